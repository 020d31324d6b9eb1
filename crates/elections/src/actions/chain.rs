//! What follows the closing, event by event, as a trustee's browser reads it: it rebuilds from this what it decrypts, and takes
//! no tally from anybody's word (specification of Belenios 3, §Events).

use kernel::{CollectiviteId, Fault};
use scrutin::Hash;
use scrutin::message::EventType;

use crate::model::Election;
use crate::{protocol, store};

/// Events read at once.
const EVENTS_AT_ONCE: u64 = 1_000;

/// The events from the encrypted tally to the last shuffle, and the messages they bring, each in its one writing.
#[derive(Debug, Default, serde::Serialize)]
pub(crate) struct Chain {
    /// In their order
    pub(crate) events: Vec<String>,
    /// In the order of the archive
    pub(crate) messages: Vec<String>,
}

/// That of an election whose ballots were put together; nothing stands in it before.
pub(crate) async fn chain(
    sql: &mut db::Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<Chain, Fault> {
    let mut chain = Chain::default();
    let mut parent: Option<Hash> = None;
    let mut from: Option<u64> = None;
    let mut next = 0;
    'read: while next < election.height {
        let until = election.height.min(next + EVENTS_AT_ONCE);
        for event in store::events(sql, body, election.id, (next, until)).await? {
            // What trustees give after that is not what they decrypt.
            if matches!(event.kind, EventType::PartialDecryption | EventType::Result) {
                next = event.height;
                break 'read;
            }
            if event.kind == EventType::EncryptedTally {
                from = Some(event.height);
            }
            let payload = event.payload.as_deref().and_then(Hash::read);
            let text = protocol::event_text(parent, event.height, event.kind, payload);
            parent = Some(Hash::of(text.as_bytes()));
            if from.is_some() {
                chain.events.push(text);
            }
        }
        next = until;
    }
    if let Some(from) = from {
        let messages = store::messages_between(sql, body, election.id, (from, next)).await?;
        chain.messages = messages.into_iter().map(|message| message.content).collect();
    }
    Ok(chain)
}
