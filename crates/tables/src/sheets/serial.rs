//! Days that spreadsheets keep as numbers (ECMA-376 part 1, 18.17.4.1): since 1899-12-30, or 1904-01-01 for old files of
//! Macintosh.

/// ISO 8601 of a serial date: a day, or a day and a time when there is one. None out of the years 1 to 9999.
pub(crate) fn date(serial: f64, is_1904: bool) -> Option<String> {
    if !serial.is_finite() || serial.abs() > 3_000_000.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "bounded just above")]
    let mut seconds = (serial * 86_400.0).round() as i64;
    if is_1904 {
        seconds += 1_462 * 86_400;
    }
    let days = seconds.div_euclid(86_400);
    let time = seconds.rem_euclid(86_400);
    // The first months of 1900 are counted with a day that never was.
    let days = if days < 61 && !is_1904 { days + 1 } else { days };
    let (year, month, day) = civil(days - 25_569);
    if !(1..=9_999).contains(&year) {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == 0 {
        return Some(date);
    }
    Some(format!(
        "{date}T{:02}:{:02}:{:02}",
        time / 3_600,
        time / 60 % 60,
        time % 60
    ))
}

/// The civil date of a number of days since 1970-01-01, by Howard Hinnant's algorithm.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn serial_numbers_are_the_days_that_spreadsheets_show() {
        assert_eq!(date(44_197.0, false).as_deref(), Some("2021-01-01"));
        assert_eq!(date(43_831.75, false).as_deref(), Some("2020-01-01T18:00:00"));
        assert_eq!(date(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(date(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(date(42_735.0, true).as_deref(), Some("2021-01-01"));
        assert_eq!(date(f64::NAN, false), None);
    }
}
