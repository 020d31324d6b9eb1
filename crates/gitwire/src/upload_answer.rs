//! What answers a clone or a fetch, but for the pack: references, what is had on both sides, where the history is cut.

use std::fmt::Write as _;

use crate::object::Oid;
use crate::packet::{write_delimiter, write_flush, write_line, write_packet};
use crate::upload::{Fetch, ListRefs, MultiAck, Protocol};

/// A reference as it is told to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRef {
    /// `HEAD`, `refs/heads/main`…
    pub name: String,
    /// What it points to
    pub target: Oid,
    /// The commit that an annotated tag marks
    pub peeled: Option<Oid>,
    /// The reference that this one stands for: `HEAD` only
    pub symbolic: Option<String>,
}

/// What answers the first request of a clone or a fetch: the capabilities, and in protocol 0 the references.
pub fn upload_advertisement(protocol: Protocol, references: &[ListedRef], agent: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write_line(&mut out, "# service=git-upload-pack");
    write_flush(&mut out);
    match protocol {
        Protocol::V2 => {
            write_line(&mut out, "version 2");
            write_line(&mut out, &format!("agent={agent}"));
            write_line(&mut out, "ls-refs=unborn");
            write_line(&mut out, "fetch=shallow");
            write_line(&mut out, "object-format=sha1");
        }
        Protocol::V0 => {
            let mut capabilities =
                "multi_ack multi_ack_detailed side-band side-band-64k ofs-delta shallow deepen-relative \
                                    no-progress include-tag object-format=sha1"
                    .to_owned();
            for reference in references {
                if let Some(target) = &reference.symbolic {
                    let _ = write!(capabilities, " symref={}:{target}", reference.name);
                }
            }
            let _ = write!(capabilities, " agent={agent}");
            write_refs_v0(&mut out, references, &capabilities);
        }
    }
    write_flush(&mut out);
    out
}

/// References with capabilities behind the first (gitprotocol-pack, « Reference Discovery »).
pub(crate) fn write_refs_v0(out: &mut Vec<u8>, references: &[ListedRef], capabilities: &str) {
    let mut is_first = true;
    let mut line = |text: String| {
        let text = if is_first {
            format!("{text}\0{capabilities}\n")
        } else {
            text + "\n"
        };
        is_first = false;
        write_packet(out, text.as_bytes());
    };
    for reference in references {
        line(format!("{} {}", reference.target, reference.name));
        if let Some(peeled) = reference.peeled {
            line(format!("{peeled} {}^{{}}", reference.name));
        }
    }
    if references.is_empty() {
        line(format!("{} capabilities^{{}}", Oid::from_bytes([0; 20])));
    }
}

/// The answer to `ls-refs`.
pub fn listed_refs(references: &[ListedRef], asked: &ListRefs) -> Vec<u8> {
    let mut out = Vec::new();
    for reference in references {
        let is_asked = asked.prefixes.is_empty()
            || asked
                .prefixes
                .iter()
                .any(|prefix| reference.name.starts_with(prefix.as_str()));
        if !is_asked {
            continue;
        }
        let mut line = format!("{} {}", reference.target, reference.name);
        if let Some(target) = reference.symbolic.as_ref().filter(|_| asked.tells_symbolic) {
            let _ = write!(line, " symref-target:{target}");
        }
        if let Some(peeled) = reference.peeled.filter(|_| asked.peels) {
            let _ = write!(line, " peeled:{peeled}");
        }
        write_line(&mut out, &line);
    }
    write_flush(&mut out);
    out
}

/// Where the history that is sent is cut, and where the client's is no longer: lines, to be closed by the caller.
pub fn write_shallow(out: &mut Vec<u8>, shallow: &[Oid], unshallow: &[Oid]) {
    for oid in shallow {
        write_line(out, &format!("shallow {oid}"));
    }
    for oid in unshallow {
        write_line(out, &format!("unshallow {oid}"));
    }
}

/// What answers those that a client says it has: which of them are had here, and whether they are enough. True when the
/// pack follows.
pub fn acknowledgements(
    out: &mut Vec<u8>,
    protocol: Protocol,
    fetch: &Fetch,
    common: &[Oid],
    is_enough: bool,
) -> bool {
    match protocol {
        // Who is done is not answered (gitprotocol-v2, « fetch »).
        Protocol::V2 if fetch.is_done => true,
        Protocol::V2 => {
            write_line(out, "acknowledgments");
            if common.is_empty() {
                write_line(out, "NAK");
            }
            for oid in common {
                write_line(out, &format!("ACK {oid}"));
            }
            if is_enough {
                write_line(out, "ready");
                write_delimiter(out);
            } else {
                write_flush(out);
            }
            is_enough
        }
        Protocol::V0 => {
            match (fetch.multi_ack, common) {
                (_, []) => {}
                (MultiAck::None, [first, ..]) => write_line(out, &format!("ACK {first}")),
                (MultiAck::Simple, common) => {
                    for oid in common {
                        write_line(out, &format!("ACK {oid} continue"));
                    }
                }
                (MultiAck::Detailed, [.., last]) => {
                    for oid in common {
                        write_line(out, &format!("ACK {oid} common"));
                    }
                    if is_enough && !fetch.is_done {
                        write_line(out, &format!("ACK {last} ready"));
                    }
                }
            }
            match (common.last(), fetch.is_done) {
                (Some(last), true) if fetch.multi_ack != MultiAck::None => {
                    write_line(out, &format!("ACK {last}"));
                }
                (Some(_), _) if fetch.multi_ack == MultiAck::None => {}
                _ => write_line(out, "NAK"),
            }
            fetch.is_done
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MultiAck::{Detailed, None as Once, Simple};
    use super::*;

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
    fn what_is_had_is_acknowledged_as_each_client_wants() {
        let both: Vec<Oid> = [A, B].iter().map(|oid| oid.parse().expect("an id")).collect();
        let said = |protocol, multi_ack, is_done, common: &[Oid], is_enough| {
            let fetch = Fetch {
                is_done,
                multi_ack,
                ..Fetch::default()
            };
            let mut out = Vec::new();
            let pack = acknowledgements(&mut out, protocol, &fetch, common, is_enough);
            (
                String::from_utf8(out)
                    .expect("text")
                    .replace(A, "a")
                    .replace(B, "b"),
                pack,
            )
        };
        let of = |lines: &[&str]| {
            let text = String::from_utf8(frames(lines)).expect("text");
            text.replace(A, "a").replace(B, "b")
        };
        let (ack_a, ack_b) = (format!("ACK {A}"), format!("ACK {B}"));
        let (common_a, common_b) = (format!("{ack_a} common"), format!("{ack_b} common"));
        let ready = format!("{ack_b} ready");
        assert_eq!(
            said(Protocol::V0, Detailed, false, &[], false),
            (of(&["NAK"]), false)
        );
        assert_eq!(
            said(Protocol::V0, Detailed, false, &both, true),
            (of(&[&common_a, &common_b, &ready, "NAK"]), false)
        );
        assert_eq!(
            said(Protocol::V0, Detailed, true, &both, true),
            (of(&[&common_a, &common_b, &ack_b]), true)
        );
        assert_eq!(
            said(Protocol::V0, Detailed, true, &[], false),
            (of(&["NAK"]), true)
        );
        assert_eq!(
            said(Protocol::V0, Once, false, &both, true),
            (of(&[&ack_a]), false)
        );
        assert_eq!(said(Protocol::V0, Once, true, &[], true), (of(&["NAK"]), true));
        let continued = format!("{ack_a} continue");
        assert_eq!(
            said(Protocol::V0, Simple, false, &both[..1], true),
            (of(&[&continued, "NAK"]), false)
        );
        assert_eq!(
            said(Protocol::V2, Detailed, false, &both, true),
            (of(&["acknowledgments", &ack_a, &ack_b, "ready", "0001"]), true)
        );
        assert_eq!(
            said(Protocol::V2, Detailed, false, &[], false),
            (of(&["acknowledgments", "NAK", "0000"]), false)
        );
        assert_eq!(
            said(Protocol::V2, Detailed, true, &both, true),
            (String::new(), true)
        );
    }
}
