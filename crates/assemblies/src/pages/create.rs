//! Beginning an assembly, and changing what was chosen first.

use axum::extract::{Path, Query};
use db::{Instant, Uuid};
use groups::{Group, GroupId};
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, date_field, error_summary, hidden, number_field, radios, text_field,
    textarea, time_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use super::seen::Seen;
use crate::actions::{CreateAssembly, EditAssembly};
use crate::model::{Assembly, AssemblyId, DESCRIPTION_CHARS_MAX, NAME_CHARS_MAX, Settings, path_of};
use crate::rights;

/// Days a call lasts unless another date is chosen.
const CALL_DAYS: i64 = 30;

#[derive(Deserialize)]
pub(super) struct Asked {
    groupe: Option<GroupId>,
}

/// What was typed of the settings.
#[derive(Clone, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    group: Option<GroupId>,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    seats: String,
    #[serde(default)]
    tolerance: String,
    #[serde(default)]
    same_address: String,
    #[serde(default)]
    until_on: String,
    #[serde(default)]
    until_time: String,
    #[serde(default)]
    answer_days: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let Some(group) = asked.groupe else {
        let offered = groups::offered(&visit, &rights::PREPARE).await?;
        let main = html! {
            ul.links {
                @for group in &offered { li { a href={ "/assemblees/nouvelle?groupe=" (group.id) } { (group.name) } } }
            }
        };
        let page = Page::new(t!(words, "assemblies-create-title"), main)
            .lead(t!(words, "assemblies-create-choose-group"))
            .under(t!(words, "assemblies-list-title"), MENU)
            .active(MENU);
        return visit.page(page);
    };
    let group = groups::allowed(&visit, &rights::PREPARE, group).await?;
    let until = visit.now().plus_days(CALL_DAYS).timestamp();
    let typed = Typed {
        request_id: Uuid::nil(),
        group: Some(group.id),
        version: 0,
        name: String::new(),
        description: String::new(),
        seats: "30".to_owned(),
        tolerance: "1".to_owned(),
        same_address: "oui".to_owned(),
        until_on: until.to_zoned(visit.body.zone()).date().to_string(),
        until_time: "18:00".to_owned(),
        answer_days: "14".to_owned(),
    };
    visit.page(creation_page(&visit, &group, &typed, &FormErrors::default()))
}

pub(super) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let group = typed.group.ok_or(Fault::NotFound("group"))?;
    let outcome = match read(&visit, &typed) {
        Ok(settings) => {
            visit
                .act(typed.request_id, &CreateAssembly { group, settings })
                .await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => visit.done(&format!("{}/preparer", path_of(id)), "assemblies-created"),
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            let group = groups::allowed(&visit, &rights::PREPARE, group).await?;
            visit.refused_page(creation_page(&visit, &group, &typed, &errors).refused(&errors))
        }
    }
}

pub(super) async fn show_edit(visit: Visit, Path(id): Path<AssemblyId>) -> Answer {
    let seen = Seen::prepared(&visit, id).await?;
    let typed = typed_of(&visit, &seen.assembly);
    visit.page(edition_page(&visit, &seen, &typed, &FormErrors::default()))
}

pub(super) async fn edit(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let outcome = match read(&visit, &typed) {
        Ok(settings) => {
            let deed = EditAssembly {
                assembly: id,
                version: typed.version,
                settings,
            };
            visit.act(typed.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(()) => visit.done(&format!("{}/preparer", path_of(id)), "assemblies-edited"),
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            let seen = Seen::prepared(&visit, id).await?;
            visit.refused_page(edition_page(&visit, &seen, &typed, &errors).refused(&errors))
        }
    }
}

fn typed_of(visit: &Visit, assembly: &Assembly) -> Typed {
    let settings = &assembly.settings;
    let until = settings.volunteers_until.timestamp().to_zoned(visit.body.zone());
    Typed {
        request_id: Uuid::nil(),
        group: None,
        version: assembly.version,
        name: settings.name.clone(),
        description: settings.description.clone(),
        seats: settings.seats.to_string(),
        tolerance: settings.tolerance.to_string(),
        same_address: if settings.is_same_address_excluded {
            "oui"
        } else {
            "non"
        }
        .to_owned(),
        until_on: until.date().to_string(),
        until_time: until.strftime("%H:%M").to_string(),
        answer_days: settings.answer_days.to_string(),
    }
}

/// A date and an hour typed in the body's time zone.
pub(super) fn instant_of(visit: &Visit, date: &str, time: &str) -> Option<Instant> {
    let date: Date = date.trim().parse().ok()?;
    let time: Time = time.trim().parse().ok()?;
    let local = date.to_datetime(time).to_zoned(visit.body.zone()).ok()?;
    Some(Instant::from(local.timestamp()))
}

fn read(visit: &Visit, typed: &Typed) -> Result<Settings, Fault> {
    let mut faults = Vec::new();
    let mut number = |field: &'static str, typed: &str| {
        let read = typed.trim().parse::<u32>().ok();
        if read.is_none() {
            faults.push(FieldFault {
                field,
                sentence: Sentence::new("assemblies-number-unreadable"),
            });
        }
        read
    };
    let seats = number("seats", &typed.seats);
    let tolerance = number("tolerance", &typed.tolerance);
    let answer_days = number("answer_days", &typed.answer_days);
    let until = instant_of(visit, &typed.until_on, &typed.until_time);
    if until.is_none() {
        faults.push(FieldFault {
            field: "until_on",
            sentence: Sentence::new("assemblies-date-unreadable"),
        });
    }
    match (seats, tolerance, answer_days, until) {
        (Some(seats), Some(tolerance), Some(answer_days), Some(volunteers_until)) => Ok(Settings {
            name: typed.name.clone(),
            description: typed.description.clone(),
            seats,
            tolerance,
            is_same_address_excluded: typed.same_address != "non",
            volunteers_until,
            answer_days,
        }),
        _ => Err(Fault::Invalid(faults)),
    }
}

fn creation_page(visit: &Visit, group: &Group, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, "/assemblees/nouvelle", visit.request_id())
            .autosave(format!("assembly-{}", group.id))
            .content(html! {
                (hidden("group", &group.id.to_string()))
                (fields(visit, typed, errors))
                (button(t!(words, "assemblies-create-button")))
            }))
    };
    Page::new(t!(words, "assemblies-create-title"), main)
        .lead(t!(words, "assemblies-create-lead", group = &group.name))
        .under(t!(words, "assemblies-list-title"), MENU)
        .active(MENU)
        .not_indexed()
}

fn edition_page(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let path = format!("{}/preparer/reglages", seen.assembly.path());
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, path, visit.request_id()).content(html! {
            (hidden("version", &seen.assembly.version.to_string()))
            (fields(visit, typed, errors))
            (button(t!(words, "assemblies-edit-button")))
        }))
    };
    seen.page(visit, t!(words, "assemblies-edit-title"), main)
        .not_indexed()
}

fn fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    html! {
        (text_field(words, t!(words, "assemblies-name"), "name").value(&typed.name)
            .max_length(chars(NAME_CHARS_MAX)).hint(t!(words, "assemblies-name-hint")).errors(errors))
        (textarea(words, t!(words, "assemblies-description"), "description").rows(6).value(&typed.description)
            .max_length(chars(DESCRIPTION_CHARS_MAX)).hint(t!(words, "assemblies-description-hint")).errors(errors))
        (number_field(words, t!(words, "assemblies-seats"), "seats").value(&typed.seats).errors(errors))
        (number_field(words, t!(words, "assemblies-tolerance"), "tolerance").value(&typed.tolerance)
            .hint(t!(words, "assemblies-tolerance-hint")).errors(errors))
        (radios(words, t!(words, "assemblies-same-address"), "same_address")
            .choices([
                Choice::new("oui", t!(words, "assemblies-same-address-yes")),
                Choice::new("non", t!(words, "assemblies-same-address-no")),
            ])
            .chosen(if typed.same_address == "non" { "non" } else { "oui" }).errors(errors))
        (date_field(words, t!(words, "assemblies-until-on"), "until_on").value(&typed.until_on).errors(errors))
        (time_field(words, t!(words, "assemblies-until-time"), "until_time").value(&typed.until_time).errors(errors))
        (number_field(words, t!(words, "assemblies-answer-days"), "answer_days").value(&typed.answer_days)
            .hint(t!(words, "assemblies-answer-days-hint")).errors(errors))
    }
}
