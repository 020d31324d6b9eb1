//! `parvis doctor`: checks what a running house needs, one line a check; exit code 1 when one of them fails.

use std::path::Path;
use std::time::{Duration, SystemTime};

use db::Db;
use kernel::{Files, House};
use serde::Serialize;
use ui::{Words, t};

use crate::cli::{Doctor, Network, ReportFormat};
use crate::failure::Failure;
use crate::{backups, compose};

/// The difference of clocks that is said.
const CLOCK_SKEW_MAX: Duration = Duration::from_mins(1);

#[derive(Serialize)]
pub(super) struct Check {
    name: &'static str,
    is_good: bool,
    detail: String,
}

impl Check {
    pub(super) fn new(name: &'static str, is_good: bool, detail: String) -> Self {
        Self {
            name,
            is_good,
            detail,
        }
    }
}

pub(super) async fn run(words: Words, asked: Doctor) -> Result<(), Failure> {
    let checks = checks(words, &asked).await?;
    match asked.format {
        ReportFormat::Json => println!("{}", serde_json::to_string_pretty(&checks)?),
        ReportFormat::Text => {
            for check in &checks {
                let mark = if check.is_good { "✓" } else { "✗" };
                println!(
                    "{mark} {} : {}",
                    words.say(&format!("cli-doctor-{}", check.name)),
                    check.detail
                );
            }
        }
    }
    if checks.iter().all(|check| check.is_good) {
        Ok(())
    } else {
        Err(Failure::No)
    }
}

async fn checks(words: Words, asked: &Doctor) -> Result<Vec<Check>, Failure> {
    let place = &asked.serve.place;
    let settings = compose::settings(
        place,
        &asked.serve.network,
        port(asked),
        asked.serve.tls.is_ended_here(),
    )?;
    let db = compose::open_database(place).await?;
    let size = u64::try_from(db.size_bytes().await?).unwrap_or(0);
    let mut checks = vec![Check::new(
        "database",
        true,
        format!("{:?}, {}", db.engine(), words.file_size(size)),
    )];
    if asked.deep {
        checks.push(integrity(words, &db).await);
    }
    let migrations = compose::migrations();
    let waiting = db::pending(&db, &migrations).await?;
    checks.push(Check::new(
        "schema",
        waiting.is_empty(),
        t!(words, "cli-doctor-waiting", n = waiting.len()),
    ));
    let mut is_demonstration = false;
    if waiting.is_empty() {
        let (clock, randomness) = (kernel::Clock::System, kernel::Randomness::system());
        let house = compose::house(db.clone(), settings, clock, randomness).await?;
        let bodies = house.collectivites();
        is_demonstration = !bodies.is_empty() && bodies.iter().all(|body| body.is_demonstration);
        checks.push(Check::new(
            "body",
            !bodies.is_empty(),
            if bodies.is_empty() {
                t!(words, "cli-doctor-none")
            } else {
                let named = bodies.iter().map(|body| format!("{} ({})", body.name, body.slug));
                named.collect::<Vec<_>>().join(", ")
            },
        ));
        checks.push(hosts(words, &house));
        let queues = kernel::Queues::look(&mut db.read(), house.clock.now()).await?;
        checks.push(Check::new(
            "deliveries",
            queues.effects_parked == 0,
            t!(words, "cli-doctor-parked", n = queues.effects_parked),
        ));
        checks.push(mail(words, asked, is_demonstration));
        checks.push(address(words, asked, &house, is_demonstration));
        if asked.serve.tls.is_ended_here() {
            checks.extend(super::doctor_tls::checks(words, asked, &house).await?);
        }
        checks.push(clock_of(words, &place.data, &house).await?);
        let store = store(words, &house).await;
        let is_store_good = store.as_ref().is_none_or(|check| check.is_good);
        checks.extend(store);
        if asked.deep && is_store_good {
            checks.push(files(words, &db, &house.files).await?);
        }
    } else {
        checks.push(mail(words, asked, false));
    }
    checks.push(proxy(
        words,
        &asked.serve.network,
        asked.serve.tls.is_ended_here(),
    ));
    checks.push(folder(&place.data));
    checks.push(disk(words, &place.data, asked.disk_free_min_mb));
    checks.push(kept(words, asked, is_demonstration).await);
    db.close().await;
    Ok(checks)
}

async fn integrity(words: Words, db: &Db) -> Check {
    match db.check().await {
        Ok(()) => Check::new("integrity", true, t!(words, "cli-doctor-intact")),
        Err(error) => Check::new("integrity", false, error.to_string()),
    }
}

fn mail(words: Words, asked: &Doctor, is_demonstration: bool) -> Check {
    let sends = asked.serve.network.smtp.is_some() || is_demonstration;
    let detail = if sends {
        t!(words, "cli-doctor-mail-set")
    } else {
        t!(words, "cli-doctor-mail-unset")
    };
    Check::new("mail", sends, detail)
}

/// The port that pages are asked on, unless told otherwise.
fn port(asked: &Doctor) -> u16 {
    let unless_told = if asked.serve.tls.is_ended_here() {
        443
    } else {
        8080
    };
    let listen = asked.serve.network.listen.as_deref();
    listen
        .and_then(|listen| listen.rsplit(':').next()?.parse().ok())
        .unwrap_or(unless_told)
}

/// Unless this program ends TLS, an https address means that a proxy stands in front, and that without being told so all
/// visitors would look like one client.
fn proxy(words: Words, network: &Network, ends_tls: bool) -> Check {
    let is_behind = !ends_tls
        && network
            .base_url
            .as_ref()
            .is_some_and(|url| url.starts_with("https://"));
    let is_good = !is_behind || network.trusts_proxy;
    let detail = match (is_good, network.trusts_proxy) {
        (false, _) => t!(words, "cli-doctor-proxy-undeclared"),
        (true, true) => t!(words, "cli-doctor-proxy-declared"),
        (true, false) => t!(words, "cli-doctor-proxy-none"),
    };
    Check::new("proxy", is_good, detail)
}

/// Where each body is found; one that has no name when others have one is found nowhere.
fn hosts(words: Words, house: &House) -> Check {
    let bodies = house.bodies();
    // Without names the oldest answers for all: a second one is never seen.
    let is_found = |id| !bodies.names(id).is_empty() || !bodies.has_names() && bodies.all().len() == 1;
    let told = bodies.all().iter().map(|body| {
        let names: Vec<String> = bodies.names(body.id).iter().map(ToString::to_string).collect();
        let names = super::hosts::told(words, bodies.has_names(), &names);
        format!("{} → {names}", body.slug)
    });
    let is_good = bodies.all().iter().all(|body| is_found(body.id));
    Check::new("hosts", is_good, told.collect::<Vec<_>>().join(" ; "))
}

/// Links in mails lead to the public address, and the session's cookie is only for HTTPS.
fn address(words: Words, asked: &Doctor, house: &House, is_demonstration: bool) -> Check {
    let bodies = house.bodies();
    let named = bodies.all().iter().filter_map(|body| bodies.address(body.id));
    let named: Vec<&str> = named.filter(|address| address.starts_with("https://")).collect();
    match &asked.serve.network.base_url {
        None if asked.serve.tls.is_ended_here() && !named.is_empty() => {
            Check::new("address", true, named.join(", "))
        }
        Some(url) if url.starts_with("https://") => Check::new("address", true, url.clone()),
        Some(url) => Check::new(
            "address",
            is_demonstration,
            t!(words, "cli-doctor-address-plain", url = url.as_str()),
        ),
        None if is_demonstration => Check::new("address", true, t!(words, "cli-doctor-address-local")),
        None => Check::new("address", false, t!(words, "cli-doctor-address-unset")),
    }
}

/// Deadlines are what this program is for. The clock is compared with the disk's, and with the last thing written.
async fn clock_of(words: Words, data: &Path, house: &House) -> Result<Check, Failure> {
    let now = house.clock.now();
    let last = house.last_line_at(&mut house.db.read()).await?;
    if let Some(last) = last
        && last > now.plus_seconds(CLOCK_SKEW_MAX.as_secs().cast_signed())
    {
        let zone = jiff::tz::TimeZone::system();
        let detail = t!(
            words,
            "cli-doctor-clock-late",
            now = words.datetime(now.timestamp(), &zone),
            last = words.datetime(last.timestamp(), &zone)
        );
        return Ok(Check::new("clock", false, detail));
    }
    let skew = tempfile::Builder::new()
        .prefix(archive::UNFINISHED)
        .tempfile_in(data)
        .and_then(|probe| probe.as_file().metadata()?.modified())
        .map(|written| {
            let here = SystemTime::now();
            here.duration_since(written)
                .unwrap_or_else(|ahead| ahead.duration())
        });
    Ok(match skew {
        Ok(skew) if skew > CLOCK_SKEW_MAX => Check::new(
            "clock",
            false,
            t!(words, "cli-doctor-clock-skewed", n = skew.as_secs()),
        ),
        Ok(_) => Check::new(
            "clock",
            true,
            words.datetime(now.timestamp(), &jiff::tz::TimeZone::system()),
        ),
        Err(error) => Check::new("clock", false, error.to_string()),
    })
}

/// The store of files, when it is elsewhere: something is written there, and read again.
async fn store(words: Words, house: &House) -> Option<Check> {
    let place = house.files.place_elsewhere()?;
    Some(match house.files.probe().await {
        Ok(()) => Check::new("store", true, place),
        Err(error) => {
            let detail = t!(words, "cli-files-away", why = error.to_string());
            Check::new("store", false, format!("{place}, {detail}"))
        }
    })
}

async fn files(words: Words, db: &Db, files: &Files) -> Result<Check, Failure> {
    let (damaged, count) = archive::damaged(&mut db.read(), &compose::migrations(), files).await?;
    let detail = if damaged.is_empty() {
        t!(words, "cli-doctor-files-whole", n = count)
    } else {
        t!(
            words,
            "cli-files-missing",
            n = damaged.len(),
            files = damaged.join(", ")
        )
    };
    Ok(Check::new("files", damaged.is_empty(), detail))
}

fn folder(data: &Path) -> Check {
    let probe = data.join(".parvis-probe");
    let written = std::fs::write(&probe, b"ok").and_then(|()| std::fs::remove_file(&probe));
    Check::new(
        "folder",
        written.is_ok(),
        written.map_or_else(|error| error.to_string(), |()| data.display().to_string()),
    )
}

/// SQLite and the archives need some room to work in: `free_min_mb`, in millions of bytes.
fn disk(words: Words, data: &Path, free_min_mb: u32) -> Check {
    match archive::free_bytes(data) {
        Ok(free) => Check::new(
            "disk",
            free >= u64::from(free_min_mb) * 1_000_000,
            t!(words, "cli-doctor-disk-free", free = words.file_size(free)),
        ),
        Err(error) => Check::new("disk", false, error.to_string()),
    }
}

/// The newest backup: how old it is and, looking deep, whether it is whole.
async fn kept(words: Words, asked: &Doctor, is_demonstration: bool) -> Check {
    let Some(folder) = &asked.serve.keeping.backups else {
        return Check::new("backups", is_demonstration, t!(words, "cli-doctor-backups-unset"));
    };
    let Some((archive, age_s)) = backups::newest(folder) else {
        let detail = t!(
            words,
            "cli-doctor-backups-none",
            folder = folder.display().to_string()
        );
        return Check::new("backups", false, detail);
    };
    if asked.deep {
        let path = archive.clone();
        let verified = tokio::task::spawn_blocking(move || archive::verify(&path)).await;
        if !matches!(verified, Ok(Ok(_))) {
            let detail = t!(
                words,
                "cli-doctor-backups-damaged",
                path = archive.display().to_string()
            );
            return Check::new("backups", false, detail);
        }
    }
    let detail = t!(
        words,
        "cli-doctor-backups-newest",
        path = archive.display().to_string(),
        hours = age_s / 3600
    );
    Check::new("backups", age_s <= backups::AGE_S_MAX, detail)
}
