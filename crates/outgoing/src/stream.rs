//! A connection for what is neither HTTP nor SMTP: to the server an agent named, behind the guard, encrypted.
//!
//! In the clear only where the operator allows private networks, as for the other bridges; what a server may send over
//! one connection is bounded.

use std::fmt;
use std::io;
use std::net::Ipv4Addr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use kernel::House;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;
use url::{Host, Url};

use crate::guard::{Guard, NoAddress};

/// Of the connection, encryption included.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long bytes pass through a counted connection at most.
const PASSING_TIME_MAX: Duration = Duration::from_mins(1);

/// What was asked for.
pub struct Wanted<'a> {
    /// The server's name and port; the scheme is the caller's to read
    pub url: &'a Url,
    /// The port when the address says none
    pub port: u16,
    /// In the clear: refused unless the operator allows private networks
    pub is_clear: bool,
    /// What the server may send before the connection is given up
    pub bytes_max: u64,
}

/// Why there is no connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The address names no server, or one in the clear where that is not allowed
    #[error("the address cannot be used")]
    Address,
    /// The address leads to a private network
    #[error("the address leads to a private network")]
    Private,
    /// Nobody answers there
    #[error("no connection")]
    Connection,
    /// Nobody answered in time
    #[error("no connection within {} s", CONNECT_TIMEOUT.as_secs())]
    Timeout,
    /// The server's certificate is not one of this name
    #[error("the server could not prove its name")]
    Certificate,
}

/// Opens a connection.
pub async fn connect(house: &House, wanted: &Wanted<'_>) -> Result<Stream, Error> {
    let is_private_allowed = house.settings.private_network_allowed;
    if wanted.is_clear && !is_private_allowed {
        return Err(Error::Address);
    }
    tokio::time::timeout(CONNECT_TIMEOUT, open(Guard::new(is_private_allowed), wanted))
        .await
        .unwrap_or(Err(Error::Timeout))
}

/// Opens a connection without encrypting it, for a protocol whose library does that itself, with [`encryption`]; it lasts a
/// minute at most. What is to stay in the clear is refused unless the operator allows private networks.
pub async fn socket(house: &House, wanted: &Wanted<'_>) -> Result<std::net::TcpStream, Error> {
    let is_private_allowed = house.settings.private_network_allowed;
    if wanted.is_clear && !is_private_allowed {
        return Err(Error::Address);
    }
    let (socket, _) = tokio::time::timeout(CONNECT_TIMEOUT, reach(Guard::new(is_private_allowed), wanted))
        .await
        .unwrap_or(Err(Error::Timeout))?;
    counted(socket, wanted.bytes_max)
        .await
        .map_err(|_| Error::Connection)
}

/// A socket of this machine through which the server's bytes pass, and are counted: for a library that takes nothing but a
/// socket, and bounds nothing of what it reads there. What is encrypted passes as it is.
async fn counted(socket: TcpStream, bytes_max: u64) -> io::Result<std::net::TcpStream> {
    let door = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let near = TcpStream::connect(door.local_addr()?).await?;
    let (mut far, from) = door.accept().await?;
    if from != near.local_addr()? {
        return Err(io::Error::other("somebody else came through"));
    }
    let mut server = Stream {
        way: Way::Clear(socket),
        bytes_left: bytes_max,
    };
    tokio::spawn(async move {
        let passing = tokio::io::copy_bidirectional(&mut far, &mut server);
        drop(tokio::time::timeout(PASSING_TIME_MAX, passing).await);
    });
    near.into_std()
}

/// How a connection is encrypted, and which certificates are believed: those of the authorities in the binary and, for a server
/// whose own authority nobody else knows, of those in `authority` (PEM, RFC 7468; perhaps empty).
pub fn encryption(authority: &str) -> Result<Arc<ClientConfig>, Error> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for certificate in CertificateDer::pem_slice_iter(authority.as_bytes()) {
        let certificate = certificate.map_err(|_| Error::Certificate)?;
        roots.add(certificate).map_err(|_| Error::Certificate)?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| Error::Certificate)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

/// A socket to the server, and the server's name.
async fn reach(guard: Guard, wanted: &Wanted<'_>) -> Result<(TcpStream, String), Error> {
    guard.check(wanted.url).map_err(|_| Error::Private)?;
    let name = match wanted.url.host().ok_or(Error::Address)? {
        Host::Domain(name) => name.to_owned(),
        Host::Ipv4(address) => address.to_string(),
        Host::Ipv6(address) => address.to_string(),
    };
    let port = wanted.url.port().unwrap_or(wanted.port);
    let addresses = guard.addresses(&name, port).await.map_err(|why| match why {
        NoAddress::Unknown => Error::Connection,
        NoAddress::Refused => Error::Private,
    })?;
    let socket = TcpStream::connect(addresses.as_slice())
        .await
        .map_err(|_| Error::Connection)?;
    Ok((socket, name))
}

async fn open(guard: Guard, wanted: &Wanted<'_>) -> Result<Stream, Error> {
    let (socket, name) = reach(guard, wanted).await?;
    let way = if wanted.is_clear {
        Way::Clear(socket)
    } else {
        let name = ServerName::try_from(name).map_err(|_| Error::Address)?;
        let encrypted = TlsConnector::from(encryption("")?)
            .connect(name, socket)
            .await
            .map_err(|_| Error::Certificate)?;
        Way::Encrypted(Box::new(encrypted))
    };
    Ok(Stream {
        way,
        bytes_left: wanted.bytes_max,
    })
}

/// An open connection.
pub struct Stream {
    way: Way,
    bytes_left: u64,
}

enum Way {
    Clear(TcpStream),
    Encrypted(Box<tokio_rustls::client::TlsStream<TcpStream>>),
}

/// What passes through it is nobody's to print.
impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stream").finish_non_exhaustive()
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.bytes_left == 0 {
            return Poll::Ready(Err(io::Error::other("the server sends too much")));
        }
        let before = buffer.filled().len();
        let read = match &mut self.way {
            Way::Clear(stream) => Pin::new(stream).poll_read(context, buffer),
            Way::Encrypted(stream) => Pin::new(stream.as_mut()).poll_read(context, buffer),
        };
        let read_bytes = buffer.filled().len().saturating_sub(before);
        self.bytes_left = self
            .bytes_left
            .saturating_sub(u64::try_from(read_bytes).unwrap_or(u64::MAX));
        read
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match &mut self.way {
            Way::Clear(stream) => Pin::new(stream).poll_write(context, bytes),
            Way::Encrypted(stream) => Pin::new(stream.as_mut()).poll_write(context, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.way {
            Way::Clear(stream) => Pin::new(stream).poll_flush(context),
            Way::Encrypted(stream) => Pin::new(stream.as_mut()).poll_flush(context),
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        match &mut self.way {
            Way::Clear(stream) => Pin::new(stream).poll_shutdown(context),
            Way::Encrypted(stream) => Pin::new(stream.as_mut()).poll_shutdown(context),
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[tokio::test]
    async fn what_is_counted_ends_soon_after_its_bound() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = listener.local_addr().expect("its address");
        let server = tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.expect("somebody comes");
            let mut asked = [0; 3];
            socket.read_exact(&mut asked).await.expect("asked");
            let endless = vec![7; 1_000_000];
            // It may be left before it has said everything.
            drop(socket.write_all(&endless).await);
            asked
        });
        let socket = TcpStream::connect(address).await.expect("connected");
        let near = counted(socket, 1000).await.expect("counted");
        let mut near = TcpStream::from_std(near).expect("a socket");
        near.write_all(b"who").await.expect("asked");
        let mut came = Vec::new();
        drop(near.read_to_end(&mut came).await);
        assert!((1000..100_000).contains(&came.len()), "{}", came.len());
        assert_eq!(&server.await.expect("it ended"), b"who");
    }
}
