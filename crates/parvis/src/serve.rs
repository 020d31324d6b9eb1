//! A running node: pages for people, and the worker beside them.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::Context as _;
use kernel::House;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Takes the address to listen on, before anything else: links in mails must name the port really taken.
pub(crate) async fn bind(listen: &str) -> anyhow::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| listen.to_owned())?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves until the system asks to stop; then answers what was asked and delivers what is in hand.
pub(crate) async fn serve(house: Arc<House>, listener: TcpListener) -> anyhow::Result<()> {
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(kernel::worker::run(house.clone(), stopped));
    tracing::info!(%address, engine = ?house.db.engine(), "listening");
    axum::serve(
        listener,
        ui::site(&house).into_make_service_with_connect_info::<SocketAddr>(),
    )
    .with_graceful_shutdown(asked_to_stop())
    .await?;
    let _ = stop.send(true);
    worker.await?;
    house.db.close().await;
    Ok(())
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "the termination signal cannot be heard");
            let _ = interrupted.await;
            return;
        }
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
    tracing::info!("stopping");
}
