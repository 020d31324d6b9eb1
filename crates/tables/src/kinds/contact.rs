//! Addresses of e-mail and of the web, telephone numbers.

/// True for `name@domain.tld`.
pub(crate) fn is_email(value: &[u8]) -> bool {
    let Some(at) = memchr::memchr(b'@', value) else {
        return false;
    };
    let (local, domain) = value.split_at(at);
    let domain = domain.get(1..).unwrap_or_default();
    let is_dotted = |text: &[u8], is_allowed: fn(u8) -> bool| {
        text.split(|byte| *byte == b'.')
            .all(|part| !part.is_empty() && part.iter().all(|byte| is_allowed(*byte)))
    };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+/=?^_`{|}~-".contains(&byte);
    let is_domain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte >= 0x80;
    local.len() <= 64
        && is_dotted(local, is_local)
        && is_dotted(domain, is_domain)
        && domain.rsplit(|byte| *byte == b'.').next().is_some_and(|last| {
            last.len() >= 2 && last.len() < domain.len() && !last.iter().any(u8::is_ascii_digit)
        })
}

/// True for an address of the web that says its protocol.
pub(crate) fn is_url(value: &[u8]) -> bool {
    let rest = [b"https://".as_slice(), b"http://", b"ftp://"]
        .iter()
        .find_map(|scheme| value.strip_prefix(*scheme));
    rest.is_some_and(|rest| rest.len() > 2 && !rest.iter().any(u8::is_ascii_whitespace))
}

/// A URI has a scheme (RFC 3986, 3.1); the rest may be nearly anything.
pub(crate) fn has_scheme(value: &[u8]) -> bool {
    let Some(colon) = memchr::memchr(b':', value) else {
        return false;
    };
    value.get(..colon).is_some_and(|scheme| {
        scheme.first().is_some_and(u8::is_ascii_alphabetic)
            && scheme
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte))
    })
}

/// The digits of a number that is written with a `+` or without, and the signs that people put between them left out.
fn dialled(value: &[u8]) -> Option<(bool, Vec<u8>)> {
    if value.len() > 32 {
        return None;
    }
    let text = std::str::from_utf8(value).ok()?;
    let mut is_international = false;
    let mut digits = Vec::new();
    let text = text.replace("(0)", "");
    for letter in text.chars() {
        match letter {
            '+' if digits.is_empty() && !is_international => is_international = true,
            '0'..='9' => digits.push(u8::try_from(letter).ok()?),
            ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    if let Some(rest) = digits.strip_prefix(b"00") {
        return Some((true, rest.to_vec()));
    }
    Some((is_international, digits))
}

/// True for a French number of ten digits, or of another country with its prefix.
pub(crate) fn is_phone(value: &[u8]) -> bool {
    let Some((is_international, digits)) = dialled(value) else {
        return false;
    };
    if !is_international {
        return digits.len() == 10 && matches!(digits.as_slice(), [b'0', b'1'..=b'9', ..]);
    }
    match digits.strip_prefix(b"33") {
        Some(rest) => rest.len() == 9 && matches!(rest.first(), Some(b'1'..=b'9')),
        None => (8..=15).contains(&digits.len()) && digits.first() != Some(&b'0'),
    }
}

/// True for a French number without its first zero, as spreadsheets leave it.
pub(crate) fn is_cut_phone(value: &[u8]) -> bool {
    dialled(value).is_some_and(|(is_international, digits)| {
        !is_international && digits.len() == 9 && matches!(digits.first(), Some(b'1'..=b'9'))
    })
}

/// True for the short numbers of the French numbering plan: emergencies and help of two and three digits, 10YT and 3BPQ,
/// 118 XYZ and 116 XYZ.
pub(crate) fn is_short_phone(value: &[u8]) -> bool {
    dialled(value).is_some_and(|(is_international, digits)| {
        !is_international
            && matches!(
                digits.as_slice(),
                b"15"
                    | b"17"
                    | b"18"
                    | [b'1', b'1' | b'9', _]
                    | [b'1', b'0', _, _]
                    | [b'3', _, _, _]
                    | [b'1', b'1', b'6' | b'8', _, _, _]
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_known_by_their_form() {
        assert!(is_email(b"mairie@ville.fr") && !is_email(b"mairie@ville") && !is_email(b"a b@ville.fr"));
        assert!(is_url(b"https://ville.fr/a") && !is_url(b"ville.fr"));
        assert!(has_scheme(b"ftp://x") && !has_scheme(b"pas une url") && !has_scheme(b" https://x"));
        assert!(
            is_phone(b"01 99 00 27 37") && is_phone(b"+33 (0)1 99 00 27 37") && is_phone(b"0033199002737")
        );
        assert!(
            !is_phone(b"2017-10-15")
                && !is_phone(b"199002737")
                && is_short_phone(b"3949")
                && is_short_phone(b"115")
        );
    }
}
