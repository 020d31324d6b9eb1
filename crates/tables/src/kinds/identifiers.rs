//! Numbers that are names. They are compared and written as text: none ever loses a zero.

/// Digits of an identifier, the spaces and points that people write in it left out; none when it is too long or holds
/// anything else.
fn digits<const LENGTH: usize>(value: &[u8]) -> Option<[u8; LENGTH]> {
    let mut digits = [0; LENGTH];
    let mut count = 0;
    let mut rest = value;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'0'..=b'9' => {
                *digits.get_mut(count)? = byte - b'0';
                count += 1;
            }
            b' ' | b'.' => {}
            // No-break spaces, U+00A0 and U+202F.
            0xc2 if rest.first() == Some(&0xa0) => rest = rest.get(1..)?,
            0xe2 if rest.starts_with(b"\x80\xaf") => rest = rest.get(2..)?,
            _ => return None,
        }
    }
    (count == LENGTH).then_some(digits)
}

/// Luhn's formula (ISO/IEC 7812-1, annex B).
fn follows_luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(*digit);
            if place % 2 == 0 {
                digit
            } else if digit > 4 {
                digit * 2 - 9
            } else {
                digit * 2
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// True for a SIREN, spaces within it allowed.
pub(crate) fn is_siren(value: &[u8]) -> bool {
    digits::<9>(value).is_some_and(|digits| follows_luhn(&digits))
}

/// La Poste has more establishments than its key leaves room for: their digits sum to a multiple of five instead, but
/// for the head office.
const LA_POSTE: &[u8] = &[3, 5, 6, 0, 0, 0, 0, 0, 0];
const LA_POSTE_HEAD: [u8; 14] = [3, 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 8];

/// True for a SIRET, spaces within it allowed.
pub(crate) fn is_siret(value: &[u8]) -> bool {
    let Some(digits) = digits::<14>(value) else {
        return false;
    };
    let Some(siren) = digits.get(..9) else {
        return false;
    };
    if siren == LA_POSTE && digits != LA_POSTE_HEAD {
        let sum: u32 = digits.iter().map(|digit| u32::from(*digit)).sum();
        return sum.is_multiple_of(5);
    }
    follows_luhn(&digits) && follows_luhn(siren)
}

/// True for the SIREN of a public grouping: all begin by 20, 24 or 25.
pub(crate) fn is_epci(value: &[u8]) -> bool {
    matches!(value, [b'2', b'0' | b'4' | b'5', ..]) && value.len() == 9 && is_siren(value)
}

/// True for `W` and nine digits.
pub(crate) fn is_rna(value: &[u8]) -> bool {
    value.len() == 10
        && matches!(value.split_first(), Some((b'W', rest)) if rest.iter().all(u8::is_ascii_digit))
}

/// True for seven digits and the letter they make: the remainder by 23 in an alphabet without I, O and Q.
pub(crate) fn is_uai(value: &[u8]) -> bool {
    let Some((key, digits)) = value.split_last() else {
        return false;
    };
    if digits.len() != 7 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = digits
        .iter()
        .fold(0_usize, |number, digit| number * 10 + usize::from(digit - b'0'));
    b"ABCDEFGHJKLMNPRSTUVWXYZ".get(number % 23) == Some(&key.to_ascii_uppercase())
}

/// True for the code of a way: its commune's or its department's and direction's, then four characters and a key.
pub(crate) fn is_fantoir(value: &[u8]) -> bool {
    let Some((commune, way)) = value.split_at_checked(value.len().saturating_sub(5)) else {
        return false;
    };
    let is_commune = match commune.len() {
        5 => super::places::is_commune_code(commune),
        6 => commune.iter().all(u8::is_ascii_alphanumeric),
        _ => false,
    };
    let (Some(first), Some(key)) = (way.first(), way.last()) else {
        return false;
    };
    is_commune
        && (first.is_ascii_digit() || first.is_ascii_uppercase())
        && way
            .get(1..4)
            .is_some_and(|middle| middle.iter().all(u8::is_ascii_digit))
        && key.is_ascii_uppercase()
}

/// True for `8-4-4-4-12` hexadecimal digits.
pub(crate) fn is_uuid(value: &[u8]) -> bool {
    value.len() == 36
        && value.iter().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => *byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// True for digits that are no number: a zero stands before them, or there are more of them than numbers have.
pub(crate) fn is_code(value: &[u8]) -> bool {
    value.len() > 1
        && value.iter().all(u8::is_ascii_digit)
        && (value.first() == Some(&b'0') || value.len() > 15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_identifiers_are_verified() {
        assert!(is_siret(b"21860194600013") && is_siret(b"218601946 00013") && !is_siret(b"21860194600014"));
        assert!(is_siret(b"35600000000048") && is_siret(b"35600000049837") && !is_siret(b"35600000049838"));
        assert!(is_siren(b"356000000") && !is_siren(b"356000001"));
        assert!(is_epci(b"200066777") == is_siren(b"200066777") && !is_epci(b"356000000"));
        assert!(is_rna(b"W380475558") && !is_rna(b"w380475558") && !is_rna(b"W38047555"));
        assert!(is_code(b"01000") && is_code(b"1234567890123456") && !is_code(b"1000") && !is_code(b"0"));
        assert!(is_uuid(b"65d5b6c7-102c-4440-ac3b-768f708edc0a"));
    }
}
