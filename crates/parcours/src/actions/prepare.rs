//! Preparing a parcours: from a template and a few answers to a calendar the law allows; changing and deleting it as long
//! as it has not started.

use std::collections::BTreeMap;

use groups::{Group, GroupId, GroupKind};
use jiff::civil::Date;
use kernel::steps::settings::{Setting, Shape, URGENCY};
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};

use super::{PREPARE, load};
use crate::calendar::{Ground, Remark, check, refuse};
use crate::engine::ParcoursState;
use crate::library;
use crate::model::{Parcours, ParcoursId, StepRow, Whole, plan};
use crate::store;
use crate::template::{DAYS_MAX, SETTING_CHARS_MAX, TITLE_CHARS_MAX, Template, Vocabulary};

/// Days somebody may plan ahead or behind.
const PLAN_DAYS_MAX: i64 = 3 * 366;

/// Prepares a parcours from a template.
#[derive(Clone, Debug)]
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
    /// What was answered to what the template asks: `recueil.question`; `convocation.urgency` is `oui` for an urgent
    /// convocation
    pub answers: BTreeMap<String, String>,
}

impl Action for CreateParcours {
    const NAME: &'static str = "parcours.create";
    type Output = ParcoursId;

    async fn run(&self, work: &mut Work) -> Result<ParcoursId, Fault> {
        work.require(&PREPARE, Scope::group(self.group)).await?;
        let vocabulary = Vocabulary::of(work.house());
        let found = library::find(&mut work.sql, work.body, &self.template).await?;
        let template = found
            .map(|offered| offered.template)
            .filter(|template| template.is_offered_by(&vocabulary))
            .ok_or(Fault::field("template", "parcours-template-unknown"))?;
        let input = DraftInput {
            title: &self.title,
            starts_on: self.starts_on,
            days: &self.days,
            answers: &self.answers,
        };
        let group = group(work, self.group).await?;
        let draft = input.draft(work, template, &group).await?;
        let parcours = Parcours {
            id: work.new_id(),
            title: draft.title,
            groupe_id: self.group,
            template: library::kept(&draft.template, "answers")?,
            state: ParcoursState::Draft,
            starts_at: draft.planned.first().map_or(work.now, |step| step.opens_at),
            created_at: work.now,
        };
        store::insert(&mut work.sql, work.body, &parcours).await?;
        insert_steps(work, parcours.id, &draft.planned).await?;
        // Known to the rest of the house once it starts: a title being prepared is on nobody else's agenda.
        work.journal(Event::internal("parcours.created", parcours.subject().reference))
            .await?;
        Ok(parcours.id)
    }
}

/// Changes a parcours that has not started, unless somebody else did meanwhile.
#[derive(Clone, Debug)]
pub struct ChangeDraft {
    /// Which one
    pub parcours: ParcoursId,
    /// What it was when the form was opened ([`Whole::fingerprint`])
    pub seen: String,
    /// What people will call it
    pub title: String,
    /// The first day of its first step
    pub starts_on: Date,
    /// Days each step lasts
    pub days: BTreeMap<String, u32>,
    /// As in [`CreateParcours`]
    pub answers: BTreeMap<String, String>,
}

impl Action for ChangeDraft {
    const NAME: &'static str = "parcours.change-draft";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = draft_to_change(work, self.parcours).await?;
        if whole.fingerprint() != self.seen {
            return Err(Fault::Stale("parcours"));
        }
        let input = DraftInput {
            title: &self.title,
            starts_on: self.starts_on,
            days: &self.days,
            answers: &self.answers,
        };
        let group = group(work, whole.parcours.groupe_id).await?;
        let draft = input.draft(work, whole.template, &group).await?;
        let parcours = Parcours {
            title: draft.title,
            template: library::kept(&draft.template, "answers")?,
            starts_at: draft.planned.first().map_or(work.now, |step| step.opens_at),
            ..whole.parcours
        };
        store::change_draft(&mut work.sql, work.body, &parcours).await?;
        store::delete_steps(&mut work.sql, work.body, parcours.id).await?;
        insert_steps(work, parcours.id, &draft.planned).await?;
        work.journal(Event::internal(
            "parcours.draft-changed",
            parcours.subject().reference,
        ))
        .await
    }
}

/// Deletes a parcours that has not started: nobody but those who prepared it ever saw it.
#[derive(Clone, Copy, Debug)]
pub struct DeleteDraft {
    /// Which one
    pub parcours: ParcoursId,
}

impl Action for DeleteDraft {
    const NAME: &'static str = "parcours.delete-draft";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let whole = draft_to_change(work, self.parcours).await?;
        let subject = whole.parcours.subject().reference;
        store::delete_draft(&mut work.sql, work.body, self.parcours).await?;
        work.journal(Event::internal("parcours.draft-deleted", subject))
            .await
    }
}

/// The parcours, whose right to prepare is checked and which has not started.
async fn draft_to_change(work: &mut Work, id: ParcoursId) -> Result<Whole, Fault> {
    let whole = load(work, id).await?;
    work.require(&PREPARE, Scope::group(whole.parcours.groupe_id))
        .await?;
    if whole.parcours.state == ParcoursState::Draft {
        Ok(whole)
    } else {
        Err(Fault::refused("parcours-already-started"))
    }
}

async fn group(work: &mut Work, id: GroupId) -> Result<Group, Fault> {
    groups::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("group"))
}

async fn insert_steps(work: &mut Work, id: ParcoursId, planned: &[StepRow]) -> Result<(), Fault> {
    for (position, step) in planned.iter().enumerate() {
        store::insert_step(&mut work.sql, work.body, id, position, step).await?;
    }
    Ok(())
}

/// What is said of the calendar of a parcours in preparation.
pub(super) async fn remarks(work: &mut Work, whole: &Whole) -> Result<Vec<Remark>, Fault> {
    let group = group(work, whole.parcours.groupe_id).await?;
    of_calendar(work, &whole.template, &whole.steps, &group).await
}

async fn of_calendar(
    work: &mut Work,
    template: &Template,
    planned: &[StepRow],
    group: &Group,
) -> Result<Vec<Remark>, Fault> {
    let body = work.collectivite()?;
    let ground = Ground {
        kind: body.kind,
        is_assembly: group.kind == GroupKind::Plenary,
        place: store::templates::place(&mut work.sql, work.body).await?,
    };
    let vocabulary = Vocabulary::of(work.house());
    let zone = body.zone();
    let today = work.now.timestamp().to_zoned(zone.clone()).date();
    check(template, planned, ground, &vocabulary, today, &zone)
}

/// What was typed of a parcours in preparation.
struct DraftInput<'a> {
    title: &'a str,
    starts_on: Date,
    days: &'a BTreeMap<String, u32>,
    answers: &'a BTreeMap<String, String>,
}

/// The same, checked.
struct Draft {
    title: String,
    template: Template,
    planned: Vec<StepRow>,
}

impl DraftInput<'_> {
    async fn draft(&self, work: &mut Work, template: Template, group: &Group) -> Result<Draft, Fault> {
        let zone = work.collectivite()?.zone();
        let today = work.now.timestamp().to_zoned(zone.clone()).date();
        let mut fields = Fields::default();
        let title = fields.text(
            "title",
            self.title,
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
        let vocabulary = Vocabulary::of(work.house());
        let typed = (self.days, self.answers);
        let template = answered(template, typed, &vocabulary, &mut fields);
        fields.finish()?;
        let planned = plan(&template, self.starts_on, self.days, &zone);
        refuse(&of_calendar(work, &template, &planned, group).await?)?;
        Ok(Draft {
            title,
            template,
            planned,
        })
    }
}

/// The template with the days and the answers in: what will be copied into the parcours.
pub(crate) fn answered(
    mut template: Template,
    (days, answers): (&BTreeMap<String, u32>, &BTreeMap<String, String>),
    vocabulary: &Vocabulary,
    fields: &mut Fields,
) -> Template {
    for step in &mut template.steps {
        if let Some(days) = days.get(&step.name) {
            if (1..=DAYS_MAX).contains(days) {
                step.days = *days;
            } else {
                fields.refuse("days", Sentence::new("parcours-days-out-of-range"));
            }
        }
        for (name, question) in &step.asks {
            let before = step.settings.0.get(name);
            let typed = answers.get(&format!("{}.{name}", step.name));
            let shape = vocabulary.shape(&step.kind, name).or(before.map(Setting::shape));
            match read_answer((before, shape), typed.map(String::as_str), question) {
                Ok(setting) => {
                    step.settings.0.insert(name.clone(), setting);
                }
                Err(sentence) => fields.refuse("answers", sentence),
            }
        }
        if step.convenes()
            && let Some(urgency) = answers.get(&format!("{}.{URGENCY}", step.name))
        {
            step.settings
                .0
                .insert(URGENCY.to_owned(), Setting::Bool(urgency == "oui"));
        }
    }
    template
}

/// An answer, in the shape of the setting it replaces: as its kind says, even when nothing stands there yet.
fn read_answer(
    (before, shape): (Option<&Setting>, Option<Shape>),
    typed: Option<&str>,
    question: &str,
) -> Result<Setting, Sentence> {
    let typed = match (typed, before) {
        (Some(typed), _) => typed.trim(),
        // Not asked this time: what was answered before stands.
        (None, Some(Setting::Text(text))) => text.trim(),
        (None, Some(setting)) => return Ok(setting.clone()),
        (None, None) => "",
    };
    if typed.is_empty() {
        return Err(Sentence::new("parcours-answer-missing").with("question", question));
    }
    if typed.chars().count() > SETTING_CHARS_MAX {
        return Err(Sentence::new("parcours-answer-too-long")
            .with("question", question)
            .with("max", SETTING_CHARS_MAX));
    }
    match shape {
        Some(Shape::Number) => typed
            .parse()
            .map(Setting::Int)
            .map_err(|_| Sentence::new("parcours-answer-number").with("question", question)),
        Some(Shape::Flag) => Ok(Setting::Bool(typed == "oui")),
        Some(Shape::Text) | None => Ok(Setting::Text(typed.replace("\r\n", "\n"))),
    }
}
