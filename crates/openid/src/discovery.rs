//! The document where a provider says its addresses (`OpenID` Connect Discovery 1.0, section 3).

use serde::Deserialize;
use url::Url;

use crate::{Refusal, printable};

/// The largest document read, of addresses or of keys, in bytes.
pub const DOCUMENT_BYTES_MAX: usize = 128 * 1024;
/// The longest issuer told of when it is not the one expected, in characters.
const ISSUER_CHARS_MAX: usize = 300;

/// A provider's addresses, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// Who speaks, to the letter
    pub issuer: String,
    /// Where the browser is sent
    pub authorization_endpoint: Url,
    /// Where a code is given for tokens
    pub token_endpoint: Url,
    /// Where the keys are
    pub jwks_uri: Url,
    /// Where more is said of the person
    pub userinfo_endpoint: Option<Url>,
    /// Where the person leaves the provider (RP-Initiated Logout 1.0)
    pub end_session_endpoint: Option<Url>,
    /// True when the client's secret goes in the form; otherwise in the header (RFC 6749, section 2.3.1)
    pub takes_secret_in_form: bool,
    /// True when the provider says who it is beside its code (RFC 9207, section 3)
    pub names_itself: bool,
}

#[derive(Deserialize)]
struct Document {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    end_session_endpoint: Option<String>,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
    code_challenge_methods_supported: Option<Vec<String>>,
}

impl Discovery {
    /// Where the document of `issuer` stands (section 4.1).
    pub fn address(issuer: &str) -> String {
        format!(
            "{}/.well-known/openid-configuration",
            issuer.trim_end_matches('/')
        )
    }

    /// Reads the document found at [`Discovery::address`] of `issuer`. Addresses in `http` are refused unless
    /// `is_clear_allowed`, for a provider on one's own network.
    pub fn read(document: &[u8], issuer: &str, is_clear_allowed: bool) -> Result<Self, Refusal> {
        if document.len() > DOCUMENT_BYTES_MAX {
            return Err(Refusal::Document("too large"));
        }
        let document: Document =
            serde_json::from_slice(document).map_err(|_| Refusal::Document("not understood"))?;
        if document.issuer != issuer {
            return Err(Refusal::OtherIssuerInDocument(printable(
                &document.issuer,
                ISSUER_CHARS_MAX,
            )));
        }
        // A provider that knows PKCE but not by a digest would see the verifier itself (RFC 7636, section 4.2).
        let methods = document.code_challenge_methods_supported.as_deref();
        if methods.is_some_and(|methods| !methods.iter().any(|method| method == "S256")) {
            return Err(Refusal::Document("PKCE without S256"));
        }
        let address = |what, text: &str| address(what, text, is_clear_allowed);
        let optional = |what, text: Option<&String>| text.map(|text| address(what, text)).transpose();
        Ok(Self {
            authorization_endpoint: address("authorization endpoint", &document.authorization_endpoint)?,
            token_endpoint: address("token endpoint", &document.token_endpoint)?,
            jwks_uri: address("keys", &document.jwks_uri)?,
            userinfo_endpoint: optional("userinfo endpoint", document.userinfo_endpoint.as_ref())?,
            end_session_endpoint: optional("end of session", document.end_session_endpoint.as_ref())?,
            takes_secret_in_form: document
                .token_endpoint_auth_methods_supported
                .iter()
                .any(|method| method == "client_secret_post"),
            names_itself: document.authorization_response_iss_parameter_supported,
            issuer: document.issuer,
        })
    }
}

fn address(what: &'static str, text: &str, is_clear_allowed: bool) -> Result<Url, Refusal> {
    let url = Url::parse(text).map_err(|_| Refusal::Document("an address is not understood"))?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    if !is_web || !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(Refusal::Document("an address is not understood"));
    }
    if url.scheme() == "http" && !is_clear_allowed {
        return Err(Refusal::ClearAddress(what));
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ISSUER: &str = "https://fournisseur.example/api/v2";

    fn document() -> serde_json::Value {
        json!({
            "issuer": ISSUER,
            "authorization_endpoint": format!("{ISSUER}/authorize"),
            "token_endpoint": format!("{ISSUER}/token"),
            "jwks_uri": format!("{ISSUER}/jwks"),
            "userinfo_endpoint": format!("{ISSUER}/userinfo"),
            "end_session_endpoint": format!("{ISSUER}/session/end"),
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    fn read(document: &serde_json::Value) -> Result<Discovery, Refusal> {
        Discovery::read(document.to_string().as_bytes(), ISSUER, false)
    }

    fn with(field: &str, value: serde_json::Value) -> serde_json::Value {
        let mut document = document();
        document[field] = value;
        document
    }

    #[test]
    fn a_whole_document_gives_its_addresses() {
        let found = read(&document()).expect("a document");
        assert_eq!(found.token_endpoint.as_str(), format!("{ISSUER}/token"));
        assert!(found.takes_secret_in_form && found.names_itself);
        assert_eq!(
            Discovery::address(&format!("{ISSUER}/")),
            format!("{ISSUER}/.well-known/openid-configuration")
        );
        let mut less = document();
        for optional in [
            "userinfo_endpoint",
            "end_session_endpoint",
            "token_endpoint_auth_methods_supported",
            "authorization_response_iss_parameter_supported",
        ] {
            less.as_object_mut().expect("an object").remove(optional);
        }
        let less = read(&less).expect("a document");
        assert_eq!((less.userinfo_endpoint, less.end_session_endpoint), (None, None));
        // What is not said is the header (Discovery, section 3).
        assert!(!less.takes_secret_in_form && !less.names_itself);
    }

    #[test]
    fn the_issuer_is_compared_to_the_letter() {
        for other in [
            "https://fournisseur.example/api/v2/",
            "https://FOURNISSEUR.example/api/v2",
            "https://autre.example",
        ] {
            let refused = read(&with("issuer", json!(other)));
            assert_eq!(refused, Err(Refusal::OtherIssuerInDocument(other.to_owned())));
        }
    }

    #[test]
    fn addresses_in_clear_or_with_a_password_are_refused() {
        let clear = with("jwks_uri", json!("http://fournisseur.example/jwks"));
        assert_eq!(read(&clear), Err(Refusal::ClearAddress("keys")));
        assert!(Discovery::read(clear.to_string().as_bytes(), ISSUER, true).is_ok());
        for wrong in [
            "/token",
            "javascript:alert(1)",
            "https://a:b@fournisseur.example/",
            "https://f.example/#a",
        ] {
            assert!(read(&with("token_endpoint", json!(wrong))).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_missing_damaged_or_too_large_is_refused() {
        for needed in ["issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"] {
            let mut less = document();
            less.as_object_mut().expect("an object").remove(needed);
            assert_eq!(read(&less), Err(Refusal::Document("not understood")), "{needed}");
        }
        let large = with("more", json!("a".repeat(DOCUMENT_BYTES_MAX)));
        assert_eq!(read(&large), Err(Refusal::Document("too large")));
        let plain = with("code_challenge_methods_supported", json!(["plain"]));
        assert_eq!(read(&plain), Err(Refusal::Document("PKCE without S256")));
    }
}
