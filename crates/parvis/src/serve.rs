//! A running node: pages for people, the worker and the backups beside them, and how it stops.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use kernel::House;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::cli::{Keeping, Watch};
use crate::watch::Watcher;
use crate::{backups, watch as watching};

/// Time given to the requests under way when asked to stop; a connection that says nothing must not hold the node.
const STOP_TIME_MAX: Duration = Duration::from_secs(30);

/// Time given to the database to close: those who were cut may still hold a connection.
const CLOSING_TIME_MAX: Duration = Duration::from_secs(5);

/// Takes the address to listen on, before anything else: links in mails must name the port really taken.
pub(crate) async fn bind(listen: &str) -> anyhow::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| listen.to_owned())?;
    let address = listener.local_addr()?;
    Ok((listener, address))
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
    listener: TcpListener,
    mut signals: Signals,
    keeping: &Keeping,
    watch: &Watch,
) -> anyhow::Result<()> {
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let (close, mut closing) = watch::channel(false);
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
        url = format!("http://{address}"),
        engine = ?house.db.engine(),
        version = crate::compose::VERSION,
        "listening"
    );
    let service = site.into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = closing.wait_for(|close| *close).await;
    });
    let mut answering = std::pin::pin!(server.into_future());
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
    if let Some(backups) = backups {
        backups.abort();
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
