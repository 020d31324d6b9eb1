//! Saying what is measured: its name, unit and source, where it starts from and what is to be reached.

use db::args;
use jiff::civil::Date;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, Work};

use super::remind::set_timer;
use crate::model::{
    Direction, Figure, INDICATORS_MAX, Indicator, IndicatorId, NAME_CHARS_MAX, Plan, PlanId, Rhythm,
    SOURCE_CHARS_MAX, TEXT_CHARS_MAX, UNIT_CHARS_MAX, Unreadable,
};
use crate::{index, rights, store};

/// What is said of an indicator; figures and days as they were typed.
#[derive(Clone, Debug)]
pub struct Described {
    /// What is measured
    pub name: String,
    /// How exactly, in Markdown; may be empty
    pub definition: String,
    /// The unit; may be empty
    pub unit: String,
    /// Which way the target lies
    pub direction: Direction,
    /// How often a value is expected
    pub rhythm: Rhythm,
    /// Where values come from
    pub source: String,
    /// The address of the source (http or https); may be empty
    pub source_url: String,
    /// Who records the values: a member of the group; none for the group as a whole
    pub owner: Option<PersonId>,
    /// The value things started from; may be empty
    pub baseline: String,
    /// Its day; may be empty only with the value
    pub baseline_on: String,
    /// The value to be reached; may be empty
    pub target: String,
    /// By which day; may be empty
    pub target_on: String,
}

/// Adds an indicator to a plan.
#[derive(Clone, Debug)]
pub struct AddIndicator {
    /// The plan
    pub plan: PlanId,
    /// What is measured
    pub described: Described,
}

impl Action for AddIndicator {
    const NAME: &'static str = "indicators.add";
    type Output = IndicatorId;

    async fn run(&self, work: &mut Work) -> Result<IndicatorId, Fault> {
        let plan = super::plan(work, self.plan).await?;
        work.require(&rights::PREPARE, Scope::group(plan.group_id))
            .await?;
        let count = work
            .sql
            .count(store::COUNT_INDICATORS, args![work.body, plan.id])
            .await?;
        if count >= INDICATORS_MAX {
            let sentence = Sentence::new("indicators-too-many").with("max", INDICATORS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let blank = Indicator {
            id: work.new_id(),
            plan_id: plan.id,
            name: String::new(),
            definition: String::new(),
            unit: String::new(),
            direction: self.described.direction,
            rhythm: self.described.rhythm,
            source: String::new(),
            source_url: String::new(),
            owner_id: None,
            baseline: None,
            baseline_on: None,
            target: None,
            target_on: None,
            created_at: work.now,
            retired_at: None,
            version: 1,
        };
        let indicator = read(work, &plan, blank, &self.described).await?;
        store::insert_indicator(&mut work.sql, work.body, &indicator).await?;
        make_known(work, &indicator).await?;
        work.journal(Event::public("indicators.added", indicator.reference()))
            .await?;
        Ok(indicator.id)
    }
}

/// Changes what is said of an indicator. Its values stay as they are.
#[derive(Clone, Debug)]
pub struct ChangeIndicator {
    /// Which one
    pub indicator: IndicatorId,
    /// The version that was read
    pub version: i64,
    /// What is measured
    pub described: Described,
}

impl Action for ChangeIndicator {
    const NAME: &'static str = "indicators.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (before, plan) = super::indicator(work, self.indicator).await?;
        work.require(&rights::PREPARE, Scope::group(plan.group_id))
            .await?;
        let count = work
            .sql
            .count(store::COUNT_VALUES, args![work.body, before.id])
            .await?;
        if count > 0 && before.rhythm != self.described.rhythm {
            // Its values tell of periods of the former rhythm: they would lie among the new ones.
            return Err(Fault::field("rythme", "indicators-rhythm-fixed"));
        }
        let mut indicator = read(work, &plan, before, &self.described).await?;
        indicator.version = self.version;
        if !store::update_indicator(&mut work.sql, work.body, &indicator).await? {
            return Err(Fault::Stale("indicator"));
        }
        make_known(work, &indicator).await?;
        work.journal(Event::public("indicators.changed", indicator.reference()))
            .await
    }
}

async fn make_known(work: &mut Work, indicator: &Indicator) -> Result<(), Fault> {
    work.register(&indicator.subject()).await?;
    index::indicator(work, indicator).await?;
    set_timer(work, indicator.id).await
}

/// `before` with what was said of it, or every fault of the form at once.
async fn read(work: &mut Work, plan: &Plan, before: Indicator, said: &Described) -> Result<Indicator, Fault> {
    let mut fields = Fields::default();
    let name = fields.name(
        "nom",
        &said.name,
        NAME_CHARS_MAX,
        "indicators-indicator-name-empty",
        "indicators-name-too-long",
    );
    let definition = long_text(&mut fields, "definition", &said.definition, TEXT_CHARS_MAX);
    let unit = short_text(&mut fields, "unite", &said.unit, UNIT_CHARS_MAX);
    let source = fields.name(
        "source",
        &said.source,
        SOURCE_CHARS_MAX,
        "indicators-source-empty",
        "indicators-name-too-long",
    );
    let source_url = source_url(&mut fields, &said.source_url);
    let baseline = optional_figure(&mut fields, "depart", &said.baseline);
    let baseline_on = optional_day(&mut fields, "depart_le", &said.baseline_on);
    let target = optional_figure(&mut fields, "cible", &said.target);
    let target_on = optional_day(&mut fields, "cible_le", &said.target_on);
    if baseline.is_some() && said.baseline_on.trim().is_empty() {
        fields.refuse("depart_le", Sentence::new("indicators-baseline-undated"));
    }
    if baseline.is_none() && said.baseline.trim().is_empty() && baseline_on.is_some() {
        fields.refuse("depart", Sentence::new("indicators-baseline-missing"));
    }
    if target.is_none() && said.target.trim().is_empty() && target_on.is_some() {
        fields.refuse("cible", Sentence::new("indicators-target-missing"));
    }
    if let (Some(from), Some(until)) = (baseline_on, target_on)
        && until <= from
    {
        fields.refuse("cible_le", Sentence::new("indicators-target-before-baseline"));
    }
    if let (Some(from), Some(to)) = (baseline, target) {
        let is_ahead = match said.direction {
            Direction::Up => to > from,
            Direction::Down => to < from,
        };
        if !is_ahead {
            fields.refuse("cible", Sentence::new("indicators-target-wrong-way"));
        }
    }
    if let Some(owner) = said.owner
        && before.owner_id != Some(owner)
    {
        let members = groups::members_on(&mut work.sql, work.body, plan.group_id, work.now).await?;
        if !members.iter().any(|member| member.person == owner) {
            fields.refuse("responsable", Sentence::new("indicators-owner-not-a-member"));
        }
    }
    fields.finish()?;
    Ok(Indicator {
        name,
        definition,
        unit,
        direction: said.direction,
        rhythm: said.rhythm,
        source,
        source_url,
        owner_id: said.owner,
        baseline,
        baseline_on,
        target,
        target_on,
        ..before
    })
}

/// A text of several lines that may be empty.
pub(super) fn long_text(fields: &mut Fields, field: &'static str, typed: &str, chars_max: usize) -> String {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > chars_max {
        fields.refuse(
            field,
            Sentence::new("indicators-text-too-long").with("max", chars_max),
        );
    }
    text
}

/// A text on one line that may be empty.
fn short_text(fields: &mut Fields, field: &'static str, typed: &str, chars_max: usize) -> String {
    if typed.trim().is_empty() {
        return String::new();
    }
    fields.name(
        field,
        typed,
        chars_max,
        "indicators-name-too-long",
        "indicators-name-too-long",
    )
}

fn source_url(fields: &mut Fields, typed: &str) -> String {
    let address = short_text(fields, "source_url", typed, 2_000);
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| address.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    if !address.is_empty() && (!is_web || address.contains([' ', '"', '<', '>'])) {
        fields.refuse("source_url", Sentence::new("indicators-source-url-unreadable"));
    }
    address
}

/// A figure that was typed, refused when it cannot be read.
pub(super) fn figure(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Figure> {
    match Figure::read(typed) {
        Ok(figure) => Some(figure),
        Err(Unreadable::NotANumber) => {
            fields.refuse(field, Sentence::new("indicators-figure-unreadable"));
            None
        }
        Err(Unreadable::OutOfBounds) => {
            fields.refuse(field, Sentence::new("indicators-figure-out-of-bounds"));
            None
        }
    }
}

fn optional_figure(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Figure> {
    if typed.trim().is_empty() {
        return None;
    }
    figure(fields, field, typed)
}

/// A day that was typed, refused when it cannot be read.
pub(super) fn day(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Date> {
    let day = typed
        .trim()
        .parse::<Date>()
        .ok()
        .filter(|day| (1900..=2200).contains(&day.year()));
    if day.is_none() {
        fields.refuse(field, Sentence::new("indicators-date-unreadable"));
    }
    day
}

fn optional_day(fields: &mut Fields, field: &'static str, typed: &str) -> Option<Date> {
    if typed.trim().is_empty() {
        return None;
    }
    day(fields, field, typed)
}
