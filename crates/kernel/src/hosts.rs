//! The names by which a body is reached: `participer.example.fr`.

use std::fmt::{self, Display, Formatter};

use db::{Sql, Value, args};
use url::Host;

use crate::{Collectivite, CollectiviteId, store};

/// The longest name, in bytes (RFC 1035, section 2.3.4, the final dot not counted).
const NAME_BYTES_MAX: usize = 253;

/// A host name as it is compared: lower case, without port nor final dot, its letters beyond ASCII in punycode.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HostName(String);

impl HostName {
    /// Reads a name as people write it and browsers send it (URL Standard, section 3.5: « Écluse.example.:443 » is
    /// `xn--cluse-9ra.example`). Neither a scheme nor a path is one.
    pub fn parse(written: &str) -> Option<Self> {
        let name = without_port(written.trim());
        let name = name.strip_suffix('.').unwrap_or(name);
        let name = match Host::parse(name).ok()? {
            Host::Domain(name) => name,
            Host::Ipv4(address) => address.to_string(),
            Host::Ipv6(address) => format!("[{address}]"),
        };
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let is_label = |label: &str| (1..=63).contains(&label.len()) && label.bytes().all(is_letter);
        let is_name = name.len() <= NAME_BYTES_MAX && name.split('.').all(is_label);
        (is_name || name.starts_with('[')).then_some(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `name:8080` → `name`; what follows the colons of an IPv6 address is no port.
pub(crate) fn without_port(written: &str) -> &str {
    match written.rsplit_once(':') {
        Some((name, port))
            if port.bytes().all(|byte| byte.is_ascii_digit())
                && (!name.contains(':') || name.ends_with(']')) =>
        {
            name
        }
        _ => written,
    }
}

impl Display for HostName {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<&HostName> for Value {
    fn from(name: &HostName) -> Self {
        Self::from(name.as_str())
    }
}

db::record! {
    /// Whose a name is.
    pub(crate) struct HostRow {
        pub(crate) name: String,
        pub(crate) collectivite_id: CollectiviteId,
    }
}

db::record! {
    /// Who accepts whose accounts.
    pub(crate) struct SharedRow {
        pub(crate) collectivite_id: CollectiviteId,
        pub(crate) home_id: CollectiviteId,
    }
}

impl Collectivite {
    /// The body that has this name.
    pub async fn at_host(sql: &mut Sql, name: &HostName) -> Result<Option<CollectiviteId>, db::Error> {
        let found: Option<HostRow> = sql.optional(store::FIND_HOST, args![name]).await?;
        Ok(found.map(|row| row.collectivite_id))
    }

    /// Gives a body these names and no other; its addresses are made of the first.
    pub async fn set_hosts(sql: &mut Sql, body: CollectiviteId, names: &[HostName]) -> Result<(), db::Error> {
        sql.execute(store::DELETE_HOSTS, args![body]).await?;
        for (rank, name) in (0_i64..).zip(names) {
            sql.execute(store::INSERT_HOST, args![name, body, rank]).await?;
        }
        Ok(())
    }

    /// Lets those who have an account in `home` use it to sign in to `guest`, or no longer.
    pub async fn share_accounts(
        sql: &mut Sql,
        guest: CollectiviteId,
        home: CollectiviteId,
        is_accepted: bool,
    ) -> Result<(), db::Error> {
        let statement = if is_accepted {
            store::INSERT_SHARED_ACCOUNTS
        } else {
            store::DELETE_SHARED_ACCOUNTS
        };
        sql.execute(statement, args![guest, home]).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::HostName;

    #[test]
    fn a_name_is_one_however_it_is_written() {
        for (written, name) in [
            ("Participer.Example.FR", "participer.example.fr"),
            (" participer.example.fr. ", "participer.example.fr"),
            ("participer.example.fr:8443", "participer.example.fr"),
            ("participer.example.fr.:443", "participer.example.fr"),
            ("Écluse.example", "xn--cluse-9ra.example"),
            ("XN--CLUSE-9RA.example", "xn--cluse-9ra.example"),
            ("localhost:8080", "localhost"),
            ("127.0.0.1:80", "127.0.0.1"),
            ("[::1]:8080", "[::1]"),
            ("[2001:DB8:0::1]", "[2001:db8::1]"),
        ] {
            assert_eq!(
                HostName::parse(written).map(|name| name.0).as_deref(),
                Some(name),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let long = format!("{}.fr", "a".repeat(64));
        for written in [
            "",
            ".",
            "a..b",
            "https://participer.example.fr",
            "participer.example.fr/",
            "a b",
            "a@b.fr",
            "a,b",
            "::1",
            "a\0b",
            long.as_str(),
        ] {
            assert_eq!(HostName::parse(written), None, "{written:?}");
        }
    }
}
