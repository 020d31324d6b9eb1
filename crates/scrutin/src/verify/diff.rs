//! Whether a later state of an archive continues an earlier one: nothing was taken away, nothing was changed.

use std::io::Read;

use super::{Progress, Report, verify};
use crate::archive::{Archive, MemberKind};
use crate::fault::{Fault, Rule};
use crate::hash::Hash;

/// What came between two states of an archive.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The verification of the later state.
    pub report: Report,
    /// How many events the earlier state had.
    pub events_before: u64,
    /// Why the later state does not continue the earlier one.
    pub fault: Option<Fault>,
}

impl Difference {
    /// Whether the later state is valid and continues the earlier one.
    pub fn is_valid(&self) -> bool {
        self.fault.is_none() && self.report.is_valid()
    }
}

/// Verifies the later state entirely, and that it begins with every event of the earlier one.
///
/// The earlier state is read for its events and their chain; the later one is read twice, once for its events.
pub fn verify_diff<A: Read, B: Read, C: Read>(
    before: A,
    after: B,
    after_again: C,
    progress: &dyn Fn(Progress),
) -> Difference {
    let (events_before, fault) = match events(before) {
        Err(fault) => (0, Some(fault)),
        Ok(known) => (known.len() as u64, continues(&known, after).err()),
    };
    Difference {
        report: verify(after_again, progress),
        events_before,
        fault,
    }
}

/// The hashes of the events of an archive whose chain holds.
fn events<R: Read>(reader: R) -> Result<Vec<Hash>, Fault> {
    // Messages are not kept: the chain alone is read.
    let mut archive = Archive::new(reader);
    let mut known = Vec::new();
    let mut last = None;
    while let Some(member) = archive.next_member()? {
        if member.kind == MemberKind::Event {
            let event: crate::message::Event = crate::message::read(&member.bytes)?;
            if event.parent != last || event.height != known.len() as u64 {
                return Err(Fault::new(Rule::EventParent)
                    .message(member.hash)
                    .height(event.height));
            }
            last = Some(member.hash);
            known.push(member.hash);
        }
    }
    if known.is_empty() {
        return Err(Rule::EventOrder.into());
    }
    Ok(known)
}

fn continues<R: Read>(known: &[Hash], after: R) -> Result<(), Fault> {
    let found = events(after)?;
    let place = known
        .iter()
        .enumerate()
        .find(|(height, hash)| found.get(*height) != Some(hash));
    match place {
        None => Ok(()),
        Some((height, hash)) => Err(Fault::new(Rule::DiffDiverges)
            .message(*hash)
            .height(height as u64)),
    }
}
