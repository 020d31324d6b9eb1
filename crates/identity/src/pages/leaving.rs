//! Leaving the identity provider that opened a session, after the session itself.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use kernel::Fault;
use maud::html;
use tools::secret;
use ui::forms::button_link;
use ui::{Answer, Page, Visit, t};

use super::entering::{left_address, token_purpose, unkept};
use crate::exchange;
use crate::model::SecretHash;
use crate::model::provider::Kind;
use crate::store::providers::{self as store, LeavingRow};

/// How long a provider may take to say where its own session ends.
const WAY_OUT_TIME_MAX: Duration = Duration::from_secs(2);

/// What a session keeps of the provider that opened it: read before it ends.
pub(super) async fn leaving(visit: &Visit, session: &str) -> Result<Option<LeavingRow>, Fault> {
    Ok(store::leaving(&mut visit.sql(), visit.body.id, &SecretHash::of(session)).await?)
}

/// Where a session that ended began, when the provider keeps one of its own: the name of that provider, and where it ends too.
/// A provider that is slow to say it keeps nobody here.
pub(super) async fn way_out(
    visit: &Visit,
    leaving: Option<LeavingRow>,
) -> Result<Option<(String, String)>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let Some((provider, sealed)) = leaving.and_then(|row| row.provider_id.zip(row.id_token)) else {
        return Ok(None);
    };
    let found = store::provider(&mut sql, body, provider).await?;
    // A directory keeps nobody.
    let Some(provider) = found.filter(|provider| provider.kind != Kind::Directory) else {
        return Ok(None);
    };
    let token = secret::open(&visit.house, body, &token_purpose(&provider), &sealed);
    let asked = exchange::addresses(&visit.house, body, &provider);
    let addresses = tokio::time::timeout(WAY_OUT_TIME_MAX, asked).await;
    let there = addresses
        .ok()
        .and_then(Result::ok)
        .and_then(|addresses| addresses.end_session_endpoint);
    Ok(there.zip(token).map(|(there, token)| {
        let state = visit.house.randomness.secret();
        let url = openid::end_session_url(&there, &token, &left_address(visit), &state);
        (provider.label, url.into())
    }))
}

/// The session here is over; the page goes on by itself to end the provider's. A form's answer may not lead to another site
/// (the policy `form-action`), so that it is a page, with a link too.
pub(super) fn leaving_page(visit: &Visit, (name, there): (&str, &str)) -> Result<Response, Fault> {
    let words = visit.words;
    let main = html! {
        p { (t!(words, "identity-provider-left-here")) }
        p { (button_link(&t!(words, "identity-provider-leave-there", name = name), there)) }
        p { a href="/" { (t!(words, "identity-provider-stay-there")) } }
    };
    let page = Page::new(t!(words, "identity-provider-leaving", name = name), main).not_indexed();
    let mut response = visit.page_with(StatusCode::OK, page);
    let refresh = HeaderValue::from_str(&format!("0; url={there}"))
        .map_err(|error| Fault::Internal(format!("the way out: {error}")))?;
    response.headers_mut().insert(header::REFRESH, refresh);
    unkept(&mut response);
    Ok(response)
}

/// Back from a sign-out.
pub(super) async fn left(visit: Visit) -> Answer {
    visit.done("/", "identity-signed-out")
}
