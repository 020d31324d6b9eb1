//! Lists cut in pages, and what an address carries from one to the next.

/// How many pages `total` lines make, `lines_a_page` in each; one when there is none.
pub fn pages_of(total: i64, lines_a_page: i64) -> u32 {
    u32::try_from((total + lines_a_page - 1) / lines_a_page)
        .unwrap_or(u32::MAX)
        .max(1)
}

/// The page asked for, counted from 1 and brought back among those there are, and how many lines come before it.
pub fn page_and_offset(asked: Option<&str>, pages: u32, lines_a_page: i64) -> (u32, i64) {
    let page = asked
        .and_then(|page| page.parse::<u32>().ok())
        .unwrap_or(1)
        .clamp(1, pages.max(1));
    (page, i64::from(page - 1) * lines_a_page)
}

/// A value in a query of ours (URL Standard, application/x-www-form-urlencoded).
pub fn query_value(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                encoded.push(char::from(byte));
            }
            other => {
                let _ = write!(encoded, "%{other:02X}");
            }
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_a_first_page_and_a_page_beyond_the_last_is_the_last() {
        assert_eq!(
            [0, 1, 20, 21, 1_000].map(|total| pages_of(total, 20)),
            [1, 1, 1, 2, 50]
        );
        assert_eq!(page_and_offset(None, 3, 20), (1, 0));
        assert_eq!(page_and_offset(Some("2"), 3, 20), (2, 20));
        for beyond in ["9999", "4294967295"] {
            assert_eq!(page_and_offset(Some(beyond), 3, 20), (3, 40));
        }
        for wrong in ["0", "-1", "deux", "99999999999"] {
            assert_eq!(page_and_offset(Some(wrong), 3, 20), (1, 0), "{wrong}");
        }
    }

    #[test]
    fn a_value_stands_alone_in_its_query() {
        assert_eq!(query_value("vélo & bus=1"), "v%C3%A9lo%20%26%20bus%3D1");
    }
}
