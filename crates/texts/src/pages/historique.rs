//! The commits of a text: who, when, what, and what each was decided by.

use axum::extract::Path;
use gitwire::Commit;
use kernel::PersonId;
use maud::{Markup, html};
use ui::components::{TimelineLine, Tone, tag, timeline};
use ui::{Answer, Page, Visit, t};

use super::gathered::name_of;
use super::{find_text, under_text};
use crate::history::{self, HistoryLine, person_of};
use crate::model::{TextId, amendment_path, text_path};
use crate::store::git;

/// Commits shown; a text of two thousand amendments has more, which a clone shows.
const COMMITS_SHOWN_MAX: usize = 500;
/// Hexadecimal digits by which people name a commit.
const SHORT_OID_CHARS: usize = 10;

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = find_text(&visit, id).await?;
    let lines = history::read(&mut visit.sql(), visit.body.id, id).await?;
    let mut people: Vec<PersonId> = lines
        .iter()
        .filter_map(|line| person_of(&line.commit.author))
        .collect();
    people.sort_unstable();
    people.dedup();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let words = visit.words;
    let shown: Vec<TimelineLine> = lines
        .iter()
        .take(COMMITS_SHOWN_MAX)
        .map(|line| {
            let author = person_of(&line.commit.author).map(|person| name_of(&visit, &names, person));
            TimelineLine {
                when: when(&visit, line),
                who: Some(author.unwrap_or_else(|| t!(words, "texts-parvis"))),
                what: what(&visit, id, line),
                why: None,
            }
        })
        .collect();
    let all = git::count_commits(&mut visit.sql(), visit.body.id, id).await?;
    let hidden = usize::try_from(all)
        .unwrap_or_default()
        .saturating_sub(shown.len());
    let main = html! {
        p { (t!(words, "texts-history-count", n = all)) }
        ul.links { li { a href={ (text_path(id)) "/comparer" } { (t!(words, "texts-compare-title")) } } }
        (timeline(&shown))
        @if hidden > 0 { p { (t!(words, "texts-history-more", n = hidden)) } }
    };
    let page = Page::new(t!(words, "texts-history-title"), main).lead(t!(words, "texts-history-lead"));
    visit.page(under_text(&visit, &text, page))
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

fn what(visit: &Visit, text: TextId, line: &HistoryLine) -> Markup {
    let words = visit.words;
    let message = &line.commit.message;
    let title = title_of(visit, &line.commit);
    let oid = line.oid.to_string();
    let trailers = match person_of(&line.commit.committer) {
        Some(_) => Vec::new(),
        None => gitwire::trailers(message),
    };
    html! {
        p {
            strong { (title) } " "
            code title=(oid) { (oid[..SHORT_OID_CHARS]) }
            @for name in &line.names { " " (tag(name, Tone::Neutral)) }
            @if line.commit.parents.len() > 1 { " " (tag(&t!(words, "texts-history-merge"), Tone::Good)) }
        }
        @if !trailers.is_empty() {
            ul.details {
                @for (key, value) in &trailers {
                    li {
                        (t!(words, "texts-history-trailer", key = key.as_str(), value = value.as_str()))
                        @if key == "Amendement" && let Ok(number) = value.parse::<i64>() {
                            " " a href=(amendment_path(text, number)) { (t!(words, "texts-history-see")) }
                        }
                    }
                }
            }
        }
    }
}
