//! Letters with a code, visits at the desk: their words and their limits.

pub(crate) mod recipients;

use db::{Id, Instant};
use kernel::{PersonId, SubjectRef};

pub use recipients::Recipient;

/// The longest title of a campaign, in characters.
pub const TITLE_CHARS_MAX: usize = 150;
/// Letters of one campaign: what one file holds, and one morning folds.
pub const LETTERS_MAX: usize = 1_000;
/// Days a code works, at most.
pub const CODE_DAYS_MAX: i64 = 180;
/// Days a code works, when nothing else is said: the post, then the holidays.
pub const CODE_DAYS: i64 = 60;
/// Days the code of a receipt works.
pub const RECEIPT_CODE_DAYS: i64 = 365;
/// Days what was done at the desk is kept for receipts.
pub const RECEIPTS_KEPT_DAYS: i64 = 400;
/// Codes that one client may get wrong in an hour.
pub const OWN_TRIES_MAX: i64 = 10;
/// Codes that all may get wrong in an hour before each client is left fewer: who tries many must lock nobody else out.
pub const TRIES_MAX: i64 = 300;
/// Codes that one client may get wrong in such an hour.
pub const OWN_TRIES_MAX_WHEN_MANY: i64 = 2;
/// Codes that clients which nobody can tell apart may get wrong in an hour: of 60 bits, they find none.
pub const UNKNOWN_TRIES_MAX: i64 = 3_000;
/// Minutes without a deed after which a visit is over.
pub const VISIT_MINUTES: i64 = 20;
/// Visits that one agent begins in a day: a busy desk has fewer, and nobody makes accounts by the hundred there.
pub const VISITS_A_DAY_MAX: i64 = 100;
/// Deeds of one person that a receipt lists.
pub(crate) const DEEDS_MAX: i64 = 100;
/// People not claimed yet among whom near names are looked for.
pub(crate) const UNCLAIMED_MAX: i64 = 2_000;
/// People of a near name who are shown.
pub(crate) const NEAR_MAX: usize = 10;
/// Minutes the link sent to an address works.
pub(crate) const ADDRESS_MINUTES: i64 = 60;
/// Links that one person may ask for in an hour, and that one address may receive.
pub(crate) const ADDRESSES_MAX: i64 = 5;

/// Marks the ids of campaigns.
pub struct CampaignMark;
/// A campaign's identifier.
pub type CampaignId = Id<CampaignMark>;
/// Marks the ids of letters with a code.
pub struct LetterMark;
/// A letter's identifier.
pub type LetterId = Id<LetterMark>;
/// Marks the ids of visits at the desk.
pub struct VisitMark;
/// A visit's identifier.
pub type VisitId = Id<VisitMark>;
pub(crate) struct TryMark;
pub(crate) type TryId = Id<TryMark>;
pub(crate) struct DeedMark;
pub(crate) type DeedId = Id<DeedMark>;
pub(crate) struct AddressMark;
pub(crate) type AddressId = Id<AddressMark>;

db::record! {
    /// People to whom a letter with a code is sent.
    #[derive(Clone, Debug)]
    pub struct Campaign {
        /// Which one
        pub id: CampaignId,
        /// What agents call it
        pub title: String,
        /// When it was prepared
        pub opened_at: Instant,
        /// Until when its codes work; its letters are erased then
        pub expires_at: Instant,
        /// Raised each time its letters are made
        pub edition: i64,
    }
}

impl Campaign {
    /// How the journal names it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("letter-campaign", self.id)
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/guichet/courriers/{}", self.id)
    }
}

db::record! {
    /// A letter with a code.
    #[derive(Clone, Debug)]
    pub struct Letter {
        /// Which one
        pub id: LetterId,
        /// Of which campaign
        pub campaign_id: CampaignId,
        /// Who it is for
        pub name: String,
        /// Where they live, a line each; empty once its code served
        pub address: String,
        /// Their district; may be empty
        pub district: String,
        /// The account it is for; none when its code opens one
        pub person_id: Option<PersonId>,
        /// Raised each time it is made
        pub edition: i64,
        /// When it was made last
        pub made_at: Option<Instant>,
        /// Until when its code works
        pub expires_at: Instant,
        /// When its code served
        pub used_at: Option<Instant>,
    }
}

db::record! {
    /// « Résidence vérifiée par courrier ».
    #[derive(Clone, Debug)]
    pub struct Residence {
        /// The district of the letter; may be empty
        pub district: String,
        /// When the code was shown
        pub proved_at: Instant,
    }
}

db::record! {
    /// Somebody made known at the desk.
    #[derive(Clone, Debug)]
    pub(crate) struct DeskPerson {
        pub(crate) person_id: PersonId,
        pub(crate) consented_at: Instant,
        pub(crate) claimed_at: Option<Instant>,
    }
}

db::record! {
    /// A visit of somebody at the desk: until it is over, an agent takes part in their name.
    #[derive(Clone, Debug)]
    pub struct DeskVisit {
        /// Which one
        pub id: VisitId,
        /// Who came
        pub person_id: PersonId,
        /// The agent who receives them
        pub held_by: PersonId,
        /// When it began
        pub begun_at: Instant,
        /// When it is over by itself
        pub ends_at: Instant,
        /// When the agent ended it
        pub ended_at: Option<Instant>,
    }
}

impl DeskVisit {
    /// True when nothing more is done in it.
    pub fn is_over(&self, now: Instant) -> bool {
        self.ended_at.is_some() || now >= self.ends_at
    }

    /// How the journal names it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("desk-visit", self.id)
    }

    /// Its page.
    pub fn path(&self) -> String {
        format!("/guichet/{}", self.id)
    }
}

db::text_enum! {
    /// What is done at the desk in somebody's name.
    pub enum DeedKind {
        /// A contribution to a consultation
        Contribution = "contribution",
        /// The support of a contribution
        Support = "soutien",
        /// An idea for a participatory budget
        Idea = "idee",
        /// Consent to somebody who will act for them
        Helper = "aide",
    }
}

db::record! {
    /// Something done at the desk.
    #[derive(Clone, Debug)]
    pub(crate) struct Deed {
        pub(crate) kind: DeedKind,
        pub(crate) title: String,
        pub(crate) path: String,
        pub(crate) done_at: Instant,
    }
}

db::record! {
    /// An address that waits for its link to be followed.
    #[derive(Clone, Debug)]
    pub(crate) struct WaitingAddress {
        pub(crate) id: AddressId,
        pub(crate) person_id: PersonId,
        pub(crate) email: String,
    }
}

/// Whether two names may be one person's, written by two agents: the same words in any order, without accents, one of them with
/// one letter more, less or otherwise.
pub(crate) fn are_near(one: &str, other: &str) -> bool {
    let (one, other) = (words_of(one), words_of(other));
    if one.len() != other.len() || one.is_empty() {
        return false;
    }
    let mut differing = one.iter().zip(&other).filter(|(one, other)| one != other);
    match (differing.next(), differing.next()) {
        (None, _) => true,
        (Some((one, other)), None) => is_one_letter_away(one, other),
        _ => false,
    }
}

fn words_of(name: &str) -> Vec<String> {
    let plain = String::from_utf8_lossy(&db::sort_key(name)).into_owned();
    let mut words: Vec<String> = plain
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

fn is_one_letter_away(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let same_start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let same_end = one
        .iter()
        .rev()
        .zip(other.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = one.len().max(other.len());
    one.len().abs_diff(other.len()) <= 1 && same_start + same_end + 1 >= longest
}

#[cfg(test)]
mod tests {
    use super::are_near;

    #[test]
    fn near_names_are_seen_and_others_are_not() {
        for (one, other) in [
            ("Maïwenn Le Goff", "LE GOFF maiwenn"),
            ("Maïwenn Le Goff", "Maïwen Le Goff"),
            ("Jean-Rémy Dupont", "Jean Remy Dupond"),
        ] {
            assert!(are_near(one, other), "{one}, {other}");
        }
        for (one, other) in [
            ("Maïwenn Le Goff", "Nolwenn Le Goff"),
            ("Jean Dupont", "Jeanne Dupond"),
            ("Jean Dupont", "Jean Dupont Martin"),
            ("", ""),
        ] {
            assert!(!are_near(one, other), "{one}, {other}");
        }
    }
}
