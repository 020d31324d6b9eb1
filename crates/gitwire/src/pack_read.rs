//! Packs that strangers send (gitformat-pack): read whole in memory, within limits, before anything is believed.
//!
//! `gix-pack` reads packs too, through files and an index beside them, and lets an object inflate to whatever it says;
//! here nothing touches a disk before everything is accepted, and every size is bounded before its memory is taken. What
//! inflates is `flate2`, and what hashes is `gix-hash`, which finds forged collisions.

use std::collections::{BTreeSet, HashMap};

use flate2::{Decompress, FlushDecompress, Status};

use crate::object::{Object, ObjectKind, Oid};
use crate::wire_error::PackError;

/// What a pack may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackLimits {
    /// Objects
    pub objects_max: usize,
    /// Bytes of one object, inflated, and of one difference
    pub object_bytes_max: usize,
    /// Bytes of all of them together, differences and what they give both counted
    pub total_bytes_max: usize,
    /// How far differences of differences may go; `git` stops at 50 unless told otherwise
    pub depth_max: usize,
}

impl PackLimits {
    /// What suits a push of text.
    pub const TEXT: Self = Self {
        objects_max: 20_000,
        object_bytes_max: 4_000_000,
        total_bytes_max: 64_000_000,
        depth_max: 64,
    };
}

/// A pack whose entries are inflated and whose checksum is right; its differences are not applied yet.
#[derive(Debug)]
pub struct Pack {
    entries: Vec<Entry>,
    limits: PackLimits,
    /// Bytes inflated so far
    total_bytes: usize,
}

#[derive(Debug)]
struct Entry {
    at: usize,
    source: Source,
    data: Vec<u8>,
}

#[derive(Debug, Clone, Copy)]
enum Source {
    Whole(ObjectKind),
    /// The rank of the entry it differs from
    FromEntry(usize),
    FromObject(Oid),
}

const HEADER_BYTES: usize = 12;
const CHECKSUM_BYTES: usize = 20;

impl Pack {
    /// Reads the entries of a pack, which ends where `bytes` do.
    pub fn read(bytes: &[u8], limits: PackLimits) -> Result<Self, PackError> {
        let count = count_of(bytes)?;
        if count > limits.objects_max {
            return Err(PackError::TooManyObjects {
                found: count,
                max: limits.objects_max,
            });
        }
        let end = bytes
            .len()
            .checked_sub(CHECKSUM_BYTES)
            .filter(|end| *end >= HEADER_BYTES)
            .ok_or(PackError::Truncated { at: bytes.len() })?;
        let mut pack = Self {
            entries: Vec::new(),
            limits,
            total_bytes: 0,
        };
        let mut reader = Reader {
            bytes: &bytes[..end],
            at: HEADER_BYTES,
        };
        let mut places = HashMap::new();
        for rank in 0..count {
            places.insert(reader.at, rank);
            let entry = pack.entry(&mut reader, &places)?;
            pack.entries.push(entry);
        }
        if reader.at != end {
            return Err(PackError::Trailing { at: reader.at });
        }
        if checksum(&bytes[..end])? != bytes[end..] {
            return Err(PackError::Checksum);
        }
        Ok(pack)
    }

    /// The objects that differences name by id: in the pack, or else to be given to [`Pack::resolve`] (a pack that counts
    /// on what the other side has is called thin).
    pub fn bases(&self) -> BTreeSet<Oid> {
        self.entries
            .iter()
            .filter_map(|entry| match entry.source {
                Source::FromObject(oid) => Some(oid),
                Source::Whole(_) | Source::FromEntry(_) => None,
            })
            .collect()
    }

    /// Applies every difference; gives the objects with their ids. `known` holds those of [`Pack::bases`] that are had.
    pub fn resolve(mut self, known: &HashMap<Oid, Object>) -> Result<Vec<(Oid, Object)>, PackError> {
        let mut of_entry: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut of_object: HashMap<Oid, Vec<usize>> = HashMap::new();
        let mut objects: Vec<Option<(Oid, Object)>> = Vec::new();
        // What is resolved: an entry, and how many differences it took.
        let mut ready: Vec<(usize, usize)> = Vec::new();
        for (rank, entry) in self.entries.iter_mut().enumerate() {
            let mut resolved = None;
            match entry.source {
                Source::Whole(kind) => {
                    let object = Object {
                        kind,
                        data: std::mem::take(&mut entry.data),
                    };
                    resolved = Some((named(&object, entry.at)?, object));
                    ready.push((rank, 0));
                }
                Source::FromEntry(base) => of_entry.entry(base).or_default().push(rank),
                Source::FromObject(base) => of_object.entry(base).or_default().push(rank),
            }
            objects.push(resolved);
        }
        for (oid, object) in known {
            for rank in of_object.remove(oid).unwrap_or_default() {
                objects[rank] = Some(self.apply(rank, object)?);
                ready.push((rank, 1));
            }
        }
        while let Some((rank, depth)) = ready.pop() {
            let Some((oid, _)) = &objects[rank] else { continue };
            let mut next = of_entry.remove(&rank).unwrap_or_default();
            next.extend(of_object.remove(oid).unwrap_or_default());
            if !next.is_empty() && depth >= self.limits.depth_max {
                return Err(PackError::TooDeep {
                    max: self.limits.depth_max,
                });
            }
            for differing in next {
                let Some((_, base)) = &objects[rank] else { continue };
                let resolved = self.apply(differing, base)?;
                objects[differing] = Some(resolved);
                ready.push((differing, depth + 1));
            }
        }
        let mut all = Vec::with_capacity(objects.len());
        for (rank, object) in objects.into_iter().enumerate() {
            match object {
                Some(object) => all.push(object),
                None => return Err(self.unresolved(rank)),
            }
        }
        Ok(all)
    }

    /// Why an entry was left: what it differs from, followed to an object that nobody has.
    fn unresolved(&self, mut rank: usize) -> PackError {
        loop {
            let entry = &self.entries[rank];
            match entry.source {
                Source::FromObject(base) => return PackError::MissingBase { at: entry.at, base },
                // These only lead backwards.
                Source::FromEntry(base) => rank = base,
                Source::Whole(_) => return PackError::Base { at: entry.at },
            }
        }
    }

    fn apply(&mut self, rank: usize, base: &Object) -> Result<(Oid, Object), PackError> {
        let delta = std::mem::take(&mut self.entries[rank].data);
        let at = self.entries[rank].at;
        let wrong = || PackError::Delta { at };
        let mut reader = DeltaReader { rest: &delta };
        if reader.size().ok_or_else(wrong)? != base.data.len() {
            return Err(wrong());
        }
        let size = reader.size().ok_or_else(wrong)?;
        self.take_room(size, at)?;
        let data = reader.apply(&base.data, size).ok_or_else(wrong)?;
        let object = Object {
            kind: base.kind,
            data,
        };
        Ok((named(&object, at)?, object))
    }

    /// Counts bytes before their memory is taken.
    fn take_room(&mut self, bytes: usize, at: usize) -> Result<(), PackError> {
        if bytes > self.limits.object_bytes_max {
            return Err(PackError::ObjectTooLarge {
                at,
                max: self.limits.object_bytes_max,
            });
        }
        // Both are small numbers of the caller, or were just bounded by them.
        self.total_bytes += bytes;
        if self.total_bytes > self.limits.total_bytes_max {
            return Err(PackError::TooLarge {
                max: self.limits.total_bytes_max,
            });
        }
        Ok(())
    }

    fn entry(&mut self, reader: &mut Reader<'_>, places: &HashMap<usize, usize>) -> Result<Entry, PackError> {
        let at = reader.at;
        let (kind, size) = reader.header(self.limits.object_bytes_max)?;
        let source = match kind {
            1 => Source::Whole(ObjectKind::Commit),
            2 => Source::Whole(ObjectKind::Tree),
            3 => Source::Whole(ObjectKind::Blob),
            4 => Source::Whole(ObjectKind::Tag),
            6 => {
                let back = reader.offset()?;
                let base = at.checked_sub(back).filter(|_| back > 0);
                let rank = base.and_then(|base| places.get(&base));
                Source::FromEntry(*rank.ok_or(PackError::Base { at })?)
            }
            7 => Source::FromObject(reader.oid()?),
            _ => return Err(PackError::Kind { at }),
        };
        self.take_room(size, at)?;
        let data = reader.inflated(size, at)?;
        Ok(Entry { at, source, data })
    }
}

fn count_of(bytes: &[u8]) -> Result<usize, PackError> {
    let header = bytes
        .get(..HEADER_BYTES)
        .ok_or(if b"PACK".starts_with(&bytes[..bytes.len().min(4)]) {
            PackError::Truncated { at: bytes.len() }
        } else {
            PackError::Header
        })?;
    if header[..4] != *b"PACK" || header[4..8] != [0, 0, 0, 2] {
        return Err(PackError::Header);
    }
    let count = u32::from_be_bytes([header[8], header[9], header[10], header[11]]);
    usize::try_from(count).map_err(|_| PackError::Header)
}

/// What a pack of these bytes ends with: their SHA-1. For who writes one that [`crate::PackWriter`] would not, as tests do.
///
/// # Panics
/// Only on bytes forged to collide in SHA-1.
pub fn pack_checksum(bytes: &[u8]) -> [u8; 20] {
    checksum(bytes).expect("bytes are not a forged SHA-1 collision")
}

fn checksum(bytes: &[u8]) -> Result<[u8; 20], PackError> {
    let mut hasher = gix_hash::hasher(gix_hash::Kind::Sha1);
    hasher.update(bytes);
    let id = hasher.try_finalize().map_err(|_| PackError::Checksum)?;
    Ok(*Oid::from_gix(&id).as_bytes())
}

fn named(object: &Object, at: usize) -> Result<Oid, PackError> {
    object.checked_oid().map_err(|_| PackError::Collision { at })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Result<u8, PackError> {
        let byte = *self
            .bytes
            .get(self.at)
            .ok_or(PackError::Truncated { at: self.at })?;
        self.at += 1;
        Ok(byte)
    }

    /// The kind of an entry and its size once inflated.
    fn header(&mut self, bytes_max: usize) -> Result<(u8, usize), PackError> {
        let at = self.at;
        let mut byte = self.byte()?;
        let kind = byte >> 4 & 7;
        let mut size = usize::from(byte & 15);
        let mut shift = 4;
        while byte & 0x80 != 0 {
            byte = self.byte()?;
            // Beyond, no size is accepted, and the shift would leave the number.
            if shift > 31 {
                return Err(PackError::ObjectTooLarge { at, max: bytes_max });
            }
            size |= usize::from(byte & 0x7f) << shift;
            shift += 7;
        }
        Ok((kind, size))
    }

    /// How far back the object is that a difference is from.
    fn offset(&mut self) -> Result<usize, PackError> {
        let at = self.at;
        let mut byte = self.byte()?;
        let mut back = usize::from(byte & 0x7f);
        while byte & 0x80 != 0 {
            byte = self.byte()?;
            if back > self.bytes.len() {
                return Err(PackError::Base { at });
            }
            back = (back + 1) << 7 | usize::from(byte & 0x7f);
        }
        Ok(back)
    }

    fn oid(&mut self) -> Result<Oid, PackError> {
        let bytes = self.bytes.get(self.at..self.at + 20);
        let bytes = bytes.and_then(|bytes| Oid::try_from(bytes).ok());
        let oid = bytes.ok_or(PackError::Truncated { at: self.bytes.len() })?;
        self.at += 20;
        Ok(oid)
    }

    /// Inflates exactly `size` bytes. One more is made room for: what gives more than it says is found out there.
    fn inflated(&mut self, size: usize, at: usize) -> Result<Vec<u8>, PackError> {
        let wrong = PackError::Inflate { at };
        let input = &self.bytes[self.at..];
        let mut inflate = Decompress::new(true);
        let mut data = vec![0; size + 1];
        let mut has_ended = false;
        let (mut read, mut written) = (0, 0);
        while !has_ended {
            let status = inflate
                .decompress(&input[read..], &mut data[written..], FlushDecompress::Finish)
                .map_err(|_| wrong.clone())?;
            let (now_read, now_written) = (position(inflate.total_in()), position(inflate.total_out()));
            has_ended = status == Status::StreamEnd;
            if !has_ended && (now_written > size || (now_read, now_written) == (read, written)) {
                let is_cut = now_read == input.len() && now_written <= size;
                return Err(if is_cut {
                    PackError::Truncated { at: self.bytes.len() }
                } else {
                    wrong
                });
            }
            (read, written) = (now_read, now_written);
        }
        if written != size {
            return Err(wrong);
        }
        data.truncate(size);
        self.at += read;
        Ok(data)
    }
}

/// A count of bytes that are in memory.
fn position(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

/// The operations of a difference (gitformat-pack, « deltified representation »).
struct DeltaReader<'a> {
    rest: &'a [u8],
}

impl DeltaReader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn size(&mut self) -> Option<usize> {
        let (mut size, mut shift) = (0_usize, 0);
        loop {
            let byte = self.byte()?;
            if shift > 28 {
                return None;
            }
            size |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return Some(size);
            }
        }
    }

    fn apply(&mut self, base: &[u8], size: usize) -> Option<Vec<u8>> {
        let mut data = Vec::with_capacity(size);
        while let Some(operation) = self.byte() {
            let part = if operation & 0x80 != 0 {
                let (mut offset, mut length) = (0_usize, 0_usize);
                for place in 0..4 {
                    if operation & 1 << place != 0 {
                        offset |= usize::from(self.byte()?) << (8 * place);
                    }
                }
                for place in 0..3 {
                    if operation & 0x10 << place != 0 {
                        length |= usize::from(self.byte()?) << (8 * place);
                    }
                }
                if length == 0 {
                    length = 0x1_0000;
                }
                base.get(offset..offset.checked_add(length)?)?
            } else {
                // Zero is kept for a later version.
                let length = usize::from(operation);
                if length == 0 {
                    return None;
                }
                let (part, rest) = self.rest.split_at_checked(length)?;
                self.rest = rest;
                part
            };
            if data.len() + part.len() > size {
                return None;
            }
            data.extend_from_slice(part);
        }
        (data.len() == size).then_some(data)
    }
}
