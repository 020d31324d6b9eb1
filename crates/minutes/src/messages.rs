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
