//! The steps « a meeting » and « its minutes » of a parcours: the first plans the meeting when it opens, both know when
//! the minutes are approved.

use std::collections::BTreeMap;

use db::{Id, Instant, Sql};
use groups::{GroupId, GroupKind};
use jiff::ToSpan as _;
use jiff::civil::Time;
use jiff::tz::TimeZone;
use kernel::steps::settings::{CONVOCATION, Shape, URGENCY};
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, SubjectRef, Work};

use crate::actions::{AddAgendaItem, PlanConvocation, PlanMeeting};
use crate::model::{
    DAYS_BEFORE_USUAL, Meeting, MeetingId, MeetingState, PLACE_CHARS_MAX, TITLE_CHARS_MAX, at, day_of,
    days_before_assembly, shortened,
};
use crate::store;

/// The role of the meeting among a parcours's subjects.
const ROLE: &str = "meeting";
/// The hour of a meeting when the step opens on a day rather than at an hour and the template's `time` says nothing:
/// after work.
const USUAL_HOUR: Time = Time::constant(18, 30, 0, 0);

/// True in a step whose meeting is convened by itself, at the last date that the law allows.
const AUTOMATIC: &str = "automatic";

/// A meeting of the group that carries the parcours. Settings: `time` (`18:30`), `place`; `convocation` when the step is
/// the convocation, the meeting being held on the day after its last one; `automatic` when it leaves by itself.
pub(crate) const MEETING: StepKind = StepKind {
    code: "meetings.meeting",
    open,
    close,
    report,
};

/// The minutes of the meeting held in an earlier step: an assembly approves them at its next meeting, long after what it
/// decided is published.
pub(crate) const MINUTES: StepKind = StepKind {
    code: "meetings.minutes",
    open: close,
    close,
    report,
};

/// What a template may say to them.
pub(crate) const TERMS: &[StepTerms] = &[
    StepTerms {
        kind: "meetings.meeting",
        guards: &["minutes-approved"],
        settings: &[
            ("time", Shape::Text),
            ("place", Shape::Text),
            (CONVOCATION, Shape::Flag),
            (URGENCY, Shape::Flag),
            (AUTOMATIC, Shape::Flag),
        ],
    },
    StepTerms {
        kind: "meetings.minutes",
        guards: &["minutes-approved"],
        settings: &[],
    },
];

fn open<'a>(
    work: &'a mut Work,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<Vec<(String, SubjectRef)>, Fault>> {
    Box::pin(async move {
        let zone = work.collectivite()?.zone();
        let group: GroupId = Id::from_uuid(step.group.uuid());
        let starts_at = starts_at(step, work.now, &zone);
        let there = store::find_meeting_at(&mut work.sql, work.body, group, starts_at).await?;
        let meeting = if let Some(there) = &there {
            there.id
        } else {
            let plan = PlanMeeting {
                group,
                title: shortened(&step.title, TITLE_CHARS_MAX),
                starts_at,
                ends_at: None,
                place: shortened(step.settings.text("place").unwrap_or_default(), PLACE_CHARS_MAX),
                agenda: Vec::new(),
            };
            work.as_system(&plan).await?
        };
        let is_final = there.is_some_and(|there| there.approved_at.is_some());
        if let Some(text) = step.subjects.get("text").filter(|_| !is_final) {
            let agenda = store::agenda(&mut work.sql, work.body, meeting).await?;
            if !agenda.iter().any(|item| item.subject.as_ref() == Some(text)) {
                let item = AddAgendaItem {
                    meeting,
                    title: String::new(),
                    subject: Some(text.clone()),
                };
                work.as_system(&item).await?;
            }
        }
        if step.settings.flag(AUTOMATIC) {
            convene_later(work, meeting, step.settings.flag(URGENCY)).await?;
        }
        Ok(vec![(ROLE.to_owned(), SubjectRef::new("meeting", meeting))])
    })
}

/// Has the convocation leave by itself, at the last date that the law leaves an assembly, a week before for others. A
/// meeting that was there already, convened or planned otherwise by somebody, is left as it is.
async fn convene_later(work: &mut Work, id: MeetingId, is_urgent: bool) -> Result<(), Fault> {
    let (sql, body) = (&mut work.sql, work.body);
    let is_settled = store::find_convocation(sql, body, id).await?.is_some()
        || store::find_planned(sql, body, id).await?.is_some();
    let meeting = store::find_meeting(sql, body, id).await?;
    let now = work.now;
    let Some(meeting) =
        meeting.filter(|one| !is_settled && one.state == MeetingState::Planned && one.starts_at > now)
    else {
        return Ok(());
    };
    let group = groups::find(&mut work.sql, work.body, meeting.group_id)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let days = if group.kind == GroupKind::Plenary {
        let collectivite = work.collectivite()?;
        let today = day_of(now, &collectivite.zone());
        days_before_assembly(collectivite.kind.as_str(), today, is_urgent)?
    } else {
        DAYS_BEFORE_USUAL
    };
    let plan = PlanConvocation {
        meeting: id,
        days_before: Some(days),
    };
    work.as_system(&plan).await
}

/// A convening step: the day after its last one, at the template's hour. Otherwise a step opens at an hour, or on a day
/// (midnight): then the meeting is that day at the template's hour, or the first
/// day after when that hour has passed.
fn starts_at(step: &StepContext, now: Instant, zone: &TimeZone) -> Instant {
    let written = step
        .settings
        .text("time")
        .and_then(|time| time.parse::<Time>().ok());
    let closes_at = step.closes_at.filter(|_| step.settings.flag(CONVOCATION));
    let convened = closes_at.and_then(|closes_at| {
        let day = day_of(closes_at, zone).checked_add(1.day()).ok()?;
        Some(at(day, written.unwrap_or(USUAL_HOUR), zone)?.0)
    });
    if let Some(starts_at) = convened {
        return starts_at;
    }
    let opens_at = step.opens_at.unwrap_or(now).max(now);
    let is_hour_said = step
        .opens_at
        .is_some_and(|opens_at| zone.to_datetime(opens_at.timestamp()).time() != Time::midnight());
    if is_hour_said && written.is_none() {
        return opens_at;
    }
    let first_day = day_of(opens_at, zone);
    let days = (0..=7).filter_map(|days| first_day.checked_add(days.days()).ok());
    days.filter_map(|day| Some(at(day, written.unwrap_or(USUAL_HOUR), zone)?.0))
        .find(|starts_at| *starts_at >= opens_at)
        .unwrap_or(opens_at)
}

fn close<'a>(
    _work: &'a mut Work,
    _step: &'a StepContext,
) -> BoxFuture<'a, Result<Vec<(String, SubjectRef)>, Fault>> {
    // The guard `minutes-approved` is what closing waits for; the approval has done the rest.
    Box::pin(async move { Ok(Vec::new()) })
}

fn report<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let meeting = match step.subjects.get(ROLE) {
            Some(reference) => store::find_meeting(sql, body, reference.id()).await?,
            None => None,
        };
        let is_approved = meeting
            .as_ref()
            .is_some_and(|meeting| meeting.approved_at.is_some());
        let fact = Fact {
            holds: is_approved,
            otherwise: Sentence::new("meetings-fact-minutes-not-approved"),
            article: None,
        };
        Ok(StepReport {
            facts: BTreeMap::from([("minutes-approved".to_owned(), fact)]),
            links: meeting.as_ref().map(links).unwrap_or_default(),
            summary: meeting.map(|meeting| {
                let key = if is_approved {
                    "meetings-step-held"
                } else {
                    "meetings-step-planned"
                };
                Sentence::new(key).with("at", meeting.starts_at)
            }),
            ..StepReport::default()
        })
    })
}

/// Minutes are read by all once approved; until then the meeting’s own page leads those who may to them.
fn links(meeting: &Meeting) -> Vec<StepLink> {
    let mut links = vec![StepLink {
        sentence: Sentence::new("meetings-step-link"),
        path: meeting.path(),
    }];
    if meeting.approved_at.is_some() {
        links.push(StepLink {
            sentence: Sentence::new("meetings-read-minutes"),
            path: format!("{}/compte-rendu", meeting.path()),
        });
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::steps::settings::{Setting, Settings};

    fn instant(text: &str) -> Instant {
        Instant::from(text.parse::<jiff::Timestamp>().expect("a timestamp"))
    }

    fn planned(opens_at: Option<&str>, time: Option<&str>, now: &str) -> Instant {
        let time = time.map(|time| ("time".to_owned(), Setting::Text(time.to_owned())));
        let step = StepContext {
            parcours: db::Uuid::nil(),
            step: "reunion".to_owned(),
            title: "Avis".to_owned(),
            group: Id::from_uuid(db::Uuid::nil()),
            opens_at: opens_at.map(instant),
            closes_at: None,
            settings: Settings(time.into_iter().collect()),
            subjects: BTreeMap::new(),
        };
        let zone = TimeZone::get("Europe/Paris").expect("the zone is bundled");
        starts_at(&step, instant(now), &zone)
    }

    #[test]
    fn a_step_that_opens_on_a_day_meets_that_evening() {
        let now = "2026-11-10T17:30:00Z";
        assert_eq!(
            planned(Some("2026-12-07T23:00:00Z"), None, now),
            instant("2026-12-08T17:30:00Z")
        );
        assert_eq!(
            planned(Some("2026-12-07T23:00:00Z"), Some("14:00"), now),
            instant("2026-12-08T13:00:00Z")
        );
        assert_eq!(
            planned(Some("2026-12-08T09:00:00Z"), None, now),
            instant("2026-12-08T09:00:00Z")
        );
    }

    #[test]
    fn a_step_that_opens_late_meets_when_it_still_can() {
        let now = "2026-12-08T20:00:00Z";
        assert_eq!(
            planned(Some("2026-12-07T23:00:00Z"), None, now),
            instant("2026-12-09T17:30:00Z")
        );
        assert_eq!(planned(None, None, now), instant("2026-12-09T17:30:00Z"));
        // The hour that summer time skips is that of the day after.
        assert_eq!(
            planned(Some("2027-03-27T23:00:00Z"), Some("02:30"), now),
            instant("2027-03-29T00:30:00Z")
        );
    }

    #[test]
    fn an_assembly_convened_meets_on_the_day_after_the_convocation() {
        let step = StepContext {
            parcours: db::Uuid::nil(),
            step: "convocation".to_owned(),
            title: "Budget".to_owned(),
            group: Id::from_uuid(db::Uuid::nil()),
            opens_at: Some(instant("2026-12-01T23:00:00Z")),
            closes_at: Some(instant("2026-12-07T22:59:00Z")),
            settings: Settings(BTreeMap::from([
                (CONVOCATION.to_owned(), Setting::Bool(true)),
                ("time".to_owned(), Setting::Text("20:00".to_owned())),
            ])),
            subjects: BTreeMap::new(),
        };
        let zone = TimeZone::get("Europe/Paris").expect("the zone is bundled");
        assert_eq!(
            starts_at(&step, instant("2026-12-02T08:00:00Z"), &zone),
            instant("2026-12-08T19:00:00Z")
        );
    }
}
