//! « Envoi de la convocation » : by itself, so many days before the meeting, or by hand.

use axum::extract::Path;
use db::Uuid;
use groups::GroupKind;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, number_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{Asked, Gathered, MENU, today};
use crate::actions::{PlanConvocation, leaves_at};
use crate::model::{
    DAYS_BEFORE_USUAL, MeetingId, PlannedConvocation, day_of, days_before_assembly, delays, path_of,
};
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<MeetingId>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let page = page(&visit, &gathered, None, &FormErrors::default()).await?;
    visit.page(page)
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    jours: String,
}

pub(super) async fn plan(visit: Visit, Path(id): Path<MeetingId>, Posted(typed): Posted<Typed>) -> Answer {
    let gathered = Gathered::read(&visit, id).await?;
    let outcome = match typed.jours.trim().parse::<i64>() {
        Err(_) => Err(Fault::field("jours", "meetings-planned-days-missing")),
        Ok(days) => {
            let deed = PlanConvocation {
                meeting: id,
                days_before: Some(days),
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(()) => visit.done(&path_of(id), "meetings-convocation-planned"),
        Err(fault) => {
            let errors = visit.refusal_of_form("jours", fault)?;
            let page = page(&visit, &gathered, Some(&typed.jours), &errors).await?;
            visit.refused_page(page)
        }
    }
}

pub(super) async fn give_up(visit: Visit, Path(id): Path<MeetingId>, Posted(asked): Posted<Asked>) -> Answer {
    let deed = PlanConvocation {
        meeting: id,
        days_before: None,
    };
    visit.act(asked.request_id, &deed).await?;
    visit.done(&path_of(id), "meetings-convocation-unplanned")
}

async fn page(
    visit: &Visit,
    gathered: &Gathered,
    typed: Option<&str>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let (words, meeting) = (visit.words, &gathered.meeting);
    if !visit.may(&rights::PLAN, Scope::group(gathered.group.id)).await? {
        return Err(Fault::Forbidden {
            right: rights::PLAN.code,
        });
    }
    let planned = store::find_planned(&mut visit.sql(), visit.body.id, meeting.id).await?;
    let latest = latest(visit, gathered)?;
    let value = match (typed, &planned) {
        (Some(typed), _) => typed.to_owned(),
        (None, Some(planned)) => planned.days_before.to_string(),
        (None, None) => latest.unwrap_or(DAYS_BEFORE_USUAL).to_string(),
    };
    let path = format!("{}/convocation", meeting.path());
    let is_to_come = super::answer::is_to_come(visit, gathered);
    let main = html! {
        (error_summary(errors, words))
        @if is_to_come {
            @if let Some(planned) = &planned { (line(visit, gathered, planned)) }
            @if let Some(latest) = latest { (told_by_law(visit, gathered, latest)?) }
            (Form::post(words, &path, visit.request_id()).content(html! {
                (number_field(words, t!(words, "meetings-planned-days"), "jours")
                    .hint(t!(words, "meetings-planned-days-hint")).value(value).errors(errors))
                (button(t!(words, "meetings-planned-save")))
            }))
            @if planned.is_some() {
                (Form::post(words, format!("{path}/arreter"), visit.request_id())
                    .content(html! { (button_quiet(t!(words, "meetings-planned-stop"))) }))
            }
        } @else {
            (notice(Tone::Info, &html! { p { (t!(words, "meetings-planned-too-late")) } }))
        }
        p { a href=(meeting.path()) { (t!(words, "meetings-answer-back")) } }
    };
    Ok(Page::new(t!(words, "meetings-planned-title"), main)
        .lead(super::moment(visit, meeting))
        .under(t!(words, "meetings-title"), MENU)
        .under(&meeting.title, meeting.path())
        .active(MENU)
        .not_indexed()
        .refused(errors))
}

/// How many days before an assembly the law still allows; none for a group that no law binds.
fn latest(visit: &Visit, gathered: &Gathered) -> Result<Option<i64>, Fault> {
    if gathered.group.kind != GroupKind::Plenary {
        return Ok(None);
    }
    days_before_assembly(visit.body.kind.as_str(), today(visit), false).map(Some)
}

fn told_by_law(visit: &Visit, gathered: &Gathered, latest: i64) -> Result<Markup, Fault> {
    let words = visit.words;
    let rules = delays(visit.body.kind.as_str(), today(visit))?;
    let zone = visit.body.zone();
    let day = leaves_at(&gathered.meeting, latest, &zone).map(|at| words.date(day_of(at, &zone)));
    Ok(html! {
        @if let Some(day) = day { p { (t!(words, "meetings-planned-latest", n = latest, day = day)) } }
        ul { @for rule in &rules {
            li { (t!(words, "meetings-convoke-rule", needed = rule.clear_days, unit = rule.unit, article = rule.article)) }
        } }
    })
}

/// When it leaves by itself, or why it did not.
pub(super) fn line(visit: &Visit, gathered: &Gathered, planned: &PlannedConvocation) -> Markup {
    let words = visit.words;
    let zone = visit.body.zone();
    let leaves_at = leaves_at(&gathered.meeting, planned.days_before, &zone).filter(|at| *at > visit.now());
    if planned.failed_at.is_some() && leaves_at.is_none() {
        return notice(
            Tone::Warning,
            &html! { p { (t!(words, "meetings-planned-to-nobody")) } },
        );
    }
    html! {
        p { (match leaves_at {
            Some(at) => t!(words, "meetings-planned-at", at = visit.at(at), n = planned.days_before),
            None => t!(words, "meetings-planned-at-once"),
        }) }
    }
}
