//! Describing a dataset, and changing what is said of it.

pub(super) mod of_list;

use axum::extract::{Path, Query};
use db::Uuid;
use groups::Group;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Form, FormErrors, button, date_field, email_field, error_summary, hidden, select, text_field, textarea,
};
use ui::paging::query_value;
use ui::{Answer, Page, Posted, Visit, t};

use super::{
    chars, groups_in_charge, licence_words, prepared_dataset, theme_words, under_catalogue, under_dataset,
};
use crate::actions::{ChangeDataset, CreateDataset, Described};
use crate::model::{
    Dataset, DatasetId, Frequency, KEYWORDS_CHARS_MAX, Licence, NAME_CHARS_MAX, Reach, TEXT_CHARS_MAX, Theme,
    dataset_path,
};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    mots_cles: String,
    #[serde(default)]
    licence: String,
    #[serde(default)]
    frequence: String,
    #[serde(default)]
    producteur: String,
    #[serde(default)]
    siret: String,
    #[serde(default)]
    courriel: String,
    #[serde(default)]
    maille: String,
    #[serde(default)]
    territoire: String,
    #[serde(default)]
    du: String,
    #[serde(default)]
    au: String,
    /// The schema that its first file is to follow, when somebody came for it
    #[serde(default)]
    schema: String,
}

/// What an address may fill in a new dataset: where it is asked for says it.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    titre: String,
    #[serde(default)]
    schema: String,
}

impl Typed {
    fn of(dataset: &Dataset) -> Self {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            version: dataset.version,
            titre: dataset.title.clone(),
            description: dataset.description.clone(),
            theme: dataset.theme.as_str().to_owned(),
            mots_cles: dataset.words().collect::<Vec<_>>().join("; "),
            licence: dataset.licence.as_str().to_owned(),
            frequence: dataset.frequency.as_str().to_owned(),
            producteur: dataset.producer.clone(),
            siret: dataset.siret.clone(),
            courriel: dataset.email.clone(),
            maille: dataset.reach.as_str().to_owned(),
            territoire: dataset.territory.clone(),
            du: day(dataset.covers_from),
            au: day(dataset.covers_to),
            ..Self::default()
        }
    }

    fn described(&self) -> Described {
        Described {
            title: self.titre.clone(),
            description: self.description.clone(),
            theme: Theme::parse(&self.theme),
            keywords: self.mots_cles.clone(),
            licence: Licence::parse(&self.licence),
            frequency: Frequency::parse(&self.frequence),
            producer: self.producteur.clone(),
            siret: self.siret.clone(),
            email: self.courriel.clone(),
            reach: Reach::parse(&self.maille),
            territory: self.territoire.clone(),
            covers_from: self.du.clone(),
            covers_to: self.au.clone(),
        }
    }
}

async fn groups_or_refuse(visit: &Visit) -> Result<Vec<Group>, Fault> {
    let groups = groups_in_charge(visit).await?;
    if groups.is_empty() {
        let right = rights::PREPARE.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(groups)
}

pub(super) async fn show_new(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let groups = groups_or_refuse(&visit).await?;
    let typed = Typed {
        titre: asked.titre,
        schema: asked.schema,
        ..prefilled(&visit, &groups).await?
    };
    visit.page(new_page(&visit, &groups, &typed, &FormErrors::default()))
}

/// What is known before anything is typed: who publishes is most often who published the last time.
async fn prefilled(visit: &Visit, groups: &[Group]) -> Result<Typed, Fault> {
    let mut typed = Typed {
        licence: Licence::Open.as_str().to_owned(),
        maille: Reach::Commune.as_str().to_owned(),
        territoire: visit.body.name.clone(),
        producteur: visit.body.name.clone(),
        ..Typed::default()
    };
    for group in groups {
        let latest = store::latest_of_group(&mut visit.sql(), visit.body.id, group.id).await?;
        if let Some(latest) = latest {
            typed.groupe.clone_from(&group.slug);
            typed.siret = latest.siret;
            typed.producteur = latest.producer;
            typed.courriel = latest.email;
            typed.territoire = latest.territory;
            break;
        }
    }
    Ok(typed)
}

pub(super) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let groups = groups_or_refuse(&visit).await?;
    let outcome = match chosen(&groups, &typed) {
        None => Err(Fault::field("groupe", "datasets-group-empty")),
        Some(group) => {
            let deed = CreateDataset {
                group: group.id,
                described: typed.described(),
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(id) => {
            let form = format!("{}/deposer", dataset_path(id));
            let form = if typed.schema.is_empty() {
                form
            } else {
                format!("{form}?schema={}", query_value(&typed.schema))
            };
            visit.done(&form, "datasets-created")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(new_page(&visit, &groups, &typed, &errors))
        }
    }
}

/// The group that answers for the dataset.
fn chosen<'a>(groups: &'a [Group], typed: &Typed) -> Option<&'a Group> {
    match groups {
        [only] => Some(only),
        several => several.iter().find(|group| group.slug == typed.groupe),
    }
}

fn group_field(visit: &Visit, groups: &[Group], typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut choices = select(words, t!(words, "datasets-field-group"), "groupe")
        .hint(t!(words, "datasets-field-group-hint"))
        .chosen(&typed.groupe)
        .errors(errors);
    for group in groups {
        choices = choices.choice(&group.slug, &group.name);
    }
    html! { @if groups.len() > 1 { (choices) } }
}

fn new_page(visit: &Visit, groups: &[Group], typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form = Form::post(words, "/donnees/nouveau", visit.request_id()).autosave("jeu-de-donnees");
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            @if !typed.schema.is_empty() { (hidden("schema", &typed.schema)) }
            (group_field(visit, groups, typed, errors))
            (fields(visit, typed, errors))
            (button(t!(words, "datasets-new-button")))
        }))
    };
    under_catalogue(visit, Page::new(t!(words, "datasets-new-title"), main))
        .lead(t!(words, "datasets-new-lead"))
        .refused(errors)
        .not_indexed()
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<DatasetId>) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    let typed = Typed::of(&dataset);
    visit.page(change_page(&visit, &dataset, &typed, &FormErrors::default()))
}

pub(super) async fn change(visit: Visit, Path(id): Path<DatasetId>, Posted(typed): Posted<Typed>) -> Answer {
    let dataset = prepared_dataset(&visit, id).await?;
    let deed = ChangeDataset {
        dataset: id,
        version: typed.version,
        described: typed.described(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&dataset.path(), "datasets-changed"),
        Err(Fault::Stale(_)) => {
            // What was typed stays; sent again, it takes the place of what the other wrote.
            let mut errors = FormErrors::default();
            errors.add("titre", t!(visit.words, "datasets-changed-meanwhile"));
            let typed = Typed {
                version: dataset.version,
                ..typed
            };
            visit.refused_page(change_page(&visit, &dataset, &typed, &errors))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(change_page(&visit, &dataset, &typed, &errors))
        }
    }
}

fn change_page(visit: &Visit, dataset: &Dataset, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/modifier", dataset.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (fields(visit, typed, errors))
            (button(t!(words, "datasets-change-button")))
        }))
    };
    let page = Page::new(t!(words, "datasets-change-title"), main);
    under_dataset(visit, dataset, page).refused(errors).not_indexed()
}

fn fields(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut themes = select(words, t!(words, "datasets-field-theme"), "theme")
        .chosen(&typed.theme)
        .errors(errors);
    for theme in Theme::ALL {
        themes = themes.choice(theme.as_str(), theme_words(words, *theme));
    }
    let mut licences = select(words, t!(words, "datasets-field-licence"), "licence")
        .hint(t!(words, "datasets-field-licence-hint"))
        .chosen(&typed.licence)
        .errors(errors);
    for licence in Licence::ALL {
        licences = licences.choice(licence.as_str(), licence_words(words, *licence));
    }
    let mut frequencies = select(words, t!(words, "datasets-field-frequency"), "frequence")
        .hint(t!(words, "datasets-field-frequency-hint"))
        .chosen(&typed.frequence)
        .errors(errors);
    for frequency in Frequency::ALL {
        let label = words.say(&format!("datasets-frequency-{}", frequency.as_str()));
        frequencies = frequencies.choice(frequency.as_str(), label);
    }
    let mut reaches = select(words, t!(words, "datasets-field-reach"), "maille")
        .chosen(&typed.maille)
        .errors(errors);
    for reach in Reach::ALL {
        let label = words.say(&format!("datasets-reach-{}", reach.as_str()));
        reaches = reaches.choice(reach.as_str(), label);
    }
    html! {
        (text_field(words, t!(words, "datasets-field-title"), "titre")
            .hint(t!(words, "datasets-field-title-hint"))
            .max_length(chars(NAME_CHARS_MAX)).value(&typed.titre).errors(errors))
        (textarea(words, t!(words, "datasets-field-description"), "description")
            .hint(t!(words, "datasets-field-description-hint")).rows(8)
            .max_length(chars(TEXT_CHARS_MAX)).value(&typed.description).errors(errors))
        (themes)
        (text_field(words, t!(words, "datasets-field-keywords"), "mots_cles")
            .hint(t!(words, "datasets-field-keywords-hint"))
            .max_length(chars(KEYWORDS_CHARS_MAX)).value(&typed.mots_cles).errors(errors).optional())
        (licences)
        (frequencies)
        (text_field(words, t!(words, "datasets-field-producer"), "producteur")
            .hint(t!(words, "datasets-field-producer-hint"))
            .max_length(chars(NAME_CHARS_MAX)).value(&typed.producteur).errors(errors))
        (text_field(words, t!(words, "datasets-field-siret"), "siret")
            .hint(t!(words, "datasets-field-siret-hint")).value(&typed.siret).errors(errors))
        (email_field(words, t!(words, "datasets-field-email"), "courriel")
            .hint(t!(words, "datasets-field-email-hint")).value(&typed.courriel).errors(errors).optional())
        (reaches)
        (text_field(words, t!(words, "datasets-field-territory"), "territoire")
            .max_length(chars(NAME_CHARS_MAX)).value(&typed.territoire).errors(errors))
        (date_field(words, t!(words, "datasets-field-from"), "du")
            .hint(t!(words, "datasets-field-from-hint")).value(&typed.du).errors(errors).optional())
        (date_field(words, t!(words, "datasets-field-to"), "au")
            .value(&typed.au).errors(errors).optional())
    }
}
