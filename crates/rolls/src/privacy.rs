//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::model::{CONFLICT_DAYS, FILE_DAYS, TRY_HOURS};
use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "rolls.electors",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("roll")
            .handled_by(&[("imported_by", "imported_at"), ("confirmed_by", "confirmed_at")]),
        PersonalTable::named("roll_part"),
        PersonalTable::named("roll_entry"),
        PersonalTable::named("elector_proof")
            .about(&["person_id"])
            .holding_back(&["elector"]),
        PersonalTable::named("elector_held"),
        PersonalTable::named("roll_try")
            .about(&["person_id"])
            .holding_back(&["client"]),
        PersonalTable::named("roll_conflict")
            .about(&["person_id"])
            .holding_back(&["elector"]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::ANY_ROLL),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "rolls.files",
        processing: "rolls.electors",
        kept: Kept::Days(FILE_DAYS),
        erased: Erased::ByWorker(store::PURGE_PARTS),
    },
    Retention {
        code: "rolls.lines",
        processing: "rolls.electors",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::PURGE_ENTRIES),
    },
    Retention {
        code: "rolls.proofs",
        processing: "rolls.electors",
        kept: Kept::UntilItsEnd,
        erased: Erased::AtItsDate,
    },
    Retention {
        code: "rolls.held",
        processing: "rolls.electors",
        kept: Kept::UntilItsEnd,
        erased: Erased::ByWorker(store::proofs::PURGE_HELD),
    },
    Retention {
        code: "rolls.tries",
        processing: "rolls.electors",
        kept: Kept::Hours(TRY_HOURS),
        erased: Erased::ByWorker(store::proofs::PURGE_TRIES),
    },
    Retention {
        code: "rolls.claims",
        processing: "rolls.electors",
        kept: Kept::Days(CONFLICT_DAYS),
        erased: Erased::ByWorker(store::proofs::PURGE_CONFLICTS),
    },
];
