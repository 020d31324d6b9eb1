//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "acts.signatories",
    basis: LegalBasis::LegalObligation,
    tables: &[PersonalTable::named("act")],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_ACT),
    consent: None,
}];
