//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "texts.writing",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("amendment").about(&["author_id"]),
        PersonalTable::named("argument").about(&["author_id"]),
        PersonalTable::named("text_document").handled_by(&[("imported_by", "imported_at")]),
        PersonalTable::named("amendment_cosigner").about(&["person_id"]),
        PersonalTable::named("passage_remark").about(&["author_id"]),
        PersonalTable::named("text_waiting_file").about(&["person_id"]),
        PersonalTable::named("draft_writer").about(&["person_id"]),
        PersonalTable::named("sitting_decision")
            .handled_by(&[("decided_by", "decided_at"), ("undone_by", "undone_at")]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_TEXT_DOCUMENT),
    consent: None,
}];
