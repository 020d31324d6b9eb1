//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Consent, Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::model::KEPT_DAYS;
use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "helpers.mandates",
    basis: LegalBasis::Consent,
    tables: &[
        PersonalTable::named("helper_mandate")
            .about(&["helped_id", "helper_id"])
            // Of a question, it would tell who asked that it was refused.
            .holding_back(&["ended_at"])
            .handled_by(&[("received_by", "asked_at")]),
        PersonalTable::named("helper_deed").through("mandate_id", "helper_mandate", "id"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::ANY),
    consent: Some(Consent {
        given: store::CONSENTED,
        withdrawn_at: "/compte/aide",
        place: None,
    }),
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "helpers.deeds",
        processing: "helpers.mandates",
        kept: Kept::Days(KEPT_DAYS),
        erased: Erased::ByWorker(store::PURGE_DEEDS),
    },
    Retention {
        code: "helpers.mandates",
        processing: "helpers.mandates",
        kept: Kept::Days(KEPT_DAYS),
        erased: Erased::ByWorker(store::PURGE_MANDATES),
    },
];
