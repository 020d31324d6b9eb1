//! The pages: the catalogue, a dataset, a version of a file, what people ask for; and what other catalogues read.

mod budget;
mod catalogue;
mod challenges;
mod dataset;
mod describe;
mod download;
mod explore;
mod harvest;
mod list;
mod ogc;
mod portal;
mod produced;
mod remark;
mod requests;
mod send;
mod tabular;
mod told;
mod version;
mod withdraw;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use db::Uuid;
use groups::{Group, GroupKind};
use kernel::{Fault, House, PersonId, Right, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, status};
use ui::{Answer, Page, Visit, Words, t};

use crate::examine::Before;
use crate::model::{
    Dataset, DatasetId, DatasetState, FILE_BYTES_MAX, Licence, Request, RequestId, RequestState, Resource,
    ResourceId, SUBMISSION_BYTES_MAX, Theme, Version, VersionId,
};
use crate::{rights, store};

/// The menu entry every page here belongs to.
pub(crate) const MENU: &str = "/donnees";
/// Lines of a list in one page.
const LINES_A_PAGE: i64 = 20;
/// What a form weighs beside its file, in bytes.
const FORM_BYTES_MAX: usize = 100_000;
/// What a program sends to ask for something, in bytes.
const ASKED_BYTES_MAX: usize = 64_000;
/// Groups among which one chooses.
const GROUPS_MAX: i64 = 200;

/// The addresses of this crate.
pub(crate) fn routes() -> Router<Arc<House>> {
    pages()
        .merge(set_challenges())
        .merge(files())
        .merge(explorer())
        .merge(tabular_api())
        .merge(features_api())
        .merge(catalogues())
}

fn pages() -> Router<Arc<House>> {
    Router::new()
        .route("/donnees", get(list::show))
        .route("/donnees/nouveau", get(describe::show_new).post(describe::create))
        .route(
            "/donnees/listes/{name}",
            get(describe::of_list::show).post(describe::of_list::open),
        )
        .route("/donnees/recoltes", get(harvest::list))
        .route("/donnees/data-gouv", get(portal::show).post(portal::hand_over))
        .route(
            "/donnees/data-gouv/reglages",
            get(portal::show_setting).post(portal::set),
        )
        .route(
            "/donnees/data-gouv/retirer",
            post(portal::remove).get(portal::back),
        )
        .route("/donnees/{id}", get(dataset::show))
        .route("/donnees/{id}/recolter", get(harvest::show).post(harvest::set))
        .route(
            "/donnees/{id}/modifier",
            get(describe::show_change).post(describe::change),
        )
        .route(
            "/donnees/{id}/retirer",
            get(withdraw::show_dataset).post(withdraw::withdraw_dataset),
        )
        .route(
            "/donnees/{id}/remettre",
            get(withdraw::show_restore).post(withdraw::restore),
        )
        .route(
            "/donnees/{id}/deposer",
            get(send::show)
                .post(send::send)
                .layer(DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route(
            "/donnees/{id}/commenter",
            get(remark::show_comment).post(remark::comment),
        )
        .route(
            "/donnees/{id}/reutiliser",
            get(remark::show_reuse).post(remark::reuse),
        )
        .route(
            "/donnees/avis/{id}/retirer",
            post(remark::withdraw).get(remark::back),
        )
        .route("/demandes-de-donnees", get(requests::list))
        .route(
            "/demandes-de-donnees/nouvelle",
            get(requests::show_new).post(requests::ask),
        )
        .route("/demandes-de-donnees/{id}", get(requests::show))
        .route(
            "/demandes-de-donnees/{id}/repondre",
            get(requests::show_answer).post(requests::answer),
        )
        .route(
            "/demandes-de-donnees/{id}/retirer",
            post(requests::withdraw).get(requests::back),
        )
}

fn set_challenges() -> Router<Arc<House>> {
    Router::new()
        .route("/defis", get(challenges::list))
        .route(
            "/defis/nouveau",
            get(challenges::announce::show_new).post(challenges::announce::create),
        )
        .route("/defis/{id}", get(challenges::show))
        .route(
            "/defis/{id}/modifier",
            get(challenges::announce::show_change).post(challenges::announce::change),
        )
        .route(
            "/defis/{id}/annuler",
            get(challenges::conduct::show_cancel).post(challenges::conduct::cancel),
        )
        .route(
            "/defis/{id}/resultats",
            get(challenges::conduct::show_results).post(challenges::conduct::publish_results),
        )
        .route(
            "/defis/{id}/proposer",
            get(challenges::submit::show)
                .post(challenges::submit::submit)
                .layer(DefaultBodyLimit::max(SUBMISSION_BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route(
            "/defis/propositions/{id}/retirer",
            post(challenges::submit::withdraw).get(challenges::submit::back),
        )
        .route(
            "/defis/propositions/{id}/repondre",
            get(challenges::conduct::show_answer).post(challenges::conduct::answer),
        )
        .route("/defis/propositions/{id}/fichier", get(challenges::submit::file))
}

fn files() -> Router<Arc<House>> {
    Router::new()
        .route("/donnees/versions/{id}", get(version::show))
        .route(
            "/donnees/versions/{id}/verifier",
            post(version::check).get(version::back),
        )
        .route(
            "/donnees/versions/{id}/corriger",
            post(version::mend).get(version::back),
        )
        .route(
            "/donnees/versions/{id}/remplacer",
            post(version::replace)
                .get(version::back)
                .layer(DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route("/donnees/versions/{id}/corrige.csv", get(version::mended_file))
        .route(
            "/donnees/versions/{id}/publier",
            post(version::publish).get(version::back),
        )
        .route(
            "/donnees/versions/{id}/abandonner",
            post(version::abandon).get(version::back),
        )
        .route(
            "/donnees/versions/{id}/retirer",
            get(withdraw::show_version).post(withdraw::withdraw_version),
        )
        .route("/donnees/versions/{id}/original", get(download::original))
        .route("/donnees/versions/{id}/table.csv", get(download::csv))
        .route("/donnees/versions/{id}/tableur.csv", get(download::spreadsheet))
        .route("/donnees/versions/{id}/table.json", get(download::json))
        .route(
            "/donnees/fichiers/{id}/actualiser",
            post(produced::make_now).get(back),
        )
        .route("/donnees/fichiers/{id}/figer", post(produced::stop).get(back))
        .route(
            "/donnees/fichiers/{id}/recolter-maintenant",
            post(harvest::now).get(back),
        )
        .route(
            "/donnees/fichiers/{id}/ne-plus-recolter",
            post(harvest::stop).get(back),
        )
        .route("/donnees/fichiers/{id}/original", get(download::current_original))
        .route("/donnees/fichiers/{id}/table.csv", get(download::current_csv))
        .route(
            "/donnees/fichiers/{id}/tableur.csv",
            get(download::current_spreadsheet),
        )
        .route("/donnees/fichiers/{id}/table.json", get(download::current_json))
}

fn explorer() -> Router<Arc<House>> {
    Router::new()
        .route("/donnees/fichiers/{id}/explorer", get(explore::show))
        .route(
            "/donnees/fichiers/{id}/explorer/lignes.csv",
            get(explore::given::rows),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/lignes.xlsx",
            get(explore::given::rows),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/lignes.json",
            get(explore::given::rows),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/lignes.parquet",
            get(explore::given::rows),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/lignes.geojson",
            get(explore::given::rows),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/dessin",
            get(explore::picture::show),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/dessin.svg",
            get(explore::given::svg),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/dessin.png",
            get(explore::given::png),
        )
        .route(
            "/donnees/fichiers/{id}/explorer/partager",
            get(explore::shared::show),
        )
}

fn tabular_api() -> Router<Arc<House>> {
    Router::new()
        .route("/api/resources/{id}/", get(tabular::resource))
        .route("/api/resources/{id}/profile/", get(tabular::profiled))
        .route("/api/resources/{id}/swagger/", get(tabular::swagger))
        .route("/api/resources/{id}/data/", get(tabular::data))
        .route("/api/resources/{id}/data/csv/", get(tabular::csv))
        .route("/api/resources/{id}/data/json/", get(tabular::json_file))
}

/// OGC API – Features.
fn features_api() -> Router<Arc<House>> {
    Router::new()
        .route("/ogc", get(ogc::document))
        .route("/ogc/", get(ogc::document))
        .route("/ogc/api", get(ogc::document))
        .route("/ogc/conformance", get(ogc::document))
        .route("/ogc/collections", get(ogc::document))
        .route("/ogc/collections/{id}", get(ogc::collection))
        .route("/ogc/collections/{id}/items", get(ogc::items))
        .route("/ogc/collections/{id}/items/{number}", get(ogc::item))
}

fn catalogues() -> Router<Arc<House>> {
    let mut router = Router::new()
        .route("/catalog.ttl", get(catalogue::dcat))
        .route(catalogue::FOR_UDATA, get(catalogue::dcat))
        .route("/catalog.jsonld", get(catalogue::dcat))
        .route("/catalog.rdf", get(catalogue::dcat))
        .route("/catalog.xml", get(catalogue::dcat))
        .route("/donnees/catalogue.csv", get(catalogue::scdl))
        .route("/donnees.atom", get(catalogue::feed))
        .route("/donnees.json", get(catalogue::feed))
        .route("/api/3", get(catalogue::version));
    // Clients leave the version out, or name it.
    for name in catalogue::ACTIONS {
        for base in ["/api/action", "/api/3/action"] {
            let action = get(catalogue::action)
                .post(catalogue::action_posted)
                .layer(DefaultBodyLimit::max(ASKED_BYTES_MAX));
            router = router.route(&format!("{base}/{name}"), action);
        }
    }
    router
}

/// A form that only asks for something to be done.
#[derive(Deserialize)]
struct Pressed {
    #[serde(default)]
    request_id: Uuid,
}

async fn may_prepare(visit: &Visit, dataset: &Dataset) -> Result<bool, Fault> {
    visit.may(&rights::PREPARE, dataset.scope()).await
}

/// Refuses who does not hold the right: a visitor is asked to sign in.
async fn must_hold(visit: &Visit, right: &Right, scope: Scope) -> Result<(), Fault> {
    if visit.may(right, scope).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}

async fn find_dataset(visit: &Visit, id: DatasetId) -> Result<Dataset, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("dataset"))
}

/// A dataset that the visitor prepares: whoever does not is told nothing of a draft.
async fn prepared_dataset(visit: &Visit, id: DatasetId) -> Result<Dataset, Fault> {
    let dataset = find_dataset(visit, id).await?;
    if dataset.state == DatasetState::Draft && !may_prepare(visit, &dataset).await? {
        return Err(hidden(visit));
    }
    must_hold(visit, &rights::PREPARE, dataset.scope()).await?;
    Ok(dataset)
}

/// What is said of a draft to who may not read it: a visitor may be somebody who signs in.
fn hidden(visit: &Visit) -> Fault {
    if visit.signed_in.is_some() {
        Fault::NotFound("dataset")
    } else {
        Fault::Forbidden {
            right: rights::PREPARE.code,
        }
    }
}

/// A version, its file and its dataset.
async fn find_version(visit: &Visit, id: VersionId) -> Result<(Version, Resource, Dataset), Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let version = store::find_version(&mut sql, body, id)
        .await?
        .ok_or(Fault::NotFound("file"))?;
    let (resource, dataset) = find_resource(visit, version.resource_id).await?;
    Ok((version, resource, dataset))
}

/// The address of a form about a file, opened as a page: the page that the form is in.
async fn back(visit: Visit, Path(id): Path<ResourceId>) -> Answer {
    let (_, dataset) = find_resource(&visit, id).await?;
    Ok(Redirect::to(&dataset.path()).into_response())
}

/// A file and its dataset.
async fn find_resource(visit: &Visit, id: ResourceId) -> Result<(Resource, Dataset), Fault> {
    let resource = store::find_resource(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("file"))?;
    let dataset = find_dataset(visit, resource.dataset_id).await?;
    Ok((resource, dataset))
}

/// A request that anyone reads.
async fn find_request(visit: &Visit, id: RequestId) -> Result<Request, Fault> {
    store::find_request(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("request"))
}

/// The content of a version.
async fn content_of(visit: &Visit, version: &Version) -> Result<Vec<u8>, Fault> {
    let found = visit.house.file(visit.body.id, &version.sha256).await?;
    found.map(|(_, bytes)| bytes).ok_or(Fault::NotFound("file"))
}

/// The version in force of a file, that another one is compared with.
async fn before(visit: &Visit, resource: ResourceId) -> Result<Option<Before>, Fault> {
    let current = store::find_current(&mut visit.sql(), visit.body.id, resource).await?;
    let Some(current) = current else { return Ok(None) };
    let table = if current.is_table() {
        Some(content_of(visit, &current).await?)
    } else {
        None
    };
    Ok(Some(Before {
        id: current.id,
        table,
    }))
}

/// The groups in which the visitor may describe a dataset, by name.
async fn groups_in_charge(visit: &Visit) -> Result<Vec<Group>, Fault> {
    let Some(signed_in) = &visit.signed_in else {
        return Ok(Vec::new());
    };
    // Agents may everywhere: no need to ask group by group.
    if visit.may(&rights::PREPARE, Scope::BODY).await? {
        return Ok(groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?);
    }
    // The others may where they hold a mandate, and most hold none: one question for all groups.
    let own = groups::groups_of(&mut visit.sql(), visit.body.id, signed_in.person, visit.now()).await?;
    let mut some = Vec::new();
    for group in own {
        if visit.may(&rights::PREPARE, Scope::group(group.id)).await? {
            some.push(group);
        }
    }
    Ok(some)
}

/// The group that answers what people ask: the services of the body, or the first group there is.
async fn answering_group(visit: &Visit) -> Result<Option<Group>, Fault> {
    let mut all = groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await?;
    let services = all.iter().position(|group| group.kind == GroupKind::Services);
    Ok((!all.is_empty()).then(|| all.swap_remove(services.unwrap_or(0))))
}

async fn find_group(visit: &Visit, id: groups::GroupId) -> Result<Group, Fault> {
    groups::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("group"))
}

/// The names of those who want to be named, among `people`.
async fn names_of(visit: &Visit, people: Vec<(PersonId, bool)>) -> Result<BTreeMap<PersonId, String>, Fault> {
    let named: Vec<PersonId> = people
        .into_iter()
        .filter(|(_, shows_name)| *shows_name)
        .map(|(person, _)| person)
        .collect();
    Ok(identity::names(&mut visit.sql(), visit.body.id, &named).await?)
}

/// The name of who wrote something, or what is said of who did not want to be named.
fn author(
    words: Words,
    names: &BTreeMap<PersonId, String>,
    (person, shows_name): (PersonId, bool),
) -> String {
    names
        .get(&person)
        .filter(|_| shows_name)
        .cloned()
        .unwrap_or_else(|| t!(words, "datasets-somebody"))
}

/// A page under the catalogue.
fn under_catalogue(visit: &Visit, page: Page) -> Page {
    page.under(t!(visit.words, "datasets-title"), MENU).active(MENU)
}

/// A page under that of its dataset.
fn under_dataset(visit: &Visit, dataset: &Dataset, page: Page) -> Page {
    under_catalogue(visit, page).under(&dataset.title, dataset.path())
}

/// The page where a list of Parvis itself is opened.
fn list_path(name: &str) -> String {
    format!("{MENU}/listes/{name}")
}

fn theme_words(words: Words, theme: Theme) -> String {
    words.say(&format!("datasets-theme-{}", theme.as_str()))
}

fn licence_words(words: Words, licence: Licence) -> String {
    words.say(&format!("datasets-licence-{}", licence.as_str()))
}

fn request_status(words: Words, state: RequestState) -> Markup {
    let tone = match state {
        RequestState::Awaiting => Tone::Warning,
        RequestState::Planned => Tone::Info,
        RequestState::Met => Tone::Good,
        RequestState::Refused => Tone::Bad,
        RequestState::Withdrawn | RequestState::Removed => Tone::Neutral,
    };
    status(&words.say(&format!("datasets-request-{}", state.as_str())), tone)
}

/// « 1,2 Mo »
fn size(words: Words, bytes: i64) -> String {
    words.file_size(u64::try_from(bytes).unwrap_or_default())
}

/// What somebody wrote in Markdown; nothing when they wrote nothing.
fn written(words: Words, text: &str) -> Markup {
    html! { @if !text.is_empty() { (words.markdown(text)) } }
}

/// Characters as a field counts them.
fn chars(max: usize) -> u32 {
    u32::try_from(max).unwrap_or(u32::MAX)
}
