//! What Parvis read in minutes, beside the text; and what their approval brought about.

use std::collections::BTreeMap;

use kernel::{Fault, PersonId};
use maud::{Markup, html};
use minutes::{Decision, Document, Minutes, Person};
use ui::components::{Tone, definition_list, notice};
use ui::{Visit, t};

use super::follow_up::column_status;
use super::today;
use crate::model::{Attendance, FollowUp, Matching, Meeting, Named, NextMeeting, Reading, Task, day_of};
use crate::store;

/// Lines shown of each list; the text has the rest.
const LINES_MAX: usize = 200;
/// Warnings shown.
const WARNINGS_MAX: usize = 50;

/// What was read, section by section, hesitations first.
pub(super) fn view(visit: &Visit, meeting: &Meeting, minutes: &Minutes, outcome: &Reading) -> Markup {
    let words = visit.words;
    html! {
        (warnings(visit, meeting, minutes))
        h3 { (t!(words, "meetings-read-people")) }
        (people(visit, &outcome.people, &minutes.invites))
        h3 { (t!(words, "meetings-read-decisions", n = minutes.decisions.len())) }
        (capped(visit, &minutes.decisions, |decision| decision_line(visit, decision)))
        h3 { (t!(words, "meetings-read-actions", n = outcome.follow_ups.len())) }
        (capped(visit, &outcome.follow_ups, |task| task_line(visit, task)))
        h3 { (t!(words, "meetings-read-next")) }
        (next(visit, meeting, &outcome.next))
        @if !minutes.documents.is_empty() {
            h3 { (t!(words, "meetings-read-documents")) }
            (capped(visit, &minutes.documents, document_line))
        }
    }
}

fn warnings(visit: &Visit, meeting: &Meeting, minutes: &Minutes) -> Markup {
    let words = visit.words;
    let day = day_of(meeting.starts_at, &visit.body.zone());
    let other_day = minutes.date.filter(|written| *written != day);
    let shown: Vec<_> = minutes.warnings.iter().take(WARNINGS_MAX).collect();
    html! {
        @if !shown.is_empty() || other_day.is_some() {
            (notice(Tone::Warning, &html! {
                p { strong { (t!(words, "meetings-read-to-check")) } }
                ul {
                    @if let Some(written) = other_day {
                        li { (t!(words, "meetings-read-other-day", written = words.date(written), planned = words.date(day))) }
                    }
                    @for warning in &shown {
                        li { (t!(words, "meetings-read-warning", line = warning.line, sentence = &warning.message)) }
                    }
                    @if minutes.warnings.len() > shown.len() {
                        li { (t!(words, "meetings-and-others", n = minutes.warnings.len() - shown.len())) }
                    }
                }
            }))
        } @else {
            (notice(Tone::Good, &html! { p { (t!(words, "meetings-read-nothing-to-check")) } }))
        }
    }
}

/// A list cut at [`LINES_MAX`], saying how many are left.
fn capped<T>(visit: &Visit, items: &[T], line: impl Fn(&T) -> Markup) -> Markup {
    html! {
        @if items.is_empty() { p { (t!(visit.words, "meetings-read-none")) } }
        @else {
            ul {
                @for item in items.iter().take(LINES_MAX) { li { (line(item)) } }
                @if items.len() > LINES_MAX {
                    li { (t!(visit.words, "meetings-and-others", n = items.len() - LINES_MAX)) }
                }
            }
        }
    }
}

fn people(visit: &Visit, people: &[Named], guests: &[Person]) -> Markup {
    let words = visit.words;
    let of =
        |state: Attendance| -> Vec<&Named> { people.iter().filter(|named| named.state == state).collect() };
    let mut facts = Vec::new();
    for state in Attendance::ALL {
        let named = of(*state);
        if !named.is_empty() {
            let term = words.say(&format!("meetings-people-{}", state.as_str()));
            facts.push((term, capped(visit, &named, |named| named_line(visit, named))));
        }
    }
    if !guests.is_empty() {
        facts.push((
            t!(words, "meetings-people-invites"),
            capped(visit, guests, guest_line),
        ));
    }
    html! {
        @if facts.is_empty() { p { (t!(words, "meetings-read-none")) } } @else { (definition_list(&facts)) }
    }
}

fn named_line(visit: &Visit, named: &Named) -> Markup {
    let key = match named.member {
        Matching::One(_) => "meetings-read-member",
        Matching::Several => "meetings-read-several-members",
        Matching::None => "meetings-read-no-member",
    };
    html! { (named.name) " – " (visit.words.say(key)) }
}

fn guest_line(person: &Person) -> Markup {
    html! { (person.nom) @if let Some(quality) = &person.qualite { " (" (quality) ")" } }
}

fn decision_line(visit: &Visit, decision: &Decision) -> Markup {
    let words = visit.words;
    html! {
        strong { (decision.id) } " – " (decision.texte)
        @if let Some(vote) = &decision.vote {
            " (" @match vote.pour {
                Some(pour) => {
                    (t!(words, "meetings-read-vote", pour = pour, contre = vote.contre, abstention = vote.abstention))
                }
                None => { (t!(words, "meetings-read-vote-unanimous", contre = vote.contre, abstention = vote.abstention)) }
            } ")"
        }
    }
}

fn task_line(visit: &Visit, task: &Task) -> Markup {
    let words = visit.words;
    html! {
        (task.text)
        @if !task.owners.is_empty() { " – " (t!(words, "meetings-read-owners", owners = &task.owners)) }
        @if task.owner.is_some() { " (" (t!(words, "meetings-read-owner-member")) ")" }
        @if let Some(due_on) = task.due_on { " – " (t!(words, "meetings-read-due", date = words.date(due_on))) }
        @if let Some(decision) = &task.decision { " – " (t!(words, "meetings-decision-called", name = decision)) }
        @if task.is_done { " – " (t!(words, "meetings-read-done")) }
    }
}

fn next(visit: &Visit, meeting: &Meeting, next: &NextMeeting) -> Markup {
    let words = visit.words;
    match next {
        NextMeeting::Unsaid => html! { p { (t!(words, "meetings-next-unsaid")) } },
        NextMeeting::At { starts_at, place, .. } if place.is_empty() => {
            html! { p { (t!(words, "meetings-next-at", at = visit.at(*starts_at))) } }
        }
        NextMeeting::At { starts_at, place, .. } => {
            html! { p { (t!(words, "meetings-next-at-place", at = visit.at(*starts_at), place = place)) } }
        }
        NextMeeting::WithoutHour { date, place } => html! {
            @if place.is_empty() { p { (t!(words, "meetings-next-without-hour", date = words.date(*date))) } }
            @else { p { (t!(words, "meetings-next-without-hour-place", date = words.date(*date), place = place)) } }
            @if meeting.approved_at.is_some() {
                p { a href={ "/reunions/nouvelle?date=" (date) } { (t!(words, "meetings-plan")) } }
            }
        },
        NextMeeting::Past(date) => {
            html! { p { (t!(words, "meetings-next-past", date = words.date(*date))) } }
        }
        NextMeeting::Impossible(date) => {
            html! { p { (t!(words, "meetings-next-impossible", date = words.date(*date))) } }
        }
    }
}

fn document_line(document: &Document) -> Markup {
    let address = document.url.as_deref();
    // Minutes are written by hand: only addresses of the web become links.
    let web = address.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    html! {
        @match web {
            Some(url) => { a href=(url) rel="nofollow noopener" { (document.titre) } }
            None => { (document.titre) @if let Some(url) = address { " (" (url) ")" } }
        }
    }
}

/// What the approval brought about: follow-ups with their state today, the next meeting.
pub(super) async fn created(
    visit: &Visit,
    meeting: &Meeting,
    follow_ups: &[FollowUp],
) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut sql = visit.sql();
    let next = match meeting.next_meeting_id {
        Some(id) => store::find_meeting(&mut sql, visit.body.id, id).await?,
        None => None,
    };
    let people: Vec<PersonId> = follow_ups
        .iter()
        .filter_map(|follow_up| follow_up.owner_id)
        .collect();
    let names = identity::names(&mut sql, visit.body.id, &people).await?;
    Ok(html! {
        h2 #suites { (t!(words, "meetings-created-title")) }
        @if follow_ups.is_empty() { p { (t!(words, "meetings-created-no-follow-up")) } }
        @else {
            ul { @for follow_up in follow_ups { li { (follow_up_line(visit, follow_up, &names)) } } }
            p { a href="/suivi" { (t!(words, "meetings-board-link")) } }
        }
        @if let Some(next) = next {
            p {
                (t!(words, "meetings-created-next")) " "
                a href=(next.path()) { (next.title) } " – " (visit.at(next.starts_at))
                @if !next.place.is_empty() { " – " (next.place) }
            }
        }
    })
}

fn follow_up_line(visit: &Visit, follow_up: &FollowUp, names: &BTreeMap<PersonId, String>) -> Markup {
    let words = visit.words;
    let owner = follow_up
        .owner_id
        .and_then(|owner| names.get(&owner))
        .unwrap_or(&follow_up.owners);
    html! {
        a href=(follow_up.path()) { (follow_up.title()) }
        @if !owner.is_empty() { " – " (owner) }
        @if let Some(due_on) = follow_up.due_on { " – " (t!(words, "meetings-read-due", date = words.date(due_on))) }
        " " (column_status(visit, follow_up.column(today(visit))))
    }
}
