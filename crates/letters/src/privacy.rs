//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "letters.received",
    basis: LegalBasis::PublicTask,
    tables: &[PersonalTable::named("letter")
        .about(&["person_id"])
        .at_address(&["sender"])],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_LETTER),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "letters.kept",
    processing: "letters.received",
    kept: Kept::Days(crate::model::KEPT_DAYS),
    erased: Erased::AtItsDate,
}];
