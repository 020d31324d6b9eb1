//! Days and times, by hand from bytes: those of ISO 8601, those of `strptime` formats that schemas give, and those that
//! the French write.

/// A day and a time, comparable. The time is in seconds, and counts its offset when it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Instant {
    pub(crate) year: i32,
    pub(crate) month: u32,
    pub(crate) day: u32,
    pub(crate) seconds: i64,
    /// Millionths of a second
    pub(crate) fraction: u32,
}

impl Instant {
    /// ISO 8601 of the day.
    pub(crate) fn iso_date(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A day that exists.
pub(crate) fn day(year: u32, month: u32, day: u32) -> Option<Instant> {
    if !(1..=12).contains(&month) || day == 0 || day > days_of(year, month) || !(1..=9_999).contains(&year) {
        return None;
    }
    Some(Instant {
        year: i32::try_from(year).ok()?,
        month,
        day,
        ..Instant::default()
    })
}

/// Days since the first of January 1970 (H. Hinnant, « chrono-compatible low-level date algorithms »): years begin in March,
/// so that the day of a leap year is the last.
pub(crate) fn days_since_epoch(year: i32, month: u32, day: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let since_march = (month + 9) % 12;
    let of_year = i32::try_from((153 * since_march + 2) / 5 + day).unwrap_or(0) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The year, the month and the day, from days since the first of January 1970.
pub(crate) fn civil(days: i32) -> (i32, u32, u32) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let since_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * since_march + 2) / 5 + 1;
    let month = if since_march < 10 {
        since_march + 3
    } else {
        since_march - 9
    };
    let year = year + era * 400 + i32::from(month <= 2);
    (year, month.unsigned_abs(), day.unsigned_abs())
}

fn days_of(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of `min` to `max` digits at the beginning, and what follows it.
fn digits(text: &[u8], min: usize, max: usize) -> Option<(u32, &[u8])> {
    let length = text
        .iter()
        .take(max)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if length < min {
        return None;
    }
    let (written, rest) = text.split_at_checked(length)?;
    let number = written
        .iter()
        .fold(0_u32, |number, byte| number * 10 + u32::from(byte - b'0'));
    Some((number, rest))
}

/// `2017-10-15`, the day and the month of one digit or two as `strptime` takes them.
pub(crate) fn iso_date(text: &[u8]) -> Option<Instant> {
    // Nearly every date: read without looking for its parts.
    let (year, rest) = digits(text, 4, 4)?;
    let (month, rest) = digits(rest.strip_prefix(b"-")?, 1, 2)?;
    let (of_month, rest) = digits(rest.strip_prefix(b"-")?, 1, 2)?;
    if !rest.is_empty() {
        return None;
    }
    day(year, month, of_month)
}

/// `2017-10-15T10:00:00`, its fraction and its offset if it has them. Any letter may stand for the T.
pub(crate) fn iso_date_time(text: &[u8]) -> Option<Instant> {
    let date = iso_date(text.get(..10)?)?;
    let (_, rest) = text.get(10..)?.split_first()?;
    let (seconds, fraction) = time_of(rest)?;
    Some(Instant {
        seconds,
        fraction,
        ..date
    })
}

/// `10:00:00`, likewise.
pub(crate) fn iso_time(text: &[u8]) -> Option<Instant> {
    let (seconds, fraction) = time_of(text)?;
    Some(Instant {
        seconds,
        fraction,
        ..Instant::default()
    })
}

fn time_of(text: &[u8]) -> Option<(i64, u32)> {
    let (hour, rest) = digits(text, 2, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(b":")?, 2, 2)?;
    let (second, mut rest) = digits(rest.strip_prefix(b":")?, 2, 2)?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let mut fraction = 0;
    if let Some((b'.' | b',', after)) = rest.split_first() {
        let length = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let kept = length.min(6);
        let (value, _) = digits(after, 1, kept)?;
        fraction = value * 10_u32.pow(u32::try_from(6 - kept).ok()?);
        rest = after.get(length..)?;
    }
    let offset = match rest {
        b"" | b"Z" | b"z" => 0,
        _ => offset(rest)?,
    };
    let seconds = i64::from(hour * 3_600 + minute * 60 + second) - offset;
    Some((seconds, fraction))
}

/// `+02:00`, `+0200` or `+02`, in seconds.
fn offset(text: &[u8]) -> Option<i64> {
    let (sign, rest) = text.split_first()?;
    let sign = match sign {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, rest) = digits(rest, 2, 2)?;
    let rest = rest.strip_prefix(b":").unwrap_or(rest);
    let (minutes, rest) = if rest.is_empty() {
        (0, rest)
    } else {
        digits(rest, 2, 2)?
    };
    (rest.is_empty() && hours < 24 && minutes < 60).then(|| sign * i64::from(hours * 3_600 + minutes * 60))
}

/// A text in a `strptime` format. A directive that is not known here reads nothing: none.
pub(crate) fn formatted(text: &[u8], format: &[u8]) -> Option<Instant> {
    let (mut year, mut month, mut of_month) = (1_900, 1, 1);
    let (mut hour, mut minute, mut second) = (0, 0, 0);
    let mut rest = text;
    let mut letters = format.iter();
    while let Some(letter) = letters.next() {
        if *letter != b'%' {
            let (first, after) = rest.split_first()?;
            if first != letter {
                return None;
            }
            rest = after;
            continue;
        }
        let directive = letters.next()?;
        let (value, after) = match directive {
            b'Y' => digits(rest, 4, 4)?,
            b'%' => (0, rest.strip_prefix(b"%")?),
            b'm' | b'd' | b'H' | b'M' | b'S' | b'y' => {
                digits(rest, if *directive == b'y' { 2 } else { 1 }, 2)?
            }
            _ => return None,
        };
        match directive {
            b'Y' => year = value,
            // As POSIX has it.
            b'y' => year = if value < 69 { 2_000 + value } else { 1_900 + value },
            b'm' => month = value,
            b'd' => of_month = value,
            b'H' => hour = value,
            b'M' => minute = value,
            b'S' => second = value,
            _ => {}
        }
        rest = after;
    }
    if !rest.is_empty() || hour > 23 || minute > 59 || second > 61 {
        return None;
    }
    Some(Instant {
        seconds: i64::from(hour * 3_600 + minute * 60 + second),
        ..day(year, month, of_month)?
    })
}

/// How the French write days in figures: `15/10/2017`, `15-10-2017`, `15.10.2017`. The year is of four digits: of two, a
/// day cannot be told from a year.
pub(crate) fn french_date(text: &[u8]) -> Option<Instant> {
    let (of_month, rest) = digits(text, 1, 2)?;
    let (separator, rest) = rest.split_first()?;
    if !matches!(separator, b'/' | b'-' | b'.') {
        return None;
    }
    let (month, rest) = digits(rest, 1, 2)?;
    let (again, rest) = rest.split_first()?;
    let (year, rest) = digits(rest, 4, 4)?;
    if again != separator || !rest.is_empty() {
        return None;
    }
    day(year, month, of_month)
}

/// True for `10/15/2017`: a day that only the American order makes.
pub(crate) fn is_american(text: &[u8]) -> bool {
    let second = |rest: &[u8]| digits(rest.strip_prefix(b"/")?, 1, 2).map(|(second, _)| second);
    digits(text, 1, 2).is_some_and(|(first, rest)| {
        (1..=12).contains(&first) && second(rest).is_some_and(|second| (13..=31).contains(&second))
    })
}

/// `20171015`, of the nineteenth century at the earliest.
pub(crate) fn compact_date(text: &[u8]) -> Option<Instant> {
    if text.len() != 8 {
        return None;
    }
    let (number, rest) = digits(text, 8, 8)?;
    if !rest.is_empty() || !(18_000_101..=21_001_231).contains(&number) {
        return None;
    }
    day(number / 10_000, number / 100 % 100, number % 100)
}

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "janv"),
    ("fevrier", "fevr"),
    ("mars", "mars"),
    ("avril", "avr"),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juil"),
    ("aout", "aout"),
    ("septembre", "sept"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("decembre", "dec"),
];

/// `15 octobre 2017`, `1er mars 2020`, from words already folded (no accents, lower case).
pub(crate) fn written_date(folded: &str) -> Option<Instant> {
    let mut words = folded.split_ascii_whitespace();
    let first = words.next()?;
    let of_month = first.strip_suffix("er").unwrap_or(first);
    let name = words.next()?.trim_end_matches('.');
    let year = words.next()?;
    if words.next().is_some() || of_month.len() > 2 || year.len() != 4 {
        return None;
    }
    let month = MONTHS
        .iter()
        .position(|(whole, short)| name == *whole || name == *short)?;
    day(
        year.parse().ok()?,
        u32::try_from(month).ok()? + 1,
        of_month.parse().ok()?,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_exist_are_read_and_no_others() {
        assert!(iso_date(b"2017-10-15").is_some() && iso_date(b"2017-1-5").is_some());
        for wrong in [
            "2017-02-30",
            "2017-13-01",
            "15/10/2017",
            "20171015",
            " 2017-11-03",
            "2017-10-15T00:00:00",
        ] {
            assert_eq!(iso_date(wrong.as_bytes()), None, "{wrong}");
        }
        assert_eq!(french_date(b"15/10/2017"), iso_date(b"2017-10-15"));
        assert_eq!(french_date(b"10/15/2017"), None);
        assert!(is_american(b"10/15/2017") && !is_american(b"15/10/2017"));
        assert_eq!(compact_date(b"20171015"), iso_date(b"2017-10-15"));
        assert_eq!(written_date("1er mars 2020"), iso_date(b"2020-03-01"));
        assert_eq!(formatted(b"2017", b"%Y"), day(2017, 1, 1));
        assert_eq!(formatted(b"15/10/17", b"%d/%m/%y"), day(2017, 10, 15));
        assert_eq!(
            iso_date_time(b"2017-10-15T02:00:00+02:00"),
            iso_date_time(b"2017-10-15 00:00:00Z")
        );
        assert_eq!(iso_date_time(b"2017-10-15T25:00:00"), None);
    }
}
