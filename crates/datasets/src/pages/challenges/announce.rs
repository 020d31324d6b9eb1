//! Announcing a challenge, and changing what is said of it.

use axum::extract::Path;
use db::{Instant, Uuid};
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, Scope, Sentence};
use maud::html;
use serde::Deserialize;
use ui::forms::{
    Form, FormErrors, button, checkboxes, date_field, error_summary, hidden, radios, text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{LIST, find_challenge, gallery_words, under_challenge, under_list};
use crate::actions::{ChallengeTold, ChangeChallenge, SetChallenge};
use crate::model::{
    Challenge, ChallengeId, Dataset, DatasetId, Gallery, NAME_CHARS_MAX, REASON_CHARS_MAX, TEXT_CHARS_MAX,
};
use crate::pages::{answering_group, chars, must_hold};
use crate::{rights, store};

/// Datasets among which one chooses, those that changed last.
const CHOICES_MAX: i64 = 200;
/// A challenge lasts until the end of its last day.
const LAST_MINUTE: Time = Time::constant(23, 59, 0, 0);

/// What was typed: several datasets may be chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(from = "Vec<(String, String)>")]
pub(in crate::pages) struct Typed {
    request_id: Uuid,
    version: i64,
    title: String,
    question: String,
    expected: String,
    criteria: String,
    prize: String,
    gallery: String,
    opens: String,
    closes: String,
    datasets: Vec<String>,
}

impl From<Vec<(String, String)>> for Typed {
    fn from(pairs: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "request_id" => typed.request_id = value.parse().unwrap_or_default(),
                "version" => typed.version = value.parse().unwrap_or_default(),
                "titre" => typed.title = value,
                "question" => typed.question = value,
                "attendu" => typed.expected = value,
                "criteres" => typed.criteria = value,
                "prix" => typed.prize = value,
                "galerie" => typed.gallery = value,
                "debut" => typed.opens = value,
                "fin" => typed.closes = value,
                "jeux" => typed.datasets.push(value),
                _ => {}
            }
        }
        typed
    }
}

impl Typed {
    /// What is said; the faults of what cannot be read. `known` is the challenge as it stands: a day that was not changed keeps
    /// its hour.
    fn read(&self, visit: &Visit, known: Option<&Challenge>) -> Result<ChallengeTold, Vec<FieldFault>> {
        let kept = |typed: &str, at: Option<Instant>| at.filter(|at| local_day(visit, *at) == typed.trim());
        let opens_at = match kept(&self.opens, known.map(|known| known.opens_at)) {
            Some(at) => Ok(at),
            // Without a day, at once.
            None if self.opens.trim().is_empty() => Ok(visit.now()),
            None => day(visit, &self.opens, "debut", Time::midnight()),
        };
        let closes_at = match kept(&self.closes, known.map(|known| known.closes_at)) {
            Some(at) => Ok(at),
            None => day(visit, &self.closes, "fin", LAST_MINUTE),
        };
        let datasets: Result<Vec<DatasetId>, FieldFault> = self
            .datasets
            .iter()
            .map(|id| {
                id.parse::<DatasetId>()
                    .map_err(|_| fault("jeux", "datasets-challenge-data-gone"))
            })
            .collect();
        match (opens_at, closes_at, datasets) {
            (Ok(opens_at), Ok(closes_at), Ok(datasets)) => Ok(ChallengeTold {
                title: self.title.clone(),
                question: self.question.clone(),
                expected: self.expected.clone(),
                criteria: self.criteria.clone(),
                prize: self.prize.clone(),
                datasets,
                gallery: Gallery::parse(&self.gallery),
                opens_at,
                closes_at,
            }),
            (opens_at, closes_at, datasets) => Err([opens_at.err(), closes_at.err(), datasets.err()]
                .into_iter()
                .flatten()
                .collect()),
        }
    }
}

pub(in crate::pages) async fn show_new(visit: Visit) -> Answer {
    must_hold(&visit, &rights::CHALLENGE, Scope::BODY).await?;
    let typed = Typed {
        gallery: Gallery::AfterClosing.as_str().to_owned(),
        ..Typed::default()
    };
    let page = page_of(&visit, None, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(in crate::pages) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    must_hold(&visit, &rights::CHALLENGE, Scope::BODY).await?;
    let outcome = match (typed.read(&visit, None), answering_group(&visit).await?) {
        (Err(faults), _) => Err(Fault::Invalid(faults)),
        (Ok(_), None) => Err(Fault::refused("datasets-nobody-answers")),
        (Ok(told), Some(group)) => {
            let deed = SetChallenge {
                group: group.id,
                told,
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(id) => visit.done(&format!("{LIST}/{id}"), "datasets-challenge-set"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(page_of(&visit, None, &typed, &errors).await?)
        }
    }
}

pub(in crate::pages) async fn show_change(visit: Visit, Path(id): Path<ChallengeId>) -> Answer {
    let challenge = find_challenge(&visit, id).await?;
    must_hold(&visit, &rights::CHALLENGE, challenge.scope()).await?;
    let data = store::list_challenge_data(&mut visit.sql(), visit.body.id, id).await?;
    let typed = Typed {
        request_id: Uuid::default(),
        version: challenge.version,
        title: challenge.title.clone(),
        question: challenge.question.clone(),
        expected: challenge.expected.clone(),
        criteria: challenge.criteria.clone(),
        prize: challenge.prize.clone(),
        gallery: challenge.gallery.as_str().to_owned(),
        opens: local_day(&visit, challenge.opens_at),
        closes: local_day(&visit, challenge.closes_at),
        datasets: data.iter().map(|dataset| dataset.id.to_string()).collect(),
    };
    let page = page_of(&visit, Some(&challenge), &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(in crate::pages) async fn change(
    visit: Visit,
    Path(id): Path<ChallengeId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let challenge = find_challenge(&visit, id).await?;
    must_hold(&visit, &rights::CHALLENGE, challenge.scope()).await?;
    let outcome = match typed.read(&visit, Some(&challenge)) {
        Err(faults) => Err(Fault::Invalid(faults)),
        Ok(told) => {
            let deed = ChangeChallenge {
                challenge: id,
                version: typed.version,
                told,
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    let errors = match outcome {
        Ok(()) => return visit.done(&challenge.path(), "datasets-challenge-changed"),
        Err(Fault::Stale(_)) => {
            typed.version = challenge.version;
            let mut errors = FormErrors::default();
            errors.add("titre", t!(visit.words, "datasets-changed-meanwhile"));
            errors
        }
        Err(fault) => visit.refusal_of_form("titre", fault)?,
    };
    visit.refused_page(page_of(&visit, Some(&challenge), &typed, &errors).await?)
}

async fn page_of(
    visit: &Visit,
    known: Option<&Challenge>,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (title, path, draft) = match known {
        None => (
            t!(words, "datasets-challenge-new"),
            format!("{LIST}/nouveau"),
            "defi-nouveau".to_owned(),
        ),
        Some(known) => (
            t!(words, "datasets-challenge-change"),
            format!("{}/modifier", known.path()),
            format!("defi-{}", known.id),
        ),
    };
    let mut data = checkboxes(words, t!(words, "datasets-challenge-data"), "jeux")
        .hint(t!(words, "datasets-field-challenge-data-hint"))
        .errors(errors);
    for dataset in choices(visit, known).await? {
        data = data.choice(dataset.id.to_string(), &dataset.title);
    }
    for id in &typed.datasets {
        data = data.chosen(id);
    }
    let mut galleries = radios(words, t!(words, "datasets-field-gallery"), "galerie")
        .chosen(&typed.gallery)
        .errors(errors);
    for gallery in Gallery::ALL {
        galleries = galleries.choice(gallery.as_str(), gallery_words(words, *gallery));
    }
    let text = |label: String, name: &'static str, value: &str| {
        textarea(words, label, name)
            .rows(5)
            .max_length(chars(TEXT_CHARS_MAX))
            .value(value)
            .errors(errors)
    };
    let form = Form::post(words, path, visit.request_id()).autosave(draft);
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (text_field(words, t!(words, "datasets-field-challenge-title"), "titre")
                .max_length(chars(NAME_CHARS_MAX)).value(&typed.title).errors(errors))
            (text(t!(words, "datasets-field-question"), "question", &typed.question)
                .hint(t!(words, "datasets-field-question-hint")))
            (data)
            (text(t!(words, "datasets-field-expected"), "attendu", &typed.expected)
                .hint(t!(words, "datasets-field-expected-hint")))
            (text(t!(words, "datasets-field-criteria"), "criteres", &typed.criteria).optional())
            (text_field(words, t!(words, "datasets-field-prize"), "prix")
                .hint(t!(words, "datasets-field-prize-hint"))
                .max_length(chars(REASON_CHARS_MAX)).value(&typed.prize).errors(errors).optional())
            (date_field(words, t!(words, "datasets-field-opens"), "debut")
                .hint(t!(words, "datasets-field-opens-hint")).value(&typed.opens).errors(errors).optional())
            (date_field(words, t!(words, "datasets-field-closes"), "fin")
                .hint(t!(words, "datasets-field-closes-hint")).value(&typed.closes).errors(errors))
            (galleries)
            (button(t!(words, "datasets-challenge-button")))
        }))
    };
    let page = Page::new(title, main).refused(errors).not_indexed();
    Ok(match known {
        None => under_list(visit, page),
        Some(known) => under_challenge(visit, known, page),
    })
}

/// The published datasets that changed last, after those that were chosen already.
async fn choices(visit: &Visit, known: Option<&Challenge>) -> Result<Vec<Dataset>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut all = match known {
        None => Vec::new(),
        Some(known) => store::list_challenge_data(&mut sql, body, known.id).await?,
    };
    for dataset in store::list_public(&mut sql, body, CHOICES_MAX).await? {
        if !all.iter().any(|known| known.id == dataset.id) {
            all.push(dataset);
        }
    }
    Ok(all)
}

fn day(visit: &Visit, typed: &str, field: &'static str, hour: Time) -> Result<Instant, FieldFault> {
    let unreadable = || fault(field, "datasets-challenge-date-unreadable");
    let date: Date = typed.trim().parse().map_err(|_| unreadable())?;
    date.to_datetime(hour)
        .to_zoned(visit.body.zone())
        .map(|zoned| Instant::from(zoned.timestamp()))
        .map_err(|_| unreadable())
}

fn local_day(visit: &Visit, at: Instant) -> String {
    at.timestamp().to_zoned(visit.body.zone()).date().to_string()
}

fn fault(field: &'static str, key: &'static str) -> FieldFault {
    FieldFault {
        field,
        sentence: Sentence::new(key),
    }
}
