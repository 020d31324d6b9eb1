//! Describing a dataset: what, who, when, under which licence, how often. Its files come after.

use groups::GroupId;
use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};

use super::{long_text, meanwhile, short_text};
use crate::model::{
    DATASETS_MAX, Dataset, DatasetId, DatasetState, Frequency, KEYWORDS_CHARS_MAX, Licence, NAME_CHARS_MAX,
    Reach, TEXT_CHARS_MAX, Theme, is_siret,
};
use crate::{index, rights, store};

/// What is said of a dataset, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// Its title
    pub title: String,
    /// What it holds, in Markdown
    pub description: String,
    /// What it is about
    pub theme: Option<Theme>,
    /// Words it is found by, between semicolons or commas; may be empty
    pub keywords: String,
    /// What may be done with it
    pub licence: Option<Licence>,
    /// How often it is brought up to date
    pub frequency: Option<Frequency>,
    /// Who makes the data
    pub producer: String,
    /// The establishment that publishes it
    pub siret: String,
    /// Whom to write to; may be empty
    pub email: String,
    /// How large its territory is
    pub reach: Option<Reach>,
    /// The name of that territory
    pub territory: String,
    /// The first day it tells of; may be empty
    pub covers_from: String,
    /// The last day it tells of; may be empty
    pub covers_to: String,
}

/// Describes a dataset, which nobody reads before a file of it is published.
#[derive(Clone, Debug)]
pub struct CreateDataset {
    /// The group that answers for it
    pub group: GroupId,
    /// What is said of it
    pub described: Described,
}

impl Action for CreateDataset {
    const NAME: &'static str = "datasets.create";
    type Output = DatasetId;

    async fn run(&self, work: &mut Work) -> Result<DatasetId, Fault> {
        work.require(&rights::PREPARE, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        if store::count_all(&mut work.sql, work.body).await? >= DATASETS_MAX {
            let sentence = Sentence::new("datasets-too-many").with("max", DATASETS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let blank = Dataset {
            id: work.new_id(),
            group_id: self.group,
            slug: String::new(),
            title: String::new(),
            description: String::new(),
            theme: Theme::Government,
            keywords: String::new(),
            licence: Licence::Open,
            frequency: Frequency::Unknown,
            producer: String::new(),
            siret: String::new(),
            email: String::new(),
            reach: Reach::Commune,
            territory: String::new(),
            covers_from: None,
            covers_to: None,
            state: DatasetState::Draft,
            withdrawn_because: String::new(),
            created_at: work.now,
            published_at: None,
            changed_at: work.now,
            version: 1,
        };
        let mut dataset = read(blank, &self.described)?;
        dataset.slug = free_slug(work, &dataset).await?;
        store::insert(&mut work.sql, work.body, &dataset)
            .await
            .map_err(meanwhile)?;
        work.journal(Event::internal("datasets.created", dataset.reference()))
            .await?;
        Ok(dataset.id)
    }
}

/// Changes what is said of a dataset. Its files stay as they are.
#[derive(Clone, Debug)]
pub struct ChangeDataset {
    /// Which one
    pub dataset: DatasetId,
    /// The version that was read
    pub version: i64,
    /// What is said of it
    pub described: Described,
}

impl Action for ChangeDataset {
    const NAME: &'static str = "datasets.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = super::dataset(work, self.dataset).await?;
        work.require(&rights::PREPARE, before.scope()).await?;
        let mut dataset = read(before, &self.described)?;
        dataset.version = self.version;
        if !store::update(&mut work.sql, work.body, &dataset, work.now).await? {
            return Err(Fault::Stale("dataset"));
        }
        let reference = dataset.reference();
        if dataset.is_public() {
            index::dataset(work, &dataset).await?;
            work.journal(Event::public("datasets.changed", reference)).await
        } else {
            work.journal(Event::internal("datasets.changed", reference)).await
        }
    }
}

/// A name for catalogues, that no other dataset has.
async fn free_slug(work: &mut Work, dataset: &Dataset) -> Result<String, Fault> {
    let wanted = kernel::slug(&dataset.title);
    if !store::is_slug_taken(&mut work.sql, work.body, &wanted).await? {
        return Ok(wanted);
    }
    // The end of its identifier is drawn, and so belongs to nobody else.
    let id = dataset.id.to_string();
    let end = id.rsplit('-').next().unwrap_or(&id);
    Ok(format!("{wanted}-{end}"))
}

/// `before` with what was said of it, or every fault of the form at once.
fn read(before: Dataset, said: &Described) -> Result<Dataset, Fault> {
    let mut fields = Fields::default();
    let title = fields.name(
        "titre",
        &said.title,
        NAME_CHARS_MAX,
        "datasets-title-empty",
        "datasets-text-too-long",
    );
    let description = fields.text(
        "description",
        &said.description,
        TEXT_CHARS_MAX,
        "datasets-description-empty",
        "datasets-text-too-long",
    );
    let producer = fields.name(
        "producteur",
        &said.producer,
        NAME_CHARS_MAX,
        "datasets-producer-empty",
        "datasets-text-too-long",
    );
    let territory = fields.name(
        "territoire",
        &said.territory,
        NAME_CHARS_MAX,
        "datasets-territory-empty",
        "datasets-text-too-long",
    );
    let siret: String = said
        .siret
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if !is_siret(&siret) {
        fields.refuse("siret", Sentence::new("datasets-siret-wrong"));
    }
    let email = short_text(&mut fields, "courriel", &said.email, NAME_CHARS_MAX);
    if !email.is_empty() && !tables::Sort::Email.accepts(email.as_bytes()) {
        fields.refuse("courriel", Sentence::new("datasets-email-wrong"));
    }
    let keywords = keywords(&long_text(
        &mut fields,
        "mots_cles",
        &said.keywords,
        KEYWORDS_CHARS_MAX,
    ));
    let covers_from = day(&mut fields, "du", &said.covers_from);
    let covers_to = day(&mut fields, "au", &said.covers_to);
    if let (Some(from), Some(to)) = (covers_from, covers_to)
        && to < from
    {
        fields.refuse("au", Sentence::new("datasets-period-reversed"));
    }
    for (field, is_chosen, empty) in [
        ("theme", said.theme.is_some(), "datasets-theme-empty"),
        ("licence", said.licence.is_some(), "datasets-licence-empty"),
        ("frequence", said.frequency.is_some(), "datasets-frequency-empty"),
        ("maille", said.reach.is_some(), "datasets-reach-empty"),
    ] {
        if !is_chosen {
            fields.refuse(field, Sentence::new(empty));
        }
    }
    fields.finish()?;
    Ok(Dataset {
        title,
        description,
        theme: said.theme.unwrap_or(before.theme),
        keywords,
        licence: said.licence.unwrap_or(before.licence),
        frequency: said.frequency.unwrap_or(before.frequency),
        producer,
        siret,
        email,
        reach: said.reach.unwrap_or(before.reach),
        territory,
        covers_from,
        covers_to,
        ..before
    })
}

/// Each once, between semicolons, as SCDL writes them.
fn keywords(typed: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    for word in typed.split([';', ',', '\n']) {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept.join(";")
}

fn day(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Date> {
    if typed.trim().is_empty() {
        return None;
    }
    let day = typed
        .trim()
        .parse::<Date>()
        .ok()
        .filter(|day| (1000..=2200).contains(&day.year()));
    if day.is_none() {
        fields.refuse(field, Sentence::new("datasets-date-unreadable"));
    }
    day
}
