//! Mandates of who helps: their words and their limits.

use db::{Id, Instant};
use kernel::{PersonId, SubjectRef};

/// Days that a mandate lasts, at most.
pub const DAYS_MAX: i64 = 365;
/// Days that a mandate lasts, when nothing else is said.
pub const DAYS: i64 = 90;
/// Days that a question waits for its answer.
pub const ASKED_DAYS: i64 = 30;
/// Questions that one person may ask in a day.
pub const ASKED_DAILY_MAX: i64 = 10;
/// Mandates that one person holds at once: a carer, somebody of an association; not an office.
pub const HELD_MAX: i64 = 30;
/// Acts done with one mandate in a day.
pub const DEEDS_DAILY_MAX: i64 = 30;
/// Days that a mandate is kept once it is over, and what was done with it.
pub const KEPT_DAYS: i64 = 400;
/// Acts shown for one mandate.
pub(crate) const DEEDS_SHOWN: i64 = 100;
/// Mandates of one person that are shown.
pub(crate) const MANDATES_SHOWN: i64 = 100;

/// Marks the ids of mandates.
pub struct MandateMark;
/// A mandate's identifier.
pub type MandateId = Id<MandateMark>;
pub(crate) struct DeedMark;
pub(crate) type DeedId = Id<DeedMark>;

db::text_enum! {
    /// What may be done for somebody. A vote is none of them.
    pub enum Act {
        /// To contribute to a consultation
        Contribute = "contribuer",
        /// To support a contribution
        Support = "soutenir",
        /// To answer what somebody said
        Answer = "repondre",
        /// To ask a question
        Ask = "demander",
    }
}

db::record! {
    /// What somebody may do for another person, and until when.
    #[derive(Clone, Debug)]
    pub struct Mandate {
        /// Which one
        pub id: MandateId,
        /// Who is helped; none while nobody has the address that was asked
        pub helped_id: Option<PersonId>,
        /// Who helps
        pub helper_id: PersonId,
        /// Words of acts, between spaces
        pub acts: String,
        /// Days that it lasts from the consent on
        pub days: i64,
        /// When it was asked
        pub asked_at: Instant,
        /// When the question, then the mandate, is over by itself
        pub ends_at: Instant,
        /// When it was consented to
        pub consented_at: Option<Instant>,
        /// When one of the two ended it, or it was refused
        pub ended_at: Option<Instant>,
        /// The agent before whom it was consented to
        pub received_by: Option<PersonId>,
    }
}

impl Mandate {
    /// True when acts may be done with it.
    pub fn is_going_on(&self, now: Instant) -> bool {
        self.consented_at.is_some() && self.ended_at.is_none() && now < self.ends_at
    }

    /// True when it was asked and not answered yet.
    pub fn is_waiting(&self, now: Instant) -> bool {
        self.consented_at.is_none() && self.ended_at.is_none() && now < self.ends_at
    }

    /// The acts it names.
    pub fn acts(&self) -> Vec<Act> {
        self.acts.split_whitespace().filter_map(Act::parse).collect()
    }

    /// How the journal names it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("helper-mandate", self.id)
    }

    /// The page of who helps.
    pub fn path(&self) -> String {
        format!("/aide/{}", self.id)
    }
}

/// The words of these acts, each once, as they are kept.
pub(crate) fn words_of(acts: &[Act]) -> String {
    let words: Vec<&str> = Act::ALL
        .iter()
        .filter(|act| acts.contains(act))
        .map(|act| act.as_str())
        .collect();
    words.join(" ")
}

db::record! {
    /// Something done for somebody.
    #[derive(Clone, Debug)]
    pub(crate) struct Deed {
        pub(crate) act: Act,
        pub(crate) title: String,
        pub(crate) path: String,
        pub(crate) done_at: Instant,
    }
}

#[cfg(test)]
mod tests {
    use super::{Act, words_of};

    #[test]
    fn acts_are_kept_once_in_one_order() {
        let typed = [Act::Ask, Act::Contribute, Act::Ask];
        assert_eq!(words_of(&typed), "contribuer demander");
        assert_eq!(words_of(&[]), "");
    }
}
