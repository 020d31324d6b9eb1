//! Figures, in the text that Prometheus and its like read (`OpenMetrics` 1.0).

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use kernel::Queues;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};

use super::Watcher;
use super::health::Health;
use crate::{backups, compose};

pub(super) const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Seconds: a page is meant to come within 50 ms.
const BOUNDS_S: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Route {
    route: String,
}

type Seconds = Gauge<f64, AtomicU64>;

/// What is counted all along, and what is looked at when asked.
pub(super) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    durations: Family<Route, Histogram, fn() -> Histogram>,
    ready: Gauge,
    worker_age: Seconds,
    effects_waiting: Gauge,
    effects_parked: Gauge,
    effect_lateness: Seconds,
    timers: Gauge,
    timers_due: Gauge,
    unnumbered: Gauge,
    bodies: Gauge,
    database_bytes: Gauge,
    disk_free_bytes: Gauge,
    backup_age: Seconds,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::with_prefix("parvis");
        let requests = Family::default();
        registry.register("http_requests", "Requests answered", requests.clone());
        let durations: Family<Route, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BOUNDS_S));
        registry.register_with_unit(
            "http_request_duration",
            "Time taken to answer",
            Unit::Seconds,
            durations.clone(),
        );
        registry.register(
            "build",
            "The program",
            Info::new(vec![("version".to_owned(), compose::VERSION.to_owned())]),
        );
        let mut count = |name: &str, help: &str| {
            let gauge: Gauge = Gauge::default();
            registry.register(name, help, gauge.clone());
            gauge
        };
        let ready = count(
            "ready",
            "1 when the database answers, its schema is current and the worker works",
        );
        let effects_waiting = count("effects_waiting", "Effects to be delivered");
        let effects_parked = count("effects_parked", "Effects given up until somebody asks again");
        let timers = count("timers", "Dates to come");
        let timers_due = count("timers_due", "Dates that have come and have not acted yet");
        let unnumbered = count(
            "journal_unnumbered",
            "Public lines of the journal without a number yet",
        );
        let bodies = count("bodies", "Bodies of this instance");
        let mut bytes = |name: &str, help: &str| {
            let gauge: Gauge = Gauge::default();
            registry.register_with_unit(name, help, Unit::Bytes, gauge.clone());
            gauge
        };
        let database_bytes = bytes("database_size", "Room the database takes");
        let disk_free_bytes = bytes("disk_free", "Room left on the disk of the data folder");
        let mut age = |name: &str, help: &str| {
            let gauge = Seconds::default();
            registry.register_with_unit(name, help, Unit::Seconds, gauge.clone());
            gauge
        };
        let worker_age = age(
            "worker_age",
            "Time since the worker last looked at what is due; -1 when it never did",
        );
        let effect_lateness = age("effect_lateness", "Time since the oldest waiting effect was due");
        let backup_age = age("backup_age", "Age of the newest backup; -1 when there is none");
        Self {
            registry,
            requests,
            durations,
            ready,
            worker_age,
            effects_waiting,
            effects_parked,
            effect_lateness,
            timers,
            timers_due,
            unnumbered,
            bodies,
            database_bytes,
            disk_free_bytes,
            backup_age,
        }
    }

    pub(super) fn answered(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        let answered = Answered {
            method,
            route: route.to_owned(),
            status,
        };
        self.requests.get_or_create(&answered).inc();
        let route = Route {
            route: route.to_owned(),
        };
        self.durations.get_or_create(&route).observe(took.as_secs_f64());
    }

    /// Looks at everything, and says it.
    pub(super) async fn text(&self, watcher: &Watcher) -> anyhow::Result<String> {
        let house = &watcher.house;
        let now = house.clock.now();
        let since =
            |at: db::Instant| Duration::from_micros(u64::try_from(now.micros() - at.micros()).unwrap_or(0));
        let mut sql = house.db.read();
        let queues = Queues::look(&mut sql, now).await?;
        self.effects_waiting.set(queues.effects_waiting);
        self.effects_parked.set(queues.effects_parked);
        self.effect_lateness.set(
            queues
                .effect_due_since
                .map_or(0.0, |due| since(due).as_secs_f64()),
        );
        self.timers.set(queues.timers);
        self.timers_due.set(queues.timers_due);
        self.unnumbered.set(house.unnumbered(&mut sql).await?);
        self.bodies.set(i64::try_from(house.collectivites().len())?);
        self.database_bytes.set(house.db.size_bytes().await?);
        self.disk_free_bytes
            .set(i64::try_from(archive::free_bytes(&house.settings.data)?)?);
        self.worker_age.set(
            house
                .worker_seen_at()
                .map_or(-1.0, |seen| since(seen).as_secs_f64()),
        );
        let newest = watcher.backups.as_deref().and_then(backups::newest);
        self.backup_age
            .set(newest.map_or(-1.0, |(_, age_s)| Duration::from_secs(age_s).as_secs_f64()));
        self.ready.set(i64::from(Health::look(watcher).await.is_ready()));
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}
