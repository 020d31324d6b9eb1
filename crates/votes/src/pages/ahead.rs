//! Recusal ahead of any vote: what it does, who said so, and the button of who takes part in votes.

use axum::extract::Query;
use db::Uuid;
use kernel::{
    Actor, BoxFuture, CollectiviteId, Fault, House, Offer, PersonId, Sentence, Subject, SubjectRef,
};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::list_empty;
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use crate::actions::{ABOUT, RecuseAhead, TakePartAgain};
use crate::law_of_votes::{recusal_article, to_fault};
use crate::store::recusals_ahead as store;

/// Where one says so.
pub(super) const PATH: &str = "/votes/deports";

#[derive(Deserialize)]
pub(super) struct Asked {
    sorte: String,
    objet: Uuid,
}

#[derive(Deserialize)]
pub(super) struct Said {
    request_id: Uuid,
    sorte: String,
    objet: Uuid,
    #[serde(default)]
    retour: String,
}

/// On the page of a text, an amendment or a parcours, to who takes part in votes: the way to say that the matter is their own.
pub(crate) fn offers<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let Actor::Person(person) = actor else {
            return Ok(Vec::new());
        };
        if !ABOUT.contains(&subject.reference.kind.as_str()) {
            return Ok(Vec::new());
        }
        if !sits(house, body, person).await? {
            return Ok(Vec::new());
        }
        Ok(vec![Offer {
            says: None,
            label: Sentence::new("votes-ahead-offer"),
            path: address(&subject.reference),
            form: None,
        }])
    })
}

/// Whether somebody sits in a group that works for the body: there may be votes to take no part in.
async fn sits(house: &House, body: CollectiviteId, person: PersonId) -> Result<bool, db::Error> {
    let groups = groups::groups_of(&mut house.db.read(), body, person, house.clock.now()).await?;
    Ok(groups.iter().any(|group| group.kind.works_here()))
}

fn address(about: &SubjectRef) -> String {
    format!("{PATH}?sorte={}&objet={}", about.kind, about.id)
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let subject = subject(&visit, asked.sorte, asked.objet).await?;
    let page = page(&visit, &subject, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn say(visit: Visit, Posted(said): Posted<Said>) -> Answer {
    let subject = subject(&visit, said.sorte, said.objet).await?;
    let about = subject.reference.clone();
    let (outcome, done) = if said.retour == "oui" {
        let deed = TakePartAgain { about };
        (visit.act(said.request_id, &deed).await, "votes-takes-part-again")
    } else {
        let deed = RecuseAhead { about };
        (visit.act(said.request_id, &deed).await, "votes-recused-ahead")
    };
    match outcome {
        Ok(()) => visit.done(&address(&subject.reference), done),
        Err(fault) => {
            let errors = visit.refusal_of_form("declared", fault)?;
            let page = page(&visit, &subject, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn subject(visit: &Visit, kind: String, id: Uuid) -> Result<Subject, Fault> {
    let reference = SubjectRef { kind, id };
    if !ABOUT.contains(&reference.kind.as_str()) {
        return Err(Fault::NotFound("subject"));
    }
    Subject::find(&mut visit.sql(), visit.body.id, &reference)
        .await?
        .ok_or(Fault::NotFound("subject"))
}

async fn page(visit: &Visit, subject: &Subject, errors: &FormErrors) -> Result<Page, Fault> {
    let (words, body) = (visit.words, visit.body.id);
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let article = recusal_article(visit.body.kind.as_str(), today).map_err(|error| to_fault(&error))?;
    let people = store::of_subject(&mut visit.sql(), body, &subject.reference).await?;
    let names = identity::names(&mut visit.sql(), body, &people).await?;
    let own = visit.actor.person();
    let sits = match own {
        Some(own) => people.contains(&own) || sits(&visit.house, body, own).await?,
        None => false,
    };
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "votes-ahead-what", article = article)) }
        section aria-labelledby="declared" {
            h2 #declared { (t!(words, "votes-ahead-declared")) }
            @if people.is_empty() { (list_empty(&t!(words, "votes-ahead-none"), None)) }
            @else {
                ul { @for person in &people { @if let Some(name) = names.get(person) { li { (name) } } } }
            }
        }
        @if let Some(own) = own {
            @if sits { (form(visit, subject, people.contains(&own))) }
            @else { p { (t!(words, "votes-refused-ahead-no-group")) } }
        } @else {
            p { a href={ "/connexion?retour=" (subject.path) } { (t!(words, "votes-ahead-sign-in")) } }
        }
    };
    Ok(Page::new(t!(words, "votes-ahead-title"), main)
        .under(t!(words, "votes-list-title"), MENU)
        .under(&subject.title, &subject.path)
        .active(MENU)
        .refused(errors)
        .not_indexed())
}

fn form(visit: &Visit, subject: &Subject, has_declared: bool) -> Markup {
    let words = visit.words;
    Form::post(words, PATH, visit.request_id()).content(html! {
        (hidden("sorte", &subject.reference.kind))
        (hidden("objet", &subject.reference.id.to_string()))
        @if has_declared {
            (hidden("retour", "oui"))
            p { (t!(words, "votes-ahead-own")) }
            (button_quiet(t!(words, "votes-ahead-take-part")))
        } @else {
            (button(t!(words, "votes-ahead-button")).danger())
        }
    })
}
