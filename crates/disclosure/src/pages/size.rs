//! How many people the body employs: said once by an agent.

use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, error_summary, number_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, must_answer, under};
use crate::actions::SetSize;
use crate::store;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    agents: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    must_answer(&visit).await?;
    let agents = store::agents(&mut visit.sql(), visit.body.id).await?;
    let typed = Typed {
        agents: agents.map(|agents| agents.to_string()).unwrap_or_default(),
        ..Typed::default()
    };
    visit.page(page(&visit, &typed, &FormErrors::default()))
}

pub(super) async fn set(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    must_answer(&visit).await?;
    let written = typed.agents.replace([' ', '\u{a0}', '\u{202f}'], "");
    let agents = if written.is_empty() {
        Ok(None)
    } else {
        written.parse::<i64>().map(Some)
    };
    let outcome = match agents {
        Ok(agents) => visit.act(typed.request_id, &SetSize { agents }).await,
        Err(_) => Err(Fault::field("agents", "disclosure-agents-wrong")),
    };
    match outcome {
        Ok(()) => visit.done(MENU, "disclosure-size-set"),
        Err(fault) => {
            let errors = visit.refusal_of_form("agents", fault)?;
            visit.refused_page(page(&visit, &typed, &errors).refused(&errors))
        }
    }
}

fn page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, "/a-publier/agents", visit.request_id()).content(html! {
            (number_field(words, t!(words, "disclosure-agents"), "agents")
                .hint(t!(words, "disclosure-agents-hint")).value(&typed.agents).optional().errors(errors))
            (button(t!(words, "disclosure-save")))
        }))
    };
    under(visit, Page::new(t!(words, "disclosure-set-agents"), main))
}
