//! What the text of a cell holds, whatever its column is called: addresses of e-mail, bank accounts, social security numbers,
//! telephones, each among other words, and more than one in a cell.

/// Lengths of an IBAN: Norway has the shortest, Malta the longest of those in use.
const IBAN_LENGTHS: std::ops::RangeInclusive<usize> = 15..=31;
/// A social security number: 13 characters and its key.
const NIR_LENGTH: usize = 15;
/// Without its key, as forms ask for it.
const NIR_BARE_LENGTH: usize = 13;
/// How people write one without its key: sex, year, month, department, commune, order.
const NIR_GROUPS: [usize; 6] = [1, 2, 2, 2, 3, 3];

/// True where somebody can be written to in a text: something, `@`, a domain with a dot.
pub(super) fn has_email(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + 1..).unwrap_or_default();
        let is_named = before
            .chars()
            .next_back()
            .is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '+'));
        let domain: String = after
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-'))
            .collect();
        let domain = domain.trim_end_matches('.');
        is_named
            && domain
                .rsplit_once('.')
                .is_some_and(|(host, end)| !host.is_empty() && end.chars().count() >= 2)
    })
}

/// Letters and digits that stand together in a text, and what stands before them.
pub(super) struct Group<'a> {
    text: &'a str,
    before: &'a str,
}

/// The groups of a text, one after the other.
pub(super) fn groups(text: &str) -> Vec<Group<'_>> {
    let mut groups = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_alphanumeric()) {
        let (before, after) = rest.split_at(start);
        let end = after.find(|letter: char| !letter.is_ascii_alphanumeric());
        let (text, next) = after.split_at(end.unwrap_or(after.len()));
        groups.push(Group { text, before });
        rest = next;
    }
    groups
}

/// What people put between the groups of a number: few signs, none of which ends a sentence.
fn joins(between: &str, signs: &str) -> bool {
    between.chars().count() <= 3
        && between
            .chars()
            .all(|sign| matches!(sign, ' ' | '\u{a0}' | '\u{202f}') || signs.contains(sign))
}

/// The numbers that begin with each group and go on over those that follow, up to `length_max` characters, with the lengths of
/// their groups: true as soon as `is_wanted` says so.
fn slides(
    groups: &[Group<'_>],
    (signs, length_max): (&str, usize),
    is_wanted: &mut dyn FnMut(&str, &[usize]) -> bool,
) -> bool {
    let mut number = String::with_capacity(length_max);
    let mut lengths = Vec::new();
    for start in 0..groups.len() {
        number.clear();
        lengths.clear();
        for (place, group) in groups.iter().skip(start).enumerate() {
            let is_joined = place == 0 || joins(group.before, signs);
            if !is_joined || number.len() + group.text.len() > length_max {
                break;
            }
            number.push_str(group.text);
            lengths.push(group.text.len());
            if is_wanted(&number, &lengths) {
                return true;
            }
        }
    }
    false
}

pub(super) fn has_iban(groups: &[Group<'_>]) -> bool {
    slides(groups, ("-.", *IBAN_LENGTHS.end()), &mut |number, _| {
        IBAN_LENGTHS.contains(&number.len()) && is_iban(&number.to_ascii_uppercase())
    })
}

/// How sure one is that it is a social security number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nir {
    /// Its key says so, or the way it is cut
    Sure,
    /// It has the form of one
    Bare,
}

pub(super) fn nir_in(groups: &[Group<'_>]) -> Option<Nir> {
    let mut is_bare = false;
    let is_sure = slides(groups, ("-./", NIR_LENGTH), &mut |number, lengths| {
        if number.len() == NIR_LENGTH {
            return is_nir(&number.to_ascii_uppercase());
        }
        let is_formed = number.len() == NIR_BARE_LENGTH && is_nir_formed(&number.to_ascii_uppercase());
        // The first groups of a longer number are no number.
        is_bare |= is_formed && lengths.len() == 1;
        is_formed && lengths == NIR_GROUPS
    });
    match (is_sure, is_bare) {
        (true, _) => Some(Nir::Sure),
        (false, true) => Some(Nir::Bare),
        (false, false) => None,
    }
}

/// Thirteen characters that have the form of a number: sex, year, month (20 and more when it is not known), department.
fn is_nir_formed(number: &str) -> bool {
    let part = |from: usize, to: usize| number.get(from..to).unwrap_or_default();
    let is_begun = matches!(number.as_bytes().first(), Some(b'1'..=b'4' | b'7' | b'8'));
    let month: u32 = part(3, 5).parse().unwrap_or_default();
    let is_month = matches!(month, 1..=12 | 20..=42 | 50..=99);
    let department = part(5, 7);
    let is_department =
        matches!(department, "2A" | "2B") || department.parse::<u32>().is_ok_and(|code| code > 0);
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_rest = part(7, 10) != "000" && part(10, 13) != "000";
    is_begun && is_month && is_department && is_rest && are_digits(part(1, 5)) && are_digits(part(7, 13))
}

/// ISO 13616: two letters, two check digits, then the account; moved to the end, the first four make a number of remainder 1
/// by 97.
fn is_iban(piece: &str) -> bool {
    let bytes = piece.as_bytes();
    let is_shaped = IBAN_LENGTHS.contains(&bytes.len())
        && bytes.iter().take(2).all(u8::is_ascii_uppercase)
        && bytes.iter().skip(2).take(2).all(u8::is_ascii_digit);
    if !is_shaped {
        return false;
    }
    let moved = bytes.iter().skip(4).chain(bytes.iter().take(4));
    let remainder = moved.fold(0_u32, |remainder, byte| match byte {
        b'0'..=b'9' => (remainder * 10 + u32::from(byte - b'0')) % 97,
        _ => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    remainder == 1
}

/// A French social security number: sex, year, month, department (with 2A and 2B), commune, order, and its key, which is 97
/// less the remainder of the rest by 97 (decree 82-103 of 22 January 1982).
fn is_nir(piece: &str) -> bool {
    if piece.len() != NIR_LENGTH {
        return false;
    }
    let (number, key) = piece.split_at(NIR_LENGTH - 2);
    let number = match number.get(5..7) {
        Some("2A") => replaced(number, "19"),
        Some("2B") => replaced(number, "18"),
        _ => number.to_owned(),
    };
    let is_begun = matches!(number.as_bytes().first(), Some(b'1'..=b'4' | b'7' | b'8'));
    match (number.parse::<u64>(), key.parse::<u64>()) {
        (Ok(number), Ok(key)) => is_begun && key == 97 - number % 97,
        _ => false,
    }
}

/// The number with other digits in the place of its department.
fn replaced(number: &str, department: &str) -> String {
    let before = number.get(..5).unwrap_or_default();
    let after = number.get(7..).unwrap_or_default();
    format!("{before}{department}{after}")
}

/// True where a French number is written: ten digits from 01 to 09, or with +33 or 0033, in groups as people write them; neither a
/// part of a longer number, nor a decimal, nor a day with its hour.
pub(super) fn has_phone(groups: &[Group<'_>]) -> bool {
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (0..groups.len()).any(|start| {
        let mut number = String::new();
        let mut lengths = Vec::new();
        for (place, group) in groups.iter().enumerate().skip(start) {
            let is_joined = place == start || joins(group.before, ".-/()");
            if !is_joined || !are_digits(group.text) || number.len() + group.text.len() > PHONE_DIGITS_MAX {
                return false;
            }
            number.push_str(group.text);
            lengths.push(group.text.len());
            let is_plus = groups.get(start).is_some_and(|first| first.before.ends_with('+'));
            if is_foreign_phone(&number, is_plus) {
                return true;
            }
            if !is_plus && is_phone(&number, &lengths) && !(lengths.len() == 1 && is_decimal(groups, start)) {
                return true;
            }
        }
        false
    })
}

/// The longest number looked at: 00 33 (0)6 12 34 56 78.
const PHONE_DIGITS_MAX: usize = 14;

/// Ten digits, cut as people cut them: « 0612345678 », « 06 12 34 56 78 », « 0612 345 678 ».
fn is_phone(number: &str, lengths: &[usize]) -> bool {
    let rest = number.strip_prefix('0').unwrap_or_default();
    let is_numbered = rest.len() == 9 && !rest.starts_with('0');
    let is_grouped = match lengths {
        [_] => true,
        [first, others @ ..] => matches!(first, 2 | 4) && others.iter().all(|length| matches!(length, 2 | 3)),
        [] => false,
    };
    is_numbered && is_grouped
}

/// As it is dialled from abroad, with or without the zero in brackets.
fn is_foreign_phone(number: &str, is_plus: bool) -> bool {
    let national = if is_plus {
        number.strip_prefix("33")
    } else {
        number.strip_prefix("0033")
    };
    let national = national.map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    national.is_some_and(|rest| rest.len() == 9 && !rest.starts_with('0'))
}

/// True where a point or a comma joins a group to another number that is no telephone: « 47.0612345678 ».
fn is_decimal(groups: &[Group<'_>], place: usize) -> bool {
    let is_part = |before: Option<&Group<'_>>, other: Option<&Group<'_>>| {
        let is_joined = before.is_some_and(|group| matches!(group.before, "." | ","));
        let is_other_number = other.is_some_and(|other| {
            let is_number = other.text.bytes().all(|byte| byte.is_ascii_digit());
            is_number && !is_phone(other.text, &[other.text.len()])
        });
        is_joined && is_other_number
    };
    let before = place.checked_sub(1).and_then(|place| groups.get(place));
    let after = groups.get(place + 1);
    is_part(groups.get(place), before) || is_part(after, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_is_told_from_other_figures() {
        for number in [
            "0612345678",
            "06 12 34 56 78",
            "02.97.12.34.56",
            "0612 345 678",
            "tél : +33 (0)6 12 34 56 78",
            "+33612345678",
            "0033612345678",
            "00 33 6 12 34 56 78",
            "06/12/34/56/78",
            "0612345678 0297123456",
            "06 12 34 56 78 / 02 97 12 34 56",
            "0612345678,0297123456",
            "12 bis, 06 12 34 56 78",
        ] {
            assert!(has_phone(&groups(number)), "{number}");
        }
        for figure in [
            "0.123456789",
            "01-02-2026 10:00",
            "0000000000",
            "06123456789",
            "47,0612345678",
            "47.0612345678",
            "0612345678.50",
            "[[2.05,47.06],[12.34,56.78]]",
            "218 601 946 00013",
            "05/06/2026 – 07/08/2026",
            "[-2.9831,47.6672]",
            "1 234 567 890",
        ] {
            assert!(!has_phone(&groups(figure)), "{figure}");
        }
    }

    #[test]
    fn corsican_numbers_have_their_key_too() {
        // 2A counts as 19, 2B as 18.
        let number: u64 = "1850519123456".parse().expect("digits");
        let key = 97 - number % 97;
        assert!(is_nir(&format!("185052A123456{key:02}")));
        assert!(!is_nir(&format!("185052A123457{key:02}")));
    }
}
