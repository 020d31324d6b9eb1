//! What people do with parcours: prepare one, start it, close a step so that the next opens.

mod abandon;
mod place;
mod prepare;
mod templates;

use std::collections::BTreeMap;

use db::Instant;
use kernel::steps::{Fact, StepContext, StepKind};
use kernel::{Action, Event, Fault, Quality, Right, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use crate::calendar::refuse;
use crate::engine::{self, Order, ParcoursState, StepState, decide};
use crate::model::{ParcoursId, Whole, closing_when_opened};
use crate::store;

pub(crate) use abandon::REASON_CHARS_MAX;
pub use abandon::{AbandonParcours, ReopenParcours};
pub use place::SetPlace;
pub(crate) use prepare::answered;
pub use prepare::{ChangeDraft, CreateParcours, DeleteDraft};
pub use templates::{CopyTemplate, ImportTemplate, RemoveTemplate, SaveTemplate};

/// Preparing a parcours.
pub const PREPARE: Right = Right {
    code: "parcours.prepare",
    held_by: &[Quality::Chair, Quality::Agent],
};
/// Starting a parcours, closing its steps, abandoning and reopening it.
pub const ADVANCE: Right = Right {
    code: "parcours.advance",
    held_by: &[Quality::Chair, Quality::Agent],
};
/// Tying a subject to the parcours it was made for.
pub const GATHER: Right = Right {
    code: "parcours.gather",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};
/// Composing the body's own templates.
pub const COMPOSE: Right = Right {
    code: "parcours.compose",
    held_by: &[Quality::Agent],
};
/// Saying what decides of legal delays: the population, the local law.
pub const PLACE: Right = Right {
    code: "parcours.place",
    held_by: &[Quality::Agent],
};

/// The timer that closes a step on its date.
pub const STEP_DUE: &str = "parcours.step-due";
/// A step's date acts a minute after it, so that the votes closing at that very instant are counted first.
const STEP_DUE_AFTER_S: i64 = 60;

/// Starts a parcours: it becomes public and its first step opens.
pub struct StartParcours {
    /// Which one
    pub parcours: ParcoursId,
}

impl Action for StartParcours {
    const NAME: &'static str = "parcours.start";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = load(work, self.parcours).await?;
        work.require(&ADVANCE, Scope::group(whole.parcours.groupe_id))
            .await?;
        if whole.parcours.state == ParcoursState::Draft {
            refuse(&prepare::remarks(work, &whole).await?)?;
        }
        advance(work, whole, &engine::Event::Start).await
    }
}

/// Closes a step; those that waited for it open.
pub struct CloseStep {
    /// Which parcours
    pub parcours: ParcoursId,
    /// Which step
    pub step: String,
}

impl Action for CloseStep {
    const NAME: &'static str = "parcours.close-step";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = load(work, self.parcours).await?;
        work.require(&ADVANCE, Scope::group(whole.parcours.groupe_id))
            .await?;
        self.refuse_shortening(work, &whole)?;
        advance(
            work,
            whole,
            &engine::Event::Close {
                step: self.step.clone(),
            },
        )
        .await
    }
}

impl CloseStep {
    /// A convocation is not closed before its last day: the meeting was announced for the day after.
    fn refuse_shortening(&self, work: &Work, whole: &Whole) -> Result<(), Fault> {
        let convenes = whole
            .template
            .position(&self.step)
            .is_some_and(|position| whole.template.steps[position].convenes());
        match whole.step(&self.step) {
            Some(row) if convenes && row.state == StepState::Open && work.now < row.closes_at => Err(
                Fault::refused_with(Sentence::new("parcours-convocation-runs").with("until", row.closes_at)),
            ),
            _ => Ok(()),
        }
    }
}

/// Ties a subject to a parcours, under a role (`text`, `meeting`, `act`): what its steps work on.
pub struct GatherSubject {
    /// Which parcours
    pub parcours: ParcoursId,
    /// As what
    pub role: String,
    /// What
    pub subject: SubjectRef,
}

impl Action for GatherSubject {
    const NAME: &'static str = "parcours.gather-subject";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = load(work, self.parcours).await?;
        work.require(&GATHER, Scope::group(whole.parcours.groupe_id))
            .await?;
        if whole.parcours.state == ParcoursState::Abandoned {
            return Err(Fault::refused("parcours-abandoned-already"));
        }
        if whole
            .subjects
            .get(&self.role)
            .is_some_and(|bound| *bound != self.subject)
        {
            return Err(Fault::refused("parcours-role-taken"));
        }
        let of = store::of_subject(&mut work.sql, work.body, &self.subject).await?;
        if of.is_some_and(|other| other != self.parcours) {
            return Err(Fault::refused("parcours-subject-elsewhere"));
        }
        store::bind(&mut work.sql, work.body, self.parcours, &self.role, &self.subject).await?;
        let event = Event::internal("parcours.subject-gathered", whole.parcours.subject().reference)
            .with(json!({ "role": self.role, "subject": self.subject }));
        work.journal(event).await
    }
}

/// A step's date has come: it closes if nothing stands in the way; otherwise it stays open and its page says why.
pub(crate) async fn step_due(work: &mut Work, parcours: ParcoursId, step: &str) -> Result<(), Fault> {
    let whole = load(work, parcours).await?;
    if whole.step(step).is_none_or(|row| row.state != StepState::Open) {
        return Ok(());
    }
    let reports = reports(work, &whole).await?;
    let event = engine::Event::Close {
        step: step.to_owned(),
    };
    if decide(&whole.template, &whole.state(), &answering(&reports), &event).is_err() {
        let overdue = Event::internal("parcours.step-overdue", whole.parcours.subject().reference)
            .with(json!({ "step": step }));
        return work.journal(overdue).await;
    }
    work.as_system(&CloseStep {
        parcours,
        step: step.to_owned(),
    })
    .await
}

/// What steps of these kinds wait for has happened to a subject: those of its parcours that are open close next, unless
/// something else stands in the way, which their page says. Not in the transaction of what happened: closing a step opens the
/// next one, which may refuse, and no parcours undoes what was decided. The date that closes steps does it in its own, where it
/// is decided again, and tried again.
pub(crate) async fn close_ended(
    work: &mut Work,
    subject: &SubjectRef,
    kinds: &[&'static str],
) -> Result<(), Fault> {
    let Some(parcours) = store::of_subject(&mut work.sql, work.body, subject).await? else {
        return Ok(());
    };
    let whole = load(work, parcours).await?;
    if whole.parcours.state != ParcoursState::Running {
        return Ok(());
    }
    let is_ended = |name: &str| {
        let place = whole.template.position(name);
        place.is_some_and(|place| kinds.contains(&whole.template.steps[place].kind.as_str()))
    };
    let open = whole.steps.iter().filter(|row| row.state == StepState::Open);
    let ended: Vec<&str> = open
        .filter(|row| is_ended(&row.name))
        .map(|row| row.name.as_str())
        .collect();
    if ended.is_empty() {
        return Ok(());
    }
    let reports = reports(work, &whole).await?;
    let of = whole.parcours.subject().reference;
    for step in ended {
        let event = engine::Event::Close {
            step: step.to_owned(),
        };
        if decide(&whole.template, &whole.state(), &answering(&reports), &event).is_ok() {
            let now = work.now;
            work.timer(STEP_DUE, &of, now, &json!({ "step": step })).await?;
        }
    }
    Ok(())
}

/// A parcours with all that decides what comes next.
pub(crate) async fn load(work: &mut Work, id: ParcoursId) -> Result<Whole, Fault> {
    let body = work.body;
    crate::whole(&mut work.sql, body, id)
        .await?
        .ok_or(Fault::NotFound("parcours"))
}

async fn advance(work: &mut Work, whole: Whole, event: &engine::Event) -> Result<(), Fault> {
    let reports = reports(work, &whole).await?;
    let decision = decide(&whole.template, &whole.state(), &answering(&reports), event).map_err(refused)?;
    let subject = whole.parcours.subject().reference;
    let id = whole.parcours.id;
    if decision.state.parcours == ParcoursState::Running && whole.parcours.state == ParcoursState::Draft {
        store::set_state(&mut work.sql, work.body, id, ParcoursState::Running).await?;
        work.register(&whole.parcours.subject()).await?;
        search::index(&mut work.sql, work.body, &crate::search_entry(&whole, work.now)).await?;
        work.journal(Event::public("parcours.started", subject.clone()))
            .await?;
    }
    for order in decision.orders {
        match order {
            Order::Close(step) => close(work, id, &step, &subject).await?,
            Order::Open(step) => open(work, id, &step, &subject).await?,
            Order::Finish => {
                store::set_state(&mut work.sql, work.body, id, ParcoursState::Finished).await?;
                work.journal(Event::public("parcours.finished", subject.clone()))
                    .await?;
            }
        }
    }
    Ok(())
}

async fn open(work: &mut Work, id: ParcoursId, step: &str, subject: &SubjectRef) -> Result<(), Fault> {
    let whole = load(work, id).await?;
    let row = whole.step(step).ok_or(Fault::NotFound("step"))?;
    let convenes = whole
        .template
        .position(step)
        .is_some_and(|position| whole.template.steps[position].convenes());
    let zone = work.collectivite()?.zone();
    let closes_at = closing_when_opened(row, convenes, work.now, &zone);
    store::open_step(&mut work.sql, work.body, id, step, work.now, closes_at).await?;
    let whole = load(work, id).await?;
    let (kind, context) = (kind_of(work, &whole, step)?, context(&whole, step));
    let brought = (kind.open)(work, &context).await?;
    for (role, brought) in brought {
        store::bind(&mut work.sql, work.body, id, &role, &brought).await?;
    }
    due(work, subject, step, closes_at).await?;
    crate::folders::open_if_wanted(work, id).await?;
    crate::discussions::open_or_close(work, id).await?;
    work.journal(Event::public("parcours.step-opened", subject.clone()).with(json!({ "step": step })))
        .await
}

/// Sets the date that closes a step.
async fn due(work: &mut Work, subject: &SubjectRef, step: &str, closes_at: Instant) -> Result<(), Fault> {
    let due = closes_at.plus_seconds(STEP_DUE_AFTER_S);
    work.timer(STEP_DUE, subject, due, &json!({ "step": step })).await
}

async fn close(work: &mut Work, id: ParcoursId, step: &str, subject: &SubjectRef) -> Result<(), Fault> {
    let whole = load(work, id).await?;
    let (kind, context) = (kind_of(work, &whole, step)?, context(&whole, step));
    let brought = (kind.close)(work, &context).await?;
    for (role, brought) in brought {
        store::bind(&mut work.sql, work.body, id, &role, &brought).await?;
    }
    store::close_step(&mut work.sql, work.body, id, step, work.now).await?;
    crate::discussions::open_or_close(work, id).await?;
    work.journal(Event::public("parcours.step-closed", subject.clone()).with(json!({ "step": step })))
        .await
}

fn refused(refusal: engine::Refusal) -> Fault {
    Fault::Refused {
        sentence: refusal.reason,
        article: refusal.article,
    }
}

type Reports = BTreeMap<String, kernel::steps::StepReport>;

/// What the open steps can tell.
async fn reports(work: &mut Work, whole: &Whole) -> Result<Reports, Fault> {
    let mut reports = Reports::new();
    for step in whole.steps.iter().filter(|step| step.state == StepState::Open) {
        let (house, body) = (work.shared_house(), work.body);
        let report = crate::report_of(&house, &mut work.sql, body, whole, &step.name).await?;
        reports.insert(step.name.clone(), report);
    }
    Ok(reports)
}

fn answering(reports: &Reports) -> impl Fn(&str, &str) -> Option<Fact> + '_ {
    |step, name| reports.get(step)?.facts.get(name).cloned()
}

/// What a step knows of its parcours.
pub(crate) fn context(whole: &Whole, step: &str) -> StepContext {
    let row = whole.step(step);
    let settings = whole
        .template
        .position(step)
        .map(|position| whole.template.steps[position].settings.clone());
    StepContext {
        parcours: whole.parcours.id.uuid(),
        step: step.to_owned(),
        title: whole.parcours.title.clone(),
        group: db::Id::from_uuid(whole.parcours.groupe_id.uuid()),
        opens_at: row.map(|row| row.opens_at),
        closes_at: row.map(|row| row.closes_at),
        settings: settings.unwrap_or_default(),
        subjects: whole.subjects.clone(),
    }
}

fn kind_of(work: &Work, whole: &Whole, step: &str) -> Result<StepKind, Fault> {
    crate::kind_of(work.house(), whole, step)
}
