//! What a vote is made of, and how its result is found. Nothing here reads a database or a clock.

use db::{Id, Instant};
use groups::GroupId;
use kernel::{PersonId, SubjectRef};
use law::{Bound, Fraction};
use serde::{Deserialize, Serialize};

use crate::marks::{Answer, Mark};
use crate::ways::{Way, WayRule};

/// The type of what a group is asked when the vote is about nothing else in the house.
pub(crate) const QUESTION: &str = "question";

/// How many of those chosen a line names.
const WINNERS_NAMED: usize = 3;

/// The identifier of a vote.
pub type ScrutinId = Id<Scrutin>;

db::text_enum! {
    /// How a vote is shown once closed (CGCT art. L. 2121-21). A secret ballot is another machine, not a third mode.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Mode {
        /// Counts only: names never stand beside a choice
        Ordinaire = "ordinaire",
        /// Names and the direction of each vote
        Public = "public",
    }
}

db::text_enum! {
    /// What an elector answers.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Choice {
        /// Yes
        Pour = "pour",
        /// No
        Contre = "contre",
        /// Takes part without answering: counts among voters, not among votes cast
        Abstention = "abstention",
    }
}

db::text_enum! {
    /// What a closed vote decided.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum Outcome {
        /// Yes
        Adopted = "adopted",
        /// No
        Rejected = "rejected",
        /// Too few electors took part themselves: nothing is decided
        NoQuorum = "no-quorum",
        /// Of several answers, one or more are chosen
        Chosen = "chosen",
        /// Of several answers, none has a majority: two go on to a second vote
        SecondRound = "second-round",
        /// Of several answers, none is chosen: no ballot speaks for any of them. Of a proposal that needs the consent of all,
        /// nobody consents or objects: it may come back, amended, in another round
        NobodyChosen = "nobody-chosen",
        /// Somebody objects to a proposal that needs the consent of all: it comes back, amended, in another round
        Objected = "objected",
        /// The question fell before it was answered: nothing is counted
        Cancelled = "cancelled",
    }
}

db::text_enum! {
    /// Out of what the majority is counted.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    pub enum MajorityBase {
        /// « suffrages exprimés »: for and against, abstentions left out (CGCT art. L. 2121-20)
        Exprimes = "exprimes",
        /// Everyone who took part, abstentions included
        Votants = "votants",
        /// Everyone on the electoral list
        Inscrits = "inscrits",
    }
}

db::text_enum! {
    /// The majority that a question needs.
    pub enum MajorityAsked {
        /// That of the law, or of the model rules of procedure
        OfLaw = "loi",
        /// Two thirds of the votes for and against
        TwoThirds = "deux-tiers",
        /// More than half of those who take part
        OfVoters = "votants",
        /// More than half of the whole list
        OfRoll = "inscrits",
        /// Two thirds of the whole list
        TwoThirdsOfRoll = "deux-tiers-inscrits",
    }
}

impl MajorityAsked {
    /// Out of what it is counted, and the share to reach; none where the law says both.
    pub(crate) const fn rule(self) -> Option<(MajorityBase, Fraction)> {
        let half = Fraction {
            numerator: 1,
            denominator: 2,
            bound: Bound::MoreThan,
        };
        let two_thirds = Fraction {
            numerator: 2,
            denominator: 3,
            bound: Bound::AtLeast,
        };
        match self {
            Self::OfLaw => None,
            Self::TwoThirds => Some((MajorityBase::Exprimes, two_thirds)),
            Self::OfVoters => Some((MajorityBase::Votants, half)),
            Self::OfRoll => Some((MajorityBase::Inscrits, half)),
            Self::TwoThirdsOfRoll => Some((MajorityBase::Inscrits, two_thirds)),
        }
    }
}

/// Under what rules a vote is held: copied from the law when it opens, so that they cannot change under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The share of electors who must take part themselves; procurations do not count (CGCT art. L. 2121-17)
    pub quorum: Quorum,
    /// The article that asks for the quorum
    pub quorum_article: String,
    /// Out of what the majority is counted
    pub majority_base: MajorityBase,
    /// The share that « pour » must reach
    pub majority_share: Fraction,
    /// The article that fixes the majority
    pub majority_article: String,
    /// How many procurations one elector may hold
    pub procurations_max: u32,
    /// The article that fixes it
    pub procurations_article: String,
    /// On an equal division, the chair's own vote carries (CGCT art. L. 2121-20)
    pub chair_has_casting_vote: bool,
}

/// How many must take part for the vote to decide anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quorum {
    /// This share of the electoral list
    Share(Fraction),
    /// No condition: the same question was put before and too few came (CGCT art. L. 2121-17, second sentence)
    LiftedBySecondCall,
}

impl Rules {
    /// How many electors must take part themselves, when there is a condition.
    pub fn quorum_needed(&self, inscrits: u32) -> Option<u32> {
        match self.quorum {
            Quorum::Share(share) => Some(share.least(inscrits)),
            Quorum::LiftedBySecondCall => None,
        }
    }
}

/// The answer of one elector to a question, given by the elector or by the holder of a procuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Whose vote it is
    pub elector: PersonId,
    /// Who gave it
    pub cast_by: PersonId,
    /// For, against, neither
    pub choice: Choice,
}

/// What was counted. Of a choice among several answers, `pour` are the ballots that say something and `abstention` the
/// blank ones: who is chosen stands in [`Scrutin::winners`]. Of a decision by consent, `contre` are the objections and
/// `abstention` those who stand aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// In favour
    pub pour: u32,
    /// Against
    pub contre: u32,
    /// Neither
    pub abstention: u32,
    /// Electors who voted themselves; the others voted by procuration
    pub presents: u32,
    /// Electors on the list
    pub inscrits: u32,
}

impl Tally {
    /// Everyone whose vote was given.
    pub fn votants(&self) -> u32 {
        self.pour + self.contre + self.abstention
    }

    /// Votes for or against.
    pub fn exprimes(&self) -> u32 {
        self.pour + self.contre
    }

    /// Votes given by procuration.
    pub fn represented(&self) -> u32 {
        self.votants().saturating_sub(self.presents)
    }
}

/// Counts `ballots`, one an elector, whatever their order.
pub fn tally<'a>(inscrits: u32, ballots: impl IntoIterator<Item = &'a Ballot>) -> Tally {
    let mut tally = Tally {
        inscrits,
        ..Tally::default()
    };
    for ballot in ballots {
        match ballot.choice {
            Choice::Pour => tally.pour += 1,
            Choice::Contre => tally.contre += 1,
            Choice::Abstention => tally.abstention += 1,
        }
        if ballot.cast_by == ballot.elector {
            tally.presents += 1;
        }
    }
    tally
}

/// Counts the ballots of a choice: how many say something, how many object or are blank, and who came.
pub(crate) fn tally_of_choice<'a>(
    inscrits: u32,
    ballots: impl IntoIterator<Item = (&'a Answer, bool)>,
) -> Tally {
    let mut tally = Tally {
        inscrits,
        ..Tally::default()
    };
    for (answer, is_own) in ballots {
        match answer.mark() {
            Some(Mark::Objection(_)) => tally.contre += 1,
            None | Some(Mark::Blank | Mark::Aside) => tally.abstention += 1,
            Some(_) => tally.pour += 1,
        }
        if is_own {
            tally.presents += 1;
        }
    }
    tally
}

/// A vote on something, held by a group.
#[derive(Clone, Debug)]
pub struct Scrutin {
    /// Which one
    pub id: ScrutinId,
    /// On what
    pub on: SubjectRef,
    /// Whose members vote
    pub group: GroupId,
    /// What electors answer
    pub question: String,
    /// What is put to the vote, word for word; empty when the question says it all
    pub statement: String,
    /// What is shown once closed
    pub mode: Mode,
    /// Under what rules
    pub rules: Rules,
    /// Among several answers: under what rule one chooses; none where one answers « pour » or « contre »
    pub way: Option<Way>,
    /// The answers chosen, in order of selection, once closed; lists with their seats: « Liste (3) »
    pub winners: Vec<String>,
    /// How many electors the list held when it opened
    pub inscrits: u32,
    /// When it opened
    pub opened_at: Instant,
    /// Until when one may vote
    pub closes_at: Instant,
    /// When it was stopped before being counted beside: nobody votes any more
    pub stopped_at: Option<Instant>,
    /// What came out of it, once closed
    pub closing: Option<Closing>,
}

/// What a vote left when it closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// When
    pub at: Instant,
    /// What was decided
    pub outcome: Outcome,
    /// What was counted
    pub tally: Tally,
    /// The chair's own vote, kept only where it decided between equals
    pub casting: Option<Choice>,
}

/// Why a vote was cancelled, as the feature that asked for it says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cancellation {
    /// The key of its sentence in the translations; it may say `$n` and `$detail`
    pub reason: String,
    /// The number the sentence speaks of
    pub number: Option<i64>,
    /// What else it says
    pub detail: Option<String>,
}

impl Scrutin {
    /// True while one may vote: neither closed nor being counted, and the deadline has not passed.
    pub fn is_open_at(&self, now: Instant) -> bool {
        self.closing.is_none() && self.stopped_at.is_none() && now < self.closes_at
    }

    /// The titles of the first of those chosen, one after another, and how many others there are: on a list, sixty titles
    /// would hide all else.
    pub fn winners_named(&self) -> (String, usize) {
        let named = self.winners.len().min(WINNERS_NAMED);
        (self.winners[..named].join(" ; "), self.winners.len() - named)
    }

    /// True where lists share seats.
    pub(crate) fn shares_seats(&self) -> bool {
        self.way.as_ref().is_some_and(|way| way.rule.shares_seats())
    }

    /// True where all answers may go on to a second round, then to a third.
    pub(crate) fn has_three_rounds(&self) -> bool {
        let rule = self.way.as_ref().map(|way| way.rule);
        rule == Some(WayRule::ThreeRound)
    }

    /// True of a proposal put to the consent of all that nobody consents or objects to.
    pub(crate) fn lacks_consent(&self) -> bool {
        let is_proposal = self.way.as_ref().is_some_and(|way| way.rule == WayRule::Consent);
        let outcome = self.closing.map(|closing| closing.outcome);
        is_proposal && outcome == Some(Outcome::NobodyChosen)
    }

    /// True of a proposal that did not have the consent of all: it may come back, amended, in another round.
    pub(crate) fn comes_back(&self) -> bool {
        let outcome = self.closing.map(|closing| closing.outcome);
        outcome == Some(Outcome::Objected) || self.lacks_consent()
    }

    /// What this vote is to the rest of the house.
    pub fn subject(&self) -> SubjectRef {
        SubjectRef::new("scrutin", self.id)
    }

    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }
}

/// The page of a vote.
pub fn path_of(scrutin: ScrutinId) -> String {
    format!("/votes/{scrutin}")
}

/// A vote as the page of its subject shows it.
#[derive(Clone, Debug)]
pub struct ScrutinSummary {
    /// Which one
    pub id: ScrutinId,
    /// What electors answer
    pub question: String,
    /// What is shown once closed
    pub mode: Mode,
    /// False once closed
    pub is_open: bool,
    /// Until when one may vote
    pub closes_at: Instant,
    /// What was decided, once closed
    pub outcome: Option<Outcome>,
    /// What was counted, once closed: never before, and never of a vote that was cancelled
    pub tally: Option<Tally>,
    /// Among several answers, those chosen, once closed
    pub winners: Vec<String>,
}

impl From<&Scrutin> for ScrutinSummary {
    fn from(scrutin: &Scrutin) -> Self {
        Self {
            id: scrutin.id,
            question: scrutin.question.clone(),
            mode: scrutin.mode,
            is_open: scrutin.closing.is_none(),
            closes_at: scrutin.closes_at,
            outcome: scrutin.closing.map(|closing| closing.outcome),
            tally: scrutin
                .closing
                .filter(|closing| closing.outcome != Outcome::Cancelled)
                .map(|closing| closing.tally),
            winners: scrutin.winners.clone(),
        }
    }
}

impl ScrutinSummary {
    /// Its page.
    pub fn path(&self) -> String {
        path_of(self.id)
    }
}
