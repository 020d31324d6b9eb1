//! The archive of an election, `.bel` (§Public data): an old-style tar file that only grows.
//!
//! It holds a header, then data and events, each named by the SHA-256 of its content. [`Archive`] reads one member at a
//! time; [`Chain`] reads events with what they refer to, and holds the chain; [`Writer`] appends.

mod chain;
mod writer;

use std::io::{ErrorKind, Read};

use serde::{Deserialize, Serialize};

pub use chain::Chain;
pub use writer::Writer;

use crate::fault::{Fault, Rule};
use crate::hash::Hash;
use crate::profile::Profile;
use crate::sizes::{LINK_BYTES_MAX, MESSAGE_BYTES_MAX};

/// The size of a tar block, in bytes.
pub(crate) const BLOCK_BYTES: usize = 512;
/// The name of the first member.
pub(crate) const HEADER_NAME: &str = "BELENIOS";

/// The first member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The version of the protocol.
    pub version: u64,
    /// When the archive begins, in seconds since 1970, written as a text.
    pub timestamp: String,
}

/// What a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberKind {
    /// The header.
    Header,
    /// A message that an event refers to.
    Data,
    /// An event.
    Event,
}

/// A member of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What it is.
    pub kind: MemberKind,
    /// Its hash, which was checked.
    pub hash: Hash,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Reads the members of an archive, one at a time.
pub struct Archive<R> {
    reader: R,
    is_begun: bool,
    bytes_read: u64,
    data_bytes_max: u64,
}

/// A number in octal digits, up to a NUL or a space.
fn octal(field: &[u8]) -> Option<u64> {
    let end = field
        .iter()
        .position(|byte| matches!(byte, 0 | b' '))
        .unwrap_or(field.len());
    let digits = std::str::from_utf8(&field[..end]).ok()?;
    u64::from_str_radix(digits, 8).ok()
}

impl<R: Read> Archive<R> {
    /// Reads from the beginning.
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            is_begun: false,
            bytes_read: 0,
            data_bytes_max: MESSAGE_BYTES_MAX,
        }
    }

    /// From now on, no message is larger than this, in bytes.
    pub(crate) const fn bound(&mut self, data_bytes_max: u64) {
        self.data_bytes_max = data_bytes_max;
    }

    /// How many bytes were read so far.
    pub const fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// The next member; none at the end.
    pub fn next_member(&mut self) -> Result<Option<Member>, Fault> {
        let Some(header) = self.block()? else {
            return if self.is_begun {
                Ok(None)
            } else {
                Err(Rule::ArchiveVersion.into())
            };
        };
        let (name, size) = read_header(&header)?;
        let most = if name.ends_with(".data.json") {
            self.data_bytes_max
        } else {
            LINK_BYTES_MAX
        };
        if size > most {
            return Err(Fault::new(Rule::ArchiveTooLarge).found(size));
        }
        let bytes = self.content(size)?;
        let hash = Hash::of(&bytes);
        if !self.is_begun {
            self.is_begun = true;
            let is_known = name == HEADER_NAME
                && crate::message::read::<Header>(&bytes).is_ok_and(|header| {
                    Profile::of_version(header.version).is_some()
                        && !header.timestamp.is_empty()
                        && header.timestamp.bytes().all(|digit| digit.is_ascii_digit())
                });
            if !is_known {
                return Err(Rule::ArchiveVersion.into());
            }
            let kind = MemberKind::Header;
            return Ok(Some(Member { kind, hash, bytes }));
        }
        let (kind, named) = match name.split_once('.') {
            Some((named, "data.json")) => (MemberKind::Data, named),
            Some((named, "event.json")) => (MemberKind::Event, named),
            _ => return Err(Fault::new(Rule::ArchiveHeader).found(name)),
        };
        if Hash::read(named) != Some(hash) {
            return Err(Fault::new(Rule::ArchiveHash).found(named));
        }
        Ok(Some(Member { kind, hash, bytes }))
    }

    /// A whole block; none at a clean end.
    fn block(&mut self) -> Result<Option<[u8; BLOCK_BYTES]>, Fault> {
        let mut block = [0; BLOCK_BYTES];
        let mut filled = 0;
        while filled < BLOCK_BYTES {
            match self.reader.read(&mut block[filled..]) {
                Ok(0) if filled == 0 => return Ok(None),
                Ok(0) => return Err(Rule::ArchiveUnreadable.into()),
                Ok(read) => filled += read,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(Fault::new(Rule::ArchiveUnreadable).found(error)),
            }
        }
        self.bytes_read += BLOCK_BYTES as u64;
        Ok(Some(block))
    }

    /// The content of a member, whose padding is empty.
    fn content(&mut self, size: u64) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let padded = size.next_multiple_of(BLOCK_BYTES as u64);
        // Memory grows with what is read, not with what a header says.
        self.reader
            .by_ref()
            .take(padded)
            .read_to_end(&mut bytes)
            .map_err(|error| Fault::new(Rule::ArchiveUnreadable).found(error))?;
        if bytes.len() as u64 != padded {
            return Err(Rule::ArchiveUnreadable.into());
        }
        self.bytes_read += padded;
        let size = usize::try_from(size).map_err(|_| Rule::ArchiveTooLarge)?;
        if bytes[size..].iter().any(|byte| *byte != 0) {
            return Err(Rule::ArchiveHeader.into());
        }
        bytes.truncate(size);
        Ok(bytes)
    }
}

/// The name and the size that a header says.
fn read_header(header: &[u8; BLOCK_BYTES]) -> Result<(String, u64), Fault> {
    let checksum: u64 = header
        .iter()
        .enumerate()
        .map(|(at, byte)| {
            if (148..156).contains(&at) {
                32
            } else {
                u64::from(*byte)
            }
        })
        .sum();
    let is_file = matches!(header[156], 0 | b'0');
    let end = header[..100].iter().position(|byte| *byte == 0).unwrap_or(100);
    let name = std::str::from_utf8(&header[..end]).ok();
    // Six digits, a NUL, a space: the checksum is the one field that it does not sum.
    let is_sound = header[148..156] == *format!("{checksum:06o}\0 ").as_bytes()
        && is_file
        && header[end..100].iter().all(|byte| *byte == 0);
    match (octal(&header[124..136]), name) {
        (Some(size), Some(name)) if is_sound => Ok((name.to_owned(), size)),
        _ => Err(Rule::ArchiveHeader.into()),
    }
}
