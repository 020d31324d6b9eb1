//! Transmissions and answers: their words, and how long one has waited.

use acts::ActId;
use db::{Id, Instant};
use groups::GroupId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{FileHash, Subject, SubjectRef};

/// The longest name or quality, in characters.
pub(crate) const NAME_CHARS_MAX: usize = 200;
/// The longest letter or reason, in characters.
pub(crate) const LETTER_CHARS_MAX: usize = 5_000;
/// The longest answer, in characters.
pub(crate) const ANSWER_CHARS_MAX: usize = 20_000;
/// The largest file of an answer, in bytes.
pub(crate) const FILE_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Those to whom one act can be sent.
pub(crate) const RECIPIENTS_MAX: i64 = 50;
/// Answers to one transmission by its links, and as many that came another way.
pub(crate) const ANSWERS_MAX: i64 = 20;
/// Transmissions a group sends in a day.
pub(crate) const SENDS_A_DAY_MAX: i64 = 20;
/// Days between two reminders sent by hand.
pub(crate) const REMINDER_DAYS_MIN: i64 = 7;

/// Days for which a link opens: who decides may take months, nobody keeps a key for ever.
pub(crate) const LINK_DAYS: i64 = 180;

/// A transmission's identifier.
pub type TransmissionId = Id<Transmission>;
/// An answer's identifier.
pub type AnswerId = Id<Answer>;

db::text_enum! {
    /// Where a transmission stands.
    pub enum State {
        /// No answer yet
        Waiting = "attente",
        /// Answered at least once
        Answered = "repondue",
        /// Called off: sent to the wrong person, or made void
        Cancelled = "annulee",
    }
}

db::record! {
    /// A link by which the recipient answers.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct AnswerLink {
        /// What it answers
        pub(crate) transmission_id: TransmissionId,
        /// Until when it opens; none for those that were given without an end
        pub(crate) expires_at: Option<Instant>,
    }
}

impl AnswerLink {
    /// When it is over.
    pub(crate) fn end(&self, sent: &Transmission) -> Instant {
        self.expires_at.unwrap_or(sent.sent_at.plus_days(LINK_DAYS))
    }
}

db::record! {
    /// An act sent to somebody who decides.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Transmission {
        /// Which one
        pub id: TransmissionId,
        /// What was sent
        pub act_id: ActId,
        /// The group that sent it
        pub group_id: GroupId,
        /// What the act is called; it never changes
        pub act_title: String,
        /// To whom
        pub recipient_name: String,
        /// In what quality
        pub recipient_quality: String,
        /// Where the mail goes, shown to those who may send; once answered or called off, the house alone (« @ville.fr »)
        pub recipient_email: String,
        /// The words that came with it
        pub letter: String,
        /// When
        pub sent_at: Instant,
        /// The day by which an answer is hoped for
        pub expected_on: Option<Date>,
        /// Where it stands
        pub state: State,
        /// When the first answer came, or it was called off
        pub settled_at: Option<Instant>,
        /// Why it was called off
        pub reason: String,
        /// When the recipient was last reminded
        pub reminded_at: Option<Instant>,
    }
}

db::record! {
    /// What was answered.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Answer {
        /// Which one
        pub id: AnswerId,
        /// To which transmission
        pub transmission_id: TransmissionId,
        /// Who answers, with their quality
        pub given_by: String,
        /// What they say; may be empty when there is a file
        pub content: String,
        /// The day of the answer
        pub given_on: Date,
        /// When it was recorded here
        pub recorded_at: Instant,
        /// True when it came by the link; false when it was recorded by the secretary or an agent
        pub is_by_link: bool,
        /// The file joined to it, a PDF
        pub file_sha256: Option<FileHash>,
        /// Its name
        pub file_name: String,
        /// Its size, in bytes
        pub file_size: i64,
        /// When it was taken down
        pub withdrawn_at: Option<Instant>,
        /// Why it was taken down
        pub reason: String,
    }
}

impl Transmission {
    /// Its page.
    pub fn path(&self) -> String {
        format!("/transmissions/{}", self.id)
    }

    /// The pointer to it.
    pub fn reference(&self) -> SubjectRef {
        SubjectRef::new("transmission", self.id)
    }

    /// The transmission as lists and journals show it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: self.reference(),
            title: format!("{} → {}", self.act_title, self.recipient_quality),
            path: self.path(),
        }
    }

    /// The house their address is of: « @ville.fr ». What is left of it once nobody writes there any more.
    pub(crate) fn recipient_house(&self) -> String {
        self.recipient_email
            .rsplit_once('@')
            .map(|(_, house)| format!("@{house}"))
            .unwrap_or_default()
    }

    /// The days it has waited, or had waited when it was settled: 0 on the day itself.
    pub(crate) fn days_waited(&self, now: Instant, zone: &TimeZone) -> i64 {
        let until = self.settled_at.unwrap_or(now);
        let days = day_of(until, zone) - day_of(self.sent_at, zone);
        i64::from(days.get_days())
    }

    /// True when the day hoped for is past and nothing came.
    pub(crate) fn is_late(&self, today: Date) -> bool {
        self.state == State::Waiting && self.expected_on.is_some_and(|day| day < today)
    }
}

impl Answer {
    /// The address of the file joined to it.
    pub(crate) fn file_path(&self) -> String {
        format!(
            "/transmissions/{}/reponses/{}/fichier",
            self.transmission_id, self.id
        )
    }
}

/// The day it is at `instant`.
pub(crate) fn day_of(instant: Instant, zone: &TimeZone) -> Date {
    zone.to_datetime(instant.timestamp()).date()
}

/// True for what begins as a PDF file does (ISO 32000-2, section 7.5.2).
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn at(written: &str) -> Instant {
        Instant::from(written.parse::<jiff::Timestamp>().expect("an instant"))
    }

    fn sent(written: &str) -> Transmission {
        Transmission {
            id: Id::from_uuid(db::Uuid::nil()),
            act_id: Id::from_uuid(db::Uuid::nil()),
            group_id: Id::from_uuid(db::Uuid::nil()),
            act_title: "Avis".to_owned(),
            recipient_name: "Dominique".to_owned(),
            recipient_quality: "Maire".to_owned(),
            recipient_email: "mairie@exemple.fr".to_owned(),
            letter: String::new(),
            sent_at: at(written),
            expected_on: Some(date(2026, 12, 1)),
            state: State::Waiting,
            settled_at: None,
            reason: String::new(),
            reminded_at: None,
        }
    }

    #[test]
    fn waiting_is_counted_in_days_of_the_calendar_where_the_body_is() {
        let paris = TimeZone::get("Europe/Paris").expect("a zone");
        let evening = sent("2026-11-10T22:30:00Z");
        assert_eq!(evening.days_waited(at("2026-11-10T22:59:00Z"), &paris), 0);
        assert_eq!(evening.days_waited(at("2026-11-10T23:01:00Z"), &paris), 1);
        let mut answered = evening.clone();
        answered.settled_at = Some(at("2026-11-20T09:00:00Z"));
        assert_eq!(answered.days_waited(at("2027-05-01T09:00:00Z"), &paris), 10);
    }

    #[test]
    fn it_is_late_after_the_day_hoped_for_only_while_it_waits() {
        let mut waiting = sent("2026-11-10T09:00:00Z");
        assert!(!waiting.is_late(date(2026, 12, 1)) && waiting.is_late(date(2026, 12, 2)));
        waiting.state = State::Answered;
        assert!(!waiting.is_late(date(2026, 12, 2)));
        assert!(is_pdf(b"%PDF-1.7\n") && !is_pdf(b"<html>") && !is_pdf(b""));
    }
}
