//! Entering without a page: who arrives where one signs in, and is signed in already at a provider of which the body wants it, is led
//! there and back with nothing to read (`prompt=none`). Once until the browser is closed, and never after a sign-out: whoever is
//! not signed in there, or pressed « Se déconnecter » here, finds the ordinary page.

use std::time::Duration;

use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use kernel::{Fault, House};
use ui::Visit;
use ui::visit::{cookie, session_cookie_name};

use super::attempt::Attempt;
use super::entering::{send_there, sign_in_path};
use super::{put_until_closed, second_factor_ask};
use crate::actions::Entered;
use crate::exchange;
use crate::store::providers as store;

/// How long a provider may take to say its addresses: the ordinary page waits meanwhile.
const ADDRESSES_TIME_MAX: Duration = Duration::from_secs(2);

fn tried_cookie_name(house: &House) -> String {
    format!("{}-silence", session_cookie_name(house))
}

/// From here on this browser is led to no provider by itself, until it is closed.
pub(super) fn note_tried(response: &mut Response, house: &House) -> Result<(), Fault> {
    put_until_closed(response, house, &tried_cookie_name(house), "1")
}

/// Whether somebody arrives at a page: what a browser fetches in advance, or a part of another page, leads nobody anywhere (Fetch
/// Metadata Request Headers, sections 2.1 and 2.2; Fetch Standard, `Sec-Purpose`).
fn is_arrival(headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    said("sec-fetch-dest").is_none_or(|dest| dest == "document")
        && said("sec-fetch-mode").is_none_or(|mode| mode == "navigate")
        && said("sec-purpose").is_none()
}

/// Where to lead, before the page where one signs in is shown; none where that page is to be shown.
pub(super) async fn first_try(
    visit: &Visit,
    headers: &HeaderMap,
    (return_to, is_for_a_right): (Option<&str>, bool),
) -> Result<Option<Response>, Fault> {
    let (house, body) = (&visit.house, visit.body.id);
    let is_tried = cookie(headers, &tried_cookie_name(house)).is_some();
    if visit.signed_in.is_some() || is_tried || !is_arrival(headers) {
        return Ok(None);
    }
    let all = store::providers(&mut visit.sql(), body).await?;
    let Some(provider) = all.into_iter().find(|provider| provider.is_silent) else {
        return Ok(None);
    };
    if second_factor_ask::is_under_way(visit, headers).await? {
        return Ok(None);
    }
    let discovery = match exchange::addresses_within(house, body, &provider, ADDRESSES_TIME_MAX).await {
        Ok(discovery) => discovery,
        Err(failed) => {
            tracing::warn!(provider = %provider.id, %failed, "an identity provider cannot be reached");
            return Ok(None);
        }
    };
    let attempt = Attempt {
        own: house.randomness.secret(),
        started_at: visit.now(),
        slug: provider.slug.clone(),
        return_to: return_to.map(str::to_owned),
        is_silent: true,
        is_for_a_right,
    };
    send_there(visit, headers, &provider, (&discovery, &attempt)).map(Some)
}

/// Where to lead whoever began another way in meanwhile, in another tab: their session, or the sign-in that waits for its second
/// factor, stays.
pub(super) async fn begun_elsewhere(
    visit: &Visit,
    headers: &HeaderMap,
    attempt: &Attempt,
) -> Result<Option<Response>, Fault> {
    if visit.signed_in.is_some() {
        let there = attempt.return_to.as_deref().unwrap_or("/");
        return Ok(Some(Redirect::to(there).into_response()));
    }
    let is_waiting = second_factor_ask::is_under_way(visit, headers).await?;
    Ok(is_waiting.then(|| ordinary_page(attempt)))
}

/// Whether nobody entered, for a reason that whoever pressed nothing is not told.
pub(super) fn is_in_vain(outcome: &Result<Entered, Fault>) -> bool {
    matches!(
        outcome,
        Ok(Entered::Refused(_) | Entered::UnknownSilently) | Err(Fault::Refused { .. })
    )
}

/// The ordinary page, for whoever did not enter so: they had pressed nothing, and are told of no error.
pub(super) fn ordinary_page(attempt: &Attempt) -> Response {
    let mut path = sign_in_path(attempt.return_to.as_deref());
    if attempt.is_for_a_right {
        path.push(if path.contains('?') { '&' } else { '?' });
        path.push_str("pourquoi=droit");
    }
    Redirect::to(&path).into_response()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::is_arrival;

    #[test]
    fn what_a_browser_fetches_by_itself_is_no_arrival() {
        let said = |pairs: &[(&'static str, &'static str)]| -> HeaderMap {
            pairs
                .iter()
                .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
                .collect()
        };
        let page = [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document")];
        assert!(is_arrival(&said(&page)));
        assert!(is_arrival(&said(&[])), "an older browser says nothing of it");
        for other in [
            [("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")],
            [("sec-fetch-mode", "cors"), ("sec-fetch-dest", "empty")],
            [("sec-fetch-mode", "navigate"), ("sec-purpose", "prefetch")],
        ] {
            assert!(!is_arrival(&said(&other)), "{other:?}");
        }
    }
}
