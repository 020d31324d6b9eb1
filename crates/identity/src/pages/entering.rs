//! The way to an identity provider and back.
//!
//! The question is bound to the browser by a cookie that only this host receives, and to nothing kept here: state, nonce and
//! verifier are digests of the cookie's own secret. What comes back without it, late, twice or changed, is refused with a
//! sentence and the other ways in.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::{Actor, Fault, House};
use maud::{Markup, html};
use openid::{Asked, Discovery, Refusal, Returned, Secrets, authorization_url};
use serde::Deserialize;
use tools::secret;
use ui::components::{Tone, definition_list, notice};
use ui::forms::{Form, button, button_link, button_quiet, hidden};
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Visit, t};

use super::attempt::Attempt;
use super::directory_entry;
use super::sign_in::{Asking, ask_form};
use super::{begin_session_in, bring_language, put_cookie, silent};
use crate::actions::{Came, EnterWithProvider, Entered, NoteRefusedEntry, RefusedEntry};
use crate::exchange::{self, Failed, Recognised};
use crate::model::provider::{ARRIVAL_VALID_S, Kind, Provider};
use crate::model::{NAME_CHARS_MAX, SecretHash, local_path};
use crate::store::providers::{self as store, ArrivalRow};

/// Where a person sees and links their ways of signing in.
pub(super) const WAYS: &str = "/compte/moyens";
/// Where one says that a provider did not recognise oneself.
const NOT_ME: &str = "/connexion/pas-moi";

#[derive(Deserialize)]
pub(super) struct LeaveQuery {
    #[serde(default)]
    retour: String,
}

fn arrival_cookie_name(house: &House) -> String {
    format!("{}-arrivee", session_cookie_name(house))
}

/// What this browser keeps of somebody recognised who has no account yet.
pub(super) fn kept_arrival<'a>(visit: &Visit, headers: &'a HeaderMap) -> Option<&'a str> {
    cookie(headers, &arrival_cookie_name(&visit.house)).filter(|kept| !kept.is_empty())
}

pub(super) fn forget_arrival(house: &House, response: &mut Response) -> Result<(), Fault> {
    put_cookie(response, house, &arrival_cookie_name(house), "", 0)
}

/// Where somebody else was signed in before `session` began in this browser, what waited there is not its person's.
pub(super) async fn forget_arrival_of_another(
    visit: &Visit,
    session: &str,
    response: &mut Response,
) -> Result<(), Fault> {
    let Some(before) = &visit.signed_in else {
        return Ok(());
    };
    let now = visit.house.recognise(visit.body.id, session).await?;
    if now.is_none_or(|now| now.person != before.person) {
        forget_arrival(&visit.house, response)?;
    }
    Ok(())
}

/// Who arrived in this browser, and from where.
pub(super) async fn arrival(
    visit: &Visit,
    headers: &HeaderMap,
) -> Result<Option<(ArrivalRow, Provider)>, Fault> {
    let Some(kept) = kept_arrival(visit, headers) else {
        return Ok(None);
    };
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some(row) = store::arrival(&mut sql, body, &SecretHash::of(kept), visit.now()).await? else {
        return Ok(None);
    };
    let provider = store::provider(&mut sql, body, row.provider_id).await?;
    Ok(provider.map(|provider| (row, provider)))
}

/// Where a provider sends the browser back: declared to it, to the letter.
pub(super) fn return_address(visit: &Visit, slug: &str) -> String {
    format!("{}/connexion/retour/{slug}", visit.base_url())
}

/// Where it sends it after a sign-out.
pub(super) fn left_address(visit: &Visit) -> String {
    format!("{}/connexion/deconnecte", visit.base_url())
}

/// The address that leads to a provider, and then to `return_to`.
pub(super) fn leave_path(slug: &str, return_to: &str) -> String {
    if return_to.is_empty() {
        return format!("/connexion/avec/{slug}");
    }
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("retour", return_to)
        .finish();
    format!("/connexion/avec/{slug}?{query}")
}

/// The ways offered where one signs in; nothing where the body set up none.
pub(super) async fn offered(visit: &Visit, return_to: &str) -> Result<Markup, Fault> {
    let words = visit.words;
    let all = store::providers(&mut visit.sql(), visit.body.id).await?;
    let (directories, providers): (Vec<Provider>, Vec<Provider>) = all
        .into_iter()
        .partition(|provider| provider.kind == Kind::Directory);
    Ok(html! {
        @for directory in &directories { (directory_entry::offered(visit, directory, return_to)) }
        @if !providers.is_empty() {
            section aria-labelledby="providers" {
                h2 #providers { (t!(words, "identity-providers-title")) }
                ul.details { @for provider in &providers { li { (button_of(visit, provider, return_to)) } } }
            }
        }
    })
}

/// A provider's button. Those of the State have their own wording, and a link that explains them.
pub(super) fn button_of(visit: &Visit, provider: &Provider, return_to: &str) -> Markup {
    let words = visit.words;
    html! {
        p {
            a.button href=(leave_path(&provider.slug, return_to)) rel="nofollow" {
                (t!(words, "identity-provider-with", name = &provider.label))
            }
        }
        @if let Some(explained) = provider.kind.explained_at() {
            p { a href=(explained) rel="noreferrer" { (t!(words, "identity-provider-what", name = &provider.label)) } }
        }
    }
}

/// Leaves for the provider. Nothing is written. From another site, the page that offers it comes first: nobody is signed in
/// by a link they did not choose.
pub(super) async fn leave(
    visit: Visit,
    Path(slug): Path<String>,
    Query(query): Query<LeaveQuery>,
    headers: HeaderMap,
) -> Answer {
    let provider = called(&visit, &slug).await?;
    let return_to = local_path(&query.retour).map(str::to_owned);
    if provider.kind == Kind::Directory {
        let there = directory_entry::path_to(return_to.as_deref());
        return Ok(Redirect::to(&there).into_response());
    }
    let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
    if site == Some("cross-site") {
        return Ok(Redirect::to(&sign_in_path(return_to.as_deref())).into_response());
    }
    let discovery = match exchange::addresses(&visit.house, visit.body.id, &provider).await {
        Ok(discovery) => discovery,
        Err(failed) => {
            tracing::warn!(provider = %provider.id, %failed, "an identity provider cannot be reached");
            return Ok(refused_page(&visit, &provider, sentence_of(&failed)).await?);
        }
    };
    let attempt = Attempt {
        own: visit.house.randomness.secret(),
        started_at: visit.now(),
        slug: provider.slug.clone(),
        return_to,
        is_silent: false,
        is_for_a_right: false,
    };
    Ok(send_there(&visit, &headers, &provider, (&discovery, &attempt))?)
}

/// Sends the browser to a provider with the question of `attempt`, which it keeps.
pub(super) fn send_there(
    visit: &Visit,
    headers: &HeaderMap,
    provider: &Provider,
    (discovery, attempt): (&Discovery, &Attempt),
) -> Result<Response, Fault> {
    let back = return_address(visit, &provider.slug);
    let scopes = provider.kind.scopes();
    let asked = Asked {
        client_id: &provider.client_id,
        redirect_uri: &back,
        scopes: &scopes,
        levels: &provider.levels,
        // ProConnect takes `acr_values` for a wish.
        are_levels_essential: provider.kind == Kind::ProConnect,
        is_silent: attempt.is_silent,
    };
    let there = authorization_url(discovery, &asked, &Secrets::of(&attempt.own));
    let mut response = Redirect::to(there.as_str()).into_response();
    attempt.put(visit, headers, &mut response)?;
    if provider.is_silent {
        silent::note_tried(&mut response, &visit.house)?;
    }
    unkept(&mut response);
    Ok(response)
}

async fn called(visit: &Visit, slug: &str) -> Result<Provider, Fault> {
    store::provider_called(&mut visit.sql(), visit.body.id, slug)
        .await?
        .ok_or(Fault::NotFound("provider"))
}

pub(super) fn unkept(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // The address holds a code: it is told to nobody.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}

/// Back from the provider.
pub(super) async fn come_back(
    visit: Visit,
    Path(slug): Path<String>,
    Query(returned): Query<Returned>,
    headers: HeaderMap,
) -> Answer {
    let provider = called(&visit, &slug).await?;
    let mut response = if let Some(attempt) = Attempt::kept(&visit, &headers, returned.state.as_deref()) {
        let mut response = answer(&visit, &headers, &provider, (&attempt, &returned)).await?;
        attempt.forget(&visit, &mut response)?;
        response
    } else {
        tracing::warn!(provider = %provider.id, "what came back from an identity provider was not asked here");
        refused_page(&visit, &provider, "identity-provider-other-browser").await?
    };
    unkept(&mut response);
    Ok(response)
}

async fn answer(
    visit: &Visit,
    headers: &HeaderMap,
    provider: &Provider,
    (attempt, returned): (&Attempt, &Returned),
) -> Result<Response, Fault> {
    if attempt.is_silent
        && let Some(there) = silent::begun_elsewhere(visit, headers, attempt).await?
    {
        return Ok(there);
    }
    let deed = match deed_of_recognised(visit, provider, (attempt, returned)).await? {
        Ok(deed) => deed,
        Err(_) if attempt.is_silent => return Ok(silent::ordinary_page(attempt)),
        Err(why_not) => return refused_page(visit, provider, why_not).await,
    };
    // As a visitor: it is the provider that says who comes.
    let outcome = visit.house.act(visit.body.id, Actor::Visitor, &deed).await;
    if attempt.is_silent && silent::is_in_vain(&outcome) {
        return Ok(silent::ordinary_page(attempt));
    }
    entered(visit, headers, provider, (attempt.return_to.as_deref(), outcome)).await
}

/// What is to be done with what came back, or the sentence that says why nothing is.
async fn deed_of_recognised(
    visit: &Visit,
    provider: &Provider,
    (attempt, returned): (&Attempt, &Returned),
) -> Result<Result<EnterWithProvider, &'static str>, Fault> {
    let secrets = Secrets::of(&attempt.own);
    let why_not = if attempt.slug != provider.slug {
        Some("identity-provider-untrusted")
    } else if attempt.is_late(visit.now()) {
        Some("identity-provider-late")
    } else {
        None
    };
    if let Some(why_not) = why_not {
        tracing::warn!(provider = %provider.id, why_not, "what came back from an identity provider is refused");
        return Ok(Err(why_not));
    }
    let state = SecretHash::of(&secrets.state);
    let (house, body) = (&visit.house, visit.body.id);
    if !exchange::may_try(house, body, provider, visit.client) {
        return Ok(Err("identity-provider-too-many"));
    }
    if store::is_state_used(&mut visit.sql(), body, &state).await? {
        return Ok(Err("identity-provider-replayed"));
    }
    let back = return_address(visit, &provider.slug);
    let who = match exchange::recognise(house, body, provider, (returned, &secrets, back.as_str())).await {
        Ok(who) => who,
        // Nobody is signed in there, or nobody whom it lets through unseen: that is an answer, and no line for each resident.
        Err(Failed::Refused(Refusal::Interaction | Refusal::Denied)) if attempt.is_silent => {
            return Ok(Err("identity-provider-denied"));
        }
        Err(failed) => {
            tracing::warn!(provider = %provider.id, %failed, "an identity provider's answer is refused");
            exchange::count_refused(house, body, provider, (visit.client, &failed));
            let why = sentence_of(&failed);
            note(visit, provider, (state, why)).await?;
            return Ok(Err(why));
        }
    };
    deed_of(visit, provider, (state, attempt), who).map(Ok)
}

/// What becomes of somebody whom a provider recognised.
pub(super) async fn entered(
    visit: &Visit,
    headers: &HeaderMap,
    provider: &Provider,
    (return_to, outcome): (Option<&str>, Result<Entered, Fault>),
) -> Result<Response, Fault> {
    let house = &visit.house;
    match outcome {
        Ok(Entered::SignedIn(session)) => {
            let path = return_to.unwrap_or("/");
            let path = super::after_sign_in(visit, &session.cookie, path).await?;
            let mut response = Redirect::to(&path).into_response();
            begin_session_in(&mut response, house, &session.cookie)?;
            super::end_replaced_session(visit, headers).await?;
            bring_language(visit, &session.cookie).await?;
            // Who is known here by a provider did not wait in this browser to be.
            forget_arrival(house, &mut response)?;
            Ok(response)
        }
        Ok(Entered::Refused(RefusedEntry::AnotherSignedIn)) => {
            Ok(another_signed_in(visit, provider, return_to))
        }
        Ok(Entered::Refused(why)) => refused_page(visit, provider, why.sentence()).await,
        Ok(Entered::Unknown(arrival)) => {
            let next = if visit.signed_in.is_some() {
                WAYS
            } else {
                "/connexion/premiere-fois"
            };
            let mut response = Redirect::to(next).into_response();
            put_cookie(
                &mut response,
                house,
                &arrival_cookie_name(house),
                &arrival,
                ARRIVAL_VALID_S,
            )?;
            Ok(response)
        }
        Ok(Entered::UnknownSilently) => Ok(Redirect::to(&sign_in_path(return_to)).into_response()),
        // Brought twice at once: the other time counts.
        Err(Fault::Refused { sentence, .. }) => refused_page(visit, provider, sentence.key).await,
        Err(fault) => Err(fault),
    }
}

fn deed_of(
    visit: &Visit,
    provider: &Provider,
    (state, attempt): (SecretHash, &Attempt),
    who: Recognised,
) -> Result<EnterWithProvider, Fault> {
    let (house, body) = (&visit.house, visit.body.id);
    let token = (who.refresh_token.as_deref(), who.subject.as_str());
    Ok(EnterWithProvider {
        refresh_token: exchange::kept_to_refresh(house, body, provider, token)?,
        is_silent: attempt.is_silent,
        id_token: secret::seal(house, body, &token_purpose(provider), &who.id_token)?,
        came: Came {
            provider: provider.id,
            state,
            subject: exchange::digest_of(house, body, provider, &who.subject)?,
            level: who.level,
            at: who.at,
            assistance: who.assistance,
            siret: who.siret,
        },
        name: openid::printable(&who.name, NAME_CHARS_MAX),
        email: who.email,
        signed_in: visit.signed_in.as_ref().map(|person| person.person),
        return_to: attempt.return_to.clone(),
    })
}

pub(super) fn token_purpose(provider: &Provider) -> String {
    format!("openid token {}", provider.id)
}

/// The sentence for each refusal: what a person can do differs, what an attacker tried does not concern them.
fn sentence_of(failed: &Failed) -> &'static str {
    let refusal = match failed {
        Failed::Down(_) => return "identity-provider-down",
        Failed::SecretLost => return "identity-provider-misconfigured",
        Failed::Refused(refusal) => refusal,
    };
    match refusal {
        Refusal::Denied => "identity-provider-denied",
        Refusal::Busy(_) => "identity-provider-down",
        Refusal::State => "identity-provider-other-browser",
        Refusal::Level(_) => "identity-provider-level",
        // A code is good once, and for half a minute.
        Refusal::TokenRefused(code) if code == "invalid_grant" => "identity-provider-late",
        Refusal::Expired => "identity-provider-late",
        Refusal::Document(_)
        | Refusal::OtherIssuerInDocument(_)
        | Refusal::ClearAddress(_)
        | Refusal::Keys(_)
        | Refusal::Provider(_)
        // Unasked, a provider that shows nothing is one that is set up wrongly.
        | Refusal::Interaction
        | Refusal::TokenAnswer(_)
        | Refusal::TokenRefused(_) => "identity-provider-misconfigured",
        Refusal::OtherProvider
        | Refusal::NoCode
        | Refusal::Malformed(_)
        | Refusal::Algorithm(_)
        | Refusal::Critical
        | Refusal::UnknownKey
        | Refusal::Signature
        | Refusal::Claim(_)
        | Refusal::Issuer
        | Refusal::Audience
        | Refusal::Time
        | Refusal::Nonce
        | Refusal::AccessToken
        | Refusal::OtherSubject => "identity-provider-untrusted",
    }
}

/// Leaves a line of an answer to this site's own question that is refused: one an answer, and no more than a client's share.
async fn note(
    visit: &Visit,
    provider: &Provider,
    (state, why): (SecretHash, &'static str),
) -> Result<(), Fault> {
    if exchange::may_note(&visit.house, visit.body.id, provider, visit.client) {
        let note = NoteRefusedEntry {
            provider: provider.id,
            state,
            why,
        };
        match visit.house.act(visit.body.id, Actor::Visitor, &note).await {
            // Its line is there already.
            Ok(()) | Err(Fault::Refused { .. }) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

/// The page where one signs in, and then goes to `return_to`.
pub(super) fn sign_in_path(return_to: Option<&str>) -> String {
    let Some(return_to) = return_to else {
        return "/connexion".to_owned();
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("retour", return_to)
        .finish();
    format!("/connexion?{query}")
}

/// Somebody else is signed in in this browser: nothing changes until they leave it.
fn another_signed_in(visit: &Visit, provider: &Provider, return_to: Option<&str>) -> Response {
    let words = visit.words;
    let label = provider.label.as_str();
    let here = visit.signed_in.as_ref().map_or("", |person| person.name.as_str());
    let again = leave_path(&provider.slug, return_to.unwrap_or_default());
    let main = html! {
        (notice(Tone::Warning, &html! {
            p { (t!(words, "identity-provider-another-signed-in", name = label)) }
            p { (t!(words, "identity-provider-another-signed-in-who", name = here)) }
        }))
        (Form::post(words, "/deconnexion", visit.request_id()).content(html! {
            (hidden("retour", &sign_in_path(return_to)))
            (button(t!(words, "identity-provider-another-sign-out")))
        }))
        p { a href=(again) rel="nofollow" { (t!(words, "identity-provider-another-again", name = label)) } }
    };
    let page = Page::new(t!(words, "identity-provider-refused-title"), main)
        .under(t!(words, "identity-ways-title"), WAYS)
        .keeps_drafts()
        .not_indexed();
    visit.page_with(StatusCode::CONFLICT, page)
}

/// Why nobody came in, and the other ways.
pub(super) async fn refused_page(
    visit: &Visit,
    provider: &Provider,
    why: &'static str,
) -> Result<Response, Fault> {
    let words = visit.words;
    let said = words.say_with(why, &[("name", ui::Value::from(provider.label.as_str()))]);
    let main = html! {
        (notice(Tone::Warning, &html! { p { (said) } }))
        @if visit.signed_in.is_some() {
            p { (button_link(&t!(words, "identity-ways-title"), WAYS)) }
        } @else {
            section aria-labelledby="by-mail" {
                h2 #by-mail { (t!(words, "identity-provider-by-mail")) }
                (ask_form(visit, &Asking::default()))
            }
            (offered(visit, "").await?)
        }
    };
    let page = Page::new(t!(words, "identity-provider-refused-title"), main)
        .under(t!(words, "identity-ask-title"), "/connexion")
        .keeps_drafts()
        .not_indexed();
    let status = match why {
        "identity-provider-down" | "identity-provider-misconfigured" | "identity-directory-down" => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        "identity-provider-late" | "identity-provider-replayed" | "identity-provider-other-browser" => {
            StatusCode::GONE
        }
        "identity-provider-too-many" => StatusCode::TOO_MANY_REQUESTS,
        _ => StatusCode::FORBIDDEN,
    };
    Ok(visit.page_with(status, page))
}

/// Somebody recognised for the first time: an address is proved before anything opens, then they say themselves that both are
/// theirs.
pub(super) async fn first_time(visit: Visit, headers: HeaderMap) -> Answer {
    if visit.signed_in.is_some() {
        return Ok(Redirect::to(WAYS).into_response());
    }
    let Some((arrival, provider)) = arrival(&visit, &headers).await? else {
        return Ok(Redirect::to("/connexion").into_response());
    };
    let words = visit.words;
    let label = provider.label.as_str();
    let asking = Asking {
        email: arrival.email.clone(),
        return_to: Some(WAYS.to_owned()),
        ..Asking::default()
    };
    let next = if provider.kind.is_by_invitation() {
        t!(words, "identity-first-time-invited", name = label)
    } else {
        t!(words, "identity-first-time-next", name = label)
    };
    let main = html! {
        @if arrival.is_assisted {
            (notice(Tone::Warning, &html! { p { (t!(words, "identity-assisted-no-link")) } }))
        } @else {
            (recognised(&visit, &arrival, &provider, None))
            p { (next) }
        }
        (not_me(&visit))
        (ask_form(&visit, &asking))
    };
    visit.page(
        Page::new(t!(words, "identity-first-time-title"), main)
            .under(t!(words, "identity-ask-title"), "/connexion")
            .keeps_drafts()
            .not_indexed(),
    )
}

/// Under what name a provider recognised somebody: to be read, nothing of it can be changed here.
/// `account` is the address of the account that it would open, where there is one.
pub(super) fn recognised(
    visit: &Visit,
    arrival: &ArrivalRow,
    provider: &Provider,
    account: Option<&str>,
) -> Markup {
    let words = visit.words;
    let mut facts = vec![(
        t!(words, "identity-first-time-provider"),
        html! { (provider.label) },
    )];
    if !arrival.name.is_empty() {
        facts.push((
            t!(words, "identity-first-time-name"),
            html! { span translate="no" { (arrival.name) } },
        ));
    }
    if let Some(account) = account {
        facts.push((
            t!(words, "identity-first-time-account"),
            html! { span translate="no" { (account) } },
        ));
    }
    definition_list(&facts)
}

/// « Ce n’est pas moi ».
pub(super) fn not_me(visit: &Visit) -> Markup {
    let words = visit.words;
    Form::post(words, NOT_ME, visit.request_id()).content(html! {
        (button_quiet(t!(words, "identity-not-me")))
    })
}

/// The name to propose to who gives one for the first time.
pub(super) async fn proposed_name(visit: &Visit, headers: &HeaderMap) -> Result<String, Fault> {
    let found = arrival(visit, headers).await?;
    Ok(found.map(|(arrival, _)| arrival.name).unwrap_or_default())
}
