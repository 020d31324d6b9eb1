//! The guard against private addresses: what an address given from outside must never reach.
//!
//! It stands where the connection is made, not where the address is read: a name is looked up once, the private answers
//! are taken out, and the connection goes to what is left. A name that answers a public address at first and a private
//! one afterwards (DNS rebinding) gains nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use kernel::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// How names are looked up: the system's way, or a test's.
pub(crate) type Lookup = fn(String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>>;

/// What may be reached, and how names are looked up.
#[derive(Clone, Copy)]
pub(crate) struct Guard {
    pub(crate) may_reach: fn(IpAddr) -> bool,
    pub(crate) lookup: Lookup,
}

/// An address the guard does not let through.
#[derive(Debug, thiserror::Error)]
#[error("{0} leads to a private address")]
pub(crate) struct Refused(pub(crate) String);

impl Guard {
    /// Public addresses only, or any when the operator's settings say so.
    pub(crate) fn new(is_private_allowed: bool) -> Self {
        Self {
            may_reach: if is_private_allowed { |_| true } else { is_public },
            lookup: system_lookup,
        }
    }

    /// Refuses a literal private address: the resolver is not asked for those. Decimal, octal, hexadecimal and
    /// shortened forms were read by the `url` crate as the addresses they are.
    pub(crate) fn check(self, url: &Url) -> Result<(), Refused> {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(_)) | None => return Ok(()),
        };
        if (self.may_reach)(address) {
            Ok(())
        } else {
            Err(Refused(address.to_string()))
        }
    }
}

impl Guard {
    /// The addresses of `name` that may be reached; refused when it has some and none may.
    pub(crate) async fn addresses(self, name: &str, port: u16) -> Result<Vec<SocketAddr>, NoAddress> {
        let found = (self.lookup)(name.to_owned())
            .await
            .map_err(|_| NoAddress::Unknown)?;
        if found.is_empty() {
            return Err(NoAddress::Unknown);
        }
        let allowed: Vec<SocketAddr> = found
            .into_iter()
            .filter(|address| (self.may_reach)(*address))
            .map(|address| SocketAddr::new(address, port))
            .collect();
        if allowed.is_empty() {
            return Err(NoAddress::Refused);
        }
        Ok(allowed)
    }
}

/// Why a name leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoAddress {
    /// Nobody knows it
    Unknown,
    /// It leads to a private network only
    Refused,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = *self;
        let name = name.as_str().to_owned();
        Box::pin(async move {
            let found = (guard.lookup)(name.clone()).await?;
            let is_known = !found.is_empty();
            let allowed: Vec<SocketAddr> = found
                .into_iter()
                .filter(|address| (guard.may_reach)(*address))
                .map(|address| SocketAddr::new(address, 0))
                .collect();
            if is_known && allowed.is_empty() {
                return Err(Refused(name).into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// The system's resolver.
pub(crate) fn system_lookup(name: String) -> BoxFuture<'static, std::io::Result<Vec<IpAddr>>> {
    Box::pin(async move {
        let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
        Ok(found.map(|address| address.ip()).collect())
    })
}

/// True for an address of the public Internet: all that the IANA special-purpose registries (RFC 6890 and its updates)
/// do not set apart.
pub(crate) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    // Where Microsoft's cloud answers its own machines (their agent, their keys): public by its number only.
    const AZURE_INTERNAL: Ipv4Addr = Ipv4Addr::new(168, 63, 129, 16);
    let set_apart = match address.octets() {
        // This network, private, loopback, and from 224: multicast, reserved, broadcast
        [0 | 10 | 127 | 224..=255, ..]
        // Shared by carriers (RFC 6598); one cloud's metadata answers there
        | [100, 64..=127, ..]
        // Link-local: the metadata of most clouds
        | [169, 254, ..]
        // Private
        | [172, 16..=31, ..]
        | [192, 168, ..]
        // Protocol assignments, and another cloud's metadata (192.0.0.192); documentation; 6to4 relays
        | [192, 0, 0 | 2, _]
        | [192, 88, 99, _]
        // Benchmarks
        | [198, 18 | 19, ..]
        // Documentation
        | [198, 51, 100, _]
        | [203, 0, 113, _] => true,
        _ => address == AZURE_INTERNAL,
    };
    !set_apart
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    match segments {
        // An IPv4 address in IPv6 clothes: mapped (::ffff:0:0/96), or through NAT64 (64:ff9b::/96)
        [0, 0, 0, 0, 0, 0xffff, ..] | [0x64, 0xff9b, 0, 0, 0, 0, ..] => {
            let [.., a, b, c, d] = address.octets();
            is_public_v4(Ipv4Addr::new(a, b, c, d))
        }
        // Protocol assignments (Teredo, ORCHID…: 2001::/23), documentation, 6to4 (an IPv4 address within)
        [0x2001, 0..=0x01ff | 0x0db8, ..] | [0x2002, ..] | [0x3fff, 0..=0x0fff, ..] => false,
        // Of the rest, only 2000::/3 is given out: not loopback, unique local, link-local, multicast…
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(url: &str) -> Result<(), Refused> {
        Guard::new(false).check(&Url::parse(url).unwrap())
    }

    #[test]
    fn every_way_to_write_a_private_address_is_refused() {
        for url in [
            "http://127.0.0.1/",
            "http://127.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://017700000001/",
            "http://127.0.0.1./",
            "http://%31%32%37.0.0.1/",
            "http://１２７.0.0.1/",
            "http://0/",
            "http://0.0.0.0/",
            "http://10.1.2.3/",
            "http://172.16.0.1/",
            "http://172.31.255.255/",
            "http://192.168.1.1/",
            "http://100.64.0.1/",
            "http://100.100.100.200/",
            "http://169.254.169.254/latest/meta-data/",
            "http://192.0.0.192/",
            "http://168.63.129.16/",
            "http://198.18.0.1/",
            "http://224.0.0.1/",
            "http://255.255.255.255/",
            "http://[::]/",
            "http://[::1]/",
            "http://[::127.0.0.1]/",
            "http://[::ffff:127.0.0.1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[::ffff:a9fe:a9fe]/",
            "http://[64:ff9b::10.0.0.1]/",
            "http://[64:ff9b:1::1]/",
            "http://[fe80::1]/",
            "http://[fc00::1]/",
            "http://[fd00:ec2::254]/",
            "http://[ff02::1]/",
            "http://[2001::1]/",
            "http://[2001:db8::1]/",
            "http://[2002:7f00:1::]/",
            "http://[3fff::1]/",
        ] {
            assert!(outcome(url).is_err(), "{url} went through");
        }
    }

    #[test]
    fn public_addresses_and_names_go_through() {
        for url in [
            "http://8.8.8.8/",
            "http://172.15.0.1/",
            "http://172.32.0.1/",
            "http://100.63.255.255/",
            "http://100.128.0.1/",
            "http://192.1.0.1/",
            "https://[2606:4700::1111]/",
            "https://[2001:4860:4860::8888]/",
            "http://[::ffff:8.8.8.8]/",
            "http://[64:ff9b::8.8.8.8]/",
            "https://example.fr/",
        ] {
            assert!(outcome(url).is_ok(), "{url} was refused");
        }
    }

    #[test]
    fn the_operator_can_allow_private_addresses() {
        let url = Url::parse("http://192.168.1.1/").unwrap();
        assert!(Guard::new(true).check(&url).is_ok());
    }
}
