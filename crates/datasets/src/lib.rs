//! Open data: what the body publishes for everybody to use, checked before it is published.
//!
//! What people do here: whoever runs a group, or an agent, describes a dataset ([`CreateDataset`]), sends a file
//! ([`SendFile`]), which is described, checked against the schema they chose and searched for personal data; mends at one
//! click what can be ([`ReplaceFile`]); then publishes it ([`PublishFile`]). Everyone finds, reads, downloads and follows
//! datasets, comments on them and tells what they made of them ([`AddRemark`]), and asks for others ([`AskForData`]), which
//! the body answers in public ([`AnswerRequest`]). An agent sets a challenge on data ([`SetChallenge`]); people and groups submit
//! what they make ([`Submit`]), and the body says of each whether it retains it and why ([`PublishResults`]).
//!
//! The rules:
//! - a file with faults is not published: it is mended, or checked against no schema, which everybody sees;
//! - a file that may hold personal data is published once somebody said why it may be: the reason is public;
//! - a version that was published stays readable when another takes its place, unless it is withdrawn, with a reason;
//! - a file is given as it was sent, to the byte, with its SHA-256; other forms are made from it;
//! - a list of Parvis itself that an agent opened ([`OpenAsDataset`]) is made into a file by Parvis alone, each day that it
//!   has changed: nobody sends one by hand until it is stopped ([`StopMaking`]), and its earlier versions are kept for a month;
//! - a file that stands elsewhere is read there as often as an agent asked ([`SetHarvest`]) and looked at as one that is sent:
//!   what has faults, or may hold personal data, waits for somebody, and the version in force stays;
//! - identifiers and addresses of files stay: those who harvest the catalogue find them again;
//! - a budget sent to the State (TOTEM) becomes the table that its schema describes, and the page of its dataset tells where the
//!   money goes.
//!
//! ```text
//! /donnees                           the catalogue: list, search, filters
//! /donnees/{id}                      a dataset: what, who, when, quality, files, comments, reuses
//! /donnees/listes/{name}             a list of Parvis itself, to be opened → OpenAsDataset
//! /donnees/{id}/deposer              the form of a file → SendFile
//! /donnees/{id}/recolter             the address of a file, and how often it is read → SetHarvest
//! /donnees/recoltes                  all that is read elsewhere, and how it goes
//! /donnees/versions/{id}             a version: a draft with its faults, or what was published
//! /donnees/fichiers/{id}/original    the file in force; /table.csv, /tableur.csv, /table.json
//! /donnees/fichiers/{id}/explorer    its rows sorted and filtered; /dessin, /dessin.svg, .png, /lignes.csv, /partager
//! /demandes-de-donnees               what people ask for, and the answers
//! /defis, /defis/{id}                challenges set on data, what is submitted, and the results
//! /donnees/data-gouv                 what would change on a portal (udata), once confirmed → HandOver
//! /catalog.ttl, .jsonld, .rdf, .xml  DCAT-AP 3.0.1; /catalog-datagouv.ttl as data.gouv.fr harvests it
//! /api/3/action/…                    CKAN, to be read
//! /api/resources/{id}/data/          the tabular API, as data.gouv.fr's
//! /ogc, /ogc/collections/{id}/items  OGC API – Features, of files whose rows have places
//! /donnees/catalogue.csv             SCDL
//! /donnees.atom, /donnees.json       the feed
//! ```

mod actions;
mod differences;
mod document;
mod examine;
mod explore;
mod handing_over;
mod harvesting;
mod index;
mod located;
mod making;
mod model;
mod moderated;
mod news;
mod pages;
mod personal;
mod places;
mod privacy;
pub mod rights;
pub mod schemas;
mod store;
mod totem_file;

use db::{Migration, Sql};
use kernel::{CollectiviteId, Feature, Navigation, Section};

pub use actions::{
    AddRemark, AnswerRequest, AnswerSubmission, AskForData, CancelChallenge, ChallengeTold, ChangeChallenge,
    ChangeDataset, CreateDataset, Described, DropFile, HandOver, HarvestNow, MakeNow, OpenAsDataset,
    PublishFile, PublishResults, RemovePortal, ReplaceFile, RestoreDataset, SendFile, SetChallenge,
    SetHarvest, SetPortal, StopHarvest, StopMaking, Submit, WithdrawDataset, WithdrawFile, WithdrawRemark,
    WithdrawRequest, WithdrawSubmission,
};
pub use examine::{Before, Examined};
pub use located::{Located, Point, Points, Shape, Wanted, located, points};
pub use model::{
    Challenge, ChallengeId, ChallengeStage, Current, Dataset, DatasetId, DatasetState, Frequency, Gallery,
    Harvest, HarvestTrouble, Licence, Listed, PortalEntry, PortalTrouble, Produced, Reach, Remark, RemarkId,
    RemarkSort, RemarkState, Request, RequestId, RequestState, Resource, ResourceId, Rhythm, Served,
    Submission, SubmissionId, Theme, Trouble, Verdict, Version, VersionId, VersionState,
};
pub use places::Bounds;

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-12-01-datasets",
            text: include_str!("../migrations/2026-12-01-datasets.sql"),
        },
        Migration {
            name: "2026-12-01-datasets-produced",
            text: include_str!("../migrations/2026-12-01-datasets-produced.sql"),
        },
        Migration {
            name: "2026-12-01-datasets-z-harvest",
            text: include_str!("../migrations/2026-12-01-datasets-z-harvest.sql"),
        },
        Migration {
            name: "2026-12-01-datasets-zz-challenges",
            text: include_str!("../migrations/2026-12-01-datasets-zz-challenges.sql"),
        },
        Migration {
            name: "2026-12-01-datasets-zzz-portal",
            text: include_str!("../migrations/2026-12-01-datasets-zzz-portal.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("fr", include_str!("../locales/tables/fr.ftl")),
        ("en", include_str!("../locales/tables/en.ftl")),
        ("fr", include_str!("../locales/lists/fr.ftl")),
        ("en", include_str!("../locales/lists/en.ftl")),
        ("fr", include_str!("../locales/portal/fr.ftl")),
        ("en", include_str!("../locales/portal/en.ftl")),
        ("fr", include_str!("../locales/challenges/fr.ftl")),
        ("en", include_str!("../locales/challenges/en.ftl")),
        ("fr", include_str!("../locales/harvest/fr.ftl")),
        ("en", include_str!("../locales/harvest/en.ftl")),
        ("fr", include_str!("../locales/explorer/fr.ftl")),
        ("en", include_str!("../locales/explorer/en.ftl")),
    ],
    navigation: &[Navigation {
        words: "datasets-navigation",
        path: pages::MENU,
        rank: 59,
        section: Some(Section::FollowUp),
    }],
    routes: Some(pages::routes),
    reaction: Some(making::react),
    effects: &[
        (making::MAKE, making::deliver),
        (making::FORGET, making::forget_content),
        (harvesting::HARVEST, harvesting::deliver),
        (handing_over::PUSH, handing_over::deliver),
    ],
    slow: &[making::MAKE, harvesting::HARVEST, handing_over::PUSH],
    timers: &[
        (making::EACH_DAY, making::when_day_comes),
        (making::FORGET_LATER, making::when_content_is_old),
        (harvesting::DUE, harvesting::when_due),
    ],
    home: Some(news::entries),
    keepable: &[
        "/donnees",
        "/donnees/{id}",
        "/demandes-de-donnees",
        "/demandes-de-donnees/{id}",
        "/defis",
    ],
    news: news::NEWS,
    followed: &[model::DATASET, model::REQUEST, model::CHALLENGE],
    within: Some(news::within),
    moderated: moderated::ALL,
    processings: privacy::PROCESSINGS,
    ..Feature::named("datasets")
};

/// The dataset called `id`, whoever may read it.
///
/// # Errors
/// The database's.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: DatasetId) -> Result<Option<Dataset>, db::Error> {
    store::find(sql, body, id).await
}

/// The file that Parvis makes from the list called `list` today.
///
/// # Errors
/// The database's.
pub async fn produced_from(
    sql: &mut Sql,
    body: CollectiviteId,
    list: &str,
) -> Result<Option<Produced>, db::Error> {
    store::produced_from(sql, body, list).await
}

/// How the file `id` is read elsewhere, today or before it was stopped.
///
/// # Errors
/// The database's.
pub async fn harvest(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ResourceId,
) -> Result<Option<Harvest>, db::Error> {
    store::find_harvest(sql, body, id).await
}

/// What the portal of a body knows of its datasets.
///
/// # Errors
/// The database's.
pub async fn handed_over(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<PortalEntry>, db::Error> {
    store::list_portal_entries(sql, body).await
}

/// The versions of a file, the draft last, the others from the latest to the first.
///
/// # Errors
/// The database's.
pub async fn versions(
    sql: &mut Sql,
    body: CollectiviteId,
    file: ResourceId,
) -> Result<Vec<Version>, db::Error> {
    store::list_versions(sql, body, file).await
}

/// A version of a file, whoever may read it.
///
/// # Errors
/// The database's.
pub async fn version(
    sql: &mut Sql,
    body: CollectiviteId,
    id: VersionId,
) -> Result<Option<Version>, db::Error> {
    store::find_version(sql, body, id).await
}

/// Every published dataset with its files in force, what changed last first.
///
/// # Errors
/// The database's.
pub async fn published(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Listed>, db::Error> {
    let datasets = store::list_public(sql, body, model::DATASETS_MAX).await?;
    let files = store::list_current(sql, body).await?;
    Ok(model::listed(datasets, files))
}

/// Every file in force of a published dataset: little of each, for who tells what the catalogue holds on a page that is often
/// read.
///
/// # Errors
/// The database's.
pub async fn served(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Served>, db::Error> {
    store::list_served(sql, body).await
}
