//! The pages: the plans, one plan with what is measured, one indicator with its values.

mod describe;
mod indicator;
mod list;
mod plan;
mod prepare;
mod value;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use db::{Instant, Uuid};
use groups::{Group, GroupId};
use jiff::civil::Date;
use kernel::{Fault, House};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, status};
use ui::{Visit, Words, t};

use crate::model::{Indicator, IndicatorId, Plan, PlanId, Standing, Value, awaited, day_of};
use crate::store;
use crate::words::{measure, period};

/// The menu entry the pages belong to.
pub(crate) const MENU: &str = "/plans";

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/plans", get(list::show))
        .route("/plans/nouveau", get(prepare::show_new).post(prepare::open))
        .route("/plans/{id}", get(plan::show))
        .route("/plans/{id}/valeurs.csv", get(plan::file))
        .route(
            "/plans/{id}/modifier",
            get(prepare::show_change).post(prepare::change),
        )
        .route(
            "/plans/{id}/indicateurs/nouveau",
            get(describe::show_new).post(describe::add),
        )
        .route("/indicateurs/{id}", get(indicator::show))
        .route(
            "/indicateurs/{id}/modifier",
            get(describe::show_change).post(describe::change),
        )
        .route("/indicateurs/{id}/valeur", get(value::show).post(value::record))
        .route(
            "/indicateurs/{id}/valeurs/{value}/corriger",
            get(value::show_correction).post(value::correct),
        )
        .route(
            "/indicateurs/{id}/retirer",
            post(indicator::retire).get(indicator::back),
        )
        .route(
            "/indicateurs/{id}/reprendre",
            post(indicator::resume).get(indicator::back),
        )
}

/// A form that only asks for something to be done.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    request_id: Uuid,
}

async fn find_plan(visit: &Visit, id: PlanId) -> Result<Plan, Fault> {
    store::find_plan(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("plan"))
}

/// An indicator and its plan.
async fn find_indicator(visit: &Visit, id: IndicatorId) -> Result<(Indicator, Plan), Fault> {
    let indicator = store::find_indicator(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("indicator"))?;
    let plan = find_plan(visit, indicator.plan_id).await?;
    Ok((indicator, plan))
}

async fn find_group(visit: &Visit, id: GroupId) -> Result<Group, Fault> {
    groups::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("group"))
}

/// The day it is in the body's time zone.
fn today(visit: &Visit) -> Date {
    day_of(visit.now(), &visit.body.zone())
}

/// The period whose value is awaited, given the latest one there is.
fn awaited_by(visit: &Visit, indicator: &Indicator, latest: Option<&Value>) -> Option<Date> {
    let added_on = day_of(indicator.created_at, &visit.body.zone());
    awaited(
        indicator,
        latest.map(|value| value.on_day),
        added_on,
        today(visit),
    )
}

fn standing_status(words: Words, indicator: &Indicator, standing: Standing) -> Markup {
    if indicator.retired_at.is_some() {
        return status(&t!(words, "indicators-standing-retired"), Tone::Neutral);
    }
    let (key, tone) = match standing {
        Standing::Unmeasured => ("indicators-standing-unmeasured", Tone::Neutral),
        Standing::Measured => ("indicators-standing-measured", Tone::Info),
        Standing::UnderWay => ("indicators-standing-under-way", Tone::Info),
        Standing::Reached => ("indicators-standing-reached", Tone::Good),
        Standing::OnTrack => ("indicators-standing-on-track", Tone::Good),
        Standing::Behind => ("indicators-standing-behind", Tone::Warning),
    };
    status(&words.say(key), tone)
}

/// « 45 agents (2e trimestre 2026) »
fn value_words(words: Words, indicator: &Indicator, value: &Value) -> String {
    t!(
        words,
        "indicators-value-of-period",
        value = measure(words, value.figure, &indicator.unit),
        period = period(words, indicator.rhythm, value.on_day)
    )
}

/// « 100 agents d’ici au 31 décembre 2027 », « 100 agents ».
fn target_words(words: Words, indicator: &Indicator) -> Option<String> {
    let target = measure(words, indicator.target?, &indicator.unit);
    Some(match indicator.target_on {
        None => target,
        Some(day) => t!(
            words,
            "indicators-target-by",
            target = target,
            day = words.date(day)
        ),
    })
}

/// The instant of a change in words.
fn moment(visit: &Visit, at: Instant) -> Markup {
    visit.words.datetime_element(at.timestamp(), &visit.body.zone())
}

/// What somebody wrote in Markdown; nothing when they wrote nothing.
fn written(words: Words, text: &str) -> Markup {
    html! { @if !text.is_empty() { (words.markdown(text)) } }
}
