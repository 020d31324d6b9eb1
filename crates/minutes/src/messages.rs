//! Everything this crate says to a person, in one place: an identifier, its arguments, its French sentence.
//!
//! The cellar returns message ids; the French is here too, by exception, because the command line prints it
//! and because the wording of the date warnings is part of the shared test corpus (plain apostrophes and
//! spaces included).

use jiff::civil::{Date, Weekday};

use crate::model::Moment;

/// One thing to say, with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Message {
    /// The weekday written is not the one of that date.
    WeekdayMismatch(Date),
    /// « Dans quinze jours, même heure »: a day to propose, nothing certain.
    RelativeToMeeting(Date),
    /// A week or a span of days, not a date.
    PeriodWithoutDate,
    /// « 8 ou 9 décembre ».
    TwoPossibleDates(Date, Date),
    /// A second meeting is announced in the same phrase.
    SecondMeeting(Moment),
    /// « minuit ».
    MidnightAmbiguous,
    /// The clocks skip this hour.
    HourSkipped,
    /// The clocks show this hour twice.
    HourRepeated,
    /// No such day.
    ImpossibleDate,
    /// 29 February of a common year.
    NotLeapYear(i16),
    /// No such time.
    ImpossibleTime,
    /// `12/13/2026`.
    ImpossibleMonth(i64),
    /// Before the reference day, with its year written.
    PastDate,
    /// The end comes before the start, and was dropped.
    EndBeforeStart,
    /// No year in the text and nothing to complete it with.
    DateWithoutYear,
    /// The text gives no date: the caller's was taken.
    DateFromReference(Date),
    /// A date was announced and could not be read; the words stay in the text.
    DateUnread(String),
    /// The next meeting is announced at two places.
    TwoPlaces(String, String),
    /// The next meeting is announced at two moments; the first was kept.
    TwoMeetings(Moment, Moment),
    /// The same person is said present and excused.
    PresentAndExcused(String),
    /// More votes than people present or represented.
    VoteExceedsVoters {
        /// `D1`.
        decision: String,
        /// Votes and abstentions.
        votes: u32,
        /// Present, and proxies held.
        voters: u32,
    },
    /// Two items bear the same number.
    DuplicateId(String),
    /// An action carries out a decision that the minutes do not hold.
    UnknownDecision {
        /// `A1`.
        action: String,
        /// `D9`.
        decision: String,
    },
    /// A day was chosen for a looser deadline.
    ApproximateDeadline {
        /// « S48 ».
        phrase: String,
        /// The day chosen.
        date: Date,
    },
    /// A deadline that gives no day; it stays in the action's text.
    UnreadDeadline(String),
    /// A line that reads like the noise of a scanner, left out.
    ScannerNoise(String),
    /// A key of the front matter that the format does not know, kept in the context.
    UnknownKey(String),
}

impl Message {
    /// Stable identifier, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::WeekdayMismatch(_) => "weekday-mismatch",
            Self::RelativeToMeeting(_) => "relative-date",
            Self::PeriodWithoutDate => "period-without-date",
            Self::TwoPossibleDates(..) => "two-possible-dates",
            Self::SecondMeeting(_) => "second-meeting",
            Self::MidnightAmbiguous => "midnight",
            Self::HourSkipped => "hour-skipped",
            Self::HourRepeated => "hour-repeated",
            Self::ImpossibleDate | Self::NotLeapYear(_) => "impossible-date",
            Self::ImpossibleTime => "impossible-time",
            Self::ImpossibleMonth(_) => "impossible-month",
            Self::PastDate => "past-date",
            Self::EndBeforeStart => "end-before-start",
            Self::DateWithoutYear => "date-without-year",
            Self::DateFromReference(_) => "date-from-reference",
            Self::DateUnread(_) => "date-unread",
            Self::TwoPlaces(..) => "two-places",
            Self::TwoMeetings(..) => "two-meetings",
            Self::PresentAndExcused(_) => "present-and-excused",
            Self::VoteExceedsVoters { .. } => "vote-exceeds-voters",
            Self::DuplicateId(_) => "duplicate-id",
            Self::UnknownDecision { .. } => "unknown-decision",
            Self::ApproximateDeadline { .. } => "approximate-deadline",
            Self::UnreadDeadline(_) => "unread-deadline",
            Self::ScannerNoise(_) => "scanner-noise",
            Self::UnknownKey(_) => "unknown-key",
        }
    }

    /// The French sentence.
    pub fn french(&self) -> String {
        match self {
            Self::WeekdayMismatch(date) => {
                format!(
                    "le {} est un {}",
                    french_date(*date),
                    weekday_name(date.weekday())
                )
            }
            Self::RelativeToMeeting(date) => {
                format!("relatif à la réunion courante : proposer {date} à confirmer")
            }
            Self::PeriodWithoutDate => "période sans date".to_owned(),
            Self::TwoPossibleDates(first, second) => format!("deux dates possibles : {first}, {second}"),
            Self::SecondMeeting(moment) => format!("deux réunions : ajouter {moment}"),
            Self::MidnightAmbiguous => "minuit : début ou fin de journée ?".to_owned(),
            Self::HourSkipped => "heure inexistante (passage à l'heure d'été)".to_owned(),
            Self::HourRepeated => "heure ambiguë (passage à l'heure d'hiver)".to_owned(),
            Self::ImpossibleDate => "date impossible".to_owned(),
            Self::NotLeapYear(year) => format!("date impossible ({year} non bissextile)"),
            Self::ImpossibleTime => "heure impossible".to_owned(),
            Self::ImpossibleMonth(month) => format!("mois {month} : format américain ?"),
            Self::PastDate => "date passée".to_owned(),
            Self::EndBeforeStart => "fin avant le début".to_owned(),
            Self::DateWithoutYear => "date sans année".to_owned(),
            Self::DateFromReference(date) => {
                format!(
                    "le texte ne donne pas la date de la réunion\u{a0}: le {} a été retenu",
                    french_date(*date)
                )
            }
            Self::DateUnread(words) => format!("date non comprise\u{a0}: «\u{a0}{words}\u{a0}»"),
            Self::TwoPlaces(first, second) => {
                format!("deux lieux sont annoncés\u{a0}: «\u{a0}{first}\u{a0}» et «\u{a0}{second}\u{a0}»")
            }
            Self::TwoMeetings(first, second) => {
                format!("la prochaine réunion est annoncée deux fois\u{a0}: {first} et {second}")
            }
            Self::PresentAndExcused(name) => format!("{name} figure parmi les présents et parmi les excusés"),
            Self::VoteExceedsVoters {
                decision,
                votes,
                voters,
            } => {
                format!(
                    "{decision}\u{a0}: {votes} voix comptées pour {voters} personnes présentes ou représentées"
                )
            }
            Self::DuplicateId(id) => format!("le numéro {id} sert deux fois"),
            Self::UnknownDecision { action, decision } => {
                format!("l’action {action} renvoie à la décision {decision}, qui n’existe pas")
            }
            Self::ApproximateDeadline { phrase, date } => {
                format!(
                    "échéance «\u{a0}{phrase}\u{a0}» lue comme le {}",
                    french_date(*date)
                )
            }
            Self::UnreadDeadline(phrase) => format!("échéance non comprise\u{a0}: «\u{a0}{phrase}\u{a0}»"),
            Self::ScannerNoise(line) => {
                format!("ligne illisible laissée de côté\u{a0}: «\u{a0}{line}\u{a0}»")
            }
            Self::UnknownKey(key) => {
                format!("rubrique inconnue «\u{a0}{key}\u{a0}», gardée dans le contexte")
            }
        }
    }
}

/// « 8 décembre 2026 », « 1er décembre 2026 ».
pub fn french_date(date: Date) -> String {
    let day = if date.day() == 1 {
        "1er".to_owned()
    } else {
        date.day().to_string()
    };
    format!(
        "{day} {} {}",
        MONTHS[usize::from(date.month().unsigned_abs()) - 1],
        date.year()
    )
}

/// « mardi ».
pub fn weekday_name(day: Weekday) -> &'static str {
    [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ][usize::from(day.to_monday_zero_offset().unsigned_abs())]
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Title of the next meeting in a calendar.
pub(crate) fn next_meeting_title(group: Option<&str>) -> String {
    group.map_or_else(|| "Réunion".to_owned(), |group| format!("Réunion – {group}"))
}

/// Who an action is for, in a calendar.
pub(crate) fn owners_sentence(owners: &[String]) -> String {
    format!("Responsables\u{a0}: {}", owners.join(", "))
}
