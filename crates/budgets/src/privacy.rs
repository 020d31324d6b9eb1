//! The personal data this feature keeps: why, in which tables, for how long.

use kernel::{Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "budgets.participation",
    basis: LegalBasis::PublicTask,
    tables: &[
        PersonalTable::named("budget_idea").about(&["author_id"]),
        // Who took part; what they chose is read on the page of the vote, not carried about.
        PersonalTable::named("budget_ballot")
            .about(&["voter_id"])
            .holding_back(&["projects"]),
        PersonalTable::named("budget_paper").handled_by(&[("entered_by", "entered_at")]),
        PersonalTable::named("budget_desk"),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_BUDGET),
    consent: None,
}];

pub(crate) const RETENTIONS: &[Retention] = &[Retention {
    code: "budgets.choices",
    processing: "budgets.participation",
    kept: Kept::AsSaid,
    erased: Erased::AtItsDate,
}];
