//! Certificates for the names of the house: found on disk, obtained, renewed.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use kernel::House;
use tokio::sync::watch;

use crate::authority::{Authority, Shared};
use crate::certificates::Certificates;
use crate::{Error, Kept};

/// How long between two looks: a name given by `parvis hosts` has its certificate soon after.
const PAUSE: Duration = Duration::from_secs(5);
/// How long after the first failure the next try comes, in seconds; doubled each time.
const FIRST_WAIT_S: i64 = 60;
/// Authorities count failures: once tried for a while, a name is tried four times a day.
const WAIT_S_MAX: i64 = 6 * 3600;

/// A name that could not have its certificate.
#[derive(Default)]
struct Failures {
    count: u32,
    next_at: Timestamp,
}

/// The names that an authority may be asked about: those of the bodies, or of the public address when no body has one. An
/// address in figures and a name without a dot are nobody's in the world's directory.
pub fn names_of(house: &House) -> Vec<String> {
    let bodies = house.bodies();
    let mut names: Vec<String> = bodies
        .all()
        .iter()
        .flat_map(|body| bodies.names(body.id))
        .map(ToString::to_string)
        .collect();
    if names.is_empty() {
        let public = house
            .settings
            .base_url
            .split_once("://")
            .map_or("", |(_, rest)| rest);
        names.extend(
            kernel::HostName::parse(public.split('/').next().unwrap_or_default())
                .map(|name| name.to_string()),
        );
    }
    let is_local = |name: &str| !name.contains('.') || name.ends_with(".localhost");
    names.retain(|name| {
        !is_local(name) && name.parse::<std::net::IpAddr>().is_err() && !name.starts_with('[')
    });
    names.sort();
    names.dedup();
    names
}

/// Looks until `stop` says so. Orders are made one after the other.
pub async fn keep(
    house: Arc<House>,
    certificates: Arc<Certificates>,
    authority: Authority,
    mut stop: watch::Receiver<bool>,
) {
    let authority: Shared = Arc::new(authority);
    let mut failures: HashMap<String, Failures> = HashMap::new();
    while !*stop.borrow() {
        let names = names_of(&house);
        certificates.set_names(&names);
        failures.retain(|name, _| names.contains(name));
        for name in &names {
            let now = house.clock.now().timestamp();
            let is_early = failures.get(name).is_some_and(|failures| now < failures.next_at);
            if is_early || !is_wanted(name, &certificates, &authority.kept, now) {
                continue;
            }
            let obtained = tokio::select! {
                obtained = authority.obtain(name, &certificates) => obtained,
                _ = stop.wait_for(|stop| *stop) => return,
            };
            match obtained {
                Ok(certificate) => {
                    failures.remove(name);
                    tracing::info!(name, until = %certificate.until, "certificate obtained");
                    certificates.set(name, certificate);
                }
                Err(error) => {
                    let failed = failures.entry(name.clone()).or_default();
                    failed.count += 1;
                    let wait_s = (FIRST_WAIT_S << (failed.count - 1).min(16)).min(WAIT_S_MAX);
                    failed.next_at = Timestamp::from_second(now.as_second() + wait_s).unwrap_or(now);
                    tracing::error!(name, error = %error, wait_s, "no certificate, to be tried again");
                }
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.changed() => {}
        }
    }
}

/// True when there is no certificate for `name`, neither held nor kept, or one that is soon over.
fn is_wanted(name: &str, certificates: &Certificates, kept: &Kept, now: Timestamp) -> bool {
    let held = certificates.of(name).or_else(|| match kept.certificate(name) {
        Ok(found) => {
            let found = found.filter(|found| found.until > now && found.covers(name))?;
            tracing::info!(name, until = %found.until, "certificate found");
            certificates.set(name, found.clone());
            Some(found)
        }
        Err(error) => {
            report(name, &error);
            None
        }
    });
    held.is_none_or(|held| now >= held.renewed_from())
}

fn report(name: &str, error: &Error) {
    tracing::error!(name, error = %error, "the certificate that was kept cannot be read");
}
