//! The bodies of this instance as each request finds them: in memory, by their host names.
//!
//! Read again at start, after a change made here, and every few seconds by the worker of each node, for what another
//! node or the command line changed. What a page needs of its body therefore costs no statement.

use std::collections::HashMap;
use std::sync::Arc;

use db::{Sql, args};
use url::Url;

use crate::hosts::{HostRow, SharedRow, without_port};
use crate::{Appearance, Collectivite, CollectiviteId, HostName, store};

/// The bodies, their names, their looks, and whose accounts they accept.
#[derive(Debug, Default)]
pub struct Bodies {
    all: Arc<Vec<Collectivite>>,
    names: HashMap<CollectiviteId, Vec<HostName>>,
    by_name: HashMap<String, CollectiviteId>,
    addresses: HashMap<CollectiviteId, String>,
    appearances: HashMap<CollectiviteId, Arc<Appearance>>,
    homes: HashMap<CollectiviteId, Vec<CollectiviteId>>,
}

/// To whom a request is addressed.
#[derive(Clone, Debug)]
pub enum Addressee {
    /// To this body
    Body(Collectivite),
    /// To a body by another of its names: it is to be found at this address, without a final slash
    Moved(String),
    /// To a name that nobody here has
    Unknown,
    /// There is no body yet
    Nobody,
}

impl Bodies {
    /// Reads them. `base_url` gives the scheme and the port of the addresses of those that have names.
    pub(crate) async fn load(sql: &mut Sql, base_url: &str) -> Result<Self, db::Error> {
        let all = Collectivite::all(sql).await?;
        let hosts: Vec<HostRow> = sql.all(store::LIST_HOSTS, args![]).await?;
        let shared: Vec<SharedRow> = sql.all(store::LIST_SHARED_ACCOUNTS, args![]).await?;
        let looks: Vec<Appearance> = sql.all(store::LIST_APPEARANCES, args![]).await?;
        let mut bodies = Self {
            all: Arc::new(all),
            ..Self::default()
        };
        for row in hosts {
            // Written by this program only; a name that cannot be read answers to nothing.
            if let Some(name) = HostName::parse(&row.name) {
                bodies
                    .by_name
                    .insert(name.as_str().to_owned(), row.collectivite_id);
                let names = bodies.names.entry(row.collectivite_id).or_default();
                names.push(name);
            }
        }
        for (body, names) in &bodies.names {
            if let Some(first) = names.first() {
                bodies.addresses.insert(*body, address_at(base_url, first));
            }
        }
        for row in shared {
            bodies
                .homes
                .entry(row.collectivite_id)
                .or_default()
                .push(row.home_id);
        }
        bodies.appearances = looks
            .into_iter()
            .map(|look| (look.collectivite_id, Arc::new(look)))
            .collect();
        Ok(bodies)
    }

    /// The bodies, oldest first.
    pub fn all(&self) -> &Arc<Vec<Collectivite>> {
        &self.all
    }

    /// The body called `id`.
    pub fn find(&self, id: CollectiviteId) -> Option<&Collectivite> {
        self.all.iter().find(|body| body.id == id)
    }

    /// The names of a body, the one its addresses are made of first.
    pub fn names(&self, body: CollectiviteId) -> &[HostName] {
        self.names.get(&body).map_or(&[], Vec::as_slice)
    }

    /// True when names choose the body; otherwise the oldest answers to all of them.
    pub fn has_names(&self) -> bool {
        !self.by_name.is_empty()
    }

    /// Whose the name is that a browser wrote, port included or not.
    pub fn at(&self, written: &str) -> Option<CollectiviteId> {
        // As browsers write it: nothing to normalise, nothing to allocate.
        if let Some(body) = self.by_name.get(without_port(written)) {
            return Some(*body);
        }
        self.by_name.get(HostName::parse(written)?.as_str()).copied()
    }

    /// To whom a request for `host` is addressed.
    pub fn addressee(&self, host: Option<&str>) -> Addressee {
        if !self.has_names() {
            return self
                .all
                .first()
                .map_or(Addressee::Nobody, |body| Addressee::Body(body.clone()));
        }
        let found = host.and_then(|host| {
            let body = self.find(self.at(host)?)?;
            Some((host, body))
        });
        let Some((host, body)) = found else {
            return Addressee::Unknown;
        };
        let first = self.names(body.id).first();
        let is_first = first.is_some_and(|first| {
            first.as_str() == without_port(host) || HostName::parse(host).as_ref() == Some(first)
        });
        match self.addresses.get(&body.id) {
            Some(address) if !is_first => Addressee::Moved(address.clone()),
            _ => Addressee::Body(body.clone()),
        }
    }

    /// The public address of a body that has a name, without a final slash.
    pub fn address(&self, body: CollectiviteId) -> Option<&str> {
        self.addresses.get(&body).map(String::as_str)
    }

    /// How a body looks; none when nobody chose anything.
    pub fn appearance(&self, body: CollectiviteId) -> Option<&Arc<Appearance>> {
        self.appearances.get(&body)
    }

    /// The bodies whose accounts `body` accepts.
    pub fn homes(&self, body: CollectiviteId) -> impl Iterator<Item = &Collectivite> {
        let homes = self.homes.get(&body).map_or(&[] as &[_], Vec::as_slice);
        homes.iter().filter_map(|home| self.find(*home))
    }

    /// True when `guest` accepts the accounts of `home`.
    pub fn accepts(&self, guest: CollectiviteId, home: CollectiviteId) -> bool {
        self.homes(guest).any(|known| known.id == home)
    }
}

/// `https://instance.example:8443` and `participer.example.fr` → `https://participer.example.fr:8443`.
fn address_at(base_url: &str, name: &HostName) -> String {
    match Url::parse(base_url) {
        Ok(url) => {
            let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
            format!("{}://{name}{port}", url.scheme())
        }
        Err(_) => format!("https://{name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CollectiviteKind;
    use db::Instant;

    fn body(number: u128) -> Collectivite {
        Collectivite {
            id: CollectiviteId::from_uuid(db::Uuid::from_u128(number)),
            slug: format!("body-{number}"),
            name: format!("Body {number}"),
            kind: CollectiviteKind::Commune,
            is_demonstration: false,
            time_zone: "Europe/Paris".to_owned(),
            created_at: Instant::from_micros(0),
        }
    }

    fn bodies(names: &[(u128, &[&str])]) -> Bodies {
        let mut bodies = Bodies {
            all: Arc::new(vec![body(1), body(2)]),
            ..Bodies::default()
        };
        for (number, names) in names {
            let id = body(*number).id;
            let names: Vec<HostName> = names.iter().filter_map(|name| HostName::parse(name)).collect();
            for name in &names {
                bodies.by_name.insert(name.to_string(), id);
            }
            bodies
                .addresses
                .insert(id, address_at("https://x.example:8443", &names[0]));
            bodies.names.insert(id, names);
        }
        bodies
    }

    fn said(bodies: &Bodies, host: Option<&str>) -> String {
        match bodies.addressee(host) {
            Addressee::Body(body) => body.slug,
            Addressee::Moved(address) => address,
            Addressee::Unknown => "unknown".to_owned(),
            Addressee::Nobody => "nobody".to_owned(),
        }
    }

    #[test]
    fn without_names_the_oldest_answers_to_all() {
        let bodies = bodies(&[]);
        for host in [
            None,
            Some("localhost:8080"),
            Some("participer.example.fr"),
            Some("§"),
        ] {
            assert_eq!(said(&bodies, host), "body-1");
        }
        assert_eq!(said(&Bodies::default(), None), "nobody");
    }

    #[test]
    fn names_choose_and_what_nobody_has_leads_nowhere() {
        let bodies = bodies(&[(1, &["a.example", "www.a.example"]), (2, &["écluse.example"])]);
        for (host, who) in [
            ("a.example", "body-1"),
            ("A.Example.:8443", "body-1"),
            ("écluse.example", "body-2"),
            ("xn--cluse-9ra.example:80", "body-2"),
            ("www.a.example", "https://a.example:8443"),
            ("WWW.A.example", "https://a.example:8443"),
            ("b.example", "unknown"),
            ("a.example.evil", "unknown"),
            ("a.example/x", "unknown"),
            ("", "unknown"),
        ] {
            assert_eq!(said(&bodies, Some(host)), who, "{host}");
        }
        assert_eq!(said(&bodies, None), "unknown");
    }
}
