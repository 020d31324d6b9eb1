//! Deadlines: « avant le 1er décembre », « d’ici fin novembre », « S48 ».

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::calendar::month;
use super::read_bare_day;
use super::token::{Token, tokens};
use crate::fold::fold;

/// The last day to do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deadline {
    pub(crate) date: Date,
    /// Whether a day had to be chosen (« S48 », « mi-novembre »).
    pub(crate) is_approximate: bool,
}

/// What may come before the day, longest first.
const OPENINGS: [&str; 22] = [
    "date limite",
    "au plus tard le",
    "au plus tard",
    "a faire avant le",
    "a rendre pour le",
    "jusqu'au",
    "d'ici au",
    "d'ici le",
    "d'ici la",
    "d'ici a",
    "d'ici",
    "avant le",
    "avant la",
    "avant",
    "pour le",
    "pour la",
    "pour",
    "echeance",
    "delais",
    "delai",
    "a faire",
    "le",
];

/// Reads a phrase that holds a deadline and nothing else; `None` for any other.
pub(crate) fn deadline(phrase: &str, reference: Option<Date>) -> Option<Deadline> {
    if phrase.len() > 80 {
        return None;
    }
    let folded = fold(phrase);
    let mut rest = folded.trim();
    while let Some(after) = OPENINGS.iter().find_map(|opening| after_word(rest, opening)) {
        rest = after.trim_start_matches([' ', ':']);
    }
    let rest = rest.trim_end_matches(['.', ' ']);
    let exact = |date| {
        Some(Deadline {
            date,
            is_approximate: false,
        })
    };
    let words = tokens(rest);
    let number = |at: usize| words.get(at).and_then(Token::number).map(|(value, _)| value);
    let word = |at: usize| words.get(at).map_or("", Token::word);
    match (word(0), words.len()) {
        ("fin", 2 | 3) if month(&words[1]).is_some() => {
            let year = year_of(month(&words[1])?, number(2), reference)?;
            exact(
                Date::new(year, i8::try_from(month(&words[1])?).ok()?, 1)
                    .ok()?
                    .last_of_month(),
            )
        }
        ("fin", 2) => exact(
            Date::new(
                i16::try_from(number(1).filter(|year| *year > 1900)?).ok()?,
                12,
                31,
            )
            .ok()?,
        ),
        ("fin", _) if matches!(rest, "fin de l'annee" | "fin d'annee") => exact(reference?.last_of_year()),
        ("mi", 3 | 4) => {
            let named = month(&words[2])?;
            let date = Date::new(
                year_of(named, number(3), reference)?,
                i8::try_from(named).ok()?,
                15,
            )
            .ok()?;
            Some(Deadline {
                date,
                is_approximate: true,
            })
        }
        ("s" | "semaine", 2) => friday_of_week(i8::try_from(number(1)?).ok()?, reference?),
        ("demain", 1) => exact(reference?.tomorrow().ok()?),
        _ => exact(read_bare_day(rest, reference)?),
    }
}

fn after_word<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(opening)?;
    (rest.starts_with([' ', ':', '\u{A0}']) && !rest.trim().is_empty()).then_some(rest)
}

/// The year written, or the one of the next such month.
fn year_of(month: u32, written: Option<u32>, reference: Option<Date>) -> Option<i16> {
    if let Some(year) = written {
        return i16::try_from(year).ok();
    }
    let reference = reference?;
    Some(reference.year() + i16::from(month < u32::from(reference.month().unsigned_abs())))
}

/// A numbered week (ISO 8601) ends, for those who work, on its Friday.
fn friday_of_week(week: i8, reference: Date) -> Option<Deadline> {
    let year = reference.iso_week_date().year();
    (year..=year.checked_add(1)?)
        .filter_map(|year| {
            ISOWeekDate::new(year, week, Weekday::Friday)
                .ok()
                .map(ISOWeekDate::date)
        })
        .find(|date| *date >= reference)
        .map(|date| Deadline {
            date,
            is_approximate: true,
        })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::deadline;

    #[test]
    fn deadlines_as_people_write_them() {
        let reference = Some(date(2026, 11, 10));
        let read = |phrase: &str| {
            deadline(phrase, reference).map(|found| (found.date.to_string(), found.is_approximate))
        };
        let exact = |day: &str| Some((day.to_owned(), false));
        let about = |day: &str| Some((day.to_owned(), true));
        assert_eq!(read("avant le 1er décembre"), exact("2026-12-01"));
        assert_eq!(read("échéance : 2026-12-01"), exact("2026-12-01"));
        assert_eq!(read("pour le 20 novembre"), exact("2026-11-20"));
        assert_eq!(read("d’ici fin novembre"), exact("2026-11-30"));
        assert_eq!(read("d'ici fin février"), exact("2027-02-28"));
        assert_eq!(read("fin 2027"), exact("2027-12-31"));
        assert_eq!(read("d'ici la fin de l'année"), exact("2026-12-31"));
        assert_eq!(read("S48"), about("2026-11-27"));
        assert_eq!(read("semaine 3"), about("2027-01-22"));
        assert_eq!(read("mi-janvier"), about("2027-01-15"));
        assert_eq!(read("pour mardi prochain"), exact("2026-11-17"));
        assert_eq!(read("ASAP"), None);
        assert_eq!(read("pour la mairie"), None);
        assert_eq!(read("pour le conseil du 20 novembre"), None);
        assert_eq!(
            deadline("avant le 1er décembre", None),
            None,
            "no year to complete it with"
        );
    }
}
