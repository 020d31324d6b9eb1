//! What is asked of a body's directory. Nothing is written here, and no password stays.

use kernel::{CollectiviteId, Fault, House};
use tools::secret;
use unicode_normalization::UnicodeNormalization as _;
use url::Url;

use crate::model::directory::Directory;
use crate::model::provider::Provider;

/// The directory as it is asked; none when its address or the password of its account cannot be read any more.
pub(crate) fn asked(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    directory: &Directory,
) -> Option<ldap::Directory> {
    let account = if provider.client_id.is_empty() {
        None
    } else {
        let password = secret::open(house, body, &provider.purpose(), &provider.secret)?;
        Some((provider.client_id.clone(), password))
    };
    let agents = &directory.agents_filter;
    Some(ldap::Directory {
        url: Url::parse(&provider.issuer).ok()?,
        is_clear: directory.is_clear,
        account,
        authority: directory.authority.clone(),
        base: directory.base.clone(),
        person: directory.person_filter.clone(),
        agents: (!agents.is_empty()).then(|| agents.clone()),
        name: directory.name_attribute.clone(),
        mail: directory.mail_attribute.clone(),
        id: directory.id_attribute.clone(),
    })
}

/// Bytes as hexadecimal digits.
pub(crate) fn digits(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut digits, byte| {
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The digest of somebody's identifier in the directory: what is kept of it. Of the attribute, not of the address: a directory that
/// begins to be encrypted, or is set up again, finds the same people.
pub(crate) fn digest_of(
    house: &House,
    body: CollectiviteId,
    directory: &Directory,
    id: &[u8],
) -> Result<Vec<u8>, Fault> {
    let attribute = directory.id_attribute.to_ascii_lowercase();
    secret::digest(house, body, &format!("directory {attribute}"), &digits(id))
}

/// The digest of what somebody typed, for its attempts to be counted. Directories take many ways of writing it for the same (RFC 4518):
/// case, width, accents, spaces, marks that nobody sees; all of them count together.
pub(crate) fn typed_digest(house: &House, body: CollectiviteId, typed: &str) -> Result<Vec<u8>, Fault> {
    secret::digest(house, body, "directory attempt", &bare(typed))
}

fn bare(typed: &str) -> String {
    typed
        .nfkd()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn what_a_directory_takes_for_the_same_identifier_counts_together() {
        for typed in [
            "hélène",
            "HELENE",
            " h\u{200b}elene ",
            "ｈｅｌｅｎｅ",
            "he\u{301}lene",
        ] {
            assert_eq!(bare(typed), "helene", "{typed}");
        }
        assert_ne!(bare("helene"), bare("helena"));
    }
}
