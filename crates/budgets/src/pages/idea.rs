//! The page of an idea: what it says, where it is, who stands behind it, what the services say, its works.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use debates::Wanted;
use kernel::Fault;
use maud::{Markup, html};
use moderation::Target;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, button, button_quiet, confirm_details, error_summary};
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, t};

use super::discuss::Discussion;
use super::map::Town;
use super::{
    author_of, discuss, find_idea, idea_status, money, names_of, stage_status, under_budget, works,
    works_status,
};
use crate::model::{Budget, IDEA_WORD, Idea, IdeaId, IdeaState, Stage};
use crate::{rights, store};

pub(super) async fn show(visit: Visit, Path(id): Path<IdeaId>, Query(wanted): Query<Wanted>) -> Answer {
    let (idea, budget) = find_idea(&visit, id).await?;
    let discussion = Discussion {
        wanted,
        ..Discussion::default()
    };
    let page = page(&visit, (&idea, &budget), &discussion).await?;
    visit.page(page)
}

/// The page, with what was typed in the form of a comment when it comes back.
pub(super) async fn page(
    visit: &Visit,
    (idea, budget): (&Idea, &Budget),
    discussion: &Discussion,
) -> Result<Page, Fault> {
    let words = visit.words;
    if !idea.is_shown() {
        return gone(visit, (idea, budget), discussion).await;
    }
    let merged = store::list_merged(&mut visit.sql(), visit.body.id, idea.id).await?;
    let may_follow = budget.stage == Stage::Decided && visit.may(&rights::FOLLOW, budget.scope()).await?;
    let main = html! {
        (error_summary(&discussion.errors, words))
        p { (idea_status(words, idea)) " " @if let Some(state) = idea.works { (works_status(words, state)) } }
        (merged_into(visit, idea).await?)
        (what_services_say(visit, idea))
        (photo(visit, idea))
        (words.markdown(&idea.description))
        (definition_list(&facts(visit, (idea, budget), &merged).await?))
        (place(visit, idea).await?)
        @if idea.is_funded { (works::section(visit, idea, may_follow).await?) }
        (deeds(visit, (idea, budget), merged.is_empty()).await?)
        (discuss::section(visit, (idea, budget), discussion).await?)
        @if idea.author_id.is_some() {
            (moderation::links(visit, &Target::new(IDEA_WORD, idea.id), budget.group_id).await?)
        }
        section {
            h2 { (t!(words, "budgets-timeline")) }
            (timeline_of(visit, &idea.reference(), &|_| None).await?)
        }
    };
    let page = Page::new(&idea.title, main)
        .titled_by_its_author()
        .refused(&discussion.errors);
    Ok(under_budget(visit, budget, page))
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit, Path(id): Path<IdeaId>) -> Answer {
    let (idea, _) = find_idea(&visit, id).await?;
    Ok(Redirect::to(&idea.path()).into_response())
}

/// What nobody reads any more leaves its date, and its reason where moderation removed it.
async fn gone(
    visit: &Visit,
    (idea, budget): (&Idea, &Budget),
    discussion: &Discussion,
) -> Result<Page, Fault> {
    let words = visit.words;
    let removals = moderation::removals_of(&mut visit.sql(), visit.body.id, &idea.reference()).await?;
    // What was said of it may have been removed too: only its own removal is told.
    let own = removals
        .iter()
        .rfind(|decision| decision.target_id == idea.id.uuid());
    let main = match (own, idea.author_id) {
        (Some(decision), Some(author)) if idea.state == IdeaState::Removed => {
            let own = html! { (words.markdown(&idea.description)) };
            moderation::stub(visit, (decision, budget.group_id), author, &own).await?
        }
        _ => notice(
            Tone::Neutral,
            &html! { p { (t!(words, "budgets-idea-gone-on", date = visit.on(idea.changed_at))) } },
        ),
    };
    let Discussion { typed, errors, .. } = discussion;
    let main = html! {
        (error_summary(errors, words))
        (main)
        (debates::written_kept(visit, typed, errors))
    };
    let page = Page::new(t!(words, "budgets-idea-gone"), main).refused(errors);
    Ok(under_budget(visit, budget, page).not_indexed())
}

async fn merged_into(visit: &Visit, idea: &Idea) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(id) = idea.merged_into.filter(|_| idea.state == IdeaState::Merged) else {
        return Ok(html! {});
    };
    let into = store::find_idea(&mut visit.sql(), visit.body.id, id).await?;
    let Some(into) = into.filter(Idea::is_shown) else {
        return Ok(html! {});
    };
    Ok(notice(
        Tone::Info,
        &html! { p { (t!(words, "budgets-merged-into")) " " a href=(into.path()) { (words.written(&into.title)) } } },
    ))
}

fn what_services_say(visit: &Visit, idea: &Idea) -> Markup {
    let words = visit.words;
    if idea.reason.is_empty() {
        return html! {};
    }
    let (tone, key) = match idea.state {
        IdeaState::Refused => (Tone::Bad, "budgets-refused-because"),
        _ => (Tone::Info, "budgets-services-say"),
    };
    notice(
        tone,
        &html! { p { strong { (words.say(key)) } } (words.markdown(&idea.reason)) },
    )
}

fn photo(visit: &Visit, idea: &Idea) -> Markup {
    html! {
        @if idea.photo.is_some() {
            p { img.photo src={ (idea.path()) "/image?v=" (idea.version) } alt=(idea.photo_words) lang=[visit.words.content_language()]; }
        }
    }
}

async fn facts(
    visit: &Visit,
    (idea, budget): (&Idea, &Budget),
    merged: &[Idea],
) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let all: Vec<&Idea> = std::iter::once(idea).chain(merged).collect();
    let names = names_of(visit, &all).await?;
    let mut facts = Vec::new();
    let mut fact = |key: &str, value: Markup| facts.push((words.say(key), value));
    fact("budgets-fact-number", html! { (words.number(idea.number)) });
    fact("budgets-fact-author", html! { (author_of(words, &names, idea)) });
    if !merged.is_empty() {
        let together = html! {
            ul {
                @for other in merged {
                    li { a href=(other.path()) { (words.written(&other.title)) } ", " (author_of(words, &names, other)) }
                }
            }
        };
        fact("budgets-fact-merged", together);
    }
    let district = if idea.district.is_empty() {
        t!(words, "budgets-whole-town")
    } else {
        idea.district.clone()
    };
    fact("budgets-fact-district", html! { (district) });
    if let Some(cost) = idea.estimate_cents {
        fact("budgets-fact-estimate", html! { (money(words, cost)) });
    }
    if let Some(cost) = idea.cost_cents {
        fact("budgets-fact-cost", html! { (money(words, cost)) });
    }
    if let Some(cost) = idea.running_cents {
        fact("budgets-fact-running", html! { (money(words, cost)) });
    }
    if let Some(votes) = idea.votes {
        fact("budgets-fact-votes", html! { (words.number(votes)) });
    }
    fact(
        "budgets-fact-proposed",
        words.datetime_element(idea.created_at.timestamp(), &visit.body.zone()),
    );
    fact("budgets-fact-stage", stage_status(words, budget.stage));
    Ok(facts)
}

/// Where it is: drawn, and in degrees, with the map that everybody has.
async fn place(visit: &Visit, idea: &Idea) -> Result<Markup, Fault> {
    let words = visit.words;
    let Some(point) = idea.point() else {
        return Ok(html! {});
    };
    let (longitude, latitude) = point.written();
    let town = Town::read(visit).await?.filter(|town| town.shows(&[idea]));
    let address = format!(
        "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
    );
    Ok(html! {
        section {
            h2 { (t!(words, "budgets-where")) }
            @if let Some(town) = town {
                figure {
                    (town.drawn(&[idea], &t!(words, "budgets-map-one", title = &idea.title)))
                    figcaption.map-credit { (t!(words, "budgets-map-credit", source = town.source())) }
                }
            }
            p {
                (t!(words, "budgets-degrees", latitude = words.decimal(&latitude), longitude = words.decimal(&longitude))) " "
                a href=(address) rel="noopener external" { (t!(words, "budgets-map-elsewhere")) }
            }
        }
    })
}

/// What its author and those in charge may do.
async fn deeds(visit: &Visit, (idea, budget): (&Idea, &Budget), is_alone: bool) -> Result<Markup, Fault> {
    let words = visit.words;
    let is_early = matches!(budget.stage, Stage::Ideas | Stage::Study);
    let is_author = visit.may(&rights::EDIT, idea.scope(budget)).await?;
    let may_edit = is_author && budget.takes_ideas_at(visit.now()) && idea.state == IdeaState::Proposed;
    let may_study = is_early && visit.may(&rights::STUDY, budget.scope()).await?;
    let may_follow = budget.stage == Stage::Decided
        && idea.is_funded
        && visit.may(&rights::FOLLOW, budget.scope()).await?;
    let path = idea.path();
    let post = |deed: &str| Form::post(words, format!("{path}/{deed}"), visit.request_id());
    Ok(html! {
        @if may_edit || (is_author && is_early) || may_study || may_follow {
            section {
                h2 { (t!(words, "budgets-to-do")) }
                ul.links {
                    @if may_edit { li { a href={ (path) "/modifier" } { (t!(words, "budgets-edit-title")) } } }
                    @if is_author && is_early { li { a href={ (path) "/photo" } { (t!(words, "budgets-photo-title")) } } }
                    @if may_study && idea.state != IdeaState::Merged {
                        li { a href={ (path) "/etudier" } { (t!(words, "budgets-study-title")) } }
                    }
                    @if may_follow { li { a href={ (path) "/travaux" } { (t!(words, "budgets-works-title")) } } }
                }
                @if may_study && idea.state == IdeaState::Merged {
                    (post("separer").content(html! { (button_quiet(t!(words, "budgets-separate"))) }))
                }
                @if is_author && is_early && is_alone {
                    (confirm_details(
                        &t!(words, "budgets-withdraw"),
                        &t!(words, "budgets-withdraw-what"),
                        &post("retirer").content(html! { (button(t!(words, "budgets-withdraw-confirm")).danger()) }),
                    ))
                }
            }
        }
    })
}
