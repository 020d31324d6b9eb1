//! What the form of an amendment sends: a wording, cells of a table, or a sentence.

use std::collections::BTreeMap;

use db::Uuid;
use legistique::Document;
use serde::Deserialize;

use super::table_fields;
use crate::addresses::Addresses;
use crate::drafting::{AmendmentForm, PASSAGES_MAX};
use crate::table_form::Cells;

/// What the buttons of the form send; anything else tables the amendment.
pub(super) const CHECK: &str = "verifier";
pub(super) const ADD_CONSEQUENCE: &str = "consequence";
pub(super) const ADD_PASSAGE: &str = "ajouter";
/// Followed by the rank of the passage, from 2.
pub(super) const LEAVE_PASSAGE: &str = "laisser-";

/// What was typed: a wording when `ou` names a passage, a sentence otherwise.
#[derive(Clone, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub(super) struct Typed {
    pub(super) request_id: Uuid,
    pub(super) ou: String,
    /// The version of the text, or of the amendment being rectified
    pub(super) version: i64,
    pub(super) text_version: i64,
    pub(super) wording: String,
    /// The other passages rewritten in the same amendment, and their wordings
    pub(super) others: Vec<(String, String)>,
    /// The passage chosen to be one more of them
    pub(super) one_more: String,
    /// The cells of a table, when it is shown as such
    pub(super) cells: BTreeMap<(usize, usize), String>,
    /// Whether a table is shown as text
    pub(super) is_as_text: bool,
    pub(super) sentence: String,
    pub(super) rationale: String,
    pub(super) accepts_wrong_totals: bool,
    /// In whose name
    pub(super) pour: String,
    pub(super) geste: String,
}

impl TryFrom<Vec<(String, String)>> for Typed {
    type Error = &'static str;

    fn try_from(fields: Vec<(String, String)>) -> Result<Self, Self::Error> {
        let mut typed = Self::empty();
        let mut has_request = false;
        let mut others: BTreeMap<usize, (String, String)> = BTreeMap::new();
        for (name, value) in fields {
            match name.as_str() {
                "request_id" => {
                    typed.request_id = value.parse().map_err(|_| "request_id is no UUID")?;
                    has_request = true;
                }
                "ou" => typed.ou = value,
                "version" => typed.version = value.parse().map_err(|_| "version is no number")?,
                "text_version" => {
                    typed.text_version = value.parse().map_err(|_| "text_version is no number")?;
                }
                "wording" => typed.wording = value,
                "autre" => typed.one_more = value,
                "forme" => typed.is_as_text = value == AS_TEXT,
                "sentence" => typed.sentence = value,
                "rationale" => typed.rationale = value,
                "total-faux" => typed.accepts_wrong_totals = value == "oui",
                "pour" => typed.pour = value,
                "geste" => typed.geste = value,
                other => {
                    if let Some(rank) = rank_of(other, "ou-") {
                        others.entry(rank).or_default().0 = value;
                    } else if let Some(rank) = rank_of(other, "wording-") {
                        others.entry(rank).or_default().1 = value;
                    } else if let Some(cell) = table_fields::cell_of(other) {
                        typed.cells.insert(cell, value);
                    }
                }
            }
        }
        let named = others.into_values().filter(|(ou, _)| !ou.is_empty());
        typed.others = named.collect();
        if has_request {
            Ok(typed)
        } else {
            Err("no request_id")
        }
    }
}

/// The rank of another passage in the name of its field, from 2.
fn rank_of(name: &str, prefix: &str) -> Option<usize> {
    let rank = name.strip_prefix(prefix)?.parse().ok()?;
    (2..=PASSAGES_MAX).contains(&rank).then_some(rank)
}

/// The word in an address for a table shown as text.
pub(super) const AS_TEXT: &str = "texte";
/// The word in an address for an amendment rectified by its sentence, which could be in place.
pub(super) const AS_SENTENCE: &str = "phrase";

impl Typed {
    pub(super) fn empty() -> Self {
        Self {
            request_id: Uuid::nil(),
            ou: String::new(),
            version: 0,
            text_version: 0,
            wording: String::new(),
            others: Vec::new(),
            one_more: String::new(),
            cells: BTreeMap::new(),
            is_as_text: false,
            sentence: String::new(),
            rationale: String::new(),
            accepts_wrong_totals: false,
            pour: String::new(),
            geste: String::new(),
        }
    }

    /// The wording that cells make, when the passage is a table shown by its cells.
    pub(super) fn with_cells_as_wording(mut self, base: &Document) -> Self {
        let spot = Addresses::of(base).find(base, &self.ou);
        if let Some(spot) = spot.filter(|_| !self.cells.is_empty())
            && let Some(wording) =
                Cells::of(base, spot).and_then(|cells| cells.typed(base, spot, &self.cells))
        {
            self.wording = wording;
        }
        self
    }

    /// The links of the passages in the form, in their order.
    pub(super) fn passages(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.ou.as_str()).chain(self.others.iter().map(|(ou, _)| ou.as_str()))
    }

    pub(super) fn form(&self) -> AmendmentForm {
        if self.ou.is_empty() {
            AmendmentForm::Sentence(self.sentence.clone())
        } else if !self.others.is_empty() {
            let first = (self.ou.clone(), self.wording.clone());
            AmendmentForm::InPlaces {
                version: self.text_version,
                passages: std::iter::once(first)
                    .chain(self.others.iter().cloned())
                    .collect(),
            }
        } else {
            AmendmentForm::InPlace {
                path: self.ou.clone(),
                version: self.text_version,
                new_text: self.wording.clone(),
            }
        }
    }

    /// Puts one more passage in the form, with the words it has, or takes one out; false when the button asked for
    /// neither.
    pub(super) fn changes_passages(&mut self, base: &Document) -> bool {
        if self.geste == ADD_PASSAGE {
            let spot = Addresses::of(base).find(base, &self.one_more);
            let is_known = self.ou == self.one_more || self.others.iter().any(|(ou, _)| *ou == self.one_more);
            if let Some(spot) = spot.filter(|_| !is_known && self.others.len() + 1 < PASSAGES_MAX) {
                self.others.push((self.one_more.clone(), spot.words(base)));
            }
            return true;
        }
        let Some(rank) = self.geste.strip_prefix(LEAVE_PASSAGE) else {
            return false;
        };
        if let Some(index) = rank.parse::<usize>().ok().and_then(|rank| rank.checked_sub(2))
            && index < self.others.len()
        {
            self.others.remove(index);
        }
        true
    }

    /// The field a refusal that names none is shown beside.
    pub(super) fn anchor(&self) -> &'static str {
        if self.ou.is_empty() { "sentence" } else { "wording" }
    }
}
