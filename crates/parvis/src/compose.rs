//! The one list of features, and the house made of them.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use anyhow::Context as _;
use db::{Db, Engine, Migration};
use kernel::{Clock, Feature, Files, House, HouseBuilder, Randomness, Settings};
use ui::Words;

use crate::cli::{Network, Place};
use crate::failure::Failure;
use crate::{backups, pages};

/// Every feature, lowest first: a feature may only know those above it in this list.
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    conversations::FEATURE,
    votes::FEATURE,
    elections::FEATURE,
    assemblies::FEATURE,
    rolls::FEATURE,
    phones::FEATURE,
    texts::FEATURE,
    indicators::FEATURE,
    meetings::FEATURE,
    letters::FEATURE,
    acts::FEATURE,
    transmissions::FEATURE,
    requirements::FEATURE,
    territory::FEATURE,
    budgets::FEATURE,
    datasets::FEATURE,
    disclosure::FEATURE,
    maps::FEATURE,
    desk::FEATURE,
    helpers::FEATURE,
    follow::FEATURE,
    privacy::FEATURE,
    pages::FEATURE,
];

/// Every bridge to tools that are elsewhere.
pub(crate) const BRIDGES: &[tools::Bridge] = &[
    caldav::BRIDGE,
    imap::BRIDGE,
    webdav::BRIDGE,
    matrix::BRIDGE,
    addresses::BRIDGE,
];

/// Who says which of those tools a subject switches on.
const SWITCHES: &[tools::SwitchedOn] = &[parcours::switched_on];

/// Translations of the program itself, before any house exists.
pub(crate) const LOCALES: &[(&str, &str)] = &[
    ("fr", include_str!("../locales/cli.ftl")),
    ("fr", include_str!("../locales/table.ftl")),
];

/// The names that all programs give to the key of a store and to its secret.
const KEY_ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET: &str = "AWS_SECRET_ACCESS_KEY";

/// Opens the database of `place`: the one named, or a SQLite file in the data folder.
pub(crate) async fn open_database(place: &Place) -> anyhow::Result<Db> {
    let address = address_of(place)?;
    Db::open(&address)
        .await
        .with_context(|| without_password(&address))
}

/// The same, to write what could be written again.
pub(crate) async fn open_to_fill(place: &Place) -> anyhow::Result<Db> {
    let address = address_of(place)?;
    Db::open_to_fill(&address)
        .await
        .with_context(|| without_password(&address))
}

fn address_of(place: &Place) -> anyhow::Result<String> {
    std::fs::create_dir_all(&place.data).with_context(|| place.data.display().to_string())?;
    Ok(match &place.database {
        Some(address) => address.clone(),
        None => sqlite_path(&place.data),
    })
}

/// The same, of a place that must hold one already: looking must not make an empty one.
pub(crate) async fn open_existing(place: &Place) -> Result<Db, Failure> {
    if place.database.is_none() && !Path::new(&sqlite_path(&place.data)).exists() {
        return Err(Failure::Use(
            "cli-no-database",
            vec![("data", place.data.display().to_string())],
        ));
    }
    Ok(open_database(place).await?)
}

/// Where files are when the operator wants them elsewhere than in the data folder. Nothing is asked of the store yet.
pub(crate) fn files_elsewhere(place: &Place) -> Result<Option<Files>, Failure> {
    let chosen = &place.store;
    let Some(address) = chosen.files.as_deref() else {
        return Ok(None);
    };
    let Some(endpoint) = chosen.files_endpoint.as_deref() else {
        return Err(Failure::Use("cli-files-endpoint-missing", Vec::new()));
    };
    let (key_id, secret) = credentials(chosen.files_credentials.as_deref())?;
    let objects = outgoing::objects::Objects::new(&outgoing::objects::Place {
        address,
        endpoint,
        region: &chosen.files_region,
        key_id: &key_id,
        secret: &secret,
    });
    match objects {
        Ok(objects) => Ok(Some(Files::elsewhere(Arc::new(objects)))),
        Err(outgoing::SettingsError::Objects(what)) => {
            Err(Failure::Use("cli-files-place-wrong", vec![("what", what)]))
        }
        Err(other) => Err(other.into()),
    }
}

/// The same, or the data folder.
pub(crate) fn files(place: &Place) -> Result<Files, Failure> {
    let elsewhere = files_elsewhere(place)?;
    Ok(elsewhere.unwrap_or_else(|| Files::in_folder(place.data.join("files"))))
}

/// The key of the store and its secret, from `file` or from the environment: the command line is seen by all who are on
/// the machine.
fn credentials(file: Option<&Path>) -> Result<(String, String), Failure> {
    let text = match file {
        None => None,
        Some(file) => Some(std::fs::read_to_string(file).map_err(|error| {
            let said = vec![("file", file.display().to_string()), ("why", error.to_string())];
            Failure::Use("cli-file-unreadable", said)
        })?),
    };
    let find = |name: &str| {
        let found = match &text {
            None => std::env::var(name).ok(),
            Some(text) => text.lines().find_map(|line| {
                let (known, value) = line.trim().split_once('=')?;
                (known.trim() == name).then(|| value.trim().to_owned())
            }),
        };
        found.filter(|value| !value.is_empty())
    };
    match (find(KEY_ID), find(SECRET)) {
        (Some(key_id), Some(secret)) => Ok((key_id, secret)),
        _ => Err(Failure::Use("cli-files-credentials-missing", Vec::new())),
    }
}

/// Every migration of this program.
pub(crate) fn migrations() -> Vec<Migration> {
    House::migrations(FEATURES)
}

/// The version of this program.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

static RANDOMNESS: LazyLock<Randomness> = LazyLock::new(Randomness::system);

/// What an archive is made from, or goes into.
pub(crate) fn archive_place<'a>(
    db: &'a Db,
    data: &'a Path,
    files: &'a Files,
    migrations: &'a [Migration],
) -> archive::Place<'a> {
    archive::Place {
        db,
        data,
        files,
        migrations,
        version: VERSION,
        randomness: &RANDOMNESS,
        now: jiff::Timestamp::now(),
    }
}

/// Brings the schema up to date. A SQLite database that holds something is kept whole first, beside: what a newer
/// program has changed, an older one may refuse. Gives where it was kept, and what ran.
pub(crate) async fn upgrade(
    db: &Db,
    place: &Place,
    backups: Option<&Path>,
) -> Result<(Option<PathBuf>, Vec<&'static str>), Failure> {
    let migrations = migrations();
    let waiting = db::pending(db, &migrations).await?;
    let has_content = !db::ran(db).await?.is_empty();
    let mut kept = None;
    if let Some(first) = waiting.first()
        && has_content
        && db.engine() == Engine::Sqlite
    {
        kept = Some(backups::before(db, place, backups, first.name).await?);
    }
    Ok((kept, db::migrate(db, &migrations).await?))
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
pub(crate) fn settings(
    place: &Place,
    network: &Network,
    port: u16,
    ends_tls: bool,
) -> Result<Settings, Failure> {
    let local = || match (ends_tls, port) {
        (true, 443) => "https://localhost".to_owned(),
        (true, port) => format!("https://localhost:{port}"),
        (false, port) => format!("http://localhost:{port}"),
    };
    let base_url = network
        .base_url
        .as_ref()
        .map_or_else(local, |url| url.trim_end_matches('/').to_owned());
    if ends_tls && !base_url.starts_with("https://") {
        return Err(Failure::Use("cli-tls-plain-address", vec![("url", base_url)]));
    }
    Ok(Settings {
        base_url,
        ends_tls,
        smtp_url: network.smtp.clone(),
        mail_from: network.mail_from.clone(),
        websub_hub: network.hub.clone(),
        proxy_trusted: network.trusts_proxy,
        private_network_allowed: network.allows_private,
        lease_s: network.lease_seconds,
        data: place.data.clone(),
        files: files_elsewhere(place)?,
        offline_allowed: !network.is_offline_refused,
        program: std::env::current_exe().ok(),
    })
}

/// A house on `db`, its schema up to date and its bodies known.
pub(crate) async fn house(
    db: Db,
    settings: Settings,
    clock: Clock,
    randomness: Randomness,
) -> anyhow::Result<Arc<House>> {
    db::migrate(&db, &migrations()).await?;
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
    .build(vec![
        Box::new(words),
        Box::new(connections),
        Box::new(tools::Bridges(BRIDGES)),
        Box::new(tools::Switches(SWITCHES)),
    ]);
    house.load_collectivites().await?;
    Ok(house)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Quality;
    use testkit::{Postgres, TestTown};

    /// Prepares every statement of every feature: what runs on one engine must be understood by the other.
    async fn prepare_all(town: &TestTown) {
        let statements = House::statements(FEATURES);
        assert!(statements.len() > 100, "the features hand over their statements");
        let mut faults = Vec::new();
        for statement in statements {
            if let Err(error) = town.house.db.prepare(statement).await {
                faults.push(error.to_string());
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[tokio::test]
    async fn every_statement_prepares_on_sqlite() {
        prepare_all(&TestTown::on_sqlite(FEATURES).await).await;
    }

    #[tokio::test]
    async fn every_statement_prepares_on_postgresql() {
        let Some(postgres) = Postgres::shared() else {
            return;
        };
        prepare_all(&TestTown::on_postgres(FEATURES, &postgres).await).await;
    }

    #[tokio::test]
    async fn migrations_run_twice_change_nothing_and_an_altered_one_is_refused() {
        let town = TestTown::on_sqlite(FEATURES).await;
        let mut migrations = House::migrations(FEATURES);
        assert!(db::migrate(&town.house.db, &migrations).await.unwrap().is_empty());
        migrations[0].text = "create table if not exists surprise (id {id} primary key) {strict}";
        let refused = db::migrate(&town.house.db, &migrations).await;
        assert!(matches!(refused, Err(db::Error::MigrationAltered(_))));
        let newer = db::migrate(&town.house.db, &House::migrations(&FEATURES[..3])).await;
        assert!(matches!(newer, Err(db::Error::MigrationUnknown(_))));
    }

    /// The whole table of rights, as the page shows it. A change here is a change of who may do what: read it as such.
    #[tokio::test]
    async fn who_may_do_what() {
        let town = TestTown::on_sqlite(FEATURES).await;
        let table: Vec<String> = town
            .house
            .rights
            .iter()
            .map(|right| {
                let held: Vec<&str> = right
                    .held_by
                    .iter()
                    .map(|quality: &Quality| quality.as_str())
                    .collect();
                format!("{}: {}", right.code, held.join(" "))
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"));
    }

    /// Every sentence found by convention exists: rights, step kinds, qualities, kinds of bodies.
    #[tokio::test]
    async fn every_right_and_step_has_its_sentence() {
        let town = TestTown::on_sqlite(FEATURES).await;
        let words = town.house.extension::<Words>().unwrap();
        let mut keys: Vec<String> = town.house.rights.iter().map(kernel::Right::words_key).collect();
        keys.extend(
            Quality::ALL
                .iter()
                .map(|quality| format!("quality-{}", quality.as_str())),
        );
        keys.extend(
            kernel::CollectiviteKind::ALL
                .iter()
                .map(|kind| format!("kind-{}", kind.as_str())),
        );
        keys.extend(
            law::all()
                .iter()
                .map(|rule| format!("rule-{}", rule.key.replace('.', "-"))),
        );
        let missing: Vec<&String> = keys.iter().filter(|key| !words.knows(key)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
