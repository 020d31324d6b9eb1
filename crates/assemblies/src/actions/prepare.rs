//! Preparing: seats, criteria, quotas; opening and closing the call for volunteers.

use db::Instant;
use groups::GroupId;
use kernel::{Action, BoxFuture, Event, Fault, FieldFault, Fields, Scope, Sentence, SubjectRef, Timer, Work};
use serde_json::json;

use super::{CLOSING, FORGETTING, find_assembly, in_state};
use crate::model::{
    ANSWER_DAYS_MAX, Assembly, AssemblyId, DESCRIPTION_CHARS_MAX, NAME_CHARS_MAX, SEATS_MAX, Settings, State,
    TOLERANCE_MAX, changed, criteria_from_text, with_seats,
};
use crate::{rights, store};

/// What is said to who would write over what somebody else changed meanwhile.
const CHANGED: &str = "assemblies-refused-version";
/// Seats at least: fewer are no assembly.
const SEATS_MIN: u32 = 2;

/// Begins to prepare an assembly, in the name of a group.
#[derive(Clone, Debug)]
pub struct CreateAssembly {
    /// The group that prepares it
    pub group: GroupId,
    /// What is chosen first
    pub settings: Settings,
}

impl Action for CreateAssembly {
    const NAME: &'static str = "assemblies.create";
    type Output = AssemblyId;

    async fn run(&self, work: &mut Work) -> Result<AssemblyId, Fault> {
        work.require(&rights::PREPARE, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let settings = checked(&self.settings)?;
        let id: AssemblyId = work.new_id();
        store::insert(&mut work.sql, work.body, id, (self.group, &settings, work.now)).await?;
        let reference = SubjectRef::new("assembly", id);
        work.journal(Event::internal("assemblies.created", reference))
            .await?;
        Ok(id)
    }
}

/// Changes what was chosen first, before the call for volunteers.
#[derive(Clone, Debug)]
pub struct EditAssembly {
    /// Which assembly
    pub assembly: AssemblyId,
    /// The version this change was made from
    pub version: i64,
    /// What is chosen now
    pub settings: Settings,
}

impl Action for EditAssembly {
    const NAME: &'static str = "assemblies.edit";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        in_state(&assembly, State::Draft)?;
        let settings = checked(&self.settings)?;
        let (body, id) = (work.body, assembly.id);
        if !store::update_settings(&mut work.sql, body, id, (&settings, self.version)).await? {
            return Err(Fault::refused(CHANGED));
        }
        // Quotas that were changed by hand stay, unless what they follow from changes.
        let before = &assembly.settings;
        if (before.seats, before.tolerance) != (settings.seats, settings.tolerance) {
            let criteria = with_seats(&assembly.criteria, settings.seats, settings.tolerance);
            let after = self.version + 1;
            if !store::update_criteria(&mut work.sql, body, id, (criteria.as_slice(), after)).await? {
                return Err(Fault::Raced);
            }
        }
        work.journal(Event::internal("assemblies.edited", assembly.reference()))
            .await
    }
}

/// Gives the criteria and what the population is made of; quotas follow.
#[derive(Clone, Debug)]
pub struct SetCriteria {
    /// Which assembly
    pub assembly: AssemblyId,
    /// A pasted table: criterion, value, how many people
    pub table: String,
}

impl Action for SetCriteria {
    const NAME: &'static str = "assemblies.set-criteria";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        in_state(&assembly, State::Draft)?;
        let settings = &assembly.settings;
        let criteria = criteria_from_text(&self.table, settings.seats, settings.tolerance)
            .map_err(|sentence| field("table", sentence))?;
        let (body, id) = (work.body, assembly.id);
        if !store::update_criteria(&mut work.sql, body, id, (criteria.as_slice(), assembly.version)).await? {
            return Err(Fault::Raced);
        }
        work.journal(Event::internal("assemblies.criteria-set", assembly.reference()))
            .await
    }
}

/// Changes quotas, until panels are computed: « feature, value, min, max », each value once.
#[derive(Clone, Debug)]
pub struct SetQuotas {
    /// Which assembly
    pub assembly: AssemblyId,
    /// The version this change was made from
    pub version: i64,
    /// The table
    pub table: String,
}

impl Action for SetQuotas {
    const NAME: &'static str = "assemblies.set-quotas";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        if matches!(assembly.state, State::Drawn | State::Erased) {
            return Err(Fault::refused("assemblies-refused-drawn"));
        }
        refuse_under_way(work, assembly.id).await?;
        let unreadable = |refusal: sortition::Refusal| {
            let sentence = Sentence::new("assemblies-quotas-unreadable").with("why", refusal.to_string());
            field("quotas", sentence)
        };
        let quotas = sortition::quotas_from_csv(&self.table).map_err(unreadable)?;
        let criteria = changed(&assembly.criteria, &quotas).map_err(|sentence| field("quotas", sentence))?;
        let (body, id) = (work.body, assembly.id);
        if !store::update_criteria(&mut work.sql, body, id, (criteria.as_slice(), self.version)).await? {
            return Err(Fault::refused(CHANGED));
        }
        // Who volunteered was told other ones: the change is public once they were.
        let event = if assembly.state == State::Draft {
            Event::internal("assemblies.quotas-set", assembly.reference())
        } else {
            Event::public("assemblies.quotas-set", assembly.reference())
        };
        work.journal(event).await
    }
}

/// Has fewer people sit once the call is closed, because too few came. Quotas follow; everybody reads it.
#[derive(Clone, Debug)]
pub struct LowerSeats {
    /// Which assembly
    pub assembly: AssemblyId,
    /// How many sit
    pub seats: u32,
}

impl Action for LowerSeats {
    const NAME: &'static str = "assemblies.lower-seats";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        in_state(&assembly, State::Closed)?;
        refuse_under_way(work, assembly.id).await?;
        let before = assembly.settings.seats;
        if !(SEATS_MIN..before).contains(&self.seats) {
            let sentence = Sentence::new("assemblies-seats-not-lower").with("before", i64::from(before));
            return Err(field("seats", sentence));
        }
        let settings = Settings {
            seats: self.seats,
            ..assembly.settings.clone()
        };
        let (body, id, version) = (work.body, assembly.id, assembly.version);
        if !store::update_settings(&mut work.sql, body, id, (&settings, version)).await? {
            return Err(Fault::Raced);
        }
        let criteria = with_seats(&assembly.criteria, settings.seats, settings.tolerance);
        if !store::update_criteria(&mut work.sql, body, id, (criteria.as_slice(), version + 1)).await? {
            return Err(Fault::Raced);
        }
        let event = Event::public("assemblies.seats-lowered", assembly.reference());
        work.journal(event.with(json!({ "before": before, "seats": self.seats })))
            .await
    }
}

/// Calls for volunteers: the assembly has a page for everybody from here on.
#[derive(Clone, Debug)]
pub struct OpenCall {
    /// Which assembly
    pub assembly: AssemblyId,
}

impl Action for OpenCall {
    const NAME: &'static str = "assemblies.open-call";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        in_state(&assembly, State::Draft)?;
        if assembly.criteria.is_empty() {
            return Err(Fault::refused("assemblies-refused-no-criteria"));
        }
        let until = assembly.settings.volunteers_until;
        if until <= work.now {
            return Err(Fault::refused("assemblies-refused-hour-passed"));
        }
        if !store::advance(
            &mut work.sql,
            work.body,
            assembly.id,
            (State::Volunteers, work.now),
        )
        .await?
        {
            return Err(Fault::Raced);
        }
        let subject = assembly.subject();
        work.register(&subject).await?;
        let entry = search::Entry {
            subject: subject.reference.clone(),
            title: subject.title,
            path: subject.path,
            body_text: assembly.settings.description.clone(),
            at: work.now,
        };
        search::index(&mut work.sql, work.body, &entry).await?;
        work.timer(CLOSING, &subject.reference, until, &json!({})).await?;
        let event = Event::public("assemblies.call-opened", subject.reference);
        work.journal(event.with(json!({ "until": until }))).await
    }
}

/// Lets volunteers come until later, or opens the call again when too few came.
#[derive(Clone, Debug)]
pub struct ProlongCall {
    /// Which assembly
    pub assembly: AssemblyId,
    /// Until when
    pub until: Instant,
}

impl Action for ProlongCall {
    const NAME: &'static str = "assemblies.prolong-call";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        if !matches!(assembly.state, State::Volunteers | State::Closed) {
            return Err(Fault::refused("assemblies-refused-drawn"));
        }
        refuse_under_way(work, assembly.id).await?;
        if self.until <= work.now || self.until <= assembly.settings.volunteers_until {
            return Err(Fault::field("until_on", "assemblies-refused-not-later"));
        }
        if !store::prolong(&mut work.sql, work.body, assembly.id, self.until).await? {
            return Err(Fault::Raced);
        }
        let subject = assembly.reference();
        work.cancel_timers(CLOSING, &subject).await?;
        work.timer(CLOSING, &subject, self.until, &json!({})).await?;
        let event = Event::public("assemblies.call-prolonged", subject);
        work.journal(event.with(json!({ "until": self.until }))).await
    }
}

/// Ends the call: at its hour, by Parvis, or before, by an agent. Who volunteered in time has some hours to confirm it, then
/// is forgotten.
#[derive(Clone, Debug)]
pub struct CloseCall {
    /// Which assembly
    pub assembly: AssemblyId,
}

impl Action for CloseCall {
    const NAME: &'static str = "assemblies.close-call";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let assembly = prepared(work, self.assembly).await?;
        in_state(&assembly, State::Volunteers)?;
        let (body, id) = (work.body, assembly.id);
        if !store::advance(&mut work.sql, body, id, (State::Closed, work.now)).await? {
            return Err(Fault::Raced);
        }
        let volunteers = store::count_in(&mut work.sql, body, id).await?;
        let subject = assembly.reference();
        work.cancel_timers(CLOSING, &subject).await?;
        let closed = Assembly {
            closed_at: Some(work.now),
            ..assembly
        };
        if let Some(until) = closed.confirms_until() {
            work.timer(FORGETTING, &subject, until, &json!({})).await?;
        }
        let event = Event::public("assemblies.call-closed", subject);
        work.journal(event.with(json!({ "volunteers": volunteers })))
            .await
    }
}

/// The hour came. A call closed before it, or prolonged meanwhile, is left as it is.
pub(crate) fn on_deadline<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let assembly = AssemblyId::from_uuid(timer.subject);
        let found = store::find(&mut work.sql, work.body, assembly).await?;
        let is_due = found.is_some_and(|found| {
            found.state == State::Volunteers && found.settings.volunteers_until <= work.now
        });
        if is_due {
            work.as_system(&CloseCall { assembly }).await?;
        }
        Ok(())
    })
}

/// The hours after a call went by. A call that was opened again meanwhile keeps who waits.
pub(crate) fn on_forgetting<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let assembly = AssemblyId::from_uuid(timer.subject);
        let found = store::find(&mut work.sql, work.body, assembly).await?;
        let is_over = found.is_some_and(|found| {
            found.state != State::Volunteers && found.confirms_until().is_some_and(|until| until <= work.now)
        });
        if is_over {
            let just_after = work.now.plus_seconds(1);
            store::delete_waiting(&mut work.sql, work.body, assembly, just_after).await?;
        }
        Ok(())
    })
}

async fn prepared(work: &mut Work, id: AssemblyId) -> Result<Assembly, Fault> {
    let assembly = find_assembly(work, id).await?;
    work.require(&rights::PREPARE, assembly.scope()).await?;
    Ok(assembly)
}

/// Panels that are being computed, or are published, were computed for what stands now.
async fn refuse_under_way(work: &mut Work, id: AssemblyId) -> Result<(), Fault> {
    let last = store::last_draw(&mut work.sql, work.body, id).await?;
    if last.is_some_and(|draw| draw.is_under_way()) {
        return Err(Fault::refused("assemblies-refused-under-way"));
    }
    Ok(())
}

fn field(field: &'static str, sentence: Sentence) -> Fault {
    Fault::Invalid(vec![FieldFault { field, sentence }])
}

fn checked(settings: &Settings) -> Result<Settings, Fault> {
    let mut fields = Fields::default();
    let name = fields.name(
        "name",
        &settings.name,
        NAME_CHARS_MAX,
        "assemblies-name-empty",
        "assemblies-name-too-long",
    );
    let description = fields.text(
        "description",
        &settings.description,
        DESCRIPTION_CHARS_MAX,
        "assemblies-description-empty",
        "assemblies-description-too-long",
    );
    let mut within = |name, number: u32, least: u32, most: u32, key| {
        if !(least..=most).contains(&number) {
            fields.refuse(name, Sentence::new(key).with("max", i64::from(most)));
        }
    };
    within(
        "seats",
        settings.seats,
        SEATS_MIN,
        SEATS_MAX,
        "assemblies-seats-out",
    );
    within(
        "tolerance",
        settings.tolerance,
        0,
        TOLERANCE_MAX,
        "assemblies-tolerance-out",
    );
    within(
        "answer_days",
        settings.answer_days,
        1,
        ANSWER_DAYS_MAX,
        "assemblies-answer-days-out",
    );
    fields.finish()?;
    Ok(Settings {
        name,
        description,
        ..settings.clone()
    })
}
