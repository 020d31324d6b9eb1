//! Conversations, statements, opinions: their words and their limits.

use db::{Id, Instant};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{FileHash, PersonId, Right, Subject, SubjectRef};
use sha2::{Digest as _, Sha256};

use crate::rights;

/// The longest title, in characters.
pub const TITLE_CHARS_MAX: usize = 200;
/// The longest question, in characters.
pub const QUESTION_CHARS_MAX: usize = 500;
/// The longest presentation, in characters.
pub const PRESENTATION_CHARS_MAX: usize = 50_000;
/// The longest statement, in characters (as in Polis).
pub const STATEMENT_CHARS_MAX: usize = 140;
/// The longest reason for which a statement is not published, in characters.
pub const WHY_CHARS_MAX: usize = 500;
/// Statements that may be written when a conversation opens.
pub const FIRST_STATEMENTS_MAX: usize = 100;
/// Statements of one conversation.
pub const STATEMENTS_MAX: i64 = 1_000;
/// Statements one person may add to a conversation.
pub const STATEMENTS_PER_PERSON_MAX: i64 = 20;
/// Statements that may wait to be read at a time.
pub const WAITING_MAX: i64 = 300;
/// People who may take part in one conversation.
pub const PARTICIPANTS_MAX: i64 = 20_000;
/// Votes one conversation may hold.
pub const VOTES_MAX: i64 = 1_000_000;
/// Votes that come in from elsewhere at once.
pub const IMPORTED_VOTES_MAX: usize = 100_000;
/// A group of fewer people is not shown, nor is a map of fewer: what they think would be told of each of them.
pub const PEOPLE_SHOWN_MIN: usize = 5;
/// People who came since the last figures, for others to be shown while votes still come: of fewer, what changed would be what
/// they said.
pub const NEWCOMERS_SHOWN_MIN: i64 = 5;
/// The longest a conversation may last, in days.
pub const DAYS_MAX: i64 = 730;
/// Days after the end during which people still find their own place on the map; then nothing leads from them to it.
pub const OWN_PLACE_DAYS: i64 = 30;
/// The word of statements in what concerns moderation.
pub const STATEMENT_WORD: &str = "enonce";

/// A conversation's identifier.
pub type ConversationId = Id<Conversation>;
/// A statement's identifier.
pub type StatementId = Id<Statement>;

db::text_enum! {
    /// Who may take part.
    pub enum Audience {
        /// Whoever has an account
        Everybody = "tous",
        /// Those who hold a mandate in the group
        Members = "membres",
    }
}

impl Audience {
    /// The right that taking part asks for.
    pub fn right(self) -> &'static Right {
        match self {
            Self::Everybody => &rights::TAKE_PART,
            Self::Members => &rights::TAKE_PART_AS_MEMBER,
        }
    }
}

db::text_enum! {
    /// Whether the key that leads from people to their votes is there.
    pub enum KeyState {
        /// People change their minds, and find their own place
        Kept = "gardee",
        /// Some time after the end, or because it stayed in another house
        Forgotten = "oubliee",
    }
}

db::record! {
    /// A question, and the statements people give their opinion of.
    #[derive(Clone, Debug)]
    pub struct Conversation {
        /// Which one
        pub id: ConversationId,
        /// Who carries it
        pub group_id: GroupId,
        /// What people call it
        pub title: String,
        /// What it is about, as a question
        pub question: String,
        /// Why, and on what: Markdown
        pub presentation: String,
        /// Who may take part
        pub audience: Audience,
        /// True when statements are read before they are shown
        pub is_moderated_first: bool,
        /// True when the map is shown while people still vote
        pub is_map_shown_meanwhile: bool,
        /// True when it began elsewhere
        pub is_imported: bool,
        /// When one may begin to take part
        pub opens_at: Instant,
        /// Until when
        pub closes_at: Instant,
        /// When it was closed
        pub closed_at: Option<Instant>,
        /// What the map is made from, with the votes
        pub seed: String,
        /// Votes cast, changes of mind included
        pub casts: i64,
        /// Votes that stand
        pub votes: i64,
        /// People who cast them
        pub participants: i64,
        /// The last number given to a statement
        pub numbered: i64,
        /// How often what can be read of the statements changed
        pub changes: i64,
        /// What every vote so far adds up to
        pub votes_digest: String,
        /// The last day somebody voted
        pub last_cast_on: Option<Date>,
        /// The last day of what was shown when somebody last voted
        pub shown_through: Option<Date>,
        /// People who cast what was shown then
        pub shown_participants: i64,
        /// What the votes shown then add up to
        pub shown_digest: String,
        /// Whether something leads from people to their votes still: without it nobody can vote
        pub key_state: KeyState,
        /// When it was created
        pub created_at: Instant,
        /// When what it says last changed
        pub changed_at: Instant,
        /// Raised at each change
        pub version: i64,
    }
}

/// Which votes are shown: those of days that are over, until enough others came; at the end, all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    /// The last day of them; none when nothing is shown yet
    pub(crate) through: Option<Date>,
    /// People who cast them
    pub(crate) participants: i64,
    /// What they add up to
    pub(crate) digest: String,
}

/// Where a conversation stands at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Announced
    Planned,
    /// One may take part
    Open,
    /// One may no longer
    Closed,
}

impl Conversation {
    /// Where it stands at `now`: its date counts, whether Parvis has already written that it is over or not. One that came from
    /// another house, where the key of its voters stayed, is over.
    pub fn stage_at(&self, now: Instant) -> Stage {
        if self.closed_at.is_some() || now >= self.closes_at || self.key_state == KeyState::Forgotten {
            Stage::Closed
        } else if now < self.opens_at {
            Stage::Planned
        } else {
            Stage::Open
        }
    }

    /// When it ended or is to end; for one that left another house before its end, when it was last changed there.
    pub fn ends_at(&self) -> Instant {
        let planned = if self.key_state == KeyState::Kept {
            self.closes_at
        } else {
            self.closes_at.min(self.changed_at)
        };
        self.closed_at.unwrap_or(planned)
    }

    /// Which votes are shown on `today`, a day of its town.
    pub(crate) fn shown_on(&self, today: Date, is_over: bool) -> Shown {
        let everything_through = |day: Date| Shown {
            through: Some(day),
            participants: self.participants,
            digest: self.votes_digest.clone(),
        };
        if is_over {
            return everything_through(Date::MAX);
        }
        let newcomers = self.participants - self.shown_participants;
        match self.last_cast_on {
            Some(last) if last < today && newcomers >= NEWCOMERS_SHOWN_MIN => everything_through(last),
            _ => Shown {
                through: self.shown_through,
                participants: self.shown_participants,
                digest: self.shown_digest.clone(),
            },
        }
    }

    /// True while the map and the figures may be read.
    pub fn is_map_shown_at(&self, now: Instant) -> bool {
        match self.stage_at(now) {
            Stage::Closed => true,
            Stage::Open => self.is_map_shown_meanwhile,
            Stage::Planned => false,
        }
    }

    /// Its page.
    pub fn path(&self) -> String {
        conversation_path(self.id)
    }

    /// As the rest of the house knows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: self.title.clone(),
            path: self.path(),
        }
    }

    /// A pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("conversation", self.id)
    }
}

db::text_enum! {
    /// Whether a statement can be read and voted on.
    pub enum State {
        /// It is to be read first
        Waiting = "attente",
        /// Anyone reads it
        Published = "publie",
        /// It was read, and not published
        Refused = "refuse",
        /// Its author took it back
        Withdrawn = "retire",
        /// Its author took it back after the end: its words are gone, its votes count
        WithdrawnAfter = "retire-apres",
        /// A moderator removed it
        Removed = "modere",
    }
}

db::record! {
    /// A sentence one may agree with.
    #[derive(Clone, Debug)]
    pub struct Statement {
        /// Which one
        pub id: StatementId,
        /// In which conversation
        pub conversation_id: ConversationId,
        /// Its number there, from 1
        pub number: i64,
        /// By whom; nobody for those of the town and those that come from elsewhere
        pub author_id: Option<PersonId>,
        /// What it says
        pub text: String,
        /// Whether it can be read
        pub state: State,
        /// Why it was not published
        pub why: String,
        /// When it was written
        pub created_at: Instant,
    }
}

impl Statement {
    /// Where it is read: its line, on whatever page of the list that is.
    pub fn path(&self) -> String {
        statement_path(self.conversation_id, self.number)
    }
}

db::text_enum! {
    /// What somebody thinks of a statement.
    pub enum Opinion {
        /// « D’accord »
        Agree = "accord",
        /// « Pas d’accord »
        Disagree = "desaccord",
        /// « Je passe »
        Pass = "passe",
    }
}

impl Opinion {
    /// As the map is made from it.
    pub(crate) fn choice(self) -> opinions::Choice {
        match self {
            Self::Agree => opinions::Choice::Agree,
            Self::Disagree => opinions::Choice::Disagree,
            Self::Pass => opinions::Choice::Pass,
        }
    }

    /// As a map or a file says it.
    pub(crate) fn of(choice: opinions::Choice) -> Self {
        match choice {
            opinions::Choice::Agree => Self::Agree,
            opinions::Choice::Disagree => Self::Disagree,
            opinions::Choice::Pass => Self::Pass,
        }
    }

    /// As the exports of Polis write it: agreeing is one.
    pub(crate) fn exported(self) -> &'static str {
        match self {
            Self::Agree => "1",
            Self::Disagree => "-1",
            Self::Pass => "0",
        }
    }
}

/// A new vote, from whoever `voter` stands for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewVote {
    pub(crate) voter: i64,
    pub(crate) statement: i64,
    pub(crate) opinion: Opinion,
}

/// A statement that comes in from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedStatement {
    /// Its number there
    pub number: u64,
    /// What it says
    pub text: String,
    /// False when it was taken away there
    pub is_shown: bool,
}

/// The page of a conversation.
pub fn conversation_path(id: ConversationId) -> String {
    format!("/conversations/{id}")
}

/// The line of a statement.
pub fn statement_path(conversation: ConversationId, number: i64) -> String {
    format!("/conversations/{conversation}/enonces?numero={number}#enonce-{number}")
}

/// Who a person is among the votes of one conversation: a number below 2⁶³ that nobody finds again without `key`, and another
/// one in every other conversation.
pub(crate) fn voter_number(key: &str, person: PersonId) -> i64 {
    let digest = Sha256::digest(format!("parvis-conversations-voter 1\n{key}\n{person}").as_bytes());
    let number = digest
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    i64::try_from(number >> 1).unwrap_or(i64::MAX)
}

/// What all votes add up to, once `vote` is one of them.
pub(crate) fn digest_with(before: &str, vote: &NewVote) -> String {
    let NewVote {
        voter,
        statement,
        opinion,
    } = vote;
    let text = format!("{before}\n{voter} {statement} {}", opinion.as_str());
    FileHash::of(text.as_bytes()).to_string()
}

/// The words of a statement as two of them are compared: without case, accents, end and spaces too many.
pub(crate) fn folded(text: &str) -> Vec<u8> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    db::sort_key(words.trim_end_matches(['.', '!', ' ', '\u{a0}']))
}

/// The name of a group: its number as a letter.
pub(crate) fn group_letter(id: u64) -> String {
    let place = u8::try_from(id % 26).unwrap_or_default();
    char::from(b'A' + place).to_string()
}

#[cfg(test)]
mod tests {
    use db::Uuid;

    use super::*;

    #[test]
    fn a_person_is_one_number_in_a_conversation_and_another_in_the_next() {
        let person = PersonId::from_uuid(Uuid::from_u128(7));
        let other = PersonId::from_uuid(Uuid::from_u128(8));
        assert_eq!(voter_number("one", person), voter_number("one", person));
        assert_ne!(voter_number("one", person), voter_number("two", person));
        assert_ne!(voter_number("one", person), voter_number("one", other));
        assert!(voter_number("one", person) >= 0);
    }

    #[test]
    fn one_statement_is_one_whatever_its_case_its_accents_and_its_end() {
        assert_eq!(folded("Éclairer  la venelle."), folded("eclairer la Venelle"));
        assert_ne!(folded("Éclairer la venelle"), folded("Éteindre la venelle"));
    }

    #[test]
    fn every_vote_changes_what_they_add_up_to() {
        let vote = NewVote {
            voter: 1,
            statement: 2,
            opinion: Opinion::Agree,
        };
        let other = NewVote {
            opinion: Opinion::Pass,
            ..vote
        };
        assert_ne!(digest_with("", &vote), digest_with("", &other));
        assert_ne!(digest_with("", &vote), digest_with("a", &vote));
    }
}
