//! What the search finds of meetings: what was announced, then the minutes once they are public, and what they put on the
//! board.

use kernel::{Fault, SubjectRef, Work};

use crate::model::{FollowUp, Meeting};
use crate::store;

/// Makes a meeting found by its title, its place and its agenda.
pub(crate) async fn meeting(work: &mut Work, meeting: &Meeting) -> Result<(), Fault> {
    let agenda = store::agenda(&mut work.sql, work.body, meeting.id).await?;
    let text = std::iter::once(meeting.place.clone())
        .chain(agenda.into_iter().map(|item| item.title))
        .collect::<Vec<_>>()
        .join("\n");
    let entry = search::Entry {
        subject: meeting.reference(),
        title: meeting.title.clone(),
        path: meeting.path(),
        body_text: text,
        at: meeting.starts_at,
    };
    Ok(search::index(&mut work.sql, work.body, &entry).await?)
}

/// Makes approved minutes found by their text; they have a page of their own.
pub(crate) async fn minutes(work: &mut Work, meeting: &Meeting, text: &str) -> Result<(), Fault> {
    let subject = SubjectRef::new("minutes", meeting.id);
    let entry = search::Entry {
        subject: subject.clone(),
        title: meeting.title.clone(),
        path: format!("{}/compte-rendu", meeting.path()),
        body_text: text.to_owned(),
        at: meeting.starts_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    search::add_to_wholes(work, &subject, &meeting.reference()).await
}

/// Makes what is to be done found by its words, never by who does it.
pub(crate) async fn follow_up(work: &mut Work, follow_up: &FollowUp) -> Result<(), Fault> {
    let entry = search::Entry {
        subject: follow_up.reference(),
        title: follow_up.title(),
        path: follow_up.path(),
        body_text: follow_up.text.clone(),
        at: follow_up.created_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    search::add_to_wholes(work, &follow_up.reference(), &follow_up.reference()).await
}
