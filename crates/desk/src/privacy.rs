//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::model::RECEIPTS_KEPT_DAYS;
use crate::store::{codes, letters, privacy, visits};

pub(crate) const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "desk.letters",
        basis: LegalBasis::PublicTask,
        tables: &[
            PersonalTable::named("desk_campaign").handled_by(&[("opened_by", "opened_at")]),
            PersonalTable::named("desk_letter")
                .about(&["person_id", "used_by"])
                .holding_back(&["code_hash"]),
            PersonalTable::named("desk_proof").about(&["person_id"]),
            PersonalTable::named("desk_try"),
            PersonalTable::named("desk_address")
                .about(&["person_id"])
                .at_address(&["email"])
                .holding_back(&["token_hash"]),
        ],
        transfers: Transfers::Never,
        in_use: InUse::Where(privacy::ANY_CAMPAIGN),
        consent: None,
    },
    Processing {
        code: "desk.visits",
        basis: LegalBasis::PublicTask,
        tables: &[
            PersonalTable::named("desk_person")
                .about(&["person_id"])
                .handled_by(&[("registered_by", "consented_at")]),
            PersonalTable::named("desk_visit")
                .about(&["person_id"])
                .handled_by(&[("held_by", "begun_at")]),
            PersonalTable::named("desk_deed").through("visit_id", "desk_visit", "id"),
        ],
        transfers: Transfers::Never,
        in_use: InUse::Where(privacy::ANY_VISIT),
        consent: None,
    },
];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "desk.letters",
        processing: "desk.letters",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(letters::PURGE_LETTERS),
    },
    Retention {
        code: "desk.tries",
        processing: "desk.letters",
        kept: Kept::Hours(1),
        erased: Erased::ByWorker(codes::PURGE_TRIES),
    },
    Retention {
        code: "desk.addresses",
        processing: "desk.letters",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(codes::PURGE_ADDRESSES),
    },
    Retention {
        code: "desk.deeds",
        processing: "desk.visits",
        kept: Kept::Days(RECEIPTS_KEPT_DAYS),
        erased: Erased::ByWorker(visits::PURGE_DEEDS),
    },
    Retention {
        code: "desk.visits",
        processing: "desk.visits",
        kept: Kept::Days(RECEIPTS_KEPT_DAYS),
        erased: Erased::ByWorker(visits::PURGE_VISITS),
    },
];
