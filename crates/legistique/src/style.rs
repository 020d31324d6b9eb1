//! The ways of writing an amendment.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::dispositif::has_bare_location;
use crate::folding::fold;

/// A dialect of legal drafting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// As anyone writes: « Remplacer « x » par « y » ».
    Commune,
    /// « À l’alinéa 3, substituer aux mots : « x » les mots : « y ». »
    Assemblee,
    /// « Alinéa 3 », then « Remplacer les mots : », then the words in a paragraph of their own, without quotation marks.
    Senat,
    /// As a law or a deliberation amends another: « Au 3e alinéa, les mots : « x » sont remplacés par les mots : « y ». »
    Loi,
}

impl Style {
    /// Every dialect.
    pub const ALL: [Self; 4] = [Self::Commune, Self::Assemblee, Self::Senat, Self::Loi];

    /// Its name in commands and corpora.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Commune => "commune",
            Self::Assemblee => "assemblee",
            Self::Senat => "senat",
            Self::Loi => "loi",
        }
    }

    /// The dialect an amendment is most likely written in. Every dialect is read whatever is guessed: only the meaning of
    /// quotation marks that open a paragraph depends on it.
    ///
    /// ```
    /// use legistique::Style;
    /// assert_eq!(Style::detect("Alinéa 3\nSupprimer cet alinéa."), Style::Senat);
    /// assert_eq!(Style::detect("À l’alinéa 3, substituer au mot : « un » le mot : « deux »."), Style::Assemblee);
    /// assert_eq!(Style::detect("Au 3e alinéa, le mot : « un » est supprimé."), Style::Loi);
    /// assert_eq!(Style::detect("Remplacer « un » par « deux »"), Style::Commune);
    /// ```
    pub fn detect(sentence: &str) -> Self {
        if has_bare_location(sentence) {
            return Self::Senat;
        }
        let head: String = fold(sentence.chars().take(600).collect::<String>().as_str());
        let says = |words: &[&str]| words.iter().any(|word| head.contains(word));
        if says(&[
            "ainsi redige :\n",
            "ainsi rediges :\n",
            "remplacer les mots :\n",
            "remplacer le mot :\n",
        ]) {
            Self::Senat
        } else if says(&[
            " est supprime",
            " sont supprime",
            " est remplace",
            " sont remplace",
            "est ainsi redige",
            "est complete",
            "il est insere",
            "sont inseres",
        ]) && !says(&[
            "inserer",
            "supprimer",
            "substituer",
            "remplacer",
            "rediger",
            "completer",
        ]) {
            Self::Loi
        } else if says(&["substituer", "l'alinea", "cet article", ":\n«"]) {
            Self::Assemblee
        } else {
            Self::Commune
        }
    }
}

impl fmt::Display for Style {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// A style that is not one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a style: {0:?}")]
pub struct StyleError(pub String);

impl FromStr for Style {
    type Err = StyleError;

    fn from_str(name: &str) -> Result<Self, StyleError> {
        Self::ALL
            .into_iter()
            .find(|style| style.name() == name)
            .ok_or_else(|| StyleError(name.chars().take(40).collect()))
    }
}
