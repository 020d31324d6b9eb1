//! Who came, as the provider says it: every check of Core, section 3.1.3.7, then what more it says of the person.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use serde_json::{Map, Value};

use crate::refusal::printable;
use crate::signature::verified;
use crate::{Algorithm, DOCUMENT_BYTES_MAX, Keys, Refusal};

/// How far two clocks may be apart, in seconds.
const CLOCKS_APART_S_MAX: i64 = 60;
/// How long ago a token may have been made, in seconds: it answers a question that waits ten minutes at most.
const MADE_AGO_S_MAX: i64 = 600;
/// The longest identifier of a person, in bytes (Core, section 2).
const SUBJECT_BYTES_MAX: usize = 255;
/// The longest claim kept, in characters.
const CLAIM_CHARS_MAX: usize = 500;
/// The longest name of a level kept, in characters.
const LEVEL_CHARS_MAX: usize = 100;

/// What a token must agree with.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// Who must say it
    pub issuer: &'a str,
    /// To whom
    pub client_id: &'a str,
    /// In answer to which attempt
    pub nonce: &'a str,
    /// The levels that are accepted; empty when any is
    pub levels: &'a [String],
    /// What came with it
    pub access_token: &'a str,
    /// Now, in seconds since 1970
    pub now_s: i64,
}

/// Who came, as the signed token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdToken {
    /// Their identifier at this provider, for this client
    pub subject: String,
    /// How strongly they proved who they are, if the provider says it
    pub level: Option<String>,
    /// When they did, in seconds since 1970; when the token was made, if the provider does not say it
    pub authenticated_at_s: i64,
}

/// What more is said of the person. What was not asked for is not read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Given names
    pub given_name: Option<String>,
    /// The name at birth, at `FranceConnect`
    pub family_name: Option<String>,
    /// The name in use, at `FranceConnect`; elsewhere an account's name
    pub preferred_username: Option<String>,
    /// The name in use, at `ProConnect`
    pub usual_name: Option<String>,
    /// The whole name, elsewhere
    pub name: Option<String>,
    /// An address, which proves nothing
    pub email: Option<String>,
    /// The establishment for which they come, at `ProConnect`
    pub siret: Option<String>,
    /// Through whom the provider knows them
    pub idp_id: Option<String>,
}

/// Reads the token that says who came.
pub fn read_id_token(
    token: &str,
    algorithm: Algorithm,
    keys: &Keys,
    expected: &Expected<'_>,
) -> Result<IdToken, Refusal> {
    let claims = verified(token, algorithm, keys)?;
    read_claims(&claims, expected, Some(expected.nonce))
}

/// Reads the token that came when a session was refreshed (Core, section 12.2): it must be about `subject`, answers no browser and
/// so has no nonce to compare, and says again, or not, at which level the person had proved who they are.
pub fn read_refreshed_id_token(
    token: &str,
    algorithm: Algorithm,
    keys: &Keys,
    expected: &Expected<'_>,
    subject: &str,
) -> Result<IdToken, Refusal> {
    let claims = verified(token, algorithm, keys)?;
    let of_any_level = Expected {
        levels: &[],
        ..*expected
    };
    let who = read_claims(&claims, &of_any_level, None)?;
    if who.subject != subject {
        return Err(Refusal::OtherSubject);
    }
    if who.level.is_some() && !is_enough(who.level.as_deref(), expected.levels) {
        return Err(Refusal::Level(who.level));
    }
    Ok(who)
}

/// What a token says, held against what was expected of it; `nonce` is none where none was given.
fn read_claims(
    claims: &Map<String, Value>,
    expected: &Expected<'_>,
    nonce: Option<&str>,
) -> Result<IdToken, Refusal> {
    is_from_and_to(claims, expected.issuer, expected.client_id)?;
    let now_s = expected.now_s;
    if seconds(claims, "exp")? <= now_s - CLOCKS_APART_S_MAX {
        return Err(Refusal::Expired);
    }
    let made_at_s = seconds(claims, "iat")?;
    let is_of_today =
        made_at_s <= now_s + CLOCKS_APART_S_MAX && made_at_s >= now_s - MADE_AGO_S_MAX - CLOCKS_APART_S_MAX;
    let is_begun = !claims.contains_key("nbf") || seconds(claims, "nbf")? <= now_s + CLOCKS_APART_S_MAX;
    if !is_of_today || !is_begun {
        return Err(Refusal::Time);
    }
    if nonce.is_some() && text(claims, "nonce").as_deref() != nonce {
        return Err(Refusal::Nonce);
    }
    if claims.contains_key("at_hash") {
        // Core, section 3.1.3.6: both algorithms hash with SHA-256.
        let hash = digest(&SHA256, expected.access_token.as_bytes());
        let half = URL_SAFE_NO_PAD.encode(&hash.as_ref()[..hash.as_ref().len() / 2]);
        if text(claims, "at_hash") != Some(half) {
            return Err(Refusal::AccessToken);
        }
    }
    let level = text(claims, "acr");
    let is_enough = is_enough(level.as_deref(), expected.levels);
    let level = level.map(|level| printable(&level, LEVEL_CHARS_MAX));
    if !is_enough {
        return Err(Refusal::Level(level));
    }
    let authenticated_at_s = if claims.contains_key("auth_time") {
        seconds(claims, "auth_time")?
    } else {
        made_at_s
    };
    if authenticated_at_s > now_s + CLOCKS_APART_S_MAX {
        return Err(Refusal::Time);
    }
    Ok(IdToken {
        subject: subject(claims)?,
        level,
        authenticated_at_s,
    })
}

/// Whether a level said by a provider is one of those accepted, or higher among the European ones, which are ordered
/// (Regulation (EU) 910/2014, article 8: low, substantial, high).
pub fn is_enough(said: Option<&str>, accepted: &[String]) -> bool {
    if accepted.is_empty() {
        return true;
    }
    let european = |level: &str| {
        ["eidas1", "eidas2", "eidas3"]
            .iter()
            .position(|known| *known == level)
    };
    said.is_some_and(|said| {
        accepted.iter().any(|accepted| {
            let is_higher = matches!(
                (european(said), european(accepted)),
                (Some(said), Some(accepted)) if said > accepted
            );
            accepted == said || is_higher
        })
    })
}

/// Reads what more a provider says of `subject`, signed (Core, section 5.3.2).
pub fn read_signed_claims(
    token: &str,
    algorithm: Algorithm,
    keys: &Keys,
    expected: &Expected<'_>,
    subject: &str,
) -> Result<Claims, Refusal> {
    let claims = verified(token.trim(), algorithm, keys)?;
    is_from_and_to(&claims, expected.issuer, expected.client_id)?;
    if claims.contains_key("exp") && seconds(&claims, "exp")? <= expected.now_s - CLOCKS_APART_S_MAX {
        return Err(Refusal::Expired);
    }
    about(&claims, subject)
}

/// Reads what more a provider says of `subject`, when it was agreed that it does not sign it.
pub fn read_plain_claims(document: &[u8], subject: &str) -> Result<Claims, Refusal> {
    if document.len() > DOCUMENT_BYTES_MAX {
        return Err(Refusal::Malformed("too long"));
    }
    match serde_json::from_slice(document) {
        Ok(Value::Object(claims)) => about(&claims, subject),
        _ => Err(Refusal::Malformed("claims not understood")),
    }
}

/// Core, section 5.3.2: what is about somebody else must not be used.
fn about(claims: &Map<String, Value>, expected: &str) -> Result<Claims, Refusal> {
    if subject(claims)? != expected {
        return Err(Refusal::OtherSubject);
    }
    let said = |name: &str| {
        let said = text(claims, name)?;
        let said = printable(said.trim(), CLAIM_CHARS_MAX + 1);
        (!said.is_empty() && said.chars().count() <= CLAIM_CHARS_MAX).then_some(said)
    };
    Ok(Claims {
        given_name: said("given_name"),
        family_name: said("family_name"),
        preferred_username: said("preferred_username"),
        usual_name: said("usual_name"),
        name: said("name"),
        email: said("email"),
        siret: said("siret"),
        idp_id: said("idp_id"),
    })
}

/// Said by that issuer to this client, and to nobody else: another client named there could show it here.
fn is_from_and_to(claims: &Map<String, Value>, issuer: &str, client_id: &str) -> Result<(), Refusal> {
    if text(claims, "iss").as_deref() != Some(issuer) {
        return Err(Refusal::Issuer);
    }
    let is_to_us = match claims.get("aud") {
        Some(Value::String(one)) => one == client_id,
        Some(Value::Array(all)) => {
            !all.is_empty() && all.iter().all(|audience| audience.as_str() == Some(client_id))
        }
        _ => false,
    };
    let is_asked_by_us = !claims.contains_key("azp") || text(claims, "azp").as_deref() == Some(client_id);
    if is_to_us && is_asked_by_us {
        Ok(())
    } else {
        Err(Refusal::Audience)
    }
}

fn subject(claims: &Map<String, Value>) -> Result<String, Refusal> {
    text(claims, "sub")
        .filter(|subject| !subject.is_empty() && subject.len() <= SUBJECT_BYTES_MAX && subject.is_ascii())
        .ok_or(Refusal::Claim("sub"))
}

fn text(claims: &Map<String, Value>, name: &str) -> Option<String> {
    Some(claims.get(name)?.as_str()?.to_owned())
}

/// A date in seconds (RFC 7519, section 2, `NumericDate`): a fraction is dropped.
fn seconds(claims: &Map<String, Value>, name: &'static str) -> Result<i64, Refusal> {
    let date = claims.get(name).and_then(Value::as_number);
    let whole = date.and_then(|date| {
        date.as_i64().or_else(|| {
            let said = date.to_string();
            said.split('.').next()?.parse().ok()
        })
    });
    // Beyond, sums with it would not hold.
    whole
        .filter(|seconds: &i64| (0..1 << 40).contains(seconds))
        .ok_or(Refusal::Claim(name))
}
