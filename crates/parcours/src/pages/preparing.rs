//! What preparing a parcours and changing it have in common: what was typed, the questions of the template, the days, the
//! calendar and what the law says of it.

use std::collections::BTreeMap;

use groups::{GroupId, GroupKind};
use jiff::civil::Date;
use kernel::steps::settings::{Setting, Shape, URGENCY};
use kernel::{CollectiviteKind, Fault, FieldFault, Fields, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{Choice, FormErrors, number_field, radios, text_field, textarea};
use ui::{Visit, t};

use crate::actions::{PLACE, answered};
use crate::calendar::{Ground, Remark, Weight, check};
use crate::model::{StepRow, plan};
use crate::store;
use crate::template::{DAYS_MAX, SETTING_CHARS_MAX, Template, TemplateStep, Vocabulary};

/// What was typed; every field is text so that nothing typed is ever lost to a refusal.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Typed {
    pub(super) request_id: db::Uuid,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) group: String,
    #[serde(default)]
    pub(super) template: String,
    /// The template whose days and questions the page showed
    #[serde(default)]
    pub(super) shown: String,
    /// What the parcours was when its form was opened
    #[serde(default)]
    pub(super) seen: String,
    #[serde(default)]
    pub(super) starts_on: String,
    #[serde(default)]
    pub(super) preview: Option<String>,
    /// `days-texte=7`, `set.recueil.question=…`: one field a step, one a question
    #[serde(flatten)]
    pub(super) others: BTreeMap<String, String>,
}

/// The fields that every preparation has, read.
pub(super) struct Read {
    pub(super) starts_on: Date,
    pub(super) days: BTreeMap<String, u32>,
}

impl Typed {
    pub(super) fn day(&self) -> Option<Date> {
        self.starts_on.trim().parse().ok()
    }

    /// The days typed for each step; none when one of them is not a number of days.
    pub(super) fn days(&self) -> Option<BTreeMap<String, u32>> {
        let typed = self
            .others
            .iter()
            .filter_map(|(name, days)| Some((name.strip_prefix("days-")?, days.trim())));
        typed
            .filter(|(_, days)| !days.is_empty())
            .map(|(step, days)| {
                let days = days.parse::<u32>().ok();
                Some((
                    step.to_owned(),
                    days.filter(|days| (1..=DAYS_MAX).contains(days))?,
                ))
            })
            .collect()
    }

    /// What was answered to the template's questions.
    pub(super) fn answers(&self) -> BTreeMap<String, String> {
        self.others
            .iter()
            .filter_map(|(name, answer)| Some((name.strip_prefix("set.")?.to_owned(), answer.clone())))
            .collect()
    }

    /// What every preparation needs, or what is missing: told together, though the action checks it too.
    pub(super) fn read(&self) -> Result<Read, Vec<FieldFault>> {
        let mut faults = Vec::new();
        let mut refuse = |field, key| {
            faults.push(FieldFault {
                field,
                sentence: Sentence::new(key),
            });
        };
        if self.title.trim().is_empty() {
            refuse("title", "parcours-title-missing");
        }
        let starts_on = self.day();
        if starts_on.is_none() {
            refuse("starts_on", "parcours-date-missing");
        }
        let days = self.days();
        if days.is_none() {
            refuse("days", "parcours-days-out-of-range");
        }
        match (starts_on, days) {
            (Some(starts_on), Some(days)) if faults.is_empty() => Ok(Read { starts_on, days }),
            _ => Err(faults),
        }
    }
}

/// What the template asks, one field a question.
pub(super) fn questions(visit: &Visit, typed: &Typed, template: &Template, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let vocabulary = Vocabulary::of(&visit.house);
    let asked: Vec<_> = template
        .steps
        .iter()
        .flat_map(|step| {
            step.asks
                .iter()
                .map(move |(name, question)| (step, name, question))
        })
        .collect();
    html! {
        @if !asked.is_empty() {
            div #answers {
                @if let Some(error) = errors.of("answers") { p.field-error { (error) } }
                @for (step, name, question) in asked {
                    @let shape = vocabulary.shape(&step.kind, name);
                    (question_field(visit, typed, step, (name, shape), question))
                }
            }
        }
        @for step in template.steps.iter().filter(|step| step.convenes()) {
            @let field = format!("set.{}.{URGENCY}", step.name);
            @let before = if step.settings.flag(URGENCY) { "oui" } else { "non" };
            (radios(words, t!(words, "parcours-urgency", step = &step.label), &field)
                .choices([
                    Choice::new("non", t!(words, "parcours-urgency-no")),
                    Choice::new("oui", t!(words, "parcours-urgency-yes")).hint(t!(words, "parcours-urgency-hint")),
                ])
                .chosen(typed.others.get(&field).map_or(before, String::as_str)))
        }
    }
}

fn question_field(
    visit: &Visit,
    typed: &Typed,
    step: &TemplateStep,
    (name, shape): (&str, Option<Shape>),
    question: &str,
) -> Markup {
    let words = visit.words;
    let field = format!("set.{}.{name}", step.name);
    let before = match step.settings.0.get(name) {
        Some(Setting::Text(text)) => text.clone(),
        Some(Setting::Int(number)) => number.to_string(),
        Some(Setting::Bool(flag)) => if *flag { "oui" } else { "non" }.to_owned(),
        None => String::new(),
    };
    let value = typed.others.get(&field).cloned().unwrap_or(before);
    let max = u32::try_from(SETTING_CHARS_MAX).unwrap_or(u32::MAX);
    let setting = step.settings.0.get(name);
    html! {
        @match (shape.or(setting.map(Setting::shape)), setting) {
            (Some(Shape::Flag), _) => (radios(words, question, &field)
                .choice("oui", t!(words, "parcours-yes")).choice("non", t!(words, "parcours-no")).chosen(value)),
            (Some(Shape::Number), _) => (number_field(words, question, &field).value(value)),
            // An hour, a place: one line; a question to citizens may take three.
            (_, Some(Setting::Text(text))) if !text.is_empty() && !text.contains('\n') && text.chars().count() < 60 =>
                (text_field(words, question, &field).value(value).max_length(max)),
            _ => (textarea(words, question, &field).value(value).rows(3).max_length(max)),
        }
    }
}

/// How many days each step lasts.
pub(super) fn days_fields(visit: &Visit, typed: &Typed, template: &Template, errors: &FormErrors) -> Markup {
    let words = visit.words;
    html! {
        fieldset #days {
            legend { (t!(words, "parcours-question-days")) }
            p.hint { (t!(words, "parcours-question-days-hint")) }
            @if let Some(error) = errors.of("days") { p.field-error { (error) } }
            @for step in &template.steps {
                @let name = format!("days-{}", step.name);
                @let value = typed.others.get(&name).cloned().unwrap_or_else(|| step.days.to_string());
                (number_field(words, t!(words, "parcours-days-of", step = &step.label), name).value(value))
            }
        }
    }
}

/// The dates these answers give, and what the law says of them.
pub(super) async fn calendar(
    visit: &Visit,
    typed: &Typed,
    template: &Template,
    group: Option<GroupId>,
) -> Result<Markup, Fault> {
    let Some(starts_on) = typed.day() else {
        return Ok(html! {});
    };
    let days = typed.days().unwrap_or_default();
    // Answers still missing change no date: what they lack is told beside them.
    let vocabulary = Vocabulary::of(&visit.house);
    let answers = (&days, &typed.answers());
    let template = answered(template.clone(), answers, &vocabulary, &mut Fields::default());
    let planned = plan(&template, starts_on, &days, &visit.body.zone());
    let remarks = remarks(visit, &template, &planned, group).await?;
    let words = visit.words;
    let mut dates = table(t!(words, "parcours-calendar"))
        .column(t!(words, "parcours-calendar-step"))
        .column(t!(words, "parcours-calendar-dates"));
    for (step, row) in template.steps.iter().zip(&planned) {
        dates = dates.row([html! { (step.label) }, html! { (planned_dates(visit, row)) }]);
    }
    Ok(html! {
        div #calendrier { (dates) }
        (shown_remarks(visit, &remarks).await?)
    })
}

/// « du 9 au 15 décembre », or « le 9 décembre » for a step of one day.
pub(super) fn planned_dates(visit: &Visit, row: &StepRow) -> String {
    let words = visit.words;
    let (from, until) = (visit.on(row.opens_at), visit.on(row.closes_at));
    if from == until {
        t!(words, "parcours-dates-one", on = from)
    } else {
        t!(words, "parcours-dates", from = from, until = until)
    }
}

/// What the law says of a calendar.
pub(super) async fn remarks(
    visit: &Visit,
    template: &Template,
    planned: &[StepRow],
    group: Option<GroupId>,
) -> Result<Vec<Remark>, Fault> {
    let group = match group {
        Some(id) => groups::find(&mut visit.sql(), visit.body.id, id).await?,
        None => None,
    };
    let Some(group) = group else {
        return Ok(Vec::new());
    };
    remarks_for(visit, template, planned, group.kind == GroupKind::Plenary).await
}

/// The same, whichever group takes it up: the assembly, or another.
pub(super) async fn remarks_for(
    visit: &Visit,
    template: &Template,
    planned: &[StepRow],
    is_assembly: bool,
) -> Result<Vec<Remark>, Fault> {
    let ground = Ground {
        kind: visit.body.kind,
        is_assembly,
        place: store::templates::place(&mut visit.sql(), visit.body.id).await?,
    };
    let zone = visit.body.zone();
    let today = visit.now().timestamp().to_zoned(zone.clone()).date();
    check(
        template,
        planned,
        ground,
        &Vocabulary::of(&visit.house),
        today,
        &zone,
    )
}

pub(super) async fn shown_remarks(visit: &Visit, remarks: &[Remark]) -> Result<Markup, Fault> {
    let words = visit.words;
    let said = |remark: &Remark| {
        let sentence = visit.with_article(&remark.sentence, remark.article.as_deref());
        html! {
            @if let Some(step) = &remark.step { strong { (t!(words, "label-before", label = step)) } " " }
            (sentence)
        }
    };
    let told: Vec<&Remark> = remarks
        .iter()
        .filter(|remark| remark.weight == Weight::Told)
        .collect();
    let is_bound = matches!(
        visit.body.kind,
        CollectiviteKind::Commune | CollectiviteKind::Epci
    );
    let may_say = is_bound
        && remarks.iter().any(|remark| remark.article.is_some())
        && visit.may(&PLACE, Scope::BODY).await?;
    Ok(html! {
        @if !remarks.is_empty() {
            h2 #droit { (t!(words, "parcours-law-title")) }
            @for remark in remarks {
                @match remark.weight {
                    Weight::Forbidden => (notice(Tone::Bad, &html! { p { (said(remark)) } })),
                    Weight::Doubtful => (notice(Tone::Warning, &html! { p { (said(remark)) } })),
                    Weight::Told => {}
                }
            }
            @if !told.is_empty() { ul { @for remark in told { li { (said(remark)) } } } }
            @if may_say { p { a href="/parcours/calendrier" { (t!(words, "parcours-place-link")) } } }
        }
    })
}
