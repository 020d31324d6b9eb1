//! The four parts of what is in a group or a parcours: what is said, written, scheduled and filed there today, in Parvis
//! and in the tools switched on for it.

use std::collections::BTreeSet;

use kernel::{Fault, NewsSort, Scope, Standing, Subject};
use maud::{Markup, html};
use tools::{BridgeSettings, Capability, SEE_PLACE, Tool, places};
use ui::components::{Tone, notice};
use ui::{Visit, t};

use super::{discussion, folder};
use crate::store::news::{self, Part};

/// Things of one type that are looked at: the latest something happened to.
const PARTS_MAX: i64 = 12;
/// Things shown in one part.
const SHOWN_MAX: usize = 8;

/// A thing, and where it stands.
struct Stood {
    kind: &'static str,
    part: Part,
    standing: Standing,
}

/// A tool that is switched on, and how it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    /// A bridge provides it
    Reached,
    /// Nothing does
    Missing,
}

/// The parts, or the one that is asked for.
pub(super) async fn show(visit: &Visit, subject: &Subject, asked: Option<NewsSort>) -> Result<Markup, Fault> {
    let words = visit.words;
    let stood = stood(visit, subject).await?;
    let tools = switched_on(visit, subject).await?;
    let group = group_of(visit, subject).await?;
    let together = written_together(visit, subject).await?;
    let mut sections = Vec::new();
    for sort in NewsSort::ALL
        .iter()
        .copied()
        .filter(|sort| asked.is_none_or(|asked| asked == *sort))
    {
        let has = |tool| tools.contains(&(tool, On::Reached));
        let elsewhere = match sort {
            NewsSort::Filed if has(Tool::Files) => folder::section(visit, subject).await?,
            NewsSort::Said if has(Tool::Messages) => discussion::section(visit, subject).await?,
            _ => html! {},
        };
        let reached = links(visit, (&tools, &group), sort)
            .chain(together.iter().filter(|_| sort == NewsSort::Written).cloned());
        sections.push(section(
            visit,
            subject,
            sort,
            (&stood, &reached.collect::<Vec<_>>()),
            &elsewhere,
        ));
    }
    let missing: Vec<String> = tools
        .iter()
        .filter(|(_, on)| *on == On::Missing)
        .map(|(tool, _)| words.say(&format!("tool-{}", tool.as_str())))
        .collect();
    // Citizens can do nothing about it.
    let is_told = !missing.is_empty() && visit.may(&tools::MANAGE, Scope::BODY).await?;
    Ok(html! {
        div.cards.four { @for section in &sections { (section) } }
        @if is_told {
            (notice(Tone::Info, &html! {
                p { (t!(words, "follow-tools-missing", names = missing.join(", "))) }
                p { a href="/passerelles" { (t!(words, "follow-tools-bridges")) } }
            }))
        }
    })
}

fn section(
    visit: &Visit,
    subject: &Subject,
    sort: NewsSort,
    (stood, links): (&[Stood], &[(String, String)]),
    elsewhere: &Markup,
) -> Markup {
    let words = visit.words;
    let name = sort.as_str();
    let of_sort = || stood.iter().filter(|one| one.standing.sort == sort);
    html! {
        section.card aria-labelledby={ "partie-" (name) } {
            h2 id={ "partie-" (name) } { (words.say(&format!("follow-sort-{name}"))) }
            @if of_sort().next().is_none() {
                p.muted { (words.say(&format!("follow-part-none-{name}-{}", subject.reference.kind))) }
            } @else {
                ul {
                    @for one in of_sort().take(SHOWN_MAX) {
                        li {
                            a href=(one.part.path) { (words.written(&one.part.title)) }
                            br;
                            span.muted { (words.say(&format!("subject-{}", one.kind))) " · " (visit.say(&one.standing.state)) }
                        }
                    }
                }
            }
            @if !links.is_empty() { ul { @for (said, path) in links { li { a href=(path) { (said) } } } } }
            (elsewhere)
        }
    }
}

/// The tools met in one part, each with the page where it is.
fn links(
    visit: &Visit,
    (tools, group): (&[(Tool, On)], &str),
    sort: NewsSort,
) -> impl Iterator<Item = (String, String)> {
    let words = visit.words;
    let reached = tools
        .iter()
        .filter(move |(tool, on)| *on == On::Reached && sort_of(*tool) == sort);
    reached.filter_map(move |(tool, _)| {
        let key = format!("follow-tool-{}", tool.as_str());
        words
            .knows(&key)
            .then(|| (words.say(&key), page_of(*tool, group)))
    })
}

/// The name in addresses of the group that this subject is, or is of.
async fn group_of(visit: &Visit, subject: &Subject) -> Result<String, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let wholes = kernel::wholes_of(&visit.house, &mut sql, body, &subject.reference).await?;
    let Some((group, _)) = wholes.iter().find(|(whole, _)| whole.kind == "group") else {
        return Ok(String::new());
    };
    let group = Subject::find(&mut sql, body, group).await?;
    let slug = group.as_ref().and_then(|group| group.path.rsplit('/').next());
    Ok(slug.unwrap_or_default().to_owned())
}

/// The pad and the table, for those who may see their addresses.
async fn written_together(visit: &Visit, subject: &Subject) -> Result<Vec<(String, String)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut found = Vec::new();
    for (capability, key) in [
        (Capability::Pads, "places-go-pads"),
        (Capability::Tables, "places-go-tables"),
    ] {
        if let Some(address) = places::find(&mut sql, body, &subject.reference, capability).await? {
            found.push((visit.words.say(key), address));
        }
    }
    if !found.is_empty() {
        let scope = places::scope_of(&visit.house, &mut sql, body, &subject.reference).await?;
        if !visit.may(&SEE_PLACE, scope).await? {
            found.clear();
        }
    }
    Ok(found)
}

/// What stands there, open things first and the soonest before the others, then what is over, the latest first.
async fn stood(visit: &Visit, subject: &Subject) -> Result<Vec<Stood>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut stood = Vec::new();
    for (kind, stands) in visit.house.features().iter().flat_map(|feature| feature.stands) {
        for part in news::parts(&mut sql, body, subject.reference.id, kind, PARTS_MAX).await? {
            let reference = kernel::SubjectRef {
                kind: (*kind).to_owned(),
                id: part.subject_id,
            };
            if let Some(standing) = stands(&visit.house, &mut sql, body, &reference).await? {
                stood.push(Stood { kind, part, standing });
            }
        }
    }
    stood.sort_by_key(|one| {
        let at = one.standing.at.micros();
        (!one.standing.is_open, if one.standing.is_open { at } else { -at })
    });
    Ok(stood)
}

/// The tools that are switched on: those of its steps for a parcours, those that the body set up for a group.
async fn switched_on(visit: &Visit, subject: &Subject) -> Result<Vec<(Tool, On)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let wanted: Option<BTreeSet<Tool>> =
        tools::switched_on(&visit.house, &mut sql, body, &subject.reference).await?;
    let mut all = Vec::new();
    // What no bridge of this version provides is nobody's fault here.
    for tool in Tool::ALL.iter().filter(|tool| tool.capability().is_some()) {
        if wanted.as_ref().is_some_and(|wanted| !wanted.contains(tool)) {
            continue;
        }
        let is_reached = match tool.capability() {
            Some(capability) => BridgeSettings::find(&mut sql, body, capability).await?.is_some(),
            None => false,
        };
        match (is_reached, &wanted) {
            (true, _) => all.push((*tool, On::Reached)),
            (false, Some(_)) => all.push((*tool, On::Missing)),
            (false, None) => {}
        }
    }
    Ok(all)
}

/// In which part a tool is met.
fn sort_of(tool: Tool) -> NewsSort {
    match tool {
        Tool::Messages => NewsSort::Said,
        Tool::Mailbox | Tool::Pads | Tool::Tables => NewsSort::Written,
        Tool::Calendar | Tool::Rooms | Tool::Tasks => NewsSort::Scheduled,
        Tool::Files | Tool::Map => NewsSort::Filed,
    }
}

/// Where what a tool keeps is seen on this site, for this group.
fn page_of(tool: Tool, group: &str) -> String {
    match tool {
        Tool::Mailbox => "/textes".to_owned(),
        Tool::Tasks => format!("/suivi?groupe={group}"),
        _ => format!("/reunions?groupe={group}"),
    }
}
