//! Filters as an agent writes them (RFC 4515), with places for what is only known when somebody comes.

use ldap3::{ldap_escape, parse_filter};

/// Where the identifier that somebody typed stands.
pub const IDENTIFIER: &str = "{identifiant}";
/// Where the name of somebody's entry stands.
pub const ENTRY: &str = "{dn}";

/// What fills the places of a filter.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// What somebody typed
    pub identifier: &'a str,
    /// The distinguished name of their entry; none before it is found
    pub entry: Option<&'a str>,
}

/// `template` with its places filled, each value escaped (RFC 4515, section 3): whatever is typed names a value, and changes nothing
/// of the filter. What a value holds is not looked at again for places.
pub fn filled(template: &str, filling: Filling<'_>) -> String {
    let mut made = String::with_capacity(template.len() + filling.identifier.len());
    let mut rest = template;
    while let Some(at) = rest.find('{') {
        made.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(IDENTIFIER) {
            made.push_str(&ldap_escape(filling.identifier));
            rest = after;
        } else if let (Some(after), Some(entry)) = (rest.strip_prefix(ENTRY), filling.entry) {
            made.push_str(&ldap_escape(entry));
            rest = after;
        } else {
            made.push('{');
            rest = &rest[1..];
        }
    }
    made.push_str(rest);
    made
}

/// Whether a filter finds the entry of somebody: it can be read, and has a place for what they type.
pub fn is_of_somebody(template: &str) -> bool {
    template.contains(IDENTIFIER) && is_readable(template)
}

/// Whether a filter can be read once its places are filled.
pub fn is_readable(template: &str) -> bool {
    let filling = Filling {
        identifier: "identifiant",
        entry: Some("cn=nom,dc=exemple,dc=fr"),
    };
    parse_filter(filled(template, filling)).is_ok()
}

/// Whether a filter looks for a group that names somebody, rather than at what their own entry says.
pub fn is_of_a_group(template: &str) -> bool {
    template.contains(ENTRY) || template.contains(IDENTIFIER)
}

/// Whether `name` can be an attribute's: a word or the digits of its number (RFC 4512, section 1.4).
pub fn is_attribute(name: &str) -> bool {
    let is_word = name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_number = name.contains('.')
        && name
            .split('.')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_word || is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(identifier: &str) -> Filling<'_> {
        Filling {
            identifier,
            entry: None,
        }
    }

    #[test]
    fn what_is_typed_never_changes_the_filter() {
        for (typed, made) in [
            ("anne", "(uid=anne)"),
            ("*", r"(uid=\2a)"),
            ("a)(uid=*", r"(uid=a\29\28uid=\2a)"),
            ("a\\b", r"(uid=a\5cb)"),
            ("a\0", r"(uid=a\00)"),
            ("Hélène Le Goff", "(uid=Hélène Le Goff)"),
            ("{dn}", "(uid={dn})"),
            ("{identifiant}", "(uid={identifiant})"),
        ] {
            let filter = filled("(uid={identifiant})", of(typed));
            assert_eq!(filter, made, "{typed}");
            assert!(parse_filter(&filter).is_ok(), "{filter}");
        }
    }

    #[test]
    fn every_place_is_filled_and_other_braces_stay() {
        let filling = Filling {
            identifier: "{dn}",
            entry: Some("cn=Anne (mairie),dc=exemple,dc=fr"),
        };
        assert_eq!(
            filled("(|(member={dn})(memberUid={identifiant})(cn={x}))", filling),
            r"(|(member=cn=Anne \28mairie\29,dc=exemple,dc=fr)(memberUid={dn})(cn={x}))"
        );
        assert_eq!(filled("(member={dn})", of("anne")), "(member={dn})");
        assert_eq!(filled("(cn=é{", of("anne")), "(cn=é{");
    }

    #[test]
    fn a_filter_that_finds_nobody_in_particular_is_told_apart() {
        for right in [
            "(uid={identifiant})",
            "(&(objectClass=inetOrgPerson)(|(uid={identifiant})(mail={identifiant})))",
            "(sAMAccountName={identifiant})",
        ] {
            assert!(is_of_somebody(right), "{right}");
        }
        for wrong in [
            "",
            "(uid=anne)",
            "(uid={identifiant}",
            "((uid={identifiant}))",
            "(&(uid={identifiant})",
        ] {
            assert!(!is_of_somebody(wrong), "{wrong}");
        }
        assert!(is_readable("(memberOf=cn=mairie,ou=groupes,dc=exemple,dc=fr)"));
        assert!(!is_of_a_group("(memberOf=cn=mairie,ou=groupes,dc=exemple,dc=fr)"));
        assert!(is_of_a_group("(&(cn=mairie)(member={dn}))") && is_of_a_group("(memberUid={identifiant})"));
    }

    #[test]
    fn an_attribute_is_a_word_or_a_number() {
        for right in ["entryUUID", "objectGUID", "cn", "2.5.4.3", "x-town"] {
            assert!(is_attribute(right), "{right}");
        }
        for wrong in ["", "é", "cn)", "2", "2..5", "1a", "a b", ".", "-a"] {
            assert!(!is_attribute(wrong), "{wrong}");
        }
    }
}
