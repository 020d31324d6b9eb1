//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "moderation.reports",
    basis: LegalBasis::LegalObligation,
    tables: &[
        PersonalTable::named("content_report")
            .about(&["reporter_id"])
            .at_address(&["email"]),
        PersonalTable::named("content_decision")
            .about(&["author_id"])
            .handled_by(&[("moderator_id", "decided_at")]),
        PersonalTable::named("report_client"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Always,
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[
    Retention {
        code: "moderation.clients",
        processing: "moderation.reports",
        kept: Kept::Hours(1),
        erased: Erased::ByWorker(store::PURGE_CLIENTS),
    },
    Retention {
        code: "moderation.removed",
        processing: "moderation.reports",
        kept: Kept::AsSaid,
        erased: Erased::AtItsDate,
    },
];
