//! The commits of a text: who, when, what, and what each was decided by.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use gitwire::{Commit, Oid};
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{TimelineLine, Tone, pagination, tag, timeline};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::gathered::name_of;
use super::{find_text, under_text};
use crate::history::{self, HistoryLine, person_of};
use crate::model::{TextId, amendment_path, text_path};
use crate::store::git;

/// Commits on a page. The last versions and the branches that moved last are read, within the bounds of [`history::read`]; versions of the
/// text that are older are read from one of them on, older amendments each on its page; all shows in a clone.
const COMMITS_A_PAGE: i64 = 100;
/// Hexadecimal digits by which people name a commit.
const SHORT_OID_CHARS: usize = 10;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
    /// A version of the text, by the forty digits of its commit: those before it are shown
    avant: Option<String>,
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>, Query(asked): Query<Asked>) -> Answer {
    let text = find_text(&visit, id).await?;
    let words = visit.words;
    let all = git::count_commits(&mut visit.sql(), visit.body.id, id).await?;
    let content = match asked.avant.as_deref() {
        Some(before) => before_one(&visit, id, before).await?,
        None => last_ones(&visit, id, asked.page.as_deref(), all).await?,
    };
    let main = html! {
        p { (t!(words, "texts-history-count", n = all)) }
        ul.links { li { a href={ (text_path(id)) "/comparer" } { (t!(words, "texts-compare-title")) } } }
        (content)
    };
    let page = Page::new(t!(words, "texts-history-title"), main).lead(t!(words, "texts-history-lead"));
    visit.page(under_text(&visit, &text, page))
}

/// The last versions and amendments, page by page, then the way to what is older.
async fn last_ones(visit: &Visit, id: TextId, asked: Option<&str>, all: i64) -> Result<Markup, Fault> {
    let words = visit.words;
    let read = history::read(&mut visit.sql(), visit.body.id, id).await?;
    let pages = pages_of(i64::try_from(read.len()).unwrap_or(i64::MAX), COMMITS_A_PAGE);
    let (page, offset) = page_and_offset(asked, pages, COMMITS_A_PAGE);
    let skipped = usize::try_from(offset).unwrap_or_default();
    let lines = read.get(skipped..).unwrap_or_default();
    let lines = &lines[..lines.len().min(lines_max())];
    let hidden = usize::try_from(all)
        .unwrap_or_default()
        .saturating_sub(read.len());
    let oldest = read.iter().rev().find(|line| line.is_version);
    Ok(html! {
        (shown(visit, id, lines).await?)
        (pagination(words, page, pages, |page| format!("{}/historique?page={page}", text_path(id))))
        @if hidden > 0 && page == pages {
            p { (t!(words, "texts-history-more", n = hidden)) }
            @if let Some(oldest) = oldest { (older(visit, id, oldest)) }
        }
    })
}

/// The versions of the text that came before one of them.
async fn before_one(visit: &Visit, id: TextId, before: &str) -> Result<Markup, Fault> {
    let before: Oid = before.parse().map_err(|_| Fault::NotFound("version"))?;
    let found = history::read_before(&mut visit.sql(), visit.body.id, id, before, lines_max()).await?;
    let lines = found.ok_or(Fault::NotFound("version"))?;
    let words = visit.words;
    Ok(html! {
        p { a href={ (text_path(id)) "/historique" } { (t!(words, "texts-history-last")) } }
        (shown(visit, id, &lines).await?)
        @if let Some(oldest) = lines.last() { (older(visit, id, oldest)) }
    })
}

fn lines_max() -> usize {
    usize::try_from(COMMITS_A_PAGE).unwrap_or(usize::MAX)
}

/// The way to the versions before this one, when there are some.
fn older(visit: &Visit, id: TextId, oldest: &HistoryLine) -> Markup {
    html! {
        @if oldest.changes.is_some() {
            p { a href={ (text_path(id)) "/historique?avant=" (oldest.oid.to_string()) } { (t!(visit.words, "texts-history-older")) } }
        }
    }
}

async fn shown(visit: &Visit, id: TextId, lines: &[HistoryLine]) -> Result<Markup, Fault> {
    let mut people: Vec<PersonId> = lines
        .iter()
        .flat_map(|line| {
            let with = history::co_authors(&line.commit.message);
            person_of(&line.commit.author).into_iter().chain(with)
        })
        .collect();
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let shown: Vec<TimelineLine> = lines
        .iter()
        .map(|line| {
            let author = person_of(&line.commit.author).map(|person| name_of(visit, &names, person));
            TimelineLine {
                when: when(visit, line),
                who: Some(author.unwrap_or_else(|| t!(visit.words, "texts-parvis"))),
                what: what(visit, id, (line, &names)),
                why: None,
            }
        })
        .collect();
    Ok(timeline(&shown))
}

fn when(visit: &Visit, line: &HistoryLine) -> Markup {
    let at = db::Instant::from_micros(line.commit.author.time_seconds.saturating_mul(1_000_000));
    visit.words.datetime_element(at.timestamp(), &visit.body.zone())
}

/// What a commit is called. What was pushed is titled by its author, in words that no moderation could take from a history.
pub(super) fn title_of(visit: &Visit, commit: &Commit) -> String {
    match person_of(&commit.committer) {
        Some(_) => t!(visit.words, "texts-history-pushed"),
        None => commit.message.lines().next().unwrap_or_default().to_owned(),
    }
}

/// What a trailer says, and the page of the meeting it names: « 2026-11-18 /reunions/… ». Adoptions recorded before said the
/// day alone.
fn said_value<'a>(key: &str, value: &'a str) -> (&'a str, Option<&'a str>) {
    match value.split_once(' ') {
        Some((day, path)) if key == "Seance" && path.starts_with('/') && !path.starts_with("//") => {
            (day, Some(path))
        }
        _ => (value, None),
    }
}

/// What people call a key: Git wants them without accents.
fn said_key(visit: &Visit, key: &str) -> String {
    match key {
        "Seance" => t!(visit.words, "texts-history-key-seance"),
        "Scrutin-clos" => t!(visit.words, "texts-history-key-closed"),
        _ => key.to_owned(),
    }
}

fn what(visit: &Visit, text: TextId, (line, names): (&HistoryLine, &BTreeMap<PersonId, String>)) -> Markup {
    let words = visit.words;
    let message = &line.commit.message;
    let title = title_of(visit, &line.commit);
    let oid = line.oid.to_string();
    let with = match person_of(&line.commit.committer) {
        Some(_) => Vec::new(),
        None => history::co_authors(message),
    };
    let trailers = match person_of(&line.commit.committer) {
        Some(_) => Vec::new(),
        None => gitwire::trailers(message)
            .into_iter()
            .filter(|(key, _)| key != history::CO_AUTHOR)
            .collect(),
    };
    html! {
        p {
            strong { (title) } " "
            code title=(oid) { (oid[..SHORT_OID_CHARS]) }
            @for name in &line.names { " " (tag(name, Tone::Neutral)) }
            @if line.commit.parents.len() > 1 { " " (tag(&t!(words, "texts-history-merge"), Tone::Good)) }
            @if let Some(before) = line.changes {
                " " a href={ (text_path(text)) "/comparer?de=" (before.to_string()) "&a=" (oid) } {
                    (t!(words, "texts-history-compare"))
                    span.visually-hidden { " " (t!(words, "texts-history-compare-what", commit = oid[..SHORT_OID_CHARS].to_owned())) }
                }
            }
        }
        @if !with.is_empty() {
            ul.details {
                @for person in with {
                    li { (t!(words, "texts-history-with", name = name_of(visit, names, person))) }
                }
            }
        }
        @if !trailers.is_empty() {
            ul.details {
                @for (key, value) in &trailers {
                    @let (value, meeting) = said_value(key, value);
                    li {
                        (t!(words, "texts-history-trailer", key = said_key(visit, key), value = value))
                        @if let Some(meeting) = meeting {
                            " " a href=(meeting) { (t!(words, "texts-history-meeting")) }
                        }
                        @if key == "Amendement" && let Ok(number) = value.parse::<i64>() {
                            " " a href=(amendment_path(text, number)) { (t!(words, "texts-history-see")) }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::said_value;

    #[test]
    fn a_sitting_is_a_day_and_a_meeting_when_there_was_one() {
        assert_eq!(said_value("Seance", "2026-11-18"), ("2026-11-18", None));
        assert_eq!(
            said_value("Seance", "2026-11-18 /reunions/1"),
            ("2026-11-18", Some("/reunions/1"))
        );
        for other in [
            ("Vote", "12/3 /1"),
            ("Seance", "2026-11-18 //ailleurs.example"),
            ("Seance", "le 18"),
        ] {
            assert_eq!(said_value(other.0, other.1), (other.1, None));
        }
    }
}
