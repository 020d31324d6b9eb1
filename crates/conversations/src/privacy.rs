//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "conversations.opinions",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("conversation_statement").about(&["author_id"]),
        PersonalTable::named("conversation_vote"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_CONVERSATION),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "conversations.voters",
    processing: "conversations.opinions",
    kept: Kept::AsSaid,
    erased: Erased::AtItsDate,
}];
