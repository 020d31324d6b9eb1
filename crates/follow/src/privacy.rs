//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Consent, InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "follow.wishes",
    basis: LegalBasis::Consent,
    tables: &[
        PersonalTable::named("follow").about(&["person_id"]),
        PersonalTable::named("follow_reader")
            .about(&["person_id"])
            .holding_back(&["token"]),
        PersonalTable::named("news").about(&["actor_id"]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_FOLLOW),
    consent: Some(Consent {
        given: store::privacy::CONSENT_TO_FOLLOW,
        withdrawn_at: "/mes-suivis",
        place: None,
    }),
}];
