//! Pebble, the authority that certificate clients are tried with, and the names of a world of its own: every name leads to
//! this machine. Both on loopback, for one story.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tokio::net::TcpStream;

use crate::client;

/// Time it may take to listen.
const START_TIME_MAX: Duration = Duration::from_secs(30);

/// A port that nobody has; another may take it, seldom.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// An authority of the story's own.
pub(crate) fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut asked = CertificateParams::default();
    asked.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate().expect("a key");
    CertifiedIssuer::self_signed(asked, key).expect("an authority")
}

/// A running authority, stopped when it goes out of sight.
pub(crate) struct Pebble {
    authority: Child,
    names: Child,
    port: u16,
    management: u16,
    /// Who vouches for its own pages
    pub(crate) ca: PathBuf,
}

impl Pebble {
    /// One that checks names on `tls_port`; none, said visibly, when it is not installed (`cargo xtask needs`).
    pub(crate) async fn start(folder: &Path, tls_port: u16) -> Option<Self> {
        if !Path::new("/usr/bin/pebble").exists() {
            println!("skipped: Pebble is not installed");
            return None;
        }
        let own = authority();
        let key = KeyPair::generate().expect("a key");
        let page = CertificateParams::new(["localhost".to_owned()])
            .expect("a name")
            .signed_by(&key, &own)
            .expect("a certificate");
        let write = |name: &str, text: String| {
            let path = folder.join(name);
            std::fs::write(&path, text).expect("written");
            path
        };
        let ca = write("pebble-ca.pem", own.pem());
        let chain = write("pebble.pem", page.pem());
        let key = write("pebble.key", key.serialize_pem());
        let (port, management, dns) = (free_port(), free_port(), free_port());
        let config = serde_json::json!({ "pebble": {
            "listenAddress": format!("127.0.0.1:{port}"),
            "managementListenAddress": format!("127.0.0.1:{management}"),
            "certificate": chain,
            "privateKey": key,
            "httpPort": free_port(),
            "tlsPort": tls_port,
            "ocspResponderURL": "",
            "externalAccountBindingRequired": false,
        }});
        let config = write("pebble.json", config.to_string());
        let quiet = |command: &mut Command| {
            command
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("started")
        };
        let (dns, none) = (format!("127.0.0.1:{dns}"), "");
        let names = quiet(Command::new("pebble-challtestsrv").args([
            "-dns01",
            &dns,
            "-defaultIPv6",
            none,
            "-http01",
            none,
            "-https01",
            none,
            "-tlsalpn01",
            none,
            "-management",
            &format!("127.0.0.1:{}", free_port()),
        ]));
        let authority = quiet(
            Command::new("pebble")
                .args(["-dnsserver", &dns, "-config"])
                .arg(config)
                .env("PEBBLE_VA_NOSLEEP", "1")
                // Each name is checked each time.
                .env("PEBBLE_AUTHZREUSE", "0"),
        );
        let started = Self {
            authority,
            names,
            port,
            management,
            ca,
        };
        let listening = tokio::time::timeout(START_TIME_MAX, async {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, management))
                .await
                .is_err()
            {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        });
        listening.await.expect("Pebble listens");
        Some(started)
    }

    /// Where its directory is.
    pub(crate) fn directory(&self) -> String {
        format!("https://localhost:{}/dir", self.port)
    }

    /// The root of the certificates it gives, in PEM: another at each start.
    pub(crate) async fn root(&self) -> String {
        let ca = std::fs::read_to_string(&self.ca).expect("written above");
        let got = client::get(self.management, "localhost", "localhost", "/roots/0", &ca).await;
        let got = got.expect("its root");
        got.text[got.text.find("-----BEGIN").expect("PEM")..].to_owned()
    }
}

impl Drop for Pebble {
    fn drop(&mut self) {
        for child in [&mut self.authority, &mut self.names] {
            drop(child.kill());
            drop(child.wait());
        }
    }
}
