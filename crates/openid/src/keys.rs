//! A provider's public keys (RFC 7517), and when they may be fetched again.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use crate::{Algorithm, DOCUMENT_BYTES_MAX, Refusal};

/// How long keys are used without being fetched again, in seconds.
pub const KEYS_KEPT_S: i64 = 3600;
/// The least time between two fetches for a key that is not known, in seconds: whoever sends tokens with invented names of
/// keys does not make this server knock at the provider's door each time.
pub const KEYS_REFETCHED_AFTER_S: i64 = 30;
/// Keys read at most: a provider has two of each sort while it changes them.
const KEYS_MAX: usize = 50;
/// The least modulus, in bytes: 2048 bits (RFC 7518, section 3.3).
const MODULUS_BYTES_MIN: usize = 256;
/// The largest, which ring verifies with: 8192 bits.
const MODULUS_BYTES_MAX: usize = 1024;
/// The bytes of a coordinate of P-256 (RFC 7518, section 6.2.1.2).
const COORDINATE_BYTES: usize = 32;

/// The keys of a provider, and when they were fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    all: Vec<Key>,
    fetched_at_s: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    name: Option<String>,
    public: PublicKey,
}

/// What a signature is verified with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PublicKey {
    /// An uncompressed point of P-256 (SEC 1, section 2.3.3)
    P256(Vec<u8>),
    /// An RSA key, its two numbers big-endian and without leading zeros
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
}

impl PublicKey {
    fn algorithm(&self) -> Algorithm {
        match self {
            Self::P256(_) => Algorithm::Es256,
            Self::Rsa { .. } => Algorithm::Rs256,
        }
    }
}

#[derive(Deserialize)]
struct Document {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Written {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    key_ops: Option<Vec<String>>,
    alg: Option<String>,
    crv: Option<String>,
    x: Option<String>,
    y: Option<String>,
    n: Option<String>,
    e: Option<String>,
}

impl Keys {
    /// Reads a set of keys fetched at `now_s`. Keys of other sorts, for other uses, or unreadable, are left out as RFC 7517
    /// wants (section 5): among them the symmetric ones, which anybody who reads the set would sign with.
    pub fn read(document: &[u8], now_s: i64) -> Result<Self, Refusal> {
        if document.len() > DOCUMENT_BYTES_MAX {
            return Err(Refusal::Keys("too large"));
        }
        let document: Document =
            serde_json::from_slice(document).map_err(|_| Refusal::Keys("not understood"))?;
        if document.keys.len() > KEYS_MAX {
            return Err(Refusal::Keys("too many"));
        }
        let written = document.keys.into_iter();
        let all: Vec<Key> = written
            .filter_map(|key| serde_json::from_value::<Written>(key).ok())
            .filter_map(|key| read_key(&key))
            .collect();
        if all.is_empty() {
            return Err(Refusal::Keys("none that verifies ES256 or RS256"));
        }
        Ok(Self {
            all,
            fetched_at_s: now_s,
        })
    }

    /// True when they are to be fetched again before they are used.
    pub fn are_old(&self, now_s: i64) -> bool {
        now_s.saturating_sub(self.fetched_at_s) >= KEYS_KEPT_S || now_s < self.fetched_at_s
    }

    /// True when they may be fetched again for a key that is not among them ([`Refusal::UnknownKey`]).
    pub fn may_be_fetched_again(&self, now_s: i64) -> bool {
        now_s.saturating_sub(self.fetched_at_s) >= KEYS_REFETCHED_AFTER_S || now_s < self.fetched_at_s
    }

    /// The key called `name`, for `algorithm`. A token without a name is verified when one key only could have signed it.
    pub(crate) fn find(&self, name: Option<&str>, algorithm: Algorithm) -> Result<&PublicKey, Refusal> {
        let mut fitting = self.all.iter().filter(|key| {
            key.public.algorithm() == algorithm && (name.is_none() || key.name.as_deref() == name)
        });
        match (fitting.next(), fitting.next()) {
            (Some(key), None) => Ok(&key.public),
            _ => Err(Refusal::UnknownKey),
        }
    }
}

fn read_key(written: &Written) -> Option<Key> {
    let is_for_signatures = written.usage.as_deref().is_none_or(|usage| usage == "sig");
    let verifies = |operations: &Vec<String>| operations.iter().any(|operation| operation == "verify");
    if !is_for_signatures || !written.key_ops.as_ref().is_none_or(verifies) {
        return None;
    }
    let public = match written.kty.as_str() {
        "EC" if written.crv.as_deref() == Some("P-256") => {
            let (x, y) = (number(written.x.as_ref())?, number(written.y.as_ref())?);
            if x.len() != COORDINATE_BYTES || y.len() != COORDINATE_BYTES {
                return None;
            }
            PublicKey::P256([&[4][..], &x, &y].concat())
        }
        "RSA" => {
            let (modulus, exponent) = (number(written.n.as_ref())?, number(written.e.as_ref())?);
            // ring refuses leading zeros; some providers write one.
            let modulus = without_zeros(&modulus);
            if !(MODULUS_BYTES_MIN..=MODULUS_BYTES_MAX).contains(&modulus.len()) {
                return None;
            }
            PublicKey::Rsa {
                modulus,
                exponent: without_zeros(&exponent),
            }
        }
        _ => return None,
    };
    let is_agreed = |said: &str| said == public.algorithm().as_str();
    if !written.alg.as_deref().is_none_or(is_agreed) {
        return None;
    }
    Some(Key {
        name: written.kid.clone(),
        public,
    })
}

fn number(written: Option<&String>) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(written?).ok()
}

fn without_zeros(number: &[u8]) -> Vec<u8> {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number[zeros..].to_vec()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn point(name: &str) -> Value {
        let coordinate = URL_SAFE_NO_PAD.encode([7_u8; COORDINATE_BYTES]);
        json!({ "kty": "EC", "crv": "P-256", "kid": name, "use": "sig", "alg": "ES256", "x": coordinate, "y": coordinate })
    }

    fn rsa(bytes: usize) -> Value {
        json!({ "kty": "RSA", "kid": "r", "n": URL_SAFE_NO_PAD.encode(vec![9_u8; bytes]), "e": "AQAB" })
    }

    fn read(keys: &[Value]) -> Result<Keys, Refusal> {
        Keys::read(json!({ "keys": keys }).to_string().as_bytes(), 1000)
    }

    fn changed(field: &str, value: Value) -> Value {
        let mut key = point("a");
        key[field] = value;
        key
    }

    #[test]
    fn keys_are_found_by_name_and_by_sort() {
        let keys = read(&[point("a"), point("b"), rsa(256)]).expect("keys");
        assert!(keys.find(Some("a"), Algorithm::Es256).is_ok());
        assert_eq!(keys.find(Some("c"), Algorithm::Es256), Err(Refusal::UnknownKey));
        // The name of a key of another sort: what algorithms are confused by.
        assert_eq!(keys.find(Some("r"), Algorithm::Es256), Err(Refusal::UnknownKey));
        assert_eq!(keys.find(Some("a"), Algorithm::Rs256), Err(Refusal::UnknownKey));
        // Without a name, only where there is no doubt.
        assert_eq!(keys.find(None, Algorithm::Es256), Err(Refusal::UnknownKey));
        assert!(keys.find(None, Algorithm::Rs256).is_ok());
    }

    #[test]
    fn what_is_not_a_key_for_signatures_is_left_out() {
        for other in [
            json!({ "kty": "oct", "k": "c2VjcmV0", "kid": "a", "alg": "HS256" }),
            changed("use", json!("enc")),
            changed("key_ops", json!(["sign"])),
            changed("crv", json!("P-384")),
            changed("alg", json!("RS256")),
            changed("alg", json!("ECDH-ES")),
            changed("x", json!("AQAB")),
            changed("x", json!("é")),
            rsa(255),
            rsa(1025),
            json!("no key"),
            json!({}),
        ] {
            let refused = Err(Refusal::Keys("none that verifies ES256 or RS256"));
            assert_eq!(read(std::slice::from_ref(&other)), refused, "{other}");
            assert!(
                read(&[other.clone(), point("b")]).is_ok(),
                "the others serve: {other}"
            );
        }
        assert!(read(&[changed("key_ops", json!(["verify"]))]).is_ok());
        let many: Vec<Value> = (0..=KEYS_MAX).map(|_| point("a")).collect();
        assert_eq!(read(&many), Err(Refusal::Keys("too many")));
        assert_eq!(Keys::read(b"[]", 0), Err(Refusal::Keys("not understood")));
    }

    #[test]
    fn keys_are_fetched_again_after_an_hour_and_for_an_unknown_one_twice_a_minute_at_most() {
        let keys = read(&[point("a")]).expect("keys");
        assert!(!keys.are_old(1000 + KEYS_KEPT_S - 1) && keys.are_old(1000 + KEYS_KEPT_S));
        assert!(!keys.may_be_fetched_again(1000 + KEYS_REFETCHED_AFTER_S - 1));
        assert!(keys.may_be_fetched_again(1000 + KEYS_REFETCHED_AFTER_S));
        // A clock that was set back must not keep them for ever.
        assert!(keys.are_old(0) && keys.may_be_fetched_again(0));
    }
}
