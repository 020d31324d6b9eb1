//! Proposing minutes to those who were there, and approving them.

use axum::extract::Path;
use db::Uuid;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Fault, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, button_quiet, confirm_again, confirm_details, date_field, hidden};
use ui::{Answer, Posted, Visit, t};

use super::minutes::{current_page, latest};
use super::{Gathered, today};
use crate::actions::{ApproveVersion, ProposeMinutes};
use crate::model::{CORRECTION_DAYS, MeetingId, Proposal, list_path};
use crate::{rights, store};

#[derive(Deserialize)]
pub(super) struct Approved {
    request_id: Uuid,
    version: i64,
    #[serde(default)]
    en_attente: i64,
}

pub(super) async fn approve(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(asked): Posted<Approved>,
) -> Answer {
    let deed = ApproveVersion {
        meeting: id,
        version: asked.version,
        pending: asked.en_attente,
    };
    let Err(fault) = visit.act(asked.request_id, &deed).await else {
        let path = format!("{}/compte-rendu#suites", crate::model::path_of(id));
        return visit.done(&path, "meetings-minutes-approved");
    };
    let gathered = Gathered::read(&visit, id).await?;
    let Some(saved) = latest(&visit, &gathered).await? else {
        return visit.done(&gathered.minutes_path(), "meetings-nothing-approved");
    };
    let mut errors = FormErrors::default();
    match fault {
        Fault::Stale(_) if saved.version == asked.version => {
            errors.add("texte", t!(visit.words, "meetings-correction-before-approval"));
        }
        Fault::Stale(_) => {
            errors.add(
                "texte",
                t!(visit.words, "meetings-minutes-changed-before-approval"),
            );
        }
        other => errors = visit.refusal_of_form("texte", other)?,
    }
    let page = current_page(&visit, &gathered, &saved, &errors, None).await?;
    visit.refused_page(page)
}

#[derive(Deserialize)]
pub(super) struct Proposed {
    request_id: Uuid,
    #[serde(default)]
    jusqu_au: String,
}

pub(super) async fn propose(
    visit: Visit,
    Path(id): Path<MeetingId>,
    Posted(typed): Posted<Proposed>,
) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let fault = match typed.jusqu_au.trim().parse::<Date>() {
        Err(_) => {
            let key = if typed.jusqu_au.trim().is_empty() {
                "meetings-date-missing"
            } else {
                "meetings-date-impossible"
            };
            Fault::Invalid(vec![kernel::FieldFault {
                field: "jusqu_au",
                sentence: Sentence::new(key),
            }])
        }
        Ok(closes_on) => {
            let deed = ProposeMinutes {
                meeting: id,
                closes_on,
            };
            match visit.act(typed.request_id, &deed).await {
                Ok(()) => return visit.done(&gathered.minutes_path(), "meetings-minutes-proposed"),
                Err(fault) => fault,
            }
        }
    };
    let errors = visit.refusal_of_form("texte", fault)?;
    let Some(saved) = latest(&visit, &gathered).await? else {
        return visit.done(&gathered.minutes_path(), "meetings-nothing-approved");
    };
    let page = current_page(&visit, &gathered, &saved, &errors, Some(&typed.jusqu_au)).await?;
    visit.refused_page(page)
}

/// What can be done with the latest version once it is read: proposing it, approving it.
pub(super) async fn forms(
    visit: &Visit,
    gathered: &Gathered,
    version: i64,
    errors: &FormErrors,
    typed: Option<&str>,
) -> Result<Markup, Fault> {
    let meeting = gathered.meeting.id;
    let proposal = store::find_proposal(&mut visit.sql(), visit.body.id, meeting).await?;
    Ok(html! {
        @if gathered.may_still(visit, &rights::DECIDE_CORRECTIONS).await? {
            (propose_form(visit, gathered, proposal.as_ref(), errors, typed))
        }
        (approve_form(visit, gathered, version, proposal.as_ref()).await?)
    })
}

fn propose_form(
    visit: &Visit,
    gathered: &Gathered,
    proposal: Option<&Proposal>,
    errors: &FormErrors,
    typed: Option<&str>,
) -> Markup {
    let words = visit.words;
    let usual = today(visit).saturating_add(CORRECTION_DAYS.days());
    let until = typed.map_or_else(
        || proposal.map_or(usual, |proposal| proposal.closes_on).to_string(),
        str::to_owned,
    );
    let (open, what, send) = match proposal {
        None => (
            "meetings-propose-open",
            "meetings-propose-what",
            "meetings-propose",
        ),
        Some(_) => (
            "meetings-propose-again-open",
            "meetings-propose-again-what",
            "meetings-propose-again",
        ),
    };
    let action = format!("{}/proposer", gathered.minutes_path());
    let form = Form::post(words, action, visit.request_id()).content(html! {
        (date_field(words, t!(words, "meetings-field-until"), "jusqu_au")
            .value(until).between(Some(today(visit).to_string()), None).errors(errors))
        (button_quiet(words.say(send)))
    });
    let unfold = if errors.of("jusqu_au").is_some() {
        confirm_again
    } else {
        confirm_details
    };
    unfold(&words.say(open), &words.say(what), &form)
}

async fn approve_form(
    visit: &Visit,
    gathered: &Gathered,
    version: i64,
    proposal: Option<&Proposal>,
) -> Result<Markup, Fault> {
    let words = visit.words;
    if !gathered.may_still(visit, &rights::APPROVE_MINUTES).await? {
        return Ok(html! { p { (t!(words, "meetings-approve-by-others")) } });
    }
    let pending = store::count_pending(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    let still_runs = proposal.filter(|proposal| proposal.closes_on >= today(visit));
    let action = format!("{}/approuver", gathered.minutes_path());
    let form = Form::post(words, action, visit.request_id()).content(html! {
        (hidden("version", &version.to_string()))
        (hidden("en_attente", &pending.to_string()))
        @if let Some(proposal) = still_runs {
            p { (t!(words, "meetings-approve-early", until = words.date(proposal.closes_on))) }
        }
        @if pending > 0 {
            p {
                strong { (t!(words, "meetings-approve-pending", n = pending)) } " "
                a href=(list_path(gathered.meeting.id)) { (t!(words, "meetings-corrections-answer")) }
            }
        }
        (button(t!(words, "meetings-approve")))
    });
    Ok(confirm_details(
        &t!(words, "meetings-approve-open"),
        &t!(words, "meetings-approve-what"),
        &form,
    ))
}
