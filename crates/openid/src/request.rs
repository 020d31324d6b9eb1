//! What the browser carries to the provider: the question, and what binds its answer to this browser.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use url::Url;

use crate::Discovery;

/// What binds an answer to the browser that asked: three values from one secret that only that browser has, so that nothing
/// of them is kept elsewhere. Each has 256 bits in 43 characters: FranceConnect wants 22 at least, `ProConnect` 32.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// Comes back by the browser (RFC 6749, section 10.12)
    pub state: String,
    /// Comes back inside the signed token (Core, section 15.5.2)
    pub nonce: String,
    /// Shown with the code, to prove that one asked for it (RFC 7636, section 4.1)
    pub verifier: String,
}

impl Secrets {
    /// Those of a browser whose own secret of this attempt is `own`.
    pub fn of(own: &str) -> Self {
        let derived = |purpose: &str| encoded(format!("openid {purpose} {own}").as_bytes());
        Self {
            state: derived("state"),
            nonce: derived("nonce"),
            verifier: derived("verifier"),
        }
    }

    /// What the provider is told of the verifier (RFC 7636, section 4.2, `S256`).
    pub fn challenge(&self) -> String {
        encoded(self.verifier.as_bytes())
    }
}

fn encoded(text: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(digest(&SHA256, text))
}

/// What is asked of the provider.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The client, as the provider knows it
    pub client_id: &'a str,
    /// Where the browser comes back, exactly as it was declared to the provider
    pub redirect_uri: &'a str,
    /// What is asked of the person, with `openid`
    pub scopes: &'a [String],
    /// The levels of assurance that are accepted; empty when any is
    pub levels: &'a [String],
    /// True to ask for them as essential (Core, section 5.5.1.1): some providers take `acr_values` for a wish
    pub are_levels_essential: bool,
    /// True to come back at once, with an answer or an error, and show the person nothing there (Core, section 3.1.2.1,
    /// `prompt=none`)
    pub is_silent: bool,
}

/// The address where the browser is sent (Core, section 3.1.2.1). Nothing is sent that was not asked for: providers of the
/// State refuse parameters that they do not know.
pub fn authorization_url(discovery: &Discovery, asked: &Asked<'_>, secrets: &Secrets) -> Url {
    let mut url = discovery.authorization_endpoint.clone();
    {
        let mut query = url.query_pairs_mut();
        query
            .append_pair("response_type", "code")
            .append_pair("client_id", asked.client_id)
            .append_pair("redirect_uri", asked.redirect_uri)
            .append_pair("scope", &asked.scopes.join(" "))
            .append_pair("state", &secrets.state)
            .append_pair("nonce", &secrets.nonce)
            .append_pair("code_challenge", &secrets.challenge())
            .append_pair("code_challenge_method", "S256");
        if asked.is_silent {
            query.append_pair("prompt", "none");
        }
        if !asked.levels.is_empty() {
            if asked.are_levels_essential {
                let levels = serde_json::json!({
                    "id_token": { "acr": { "essential": true, "values": asked.levels } }
                });
                query.append_pair("claims", &levels.to_string());
            } else {
                query.append_pair("acr_values", &asked.levels.join(" "));
            }
        }
    }
    url
}

/// The address where the person leaves the provider too, then comes back (RP-Initiated Logout 1.0, section 2).
pub fn end_session_url(end_session_endpoint: &Url, id_token: &str, back: &str, state: &str) -> Url {
    let mut url = end_session_endpoint.clone();
    url.query_pairs_mut()
        .append_pair("id_token_hint", id_token)
        .append_pair("post_logout_redirect_uri", back)
        .append_pair("state", state);
    url
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn discovery() -> Discovery {
        let document = serde_json::json!({
            "issuer": "https://f.example",
            "authorization_endpoint": "https://f.example/authorize?tenant=lune",
            "token_endpoint": "https://f.example/token",
            "jwks_uri": "https://f.example/jwks",
        });
        Discovery::read(document.to_string().as_bytes(), "https://f.example", false).expect("a document")
    }

    #[test]
    fn the_challenge_is_that_of_the_specification() {
        // RFC 7636, appendix B.
        let secrets = Secrets {
            verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned(),
            ..Secrets::of("")
        };
        assert_eq!(secrets.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn the_three_secrets_differ_and_are_those_of_one_browser() {
        let one = Secrets::of("a");
        assert!(one == Secrets::of("a"));
        let other = Secrets::of("b");
        let all = [
            &one.state,
            &one.nonce,
            &one.verifier,
            &other.state,
            &other.nonce,
            &other.verifier,
        ];
        for (place, value) in all.iter().enumerate() {
            assert_eq!(value.len(), 43);
            assert!(!all[..place].contains(value), "{value}");
        }
    }

    #[test]
    fn the_question_says_what_is_asked_and_nothing_else() {
        let scopes = ["openid".to_owned(), "given_name".to_owned()];
        let levels = ["eidas1".to_owned(), "eidas2".to_owned()];
        let mut asked = Asked {
            client_id: "client 1&2",
            redirect_uri: "https://ville.example/connexion/retour/f",
            scopes: &scopes,
            levels: &levels,
            are_levels_essential: false,
            is_silent: false,
        };
        let secrets = Secrets::of("a");
        let read = |asked: &Asked<'_>| {
            let url = authorization_url(&discovery(), asked, &secrets);
            url.query_pairs()
                .into_owned()
                .collect::<BTreeMap<String, String>>()
        };
        let query = read(&asked);
        let names: Vec<&str> = query.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "acr_values",
                "client_id",
                "code_challenge",
                "code_challenge_method",
                "nonce",
                "redirect_uri",
                "response_type",
                "scope",
                "state",
                "tenant"
            ]
        );
        assert_eq!(query["client_id"], "client 1&2");
        assert_eq!(query["scope"], "openid given_name");
        assert_eq!(query["acr_values"], "eidas1 eidas2");
        assert_eq!(query["code_challenge_method"], "S256");
        assert_ne!(
            query["code_challenge"], secrets.verifier,
            "the verifier stays here"
        );
        asked.are_levels_essential = true;
        let query = read(&asked);
        assert!(!query.contains_key("acr_values"));
        assert_eq!(
            query["claims"],
            "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"eidas1\",\"eidas2\"]}}}"
        );
        asked.levels = &[];
        assert!(!read(&asked).contains_key("claims"));
        asked.is_silent = true;
        let query = read(&asked);
        assert_eq!(query["prompt"], "none");
        let binds = |name: &str| query.get(name).is_some_and(|value| value.len() >= 43);
        assert!(
            binds("state") && binds("nonce") && binds("code_challenge"),
            "as firmly bound to this browser"
        );
    }

    #[test]
    fn leaving_says_whose_session_ends_and_where_to_come_back() {
        let there = Url::parse("https://f.example/session/end").expect("an address");
        let url = end_session_url(&there, "a.b.c", "https://ville.example/connexion/deconnecte", "s");
        assert_eq!(
            url.as_str(),
            "https://f.example/session/end?id_token_hint=a.b.c&post_logout_redirect_uri=https%3A%2F%2Fville.example%2Fconnexion%2Fdeconnecte&state=s"
        );
    }
}
