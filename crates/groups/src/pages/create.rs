//! Creating a group.

use db::Uuid;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::forms::{Choice, Form, FormErrors, button, error_summary, radios, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::page_of;
use crate::actions::CreateGroup;
use crate::model::{DESCRIPTION_CHARS_MAX, GroupKind, NAME_CHARS_MAX};
use crate::{rights, store};

#[derive(Default, Deserialize)]
pub(super) struct CreateForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    description: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    if !visit.may(&rights::CREATE, Scope::BODY).await? {
        let right = rights::CREATE.code;
        return Err(Fault::Forbidden { right }.into());
    }
    let page = create_page(&visit, &CreateForm::default(), &FormErrors::default());
    visit.page(page)
}

pub(super) async fn create(visit: Visit, Posted(form): Posted<CreateForm>) -> Answer {
    let outcome = match GroupKind::parse(&form.kind) {
        Some(kind) => {
            let deed = CreateGroup {
                name: form.name.clone(),
                kind,
                description: form.description.clone(),
            };
            visit.act(form.request_id, &deed).await
        }
        None => Err(Fault::field("kind", "groups-kind-empty")),
    };
    match outcome {
        Ok(id) => {
            let group = store::find(&mut visit.sql(), visit.body.id, id)
                .await?
                .ok_or(Fault::NotFound("group"))?;
            visit.done(&page_of(&group), "groups-created")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("name", fault)?;
            visit.refused_page(create_page(&visit, &form, &errors))
        }
    }
}

fn create_page(visit: &Visit, form: &CreateForm, errors: &FormErrors) -> Page {
    let words = visit.words;
    let kinds = GroupKind::ALL.iter().map(|kind| {
        let word = kind.as_str();
        Choice::new(word, words.say(&format!("groups-kind-{word}")))
            .hint(words.say(&format!("groups-kind-{word}-hint")))
    });
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, "/groupes/nouveau", visit.request_id()).autosave("groupe-nouveau").content(html! {
            (text_field(words, t!(words, "groups-name"), "name")
                .value(&form.name)
                .max_length(u32::try_from(NAME_CHARS_MAX).unwrap_or(u32::MAX))
                .errors(errors))
            (radios(words, t!(words, "groups-kind"), "kind").choices(kinds).chosen(&form.kind).errors(errors))
            (textarea(words, t!(words, "groups-description"), "description")
                .value(&form.description)
                .hint(t!(words, "groups-description-hint"))
                .max_length(u32::try_from(DESCRIPTION_CHARS_MAX).unwrap_or(u32::MAX))
                .optional()
                .errors(errors))
            (button(t!(words, "groups-create-button")))
        }))
    };
    Page::new(t!(words, "groups-create-title"), main)
        .active("/groupes")
        .under(t!(words, "groups-list-title"), "/groupes")
        .refused(errors)
        .not_indexed()
}
