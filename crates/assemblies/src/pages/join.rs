//! The volunteers' form, and the same entered by an agent from paper: what the draw needs, and why it is asked.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Choice, Form, FormErrors, button, button_quiet, checkboxes, email_field, error_summary, radios,
    text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::seen::{Seen, algorithm};
use crate::actions::{CHOICE_FIELDS, EnterPaperForms, OfferToSit, VolunteerForm, lacks_proof};
use crate::model::{ADDRESS_CHARS_MAX, Assembly, AssemblyId, path_of};

/// The word of a box that is ticked.
const YES: &str = "oui";

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    consents: String,
    /// A pasted table of several
    #[serde(default)]
    people: String,
    /// Criteria, by the names of their fields
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

impl Typed {
    fn form(&self, assembly: &Assembly) -> VolunteerForm {
        let choices = assembly.criteria.iter().zip(CHOICE_FIELDS);
        VolunteerForm {
            name: self.name.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
            choices: choices
                .filter_map(|(criterion, field)| {
                    let chosen = self.others.get(field)?;
                    Some((criterion.name.clone(), chosen.clone()))
                })
                .collect(),
            consents: self.consents == YES,
        }
    }

    /// The forms of a pasted table: name, e-mail address, postal address, then a column for each criterion, in their order.
    /// What is missing is empty, and refused with its line.
    fn table(&self, assembly: &Assembly) -> Vec<VolunteerForm> {
        let separator = if self.people.contains('\t') { '\t' } else { ';' };
        let lines = self.people.lines().filter(|line| !line.trim().is_empty());
        lines
            .map(|line| {
                let mut cells = line.split(separator).map(|cell| cell.trim().to_owned());
                let mut next = || cells.next().unwrap_or_default();
                let (name, email, address) = (next(), next(), next());
                VolunteerForm {
                    name,
                    email,
                    address,
                    choices: assembly
                        .criteria
                        .iter()
                        .map(|criterion| (criterion.name.clone(), next()))
                        .collect(),
                    consents: self.consents == YES,
                }
            })
            .collect()
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<AssemblyId>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let typed = Typed {
        name: visit
            .signed_in
            .as_ref()
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        ..Typed::default()
    };
    let kept_out = kept_out(&visit, &seen.assembly).await?;
    visit.page(form_page(
        &visit,
        &seen,
        (&typed, kept_out),
        &FormErrors::default(),
    ))
}

/// Why nobody volunteers here, or not this person.
async fn kept_out(visit: &Visit, assembly: &Assembly) -> Result<Option<&'static str>, Fault> {
    if !assembly.takes_volunteers_at(visit.now()) {
        return Ok(Some("assemblies-refused-call-closed"));
    }
    let who = (assembly, visit.actor.person());
    let lacks = lacks_proof(&mut visit.sql(), visit.body.id, who, visit.now()).await?;
    Ok(lacks.then_some("assemblies-refused-not-elector"))
}

pub(super) async fn join(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let deed = OfferToSit {
        assembly: id,
        form: typed.form(&seen.assembly),
        client: visit.client,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) if visit.signed_in.is_some() => visit.done(&path_of(id), "assemblies-volunteered"),
        Ok(()) => visit.done(&path_of(id), "assemblies-letter-sent"),
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            // What was typed comes back, whatever was refused.
            visit.refused_page(form_page(&visit, &seen, (&typed, None), &errors).refused(&errors))
        }
    }
}

pub(super) async fn show_paper(visit: Visit, Path(id): Path<AssemblyId>) -> Answer {
    let seen = Seen::with_names(&visit, id).await?;
    visit.page(paper_page(
        &visit,
        &seen,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn enter_paper(
    visit: Visit,
    Path(id): Path<AssemblyId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let seen = Seen::with_names(&visit, id).await?;
    let forms = if typed.people.trim().is_empty() {
        vec![typed.form(&seen.assembly)]
    } else {
        typed.table(&seen.assembly)
    };
    let deed = EnterPaperForms { assembly: id, forms };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(
            &format!("{}/volontaires", path_of(id)),
            "assemblies-paper-entered",
        ),
        Err(fault) => {
            let anchor = if typed.people.is_empty() { "name" } else { "people" };
            let errors = visit.refusal_of_form(anchor, fault)?;
            visit.refused_page(paper_page(&visit, &seen, &typed, &errors).refused(&errors))
        }
    }
}

fn form_page(
    visit: &Visit,
    seen: &Seen,
    (typed, kept_out): (&Typed, Option<&'static str>),
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let assembly = &seen.assembly;
    let main = html! {
        (error_summary(errors, words))
        @if let Some(sentence) = kept_out {
            (notice(Tone::Info, &html! { p { (words.say(sentence)) } }))
        } @else {
            (Form::post(words, format!("{}/inscription", assembly.path()), visit.request_id()).content(html! {
                (fields(visit, assembly, (typed, visit.signed_in.is_none()), errors))
                (checkboxes(words, t!(words, "assemblies-consent-title"), "consents")
                    .choices([Choice::new(YES, t!(words, "assemblies-consent"))])
                    .chosen(&typed.consents).errors(errors))
                (button(t!(words, "assemblies-join-button")))
            }))
        }
        (algorithm(visit))
    };
    let page = seen.page(visit, t!(words, "assemblies-join-title"), main);
    page.lead(t!(words, "assemblies-join-lead", name = &assembly.settings.name))
        .not_indexed()
}

fn paper_page(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let assembly = &seen.assembly;
    let path = format!("{}/volontaires/papier", assembly.path());
    let columns = t!(words, "assemblies-table-columns");
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, path.clone(), visit.request_id()).content(html! {
            (fields(visit, assembly, (typed, true), errors))
            (checkboxes(words, t!(words, "assemblies-consent-title"), "consents")
                .choices([Choice::new(YES, t!(words, "assemblies-paper-consent"))])
                .chosen(&typed.consents).errors(errors))
            (button(t!(words, "assemblies-paper-button")))
        }))
        h2 { (t!(words, "assemblies-table-title")) }
        p {
            (t!(words, "assemblies-table-lead")) " "
            code { (columns) @for criterion in &assembly.criteria { " ; " (criterion.name) } }
        }
        (Form::post(words, path.clone(), visit.request_id()).content(html! {
            (textarea(words, t!(words, "assemblies-table"), "people").rows(8).value(&typed.people).errors(errors))
            (checkboxes(words, t!(words, "assemblies-consent-title"), "consents").id("table-consents")
                .choices([Choice::new(YES, t!(words, "assemblies-table-consent"))])
                .chosen(&typed.consents))
            (button_quiet(t!(words, "assemblies-table-button")))
        }))
    };
    seen.page(visit, t!(words, "assemblies-paper-title"), main)
        .lead(t!(words, "assemblies-paper-lead"))
        .not_indexed()
}

fn fields(
    visit: &Visit,
    assembly: &Assembly,
    (typed, asks_email): (&Typed, bool),
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let is_paper = visit.path.ends_with("/papier");
    let email = email_field(words, t!(words, "assemblies-email"), "email")
        .value(&typed.email)
        .errors(errors);
    let email = if is_paper {
        email.optional().hint(t!(words, "assemblies-email-paper-hint"))
    } else {
        email
            .autocomplete("email")
            .hint(t!(words, "assemblies-email-hint"))
    };
    let name = text_field(words, t!(words, "assemblies-person-name"), "name")
        .value(&typed.name)
        .errors(errors);
    let address = textarea(words, t!(words, "assemblies-address"), "address")
        .rows(3)
        .value(&typed.address)
        .max_length(u32::try_from(ADDRESS_CHARS_MAX).unwrap_or(u32::MAX))
        .hint(t!(words, "assemblies-address-hint"))
        .errors(errors);
    html! {
        (if is_paper { name } else { name.autocomplete("name") })
        @if asks_email { (email) }
        (address)
        @for (criterion, field) in assembly.criteria.iter().zip(CHOICE_FIELDS) {
            (radios(words, criterion.name.clone(), field)
                .choices(criterion.targets.iter().map(|target| Choice::new(target.name.clone(), target.name.clone())))
                .chosen(typed.others.get(field).cloned().unwrap_or_default())
                .errors(errors))
        }
    }
}
