//! Events in their order, with what they refer to.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use super::{Archive, MemberKind};
use crate::fault::{Fault, Rule};
use crate::hash::Hash;
use crate::message::{self, Event};
use crate::sizes::{ELECTION_BYTES_MAX, LINK_BYTES_MAX, MESSAGE_BYTES_MAX, TRUSTEES_BYTES_MAX, bounded};

/// What may stand in memory before an event refers to it, in bytes, until the election is open: its messages, of which the
/// list of credentials alone can be large.
const OPENING_BYTES_MAX: u64 = MESSAGE_BYTES_MAX + ELECTION_BYTES_MAX + TRUSTEES_BYTES_MAX;
/// How much may stand at least, afterwards.
const WAITING_BYTES: u64 = 16 * 1024 * 1024;
/// How many messages may.
const WAITING_MAX: usize = 1_000;

/// Reads the events of an archive: each is the child of the one before, nothing stands twice, nothing is left over.
pub struct Chain<R> {
    archive: Archive<R>,
    waiting: HashMap<Hash, Vec<u8>>,
    waiting_bytes: u64,
    waiting_bytes_max: u64,
    seen: HashSet<Hash>,
    last: Option<Hash>,
    height: u64,
}

impl<R: Read> Chain<R> {
    /// Reads from the beginning.
    pub fn new(reader: R) -> Self {
        Self {
            archive: Archive::new(reader),
            waiting: HashMap::new(),
            waiting_bytes: 0,
            waiting_bytes_max: OPENING_BYTES_MAX,
            seen: HashSet::new(),
            last: None,
            height: 0,
        }
    }

    /// How many bytes were read so far.
    pub const fn bytes_read(&self) -> u64 {
        self.archive.bytes_read()
    }

    /// The hash of the last event read: who keeps it can tell later that nothing was taken away.
    pub const fn last(&self) -> Option<Hash> {
        self.last
    }

    /// How many events were read.
    pub const fn height(&self) -> u64 {
        self.height
    }

    /// The next event and its hash; none at the end, where nothing may be left over.
    pub fn next_event(&mut self) -> Result<Option<(Event, Hash)>, Fault> {
        while let Some(member) = self
            .archive
            .next_member()
            .map_err(|fault| fault.height(self.height))?
        {
            if !self.seen.insert(member.hash) {
                return Err(Fault::new(Rule::ArchiveDuplicate)
                    .message(member.hash)
                    .height(self.height));
            }
            match member.kind {
                MemberKind::Header => {}
                MemberKind::Data => {
                    self.waiting_bytes += member.bytes.len() as u64;
                    self.waiting.insert(member.hash, member.bytes);
                    if self.waiting_bytes > self.waiting_bytes_max || self.waiting.len() > WAITING_MAX {
                        return Err(Fault::new(Rule::ArchiveOrphan).message(member.hash));
                    }
                }
                MemberKind::Event => {
                    let event = self
                        .event(&member.bytes)
                        .map_err(|fault| fault.message(member.hash).height(self.height))?;
                    self.last = Some(member.hash);
                    self.height += 1;
                    return Ok(Some((event, member.hash)));
                }
            }
        }
        // The smallest is named, so that the same archive is always refused in the same words.
        match self.waiting.keys().min() {
            Some(orphan) => Err(Fault::new(Rule::ArchiveOrphan)
                .message(*orphan)
                .height(self.height)),
            None => Ok(None),
        }
    }

    /// From now on, no message is larger than this, in bytes, and few stand before what refers to them.
    pub(crate) fn bound(&mut self, data_bytes_max: u64) {
        self.archive.bound(data_bytes_max);
        self.waiting_bytes_max = (2 * data_bytes_max).max(WAITING_BYTES);
    }

    /// Takes a message that does no more than refer to others.
    pub(crate) fn take_link(&mut self, hash: Hash) -> Result<Vec<u8>, Fault> {
        let bytes = self.take(hash)?;
        bounded(&bytes, LINK_BYTES_MAX).map_err(|fault| fault.message(hash))?;
        Ok(bytes)
    }

    /// Takes a message that an event, or another message, refers to.
    pub fn take(&mut self, hash: Hash) -> Result<Vec<u8>, Fault> {
        let bytes = self
            .waiting
            .remove(&hash)
            .ok_or_else(|| Fault::new(Rule::EventPayload).message(hash))?;
        self.waiting_bytes -= bytes.len() as u64;
        Ok(bytes)
    }

    fn event(&self, bytes: &[u8]) -> Result<Event, Fault> {
        let event: Event = message::read(bytes)?;
        if event.height != self.height {
            return Err(Fault::new(Rule::EventHeight).found(event.height));
        }
        if event.parent != self.last {
            return Err(Rule::EventParent.into());
        }
        Ok(event)
    }
}
