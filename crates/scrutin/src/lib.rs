//! Secret ballots that a program we did not write can verify: the protocol Belenios, election version 1.
//!
//! Written from its specification (release 3.3.0). An election made here is verified by the official programs, and
//! [`verify()`] verifies the elections they hold. See the crate's README for the rules, one by one, and for what is not
//! protected.
//!
//! - [`group`]: Ed25519 (the default), BELENIOS-2048, RFC-3526-2048;
//! - [`message`], [`archive`]: what is written, to the byte;
//! - [`credential`], [`ballot`], [`trustee`], [`shuffle`], [`decryption`]: what each role does;
//! - [`holding`]: appending to an archive what was verified;
//! - [`board`], [`mod@verify`]: what everybody can check.
//!
//! Architecture invariant: nothing here opens a file or a connection, or knows the time; randomness is handed in. What
//! is refused is a [`Fault`]: a rule, a place; a program that speaks to people has the words.

pub mod archive;
pub mod ballot;
pub mod board;
pub mod credential;
pub mod decryption;
pub mod election;
mod fault;
pub mod group;
mod groups;
mod hash;
pub mod holding;
pub mod message;
mod profile;
mod proof;
mod shown;
pub mod shuffle;
mod sizes;
pub mod trustee;
pub mod urn;
pub mod verify;

pub use fault::{Fault, Place, Rule};
pub use groups::{GROUP_NAMES, InGroup, in_group};
pub use hash::Hash;
pub use profile::Profile;
pub use proof::Cipher;
pub use shown::shown;
pub use sizes::MESSAGE_BYTES_MAX;
pub use verify::{Report, verify, verify_diff};

/// The examples of the README run too.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
