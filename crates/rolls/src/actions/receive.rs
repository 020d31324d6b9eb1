//! Sending a roll: its file comes in pieces, each sealed before it is kept.

use std::sync::Arc;

use db::args;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Action, CollectiviteId, Event, Fault, Fields, House, Scope, Sentence, Work};

use super::{LOOK, PartOf, find_roll};
use crate::model::{DAYS_MAX, FILE_BYTES_MAX, FILE_DAYS, LINE_BYTES_MAX, PART_BYTES, Roll, RollId, State};
use crate::reading::{header_end, is_lines};
use crate::secrets::Keys;
use crate::{rights, store};

/// Rolls that may be under way at once.
const UNDER_WAY_MAX: i64 = 3;

/// Begins to receive the file of a roll.
#[derive(Clone, Debug)]
pub struct ReceiveRoll {
    /// The name of its file
    pub file_name: String,
    /// The day it was made
    pub dated_on: Date,
    /// The last day it serves, included
    pub ends_on: Date,
}

impl Action for ReceiveRoll {
    const NAME: &'static str = "rolls.receive";
    type Output = RollId;

    async fn run(&self, work: &mut Work) -> Result<RollId, Fault> {
        work.require(&rights::IMPORT, Scope::BODY).await?;
        let zone = work.collectivite()?.zone();
        let today = zone.to_datetime(work.now.timestamp()).date();
        let mut fields = Fields::default();
        if self.dated_on > today {
            fields.refuse("dated_on", Sentence::new("rolls-dated-later"));
        }
        let last = self.dated_on.saturating_add(DAYS_MAX.days());
        if self.ends_on < today || self.ends_on > last {
            fields.refuse("ends_on", Sentence::new("rolls-ends-between").with("last", last));
        }
        fields.finish()?;
        let (body, now) = (work.body, work.now);
        let waiting_since = now.plus_days(-FILE_DAYS);
        let under_way = work
            .sql
            .count(store::COUNT_UNDER_WAY, args![body, waiting_since])
            .await?;
        if under_way >= UNDER_WAY_MAX {
            return Err(Fault::field("fichier", "rolls-refused-under-way"));
        }
        let midnight = self
            .ends_on
            .saturating_add(1.day())
            .to_zoned(zone)
            .map_err(|error| Fault::Internal(error.to_string()))?;
        let roll = Roll {
            id: work.new_id(),
            state: State::Receiving,
            file_name: self.file_name.clone(),
            dated_on: self.dated_on,
            ends_at: midnight.timestamp().into(),
            header: Vec::new(),
            part_count: 0,
            parts_done: 0,
            seen: String::new(),
            entry_count: 0,
            has_birthplace: false,
            imported_by: work.person()?,
            imported_at: now,
            confirmed_by: None,
            confirmed_at: None,
        };
        store::insert(&mut work.sql, body, &roll).await?;
        work.journal(Event::internal("rolls.received", roll.reference()))
            .await?;
        Ok(roll.id)
    }
}

/// Keeps a sealed part of a file.
#[derive(Clone, Debug)]
pub struct KeepPart {
    /// Of which roll
    pub roll: RollId,
    /// Which part, from 0
    pub number: i64,
    /// The number of its first line in the file
    pub first_line: i64,
    /// What it holds, sealed
    pub sealed: Vec<u8>,
}

impl Action for KeepPart {
    const NAME: &'static str = "rolls.keep-part";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::IMPORT, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        if roll.imported_by != work.person()? {
            return Err(Fault::Forbidden {
                right: rights::IMPORT.code,
            });
        }
        // Sent twice, it is there already.
        if roll.state == State::Receiving {
            let values = args![work.body, roll.id, self.number, self.first_line, &self.sealed];
            work.sql.execute(store::INSERT_PART, values).await?;
        }
        // One line for the file is enough: that of its end.
        work.told_at_the_closing();
        Ok(())
    }
}

/// Says that a file is whole: the worker looks at it.
#[derive(Clone, Debug)]
pub struct EndReceiving {
    /// Of which roll
    pub roll: RollId,
    /// The line that names its columns
    pub header: Vec<u8>,
    /// Parts it was cut into
    pub part_count: i64,
}

impl Action for EndReceiving {
    const NAME: &'static str = "rolls.end-receiving";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::IMPORT, Scope::BODY).await?;
        let roll = find_roll(work, self.roll).await?;
        let kept = work
            .sql
            .count(store::COUNT_PARTS, args![work.body, roll.id])
            .await?;
        // Erased meanwhile, or by a first sending of the same form that stopped half-way.
        let is_lost = roll.state == State::Erased;
        if is_lost || roll.state == State::Receiving && kept != self.part_count {
            return Err(Fault::field("fichier", "rolls-refused-incomplete"));
        }
        let values = args![
            work.body,
            roll.id,
            State::Receiving,
            State::Looking,
            &self.header,
            self.part_count
        ];
        if work.sql.execute(store::RECEIVED, values).await? > 0 {
            let first = PartOf {
                roll: roll.id,
                number: 0,
            };
            first.ask(work, LOOK).await?;
        }
        work.journal(Event::internal("rolls.file-kept", roll.reference()))
            .await
    }
}

/// A file that comes in pieces, cut into parts of whole lines, each sealed as soon as it is there: nothing of it stands in
/// clear anywhere but in memory, and never more of it than a part.
pub struct CutFile {
    keys: Keys,
    roll: RollId,
    header: Vec<u8>,
    pending: Vec<u8>,
    next_line: i64,
    part_count: i64,
    bytes: usize,
}

impl CutFile {
    /// Begins the file of a roll.
    ///
    /// # Errors
    /// When the key of the house cannot be read.
    pub fn of(house: &Arc<House>, body: CollectiviteId, roll: RollId) -> Result<Self, Fault> {
        Ok(Self {
            keys: Keys::of(house, body, roll)?,
            roll,
            header: Vec::new(),
            pending: Vec::new(),
            next_line: 1,
            part_count: 0,
            bytes: 0,
        })
    }

    /// Takes the next bytes; gives the part to keep when there is a whole one.
    ///
    /// # Errors
    /// Refused when it is no file of lines, or too large a one.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Option<KeepPart>, Fault> {
        self.bytes += bytes.len();
        if self.bytes > FILE_BYTES_MAX {
            return Err(Fault::field("fichier", "rolls-refused-too-large"));
        }
        self.pending.extend_from_slice(bytes);
        if self.pending.len() < PART_BYTES {
            return Ok(None);
        }
        self.take_header()?;
        let Some(end) = self.pending.iter().rposition(|byte| *byte == b'\n') else {
            let is_hopeless = self.pending.len() > PART_BYTES + LINE_BYTES_MAX;
            return if is_hopeless { Err(no_lines()) } else { Ok(None) };
        };
        let rest = self.pending.split_off(end + 1);
        let part = std::mem::replace(&mut self.pending, rest);
        self.part(&part).map(Some)
    }

    /// The last part, if something is left, and the deed that ends the file.
    ///
    /// # Errors
    /// Refused when there was no line.
    pub fn end(mut self) -> Result<(Option<KeepPart>, EndReceiving), Fault> {
        if self.bytes == 0 {
            return Err(Fault::field("fichier", "rolls-file-missing"));
        }
        self.take_header()?;
        let part = std::mem::take(&mut self.pending);
        let last = if part.is_empty() {
            None
        } else {
            Some(self.part(&part)?)
        };
        if self.part_count == 0 {
            return Err(Fault::field("fichier", "rolls-refused-no-line"));
        }
        let end = EndReceiving {
            roll: self.roll,
            header: self.header,
            part_count: self.part_count,
        };
        Ok((last, end))
    }

    fn take_header(&mut self) -> Result<(), Fault> {
        if !self.header.is_empty() {
            return Ok(());
        }
        if !is_lines(&self.pending) {
            return Err(no_lines());
        }
        let end = header_end(&self.pending).ok_or_else(no_lines)?;
        let rest = self.pending.split_off(end);
        self.header = std::mem::replace(&mut self.pending, rest);
        self.next_line = 1 + lines(&self.header);
        Ok(())
    }

    fn part(&mut self, part: &[u8]) -> Result<KeepPart, Fault> {
        let kept = KeepPart {
            roll: self.roll,
            number: self.part_count,
            first_line: self.next_line,
            sealed: self.keys.seal(part)?,
        };
        self.part_count += 1;
        self.next_line += lines(part);
        Ok(kept)
    }
}

fn lines(text: &[u8]) -> i64 {
    text.iter()
        .fold(0, |lines, byte| lines + i64::from(*byte == b'\n'))
}

fn no_lines() -> Fault {
    Fault::field("fichier", "rolls-refused-no-csv")
}
