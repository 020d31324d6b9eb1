//! Templates: a way of deciding, as a TOML file that a town can read, copy, change and share.
//!
//! [`reading`] reads one and finds every fault with its line; [`vocabulary`] knows what the house's features offer.

mod reading;
mod vocabulary;

use std::collections::BTreeMap;

use kernel::Sentence;
use kernel::steps::settings::{CONVOCATION, Settings};
use serde::Serialize;

pub use vocabulary::Vocabulary;

/// The templates that come with Parvis.
pub const SHIPPED: &[&str] = &[
    include_str!("../templates/avis-sur-un-document.toml"),
    include_str!("../templates/consultation.toml"),
    include_str!("../templates/deliberation.toml"),
    include_str!("../templates/groupe-de-travail.toml"),
    include_str!("../templates/reglement-interieur.toml"),
    include_str!("../templates/consultation-et-reponses.toml"),
    include_str!("../templates/carte-des-opinions.toml"),
    include_str!("../templates/assemblee-citoyenne.toml"),
    include_str!("../templates/budget-participatif.toml"),
    include_str!("../templates/scrutin-secret.toml"),
];

/// The version of the file's format.
const FORMAT: u32 = 1;
/// Steps a template may have.
pub const STEPS_MAX: usize = 40;
/// Days a step may last.
pub const DAYS_MAX: u32 = 730;
/// Bytes of a file.
pub const SOURCE_BYTES_MAX: usize = 64 * 1024;
/// Characters of a title or of a label.
pub const TITLE_CHARS_MAX: usize = 200;
/// Characters of a summary.
pub const SUMMARY_CHARS_MAX: usize = 500;
/// Characters of a name in addresses.
pub const NAME_CHARS_MAX: usize = 60;
/// Characters of a setting.
pub const SETTING_CHARS_MAX: usize = 2_000;
/// Guards, settings, tools or predecessors of a step.
pub const ENTRIES_MAX: usize = 20;

/// A way of deciding.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Template {
    /// The format of this file: 1
    pub format: u32,
    /// Its name in addresses and exports
    pub name: String,
    /// Its version, raised at each change
    pub version: u32,
    /// What people call it
    pub title: String,
    /// What it is for, in one sentence
    pub summary: String,
    /// Its steps, in the order they are shown
    pub steps: Vec<TemplateStep>,
}

/// One step of a template.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TemplateStep {
    /// Its name, unique in the template
    pub name: String,
    /// The kind of step, offered by a feature: `texts.amend`
    pub kind: String,
    /// What people do there
    pub label: String,
    /// The steps that must be closed before it opens; none written: the step before it
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Vec<String>>,
    /// True when it is planned to open on the last day of those it waits for, rather than on the day after
    #[serde(skip_serializing_if = "is_false")]
    pub same_day: bool,
    /// How long it is planned to last, in days
    pub days: u32,
    /// The facts that must hold for it to close
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub closes_when: Vec<String>,
    /// The outside tools it switches on, by name ([`tools::Tool`]); a name that is nobody's is kept, and switches nothing on
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tools: Vec<String>,
    /// What the kind of step needs to know
    #[serde(skip_serializing_if = "no_setting")]
    pub settings: Settings,
    /// The settings asked of who prepares a parcours, with the question: `question = "Que demandez-vous ?"`
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub asks: BTreeMap<String, String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde asks for")]
fn is_false(value: &bool) -> bool {
    !value
}

fn no_setting(settings: &Settings) -> bool {
    settings.0.is_empty()
}

/// What is wrong in a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// The line of the file, from 1; none when no line is at fault
    pub line: Option<usize>,
    /// What to mend
    pub sentence: Sentence,
}

/// Everything that is wrong in a template, in the order of its lines; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} faults, first {:?}", .0.len(), .0.first())]
pub struct TemplateFaults(pub Vec<TemplateFault>);

impl Template {
    /// Reads a template and checks that it can run from its first step to its last.
    pub fn parse(text: &str) -> Result<Self, TemplateFaults> {
        reading::read(text, None)
    }

    /// The same, and refuses what this house does not offer: a kind of step, a guard, a setting.
    pub fn parse_for(text: &str, vocabulary: &Vocabulary) -> Result<Self, TemplateFaults> {
        reading::read(text, Some(vocabulary))
    }

    /// The names of tools that nobody has here, each once.
    pub fn unknown_tools(&self) -> Vec<&str> {
        let named = self.steps.iter().flat_map(|step| &step.tools);
        let mut unknown: Vec<&str> = named
            .map(String::as_str)
            .filter(|name| tools::Tool::named(name).is_none())
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        unknown
    }

    /// As a file.
    pub fn to_toml(&self) -> Result<String, kernel::Fault> {
        toml::to_string_pretty(self).map_err(|error| kernel::Fault::Internal(format!("a template: {error}")))
    }

    /// The steps that must be closed before the step at `position` opens.
    pub fn waits_for(&self, position: usize) -> Vec<&str> {
        match &self.steps[position].after {
            Some(after) => after.iter().map(String::as_str).collect(),
            None => position
                .checked_sub(1)
                .map(|before| self.steps[before].name.as_str())
                .into_iter()
                .collect(),
        }
    }

    /// The position of the step called `name`.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.name == name)
    }

    /// True when features offer every kind of step it is made of.
    pub fn is_offered_by(&self, vocabulary: &Vocabulary) -> bool {
        self.steps.iter().all(|step| vocabulary.knows_kind(&step.kind))
    }
}

impl TemplateStep {
    /// True when this step convenes an assembly ([`CONVOCATION`]).
    pub fn convenes(&self) -> bool {
        self.settings.flag(CONVOCATION)
    }
}

/// A name in addresses, made of a title: « Règlement intérieur » gives `reglement-interieur`.
pub fn name_of(title: &str) -> String {
    let mut name = String::new();
    for letter in title.chars() {
        let plain = match letter.to_lowercase().next().unwrap_or(letter) {
            'à' | 'â' | 'ä' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' => "i",
            'ô' | 'ö' => "o",
            'ù' | 'û' | 'ü' => "u",
            'ç' => "c",
            'œ' => "oe",
            'æ' => "ae",
            lower if lower.is_ascii_alphanumeric() => {
                name.push(lower);
                continue;
            }
            _ => {
                if !name.is_empty() && !name.ends_with('-') {
                    name.push('-');
                }
                continue;
            }
        };
        name.push_str(plain);
    }
    // Room is left for `-2` when the name is taken.
    name.truncate(NAME_CHARS_MAX - 4);
    let name = name.trim_end_matches('-');
    if name.is_empty() { "modele" } else { name }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_templates_can_run_and_come_back_from_their_own_export() {
        for text in SHIPPED {
            let template = Template::parse(text).expect("a shipped template is right");
            let exported = template.to_toml().expect("it is written");
            assert_eq!(Template::parse(&exported).as_ref(), Ok(&template), "{exported}");
        }
    }

    #[test]
    fn a_title_gives_a_name_for_addresses() {
        assert_eq!(
            name_of("  Règlement intérieur – « 2ᵉ » œuvre "),
            "reglement-interieur-2-oeuvre"
        );
        assert_eq!(name_of("« — »"), "modele");
        assert!(name_of(&"é".repeat(300)).len() <= NAME_CHARS_MAX);
    }
}
