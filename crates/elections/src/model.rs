//! Elections: their words, and the rules that need no database.

mod appointment;
mod counted;
mod figures;
mod question;
mod roll;

pub(crate) use appointment::{Appointed, AppointmentRules, appointed};
pub use counted::CountingRule;
pub(crate) use counted::{Counted, Method, counted};
pub use figures::{Figures, PaperCount, totals};
pub(crate) use question::{
    ANSWERS_TOTAL_MAX, QUESTIONS_MAX, figures_of, homomorphic, is_shuffled, lists, lists_and_blank, method,
};
pub use question::{NewCountedQuestion, NewListsQuestion, NewQuestion};
pub(crate) use roll::{RollFault, RollLine, WEIGHT_MAX, lonely_weight, read_roll};

use db::{Id, Instant};
use groups::GroupId;
use kernel::{PersonId, Scope, Subject, SubjectRef};
use scrutin::election::Question;
use scrutin::message::ElectionResult;

/// The longest name of an election, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest description, in characters.
pub(crate) const DESCRIPTION_CHARS_MAX: usize = 4_000;
/// The longest reason of a decision, in characters.
pub(crate) const REASON_CHARS_MAX: usize = 1_000;
/// What the law says of who is interested in the matter.
pub(crate) const RECUSAL_RULE: &str = "recusal.interested-members";
/// Fewest voters: among fewer, a result tells who voted what.
pub const VOTERS_MIN: usize = 3;
/// Most voters, in the group where most may be.
pub const VOTERS_MAX: usize = 50_000;
/// Most voters on paper.
pub(crate) const PAPER_VOTERS_MAX: u32 = 100_000;
/// Those who count paper: each finds the figures without the other.
pub(crate) const COUNTERS: usize = 2;
/// Most ballots with one code, where one may vote again.
pub(crate) const BALLOTS_PER_CODE_MAX: i64 = 10;
/// The largest urn, in bytes, when everybody votes once.
const URN_BYTES_MAX: u64 = 1024 * 1024 * 1024;
/// Most trustees.
pub(crate) const TRUSTEES_MAX: usize = 20;
/// The largest message of a trustee, in bytes.
pub(crate) const TRUSTEE_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The largest ballot, in bytes.
pub(crate) const BALLOT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The shortest time an archive is kept, in days: a floor of ours, which no text gives. Who prepares gives what theirs asks.
pub(crate) const KEPT_DAYS_MIN: u32 = 60;
/// The longest time an archive is kept, in days.
pub(crate) const KEPT_DAYS_MAX: u32 = 3_650;

/// An election's identifier.
pub type ElectionId = Id<Election>;
/// Marks the identifiers of voters, drawn at random: their order is not one of time.
pub struct Voter;
/// A voter's identifier on the roll of one election.
pub type VoterId = Id<Voter>;

db::text_enum! {
    /// How far an election has come.
    pub enum State {
        /// Questions, roll and people are being chosen
        Draft = "preparation",
        /// Trustees make their keys and the authority its codes; nothing else changes any more
        Keys = "cles",
        /// Ballots are accepted
        Open = "ouverte",
        /// No ballot is accepted any more, and they are being put together
        Closed = "close",
        /// Trustees decrypt
        Tallying = "depouillement",
        /// The result is known
        Tallied = "depouillee",
        /// The result stands; ballots, roll and keys were destroyed
        Destroyed = "detruite",
    }
}

db::text_enum! {
    /// What is decided. The last two are listed so that they can be refused with their article.
    pub enum Kind {
        /// Voters decide something the law leaves free
        Citizens = "citoyens",
        /// A secret vote of an assembly: one that was asked to be secret
        Council = "assemblee",
        /// An assembly appoints somebody, in three rounds at most
        Appointment = "nomination",
        /// A local referendum
        Referendum = "referendum-local",
        /// A consultation of the electors
        Consultation = "consultation-des-electeurs",
    }
}

db::text_enum! {
    /// The group in which ballots are encrypted.
    pub enum CryptoGroup {
        /// The default: fast on phones
        Ed25519 = "Ed25519",
        /// What older official programs know too
        Rfc3526 = "RFC-3526-2048",
    }
}

db::text_enum! {
    /// What is decided about an election under way.
    pub enum DecisionKind {
        /// It opens
        Opened = "ouverture",
        /// Some take no part: their names one a line, then the article, as they stood when it opened
        Recused = "deport",
        /// It closes later
        Extended = "prolongation",
        /// It closes
        Closed = "cloture",
        /// Its archive is destroyed
        Destroyed = "destruction",
    }
}

impl CryptoGroup {
    /// About how many bytes one choice takes in a ballot: two elements, two challenges, two responses, and their names.
    const fn choice_bytes(self) -> u64 {
        match self {
            Self::Ed25519 => 600,
            Self::Rfc3526 => 3_900,
        }
    }

    /// Most voters: their codes are made in the browser of the authority and verified in one transaction, their ballots one by
    /// one at the closing. In either group that takes minutes.
    pub(crate) const fn voters_max(self) -> usize {
        match self {
            Self::Ed25519 => VOTERS_MAX,
            Self::Rfc3526 => 10_000,
        }
    }

    /// Most ballots that are shuffled, all questions together: the browser of a trustee does it in some minutes, and what it
    /// sends is no larger than [`TRUSTEE_BYTES_MAX`].
    const fn shuffled_max(self) -> usize {
        match self {
            Self::Ed25519 => 2_000,
            Self::Rfc3526 => 300,
        }
    }
}

/// What is chosen of an election before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Its name
    pub name: String,
    /// What it is about
    pub description: String,
    /// What is decided
    pub kind: Kind,
    /// In which group ballots are encrypted
    pub crypto_group: CryptoGroup,
    /// Whether a voter may vote again, the last ballot counting
    pub is_revote_allowed: bool,
    /// How many vote on paper, and are not on the roll; none when no paper is expected
    pub paper_voters: u32,
    /// When it closes by itself
    pub closes_at: Instant,
    /// How many days after the result the archive is kept: until appeals are no longer possible
    pub kept_days: u32,
}

/// An election.
#[derive(Clone, Debug, PartialEq)]
pub struct Election {
    /// Which one
    pub id: ElectionId,
    /// Its identifier in the protocol
    pub uuid: String,
    /// The group whose work it is
    pub group: GroupId,
    /// What was chosen
    pub settings: Settings,
    /// What is asked
    pub questions: Vec<Question>,
    /// How many trustees are enough; all of them when none is said
    pub threshold: Option<u32>,
    /// Who prepares it
    pub prepared_by: PersonId,
    /// Who gives the codes
    pub authority: Option<PersonId>,
    /// Who count the ballots on paper
    pub counters: Vec<PersonId>,
    /// How far it has come
    pub state: State,
    /// When it opened
    pub opened_at: Option<Instant>,
    /// When it closed
    pub closed_at: Option<Instant>,
    /// When its result was known
    pub tallied_at: Option<Instant>,
    /// When its archive was destroyed
    pub destroyed_at: Option<Instant>,
    /// The hash of the election's bytes, in Base64
    pub fingerprint: Option<String>,
    /// The hash of the last event
    pub head: Option<String>,
    /// How many events there are
    pub height: u64,
    /// How many are on the roll
    pub voters: u32,
    /// How many voted, known from the closing on
    pub voted: u32,
    /// How many ballots count, known once they were put together
    pub counted: Option<u32>,
    /// What was decrypted
    pub result: Option<ElectionResult>,
    /// Which election it is the rehearsal of; none for one that counts
    pub rehearsed: Option<ElectionId>,
}

impl Election {
    /// As the rest of the house knows it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("election", self.id)
    }

    /// The same with its title and its page.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.settings.name.clone(),
            path: path_of(self.id),
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }

    /// Where its rights are asked for.
    pub fn scope(&self) -> Scope {
        Scope::group(self.group)
    }

    /// Whether a ballot may come at this instant: past its hour it is closed for everyone, whether the timer came or not.
    pub fn is_open_at(&self, now: Instant) -> bool {
        self.state == State::Open && now < self.settings.closes_at
    }

    /// From when on the archive may be destroyed; none before there is a result.
    pub fn may_be_destroyed_from(&self) -> Option<Instant> {
        let days = i64::from(self.settings.kept_days);
        self.tallied_at.map(|tallied| tallied.plus_days(days))
    }

    /// Whether ballots are shuffled by trustees, then decrypted one by one.
    pub fn is_shuffled(&self) -> bool {
        self.questions.iter().any(is_shuffled)
    }

    /// How many trustees shuffle, then decrypt: fewer know nothing, so that whoever could learn whose ballot is whose could
    /// have decrypted it anyway.
    pub(crate) fn needed(&self, trustees: usize) -> usize {
        self.threshold.map_or(trustees, |threshold| threshold as usize)
    }

    /// The most voters whose ballots may be shuffled, when there would be more than that.
    pub(crate) fn too_many_to_shuffle(&self, voters: u32) -> Option<usize> {
        let questions = self
            .questions
            .iter()
            .filter(|question| is_shuffled(question))
            .count();
        let most = self.settings.crypto_group.shuffled_max().checked_div(questions)?;
        (voters as usize > most).then_some(most)
    }

    /// Whether a person counts its paper.
    pub fn is_counter(&self, person: PersonId) -> bool {
        self.counters.contains(&person)
    }

    /// How many voted and how many ballots count, when both are known and differ: a person voted whose ballot is not there, or
    /// the other way round.
    pub fn discrepancy(&self) -> Option<(u32, u32)> {
        let counted = self.counted?;
        (counted != self.voted).then_some((self.voted, counted))
    }

    /// Whether its urn would be larger than one that is put together here.
    pub(crate) fn is_urn_too_large(&self, voters: u32) -> bool {
        let choices: u64 = self
            .questions
            .iter()
            .map(|question| question.answers().len() as u64 + 2)
            .sum();
        let ballot = choices.saturating_mul(self.settings.crypto_group.choice_bytes());
        ballot.saturating_mul(u64::from(voters)) > URN_BYTES_MAX
    }

    /// Which role a person already holds in it; none when none.
    pub fn role_of(&self, person: PersonId, trustees: &[Trustee]) -> Option<HeldRole> {
        if self.prepared_by == person {
            Some(HeldRole::Preparer)
        } else if self.authority == Some(person) {
            Some(HeldRole::Authority)
        } else {
            let is_trustee = trustees.iter().any(|trustee| trustee.person == person);
            is_trustee.then_some(HeldRole::Trustee)
        }
    }
}

/// The page of an election.
pub fn path_of(id: ElectionId) -> String {
    format!("/elections/{id}")
}

db::text_enum! {
    /// Roles that one person may not hold together: together, they could read a ballot or vote for others.
    pub enum HeldRole {
        /// Prepares the election
        Preparer = "prepare",
        /// Makes and hands out the codes
        Authority = "codes",
        /// Holds a key
        Trustee = "cle",
    }
}

/// Who holds a key, and what they gave so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trustee {
    /// Their number, from 1
    pub position: u32,
    /// Who
    pub person: PersonId,
    /// Their public key, when each is needed
    pub public_key: Option<String>,
    /// What they gave at the first step of a ceremony
    pub certificate: Option<String>,
    /// At the third
    pub polynomial: Option<String>,
    /// At the fifth
    pub voutput: Option<String>,
}

/// The step of a ceremony that somebody is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// They may do this step now: 1, 3 or 5
    Now(u8),
    /// They did this step; others have not
    Waiting(u8),
    /// Everything is done
    Over,
}

/// Where a trustee stands in the ceremony of all of them.
pub(crate) fn step_of(trustee: &Trustee, all: &[Trustee]) -> Step {
    let everybody = |given: fn(&Trustee) -> bool| all.iter().all(given);
    let steps: [(u8, bool, bool); 3] = [
        (
            1,
            trustee.certificate.is_some(),
            everybody(|one| one.certificate.is_some()),
        ),
        (
            3,
            trustee.polynomial.is_some(),
            everybody(|one| one.polynomial.is_some()),
        ),
        (
            5,
            trustee.voutput.is_some(),
            everybody(|one| one.voutput.is_some()),
        ),
    ];
    for (step, is_done, is_done_by_all) in steps {
        if !is_done {
            return Step::Now(step);
        }
        if !is_done_by_all {
            return Step::Waiting(step);
        }
    }
    Step::Over
}

/// Whether every trustee gave all that is asked.
pub(crate) fn keys_are_complete(election: &Election, trustees: &[Trustee]) -> bool {
    !trustees.is_empty()
        && trustees.iter().all(|trustee| {
            if election.threshold.is_some() {
                trustee.voutput.is_some()
            } else {
                trustee.public_key.is_some()
            }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trustee(position: u32) -> Trustee {
        Trustee {
            position,
            person: PersonId::from_uuid(db::Uuid::from_u128(position.into())),
            public_key: None,
            certificate: None,
            polynomial: None,
            voutput: None,
        }
    }

    #[test]
    fn nobody_goes_to_the_next_step_before_all_did_this_one() {
        let mut all = vec![trustee(1), trustee(2)];
        assert_eq!(step_of(&all[0], &all), Step::Now(1));
        all[0].certificate = Some("c".to_owned());
        assert_eq!(step_of(&all[0], &all), Step::Waiting(1));
        assert_eq!(step_of(&all[1], &all), Step::Now(1));
        all[1].certificate = Some("c".to_owned());
        assert_eq!(step_of(&all[0], &all), Step::Now(3));
        for one in &mut all {
            one.polynomial = Some("p".to_owned());
        }
        all[1].voutput = Some("v".to_owned());
        assert_eq!(step_of(&all[0], &all), Step::Now(5));
        assert_eq!(step_of(&all[1], &all), Step::Waiting(5));
        all[0].voutput = Some("v".to_owned());
        assert_eq!(step_of(&all[1], &all), Step::Over);
    }

    fn election(answers: usize, crypto_group: CryptoGroup) -> Election {
        let asked = scrutin::election::HomomorphicQuestion {
            answers: (0..answers).map(|answer| format!("Projet {answer}")).collect(),
            blank: Some(true),
            min: 1,
            max: 1,
            question: "Lequel ?".to_owned(),
        };
        Election {
            id: ElectionId::from_uuid(db::Uuid::from_u128(1)),
            uuid: String::new(),
            group: GroupId::from_uuid(db::Uuid::from_u128(2)),
            settings: Settings {
                name: String::new(),
                description: String::new(),
                kind: Kind::Citizens,
                crypto_group,
                is_revote_allowed: false,
                paper_voters: 0,
                closes_at: Instant::from_micros(0),
                kept_days: KEPT_DAYS_MIN,
            },
            questions: vec![Question::Homomorphic(asked)],
            threshold: None,
            prepared_by: trustee(3).person,
            authority: None,
            counters: Vec::new(),
            state: State::Closed,
            opened_at: None,
            closed_at: None,
            tallied_at: None,
            destroyed_at: None,
            fingerprint: None,
            head: None,
            height: 0,
            voters: 5,
            voted: 4,
            counted: None,
            result: None,
            rehearsed: None,
        }
    }

    #[test]
    fn ballots_that_are_not_as_many_as_voters_are_told() {
        let mut election = election(2, CryptoGroup::Ed25519);
        assert_eq!(election.discrepancy(), None, "not put together yet");
        election.counted = Some(4);
        assert_eq!(election.discrepancy(), None);
        for counted in [3, 5] {
            election.counted = Some(counted);
            assert_eq!(election.discrepancy(), Some((4, counted)));
        }
    }

    #[test]
    fn a_town_votes_on_fifty_projects_but_not_on_any_number_in_any_group() {
        let voters = u32::try_from(CryptoGroup::Rfc3526.voters_max()).unwrap();
        assert!(!election(50, CryptoGroup::Ed25519).is_urn_too_large(voters));
        assert!(election(50, CryptoGroup::Rfc3526).is_urn_too_large(voters));
        assert!(!election(50, CryptoGroup::Rfc3526).is_urn_too_large(1_000));
        assert!(election(200, CryptoGroup::Ed25519).is_urn_too_large(voters));
        let most = u32::try_from(VOTERS_MAX).unwrap();
        assert!(!election(30, CryptoGroup::Ed25519).is_urn_too_large(most));
    }
}
