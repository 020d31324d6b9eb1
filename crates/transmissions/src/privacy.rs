//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "transmissions.recipients",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("transmission").at_address(&["recipient_email"]),
        PersonalTable::named("transmission_answer").through("transmission_id", "transmission", "id"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_TRANSMISSION),
    consent: None,
}];
