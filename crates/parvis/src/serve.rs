//! A running node: pages for people, the worker and the backups beside them, and how it stops.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use kernel::House;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::cli::{Keeping, Watch};
use crate::connections::{self, SILENCE_MAX};
use crate::secure::{Secured, Source};
use crate::watch::Watcher;
use crate::{backups, watch as watching};

/// Time given to the requests under way when asked to stop; a connection that says nothing must not hold the node.
const STOP_TIME_MAX: Duration = Duration::from_secs(30);

/// Time given to the database to close: those who were cut may still hold a connection.
const CLOSING_TIME_MAX: Duration = Duration::from_secs(5);

/// Where it listens unless told otherwise: for a front server of this machine, or for the world. A machine without IPv6 has
/// only the second of them.
pub(crate) const PLAIN: &[&str] = &["127.0.0.1:8080"];
pub(crate) const SECURE: &[&str] = &["[::]:443", "0.0.0.0:443"];

/// Takes the address to listen on, before anything else: links in mails must name the port really taken.
pub(crate) async fn bind(
    listen: Option<&str>,
    unless_told: &[&str],
) -> anyhow::Result<(TcpListener, SocketAddr)> {
    let wanted = listen.as_ref().map_or(unless_told, std::slice::from_ref);
    let mut outcome = Err(anyhow::anyhow!("no address to listen on"));
    for address in wanted {
        outcome = TcpListener::bind(address)
            .await
            .with_context(|| (*address).to_owned());
        if outcome.is_ok() {
            break;
        }
    }
    let listener = outcome?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// The ports of a node.
pub(crate) struct Doors {
    pub(crate) listener: TcpListener,
    pub(crate) secured: Option<Secured>,
}

impl Doors {
    /// One port, for a front server or for this machine.
    pub(crate) fn plain(listener: TcpListener) -> Self {
        Self {
            listener,
            secured: None,
        }
    }

    /// Where pages are, at `address`.
    pub(crate) fn url(&self, address: SocketAddr) -> String {
        match self.secured {
            Some(_) => format!("https://{address}"),
            None => format!("http://{address}"),
        }
    }
}

/// Answers on every port until `closing` says so, and then what was asked.
async fn answer(site: Router, doors: Doors, closing: watch::Receiver<bool>) -> anyhow::Result<()> {
    let Some(Secured {
        certificates, http, ..
    }) = doors.secured
    else {
        connections::answer(doors.listener, site, SILENCE_MAX, closing).await;
        return Ok(());
    };
    let port = doors.listener.local_addr()?.port();
    let listener = tls::Listener::on(doors.listener, &certificates)?;
    let redirect = tls::redirect(certificates, port);
    tokio::join!(
        connections::answer(listener, tls::site(site), SILENCE_MAX, closing.clone()),
        connections::answer(http, redirect, SILENCE_MAX, closing),
    );
    Ok(())
}

/// Keeps the certificates of `doors` until `stop` says so.
fn keep_certificates(
    house: &Arc<House>,
    doors: &mut Doors,
    stop: watch::Receiver<bool>,
) -> Option<tokio::task::JoinHandle<()>> {
    let secured = doors.secured.as_mut()?;
    let certificates = secured.certificates.clone();
    match secured.source.take()? {
        Source::Authority(authority) => Some(tokio::spawn(tls::keep(
            house.clone(),
            certificates,
            *authority,
            stop,
        ))),
        Source::Given(given) => Some(tokio::spawn(tls::keep_given(given, certificates, stop))),
    }
}

/// The signals by which a system asks a program to stop. Heard from the start: as the first process of a container, a
/// program that listens to none cannot be stopped but by force.
pub(crate) struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    /// Begins to listen; a signal that comes before anyone waits for it is kept.
    pub(crate) fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Serves until the system asks to stop; then answers what was asked and delivers what is in hand. Asked a second time,
/// it no longer waits for anybody.
pub(crate) async fn serve(
    house: Arc<House>,
    mut doors: Doors,
    mut signals: Signals,
    keeping: &Keeping,
    watch: &Watch,
) -> anyhow::Result<()> {
    let address = doors.listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let (close, closing) = watch::channel(false);
    let certificates = keep_certificates(&house, &mut doors, stopped.clone());
    let worker = tokio::spawn(kernel::worker::run(house.clone(), stopped.clone()));
    let kept = usize::from(keeping.backups_kept);
    let backups = keeping
        .backups
        .clone()
        .map(|folder| tokio::spawn(backups::keep(house.clone(), folder, kept, stopped)));
    let watcher = Watcher::new(
        house.clone(),
        keeping.backups.clone(),
        watch.metrics_token.as_deref(),
    );
    let site = watching::site(ui::site(&house), Arc::new(watcher));
    tracing::info!(
        url = doors.url(address),
        engine = ?house.db.engine(),
        version = crate::compose::VERSION,
        "listening"
    );
    let mut answering = std::pin::pin!(answer(site, doors, closing));
    tokio::select! {
        ended = &mut answering => ended?,
        () = signals.asked() => {
            tracing::info!("stopping");
            let _ = close.send(true);
            tokio::select! {
                ended = &mut answering => ended?,
                () = tokio::time::sleep(STOP_TIME_MAX) => tracing::warn!("connections still open are cut"),
                () = signals.asked() => tracing::warn!("asked again: connections still open are cut"),
            }
        }
    }
    let _ = stop.send(true);
    tokio::select! {
        outcome = worker => outcome?,
        () = signals.asked() => tracing::warn!("asked again: what is in hand is left to another node or another day"),
    }
    for task in [backups, certificates].into_iter().flatten() {
        task.abort();
    }
    if tokio::time::timeout(CLOSING_TIME_MAX, house.db.close())
        .await
        .is_err()
    {
        tracing::warn!("the database is left with connections still open");
    }
    tracing::info!("stopped");
    Ok(())
}
