//! Connections, once their handshake is done.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::ServerConfig;
use rustls::server::{Acceptor, ResolvesServerCert};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _};
use tokio::sync::{Semaphore, mpsc};
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

use crate::Error;
use crate::certificates::{Certificates, ForChallenges, ForPages, name_in};
use crate::clients::{Clients, Place};

/// The protocol by which an authority checks a name (RFC 8737, section 4).
const CHALLENGE: &[u8] = b"acme-tls/1";
/// Time given to a handshake: who opens a connection and says nothing holds nothing.
const HANDSHAKE_TIME_MAX: Duration = Duration::from_secs(10);
/// Handshakes under way at once.
const HANDSHAKES_MAX: usize = 512;
/// Connections that wait to be taken.
const READY_MAX: usize = 64;

/// Who holds a connection, and the name they asked for.
#[derive(Clone, Debug)]
pub struct Peer {
    /// From where
    pub address: SocketAddr,
    /// The name (SNI), in lower case
    pub name: Arc<str>,
    /// Theirs for as long as somebody knows who holds the connection: until it ends
    _place: Option<Arc<Place>>,
}

/// Takes connections whose handshake succeeded; those that do not, and those of an authority that checks a name, end
/// before they are seen here.
pub struct Listener<Io> {
    ready: mpsc::Receiver<(TlsStream<Io>, Peer)>,
    address: SocketAddr,
}

#[derive(Clone)]
struct Configs {
    pages: Arc<ServerConfig>,
    challenges: Arc<ServerConfig>,
}

impl<Io: AsyncRead + AsyncWrite + Unpin + Send + 'static> Listener<Io> {
    /// Takes the connections of `listener`, until it is dropped.
    pub fn on<L>(listener: L, certificates: &Arc<Certificates>) -> Result<Self, Error>
    where
        L: axum::serve::Listener<Io = Io, Addr = SocketAddr>,
    {
        let address = listener
            .local_addr()
            .map_err(|error| Error::malformed("listening address", error))?;
        let configs = Configs {
            pages: config(Arc::new(ForPages(certificates.clone())), &[b"h2", b"http/1.1"])?,
            challenges: config(Arc::new(ForChallenges(certificates.clone())), &[CHALLENGE])?,
        };
        let (taken, ready) = mpsc::channel(READY_MAX);
        tokio::spawn(take(listener, configs, taken));
        Ok(Self { ready, address })
    }
}

fn config(resolver: Arc<dyn ResolvesServerCert>, protocols: &[&[u8]]) -> Result<Arc<ServerConfig>, Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::malformed("TLS", error))?
        .with_no_client_auth()
        .with_cert_resolver(resolver);
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    Ok(Arc::new(config))
}

async fn take<L>(mut listener: L, configs: Configs, taken: mpsc::Sender<(TlsStream<L::Io>, Peer)>)
where
    L: axum::serve::Listener<Addr = SocketAddr>,
{
    let places = Arc::new(Semaphore::new(HANDSHAKES_MAX));
    let clients = Arc::new(Clients::default());
    loop {
        let (io, address) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = taken.closed() => return,
        };
        let Some(of_client) = clients.enter(address.ip()) else {
            tracing::debug!("one client holds too many connections");
            continue;
        };
        let Ok(place) = places.clone().acquire_owned().await else {
            return;
        };
        let (configs, taken) = (configs.clone(), taken.clone());
        tokio::spawn(async move {
            let shaken =
                tokio::time::timeout(HANDSHAKE_TIME_MAX, shake(io, (address, of_client), &configs)).await;
            drop(place);
            match shaken {
                Ok(Ok(Some(connection))) => {
                    let _ = taken.send(connection).await;
                }
                Ok(Ok(None)) => tracing::debug!("a name was checked"),
                Ok(Err(error)) => tracing::debug!(error = %error, "no handshake"),
                Err(_) => tracing::debug!("no handshake in time"),
            }
        });
    }
}

/// One handshake; nothing is left of it when it was an authority's check.
async fn shake<Io: AsyncRead + AsyncWrite + Unpin>(
    io: Io,
    (address, place): (SocketAddr, Place),
    configs: &Configs,
) -> io::Result<Option<(TlsStream<Io>, Peer)>> {
    let start = LazyConfigAcceptor::new(Acceptor::default(), io).await?;
    let hello = start.client_hello();
    let is_check = hello.alpn().is_some_and(|protocols| protocols.eq([CHALLENGE]));
    let name = name_in(&hello).unwrap_or_default();
    let config = if is_check {
        &configs.challenges
    } else {
        &configs.pages
    };
    let mut stream = start.into_stream(config.clone()).await?;
    if is_check {
        stream.shutdown().await?;
        return Ok(None);
    }
    let peer = Peer {
        address,
        name: name.into(),
        _place: Some(Arc::new(place)),
    };
    Ok(Some((stream, peer)))
}

impl<Io: AsyncRead + AsyncWrite + Unpin + Send + 'static> axum::serve::Listener for Listener<Io> {
    type Io = TlsStream<Io>;
    type Addr = Peer;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            // What takes connections ends with this listener alone.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        Ok(Peer {
            address: self.address,
            name: Arc::from(""),
            _place: None,
        })
    }
}
