//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::model::associations::CONFIRM_DAYS;
use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "groups.mandates",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("mandat").about(&["person_id"]),
        PersonalTable::named("mandate_office").about(&["person_id"]),
        PersonalTable::named("delegation").about(&["giver_id", "holder_id"]),
        PersonalTable::named("made_for")
            .about(&["person_id", "giver_id"])
            .handled_by(&[("actor_id", "made_at")]),
        PersonalTable::named("act_to_confirm").about(&["person_id", "giver_id"]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_GROUPE),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "groups.acts-to-confirm",
    processing: "groups.mandates",
    kept: Kept::Days(CONFIRM_DAYS),
    erased: Erased::ByWorker(store::associations::PURGE_ACTS),
}];
