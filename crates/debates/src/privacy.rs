//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "debates.contributions",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("contribution").about(&["author_id"]),
        PersonalTable::named("contribution_version").through("contribution_id", "contribution", "id"),
        PersonalTable::named("contribution_waiting").at_address(&["email"]),
        PersonalTable::named("contribution_support").about(&["person_id"]),
        PersonalTable::named("support_waiting")
            .at_address(&["email"])
            .holding_back(&["token_hash"]),
        PersonalTable::named("contribution_comment").about(&["author_id"]),
        PersonalTable::named("subject_comment").about(&["author_id"]),
        PersonalTable::named("moderation_report")
            .about(&["reporter_id"])
            .at_address(&["email"]),
        PersonalTable::named("moderation_decision")
            .about(&["author_id"])
            .handled_by(&[("moderator_id", "decided_at")]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_CONSULTATION),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "debates.waiting",
        processing: "debates.contributions",
        kept: Kept::Days(crate::model::WAITING_DAYS),
        erased: Erased::AtItsDate,
    },
    // As long as the link that counts it works.
    Retention {
        code: "debates.supports-waiting",
        processing: "debates.contributions",
        kept: Kept::Hours(1),
        erased: Erased::ByWorker(store::supports::PURGE),
    },
];
