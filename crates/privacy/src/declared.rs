//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "privacy.requests",
    basis: LegalBasis::LegalObligation,
    tables: &[
        PersonalTable::named("privacy_contact"),
        PersonalTable::named("privacy_breach").handled_by(&[("written_by", "written_at")]),
        PersonalTable::named("privacy_breach_told").handled_by(&[("written_by", "written_at")]),
        PersonalTable::named("privacy_objection")
            .about(&["person_id"])
            .handled_by(&[("answered_by", "answered_at")]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Always,
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "privacy.objections",
    processing: "privacy.requests",
    kept: Kept::Days(crate::model::OBJECTIONS_KEPT_DAYS),
    erased: Erased::ByWorker(store::FORGET_OBJECTIONS),
}];
