//! Connections and the requests they carry, until the node stops.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::watch;
use tokio::time::Sleep;
use tower::ServiceExt as _;

/// Time a connection may hold without saying whole what it asks for, the first time or the next, or without taking anything of
/// what it is answered: who opens hundreds and says nothing, or reads nothing, keeps none. Longer than the minute front servers keep theirs, so that it is they who close.
pub(crate) const SILENCE_MAX: Duration = Duration::from_secs(75);

/// Answers what comes by `listener` until `closing` says so, then what was asked before. Handlers find who holds the
/// connection as [`ConnectInfo`].
pub(crate) async fn answer<L>(
    mut listener: L,
    site: Router,
    silence_max: Duration,
    closing: watch::Receiver<bool>,
) where
    L: axum::serve::Listener,
    L::Addr: Clone + Sync,
{
    let mut http = Builder::new(TokioExecutor::new());
    http.http1()
        .timer(TokioTimer::new())
        .header_read_timeout(silence_max);
    http.http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(silence_max)
        .keep_alive_timeout(silence_max);
    let open = GracefulShutdown::new();
    let mut closed = std::pin::pin!(is_closed(closing));
    loop {
        let (io, peer) = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut closed => break,
        };
        let site = site.clone();
        let service = service_fn(move |request| asked(site.clone(), peer.clone(), request));
        let io = TokioIo::new(Spoken::within(silence_max, io));
        // With upgrades: a WebSocket goes on by itself once it is opened, and counts its own silences.
        let connection = http.serve_connection_with_upgrades(io, service).into_owned();
        let connection = open.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(error = %error, "a connection ended badly");
            }
        });
    }
    drop(listener);
    open.shutdown().await;
}

/// Bytes from which the version of HTTP is known: the preface of HTTP/2 (RFC 9113, section 3.4). Until then nothing above
/// this counts the time.
const VERSION_BYTES: usize = 24;

/// A connection that must begin to speak in time, then take in time what it is answered.
struct Spoken<Io> {
    io: Io,
    time: Duration,
    /// Until when, and how many bytes are still awaited
    awaited: Option<(Pin<Box<Sleep>>, usize)>,
    /// Until when what is answered may wait, while nothing of it is taken
    untaken: Option<Pin<Box<Sleep>>>,
}

impl<Io> Spoken<Io> {
    fn within(time: Duration, io: Io) -> Self {
        let awaited = Some((Box::pin(tokio::time::sleep(time)), VERSION_BYTES));
        Self {
            io,
            time,
            awaited,
            untaken: None,
        }
    }

    /// What writing came to, or the end of the wait for who reads nothing.
    fn taken<T>(
        &mut self,
        context: &mut Context<'_>,
        polled: Poll<std::io::Result<T>>,
    ) -> Poll<std::io::Result<T>> {
        if polled.is_ready() {
            self.untaken = None;
            return polled;
        }
        let time = self.time;
        let until = self
            .untaken
            .get_or_insert_with(|| Box::pin(tokio::time::sleep(time)));
        until
            .as_mut()
            .poll(context)
            .map(|()| Err(std::io::ErrorKind::TimedOut.into()))
    }
}

impl<Io: AsyncRead + Unpin> AsyncRead for Spoken<Io> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let this = self.get_mut();
        let before = buffer.filled().len();
        let polled = Pin::new(&mut this.io).poll_read(context, buffer);
        let Some((until, bytes)) = &mut this.awaited else {
            return polled;
        };
        if polled.is_ready() {
            *bytes = bytes.saturating_sub(buffer.filled().len() - before);
            if *bytes == 0 {
                this.awaited = None;
            }
            return polled;
        }
        until
            .as_mut()
            .poll(context)
            .map(|()| Err(std::io::ErrorKind::TimedOut.into()))
    }
}

impl<Io: AsyncWrite + Unpin> AsyncWrite for Spoken<Io> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        let polled = Pin::new(&mut self.io).poll_write(context, bytes);
        self.taken(context, polled)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        let polled = Pin::new(&mut self.io).poll_flush(context);
        self.taken(context, polled)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        let polled = Pin::new(&mut self.io).poll_shutdown(context);
        self.taken(context, polled)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[std::io::IoSlice<'_>],
    ) -> Poll<std::io::Result<usize>> {
        let polled = Pin::new(&mut self.io).poll_write_vectored(context, parts);
        self.taken(context, polled)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }
}

async fn is_closed(mut closing: watch::Receiver<bool>) {
    let _ = closing.wait_for(|close| *close).await;
}

async fn asked<P>(site: Router, peer: P, request: Request<Incoming>) -> Result<Response, Infallible>
where
    P: Clone + Send + Sync + 'static,
{
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    site.oneshot(request).await
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::routing::get;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::{TcpListener, TcpStream};

    use super::*;

    const SILENCE: Duration = Duration::from_millis(300);
    /// More than the buffers of both ends hold.
    const LONG_BYTES: usize = 64 << 20;

    async fn open() -> (SocketAddr, watch::Sender<bool>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let who = |ConnectInfo(peer): ConnectInfo<SocketAddr>| async move { peer.ip().to_string() };
        let slow = || async {
            tokio::time::sleep(SILENCE * 3).await;
            "done"
        };
        let site = Router::new()
            .route("/", get(who))
            .route("/slow", get(slow))
            .route("/long", get(|| async { vec![b'.'; LONG_BYTES] }));
        let (close, closing) = watch::channel(false);
        let answering = tokio::spawn(answer(listener, site, SILENCE, closing));
        (address, close, answering)
    }

    async fn exchange(address: SocketAddr, said: &str) -> String {
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        stream.write_all(said.as_bytes()).await.expect("written");
        let mut answer = String::new();
        // Ends when the other side closes.
        stream.read_to_string(&mut answer).await.expect("read");
        answer
    }

    #[tokio::test]
    async fn who_says_nothing_holds_nothing_and_who_asks_is_answered() {
        let (address, _close, _answering) = open().await;
        for said in ["", "P", "PRI * HTTP/2"] {
            assert_eq!(
                exchange(address, said).await,
                "",
                "closed without a word after « {said} »"
            );
        }
        let half = exchange(address, "GET / HTTP/1.1\r\nhost: ville.example\r\n").await;
        assert!(!half.contains("200 OK"), "half a request is none: {half}");
        // Then left open: the same silence ends it.
        let whole = exchange(address, "GET / HTTP/1.1\r\nhost: ville.example\r\n\r\n").await;
        assert!(
            whole.starts_with("HTTP/1.1 200 OK") && whole.ends_with("127.0.0.1"),
            "{whole}"
        );
        // An answer takes the time it takes.
        let slow = exchange(address, "GET /slow HTTP/1.1\r\nhost: ville.example\r\n\r\n").await;
        assert!(slow.ends_with("done"), "{slow}");
    }

    #[tokio::test]
    async fn who_reads_nothing_of_an_answer_keeps_no_connection() {
        let (address, _close, _answering) = open().await;
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let asked = b"GET /long HTTP/1.1\r\nhost: ville.example\r\n\r\n";
        stream.write_all(asked).await.expect("written");
        tokio::time::sleep(SILENCE * 3).await;
        let mut answer = Vec::new();
        // The connection may end with a word or without.
        let _ = stream.read_to_end(&mut answer).await;
        assert!(
            answer.len() < LONG_BYTES,
            "{} bytes came after the silence",
            answer.len()
        );
        let mut stream = TcpStream::connect(address).await.expect("another");
        stream.write_all(asked).await.expect("written");
        let mut taken = vec![0; LONG_BYTES];
        stream
            .read_exact(&mut taken)
            .await
            .expect("who reads has it whole");
    }

    #[tokio::test]
    async fn what_was_asked_before_it_closes_is_answered() {
        let (address, close, answering) = open().await;
        let asking = tokio::spawn(async move {
            exchange(address, "GET /slow HTTP/1.1\r\nhost: ville.example\r\n\r\n").await
        });
        tokio::time::sleep(SILENCE).await;
        close.send(true).expect("it listens");
        let answer = asking.await.expect("no panic");
        assert!(answer.ends_with("done"), "{answer}");
        answering.await.expect("it ends by itself");
        assert!(
            TcpStream::connect(address).await.is_err(),
            "nobody listens any more"
        );
    }
}
