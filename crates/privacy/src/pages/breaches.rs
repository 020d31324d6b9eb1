//! The register of breaches: what happened, and who was told of it.

use axum::extract::Path;
use db::{Instant, Uuid};
use jiff::civil::{Date, Time};
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, card, cards, definition_list, list_empty, notice, status, table};
use ui::download::attached;
use ui::forms::{
    Choice, Form, FormErrors, button, button_link, date_field, error_summary, radios, textarea, time_field,
};
use ui::spreadsheet::{Csv, cell, moment};
use ui::{Answer, Page, Posted, Visit, t};

use super::{BREACHES, HOME, chars, require};
use crate::actions::{RecordBreach, TellOfBreach};
use crate::model::{Breach, BreachId, Told, WORDS_CHARS_MAX, Whom, delay};
use crate::{rights, store};

/// The columns of the table, as programs read them.
const COLUMNS: [&str; 8] = [
    "numero",
    "connaissance",
    "nature",
    "personnes_et_donnees",
    "consequences",
    "mesures",
    "inscription",
    "informes",
];

#[derive(Default, Deserialize)]
pub(super) struct TypedBreach {
    request_id: Uuid,
    #[serde(default)]
    noticed_on: String,
    #[serde(default)]
    noticed_at: String,
    #[serde(default)]
    nature: String,
    #[serde(default)]
    concerned: String,
    #[serde(default)]
    consequences: String,
    #[serde(default)]
    measures: String,
}

#[derive(Default, Deserialize)]
pub(super) struct TypedTold {
    request_id: Uuid,
    #[serde(default)]
    whom: String,
    #[serde(default)]
    told_on: String,
    #[serde(default)]
    words: String,
}

pub(super) async fn list(visit: Visit) -> Answer {
    require(&visit, &rights::RECORD_BREACHES).await?;
    let words = visit.words;
    let (breaches, told) = read(&visit).await?;
    let mut lines = Vec::new();
    for breach in &breaches {
        let of_it: Vec<&Told> = told.iter().filter(|told| told.breach_id == breach.id).collect();
        lines.push(
            card(t!(words, "privacy-breach-numbered", number = breach.number))
                .under_h2()
                .href(format!("{BREACHES}/{}", breach.id))
                .status(standing(&visit, breach, &of_it)?)
                .detail(html! { (t!(words, "privacy-breach-noticed", at = visit.at(breach.noticed_at))) })
                .body(html! { p { (first_line(&breach.nature)) } }),
        );
    }
    let main = html! {
        p { (button_link(&t!(words, "privacy-breach-new"), "/violations/nouvelle")) }
        @if lines.is_empty() { (list_empty(&t!(words, "privacy-breaches-none"), None)) } @else {
            h2 { (t!(words, "privacy-breaches-list")) }
            (cards(lines))
            ul.links { li { a href={ (BREACHES) ".csv" } { (t!(words, "privacy-breaches-csv")) } } }
        }
    };
    visit.page(
        Page::new(t!(words, "privacy-breaches-title"), main)
            .lead(t!(words, "privacy-breaches-lead"))
            .under(t!(words, "privacy-title"), HOME)
            .not_indexed(),
    )
}

async fn read(visit: &Visit) -> Result<(Vec<Breach>, Vec<Told>), Fault> {
    let mut sql = visit.sql();
    let breaches = store::breaches(&mut sql, visit.body.id).await?;
    Ok((breaches, store::told(&mut sql, visit.body.id).await?))
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// When the authority must know of it at the latest.
fn deadline(visit: &Visit, breach: &Breach) -> Result<Instant, Fault> {
    let on = breach.noticed_at.timestamp().to_zoned(visit.body.zone()).date();
    let hours = delay("privacy.breach-hours", visit.body.kind, on)?;
    Ok(breach.noticed_at.plus_seconds(hours * 3600))
}

/// Whether the authority was told, need not be, or waits, and until when.
fn standing(visit: &Visit, breach: &Breach, told: &[&Told]) -> Result<Markup, Fault> {
    let words = visit.words;
    let has = |whom| told.iter().any(|one| one.whom == whom);
    if has(Whom::Authority) {
        return Ok(status(&t!(words, "privacy-breach-notified"), Tone::Good));
    }
    if has(Whom::Nobody) {
        return Ok(status(&t!(words, "privacy-breach-not-notified"), Tone::Neutral));
    }
    let until = deadline(visit, breach)?;
    let at = visit.at(until);
    Ok(if until < visit.now() {
        status(&t!(words, "privacy-breach-late", at = at), Tone::Bad)
    } else {
        status(&t!(words, "privacy-breach-until", at = at), Tone::Warning)
    })
}

pub(super) async fn csv(visit: Visit) -> Answer {
    require(&visit, &rights::RECORD_BREACHES).await?;
    let words = visit.official_words();
    let (breaches, told) = read(&visit).await?;
    let mut csv = Csv::begin(&COLUMNS)?;
    for breach in breaches {
        let informed = told.iter().filter(|told| told.breach_id == breach.id);
        let informed = informed.map(|told| {
            let whom = words.say(&format!("privacy-whom-{}", told.whom.as_str()));
            format!("{} – {whom} – {}", told.told_on, told.words)
        });
        csv.add([
            breach.number.to_string(),
            moment(breach.noticed_at),
            cell(&breach.nature),
            cell(&breach.concerned),
            cell(&breach.consequences),
            cell(&breach.measures),
            moment(breach.written_at),
            informed.collect::<Vec<_>>().join("\n"),
        ])?;
    }
    Ok(attached("violations.csv", Csv::MEDIA_TYPE, csv.finish()?))
}

pub(super) async fn ask(visit: Visit) -> Answer {
    require(&visit, &rights::RECORD_BREACHES).await?;
    visit.page(breach_form(
        &visit,
        &TypedBreach::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn record(visit: Visit, Posted(typed): Posted<TypedBreach>) -> Answer {
    let deed = RecordBreach {
        noticed_at: instant_of(&visit, &typed.noticed_on, &typed.noticed_at),
        nature: typed.nature.clone(),
        concerned: typed.concerned.clone(),
        consequences: typed.consequences.clone(),
        measures: typed.measures.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&format!("{BREACHES}/{id}"), "privacy-breach-recorded"),
        Err(fault) => {
            let errors = visit.refusal_of_form("noticed_on", fault)?;
            visit.refused_page(breach_form(&visit, &typed, &errors).refused(&errors))
        }
    }
}

/// A day and an hour of the body's own clock; none when one of them cannot be read.
fn instant_of(visit: &Visit, day: &str, hour: &str) -> Option<Instant> {
    let day: Date = day.trim().parse().ok()?;
    let hour: Time = hour.trim().parse().ok()?;
    let local = day.to_datetime(hour).to_zoned(visit.body.zone()).ok()?;
    Some(Instant::from(local.timestamp()))
}

fn breach_form(visit: &Visit, typed: &TypedBreach, errors: &FormErrors) -> Page {
    let words = visit.words;
    let area = |name: &'static str, value: &str| {
        let label = words.say(&format!("privacy-breach-{name}"));
        let hint = words.say(&format!("privacy-breach-{name}-hint"));
        textarea(words, label, name)
            .rows(4)
            .value(value)
            .max_length(chars(WORDS_CHARS_MAX))
            .hint(hint)
            .errors(errors)
    };
    let fields = html! {
        (date_field(words, t!(words, "privacy-breach-noticed-on"), "noticed_on").value(&typed.noticed_on)
            .hint(t!(words, "privacy-breach-noticed-hint")).errors(errors))
        (time_field(words, t!(words, "privacy-breach-noticed-at"), "noticed_at").value(&typed.noticed_at).errors(errors))
        (area("nature", &typed.nature))
        (area("concerned", &typed.concerned))
        (area("consequences", &typed.consequences))
        (area("measures", &typed.measures))
        p { (t!(words, "privacy-breach-final")) }
        (button(t!(words, "privacy-breach-button")))
    };
    let form = Form::post(words, "/violations/nouvelle", visit.request_id())
        .autosave("violation")
        .content(fields);
    let main = html! { (error_summary(errors, words)) (form) };
    Page::new(t!(words, "privacy-breach-new"), main)
        .under(t!(words, "privacy-breaches-title"), BREACHES)
        .not_indexed()
}

pub(super) async fn show(visit: Visit, Path(id): Path<BreachId>) -> Answer {
    let page = breach_page(&visit, id, &TypedTold::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn tell(visit: Visit, Path(id): Path<BreachId>, Posted(typed): Posted<TypedTold>) -> Answer {
    let deed = TellOfBreach {
        breach: id,
        whom: Whom::parse(&typed.whom),
        on: typed.told_on.trim().parse().ok(),
        words: typed.words.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&format!("{BREACHES}/{id}"), "privacy-breach-told"),
        Err(fault) => {
            let errors = visit.refusal_of_form("whom", fault)?;
            let page = breach_page(&visit, id, &typed, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

async fn breach_page(
    visit: &Visit,
    id: BreachId,
    typed: &TypedTold,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    require(visit, &rights::RECORD_BREACHES).await?;
    let words = visit.words;
    let breach = store::breach(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("breach"))?;
    let told = store::told_of(&mut visit.sql(), visit.body.id, id).await?;
    let standing = standing(visit, &breach, &told.iter().collect::<Vec<_>>())?;
    let facts = [
        (
            t!(words, "privacy-breach-noticed-on"),
            html! { (visit.at(breach.noticed_at)) },
        ),
        (t!(words, "privacy-breach-nature"), paragraphs(&breach.nature)),
        (
            t!(words, "privacy-breach-concerned"),
            paragraphs(&breach.concerned),
        ),
        (
            t!(words, "privacy-breach-consequences"),
            paragraphs(&breach.consequences),
        ),
        (t!(words, "privacy-breach-measures"), paragraphs(&breach.measures)),
        (
            t!(words, "privacy-breach-written"),
            html! { (visit.at(breach.written_at)) },
        ),
    ];
    let whom = Whom::ALL.iter().map(|whom| {
        let label = words.say(&format!("privacy-whom-{}", whom.as_str()));
        Choice::new(whom.as_str(), label)
    });
    let form = Form::post(words, format!("{BREACHES}/{id}"), visit.request_id()).content(html! {
        (radios(words, t!(words, "privacy-told-whom"), "whom").choices(whom).chosen(&typed.whom).errors(errors))
        (date_field(words, t!(words, "privacy-told-on"), "told_on").value(&typed.told_on).errors(errors))
        (textarea(words, t!(words, "privacy-told-words"), "words").rows(3).value(&typed.words)
            .max_length(chars(WORDS_CHARS_MAX)).hint(t!(words, "privacy-told-words-hint")).errors(errors))
        (button(t!(words, "privacy-told-button")))
    });
    let main = html! {
        (error_summary(errors, words))
        p { (standing) }
        (definition_list(&facts))
        section aria-labelledby="told-title" {
            h2 #told-title { (t!(words, "privacy-told-title")) }
            (told_table(visit, &told))
            (notice(Tone::Neutral, &html! { p { (t!(words, "privacy-told-explained")) } }))
            (form)
        }
    };
    Ok(
        Page::new(t!(words, "privacy-breach-numbered", number = breach.number), main)
            .under(t!(words, "privacy-breaches-title"), BREACHES)
            .not_indexed(),
    )
}

fn told_table(visit: &Visit, told: &[Told]) -> Markup {
    let words = visit.words;
    if told.is_empty() {
        return list_empty(&t!(words, "privacy-told-none"), None);
    }
    let mut lines = table(t!(words, "privacy-told-title"))
        .titled_above()
        .column(t!(words, "privacy-told-whom"))
        .column(t!(words, "privacy-told-on"))
        .column(t!(words, "privacy-told-words"));
    for one in told {
        let on = one.told_on.parse::<Date>();
        lines = lines.row([
            html! { (words.say(&format!("privacy-whom-{}", one.whom.as_str()))) },
            html! { @match on { Ok(on) => (words.date(on)), Err(_) => (one.told_on) } },
            paragraphs(&one.words),
        ]);
    }
    html! { (lines) }
}

fn paragraphs(text: &str) -> Markup {
    html! { @for line in text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } } }
}
