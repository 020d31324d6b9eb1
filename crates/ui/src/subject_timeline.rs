//! What happened to a subject, from the journal: the same list at the foot of every subject's page.

use kernel::{Fault, JournalLine, JournalPage, SubjectRef};
use maud::{Markup, html};

use crate::components::{TimelineLine, timeline};
use crate::t;
use crate::visit::Visit;

/// The journal of `subject`, latest first, at most 200 lines; `more` adds what a feature knows of a line (a step's
/// label, a link). Nothing when nothing happened.
pub async fn timeline_of(
    visit: &Visit,
    subject: &SubjectRef,
    more: &(dyn Fn(&JournalLine) -> Option<Markup> + Sync),
) -> Result<Markup, Fault> {
    let lines = JournalPage::of_subject(&mut visit.sql(), visit.body.id, subject).await?;
    Ok(lines_of(visit, &lines, more))
}

/// Lines of the journal as a list.
pub fn lines_of(
    visit: &Visit,
    lines: &[JournalLine],
    more: &dyn Fn(&JournalLine) -> Option<Markup>,
) -> Markup {
    let words = visit.words;
    let lines: Vec<TimelineLine> = lines
        .iter()
        .map(|line| TimelineLine {
            when: words.datetime_element(line.at.timestamp(), &visit.body.zone()),
            who: Some(t!(
                words,
                "timeline-by",
                quality = words.say(&format!("quality-{}", line.quality.as_str()))
            )),
            what: html! {
                (words.say(&format!("event-{}", line.kind.replace('.', "-"))))
                @if let Some(more) = more(line) { " " (more) }
            },
            why: None,
        })
        .collect();
    timeline(&lines)
}
