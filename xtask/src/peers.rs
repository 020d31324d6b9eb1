//! What is too long for every day: stories that need a peer to be built first.

mod older;
mod package;

use std::path::Path;

/// Builds each peer unless it is there, then tells its stories.
pub(crate) fn all(root: &Path) -> anyhow::Result<()> {
    older::stories(root)?;
    package::story(root)
}
