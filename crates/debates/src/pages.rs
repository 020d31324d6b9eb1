//! The pages of consultations.

mod announce;
mod answers;
mod comments;
mod confirm;
mod consultation;
mod contribute;
mod contribution;
mod deeds;
mod downloads;
mod list;
mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use comments::{CommentForm, CommentWithdrawn, Wanted, comment_place, discussion, written_kept};

use axum::Router;
use axum::routing::{get, post};
use db::{Instant, Uuid};
use groups::MadeFor;
use kernel::{Fault, House, PersonId};
use maud::Markup;
use ui::components::{Tone, status};
use ui::{Page, Visit, t};

use crate::model::{Answer, Consultation, ConsultationId, Contribution, ContributionId, Stage};
use crate::store;

/// The menu entry every page here belongs to.
pub(crate) const MENU: &str = "/consultations";
/// Lines of a list in one page.
const LINES_A_PAGE: i64 = 20;

pub(crate) fn routes() -> Router<Arc<House>> {
    let one = "/consultations/{id}/contributions/{contribution}";
    let under = |rest: &str| format!("{one}/{rest}");
    Router::new()
        .route(MENU, get(list::show))
        .route(
            "/consultations/nouvelle",
            get(announce::show_new).post(announce::open),
        )
        .route(
            "/consultations/confirmer/{token}",
            get(confirm::show).post(confirm::confirm),
        )
        .route("/consultations/confirmer/{token}/relancer", post(confirm::renew))
        .route(
            "/consultations/soutien/{token}",
            get(support::show).post(support::confirm),
        )
        .route("/consultations/{id}", get(consultation::show))
        .route(
            "/consultations/{id}/modifier",
            get(announce::show_change).post(announce::change),
        )
        .route("/consultations/{id}/clore", post(announce::close))
        .route(
            "/consultations/{id}/contribuer",
            get(contribute::show_new).post(contribute::send),
        )
        .route("/consultations/{id}/contributions.csv", get(downloads::table))
        .route("/consultations/{id}/contributions.atom", get(downloads::feed))
        .route("/consultations/{id}/contributions.json", get(downloads::feed))
        .route(one, get(contribution::show))
        .route(
            &under("modifier"),
            get(contribute::show_edit).post(contribute::edit),
        )
        .route(&under("retirer"), post(deeds::withdraw).get(deeds::back))
        .route(&under("soutenir"), post(deeds::support).get(deeds::back))
        .route(
            &under("soutenir-sans-compte"),
            get(support::ask).post(support::send),
        )
        .route(&under("commenter"), post(comments::add).get(deeds::back))
        .route(
            &under("commentaires/retirer"),
            post(comments::withdraw).get(deeds::back),
        )
        .route(&under("repondre"), post(answers::answer).get(deeds::back))
}

async fn find_consultation(visit: &Visit, id: ConsultationId) -> Result<Consultation, Fault> {
    store::consultations::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("consultation"))
}

/// A contribution and its consultation, as an address names them both.
async fn find_contribution(
    visit: &Visit,
    (consultation, id): (ConsultationId, ContributionId),
) -> Result<(Consultation, Contribution), Fault> {
    let found = store::contributions::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .filter(|found| found.consultation_id == consultation)
        .ok_or(Fault::NotFound("contribution"))?;
    Ok((find_consultation(visit, consultation).await?, found))
}

/// A page about a consultation, with the way to it.
fn under_consultation(visit: &Visit, about: &Consultation, page: Page) -> Page {
    page.under(t!(visit.words, "debates-navigation"), MENU)
        .under(&about.title, about.path())
        .active(MENU)
}

fn stage_status(visit: &Visit, about: &Consultation) -> Markup {
    let words = visit.words;
    match about.stage_at(visit.now()) {
        Stage::Planned => status(&t!(words, "debates-stage-planned"), Tone::Neutral),
        Stage::Open => status(&t!(words, "debates-stage-open"), Tone::Info),
        Stage::Closed => status(&t!(words, "debates-stage-closed"), Tone::Neutral),
    }
}

/// The day alone: a date with its hour does not break, and a card on a narrow screen is narrower than it.
fn day_element(visit: &Visit, at: Instant) -> Markup {
    visit
        .words
        .date_element(at.timestamp().to_zoned(visit.body.zone()).date())
}

fn answer_words(visit: &Visit, answer: Answer) -> String {
    visit.words.say(&format!("debates-answer-{}", answer.as_str()))
}

fn answer_status(visit: &Visit, answer: Answer) -> Markup {
    let tone = match answer {
        Answer::Waiting | Answer::OutOfScope => Tone::Neutral,
        Answer::Taken => Tone::Good,
        Answer::TakenInPart => Tone::Info,
        Answer::NotTaken => Tone::Bad,
    };
    status(&answer_words(visit, answer), tone)
}

/// The names of those who want to be named, and of nobody else.
async fn names_shown(
    visit: &Visit,
    people: impl IntoIterator<Item = (PersonId, bool)>,
) -> Result<BTreeMap<PersonId, String>, Fault> {
    let named: Vec<PersonId> = people
        .into_iter()
        .filter_map(|(person, shows_name)| shows_name.then_some(person))
        .collect();
    Ok(identity::names(&mut visit.sql(), visit.body.id, &named).await?)
}

fn name_of(visit: &Visit, names: &BTreeMap<PersonId, String>, person: PersonId, shows_name: bool) -> String {
    names
        .get(&person)
        .filter(|_| shows_name)
        .cloned()
        .unwrap_or_else(|| t!(visit.words, "debates-somebody"))
}

/// In whose name these contributions were made, of those made in somebody else's.
async fn made_for(visit: &Visit, lines: &[Contribution]) -> Result<BTreeMap<Uuid, MadeFor>, Fault> {
    let ids: Vec<Uuid> = lines.iter().map(|line| line.id.uuid()).collect();
    Ok(groups::made_for(&mut visit.sql(), visit.body.id, "contribution", &ids).await?)
}

/// By whom it is shown: an association and who speaks for it, or its author as they chose.
fn author_of(
    visit: &Visit,
    names: &BTreeMap<PersonId, String>,
    made: &BTreeMap<Uuid, MadeFor>,
    line: &Contribution,
) -> String {
    match made.get(&line.id.uuid()) {
        Some(made) => groups::made_for_words(visit.words, made),
        None => name_of(visit, names, line.author_id, line.shows_name),
    }
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
