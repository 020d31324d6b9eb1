//! Tokens signed in compact form (RFC 7515, section 7.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::keys::PublicKey;
use crate::{Keys, Refusal};

/// The longest token read, in bytes.
const TOKEN_BYTES_MAX: usize = 32 * 1024;

/// How a provider signs, by agreement with it (RFC 7518, section 3.1). A token's own header chooses nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA on P-256 with SHA-256
    Es256,
    /// RSASSA-PKCS1-v1_5 with SHA-256
    Rs256,
}

impl Algorithm {
    /// Its registered name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Rs256 => "RS256",
        }
    }
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

/// What a token says, once its signature is that of one of `keys`. A key that the token itself brings or names by address
/// (`jwk`, `jku`, `x5c`) is never looked at.
pub(crate) fn verified(
    token: &str,
    algorithm: Algorithm,
    keys: &Keys,
) -> Result<Map<String, Value>, Refusal> {
    if token.len() > TOKEN_BYTES_MAX {
        return Err(Refusal::Malformed("too long"));
    }
    let parts: Vec<&str> = token.split('.').collect();
    let &[header, payload, signature] = parts.as_slice() else {
        return Err(Refusal::Malformed("not three parts"));
    };
    let decode = |part: &str| {
        URL_SAFE_NO_PAD
            .decode(part)
            .map_err(|_| Refusal::Malformed("not base64url"))
    };
    let header: Header =
        serde_json::from_slice(&decode(header)?).map_err(|_| Refusal::Malformed("header not understood"))?;
    if header.alg != algorithm.as_str() {
        return Err(Refusal::Algorithm(crate::callback::plain(&header.alg)));
    }
    if header.crit.is_some() {
        return Err(Refusal::Critical);
    }
    let signature = decode(signature)?;
    let signed = &token.as_bytes()[..token.len() - parts[2].len() - 1];
    let is_signed = match keys.find(header.kid.as_deref(), algorithm)? {
        PublicKey::P256(point) => {
            UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(signed, &signature)
        }
        PublicKey::Rsa { modulus, exponent } => RsaPublicKeyComponents {
            n: modulus,
            e: exponent,
        }
        .verify(&RSA_PKCS1_2048_8192_SHA256, signed, &signature),
    };
    is_signed.map_err(|_| Refusal::Signature)?;
    match serde_json::from_slice(&decode(payload)?) {
        Ok(Value::Object(claims)) => Ok(claims),
        _ => Err(Refusal::Malformed("claims not understood")),
    }
}
