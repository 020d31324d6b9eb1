//! Ballots on paper: one agent enters what a ballot says, another does again; neither sees what the other read.

use std::collections::BTreeMap;

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice, table};
use ui::forms::{Form, FormErrors, button, button_quiet, checkboxes, error_summary, select, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{chars, desk, find_budget, money, must_hold, under_budget};
use crate::actions::{AtDesk, EnterPaper, HandPaper, RemovePaper, TakeBackPaper, settled};
use crate::model::{Budget, BudgetId, Idea, PAPER_NUMBER_CHARS_MAX};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    numero: String,
    #[serde(default)]
    secteur: String,
    #[serde(default)]
    projets: String,
    #[serde(default)]
    nul: String,
    /// The number of a reading that its agent takes back
    #[serde(default)]
    retirer: String,
    /// Filled by the form of the desk
    #[serde(default)]
    au_guichet: String,
    /// Filled by its button that takes a ballot back
    #[serde(default)]
    reprendre: String,
    #[serde(default)]
    guichet_nom: String,
    #[serde(default)]
    guichet_prenoms: String,
    #[serde(default)]
    guichet_naissance: String,
    #[serde(default)]
    guichet_adresse: String,
}

impl Typed {
    fn person(&self) -> AtDesk {
        AtDesk {
            name: self.guichet_nom.clone(),
            first_names: self.guichet_prenoms.clone(),
            born_on: self.guichet_naissance.clone(),
        }
    }
}

/// The most ballots still to be read again that the page lists.
const UNSETTLED_MAX: usize = 100;

pub(super) async fn show(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = allowed(&visit, id).await?;
    let page = page_of(&visit, &budget, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

async fn allowed(visit: &Visit, id: BudgetId) -> Result<Budget, Fault> {
    let budget = find_budget(visit, id).await?;
    must_hold(visit, &rights::ENTER_PAPER, budget.scope()).await?;
    if !budget.takes_paper() {
        return Err(Fault::refused("budgets-refused-no-paper"));
    }
    Ok(budget)
}

pub(super) async fn enter(visit: Visit, Path(id): Path<BudgetId>, Posted(typed): Posted<Typed>) -> Answer {
    let budget = allowed(&visit, id).await?;
    let path = format!("{}/papier", budget.path());
    if !typed.retirer.is_empty() {
        let deed = RemovePaper {
            budget: id,
            number: typed.retirer.clone(),
        };
        visit.act(typed.request_id, &deed).await?;
        return visit.done(&path, "budgets-paper-removed");
    }
    if !typed.au_guichet.is_empty() {
        return at_desk(&visit, &budget, &typed).await;
    }
    let outcome = match numbers(&typed.projets) {
        Some(projects) => {
            let deed = EnterPaper {
                budget: id,
                number: typed.numero.clone(),
                district: typed.secteur.clone(),
                projects,
                is_null: !typed.nul.is_empty(),
            };
            visit.act(typed.request_id, &deed).await
        }
        None => Err(Fault::field("projets", "budgets-paper-projects-unreadable")),
    };
    match outcome {
        Ok(true) => visit.done(&path, "budgets-paper-agreed"),
        Ok(false) => visit.done(&path, "budgets-paper-entered"),
        Err(fault) => {
            let errors = visit.refusal_of_form("numero", fault)?;
            let page = page_of(&visit, &budget, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// Hands a ballot to who stands at the desk, or takes back theirs.
async fn at_desk(visit: &Visit, budget: &Budget, typed: &Typed) -> Answer {
    let (outcome, done) = if typed.reprendre.is_empty() {
        let deed = HandPaper {
            budget: budget.id,
            person: typed.person(),
            email: typed.guichet_adresse.clone(),
        };
        (visit.act(typed.request_id, &deed).await, "budgets-paper-handed")
    } else {
        let deed = TakeBackPaper {
            budget: budget.id,
            person: typed.person(),
        };
        (
            visit.act(typed.request_id, &deed).await,
            "budgets-paper-taken-back",
        )
    };
    match outcome {
        Ok(()) => visit.done(&format!("{}/papier", budget.path()), done),
        Err(fault) => {
            let errors = visit.refusal_of_form("guichet_nom", fault)?;
            let page = page_of(visit, budget, typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// « 3, 7 12 »: the numbers that are ticked. Nothing is a blank ballot.
fn numbers(typed: &str) -> Option<Vec<i64>> {
    typed
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .filter(|piece| !piece.is_empty())
        .map(|piece| piece.parse().ok())
        .collect()
}

async fn page_of(visit: &Visit, budget: &Budget, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let readings = store::list_papers(&mut sql, body, budget.id).await?;
    let projects = store::list_projects(&mut sql, body, budget.id).await?;
    let form = Form::post(words, format!("{}/papier", budget.path()), visit.request_id());
    let mut district = select(words, t!(words, "budgets-field-own-district"), "secteur")
        .chosen(&typed.secteur)
        .errors(errors);
    for known in &budget.districts {
        district = district.choice(&known.name, &known.name);
    }
    let person = typed.person();
    let at_desk = desk::Typed {
        person: &person,
        email: &typed.guichet_adresse,
    };
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (text_field(words, t!(words, "budgets-field-paper-number"), "numero")
                .hint(t!(words, "budgets-field-paper-number-hint"))
                .max_length(chars(PAPER_NUMBER_CHARS_MAX)).value(&typed.numero).errors(errors))
            @if budget.is_by_district { (district) }
            (text_field(words, t!(words, "budgets-field-paper-projects"), "projets")
                .hint(t!(words, "budgets-field-paper-projects-hint")).value(&typed.projets).errors(errors).optional())
            (checkboxes(words, t!(words, "budgets-field-paper-null"), "nul")
                .choice("oui", t!(words, "budgets-field-paper-null-yes"))
                .chosen(&typed.nul).optional())
            (button(t!(words, "budgets-paper-button")))
        }))
        (desk::section(visit, budget, &at_desk, errors).await?)
        (where_it_stands(visit, budget, &readings))
        h2 { (t!(words, "budgets-paper-projects")) }
        (numbered(visit, &projects))
    };
    Ok(
        under_budget(visit, budget, Page::new(t!(words, "budgets-paper-title"), main))
            .lead(t!(words, "budgets-paper-lead"))
            .refused(errors)
            .not_indexed(),
    )
}

fn numbered(visit: &Visit, projects: &[Idea]) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "budgets-paper-projects"))
        .titled_above()
        .column_of_numbers(t!(words, "budgets-column-number"))
        .column(t!(words, "budgets-column-idea"))
        .column_of_numbers(t!(words, "budgets-column-cost"));
    for project in projects {
        lines = lines.row([
            html! { (words.number(project.number)) },
            html! { (words.written(&project.title)) },
            html! { (money(words, project.cost_cents.unwrap_or_default())) },
        ]);
    }
    html! { (lines) }
}

/// How many ballots are sure, and those that another agent has still to read, or that two read differently.
fn where_it_stands(visit: &Visit, budget: &Budget, readings: &[store::Paper]) -> Markup {
    let words = visit.words;
    let own = visit.actor.person();
    let mut by_number: BTreeMap<&str, Vec<store::Paper>> = BTreeMap::new();
    for reading in readings {
        by_number
            .entry(&reading.number)
            .or_default()
            .push(reading.clone());
    }
    let total = by_number.len();
    let unsettled: Vec<(&str, &Vec<store::Paper>)> = by_number
        .iter()
        .filter(|(_, same)| settled(same).is_none())
        .map(|(number, same)| (*number, same))
        .collect();
    let facts = [
        (
            t!(words, "budgets-paper-sure"),
            html! { (words.number(count(total - unsettled.len()))) },
        ),
        (
            t!(words, "budgets-paper-unsure"),
            html! { (words.number(count(unsettled.len()))) },
        ),
    ];
    let path = format!("{}/papier", budget.path());
    let mut lines = table(t!(words, "budgets-paper-unsettled"))
        .column(t!(words, "budgets-column-paper"))
        .column(t!(words, "budgets-column-state"))
        .column(t!(words, "budgets-column-action"));
    for (number, same) in unsettled.iter().take(UNSETTLED_MAX) {
        let is_own = same.iter().any(|reading| Some(reading.entered_by) == own);
        let state = if same.len() > 1 {
            t!(words, "budgets-paper-differs")
        } else if is_own {
            t!(words, "budgets-paper-own")
        } else {
            t!(words, "budgets-paper-other")
        };
        let deed = html! {
            @if is_own {
                (Form::post(words, &path, visit.request_id()).content(html! {
                    (button_quiet(t!(words, "budgets-paper-remove", number = *number)).sends("retirer", *number))
                }))
            } @else { "–" }
        };
        lines = lines.row([html! { (number) }, html! { (state) }, deed]);
    }
    html! {
        h2 { (t!(words, "budgets-paper-stands")) }
        (definition_list(&facts))
        @if unsettled.is_empty() {
            @if total > 0 { (notice(Tone::Good, &html! { p { (t!(words, "budgets-paper-all-sure")) } })) }
        } @else { (lines) }
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_however_they_are_separated() {
        assert_eq!(numbers("3, 7;12  1"), Some(vec![3, 7, 12, 1]));
        assert_eq!(numbers("  "), Some(Vec::new()));
        assert_eq!(numbers("3 et 4"), None);
    }
}
