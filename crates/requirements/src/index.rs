//! What the search finds of requirements.

use kernel::{Fault, Work};

use crate::model::{Passage, Requirement};

pub(crate) async fn requirement(
    work: &mut Work,
    requirement: &Requirement,
    passage: &Passage,
) -> Result<(), Fault> {
    let words = ui::markdown::plain_text(&passage.words);
    let entry = search::Entry {
        subject: requirement.reference(),
        title: requirement.title.clone(),
        path: requirement.path(),
        body_text: format!("{words}\n{}", requirement.theme),
        at: requirement.marked_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}
