//! Appending to an archive.

use std::io::{self, Write};

use serde::Serialize;

use super::{BLOCK_BYTES, HEADER_NAME, Header};
use crate::hash::Hash;
use crate::message::{self, Event, EventType};
use crate::profile::Profile;

/// Appends messages and events, in the bytes that the official programs write.
pub struct Writer<W> {
    to: W,
    time_seconds: u64,
    last: Option<Hash>,
    height: u64,
}

impl<W: Write> Writer<W> {
    /// Begins an archive, at an instant in seconds since 1970.
    pub fn begin(to: W, profile: Profile, time_seconds: u64) -> io::Result<Self> {
        let mut begun = Self {
            to,
            time_seconds,
            last: None,
            height: 0,
        };
        let header = message::write(&Header {
            version: profile.version(),
            timestamp: time_seconds.to_string(),
        });
        begun.member(HEADER_NAME, &header)?;
        Ok(begun)
    }

    /// Goes on where an archive ends: after its last event, of which there are `height`.
    pub const fn resume(to: W, last: Option<Hash>, height: u64, time_seconds: u64) -> Self {
        Self {
            to,
            time_seconds,
            last,
            height,
        }
    }

    /// Appends the bytes of a message.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<Hash> {
        let hash = Hash::of(bytes);
        self.member(&format!("{hash}.data.json"), bytes)?;
        Ok(hash)
    }

    /// Appends a message.
    pub fn message<T: Serialize>(&mut self, message: &T) -> io::Result<Hash> {
        self.bytes(&message::write(message))
    }

    /// Appends an event after the last one.
    pub fn event(&mut self, kind: EventType, payload: Option<Hash>) -> io::Result<Hash> {
        let event = message::write(&Event {
            parent: self.last,
            height: self.height,
            kind,
            payload,
        });
        let hash = Hash::of(&event);
        self.member(&format!("{hash}.event.json"), &event)?;
        self.last = Some(hash);
        self.height += 1;
        Ok(hash)
    }

    /// How many events stand in the archive.
    pub const fn height(&self) -> u64 {
        self.height
    }

    /// The hash of the last event.
    pub const fn last(&self) -> Option<Hash> {
        self.last
    }

    /// Gives the writer back.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.flush()?;
        Ok(self.to)
    }

    fn member(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut header = [0; BLOCK_BYTES];
        let mut field = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
        field(0, name);
        field(100, "0000644\0");
        field(108, "0000000\0");
        field(116, "0000000\0");
        field(124, &format!("{:011o}\0", bytes.len()));
        field(136, &format!("{:011o}\0", self.time_seconds));
        field(148, "        ");
        field(156, "0");
        let checksum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..156].copy_from_slice(format!("{checksum:06o}\0 ").as_bytes());
        self.to.write_all(&header)?;
        self.to.write_all(bytes)?;
        let padding = bytes.len().next_multiple_of(BLOCK_BYTES) - bytes.len();
        self.to.write_all(&[0; BLOCK_BYTES][..padding])
    }
}
