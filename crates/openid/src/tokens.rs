//! What the token endpoint answers (Core, section 3.1.3.3).

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::callback::plain;
use crate::{DOCUMENT_BYTES_MAX, Refusal};

/// The tokens of one sign-in. They are neither shown nor written down: no `Debug`.
#[derive(Deserialize)]
pub struct Tokens {
    /// Opens the userinfo endpoint, for a minute
    pub access_token: String,
    /// Says who came; to be verified
    pub id_token: String,
    /// Asks again later whether the person is still there, where the provider gives one
    pub refresh_token: Option<String>,
    token_type: String,
}

/// What came for a refresh token (Core, section 12.2). No `Debug` either.
#[derive(Deserialize)]
pub struct Refreshed {
    /// Opens the userinfo endpoint, for a minute
    pub access_token: String,
    /// Says who it is about, where the provider says it again; to be verified
    pub id_token: Option<String>,
    /// Replaces the refresh token that served; none where that one goes on (RFC 6749, section 6)
    pub refresh_token: Option<String>,
    token_type: String,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl Tokens {
    /// Reads an answer, by its status and its body.
    pub fn read(status: u16, body: &[u8]) -> Result<Self, Refusal> {
        let tokens: Self = answered(status, body)?;
        refuse_unusable(&tokens.token_type, &tokens.access_token)?;
        Ok(tokens)
    }
}

impl Refreshed {
    /// Reads an answer, by its status and its body.
    pub fn read(status: u16, body: &[u8]) -> Result<Self, Refusal> {
        let refreshed: Self = answered(status, body)?;
        refuse_unusable(&refreshed.token_type, &refreshed.access_token)?;
        Ok(refreshed)
    }
}

fn answered<T: DeserializeOwned>(status: u16, body: &[u8]) -> Result<T, Refusal> {
    if body.len() > DOCUMENT_BYTES_MAX {
        return Err(Refusal::TokenAnswer("too large"));
    }
    if status != 200 {
        return Err(match serde_json::from_slice::<Refused>(body) {
            Ok(refused) => Refusal::TokenRefused(plain(&refused.error)),
            Err(_) if status >= 500 || status == 429 => Refusal::Busy(status.to_string()),
            Err(_) => Refusal::TokenRefused(status.to_string()),
        });
    }
    serde_json::from_slice(body).map_err(|_| Refusal::TokenAnswer("not understood"))
}

fn refuse_unusable(token_type: &str, access_token: &str) -> Result<(), Refusal> {
    if !token_type.eq_ignore_ascii_case("bearer") {
        return Err(Refusal::TokenAnswer("not a bearer token"));
    }
    // It goes into a header.
    let is_plain = access_token.bytes().all(|byte| byte.is_ascii_graphic());
    if access_token.is_empty() || !is_plain {
        return Err(Refusal::TokenAnswer("unreadable access token"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(status: u16, body: &str) -> Option<Refusal> {
        Tokens::read(status, body.as_bytes()).err()
    }

    #[test]
    fn tokens_are_read_and_what_is_not_tokens_is_refused() {
        let whole =
            r#"{"access_token":"a","id_token":"i","token_type":"Bearer","expires_in":60,"scope":"openid"}"#;
        let tokens = Tokens::read(200, whole.as_bytes()).expect("tokens");
        assert_eq!(
            (tokens.access_token.as_str(), tokens.id_token.as_str()),
            ("a", "i")
        );
        assert_eq!(read(200, "{}"), Some(Refusal::TokenAnswer("not understood")));
        let mac = whole.replace("Bearer", "mac");
        assert_eq!(read(200, &mac), Some(Refusal::TokenAnswer("not a bearer token")));
        let broken = whole.replace("\"a\"", "\"a\\r\\nb\"");
        assert_eq!(
            read(200, &broken),
            Some(Refusal::TokenAnswer("unreadable access token"))
        );
        let large = format!("{whole}{}", " ".repeat(DOCUMENT_BYTES_MAX));
        assert_eq!(read(200, &large), Some(Refusal::TokenAnswer("too large")));
    }

    #[test]
    fn what_came_for_a_refresh_token_may_say_no_more_than_that_it_goes_on() {
        let least = r#"{"access_token":"a","token_type":"Bearer"}"#;
        let refreshed = Refreshed::read(200, least.as_bytes()).expect("refreshed");
        assert!(refreshed.id_token.is_none() && refreshed.refresh_token.is_none());
        let rotated = least.replace('}', r#","refresh_token":"r2","id_token":"i"}"#);
        let refreshed = Refreshed::read(200, rotated.as_bytes()).expect("refreshed");
        assert_eq!(refreshed.refresh_token.as_deref(), Some("r2"));
        let left = Refreshed::read(400, br#"{"error":"invalid_grant"}"#).err();
        assert_eq!(left, Some(Refusal::TokenRefused("invalid_grant".to_owned())));
        let broken = least.replace("\"a\"", "\"\"");
        assert_eq!(
            Refreshed::read(200, broken.as_bytes()).err(),
            Some(Refusal::TokenAnswer("unreadable access token"))
        );
    }

    #[test]
    fn refusals_are_told_by_their_code() {
        let invalid = read(401, r#"{"error":"invalid_client","error_description":"non"}"#);
        assert_eq!(invalid, Some(Refusal::TokenRefused("invalid_client".to_owned())));
        assert_eq!(read(502, "<html>"), Some(Refusal::Busy("502".to_owned())));
        assert_eq!(read(404, "<html>"), Some(Refusal::TokenRefused("404".to_owned())));
    }
}
