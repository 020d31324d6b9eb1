//! Bringing in a conversation that was held elsewhere: its statements pasted, its votes as a file.

use db::Uuid;
use kernel::{Fault, FieldFault, Scope};
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, date_field, error_summary, file_field, textarea};
use ui::{Answer, Page, PostedWithFile, Visit, t};

use super::prepare::{fault, group_field, groups_in_charge, last_day, said_fields};
use super::{MENU, aside};
use crate::actions::{Brought, ImportConversation};
use crate::model::conversation_path;
use crate::{reading, rights};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    question: String,
    #[serde(default)]
    presentation: String,
    #[serde(default)]
    enonces: String,
    #[serde(default)]
    fin: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    let page = page_of(&visit, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn bring_in(visit: Visit, PostedWithFile(typed, file): PostedWithFile<Typed>) -> Answer {
    must_bring_in(&visit).await?;
    let group = groups_in_charge(&visit)
        .await?
        .into_iter()
        .find(|group| group.slug == typed.groupe);
    let pasted = typed.enonces.clone();
    let votes_text = file.map(|file| String::from_utf8_lossy(&file.bytes).into_owned());
    let brought = aside(move || brought_of(&pasted, votes_text.as_deref())).await?;
    let closes_at = match typed.fin.trim() {
        "" => Ok(None),
        day => last_day(&visit, day).map(Some),
    };
    let (group, brought, closes_at) = match (group, brought, closes_at) {
        (Some(group), Ok(brought), Ok(closes_at)) => (group, brought, closes_at),
        (group, brought, closes_at) => {
            let mut faults = Vec::new();
            if group.is_none() {
                faults.push(fault("groupe", "conversations-group-missing"));
            }
            faults.extend(brought.err().unwrap_or_default());
            faults.extend(closes_at.err());
            let page = page_of(&visit, &typed, &visit.form_errors(&faults)).await?;
            return visit.refused_page(page);
        }
    };
    let deed = ImportConversation {
        group: group.id,
        title: typed.titre.clone(),
        question: typed.question.clone(),
        presentation: typed.presentation.clone(),
        brought,
        closes_at,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(id) => visit.done(&conversation_path(id), "conversations-imported"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = page_of(&visit, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// What both files hold, ready to be kept; all that is wrong in them.
fn brought_of(pasted: &str, votes_text: Option<&str>) -> Result<Brought, Vec<FieldFault>> {
    let statements = reading::statements(pasted);
    let votes = match votes_text {
        Some(text) => reading::votes(text),
        None => Err(fault("votes", "conversations-import-no-file")),
    };
    match (statements, votes) {
        (Ok(statements), Ok(votes)) => Brought::of(&statements, &votes).map_err(|refused| match refused {
            Fault::Invalid(faults) => faults,
            _ => vec![fault("votes", "conversations-import-unreadable")],
        }),
        (statements, votes) => Err(statements.err().into_iter().chain(votes.err()).collect()),
    }
}

async fn must_bring_in(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&rights::IMPORT, Scope::BODY).await? {
        return Ok(());
    }
    Err(Fault::Forbidden {
        right: rights::IMPORT.code,
    })
}

async fn page_of(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    must_bring_in(visit).await?;
    let groups = groups_in_charge(visit).await?;
    let form = Form::post(words, "/conversations/importer", visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (group_field(visit, &groups, &typed.groupe, errors))
            (said_fields(visit, [&typed.titre, &typed.question, &typed.presentation], errors))
            (textarea(words, t!(words, "conversations-import-statements"), "enonces")
                .hint(t!(words, "conversations-import-statements-hint")).rows(8)
                .value(&typed.enonces).errors(errors))
            (file_field(words, t!(words, "conversations-import-votes"), "votes")
                .hint(t!(words, "conversations-import-votes-hint")).accept(".csv").errors(errors))
            (date_field(words, t!(words, "conversations-field-end"), "fin")
                .hint(t!(words, "conversations-import-end-hint")).value(&typed.fin).errors(errors).optional())
            (button(t!(words, "conversations-import-button")))
        }))
    };
    Ok(Page::new(t!(words, "conversations-import-title"), main)
        .lead(t!(words, "conversations-import-lead"))
        .under(t!(words, "conversations-navigation"), MENU)
        .active(MENU)
        .refused(errors))
}
