//! Days, months and times as they are written in French, at one place of a phrase.

use jiff::civil::{Date, Time, Weekday};

use super::token::{Kind, Token};
use crate::messages::Message;

/// A time written, and what was read with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hours {
    pub(super) starts: Time,
    pub(super) ends: Option<Time>,
    pub(super) at_midnight: bool,
}

/// A day as written: its month and year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrittenDay {
    pub(super) day: u32,
    pub(super) month: Option<u32>,
    pub(super) year: Option<u32>,
}

/// What was read at some token, and the token after it.
pub(super) type Read<T> = Option<(T, usize)>;

pub(super) fn weekday(token: &Token) -> Option<Weekday> {
    Some(match token.word() {
        "lundi" | "lun" => Weekday::Monday,
        "mardi" | "mar" => Weekday::Tuesday,
        "mercredi" | "mer" => Weekday::Wednesday,
        "jeudi" | "jeu" => Weekday::Thursday,
        "vendredi" | "ven" => Weekday::Friday,
        "samedi" | "sam" => Weekday::Saturday,
        "dimanche" | "dim" => Weekday::Sunday,
        _ => return None,
    })
}

pub(super) fn month(token: &Token) -> Option<u32> {
    Some(match token.word() {
        "janvier" | "janv" | "jan" => 1,
        "fevrier" | "fevr" | "fev" => 2,
        "mars" => 3,
        "avril" | "avr" => 4,
        "mai" => 5,
        "juin" => 6,
        "juillet" | "juil" => 7,
        "aout" => 8,
        "septembre" | "sept" => 9,
        "octobre" | "oct" => 10,
        "novembre" | "nov" => 11,
        "decembre" | "dec" => 12,
        _ => return None,
    })
}

/// `8 décembre 2026`, `1er avril`, `08/12/2026`, `11/12`, `8.12.26`, `2026-12-08`.
pub(super) fn day(tokens: &[Token], at: usize) -> Read<WrittenDay> {
    let (value, digits) = tokens.get(at)?.number()?;
    if digits == 4 {
        let month = linked(tokens, at, at + 2, "-/")?;
        let day = linked(tokens, at + 2, at + 4, "-/")?;
        return Some((
            WrittenDay {
                day,
                month: Some(month),
                year: Some(value),
            },
            at + 5,
        ));
    }
    if digits > 2 {
        return None;
    }
    if let Some(month) =
        linked(tokens, at, at + 2, "/.-").filter(|_| tokens[at + 2].end - tokens[at].start <= 5)
    {
        let year = linked(tokens, at + 2, at + 4, "/.-");
        if year.is_some() || tokens[at + 1].is_mark("/") {
            if hour_word(tokens.get(at + 3)) {
                return None;
            }
            let next = if year.is_some() { at + 5 } else { at + 3 };
            let year = year.map(|year| if year < 100 { 2000 + year } else { year });
            return Some((
                WrittenDay {
                    day: value,
                    month: Some(month),
                    year,
                },
                next,
            ));
        }
    }
    let mut next = at + 1;
    if value == 1 && tokens.get(next).is_some_and(|token| token.word() == "er") {
        next += 1;
    }
    let month = month(tokens.get(next)?)?;
    next += 1;
    if tokens.get(next).is_some_and(|token| token.is_mark(".")) {
        next += 1;
    }
    match tokens.get(next).and_then(Token::number) {
        Some((year, 4)) if !hour_word(tokens.get(next + 1)) => Some((
            WrittenDay {
                day: value,
                month: Some(month),
                year: Some(year),
            },
            next + 1,
        )),
        _ => Some((
            WrittenDay {
                day: value,
                month: Some(month),
                year: None,
            },
            next,
        )),
    }
}

/// The number at `second`, when a mark alone, without a space, ties it to the number at `first`.
fn linked(tokens: &[Token], first: usize, second: usize, marks: &str) -> Option<u32> {
    let (number, _) = tokens.get(second)?.number()?;
    let mark = &tokens[first + 1];
    let tight = tokens[first].end == mark.start && mark.end == tokens[second].start;
    (tight && mark.is_mark(marks)).then_some(number)
}

fn hour_word(token: Option<&Token>) -> bool {
    token.is_some_and(|token| matches!(token.word(), "h" | "heure" | "heures" | "hr" | "hrs"))
}

/// A time or a span of time: `18h30`, `18:30-20:30`, `de 18 à 20 h`, « midi », « 6h30 du soir ».
pub(super) fn hours(tokens: &[Token], at: usize) -> Result<Read<Hours>, Message> {
    let (start, at_midnight, next) = match time(tokens, at)? {
        Some((time, next)) => (time, tokens[at].word() == "minuit", next),
        None => match bare_hour(tokens, at)? {
            Some((time, next)) => (time, false, next),
            None => return Ok(None),
        },
    };
    let separator = match tokens.get(next) {
        Some(token) if token.is_mark("->") => Some(next + 1),
        Some(token) if matches!(token.word(), "a" | "au") => Some(next + 1),
        Some(token) if token.word() == "et" && at > 0 && tokens[at - 1].word() == "entre" => Some(next + 1),
        Some(token) if token.word() == "jusqu" => Some(next + 3),
        _ => None,
    };
    if let Some(from) = separator
        && let Some((end, after)) = time(tokens, from)?
    {
        return Ok(Some((
            Hours {
                starts: start,
                ends: Some(end),
                at_midnight,
            },
            after,
        )));
    }
    Ok(Some((
        Hours {
            starts: start,
            ends: None,
            at_midnight,
        },
        next,
    )))
}

/// `18` in « de 18 à 20 h », « 18-20h ».
fn bare_hour(tokens: &[Token], at: usize) -> Result<Read<Time>, Message> {
    let Some((value, 1..=2)) = tokens.get(at).and_then(Token::number) else {
        return Ok(None);
    };
    let introduced = at > 0 && matches!(tokens[at - 1].word(), "de" | "entre");
    let separated = match tokens.get(at + 1) {
        Some(token) if token.is_mark("-") => true,
        Some(token) => introduced && matches!(token.word(), "a" | "et"),
        None => false,
    };
    let hour_follows = tokens.get(at + 2).and_then(Token::number).is_some() && hour_word(tokens.get(at + 3));
    if separated && hour_follows {
        Ok(Some((clock(value, 0)?, at + 1)))
    } else {
        Ok(None)
    }
}

fn time(tokens: &[Token], at: usize) -> Result<Read<Time>, Message> {
    let Some(token) = tokens.get(at) else {
        return Ok(None);
    };
    match (&token.kind, token.word()) {
        (_, "midi") => {
            let half =
                words_at(tokens, at + 1, &["et", "demi"]) || words_at(tokens, at + 1, &["et", "demie"]);
            return Ok(Some(if half {
                (clock(12, 30)?, at + 3)
            } else {
                (clock(12, 0)?, at + 1)
            }));
        }
        (_, "minuit") => return Ok(Some((Time::midnight(), at + 1))),
        (Kind::Number(_, 1..=2), _) => {}
        _ => return Ok(None),
    }
    let Kind::Number(hour, _) = token.kind else {
        return Ok(None);
    };
    let (minute, next) = if hour_word(tokens.get(at + 1)) {
        match tokens.get(at + 2).and_then(Token::number) {
            Some((minute, 2)) => {
                let unit = tokens
                    .get(at + 3)
                    .is_some_and(|token| matches!(token.word(), "mn" | "min" | "minutes"));
                (minute, if unit { at + 4 } else { at + 3 })
            }
            _ if words_at(tokens, at + 2, &["et", "demie"]) => (30, at + 4),
            _ if words_at(tokens, at + 2, &["et", "quart"]) => (15, at + 4),
            _ => (0, at + 2),
        }
    } else if let Some(minute) = linked(tokens, at, at + 2, ":")
        .filter(|_| tokens[at + 2].number().is_some_and(|(_, digits)| digits == 2))
    {
        (minute, at + 3)
    } else {
        return Ok(None);
    };
    let (afternoon, next) = if words_at(tokens, next, &["du", "soir"]) {
        (true, next + 2)
    } else if words_at(tokens, next, &["du", "matin"]) {
        (false, next + 2)
    } else if words_at(tokens, next, &["de", "l", "", "apres", "", "midi"]) {
        (true, next + 6)
    } else {
        (false, next)
    };
    Ok(Some((
        clock(if afternoon && hour < 12 { hour + 12 } else { hour }, minute)?,
        next,
    )))
}

/// Whether these words stand there; an empty word stands for a mark.
pub(super) fn words_at(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    words.iter().enumerate().all(|(offset, word)| {
        tokens.get(at + offset).is_some_and(|token| {
            if word.is_empty() {
                matches!(token.kind, Kind::Mark(_))
            } else {
                token.word() == *word
            }
        })
    })
}

fn clock(hour: u32, minute: u32) -> Result<Time, Message> {
    let (hour, minute) = if (hour, minute) == (24, 0) {
        (0, 0)
    } else {
        (hour, minute)
    };
    let hour = i8::try_from(hour).map_err(|_| Message::ImpossibleTime)?;
    let minute = i8::try_from(minute).map_err(|_| Message::ImpossibleTime)?;
    Time::new(hour, minute, 0, 0).map_err(|_| Message::ImpossibleTime)
}

/// The date written, its year completed by the next such day from `reference`.
pub(super) fn resolve(written: WrittenDay, reference: Option<Date>) -> Result<Date, Message> {
    let month = match written.month {
        Some(month) if (1..=12).contains(&month) => month,
        Some(month) => return Err(Message::ImpossibleMonth(i64::from(month))),
        None => return day_of_month(written.day, reference),
    };
    if let Some(year) = written.year {
        let year = i16::try_from(year).map_err(|_| Message::ImpossibleDate)?;
        return civil(year, month, written.day).ok_or({
            if (month, written.day) == (2, 29) {
                Message::NotLeapYear(year)
            } else {
                Message::ImpossibleDate
            }
        });
    }
    // 29 February comes back within eight years, even around a century that is not a leap year.
    civil(2000, month, written.day).ok_or(Message::ImpossibleDate)?;
    let reference = reference.ok_or(Message::DateWithoutYear)?;
    (0..=8)
        .filter_map(|offset| civil(reference.year().checked_add(offset)?, month, written.day))
        .find(|date| *date >= reference)
        .ok_or(Message::ImpossibleDate)
}

/// « mardi 8 »: the next 8th of a month.
fn day_of_month(day: u32, reference: Option<Date>) -> Result<Date, Message> {
    let reference = reference.ok_or(Message::DateWithoutYear)?;
    (0..=2)
        .filter_map(|offset| {
            let month = u32::from(reference.month().unsigned_abs()) - 1 + offset;
            civil(
                reference.year().checked_add(i16::from(month >= 12))?,
                month % 12 + 1,
                day,
            )
        })
        .find(|date| *date >= reference)
        .ok_or(Message::ImpossibleDate)
}

fn civil(year: i16, month: u32, day: u32) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
