//! What the search finds of meetings: what was announced, then the minutes once they are public.

use kernel::{Fault, Work};

use crate::model::Meeting;
use crate::store;

/// Makes a meeting found by its title, its place and its agenda.
pub(crate) async fn meeting(work: &mut Work, meeting: &Meeting) -> Result<(), Fault> {
    let agenda = store::agenda(&mut work.sql, work.body, meeting.id).await?;
    let text = std::iter::once(meeting.place.clone())
        .chain(agenda.into_iter().map(|item| item.title))
        .collect::<Vec<_>>()
        .join("\n");
    index(work, meeting, text).await
}

/// Makes a meeting found by its approved minutes.
pub(crate) async fn minutes(work: &mut Work, meeting: &Meeting, text: &str) -> Result<(), Fault> {
    index(work, meeting, format!("{}\n{text}", meeting.place)).await
}

async fn index(work: &mut Work, meeting: &Meeting, body_text: String) -> Result<(), Fault> {
    let entry = search::Entry {
        subject: meeting.reference(),
        title: meeting.title.clone(),
        path: meeting.path(),
        body_text,
        at: meeting.starts_at,
    };
    search::index(&mut work.sql, work.body, &entry).await?;
    Ok(())
}
