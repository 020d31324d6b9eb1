//! What `parvis doctor` says of HTTPS: until when each certificate holds, and whether each name answers.

use jiff::Timestamp;
use kernel::House;
use ui::{Words, t};

use super::doctor::Check;
use crate::cli::Doctor;
use crate::failure::Failure;
use crate::secure;

/// Days before its end from which a certificate should have been renewed.
const NEAR_DAYS: i64 = 7;

/// One check for the certificates, one for what answers at the names.
pub(super) async fn checks(words: Words, asked: &Doctor, house: &House) -> Result<[Check; 2], Failure> {
    let names = tls::names_of(house);
    Ok([
        certificates(words, asked, house, &names),
        answers(words, asked, house, &names).await?,
    ])
}

fn certificates(words: Words, asked: &Doctor, house: &House, names: &[String]) -> Check {
    let now = house.clock.now().timestamp();
    let said = |until: Result<Option<Timestamp>, tls::Error>| match until {
        Ok(Some(until)) => {
            let days = (until.as_second() - now.as_second()).div_euclid(24 * 3600);
            let zone = jiff::tz::TimeZone::system();
            let end = words.datetime(until, &zone);
            (
                days >= NEAR_DAYS,
                t!(words, "cli-doctor-tls-until", end = end, n = days),
            )
        }
        Ok(None) => (false, t!(words, "cli-doctor-tls-none")),
        Err(error) => (false, error.to_string()),
    };
    if let Some(given) = asked.serve.tls.given() {
        let (is_good, detail) = said(given.until().map(Some));
        return Check::new("tls", is_good, detail);
    }
    if names.is_empty() {
        return Check::new("tls", false, words.say("cli-tls-no-name"));
    }
    let kept = secure::kept(house, &asked.serve.tls);
    let (mut is_good, mut told) = (true, Vec::new());
    for name in names {
        let (is_one_good, detail) = said(kept.until(name));
        is_good &= is_one_good;
        told.push(format!("{name} → {detail}"));
    }
    Check::new("tls", is_good, told.join(" ; "))
}

/// Asks each name for a page, as a visitor would: the name leads here, the port is open, the certificate is good.
async fn answers(words: Words, asked: &Doctor, house: &House, names: &[String]) -> Result<Check, Failure> {
    let client = secure::client(house, &asked.serve.tls)?;
    let port = match house.settings.base_url.rsplit_once(':') {
        Some((_, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => format!(":{port}"),
        _ => String::new(),
    };
    let (mut is_good, mut told) = (true, Vec::new());
    for name in names {
        let detail = match client.get(&format!("https://{name}{port}/health/live")).await {
            Ok(_) => t!(words, "cli-doctor-reached-yes"),
            Err(error) => {
                is_good = false;
                t!(words, "cli-doctor-reached-no", why = error.to_string())
            }
        };
        told.push(format!("{name} → {detail}"));
    }
    if told.is_empty() {
        told.push(t!(words, "cli-doctor-none-named"));
    }
    Ok(Check::new("reached", is_good, told.join(" ; ")))
}
