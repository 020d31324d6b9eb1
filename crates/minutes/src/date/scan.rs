//! The walk through a phrase: days, times, what joins them, and the words left for the place.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::calendar::{self, Hours, WrittenDay, words_at};
use super::token::{Kind, Token};
use super::zone::clock_note;
use crate::messages::Message;

/// What a phrase holds, before anything is concluded from it.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub(super) days: Vec<Day>,
    /// How the second day is joined to the first.
    pub(super) joined: Joined,
    /// A time written before any day.
    pub(super) hours: Option<Hours>,
    /// « dans quinze jours »: the day this would be.
    pub(super) relative: Option<Date>,
    pub(super) is_period: bool,
    pub(super) place: Vec<(usize, usize)>,
    /// Words before the first day or time, other than « le », « réunion »…
    pub(super) preamble: Option<(usize, usize)>,
    pub(super) tz: Option<&'static str>,
}

/// One day of the phrase.
#[derive(Debug)]
pub(super) struct Day {
    pub(super) date: Date,
    pub(super) weekday_differs: bool,
    /// Its year is written, and it comes before the reference day.
    pub(super) is_past: bool,
    pub(super) hours: Option<Hours>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Joined {
    #[default]
    Both,
    Either,
    Span,
}

pub(super) fn scan(phrase: &str, mut tokens: Vec<Token>, reference: Option<Date>) -> Result<Scan, Message> {
    let mut found = Scan::default();
    if let Some(note) = clock_note(phrase, &tokens) {
        found.tz = Some(note.tz);
        tokens.drain(note.first..=note.last);
    }
    found.is_period = names_a_week(&tokens);
    let mut at = label_length(&tokens);
    let mut weekday: Option<Weekday> = None;
    let mut joiner = Joined::Both;
    let mut place_from: Option<usize> = None;
    while at < tokens.len() {
        let token = &tokens[at];
        if let Some(from) = place_from {
            // A place may stand between the day and the time; once both are known, all the rest is the place.
            if found.days.last().is_some_and(|day| day.hours.is_none())
                && let Some((hours, next)) = calendar::hours(&tokens, at)?
            {
                push_place(&mut found, &tokens, from, at);
                place_from = None;
                attach(&mut found, hours);
                at = next;
                continue;
            }
            at += 1;
            continue;
        }
        if let Some((date, next)) = relative(&tokens, at, reference) {
            found.relative = Some(date);
            at = next;
        } else if let Some((hours, next)) = calendar::hours(&tokens, at)? {
            attach(&mut found, hours);
            at = next;
        } else if let Some((written, next)) = calendar::day(&tokens, at) {
            push_day(&mut found, written, weekday.take(), reference, &mut joiner)?;
            at = next;
        } else if let Some((written, next)) = first_of_two(&tokens, at) {
            push_day(&mut found, written, weekday.take(), reference, &mut joiner)?;
            at = next;
        } else if weekday.is_some() && token.number().is_some_and(|(_, digits)| digits <= 2) {
            let written = WrittenDay {
                day: token.number().map_or(0, |(day, _)| day),
                month: None,
                year: None,
            };
            push_day(&mut found, written, weekday.take(), reference, &mut joiner)?;
            at += 1;
        } else if let Some(name) = calendar::weekday(token).filter(|_| weekday.is_none()) {
            weekday = Some(name);
            at += 1;
        } else if is_connector(&tokens, at) {
            match token.word() {
                "ou" => joiner = Joined::Either,
                "au" if found.days.last().is_some_and(|day| day.hours.is_none()) && spans(&tokens, at) => {
                    joiner = Joined::Span;
                }
                _ => {}
            }
            at += 1;
        } else if found.days.is_empty()
            && found.hours.is_none()
            && found.relative.is_none()
            && weekday.is_none()
        {
            let (start, _) = found.preamble.unwrap_or((token.start, token.end));
            found.preamble = Some((start, token.end));
            at += 1;
        } else {
            place_from = Some(at);
            at += 1;
        }
    }
    if let Some(from) = place_from {
        push_place(&mut found, &tokens, from, tokens.len());
    }
    if let (Some(name), true) = (weekday, found.days.is_empty()) {
        let date = next_weekday(name, reference.ok_or(Message::DateWithoutYear)?)?;
        let hours = found.hours.take();
        found.days.push(Day {
            date,
            weekday_differs: false,
            is_past: false,
            hours,
        });
    }
    Ok(found)
}

fn push_day(
    found: &mut Scan,
    written: WrittenDay,
    weekday: Option<Weekday>,
    reference: Option<Date>,
    joiner: &mut Joined,
) -> Result<(), Message> {
    let date = calendar::resolve(written, reference)?;
    let how = std::mem::take(joiner);
    if found.days.last().is_some_and(|day| day.date == date) {
        return Ok(());
    }
    if found.days.len() == 1 {
        found.joined = how;
    }
    let hours = if found.days.is_empty() {
        found.hours.take()
    } else {
        None
    };
    found.days.push(Day {
        date,
        weekday_differs: weekday.is_some_and(|weekday| weekday != date.weekday()),
        is_past: written.year.is_some() && reference.is_some_and(|reference| date < reference),
        hours,
    });
    Ok(())
}

fn attach(found: &mut Scan, hours: Hours) {
    match found.days.last_mut() {
        Some(day) if day.hours.is_none() => day.hours = Some(hours),
        Some(_) => {}
        None => found.hours = found.hours.or(Some(hours)),
    }
}

fn push_place(found: &mut Scan, tokens: &[Token], from: usize, until: usize) {
    let mut last = until;
    while last > from
        && (matches!(tokens[last - 1].kind, Kind::Mark(mark) if mark != ')')
            || matches!(tokens[last - 1].word(), "a" | "de" | "des" | "vers"))
    {
        last -= 1;
    }
    if last > from {
        found.place.push((tokens[from].start, tokens[last - 1].end));
    }
}

/// « 8 » in « 8 ou 9 décembre », « mardi 8 et mercredi 9 décembre »: its month is the one written after.
fn first_of_two(tokens: &[Token], at: usize) -> calendar::Read<WrittenDay> {
    let (day, digits) = tokens[at].number()?;
    let joiner = tokens.get(at + 1)?;
    let second = if matches!(joiner.word(), "ou" | "et" | "au") {
        // « et le mercredi 9 », « ou 9 »
        (at + 2..tokens.len())
            .take(4)
            .find(|index| tokens[*index].word() != "le" && calendar::weekday(&tokens[*index]).is_none())?
    } else if joiner.is_mark("-,") {
        at + 2
    } else {
        return None;
    };
    let (other, _) = calendar::day(tokens, second).filter(|_| digits <= 2)?;
    Some((WrittenDay { day, ..other }, at + 1))
}

/// Whether the « au » at this place joins two days: « du 7 au 11 décembre ».
fn spans(tokens: &[Token], at: usize) -> bool {
    let weekdays = usize::from(
        tokens
            .get(at + 1)
            .is_some_and(|token| calendar::weekday(token).is_some()),
    );
    let next = at + 1 + weekdays;
    tokens.get(next).and_then(Token::number).is_some() && calendar::day(tokens, next).is_some()
}

/// « semaine du 7 au 11 », « semaine prochaine », « S48 »: no day in it.
fn names_a_week(tokens: &[Token]) -> bool {
    tokens.windows(2).any(|pair| match pair[0].word() {
        "semaine" => {
            matches!(pair[1].word(), "du" | "de" | "prochaine" | "suivante") || pair[1].number().is_some()
        }
        "s" => {
            pair[0].end == pair[1].start && pair[1].number().is_some_and(|(week, _)| (1..=53).contains(&week))
        }
        _ => false,
    })
}

/// « dans 15 jours »: fifteen days are two weeks and eight are one, as everyone counts them in French.
fn relative(tokens: &[Token], at: usize, reference: Option<Date>) -> calendar::Read<Date> {
    if tokens[at].word() != "dans" {
        return None;
    }
    let count = match (tokens.get(at + 1)?.number(), tokens[at + 1].word()) {
        (Some((count, _)), _) => i64::from(count),
        (None, "un" | "une") => 1,
        (None, "deux") => 2,
        (None, "trois") => 3,
        (None, "quatre") => 4,
        (None, "huit") => 8,
        (None, "quinze") => 15,
        _ => return None,
    };
    let span: Span = match tokens.get(at + 2)?.word() {
        "jour" | "jours" => match count {
            8 => 7.days(),
            15 => 14.days(),
            _ => Span::new().try_days(count).ok()?,
        },
        "semaine" | "semaines" => Span::new().try_weeks(count).ok()?,
        "mois" => Span::new().try_months(count).ok()?,
        _ => return None,
    };
    Some((reference?.checked_add(span).ok()?, at + 3))
}

fn next_weekday(weekday: Weekday, reference: Date) -> Result<Date, Message> {
    reference
        .nth_weekday(1, weekday)
        .map_err(|_| Message::ImpossibleDate)
}

/// The tokens of « Prochaine réunion : », « Dates, horaires et lieu : ».
fn label_length(tokens: &[Token]) -> usize {
    let mut from = 0;
    while let Some(offset) = tokens[from..].iter().take(9).position(|token| token.is_mark(":")) {
        let label = &tokens[from..from + offset];
        let opens = label.first().is_some_and(|token| {
            matches!(
                token.word(),
                "prochaine"
                    | "prochain"
                    | "date"
                    | "dates"
                    | "reunion"
                    | "aura"
                    | "lieu"
                    | "est"
                    | "fixee"
                    | "prevue"
                    | "tiendra"
                    | "se"
                    | "rendez"
                    | "rdv"
                    | "horaire"
                    | "horaires"
                    | "jour"
                    | "quand"
            )
        });
        if !opens || label.iter().any(|token| token.number().is_some()) {
            break;
        }
        from += offset + 1;
    }
    from
}

/// Words and marks that join the pieces of a date and say nothing by themselves.
fn is_connector(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match &token.kind {
        Kind::Mark(_) => true,
        Kind::Word(word) => match word.as_str() {
            // « Le Quai » is a place, « le mardi » is not.
            "le" | "la" | "les" if token.capital => tokens
                .get(at + 1)
                .is_some_and(|next| next.number().is_some() || calendar::weekday(next).is_some()),
            "la" | "l" => {
                at > 0 && matches!(tokens[at - 1].word(), "a" | "toute" | "de")
                    || words_at(tokens, at + 1, &["journee"])
            }
            "le" | "les" | "de" | "des" | "du" | "d" | "a" | "au" | "aux" | "en" | "vers" | "entre"
            | "et" | "ou" | "puis" | "prochain" | "prochaine" | "suivant" | "courant" | "precises"
            | "precise" | "environ" | "toute" | "journee" | "demi" | "soir" | "matin" | "matinee"
            | "soiree" | "rendez" | "vous" | "rdv" | "reunion" | "prochaines" | "date" | "heure"
            | "horaire" => true,
            "midi" | "apres" => words_at(tokens, at, &["apres", "", "midi"]),
            _ => false,
        },
        Kind::Number(..) | Kind::Address => false,
    }
}
