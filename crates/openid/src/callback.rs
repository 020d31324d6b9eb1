//! What came back by the browser (Core, section 3.1.2.5), and so by anybody.

use serde::Deserialize;

use crate::{Discovery, Refusal};

/// The longest code or error read, in bytes.
const PART_BYTES_MAX: usize = 2048;

/// The query of the address where the provider sent the browser back.
#[derive(Clone, Default, Deserialize)]
pub struct Returned {
    /// What is given for tokens, once
    pub code: Option<String>,
    /// What this browser had sent
    pub state: Option<String>,
    /// Who answers (RFC 9207)
    pub iss: Option<String>,
    /// Why there is no code
    pub error: Option<String>,
}

impl Returned {
    /// The code, when it answers the question of `state` and comes from the provider of `discovery`. What the provider
    /// refused is only believed of an answer to this browser: otherwise any page could have it said.
    pub fn code(&self, state: &str, discovery: &Discovery) -> Result<&str, Refusal> {
        if self.state.as_deref() != Some(state) {
            return Err(Refusal::State);
        }
        match &self.iss {
            Some(issuer) if *issuer != discovery.issuer => return Err(Refusal::OtherProvider),
            None if discovery.names_itself => return Err(Refusal::OtherProvider),
            _ => {}
        }
        if let Some(error) = &self.error {
            return Err(match error.as_str() {
                "access_denied" => Refusal::Denied,
                // What was asked for as essential was not met: OpenID Connect Core Error Code
                // unmet_authentication_requirements 1.0, section 2.
                "unmet_authentication_requirements" => Refusal::Level(None),
                // Core, section 3.1.2.6.
                "login_required"
                | "interaction_required"
                | "consent_required"
                | "account_selection_required" => Refusal::Interaction,
                "temporarily_unavailable" | "server_error" => Refusal::Busy(error.clone()),
                other => Refusal::Provider(plain(other)),
            });
        }
        self.code
            .as_deref()
            .filter(|code| !code.is_empty() && code.len() <= PART_BYTES_MAX)
            .ok_or(Refusal::NoCode)
    }
}

/// A code of error as it may be logged: letters, digits and underscores, few of them.
pub(crate) fn plain(code: &str) -> String {
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
    code.chars().filter(is_plain).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn discovery(names_itself: bool) -> Discovery {
        let document = serde_json::json!({
            "issuer": "https://f.example",
            "authorization_endpoint": "https://f.example/authorize",
            "token_endpoint": "https://f.example/token",
            "jwks_uri": "https://f.example/jwks",
            "authorization_response_iss_parameter_supported": names_itself,
        });
        Discovery::read(document.to_string().as_bytes(), "https://f.example", false).expect("a document")
    }

    fn returned(code: &str, error: &str) -> Returned {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Returned {
            code: some(code),
            state: some("s"),
            iss: some("https://f.example"),
            error: some(error),
        }
    }

    #[test]
    fn a_code_answers_the_question_of_this_browser_only() {
        let there = discovery(true);
        assert_eq!(returned("c", "").code("s", &there), Ok("c"));
        assert_eq!(returned("c", "").code("autre", &there), Err(Refusal::State));
        let stateless = Returned {
            state: None,
            ..returned("c", "")
        };
        assert_eq!(stateless.code("s", &there), Err(Refusal::State));
        assert_eq!(returned("", "").code("s", &there), Err(Refusal::NoCode));
        let long = "c".repeat(PART_BYTES_MAX + 1);
        assert_eq!(returned(&long, "").code("s", &there), Err(Refusal::NoCode));
    }

    #[test]
    fn the_answer_of_another_provider_is_refused() {
        for (issuer, names_itself) in [
            (Some("https://mechant.example"), true),
            (Some("https://mechant.example"), false),
            (Some("https://f.example/"), false),
            (None, true),
        ] {
            let mixed_up = Returned {
                iss: issuer.map(str::to_owned),
                ..returned("c", "")
            };
            let refused = mixed_up.code("s", &discovery(names_itself)).map(str::to_owned);
            assert_eq!(refused, Err(Refusal::OtherProvider), "{issuer:?}");
        }
        let silent = Returned {
            iss: None,
            ..returned("c", "")
        };
        assert_eq!(silent.code("s", &discovery(false)), Ok("c"));
    }

    #[test]
    fn each_refusal_of_the_provider_is_told_and_only_to_who_asked() {
        let there = discovery(true);
        let said = |error: &str| returned("c", error).code("s", &there).map(str::to_owned);
        assert_eq!(said("access_denied"), Err(Refusal::Denied));
        assert_eq!(
            said("unmet_authentication_requirements"),
            Err(Refusal::Level(None))
        );
        assert_eq!(
            said("server_error"),
            Err(Refusal::Busy("server_error".to_owned()))
        );
        for needed in ["login_required", "interaction_required", "consent_required"] {
            assert_eq!(said(needed), Err(Refusal::Interaction));
        }
        assert_eq!(
            said("invalid<script>\n"),
            Err(Refusal::Provider("invalidscript".to_owned()))
        );
        assert_eq!(
            returned("", "access_denied").code("autre", &there),
            Err(Refusal::State)
        );
    }
}
