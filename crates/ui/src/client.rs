//! Where a request comes from, as far as it can be known: what limits are counted by.

use std::net::{IpAddr, SocketAddr};

use axum::extract::ConnectInfo;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use kernel::{Settings, client_line};

/// The client of a request. Behind a proxy that the operator declared, the address the proxy saw: the last one of
/// `X-Forwarded-For`, since all those before it are whatever the client wrote. Otherwise who holds the connection; nobody
/// when the public address is in https and it is not this program that ends TLS: a proxy that was not declared holds it for
/// everybody, and a limit counted by it would shut everybody out.
pub(crate) fn client_of(parts: &Parts, settings: &Settings) -> Option<IpAddr> {
    let is_behind = settings.base_url.starts_with("https://") && !settings.ends_tls;
    let (is_proxy_trusted, is_peer_known) = (settings.proxy_trusted, !is_behind || settings.proxy_trusted);
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map(|connection| connection.0.ip());
    let forwarded = is_proxy_trusted.then(|| last_forwarded(&parts.headers)).flatten();
    forwarded.or(peer.filter(|_| is_peer_known)).map(client_line)
}

fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    let written = last.to_str().ok()?.rsplit(',').next()?.trim();
    written
        .parse::<IpAddr>()
        .ok()
        .or_else(|| written.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use axum::http::Request;

    fn seen(peer: &str, forwarded: &[&str], is_proxy_trusted: bool) -> String {
        let mut request = Request::get("/");
        for value in forwarded {
            request = request.header("x-forwarded-for", *value);
        }
        let (mut parts, ()) = request.body(()).expect("a request").into_parts();
        let peer: SocketAddr = peer.parse().expect("a peer");
        parts.extensions.insert(ConnectInfo(peer));
        let settings = Settings {
            proxy_trusted: is_proxy_trusted,
            ..Settings::quiet(PathBuf::new())
        };
        client_of(&parts, &settings).map_or_else(String::new, |address| address.to_string())
    }

    #[test]
    fn behind_a_proxy_that_nobody_declared_clients_are_unknown() {
        let (mut parts, ()) = Request::get("/").body(()).expect("a request").into_parts();
        let peer: SocketAddr = "127.0.0.1:5000".parse().expect("a peer");
        parts.extensions.insert(ConnectInfo(peer));
        let settings = Settings {
            base_url: "https://participer.example".to_owned(),
            ..Settings::quiet(PathBuf::new())
        };
        assert_eq!(client_of(&parts, &settings), None);
        let alone = Settings {
            ends_tls: true,
            ..settings
        };
        assert_eq!(client_of(&parts, &alone), Some(peer.ip()));
    }

    #[test]
    fn what_a_client_writes_is_believed_only_from_a_declared_proxy() {
        let peer = "127.0.0.1:5000";
        assert_eq!(seen("198.51.100.7:5000", &["203.0.113.9"], false), "198.51.100.7");
        assert_eq!(seen(peer, &["203.0.113.9"], true), "203.0.113.9");
        assert_eq!(seen(peer, &["1.1.1.1, 203.0.113.9"], true), "203.0.113.9");
        assert_eq!(seen(peer, &["1.1.1.1", "203.0.113.9:4711"], true), "203.0.113.9");
        assert_eq!(seen(peer, &["unknown"], true), "127.0.0.1");
        assert_eq!(seen(peer, &[], true), "127.0.0.1");
    }

    #[test]
    fn one_line_is_one_client() {
        assert_eq!(seen("[::ffff:198.51.100.7]:1", &[], false), "198.51.100.7");
        assert_eq!(seen("[2001:db8:1:2:aaaa::1]:1", &[], false), "2001:db8:1:2::");
        assert_eq!(seen("[::1]:1", &["2001:db8:1:2:bbbb::9"], true), "2001:db8:1:2::");
    }
}
