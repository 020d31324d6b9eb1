//! The corrections asked for: all of them, and each with its answer.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, PersonId, Scope};
use legistique::{ChangeKind, diff_words};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{
    Change, Tone, card, cards, definition_list, list_empty, notice, status, strike_underline,
};
use ui::forms::{Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::minutes::latest;
use super::proposed::names_of;
use super::{Asked, Gathered, MENU};
use crate::actions::{AcceptCorrection, RefuseCorrection, WithdrawCorrection};
use crate::model::{
    Correction, CorrectionId, CorrectionState, MeetingId, REASON_CHARS_MAX, list_path, words_at,
};
use crate::{rights, store};

/// Struck and underlined, word by word.
pub(super) fn changes(visit: &Visit, old: &str, new: &str) -> Markup {
    let runs: Vec<Change> = diff_words(old, new)
        .into_iter()
        .map(|change| match change.kind {
            ChangeKind::Keep => Change::Keep(change.text),
            ChangeKind::Delete => Change::Delete(change.text),
            ChangeKind::Insert => Change::Insert(change.text),
        })
        .collect();
    strike_underline(visit.words, &runs)
}

pub(super) fn state_tag(visit: &Visit, state: CorrectionState) -> Markup {
    let tone = match state {
        CorrectionState::Pending => Tone::Info,
        CorrectionState::Accepted => Tone::Good,
        CorrectionState::Refused => Tone::Bad,
        CorrectionState::Withdrawn => Tone::Neutral,
        CorrectionState::Unanswered => Tone::Warning,
    };
    status(
        &visit
            .words
            .say(&format!("meetings-correction-{}", state.as_str())),
        tone,
    )
}

/// Corrections are for those who may read the draft, before the approval and after it.
async fn reader(visit: &Visit, id: MeetingId) -> Result<Gathered, Fault> {
    let gathered = Gathered::read(visit, id).await?;
    if gathered.may(visit, &rights::READ_DRAFT).await? {
        Ok(gathered)
    } else {
        Err(Fault::Forbidden {
            right: rights::READ_DRAFT.code,
        })
    }
}

pub(super) async fn list(visit: Visit, Path(id): Path<MeetingId>) -> Answer {
    let words = visit.words;
    let gathered = reader(&visit, id).await?;
    let mut all = store::corrections(&mut visit.sql(), visit.body.id, id).await?;
    let names = names_of(&visit, &all).await?;
    // What waits first, then in the order of the text.
    all.sort_by_key(|one| one.state);
    let line = |one: &Correction| {
        card(t!(
            words,
            "meetings-correction-by",
            name = name(&names, one.author_id)
        ))
        .href(one.path())
        .status(state_tag(&visit, one.state))
        .detail(html! { (visit.at(one.created_at)) })
        .body(html! { p { (changes(&visit, &one.old_text, &one.new_text)) } p { (one.reason) } })
    };
    let main = html! {
        @if all.is_empty() { (list_empty(&t!(words, "meetings-corrections-none"), None)) }
        @else { (cards(all.iter().map(line))) }
        p { a href=(gathered.minutes_path()) { (t!(words, "meetings-corrections-back")) } }
    };
    let page = Page::new(t!(words, "meetings-corrections-title"), main)
        .lead(t!(words, "meetings-corrections-lead"))
        .under(t!(words, "meetings-title"), MENU)
        .under(&gathered.meeting.title, gathered.meeting.path())
        .active(MENU)
        .not_indexed();
    visit.page(page)
}

pub(super) async fn show(visit: Visit, Path((id, correction)): Path<(MeetingId, CorrectionId)>) -> Answer {
    let found = Found::read(&visit, id, correction).await?;
    let page = page(&visit, &found, None, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn back(Path((id, correction)): Path<(MeetingId, CorrectionId)>) -> Answer {
    Ok(Redirect::to(&format!("{}/{correction}", list_path(id))).into_response())
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((id, correction)): Path<(MeetingId, CorrectionId)>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    let found = Found::read(&visit, id, correction).await?;
    let deed = WithdrawCorrection { correction };
    match visit.act(asked.request_id, &deed).await {
        Ok(()) => visit.done(&found.correction.path(), "meetings-correction-withdrawn"),
        Err(fault) => {
            let errors = visit.refusal_of_form("correction", fault)?;
            let page = page(&visit, &Found::read(&visit, id, correction).await?, None, &errors).await?;
            visit.refused_page(page)
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Decision {
    request_id: Uuid,
    #[serde(default)]
    passage: String,
    #[serde(default)]
    redaction: String,
    #[serde(default)]
    mot: String,
    #[serde(default, rename = "decision")]
    answer: String,
}

pub(super) async fn decide(
    visit: Visit,
    Path((id, correction)): Path<(MeetingId, CorrectionId)>,
    Posted(typed): Posted<Decision>,
) -> Answer {
    let found = Found::read(&visit, id, correction).await?;
    let (done, outcome) = if typed.answer == "refuser" {
        let deed = RefuseCorrection {
            correction,
            answer: typed.mot.clone(),
        };
        (
            "meetings-correction-refused",
            visit.act(typed.request_id, &deed).await,
        )
    } else {
        let deed = AcceptCorrection {
            correction,
            passage: typed.passage.clone(),
            wording: typed.redaction.clone(),
            answer: typed.mot.clone(),
        };
        let outcome = visit.act(typed.request_id, &deed).await;
        ("meetings-correction-accepted", outcome.map(|_| ()))
    };
    let fault = match outcome {
        Ok(()) => return visit.done(&found.correction.path(), done),
        Err(fault) => fault,
    };
    let found = Found::read(&visit, id, correction).await?;
    if matches!(fault, Fault::Stale(_)) {
        let mut errors = FormErrors::default();
        errors.add("redaction", t!(visit.words, "meetings-correction-decide-stale"));
        let page = page(&visit, &found, Some(&typed), &errors).await?;
        return Ok(visit.page_with(StatusCode::CONFLICT, page));
    }
    let errors = visit.refusal_of_form("correction", fault)?;
    let page = page(&visit, &found, Some(&typed), &errors).await?;
    visit.refused_page(page)
}

struct Found {
    gathered: Gathered,
    correction: Correction,
    /// The passage as it stands in the latest version, while the correction waits
    current: Option<String>,
    /// What else waits about the same passage
    others: Vec<Correction>,
    names: BTreeMap<PersonId, String>,
}

impl Found {
    async fn read(visit: &Visit, id: MeetingId, correction: CorrectionId) -> Result<Self, Fault> {
        let gathered = reader(visit, id).await?;
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let correction = store::find_correction(&mut sql, body, correction)
            .await?
            .filter(|correction| correction.meeting_id == id)
            .ok_or(Fault::NotFound("correction"))?;
        let is_pending = correction.state == CorrectionState::Pending;
        let (place, mut current, mut others) = (correction.place(), None, Vec::new());
        if is_pending {
            let saved = latest(visit, &gathered).await?;
            current = saved.and_then(|saved| Some(words_at(&saved.text, place.clone())?.to_owned()));
            others = store::pending_corrections(&mut sql, body, id).await?;
            others.retain(|other| {
                let there = other.place();
                other.id != correction.id && there.start < place.end && place.start < there.end
            });
        }
        let mut told = others.clone();
        told.push(correction.clone());
        let names = names_of(visit, &told).await?;
        Ok(Self {
            gathered,
            correction,
            current,
            others,
            names,
        })
    }
}

fn name(names: &BTreeMap<PersonId, String>, person: PersonId) -> &str {
    names.get(&person).map_or("", String::as_str)
}

async fn page(
    visit: &Visit,
    found: &Found,
    typed: Option<&Decision>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (correction, meeting) = (&found.correction, &found.gathered.meeting);
    let is_pending = correction.state == CorrectionState::Pending;
    let may_decide = is_pending
        && found
            .gathered
            .may_still(visit, &rights::DECIDE_CORRECTIONS)
            .await?;
    let own = Scope::group(meeting.group_id).written_by(correction.author_id);
    let may_withdraw = is_pending && visit.may(&rights::WITHDRAW_CORRECTION, own).await?;
    let changed = found.current.as_deref().filter(|now| *now != correction.old_text);
    let main = html! {
        (error_summary(errors, words))
        div #correction {
            blockquote { (changes(visit, &correction.old_text, &correction.new_text)) }
            (definition_list(&facts(visit, found)))
        }
        @if is_pending && found.current.is_none() {
            (notice(Tone::Warning, &html! { p { (t!(words, "meetings-correction-passage-gone")) } }))
        }
        @if let Some(now) = changed {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "meetings-correction-passage-changed")) }
                blockquote { (now) }
            }))
        }
        @if !found.others.is_empty() {
            h2 { (t!(words, "meetings-correction-others")) }
            ul { @for other in &found.others {
                li {
                    a href=(other.path()) { (t!(words, "meetings-correction-by", name = name(&found.names, other.author_id))) }
                    blockquote { (changes(visit, &other.old_text, &other.new_text)) }
                }
            } }
        }
        @if may_decide { (decide_form(visit, found, typed, errors)) }
        @if may_withdraw { (withdraw_form(visit, correction)) }
        p { a href=(list_path(meeting.id)) { (t!(words, "meetings-corrections-all")) } }
        p { a href=(found.gathered.minutes_path()) { (t!(words, "meetings-corrections-back")) } }
    };
    let title = t!(
        words,
        "meetings-correction-by",
        name = name(&found.names, correction.author_id)
    );
    Ok(Page::new(&title, main)
        .heading(html! { (title) " " (state_tag(visit, correction.state)) })
        .under(t!(words, "meetings-title"), MENU)
        .under(&meeting.title, meeting.path())
        .active(MENU)
        .not_indexed()
        .refused(errors))
}

fn facts(visit: &Visit, found: &Found) -> Vec<(String, Markup)> {
    let words = visit.words;
    let correction = &found.correction;
    let mut facts = vec![
        (
            t!(words, "meetings-correction-reason"),
            html! { (correction.reason) },
        ),
        (
            t!(words, "meetings-correction-asked-on"),
            html! { (visit.at(correction.created_at)) },
        ),
    ];
    if let Some(kept) = correction
        .kept_text
        .as_ref()
        .filter(|kept| **kept != correction.new_text)
    {
        facts.push((t!(words, "meetings-correction-kept"), html! { (kept) }));
    }
    if let Some(version) = correction.kept_version {
        let href = format!("{}?version={version}", found.gathered.minutes_path());
        let link = html! { a href=(href) { (t!(words, "meetings-version", version = version)) } };
        facts.push((t!(words, "meetings-correction-kept-in"), link));
    }
    if !correction.answer.is_empty() {
        facts.push((
            t!(words, "meetings-correction-answer"),
            html! { (correction.answer) },
        ));
    }
    if let (Some(by), Some(at)) = (correction.decided_by, correction.decided_at) {
        let who = html! { (name(&found.names, by)) ", " (visit.at(at)) };
        facts.push((t!(words, "meetings-correction-decided"), who));
    }
    facts
}

fn decide_form(visit: &Visit, found: &Found, typed: Option<&Decision>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let correction = &found.correction;
    let wording = typed.map_or(correction.new_text.as_str(), |typed| typed.redaction.as_str());
    let answer = typed.map_or("", |typed| typed.mot.as_str());
    let form = Form::post(
        words,
        format!("{}/decider", correction.path()),
        visit.request_id(),
    );
    html! {
        h2 { (t!(words, "meetings-correction-decide")) }
        (form.content(html! {
            @if let Some(current) = &found.current {
                (hidden("passage", current))
                (textarea(words, t!(words, "meetings-field-kept"), "redaction")
                    .hint(t!(words, "meetings-field-kept-hint"))
                    .rows(5).original(current).value(wording).errors(errors))
            }
            (textarea(words, t!(words, "meetings-field-answer"), "mot")
                .hint(t!(words, "meetings-field-answer-hint"))
                .rows(3).max_length(u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX))
                .value(answer).errors(errors).optional())
            @if found.current.is_some() {
                (button(t!(words, "meetings-correction-accept")).sends("decision", "accepter"))
                " "
            }
            (button_quiet(t!(words, "meetings-correction-refuse")).sends("decision", "refuser"))
        }))
    }
}

fn withdraw_form(visit: &Visit, correction: &Correction) -> Markup {
    let words = visit.words;
    let action = format!("{}/retirer", correction.path());
    let form = Form::post(words, action, visit.request_id())
        .content(html! { (button_quiet(t!(words, "meetings-correction-withdraw"))) });
    confirm_details(
        &t!(words, "meetings-correction-withdraw-open"),
        &t!(words, "meetings-correction-withdraw-what"),
        &form,
    )
}
