//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "groups.mandates",
    basis: LegalBasis::PublicTask,
    tables: &[PersonalTable::named("mandat").about(&["person_id"])],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_GROUPE),
    consent: None,
}];
