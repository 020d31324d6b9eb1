//! What the page of a letter sends: amendments by place, or an argument.

use std::collections::BTreeMap;

use db::Uuid;
use serde::Deserialize;
use texts::ArgumentSide;

use crate::actions::{BODY, Chosen, ChosenArgument, ConfirmLetter, RATIONALES, SENTENCES};

/// The value of a box that is ticked.
pub(super) const KEPT: &str = "oui";

/// What was typed, by the names of the fields.
#[derive(Clone, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub(super) struct Typed {
    pub(super) request_id: Uuid,
    fields: BTreeMap<String, String>,
}

impl TryFrom<Vec<(String, String)>> for Typed {
    type Error = &'static str;

    fn try_from(sent: Vec<(String, String)>) -> Result<Self, Self::Error> {
        let fields: BTreeMap<String, String> = sent.into_iter().collect();
        let request = fields.get("request_id").ok_or("no request_id")?;
        Ok(Self {
            request_id: request.parse().map_err(|_| "request_id is no UUID")?,
            fields,
        })
    }
}

/// The name of the box that keeps an amendment.
pub(super) fn keeper(place: usize) -> String {
    format!("garder-{}", place + 1)
}

impl Typed {
    pub(super) fn of(&self, field: &str) -> Option<&str> {
        self.fields.get(field).map(String::as_str)
    }

    pub(super) fn is_kept(&self, place: usize) -> bool {
        self.of(&keeper(place)) == Some(KEPT)
    }

    pub(super) fn deed(&self, token: &str) -> ConfirmLetter {
        let amendments = (0..SENTENCES.len())
            .filter(|place| self.is_kept(*place))
            .map(|place| Chosen {
                place,
                sentence: self.of(SENTENCES[place]).unwrap_or_default().to_owned(),
                rationale: self.of(RATIONALES[place]).unwrap_or_default().to_owned(),
            })
            .collect();
        let side = self.of("sens").and_then(ArgumentSide::parse);
        let argument = side.map(|side| ChosenArgument {
            number: self
                .of("numero")
                .and_then(|number| number.trim().parse().ok())
                .unwrap_or_default(),
            side,
            content: self.of(BODY).unwrap_or_default().to_owned(),
        });
        ConfirmLetter {
            token: token.to_owned(),
            amendments,
            argument,
        }
    }
}
