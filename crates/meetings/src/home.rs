//! Meetings on the home page: those to come, then what became of what was decided.

use db::{Instant, Sql};
use jiff::civil::Date;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::model::{Column, FollowUp, Meeting, MeetingState, day_of};
use crate::store::{self, BoardFilter, Wanted};

/// A meeting whose end nobody said is one to come for these hours after it began.
const STILL_SHOWN_S: i64 = 3 * 3600;

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let now = house.clock.now();
        let zone = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .zone();
        let today = day_of(now, &zone);
        let wanted = Wanted {
            group: None,
            since: now,
        };
        let mut to_come = store::meetings_from(sql, body, wanted, rows, 0).await?;
        // Nobody takes part any more in a meeting whose minutes are approved, even this very minute, nor in one that is
        // cancelled.
        to_come.retain(|meeting| meeting.approved_at.is_none() && meeting.state != MeetingState::Cancelled);
        let mut entries: Vec<HomeEntry> = to_come.into_iter().map(to_attend).collect();

        let mut followed = Vec::new();
        for column in [Column::Done, Column::Late, Column::ToDo] {
            let filter = BoardFilter::default();
            followed.extend(store::board_column(sql, body, filter, column, today, rows, 0).await?);
        }
        let mut followed: Vec<HomeEntry> = followed
            .iter()
            .map(|follow_up| followed_up(follow_up, today))
            .collect();
        followed.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        followed.truncate(limit);
        entries.extend(followed);
        Ok(entries)
    })
}

fn to_attend(meeting: Meeting) -> HomeEntry {
    let detail = if meeting.place.is_empty() {
        Sentence::new("meetings-home-to-come")
    } else {
        Sentence::new("meetings-home-to-come-at").with("place", meeting.place.clone())
    };
    HomeEntry {
        section: HomeSection::TakePart,
        kind: "meeting",
        path: meeting.path(),
        detail: detail.with("at", meeting.starts_at),
        at: meeting.starts_at,
        title: meeting.title,
    }
}

/// How far something to be done is, and the date that says it.
fn became(follow_up: &FollowUp, today: Date) -> (Sentence, Instant) {
    match (follow_up.column(today), follow_up.done_at, follow_up.due_on) {
        (Column::Done, Some(done_at), _) => {
            (Sentence::new("meetings-home-done").with("at", done_at), done_at)
        }
        (Column::Late, _, Some(due_on)) => (
            Sentence::new("meetings-home-late").with("date", due_on),
            follow_up.created_at,
        ),
        (_, _, Some(due_on)) => (
            Sentence::new("meetings-home-due").with("date", due_on),
            follow_up.created_at,
        ),
        _ => (Sentence::new("meetings-home-to-do"), follow_up.created_at),
    }
}

fn followed_up(follow_up: &FollowUp, today: Date) -> HomeEntry {
    let (detail, at) = became(follow_up, today);
    HomeEntry {
        section: HomeSection::Became,
        kind: "follow-up",
        title: follow_up.title(),
        path: follow_up.path(),
        detail,
        at,
    }
}

/// Where something to be done stands, beside the meetings that decided it: open until it is done.
pub(crate) fn standing_of_follow_up<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let Some(follow_up) = store::find_follow_up(sql, body, subject.id()).await? else {
            return Ok(None);
        };
        let zone = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .zone();
        let (state, at) = became(&follow_up, day_of(house.clock.now(), &zone));
        Ok(Some(Standing {
            sort: NewsSort::Filed,
            state,
            at,
            is_open: follow_up.done_at.is_none(),
        }))
    })
}

/// Where a meeting stands, for the page of its group or of its parcours: to come, or kept with its minutes.
pub(crate) fn standing<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let Some(meeting) = store::find_meeting(sql, body, subject.id()).await? else {
            return Ok(None);
        };
        let at = meeting.starts_at;
        let (sort, state, is_open) = match meeting.state {
            MeetingState::Cancelled => return Ok(None),
            MeetingState::Planned => {
                let is_open = meeting.ends_at.unwrap_or(at).plus_seconds(STILL_SHOWN_S) > house.clock.now();
                (NewsSort::Scheduled, to_attend(meeting).detail, is_open)
            }
            MeetingState::Held => (
                NewsSort::Filed,
                Sentence::new("meetings-standing-held").with("at", at),
                false,
            ),
            MeetingState::Approved => (
                NewsSort::Filed,
                Sentence::new("meetings-standing-approved").with("at", at),
                false,
            ),
        };
        Ok(Some(Standing {
            sort,
            state,
            at,
            is_open,
        }))
    })
}
