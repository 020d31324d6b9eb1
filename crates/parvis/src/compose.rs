//! The one list of features, and the house made of them.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use db::Db;
use kernel::{Clock, Feature, House, HouseBuilder, Randomness, Settings};
use ui::Words;

use crate::cli::{Network, Place};
use crate::pages;

/// Every feature, lowest first: a feature may only know those above it in this list.
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    acts::FEATURE,
    pages::FEATURE,
];

/// Translations of the program itself, before any house exists.
pub(crate) const LOCALES: &[(&str, &str)] = &[("fr", include_str!("../locales/cli.ftl"))];

/// Opens the database of `place`: the one named, or a SQLite file in the data folder.
pub(crate) async fn open_database(place: &Place) -> anyhow::Result<Db> {
    std::fs::create_dir_all(&place.data).with_context(|| place.data.display().to_string())?;
    let address = match &place.database {
        Some(address) => address.clone(),
        None => sqlite_path(&place.data),
    };
    Db::open(&address)
        .await
        .with_context(|| without_password(&address))
}

fn sqlite_path(data: &Path) -> String {
    data.join("parvis.sqlite").display().to_string()
}

/// The address without what stands between `:` and `@`: logs and errors never show a password.
fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => format!("{}://…{}", &address[..scheme], &address[at..]),
        _ => address.to_owned(),
    }
}

/// What the operator decided, as the house's settings; `port` is the one listened on.
pub(crate) fn settings(place: &Place, network: &Network, port: u16) -> Settings {
    Settings {
        base_url: network.base_url.clone().map_or_else(
            || format!("http://localhost:{port}"),
            |url| url.trim_end_matches('/').to_owned(),
        ),
        smtp_url: network.smtp.clone(),
        mail_from: network.mail_from.clone(),
        websub_hub: network.hub.clone(),
        private_network_allowed: network.private_network,
        lease_s: network.lease_seconds,
        data: place.data.clone(),
    }
}

/// A house on `db`, its schema up to date and its bodies known.
pub(crate) async fn house(
    db: Db,
    settings: Settings,
    clock: Clock,
    randomness: Randomness,
) -> anyhow::Result<Arc<House>> {
    db::migrate(&db, &House::migrations(FEATURES)).await?;
    let locales: Vec<_> = FEATURES
        .iter()
        .flat_map(|feature| feature.locales.iter().copied())
        .collect();
    let words = Words::build(&locales);
    let connections = outgoing::Connections::new(&settings)?;
    let house = HouseBuilder {
        db,
        settings,
        clock,
        randomness,
        features: FEATURES.to_vec(),
    }
    .build(vec![Box::new(words), Box::new(connections)]);
    house.load_collectivites().await?;
    Ok(house)
}
