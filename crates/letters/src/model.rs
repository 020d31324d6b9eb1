//! What a letter is, and its bounds.

use db::{Id, Instant};
use kernel::{PersonId, SubjectRef};
use texts::TextId;

/// Days a letter is kept: time to look at what went wrong, no longer, since it holds people's words and addresses.
pub const KEPT_DAYS: i64 = 90;
/// Days its link works.
pub const LINK_DAYS: i64 = 30;
/// Days the link of somebody unknown here works, and their words are kept without it: as long as what is written on the site
/// without an account.
pub const UNCONFIRMED_DAYS: i64 = 7;
/// Bytes of a message from an address unknown here: words, and a photograph that will not be kept.
pub(crate) const UNKNOWN_BYTES_MAX: i64 = 5_000_000;
/// Letters of one unknown address that may wait at once: beyond, somebody fills another's mailbox.
pub(crate) const UNCONFIRMED_OF_ADDRESS_MAX: i64 = 3;
/// Letters of unknown addresses in a day that wait for their author: beyond, somebody writes in the name of many.
pub const UNCONFIRMED_A_DAY_MAX: i64 = 100;
/// Bytes of a message read whole.
pub(crate) const MESSAGE_BYTES_MAX: u32 = 20_000_000;
/// Bytes of a message kept as it came, for an agent to open; larger, it stays on the server alone.
pub(crate) const ORIGINAL_BYTES_MAX: usize = 2_000_000;
/// Characters of its text that are kept.
pub(crate) const CONTENT_CHARS_MAX: usize = 60_000;
/// Characters of its subject that are kept.
pub(crate) const SUBJECT_CHARS_MAX: usize = 250;
/// Letters of one person that may wait at once: beyond, somebody else is writing in their name.
pub(crate) const WAITING_MAX: i64 = 20;
/// Answers to unknown addresses in a day that their letters become nothing: beyond, somebody writes in the name of many, and answering would trouble them all.
pub const UNKNOWN_ANSWERED_MAX: i64 = 40;
/// Amendments made from one letter.
pub const AMENDMENTS_MAX: usize = 20;

/// Marks the ids of letters.
pub struct LetterMark;
/// A letter's id.
pub type LetterId = Id<LetterMark>;

db::text_enum! {
    /// What became of a letter.
    pub enum State {
        /// Its author was sent a link
        Waiting = "waiting",
        /// Its author confirmed it
        Filed = "filed",
        /// The person it named says it is not theirs
        Refused = "refused",
        /// Its author, unknown here, did not confirm it in time: its words are erased
        Expired = "expired",
        /// Nobody here has this address
        Unknown = "unknown",
        /// Its author may not amend this text
        NotAllowed = "not-allowed",
        /// The text is not in discussion
        Closed = "closed",
        /// To no text and no meeting
        NoText = "no-text",
        /// An answer to an invitation, noted
        Answered = "answered",
        /// An answer that is another's, or to another meeting
        AnswerOther = "answer-other",
        /// Sent where answers go, and no answer could be read in it
        AnswerUnread = "answer-unread",
        /// An answer that came too late, to a meeting cancelled or moved, or after another
        AnswerLate = "answer-late",
        /// Too many of this person's wait already
        TooMany = "too-many",
        /// A program wrote it: out-of-office, bounce, list
        Automatic = "automatic",
        /// It answers a mail that is not answered by mail
        NoReply = "no-reply",
        /// Its author wrote nothing: only files, or only what they quoted
        Empty = "empty",
        /// It could not be read: too large, too deep, nobody's
        Unreadable = "unreadable",
    }
}

db::record! {
    /// What was received.
    #[derive(Clone, Debug)]
    pub struct Letter {
        /// Which one
        pub id: LetterId,
        /// What became of it
        pub state: State,
        /// The text it is about
        pub text_id: Option<TextId>,
        /// The person who has this address
        pub person_id: Option<PersonId>,
        /// The address it says it comes from
        pub sender: String,
        /// Its subject
        pub subject: String,
        /// What its author wrote
        pub content: String,
        /// The messages quoted and the signature
        pub aside: String,
        /// How large it was
        pub size_bytes: i64,
        /// When it was read here
        pub received_at: Instant,
        /// When it was confirmed or refused
        pub settled_at: Option<Instant>,
        /// The numbers of the amendments it became, between commas
        pub numbers: String,
        /// True when it is kept as it came
        pub has_original: bool,
    }
}

impl Letter {
    /// How many days its link works.
    pub fn link_days(&self) -> i64 {
        link_days(self.person_id.is_some())
    }

    /// How the journal names it.
    pub fn reference(&self) -> SubjectRef {
        reference(self.id)
    }

    /// The numbers of the amendments it became.
    pub fn amendments(&self) -> Vec<i64> {
        let numbers = self.numbers.split(',');
        numbers.filter_map(|number| number.parse().ok()).collect()
    }
}

/// How many days the link sent to an address works, whether an account has it or not.
pub(crate) fn link_days(is_known: bool) -> i64 {
    if is_known { LINK_DAYS } else { UNCONFIRMED_DAYS }
}

/// How the journal names a letter.
pub(crate) fn reference(id: LetterId) -> SubjectRef {
    SubjectRef::new("letter", id)
}
