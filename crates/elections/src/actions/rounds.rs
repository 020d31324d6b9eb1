//! The next round of an appointment that nobody won: the same roll, the same people, the questions that are still open.

use db::Instant;
use kernel::{Action, Event, Fault, Fields, SubjectRef, Work};
use ui::{Words, t};

use super::paper::agreed;
use super::questions::refuse_too_many_answers;
use super::rehearsal::copy;
use super::{allowed, in_state, meanwhile};
use crate::model::{
    Appointed, AppointmentRules, Election, ElectionId, Kind, NAME_CHARS_MAX, NewQuestion, PaperCount,
    Settings, State, appointed, homomorphic, totals,
};
use crate::{rights, store};

/// Prepares the next round.
#[derive(Clone, Debug)]
pub struct PrepareNextRound {
    /// The election that nobody won
    pub election: ElectionId,
}

impl Action for PrepareNextRound {
    const NAME: &'static str = "elections.prepare-next-round";
    type Output = ElectionId;

    async fn run(&self, work: &mut Work) -> Result<ElectionId, Fault> {
        let (election, trustees) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Tallied)?;
        if election.settings.kind != Kind::Appointment {
            return Err(Fault::refused("elections-refused-no-round"));
        }
        let body = work.body;
        if store::next_round(&mut work.sql, body, election.id)
            .await?
            .is_some()
        {
            return Err(Fault::refused("elections-refused-next-round"));
        }
        let round = store::round_of(&mut work.sql, body, election.id).await?.number;
        let counts = store::paper_counts(&mut work.sql, body, election.id).await?;
        let town = work.collectivite()?;
        let rules = rules_of(&election, (town.kind.as_str(), &town.zone()), work.now)?;
        let outcomes = outcomes(&election, agreed(&counts), round, &rules);
        let questions: Vec<_> = election
            .questions
            .iter()
            .zip(&outcomes)
            .filter(|(_, outcome)| **outcome == Appointed::AnotherRound)
            .map(|(question, _)| question.clone())
            .collect();
        if questions.is_empty() {
            return Err(Fault::refused("elections-refused-appointed"));
        }

        let words = Words::of(work.house())?;
        let settings = Settings {
            name: name_of_next(words, &election.settings.name, round),
            closes_at: closing_of_next(&election, work.now),
            ..election.settings.clone()
        };
        let id = copy(work, (&election, &trustees), (&settings, questions)).await?;
        store::insert_round(&mut work.sql, body, id, (round + 1, election.id))
            .await
            .map_err(meanwhile)?;
        // What follows in a rehearsal is rehearsed too.
        if let Some(rehearsed) = election.rehearsed {
            store::insert_rehearsal(&mut work.sql, body, (id, rehearsed)).await?;
        }
        work.journal(Event::internal(
            "elections.created",
            SubjectRef::new("election", id),
        ))
        .await?;
        Ok(id)
    }
}

/// Changes who stands for a post in a draft: candidates come and go between rounds, what is asked does not change.
#[derive(Clone, Debug)]
pub struct ChangeAnswers {
    /// Which election
    pub election: ElectionId,
    /// Which question, from 0
    pub index: usize,
    /// What it asks: another one may stand there meanwhile
    pub asked: String,
    /// The answers, one a line
    pub answers: String,
}

impl Action for ChangeAnswers {
    const NAME: &'static str = "elections.change-answers";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (mut election, _) = allowed(work, self.election, &rights::PREPARE).await?;
        in_state(&election, State::Draft)?;
        if self.answers.trim().is_empty() {
            return Err(Fault::field("answers", "elections-answers-empty"));
        }
        let question = election.questions.get_mut(self.index);
        let question = question.filter(|question| question.asked() == self.asked);
        let question = question.ok_or(Fault::Stale("election"))?;
        let known = homomorphic(question).ok_or(Fault::Stale("election"))?;
        let changed = NewQuestion {
            asked: self.asked.clone(),
            answers: self.answers.clone(),
            min: u32::try_from(known.min).unwrap_or(u32::MAX),
            max: u32::try_from(known.max).unwrap_or(u32::MAX),
            is_blank_allowed: known.blank == Some(true),
        };
        let mut fields = Fields::default();
        let read = changed.read(&mut fields);
        fields.finish()?;
        *question = read;
        refuse_too_many_answers(&election)?;
        store::set_questions(&mut work.sql, work.body, &election).await?;
        work.journal(Event::internal("elections.edited", election.reference()))
            .await
    }
}

/// Whether an election follows another, which nobody won.
pub(super) async fn is_next_round(work: &mut Work, id: ElectionId) -> Result<bool, Fault> {
    let round = store::round_of(&mut work.sql, work.body, id).await?;
    Ok(round.previous.is_some())
}

/// A round is voted by the same people on the same posts: what would change that is refused, and says so.
pub(super) async fn refuse_in_next_round(
    work: &mut Work,
    id: ElectionId,
    sentence: &'static str,
) -> Result<(), Fault> {
    if is_next_round(work, id).await? {
        return Err(Fault::refused(sentence));
    }
    Ok(())
}

/// The rules of an appointment on the day it was closed.
pub(crate) fn rules_of(
    election: &Election,
    (kind, zone): (&str, &jiff::tz::TimeZone),
    now: Instant,
) -> Result<AppointmentRules, Fault> {
    let on = election.closed_at.unwrap_or(now);
    let on = on.timestamp().to_zoned(zone.clone()).date();
    AppointmentRules::of(kind, on).map_err(|error| Fault::Internal(error.to_string()))
}

/// What each question gives; nothing before there is a result.
pub(crate) fn outcomes(
    election: &Election,
    paper: Option<&PaperCount>,
    round: u32,
    rules: &AppointmentRules,
) -> Vec<Appointed> {
    let Some(result) = &election.result else {
        return Vec::new();
    };
    totals(&election.questions, result, paper)
        .iter()
        .map(|figures| appointed(&figures.answers, round, rules))
        .collect()
}

/// The same name, which says which round it is.
fn name_of_next(words: Words, name: &str, round: u32) -> String {
    let said = |name: &str, round: u32| t!(words, "elections-round-name", name = name, n = round);
    let first = name.strip_suffix(said("", round).as_str()).unwrap_or(name);
    let room = NAME_CHARS_MAX.saturating_sub(said("", round + 1).chars().count());
    let first: String = first.chars().take(room).collect();
    said(&first, round + 1)
}

/// It lasts as long as this one did, from now on, unless whoever prepares says otherwise.
fn closing_of_next(election: &Election, now: Instant) -> Instant {
    let opened = election.opened_at.unwrap_or(now).micros();
    let length = election.settings.closes_at.micros().saturating_sub(opened);
    Instant::from_micros(now.micros().saturating_add(length.max(0)))
}
