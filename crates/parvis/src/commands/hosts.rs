//! `parvis hosts` and `parvis accounts`: by which names the bodies of an instance are reached, and which accepts the
//! accounts of which.

use std::fmt::Write as _;
use std::sync::Arc;

use kernel::{Actor, Clock, Collectivite, House, Randomness, Settings};
use serde::Serialize;
use ui::{Words, t};

use crate::cli::{Accounts, Hosts, Place, ReportFormat};
use crate::failure::Failure;
use crate::hosts::{SetHosts, ShareAccounts, read, refused_at_the_command_line};
use crate::{commands, compose};

/// A body as these commands show it.
#[derive(Serialize)]
struct Line {
    slug: String,
    name: String,
    /// The first is the one its addresses are made of
    hosts: Vec<String>,
    /// The slugs of the bodies whose accounts it accepts
    accepts: Vec<String>,
}

pub(super) async fn run(words: Words, asked: Hosts) -> Result<(), Failure> {
    let house = open(&asked.place).await?;
    if let Some(slug) = &asked.body
        && (asked.none || !asked.names.is_empty())
    {
        let body = find(&house, slug)?;
        let deed = SetHosts(read(&asked.names)?);
        house
            .act(body.id, Actor::Operator, &deed)
            .await
            .map_err(refused_at_the_command_line)?;
        house.load_collectivites().await?;
    }
    show(words, &house, asked.body.as_deref(), asked.format)?;
    house.db.close().await;
    Ok(())
}

pub(super) async fn accounts(words: Words, asked: Accounts) -> Result<(), Failure> {
    let house = open(&asked.place).await?;
    if let Some(slug) = &asked.body {
        let body = find(&house, slug)?;
        for (other, is_accepted) in [(&asked.accept, true), (&asked.refuse, false)] {
            let Some(other) = other else { continue };
            let deed = ShareAccounts {
                home: find(&house, other)?.id,
                is_accepted,
            };
            house
                .act(body.id, Actor::Operator, &deed)
                .await
                .map_err(refused_at_the_command_line)?;
        }
        house.load_collectivites().await?;
    }
    show(words, &house, asked.body.as_deref(), asked.format)?;
    house.db.close().await;
    Ok(())
}

pub(super) async fn open(place: &Place) -> Result<Arc<House>, Failure> {
    let db = compose::open_existing(place).await?;
    compose::upgrade(&db, place, None).await?;
    let settings = Settings::quiet(place.data.clone());
    Ok(compose::house(db, settings, Clock::System, Randomness::system()).await?)
}

pub(super) fn find(house: &House, slug: &str) -> Result<Collectivite, Failure> {
    let all = house.collectivites();
    let found = all.iter().find(|body| body.slug == slug);
    found
        .cloned()
        .ok_or_else(|| Failure::Use("cli-no-such-body", vec![("slug", slug.to_owned())]))
}

fn show(words: Words, house: &House, only: Option<&str>, format: ReportFormat) -> Result<(), Failure> {
    let bodies = house.bodies();
    let shown = bodies
        .all()
        .iter()
        .filter(|body| only.is_none_or(|slug| body.slug == slug));
    let lines: Vec<Line> = shown
        .map(|body| Line {
            slug: body.slug.clone(),
            name: body.name.clone(),
            hosts: bodies.names(body.id).iter().map(ToString::to_string).collect(),
            accepts: bodies.homes(body.id).map(|home| home.slug.clone()).collect(),
        })
        .collect();
    let mut text = String::new();
    if format == ReportFormat::Json {
        text = serde_json::to_string_pretty(&lines)?;
        text.push('\n');
    } else {
        for line in &lines {
            let _ = writeln!(
                text,
                "{} ({})\u{a0}: {}",
                line.name,
                line.slug,
                told(words, bodies.has_names(), &line.hosts)
            );
            if !line.accepts.is_empty() {
                let accepts = t!(words, "cli-accounts-of", slugs = line.accepts.join(", "));
                let _ = writeln!(text, "  {accepts}");
            }
        }
    }
    commands::answer(&text)
}

/// The names of a body in words; what having none means depends on the others.
pub(super) fn told(words: Words, has_names: bool, names: &[String]) -> String {
    match names {
        [] if has_names => t!(words, "cli-hosts-closed"),
        [] => t!(words, "cli-hosts-any"),
        [only] => only.clone(),
        [first, others @ ..] => t!(
            words,
            "cli-hosts-several",
            first = first.as_str(),
            others = others.join(", ")
        ),
    }
}
