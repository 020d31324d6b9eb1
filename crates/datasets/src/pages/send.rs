//! Sending a file: chosen with the schema it follows, looked at, then shown as a draft.

use axum::extract::{FromRequest as _, Path, Query, Request};
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, Select, button, error_summary, file_field, hidden, select, text_field};
use ui::{Answer, Page, PostedWithFile, SentFile, Visit, t};

use super::{before, chars, find_resource, prepared_dataset, under_dataset};
use crate::actions::SendFile;
use crate::examine::{Examined, PREPARING, RECEIVING};
use crate::model::{
    Dataset, DatasetId, FILE_BYTES_MAX, NAME_CHARS_MAX, Resource, ResourceId, VersionId, version_path,
};
use crate::schemas::{self, InstalledSchema};
use crate::store;
use crate::totem_file::Arrived;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    schema: String,
    /// The file of which it is a version
    #[serde(default)]
    de: String,
}

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    de: String,
    /// The schema that is proposed for a file more
    #[serde(default)]
    schema: String,
}

/// The file of which another version is sent; none for a file more.
pub(super) async fn resource_of(
    visit: &Visit,
    dataset: &Dataset,
    asked: &str,
) -> Result<Option<Resource>, Fault> {
    if asked.is_empty() {
        return Ok(None);
    }
    let id: ResourceId = asked.parse().map_err(|_| Fault::NotFound("file"))?;
    let (resource, of) = find_resource(visit, id).await?;
    if of.id != dataset.id {
        return Err(Fault::NotFound("file"));
    }
    Ok(Some(resource))
}

pub(super) async fn show(visit: Visit, Path(id): Path<DatasetId>, Query(asked): Query<Asked>) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    let resource = resource_of(&visit, &dataset, &asked.de).await?;
    let mut typed = Typed {
        schema: asked.schema,
        ..Typed::default()
    };
    if let Some(resource) = &resource {
        let current = store::find_current(&mut visit.sql(), visit.body.id, resource.id).await?;
        typed.schema = current.map(|version| version.schema_name).unwrap_or_default();
    }
    let about = (&dataset, resource.as_ref());
    let page = page_of(&visit, about, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

/// Nothing of the file is read before who sends it is known to hold the right, and a few are received at a time.
pub(super) async fn send(visit: Visit, Path(id): Path<DatasetId>, request: Request) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    let _place = RECEIVING.turn().await?;
    let posted = PostedWithFile::<Typed>::from_request(request, &visit.house).await;
    let (typed, file) = match posted {
        Ok(PostedWithFile(typed, file)) => (typed, file),
        Err(refusal) => return Ok(refusal),
    };
    let resource = resource_of(&visit, &dataset, &typed.de).await?;
    match sent(&visit, &dataset, resource.as_ref(), &typed, file).await {
        Ok((version, notice)) => visit.done(&version_path(version), notice),
        Err(fault) => {
            let errors = visit.refusal_of_form("fichier", fault)?;
            let about = (&dataset, resource.as_ref());
            visit.refused_page(page_of(&visit, about, &typed, &errors).await?)
        }
    }
}

async fn sent(
    visit: &Visit,
    dataset: &Dataset,
    resource: Option<&Resource>,
    typed: &Typed,
    file: Option<SentFile>,
) -> Result<(VersionId, &'static str), Fault> {
    let file = file.ok_or_else(|| Fault::field("fichier", "datasets-file-missing"))?;
    let file = Arrived::read(&visit.house, file.name, file.bytes.to_vec()).await?;
    // A budget follows the schema of budgets, unless another one was chosen.
    let schema = match (typed.schema.as_str(), &file.budget) {
        ("", Some(_)) => chosen(visit, schemas::BUDGET).await?,
        (name, _) => chosen(visit, name).await?,
    };
    let notice = file.notice();
    let turn = PREPARING.turn().await?;
    let before = match resource {
        None => None,
        Some(resource) => before(visit, resource.id).await?,
    };
    let examined = Examined::read_in(turn, (file.name.clone(), file.bytes), schema, before).await?;
    let title = if typed.titre.trim().is_empty() {
        stem(&file.name)
    } else {
        typed.titre.clone()
    };
    let deed = SendFile {
        dataset: dataset.id,
        resource: resource.map(|resource| resource.id),
        title,
        examined,
    };
    let version = visit.act(typed.request_id, &deed).await?;
    Ok((version, notice))
}

/// « `subventions_2026.csv` » is called « subventions 2026 » unless somebody says otherwise.
fn stem(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.replace('_', " ")
}

/// The schema of this name; none for none.
pub(super) async fn chosen(visit: &Visit, name: &str) -> Result<Option<InstalledSchema>, Fault> {
    if name.is_empty() {
        return Ok(None);
    }
    schemas::find(&visit.house, name).await.map(Some)
}

/// The schemas one may choose.
pub(super) async fn schema_field(visit: &Visit, chosen: &str, errors: &FormErrors) -> Result<Select, Fault> {
    let words = visit.words;
    let mut field = select(words, t!(words, "datasets-field-schema"), "schema")
        .hint(t!(words, "datasets-field-schema-hint"))
        .chosen(chosen)
        .errors(errors)
        .optional();
    for schema in schemas::all(&visit.house).await? {
        let label = t!(
            words,
            "datasets-schema-named",
            title = schema.title.as_str(),
            name = schema.name.as_str(),
            version = schema.version.as_str()
        );
        field = field.choice(&schema.name, label);
    }
    Ok(field)
}

async fn page_of(
    visit: &Visit,
    (dataset, resource): (&Dataset, Option<&Resource>),
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let schema = schema_field(visit, &typed.schema, errors).await?;
    let max = words.file_size(FILE_BYTES_MAX as u64);
    let form = Form::post(words, format!("{}/deposer", dataset.path()), visit.request_id()).with_files();
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            @if let Some(resource) = resource { (hidden("de", &resource.id.to_string())) }
            (file_field(words, t!(words, "datasets-field-file"), "fichier")
                .hint(t!(words, "datasets-field-file-hint", max = max)).errors(errors))
            @if resource.is_none() {
                (text_field(words, t!(words, "datasets-field-file-title"), "titre")
                    .hint(t!(words, "datasets-field-file-title-hint"))
                    .max_length(chars(NAME_CHARS_MAX)).value(&typed.titre).errors(errors).optional())
            }
            (schema)
            (button(t!(words, "datasets-send-button")))
        }))
        p.hint { (t!(words, "datasets-send-after")) }
        p.hint { (t!(words, "datasets-send-totem")) }
    };
    let title = match resource {
        None => t!(words, "datasets-send-title"),
        Some(resource) => t!(
            words,
            "datasets-send-version-title",
            title = resource.title.as_str()
        ),
    };
    Ok(under_dataset(visit, dataset, Page::new(title, main))
        .refused(errors)
        .not_indexed())
}
