//! Packs that we send, entry by entry, so that none needs to be whole in memory.
//!
//! Without differences: objects are stored deflated one by one, and leave as they are stored. `gix-pack` cannot write
//! differences either; for texts of a few hundred kilobytes, one file an article, they would save little and cost a search
//! at each clone.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::object::{Object, ObjectKind};

/// A pack being written.
pub struct PackWriter {
    hasher: gix_hash::Hasher,
}

impl PackWriter {
    /// Begins a pack of `count` objects: its header goes to `out`.
    pub fn begin(count: u32, out: &mut Vec<u8>) -> Self {
        let mut writer = Self {
            hasher: gix_hash::hasher(gix_hash::Kind::Sha1),
        };
        let mut header = *b"PACK\0\0\0\x02\0\0\0\0";
        header[8..].copy_from_slice(&count.to_be_bytes());
        writer.write(&header, out);
        writer
    }

    /// Adds an object of `size` bytes, given as zlib deflates them.
    pub fn add_deflated(&mut self, kind: ObjectKind, size: usize, deflated: &[u8], out: &mut Vec<u8>) {
        let mut header = Vec::with_capacity(10);
        let number = match kind {
            ObjectKind::Commit => 1,
            ObjectKind::Tree => 2,
            ObjectKind::Blob => 3,
            ObjectKind::Tag => 4,
        };
        let low = |size: usize, mask: usize| u8::try_from(size & mask).unwrap_or_default();
        let mut byte = number << 4 | low(size, 15);
        let mut rest = size >> 4;
        while rest > 0 {
            header.push(byte | 0x80);
            byte = low(rest, 0x7f);
            rest >>= 7;
        }
        header.push(byte);
        self.write(&header, out);
        self.write(deflated, out);
    }

    /// Adds an object.
    pub fn add(&mut self, object: &Object, out: &mut Vec<u8>) {
        self.add_deflated(object.kind, object.data.len(), &deflated(&object.data), out);
    }

    /// Ends the pack: its checksum goes to `out`.
    ///
    /// # Panics
    /// Only on bytes forged to collide in SHA-1.
    pub fn end(self, out: &mut Vec<u8>) {
        let id = self.hasher.try_finalize();
        let id = id.expect("bytes are not a forged SHA-1 collision");
        out.extend_from_slice(id.as_bytes());
    }

    fn write(&mut self, bytes: &[u8], out: &mut Vec<u8>) {
        self.hasher.update(bytes);
        out.extend_from_slice(bytes);
    }
}

/// A whole pack of these objects.
///
/// ```
/// use std::collections::HashMap;
/// use gitwire::{Pack, PackLimits, blob, write_pack};
/// let sent = blob(*b"Un.\n");
/// let pack = write_pack(std::slice::from_ref(&sent));
/// let read = Pack::read(&pack, PackLimits::TEXT)?.resolve(&HashMap::new())?;
/// assert_eq!(read, [(sent.oid(), sent)]);
/// # Ok::<(), gitwire::PackError>(())
/// ```
pub fn write_pack(objects: &[Object]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = PackWriter::begin(u32::try_from(objects.len()).unwrap_or(u32::MAX), &mut out);
    for object in objects {
        writer.add(object, &mut out);
    }
    writer.end(&mut out);
    out
}

fn deflated(data: &[u8]) -> Vec<u8> {
    let mut deflate = ZlibEncoder::new(Vec::new(), Compression::default());
    deflate
        .write_all(data)
        .and_then(|()| deflate.finish())
        .expect("writing to memory cannot fail")
}
