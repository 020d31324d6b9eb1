//! From one step to the next, for those in charge: what comes now, and what it will do, said before it is done.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice, table};
use ui::forms::{Form, FormErrors, button, date_field, error_summary, hidden, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{chars, end_of, find_budget, idea_status, must_hold, stage_status, under_budget};
use crate::actions::{CloseIdeas, CloseVote, CountVote, ExtendVote, OpenIdeas, OpenVote};
use crate::model::{Budget, BudgetId, Idea, IdeaState, REASON_CHARS_MAX, Stage};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    vers: String,
    #[serde(default)]
    fin: String,
    #[serde(default)]
    motif: String,
}

/// The most ideas still to be studied that the page names.
const WAITING_MAX: usize = 50;

pub(super) async fn show(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    must_hold(&visit, &rights::PREPARE, budget.scope()).await?;
    let page = page_of(&visit, &budget, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn advance(visit: Visit, Path(id): Path<BudgetId>, Posted(typed): Posted<Typed>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    must_hold(&visit, &rights::PREPARE, budget.scope()).await?;
    match done(&visit, id, &typed).await {
        Ok(said) => visit.done(&budget.path(), said),
        Err(fault) => {
            let errors = visit.refusal_of_form("etape", fault)?;
            // Somebody may have moved it meanwhile: what comes now is shown as it is.
            let budget = find_budget(&visit, id).await?;
            visit.refused_page(page_of(&visit, &budget, &typed, &errors).await?)
        }
    }
}

async fn done(visit: &Visit, budget: BudgetId, typed: &Typed) -> Result<&'static str, Fault> {
    let request = typed.request_id;
    let end = || end_of(visit, &typed.fin).map_err(|fault| Fault::Invalid(vec![fault]));
    match typed.vers.as_str() {
        "idees" => {
            let closes_at = end()?;
            visit.act(request, &OpenIdeas { budget, closes_at }).await?;
            Ok("budgets-ideas-opened")
        }
        "etude" => {
            visit.act(request, &CloseIdeas { budget }).await?;
            Ok("budgets-ideas-closed")
        }
        "vote" => {
            let closes_at = end()?;
            visit.act(request, &OpenVote { budget, closes_at }).await?;
            Ok("budgets-vote-opened")
        }
        "prolongation" => {
            let closes_at = end()?;
            visit.act(request, &ExtendVote { budget, closes_at }).await?;
            Ok("budgets-vote-extended")
        }
        "depouillement" => {
            let because = typed.motif.clone();
            visit.act(request, &CloseVote { budget, because }).await?;
            Ok("budgets-vote-closed")
        }
        "decide" => {
            let aside_because = typed.motif.clone();
            visit
                .act(
                    request,
                    &CountVote {
                        budget,
                        aside_because,
                    },
                )
                .await?;
            Ok("budgets-decided")
        }
        _ => Err(Fault::refused("form-unreadable")),
    }
}

async fn page_of(visit: &Visit, budget: &Budget, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let ideas = store::list_all(&mut visit.sql(), visit.body.id, budget.id).await?;
    let step = |to: &'static str, has_end: bool| one_step(visit, budget, (to, has_end), typed, errors);
    let main = html! {
        (error_summary(errors, words))
        p #etape { (stage_status(words, budget.stage)) }
        @match budget.stage {
            Stage::Prepared => (step("idees", true)),
            Stage::Ideas => { (step("etude", false)) (step("idees", true)) },
            Stage::Study => { (left_to_study(visit, &ideas)) (step("vote", true)) (step("idees", true)) },
            Stage::Vote => {
                @if budget.takes_votes_at(visit.now()) { (step("prolongation", true)) }
                (step("depouillement", false))
            },
            Stage::Counting => (step("decide", false)),
            Stage::Decided | Stage::Archived => (notice(Tone::Info, &html! { p { (t!(words, "budgets-moves-none")) } })),
        }
    };
    Ok(
        under_budget(visit, budget, Page::new(t!(words, "budgets-moves-title"), main))
            .refused(errors)
            .not_indexed(),
    )
}

/// A step one may take: what it does, then its button. Ids differ, since a page may offer two.
fn one_step(
    visit: &Visit,
    budget: &Budget,
    (to, has_end): (&'static str, bool),
    typed: &Typed,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let is_typed = typed.vers == to || typed.vers.is_empty();
    // The field of the step that was asked for is the one that the summary of errors leads to.
    let is_first = match budget.stage {
        Stage::Study => to == "vote",
        Stage::Vote => to == "prolongation",
        _ => true,
    };
    let is_marked = if typed.vers.is_empty() {
        is_first
    } else {
        typed.vers == to
    };
    let id = if is_marked {
        "fin".to_owned()
    } else {
        format!("fin-{to}")
    };
    // What is done out of the ordinary is done with a reason, which everybody reads.
    let reason = match to {
        "depouillement" if budget.takes_votes_at(visit.now()) => {
            Some(("budgets-field-early-reason", "budgets-field-early-reason-hint"))
        }
        "decide" if budget.has_paper => {
            Some(("budgets-field-aside-reason", "budgets-field-aside-reason-hint"))
        }
        _ => None,
    };
    let form = Form::post(words, format!("{}/etapes", budget.path()), visit.request_id());
    let value = if is_typed { typed.fin.as_str() } else { "" };
    html! {
        section {
            h2 { (words.say(&format!("budgets-move-{to}"))) }
            p { (words.say(&format!("budgets-move-what-{to}"))) }
            (form.content(html! {
                (hidden("vers", to))
                @if has_end {
                    (date_field(words, t!(words, "budgets-field-end"), "fin").id(id)
                        .hint(t!(words, "budgets-field-end-hint")).value(value)
                        .error(errors.of("fin").filter(|_| is_marked)))
                }
                @if let Some((label, hint)) = reason {
                    (textarea(words, words.say(label), "motif").hint(words.say(hint)).rows(3)
                        .max_length(chars(REASON_CHARS_MAX)).value(&typed.motif).errors(errors).optional())
                }
                (button(words.say(&format!("budgets-move-{to}"))))
            }))
        }
    }
}

/// Ideas that nobody answered yet: the vote waits for them.
fn left_to_study(visit: &Visit, ideas: &[Idea]) -> Markup {
    let words = visit.words;
    let waiting: Vec<&Idea> = ideas
        .iter()
        .filter(|idea| matches!(idea.state, IdeaState::Proposed | IdeaState::Studied))
        .collect();
    if waiting.is_empty() {
        return html! {};
    }
    let mut lines = table(t!(words, "budgets-left-to-study", n = waiting.len()))
        .column(t!(words, "budgets-column-idea"))
        .column(t!(words, "budgets-column-state"));
    for idea in waiting.iter().take(WAITING_MAX) {
        lines = lines.row([
            html! { a href={ (idea.path()) "/etudier" } { (words.written(&idea.title)) } },
            idea_status(words, idea),
        ]);
    }
    html! { (lines) }
}
