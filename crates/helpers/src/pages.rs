//! The pages of who is helped and of who helps.

mod acting;
mod at_desk;
mod own;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use db::Uuid;
use kernel::{
    Actor, BoxFuture, CollectiviteId, Fault, House, Offer, PersonId, Sentence, Subject, SubjectRef,
};
use maud::{Markup, html};
use ui::forms::{FormErrors, checkboxes};
use ui::{Visit, t};

use crate::model::Act;

/// Who acts for oneself, and for whom one acts.
const PATH: &str = "/compte/aide";
/// The value of a box that is ticked.
const YES: &str = "oui";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/compte/aide", get(own::show).post(own::ask))
        .route("/compte/aide/{id}/accepter", post(own::accept).get(own::back))
        .route("/compte/aide/{id}/refuser", post(own::refuse).get(own::back))
        .route("/compte/aide/{id}/retirer", post(own::end).get(own::back))
        .route("/guichet/{visit}/aide", get(at_desk::show).post(at_desk::consent))
        .route("/aide/{id}", get(acting::show))
        .route(
            "/aide/{id}/contribuer/{consultation}",
            get(acting::show_contribute).post(acting::contribute),
        )
        .route(
            "/aide/{id}/parmi/{consultation}",
            get(acting::show_among).post(acting::support),
        )
        .route(
            "/aide/{id}/dire/{contribution}",
            get(acting::show_say).post(acting::say),
        )
}

/// What is offered on the page of one's own account.
pub(crate) fn offers<'a>(
    _house: &'a House,
    _body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Vec<Offer>, Fault>> {
    Box::pin(async move {
        let is_own = actor
            .person()
            .is_some_and(|person| subject.reference == SubjectRef::new("person", person));
        if !is_own {
            return Ok(Vec::new());
        }
        Ok(vec![Offer {
            says: Some(Sentence::new("helpers-offer-says")),
            label: Sentence::new("helpers-title"),
            path: PATH.to_owned(),
            form: None,
        }])
    })
}

fn who(visit: &Visit) -> Result<PersonId, Fault> {
    visit.actor.person().ok_or(Fault::Forbidden {
        right: crate::rights::CONSENT.code,
    })
}

/// The name somebody is shown under.
async fn name_of(visit: &Visit, person: PersonId) -> Result<String, Fault> {
    let mut names = identity::names(&mut visit.sql(), visit.body.id, &[person]).await?;
    Ok(names.remove(&person).unwrap_or_default())
}

/// « Contribuer, soutenir » : acts in words.
fn said(visit: &Visit, acts: &[Act]) -> String {
    let words: Vec<String> = acts
        .iter()
        .map(|act| visit.words.say(&format!("helpers-act-{}", act.as_str())))
        .collect();
    words.join(", ")
}

/// The boxes of acts, of which those chosen are ticked.
fn boxes(visit: &Visit, chosen: &[Act], errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut all = checkboxes(words, t!(words, "helpers-acts"), "actes")
        .hint(t!(words, "helpers-acts-hint"))
        .errors(errors);
    for act in Act::ALL {
        all = all.choice(act.as_str(), words.say(&format!("helpers-act-{}", act.as_str())));
        if chosen.contains(act) {
            all = all.chosen(act.as_str());
        }
    }
    html! { (all) }
}

/// What a form sent: a box that is ticked sends its name once more.
pub(crate) type Sent = Vec<(String, String)>;
/// The same, read.
type Fields = [(String, String)];

fn of<'a>(sent: &'a Fields, field: &str) -> &'a str {
    let found = sent.iter().find(|(name, _)| name == field);
    found.map_or("", |(_, value)| value.as_str())
}

/// The acts that are ticked.
fn acts_of(sent: &Fields) -> Vec<Act> {
    let ticked = sent.iter().filter(|(name, _)| name == "actes");
    ticked.filter_map(|(_, value)| Act::parse(value)).collect()
}

fn request_of(sent: &Fields) -> Result<Uuid, Fault> {
    of(sent, "request_id")
        .parse()
        .map_err(|_| Fault::refused("form-unreadable"))
}
