//! The number of an establishment in the national register: SIREN of nine digits, then five of its own.

/// Fourteen digits whose last one agrees with the others (Luhn, ISO/IEC 7812-1 annex B).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Siret(String);

impl Siret {
    /// Reads fourteen digits, however people space them.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace() && *letter != '.')
            .collect();
        let is_number = digits.len() == 14 && digits.bytes().all(|byte| byte.is_ascii_digit());
        (is_number && luhn(&digits) && digits.bytes().any(|byte| byte != b'0')).then_some(Self(digits))
    }

    /// The digits, without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match place % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

impl db::Column for Siret {
    fn read_nullable(row: &db::Row, name: &str) -> Result<Option<Self>, db::Error> {
        let Some(text) = row.get::<Option<String>>(name)? else {
            return Ok(None);
        };
        Self::parse(&text).map(Some).ok_or_else(|| db::Error::Content {
            column: name.to_owned(),
            value: text,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Siret;

    #[test]
    fn the_last_digit_must_agree() {
        assert_eq!(
            Siret::parse("218 601 946 00013").expect("Poitiers").as_str(),
            "21860194600013"
        );
        for bad in [
            "21860194600014",
            "2186019460001",
            "218601946000130",
            "2186019460001a",
            "",
            "00000000000000",
            "２1860194600013",
        ] {
            assert!(Siret::parse(bad).is_none(), "{bad}");
        }
    }
}
