//! One volunteer, for agents: what they said, the answer that came by letter, the letter to send.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::definition_list;
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, checkboxes, confirm_details, error_summary, radios,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::people::{how_they_came, where_they_stand};
use super::seen::Seen;
use crate::actions::{NoteDeparture, RecordAnswer, RecordWithdrawal};
use crate::model::{AssemblyId, Seat, Volunteer, VolunteerId, VolunteerState};
use crate::store;

const YES: &str = "oui";

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    answer: String,
    #[serde(default)]
    named: String,
}

pub(super) async fn find(visit: &Visit, seen: &Seen, volunteer: VolunteerId) -> Result<Volunteer, Fault> {
    store::find_volunteer(&mut visit.sql(), visit.body.id, seen.assembly.id, volunteer)
        .await?
        .ok_or(Fault::NotFound("volunteer"))
}

fn path_to(id: AssemblyId, volunteer: VolunteerId) -> String {
    format!("{}/volontaires/{volunteer}", crate::model::path_of(id))
}

pub(super) async fn show(visit: Visit, Path((id, volunteer)): Path<(AssemblyId, VolunteerId)>) -> Answer {
    let page = whole(&visit, (id, volunteer), &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn answer(
    visit: Visit,
    Path((id, volunteer)): Path<(AssemblyId, VolunteerId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let outcome = match accepts(&typed.answer) {
        None => Err(Fault::field("answer", "assemblies-answer-missing")),
        Some(accepts) => {
            let deed = RecordAnswer {
                assembly: id,
                volunteer,
                accepts,
                agrees_to_be_named: typed.named == YES,
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(()) => visit.done(&path_to(id, volunteer), "assemblies-answer-recorded"),
        Err(fault) => {
            let errors = visit.refusal_of_form("answer", fault)?;
            let page = whole(&visit, (id, volunteer), &typed, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

pub(super) async fn departure(
    visit: Visit,
    Path((id, volunteer)): Path<(AssemblyId, VolunteerId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let deed = NoteDeparture {
        assembly: id,
        volunteer,
    };
    visit.act(typed.request_id, &deed).await?;
    visit.done(&path_to(id, volunteer), "assemblies-departure-noted")
}

pub(super) async fn withdrawal(
    visit: Visit,
    Path((id, volunteer)): Path<(AssemblyId, VolunteerId)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let deed = RecordWithdrawal {
        assembly: id,
        volunteer,
    };
    visit.act(typed.request_id, &deed).await?;
    visit.done(&path_to(id, volunteer), "assemblies-withdrawal-recorded")
}

/// « oui » accepts, « non » declines, anything else is no answer.
pub(super) fn accepts(answer: &str) -> Option<bool> {
    match answer {
        "oui" => Some(true),
        "non" => Some(false),
        _ => None,
    }
}

/// What answers a draw: two choices, and whether a name may be shown. The same for who answers and for who enters it.
pub(super) fn answer_fields(visit: &Visit, (answer, named): (&str, &str), errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        (radios(words, t!(words, "assemblies-answer"), "answer").choices([
            Choice::new("oui", t!(words, "assemblies-answer-yes")),
            Choice::new("non", t!(words, "assemblies-answer-no")),
        ]).chosen(answer).errors(errors))
        (checkboxes(words, t!(words, "assemblies-named-title"), "named")
            .choices([Choice::new(YES, t!(words, "assemblies-named")).hint(t!(words, "assemblies-named-hint"))])
            .chosen(named).optional().errors(errors))
    }
}

async fn whole(
    visit: &Visit,
    (id, volunteer): (AssemblyId, VolunteerId),
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let seen = Seen::with_names(visit, id).await?;
    let one = find(visit, &seen, volunteer).await?;
    let path = path_to(id, volunteer);
    let mut facts = vec![
        (
            t!(words, "assemblies-people-number"),
            html! { (one.published_as()) },
        ),
        (
            t!(words, "assemblies-people-state"),
            where_they_stand(visit, &one),
        ),
        (
            t!(words, "assemblies-people-how"),
            html! { (how_they_came(visit, &one)) },
        ),
    ];
    if !one.name.is_empty() {
        facts.push((t!(words, "assemblies-people-name"), html! { (one.name) }));
        facts.push((t!(words, "assemblies-email"), html! { (one.email) }));
        facts.push((t!(words, "assemblies-address"), html! { (one.address) }));
    }
    for (criterion, choice) in &one.choices {
        facts.push((criterion.clone(), html! { (choice) }));
    }
    if let Some(until) = one.answer_until.filter(|_| one.seat == Some(Seat::Asked)) {
        facts.push((t!(words, "assemblies-answer-until"), html! { (visit.at(until)) }));
    }
    if let Some(follower) = one.replaced_by {
        let number = crate::model::published_as(follower);
        facts.push((t!(words, "assemblies-succession-following"), html! { (number) }));
    }
    let leaving = Form::post(words, format!("{path}/depart"), visit.request_id())
        .content(html! { (button_quiet(t!(words, "assemblies-departure-button")).danger()) });
    let withdrawing = Form::post(words, format!("{path}/retrait"), visit.request_id())
        .content(html! { (button_quiet(t!(words, "assemblies-withdrawal-button")).danger()) });
    let is_asked = one.seat == Some(Seat::Asked) && one.replaced_by.is_none();
    let may_answer = one.may_answer_at(visit.now());
    let main = html! {
        (error_summary(errors, words))
        (definition_list(&facts))
        @if is_asked {
            p { a href={ (path) "/courrier.pdf" } { (t!(words, "assemblies-letter-link")) } }
        }
        @if may_answer {
            h2 { (t!(words, "assemblies-record-title")) }
            (Form::post(words, format!("{path}/reponse"), visit.request_id()).content(html! {
                (answer_fields(visit, (&typed.answer, &typed.named), errors))
                (button(t!(words, "assemblies-record-button")))
            }))
        }
        @if one.seat == Some(Seat::Accepted) && one.replaced_by.is_none() {
            (confirm_details(&t!(words, "assemblies-departure-link"), &t!(words, "assemblies-departure-lead"), &leaving))
        }
        @if one.state != VolunteerState::Withdrawn {
            (confirm_details(&t!(words, "assemblies-withdrawal-link"), &t!(words, "assemblies-withdrawal-lead"), &withdrawing))
        }
        p { a href={ (seen.assembly.path()) "/volontaires" } { (t!(words, "assemblies-people-link")) } }
    };
    Ok(seen
        .page(visit, t!(words, "assemblies-person-title"), main)
        .not_indexed())
}
