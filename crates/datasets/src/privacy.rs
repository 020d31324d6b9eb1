//! The personal data this feature keeps: why, in which tables, for how long. What stands in the published files themselves is
//! looked for before they are published, and is no matter of this declaration.

use kernel::{InUse, LegalBasis, PersonalTable, Processing, Transfers};

use crate::store;

pub(crate) const PROCESSINGS: &[Processing] = &[Processing {
    code: "datasets.exchanges",
    basis: LegalBasis::PublicTask,
    tables: &[
        // The address of whoever publishes, which everybody reads.
        PersonalTable::named("dataset").at_address(&["email"]),
        PersonalTable::named("dataset_version").handled_by(&[("uploaded_by", "uploaded_at")]),
        PersonalTable::named("dataset_remark").about(&["author_id"]),
        PersonalTable::named("dataset_request").about(&["author_id"]),
        PersonalTable::named("dataset_submission").about(&["author_id"]),
    ],
    transfers: Transfers::Never,
    in_use: InUse::Where(store::privacy::ANY_DATASET),
    consent: None,
}];
