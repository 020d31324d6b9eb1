//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "tools.bridges",
        basis: LegalBasis::PublicTask,
        tables: &[PersonalTable::named("bridge")],
        transfers: Transfers::LinkedServer,
        in_use: InUse::Where(store::privacy::ANY_BRIDGE),
        consent: None,
    },
    Processing {
        code: "tools.discussions",
        // Rooms are how groups work; an account is let in as long as its person may read the room.
        basis: LegalBasis::PublicTask,
        tables: &[
            PersonalTable::named("discussion_message"),
            PersonalTable::named("discussion_invitation").about(&["person_id"]),
        ],
        transfers: Transfers::LinkedServer,
        in_use: InUse::Where(store::privacy::ANY_DISCUSSION),
        consent: None,
    },
];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "tools.messages",
    processing: "tools.discussions",
    kept: Kept::Days(crate::messages::KEPT_DAYS),
    erased: Erased::ByWorker(store::messages::FORGET_READ_BEFORE),
}];
