//! The archive of an election, as the official programs write it, made while it is sent: at any time it is whole and valid.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};
use std::sync::Arc;

use kernel::{CollectiviteId, Fault, House};
use scrutin::Hash;
use scrutin::archive::Writer;

use crate::actions::aside;
use crate::model::{Election, ElectionId};
use crate::protocol::PROFILE;
use crate::store;

/// Events read and written at once.
const EVENTS_AT_ONCE: u64 = 50;
/// Microseconds of a second.
const MICROS: i64 = 1_000_000;

/// An archive that is being written.
pub(crate) struct Archive {
    house: Arc<House>,
    body: CollectiviteId,
    id: ElectionId,
    time_seconds: u64,
    next: u64,
    until: u64,
    last: Option<Hash>,
}

impl Archive {
    /// That of an election as it stands now; none before it opened, or once it was destroyed.
    pub(crate) fn of(house: Arc<House>, body: CollectiviteId, election: &Election) -> Option<Self> {
        let opened = election.opened_at?;
        if election.destroyed_at.is_some() {
            return None;
        }
        Some(Self {
            house,
            body,
            id: election.id,
            time_seconds: u64::try_from(opened.micros() / MICROS).unwrap_or_default(),
            next: 0,
            until: election.height,
            last: None,
        })
    }

    /// The next bytes; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<u8>>, Fault> {
        if self.next >= self.until {
            return Ok(None);
        }
        let heights = (self.next, self.until.min(self.next + EVENTS_AT_ONCE));
        let mut sql = self.house.db.read();
        let events = store::events(&mut sql, self.body, self.id, heights).await?;
        let messages = store::messages_between(&mut sql, self.body, self.id, heights).await?;
        if events.len() as u64 != heights.1 - heights.0 {
            return Err(Fault::Internal("an event of an election is missing".to_owned()));
        }
        let mut writer = if self.next == 0 {
            Writer::begin(Vec::new(), PROFILE, self.time_seconds).map_err(unwritten)?
        } else {
            Writer::resume(Vec::new(), self.last, self.next, self.time_seconds)
        };
        let mut waiting = messages.iter().peekable();
        for event in &events {
            while let Some(message) = waiting.next_if(|message| message.height <= event.height) {
                writer.bytes(message.content.as_bytes()).map_err(unwritten)?;
            }
            let payload = event.payload.as_deref().and_then(Hash::read);
            writer.event(event.kind, payload).map_err(unwritten)?;
        }
        (self.last, self.next) = (writer.last(), heights.1);
        writer.finish().map(Some).map_err(unwritten)
    }

    /// All of it, in a file without a name that is gone once it is read: an urn may be larger than memory.
    pub(crate) async fn spooled(mut self) -> Result<File, Fault> {
        let mut file = tempfile::tempfile_in(&self.house.settings.data).map_err(unwritten)?;
        while let Some(part) = self.next().await? {
            file = aside(move || file.write_all(&part).map(|()| file))
                .await?
                .map_err(unwritten)?;
        }
        aside(move || file.rewind().map(|()| file))
            .await?
            .map_err(unwritten)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err gives")]
fn unwritten(error: io::Error) -> Fault {
    Fault::Internal(format!("an archive could not be written: {error}"))
}
