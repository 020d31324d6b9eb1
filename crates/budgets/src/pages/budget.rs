//! The page of a budget: where it stands and what one can do now, its money, its ideas on the map and as a list.

use axum::extract::{Path, Query};
use kernel::{Fault, Subject, wholes_of};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Card, Tone, card, cards, definition_list, list_empty, notice, pagination, table};
use ui::forms::{Form, button, button_link, confirm_details};
use ui::layout::FeedLink;
use ui::offers::offers_of;
use ui::paging::{page_and_offset, pages_of};
use ui::panels::panels_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::map::{PLACES_MAX, Town};
use super::{
    LINES_A_PAGE, MENU, author_of, commitments, envelope_name, find_budget, idea_status, money, names_of,
    stage_status, works_status,
};
use crate::home::state_of;
use crate::model::{BallotForm, Budget, BudgetId, Idea, Stage};
use crate::{rights, store};

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<BudgetId>, Query(asked): Query<Asked>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    let words = visit.words;
    let offers = if visit.signed_in.is_some() {
        offers_of(&visit, &budget.subject()).await?
    } else {
        html! {}
    };
    let main = html! {
        p { (stage_status(words, budget.stage)) " " (visit.say(&state_of(&budget).0)) }
        (part_of(&visit, &budget).await?)
        (what_now(&visit, &budget).await?)
        (panels_of(&visit, &budget.subject()).await?)
        @if !budget.presentation.is_empty() { (words.markdown(&budget.presentation)) }
        h2 { (t!(words, "budgets-rules")) }
        (definition_list(&facts(&visit, &budget)))
        (envelopes(&visit, &budget))
        (ideas(&visit, &budget, asked.page.as_deref()).await?)
        (deeds(&visit, &budget).await?)
        (offers)
        section {
            h2 { (t!(words, "budgets-timeline")) }
            (timeline_of(&visit, &budget.reference(), &|_| None).await?)
        }
    };
    let page = Page::new(&budget.title, main)
        .titled_by_its_author()
        .under(t!(words, "budgets-navigation"), MENU)
        .feed(FeedLink::atom(
            t!(words, "budgets-feed-title", title = &budget.title),
            format!("{}/idees.atom", budget.path()),
        ))
        .active(MENU);
    visit.page(page)
}

/// Its group and its parcours, which this feature does not know: the house does.
async fn part_of(visit: &Visit, budget: &Budget) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let wholes = wholes_of(&visit.house, &mut sql, body, &budget.reference()).await?;
    let mut found = Vec::new();
    for (whole, depth) in wholes {
        if depth == 1 {
            found.extend(Subject::find(&mut sql, body, &whole).await?);
        }
    }
    Ok(html! {
        @if !found.is_empty() {
            p {
                (t!(words, "budgets-part-of")) " "
                @for (place, whole) in found.iter().enumerate() {
                    @if place > 0 { ", " }
                    a href=(whole.path) { (words.written(&whole.title)) }
                }
            }
        }
    })
}

/// The one thing to do today.
async fn what_now(visit: &Visit, budget: &Budget) -> Result<Markup, Fault> {
    let words = visit.words;
    let path = budget.path();
    let now = visit.now();
    let own_ballot = match visit.actor.person() {
        Some(person) => store::ballot_of(&mut visit.sql(), visit.body.id, budget.id, person).await?,
        None => None,
    };
    Ok(html! {
        @if budget.takes_ideas_at(now) {
            p { (button_link(&t!(words, "budgets-propose-title"), &format!("{path}/proposer"))) }
        } @else if budget.takes_votes_at(now) {
            @if own_ballot.is_some() {
                (notice(Tone::Good, &html! {
                    p { (t!(words, "budgets-voted-already")) " "
                        a href={ (path) "/voter" } { (t!(words, "budgets-vote-again")) } }
                }))
            } @else {
                p { (button_link(&t!(words, "budgets-vote-title"), &format!("{path}/voter"))) }
            }
        } @else if budget.is_decided() {
            p { (button_link(&t!(words, "budgets-result-title"), &format!("{path}/resultat"))) }
        }
    })
}

fn facts(visit: &Visit, budget: &Budget) -> Vec<(String, Markup)> {
    let words = visit.words;
    let mut facts = vec![(
        t!(words, "budgets-fact-amount"),
        html! { (money(words, budget.amount)) },
    )];
    let mut fact = |key: &str, value: Markup| facts.push((words.say(key), value));
    if budget.stage == Stage::Archived {
        fact(
            "budgets-fact-origin",
            html! { (t!(words, "budgets-archived-said")) },
        );
        return facts;
    }
    if let Some(end) = budget.ideas_close_at {
        fact("budgets-fact-ideas-end", html! { (visit.at(end)) });
    }
    if let Some(end) = budget.vote_closes_at {
        fact("budgets-fact-vote-end", html! { (visit.at(end)) });
    }
    if !budget.closed_because.is_empty() {
        fact(
            "budgets-fact-closed-early",
            words.markdown(&budget.closed_because),
        );
    }
    fact(
        "budgets-fact-electorate",
        html! { (words.written(&budget.electorate)) },
    );
    let ballot = match budget.ballot_form {
        BallotForm::Basket => t!(words, "budgets-ballot-basket"),
        BallotForm::Approval if budget.approvals_max > 0 => {
            t!(words, "budgets-ballot-approval-max", n = budget.approvals_max)
        }
        BallotForm::Approval => t!(words, "budgets-ballot-approval"),
    };
    fact("budgets-fact-ballot", html! { (ballot) });
    let rule = budget.sharing_rule.as_str();
    let said = html! {
        (words.say(&format!("budgets-rule-{rule}"))) " "
        (words.say(&format!("budgets-rule-favours-{rule}")))
    };
    fact("budgets-fact-rule", said);
    if budget.is_by_district {
        fact(
            "budgets-fact-by-district",
            html! { (t!(words, "budgets-by-district-said")) },
        );
    }
    facts.extend(commitments(words, budget));
    facts
}

fn envelopes(visit: &Visit, budget: &Budget) -> Markup {
    let words = visit.words;
    if budget.districts.is_empty() {
        return html! {};
    }
    let mut lines = table(t!(words, "budgets-envelopes"))
        .column(t!(words, "budgets-column-envelope"))
        .column_of_numbers(t!(words, "budgets-column-amount"));
    for (name, amount) in budget.envelopes() {
        lines = lines.row([
            html! { (envelope_name(words, name)) },
            html! { (money(words, amount)) },
        ]);
    }
    html! { (lines) }
}

/// Those that stand by themselves: on the map, then as a list.
async fn ideas(visit: &Visit, budget: &Budget, asked: Option<&str>) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let total = store::count_ideas(&mut sql, body, budget.id).await?;
    let pages = pages_of(total, LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked, pages, LINES_A_PAGE);
    let lines = store::list_ideas(&mut sql, body, budget.id, LINES_A_PAGE, offset).await?;
    let drawn_max = i64::try_from(PLACES_MAX).unwrap_or(i64::MAX);
    let placed = store::list_placed(&mut sql, body, budget.id, drawn_max).await?;
    let placed: Vec<&Idea> = placed.iter().collect();
    let named: Vec<&Idea> = lines.iter().collect();
    let names = names_of(visit, &named).await?;
    let town = Town::read(visit).await?.filter(|town| town.shows(&placed));
    let shown: Vec<Card> = lines
        .iter()
        .map(|idea| idea_card(visit, idea, &author_of(words, &names, idea)))
        .collect();
    let path = budget.path();
    Ok(html! {
        section {
            h2 { (t!(words, "budgets-ideas-title", n = total)) }
            @if let Some(town) = &town {
                figure {
                    (town.drawn(&placed, &t!(words, "budgets-map-said", n = total)))
                    figcaption.map-credit {
                        (t!(words, "budgets-map-key")) " " (t!(words, "budgets-map-credit", source = town.source()))
                    }
                }
            }
            @if shown.is_empty() { (list_empty(&t!(words, "budgets-ideas-none"), None)) }
            @else { (cards(shown)) }
            (pagination(words, page, pages, |page| format!("{path}?page={page}")))
            @if total > 0 {
                ul.links {
                    li { a href={ (path) "/idees.csv" } { (t!(words, "budgets-ideas-csv")) } }
                    li { a href={ (path) "/idees.atom" } { (t!(words, "budgets-ideas-feed")) } }
                }
            }
        }
    })
}

fn idea_card(visit: &Visit, idea: &Idea, author: &str) -> Card {
    let words = visit.words;
    let mut line = card(format!("{}. {}", idea.number, idea.title))
        .titled_by_its_author(words)
        .href(idea.path())
        .status(match idea.works {
            Some(works) => works_status(words, works),
            None => idea_status(words, idea),
        })
        .under_h2();
    if let Some(cost) = idea.known_cost() {
        line = line.detail(html! { (money(words, cost)) });
    }
    if !idea.district.is_empty() {
        line = line.detail(html! { (idea.district) });
    }
    if idea.author_id.is_some() {
        line = line.detail(html! { (author) });
    }
    line
}

/// What those in charge may do.
async fn deeds(visit: &Visit, budget: &Budget) -> Result<Markup, Fault> {
    let words = visit.words;
    let may_prepare = visit.may(&rights::PREPARE, budget.scope()).await?;
    let may_enter = budget.takes_paper() && visit.may(&rights::ENTER_PAPER, budget.scope()).await?;
    let may_change = may_prepare && matches!(budget.stage, Stage::Prepared | Stage::Ideas | Stage::Study);
    let may_move = may_prepare && !budget.is_decided();
    let may_remove = may_prepare && budget.may_go();
    if !may_move && !may_enter && !may_remove {
        return Ok(html! {});
    }
    let path = budget.path();
    Ok(html! {
        section {
            h2 { (t!(words, "budgets-in-charge")) }
            ul.links {
                @if may_move { li { a href={ (path) "/etapes" } { (t!(words, "budgets-moves-title")) } } }
                @if may_change { li { a href={ (path) "/reglages" } { (t!(words, "budgets-change-title")) } } }
                @if may_enter { li { a href={ (path) "/papier" } { (t!(words, "budgets-paper-title")) } } }
            }
            @if may_remove {
                (confirm_details(
                    &t!(words, "budgets-remove"),
                    &t!(words, "budgets-remove-what"),
                    &Form::post(words, format!("{path}/supprimer"), visit.request_id())
                        .content(html! { (button(t!(words, "budgets-remove-confirm")).danger()) }),
                ))
            }
        }
    })
}
