//! Associations and those who may speak in their name; the offices that mandates carry.

use db::{Id, Instant};
use kernel::PersonId;

use super::{Days, Group, GroupId, GroupKind};

/// The longest precision of an office, in characters.
pub(crate) const OFFICE_TITLE_CHARS_MAX: usize = 120;
/// Days an act waits for a second person, after which it is forgotten.
pub(crate) const CONFIRM_DAYS: i64 = 30;
/// The most acts of one association that may wait for a second person.
pub(crate) const TO_CONFIRM_MAX: i64 = 200;
/// Digits of a SIRET.
const SIRET_DIGITS: usize = 14;
/// Letters and digits of a number in the national directory of associations.
const RNA_CHARS: usize = 10;

db::text_enum! {
    /// The office that a mandate carries. In the order a list shows them to choose from.
    pub enum Office {
        /// Presides over an association
        President = "presidence",
        /// Presides in the president's stead
        VicePresident = "vice-presidence",
        /// Keeps its accounts
        Treasurer = "tresorerie",
        /// Keeps its papers
        Clerk = "secretariat",
        /// Was mandated to represent it
        Representative = "representation",
        /// Mayor, or president of a council
        Mayor = "maire",
        /// Deputy of the mayor
        Deputy = "adjoint",
        /// Councillor to whom the mayor delegated a matter
        DelegateCouncillor = "conseiller-delegue",
        /// Councillor
        Councillor = "conseiller",
    }
}

impl Office {
    /// Those that a mandate in a group of this kind may carry; none in most.
    pub fn of(kind: GroupKind) -> &'static [Self] {
        match kind {
            GroupKind::Association => &[
                Self::President,
                Self::VicePresident,
                Self::Treasurer,
                Self::Clerk,
                Self::Representative,
            ],
            GroupKind::Plenary => &[
                Self::Mayor,
                Self::Deputy,
                Self::DelegateCouncillor,
                Self::Councillor,
            ],
            GroupKind::Services
            | GroupKind::Working
            | GroupKind::Phones
            | GroupKind::Electors
            | GroupKind::Political => &[],
        }
    }
}

/// The office that somebody's mandate carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeHeld {
    /// Which one
    pub office: Office,
    /// Its precision, as it was written: « à la culture »; may be empty
    pub title: String,
}

db::record! {
    /// What an association is beside a group.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Association {
        /// Its number in the national directory of associations (« W352001234 »); may be empty
        pub rna: String,
        /// Its SIRET, 14 digits; may be empty
        pub siret: String,
        /// True when a second person has to confirm what one says in its name
        pub needs_two: bool,
    }
}

/// True for a number of the national directory of associations: a W, three signs of the registry (`2A1` in Corsica, `9G1` in
/// Guadeloupe), six digits.
pub(crate) fn is_rna(text: &str) -> bool {
    let signs = text.as_bytes();
    signs.len() == RNA_CHARS
        && signs[0] == b'W'
        && signs[1].is_ascii_digit()
        && (signs[2].is_ascii_digit() || signs[2].is_ascii_uppercase())
        && signs[3..].iter().all(u8::is_ascii_digit)
}

/// True for 14 digits whose key is right (Luhn).
pub(crate) fn is_siret(text: &str) -> bool {
    if text.len() != SIRET_DIGITS || !text.bytes().all(|digit| digit.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = text
        .bytes()
        .enumerate()
        .map(|(place, digit)| {
            let value = u32::from(digit - b'0');
            // Counted from the left, fourteen digits double those of even places.
            if place % 2 == 0 {
                let double = value * 2;
                if double > 9 { double - 9 } else { double }
            } else {
                value
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// An association that somebody may speak for today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Representation {
    /// Which one
    pub group: Group,
    /// Who delegated it; none when the mandate is their own
    pub giver: Option<PersonId>,
}

/// Marks the ids of delegations.
pub struct DelegationMark;

/// A delegation's identifier.
pub type DelegationId = Id<DelegationMark>;

/// A right to speak for an association that somebody mandated gave to another member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    /// Which one
    pub id: DelegationId,
    /// Who gave it
    pub giver: PersonId,
    /// Who holds it
    pub holder: PersonId,
    /// Its days
    pub days: Days,
}

/// Marks the ids of acts that wait for a second person.
pub struct ActMark;

/// The identifier of an act that waits for a second person.
pub type ActId = Id<ActMark>;

db::record! {
    /// What somebody did in the name of an association that wants two people for it, and nobody confirmed yet.
    #[derive(Clone, Debug)]
    pub struct ActToConfirm {
        /// Which one: it becomes the identifier of what is made
        pub id: ActId,
        /// In whose name
        pub groupe_id: GroupId,
        /// The type of what it makes
        pub subject_kind: String,
        /// What it will be called
        pub title: String,
        /// What it says, in Markdown
        pub text: String,
        /// What its feature needs to do it, in JSON
        pub content: String,
        /// Who wrote it
        pub person_id: PersonId,
        /// Whose delegation they had
        pub giver_id: Option<PersonId>,
        /// When
        pub asked_at: Instant,
    }
}

/// In whose name something was made, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFor {
    /// The association
    pub group: GroupId,
    /// What it is called
    pub name: String,
    /// Its page
    pub path: String,
    /// Who acted
    pub person: PersonId,
    /// What they are called today
    pub person_name: String,
    /// What the second person is called today, who confirmed it; none where one was enough
    pub confirmed_name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_the_directory_is_known_by_its_form() {
        for right in ["W352001234", "W2A1000123", "W9G1000001"] {
            assert!(is_rna(right), "{right}");
        }
        for wrong in [
            "",
            "352001234",
            "W35200123",
            "W3520012345",
            "w352001234",
            "W35200123é",
        ] {
            assert!(!is_rna(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_siret_has_a_key() {
        assert!(is_siret("73282932000074"));
        for wrong in ["73282932000075", "7328293200007", "", "7328293200007é"] {
            assert!(!is_siret(wrong), "{wrong}");
        }
    }
}
