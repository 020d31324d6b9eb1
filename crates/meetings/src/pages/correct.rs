//! Asking for a correction: the passage in a field, the difference shown before it is sent.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Sentence};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, textarea};
use ui::pages_error::typed_back;
use ui::{Answer, Page, Posted, Visit, t};

use super::corrections::changes;
use super::minutes::latest;
use super::proposed::may_correct;
use super::{Gathered, MENU};
use crate::actions::{ProposeCorrection, place_in_latest};
use crate::model::{Correction, CorrectionId, MeetingId, MinutesVersion, REASON_CHARS_MAX, words_at};
use crate::{rights, store};

#[derive(Deserialize)]
pub(super) struct Place {
    passage: usize,
    version: i64,
}

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>, Query(place): Query<Place>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let saved = allowed(&visit, &gathered).await?;
    let old = passage_of(&visit, &gathered, place.version, place.passage).await?;
    let Some(number) = place_now(&visit, &gathered, &saved, place.version, place.passage).await? else {
        // Taken out or changed since the page was opened: the text as it stands.
        return Ok(Redirect::to(&gathered.minutes_path()).into_response());
    };
    let current = words_at(&saved.text, number - 1..number)
        .unwrap_or(&old)
        .to_owned();
    let typed = Typed {
        version_lue: saved.version,
        passage: number,
        redaction: current.clone(),
        ..Typed::default()
    };
    let page = form_page(&visit, &gathered, &current, &typed, &FormErrors::default(), false).await?;
    visit.page(page)
}

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default, alias = "version")]
    version_lue: i64,
    /// From 1, as the page numbers them
    #[serde(default)]
    passage: usize,
    #[serde(default)]
    redaction: String,
    #[serde(default)]
    motif: String,
    #[serde(default)]
    intention: String,
}

pub(super) async fn propose(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    typed.redaction = typed.redaction.replace("\r\n", "\n");
    let gathered = Gathered::read(&visit, id).await?;
    if typed.intention == "voir" {
        allowed(&visit, &gathered).await?;
        let old = passage_of(&visit, &gathered, typed.version_lue, typed.passage).await?;
        let page = form_page(&visit, &gathered, &old, &typed, &FormErrors::default(), true).await?;
        return visit.page(page);
    }
    let deed = ProposeCorrection {
        meeting: id,
        version: typed.version_lue,
        place: typed.passage.checked_sub(1).ok_or(Fault::NotFound("passage"))?,
        wording: typed.redaction.clone(),
        reason: typed.motif.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(correction) => visit.done(&path_of(id, correction), "meetings-correction-asked"),
        Err(Fault::Stale(_)) => moved(&visit, &gathered, typed).await,
        Err(fault) => {
            let old = passage_of(&visit, &gathered, typed.version_lue, typed.passage).await?;
            let errors = visit.refusal_of_form("redaction", fault)?;
            let page = form_page(&visit, &gathered, &old, &typed, &errors, false).await?;
            visit.refused_page(page)
        }
    }
}

/// The passage changed since it was read: as it stands now, with what was typed; or, if it is gone, what was typed.
async fn moved(visit: &Visit, gathered: &Gathered, mut typed: Typed) -> Answer {
    let words = visit.words;
    let saved = latest(visit, gathered).await?.ok_or(Fault::NotFound("minutes"))?;
    let now = place_now(visit, gathered, &saved, typed.version_lue, typed.passage).await?;
    let mut errors = FormErrors::default();
    errors.add("redaction", t!(words, "meetings-correction-stale"));
    let page = match now {
        Some(number) => {
            let current = words_at(&saved.text, number - 1..number)
                .unwrap_or_default()
                .to_owned();
            (typed.version_lue, typed.passage) = (saved.version, number);
            form_page(visit, gathered, &current, &typed, &errors, true).await?
        }
        None => Page::new(
            t!(words, "meetings-correct-title"),
            html! {
                (notice(Tone::Warning, &html! { p { (t!(words, "meetings-correction-passage-gone")) } }))
                (typed_back(words, &[typed.redaction, typed.motif]))
                p { a href=(gathered.minutes_path()) { (t!(words, "meetings-corrections-back")) } }
            },
        )
        .under(t!(words, "meetings-title"), MENU)
        .under(&gathered.meeting.title, gathered.meeting.path())
        .active(MENU)
        .not_indexed(),
    };
    Ok(visit.page_with(StatusCode::CONFLICT, page))
}

fn path_of(meeting: MeetingId, correction: CorrectionId) -> String {
    format!("{}/{correction}", crate::model::list_path(meeting))
}

/// The latest version, for who may ask for a correction of it.
async fn allowed(visit: &Visit, gathered: &Gathered) -> Result<MinutesVersion, Fault> {
    if !gathered.may(visit, &rights::CORRECT_MINUTES).await? {
        return Err(Fault::Forbidden {
            right: rights::CORRECT_MINUTES.code,
        });
    }
    let saved = latest(visit, gathered).await?.ok_or(Fault::NotFound("minutes"))?;
    let proposal = store::find_proposal(&mut visit.sql(), visit.body.id, gathered.meeting.id)
        .await?
        .ok_or_else(|| Fault::refused("meetings-corrections-not-open"))?;
    if gathered.meeting.approved_at.is_some() {
        return Err(Fault::refused("meetings-already-approved"));
    }
    if proposal.closes_on < super::today(visit) {
        return Err(Fault::refused("meetings-corrections-over"));
    }
    if !may_correct(visit, gathered, &saved, &proposal).await? {
        return Err(Fault::Refused {
            sentence: Sentence::new("meetings-correction-not-there"),
            article: None,
        });
    }
    Ok(saved)
}

/// The words that were read.
async fn passage_of(
    visit: &Visit,
    gathered: &Gathered,
    version: i64,
    number: usize,
) -> Result<String, Fault> {
    let gone = || Fault::NotFound("passage");
    // Only those who may read the draft are told its words.
    if !gathered.may(visit, &rights::READ_DRAFT).await? {
        return Err(Fault::Forbidden {
            right: rights::READ_DRAFT.code,
        });
    }
    let read = store::find_minutes_version(&mut visit.sql(), visit.body.id, gathered.meeting.id, version)
        .await?
        .ok_or_else(gone)?;
    let place = number.checked_sub(1).ok_or_else(gone)?..number;
    Ok(words_at(&read.text, place).ok_or_else(gone)?.to_owned())
}

/// Where a passage that was read stands in the latest version, from 1.
async fn place_now(
    visit: &Visit,
    gathered: &Gathered,
    saved: &MinutesVersion,
    version: i64,
    number: usize,
) -> Result<Option<usize>, Fault> {
    if version == saved.version {
        return Ok(Some(number));
    }
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let place = number.checked_sub(1).ok_or(Fault::NotFound("passage"))?..number;
    let (_, now) = place_in_latest(&mut sql, body, gathered.meeting.id, version, saved, place).await?;
    Ok(now.map(|now| now.start + 1))
}

async fn form_page(
    visit: &Visit,
    gathered: &Gathered,
    old: &str,
    typed: &Typed,
    errors: &FormErrors,
    is_compared: bool,
) -> Result<Page, Fault> {
    let words = visit.words;
    let waiting: Vec<Correction> =
        store::pending_corrections(&mut visit.sql(), visit.body.id, gathered.meeting.id)
            .await?
            .into_iter()
            .filter(|one| {
                one.version == typed.version_lue && one.place().contains(&typed.passage.wrapping_sub(1))
            })
            .collect();
    let lines = u16::try_from(old.chars().count() / 70 + old.lines().count() + 1)
        .unwrap_or(u16::MAX)
        .clamp(3, 20);
    let key = format!(
        "correction-{}-{}-{}",
        gathered.meeting.id, typed.version_lue, typed.passage
    );
    let proposal = store::find_proposal(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    let closing = proposal
        .map(|proposal| words.date(proposal.closes_on))
        .unwrap_or_default();
    let form = Form::post(
        words,
        format!("{}/corriger", gathered.minutes_path()),
        visit.request_id(),
    )
    .autosave(&key)
    .later(
        key,
        t!(words, "meetings-correction-of", title = &gathered.meeting.title),
    )
    .closing(&closing);
    let main = html! {
        (error_summary(errors, words))
        @if !waiting.is_empty() {
            (notice(Tone::Info, &html! {
                p { (t!(words, "meetings-correction-also", n = waiting.len())) }
                ul { @for (index, one) in waiting.iter().enumerate() {
                    li { a href=(one.path()) { (t!(words, "meetings-correction-numbered", n = index + 1)) } blockquote { (changes(visit, &one.old_text, &one.new_text)) } }
                } }
            }))
        }
        h2 { (t!(words, "meetings-passage-now")) }
        blockquote { (old) }
        @if is_compared {
            h2 { (t!(words, "meetings-passage-changes")) }
            blockquote { (changes(visit, old, typed.redaction.trim())) }
        }
        (form.content(html! {
            // Not « version »: what is sent later in the same form makes no version of its own.
            (hidden("version_lue", &typed.version_lue.to_string()))
            (hidden("passage", &typed.passage.to_string()))
            (textarea(words, t!(words, "meetings-field-wording"), "redaction")
                .hint(t!(words, "meetings-field-wording-hint"))
                .rows(lines).original(old).value(&typed.redaction).errors(errors))
            (textarea(words, t!(words, "meetings-field-reason"), "motif")
                .rows(3).max_length(u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX))
                .value(&typed.motif).errors(errors))
            (button(t!(words, "meetings-correction-send")).sends("intention", "demander"))
            " "
            (button_quiet(t!(words, "meetings-correction-look")).sends("intention", "voir").needs_network())
        }))
        p { a href=(gathered.minutes_path()) { (t!(words, "meetings-corrections-back")) } }
    };
    Ok(Page::new(t!(words, "meetings-correct-title"), main)
        .lead(t!(words, "meetings-correct-lead"))
        .under(t!(words, "meetings-title"), MENU)
        .under(&gathered.meeting.title, gathered.meeting.path())
        .active(MENU)
        .not_indexed()
        .refused(errors))
}
