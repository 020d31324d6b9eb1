//! Choosing, among the texts a group has brought in, the one a parcours waits for.

use axum::extract::Query;
use db::Uuid;
use groups::GroupId;
use kernel::{Fault, Scope, Subject, SubjectRef};
use maud::html;
use serde::Deserialize;
use ui::components::list_empty;
use ui::forms::{Choice, Form, FormErrors, button, error_summary, hidden, select};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use crate::actions::{JoinParcours, may_join};
use crate::model::TextId;
use crate::rights;
use crate::store::documents;

/// Texts offered.
const TEXTS_MAX: i64 = 200;

#[derive(Deserialize)]
pub(super) struct Asked {
    groupe: GroupId,
    parcours: Uuid,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    group: GroupId,
    parcours: Uuid,
    #[serde(default)]
    text: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page = form_page(&visit, asked.groupe, asked.parcours, "", &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn join(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let outcome = match typed.text.parse::<TextId>() {
        Ok(text) => {
            let deed = JoinParcours {
                text,
                parcours: typed.parcours,
            };
            visit.act(typed.request_id, &deed).await
        }
        Err(_) => Err(Fault::field("text", "texts-join-missing")),
    };
    match outcome {
        Ok(()) => visit.done(&parcours_path(typed.parcours), "texts-joined"),
        Err(fault) => {
            let errors = visit.refusal_of_form("text", fault)?;
            let page = form_page(&visit, typed.group, typed.parcours, &typed.text, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

/// Where one came from, and goes back to.
fn parcours_path(parcours: Uuid) -> String {
    format!("/parcours/{parcours}")
}

async fn form_page(
    visit: &Visit,
    group: GroupId,
    parcours: Uuid,
    chosen: &str,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    if !visit.may(&rights::IMPORT, Scope::group(group)).await? {
        return Err(Fault::Forbidden {
            right: rights::IMPORT.code,
        });
    }
    let words = visit.words;
    let reference = SubjectRef {
        kind: "parcours".to_owned(),
        id: parcours,
    };
    let found = Subject::find(&mut visit.sql(), visit.body.id, &reference).await?;
    let found = found.ok_or(Fault::NotFound("parcours"))?;
    let texts = documents::list_of_group(&mut visit.sql(), visit.body.id, group, TEXTS_MAX).await?;
    let offered: Vec<Choice> = texts
        .into_iter()
        .filter(|text| may_join(text.state))
        .map(|text| {
            let state = words.say(&format!("texts-state-{}", text.state.as_str()));
            Choice::new(text.id.to_string(), text.title).hint(state)
        })
        .collect();
    let import = format!("/textes/nouveau?groupe={group}&parcours={parcours}");
    let main = html! {
        (error_summary(errors, words))
        @if offered.is_empty() {
            (list_empty(&t!(words, "texts-join-none"), Some((&t!(words, "texts-step-import"), &import))))
        } @else {
            (Form::post(words, "/textes/rattacher", visit.request_id()).content(html! {
                (hidden("group", &group.to_string()))
                (hidden("parcours", &parcours.to_string()))
                (select(words, t!(words, "texts-join-text"), "text").choices(offered).chosen(chosen).errors(errors))
                (button(t!(words, "texts-join-button")))
            }))
            p { a href=(import) { (t!(words, "texts-join-other")) } }
        }
    };
    Ok(Page::new(t!(words, "texts-join-title"), main)
        .lead(t!(words, "texts-join-lead", title = &found.title))
        .under(&found.title, parcours_path(parcours))
        .active(MENU)
        .not_indexed())
}
