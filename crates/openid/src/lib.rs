#![doc = include_str!("../README.md")]

mod callback;
mod claims;
mod discovery;
mod keys;
mod refusal;
mod request;
mod signature;
#[cfg(test)]
mod tests;
mod tokens;

pub use callback::Returned;
pub use claims::{
    Claims, Expected, IdToken, is_enough, read_id_token, read_plain_claims, read_refreshed_id_token,
    read_signed_claims,
};
pub use discovery::{DOCUMENT_BYTES_MAX, Discovery};
pub use keys::{KEYS_KEPT_S, KEYS_REFETCHED_AFTER_S, Keys};
pub use refusal::{Refusal, printable};
pub use request::{Asked, Secrets, authorization_url, end_session_url};
pub use signature::Algorithm;
pub use tokens::{Refreshed, Tokens};
