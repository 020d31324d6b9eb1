//! The pages: budgets, ideas, the vote, its result, the works.

mod budget;
mod desk;
mod discuss;
mod files;
mod idea;
mod list;
mod map;
mod moves;
mod paper;
mod photo;
mod propose;
mod result;
mod settings;
mod shown;
mod study;
mod vote;
mod works;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use db::{Instant, Uuid};
use groups::{Group, MadeFor};
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, House, PersonId, Right, Scope, Sentence};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, status};
use ui::{Page, Visit, Words, t};

use crate::actions::FILE_BYTES_MAX;
use crate::model::{
    Budget, BudgetId, Cents, IDEA, Idea, IdeaId, IdeaState, PHOTO_BYTES_MAX, Stage, WorksState,
};
use crate::{counted, rights, store};

/// The menu entry every page here belongs to.
pub(crate) const MENU: &str = "/budgets";
/// Lines of a list in one page.
const LINES_A_PAGE: i64 = 20;
/// What a form weighs beside its file, in bytes.
const FORM_BYTES_MAX: usize = 100_000;
/// Groups among which one chooses.
const GROUPS_MAX: i64 = 200;

pub(crate) fn routes() -> Router<Arc<House>> {
    let photos = || DefaultBodyLimit::max(PHOTO_BYTES_MAX + FORM_BYTES_MAX);
    Router::new()
        .route(MENU, get(list::show))
        .route("/budgets/nouveau", get(settings::show_new).post(settings::create))
        .route(
            "/budgets/importer",
            get(settings::show_import)
                .post(settings::import)
                .layer(DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route("/budgets/{id}", get(budget::show))
        .route(
            "/budgets/{id}/reglages",
            get(settings::show_change).post(settings::change),
        )
        .route(
            "/budgets/{id}/supprimer",
            post(settings::remove).get(settings::back),
        )
        .route("/budgets/{id}/etapes", get(moves::show).post(moves::advance))
        .route(
            "/budgets/{id}/proposer",
            get(propose::show_new).post(propose::propose),
        )
        .route("/budgets/{id}/voter", get(vote::show).post(vote::cast))
        .route("/budgets/{id}/papier", get(paper::show).post(paper::enter))
        .route("/budgets/{id}/resultat", get(result::show))
        .route("/budgets/{id}/certificat.json", get(files::certificate))
        .route("/budgets/{id}/resultat.pb", get(files::pabulib))
        .route("/budgets/{id}/idees.csv", get(files::table))
        .route("/budgets/{id}/idees.atom", get(files::feed))
        .route("/budgets/{id}/idees.json", get(files::feed))
        .route("/budgets/{id}/carte.svg", get(files::map))
        .route("/idees/{id}", get(idea::show))
        .route(
            "/idees/{id}/modifier",
            get(propose::show_edit).post(propose::edit),
        )
        .route("/idees/{id}/retirer", post(propose::withdraw).get(idea::back))
        .route("/idees/{id}/commenter", post(discuss::add).get(idea::back))
        .route(
            "/idees/{id}/commentaires/retirer",
            post(discuss::withdraw).get(idea::back),
        )
        .route("/idees/{id}/etudier", get(study::show).post(study::study))
        .route("/idees/{id}/reunir", post(study::merge).get(idea::back))
        .route("/idees/{id}/separer", post(study::separate).get(idea::back))
        .route("/idees/{id}/image", get(photo::image))
        .route(
            "/idees/{id}/photo",
            get(photo::show).post(photo::send).layer(photos()),
        )
        .route(
            "/idees/{id}/travaux",
            get(works::show).post(works::record).layer(photos()),
        )
        .route("/idees/{id}/travaux/{works}/image", get(works::image))
        .route(
            "/idees/{id}/travaux/{works}/retirer",
            post(works::remove).get(works::back),
        )
}

/// A form that only asks for something to be done.
#[derive(Deserialize)]
struct Pressed {
    #[serde(default)]
    request_id: Uuid,
}

async fn find_budget(visit: &Visit, id: BudgetId) -> Result<Budget, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("budget"))
}

/// An idea and its budget.
async fn find_idea(visit: &Visit, id: IdeaId) -> Result<(Idea, Budget), Fault> {
    let idea = store::find_idea(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("idea"))?;
    let budget = find_budget(visit, idea.budget_id).await?;
    Ok((idea, budget))
}

/// Refuses who does not hold the right: a visitor is asked to sign in.
async fn must_hold(visit: &Visit, right: &Right, scope: Scope) -> Result<(), Fault> {
    if visit.may(right, scope).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}

/// The groups in which the visitor may prepare a budget, by name.
async fn groups_in_charge(visit: &Visit) -> Result<Vec<Group>, Fault> {
    if visit.signed_in.is_none() {
        return Ok(Vec::new());
    }
    let all = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    // Agents may everywhere: no need to ask group by group.
    if visit.may(&rights::PREPARE, Scope::BODY).await? {
        return Ok(all);
    }
    let mut some = Vec::new();
    for group in all {
        if visit.may(&rights::PREPARE, Scope::group(group.id)).await? {
            some.push(group);
        }
    }
    Ok(some)
}

/// « 12 000 € »
fn money(words: Words, amount: Cents) -> String {
    t!(
        words,
        "budgets-euros",
        amount = words.decimal(&amount.to_string())
    )
}

/// What was published before anybody voted: the digest of all that is asked of the count, and that of the seed of the draw
/// between equals. The seed itself is shown once the ballots are counted.
fn commitments(words: Words, budget: &Budget) -> Vec<(String, Markup)> {
    let mut facts = Vec::new();
    // A seed that stayed in another house was told there.
    if budget.seed.is_empty() {
        return facts;
    }
    let digest = |digest: &str| html! { code.digest { (digest) } };
    if let Ok(rule) = counted::rule_digest(budget) {
        facts.push((t!(words, "budgets-fact-rule-digest"), digest(&rule)));
    }
    let seed = counting::sha256(&budget.seed);
    facts.push((t!(words, "budgets-fact-seed-digest"), digest(&seed)));
    if budget.is_decided() {
        facts.push((t!(words, "budgets-fact-seed"), digest(&budget.seed)));
    }
    facts
}

fn commitments_list(words: Words, budget: &Budget) -> Markup {
    let facts = commitments(words, budget);
    html! { @if !facts.is_empty() { (definition_list(&facts)) } }
}

/// An amount as a form has it: « 2000,50 », read again the same.
fn typed_amount(amount: Cents) -> String {
    amount.to_string().replace('.', ",")
}

/// The name of an envelope: a district's, or the whole town.
fn envelope_name(words: Words, name: &str) -> String {
    if name.is_empty() {
        t!(words, "budgets-whole-town")
    } else {
        name.to_owned()
    }
}

fn stage_status(words: Words, stage: Stage) -> Markup {
    let tone = match stage {
        Stage::Ideas | Stage::Vote => Tone::Info,
        Stage::Decided => Tone::Good,
        Stage::Prepared | Stage::Study | Stage::Counting | Stage::Archived => Tone::Neutral,
    };
    status(&words.say(&format!("budgets-stage-{}", stage.as_str())), tone)
}

fn idea_status(words: Words, idea: &Idea) -> Markup {
    if idea.is_funded {
        return status(&t!(words, "budgets-idea-funded"), Tone::Good);
    }
    let tone = match idea.state {
        IdeaState::Eligible => Tone::Good,
        IdeaState::Studied => Tone::Info,
        IdeaState::Refused => Tone::Bad,
        IdeaState::Proposed | IdeaState::Merged | IdeaState::Withdrawn | IdeaState::Removed => Tone::Neutral,
    };
    status(&words.say(&format!("budgets-idea-{}", idea.state.as_str())), tone)
}

fn works_status(words: Words, works: WorksState) -> Markup {
    let tone = match works {
        WorksState::Planned => Tone::Neutral,
        WorksState::Begun => Tone::Info,
        WorksState::Delivered => Tone::Good,
        WorksState::Abandoned => Tone::Bad,
    };
    status(&words.say(&format!("budgets-works-{}", works.as_str())), tone)
}

/// By whom ideas are shown: the names of those who want to be named, and the associations in whose name some were proposed.
struct Authors {
    names: BTreeMap<PersonId, String>,
    made: BTreeMap<Uuid, MadeFor>,
}

async fn names_of(visit: &Visit, ideas: &[&Idea]) -> Result<Authors, Fault> {
    let named: Vec<PersonId> = ideas
        .iter()
        .filter(|idea| idea.shows_name)
        .filter_map(|idea| idea.author_id)
        .collect();
    let ids: Vec<Uuid> = ideas.iter().map(|idea| idea.id.uuid()).collect();
    Ok(Authors {
        names: identity::names(&mut visit.sql(), visit.body.id, &named).await?,
        made: groups::made_for(&mut visit.sql(), visit.body.id, IDEA, &ids).await?,
    })
}

/// The name of an idea's author, or what is said of who did not want to be named; an association with who spoke for it.
fn author_of(words: Words, authors: &Authors, idea: &Idea) -> String {
    if let Some(made) = authors.made.get(&idea.id.uuid()) {
        return groups::made_for_words(words, made);
    }
    match idea.author_id {
        None => t!(words, "budgets-author-file"),
        Some(author) => authors
            .names
            .get(&author)
            .filter(|_| idea.shows_name)
            .cloned()
            .unwrap_or_else(|| t!(words, "budgets-somebody")),
    }
}

/// The last minute of a day that was typed, in the body's time zone.
fn end_of(visit: &Visit, typed: &str) -> Result<Instant, FieldFault> {
    const LAST_MINUTE: Time = Time::constant(23, 59, 0, 0);
    let wrong = || FieldFault {
        field: "fin",
        sentence: Sentence::new("budgets-date-unreadable"),
    };
    let date: Date = typed.trim().parse().map_err(|_| wrong())?;
    date.to_datetime(LAST_MINUTE)
        .to_zoned(visit.body.zone())
        .map(|zoned| Instant::from(zoned.timestamp()))
        .map_err(|_| wrong())
}

/// A page under that of its budget.
fn under_budget(visit: &Visit, budget: &Budget, page: Page) -> Page {
    page.under(t!(visit.words, "budgets-navigation"), MENU)
        .under(&budget.title, budget.path())
        .active(MENU)
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}

/// The values of a field in a form that has several of one name.
fn values<'a>(typed: &'a [(String, String)], field: &'a str) -> impl Iterator<Item = &'a str> {
    typed
        .iter()
        .filter(move |(name, _)| name == field)
        .map(|(_, value)| value.trim())
}

/// The id of the request in such a form.
fn request_of(typed: &[(String, String)]) -> Uuid {
    values(typed, "request_id")
        .next()
        .and_then(|id| id.parse().ok())
        .unwrap_or_default()
}
