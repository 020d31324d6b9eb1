//! What the token endpoint answers (Core, section 3.1.3.3).

use serde::Deserialize;

use crate::callback::plain;
use crate::{DOCUMENT_BYTES_MAX, Refusal};

/// The tokens of one sign-in. They are neither shown nor written down: no `Debug`.
#[derive(Deserialize)]
pub struct Tokens {
    /// Opens the userinfo endpoint, for a minute
    pub access_token: String,
    /// Says who came; to be verified
    pub id_token: String,
    token_type: String,
}

#[derive(Deserialize)]
struct Refused {
    error: String,
}

impl Tokens {
    /// Reads an answer, by its status and its body.
    pub fn read(status: u16, body: &[u8]) -> Result<Self, Refusal> {
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
        let tokens: Self =
            serde_json::from_slice(body).map_err(|_| Refusal::TokenAnswer("not understood"))?;
        if !tokens.token_type.eq_ignore_ascii_case("bearer") {
            return Err(Refusal::TokenAnswer("not a bearer token"));
        }
        // It goes into a header.
        let is_plain = tokens.access_token.bytes().all(|byte| byte.is_ascii_graphic());
        if tokens.access_token.is_empty() || !is_plain {
            return Err(Refusal::TokenAnswer("unreadable access token"));
        }
        Ok(tokens)
    }
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
    fn refusals_are_told_by_their_code() {
        let invalid = read(401, r#"{"error":"invalid_client","error_description":"non"}"#);
        assert_eq!(invalid, Some(Refusal::TokenRefused("invalid_client".to_owned())));
        assert_eq!(read(502, "<html>"), Some(Refusal::Busy("502".to_owned())));
        assert_eq!(read(404, "<html>"), Some(Refusal::TokenRefused("404".to_owned())));
    }
}
