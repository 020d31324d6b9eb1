//! Templates: a way of deciding, as a TOML file that a town can read, copy, change and share.

use std::collections::BTreeSet;

use kernel::steps::settings::Settings;
use serde::Deserialize;

/// The templates that come with Parvis.
pub const SHIPPED: &[&str] = &[
    include_str!("../templates/avis-sur-un-document.toml"),
    include_str!("../templates/consultation.toml"),
];

/// Steps a template may have.
const STEPS_MAX: usize = 40;
/// Days a step may last.
const DAYS_MAX: u32 = 730;

/// A way of deciding.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateStep {
    /// Its name, unique in the template
    pub name: String,
    /// The kind of step, offered by a feature: `texts.amend`
    pub kind: String,
    /// What people do there
    pub label: String,
    /// The steps that must be closed before it opens; none written: the step before it
    pub after: Option<Vec<String>>,
    /// How long it is planned to last, in days
    pub days: u32,
    /// The facts that must hold for it to close
    #[serde(default)]
    pub closes_when: Vec<String>,
    /// What the kind of step needs to know
    #[serde(default)]
    pub settings: Settings,
}

/// Why a template cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// It is not TOML of this shape.
    #[error("{0}")]
    Unreadable(String),
    /// It was written for another version of this format.
    #[error("format {0} is not known here")]
    Format(u32),
    /// It has no step, or too many.
    #[error("a template has between 1 and {STEPS_MAX} steps")]
    StepCount,
    /// Two steps have the same name.
    #[error("step {0} is named twice")]
    NamedTwice(String),
    /// A step waits for a step that does not come before it: waiting in a circle is impossible that way.
    #[error("step {step} waits for {after}, which does not come before it")]
    WaitsForLater {
        /// The step that waits
        step: String,
        /// What it waits for
        after: String,
    },
    /// A step lasts too long, or no day.
    #[error("step {0} must last between 1 and {DAYS_MAX} days")]
    Days(String),
}

impl Template {
    /// Reads a template and checks that it can run from its first step to its last.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let template: Self =
            toml::from_str(text).map_err(|error| TemplateError::Unreadable(error.to_string()))?;
        template.check()?;
        Ok(template)
    }

    fn check(&self) -> Result<(), TemplateError> {
        if self.format != 1 {
            return Err(TemplateError::Format(self.format));
        }
        if self.steps.is_empty() || self.steps.len() > STEPS_MAX {
            return Err(TemplateError::StepCount);
        }
        let mut before = BTreeSet::new();
        for step in &self.steps {
            if step.days == 0 || step.days > DAYS_MAX {
                return Err(TemplateError::Days(step.name.clone()));
            }
            if let Some(after) = step
                .after
                .iter()
                .flatten()
                .find(|after| !before.contains(after.as_str()))
            {
                return Err(TemplateError::WaitsForLater {
                    step: step.name.clone(),
                    after: after.clone(),
                });
            }
            if !before.insert(step.name.as_str()) {
                return Err(TemplateError::NamedTwice(step.name.clone()));
            }
        }
        Ok(())
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_templates_can_run() {
        for text in SHIPPED {
            Template::parse(text).expect("a shipped template is right");
        }
    }

    #[test]
    fn a_template_that_cannot_run_says_why() {
        let step = |name: &str, more: &str| {
            format!("[[steps]]\nname = \"{name}\"\nkind = \"k\"\nlabel = \"L\"\ndays = 1\n{more}\n")
        };
        let head = "format = 1\nname = \"n\"\nversion = 1\ntitle = \"t\"\nsummary = \"s\"\n";
        let parse = |steps: &str| Template::parse(&format!("{head}{steps}"));
        assert_eq!(
            parse(""),
            Err(TemplateError::Unreadable(parse("").unwrap_err().to_string()))
        );
        assert_eq!(
            parse(&(step("a", "") + &step("a", ""))),
            Err(TemplateError::NamedTwice("a".into()))
        );
        assert_eq!(
            parse(&(step("a", "after = [\"b\"]") + &step("b", ""))),
            Err(TemplateError::WaitsForLater {
                step: "a".into(),
                after: "b".into()
            })
        );
        assert!(matches!(
            parse(&step("a", "surprise = 1")),
            Err(TemplateError::Unreadable(_))
        ));
        assert_eq!(
            parse(&step("a", "").replace("days = 1", "days = 0")),
            Err(TemplateError::Days("a".into()))
        );
    }
}
