//! What other features know of the subject of a page, each under a title of its own.

use kernel::{Fault, Panel, PanelLine, Subject};
use maud::{Markup, html};

use crate::components::{Tone, notice, status};
use crate::visit::Visit;

/// The panels of the house's features about `subject`; nothing when none has anything to say.
pub async fn panels_of(visit: &Visit, subject: &Subject) -> Result<Markup, Fault> {
    let mut panels = Vec::new();
    for shown in visit.house.features().iter().filter_map(|feature| feature.panels) {
        panels.extend(shown(&visit.house, visit.body.id, visit.actor, subject).await?);
    }
    Ok(html! { @for panel in &panels { (one(visit, panel)) } })
}

fn one(visit: &Visit, panel: &Panel) -> Markup {
    html! {
        section aria-labelledby=(panel.title) {
            h2 id=(panel.title) { (visit.words.say(panel.title)) }
            @if let Some(alert) = &panel.alert { (notice(Tone::Warning, &html! { p { (visit.say(alert)) } })) }
            @if !panel.lines.is_empty() { ul { @for line in &panel.lines { li { (of_line(visit, line)) } } } }
            @if !panel.links.is_empty() {
                ul.links { @for (label, path) in &panel.links { li { a href=(path) { (visit.say(label)) } } } }
            }
        }
    }
}

fn of_line(visit: &Visit, line: &PanelLine) -> Markup {
    html! {
        a href=(line.path) { (line.title) }
        @if let Some(state) = &line.state {
            " " (status(&visit.say(state), if line.waits { Tone::Warning } else { Tone::Info }))
        }
        @if !line.note.is_empty() { br; span.muted { (line.note) } }
    }
}
