//! Meetings, and the board of what is to be done after them, offered as open data: the group answers, and nobody is named.

use std::collections::BTreeMap;

use db::{Sql, Uuid};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{BoxFuture, CollectiviteId, Fault, House, OpenColumn, OpenKind, OpenList, OpenRows};
use ui::spreadsheet::moment;

use crate::model::{FollowUpId, MeetingId, follow_up_path, path_of};
use crate::store::{self, OpenedFollowUp, OpenedMeeting};

pub(crate) const ALL: &[OpenList] = &[
    OpenList {
        name: "reunions",
        columns: &[
            OpenColumn::new("reunion_id", OpenKind::Word),
            OpenColumn::new("groupe", OpenKind::Text),
            OpenColumn::new("titre", OpenKind::Text),
            OpenColumn::new("commence_le", OpenKind::Moment),
            OpenColumn::new("finit_le", OpenKind::Moment),
            OpenColumn::new("lieu", OpenKind::Text),
            OpenColumn::new("etat", OpenKind::Word),
            OpenColumn::new("points", OpenKind::Whole),
            OpenColumn::new("compte_rendu_le", OpenKind::Moment),
            OpenColumn::new("adresse", OpenKind::Address),
        ],
        schema: "",
        taken_back_by: &[],
        rows: meetings,
    },
    OpenList {
        name: "suivi",
        columns: &[
            OpenColumn::new("action_id", OpenKind::Word),
            OpenColumn::new("groupe", OpenKind::Text),
            OpenColumn::new("action", OpenKind::Text),
            OpenColumn::new("etat", OpenKind::Word),
            OpenColumn::new("echeance", OpenKind::Day),
            OpenColumn::new("decision", OpenKind::Word),
            OpenColumn::new("reunion", OpenKind::Text),
            OpenColumn::new("reunion_adresse", OpenKind::Address),
            OpenColumn::new("inscrite_le", OpenKind::Moment),
            OpenColumn::new("faite_le", OpenKind::Moment),
            OpenColumn::new("adresse", OpenKind::Address),
        ],
        schema: "",
        taken_back_by: &[],
        rows: follow_ups,
    },
];

fn meetings<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let found = store::meetings_after(sql, body, MeetingId::from_uuid(after)).await?;
        let names = groups::names(sql, body).await?;
        let base_url = house.base_url(body);
        let last = found.last().map(|meeting| meeting.id.uuid());
        let rows = found
            .into_iter()
            .map(|meeting| meeting_row(&base_url, &names, meeting));
        Ok(OpenRows::of(rows.collect(), last))
    })
}

fn meeting_row(base_url: &str, names: &BTreeMap<GroupId, String>, meeting: OpenedMeeting) -> Vec<String> {
    vec![
        meeting.id.to_string(),
        names.get(&meeting.group_id).cloned().unwrap_or_default(),
        meeting.title,
        moment(meeting.starts_at),
        meeting.ends_at.map(moment).unwrap_or_default(),
        meeting.place,
        meeting.state.as_str().to_owned(),
        meeting.items.to_string(),
        meeting.approved_at.map(moment).unwrap_or_default(),
        format!("{base_url}{}", path_of(meeting.id)),
    ]
}

fn follow_ups<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let found = store::follow_ups_after(sql, body, FollowUpId::from_uuid(after)).await?;
        let names = groups::names(sql, body).await?;
        let base_url = house.base_url(body);
        let zone = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .zone();
        let today = house.clock.now().timestamp().to_zoned(zone).date();
        let last = found.last().map(|line| line.id.uuid());
        let rows = found
            .into_iter()
            .map(|line| follow_up_row(&base_url, (&names, today), line));
        Ok(OpenRows::of(rows.collect(), last))
    })
}

fn follow_up_row(
    base_url: &str,
    (names, today): (&BTreeMap<GroupId, String>, Date),
    line: OpenedFollowUp,
) -> Vec<String> {
    let state = match (line.done_at, line.due_on) {
        (Some(_), _) => "fait",
        (None, Some(due_on)) if due_on < today => "en-retard",
        (None, _) => "a-faire",
    };
    vec![
        line.id.to_string(),
        names.get(&line.group_id).cloned().unwrap_or_default(),
        line.text,
        state.to_owned(),
        line.due_on.map(|day| day.to_string()).unwrap_or_default(),
        line.decision.unwrap_or_default(),
        line.meeting,
        format!("{base_url}{}", path_of(line.meeting_id)),
        moment(line.created_at),
        line.done_at.map(moment).unwrap_or_default(),
        format!("{base_url}{}", follow_up_path(line.id)),
    ]
}
