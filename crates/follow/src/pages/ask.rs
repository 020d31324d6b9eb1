//! Following from the page of a thing; whoever must sign in first comes back having followed it.

use axum::extract::Query;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Subject, SubjectRef};
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, button, hidden};
use ui::paging::query_value;
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::Follow;
use crate::model::{BODY, Choice, can_be_followed, read, written};

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    objet: String,
}

#[derive(Deserialize)]
pub(super) struct FollowForm {
    request_id: Uuid,
    #[serde(default)]
    objet: String,
    #[serde(default)]
    choix: String,
}

/// What will be received, and the button; a visitor signs in first.
pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let subject = subject_of(&visit, &asked.objet).await?;
    if visit.signed_in.is_none() {
        let back = format!("/suivre/oui?objet={}", written(&subject.reference));
        let sign_in = format!("/connexion?retour={}&pourquoi=droit", query_value(&back));
        return Ok(Redirect::to(&sign_in).into_response());
    }
    let words = visit.words;
    let main = html! {
        p { a href=(subject.path) { (subject.title) } }
        ul {
            li { (t!(words, "follow-ask-site")) }
            li { (t!(words, "follow-ask-digest")) }
            li { (t!(words, "follow-ask-private")) }
        }
        (Form::post(words, "/suivre", visit.request_id()).content(html! {
            (hidden("objet", &written(&subject.reference)))
            (hidden("choix", Choice::Digest.as_str()))
            (button(t!(words, "follow-follow")))
        }))
    };
    visit.page(
        Page::new(t!(words, "follow-ask-title"), main)
            .lead(t!(words, "follow-ask-lead"))
            .not_indexed(),
    )
}

/// Back from signing in: what was asked for is done. Only when this site itself leads here: a link elsewhere, or a browser
/// that does not say where it comes from, is shown the button.
pub(super) async fn come_back(visit: Visit, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    let subject = subject_of(&visit, &asked.objet).await?;
    let comes_from_here = headers
        .get("sec-fetch-site")
        .is_some_and(|site| site.as_bytes() == b"same-origin");
    if visit.signed_in.is_none() || !comes_from_here {
        let ask = format!("/suivre?objet={}", written(&subject.reference));
        return Ok(Redirect::to(&ask).into_response());
    }
    let deed = Follow {
        object: subject.reference,
        choice: Choice::Digest,
    };
    visit.house.act(visit.body.id, visit.actor, &deed).await?;
    visit.done(&subject.path, "follow-followed")
}

pub(super) async fn follow(visit: Visit, Posted(form): Posted<FollowForm>) -> Answer {
    let subject = subject_of(&visit, &form.objet).await?;
    let choice = Choice::parse(&form.choix).unwrap_or(Choice::Digest);
    let deed = Follow {
        object: subject.reference,
        choice,
    };
    visit.act(form.request_id, &deed).await?;
    let done = match choice {
        Choice::Nothing => "follow-stopped",
        Choice::Digest | Choice::Site => "follow-followed",
    };
    visit.done(&subject.path, done)
}

/// What an address or a form names, when it can be followed.
async fn subject_of(visit: &Visit, written: &str) -> Result<Subject, Fault> {
    let unknown = || Fault::NotFound("subject");
    let object: SubjectRef = read(written).ok_or_else(unknown)?;
    if !can_be_followed(&visit.house, &object.kind) {
        return Err(unknown());
    }
    if object.kind == BODY && object.id == visit.body.id.uuid() {
        return Ok(Subject {
            reference: object,
            title: visit.body.name.clone(),
            path: "/".to_owned(),
        });
    }
    Subject::find(&mut visit.sql(), visit.body.id, &object)
        .await?
        .ok_or_else(unknown)
}
