//! Conducting: what is awaited before the opening; opening, prolonging, closing, destroying, each with its reason.

use axum::extract::Path;
use db::Uuid;
use kernel::{Action as _, Fault, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, status, table};
use ui::forms::{
    Form, FormErrors, button, button_quiet, confirm_again, confirm_details, date_field, text_field,
    time_field,
};
use ui::{Answer, Posted, Visit, t};

use super::create::instant_of;
use super::prepare::{Kept, act, refused, whole};
use super::seen::{Seen, name_in};
use crate::actions::{
    ChangeClosing, CloseElection, DestroyArchive, ExtendElection, OpenElection, ResumePreparation, Shuffling,
    parts, shuffling,
};
use crate::model::{ElectionId, REASON_CHARS_MAX, State, Step, Trustee, keys_are_complete, path_of, step_of};
use crate::store;

/// The reason of a closing before its hour, beside that of a prolongation.
const CLOSE_REASON: &str = "close-reason";
/// The hour proposed.
const USUAL_TIME: &str = "18:00";

#[derive(Deserialize)]
pub(super) struct DecisionForm {
    request_id: Uuid,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    closes_on: String,
    #[serde(default)]
    closes_time: String,
}

impl DecisionForm {
    /// What comes back when it is refused.
    fn kept(&self) -> Kept {
        Kept::of_decision(&self.reason, &self.closes_on, &self.closes_time)
    }
}

pub(super) async fn resume(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let deed = ResumePreparation { election: id };
    let done = (form.request_id, deed, "elections-preparation-resumed");
    act(&visit, id, done, ("reason", Kept::default())).await
}

pub(super) async fn open(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let kept = form.kept();
    let deed = OpenElection {
        election: id,
        reason: form.reason,
    };
    let done = (form.request_id, deed, "elections-opened");
    act(&visit, id, done, ("reason", kept)).await
}

/// Another hour, while keys and codes are made.
pub(super) async fn change_closing(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let kept = form.kept();
    let Some(closes_at) = instant_of(&visit, &form.closes_on, &form.closes_time) else {
        let fault = Fault::field("closes_on", "elections-closes-missing");
        return refused(&visit, id, ("closes_on", kept), fault).await;
    };
    let deed = ChangeClosing {
        election: id,
        closes_at,
    };
    let done = (form.request_id, deed, "elections-closing-changed");
    act(&visit, id, done, ("closes_on", kept)).await
}

pub(super) async fn extend(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let kept = form.kept();
    let Some(closes_at) = instant_of(&visit, &form.closes_on, &form.closes_time) else {
        let fault = Fault::field("closes_on", "elections-closes-missing");
        return refused(&visit, id, ("closes_on", kept), fault).await;
    };
    let deed = ExtendElection {
        election: id,
        closes_at,
        reason: form.reason,
    };
    let done = (form.request_id, deed, "elections-extended");
    act(&visit, id, done, ("closes_on", kept)).await
}

pub(super) async fn close(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let kept = form.kept();
    let deed = CloseElection {
        election: id,
        reason: form.reason,
    };
    let fault = match visit.act(form.request_id, &deed).await {
        Ok(()) => {
            let (kind, subject) = (CloseElection::NAME, SubjectRef::new("election", id));
            let done = identity::done_or_awaited(&visit, kind, &subject, "elections-closed").await?;
            return visit.done(&format!("{}/preparer", path_of(id)), done);
        }
        Err(fault) => fault,
    };
    // Two forms of this page ask for a reason: this one has a name of its own.
    let mut errors = FormErrors::default();
    for (_, sentence) in visit.refusal_of_form(CLOSE_REASON, fault)?.iter() {
        errors.add(CLOSE_REASON, sentence);
    }
    let page = whole(&visit, id, &kept, &errors).await?;
    visit.refused_page(page.refused(&errors))
}

pub(super) async fn destroy(
    visit: Visit,
    Path(id): Path<ElectionId>,
    Posted(form): Posted<DecisionForm>,
) -> Answer {
    let kept = form.kept();
    let deed = DestroyArchive {
        election: id,
        reason: form.reason,
    };
    let done = (form.request_id, deed, "elections-destroyed");
    act(&visit, id, done, ("reason", kept)).await
}

/// What is to be done once the preparation is over.
pub(super) async fn sections(
    visit: &Visit,
    seen: &Seen,
    kept: &Kept,
    errors: &FormErrors,
) -> Result<Markup, Fault> {
    match seen.election.state {
        State::Draft => Ok(html! {}),
        State::Keys => before(visit, seen, kept, errors).await,
        State::Open => Ok(meanwhile(visit, seen, kept, errors)),
        State::Closed | State::Tallying => counting(visit, seen).await,
        State::Tallied | State::Destroyed => Ok(after(visit, seen, kept, errors)),
    }
}

/// Keys and codes, who gave theirs, then the opening.
async fn before(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Result<Markup, Fault> {
    let words = visit.words;
    let election = &seen.election;
    let names = seen.names(visit).await?;
    let list = store::public_list(&mut visit.sql(), visit.body.id, election.id).await?;
    let said = |is_done: bool| {
        if is_done {
            status(&t!(words, "elections-given"), Tone::Good)
        } else {
            status(&t!(words, "elections-awaited"), Tone::Warning)
        }
    };
    let mut awaited = table(t!(words, "elections-awaited-caption"))
        .column(t!(words, "elections-roles-who"))
        .column(t!(words, "elections-awaited-what"));
    if let Some(authority) = election.authority {
        awaited = awaited.row([
            html! { (name_in(&names, visit, authority)) },
            html! { (t!(words, "elections-role-codes")) " " (said(list.is_some())) },
        ]);
    }
    for trustee in &seen.trustees {
        awaited = awaited.row([
            html! { (name_in(&names, visit, trustee.person)) },
            html! { (t!(words, "elections-role-cle", n = trustee.position)) " " (key_status(visit, seen, trustee)) },
        ]);
    }
    let is_ready = keys_are_complete(election, &seen.trustees) && list.is_some();
    let has_passed = election.settings.closes_at <= visit.now();
    let path = election.path();
    let resume = Form::post(words, format!("{path}/preparer/reprendre"), visit.request_id())
        .content(html! { (button(t!(words, "elections-resume-button")).danger()) });
    Ok(html! {
        h2 { (t!(words, "elections-step-awaited")) }
        (awaited)
        h2 { (t!(words, "elections-step-open")) }
        @if has_passed {
            (notice(Tone::Warning, &html! { p { (t!(words, "elections-refused-hour-passed")) } }))
        } @else if is_ready {
            p { (t!(words, "elections-open-what", until = visit.at(election.settings.closes_at))) }
        } @else {
            p { (t!(words, "elections-open-awaits")) }
        }
        @if (is_ready && !has_passed) || errors.of("reason").is_some() {
            (decision_form(visit, (&format!("{path}/preparer/ouvrir"), "elections-open-button"), kept, errors))
        }
        (other_hour(visit, seen, kept, errors))
        (confirm_details(&t!(words, "elections-resume"), &t!(words, "elections-resume-what"), &resume))
    })
}

/// The hour of the closing, which is the one thing that still changes before the opening.
fn other_hour(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let closes_at = seen.election.settings.closes_at;
    let local = closes_at.timestamp().to_zoned(visit.body.zone());
    let or = |typed: &str, known: String| {
        if typed.is_empty() { known } else { typed.to_owned() }
    };
    let date = or(&kept.closes_on, local.date().to_string());
    let time = or(&kept.closes_time, local.strftime("%H:%M").to_string());
    let path = format!("{}/preparer/heure", seen.election.path());
    html! {
        h3 { (t!(words, "elections-change-closing")) }
        p { (t!(words, "elections-change-closing-what", until = visit.at(closes_at))) }
        (Form::post(words, path, visit.request_id()).content(html! {
            (date_field(words, t!(words, "elections-closes-on"), "closes_on").value(&date).errors(errors))
            (time_field(words, t!(words, "elections-closes-time"), "closes_time").value(&time).errors(errors))
            (button_quiet(t!(words, "elections-change-closing-button")))
        }))
    }
}

/// What a trustee gave, or at which of their three visits of a ceremony they are.
fn key_status(visit: &Visit, seen: &Seen, trustee: &Trustee) -> Markup {
    let words = visit.words;
    let given = || status(&t!(words, "elections-given"), Tone::Good);
    if seen.election.threshold.is_none() {
        return if trustee.public_key.is_some() {
            given()
        } else {
            status(&t!(words, "elections-awaited"), Tone::Warning)
        };
    }
    match step_of(trustee, &seen.trustees) {
        Step::Now(step) => {
            let sentence = t!(words, "elections-awaited-visit", n = step.div_ceil(2));
            status(&sentence, Tone::Warning)
        }
        Step::Waiting(step) if trustee.voutput.is_none() => {
            let sentence = t!(words, "elections-given-visit", n = step.div_ceil(2));
            status(&sentence, Tone::Info)
        }
        Step::Waiting(_) | Step::Over => given(),
    }
}

/// A form whose one field is the reason of what is decided.
fn decision_form(visit: &Visit, (path, label): (&str, &str), kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX);
    Form::post(words, path, visit.request_id()).content(html! {
        (text_field(words, t!(words, "elections-reason"), "reason").value(&kept.reason).max_length(chars)
            .hint(t!(words, "elections-reason-hint")).errors(errors))
        (button(words.say(label)))
    })
}

fn meanwhile(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let path = seen.election.path();
    let chars = u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX);
    let until = seen.election.settings.closes_at;
    let close = Form::post(words, format!("{path}/preparer/clore"), visit.request_id()).content(html! {
        (text_field(words, t!(words, "elections-reason"), "reason").id(CLOSE_REASON).value(&kept.reason).max_length(chars)
            .hint(t!(words, "elections-reason-hint")).error(errors.of(CLOSE_REASON)))
        (button(t!(words, "elections-close-button")).danger())
    });
    let time = if kept.closes_time.is_empty() {
        USUAL_TIME
    } else {
        kept.closes_time.as_str()
    };
    let what = t!(words, "elections-close-what", until = visit.at(until));
    html! {
        h2 { (t!(words, "elections-step-meanwhile")) }
        p { (t!(words, "elections-meanwhile-what", until = visit.at(until))) }
        h3 { (t!(words, "elections-extend")) }
        (Form::post(words, format!("{path}/preparer/prolonger"), visit.request_id()).content(html! {
            (date_field(words, t!(words, "elections-closes-on"), "closes_on").value(&kept.closes_on).errors(errors))
            (time_field(words, t!(words, "elections-closes-time"), "closes_time").value(time).errors(errors))
            (text_field(words, t!(words, "elections-reason"), "reason").value(&kept.reason).max_length(chars)
                .hint(t!(words, "elections-reason-hint")).errors(errors))
            (button_quiet(t!(words, "elections-extend-button")))
        }))
        @if errors.of(CLOSE_REASON).is_some() { (confirm_again(&t!(words, "elections-close"), &what, &close)) }
        @else { (confirm_details(&t!(words, "elections-close"), &what, &close)) }
    }
}

/// Who decrypted, who is awaited.
async fn counting(visit: &Visit, seen: &Seen) -> Result<Markup, Fault> {
    let words = visit.words;
    let election = &seen.election;
    if election.state == State::Closed {
        return Ok(notice(
            Tone::Info,
            &html! { p { (t!(words, "elections-being-put-together")) } },
        ));
    }
    let names = seen.names(visit).await?;
    let needed = election.needed(seen.trustees.len());
    let (is_shuffling, given): (bool, Vec<usize>) =
        match shuffling(&mut visit.sql(), visit.body.id, election).await? {
            Shuffling::Awaited(known) => (true, known),
            Shuffling::Over => {
                let given = parts(&mut visit.sql(), visit.body.id, election).await?;
                (false, given.into_iter().map(|(owner, _)| owner).collect())
            }
        };
    let mut awaited = table(t!(words, "elections-decrypting-caption"))
        .column(t!(words, "elections-roles-who"))
        .column(t!(words, "elections-awaited-what"));
    for trustee in &seen.trustees {
        let is_done = given.contains(&(trustee.position as usize));
        let said = if is_done {
            status(&t!(words, "elections-given"), Tone::Good)
        } else {
            status(&t!(words, "elections-awaited"), Tone::Warning)
        };
        awaited = awaited.row([html! { (name_in(&names, visit, trustee.person)) }, said]);
    }
    Ok(html! {
        h2 { (t!(words, "elections-step-counting")) }
        @if is_shuffling { p { (t!(words, "elections-shuffle-standing", needed = needed, given = given.len())) } }
        @else { p { (t!(words, "elections-counting-what", needed = needed, given = given.len())) } }
        (awaited)
        @if election.settings.paper_voters > 0 { p { (t!(words, "elections-paper-awaited")) } }
        (more_links(visit, seen))
    })
}

fn more_links(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let path = seen.election.path();
    html! {
        ul.links {
            li { a href={ (path) "/emargement" } { (t!(words, "elections-emargement-link")) } }
            @if seen.election.settings.paper_voters > 0 { li { a href={ (path) "/resultat/papier" } { (t!(words, "elections-paper-link")) } } }
        }
    }
}

fn after(visit: &Visit, seen: &Seen, kept: &Kept, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let election = &seen.election;
    let path = election.path();
    let from = election.may_be_destroyed_from();
    html! {
        p { a href={ (path) "/resultat" } { (t!(words, "elections-result-link")) } }
        @if election.state == State::Tallied {
            (more_links(visit, seen))
            h2 { (t!(words, "elections-step-destroy")) }
            p { (t!(words, "elections-destroy-what")) }
            @match from {
                Some(from) if visit.now() < from => { p { (t!(words, "elections-destroy-from", at = visit.at(from))) } }
                _ => { (decision_form(visit, (&format!("{path}/preparer/detruire"), "elections-destroy-button"), kept, errors)) }
            }
        }
    }
}
