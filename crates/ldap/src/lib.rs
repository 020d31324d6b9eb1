//! Asks a directory (LDAP, RFC 4511) who somebody is: found by what they typed, then recognised by the directory itself, which is
//! the only one to see their password.
//!
//! - [`find`] looks for somebody's entry with the account of the site: what an agent tries.
//! - [`recognise`] finds it, then signs in there as that entry with the password that was typed.
//! - [`filter`] fills the filters that an agent wrote.
//!
//! Rules: one connection for one question, encrypted from the first byte (`ldaps://`) or before anything is said (`StartTLS`);
//! referrals are not followed, aliases neither; what is read of an answer is bounded; two entries are nobody; an empty password is
//! refused here, since a directory takes it for somebody who says no name (RFC 4513, section 5.1.2). Nothing is kept, and nothing of a
//! password is ever written.

pub mod filter;

use std::sync::LazyLock;
use std::time::Duration;

use filter::{Filling, filled, is_of_a_group};
use kernel::House;
use ldap3::{Ldap, LdapConnAsync, LdapConnSettings, LdapError, Scope, SearchEntry, SearchOptions, StdStream};
use outgoing::stream::{self, Wanted};
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;
use url::Url;

/// Time for a whole question, once the connection is there: somebody waits before a page.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(10);
/// Time the directory may take for one search, in seconds; it is told so.
const SEARCH_TIME_MAX_S: i32 = 5;
/// Entries asked for: a second one is enough to know that there are several.
const ENTRIES_MAX: i32 = 2;
/// What a directory may send for one question, encryption included.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;
/// The library reads what nests (BER) by a function that calls itself: this stack bears all that [`ANSWER_BYTES_MAX`] can nest,
/// four bytes a time. Without it, a directory of ill will would end the whole program.
const STACK_BYTES: usize = 64 * 1024 * 1024;
/// The longest value read of a name, an address or an error, in characters.
const VALUE_CHARS_MAX: usize = 300;
/// Ports of `ldap://` and `ldaps://`.
const PORT: u16 = 389;
const PORT_ENCRYPTED: u16 = 636;

/// What a directory answers (RFC 4511, appendix A).
mod code {
    pub(crate) const SUCCESS: u32 = 0;
    pub(crate) const SIZE_LIMIT_EXCEEDED: u32 = 4;
    pub(crate) const NO_SUCH_OBJECT: u32 = 32;
    pub(crate) const INVALID_DN: u32 = 34;
    /// Ways of saying that these words open nothing: the password is wrong, or the entry has none, or is locked.
    pub(crate) const NOT_THEM: &[u32] = &[19, 48, 49, 50, 53];
}

/// Where what directories answer is read; none when the system gives no thread.
static READER: LazyLock<Option<Runtime>> = LazyLock::new(|| {
    let mut reader = Builder::new_multi_thread();
    reader
        .worker_threads(1)
        .thread_name("ldap")
        .thread_stack_size(STACK_BYTES)
        .enable_all();
    reader.build().ok()
});

/// Where a directory is, and how one asks it.
#[derive(Clone)]
pub struct Directory {
    /// `ldaps://` or `ldap://`, a name and perhaps a port
    pub url: Url,
    /// Never encrypted: refused unless the operator allows private networks
    pub is_clear: bool,
    /// Certificates (PEM) of the directory's own authority, believed beside the recognised ones; empty where it needs none
    pub authority: String,
    /// The name and the password of the site's own account there; none to ask without
    pub account: Option<(String, String)>,
    /// Below what people are looked for
    pub base: String,
    /// What finds somebody, with a place for what they type
    pub person: String,
    /// What tells an agent: of their own entry, or a group that names them; none where nobody asks
    pub agents: Option<String>,
    /// Which attribute holds a name
    pub name: String,
    /// Which one an address
    pub mail: String,
    /// Which one never changes, and is nobody else's
    pub id: String,
}

/// Somebody, as their entry says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name in the directory
    pub dn: String,
    /// What never changes, byte for byte
    pub id: Vec<u8>,
    /// Their name, perhaps empty
    pub name: String,
    /// Their address, perhaps empty: it proves nothing
    pub mail: String,
    /// Whether they are an agent; true where nobody asks
    pub is_agent: bool,
}

/// Why a directory does not say who somebody is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nobody answers there, or not at an address that may be reached
    #[error(transparent)]
    Connection(#[from] stream::Error),
    /// It answers, and then no more, or what cannot be read
    #[error("the directory answers nothing that can be read: {0}")]
    Answer(String),
    /// The connection could not be encrypted
    #[error("the connection could not be encrypted: {0}")]
    Encryption(String),
    /// The account of the site opens nothing there
    #[error("the directory refuses the account of this site (code {0})")]
    Account(u32),
    /// Nothing is there under the name where people are looked for
    #[error("the directory knows nothing under this base (code {0})")]
    Base(u32),
    /// A filter cannot be read
    #[error("a filter cannot be read")]
    Filter,
    /// It refuses for another reason
    #[error("the directory refuses (code {0})")]
    Refused(u32),
    /// Several entries are found by one identifier
    #[error("several entries are found by one identifier")]
    Several,
    /// The entry has no value, or several, of the attribute that never changes
    #[error("the entry has not one value of {0}")]
    Id(String),
}

/// Looks for somebody; none when nobody has this identifier.
pub async fn find(house: &House, directory: &Directory, identifier: &str) -> Result<Option<Entry>, Error> {
    let identifier = identifier.to_owned();
    ask(house, directory, move |mut asking| async move {
        asking.enter().await?;
        asking.find(&identifier).await
    })
    .await
}

/// Finds somebody and signs in as them: their entry, or none when nobody has this identifier or the password is not theirs. Which
/// of the two is not said, and the directory is asked as much for one as for the other.
pub async fn recognise(
    house: &House,
    directory: &Directory,
    (identifier, password): (&str, &str),
) -> Result<Option<Entry>, Error> {
    // Some directories read no further than a null: nothing before it is no password either.
    if identifier.is_empty() || password.is_empty() || password.contains('\0') {
        return Ok(None);
    }
    let (identifier, password) = (identifier.to_owned(), password.to_owned());
    ask(house, directory, move |mut asking| async move {
        asking.enter().await?;
        let found = asking.find(&identifier).await?;
        let name = match &found {
            Some(entry) => entry.dn.clone(),
            // Nobody's, so that it takes as long.
            None => format!("cn=personne,{}", asking.directory.base),
        };
        let opened = asking.opens(&name, &password).await;
        match (found, opened) {
            (Some(entry), opened) => Ok(opened?.then_some(entry)),
            (None, Ok(_) | Err(Error::Refused(code::NO_SUCH_OBJECT | code::INVALID_DN))) => Ok(None),
            (None, Err(error)) => Err(error),
        }
    })
    .await
}

/// Whether these are certificates of an authority (PEM), or nothing.
pub fn is_authority(text: &str) -> bool {
    let has_any = text.trim().is_empty() || text.contains("-----BEGIN CERTIFICATE-----");
    has_any && stream::encryption(text).is_ok()
}

/// Opens a connection for one question, in a task of its own: what a directory sends that its reader cannot bear ends there.
async fn ask<T, F>(
    house: &House,
    directory: &Directory,
    question: impl FnOnce(Asking) -> F + Send + 'static,
) -> Result<T, Error>
where
    T: Send + 'static,
    F: Future<Output = Result<T, Error>> + Send + 'static,
{
    let is_encrypted_first = directory.url.scheme() == "ldaps";
    let wanted = Wanted {
        url: &directory.url,
        port: if is_encrypted_first { PORT_ENCRYPTED } else { PORT },
        is_clear: directory.is_clear && !is_encrypted_first,
        bytes_max: ANSWER_BYTES_MAX,
    };
    let socket = stream::socket(house, &wanted).await?;
    let settings = LdapConnSettings::new()
        .set_conn_timeout(ANSWER_TIME_MAX)
        .set_config(stream::encryption(&directory.authority)?)
        .set_starttls(!directory.is_clear)
        .set_std_stream(StdStream::Tcp(socket));
    let directory = directory.clone();
    let answering = async move {
        let opening = LdapConnAsync::from_url_with_settings(settings, &directory.url);
        let opened = Box::pin(opening).await;
        let (connection, ldap) = opened.map_err(|error| Error::Encryption(said(&error)))?;
        let driver = tokio::spawn(async move { drop(connection.drive().await) });
        question(Asking {
            directory,
            ldap,
            driver,
        })
        .await
    };
    let reader = READER
        .as_ref()
        .ok_or_else(|| Error::Answer("no thread to read it".to_owned()))?;
    let asked = reader.spawn(async move { tokio::time::timeout(ANSWER_TIME_MAX, answering).await });
    match asked.await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) => Err(Error::Connection(stream::Error::Timeout)),
        Err(_) => Err(Error::Answer("what it sent is no answer".to_owned())),
    }
}

/// A connection, closed when it goes out of sight.
struct Asking {
    directory: Directory,
    ldap: Ldap,
    driver: JoinHandle<()>,
}

impl Drop for Asking {
    fn drop(&mut self) {
        self.driver.abort();
    }
}

fn unreadable(error: &LdapError) -> Error {
    match error {
        LdapError::FilterParsing => Error::Filter,
        other => Error::Answer(said(other)),
    }
}

/// What an error says: on one line and short, since a directory writes some of it.
fn said(error: &LdapError) -> String {
    let whole = error.to_string();
    let seen = whole.chars().filter(|letter| !letter.is_control());
    seen.take(VALUE_CHARS_MAX).collect()
}

impl Asking {
    /// Signs in with the account of the site, where it has one.
    async fn enter(&mut self) -> Result<(), Error> {
        let Some((name, password)) = self.directory.account.clone() else {
            return Ok(());
        };
        if password.is_empty() {
            return Err(Error::Account(0));
        }
        let answered = self.ldap.simple_bind(&name, &password).await;
        match answered.map_err(|error| unreadable(&error))?.rc {
            code::SUCCESS => Ok(()),
            other if code::NOT_THEM.contains(&other) || other == code::INVALID_DN => {
                Err(Error::Account(other))
            }
            other => Err(Error::Refused(other)),
        }
    }

    /// Whether this password opens this entry.
    async fn opens(&mut self, name: &str, password: &str) -> Result<bool, Error> {
        if name.is_empty() {
            // Nobody's name: whatever the password, a directory takes it for a visitor's (RFC 4513, section 5.1.1).
            return Ok(false);
        }
        let answered = self.ldap.simple_bind(name, password).await;
        match answered.map_err(|error| unreadable(&error))?.rc {
            code::SUCCESS => Ok(true),
            other if code::NOT_THEM.contains(&other) => Ok(false),
            other => Err(Error::Refused(other)),
        }
    }

    async fn find(&mut self, identifier: &str) -> Result<Option<Entry>, Error> {
        let filling = Filling {
            identifier,
            entry: None,
        };
        let filter = filled(&self.directory.person, filling);
        let base = self.directory.base.clone();
        let wanted = vec![
            self.directory.name.clone(),
            self.directory.mail.clone(),
            self.directory.id.clone(),
        ];
        let mut entries = self
            .search((base.as_str(), Scope::Subtree), &filter, wanted)
            .await?;
        if entries.len() > 1 {
            return Err(Error::Several);
        }
        let Some(found) = entries.pop() else {
            return Ok(None);
        };
        let [id] = <[Vec<u8>; 1]>::try_from(values(&found, &self.directory.id))
            .map_err(|_| Error::Id(self.directory.id.clone()))?;
        if id.is_empty() {
            return Err(Error::Id(self.directory.id.clone()));
        }
        Ok(Some(Entry {
            id,
            name: text(&found, &self.directory.name),
            mail: text(&found, &self.directory.mail),
            is_agent: self.is_agent(identifier, &found.dn).await?,
            dn: found.dn,
        }))
    }

    async fn is_agent(&mut self, identifier: &str, dn: &str) -> Result<bool, Error> {
        let Some(template) = self.directory.agents.clone() else {
            return Ok(true);
        };
        let filling = Filling {
            identifier,
            entry: Some(dn),
        };
        let filter = filled(&template, filling);
        let base = self.directory.base.clone();
        let place = if is_of_a_group(&template) {
            (base.as_str(), Scope::Subtree)
        } else {
            (dn, Scope::Base)
        };
        // No attribute: that there is an entry is the answer (RFC 4511, section 4.5.1.8).
        let found = self.search(place, &filter, vec!["1.1".to_owned()]).await?;
        Ok(!found.is_empty())
    }

    async fn search(
        &mut self,
        (base, scope): (&str, Scope),
        filter: &str,
        attributes: Vec<String>,
    ) -> Result<Vec<SearchEntry>, Error> {
        let bounds = SearchOptions::new()
            .sizelimit(ENTRIES_MAX)
            .timelimit(SEARCH_TIME_MAX_S);
        let answered = self
            .ldap
            .with_search_options(bounds)
            .search(base, scope, filter, attributes)
            .await
            .map_err(|error| unreadable(&error))?;
        let ldap3::SearchResult(entries, result) = answered;
        match result.rc {
            // More of them than were asked for: those that came say it.
            code::SUCCESS | code::SIZE_LIMIT_EXCEEDED => {}
            other @ (code::NO_SUCH_OBJECT | code::INVALID_DN) => return Err(Error::Base(other)),
            other => return Err(Error::Refused(other)),
        }
        let entries = entries
            .into_iter()
            .filter(|entry| !entry.is_ref() && !entry.is_intermediate());
        Ok(entries.map(SearchEntry::construct).collect())
    }
}

/// The values of an attribute, whose name is of either case (RFC 4512, section 2.5).
fn values(entry: &SearchEntry, attribute: &str) -> Vec<Vec<u8>> {
    let words = entry
        .attrs
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case(attribute))
        .flat_map(|(_, values)| values.iter().map(|value| value.as_bytes().to_vec()));
    let bytes = entry
        .bin_attrs
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case(attribute))
        .flat_map(|(_, values)| values.iter().cloned());
    words.chain(bytes).collect()
}

/// The first value that is text.
fn text(entry: &SearchEntry, attribute: &str) -> String {
    let texts = values(entry, attribute)
        .into_iter()
        .filter_map(|value| String::from_utf8(value).ok());
    let first = texts
        .map(|value| value.trim().to_owned())
        .find(|value| !value.is_empty());
    first.unwrap_or_default().chars().take(VALUE_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn attributes_are_read_whatever_their_case_and_their_bytes() {
        let entry = SearchEntry {
            dn: "cn=Hélène,dc=exemple,dc=fr".to_owned(),
            attrs: HashMap::from([
                (
                    "displayname".to_owned(),
                    vec![" ".to_owned(), "Hélène Le Goff".to_owned()],
                ),
                ("entryUUID".to_owned(), vec!["0b1c".to_owned()]),
            ]),
            bin_attrs: HashMap::from([("objectGUID".to_owned(), vec![vec![0xff, 0]])]),
        };
        assert_eq!(text(&entry, "displayName"), "Hélène Le Goff");
        assert_eq!(values(&entry, "ENTRYUUID"), [b"0b1c".to_vec()]);
        assert_eq!(values(&entry, "objectguid"), [vec![0xff, 0]]);
        assert_eq!(text(&entry, "objectGUID"), "");
        assert!(values(&entry, "mail").is_empty());
    }
}
