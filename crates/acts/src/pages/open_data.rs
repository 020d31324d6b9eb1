//! Deliberations as open data: the file, the number of the body, and what each deliberation says of itself.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Uuid;
use kernel::{Fault, Scope, SubjectRef};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, list_empty, notice};
use ui::download::attached;
use ui::forms::{
    Choice, Form, FormErrors, button, date_field, error_summary, hidden, number_field, select, text_field,
};
use ui::spreadsheet::Csv;
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, find};
use crate::actions::{DescribeDeliberation, SetSiret, VOTE_FIELDS};
use crate::document::Deliberations;
use crate::model::{Act, ActId, Deliberation, Matter};
use crate::{rights, store};

const PATH: &str = "/actes/donnees-ouvertes";
/// Lines read at once.
const LINES_AT_ONCE: i64 = 500;
/// Lines of the file: more than a century of a large council.
const LINES_MAX: usize = 100_000;
/// Deliberations to be described, shown at once.
const UNDESCRIBED_MAX: i64 = 50;

/// The file of deliberations; there is none for a body without number.
pub(super) async fn table(visit: Visit) -> Answer {
    let (mut sql, body) = (visit.sql(), &visit.body);
    let siret = store::deliberations::siret(&mut sql, body.id)
        .await?
        .ok_or(Fault::NotFound("deliberations"))?;
    let mut table = Deliberations::begin(&body.name, &siret, &visit.base_url())?;
    let mut last = ActId::from_uuid(Uuid::nil());
    let mut count = 0;
    loop {
        let lines = store::deliberations::after(&mut sql, body.id, last, LINES_AT_ONCE).await?;
        for line in &lines {
            table.add(line)?;
        }
        count += lines.len();
        match lines.last() {
            Some(line) if count < LINES_MAX => last = line.said.act_id,
            _ => break,
        }
    }
    Ok(attached("deliberations.csv", Csv::MEDIA_TYPE, table.finish()?))
}

pub(super) async fn show(visit: Visit) -> Answer {
    let siret = store::deliberations::siret(&mut visit.sql(), visit.body.id).await?;
    let typed = siret.map(|siret| siret.as_str().to_owned()).unwrap_or_default();
    let page = siret_page(&visit, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

#[derive(Deserialize)]
pub(super) struct TypedSiret {
    request_id: Uuid,
    #[serde(default)]
    siret: String,
}

pub(super) async fn set_siret(visit: Visit, Posted(typed): Posted<TypedSiret>) -> Answer {
    let deed = SetSiret {
        siret: typed.siret.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(PATH, "acts-siret-set"),
        Err(fault) => {
            let errors = visit.refusal_of_form("siret", fault)?;
            let page = siret_page(&visit, &typed.siret, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

async fn siret_page(visit: &Visit, typed: &str, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let siret = store::deliberations::siret(&mut sql, body).await?;
    let may_set = visit.may(&rights::OPEN_DATA, Scope::BODY).await?;
    let undescribed = match (may_set, &siret) {
        (true, Some(_)) => store::deliberations::undescribed(&mut sql, body, UNDESCRIBED_MAX).await?,
        _ => Vec::new(),
    };
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "acts-open-data-explained")) }
        @match &siret {
            Some(siret) => {
                p { (t!(words, "acts-open-data-siret", siret = siret.as_str())) }
                p { a href="/actes/deliberations.csv" { (t!(words, "acts-open-data-file")) } }
                p { (t!(words, "acts-open-data-schema")) }
            },
            None => (list_empty(&t!(words, "acts-open-data-none"), None)),
        }
        @if !undescribed.is_empty() {
            h2 { (t!(words, "acts-open-data-left")) }
            ul { @for act in &undescribed { li { a href={ (act.path()) "/deliberation" } { (act.title) } } } }
        }
        @if may_set {
            h2 { (t!(words, "acts-siret")) }
            (Form::post(words, PATH, visit.request_id()).content(html! {
                (text_field(words, t!(words, "acts-field-siret"), "siret").max_length(20).optional()
                    .hint(t!(words, "acts-field-siret-hint")).value(typed).errors(errors))
                (button(t!(words, "acts-siret-save")))
            }))
        }
    };
    Ok(Page::new(t!(words, "acts-open-data"), main)
        .under(t!(words, "acts-nav"), MENU)
        .active(MENU))
}

/// What stands in the form of a deliberation.
#[derive(Clone, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    number: String,
    #[serde(default)]
    decided_on: String,
    #[serde(default)]
    matter: String,
    #[serde(default)]
    budget_years: String,
    #[serde(default)]
    budget_name: String,
    #[serde(default)]
    control_id: String,
    #[serde(default)]
    control_on: String,
    #[serde(default)]
    electors: String,
    #[serde(default)]
    pour: String,
    #[serde(default)]
    contre: String,
    #[serde(default)]
    abstention: String,
}

impl Typed {
    fn of(said: &Deliberation) -> Self {
        let figure = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
        Self {
            request_id: Uuid::nil(),
            version: said.version,
            number: said.number.clone(),
            decided_on: said.decided_on.to_string(),
            matter: said.matter.clone(),
            budget_years: said.budget_years.clone(),
            budget_name: said.budget_name.clone(),
            control_id: said.control_id.clone(),
            control_on: said.control_on.map(|on| on.to_string()).unwrap_or_default(),
            electors: figure(said.electors),
            pour: figure(said.pour),
            contre: figure(said.contre),
            abstention: figure(said.abstention),
        }
    }

    /// Of a deliberation nobody described: its vote is known where it was taken here, its day is that of the vote or of
    /// the meeting.
    async fn guessed(visit: &Visit, act: &Act) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let vote = match act.text_id {
            Some(text) => votes::of_subject(&mut sql, body, &SubjectRef::new("text", text)).await?,
            None => None,
        };
        let meeting = match act.meeting_id {
            Some(meeting) => meetings::find(&mut sql, body, meeting).await?,
            None => None,
        };
        let zone = visit.body.zone();
        let decided_at = match (&meeting, &vote) {
            (Some(meeting), _) => meeting.starts_at,
            (None, Some(vote)) => vote.closes_at.min(act.published_at),
            (None, None) => act.published_at,
        };
        let tally = vote.and_then(|vote| vote.tally);
        let figure = |count: fn(&votes::Tally) -> u32| {
            tally
                .as_ref()
                .map(|tally| count(tally).to_string())
                .unwrap_or_default()
        };
        Ok(Self {
            request_id: Uuid::nil(),
            version: 0,
            number: String::new(),
            decided_on: decided_at.timestamp().to_zoned(zone).date().to_string(),
            matter: String::new(),
            budget_years: String::new(),
            budget_name: String::new(),
            control_id: String::new(),
            control_on: String::new(),
            electors: figure(|tally| tally.inscrits),
            pour: figure(|tally| tally.pour),
            contre: figure(|tally| tally.contre),
            abstention: figure(|tally| tally.abstention),
        })
    }
}

/// The act, for whoever may describe it.
async fn describable(visit: &Visit, id: ActId) -> Result<Act, Fault> {
    let act = find(visit, id).await?;
    if !visit.may(&rights::DESCRIBE, Scope::group(act.group_id)).await? {
        return Err(Fault::Forbidden {
            right: rights::DESCRIBE.code,
        });
    }
    if act.may_be_deliberation() {
        Ok(act)
    } else {
        Err(Fault::NotFound("deliberation"))
    }
}

pub(super) async fn describe_form(visit: Visit, Path(id): Path<ActId>) -> Answer {
    let act = describable(&visit, id).await?;
    let known = store::deliberations::find(&mut visit.sql(), visit.body.id, id).await?;
    let typed = match &known {
        Some(said) => Typed::of(said),
        None => Typed::guessed(&visit, &act).await?,
    };
    visit.page(describe_page(&visit, &act, &typed, &FormErrors::default(), None))
}

pub(super) async fn describe(
    visit: Visit,
    Path(id): Path<ActId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let said = DescribeDeliberation {
        version: typed.version,
        number: typed.number.clone(),
        decided_on: typed.decided_on.clone(),
        matter: typed.matter.clone(),
        budget_years: typed.budget_years.clone(),
        budget_name: typed.budget_name.clone(),
        control_id: typed.control_id.clone(),
        control_on: typed.control_on.clone(),
        votes: [
            typed.electors.clone(),
            typed.pour.clone(),
            typed.contre.clone(),
            typed.abstention.clone(),
        ],
    };
    match visit.act(typed.request_id, &said.of(id)).await {
        Ok(()) => visit.done(&crate::model::path_of(id), "acts-described"),
        Err(Fault::Stale(_)) => {
            let act = describable(&visit, id).await?;
            let known = store::deliberations::find(&mut visit.sql(), visit.body.id, id).await?;
            typed.version = known.as_ref().map_or(0, |known| known.version);
            let mut errors = FormErrors::default();
            errors.add("number", t!(visit.words, "acts-described-meanwhile"));
            let page = describe_page(&visit, &act, &typed, &errors, known.as_ref()).refused(&errors);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("number", fault)?;
            let act = describable(&visit, id).await?;
            visit.refused_page(describe_page(&visit, &act, &typed, &errors, None).refused(&errors))
        }
    }
}

/// The form; `stands` is what somebody else wrote meanwhile.
fn describe_page(
    visit: &Visit,
    act: &Act,
    typed: &Typed,
    errors: &FormErrors,
    stands: Option<&Deliberation>,
) -> Page {
    let words = visit.words;
    let matters = Matter::all()
        .iter()
        .map(|matter| Choice::new(matter.code.clone(), format!("{} {}", matter.code, matter.name())));
    let votes = [&typed.electors, &typed.pour, &typed.contre, &typed.abstention];
    let main = html! {
        (error_summary(errors, words))
        @if let Some(stands) = stands {
            (notice(Tone::Info, &html! {
                p { (t!(words, "acts-described", number = &stands.number, date = words.date(stands.decided_on))) }
            }))
        }
        p { a href=(act.path()) { (act.title) } }
        (Form::post(words, format!("{}/deliberation", act.path()), visit.request_id()).content(html! {
            (hidden("version", &typed.version.to_string()))
            (text_field(words, t!(words, "acts-field-number"), "number").max_length(50)
                .hint(t!(words, "acts-field-number-hint")).value(&typed.number).errors(errors))
            (date_field(words, t!(words, "acts-field-decided-on"), "decided_on").value(&typed.decided_on).errors(errors))
            (select(words, t!(words, "acts-field-matter"), "matter").hint(t!(words, "acts-field-matter-hint"))
                .choices(matters).chosen(&typed.matter).errors(errors))
            fieldset {
                legend { (t!(words, "acts-votes")) }
                p.hint { (t!(words, "acts-votes-hint")) }
                @for (field, value) in VOTE_FIELDS.into_iter().zip(votes) {
                    (number_field(words, words.say(&format!("acts-field-{field}")), field).optional()
                        .value(value).errors(errors))
                }
            }
            fieldset {
                legend { (t!(words, "acts-budget")) }
                (text_field(words, t!(words, "acts-field-budget-years"), "budget_years").max_length(9).optional()
                    .hint(t!(words, "acts-field-budget-years-hint")).value(&typed.budget_years).errors(errors))
                (text_field(words, t!(words, "acts-field-budget-name"), "budget_name").max_length(200).optional()
                    .value(&typed.budget_name).errors(errors))
            }
            fieldset {
                legend { (t!(words, "acts-control")) }
                (text_field(words, t!(words, "acts-field-control-id"), "control_id").max_length(9).optional()
                    .hint(t!(words, "acts-field-control-id-hint")).value(&typed.control_id).errors(errors))
                (date_field(words, t!(words, "acts-field-control-on"), "control_on").optional()
                    .value(&typed.control_on).errors(errors))
            }
            (button(t!(words, "acts-describe-save")))
        }))
    };
    Page::new(t!(words, "acts-describe-title"), main)
        .lead(t!(words, "acts-describe-lead"))
        .under(t!(words, "acts-nav"), MENU)
        .active(MENU)
        .not_indexed()
}
