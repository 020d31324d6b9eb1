//! A line of a budget.

use crate::plan::AccountPlan;
use crate::xml::Element;

/// A half of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Operating,
    Investment,
}

impl Section {
    /// From TOTEM's letter.
    pub(crate) fn of(letter: &str) -> Option<Self> {
        match letter {
            "F" => Some(Self::Operating),
            "I" => Some(Self::Investment),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Operating => "fonctionnement",
            Self::Investment => "investissement",
        }
    }
}

/// Amounts, in the order of the columns that hold them.
const AMOUNTS: [&str; 7] = [
    "MtReal",
    "MtBudgPrec",
    "MtRARPrec",
    "MtPropNouv",
    "MtPrev",
    "CredOuv",
    "MtRAR3112",
];

/// What a line says, in TOTEM's codes; empty where it says nothing.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) account: String,
    pub(crate) chapter: String,
    pub(crate) function: String,
    pub(crate) operation: String,
    pub(crate) amounts: [String; 7],
    side: String,
    is_order: String,
    order: String,
    is_special: String,
    section: String,
}

impl Line {
    /// Keeps what an element of the line says; of two of the same name, the first.
    pub(crate) fn keep(&mut self, element: &Element) {
        let place = match element.name.as_str() {
            "Nature" => &mut self.account,
            "ContNat" => &mut self.chapter,
            "Fonction" => &mut self.function,
            "Operation" => &mut self.operation,
            "CodRD" => &mut self.side,
            "OpBudg" => &mut self.is_order,
            "TypOpBudg" => &mut self.order,
            "ArtSpe" => &mut self.is_special,
            "CaracSup" if element.attribute("Code") == Some("Section") => &mut self.section,
            name => {
                let place = AMOUNTS.iter().position(|known| *known == name);
                let Some(amount) = place.and_then(|place| self.amounts.get_mut(place)) else {
                    return;
                };
                amount
            }
        };
        if place.is_empty() {
            *place = element.value();
        }
    }

    /// « dépense » or « recette ».
    pub(crate) fn side(&self) -> &'static str {
        match self.side.as_str() {
            "D" => "dépense",
            "R" => "recette",
            _ => "",
        }
    }

    /// « réel », or « ordre » when no money moves.
    pub(crate) fn order(&self) -> &'static str {
        match self.is_order.as_str() {
            "0" => "réel",
            "1" => "ordre",
            _ => "",
        }
    }

    pub(crate) fn special(&self) -> &'static str {
        match self.is_special.as_str() {
            "false" => "non spécialisé",
            "true" => "spécialisé",
            _ => "",
        }
    }

    /// The section that the line itself says.
    pub(crate) fn own_section(&self) -> Option<Section> {
        Section::of(&self.section)
    }

    /// The chapter that a plan gives the account of a line that says none (schema *budget*, field `BGT_SECTION`).
    pub(crate) fn chapter_by(&self, plan: &AccountPlan) -> String {
        // Of order within one section, or between both.
        let used = match (self.side.as_str(), self.is_order.as_str(), self.order.as_str()) {
            ("D", "0", _) => "DR",
            ("R", "0", _) => "RR",
            ("D", "1", "1") => "DOIS",
            ("R", "1", "1") => "ROIS",
            ("D", "1", _) => "DOES",
            ("R", "1", _) => "ROES",
            _ => return String::new(),
        };
        plan.chapter_of(&self.account, used)
            .unwrap_or_default()
            .to_owned()
    }
}
