//! Voting: the projects, a basket, what it costs. The total is said by the server when asked, and as one ticks where scripts
//! run (`basket-total.ts`); the server holds the ballot to its limits either way.

use axum::extract::Path;
use kernel::{Fault, FieldFault, Sentence};
use maud::{Markup, html};
use ui::components::{Tone, definition_list, notice, why};
use ui::forms::{Form, FormErrors, button, button_quiet, checkboxes, error_summary, hidden, select};
use ui::{Answer, Page, Posted, Visit, t};

use super::{
    commitments_list, envelope_name, find_budget, money, must_hold, request_of, under_budget, values,
};
use crate::actions::{CastBasket, has_lost_key, lacks_proof, was_handed};
use crate::model::{BallotForm, Budget, BudgetId, Cents, Idea, totals};
use crate::{rights, store};

/// The field of the projects.
const CHOSEN: &str = "projet";
/// The field of when the ballot that this one replaces was given.
const REPLACES: &str = "a_la_place";
/// What the button sends that only adds up.
const ADD_UP: &str = "total";

/// What was typed, field by field.
type Typed = [(String, String)];

async fn open_booth(visit: &Visit, id: BudgetId) -> Result<(Budget, Vec<Idea>), Fault> {
    let budget = find_budget(visit, id).await?;
    must_hold(visit, &rights::VOTE, budget.scope()).await?;
    if !budget.takes_votes_at(visit.now()) {
        return Err(Fault::refused("budgets-refused-no-vote"));
    }
    let projects = store::list_projects(&mut visit.sql(), visit.body.id, budget.id).await?;
    Ok((budget, projects))
}

pub(super) async fn show(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let (budget, projects) = open_booth(&visit, id).await?;
    // Told before anything is chosen.
    if let Some(key) = kept_from_voting(&visit, &budget).await? {
        let words = visit.words;
        let main = notice(Tone::Info, &html! { p { (words.say(key)) } });
        let page = Page::new(t!(words, "budgets-vote-title"), main).not_indexed();
        return visit.page(under_budget(&visit, &budget, page));
    }
    let before = own_ballot(&visit, id).await?;
    let mut typed: Vec<(String, String)> = Vec::new();
    if let Some(ballot) = &before {
        typed.push(("secteur".to_owned(), ballot.district.clone()));
        for number in &ballot.projects {
            typed.push((CHOSEN.to_owned(), number.to_string()));
        }
    }
    let booth = Booth {
        visit: &visit,
        budget: &budget,
        projects: &projects,
        typed: &typed,
        has_voted: before.is_some(),
        replaces: before.as_ref().map(replaced).unwrap_or_default(),
    };
    visit.page(booth.page(&FormErrors::default(), false))
}

pub(super) async fn cast(
    visit: Visit,
    Path(id): Path<BudgetId>,
    Posted(typed): Posted<Vec<(String, String)>>,
) -> Answer {
    let (budget, projects) = open_booth(&visit, id).await?;
    let known = values(&typed, REPLACES).next().unwrap_or_default();
    let mut booth = Booth {
        visit: &visit,
        budget: &budget,
        projects: &projects,
        typed: &typed,
        has_voted: false,
        replaces: known.to_owned(),
    };
    if typed.iter().any(|(name, _)| name == ADD_UP) {
        return visit.page(booth.page(&FormErrors::default(), true));
    }
    // A form filled before another ballot was given, and sent again by the way back: its request was answered already, and
    // what it says now would be lost without a word.
    if let Some(kept) = own_ballot(&visit, id).await?
        && replaced(&kept) != known
    {
        if is_typed(&kept, &typed) {
            return visit.done(&format!("{}/voter", budget.path()), "budgets-voted");
        }
        let errors = visit.form_errors(&[FieldFault {
            field: CHOSEN,
            sentence: Sentence::new("budgets-vote-meanwhile"),
        }]);
        booth.replaces = replaced(&kept);
        return visit.refused_page(booth.page(&errors, true));
    }
    let deed = CastBasket {
        budget: id,
        district: values(&typed, "secteur").next().unwrap_or_default().to_owned(),
        projects: values(&typed, CHOSEN)
            .filter_map(|number| number.parse().ok())
            .collect(),
        declares: values(&typed, "declare").any(|value| !value.is_empty()),
    };
    match visit.act(request_of(&typed), &deed).await {
        Ok(()) => visit.done(&format!("{}/voter", budget.path()), "budgets-voted"),
        Err(fault) => {
            let errors = visit.refusal_of_form(CHOSEN, fault)?;
            visit.refused_page(booth.page(&errors, true))
        }
    }
}

/// Why nobody can vote here, or not this person.
async fn kept_from_voting(visit: &Visit, budget: &Budget) -> Result<Option<&'static str>, Fault> {
    let Some(voter) = visit.actor.person() else {
        return Ok(None);
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    if lacks_proof(&mut sql, body, (budget, voter), visit.now()).await? {
        return Ok(Some("budgets-refused-not-elector"));
    }
    if !budget.has_paper {
        return Ok(None);
    }
    if has_lost_key(&visit.house, &mut sql, body, budget.id).await? {
        return Ok(Some("budgets-refused-desk-key"));
    }
    let was_handed = was_handed(&visit.house, &mut sql, body, (budget.id, voter)).await?;
    Ok(was_handed.then_some("budgets-refused-voted-on-paper"))
}

async fn own_ballot(visit: &Visit, id: BudgetId) -> Result<Option<store::Ballot>, Fault> {
    match visit.actor.person() {
        Some(person) => Ok(store::ballot_of(&mut visit.sql(), visit.body.id, id, person).await?),
        None => Ok(None),
    }
}

/// Which ballot a form takes the place of, by when it was given.
fn replaced(kept: &store::Ballot) -> String {
    kept.cast_at.micros().to_string()
}

/// True when a form says what the ballot kept says: it was sent twice.
fn is_typed(kept: &store::Ballot, typed: &Typed) -> bool {
    let mut numbers: Vec<i64> = values(typed, CHOSEN)
        .filter_map(|number| number.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    let district = values(typed, "secteur").next().unwrap_or_default();
    numbers == kept.projects && district == kept.district
}

struct Booth<'a> {
    visit: &'a Visit,
    budget: &'a Budget,
    projects: &'a [Idea],
    typed: &'a Typed,
    has_voted: bool,
    /// The ballot that this form takes the place of; empty for none
    replaces: String,
}

impl<'a> Booth<'a> {
    fn page(&self, errors: &FormErrors, has_totals: bool) -> Page {
        let words = self.visit.words;
        let end = self.budget.vote_closes_at;
        let form = Form::post(
            words,
            format!("{}/voter", self.budget.path()),
            self.visit.request_id(),
        )
        .needs_network(t!(words, "budgets-vote-network"));
        let main = html! {
            (error_summary(errors, words))
            @if self.has_voted {
                (notice(Tone::Good, &html! { p { (t!(words, "budgets-vote-kept")) } }))
            }
            p { (self.what_is_asked()) }
            (form.content(html! {
                (hidden(REPLACES, &self.replaces))
                @if self.budget.is_by_district { (self.district(errors)) }
                (self.basket(errors))
                @if has_totals { (self.total()) }
                (checkboxes(words, t!(words, "budgets-declare"), "declare")
                    .choice("oui", t!(words, "budgets-declare-yes", electorate = &self.budget.electorate))
                    .chosen(if self.has_voted { "oui" } else { values(self.typed, "declare").next().unwrap_or_default() })
                    .errors(errors))
                (button(t!(words, "budgets-vote-button"))) " "
                (button_quiet(t!(words, "budgets-vote-total")).sends(ADD_UP, "oui"))
            }))
            (why(words, &html! { p { (t!(words, "budgets-vote-privacy")) } }, None))
            h2 { (t!(words, "budgets-commitments")) }
            p { (t!(words, "budgets-commitments-why")) }
            (commitments_list(words, self.budget))
        };
        let page = Page::new(t!(words, "budgets-vote-title"), main).not_indexed();
        let page = under_budget(self.visit, self.budget, page).refused(errors);
        match end {
            Some(end) => page.lead(t!(words, "budgets-vote-until", at = self.visit.at(end))),
            None => page,
        }
    }

    fn what_is_asked(&self) -> String {
        let words = self.visit.words;
        match self.budget.ballot_form {
            BallotForm::Basket => t!(words, "budgets-ballot-basket"),
            BallotForm::Approval if self.budget.approvals_max > 0 => {
                t!(
                    words,
                    "budgets-ballot-approval-max",
                    n = self.budget.approvals_max
                )
            }
            BallotForm::Approval => t!(words, "budgets-ballot-approval"),
        }
    }

    fn district(&self, errors: &FormErrors) -> Markup {
        let words = self.visit.words;
        let mut district = select(words, t!(words, "budgets-field-own-district"), "secteur")
            .hint(t!(words, "budgets-by-district-said"))
            .chosen(values(self.typed, "secteur").next().unwrap_or_default())
            .errors(errors);
        for known in &self.budget.districts {
            district = district.choice(&known.name, &known.name);
        }
        html! { (district) }
    }

    fn is_chosen(&self, project: &Idea) -> bool {
        let number = project.number.to_string();
        values(self.typed, CHOSEN).any(|chosen| chosen == number)
    }

    fn chosen(&self) -> Vec<&'a Idea> {
        self.projects
            .iter()
            .filter(|project| self.is_chosen(project))
            .collect()
    }

    /// The projects, envelope by envelope. The first box bears the id that an error leads to.
    fn basket(&self, errors: &FormErrors) -> Markup {
        let words = self.visit.words;
        let error = errors.of(CHOSEN);
        let first = self.projects.first().map(|project| project.number);
        let is_basket = self.budget.ballot_form == BallotForm::Basket;
        html! {
            @if let Some(error) = error { p.field-error #projet-error { (error) } }
            @for (name, amount) in self.budget.envelopes() {
                @let here: Vec<&Idea> = self.projects.iter()
                    .filter(|project| self.budget.envelope_of(&project.district) == name).collect();
                @if !here.is_empty() {
                    fieldset.field.basket data-basket=[is_basket.then(|| amount.value())]
                        aria-describedby=[error.map(|_| "projet-error")] {
                        legend { (envelope_name(words, name)) ", " (money(words, amount)) }
                        @for project in &here {
                            (self.line(project, first == Some(project.number)))
                        }
                        @if is_basket {
                            p.basket-said hidden role="status"
                                data-basket-left=(t!(words, "budgets-basket-left", spent = "%spent%", left = "%left%"))
                                data-basket-over=(t!(words, "budgets-basket-over", spent = "%spent%", over = "%over%")) {}
                        }
                    }
                }
            }
        }
    }

    fn line(&self, project: &Idea, is_first: bool) -> Markup {
        let words = self.visit.words;
        let id = if is_first {
            CHOSEN.to_owned()
        } else {
            format!("{CHOSEN}-{}", project.number)
        };
        let cost = project.cost_cents.unwrap_or_default();
        html! {
            div.choice {
                input id=(id) type="checkbox" name=(CHOSEN) value=(project.number) checked[self.is_chosen(project)]
                    data-cost=(cost.value()) aria-describedby={ (id) "-cost" };
                label for=(id) { (words.written(&project.title)) }
                p.hint id={ (id) "-cost" } {
                    (money(words, cost)) " – "
                    a href=(project.path()) aria-label=(t!(words, "budgets-read-label", title = &project.title)) {
                        (t!(words, "budgets-read"))
                    }
                }
            }
        }
    }

    /// What the basket costs, said by the server.
    fn total(&self) -> Markup {
        let words = self.visit.words;
        let chosen = self.chosen();
        let facts: Vec<(String, Markup)> = totals(self.budget, &chosen)
            .into_iter()
            .map(|(name, spent, amount)| {
                let left = Cents::new((amount.value() - spent.value()).abs());
                let said = if spent > amount {
                    t!(
                        words,
                        "budgets-basket-over",
                        spent = money(words, spent),
                        over = money(words, left)
                    )
                } else {
                    t!(
                        words,
                        "budgets-basket-left",
                        spent = money(words, spent),
                        left = money(words, left)
                    )
                };
                (envelope_name(words, name), html! { (said) })
            })
            .collect();
        let said = html! {
            p { strong { (t!(words, "budgets-total", n = chosen.len())) } }
            @if self.budget.ballot_form == BallotForm::Basket { (definition_list(&facts)) }
        };
        html! { div #total { (notice(Tone::Info, &said)) } }
    }
}
