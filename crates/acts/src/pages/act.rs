//! One act: who published it, when, what it is, where it comes from, and how to check its file.

use groups::Group;
use kernel::{Fault, Subject, SubjectRef};
use maud::{Markup, html};
use ui::components::definition_list;
use ui::forms::button_link;
use ui::icons::{Icon, icon};
use ui::subject_timeline::timeline_of;
use ui::{Visit, t};

use crate::model::Act;

pub(super) async fn main(visit: &Visit, act: &Act) -> Result<Markup, Fault> {
    let words = visit.words;
    let facts = facts(visit, act).await?;
    let timeline = timeline_of(visit, &act.reference(), &|_| None).await?;
    Ok(html! {
        @if !act.extract.is_empty() { p { (act.extract) } }
        p { (button_link(&t!(words, "acts-read"), &act.file_path())) }
        p {
            a href=(act.file_path()) download=(act.file_name()) {
                (icon(Icon::Download)) (t!(words, "acts-download", size = words.file_size(size_of(act))))
            }
        }
        (definition_list(&facts))
        h2 { (t!(words, "acts-nature")) }
        p { (words.say(&format!("acts-nature-{}", act.kind.as_str()))) }
        details {
            summary { (t!(words, "acts-check")) }
            p { (t!(words, "acts-check-explained")) }
            pre tabindex="0" { code { "sha256sum " (act.file_name()) } }
            p { (t!(words, "acts-check-expected")) }
            pre tabindex="0" { code { (act.sha256) "  " (act.file_name()) } }
            @if let Some(commit) = &act.text_commit {
                p { (t!(words, "acts-commit")) " " code { (commit) } }
            }
        }
        h2 { (t!(words, "acts-history")) }
        (timeline)
    })
}

async fn facts(visit: &Visit, act: &Act) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let group = groups::find(&mut visit.sql(), visit.body.id, act.group_id).await?;
    let mut facts = vec![
        fact(
            "acts-file-kind",
            html! { (words.say(&format!("acts-kind-{}", act.kind.as_str()))) },
        ),
        fact("acts-file-published", html! { (visit.at(act.published_at)) }),
        fact(
            "acts-file-author",
            html! {
                (t!(words, "acts-author", name = &act.author_name, quality = &act.author_quality))
            },
        ),
        fact("acts-group", group_link(group.as_ref())),
    ];
    let sources = [
        (
            "acts-from-text",
            act.text_id.map(|id| SubjectRef::new("text", id)),
        ),
        (
            "acts-from-meeting",
            act.meeting_id.map(|id| SubjectRef::new("meeting", id)),
        ),
    ];
    for (key, source) in sources {
        let Some(source) = source else { continue };
        if let Some(subject) = Subject::find(&mut visit.sql(), visit.body.id, &source).await? {
            facts.push(fact(key, html! { a href=(subject.path) { (subject.title) } }));
        }
    }
    Ok(facts)
}

fn group_link(group: Option<&Group>) -> Markup {
    html! {
        @if let Some(group) = group { a href={ "/groupes/" (group.slug) } { (group.name) } }
    }
}

fn size_of(act: &Act) -> u64 {
    u64::try_from(act.size_bytes).unwrap_or_default()
}
