//! Files that Parvis reads at an address of elsewhere: the form that asks for it, what a file says of it, and all of them in one
//! list, what fails first.

use axum::extract::{Path, Query};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, card, cards, list_empty, notice, status};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, confirm_details, error_summary, hidden, radios,
    text_field, url_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::send::{resource_of, schema_field};
use super::{
    Pressed, chars, find_dataset, find_resource, must_hold, prepared_dataset, told, under_catalogue,
    under_dataset,
};
use crate::actions::{HarvestNow, SetHarvest, StopHarvest};
use crate::model::{
    ADDRESS_CHARS_MAX, Dataset, DatasetId, FILE_BYTES_MAX, Harvest, HarvestTrouble, Listed, NAME_CHARS_MAX,
    Resource, ResourceId, Rhythm, Version, dataset_path,
};
use crate::{rights, store};

/// All that is read elsewhere.
const LIST: &str = "/donnees/recoltes";

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    adresse: String,
    #[serde(default)]
    rythme: String,
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
}

pub(super) async fn show(visit: Visit, Path(id): Path<DatasetId>, Query(asked): Query<Asked>) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    must_hold(&visit, &rights::HARVEST, dataset.scope()).await?;
    let resource = resource_of(&visit, &dataset, &asked.de).await?;
    let mut typed = Typed {
        rythme: Rhythm::Day.as_str().to_owned(),
        ..Typed::default()
    };
    if let Some(resource) = &resource {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let known = store::find_harvest(&mut sql, body, resource.id).await?;
        if let Some(harvest) = known {
            typed.adresse = harvest.address;
            harvest.rhythm.as_str().clone_into(&mut typed.rythme);
            typed.schema = harvest.schema_name;
        } else {
            let current = store::find_current(&mut sql, body, resource.id).await?;
            typed.schema = current.map(|version| version.schema_name).unwrap_or_default();
        }
    }
    let about = (&dataset, resource.as_ref());
    let page = page_of(&visit, about, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn set(visit: Visit, Path(id): Path<DatasetId>, Posted(typed): Posted<Typed>) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    must_hold(&visit, &rights::HARVEST, dataset.scope()).await?;
    let resource = resource_of(&visit, &dataset, &typed.de).await?;
    let deed = SetHarvest {
        dataset: dataset.id,
        resource: resource.as_ref().map(|resource| resource.id),
        title: typed.titre.clone(),
        address: typed.adresse.clone(),
        rhythm: Rhythm::parse(&typed.rythme),
        schema: typed.schema.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(&dataset.path(), "datasets-harvest-set"),
        Err(fault) => {
            let errors = visit.refusal_of_form("adresse", fault)?;
            let about = (&dataset, resource.as_ref());
            visit.refused_page(page_of(&visit, about, &typed, &errors).await?)
        }
    }
}

async fn page_of(
    visit: &Visit,
    (dataset, resource): (&Dataset, Option<&Resource>),
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let schema = schema_field(visit, &typed.schema, errors).await?;
    let mut rhythms = radios(words, t!(words, "datasets-field-rhythm"), "rythme")
        .hint(t!(words, "datasets-field-rhythm-hint"))
        .chosen(&typed.rythme)
        .errors(errors);
    for rhythm in Rhythm::ALL {
        let label = words.say(&format!("datasets-rhythm-{}", rhythm.as_str()));
        rhythms = rhythms.choice(rhythm.as_str(), label);
    }
    let max = words.file_size(FILE_BYTES_MAX as u64);
    let form = Form::post(words, format!("{}/recolter", dataset.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            @if let Some(resource) = resource { (hidden("de", &resource.id.to_string())) }
            (url_field(words, t!(words, "datasets-field-harvest-address"), "adresse")
                .hint(t!(words, "datasets-field-harvest-address-hint", max = max))
                .max_length(chars(ADDRESS_CHARS_MAX)).value(&typed.adresse).errors(errors))
            @if resource.is_none() {
                (text_field(words, t!(words, "datasets-field-file-title"), "titre")
                    .max_length(chars(NAME_CHARS_MAX)).value(&typed.titre).errors(errors))
            }
            (rhythms)
            (schema)
            (button(t!(words, "datasets-harvest-button")))
        }))
        p.hint { (t!(words, "datasets-harvest-after")) }
    };
    let title = match resource {
        None => t!(words, "datasets-harvest-title"),
        Some(resource) => t!(
            words,
            "datasets-harvest-version-title",
            title = resource.title.as_str()
        ),
    };
    Ok(under_dataset(visit, dataset, Page::new(title, main))
        .refused(errors)
        .not_indexed())
}

/// What everybody reads of a file that comes from elsewhere.
pub(super) fn said(visit: &Visit, harvest: &Harvest) -> Markup {
    let words = visit.words;
    let rhythm = words.say(&format!("datasets-rhythm-{}", harvest.rhythm.as_str()));
    html! {
        p {
            (t!(words, "datasets-harvested-from", server = harvest.server(), rhythm = rhythm))
            @if let Some(at) = harvest.came_at { " " (t!(words, "datasets-harvest-came", date = visit.on(at))) }
        }
    }
}

/// How each goes, to those who may have it read at once, changed or stopped.
pub(super) async fn held(visit: &Visit, listed: &Listed, all: &[Harvest]) -> Result<Markup, Fault> {
    if all.is_empty() || !visit.may(&rights::HARVEST, listed.dataset.scope()).await? {
        return Ok(html! {});
    }
    let words = visit.words;
    let mut shown = Vec::with_capacity(all.len());
    for harvest in all {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let resource = store::find_resource(&mut sql, body, harvest.resource_id).await?;
        let draft = store::find_draft(&mut sql, body, harvest.resource_id).await?;
        if let Some(resource) = resource {
            shown.push((harvest, resource, draft));
        }
    }
    Ok(html! {
        section aria-labelledby="recoltes" {
            h3 #recoltes { (t!(words, "datasets-harvests")) }
            @for (harvest, resource, draft) in &shown {
                article id={ "recolte-" (resource.id) } {
                    h4 { (words.written(&resource.title)) " " (standing(visit, harvest, draft.as_ref())) }
                    p { a href=(harvest.address) rel="noopener external" { (harvest.address) } }
                    (why(visit, harvest, draft.as_ref()))
                    (dates(visit, harvest))
                    (deeds(visit, &listed.dataset, harvest))
                }
            }
        }
    })
}

fn deeds(visit: &Visit, dataset: &Dataset, harvest: &Harvest) -> Markup {
    let words = visit.words;
    let path = format!("/donnees/fichiers/{}", harvest.resource_id);
    let change = format!("{}/recolter?de={}", dataset.path(), harvest.resource_id);
    html! {
        (Form::post(words, format!("{path}/recolter-maintenant"), visit.request_id())
            .content(html! { (button_quiet(t!(words, "datasets-harvest-now"))) }))
        p { a href=(change) { (t!(words, "datasets-harvest-change")) } }
        (confirm_details(
            &t!(words, "datasets-harvest-stop"),
            &t!(words, "datasets-harvest-stop-what"),
            &Form::post(words, format!("{path}/ne-plus-recolter"), visit.request_id())
                .content(html! { (button(t!(words, "datasets-harvest-stop-confirm")).danger()) }),
        ))
    }
}

/// In one word, how it goes.
fn standing(visit: &Visit, harvest: &Harvest, draft: Option<&Version>) -> Markup {
    let (tone, key) = match harvest.trouble_now(draft) {
        _ if harvest.checked_at.is_none() => (Tone::Info, "datasets-harvest-state-begun"),
        HarvestTrouble::Nothing => (Tone::Good, "datasets-harvest-state-works"),
        HarvestTrouble::Faults | HarvestTrouble::Personal => (Tone::Warning, "datasets-harvest-state-waits"),
        _ => (Tone::Bad, "datasets-harvest-state-fails"),
    };
    status(&visit.words.say(key), tone)
}

/// Why no version came of the last reading, and what can be done.
fn why(visit: &Visit, harvest: &Harvest, draft: Option<&Version>) -> Markup {
    let words = visit.words;
    let trouble = harvest.trouble_now(draft);
    if trouble == HarvestTrouble::Nothing {
        return html! {};
    }
    let key = format!("datasets-harvest-trouble-{}", trouble.as_str());
    let max = words.file_size(FILE_BYTES_MAX as u64);
    let said = words.say_with(
        &key,
        &[
            ("server", harvest.server().into()),
            ("detail", harvest.detail.as_str().into()),
            ("max", max.into()),
        ],
    );
    notice(
        Tone::Warning,
        &html! {
            p {
                (said)
                @if trouble == HarvestTrouble::Unreadable {
                    @if let Some(reason) = harvest.unreadable() { " " (told::sentence(words, &reason)) }
                }
            }
            @if trouble.is_of_draft() {
                @if let Some(draft) = draft { p { a href=(draft.path()) { (t!(words, "datasets-harvest-see-draft")) } } }
            } @else {
                p { (t!(words, "datasets-harvest-kept")) }
            }
        },
    )
}

/// When it was read, what came last, and when it is read again.
fn dates(visit: &Visit, harvest: &Harvest) -> Markup {
    let words = visit.words;
    let next = match (harvest.next_at, harvest.checked_at) {
        (Some(at), _) => Some(at),
        (None, Some(at)) => Some(at.plus_seconds(harvest.rhythm.seconds())),
        (None, None) => None,
    };
    html! {
        ul {
            li {
                @match harvest.checked_at {
                    Some(at) => (t!(words, "datasets-harvest-checked", at = visit.at(at))),
                    None => (t!(words, "datasets-harvest-awaited")),
                }
            }
            @if let Some(at) = harvest.came_at { li { (t!(words, "datasets-harvest-came-at", at = visit.at(at))) } }
            @if harvest.failures > 0 { li { (t!(words, "datasets-harvest-failures", n = harvest.failures)) } }
            @if let Some(at) = next { li { (t!(words, "datasets-harvest-next", at = visit.at(at))) } }
        }
    }
}

/// All that this body reads elsewhere, what fails first.
pub(super) async fn list(visit: Visit) -> Answer {
    must_hold(&visit, &rights::HARVEST, Scope::BODY).await?;
    let words = visit.words;
    let body = visit.body.id;
    let mut lines = Vec::new();
    for harvest in store::list_harvests(&mut visit.sql(), body).await? {
        let Some(resource) = store::find_resource(&mut visit.sql(), body, harvest.resource_id).await? else {
            continue;
        };
        let dataset = find_dataset(&visit, resource.dataset_id).await?;
        let draft = store::find_draft(&mut visit.sql(), body, resource.id).await?;
        let line = card(&resource.title)
            .titled_by_its_author(words)
            .href(format!("{}#recolte-{}", dataset_path(dataset.id), resource.id))
            .status(standing(&visit, &harvest, draft.as_ref()))
            .detail(html! { (words.written(&dataset.title)) })
            .detail(html! { (harvest.server()) })
            .body(html! { (why(&visit, &harvest, draft.as_ref())) (dates(&visit, &harvest)) });
        lines.push(line);
    }
    let main = html! {
        @if lines.is_empty() { (list_empty(&t!(words, "datasets-harvests-none"), None)) }
        @else { (cards(lines)) }
    };
    let page = Page::new(t!(words, "datasets-harvests"), main).lead(t!(words, "datasets-harvests-lead"));
    visit.page(under_catalogue(&visit, page).not_indexed())
}

/// Where one has a file of the dataset read elsewhere, for those who may: a file more, or one that people send by hand until now.
pub(super) async fn offered(
    visit: &Visit,
    dataset: &Dataset,
    (resources, by_parvis): (&[Resource], &[ResourceId]),
) -> Result<Markup, Fault> {
    if !visit.may(&rights::HARVEST, dataset.scope()).await? {
        return Ok(html! {});
    }
    let words = visit.words;
    let path = format!("{}/recolter", dataset.path());
    let by_hand: Vec<&Resource> = resources
        .iter()
        .filter(|resource| !by_parvis.contains(&resource.id))
        .collect();
    Ok(html! {
        p { (button_link(&t!(words, "datasets-harvest-title"), &path)) }
        @if !by_hand.is_empty() {
            ul.links {
                @for resource in by_hand {
                    li { a href={ (path) "?de=" (resource.id) } {
                        (t!(words, "datasets-harvest-version-title", title = resource.title.as_str()))
                    } }
                }
            }
        }
    })
}

/// Where all of them stand, for those who may.
pub(super) async fn link(visit: &Visit) -> Result<Markup, Fault> {
    if !visit.may(&rights::HARVEST, Scope::BODY).await? {
        return Ok(html! {});
    }
    Ok(html! { p { a href=(LIST) { (t!(visit.words, "datasets-harvests")) } } })
}

pub(super) async fn now(
    visit: Visit,
    Path(id): Path<ResourceId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (resource, dataset) = find_resource(&visit, id).await?;
    let deed = HarvestNow {
        resource: resource.id,
    };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&dataset.path(), "datasets-harvest-asked")
}

pub(super) async fn stop(
    visit: Visit,
    Path(id): Path<ResourceId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (resource, dataset) = find_resource(&visit, id).await?;
    let deed = StopHarvest {
        resource: resource.id,
    };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&dataset.path(), "datasets-harvest-stopped")
}
