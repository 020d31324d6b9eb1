//! What is kept of an elector: digests to find them, and the rest sealed, by the key of the house that stands outside of the
//! database.

use std::sync::Arc;

use jiff::civil::Date;
use kernel::{CollectiviteId, Fault, House, PersonId};
use serde::{Deserialize, Serialize};
use tools::secret::{self, Sealer};

use crate::model::RollId;
use crate::reading::Elector;

const LOOKUP: &str = "electoral-roll-lookup";
const ELECTOR: &str = "electoral-roll-elector";
const HOLDER: &str = "electoral-roll-holder";
/// Bytes kept of a digest.
const DIGEST_BYTES: usize = 16;
/// What is hidden weighs a multiple of this, in bytes: long names are not told by their weight.
const HIDDEN_BYTES: usize = 192;

/// What is sealed of an elector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hidden {
    /// Given names, word by word
    pub(crate) given_names: Vec<String>,
    /// Where they were born
    pub(crate) birthplace: String,
    /// In which country
    pub(crate) country: String,
    /// The code of their polling station
    pub(crate) bureau: String,
}

/// The key at work on one roll.
pub(crate) struct Keys {
    house: Arc<House>,
    body: CollectiviteId,
    sealer: Sealer,
}

/// A row of an elector: under which name they are found, who they are, what is hidden.
pub(crate) struct KeptEntry {
    pub(crate) lookup: Vec<u8>,
    pub(crate) elector: Vec<u8>,
    pub(crate) sealed: Vec<u8>,
}

impl Keys {
    pub(crate) fn of(house: &Arc<House>, body: CollectiviteId, roll: RollId) -> Result<Self, Fault> {
        Ok(Self {
            house: house.clone(),
            body,
            sealer: Sealer::of(house, body, &format!("electoral-roll {roll}"))?,
        })
    }

    /// Under which digest who has this name, in one word, and was born on this day is found.
    pub(crate) fn lookup(&self, name: &str, born_on: Date) -> Result<Vec<u8>, Fault> {
        self.digest(LOOKUP, &format!("{name}|{born_on}"))
    }

    /// By which digest it is known that an elector was this person's.
    pub(crate) fn holder(&self, person: PersonId, elector: &[u8]) -> Result<Vec<u8>, Fault> {
        self.digest(HOLDER, &format!("{person}|{elector:02x?}"))
    }

    fn digest(&self, purpose: &str, text: &str) -> Result<Vec<u8>, Fault> {
        let mut digest = secret::digest(&self.house, self.body, purpose, text)?;
        digest.truncate(DIGEST_BYTES);
        Ok(digest)
    }

    /// The rows of an elector: one for each name they are known by.
    pub(crate) fn entries(&self, elector: &Elector) -> Result<Vec<KeptEntry>, Fault> {
        let hidden = Hidden {
            given_names: elector.given_names.clone(),
            birthplace: elector.birthplace.clone(),
            country: elector.country.clone(),
            bureau: elector.bureau.clone(),
        };
        let whole = format!(
            "{}|{}|{}|{}",
            elector.birth_name,
            elector.given_names.join(" "),
            elector.born_on,
            elector.birthplace
        );
        let who = self.digest(ELECTOR, &whole)?;
        let names = [Some(&elector.birth_name), elector.used_name.as_ref()];
        names
            .into_iter()
            .flatten()
            .map(|name| {
                Ok(KeptEntry {
                    lookup: self.lookup(name, elector.born_on)?,
                    elector: who.clone(),
                    sealed: self.hide(&hidden)?,
                })
            })
            .collect()
    }

    pub(crate) fn hide(&self, hidden: &Hidden) -> Result<Vec<u8>, Fault> {
        let mut text = serde_json::to_vec(hidden).map_err(|error| Fault::Internal(error.to_string()))?;
        // Spaces after it are no part of it (RFC 8259, section 2).
        text.resize(text.len().next_multiple_of(HIDDEN_BYTES), b' ');
        self.seal(&text)
    }

    /// What was hidden; none when it was sealed with another key.
    pub(crate) fn shown(&self, sealed: &[u8]) -> Option<Hidden> {
        serde_json::from_slice(&self.sealer.open(sealed)?).ok()
    }

    pub(crate) fn seal(&self, content: &[u8]) -> Result<Vec<u8>, Fault> {
        self.sealer.seal(&self.house, content)
    }

    pub(crate) fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        self.sealer.open(sealed)
    }
}
