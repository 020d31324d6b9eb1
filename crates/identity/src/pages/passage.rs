//! The way from a body to another with one account: asked for here, granted there, and back.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use db::Uuid;
use kernel::{Actor, Collectivite, CollectiviteId, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, button, button_link, button_quiet, checkboxes, hidden};
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use super::{begin_session_in, bring_language, from_cookie, in_cookie, put_cookie};
use crate::actions::{Arrive, LendAccount, UnlinkAccount};
use crate::model::{SecretHash, local_path};
use crate::store::{self, PassageRow, PersonRow};

/// How long the browser keeps the secret: time to sign in over there by mail.
const NONCE_KEPT_S: i64 = 3600;

#[derive(Deserialize)]
pub(super) struct LeaveQuery {
    #[serde(default)]
    retour: String,
}

/// The ways offered on the page that asks for an address; none where no account of another body is accepted.
pub(super) fn offered(visit: &Visit, return_to: &str) -> Markup {
    let (words, bodies) = (visit.words, visit.house.bodies());
    let homes: Vec<&Collectivite> = bodies.homes(visit.body.id).collect();
    html! {
        @if !homes.is_empty() {
            section aria-labelledby="other-accounts" {
                h2 #other-accounts { (t!(words, "identity-passage-title")) }
                p { (t!(words, "identity-passage-lead")) }
                ul.details {
                    @for home in homes {
                        li {
                            a href={ "/connexion/ailleurs/" (home.slug) "?retour=" (return_to) } {
                                (t!(words, "identity-passage-with", name = &home.name))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn passage_cookie_name(visit: &Visit) -> String {
    format!("{}-passage", session_cookie_name(&visit.house))
}

/// Leaves for the body where the account is, with the hash of a secret that only this browser holds. Nothing is written.
pub(super) async fn leave(visit: Visit, Path(home): Path<String>, Query(query): Query<LeaveQuery>) -> Answer {
    let bodies = visit.house.bodies();
    let home = bodies
        .homes(visit.body.id)
        .find(|known| known.slug == home)
        .ok_or(Fault::NotFound("collectivite"))?;
    let nonce = visit.house.randomness.secret();
    let there = format!(
        "{}/connexion/passage/{}/{}",
        visit.house.base_url(home.id),
        visit.body.slug,
        SecretHash::of(&nonce).to_hex()
    );
    let return_to = local_path(&query.retour).map_or_else(String::new, in_cookie);
    let mut response = Redirect::to(&there).into_response();
    let name = passage_cookie_name(&visit);
    put_cookie(
        &mut response,
        &visit.house,
        &name,
        &format!("{nonce}.{return_to}"),
        NONCE_KEPT_S,
    )?;
    Ok(response)
}

/// The secret given to this browser, and where the person wanted to go.
fn kept(visit: &Visit, headers: &HeaderMap) -> Option<(String, Option<String>)> {
    let (nonce, path) = cookie(headers, &passage_cookie_name(visit))?.split_once('.')?;
    Some((nonce.to_owned(), from_cookie(path)))
}

/// The body that asks, if it accepts the accounts of this one.
fn guest(visit: &Visit, slug: &str) -> Result<Collectivite, Fault> {
    let bodies = visit.house.bodies();
    let found = bodies.all().iter().find(|body| body.slug == slug);
    found
        .filter(|body| bodies.accepts(body.id, visit.body.id))
        .cloned()
        .ok_or(Fault::NotFound("collectivite"))
}

/// Where the account is: who is signed in is asked whether they want to go on.
pub(super) async fn ask(visit: Visit, Path((slug, challenge)): Path<(String, String)>) -> Answer {
    let guest = guest(&visit, &slug)?;
    SecretHash::from_hex(&challenge).ok_or(Fault::NotFound("passage"))?;
    let words = visit.words;
    let here = format!("/connexion/passage/{slug}/{challenge}");
    let main = match known(&visit).await? {
        None => html! {
            p { (t!(words, "identity-passage-sign-in-first", name = &visit.body.name)) }
            p { (button_link(&t!(words, "identity-ask-title"), &format!("/connexion?retour={here}"))) }
        },
        Some(person) if !person.email.contains('@') => html! {
            p { (t!(words, "identity-passage-no-address")) }
            p { (button_link(&t!(words, "identity-account-title"), "/compte")) }
        },
        Some(person) => html! {
            p { (t!(words, "identity-passage-given", name = &guest.name)) }
            (definition_list(&[
                (t!(words, "identity-name"), html! { (person.name) }),
                (t!(words, "identity-account-email"), html! { (person.email) }),
            ]))
            p { (t!(words, "identity-passage-apart")) }
            (Form::post(words, here, visit.request_id())
                .content(html! { (button(t!(words, "identity-passage-continue", name = &guest.name))) }))
        },
    };
    let title = t!(words, "identity-passage-ask-title", name = &guest.name);
    visit.page(Page::new(title, main).keeps_drafts().not_indexed())
}

async fn known(visit: &Visit) -> Result<Option<PersonRow>, Fault> {
    match &visit.signed_in {
        Some(person) => Ok(store::find_person(&mut visit.sql(), visit.body.id, person.person).await?),
        None => Ok(None),
    }
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    takes_over: Option<String>,
}

/// Yes: back to the body that asked. By a page that goes on by itself, since a form's answer may not lead to another
/// site (the policy `form-action`); it has a link too.
pub(super) async fn grant(
    visit: Visit,
    Path((slug, challenge)): Path<(String, String)>,
    Posted(_): Posted<Pressed>,
) -> Answer {
    let guest = guest(&visit, &slug)?;
    let challenge = SecretHash::from_hex(&challenge).ok_or(Fault::NotFound("passage"))?;
    let deed = LendAccount {
        guest: guest.id,
        challenge,
        is_assisted: super::may_be_helped(&visit),
    };
    let token = visit.house.act(visit.body.id, visit.actor, &deed).await?;
    let back = format!("{}/connexion/arrivee/{token}", visit.house.base_url(guest.id));
    let words = visit.words;
    let title = t!(words, "identity-passage-going", name = &guest.name);
    let main = html! {
        p { (button_link(&t!(words, "identity-passage-continue", name = &guest.name), &back)) }
    };
    let page = Page::new(title, main).keeps_drafts().not_indexed();
    let mut response = visit.page_with(StatusCode::OK, page);
    let refresh = HeaderValue::from_str(&format!("0; url={back}"))
        .map_err(|error| Fault::Internal(format!("the way back: {error}")))?;
    let headers = response.headers_mut();
    headers.insert(header::REFRESH, refresh);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Back: shows the button. Only the browser that left finds anything here.
pub(super) async fn arrive(visit: Visit, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    let Some((nonce, _)) = kept(&visit, &headers) else {
        return Ok(over(&visit, "identity-passage-over"));
    };
    let passage = store::find_passage(
        &mut visit.sql(),
        visit.body.id,
        &SecretHash::of(&token),
        &SecretHash::of(&nonce),
        visit.now(),
    )
    .await?;
    let bodies = visit.house.bodies();
    let home = passage
        .as_ref()
        .filter(|passage| bodies.accepts(visit.body.id, passage.home_id))
        .and_then(|passage| bodies.find(passage.home_id));
    let (Some(passage), Some(home)) = (&passage, home) else {
        return Ok(over(&visit, "identity-passage-over"));
    };
    let here = who_they_are_here(&visit, passage).await?;
    visit.page(arrival_page(&visit, &token, home, passage, here.as_ref()))
}

/// Who the account opens here: the person linked to it, or who has its address; nobody the first time.
async fn who_they_are_here(visit: &Visit, passage: &PassageRow) -> Result<Option<PersonRow>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let linked = store::find_linked(&mut sql, body, passage.home_id, passage.person_id).await?;
    let person = match (linked, crate::model::EmailAddress::parse(&passage.email)) {
        (None, Some(email)) => store::find_by_email(&mut sql, body, &email).await?,
        (linked, _) => linked,
    };
    match person {
        Some(person) => Ok(store::find_person(&mut sql, body, person).await?),
        None => Ok(None),
    }
}

fn arrival_page(
    visit: &Visit,
    token: &str,
    home: &Collectivite,
    passage: &PassageRow,
    here: Option<&PersonRow>,
) -> Page {
    let words = visit.words;
    let differs = here.is_some_and(|here| here.name != passage.name || here.email != passage.email);
    let main = html! {
        p { (t!(words, "identity-passage-arrived", name = &home.name)) }
        (definition_list(&[
            (t!(words, "identity-name"), html! { (passage.name) }),
            (t!(words, "identity-account-email"), html! { (passage.email) }),
        ]))
        (Form::post(words, format!("/connexion/arrivee/{token}"), visit.request_id()).content(html! {
            @if let (true, Some(here)) = (differs, here) {
                (checkboxes(
                    words,
                    t!(words, "identity-passage-differs", name = &here.name, email = &here.email),
                    "takes_over",
                )
                .choice("oui", t!(words, "identity-passage-take-over")))
            }
            (button(t!(words, "identity-link-button")))
        }))
    };
    Page::new(t!(words, "identity-link-title"), main)
        .keeps_drafts()
        .not_indexed()
}

/// The button: a session, and on to where the person wanted to go.
pub(super) async fn enter(
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let Some((nonce, return_to)) = kept(&visit, &headers) else {
        return Ok(over(&visit, "identity-passage-over"));
    };
    let deed = Arrive {
        token,
        nonce,
        takes_over: pressed.takes_over.is_some(),
        signed_in: visit.signed_in.as_ref().map(|person| person.person),
    };
    match visit.house.act(visit.body.id, Actor::Visitor, &deed).await {
        Ok(session) => {
            let path = return_to.as_deref().unwrap_or("/");
            let path = super::after_sign_in(&visit, &session.cookie, path).await?;
            let mut response = Redirect::to(&path).into_response();
            begin_session_in(&mut response, &visit.house, &session.cookie)?;
            super::end_replaced_session(&visit, &headers).await?;
            bring_language(&visit, &session.cookie).await?;
            let name = passage_cookie_name(&visit);
            put_cookie(&mut response, &visit.house, &name, "", 0)?;
            super::entering::forget_arrival_of_another(&visit, &session.cookie, &mut response).await?;
            Ok(response)
        }
        Err(Fault::Refused { sentence, .. }) => Ok(over(&visit, sentence.key)),
        Err(fault) => Err(fault.into()),
    }
}

/// A way that leads no further: why, and how to begin again.
fn over(visit: &Visit, why_not: &'static str) -> Response {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Warning, &html! { p { (words.say(why_not)) } }))
        p { (button_link(&t!(words, "identity-ask-title"), "/connexion")) }
    };
    let page = Page::new(t!(words, "identity-passage-over-title"), main)
        .under(t!(words, "identity-ask-title"), "/connexion")
        .keeps_drafts()
        .not_indexed();
    visit.page_with(StatusCode::GONE, page)
}

/// The accounts of other bodies that open this person's, on their own page.
pub(super) async fn linked_accounts(visit: &Visit, person: kernel::PersonId) -> Result<Markup, Fault> {
    let words = visit.words;
    let links = store::links_of(&mut visit.sql(), visit.body.id, person).await?;
    let bodies = visit.house.bodies();
    let name_of = |home| {
        bodies.find(home).map_or_else(
            || t!(words, "identity-linked-elsewhere"),
            |body| body.name.clone(),
        )
    };
    Ok(html! {
        @if !links.is_empty() {
            section aria-labelledby="linked-title" {
                h2 #linked-title { (t!(words, "identity-linked-title")) }
                p { (t!(words, "identity-linked-lead")) }
                @for home in &links {
                    (Form::post(words, "/compte/delier", visit.request_id()).content(html! {
                        (hidden("home", &home.to_string()))
                        (button_quiet(t!(words, "identity-unlink", name = name_of(*home))))
                    }))
                }
            }
        }
    })
}

#[derive(Deserialize)]
pub(super) struct Unlink {
    request_id: Uuid,
    home: CollectiviteId,
}

pub(super) async fn unlink(visit: Visit, Posted(asked): Posted<Unlink>) -> Answer {
    let deed = UnlinkAccount {
        home: asked.home,
        is_helped: super::is_helped(&visit),
    };
    visit.act(asked.request_id, &deed).await?;
    visit.done("/compte", "identity-unlinked")
}
