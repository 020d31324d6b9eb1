//! Numbers, shares, amounts, yes and no, as machines and as the French write them.

use crate::exact::Exact;

/// True for figures, with a sign or without, no zero before them.
pub(crate) fn is_integer(value: &[u8]) -> bool {
    let digits = value.strip_prefix(b"-").unwrap_or(value);
    !digits.is_empty()
        && digits.len() <= 18
        && digits.iter().all(u8::is_ascii_digit)
        && (digits.len() == 1 || digits.first() != Some(&b'0'))
}

/// True for a number with a point or an exponent, or a whole one.
pub(crate) fn is_decimal(value: &[u8]) -> bool {
    value.len() <= 40
        && value
            .first()
            .is_some_and(|first| first.is_ascii_digit() || matches!(first, b'-' | b'+' | b'.'))
        && !is_padded(value)
        && Exact::parse(value).is_some()
}

/// A zero before figures makes a name of a number: `01000`, but not `0.5`.
fn is_padded(value: &[u8]) -> bool {
    matches!(value.strip_prefix(b"-").unwrap_or(value), [b'0', b'0'..=b'9', ..])
}

/// A number as the French write it, without spaces and with a point: `1 234,50` is `1234.50`. None when it is none, or
/// when a comma might stand between thousands: `1,234,567`.
pub(crate) fn french(value: &[u8]) -> Option<Vec<u8>> {
    if value.len() > 60 || !value.iter().any(u8::is_ascii_digit) {
        return None;
    }
    let text = std::str::from_utf8(value).ok()?;
    let mut plain = Vec::with_capacity(value.len());
    let mut has_mark = false;
    // Figures since the last space; between two spaces there are three.
    let mut since = 0_usize;
    let mut groups = 0_usize;
    for letter in text.chars() {
        match letter {
            '-' | '−' if plain.is_empty() => plain.push(b'-'),
            '+' if plain.is_empty() => {}
            '0'..='9' => {
                plain.push(u8::try_from(letter).ok()?);
                since += 1;
            }
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' if !has_mark && since > 0 => {
                if since > 3 || (groups > 0 && since != 3) {
                    return None;
                }
                groups += 1;
                since = 0;
            }
            ',' | '.' if !has_mark => {
                if groups > 0 && since != 3 {
                    return None;
                }
                has_mark = true;
                plain.push(b'.');
            }
            _ => return None,
        }
    }
    if groups > 0 && !has_mark && since != 3 {
        return None;
    }
    Exact::parse(&plain)?;
    Some(plain)
}

/// What a cell says without the sign of the euro, which stands after or before it.
pub(crate) fn without_euro(value: &[u8]) -> Option<&[u8]> {
    let text = std::str::from_utf8(value).ok()?;
    let rest = ["€", "EUR", "euros", "euro"]
        .iter()
        .find_map(|sign| text.strip_suffix(sign).or_else(|| text.strip_prefix(sign)))?;
    Some(rest.trim().as_bytes())
}

/// True for an amount that says it is in euros.
pub(crate) fn is_amount(value: &[u8]) -> bool {
    without_euro(value).is_some_and(|number| french(number).is_some())
}

/// True for a number before `%`.
pub(crate) fn is_percentage(value: &[u8]) -> bool {
    value
        .strip_suffix(b"%")
        .is_some_and(|number| french(crate::fold::trimmed(number)).is_some())
}

/// True for a year from 1000 to 2100.
pub(crate) fn is_year(value: &[u8]) -> bool {
    value.len() == 4
        && value.iter().all(u8::is_ascii_digit)
        && (b"1000".as_slice()..=b"2100".as_slice()).contains(&value)
}

/// Yes and no, whatever the case.
pub(crate) fn boolean(value: &[u8]) -> Option<bool> {
    const YES: [&[u8]; 8] = [b"oui", b"vrai", b"true", b"yes", b"o", b"y", b"1", b"x"];
    const NO: [&[u8]; 6] = [b"non", b"faux", b"false", b"no", b"n", b"0"];
    if value.len() > 5 {
        return None;
    }
    if YES.iter().any(|word| value.eq_ignore_ascii_case(word)) {
        return Some(true);
    }
    NO.iter()
        .any(|word| value.eq_ignore_ascii_case(word))
        .then_some(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_french_write_them() {
        let plain =
            |text: &str| french(text.as_bytes()).map(|plain| String::from_utf8(plain).expect("figures"));
        assert_eq!(plain("1\u{202f}234,50").as_deref(), Some("1234.50"));
        assert_eq!(plain("12,5").as_deref(), Some("12.5"));
        assert_eq!(plain("-1 000 000").as_deref(), Some("-1000000"));
        for doubtful in ["1,234,567", "1 00", "12 34", "1 2345", "abc", "12,5,", "1.234,5"] {
            assert_eq!(plain(doubtful), None, "{doubtful}");
        }
        assert!(is_amount("1 234,50 €".as_bytes()) && is_percentage("12,5 %".as_bytes()));
        assert!(is_integer(b"0") && is_integer(b"-12") && !is_integer(b"01") && !is_decimal(b"01000"));
        assert_eq!(
            (boolean(b"Oui"), boolean(b"NON"), boolean(b"peut")),
            (Some(true), Some(false), None)
        );
    }
}
