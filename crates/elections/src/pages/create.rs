//! Beginning an election, and changing what was chosen first: what is decided, until when, how ballots are encrypted.

use axum::extract::{Path, Query};
use db::{Instant, Uuid};
use groups::{Group, GroupId};
use jiff::civil::{Date, Time};
use kernel::{Fault, FieldFault, Sentence, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{
    Choice, Form, FormErrors, button, date_field, error_summary, hidden, number_field, radios, text_field,
    textarea, time_field,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::MENU;
use super::seen::Seen;
use crate::actions::{CreateElection, CreateForParcours, EditElection};
use crate::model::{
    CryptoGroup, DESCRIPTION_CHARS_MAX, Election, ElectionId, Kind, NAME_CHARS_MAX, Settings, path_of,
};
use crate::{rights, store};

/// Days a vote lasts unless another date is chosen.
const VOTE_DAYS: i64 = 14;
/// Days an archive is kept unless another length is chosen: a proposal, which whoever prepares weighs.
const KEPT_DAYS: u32 = 90;

#[derive(Deserialize)]
pub(super) struct Asked {
    groupe: Option<GroupId>,
    /// The parcours whose step waits for it
    parcours: Option<Uuid>,
    /// That step
    #[serde(default)]
    etape: String,
}

/// What was typed of the settings.
#[derive(Clone, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    group: Option<GroupId>,
    /// The parcours whose step waits for it; empty when none does
    #[serde(default)]
    parcours: String,
    /// That step
    #[serde(default)]
    step: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    crypto_group: String,
    #[serde(default)]
    revote: String,
    #[serde(default)]
    closes_on: String,
    #[serde(default)]
    closes_time: String,
    #[serde(default)]
    paper_voters: String,
    #[serde(default)]
    kept_days: String,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let Some(group) = asked.groupe else {
        let offered = groups::offered(&visit, &rights::PREPARE).await?;
        let main = html! {
            ul.links {
                @for group in &offered { li { a href={ "/elections/nouvelle?groupe=" (group.id) } { (group.name) } } }
            }
        };
        let page = Page::new(t!(words, "elections-create-title"), main)
            .lead(t!(words, "elections-create-choose-group"))
            .under(t!(words, "elections-list-title"), MENU)
            .active(MENU);
        return visit.page(page);
    };
    let group = groups::allowed(&visit, &rights::PREPARE, group).await?;
    let closes = visit.now().plus_days(VOTE_DAYS).timestamp();
    let waiting = match asked.parcours {
        Some(id) => {
            let parcours = SubjectRef {
                kind: "parcours".to_owned(),
                id,
            };
            Subject::find(&mut visit.sql(), visit.body.id, &parcours).await?
        }
        None => None,
    };
    let name: String = waiting.map_or_else(String::new, |parcours| {
        parcours.title.chars().take(NAME_CHARS_MAX).collect()
    });
    let typed = Typed {
        request_id: Uuid::nil(),
        group: Some(group.id),
        parcours: asked.parcours.map(|id| id.to_string()).unwrap_or_default(),
        step: asked.etape,
        name,
        description: String::new(),
        kind: Kind::Citizens.as_str().to_owned(),
        crypto_group: CryptoGroup::Ed25519.as_str().to_owned(),
        revote: String::new(),
        closes_on: closes.to_zoned(visit.body.zone()).date().to_string(),
        closes_time: "18:00".to_owned(),
        paper_voters: "0".to_owned(),
        kept_days: KEPT_DAYS.to_string(),
    };
    visit.page(creation_page(&visit, &group, &typed, &FormErrors::default()))
}

pub(super) async fn create(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    let group = typed.group.ok_or(Fault::NotFound("group"))?;
    let outcome = match read(&visit, &typed) {
        Ok(settings) => {
            let create = CreateElection { group, settings };
            match typed.parcours.parse::<Uuid>() {
                Ok(parcours) => {
                    let deed = CreateForParcours {
                        create,
                        parcours,
                        step: typed.step.clone(),
                    };
                    visit.act(typed.request_id, &deed).await
                }
                Err(_) => visit.act(typed.request_id, &create).await,
            }
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => visit.done(&format!("{}/preparer", path_of(id)), "elections-created"),
        Err(fault) => {
            let errors = visit.refusal_of_form("kind", fault)?;
            let group = groups::allowed(&visit, &rights::PREPARE, group).await?;
            visit.refused_page(creation_page(&visit, &group, &typed, &errors).refused(&errors))
        }
    }
}

pub(super) async fn show_edit(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = Seen::prepared(&visit, id).await?;
    let typed = typed_of(&visit, &seen.election);
    let page = edition_page(&visit, &seen, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn edit(visit: Visit, Path(id): Path<ElectionId>, Posted(typed): Posted<Typed>) -> Answer {
    let outcome = match read(&visit, &typed) {
        Ok(settings) => {
            let deed = EditElection {
                election: id,
                settings,
            };
            visit.act(typed.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(()) => visit.done(&format!("{}/preparer", path_of(id)), "elections-edited"),
        Err(fault) => {
            let errors = visit.refusal_of_form("kind", fault)?;
            let seen = Seen::prepared(&visit, id).await?;
            let page = edition_page(&visit, &seen, &typed, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

fn typed_of(visit: &Visit, election: &Election) -> Typed {
    let settings = &election.settings;
    let closes = settings.closes_at.timestamp().to_zoned(visit.body.zone());
    Typed {
        request_id: Uuid::nil(),
        group: None,
        parcours: String::new(),
        step: String::new(),
        name: settings.name.clone(),
        description: settings.description.clone(),
        kind: settings.kind.as_str().to_owned(),
        crypto_group: settings.crypto_group.as_str().to_owned(),
        revote: if settings.is_revote_allowed { "oui" } else { "" }.to_owned(),
        closes_on: closes.date().to_string(),
        closes_time: closes.strftime("%H:%M").to_string(),
        paper_voters: settings.paper_voters.to_string(),
        kept_days: settings.kept_days.to_string(),
    }
}

/// A date and an hour typed in the body's time zone.
pub(super) fn instant_of(visit: &Visit, date: &str, time: &str) -> Option<Instant> {
    let date: Date = date.trim().parse().ok()?;
    let time: Time = time.trim().parse().ok()?;
    let local = date.to_datetime(time).to_zoned(visit.body.zone()).ok()?;
    Some(Instant::from(local.timestamp()))
}

fn read(visit: &Visit, typed: &Typed) -> Result<Settings, Fault> {
    let mut faults = Vec::new();
    let mut refuse = |field, key| {
        faults.push(FieldFault {
            field,
            sentence: Sentence::new(key),
        });
    };
    let kind = Kind::parse(&typed.kind);
    if kind.is_none() {
        refuse("kind", "elections-kind-missing");
    }
    let crypto_group = CryptoGroup::parse(&typed.crypto_group);
    if crypto_group.is_none() {
        refuse("crypto_group", "elections-group-missing");
    }
    let closes_at = instant_of(visit, &typed.closes_on, &typed.closes_time);
    if closes_at.is_none() {
        refuse("closes_on", "elections-closes-missing");
    }
    let kept_days = typed.kept_days.trim().parse().ok();
    if kept_days.is_none() {
        refuse("kept_days", "elections-kept-days-missing");
    }
    // Left empty, no paper is expected.
    let paper_voters = match typed.paper_voters.trim() {
        "" => Some(0),
        number => number.parse().ok(),
    };
    if paper_voters.is_none() {
        refuse("paper_voters", "elections-paper-number");
    }
    match (kind, crypto_group, closes_at, kept_days, paper_voters) {
        (Some(kind), Some(crypto_group), Some(closes_at), Some(kept_days), Some(paper_voters)) => {
            Ok(Settings {
                name: typed.name.clone(),
                description: typed.description.clone(),
                kind,
                crypto_group,
                is_revote_allowed: typed.revote == "oui",
                paper_voters,
                closes_at,
                kept_days,
            })
        }
        _ => Err(Fault::Invalid(faults)),
    }
}

fn creation_page(visit: &Visit, group: &Group, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, "/elections/nouvelle", visit.request_id())
            .autosave(format!("election-{}{}{}", group.id, typed.parcours, typed.step))
            .content(html! {
                (hidden("group", &group.id.to_string()))
                (hidden("parcours", &typed.parcours))
                (hidden("step", &typed.step))
                @if !typed.parcours.is_empty() { p { (t!(words, "elections-create-for-parcours")) } }
                (fields(visit, typed, None, errors))
                (button(t!(words, "elections-create-button")))
            }))
    };
    Page::new(t!(words, "elections-create-title"), main)
        .lead(t!(words, "elections-create-lead", group = &group.name))
        .under(t!(words, "elections-list-title"), MENU)
        .active(MENU)
        .not_indexed()
}

async fn edition_page(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let round = store::round_of(&mut visit.sql(), visit.body.id, seen.election.id).await?;
    let kind = round.previous.is_some().then_some(seen.election.settings.kind);
    let path = format!("{}/preparer/reglages", seen.election.path());
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, path, visit.request_id()).content(html! {
            (fields(visit, typed, kind, errors))
            (button(t!(words, "elections-edit-button")))
        }))
    };
    Ok(seen
        .page(visit, t!(words, "elections-edit-title"), main)
        .not_indexed())
}

/// The fields of the settings; `fixed` is the kind that cannot be another, where it cannot.
fn fields(visit: &Visit, typed: &Typed, fixed: Option<Kind>, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let chars = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let described = |family: &str, word: &str| {
        Choice::new(word, words.say(&format!("elections-{family}-{word}")))
            .hint(words.say(&format!("elections-{family}-{word}-hint")))
    };
    let kinds = Kind::ALL.iter().map(|kind| described("kind", kind.as_str()));
    let groups = CryptoGroup::ALL
        .iter()
        .map(|group| described("group", group.as_str()));
    html! {
        (text_field(words, t!(words, "elections-name"), "name").value(&typed.name)
            .max_length(chars(NAME_CHARS_MAX)).hint(t!(words, "elections-name-hint")).errors(errors))
        (textarea(words, t!(words, "elections-description"), "description").rows(5).value(&typed.description)
            .max_length(chars(DESCRIPTION_CHARS_MAX)).hint(t!(words, "elections-description-hint")).errors(errors))
        @if let Some(fixed) = fixed {
            (hidden("kind", fixed.as_str()))
            p.hint #kind { (t!(words, "elections-refused-round-kind")) }
        } @else {
            (radios(words, t!(words, "elections-kind"), "kind").choices(kinds).chosen(&typed.kind).errors(errors))
        }
        (date_field(words, t!(words, "elections-closes-on"), "closes_on").value(&typed.closes_on).errors(errors))
        (time_field(words, t!(words, "elections-closes-time"), "closes_time").value(&typed.closes_time).errors(errors))
        (radios(words, t!(words, "elections-group"), "crypto_group").choices(groups).chosen(&typed.crypto_group).errors(errors))
        (radios(words, t!(words, "elections-revote"), "revote")
            .choices([
                Choice::new("non", t!(words, "elections-revote-no")).hint(t!(words, "elections-revote-no-hint")),
                Choice::new("oui", t!(words, "elections-revote-yes")).hint(t!(words, "elections-revote-yes-hint")),
            ])
            .chosen(if typed.revote == "oui" { "oui" } else { "non" }).errors(errors))
        (number_field(words, t!(words, "elections-paper-voters"), "paper_voters").value(&typed.paper_voters).optional()
            .hint(t!(words, "elections-paper-voters-hint")).errors(errors))
        (number_field(words, t!(words, "elections-kept-days"), "kept_days").value(&typed.kept_days)
            .hint(t!(words, "elections-kept-days-hint")).errors(errors))
    }
}
