//! Alive: the process answers. Ready: its database answers, follows its schema, and its worker works.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use super::Watcher;
use crate::compose;

/// Time the database has to answer: those who ask wait no longer.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(5);
/// Seconds added to a lease before the worker is said to be stuck: a delivery may take most of its lease.
const WORKER_MARGIN_S: i64 = 30;

/// What readiness is made of.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own, answered by yes or no"
)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Health {
    ready: bool,
    database: bool,
    schema: bool,
    worker: bool,
    version: &'static str,
}

impl Health {
    pub(super) async fn look(watcher: &Watcher) -> Self {
        let house = &watcher.house;
        let migrations = compose::migrations();
        let looked = tokio::time::timeout(ANSWER_TIME_MAX, db::state(&house.db, &migrations)).await;
        let (database, schema) = match looked {
            Ok(Ok(state)) => (true, state.pending.is_empty()),
            // It answers, and another program has changed its schema meanwhile.
            Ok(Err(db::Error::MigrationUnknown(_) | db::Error::MigrationAltered(_))) => (true, false),
            Ok(Err(_)) | Err(_) => (false, false),
        };
        let oldest = house
            .clock
            .now()
            .plus_seconds(-house.settings.lease_s - WORKER_MARGIN_S);
        let worker = house.worker_seen_at().is_some_and(|seen| seen >= oldest);
        Self {
            ready: database && schema && worker,
            database,
            schema,
            worker,
            version: compose::VERSION,
        }
    }

    pub(super) fn is_ready(self) -> bool {
        self.ready
    }

    fn status(self) -> StatusCode {
        if self.ready {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

pub(super) async fn live() -> &'static str {
    "ok\n"
}

pub(super) async fn ready(State(watcher): State<Arc<Watcher>>) -> Response {
    let health = Health::look(&watcher).await;
    let word = if health.ready { "ok\n" } else { "not ready\n" };
    (health.status(), word).into_response()
}

pub(super) async fn all(State(watcher): State<Arc<Watcher>>) -> Response {
    let health = Health::look(&watcher).await;
    (health.status(), Json(health)).into_response()
}
