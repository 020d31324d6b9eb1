//! Dates of birth, which decide between equals: read strictly, compared as days.

/// Days of the Gregorian calendar since the year 0, of a date written `YYYY-MM-DD` that exists; None for anything else.
pub(crate) fn days(date: &str) -> Option<u64> {
    let bytes = date.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let part = |from: usize, to: usize| -> Option<u64> {
        let digits = &bytes[from..to];
        digits.iter().all(u8::is_ascii_digit).then(|| {
            digits
                .iter()
                .fold(0, |number, digit| 10 * number + u64::from(digit - b'0'))
        })
    };
    let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    if year == 0 || day == 0 || day > last {
        return None;
    }
    // Years begin in March, so that the leap day is the last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    Some(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_follow_one_another_over_a_leap_day() {
        assert_eq!(days("2000-02-29").map(|day| day + 1), days("2000-03-01"));
        assert_eq!(days("1900-02-28").map(|day| day + 1), days("1900-03-01"));
        assert_eq!(days("1999-12-31").map(|day| day + 1), days("2000-01-01"));
    }

    #[test]
    fn what_is_not_a_date_of_the_calendar_is_none() {
        for text in [
            "2000-13-01",
            "1900-02-29",
            "1970-04-31",
            "1970-1-2",
            "01/02/1970",
            "0000-01-01",
            "+970-01-01",
            "",
            "1970-01-0é",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
