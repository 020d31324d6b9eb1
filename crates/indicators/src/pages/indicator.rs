//! One indicator: what it measures, its values drawn and as a table, where they come from, what was corrected.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use jiff::civil::Date;
use kernel::{Fault, JournalLine, JournalPage, Scope};
use maud::{Markup, html};
use ui::components::{LineChart, Tone, chart_keys, definition_list, line_chart, list_empty, notice, table};
use ui::forms::{Form, button, button_link, button_quiet, confirm_details};
use ui::subject_timeline::lines_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::{
    Asked, MENU, awaited_by, find_group, find_indicator, moment, standing_status, target_words, value_words,
    written,
};
use crate::actions::{ResumeIndicator, RetireIndicator};
use crate::model::{Figure, Indicator, IndicatorId, Plan, Value, path, standing};
use crate::words::{measure, period};
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<IndicatorId>) -> Answer {
    let words = visit.words;
    let (indicator, plan) = find_indicator(&visit, id).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let values = store::list_values(&mut sql, body, indicator.id).await?;
    let current: Vec<&Value> = values
        .iter()
        .filter(|value| value.replaced_at.is_none())
        .collect();
    let latest = current.last().copied();
    let stands = standing(&indicator, latest);
    let may_record = visit.may(&rights::RECORD, indicator.scope(plan.group_id)).await?;
    let may_prepare = visit.may(&rights::PREPARE, Scope::group(plan.group_id)).await?;
    let awaited = awaited_by(&visit, &indicator, latest);
    let main = html! {
        @if let Some(end) = awaited {
            (notice(Tone::Warning, &html! { p {
                (t!(words, "indicators-awaited-long", period = period(words, indicator.rhythm, end)))
            } }))
        }
        @if may_record && indicator.retired_at.is_none() {
            p { (button_link(&t!(words, "indicators-record"), &format!("{}/valeur", indicator.path()))) }
        }
        section aria-labelledby="valeurs" {
            h2 #valeurs { (t!(words, "indicators-values")) }
            @if current.is_empty() { (list_empty(&t!(words, "indicators-no-value-yet"), None)) }
            @else {
                (drawing(&visit, &indicator, &current))
                (values_table(&visit, &indicator, &current, may_record))
            }
            (corrected(&visit, &indicator, &values))
        }
        section aria-labelledby="mesure" {
            h2 #mesure { (t!(words, "indicators-measured-how")) }
            (written(words, &indicator.definition))
            (definition_list(&facts(&visit, &indicator, &plan).await?))
        }
        @if may_prepare { (deeds(&visit, &indicator)) }
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "indicators-history")) }
            (history(&visit, &indicator).await?)
        }
    };
    visit.page(
        Page::new(&indicator.name, main)
            .heading(
                html! { (words.written(&indicator.name)) " " (standing_status(words, &indicator, stands)) },
            )
            .active(MENU)
            .under(&plan.title, plan.path()),
    )
}

pub(super) async fn back(Path(id): Path<IndicatorId>) -> Answer {
    Ok(Redirect::to(&format!("/indicateurs/{id}")).into_response())
}

pub(super) async fn retire(
    visit: Visit,
    Path(id): Path<IndicatorId>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    visit
        .act(asked.request_id, &RetireIndicator { indicator: id })
        .await?;
    visit.done(&format!("/indicateurs/{id}"), "indicators-retired")
}

pub(super) async fn resume(
    visit: Visit,
    Path(id): Path<IndicatorId>,
    Posted(asked): Posted<Asked>,
) -> Answer {
    visit
        .act(asked.request_id, &ResumeIndicator { indicator: id })
        .await?;
    visit.done(&format!("/indicateurs/{id}"), "indicators-resumed")
}

/// The values against the way to the target. `current` is not empty.
fn drawing(visit: &Visit, indicator: &Indicator, current: &[&Value]) -> Markup {
    let words = visit.words;
    let (Some(first), Some(last)) = (current.first(), current.last()) else {
        return html! {};
    };
    let way = path(indicator);
    let target = target_words(words, indicator);
    let mut label = t!(
        words,
        "indicators-drawing",
        name = &indicator.name,
        first = value_words(words, indicator, first),
        last = value_words(words, indicator, last)
    );
    if let Some(target) = &target {
        label = format!(
            "{label} {}",
            t!(words, "indicators-drawing-target", target = target)
        );
    }
    let drawn = |(day, figure): (Date, Figure)| (day, figure.to_f64());
    let chart = LineChart {
        label,
        points: current
            .iter()
            .map(|value| drawn((value.on_day, value.figure)))
            .collect(),
        path: way.map(|way| way.map(drawn)),
        level: indicator.target.filter(|_| way.is_none()).map(Figure::to_f64),
        height: &|height| words.decimal(&trimmed(height)),
        day: &|day| {
            t!(
                words,
                "indicators-period-month",
                month = words.say(&format!("date-month-{}", day.month())),
                year = day.year().to_string()
            )
        },
    };
    let way = target.map(|target| match way {
        Some(_) => t!(words, "indicators-key-way", target = target),
        None => t!(words, "indicators-key-target", target = target),
    });
    let values = match indicator.unit.as_str() {
        "" => t!(words, "indicators-key-values"),
        unit => t!(words, "indicators-key-values-in", unit = unit),
    };
    html! {
        figure {
            (line_chart(&chart))
            figcaption { (chart_keys(&values, way.as_deref())) }
        }
    }
}

/// A height of the drawing, without the noise of binary fractions.
fn trimmed(height: f64) -> String {
    let printed = format!("{height:.6}");
    let trimmed = printed.trim_end_matches('0').trim_end_matches('.');
    if trimmed == "-0" {
        "0".to_owned()
    } else {
        trimmed.to_owned()
    }
}

fn values_table(visit: &Visit, indicator: &Indicator, current: &[&Value], may_record: bool) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "indicators-values-caption", name = &indicator.name))
        .column(t!(words, "indicators-column-period"))
        .column_of_numbers(t!(words, "indicators-column-value"));
    // A column of dashes says nothing.
    let has_notes = current.iter().any(|value| !value.note.is_empty());
    if has_notes {
        lines = lines.column(t!(words, "indicators-column-note"));
    }
    lines = lines.column(t!(words, "indicators-column-recorded"));
    if may_record {
        lines = lines.column(t!(words, "indicators-column-action"));
    }
    for value in current.iter().rev() {
        let said = period(words, indicator.rhythm, value.on_day);
        let mut cells = vec![
            html! { (said) },
            html! { (measure(words, value.figure, &indicator.unit)) },
        ];
        if has_notes {
            cells.push(html! { @if value.note.is_empty() { "–" } @else { (value.note) } });
        }
        cells.push(html! {
            (visit.on(value.recorded_at))
            @if !value.reason.is_empty() { " – " (t!(words, "indicators-is-correction")) }
        });
        if may_record {
            let address = format!("{}/valeurs/{}/corriger", indicator.path(), value.id);
            let label = t!(words, "indicators-correct-label", period = said);
            cells.push(html! { a href=(address) aria-label=(label) { (t!(words, "indicators-correct")) } });
        }
        lines = lines.row(cells);
    }
    html! { (lines) }
}

/// What was replaced, folded: nothing disappears.
fn corrected(visit: &Visit, indicator: &Indicator, values: &[Value]) -> Markup {
    let words = visit.words;
    let replaced: Vec<&Value> = values
        .iter()
        .filter(|value| value.replaced_at.is_some())
        .collect();
    if replaced.is_empty() {
        return html! {};
    }
    html! {
        details {
            summary { (t!(words, "indicators-corrections", n = replaced.len())) }
            ul {
                @for wrong in replaced.iter().rev() {
                    li {
                        (t!(
                            words,
                            "indicators-correction-was",
                            period = period(words, indicator.rhythm, wrong.on_day),
                            value = measure(words, wrong.figure, &indicator.unit)
                        ))
                        @if let Some(at) = wrong.replaced_at {
                            " " (moment(visit, at))
                            @let by = values.iter().find(|value| {
                                value.on_day == wrong.on_day && value.recorded_at == at && value.id != wrong.id
                            });
                            @if let Some(right) = by { " – " (right.reason) }
                        }
                    }
                }
            }
        }
    }
}

async fn facts(visit: &Visit, indicator: &Indicator, plan: &Plan) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let group = find_group(visit, plan.group_id).await?;
    let mut facts = vec![(
        t!(words, "indicators-fact-plan"),
        html! { a href=(plan.path()) { (plan.title) } },
    )];
    let mut fact = |key: &str, value: Markup| facts.push((words.say(key), value));
    let way = words.say(&format!("indicators-direction-{}", indicator.direction.as_str()));
    fact("indicators-fact-direction", html! { (way) });
    if let (Some(baseline), Some(day)) = (indicator.baseline, indicator.baseline_on) {
        let said = t!(
            words,
            "indicators-baseline-on",
            value = measure(words, baseline, &indicator.unit),
            day = words.date(day)
        );
        fact("indicators-fact-baseline", html! { (said) });
    }
    if let Some(target) = target_words(words, indicator) {
        fact("indicators-fact-target", html! { (target) });
    }
    let rhythm = words.say(&format!("indicators-rhythm-{}", indicator.rhythm.as_str()));
    fact("indicators-fact-rhythm", html! { (rhythm) });
    let source = html! {
        @if indicator.source_url.is_empty() { (indicator.source) }
        @else { a href=(indicator.source_url) rel="noopener" { (indicator.source) } }
    };
    fact("indicators-fact-source", source);
    let owner = match indicator.owner_id {
        None => None,
        Some(owner) => identity::names(&mut visit.sql(), visit.body.id, &[owner])
            .await?
            .remove(&owner),
    };
    let recorded_by = owner.unwrap_or_else(|| group.name.clone());
    fact("indicators-fact-owner", html! { (recorded_by) });
    Ok(facts)
}

fn deeds(visit: &Visit, indicator: &Indicator) -> Markup {
    let words = visit.words;
    let form = |deed: &str| Form::post(words, format!("{}/{deed}", indicator.path()), visit.request_id());
    html! {
        p { a href={ (indicator.path()) "/modifier" } { (t!(words, "indicators-change")) } }
        @if indicator.retired_at.is_none() {
            (confirm_details(
                &t!(words, "indicators-retire"),
                &t!(words, "indicators-retire-what"),
                &form("retirer").content(html! { (button(t!(words, "indicators-retire-confirm")).danger()) }),
            ))
        } @else {
            (form("reprendre").content(html! { (button_quiet(t!(words, "indicators-resume"))) }))
        }
    }
}

async fn history(visit: &Visit, indicator: &Indicator) -> Result<Markup, Fault> {
    let lines = JournalPage::of_subject(&mut visit.sql(), visit.body.id, &indicator.reference()).await?;
    Ok(lines_of(visit, &lines, &|line| {
        recorded_words(visit, indicator, line)
    }))
}

/// What a line recorded: « 2e trimestre 2026 : 45 agents ».
fn recorded_words(visit: &Visit, indicator: &Indicator, line: &JournalLine) -> Option<Markup> {
    let end: Date = line.payload.get("on")?.as_str()?.parse().ok()?;
    let figure = Figure::read(line.payload.get("figure")?.as_str()?).ok()?;
    let words = visit.words;
    let said = t!(
        words,
        "indicators-recorded-what",
        period = period(words, indicator.rhythm, end),
        value = measure(words, figure, &indicator.unit)
    );
    Some(html! { (said) })
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn a_height_is_written_without_noise() {
        for (height, written) in [(0.1 + 0.2, "0.3"), (50.0, "50"), (-0.0, "0"), (1_200.5, "1200.5")] {
            assert_eq!(trimmed(height), written);
        }
    }
}
