//! One plan: what is measured, how far it has come.

use axum::extract::Path;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use ui::components::{list_empty, table};
use ui::download::attached;
use ui::forms::button_link;
use ui::offers::offers_of;
use ui::panels::panels_of;
use ui::spreadsheet::Csv;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::{MENU, awaited_by, find_group, find_plan, standing_status, target_words, value_words, written};
use crate::document::Table;
use crate::model::{Indicator, Plan, PlanId, Value, standing};
use crate::words::period;
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<PlanId>) -> Answer {
    let words = visit.words;
    let plan = find_plan(&visit, id).await?;
    let group = find_group(&visit, plan.group_id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let indicators = store::list_indicators(&mut sql, body, plan.id).await?;
    let latest = store::latest_of_plan(&mut sql, body, plan.id).await?;
    let may_prepare = visit.may(&rights::PREPARE, Scope::group(plan.group_id)).await?;
    let (followed, retired): (Vec<&Indicator>, Vec<&Indicator>) = indicators
        .iter()
        .partition(|indicator| indicator.retired_at.is_none());
    let lines = |indicators: &[&Indicator], caption: String| {
        let mut lines = table(caption)
            .column(t!(words, "indicators-column-indicator"))
            .column(t!(words, "indicators-column-latest"))
            .column(t!(words, "indicators-column-target"))
            .column(t!(words, "indicators-column-standing"));
        for indicator in indicators {
            lines = lines.row(cells(&visit, indicator, latest.get(&indicator.id)));
        }
        lines
    };
    let main = html! {
        (offers_of(&visit, &plan.subject()).await?)
        p { (t!(words, "indicators-followed-by")) " " a href={ "/groupes/" (group.slug) } { (group.name) } }
        (written(words, &plan.description))
        section aria-labelledby="indicateurs" {
            h2 #indicateurs { (t!(words, "indicators-title")) }
            @if followed.is_empty() {
                (list_empty(&t!(words, if may_prepare { "indicators-none-yet" } else { "indicators-none" }), None))
            } @else {
                (lines(&followed, t!(words, "indicators-caption", plan = &plan.title)))
            }
            @if may_prepare {
                p { (button_link(&t!(words, "indicators-new"), &format!("{}/indicateurs/nouveau", plan.path()))) }
            }
            @if !retired.is_empty() {
                details {
                    summary { (t!(words, "indicators-retired", n = retired.len())) }
                    (lines(&retired, t!(words, "indicators-retired-caption")))
                }
            }
        }
        (panels_of(&visit, &plan.subject()).await?)
        @if !latest.is_empty() {
            p { a href={ (plan.path()) "/valeurs.csv" } { (t!(words, "indicators-download")) } }
        }
        @if may_prepare {
            p { a href={ (plan.path()) "/modifier" } { (t!(words, "indicators-plan-change")) } }
        }
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "indicators-history")) }
            (timeline_of(&visit, &plan.reference(), &|_| None).await?)
        }
    };
    visit.page(
        Page::new(&plan.title, main)
            .titled_by_its_author()
            .active(MENU)
            .under(t!(words, "indicators-plans-title"), MENU),
    )
}

fn cells(visit: &Visit, indicator: &Indicator, latest: Option<&Value>) -> [Markup; 4] {
    let words = visit.words;
    let awaited = awaited_by(visit, indicator, latest);
    [
        html! { a href=(indicator.path()) { (indicator.name) } },
        html! {
            @match latest {
                Some(value) => (value_words(words, indicator, value)),
                None => (t!(words, "indicators-no-value")),
            }
            @if let Some(end) = awaited {
                br;
                span.muted { (t!(words, "indicators-awaited", period = period(words, indicator.rhythm, end))) }
            }
        },
        html! { (target_words(words, indicator).unwrap_or_else(|| t!(words, "indicators-no-target"))) },
        standing_status(words, indicator, standing(indicator, latest)),
    ]
}

/// Every value of the plan, as a file.
async fn table_of(visit: &Visit, plan: &Plan) -> Result<Vec<u8>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut table = Table::begin()?;
    for indicator in store::list_indicators(&mut sql, body, plan.id).await? {
        let values = store::list_values(&mut sql, body, indicator.id).await?;
        table.add(&indicator, &values)?;
    }
    table.finish()
}

pub(super) async fn file(visit: Visit, Path(id): Path<PlanId>) -> Answer {
    let plan = find_plan(&visit, id).await?;
    let name = format!("indicateurs-{}.csv", kernel::slug(&plan.title));
    Ok(attached(&name, Csv::MEDIA_TYPE, table_of(&visit, &plan).await?))
}
