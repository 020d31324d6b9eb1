//! What a budget says of itself before its lines.

use std::fmt;

use crate::refusal::Refusal;

/// A step of the budget's year (`NatDec`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The budget as it is voted first
    Primary,
    /// A change of it
    Amending,
    /// The one that takes up the results of the year before
    Supplementary,
    /// What was spent and received in the end
    Account,
}

impl Step {
    /// The step of a code of TOTEM. The single financial account (`10`) is an administrative account for the SCDL, which knows no
    /// other.
    pub(crate) fn of(code: &str) -> Result<Self, Refusal> {
        match code {
            "01" => Ok(Self::Primary),
            "02" => Ok(Self::Amending),
            "03" => Ok(Self::Supplementary),
            "09" | "10" => Ok(Self::Account),
            "" => Err(Refusal::Missing("NatDec")),
            other => Err(Refusal::UnknownCode {
                element: "NatDec",
                code: other.to_owned(),
            }),
        }
    }

    /// In French, as the schema allows it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Primary => "budget primitif",
            Self::Amending => "décision modificative",
            Self::Supplementary => "budget supplémentaire",
            Self::Account => "compte administratif",
        }
    }

    /// The same, as a title.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Primary => "Budget primitif",
            Self::Amending => "Décision modificative",
            Self::Supplementary => "Budget supplémentaire",
            Self::Account => "Compte administratif",
        }
    }
}

/// Which account plan a budget follows: one for each nomenclature, variant and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanName {
    /// `M57`
    pub norm: String,
    /// `M57_A`
    pub variant: String,
    /// `2026`
    pub year: String,
}

impl PlanName {
    /// From the element `Nomenclature` (`M14-M14_COM_500_3500`, or the variant alone) and the year.
    pub(crate) fn of(nomenclature: &str, year: &str) -> Self {
        let (norm, variant) = nomenclature.split_once('-').unwrap_or_else(|| {
            let norm = nomenclature.split('_').next().unwrap_or_default();
            (norm, nomenclature)
        });
        Self {
            norm: norm.to_owned(),
            variant: variant.to_owned(),
            year: year.to_owned(),
        }
    }

    /// True when both are of one norm, whatever their variants and years: labels seldom differ, and some published plans name
    /// another variant than the one they are of.
    pub fn is_akin(&self, other: &Self) -> bool {
        self.norm == other.norm
    }
}

impl fmt::Display for PlanName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-{} {}", self.norm, self.variant, self.year)
    }
}

/// What a budget says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The step of its year
    pub step: Step,
    /// The year, in four figures
    pub year: String,
    /// The establishment, 14 figures
    pub siret: String,
    /// The name of the body
    pub body: String,
    /// The name of this budget, the main one or an annex
    pub budget: String,
    /// The account plan it follows
    pub plan: PlanName,
}

/// What was read of a header so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Begun {
    pub(crate) body: String,
    pub(crate) step: String,
    pub(crate) year: String,
    pub(crate) siret: String,
    pub(crate) budget: String,
    pub(crate) nomenclature: String,
}

impl Begun {
    /// Another budget of the same document.
    pub(crate) fn again(&mut self) {
        *self = Self {
            body: std::mem::take(&mut self.body),
            ..Self::default()
        };
    }

    /// Keeps what an element inside another says; the first of two is kept, as the reference does.
    pub(crate) fn keep(&mut self, within: &str, name: &str, value: String) {
        let place = match (within, name) {
            ("EnTeteDocBudgetaire", "LibelleColl") => &mut self.body,
            ("EnTeteBudget", "LibelleEtab") => &mut self.budget,
            ("EnTeteBudget", "IdEtab") => &mut self.siret,
            ("EnTeteBudget", "Nomenclature") => &mut self.nomenclature,
            ("BlocBudget", "NatDec") => &mut self.step,
            ("BlocBudget", "Exer") => &mut self.year,
            _ => return,
        };
        if place.is_empty() {
            *place = value;
        }
    }

    pub(crate) fn finish(&self) -> Result<Header, Refusal> {
        for (said, element) in [
            (&self.year, "Exer"),
            (&self.siret, "IdEtab"),
            (&self.nomenclature, "Nomenclature"),
        ] {
            if said.is_empty() {
                return Err(Refusal::Missing(element));
            }
        }
        Ok(Header {
            step: Step::of(&self.step)?,
            year: self.year.clone(),
            siret: self.siret.clone(),
            body: self.body.clone(),
            budget: self.budget.clone(),
            plan: PlanName::of(&self.nomenclature, &self.year),
        })
    }
}
