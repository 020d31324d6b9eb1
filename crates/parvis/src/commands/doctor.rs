//! `parvis doctor`: checks what a running house needs, one line a check; exit code 1 when one of them fails.

use kernel::House;
use serde::Serialize;
use ui::{Words, t};

use crate::cli::{Doctor, ReportFormat};
use crate::compose;
use crate::failure::Failure;

#[derive(Serialize)]
struct Check {
    name: &'static str,
    is_good: bool,
    detail: String,
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
    let db = compose::open_database(place).await?;
    let mut checks = vec![Check {
        name: "database",
        is_good: true,
        detail: format!("{:?}", db.engine()),
    }];
    let waiting = db::pending(&db, &House::migrations(compose::FEATURES)).await?;
    checks.push(Check {
        name: "schema",
        is_good: waiting.is_empty(),
        detail: t!(words, "cli-doctor-waiting", n = waiting.len()),
    });
    if waiting.is_empty() {
        let house = compose::house(
            db.clone(),
            compose::settings(place, &asked.serve.network, 8080),
            kernel::Clock::System,
            kernel::Randomness::system(),
        )
        .await?;
        let bodies = house.collectivites();
        checks.push(Check {
            name: "body",
            is_good: !bodies.is_empty(),
            detail: bodies
                .first()
                .map_or_else(|| t!(words, "cli-doctor-none"), |body| body.name.clone()),
        });
        let mut parked = 0;
        for body in bodies.iter() {
            let latest = kernel::EffectLine::latest(&mut db.read(), body.id, 500).await?;
            parked += latest
                .iter()
                .filter(|line| line.state() == kernel::EffectState::Parked)
                .count();
        }
        checks.push(Check {
            name: "deliveries",
            is_good: parked == 0,
            detail: t!(words, "cli-doctor-parked", n = parked),
        });
        let sends = bodies.iter().all(|body| outgoing::mail::is_carried(&house, body));
        let detail = if sends {
            t!(words, "cli-doctor-mail-set")
        } else {
            t!(words, "cli-doctor-mail-unset")
        };
        checks.push(Check {
            name: "mail",
            is_good: sends,
            detail,
        });
    }
    // Parvis speaks plain HTTP: an https address means that a proxy stands in front, and that without being told so all
    // visitors would look like one client.
    let network = &asked.serve.network;
    let is_behind = network
        .base_url
        .as_ref()
        .is_some_and(|url| url.starts_with("https://"));
    let is_good = !is_behind || network.trusts_proxy;
    checks.push(Check {
        name: "proxy",
        is_good,
        detail: match (is_good, network.trusts_proxy) {
            (false, _) => t!(words, "cli-doctor-proxy-undeclared"),
            (true, true) => t!(words, "cli-doctor-proxy-declared"),
            (true, false) => t!(words, "cli-doctor-proxy-none"),
        },
    });
    let probe = place.data.join(".parvis-probe");
    let written = std::fs::write(&probe, b"ok").and_then(|()| std::fs::remove_file(&probe));
    checks.push(Check {
        name: "folder",
        is_good: written.is_ok(),
        detail: written.map_or_else(|error| error.to_string(), |()| place.data.display().to_string()),
    });
    db.close().await;
    Ok(checks)
}
