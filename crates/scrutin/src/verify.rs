//! The verifier: an archive is read once, from its beginning to its end, and every rule is checked.

mod diff;

use std::io::Read;

pub use diff::{Difference, verify_diff};

use crate::archive::Chain;
use crate::board::{Board, Part, State, Waiting};
use crate::election::{ElectionDocument, read_document};
use crate::fault::{Fault, Rule};
use crate::group::Group;
use crate::groups::{InGroup, in_group};
use crate::hash::Hash;
use crate::message::{ElectionResult, Event, EventType, Owned, SetupData, SizedEncryptedTally, read};

/// So many ballots are verified at once…
const BATCH: usize = 1024;
/// … or so many bytes of them.
const BATCH_BYTES: usize = 8 * 1024 * 1024;

/// How far a verification has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the archive read.
    pub bytes: u64,
    /// Events verified.
    pub events: u64,
    /// Ballots verified.
    pub ballots: u64,
}

/// A part of the election and whether all its rules hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which part.
    pub part: Part,
    /// How many things were verified: events, trustees, credentials, ballots, questions, shuffles, decryptions.
    pub count: u64,
    /// Of how many: for shuffles, how many trustees there are, each of whom could have shuffled; as many as were verified
    /// for the other parts.
    pub of: u64,
    /// What is refused.
    pub fault: Option<Fault>,
    /// What is not as it should be and changes nothing: partial decryptions of members of a ceremony that prove nothing,
    /// when enough others do. With the number of the trustee, from 1.
    pub warnings: Vec<(usize, Fault)>,
}

/// What a verification found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The election, as far as it could be read.
    pub election: Option<ElectionDocument>,
    /// Its fingerprint.
    pub fingerprint: Option<String>,
    /// How far it has come; none when it did not open.
    pub state: Option<State>,
    /// Ballots accepted, those that were replaced included.
    pub ballots: u64,
    /// Ballots that count.
    pub counted: u64,
    /// Their weights together.
    pub weight: u64,
    /// How many may vote.
    pub voters: u64,
    /// Each part that the archive has come to, in order.
    pub checks: Vec<Check>,
    /// The result.
    pub result: Option<ElectionResult>,
    /// The hash of the last event: kept, it shows later that nothing was taken away.
    pub last: Option<Hash>,
    /// How many events.
    pub events: u64,
}

impl Report {
    /// Whether everything the archive holds is as it should be. An election still running can be.
    pub fn is_valid(&self) -> bool {
        !self.checks.is_empty() && self.checks.iter().all(|check| check.fault.is_none())
    }

    /// What is refused.
    pub fn fault(&self) -> Option<&Fault> {
        self.checks.iter().find_map(|check| check.fault.as_ref())
    }

    fn empty() -> Self {
        Self {
            election: None,
            fingerprint: None,
            state: None,
            ballots: 0,
            counted: 0,
            weight: 0,
            voters: 0,
            checks: Vec::new(),
            result: None,
            last: None,
            events: 0,
        }
    }
}

/// Verifies an archive entirely. Memory does not grow with the size of ballots but with their number.
pub fn verify<R: Read>(reader: R, progress: &dyn Fn(Progress)) -> Report {
    let mut chain = Chain::new(reader);
    let mut report = Report::empty();
    match open(&mut chain) {
        Err((part, fault)) => report.refuse(part, fault),
        Ok(opening) => {
            report.election = Some(opening.document.clone());
            report.fingerprint = Some(Hash::of(&opening.election).base64());
            let group = opening.document.group.clone();
            let audit = Audit {
                chain: &mut chain,
                report: &mut report,
                opening: &opening,
                progress,
            };
            if in_group(&group, audit).is_none() {
                report.refuse(Part::Election, Fault::new(Rule::ElectionGroup).found(group));
            }
        }
    }
    report.last = chain.last();
    report.events = chain.height();
    report.add_archive();
    report
}

/// Reads an archive into the board it makes, if it is entirely valid.
pub fn board<G: Group, R: Read>(reader: R) -> Result<(Board<G>, Option<Hash>, u64), Fault> {
    let mut chain = Chain::new(reader);
    let opening = open(&mut chain).map_err(|(_, fault)| fault)?;
    let mut board = opening.board::<G>().map_err(|(_, fault)| fault)?;
    run(&mut chain, &mut board, &|_| {}).map_err(|(_, fault)| fault)?;
    Ok((board, chain.last(), chain.height()))
}

/// The name of the group in which the election of an archive is held.
pub fn group_of<R: Read>(reader: R) -> Result<String, Fault> {
    let opening = open(&mut Chain::new(reader)).map_err(|(_, fault)| fault)?;
    Ok(opening.document.group)
}

/// The three messages that open an election.
struct Opening {
    document: ElectionDocument,
    election: Vec<u8>,
    trustees: Vec<u8>,
    credentials: Vec<u8>,
}

impl Opening {
    fn board<G: Group>(&self) -> Result<Board<G>, (Part, Fault)> {
        Board::open(&self.election, &self.trustees, &self.credentials)
    }
}

fn open<R: Read>(chain: &mut Chain<R>) -> Result<Opening, (Part, Fault)> {
    let mut messages = || -> Result<[Vec<u8>; 3], Fault> {
        let (event, hash) = chain.next_event()?.ok_or(Rule::EventOrder)?;
        if event.kind != EventType::Setup {
            return Err(Fault::new(Rule::EventOrder).message(hash).height(0));
        }
        let payload = event.payload.ok_or(Rule::EventPayload)?;
        let setup: SetupData =
            read(&chain.take_link(payload)?).map_err(|fault| fault.message(payload).height(0))?;
        if let Some(certificate) = setup.credentials_certificate {
            chain.take(certificate)?;
        }
        Ok([
            chain.take(setup.election)?,
            chain.take(setup.trustees)?,
            chain.take(setup.credentials)?,
        ])
    };
    let [election, trustees, credentials] = messages().map_err(|fault| (Part::Archive, fault))?;
    let document = read_document(&election)
        .map_err(|fault| (Part::Election, fault.message(Hash::of(&election)).height(0)))?;
    Ok(Opening {
        document,
        election,
        trustees,
        credentials,
    })
}

struct Audit<'a, R> {
    chain: &'a mut Chain<R>,
    report: &'a mut Report,
    opening: &'a Opening,
    progress: &'a dyn Fn(Progress),
}

impl<R: Read> InGroup for Audit<'_, R> {
    type Output = ();

    fn run<G: Group>(self) {
        let mut board = match self.opening.board::<G>() {
            Ok(board) => board,
            Err((part, fault)) => return self.report.refuse(part, fault.height(0)),
        };
        let outcome = run(self.chain, &mut board, self.progress);
        self.report.describe(&board, outcome.err());
    }
}

/// Reads all events after the first into the board.
fn run<G: Group, R: Read>(
    chain: &mut Chain<R>,
    board: &mut Board<G>,
    progress: &dyn Fn(Progress),
) -> Result<(), (Part, Fault)> {
    chain.bound(board.largest_message());
    let mut waiting: Vec<Waiting> = Vec::new();
    let mut bytes = 0;
    loop {
        let next = chain.next_event();
        let is_ballot = matches!(&next, Ok(Some((event, _))) if event.kind == EventType::Ballot);
        // What came before is said first, so that the same archive is always refused in the same words.
        if !is_ballot || waiting.len() >= BATCH || bytes >= BATCH_BYTES {
            board
                .put_ballots(std::mem::take(&mut waiting))
                .map_err(|fault| (Part::Ballots, fault))?;
            bytes = 0;
            progress(Progress {
                bytes: chain.bytes_read(),
                events: chain.height(),
                ballots: board.ballots(),
            });
        }
        let Some((event, hash)) = next.map_err(|fault| (Part::Archive, fault))? else {
            return Ok(());
        };
        let at = |part| move |fault: Fault| (part, fault.message(hash).height(event.height));
        if !board.may_come(event.kind) {
            let fault = Fault::new(Rule::EventOrder).found(format!("{:?}", event.kind));
            return Err(at(Part::Archive)(fault));
        }
        if is_ballot {
            let ballot = payload(chain, &event).map_err(at(Part::Archive))?;
            bytes += ballot.len();
            waiting.push((event.height, ballot));
            continue;
        }
        let part = part_of(event.kind);
        apply(chain, board, &event).map_err(|fault| {
            let part = if fault.rule == Rule::EventPayload {
                Part::Archive
            } else {
                part
            };
            at(part)(fault)
        })?;
    }
}

const fn part_of(kind: EventType) -> Part {
    match kind {
        EventType::Setup | EventType::EndBallots | EventType::EndShuffles => Part::Archive,
        EventType::Ballot => Part::Ballots,
        EventType::EncryptedTally => Part::Tally,
        EventType::Shuffle => Part::Shuffles,
        EventType::PartialDecryption => Part::Decryptions,
        EventType::Result => Part::Result,
    }
}

/// What an event brings.
fn payload<R: Read>(chain: &mut Chain<R>, event: &Event) -> Result<Vec<u8>, Fault> {
    chain.take(event.payload.ok_or(Rule::EventPayload)?)
}

fn apply<G: Group, R: Read>(chain: &mut Chain<R>, board: &mut Board<G>, event: &Event) -> Result<(), Fault> {
    if matches!(event.kind, EventType::EndBallots | EventType::EndShuffles) {
        if event.payload.is_some() {
            return Err(Rule::EventPayload.into());
        }
        return if event.kind == EventType::EndBallots {
            board.end_ballots()
        } else {
            board.end_shuffles()
        };
    }
    let is_result = event.kind == EventType::Result;
    let named = event.payload.ok_or(Rule::EventPayload)?;
    let bytes = if is_result {
        chain.take(named)?
    } else {
        chain.take_link(named)?
    };
    match event.kind {
        EventType::EncryptedTally => {
            let sized: SizedEncryptedTally = read(&bytes)?;
            let tally = chain.take(sized.encrypted_tally)?;
            board.put_tally(&sized, &tally)
        }
        EventType::Shuffle | EventType::PartialDecryption => {
            let owned: Owned = read(&bytes)?;
            let own = chain.take(owned.payload)?;
            if event.kind == EventType::Shuffle {
                board.put_shuffle(&owned, &own)
            } else {
                board.put_decryption_or_ignore(&owned, &own)
            }
            .map_err(|fault| fault.message(owned.payload))
        }
        EventType::Result => board.put_result(&bytes),
        _ => Err(Rule::EventOrder.into()),
    }
}

impl Report {
    fn refuse(&mut self, part: Part, fault: Fault) {
        self.checks.push(Check {
            part,
            count: 0,
            of: 0,
            fault: Some(fault),
            warnings: Vec::new(),
        });
    }

    fn describe<G: Group>(&mut self, board: &Board<G>, refused: Option<(Part, Fault)>) {
        self.state = Some(board.state());
        self.ballots = board.ballots();
        self.counted = board.urn().counted();
        self.weight = board.urn().total_weight();
        self.voters = board.credentials.len() as u64;
        self.result = board.result().cloned();
        let questions = board.election.forms.len() as u64;
        let trustees = board.trustees.keys().len() as u64;
        let parts = [
            (Part::Election, questions),
            (Part::Trustees, trustees),
            (Part::Credentials, self.voters),
            (Part::Ballots, self.ballots),
            (Part::Tally, if board.tally().is_some() { questions } else { 0 }),
            (Part::Shuffles, board.shufflers().len() as u64),
            (Part::Decryptions, board.decryptors().len() as u64),
            (Part::Result, if board.result().is_some() { questions } else { 0 }),
        ];
        for (part, count) in parts {
            let own = refused.as_ref().filter(|(refused, _)| *refused == part);
            let is_said = part == Part::Decryptions && !board.ignored().is_empty();
            if count > 0 || own.is_some() || part == Part::Ballots || is_said {
                let (of, warnings) = match part {
                    Part::Shuffles => (trustees, Vec::new()),
                    Part::Decryptions => (count, board.ignored().to_vec()),
                    _ => (count, Vec::new()),
                };
                self.checks.push(Check {
                    part,
                    count,
                    of,
                    fault: own.map(|(_, fault)| fault.clone()),
                    warnings,
                });
            }
        }
        if let Some((Part::Archive, fault)) = refused {
            self.refuse(Part::Archive, fault);
        }
    }

    /// Puts the check of the archive first, with what it read.
    fn add_archive(&mut self) {
        let place = self.checks.iter().position(|check| check.part == Part::Archive);
        let mut check = match place {
            Some(place) => self.checks.remove(place),
            None => Check {
                part: Part::Archive,
                count: 0,
                of: 0,
                fault: None,
                warnings: Vec::new(),
            },
        };
        check.count = self.events;
        check.of = self.events;
        self.checks.insert(0, check);
    }
}
