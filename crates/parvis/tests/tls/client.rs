//! Somebody who comes by TLS, on loopback, by whatever name they say.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

/// What came.
pub(crate) struct Got {
    /// The certificate shown
    pub(crate) certificate: Vec<u8>,
    /// The head and the body
    pub(crate) text: String,
}

impl Got {
    pub(crate) fn status(&self) -> u16 {
        let status = self.text.split(' ').nth(1).and_then(|status| status.parse().ok());
        status.expect("a status")
    }
}

/// Shakes hands as who wants `name`, trusting `root` alone, and speaking one of `protocols`.
pub(crate) async fn shake(
    port: u16,
    name: &str,
    root: &str,
    protocols: &[&[u8]],
) -> io::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    for authority in CertificateDer::pem_slice_iter(root.as_bytes()) {
        roots.add(authority.expect("PEM")).expect("a root");
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

/// Asks for a page of `host` on a connection to `name`.
pub(crate) async fn get(port: u16, name: &str, host: &str, path: &str, root: &str) -> io::Result<Got> {
    let stream = shake(port, name, root, &[b"http/1.1"]).await?;
    let shown = stream
        .get_ref()
        .1
        .peer_certificates()
        .and_then(|chain| chain.first());
    let certificate = shown.map(|certificate| certificate.to_vec()).unwrap_or_default();
    let text = asked(stream, host, path).await?;
    Ok(Got { certificate, text })
}

/// Asks for a page without TLS.
pub(crate) async fn get_plain(port: u16, host: &str, path: &str) -> io::Result<Got> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
    let text = asked(stream, host, path).await?;
    Ok(Got {
        certificate: Vec::new(),
        text,
    })
}

async fn asked(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    host: &str,
    path: &str,
) -> io::Result<String> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer).await {
        // Servers in other languages end without saying so.
        Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => return Err(error),
        _ => {}
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}
