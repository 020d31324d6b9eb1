//! A deliberation, as the open data of local bodies describe it (SCDL, schema *deliberations* 2.1.5).

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::ActId;

/// The longest number of a deliberation, in characters: that of the State's transmission, and some room.
pub(crate) const NUMBER_CHARS_MAX: usize = 50;
/// The longest name of a budget, in characters.
pub(crate) const BUDGET_CHARS_MAX: usize = 200;
/// The most members an assembly is said to have.
pub(crate) const ELECTORS_MAX: i64 = 10_000;

db::record! {
    /// What is said of an act that is a deliberation. It is beside the act, which never changes, and may be completed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Deliberation {
        /// The act
        pub act_id: ActId,
        /// How many times this was written
        pub version: i64,
        /// The number the assembly gave it
        pub number: String,
        /// When it was adopted
        pub decided_on: Date,
        /// The code of its matter ([`Matter`])
        pub matter: String,
        /// The year of its budget, or two with a stroke; empty without budget
        pub budget_years: String,
        /// The name of its budget; empty without budget
        pub budget_name: String,
        /// Who controls its legality: `PREF056`; empty when not known
        pub control_id: String,
        /// When they received it
        pub control_on: Option<Date>,
        /// Members of the assembly
        pub electors: Option<i64>,
        /// In favour
        pub pour: Option<i64>,
        /// Against
        pub contre: Option<i64>,
        /// Neither
        pub abstention: Option<i64>,
    }
}

/// A matter of the nomenclature of the State's legality control (ACTES), of two levels.
#[derive(Clone, Debug, Deserialize)]
pub struct Matter {
    /// `7.5`
    pub code: String,
    /// The first level
    pub theme: String,
    /// The second
    pub matiere: String,
}

static MATTERS: LazyLock<Vec<Matter>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../../matieres.csv").as_bytes())
        .deserialize()
        .map(|matter| matter.expect("the nomenclature of this program is well formed"))
        .collect()
});

impl Matter {
    /// All of them, in order.
    pub fn all() -> &'static [Self] {
        &MATTERS
    }

    /// The number of the first level.
    pub fn theme_number(&self) -> Option<u8> {
        self.code.split('.').next()?.parse().ok()
    }

    /// What the first level of this number is called.
    pub fn theme_of(number: u8) -> Option<&'static str> {
        let mut all = MATTERS.iter();
        all.find(|matter| matter.theme_number() == Some(number))
            .map(|matter| matter.theme.as_str())
    }

    /// The one of a code.
    pub fn of(code: &str) -> Option<&'static Self> {
        MATTERS.iter().find(|matter| matter.code == code)
    }

    /// Both levels, as the open data write them.
    pub fn name(&self) -> String {
        format!("{}/{}", self.theme, self.matiere)
    }
}

/// The year of a budget, or two with a stroke.
pub(crate) fn is_budget_years(text: &str) -> bool {
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<u16>().ok()).flatten();
    match text.split_once('/') {
        None => year(text).is_some(),
        Some((first, last)) => {
            matches!((year(first), year(last)), (Some(first), Some(last)) if first <= last)
        }
    }
}

/// Who controls legality: a prefecture (`PREF056`), a sub-prefecture (`SPREF0561`) or a regional secretariat (`SGAR053`).
pub(crate) fn is_control_id(text: &str) -> bool {
    let department = |digits: &str| {
        digits.len() == 3
            && digits.starts_with(|letter: char| letter.is_ascii_digit())
            && digits
                .chars()
                .all(|letter| letter.is_ascii_digit() || matches!(letter, 'A' | 'B'))
    };
    if let Some(rest) = text.strip_prefix("SPREF") {
        return rest.is_ascii()
            && rest.len() == 4
            && department(&rest[..3])
            && rest.ends_with(|letter: char| letter.is_ascii_digit());
    }
    let rest = text.strip_prefix("PREF").or_else(|| text.strip_prefix("SGAR"));
    rest.is_some_and(|rest| rest.is_ascii() && department(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nomenclature_is_whole() {
        let of_theme = |theme: char| {
            Matter::all()
                .iter()
                .filter(|matter| matter.code.starts_with(theme))
                .count()
        };
        assert_eq!(
            "123456789".chars().map(of_theme).collect::<Vec<_>>(),
            [7, 3, 6, 5, 8, 5, 10, 9, 4]
        );
        assert_eq!(
            Matter::of("7.5").expect("known").name(),
            "finances locales/subventions"
        );
        for matter in Matter::all() {
            let name = matter.name();
            assert!(
                !name.contains([',', '(', ')']) && name == name.to_lowercase(),
                "{name}"
            );
        }
    }

    #[test]
    fn years_and_prefectures_are_written_as_the_schema_says() {
        assert!(is_budget_years("2026") && is_budget_years("2026/2027"));
        assert!(!is_budget_years("2027/2026") && !is_budget_years("26") && !is_budget_years("2026/"));
        assert!(
            is_control_id("PREF056")
                && is_control_id("SPREF0561")
                && is_control_id("SGAR053")
                && is_control_id("PREF02A")
        );
        assert!(
            !is_control_id("PREF56")
                && !is_control_id("pref056")
                && !is_control_id("SPREF056é")
                && !is_control_id("")
        );
    }
}
