//! What the form of an amendment sends: a wording, cells of a table, or a sentence.

use std::collections::BTreeMap;

use db::Uuid;
use legistique::Document;
use serde::Deserialize;

use super::table_fields;
use crate::addresses::Addresses;
use crate::drafting::AmendmentForm;
use crate::table_form::Cells;

/// What the buttons of the form send; anything else tables the amendment.
pub(super) const CHECK: &str = "verifier";
pub(super) const ADD_CONSEQUENCE: &str = "consequence";

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
    /// The cells of a table, when it is shown as such
    pub(super) cells: BTreeMap<(usize, usize), String>,
    /// Whether a table is shown as text
    pub(super) is_as_text: bool,
    pub(super) sentence: String,
    pub(super) rationale: String,
    pub(super) accepts_wrong_totals: bool,
    pub(super) geste: String,
}

impl TryFrom<Vec<(String, String)>> for Typed {
    type Error = &'static str;

    fn try_from(fields: Vec<(String, String)>) -> Result<Self, Self::Error> {
        let mut typed = Self::empty();
        let mut has_request = false;
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
                "forme" => typed.is_as_text = value == AS_TEXT,
                "sentence" => typed.sentence = value,
                "rationale" => typed.rationale = value,
                "total-faux" => typed.accepts_wrong_totals = value == "oui",
                "geste" => typed.geste = value,
                other => {
                    if let Some(cell) = table_fields::cell_of(other) {
                        typed.cells.insert(cell, value);
                    }
                }
            }
        }
        if has_request {
            Ok(typed)
        } else {
            Err("no request_id")
        }
    }
}

/// The word in an address for a table shown as text.
pub(super) const AS_TEXT: &str = "texte";

impl Typed {
    pub(super) fn empty() -> Self {
        Self {
            request_id: Uuid::nil(),
            ou: String::new(),
            version: 0,
            text_version: 0,
            wording: String::new(),
            cells: BTreeMap::new(),
            is_as_text: false,
            sentence: String::new(),
            rationale: String::new(),
            accepts_wrong_totals: false,
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

    pub(super) fn form(&self) -> AmendmentForm {
        if self.ou.is_empty() {
            AmendmentForm::Sentence(self.sentence.clone())
        } else {
            AmendmentForm::InPlace {
                path: self.ou.clone(),
                version: self.text_version,
                new_text: self.wording.clone(),
            }
        }
    }

    /// The field a refusal that names none is shown beside.
    pub(super) fn anchor(&self) -> &'static str {
        if self.ou.is_empty() { "sentence" } else { "wording" }
    }
}
