//! Parcours and their steps, as they are kept.

use std::collections::BTreeMap;

use db::{Id, Instant};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Subject, SubjectRef};

use crate::engine::{ParcoursState, State, StepState};
use crate::template::Template;

/// A parcours's identifier.
pub type ParcoursId = Id<Parcours>;

db::record! {
    /// A decision under way: a template copied when it was created, a group that carries it, and a state.
    #[derive(Clone, Debug)]
    pub struct Parcours {
        /// Its identifier
        pub id: ParcoursId,
        /// What people call it
        pub title: String,
        /// The group that carries it
        pub groupe_id: groups::GroupId,
        /// Its template, copied: rules cannot change silently under way
        pub template: String,
        /// Where it stands
        pub state: ParcoursState,
        /// The planned start
        pub starts_at: Instant,
        /// When it was created
        pub created_at: Instant,
    }
}

db::record! {
    /// A step of a parcours.
    #[derive(Clone, Debug)]
    pub struct StepRow {
        /// Its name in the template
        pub name: String,
        /// Where it stands
        pub state: StepState,
        /// When it is planned to open
        pub opens_at: Instant,
        /// When it is planned to close
        pub closes_at: Instant,
        /// When it opened
        pub opened_at: Option<Instant>,
        /// When it closed
        pub closed_at: Option<Instant>,
    }
}

db::record! {
    /// A parcours in a list, with its first open step.
    #[derive(Clone, Debug)]
    pub struct Line {
        /// Its identifier
        pub id: ParcoursId,
        /// What people call it
        pub title: String,
        /// Where it stands
        pub state: ParcoursState,
        /// The planned start
        pub starts_at: Instant,
        /// The name of the step open now
        pub step: Option<String>,
        /// When that step is planned to close
        pub closes_at: Option<Instant>,
    }
}

/// A parcours with all that decides what comes next.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The parcours
    pub parcours: Parcours,
    /// Its template, read
    pub template: Template,
    /// Its steps, in the template's order
    pub steps: Vec<StepRow>,
    /// The subjects gathered so far, by role
    pub subjects: BTreeMap<String, SubjectRef>,
}

impl Parcours {
    /// As the rest of the house knows it.
    pub fn subject(&self) -> Subject {
        Subject {
            reference: SubjectRef::new("parcours", self.id),
            title: self.title.clone(),
            path: format!("/parcours/{}", self.id),
        }
    }
}

impl Whole {
    /// The engine's view of where it stands.
    pub fn state(&self) -> State {
        State {
            parcours: self.parcours.state,
            steps: self.steps.iter().map(|step| step.state).collect(),
        }
    }

    /// The row of the step called `name`.
    pub fn step(&self, name: &str) -> Option<&StepRow> {
        self.steps.iter().find(|step| step.name == name)
    }
}

/// When each step is planned to open and close, in the template's order, for a start on `starts_on`: a step opens at
/// the planned end of the last one it waits for, and closes at the last minute of its last day.
pub(crate) fn plan(
    template: &Template,
    starts_on: Date,
    days: &BTreeMap<String, u32>,
    zone: &TimeZone,
) -> Vec<StepRow> {
    let mut last_days: Vec<Date> = Vec::new();
    let mut planned = Vec::new();
    for (position, step) in template.steps.iter().enumerate() {
        let first_day = template
            .waits_for(position)
            .iter()
            .filter_map(|name| template.position(name))
            .map(|before| last_days[before].saturating_add(jiff::Span::new().days(1)))
            .max()
            .unwrap_or(starts_on);
        let length = days.get(&step.name).copied().unwrap_or(step.days).max(1);
        let last_day = first_day.saturating_add(jiff::Span::new().days(i64::from(length) - 1));
        planned.push(StepRow {
            name: step.name.clone(),
            state: StepState::Waiting,
            opens_at: instant(first_day, 0, 0, zone),
            closes_at: instant(last_day, 23, 59, zone),
            opened_at: None,
            closed_at: None,
        });
        last_days.push(last_day);
    }
    planned
}

fn instant(day: Date, hour: i8, minute: i8, zone: &TimeZone) -> Instant {
    // An hour that a change of time skips is read as the compatible one (RFC 5545, section 3.3.5).
    let zoned = day.at(hour, minute, 0, 0).to_zoned(zone.clone());
    zoned.map_or_else(
        |_| Instant::from_micros(0),
        |zoned| Instant::from(zoned.timestamp()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::SHIPPED;

    #[test]
    fn steps_that_wait_for_the_same_step_are_planned_together() {
        let template = Template::parse(SHIPPED[0]).unwrap();
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let days = BTreeMap::from([("texte".to_owned(), 1)]);
        let planned = plan(&template, jiff::civil::date(2026, 11, 23), &days, &zone);
        let shown: Vec<String> = planned
            .iter()
            .map(|step| {
                let day = |at: Instant| at.timestamp().to_zoned(zone.clone()).date();
                format!("{} {} {}", step.name, day(step.opens_at), day(step.closes_at))
            })
            .collect();
        assert_eq!(
            shown,
            [
                "texte 2026-11-23 2026-11-23",
                "amendements 2026-11-24 2026-12-07",
                "reunion 2026-12-08 2026-12-14",
                "vote 2026-12-08 2026-12-14",
                "publication 2026-12-15 2026-12-21",
            ]
        );
    }
}
