//! Parcours and their steps, as they are kept.

use std::collections::BTreeMap;

use db::{Id, Instant};
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Subject, SubjectRef};
use sha2::{Digest as _, Sha256};

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

/// Marks the ids of a body's own templates.
pub(crate) struct TemplateMark;

/// A template's identifier.
pub(crate) type TemplateId = Id<TemplateMark>;

db::record! {
    /// A template of the body's own, in its latest version.
    #[derive(Clone, Debug)]
    pub struct OwnTemplate {
        /// Its identifier
        pub id: TemplateId,
        /// Its name in addresses
        pub name: String,
        /// Its version, raised at each change
        pub version: i64,
        /// Its file
        pub source: String,
        /// When it was last changed
        pub updated_at: Instant,
    }
}

impl OwnTemplate {
    /// As the rest of the house knows it.
    pub fn subject(&self, title: &str) -> Subject {
        Subject {
            reference: SubjectRef::new("parcours-template", self.id),
            title: title.to_owned(),
            path: format!("/parcours/modeles/{}", self.name),
        }
    }
}

db::record! {
    /// What decides of legal delays: said once by an agent.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Place {
        /// Inhabitants of the commune, or of the largest commune of an intercommunality; none until it is said
        pub population: Option<i64>,
        /// True in Moselle, Bas-Rhin and Haut-Rhin, where local law applies
        pub is_alsace_moselle: bool,
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

/// Marks the ids of endings.
pub(crate) struct EndingMark;

db::record! {
    /// An end without result.
    #[derive(Clone, Debug)]
    pub(crate) struct Ending {
        /// Its identifier
        pub id: Id<EndingMark>,
        /// Why, as everybody reads it
        pub reason: String,
        /// When
        pub ended_at: Instant,
        /// When the parcours was taken up again, if it was
        pub reopened_at: Option<Instant>,
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

    /// What a form was opened on: two people who change the same preparation do not overwrite one another unseen.
    pub fn fingerprint(&self) -> String {
        let mut digest = Sha256::new()
            .chain_update(&self.parcours.title)
            .chain_update([0])
            .chain_update(&self.parcours.template);
        for step in &self.steps {
            digest.update(step.opens_at.micros().to_be_bytes());
            digest.update(step.closes_at.micros().to_be_bytes());
        }
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&digest.finalize()[..16]);
        format!("{:032x}", u128::from_be_bytes(bytes))
    }

    /// The row of the step called `name`.
    pub fn step(&self, name: &str) -> Option<&StepRow> {
        self.steps.iter().find(|step| step.name == name)
    }
}

/// When each step is planned to open and close, in the template's order, for a start on `starts_on`: a step opens at
/// the planned end of the last one it waits for (that very day when the template says so), and closes at the last minute
/// of its last day.
pub(crate) fn plan(
    template: &Template,
    starts_on: Date,
    days: &BTreeMap<String, u32>,
    zone: &TimeZone,
) -> Vec<StepRow> {
    let mut last_days: Vec<Date> = Vec::new();
    let mut planned = Vec::new();
    for (position, step) in template.steps.iter().enumerate() {
        let gap_days = i64::from(!step.same_day);
        let first_day = template
            .waits_for(position)
            .iter()
            .filter_map(|name| template.position(name))
            .map(|before| last_days[before].saturating_add(gap_days.days()))
            .max()
            .unwrap_or(starts_on);
        let length = days.get(&step.name).copied().unwrap_or(step.days).max(1);
        let last_day = first_day.saturating_add((i64::from(length) - 1).days());
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

/// The day of an instant.
pub(crate) fn day_of(at: Instant, zone: &TimeZone) -> Date {
    zone.to_datetime(at.timestamp()).date()
}

/// How many days a planned step lasts, both ends counted.
pub(crate) fn days_of(row: &StepRow, zone: &TimeZone) -> u32 {
    let span = day_of(row.opens_at, zone).until(day_of(row.closes_at, zone));
    span.ok()
        .and_then(|span| u32::try_from(span.get_days() + 1).ok())
        .unwrap_or(1)
        .max(1)
}

/// When a step that opens now is to close. One that opens after the date it was to close on keeps its days from today. A convocation always keeps at least its length: the delay before the meeting runs from the sending.
pub(crate) fn closing_when_opened(row: &StepRow, convenes: bool, now: Instant, zone: &TimeZone) -> Instant {
    let (today, planned) = (day_of(now, zone), day_of(row.opens_at, zone));
    if row.closes_at <= now || convenes && today > planned {
        let last_day = today.saturating_add((i64::from(days_of(row, zone)) - 1).days());
        return instant(last_day, 23, 59, zone);
    }
    row.closes_at
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
    fn a_convocation_opened_late_keeps_its_days() {
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let day = |text: &str| instant(text.parse().unwrap(), 9, 0, &zone);
        let row = StepRow {
            name: "convocation".into(),
            state: StepState::Waiting,
            opens_at: instant(jiff::civil::date(2026, 12, 1), 0, 0, &zone),
            closes_at: instant(jiff::civil::date(2026, 12, 6), 23, 59, &zone),
            opened_at: None,
            closed_at: None,
        };
        assert_eq!(days_of(&row, &zone), 6);
        let closing =
            |convenes, now| day_of(closing_when_opened(&row, convenes, day(now), &zone), &zone).to_string();
        assert_eq!(closing(true, "2026-11-20"), "2026-12-06");
        assert_eq!(closing(true, "2026-12-04"), "2026-12-09");
        assert_eq!(closing(false, "2026-12-04"), "2026-12-06");
        assert_eq!(closing(false, "2026-12-20"), "2026-12-25");
    }

    #[test]
    fn steps_of_one_day_may_follow_one_another_that_day() {
        let template = Template::parse(SHIPPED[2]).unwrap();
        let zone = TimeZone::get("Europe/Paris").unwrap();
        let planned = plan(
            &template,
            jiff::civil::date(2026, 11, 23),
            &BTreeMap::new(),
            &zone,
        );
        let shown: Vec<String> = planned
            .iter()
            .map(|row| {
                format!(
                    "{} {} {}",
                    row.name,
                    day_of(row.opens_at, &zone),
                    day_of(row.closes_at, &zone)
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "projet 2026-11-23 2026-12-06",
                "convocation 2026-12-07 2026-12-13",
                "amendements 2026-12-07 2026-12-13",
                "vote 2026-12-14 2026-12-14",
                "ensemble 2026-12-14 2026-12-14",
                "publication 2026-12-15 2026-12-21",
                "proces-verbal 2026-12-15 2027-03-14",
            ]
        );
    }

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
