//! Calendars: one meeting, or those of a group.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use kernel::Fault;
use ui::{Answer, Visit, t};

use super::Gathered;
use crate::calendar::{Announced, Publisher, calendar_of};
use crate::model::{AgendaItem, CALENDAR_MEETINGS_MAX, Meeting};
use crate::store;
use groups::Group;

/// The calendar of one meeting.
pub(super) async fn of_meeting(visit: &Visit, gathered: &Gathered) -> Answer {
    let agenda = store::agenda(&mut visit.sql(), visit.body.id, gathered.meeting.id).await?;
    let text = written(visit, &gathered.group, &[(gathered.meeting.clone(), agenda)]);
    Ok(answer(text, &format!("reunion-{}.ics", gathered.meeting.id)))
}

/// The calendar a group's members subscribe to.
pub(super) async fn of_group(visit: Visit, Path(slug): Path<String>) -> Answer {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let group = groups::find_by_slug(&mut sql, body, &slug)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let latest = store::latest_of_group(&mut sql, body, group.id, CALENDAR_MEETINGS_MAX).await?;
    let since = latest.last().map_or(visit.now(), |oldest| oldest.starts_at);
    let mut agendas = store::agendas_since(&mut sql, body, group.id, since).await?;
    let meetings: Vec<_> = latest
        .into_iter()
        .map(|meeting| {
            let agenda = agendas.remove(&meeting.id).unwrap_or_default();
            (meeting, agenda)
        })
        .collect();
    Ok(answer(
        written(&visit, &group, &meetings),
        &format!("reunions-{}.ics", group.slug),
    ))
}

fn written(visit: &Visit, group: &Group, meetings: &[(Meeting, Vec<AgendaItem>)]) -> String {
    let announced: Vec<Announced<'_>> = meetings
        .iter()
        .map(|(meeting, agenda)| Announced {
            meeting,
            summary: t!(
                visit.official_words(),
                "meetings-in-calendar",
                title = &meeting.title,
                group = &group.name
            ),
            agenda,
        })
        .collect();
    let publisher = Publisher {
        base_url: &visit.base_url(),
        time_zone: &visit.body.time_zone,
        zone: &visit.body.zone(),
        organizer: None,
    };
    calendar_of(&announced, &publisher, visit.now())
}

fn answer(text: String, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ),
    ];
    (headers, text).into_response()
}
