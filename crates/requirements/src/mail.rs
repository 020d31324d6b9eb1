//! What requirements write to people.

use kernel::{Fault, PersonId, Subject, Work};
use ui::{Words, t};

use crate::model::project_path;

/// `n` requirements are to be examined in a project; some of their titles.
pub(crate) async fn to_examine(
    work: &mut Work,
    project: &Subject,
    n: usize,
    titles: &[String],
    to: PersonId,
) -> Result<(), Fault> {
    let words = Words::of(work.house())?;
    let subject = t!(
        words,
        "requirements-mail-subject",
        n = n,
        project = &project.title
    );
    let lines: Vec<String> = titles.iter().map(|title| format!("- {title}")).collect();
    let text = t!(
        words,
        "requirements-mail-text",
        n = n,
        project = &project.title,
        titles = lines.join("\n"),
        link = format!("{}{}", work.base_url(), project_path(&project.reference))
    );
    let key = format!("requirements-{}-{}-{to}", project.reference.id, work.now.micros());
    identity::write_to(work, &key, to, subject, text).await
}
