//! Parcours: a decision from its first idea to its publication, as a line of dated steps.
//!
//! What people do here: an agent or the person who chairs a group picks a template, says for which group and from
//! which day, sees the calendar compared with the law ([`calendar`]), starts. An agent copies, changes, shares and
//! receives templates ([`library`]). From there each step opens when those it waits for are closed, and closes
//! when its date comes or when somebody entitled closes it, provided its guards hold (a text is ready, every amendment
//! is decided, the minutes are approved). Anybody reads where it stands, since when, until when, and what is missing.
//!
//! A parcours is data: a TOML template ([`template`]), copied when the parcours is created, so that its rules cannot
//! change silently under way; a pure function decides ([`engine::decide`]); features offer the kinds of steps
//! ([`kernel::steps::StepKind`]). This crate knows none of those features.
//!
//! A subject made for a parcours says so in the event that announces it: any event whose payload has `parcours` (an
//! id) and `role` ties its subject to that parcours, in the same transaction; it may name the `step` it is for. What it was
//! made of stands in `from`, by role: each must be what the parcours itself gathered under that role, so that no parcours ends
//! on another one's text.
//! A feature whose events end its steps declares them (`Feature::closes_steps`): the open step of that parcours then closes,
//! provided its guards hold, in a transaction of its own right after: closing it opens the next one, which may refuse, and
//! what was decided stands whatever the parcours makes of it.

pub mod actions;
pub mod calendar;
mod discussions;
pub mod engine;
mod folders;
pub mod library;
mod model;
mod pages;
mod standing;
mod store;
pub mod template;

use db::{Migration, Sql};
use kernel::steps::{StepKind, StepReport};
use kernel::{
    Action as _, BoxFuture, CarriedPage, CollectiviteId, Event, Fault, Feature, HomeEntry, HomeSection,
    House, Navigation, News, NewsSort, PersonId, Sentence, SubjectRef, Timer, Work,
};

pub use actions::{
    AbandonParcours, ChangeDraft, CloseStep, CopyTemplate, CreateParcours, DeleteDraft, GatherSubject,
    ImportTemplate, RemoveTemplate, ReopenParcours, SaveTemplate, SetPlace, StartParcours,
};
pub use model::{Parcours, ParcoursId, Place, Whole};

use crate::engine::{ParcoursState, StepState};
use crate::template::Template;

/// What this feature brings.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-f-parcours",
            text: include_str!("../migrations/2026-11-22-f-parcours.sql"),
        },
        Migration {
            name: "2026-11-25-f-templates",
            text: include_str!("../migrations/2026-11-25-f-templates.sql"),
        },
        Migration {
            name: "2026-11-25-parcours-drafts",
            text: include_str!("../migrations/2026-11-25-parcours-drafts.sql"),
        },
        Migration {
            name: "2026-11-25-parcours-endings",
            text: include_str!("../migrations/2026-11-25-parcours-endings.sql"),
        },
    ],
    statements: &[
        store::STATEMENTS,
        store::endings::STATEMENTS,
        store::templates::STATEMENTS,
    ],
    rights: &[
        actions::PREPARE,
        actions::ADVANCE,
        actions::GATHER,
        actions::COMPOSE,
        actions::PLACE,
    ],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "parcours-navigation",
        path: "/parcours",
        rank: 10,
        section: None,
    }],
    routes: Some(pages::routes),
    reaction: Some(react),
    timers: &[(actions::STEP_DUE, when_step_due)],
    home: Some(home),
    stands: &[("parcours", standing::of)],
    keepable: &["/parcours", "/parcours/{id}"],
    carried: Some(carried),
    news: NEWS,
    followed: &["parcours"],
    within: Some(within),
    ..Feature::named("parcours")
};

/// What is news to those who follow a parcours.
const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "parcours.started"),
    News::of(NewsSort::Scheduled, "parcours.step-opened"),
    News::of(NewsSort::Scheduled, "parcours.step-closed"),
    News::of(NewsSort::Filed, "parcours.finished"),
    News::of(NewsSort::Filed, "parcours.abandoned"),
    News::of(NewsSort::Scheduled, "parcours.reopened"),
];

/// A parcours is its group's; a subject of another feature is the parcours' it was made for.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind == "parcours" {
            let parcours = store::find(sql, body, subject.id()).await?;
            return Ok(parcours
                .map(|parcours| SubjectRef::new("group", parcours.groupe_id))
                .into_iter()
                .collect());
        }
        let parcours = store::of_subject(sql, body, subject).await?;
        Ok(parcours
            .map(|parcours| SubjectRef::new("parcours", parcours))
            .into_iter()
            .collect())
    })
}

/// The tools that the steps of a parcours switch on, by name: those that opened, closed since or not. Nothing for what is
/// no parcours.
pub fn switched_on<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Vec<String>>, Fault>> {
    Box::pin(async move {
        if subject.kind != "parcours" {
            return Ok(None);
        }
        let Some(whole) = whole(sql, body, subject.id()).await? else {
            return Ok(None);
        };
        let mut names: Vec<String> = Vec::new();
        for row in whole.steps.iter().filter(|row| row.state != StepState::Waiting) {
            let step = whole
                .template
                .position(&row.name)
                .map(|place| &whole.template.steps[place]);
            names.extend(step.into_iter().flat_map(|step| step.tools.iter().cloned()));
        }
        Ok(Some(names))
    })
}

/// What decides of the legal delays of a body, as far as an agent said it.
///
/// # Errors
/// The database's.
pub async fn place(sql: &mut Sql, body: CollectiviteId) -> Result<Place, db::Error> {
    store::templates::place(sql, body).await
}

/// Finds a parcours with its template, steps and subjects.
pub async fn whole(sql: &mut Sql, body: CollectiviteId, id: ParcoursId) -> Result<Option<Whole>, Fault> {
    let Some(parcours) = store::find(sql, body, id).await? else {
        return Ok(None);
    };
    let template = Template::parse(&parcours.template)
        .map_err(|error| Fault::Internal(format!("the template kept with {id}: {error}")))?;
    let steps = store::steps(sql, body, id).await?;
    let subjects = store::subjects(sql, body, id).await?;
    Ok(Some(Whole {
        parcours,
        template,
        steps,
        subjects,
    }))
}

/// The parcours under way, at most `limit`: the latest prepared first.
pub async fn running(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<ParcoursId>, db::Error> {
    let lines = store::list(sql, body, ParcoursState::Running, limit, 0).await?;
    Ok(lines.into_iter().map(|line| line.id).collect())
}

/// The parcours a subject was made for, if any.
pub async fn of_subject(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<ParcoursId>, db::Error> {
    store::of_subject(sql, body, subject).await
}

/// The kind of the step called `step`, among those the house's features offer.
pub(crate) fn kind_of(house: &House, whole: &Whole, step: &str) -> Result<StepKind, Fault> {
    let position = whole.template.position(step).ok_or(Fault::NotFound("step"))?;
    let code = &whole.template.steps[position].kind;
    house
        .features()
        .iter()
        .flat_map(|feature| feature.step_kinds)
        .find(|kind| kind.code == code)
        .copied()
        .ok_or_else(|| Fault::Internal(format!("no feature here offers the step kind {code:?}")))
}

/// What a step can tell: its kind, and the guards of every kind that it asks for.
pub(crate) async fn report_of(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    whole: &Whole,
    step: &str,
) -> Result<StepReport, Fault> {
    let (kind, context) = (kind_of(house, whole, step)?, actions::context(whole, step));
    let mut report = (kind.report)(sql, body, &context).await?;
    let position = whole.template.position(step).ok_or(Fault::NotFound("step"))?;
    for asked in &whole.template.steps[position].closes_when {
        let mut offered = house.features().iter().flat_map(|feature| feature.guards);
        let guard = offered.find(|guard| guard.name == asked);
        if let Some(guard) = guard.filter(|_| !report.facts.contains_key(asked)) {
            let fact = (guard.read)(sql, body, &context).await?;
            report.facts.insert(asked.clone(), fact);
        }
    }
    Ok(report)
}

pub(crate) fn search_entry(whole: &Whole, at: db::Instant) -> search::Entry {
    search::Entry {
        subject: whole.parcours.subject().reference,
        title: whole.parcours.title.clone(),
        path: whole.parcours.subject().path,
        body_text: whole.template.summary.clone(),
        at,
    }
}

fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == tools::SET_UP {
            folders::react(work, event).await?;
            return discussions::react(work, event).await;
        }
        let (Some(parcours), Some(role)) =
            (event.payload["parcours"].as_str(), event.payload["role"].as_str())
        else {
            return close_what_ended(work, event).await;
        };
        let parcours: ParcoursId = parcours.parse().map_err(|_| Fault::NotFound("parcours"))?;
        refuse_what_is_not_its_own(work, parcours, &event.payload).await?;
        // As the person who made the subject, who must hold the right in the parcours's own group: an event is no proof.
        GatherSubject {
            parcours,
            role: role.to_owned(),
            subject: event.subject.clone(),
        }
        .run(work)
        .await
    })
}

/// An event that a feature declares as the end of its steps sets the date that closes the one of its subject's parcours.
async fn close_what_ended(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let house = work.shared_house();
    let kinds: Vec<&'static str> = house
        .features()
        .iter()
        .filter(|feature| feature.closes_steps.contains(&event.kind))
        .flat_map(|feature| feature.step_kinds.iter().map(|kind| kind.code))
        .collect();
    if kinds.is_empty() {
        return Ok(());
    }
    let first = event.payload["first"]
        .as_str()
        .and_then(|id| id.parse::<db::Uuid>().ok());
    let subject = SubjectRef {
        kind: event.subject.kind.clone(),
        id: first.unwrap_or(event.subject.id),
    };
    actions::close_ended(work, &subject, &kinds).await
}

/// What is made for a parcours is made in its group, for a step that it has; and an act published for it holds its text, not
/// another one of the same group.
async fn refuse_what_is_not_its_own(
    work: &mut Work,
    parcours: ParcoursId,
    payload: &serde_json::Value,
) -> Result<(), Fault> {
    let whole = actions::load(work, parcours).await?;
    let step = payload["step"].as_str();
    if step.is_some_and(|step| whole.step(step).is_none()) {
        return Err(Fault::NotFound("step"));
    }
    let group = whole.parcours.groupe_id.to_string();
    if payload["group"].as_str().is_some_and(|other| other != group) {
        return Err(Fault::refused("parcours-of-another-group"));
    }
    let from = payload["from"].as_object();
    let is_its_own = from.into_iter().flatten().all(|(role, id)| {
        let gathered = whole.subjects.get(role).map(|subject| subject.id.to_string());
        gathered.as_deref() == id.as_str()
    });
    if is_its_own {
        Ok(())
    } else {
        Err(Fault::refused("parcours-not-its-own"))
    }
}

fn when_step_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let step = timer.payload["step"].as_str().unwrap_or_default();
        actions::step_due(work, db::Id::from_uuid(timer.subject), step).await
    })
}

/// The decisions under way in one's groups.
fn carried<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    person: PersonId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut pages = Vec::new();
        for group in groups::groups_of(sql, body, person, house.clock.now()).await? {
            let running = store::of_group(sql, body, group.id, ParcoursState::Running, rows).await?;
            pages.extend(running.into_iter().map(|id| CarriedPage {
                kind: "parcours",
                path: format!("/parcours/{id}"),
            }));
            if pages.len() >= limit {
                break;
            }
        }
        Ok(pages)
    })
}

/// Open parcours are what one can take part in: soonest deadline first.
fn home<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let limit = i64::try_from(limit).unwrap_or(50);
        let mut entries = Vec::new();
        for line in store::list(sql, body, ParcoursState::Running, limit, 0).await? {
            let at = line.closes_at.unwrap_or(line.starts_at);
            entries.push(HomeEntry {
                section: HomeSection::TakePart,
                kind: "parcours",
                title: line.title,
                path: format!("/parcours/{}", line.id),
                detail: Sentence::new("parcours-home-open").with("until", at),
                at,
            });
        }
        entries.sort_by_key(|entry| entry.at);
        Ok(entries)
    })
}
