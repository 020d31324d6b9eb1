//! The pages: signing in, one's account, the demonstration's mailbox.

mod account;
mod attempt;
mod closing;
mod devices;
mod directory;
mod directory_entry;
mod effort;
mod entering;
mod four_eyes;
mod language;
mod leaving;
mod mailbox;
mod passage;
mod passkey;
mod providers;
mod second_factor;
mod second_factor_ask;
mod second_factor_rule;
mod sign_in;
mod silent;
mod tokens;
mod ways;

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum::routing::{get, post};
use kernel::{Actor, Fault, House, SignedIn};
use ui::Visit;
use ui::visit::{cookie, session_cookie_name};

use crate::actions::{DropWait, EndSession};
use crate::model::{SESSION_VALID_DAYS, local_path};

pub use effort::{effort_brought, effort_fields, effort_is_asked};
pub use four_eyes::{awaited_notice, done_or_awaited};
pub use language::bring_language;
pub use second_factor_ask::{after_sign_in, second_factor_under_way};

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/connexion", get(sign_in::ask).post(sign_in::send_link))
        .route(
            "/connexion/{token}",
            get(sign_in::show_link).post(sign_in::use_link),
        )
        .route("/langues", get(language::show))
        .route("/langue/{tag}", get(language::choose))
        .route("/connexion/ailleurs/{home}", get(passage::leave))
        .route(
            "/connexion/passage/{guest}/{challenge}",
            get(passage::ask).post(passage::grant),
        )
        .route(
            "/connexion/arrivee/{token}",
            get(passage::arrive).post(passage::enter),
        )
        .route("/connexion/avec/{provider}", get(entering::leave))
        .route("/connexion/retour/{provider}", get(entering::come_back))
        .route("/connexion/premiere-fois", get(entering::first_time))
        .route("/connexion/deconnecte", get(leaving::left))
        .route("/connexion/pas-moi", post(ways::not_me))
        .route("/compte/moyens", get(ways::show))
        .route("/compte/moyens/relier", post(ways::link))
        .route("/compte/moyens/delier", post(ways::unlink))
        .merge(providers::routes())
        .merge(directory::routes())
        .route(
            directory_entry::PATH,
            get(directory_entry::ask).post(directory_entry::enter),
        )
        .route("/compte/delier", post(passage::unlink))
        .route("/deconnexion", post(account::sign_out))
        .route("/compte", get(account::show).post(account::rename))
        .route("/compte/fermer", get(closing::ask_own).post(closing::close_own))
        .route(
            "/comptes/fermer",
            get(closing::ask_another).post(closing::close_another),
        )
        .route(four_eyes::PATH, get(four_eyes::show).post(four_eyes::set))
        .route(
            "/comptes/deux-agents/abandonner",
            post(four_eyes::abandon).get(four_eyes::back),
        )
        .route("/connexion/cle", post(passkey::enter).get(passkey::back))
        .route("/compte/appareils/cles", post(passkey::add).get(devices::back))
        .route(
            "/compte/appareils/cles/retirer",
            post(passkey::remove).get(devices::back),
        )
        .merge(second_factors())
        .route(devices::DEVICES, get(devices::show))
        .route(
            "/compte/appareils/fermer",
            post(devices::revoke).get(devices::back),
        )
        .route(
            "/compte/appareils/fermer-les-autres",
            post(devices::revoke_others).get(devices::back),
        )
        .route("/compte/jetons", get(tokens::show).post(tokens::make))
        .route("/compte/jetons/revoquer", post(tokens::revoke).get(tokens::back))
        .route("/boite", get(mailbox::list))
        .route("/boite/{id}", get(mailbox::show))
}

/// The addresses of second factors.
fn second_factors() -> Router<Arc<House>> {
    use second_factor_rule as rule;
    Router::new()
        .route(
            "/connexion/second-facteur",
            get(second_factor_ask::ask).post(second_factor_ask::give),
        )
        .route(
            second_factor::OWN,
            get(second_factor::show).post(second_factor::confirm),
        )
        .route(
            "/compte/second-facteur/commencer",
            post(second_factor::begin).get(second_factor::back),
        )
        .route(
            "/compte/second-facteur/codes",
            post(second_factor::renew).get(second_factor::back),
        )
        .route(
            "/compte/second-facteur/retirer",
            post(second_factor::remove).get(second_factor::back),
        )
        .route(
            "/compte/second-facteur/pas-moi",
            post(second_factor::not_me).get(second_factor::back),
        )
        .route(rule::RESETS, get(rule::resets).post(rule::ask))
        .route(
            "/comptes/second-facteur/confirmer",
            post(rule::reset).get(rule::back),
        )
        .route(
            "/comptes/second-facteur/abandonner",
            post(rule::drop_reset).get(rule::back),
        )
        .route(
            "/moyens-de-connexion/second-facteur",
            post(rule::require).get(rule::back_to_settings),
        )
}

/// Gives the browser the session that a deed outside this crate began with [`SignIn`](crate::SignIn) or
/// [`SignUp`](crate::SignUp).
pub fn begin_session_in(response: &mut Response, house: &House, cookie: &str) -> Result<(), Fault> {
    put_session_cookie(response, house, cookie, SESSION_VALID_DAYS * 24 * 3600)
}

/// Ends the session that this browser had, or the sign-in that waited for its second factor, before another one begins in it: what was known of the one opens nothing of the other.
pub async fn end_replaced_session(visit: &Visit, headers: &HeaderMap) -> Result<(), Fault> {
    let Some(session) = cookie(headers, session_cookie_name(&visit.house)) else {
        return Ok(());
    };
    let cookie = session.to_owned();
    if visit.signed_in.is_some() {
        let deed = EndSession { cookie };
        return visit.house.act(visit.body.id, visit.actor, &deed).await;
    }
    if !second_factor_ask::is_under_way(visit, headers).await? {
        return Ok(());
    }
    let deed = DropWait { cookie };
    match visit.house.act(visit.body.id, Actor::Visitor, &deed).await {
        // Over at this very moment.
        Err(Fault::Refused { .. }) => Ok(()),
        outcome => outcome,
    }
}

/// Gives the browser its session, or takes it back when `seconds` is 0.
fn put_session_cookie(
    response: &mut Response,
    house: &House,
    value: &str,
    seconds: i64,
) -> Result<(), Fault> {
    put_cookie(response, house, session_cookie_name(house), value, seconds)
}

/// Gives the browser something to keep, for this very host; takes it back when `seconds` is 0.
fn put_cookie(
    response: &mut Response,
    house: &House,
    name: &str,
    value: &str,
    seconds: i64,
) -> Result<(), Fault> {
    let is_secure = house.settings.base_url.starts_with("https://");
    let cookie = host_cookie(name, value, seconds, is_secure);
    let cookie =
        HeaderValue::from_str(&cookie).map_err(|error| Fault::Internal(format!("cookie: {error}")))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(())
}

/// Gives the browser something to keep until it is closed, for this very host.
fn put_until_closed(response: &mut Response, house: &House, name: &str, value: &str) -> Result<(), Fault> {
    let secure = if house.settings.base_url.starts_with("https://") {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}");
    let cookie =
        HeaderValue::from_str(&cookie).map_err(|error| Fault::Internal(format!("cookie: {error}")))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(())
}

/// A path in a cookie: hexadecimal digits, since neither a semicolon nor a space may stand there.
fn in_cookie(path: &str) -> String {
    use std::fmt::Write as _;
    path.bytes().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

fn from_cookie(digits: &str) -> Option<String> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.as_bytes().chunks(2).map(byte).collect();
    let path = String::from_utf8(bytes?).ok()?;
    local_path(&path).map(str::to_owned)
}

/// Whether somebody else may be at the keyboard, surely or because nobody can tell.
fn may_be_helped(visit: &Visit) -> bool {
    visit.signed_in.as_ref().is_some_and(SignedIn::may_be_helped)
}

/// Whether somebody who helps is known to be at the keyboard.
fn is_helped(visit: &Visit) -> bool {
    visit.signed_in.as_ref().is_some_and(SignedIn::is_helped)
}

/// Scripts cannot read it, other sites' forms do not carry it, it names no domain so that no other host receives it, and
/// over HTTPS it never travels in clear.
fn host_cookie(name: &str, value: &str, seconds: i64, is_secure: bool) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

#[cfg(test)]
mod tests {
    use super::{from_cookie, host_cookie, in_cookie};

    #[test]
    fn over_https_the_cookie_never_travels_in_clear() {
        let secure = host_cookie("__Host-parvis", "secret", 60, true);
        assert_eq!(
            secure,
            "__Host-parvis=secret; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure"
        );
        assert!(!host_cookie("parvis", "secret", 60, false).contains("Secure"));
    }

    #[test]
    fn the_way_back_survives_a_cookie_and_leads_nowhere_else() {
        let path = "/textes/12?q=été; x#fin";
        assert_eq!(from_cookie(&in_cookie(path)).as_deref(), Some(path));
        for wrong in [
            "",
            "2",
            "zz",
            "2f2f61",
            &in_cookie("https://ailleurs.example"),
            "ff",
        ] {
            assert_eq!(from_cookie(wrong), None, "{wrong}");
        }
    }
}
