//! What people do with parcours: prepare one, start it, close a step so that the next opens.

use std::collections::BTreeMap;

use db::Instant;
use groups::GroupId;
use jiff::civil::Date;
use kernel::steps::{Fact, StepContext, StepKind};
use kernel::{Action, Event, Fault, Fields, Quality, Right, Scope, Sentence, SubjectRef, Work};
use serde_json::json;

use crate::engine::{self, Order, ParcoursState, StepState, decide};
use crate::model::{Parcours, ParcoursId, Whole, plan};
use crate::store;
use crate::template::{SHIPPED, Template};

/// Preparing a parcours.
pub const PREPARE: Right = Right {
    code: "parcours.prepare",
    held_by: &[Quality::Chair, Quality::Agent],
};
/// Starting a parcours, closing its steps.
pub const ADVANCE: Right = Right {
    code: "parcours.advance",
    held_by: &[Quality::Chair, Quality::Agent],
};
/// Tying a subject to the parcours it was made for.
pub const GATHER: Right = Right {
    code: "parcours.gather",
    held_by: &[Quality::Secretary, Quality::Chair, Quality::Agent],
};

/// The timer that closes a step on its date.
pub const STEP_DUE: &str = "parcours.step-due";
/// A step's date acts a minute after it, so that the votes closing at that very instant are counted first.
const STEP_DUE_AFTER_S: i64 = 60;
/// Characters of a title.
const TITLE_CHARS_MAX: usize = 200;
/// Days somebody may plan ahead or behind.
const PLAN_DAYS_MAX: i64 = 3 * 366;

/// Prepares a parcours from a shipped template.
pub struct CreateParcours {
    /// What people will call it
    pub title: String,
    /// The group that carries it
    pub group: GroupId,
    /// The template's name
    pub template: String,
    /// The first day of its first step
    pub starts_on: Date,
    /// Days each step lasts, where they differ from the template's
    pub days: BTreeMap<String, u32>,
}

impl Action for CreateParcours {
    const NAME: &'static str = "parcours.create";
    type Output = ParcoursId;

    async fn run(&self, work: &mut Work) -> Result<ParcoursId, Fault> {
        work.require(&PREPARE, Scope::group(self.group)).await?;
        let source =
            source_of(&self.template).ok_or(Fault::field("template", "parcours-template-unknown"))?;
        let template = Template::parse(source).map_err(|error| Fault::Internal(error.to_string()))?;
        let zone = work.collectivite()?.zone();
        let today = work.now.timestamp().to_zoned(zone.clone()).date();
        let mut fields = Fields::default();
        let title = fields.text(
            "title",
            &self.title,
            TITLE_CHARS_MAX,
            "parcours-title-missing",
            "parcours-title-too-long",
        );
        let distance_days = today
            .until(self.starts_on)
            .map_or(i64::MAX, |span| i64::from(span.get_days()).abs());
        if distance_days > PLAN_DAYS_MAX {
            fields.refuse("starts_on", Sentence::new("parcours-date-too-far"));
        }
        if template.steps.iter().any(|step| {
            self.days
                .get(&step.name)
                .is_some_and(|days| !(1..=730).contains(days))
        }) {
            fields.refuse("days", Sentence::new("parcours-days-out-of-range"));
        }
        fields.finish()?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let planned = plan(&template, self.starts_on, &self.days, &zone);
        let parcours = Parcours {
            id: work.new_id(),
            title,
            groupe_id: self.group,
            template: source.to_owned(),
            state: ParcoursState::Draft,
            starts_at: planned.first().map_or(work.now, |step| step.opens_at),
            created_at: work.now,
        };
        store::insert(&mut work.sql, work.body, &parcours).await?;
        for (position, step) in planned.iter().enumerate() {
            store::insert_step(&mut work.sql, work.body, parcours.id, position, step).await?;
        }
        // Known to the rest of the house once it starts: a title being prepared is on nobody else's agenda.
        work.journal(Event::internal("parcours.created", parcours.subject().reference))
            .await?;
        Ok(parcours.id)
    }
}

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
        if whole
            .subjects
            .get(&self.role)
            .is_some_and(|bound| *bound != self.subject)
        {
            return Err(Fault::refused("parcours-role-taken"));
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

/// A parcours with all that decides what comes next.
pub(crate) async fn load(work: &mut Work, id: ParcoursId) -> Result<Whole, Fault> {
    let body = work.body;
    crate::whole(&mut work.sql, body, id)
        .await?
        .ok_or(Fault::NotFound("parcours"))
}

async fn advance(work: &mut Work, whole: Whole, event: &engine::Event) -> Result<(), Fault> {
    let reports = reports(work, &whole).await?;
    let decision =
        decide(&whole.template, &whole.state(), &answering(&reports), event).map_err(|refusal| {
            Fault::Refused {
                sentence: refusal.reason,
                article: refusal.article,
            }
        })?;
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
    let closes_at = closing_when_opened(row.opens_at, row.closes_at, work.now);
    store::open_step(&mut work.sql, work.body, id, step, work.now, closes_at).await?;
    let whole = load(work, id).await?;
    let (kind, context) = (kind_of(work, &whole, step)?, context(&whole, step));
    let brought = (kind.open)(work, &context).await?;
    for (role, brought) in brought {
        store::bind(&mut work.sql, work.body, id, &role, &brought).await?;
    }
    let due = closes_at.plus_seconds(STEP_DUE_AFTER_S);
    work.timer(STEP_DUE, subject, due, &json!({ "step": step }))
        .await?;
    work.journal(Event::public("parcours.step-opened", subject.clone()).with(json!({ "step": step })))
        .await
}

/// A step that opens after the date it was to close on keeps its planned length from now.
fn closing_when_opened(opens_at: Instant, closes_at: Instant, now: Instant) -> Instant {
    if closes_at > now {
        closes_at
    } else {
        now.plus_seconds((closes_at.micros() - opens_at.micros()).max(0) / 1_000_000)
    }
}

async fn close(work: &mut Work, id: ParcoursId, step: &str, subject: &SubjectRef) -> Result<(), Fault> {
    let whole = load(work, id).await?;
    let (kind, context) = (kind_of(work, &whole, step)?, context(&whole, step));
    let brought = (kind.close)(work, &context).await?;
    for (role, brought) in brought {
        store::bind(&mut work.sql, work.body, id, &role, &brought).await?;
    }
    store::close_step(&mut work.sql, work.body, id, step, work.now).await?;
    work.journal(Event::public("parcours.step-closed", subject.clone()).with(json!({ "step": step })))
        .await
}

type Reports = BTreeMap<String, kernel::steps::StepReport>;

/// What the open steps can tell.
async fn reports(work: &mut Work, whole: &Whole) -> Result<Reports, Fault> {
    let mut reports = Reports::new();
    for step in whole.steps.iter().filter(|step| step.state == StepState::Open) {
        let (kind, context) = (kind_of(work, whole, &step.name)?, context(whole, &step.name));
        let body = work.body;
        reports.insert(
            step.name.clone(),
            (kind.report)(&mut work.sql, body, &context).await?,
        );
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

/// The source of the shipped template called `name`.
fn source_of(name: &str) -> Option<&'static str> {
    SHIPPED
        .iter()
        .copied()
        .find(|source| Template::parse(source).is_ok_and(|template| template.name == name))
}
