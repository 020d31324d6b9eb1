//! pkt-lines: the frames of every conversation with `git` (gitprotocol-common, « pkt-line format »).
//!
//! Four hexadecimal digits say how long a frame is, themselves included; `0000`, `0001` and `0002` are marks without
//! content. Written here rather than taken from a library: it is the first thing a stranger's bytes meet, and it holds on
//! one page.

use crate::wire_error::WireError;

/// Bytes one frame may carry (gitprotocol-common: 65,520 with its length).
pub const PACKET_BYTES_MAX: usize = 65_516;

/// One frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packet<'a> {
    /// What it carries
    Data(&'a [u8]),
    /// `0000`: the end of a message, or of a list
    Flush,
    /// `0001`: the end of a section (protocol 2)
    Delimiter,
    /// `0002`: the end of an answer (protocol 2, without a connection)
    ResponseEnd,
}

/// Reads frames out of bytes that are all there.
#[derive(Debug, Clone)]
pub struct Packets<'a> {
    rest: &'a [u8],
}

impl<'a> Packets<'a> {
    /// Reads from the start of `bytes`.
    pub const fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// What was not read yet: the pack that follows the commands of a push.
    pub const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// The next frame; none at the end of the bytes.
    ///
    /// ```
    /// use gitwire::{Packet, Packets};
    /// let mut packets = Packets::of(b"0007abc0000PACK");
    /// assert_eq!(packets.read()?, Some(Packet::Data(b"abc")));
    /// assert_eq!(packets.read()?, Some(Packet::Flush));
    /// assert_eq!(packets.rest(), b"PACK");
    /// # Ok::<(), gitwire::WireError>(())
    /// ```
    pub fn read(&mut self) -> Result<Option<Packet<'a>>, WireError> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let (digits, after) = self.rest.split_at_checked(4).ok_or(WireError::Truncated)?;
        let length = length_of(digits)?;
        let (packet, after) = match length {
            0 => (Packet::Flush, after),
            1 => (Packet::Delimiter, after),
            2 => (Packet::ResponseEnd, after),
            3 => return Err(WireError::Length),
            _ => {
                let content = length - 4;
                if content > PACKET_BYTES_MAX {
                    return Err(WireError::Length);
                }
                let (data, after) = after.split_at_checked(content).ok_or(WireError::Truncated)?;
                (Packet::Data(data), after)
            }
        };
        self.rest = after;
        Ok(Some(packet))
    }
}

fn length_of(digits: &[u8]) -> Result<usize, WireError> {
    digits.iter().try_fold(0, |length, digit| {
        let value = char::from(*digit).to_digit(16).ok_or(WireError::Length)?;
        Ok(length * 16 + value as usize)
    })
}

/// Writes one frame. Content longer than [`PACKET_BYTES_MAX`] is cut there: lines are ours, and short.
pub fn write_packet(out: &mut Vec<u8>, content: &[u8]) {
    let content = &content[..content.len().min(PACKET_BYTES_MAX)];
    out.extend_from_slice(format!("{:04x}", content.len() + 4).as_bytes());
    out.extend_from_slice(content);
}

/// Writes a line of text, with the line break that ends it.
pub fn write_line(out: &mut Vec<u8>, line: &str) {
    write_packet(out, format!("{line}\n").as_bytes());
}

/// Writes the mark that ends a message.
pub fn write_flush(out: &mut Vec<u8>) {
    out.extend_from_slice(b"0000");
}

/// Writes the mark that ends a section.
pub fn write_delimiter(out: &mut Vec<u8>) {
    out.extend_from_slice(b"0001");
}

/// The three channels that share an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// The pack, or the report of a push
    Data = 1,
    /// What is shown to the person, after « remote: »
    Progress = 2,
    /// Why it stops there
    Error = 3,
}

/// Writes `content` on a channel, in as many frames as it takes; `bytes_max` is what one frame may carry, its channel
/// included (1,000 with `side-band`, [`PACKET_BYTES_MAX`] with `side-band-64k`).
pub fn write_band(out: &mut Vec<u8>, band: Band, content: &[u8], bytes_max: usize) {
    for part in content.chunks(bytes_max.clamp(2, PACKET_BYTES_MAX) - 1) {
        out.extend_from_slice(format!("{:04x}", part.len() + 5).as_bytes());
        out.push(band as u8);
        out.extend_from_slice(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut out = Vec::new();
        write_line(&mut out, "want");
        write_delimiter(&mut out);
        write_packet(&mut out, b"");
        write_flush(&mut out);
        let mut packets = Packets::of(&out);
        assert_eq!(packets.read(), Ok(Some(Packet::Data(b"want\n"))));
        assert_eq!(packets.read(), Ok(Some(Packet::Delimiter)));
        assert_eq!(packets.read(), Ok(Some(Packet::Data(b""))));
        assert_eq!(packets.read(), Ok(Some(Packet::Flush)));
        assert_eq!(packets.read(), Ok(None));
    }

    #[test]
    fn what_is_no_frame_is_refused() {
        for (bytes, why) in [
            (&b"000"[..], WireError::Truncated),
            (b"0003", WireError::Length),
            (b"00 5a", WireError::Length),
            (b"-005a", WireError::Length),
            (b"0006a", WireError::Truncated),
            (b"fff5aaaa", WireError::Length),
        ] {
            assert_eq!(Packets::of(bytes).read(), Err(why), "{bytes:?}");
        }
    }

    #[test]
    fn a_long_content_takes_several_frames() {
        let mut out = Vec::new();
        write_band(&mut out, Band::Data, &[7; 2500], 1000);
        let mut packets = Packets::of(&out);
        let mut read = Vec::new();
        while let Some(Packet::Data(part)) = packets.read().expect("frames") {
            assert!(part.len() <= 1000 && part[0] == 1);
            read.extend_from_slice(&part[1..]);
        }
        assert_eq!(read, [7; 2500]);
    }
}
