//! The result: what the money pays for, where, by how many votes, why; and what anybody takes away to count again.

use std::sync::Arc;

use axum::extract::Path;
use kernel::Fault;
use maud::{Markup, html};
use ui::components::{Tone, card, cards, list_empty, notice, why};
use ui::{Answer, Page, Visit, t};

use super::map::Town;
use super::shown::{Shown, unreadable};
use super::{commitments_list, envelope_name, find_budget, money, under_budget, works_status};
use crate::counted::{Counted, aside, counted_again};
use crate::model::{Budget, BudgetId, Idea, IdeaState, Stage};
use crate::store;

/// The certificate; there is none before the end.
pub(super) async fn kept_certificate(visit: &Visit, budget: BudgetId) -> Result<String, Fault> {
    store::certificate(&mut visit.sql(), visit.body.id, budget)
        .await?
        .ok_or(Fault::NotFound("certificate"))
}

/// The count made again from the certificate; there is none before the end.
pub(super) async fn counted_of(visit: &Visit, budget: BudgetId) -> Result<Arc<Counted>, Fault> {
    let certificate = kept_certificate(visit, budget).await?;
    aside(move || counted_again(&certificate))
        .await?
        .map_err(|refusal| unreadable(&refusal))
}

/// The projects that were counted, by number. What moderation removed since keeps its number, its cost and its votes: what the
/// money pays for is not changed by it.
pub(super) async fn projects_of(visit: &Visit, budget: BudgetId) -> Result<Vec<Idea>, Fault> {
    let ideas = store::list_all(&mut visit.sql(), visit.body.id, budget).await?;
    Ok(ideas
        .into_iter()
        .filter_map(|idea| match idea.state {
            IdeaState::Eligible if idea.votes.is_some() => Some(idea),
            IdeaState::Removed if idea.votes.is_some() => Some(Idea {
                title: t!(visit.words, "budgets-project-removed", n = idea.number),
                longitude_e6: None,
                latitude_e6: None,
                ..idea
            }),
            _ => None,
        })
        .collect())
}

pub(super) async fn show(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    if !budget.is_decided() {
        return Err(Fault::NotFound("result").into());
    }
    let words = visit.words;
    let counted = counted_of(&visit, id).await?;
    let projects = projects_of(&visit, id).await?;
    let left_aside = store::aside_of(&mut visit.sql(), visit.body.id, id).await?;
    let shown = Shown {
        words,
        budget: &budget,
        projects: &projects,
        count: &counted.count,
    };
    let funded: Vec<&Idea> = projects.iter().filter(|project| project.is_funded).collect();
    let main = html! {
        p.lead { (t!(words, "budgets-result-said", n = funded.len(), ballots = budget.ballots_count)) }
        @if budget.stage == Stage::Archived {
            (notice(Tone::Info, &html! { p { (t!(words, "budgets-archived-said")) } }))
        }
        @if !counted.is_the_same {
            (notice(Tone::Warning, &html! { p { (t!(words, "budgets-recount-differs")) } }))
        }
        @if let Some(aside) = left_aside.filter(|aside| aside.papers_aside > 0) {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "budgets-aside-said", n = aside.papers_aside)) }
                (words.markdown(&aside.aside_because))
            }))
        }
        h2 { (t!(words, "budgets-chosen")) }
        (chosen(&visit, &funded))
        (on_the_map(&visit, &funded).await?)
        h2 { (t!(words, "budgets-bars")) }
        (shown.envelopes())
        h2 { (t!(words, "budgets-votes-title")) }
        (shown.projects())
        (shown.ties())
        (reason(&visit, &budget))
        (shown.explanation())
        (links(&visit, &budget, &counted))
    };
    let page = Page::new(t!(words, "budgets-result-title"), main);
    visit.page(under_budget(&visit, &budget, page))
}

fn chosen(visit: &Visit, funded: &[&Idea]) -> Markup {
    let words = visit.words;
    let shown = funded.iter().map(|project| {
        let mut line = card(format!("{}. {}", project.number, project.title))
            .titled_by_its_author(words)
            .href(project.path())
            .detail(html! { (money(words, project.cost_cents.unwrap_or_default())) })
            .under_h2();
        if let Some(votes) = project.votes {
            line = line.detail(html! { (t!(words, "budgets-votes-count", n = votes)) });
        }
        if !project.district.is_empty() {
            line = line.detail(html! { (project.district) });
        }
        if let Some(works) = project.works {
            line = line.status(works_status(words, works));
        }
        line
    });
    html! {
        @if funded.is_empty() { (list_empty(&t!(words, "budgets-chosen-none"), None)) }
        @else { (cards(shown)) }
    }
}

async fn on_the_map(visit: &Visit, funded: &[&Idea]) -> Result<Markup, Fault> {
    let words = visit.words;
    let town = Town::read(visit).await?.filter(|town| town.shows(funded));
    Ok(html! {
        @if let Some(town) = town {
            figure {
                (town.drawn(funded, &t!(words, "budgets-map-funded", n = funded.len())))
                figcaption.map-credit {
                    (t!(words, "budgets-map-key")) " " (t!(words, "budgets-map-credit", source = town.source()))
                }
            }
        }
    })
}

/// The rule that decided; what a decision made by a computation must say (CRPA, art. L. 311-3-1).
fn reason(visit: &Visit, budget: &Budget) -> Markup {
    let words = visit.words;
    let rule = budget.sharing_rule.as_str();
    let said = html! {
        p {
            (words.say(&format!("budgets-rule-{rule}"))) " "
            (words.say(&format!("budgets-rule-favours-{rule}")))
        }
        p { (t!(words, "budgets-algorithm")) }
    };
    why(words, &said, None)
}

/// What one can take away, and the line to type.
fn links(visit: &Visit, budget: &Budget, counted: &Counted) -> Markup {
    let words = visit.words;
    let path = budget.path();
    html! {
        h2 { (t!(words, "budgets-recount")) }
        p { (t!(words, "budgets-recount-why")) }
        ul {
            li { a href={ (path) "/certificat.json" } { (t!(words, "budgets-take-certificate")) } }
            @if budget.districts.is_empty() {
                li { a href={ (path) "/resultat.pb" } { (t!(words, "budgets-take-pabulib")) } }
            } @else {
                @for (place, (name, _)) in budget.envelopes().iter().enumerate() {
                    li {
                        a href={ (path) "/resultat.pb?enveloppe=" (place) } {
                            (t!(words, "budgets-take-pabulib-of", envelope = envelope_name(words, name)))
                        }
                    }
                }
            }
            li { a href={ (path) "/idees.csv" } { (t!(words, "budgets-ideas-csv")) } }
        }
        pre tabindex="0" { code { "parvis count recount certificat.json" } }
        p.hint { (t!(words, "budgets-digests")) }
        p { code.digest { (counted.ballots_digest) } }
        (commitments_list(words, budget))
    }
}
