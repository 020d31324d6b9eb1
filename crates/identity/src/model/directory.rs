//! The directory (LDAP) of a body: how it is asked who somebody is.

use db::Id;

use super::provider::ProviderId;

/// Its part of our addresses.
pub const DIRECTORY_SLUG: &str = "annuaire";
/// The longest distinguished name, in characters.
pub const DN_CHARS_MAX: usize = 500;
/// The longest filter, in characters.
pub const FILTER_CHARS_MAX: usize = 1000;
/// The longest certificates of an authority, in characters.
pub const AUTHORITY_CHARS_MAX: usize = 20_000;
/// The longest name of an attribute, in characters.
pub const ATTRIBUTE_CHARS_MAX: usize = 100;
/// The longest identifier that somebody types, in characters.
pub const IDENTIFIER_CHARS_MAX: usize = 200;
/// The longest password that somebody types, in characters.
pub const PASSWORD_CHARS_MAX: usize = 500;

/// Attempts that fail in an hour before each asks for an effort: of one client, and with one identifier.
pub const DIRECTORY_TRIES_EASY: i64 = 5;
/// Attempts of one client that may fail in an hour: an office shares one address.
pub const CLIENT_TRIES_PER_HOUR_MAX: i64 = 60;
/// Attempts with one identifier that may fail in an hour: beyond, its person signs in another way.
pub const IDENTIFIER_TRIES_PER_HOUR_MAX: i64 = 30;

/// Marks the ids of attempts to sign in with a directory.
pub struct DirectoryTryMark;

/// The identifier of an attempt.
pub type DirectoryTryId = Id<DirectoryTryMark>;

/// What is kept of a directory beside its address and its account, which are its provider's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directory {
    /// Which provider it is
    pub provider: ProviderId,
    /// Never encrypted
    pub is_clear: bool,
    /// Below what people are looked for
    pub base: String,
    /// What finds somebody by what they type
    pub person_filter: String,
    /// Which attribute holds a name
    pub name_attribute: String,
    /// Which one an address
    pub mail_attribute: String,
    /// Which one never changes
    pub id_attribute: String,
    /// True when agents alone enter
    pub is_for_agents: bool,
    /// What tells an agent; empty where nobody asks
    pub agents_filter: String,
    /// Certificates (PEM) of its own authority; empty where it is a recognised one
    pub authority: String,
}

impl Directory {
    /// Whether `after` may recognise somebody else under the same identifier: another attribute says who they are.
    pub(crate) fn names_otherwise(&self, after: &Self) -> bool {
        !self.id_attribute.eq_ignore_ascii_case(&after.id_attribute)
    }

    /// Whether sessions opened before may be of people whom `after` refuses.
    pub(crate) fn may_be_tightened_by(&self, after: &Self) -> bool {
        self.base != after.base
            || self.person_filter != after.person_filter
            || (after.is_for_agents && (!self.is_for_agents || self.agents_filter != after.agents_filter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_refuse_people_let_in_before_is_told_from_what_may_not() {
        let before = Directory {
            provider: Id::from_uuid(db::Uuid::nil()),
            is_clear: false,
            base: "dc=exemple,dc=fr".to_owned(),
            person_filter: "(uid={identifiant})".to_owned(),
            name_attribute: "cn".to_owned(),
            mail_attribute: "mail".to_owned(),
            id_attribute: "entryUUID".to_owned(),
            is_for_agents: true,
            agents_filter: "(ou=mairie)".to_owned(),
            authority: String::new(),
        };
        let mut after = before.clone();
        "displayName".clone_into(&mut after.name_attribute);
        "ENTRYUUID".clone_into(&mut after.id_attribute);
        after.is_for_agents = false;
        assert!(!before.may_be_tightened_by(&after) && !before.names_otherwise(&after));
        assert!(after.may_be_tightened_by(&before), "agents alone, from now on");
        let mut other = before.clone();
        "(ou=ccas)".clone_into(&mut other.agents_filter);
        assert!(before.may_be_tightened_by(&other));
        "uid".clone_into(&mut other.id_attribute);
        assert!(before.names_otherwise(&other));
    }
}
