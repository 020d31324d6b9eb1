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
    search::index(work, &meeting.subject(), &text).await
}

/// Makes a meeting found by its approved minutes as well.
pub(crate) async fn minutes(work: &mut Work, meeting: &Meeting, text: &str) -> Result<(), Fault> {
    search::index(work, &meeting.subject(), &format!("{}\n{text}", meeting.place)).await
}
