//! What a clone or a fetch asks for, in the two protocols that `git` speaks (gitprotocol-v2, gitprotocol-pack), without a
//! connection that lasts: each request says everything again (gitprotocol-http).

use crate::object::Oid;
use crate::packet::{PACKET_BYTES_MAX, Packet, Packets};
use crate::wire_error::WireError;

/// Lines one request may have.
const LINES_MAX: usize = 100_000;
/// Prefixes that references are compared with: beyond, all of them are told, as `git` does beyond 65,536 (a prefix only
/// spares the client lines). Each is compared with each reference, for anybody who asks.
const PREFIXES_MAX: usize = 256;
/// The depth that `git` writes to say « all of it » (`--unshallow`).
const DEPTH_INFINITE: u32 = 0x7fff_ffff;

/// Which protocol a client speaks, by its `Git-Protocol` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// References first, then one request
    V0,
    /// Commands
    V2,
}

impl Protocol {
    /// Reads the header: keys between colons, of which `version=2` counts.
    pub fn of(header: Option<&str>) -> Self {
        let asks_v2 = header.is_some_and(|keys| keys.split(':').any(|key| key.trim() == "version=2"));
        if asks_v2 { Self::V2 } else { Self::V0 }
    }
}

/// How a client of protocol 0 wants what it has to be acknowledged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MultiAck {
    /// Once
    #[default]
    None,
    /// Each, with « continue »
    Simple,
    /// Each, with « common » and « ready »
    Detailed,
}

/// How much of the history is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deepen {
    /// Commits from the tips, or from where the client's history was cut
    pub commits: u32,
    /// True when counted from there
    pub is_relative: bool,
}

impl Deepen {
    /// True for « all of it ».
    pub const fn is_infinite(self) -> bool {
        self.commits >= DEPTH_INFINITE
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fetch {
    /// What the client wants
    pub wants: Vec<Oid>,
    /// What it says it has
    pub haves: Vec<Oid>,
    /// Where its own history is cut
    pub shallow: Vec<Oid>,
    /// How much history it wants
    pub deepen: Option<Deepen>,
    /// True when it has said all it has, and waits for the pack
    pub is_done: bool,
    /// True to be sent the tags of what is sent
    pub wants_tags: bool,
    /// What one frame of the pack may carry: none when it comes bare
    pub band_bytes_max: Option<usize>,
    /// Protocol 0
    pub multi_ack: MultiAck,
    /// Protocol 0: false when the request only asks where the history will be cut
    pub has_negotiation: bool,
}

/// Which references are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListRefs {
    /// Tell what annotated tags mark
    pub peels: bool,
    /// Tell what `HEAD` stands for
    pub tells_symbolic: bool,
    /// Only those that begin so; all when there is none, or when there were too many to compare
    pub prefixes: Vec<String>,
}

/// A command of protocol 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// `ls-refs`
    ListRefs(ListRefs),
    /// `fetch`
    Fetch(Fetch),
}

impl Command {
    /// Reads a request of protocol 2.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut lines = Lines::of(bytes);
        let name = match lines.next()? {
            Next::Line(line) => line
                .strip_prefix("command=")
                .ok_or_else(|| unexpected(line))?
                .to_owned(),
            Next::Mark(_) | Next::End => return Err(WireError::Incomplete),
        };
        loop {
            match lines.next()? {
                Next::Line(line) => {
                    let format = line.strip_prefix("object-format=");
                    if let Some(format) = format.filter(|format| *format != "sha1") {
                        return Err(WireError::Unsupported(format.chars().take(40).collect()));
                    }
                }
                Next::Mark(Packet::Delimiter) => break,
                // A command without arguments.
                Next::Mark(Packet::Flush) if name == "ls-refs" => {
                    return Ok(Self::ListRefs(ListRefs::default()));
                }
                Next::Mark(_) | Next::End => return Err(WireError::Incomplete),
            }
        }
        match name.as_str() {
            "ls-refs" => list_refs(lines).map(Self::ListRefs),
            "fetch" => fetch_v2(lines).map(Self::Fetch),
            _ => Err(WireError::Unsupported(name.chars().take(40).collect())),
        }
    }
}

fn list_refs(mut lines: Lines<'_>) -> Result<ListRefs, WireError> {
    let mut asked = ListRefs::default();
    loop {
        match lines.next()? {
            Next::Line("peel") => asked.peels = true,
            Next::Line("symrefs") => asked.tells_symbolic = true,
            Next::Line("unborn") => {}
            Next::Line(line) => {
                let prefix = line.strip_prefix("ref-prefix ").ok_or_else(|| unexpected(line))?;
                if asked.prefixes.len() <= PREFIXES_MAX {
                    asked.prefixes.push(prefix.to_owned());
                }
            }
            Next::Mark(Packet::Flush) => {
                if asked.prefixes.len() > PREFIXES_MAX {
                    asked.prefixes.clear();
                }
                return Ok(asked);
            }
            Next::Mark(_) | Next::End => return Err(WireError::Incomplete),
        }
    }
}

fn fetch_v2(mut lines: Lines<'_>) -> Result<Fetch, WireError> {
    let mut fetch = Fetch {
        band_bytes_max: Some(PACKET_BYTES_MAX),
        multi_ack: MultiAck::Detailed,
        has_negotiation: true,
        ..Fetch::default()
    };
    let mut is_relative = false;
    loop {
        match lines.next()? {
            Next::Line("done") => fetch.is_done = true,
            Next::Line("include-tag") => fetch.wants_tags = true,
            Next::Line("deepen-relative") => is_relative = true,
            // Ours is a pack without differences, which no client minds, and without progress.
            Next::Line("thin-pack" | "ofs-delta" | "no-progress") => {}
            Next::Line(line) => fetch.line(line)?,
            Next::Mark(Packet::Flush) => break,
            Next::Mark(_) | Next::End => return Err(WireError::Incomplete),
        }
    }
    if let Some(deepen) = &mut fetch.deepen {
        deepen.is_relative = is_relative;
    }
    if fetch.wants.is_empty() {
        return Err(WireError::Incomplete);
    }
    Ok(fetch)
}

impl Fetch {
    /// Reads a request of protocol 0; none when it asks for nothing, as `git` does to see whether it may.
    pub fn read_v0(bytes: &[u8]) -> Result<Option<Self>, WireError> {
        let mut lines = Lines::of(bytes);
        let mut fetch = Self::default();
        let mut is_relative = false;
        loop {
            match lines.next()? {
                Next::Line(line) if fetch.wants.is_empty() && line.starts_with("want ") => {
                    let (want, capabilities) = line.split_at_checked(45).ok_or_else(|| unexpected(line))?;
                    fetch.line(want)?;
                    is_relative = fetch.take_capabilities(capabilities);
                }
                Next::Line(line) => fetch.line(line)?,
                Next::Mark(Packet::Flush) => break,
                Next::End if fetch.wants.is_empty() => return Ok(None),
                Next::Mark(_) | Next::End => return Err(WireError::Incomplete),
            }
        }
        if fetch.wants.is_empty() {
            return Ok(None);
        }
        if let Some(deepen) = &mut fetch.deepen {
            deepen.is_relative = is_relative;
        }
        loop {
            match lines.next()? {
                Next::Line("done") => {
                    fetch.has_negotiation = true;
                    fetch.is_done = true;
                    return Ok(Some(fetch));
                }
                Next::Line(line) => {
                    fetch.has_negotiation = true;
                    let have = line.strip_prefix("have ").ok_or_else(|| unexpected(line))?;
                    fetch.haves.push(oid(have)?);
                }
                Next::Mark(Packet::Flush) => fetch.has_negotiation = true,
                Next::Mark(_) => return Err(WireError::Line("a mark of protocol 2".to_owned())),
                Next::End => return Ok(Some(fetch)),
            }
        }
    }

    /// True when `deepen` counts from where the client's history is cut.
    fn take_capabilities(&mut self, capabilities: &str) -> bool {
        let mut is_relative = false;
        for capability in capabilities.split(' ') {
            match capability {
                "side-band-64k" => self.band_bytes_max = Some(PACKET_BYTES_MAX),
                "side-band" if self.band_bytes_max.is_none() => self.band_bytes_max = Some(996),
                "multi_ack_detailed" => self.multi_ack = MultiAck::Detailed,
                "multi_ack" if self.multi_ack == MultiAck::None => self.multi_ack = MultiAck::Simple,
                "include-tag" => self.wants_tags = true,
                "deepen-relative" => is_relative = true,
                _ => {}
            }
        }
        is_relative
    }

    /// A line that both protocols have.
    fn line(&mut self, line: &str) -> Result<(), WireError> {
        let (word, value) = line.split_once(' ').ok_or_else(|| unexpected(line))?;
        match word {
            "want" => self.wants.push(oid(value)?),
            "have" => self.haves.push(oid(value)?),
            "shallow" => self.shallow.push(oid(value)?),
            "deepen" => {
                let commits = value.parse().ok().filter(|commits| *commits > 0);
                self.deepen = Some(Deepen {
                    commits: commits.ok_or_else(|| unexpected(line))?,
                    is_relative: false,
                });
            }
            "filter" | "deepen-since" | "deepen-not" | "want-ref" | "packfile-uris" => {
                return Err(WireError::Unsupported(word.to_owned()));
            }
            _ => return Err(unexpected(line)),
        }
        Ok(())
    }
}

fn oid(text: &str) -> Result<Oid, WireError> {
    text.trim_end().parse().map_err(|_| unexpected(text))
}

pub(crate) fn unexpected(line: &str) -> WireError {
    WireError::Line(
        line.chars()
            .filter(|letter| !letter.is_control())
            .take(60)
            .collect(),
    )
}

/// Lines of a request, without the line break that ends them.
struct Lines<'a> {
    packets: Packets<'a>,
    read: usize,
}

enum Next<'a> {
    Line(&'a str),
    Mark(Packet<'a>),
    End,
}

impl<'a> Lines<'a> {
    const fn of(bytes: &'a [u8]) -> Self {
        Self {
            packets: Packets::of(bytes),
            read: 0,
        }
    }

    fn next(&mut self) -> Result<Next<'a>, WireError> {
        self.read += 1;
        if self.read > LINES_MAX {
            return Err(WireError::TooManyLines(LINES_MAX));
        }
        Ok(match self.packets.read()? {
            None => Next::End,
            Some(Packet::Data(data)) => {
                let line = std::str::from_utf8(data).map_err(|_| WireError::Line("not UTF-8".to_owned()))?;
                Next::Line(line.strip_suffix('\n').unwrap_or(line))
            }
            Some(mark) => Next::Mark(mark),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::MultiAck::Detailed;
    use super::*;
    use crate::packet::{write_delimiter, write_flush, write_line};

    const A: &str = "1111111111111111111111111111111111111111";
    const B: &str = "2222222222222222222222222222222222222222";

    fn frames(parts: &[&str]) -> Vec<u8> {
        let mut out = Vec::new();
        for part in parts {
            match *part {
                "0000" => write_flush(&mut out),
                "0001" => write_delimiter(&mut out),
                line => write_line(&mut out, line),
            }
        }
        out
    }

    #[test]
    fn the_header_says_the_protocol() {
        assert_eq!(Protocol::of(Some("version=2")), Protocol::V2);
        assert_eq!(Protocol::of(Some("trace=1:version=2")), Protocol::V2);
        for other in [None, Some("version=1"), Some("version=22"), Some("")] {
            assert_eq!(Protocol::of(other), Protocol::V0);
        }
    }

    #[test]
    fn protocol_two_asks_by_commands() {
        let bytes = frames(&[
            "command=ls-refs",
            "agent=git/2.47",
            "object-format=sha1",
            "0001",
            "peel",
            "symrefs",
            "ref-prefix refs/heads/",
            "0000",
        ]);
        let asked = ListRefs {
            peels: true,
            tells_symbolic: true,
            prefixes: vec!["refs/heads/".to_owned()],
        };
        assert_eq!(Command::read(&bytes), Ok(Command::ListRefs(asked)));

        let (want, have, cut) = (format!("want {A}"), format!("have {B}"), format!("shallow {B}"));
        let bytes = frames(&[
            "command=fetch",
            "0001",
            "thin-pack",
            "include-tag",
            "ofs-delta",
            &cut,
            "deepen 3",
            "deepen-relative",
            &want,
            &have,
            "done",
            "0000",
        ]);
        let Ok(Command::Fetch(fetch)) = Command::read(&bytes) else {
            panic!("a fetch");
        };
        assert_eq!(fetch.wants, [A.parse().expect("an id")]);
        assert_eq!((fetch.haves.len(), fetch.shallow.len()), (1, 1));
        assert!(fetch.is_done && fetch.wants_tags);
        let deepen = fetch.deepen.expect("a depth");
        assert!(deepen.commits == 3 && deepen.is_relative);
    }

    #[test]
    fn too_many_prefixes_are_none() {
        let prefixes = |count: usize| {
            let mut bytes = frames(&["command=ls-refs", "0001"]);
            for number in 0..count {
                write_line(&mut bytes, &format!("ref-prefix refs/heads/{number}"));
            }
            write_flush(&mut bytes);
            match Command::read(&bytes) {
                Ok(Command::ListRefs(asked)) => asked.prefixes.len(),
                other => panic!("not references: {other:?}"),
            }
        };
        assert_eq!(prefixes(PREFIXES_MAX), PREFIXES_MAX);
        assert_eq!(prefixes(PREFIXES_MAX + 1), 0);
        assert_eq!(prefixes(90_000), 0);
    }

    #[test]
    fn what_is_not_done_here_is_said_by_its_name() {
        let want = format!("want {A}");
        for (line, name) in [
            ("filter blob:none", "filter"),
            ("deepen-since 1790000000", "deepen-since"),
        ] {
            let bytes = frames(&["command=fetch", "0001", &want, line, "0000"]);
            assert_eq!(
                Command::read(&bytes),
                Err(WireError::Unsupported(name.to_owned()))
            );
        }
        let bytes = frames(&["command=object-info", "0001", "0000"]);
        assert_eq!(
            Command::read(&bytes),
            Err(WireError::Unsupported("object-info".to_owned()))
        );
        let bytes = frames(&["command=fetch", "object-format=sha256", "0001", &want, "0000"]);
        assert_eq!(
            Command::read(&bytes),
            Err(WireError::Unsupported("sha256".to_owned()))
        );
        for incomplete in [
            &[][..],
            &["command=fetch"],
            &["command=fetch", "0001"],
            &["command=fetch", "0001", "0000"],
        ] {
            assert_eq!(Command::read(&frames(incomplete)), Err(WireError::Incomplete));
        }
    }

    #[test]
    fn protocol_zero_says_capabilities_behind_the_first_want() {
        let first = format!("want {A} multi_ack_detailed side-band-64k include-tag deepen-relative");
        let (second, have) = (format!("want {B}"), format!("have {B}"));
        let bytes = frames(&[&first, &second, "deepen 2", "0000", &have, "done"]);
        let fetch = Fetch::read_v0(&bytes).expect("readable").expect("wants");
        assert_eq!(fetch.wants.len(), 2);
        assert_eq!(fetch.multi_ack, Detailed);
        assert_eq!(fetch.band_bytes_max, Some(PACKET_BYTES_MAX));
        assert!(fetch.is_done && fetch.wants_tags && fetch.has_negotiation);
        assert!(fetch.deepen.is_some_and(|deepen| deepen.is_relative));

        let only_depth = Fetch::read_v0(&frames(&[&first, "deepen 2", "0000"])).expect("readable");
        assert!(!only_depth.expect("wants").has_negotiation);
        assert_eq!(Fetch::read_v0(b"0000"), Ok(None));
        assert_eq!(Fetch::read_v0(b""), Ok(None));
    }
}
