//! A certificate: one file with the ballots, the rule, its options and the result, with which anybody counts again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::election::Election;
use crate::formats::open::File;
use crate::outcome::Count;
use crate::refusal::Refusal;
use crate::rules::{count, find, in_force};

/// The version written; no other is recounted.
pub const CERTIFICATE_VERSION: u32 = 2;
const FORMAT: &str = "parvis-count-certificate";

/// Everything with which a count is made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    format: String,
    version: u32,
    /// The rule's name
    pub rule: String,
    /// Every option in force, `ties` and, where they were asked for, `seats` among them
    pub options: BTreeMap<String, String>,
    /// What [`rule_digest`] says of the rule and the options: what was to be published before the vote closed
    pub rule_digest: String,
    /// SHA-256 of `ballots` written as compact JSON, in hexadecimal: what to publish when the vote closes
    pub digest: String,
    /// The ballots, as Parvis's open ballot file
    pub ballots: File,
    /// The result, as the count yields it
    pub result: Value,
}

/// What counting again says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recount {
    /// The result counted now
    pub count: Count,
    /// The parts of the result (`winners`, `rounds`…) that are not those of the certificate; empty when it holds
    pub differences: Vec<String>,
}

impl Certificate {
    /// The certificate of a count of these ballots.
    pub fn new(election: &Election, count: &Count) -> Self {
        let ballots = File::of(election);
        Self {
            format: FORMAT.to_owned(),
            version: CERTIFICATE_VERSION,
            rule: count.rule.to_owned(),
            options: count
                .options
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
            rule_digest: digest_of(count.rule, &count.options),
            digest: digest(&ballots),
            ballots,
            result: serde_json::to_value(count).unwrap_or(Value::Null),
        }
    }

    /// The file.
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Reads the file.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let certificate: Self = serde_json::from_str(text).map_err(|error| Refusal::Malformed {
            line: error.line(),
            what: "certificate",
        })?;
        if certificate.format != FORMAT || certificate.version != CERTIFICATE_VERSION {
            return Err(Refusal::UnknownVersion(format!(
                "{} {}",
                certificate.format, certificate.version
            )));
        }
        Ok(certificate)
    }
}

/// SHA-256, in hexadecimal, of how ballots will be counted: `{"options":{…},"rule":"…"}` as compact JSON, keys sorted,
/// every option in force with its value, `seats` among them where it is given, and the seed of a draw left out
/// (`"ties":"draw"`).
///
/// Whoever runs the vote publishes it before the vote closes, so that nobody chooses a rule once ballots are known. The
/// seed of a draw comes after: it should be chosen once ballots are closed, from something that nobody decides alone (the
/// next draw of a public lottery, named beforehand), and be published with the result. Before, `ties=draw` is enough.
pub fn rule_digest(
    rule: &str,
    seats: Option<usize>,
    options: &BTreeMap<String, String>,
) -> Result<String, Refusal> {
    let rule = find(rule)?;
    let mut options = options.clone();
    if let Some(ties) = options.get_mut("ties")
        && ties == "draw"
    {
        "draw:later".clone_into(ties);
    }
    let (_, mut in_force) = in_force(rule, &options)?;
    if let Some(seats) = seats {
        in_force.insert("seats", seats.to_string());
    }
    Ok(digest_of(rule.name, &in_force))
}

fn digest_of(rule: &str, in_force: &BTreeMap<&'static str, String>) -> String {
    let options: BTreeMap<&str, &str> = in_force
        .iter()
        .map(|(name, value)| {
            let is_draw = *name == "ties" && value.starts_with("draw:");
            (*name, if is_draw { "draw" } else { value.as_str() })
        })
        .collect();
    let options = serde_json::to_string(&options).unwrap_or_default();
    // A rule's name needs no escape.
    sha256(&format!(r#"{{"options":{options},"rule":"{rule}"}}"#))
}

fn digest(ballots: &File) -> String {
    sha256(&serde_json::to_string(ballots).unwrap_or_default())
}

/// SHA-256 of a text, in hexadecimal: how everything here is published before it is shown.
pub fn sha256(text: &str) -> String {
    let bytes: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    hexadecimal(&bytes)
}

/// Bytes as people copy them.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let mut digest = String::with_capacity(2 * bytes.len());
    for byte in bytes.iter().copied() {
        for half in [byte >> 4, byte & 15] {
            digest.extend(char::from_digit(u32::from(half), 16));
        }
    }
    digest
}

/// Counts again from the certificate alone, and says what differs from the result it holds.
pub fn recount(certificate: &Certificate) -> Result<Recount, Refusal> {
    if digest(&certificate.ballots) != certificate.digest {
        return Err(Refusal::WrongDigest);
    }
    let election = certificate.ballots.election()?;
    let mut options = certificate.options.clone();
    let seats = match options.remove("seats") {
        None => None,
        Some(seats) => Some(seats.parse().map_err(|_| Refusal::BadOption {
            option: "seats",
            value: seats,
            allowed: "N",
        })?),
    };
    if rule_digest(&certificate.rule, seats, &options)? != certificate.rule_digest {
        return Err(Refusal::WrongDigest);
    }
    let count = count(&election, &certificate.rule, seats, &options)?;
    let now = serde_json::to_value(&count).unwrap_or(Value::Null);
    let differences = match (&now, &certificate.result) {
        (Value::Object(now), Value::Object(then)) => now
            .keys()
            .chain(then.keys().filter(|key| !now.contains_key(*key)))
            .filter(|key| now.get(*key) != then.get(*key))
            .cloned()
            .collect(),
        _ => vec!["result".to_owned()],
    };
    Ok(Recount { count, differences })
}
