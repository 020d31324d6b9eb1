//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "outgoing.mail",
    basis: LegalBasis::PublicTask,
    tables: &[
        // A mail holds links that open.
        PersonalTable::named("mailbox")
            .at_address(&["recipient"])
            .holding_back(&["key", "text"]),
        PersonalTable::named("mail_thread"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Always,
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "outgoing.mailbox",
        processing: "outgoing.mail",
        kept: Kept::Days(crate::mailbox::KEPT_DAYS),
        erased: Erased::ByWorker(store::PURGE_LETTERS),
    },
    Retention {
        code: "outgoing.threads",
        processing: "outgoing.mail",
        kept: Kept::Days(crate::threads::KEPT_DAYS),
        erased: Erased::ByWorker(store::FORGET_THREADS),
    },
];
