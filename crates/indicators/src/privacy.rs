//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "indicators.values",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("indicator").handled_by(&[("owner_id", "")]),
        PersonalTable::named("indicator_value").handled_by(&[("recorded_by", "recorded_at")]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_PLAN),
    consent: None,
}];
