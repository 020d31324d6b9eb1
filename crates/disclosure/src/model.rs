//! Duties to publish: what the law says, and what agents said of them. No SQL, no HTML.

use std::sync::LazyLock;

use datasets::DatasetId;
use kernel::Fault;
use serde::Deserialize;

/// The longest reason, in characters.
pub(crate) const REASON_CHARS_MAX: usize = 1_000;
/// More people than any body employs.
pub(crate) const AGENTS_MAX: i64 = 1_000_000;
/// Choices read of a body: more than there are duties.
pub(crate) const CHOICES_MAX: i64 = 200;

/// What answers a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnsweredBy {
    /// A published file that follows its schema
    Schema,
    /// A dataset that an agent chose: no schema serves it
    Dataset,
    /// The catalogue itself
    Catalogue,
    /// The acts that are published here
    Acts,
    /// The same, as the table that the schema of deliberations describes
    Deliberations,
}

/// A duty to publish.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its word
    pub key: String,
    /// The kinds of bodies that the law names
    pub kinds: Vec<String>,
    /// Inhabitants from which it applies
    pub people_min: Option<i64>,
    /// People employed, in full-time equivalents, from which it applies
    pub agents_min: Option<i64>,
    /// What answers it
    pub answered_by: AnsweredBy,
    /// The schema that serves it; empty for none
    #[serde(default)]
    pub schema: String,
    /// Days after which the latest update is late
    pub days_max: Option<i64>,
    /// The article, as it is shown
    pub article: String,
    /// Where what is written here comes from
    pub source: String,
    /// False when the text in force was not read again
    pub is_checked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    duty: Vec<Duty>,
}

static DUTIES: LazyLock<Result<Vec<Duty>, String>> = LazyLock::new(|| {
    toml::from_str(include_str!("../duties.toml"))
        .map(|written: Written| written.duty)
        .map_err(|error| error.to_string())
});

/// Every duty, in the order of the page.
///
/// # Errors
/// When the file of duties is malformed, which a test forbids.
pub fn duties() -> Result<&'static [Duty], Fault> {
    match &*DUTIES {
        Ok(duties) => Ok(duties),
        Err(error) => Err(Fault::Internal(format!("duties.toml: {error}"))),
    }
}

/// The duty of this word.
pub(crate) fn duty(key: &str) -> Result<&'static Duty, Fault> {
    duties()?
        .iter()
        .find(|duty| duty.key == key)
        .ok_or(Fault::NotFound("duty"))
}

db::record! {
    /// What an agent said of a duty.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Choice {
        /// The duty's word
        pub duty: String,
        /// The dataset that answers it
        pub dataset_id: Option<DatasetId>,
        /// Why it does not concern the body; empty when it does
        pub reason: String,
    }
}

/// How large a body is, as far as it was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Inhabitants
    pub population: Option<i64>,
    /// People employed, in full-time equivalents
    pub agents: Option<i64>,
}

/// Whether a duty concerns a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Concern {
    /// It does
    Bound,
    /// Not a body of its kind
    OtherKind,
    /// Not one of its size: it may publish, and nothing makes it
    Below,
    /// Nobody said how large it is
    Unknown,
}

impl Duty {
    pub(crate) fn concern(&self, kind: &str, size: Size) -> Concern {
        if !self.kinds.iter().any(|known| known == kind) {
            return Concern::OtherKind;
        }
        let thresholds = [(self.people_min, size.population), (self.agents_min, size.agents)];
        let of_each = thresholds
            .into_iter()
            .filter_map(|(least, said)| least.map(|least| said.map(|said| said >= least)));
        let of_each: Vec<Option<bool>> = of_each.collect();
        if of_each.contains(&Some(false)) {
            Concern::Below
        } else if of_each.contains(&None) {
            Concern::Unknown
        } else {
            Concern::Bound
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_duty_can_be_read_and_said() {
        let duties = duties().expect("the file is well formed");
        let keys: BTreeSet<&str> = duties.iter().map(|duty| duty.key.as_str()).collect();
        assert_eq!(keys.len(), duties.len(), "each word once");
        assert!(!keys.contains("agents"), "an address of its own");
        for (duty, language) in duties.iter().flat_map(|duty| [(duty, "fr"), (duty, "en")]) {
            let words = if language == "fr" {
                include_str!("../locales/fr.ftl")
            } else {
                include_str!("../locales/en.ftl")
            };
            for said in ["duty", "what", "when"] {
                let key = format!("\ndisclosure-{said}-{} = ", duty.key);
                assert!(words.contains(&key), "{key} in {language}");
            }
            let needs_schema = duty.answered_by == AnsweredBy::Schema;
            assert!(!needs_schema || !duty.schema.is_empty(), "{}", duty.key);
        }
    }

    #[test]
    fn a_duty_begins_at_its_thresholds() {
        let catalogue = duty("catalogue").expect("there");
        let size = |population, agents| Size { population, agents };
        for (kind, size, concern) in [
            ("commune", size(Some(3_500), Some(50)), Concern::Bound),
            ("commune", size(Some(3_499), Some(50)), Concern::Below),
            ("commune", size(Some(3_499), None), Concern::Below),
            ("commune", size(Some(20_000), None), Concern::Unknown),
            ("commune", Size::default(), Concern::Unknown),
            ("association", size(Some(3_500), Some(50)), Concern::OtherKind),
        ] {
            assert_eq!(catalogue.concern(kind, size), concern, "{kind} {size:?}");
        }
        let acts = duty("acts").expect("there");
        assert_eq!(acts.concern("commune", Size::default()), Concern::Bound);
    }
}
