//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "requirements.conclusions",
    basis: LegalBasis::PublicTask,
    tables: &[PersonalTable::named("requirement_conclusion").handled_by(&[("concluded_by", "concluded_at")])],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_REQUIREMENT),
    consent: None,
}];
