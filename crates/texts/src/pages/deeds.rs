//! What may be done with the text as a whole: each a form of one button, asked twice where it cannot be undone.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use db::{Instant, Uuid};
use jiff::civil::{Date, Time};
use kernel::{Action, Fault, FieldFault, Sentence};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, button_link, confirm_again, confirm_details, date_field, error_summary,
    hidden, radios, time_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::gathered::{Gathered, May};
use super::{find_text, passages, under_text};
use crate::actions::{CloseDiscussion, Consolidate, OpenDiscussionAsSeen, OpenVotes};
use crate::model::{Fate, TextDocument, TextId, TextState, text_path};
use crate::places;
use crate::rights;
use crate::together::kept::{self, Unsaved};

/// Days a vote is open unless another date is chosen.
const VOTE_DAYS: i64 = 7;

#[derive(Deserialize)]
pub(super) struct OneButton {
    request_id: Uuid,
}

/// A form's address opened as a page: the text is what was meant.
pub(super) async fn back(Path(id): Path<TextId>) -> Answer {
    Ok(Redirect::to(&text_path(id)).into_response())
}

#[derive(Deserialize)]
pub(super) struct Opened {
    request_id: Uuid,
    /// The version that was shown
    #[serde(default)]
    version: String,
    /// The last change that was shown besides
    #[serde(default)]
    change: String,
}

/// Where one comes to from what is said above the form that opens the discussion.
const OPENING: &str = "ouvrir";

pub(super) async fn open_discussion(
    visit: Visit,
    Path(id): Path<TextId>,
    Posted(form): Posted<Opened>,
) -> Answer {
    let deed = OpenDiscussionAsSeen {
        text: id,
        version: form.version.parse().unwrap_or_default(),
        change: form.change.parse().unwrap_or_default(),
    };
    let fault = match visit.act(form.request_id, &deed).await {
        Ok(()) => return visit.done(&text_path(id), "texts-discussion-opened"),
        Err(fault) => fault,
    };
    let mut errors = FormErrors::default();
    let status = match fault {
        Fault::Stale(_) => {
            errors.add(OPENING, t!(visit.words, "texts-open-moved"));
            StatusCode::CONFLICT
        }
        Fault::Invalid(_) => {
            // The fields are those of the page where one writes.
            for (_, sentence) in visit.refusal_of_form(OPENING, fault)?.iter() {
                errors.add(OPENING, t!(visit.words, "texts-open-unsavable", why = sentence));
            }
            StatusCode::UNPROCESSABLE_ENTITY
        }
        fault => return Err(fault.into()),
    };
    let text = find_text(&visit, id).await?;
    let form = opening(&visit, &text).await?;
    let main = html! {
        (error_summary(&errors, visit.words))
        div id=(OPENING) tabindex="-1" {
            (confirm_again(&t!(visit.words, "texts-open-button"), &t!(visit.words, "texts-open-what"), &form))
        }
        p { (button_link(&t!(visit.words, "texts-together-button"), &format!("{}/ecrire", text_path(id)))) }
    };
    let page = Page::new(t!(visit.words, "texts-open-button"), main).refused(&errors);
    Ok(visit.page_with(status, under_text(&visit, &text, page)))
}

/// The form that puts a draft to discussion, with what would be put there besides the version that everybody reads.
async fn opening(visit: &Visit, text: &TextDocument) -> Result<Markup, Fault> {
    let words = visit.words;
    let unsaved = kept::unsaved(&mut visit.sql(), visit.body.id, text).await?;
    let change = unsaved.as_ref().map_or(0, |unsaved| unsaved.number);
    let fields = html! {
        (hidden("version", &text.version.to_string()))
        (hidden("change", &change.to_string()))
        @if let Some(unsaved) = &unsaved { (difference(visit, text, unsaved)) }
        (button(t!(words, "texts-open-button")))
    };
    Ok(Form::post(
        words,
        format!("{}/ouvrir", text_path(text.id)),
        visit.request_id(),
    )
    .content(fields))
}

/// What is written and in no version yet, beside the version.
fn difference(visit: &Visit, text: &TextDocument, unsaved: &Unsaved) -> Markup {
    let words = visit.words;
    let before = Document::parse(&text.markdown);
    let places = places::compare(&before, &unsaved.document);
    html! {
        p { strong { (t!(words, "texts-open-unsaved")) } }
        @if unsaved.title != text.title {
            p { (t!(words, "texts-open-unsaved-title", title = &unsaved.title)) }
        }
        @if !places.is_empty() {
            // The text itself is in the same page: each has its own addresses.
            (passages::changed_text(visit, &before, &places, &|anchor| format!("a-ouvrir-{anchor}"), &|_| html! {}))
        }
    }
}

pub(super) async fn close_discussion(
    visit: Visit,
    Path(id): Path<TextId>,
    Posted(form): Posted<OneButton>,
) -> Answer {
    done(
        &visit,
        id,
        form.request_id,
        &CloseDiscussion { text: id },
        "texts-discussion-closed",
    )
    .await
}

pub(super) async fn consolidate(
    visit: Visit,
    Path(id): Path<TextId>,
    Posted(form): Posted<OneButton>,
) -> Answer {
    done(
        &visit,
        id,
        form.request_id,
        &Consolidate { text: id },
        "texts-consolidated",
    )
    .await
}

async fn done<A: Action>(visit: &Visit, id: TextId, request: Uuid, deed: &A, notice: &str) -> Answer {
    visit.act(request, deed).await?;
    visit.done(&text_path(id), notice)
}

#[derive(Clone, Deserialize)]
pub(super) struct VotesTyped {
    pub(super) request_id: Uuid,
    #[serde(default)]
    mode: String,
    #[serde(default)]
    closes_on: String,
    #[serde(default)]
    closes_time: String,
}

pub(super) async fn open_votes(
    visit: Visit,
    Path(id): Path<TextId>,
    Posted(typed): Posted<VotesTyped>,
) -> Answer {
    let outcome = match read(&visit, id, &typed) {
        Ok(deed) => visit.act(typed.request_id, &deed).await,
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(_) => visit.done(&text_path(id), "texts-votes-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("mode", fault)?;
            let text = find_text(&visit, id).await?;
            let may = May::of(&visit, &text).await?;
            if !may.vote_open {
                return Err(Fault::Forbidden {
                    right: rights::VOTE_OPEN.code,
                }
                .into());
            }
            let main = html! {
                (error_summary(&errors, visit.words))
                (votes_form(&visit, &text, "votes", &typed, &errors))
            };
            let page = Page::new(t!(visit.words, "texts-votes-title"), main).refused(&errors);
            visit.refused_page(under_text(&visit, &text, page))
        }
    }
}

pub(super) fn read(visit: &Visit, text: TextId, typed: &VotesTyped) -> Result<OpenVotes, Fault> {
    let mut faults = Vec::new();
    let mut refuse = |field, key| {
        faults.push(FieldFault {
            field,
            sentence: Sentence::new(key),
        });
    };
    let mode = votes::Mode::parse(&typed.mode);
    if mode.is_none() {
        refuse("mode", "texts-vote-mode-missing");
    }
    let date = typed.closes_on.trim().parse::<Date>().ok();
    if date.is_none() {
        refuse("closes_on", "texts-vote-date-missing");
    }
    let time = typed.closes_time.trim().parse::<Time>().ok();
    if time.is_none() {
        refuse("closes_time", "texts-vote-time-missing");
    }
    let closes_at = date.zip(time).and_then(|(date, time)| {
        date.to_datetime(time)
            .to_zoned(visit.body.zone())
            .ok()
            .map(|zoned| Instant::from(zoned.timestamp()))
    });
    if closes_at.is_some_and(|at| at <= visit.now()) {
        refuse("closes_on", "texts-vote-date-past");
    }
    match (mode, closes_at) {
        (Some(mode), Some(closes_at)) if faults.is_empty() => Ok(OpenVotes {
            text,
            mode,
            closes_at,
        }),
        _ => Err(Fault::Invalid(faults)),
    }
}

pub(super) fn votes_form(
    visit: &Visit,
    text: &TextDocument,
    address: &str,
    typed: &VotesTyped,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let modes = votes::Mode::ALL.iter().map(|mode| {
        let key = format!("texts-vote-mode-{}", mode.as_str());
        Choice::new(mode.as_str(), words.say(&key)).hint(words.say(&format!("{key}-hint")))
    });
    let fields = html! {
        (radios(words, t!(words, "texts-vote-mode"), "mode").choices(modes).chosen(&typed.mode).errors(errors))
        (date_field(words, t!(words, "texts-vote-closes-on"), "closes_on").value(&typed.closes_on).errors(errors))
        (time_field(words, t!(words, "texts-vote-closes-time"), "closes_time").value(&typed.closes_time).errors(errors))
        (button(t!(words, "texts-votes-button")))
    };
    Form::post(
        words,
        format!("{}/{address}", text_path(text.id)),
        visit.request_id(),
    )
    .content(fields)
}

/// The deeds possible in this state, for who may do them.
pub(super) async fn panel(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    let words = visit.words;
    let (text, may) = (&gathered.text, gathered.may);
    let path = text_path(text.id);
    let one_button = |address: &str, label: &str| {
        Form::post(words, format!("{path}/{address}"), visit.request_id()).content(html! { (button(label)) })
    };
    let waiting = gathered.count(Fate::Pending);
    let unvoted = if text.state == TextState::Closed && may.vote_open && waiting > 0 {
        gathered.unvoted(visit).await?
    } else {
        0
    };
    let is_held = matches!(text.state, TextState::Discussion | TextState::Closed);
    let opening = if text.state == TextState::Draft && may.open {
        Some(opening(visit, text).await?)
    } else {
        None
    };
    Ok(html! {
        @if is_held && may.sit && waiting > 0 {
            p { (button_link(&t!(words, "texts-sitting-button"), &format!("{path}/seance"))) }
        }
        @match text.state {
            TextState::Draft => {
                @if may.edit {
                    p { (button_link(&t!(words, "texts-together-button"), &format!("{path}/ecrire"))) }
                    p { a href={ (path) "/modifier" } { (t!(words, "texts-edit-button")) } }
                }
                @if let Some(form) = &opening {
                    (confirm_details(&t!(words, "texts-open-button"), &t!(words, "texts-open-what"), form))
                }
            }
            TextState::Discussion => {
                @if may.open {
                    (confirm_details(&t!(words, "texts-close-button"), &t!(words, "texts-close-what"),
                        &one_button("clore", &t!(words, "texts-close-button"))))
                }
            }
            TextState::Closed => {
                @if may.vote_open && unvoted > 0 {
                    (confirm_details(&t!(words, "texts-votes-title"), &t!(words, "texts-votes-what", n = unvoted),
                        &votes_form(visit, text, "votes", &proposed(visit), &FormErrors::default())))
                }
                @if let Some(vote) = gathered.whole_vote().filter(|vote| vote.outcome != Some(votes::Outcome::Adopted)) {
                    (not_adopted(visit, text, vote, may.vote_open))
                } @else if may.consolidate && waiting == 0 {
                    (confirm_details(&t!(words, "texts-consolidate-button"), &t!(words, "texts-consolidate-what"),
                        &one_button("consolider", &t!(words, "texts-consolidate-button"))))
                }
            }
            TextState::Consolidated => {}
        }
    })
}

/// Why a text whose whole was put to the vote is not to be consolidated.
fn not_adopted(
    visit: &Visit,
    text: &TextDocument,
    vote: &votes::ScrutinSummary,
    may_open_vote: bool,
) -> Markup {
    let words = visit.words;
    let lacked_quorum = vote.outcome == Some(votes::Outcome::NoQuorum);
    let why = match vote.outcome {
        None => t!(words, "texts-whole-under-way", until = visit.at(vote.closes_at)),
        Some(votes::Outcome::NoQuorum) => t!(words, "texts-whole-lacked-quorum"),
        Some(_) => t!(words, "texts-whole-not-adopted"),
    };
    html! {
        p { (why) " " a href=(vote.path()) { (t!(words, "texts-step-whole")) } }
        @if lacked_quorum && may_open_vote {
            p { (button_link(&t!(words, "texts-step-whole-open"), &format!("{}/vote-ensemble", text_path(text.id)))) }
        }
    }
}

/// A week from now, at the same hour as most meetings end.
pub(super) fn proposed(visit: &Visit) -> VotesTyped {
    let date = visit
        .now()
        .plus_days(VOTE_DAYS)
        .timestamp()
        .to_zoned(visit.body.zone())
        .date();
    VotesTyped {
        request_id: Uuid::nil(),
        mode: votes::Mode::Ordinaire.as_str().to_owned(),
        closes_on: date.to_string(),
        closes_time: "20:00".to_owned(),
    }
}
