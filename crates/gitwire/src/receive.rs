//! What a push says, and what is answered (gitprotocol-pack, « Pushing Data To a Server »).

use crate::object::Oid;
use crate::packet::{Band, PACKET_BYTES_MAX, Packet, Packets, write_band, write_flush, write_line};
use crate::upload::unexpected;
use crate::upload_answer::{ListedRef, write_refs_v0};
use crate::wire_error::WireError;

/// References one push may ask to change.
const UPDATES_MAX: usize = 1_000;

/// What a push asks of one reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// `refs/heads/amendements/velo`
    pub name: String,
    /// Where the client believes it to be; none when it believes that there is no such reference
    pub old: Option<Oid>,
    /// Where it is to be; none to delete it
    pub new: Option<Oid>,
}

/// A push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push<'a> {
    /// What is asked, at least one thing
    pub updates: Vec<Update>,
    /// The pack, empty when nothing is sent
    pub pack: &'a [u8],
    /// True when the client reads a report
    reports: bool,
    /// True when the report may say where a reference went instead
    reports_more: bool,
    has_bands: bool,
}

/// What became of one reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefReport {
    /// Its name
    pub name: String,
    /// Where it is now, or why it did not move: a few words on one line
    pub outcome: Result<PushedRef, String>,
}

/// Where a reference went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PushedRef {
    /// Where it was
    pub old: Option<Oid>,
    /// Where it is
    pub new: Oid,
    /// True when that is another commit than the one pushed
    pub is_other: bool,
}

impl<'a> Push<'a> {
    /// Reads a push; none when it asks for nothing, as `git` does to see whether it may before it sends a large pack.
    pub fn read(bytes: &'a [u8]) -> Result<Option<Self>, WireError> {
        let mut packets = Packets::of(bytes);
        let mut push = Self {
            updates: Vec::new(),
            pack: &[],
            reports: false,
            reports_more: false,
            has_bands: false,
        };
        loop {
            let data = match packets.read()? {
                Some(Packet::Data(data)) => data,
                Some(Packet::Flush) => break,
                None if push.updates.is_empty() => return Ok(None),
                Some(_) | None => return Err(WireError::Incomplete),
            };
            if push.updates.len() == UPDATES_MAX {
                return Err(WireError::TooManyLines(UPDATES_MAX));
            }
            let text = std::str::from_utf8(data).map_err(|_| WireError::Line("not UTF-8".to_owned()))?;
            let text = text.strip_suffix('\n').unwrap_or(text);
            let (command, capabilities) = text.split_once('\0').unwrap_or((text, ""));
            // Where the pusher's history is cut: what is pushed must stand on what is had here anyway.
            if command.starts_with("shallow ") {
                continue;
            }
            if command.starts_with("push-cert") {
                return Err(WireError::Unsupported("push-cert".to_owned()));
            }
            push.updates.push(update(command)?);
            for capability in capabilities.split(' ') {
                match capability {
                    "report-status" => push.reports = true,
                    "report-status-v2" => (push.reports, push.reports_more) = (true, true),
                    "side-band-64k" => push.has_bands = true,
                    _ => {}
                }
            }
        }
        push.pack = packets.rest();
        Ok((!push.updates.is_empty()).then_some(push))
    }

    /// The answer: `told` is shown to the person, after « remote: »; `unpacked` says why the pack itself was refused.
    pub fn answer(&self, told: &str, unpacked: Result<(), &str>, reports: &[RefReport]) -> Vec<u8> {
        let mut report = Vec::new();
        write_line(
            &mut report,
            &match unpacked {
                Ok(()) => "unpack ok".to_owned(),
                Err(why) => format!("unpack {}", on_one_line(why)),
            },
        );
        for RefReport { name, outcome } in reports {
            match outcome {
                Ok(pushed) => {
                    write_line(&mut report, &format!("ok {name}"));
                    if self.reports_more && pushed.is_other {
                        if let Some(old) = pushed.old {
                            write_line(&mut report, &format!("option old-oid {old}"));
                        }
                        write_line(&mut report, &format!("option new-oid {}", pushed.new));
                    }
                }
                Err(why) => write_line(&mut report, &format!("ng {name} {}", on_one_line(why))),
            }
        }
        write_flush(&mut report);
        if !self.has_bands {
            return if self.reports { report } else { Vec::new() };
        }
        let mut out = Vec::new();
        for line in told.lines() {
            write_band(
                &mut out,
                Band::Progress,
                format!("{line}\n").as_bytes(),
                PACKET_BYTES_MAX,
            );
        }
        if self.reports {
            write_band(&mut out, Band::Data, &report, PACKET_BYTES_MAX);
        }
        write_flush(&mut out);
        out
    }
}

fn on_one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

fn update(command: &str) -> Result<Update, WireError> {
    let mut words = command.splitn(3, ' ');
    let mut oid = || words.next()?.parse::<Oid>().ok();
    let (old, new) = (oid(), oid());
    let name = words.next().filter(|name| !name.is_empty());
    let (Some(old), Some(new), Some(name)) = (old, new, name) else {
        return Err(unexpected(command));
    };
    let some = |oid: Oid| (oid.as_bytes() != &[0; 20]).then_some(oid);
    Ok(Update {
        name: name.to_owned(),
        old: some(old),
        new: some(new),
    })
}

/// What answers the first request of a push: the references and the capabilities.
pub fn receive_advertisement(references: &[ListedRef], agent: &str) -> Vec<u8> {
    let mut out = Vec::new();
    write_line(&mut out, "# service=git-receive-pack");
    write_flush(&mut out);
    // Neither `HEAD` nor what tags mark is listed there.
    let listed: Vec<ListedRef> = references
        .iter()
        .filter(|reference| reference.symbolic.is_none())
        .map(|reference| ListedRef {
            peeled: None,
            ..reference.clone()
        })
        .collect();
    // Deletions are announced so that each is refused with its reason, and not by the client with none.
    let capabilities = format!(
        "report-status report-status-v2 side-band-64k atomic delete-refs ofs-delta object-format=sha1 agent={agent}"
    );
    write_refs_v0(&mut out, &listed, &capabilities);
    write_flush(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packet::write_packet;

    const A: &str = "1111111111111111111111111111111111111111";
    const ZERO: &str = "0000000000000000000000000000000000000000";

    #[test]
    fn a_push_is_read_with_its_pack() {
        let mut bytes = Vec::new();
        write_line(&mut bytes, &format!("shallow {A}"));
        let first = format!("{ZERO} {A} refs/heads/amendements/velo\0 report-status side-band-64k atomic");
        write_packet(&mut bytes, first.as_bytes());
        write_packet(&mut bytes, format!("{A} {ZERO} refs/heads/main").as_bytes());
        write_flush(&mut bytes);
        bytes.extend_from_slice(b"PACK...");
        let push = Push::read(&bytes).expect("readable").expect("a push");
        assert_eq!(push.pack, b"PACK...");
        assert_eq!(push.updates[0].old, None);
        assert_eq!(push.updates[0].name, "refs/heads/amendements/velo");
        assert_eq!((push.updates[1].old.is_some(), push.updates[1].new), (true, None));
        assert_eq!(Push::read(b"0000"), Ok(None));
        assert_eq!(Push::read(b""), Ok(None));
        for wrong in ["x y z", &format!("{A} {A}"), &format!("{A} {A} "), "push-cert\0"] {
            let mut bytes = Vec::new();
            write_line(&mut bytes, wrong);
            write_flush(&mut bytes);
            assert!(Push::read(&bytes).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn the_report_is_on_its_own_channel() {
        let mut bytes = Vec::new();
        write_packet(
            &mut bytes,
            format!("{ZERO} {A} r\0report-status-v2 side-band-64k").as_bytes(),
        );
        write_flush(&mut bytes);
        let push = Push::read(&bytes).expect("readable").expect("a push");
        let pushed = PushedRef {
            old: None,
            new: A.parse().expect("an id"),
            is_other: true,
        };
        let reports = [
            RefReport {
                name: "r".to_owned(),
                outcome: Ok(pushed),
            },
            RefReport {
                name: "s".to_owned(),
                outcome: Err("refusé\nencore".to_owned()),
            },
        ];
        let out = push.answer("Bonjour\nÀ vous", Ok(()), &reports);
        let said = String::from_utf8_lossy(&out);
        assert!(said.contains("\u{2}Bonjour\n") && said.contains("\u{2}À vous\n"));
        assert!(said.contains("unpack ok") && said.contains(&format!("option new-oid {A}")));
        assert!(said.contains("ng s refusé encore"));
    }
}
