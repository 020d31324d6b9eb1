//! Asking for a correction of minutes, and giving it up.

use std::ops::Range;

use db::Sql;
use kernel::{Action, CollectiviteId, Event, Fault, Fields, Scope, Work};
use serde_json::json;

use super::propose_minutes::{latest, was_there};
use super::{meeting, still_open};
use crate::model::{
    CORRECTIONS_MAX, Correction, CorrectionId, CorrectionState, MeetingId, MinutesVersion, Proposal,
    REASON_CHARS_MAX, WORDING_CHARS_MAX, carried, day_of, words_at,
};
use crate::store::{self, Settled};
use crate::{mail, rights};

/// Asks for a passage of proposed minutes to be put in other words.
#[derive(Clone, Debug)]
pub struct ProposeCorrection {
    /// In the minutes of which meeting
    pub meeting: MeetingId,
    /// The version that was read
    pub version: i64,
    /// The passage, from 0
    pub place: usize,
    /// The words wanted; none takes the passage out
    pub wording: String,
    /// Why
    pub reason: String,
}

impl Action for ProposeCorrection {
    const NAME: &'static str = "meetings.propose-correction";
    type Output = CorrectionId;

    async fn run(&self, work: &mut Work) -> Result<CorrectionId, Fault> {
        let meeting = meeting(work, self.meeting).await?;
        let scope = Scope::group(meeting.group_id);
        work.require_since(&rights::CORRECT_MINUTES, scope, meeting.starts_at)
            .await?;
        still_open(&meeting)?;
        let author = work.person()?;
        let proposal = proposal(work, self.meeting).await?;
        if proposal.closes_on < day_of(work.now, &work.collectivite()?.zone()) {
            return Err(Fault::refused("meetings-corrections-over"));
        }
        let latest = latest(work, &meeting).await?;
        if !was_there(work, &meeting, &latest, author).await? {
            return Err(Fault::refused("meetings-correction-not-there"));
        }
        let place = self.place_in(work, &latest).await?;
        let old = words_at(&latest.text, place.clone()).ok_or(Fault::NotFound("passage"))?;
        let mut fields = Fields::default();
        let wording = wording(&mut fields, &self.wording);
        if wording == old {
            fields.refuse("redaction", kernel::Sentence::new("meetings-correction-same"));
        }
        let reason = fields.text(
            "motif",
            &self.reason,
            REASON_CHARS_MAX,
            "meetings-correction-reason-missing",
            "meetings-title-too-long",
        );
        let pending = store::pending_corrections(&mut work.sql, work.body, meeting.id).await?;
        if pending
            .iter()
            .any(|other| other.author_id == author && other.place() == place && other.new_text == wording)
        {
            fields.refuse("redaction", kernel::Sentence::new("meetings-correction-twice"));
        }
        fields.finish()?;
        if store::count_corrections(&mut work.sql, work.body, meeting.id).await? >= CORRECTIONS_MAX {
            return Err(Fault::refused("meetings-corrections-too-many"));
        }
        let new = Correction {
            id: work.new_id(),
            meeting_id: meeting.id,
            author_id: author,
            version: latest.version,
            first_place: number(place.start),
            places: number(place.len()),
            old_text: old.to_owned(),
            new_text: wording,
            reason,
            state: CorrectionState::Pending,
            answer: String::new(),
            kept_text: None,
            kept_version: None,
            decided_by: None,
            decided_at: None,
            created_at: work.now,
        };
        store::insert_correction(&mut work.sql, work.body, &new).await?;
        if let Some(secretary) = proposal.proposed_by.filter(|person| *person != author) {
            mail::correction_asked(work, &meeting, &new, secretary).await?;
        }
        let event = Event::internal("meetings.correction-asked", meeting.reference());
        work.journal(event.with(json!({ "correction": new.id }))).await?;
        Ok(new.id)
    }
}

impl ProposeCorrection {
    /// Where the passage that was read stands now; stale when its words changed meanwhile.
    async fn place_in(&self, work: &mut Work, latest: &MinutesVersion) -> Result<Range<usize>, Fault> {
        let place = self.place..self.place.saturating_add(1);
        if self.version == latest.version {
            return Ok(place);
        }
        let (read, now) = place_in_latest(
            &mut work.sql,
            work.body,
            self.meeting,
            self.version,
            latest,
            place.clone(),
        )
        .await?;
        let now = now.ok_or(Fault::Stale("passage"))?;
        if words_at(&read, place) == words_at(&latest.text, now.clone()) {
            Ok(now)
        } else {
            Err(Fault::Stale("passage"))
        }
    }
}

/// The text of `version`, and where passages that stood there stand in the latest one: followed from each version to the
/// next, since passages far from each other may have changed in between.
pub(crate) async fn place_in_latest(
    sql: &mut Sql,
    body: CollectiviteId,
    meeting: MeetingId,
    version: i64,
    latest: &MinutesVersion,
    place: Range<usize>,
) -> Result<(String, Option<Range<usize>>), Fault> {
    let read = store::find_minutes_version(sql, body, meeting, version)
        .await?
        .ok_or(Fault::NotFound("version"))?
        .text;
    let (mut before, mut place) = (read.clone(), Some(place));
    for number in version + 1..=latest.version {
        let Some(here) = place.take() else { break };
        let after = store::find_minutes_version(sql, body, meeting, number)
            .await?
            .ok_or(Fault::NotFound("version"))?
            .text;
        place = carried(&before, &after, here);
        before = after;
    }
    Ok((read, place))
}

/// Gives up a correction that nobody answered yet.
#[derive(Clone, Debug)]
pub struct WithdrawCorrection {
    /// Which one
    pub correction: CorrectionId,
}

impl Action for WithdrawCorrection {
    const NAME: &'static str = "meetings.withdraw-correction";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let correction = find(work, self.correction).await?;
        let meeting = meeting(work, correction.meeting_id).await?;
        let scope = Scope::group(meeting.group_id).written_by(correction.author_id);
        work.require(&rights::WITHDRAW_CORRECTION, scope).await?;
        let settled = Settled {
            state: CorrectionState::Withdrawn,
            answer: "",
            kept: None,
            by: work.actor.person(),
        };
        settle(work, &correction, &settled).await?;
        let event = Event::internal("meetings.correction-withdrawn", meeting.reference());
        work.journal(event.with(json!({ "correction": correction.id })))
            .await
    }
}

pub(super) async fn proposal(work: &mut Work, meeting: MeetingId) -> Result<Proposal, Fault> {
    store::find_proposal(&mut work.sql, work.body, meeting)
        .await?
        .ok_or_else(|| Fault::refused("meetings-corrections-not-open"))
}

pub(super) async fn find(work: &mut Work, id: CorrectionId) -> Result<Correction, Fault> {
    store::find_correction(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("correction"))
}

pub(super) async fn settle(
    work: &mut Work,
    correction: &Correction,
    settled: &Settled<'_>,
) -> Result<(), Fault> {
    if store::settle_correction(&mut work.sql, work.body, correction.id, settled, work.now).await? {
        Ok(())
    } else {
        Err(Fault::refused("meetings-correction-settled"))
    }
}

/// New words for a passage, as they will stand in the text.
pub(super) fn wording(fields: &mut Fields, typed: &str) -> String {
    let wording = typed.replace("\r\n", "\n").trim().to_owned();
    if wording.chars().count() > WORDING_CHARS_MAX {
        fields.refuse(
            "redaction",
            kernel::Sentence::new("meetings-title-too-long").with("max", WORDING_CHARS_MAX),
        );
    }
    wording
}

/// What waits for an answer follows the text from one version to the next.
pub(super) async fn carry_along(
    work: &mut Work,
    meeting: MeetingId,
    before: &MinutesVersion,
    after: &str,
    version: i64,
) -> Result<(), Fault> {
    for correction in store::pending_corrections(&mut work.sql, work.body, meeting).await? {
        let place = carried(&before.text, after, correction.place()).unwrap_or(0..0);
        store::move_correction(&mut work.sql, work.body, correction.id, version, place).await?;
    }
    Ok(())
}

fn number(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}
