//! A meeting: announced, convened, told in minutes that those who were there correct, and what became of its actions.

use db::Instant;
use jiff::ToSpan as _;
use jiff::civil::Time;
use kernel::Fault;
use meetings::model::passages;
use meetings::{
    AcceptCorrection, AddAgendaItem, AnswerInvitation, ApproveMinutes, Attendance, CompleteAction, Intention,
    Meeting, MeetingId, PlanMeeting, ProposeCorrection, ProposeMinutes, RecordAttendance, RefuseCorrection,
    SendConvocation, WriteMinutes,
};

use super::dated;
use crate::people::electors;
use crate::play::Case;
use crate::scene::{Scene, day, french};

/// What is announced of a session.
pub(super) struct Session<'a> {
    pub(super) title: &'a str,
    pub(super) place: &'a str,
    pub(super) in_days: i64,
    pub(super) at: Time,
    pub(super) agenda: &'a [String],
}

pub(super) async fn plan(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    session: &Session<'_>,
) -> Result<(), Fault> {
    let days = i64::from((day(scene.now()) - day(scene.today)).get_days()) + session.in_days;
    let starts_at: Instant = scene.at(days, session.at, case.copy);
    let plan = PlanMeeting {
        group: scene.group(&case.script.group)?,
        title: session.title.to_owned(),
        starts_at,
        ends_at: Some(starts_at.plus_seconds(2 * 3600)),
        place: session.place.to_owned(),
        agenda: session.agenda.to_vec(),
    };
    case.meeting = Some(scene.act(by, &plan).await?);
    Ok(())
}

pub(super) async fn item(scene: &Scene<'_>, case: &Case<'_>, by: &str, title: &str) -> Result<(), Fault> {
    let item = AddAgendaItem {
        meeting: case.meeting(scene).await?,
        title: title.to_owned(),
        subject: None,
    };
    scene.act(by, &item).await?;
    Ok(())
}

pub(super) async fn convoke(scene: &Scene<'_>, case: &Case<'_>, by: &str) -> Result<(), Fault> {
    let meeting = find(scene, case.meeting(scene).await?).await?;
    let convocation = SendConvocation {
        meeting: meeting.id,
        sequence: meeting.sequence,
    };
    scene.act(by, &convocation).await?;
    Ok(())
}

pub(super) async fn reply(scene: &Scene<'_>, case: &Case<'_>, answers: &[[String; 3]]) -> Result<(), Fault> {
    let meeting = case.meeting(scene).await?;
    for [name, intention, note] in answers {
        let answer = AnswerInvitation {
            meeting,
            answer: Intention::parse(intention).ok_or(Fault::NotFound("intention"))?,
            note: note.clone(),
        };
        scene.act(name, &answer).await?;
    }
    Ok(())
}

/// Notes who was there, and writes the minutes: `{date}`, `{présents}` and `{excusés}` are filled in.
pub(super) async fn minutes(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    text: &str,
    excused: &[String],
) -> Result<(), Fault> {
    let meeting = find(scene, case.meeting(scene).await?).await?;
    let (mut attendance, mut presents) = (Vec::new(), Vec::new());
    for name in electors(&case.script.group) {
        let is_excused = excused.iter().any(|other| other == name);
        let state = if is_excused {
            Attendance::Excused
        } else {
            presents.push(name);
            Attendance::Present
        };
        attendance.push((scene.person(name)?, state));
    }
    let record = RecordAttendance {
        meeting: meeting.id,
        attendance,
    };
    scene.act(by, &record).await?;
    let text = dated(scene, text)
        .replace("{date}", &french(day(meeting.starts_at)))
        .replace("{présents}", &presents.join(", "))
        .replace("{excusés}", &excused.join(", "));
    case.minutes.clone_from(&text);
    let write = WriteMinutes {
        meeting: meeting.id,
        version: 0,
        text,
    };
    case.minutes_version = scene.act(by, &write).await?;
    Ok(())
}

pub(super) async fn propose(scene: &Scene<'_>, case: &Case<'_>, by: &str, days: i64) -> Result<(), Fault> {
    let propose = ProposeMinutes {
        meeting: case.meeting(scene).await?,
        closes_on: day(scene.now()).saturating_add(days.days()),
    };
    scene.act(by, &propose).await
}

pub(super) async fn correct(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    [passage, wording, reason]: [&String; 3],
) -> Result<(), Fault> {
    let all = passages(&case.minutes);
    let (place, read) = all
        .iter()
        .enumerate()
        .find(|(_, read)| read.words.contains(passage.as_str()))
        .ok_or(Fault::NotFound("passage"))?;
    let (read, wording) = (read.words.to_owned(), wording.clone());
    let ask = ProposeCorrection {
        meeting: case.meeting(scene).await?,
        version: case.minutes_version,
        place,
        wording: wording.clone(),
        reason: reason.clone(),
    };
    let correction = scene.act(by, &ask).await?;
    case.correction = Some((correction, read, wording));
    Ok(())
}

pub(super) async fn accept(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    answer: &str,
) -> Result<(), Fault> {
    let (correction, passage, wording) = case.correction.take().ok_or(Fault::NotFound("correction"))?;
    case.minutes = case.minutes.replace(&passage, &wording);
    let accept = AcceptCorrection {
        correction,
        passage,
        wording,
        answer: answer.to_owned(),
    };
    case.minutes_version = scene.act(by, &accept).await?;
    Ok(())
}

pub(super) async fn refuse(
    scene: &Scene<'_>,
    case: &mut Case<'_>,
    by: &str,
    answer: &str,
) -> Result<(), Fault> {
    let (correction, ..) = case.correction.take().ok_or(Fault::NotFound("correction"))?;
    let refuse = RefuseCorrection {
        correction,
        answer: answer.to_owned(),
    };
    scene.act(by, &refuse).await
}

pub(super) async fn approve(scene: &Scene<'_>, case: &mut Case<'_>, by: &str) -> Result<(), Fault> {
    let meeting = case.meeting(scene).await?;
    scene.act(by, &ApproveMinutes { meeting }).await?;
    case.approved = Some(meeting);
    Ok(())
}

pub(super) async fn done(scene: &Scene<'_>, case: &Case<'_>, by: &str, action: &str) -> Result<(), Fault> {
    let meeting = case.approved.ok_or(Fault::NotFound("minutes"))?;
    let actions = meetings::follow_ups_of(&mut scene.sql(), scene.body, meeting).await?;
    let found = actions.iter().find(|found| found.text.contains(action));
    let follow_up = found.ok_or(Fault::NotFound("action"))?.id;
    scene.act(by, &CompleteAction { follow_up }).await
}

async fn find(scene: &Scene<'_>, meeting: MeetingId) -> Result<Meeting, Fault> {
    let found = meetings::find(&mut scene.sql(), scene.body, meeting).await?;
    found.ok_or(Fault::NotFound("meeting"))
}
