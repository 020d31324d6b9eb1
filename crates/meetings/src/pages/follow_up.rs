//! One thing to be done: what, who, until when, decided where; and the buttons that say it is done.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use groups::Group;
use jiff::civil::Date;
use kernel::{Fault, FieldFault, JournalLine, JournalPage, PersonId, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, status};
use ui::forms::{Form, FormErrors, button, button_quiet, date_field, error_summary, number_field, select};
use ui::subject_timeline::lines_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::{Asked, BOARD_MENU, today};
use crate::actions::{AssignAction, CompleteAction, ReopenAction};
use crate::model::{Column, FollowUp, FollowUpId, Meeting};
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<FollowUpId>) -> Answer {
    let found = Found::read(&visit, id).await?;
    let page = page(&visit, &found, None, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn back(Path(id): Path<FollowUpId>) -> Answer {
    Ok(Redirect::to(&format!("/suivi/{id}")).into_response())
}

pub(super) async fn complete(
    visit: Visit,
    Path(id): Path<FollowUpId>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    visit
        .act(asked.request_id, &CompleteAction { follow_up: id })
        .await?;
    visit.done(&format!("/suivi/{id}"), "meetings-follow-up-done")
}

pub(super) async fn reopen(visit: Visit, Path(id): Path<FollowUpId>, Posted(asked): Posted<Asked>) -> Answer {
    visit
        .act(asked.request_id, &ReopenAction { follow_up: id })
        .await?;
    visit.done(&format!("/suivi/{id}"), "meetings-follow-up-reopened")
}

#[derive(Deserialize)]
pub(super) struct Assigned {
    request_id: Uuid,
    #[serde(default)]
    responsable: String,
    #[serde(default)]
    echeance: String,
    #[serde(default)]
    rappel: String,
}

pub(super) async fn assign(
    visit: Visit,
    Path(id): Path<FollowUpId>,
    Posted(typed): Posted<Assigned>,
) -> Answer {
    let found = Found::read(&visit, id).await?;
    let owner = match typed.responsable.as_str() {
        "" => Ok(None),
        person => person
            .parse::<PersonId>()
            .map(Some)
            .map_err(|_| ("responsable", "meetings-not-a-member")),
    };
    let due_on = match typed.echeance.trim() {
        "" => Ok(None),
        date => date
            .parse::<Date>()
            .map(Some)
            .map_err(|_| ("echeance", "meetings-date-impossible")),
    };
    let reminder = match typed.rappel.trim() {
        "" => Ok(None),
        days => days
            .parse::<i64>()
            .map(Some)
            .map_err(|_| ("rappel", "meetings-reminder-unread")),
    };
    let errors = match (owner, due_on, reminder) {
        (Ok(owner), Ok(due_on), Ok(reminded_before)) => {
            let deed = AssignAction {
                follow_up: id,
                owner,
                due_on,
                reminded_before,
            };
            match visit.act(typed.request_id, &deed).await {
                Ok(()) => return visit.done(&format!("/suivi/{id}"), "meetings-follow-up-assigned"),
                Err(fault) => visit.refusal_of_form("responsable", fault)?,
            }
        }
        (owner, due_on, reminder) => {
            let faults: Vec<FieldFault> = [owner.err(), due_on.err(), reminder.err()]
                .into_iter()
                .flatten()
                .map(|(field, key)| FieldFault {
                    field,
                    sentence: Sentence::new(key),
                })
                .collect();
            visit.form_errors(&faults)
        }
    };
    let page = page(&visit, &found, Some(&typed), &errors).await?;
    visit.refused_page(page)
}

struct Found {
    follow_up: FollowUp,
    meeting: Meeting,
    group: Group,
}

impl Found {
    async fn read(visit: &Visit, id: FollowUpId) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let follow_up = store::find_follow_up(&mut sql, body, id)
            .await?
            .ok_or(Fault::NotFound("follow-up"))?;
        let meeting = store::find_meeting(&mut sql, body, follow_up.meeting_id)
            .await?
            .ok_or(Fault::NotFound("meeting"))?;
        let group = groups::find(&mut sql, body, follow_up.group_id)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        Ok(Self {
            follow_up,
            meeting,
            group,
        })
    }
}

/// The state of a follow-up, in a word.
pub(super) fn column_status(visit: &Visit, column: Column) -> Markup {
    let (key, tone) = match column {
        Column::ToDo => ("meetings-board-to-do", Tone::Info),
        Column::Late => ("meetings-board-late", Tone::Bad),
        Column::Done => ("meetings-board-done", Tone::Good),
    };
    status(&visit.words.say(key), tone)
}

/// The button that says it is done, or not after all.
pub(super) fn done_button(visit: &Visit, follow_up: &FollowUp) -> Markup {
    let words = visit.words;
    let (deed, key) = match follow_up.done_at {
        None => ("fait", "meetings-mark-done"),
        Some(_) => ("rouvrir", "meetings-mark-open"),
    };
    let form = Form::post(words, format!("{}/{deed}", follow_up.path()), visit.request_id());
    form.content(html! { (button_quiet(words.say(key))) })
}

async fn page(
    visit: &Visit,
    found: &Found,
    typed: Option<&Assigned>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let follow_up = &found.follow_up;
    let may_follow = visit
        .may(&rights::FOLLOW_UP, Scope::group(found.group.id))
        .await?;
    let column = follow_up.column(today(visit));
    let lines = JournalPage::of_subject(&mut visit.sql(), visit.body.id, &follow_up.reference()).await?;
    let people: Vec<PersonId> = lines
        .iter()
        .filter_map(|line| line.payload.get("owner")?.as_str()?.parse().ok())
        .collect();
    let names = identity::names(&mut visit.sql(), visit.body.id, &people).await?;
    let main = html! {
        (error_summary(errors, words))
        @for line in follow_up.text.lines().skip(1) { p { (line) } }
        (definition_list(&facts(visit, found).await?))
        @if may_follow {
            (done_button(visit, follow_up))
            h2 { (t!(words, "meetings-assign-title")) }
            (assign_form(visit, found, typed, errors).await?)
        }
        h2 { (t!(words, "meetings-history")) }
        (lines_of(visit, &lines, &|line| assigned_words(visit, line, &names)))
    };
    Ok(Page::new(follow_up.title(), main)
        .heading(html! { (words.written(&follow_up.title())) " " (column_status(visit, column)) })
        .under(t!(words, "meetings-board-title"), BOARD_MENU)
        .active(BOARD_MENU)
        .refused(errors))
}

/// What an assignment said: « responsable : Sacha Petit ; échéance : 8 décembre 2026 ».
fn assigned_words(visit: &Visit, line: &JournalLine, names: &BTreeMap<PersonId, String>) -> Option<Markup> {
    let words = visit.words;
    let owner = match line.payload.get("owner")?.as_str() {
        Some(person) => names.get(&person.parse().ok()?)?.clone(),
        None => t!(words, "meetings-filter-nobody"),
    };
    let due_on: Option<Date> = line
        .payload
        .get("due_on")
        .and_then(|date| date.as_str()?.parse().ok());
    Some(html! {
        @if let Some(date) = due_on { (t!(words, "meetings-assigned-so", owner = owner, date = words.date(date))) }
        @else { (t!(words, "meetings-assigned-so-undated", owner = owner)) }
    })
}

async fn facts(visit: &Visit, found: &Found) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let follow_up = &found.follow_up;
    let fact = |key: &str, value: Markup| (words.say(key), value);
    let names = match follow_up.owner_id {
        Some(owner) => identity::names(&mut visit.sql(), visit.body.id, &[owner]).await?,
        None => BTreeMap::default(),
    };
    let mut facts = Vec::new();
    if let Some(name) = follow_up.owner_id.and_then(|owner| names.get(&owner)) {
        facts.push(fact("meetings-fact-owner", html! { (name) }));
    }
    if !follow_up.owners.is_empty() {
        facts.push(fact("meetings-fact-owners-written", html! { (follow_up.owners) }));
    }
    if let Some(due_on) = follow_up.due_on {
        facts.push(fact("meetings-fact-due", words.date_element(due_on)));
    }
    if let Some(done_at) = follow_up.done_at {
        facts.push(fact("meetings-fact-done", html! { (visit.on(done_at)) }));
    }
    let meeting = &found.meeting;
    let decided = html! {
        a href=(meeting.path()) { (meeting.title) } " – " (visit.on(meeting.starts_at))
        @if let Some(decision) = &follow_up.decision { " – " (t!(words, "meetings-decision-called", name = decision)) }
    };
    facts.push(fact("meetings-fact-decided-at", decided));
    let group = html! { a href={ "/groupes/" (found.group.slug) } { (found.group.name) } };
    facts.push(fact("meetings-fact-group", group));
    Ok(facts)
}

async fn assign_form(
    visit: &Visit,
    found: &Found,
    typed: Option<&Assigned>,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    let words = visit.words;
    let follow_up = &found.follow_up;
    let members = groups::members_on(&mut visit.sql(), visit.body.id, found.group.id, visit.now()).await?;
    let owner = typed.map_or_else(
        || {
            follow_up
                .owner_id
                .map(|owner| owner.to_string())
                .unwrap_or_default()
        },
        |typed| typed.responsable.clone(),
    );
    let due_on = typed.map_or_else(
        || follow_up.due_on.map(|date| date.to_string()).unwrap_or_default(),
        |typed| typed.echeance.clone(),
    );
    let kept = store::reminder(&mut visit.sql(), visit.body.id, follow_up.id).await?;
    let reminder = typed.map_or_else(
        || kept.map(|days| days.to_string()).unwrap_or_default(),
        |typed| typed.rappel.clone(),
    );
    let mut choices = select(words, t!(words, "meetings-field-owner"), "responsable")
        .errors(errors)
        .optional();
    for member in &members {
        choices = choices.choice(member.person.to_string(), &member.name);
    }
    let form = Form::post(
        words,
        format!("{}/responsable", follow_up.path()),
        visit.request_id(),
    );
    Ok(form.content(html! {
        (choices.chosen(owner))
        (date_field(words, t!(words, "meetings-field-due"), "echeance").value(due_on).errors(errors).optional())
        (number_field(words, t!(words, "meetings-field-reminder"), "rappel")
            .hint(t!(words, "meetings-field-reminder-hint")).value(reminder).errors(errors).optional())
        (button(t!(words, "meetings-assign")))
    }))
}
