//! Recording a value, and correcting one.

use axum::extract::Path;
use db::Uuid;
use jiff::civil::Date;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, date_field, error_summary, select, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, find_indicator, today};
use crate::actions::{CorrectValue, RecordValue};
use crate::model::{
    FIGURE_CHARS_MAX, Indicator, IndicatorId, Plan, TEXT_CHARS_MAX, Value, ValueId, to_record,
};
use crate::words::{measure, period};
use crate::{rights, store};

#[derive(Default, Deserialize)]
pub(super) struct ValueForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    le: String,
    #[serde(default)]
    valeur: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    raison: String,
}

async fn allowed(visit: &Visit, id: IndicatorId) -> Result<(Indicator, Plan), Fault> {
    let (indicator, plan) = find_indicator(visit, id).await?;
    if !visit.may(&rights::RECORD, indicator.scope(plan.group_id)).await? {
        let right = rights::RECORD.code;
        return Err(Fault::Forbidden { right });
    }
    Ok((indicator, plan))
}

pub(super) async fn show(visit: Visit, Path(id): Path<IndicatorId>) -> Answer {
    let (indicator, _) = allowed(&visit, id).await?;
    let page = record_page(&visit, &indicator, None, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn record(
    visit: Visit,
    Path(id): Path<IndicatorId>,
    Posted(form): Posted<ValueForm>,
) -> Answer {
    let (indicator, _) = allowed(&visit, id).await?;
    let deed = RecordValue {
        indicator: id,
        on_day: form.le.clone(),
        figure: form.valeur.clone(),
        note: form.note.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(_) => visit.done(&indicator.path(), "indicators-recorded"),
        Err(fault) => {
            let errors = visit.refusal_of_form("valeur", fault)?;
            let page = record_page(&visit, &indicator, Some(&form), &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn wrong_value(visit: &Visit, indicator: &Indicator, id: ValueId) -> Result<Value, Fault> {
    store::find_value(&mut visit.sql(), visit.body.id, id)
        .await?
        .filter(|value| value.indicator_id == indicator.id)
        .ok_or(Fault::NotFound("value"))
}

pub(super) async fn show_correction(visit: Visit, Path((id, value)): Path<(IndicatorId, ValueId)>) -> Answer {
    let (indicator, _) = allowed(&visit, id).await?;
    let value = wrong_value(&visit, &indicator, value).await?;
    let form = ValueForm {
        valeur: value.figure.to_string().replace('.', ","),
        note: value.note.clone(),
        ..ValueForm::default()
    };
    visit.page(correct_page(
        &visit,
        &indicator,
        &value,
        &form,
        &FormErrors::default(),
    ))
}

pub(super) async fn correct(
    visit: Visit,
    Path((id, value)): Path<(IndicatorId, ValueId)>,
    Posted(form): Posted<ValueForm>,
) -> Answer {
    let (indicator, _) = allowed(&visit, id).await?;
    let value = wrong_value(&visit, &indicator, value).await?;
    let deed = CorrectValue {
        value: value.id,
        figure: form.valeur.clone(),
        note: form.note.clone(),
        reason: form.raison.clone(),
    };
    match visit.act(form.request_id, &deed).await {
        Ok(_) => visit.done(&indicator.path(), "indicators-corrected"),
        Err(fault) => {
            let errors = visit.refusal_of_form("valeur", fault)?;
            visit.refused_page(correct_page(&visit, &indicator, &value, &form, &errors))
        }
    }
}

async fn record_page(
    visit: &Visit,
    indicator: &Indicator,
    typed: Option<&ValueForm>,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let values = store::list_values(&mut visit.sql(), visit.body.id, indicator.id).await?;
    let blank = ValueForm::default();
    let form = typed.unwrap_or(&blank);
    let periods = to_record(indicator.rhythm, &values, today(visit));
    let when = if indicator.rhythm.months().is_some() && periods.is_empty() {
        None
    } else {
        Some(when_field(visit, indicator, &values, &periods, form, errors))
    };
    let main = html! {
        (error_summary(errors, words))
        @match when {
            None => p { (t!(words, "indicators-all-recorded")) },
            Some(when) => (Form::post(words, format!("{}/valeur", indicator.path()), visit.request_id())
                .autosave(format!("valeur-{}", indicator.id))
                .content(html! {
                    (when)
                    (value_fields(visit, indicator, form, errors))
                    (button(t!(words, "indicators-record")))
                })),
        }
    };
    Ok(
        Page::new(t!(words, "indicators-record-title", name = &indicator.name), main)
            .active(MENU)
            .under(&indicator.name, indicator.path())
            .refused(errors)
            .not_indexed(),
    )
}

/// The periods without a value, the earliest awaited chosen; or a day, when values come as they may.
fn when_field(
    visit: &Visit,
    indicator: &Indicator,
    values: &[Value],
    periods: &[Date],
    form: &ValueForm,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    if indicator.rhythm.months().is_none() {
        let today = today(visit).to_string();
        let chosen = if form.le.is_empty() {
            today.clone()
        } else {
            form.le.clone()
        };
        return html! {
            (date_field(words, t!(words, "indicators-field-day"), "le")
                .value(chosen).between(None, Some(today)).errors(errors))
        };
    }
    // After the latest value, the earliest period; with no value yet, the latest one.
    let latest = values
        .iter()
        .filter(|value| value.replaced_at.is_none())
        .map(|value| value.on_day)
        .max();
    let offered = match latest {
        Some(latest) => periods.iter().rev().find(|end| **end > latest),
        None => periods.first(),
    };
    let are_all_there = latest.is_some() && offered.is_none();
    let offered = offered.map(ToString::to_string);
    let chosen = if form.le.is_empty() {
        offered.unwrap_or_default()
    } else {
        form.le.clone()
    };
    let mut choices = select(words, t!(words, "indicators-field-period"), "le")
        .chosen(chosen)
        .errors(errors);
    if are_all_there {
        choices = choices.hint(t!(words, "indicators-older-only"));
    }
    for end in periods {
        choices = choices.choice(end.to_string(), period(words, indicator.rhythm, *end));
    }
    html! { (choices) }
}

fn value_fields(visit: &Visit, indicator: &Indicator, form: &ValueForm, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let label = match indicator.unit.as_str() {
        "" => t!(words, "indicators-field-value"),
        unit => t!(words, "indicators-field-value-in", unit = unit),
    };
    html! {
        (text_field(words, label, "valeur")
            .hint(t!(words, "indicators-field-value-hint"))
            .value(&form.valeur)
            .max_length(u32::try_from(FIGURE_CHARS_MAX).unwrap_or(u32::MAX))
            .errors(errors))
        (textarea(words, t!(words, "indicators-field-note"), "note")
            .hint(t!(words, "indicators-field-note-hint"))
            .value(&form.note)
            .rows(3)
            .max_length(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
            .optional()
            .errors(errors))
    }
}

fn correct_page(
    visit: &Visit,
    indicator: &Indicator,
    value: &Value,
    form: &ValueForm,
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let address = format!("{}/valeurs/{}/corriger", indicator.path(), value.id);
    let said = period(words, indicator.rhythm, value.on_day);
    let main = html! {
        (error_summary(errors, words))
        p {
            (t!(
                words,
                "indicators-correction-was",
                period = &said,
                value = measure(words, value.figure, &indicator.unit)
            ))
        }
        @if value.replaced_at.is_some() {
            p { (t!(words, "indicators-corrected-meanwhile")) " " a href=(indicator.path()) { (indicator.name) } }
        } @else {
            (Form::post(words, &address, visit.request_id()).content(html! {
                (value_fields(visit, indicator, form, errors))
                (textarea(words, t!(words, "indicators-field-reason"), "raison")
                    .hint(t!(words, "indicators-field-reason-hint"))
                    .value(&form.raison)
                    .rows(3)
                    .max_length(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
                    .errors(errors))
                (button(t!(words, "indicators-correct")))
            }))
        }
    };
    Page::new(t!(words, "indicators-correct-title", period = said), main)
        .active(MENU)
        .under(&indicator.name, indicator.path())
        .refused(errors)
        .not_indexed()
}
