//! A vote closes: it is counted, its result is fixed, and what depended on it follows in the same transaction.

use counting::Certificate;
use db::Instant;
use kernel::{Action, BoxFuture, EffectContext, Event, Fault, House, PersonId, Scope, Timer, Work};
use serde_json::json;

use super::count_aside::COUNT;
use super::find_scrutin;
use crate::counted::{Counted, aside, count};
use crate::marks::Mark;
use crate::model::{Ballot, Choice, Closing, Outcome, Scrutin, ScrutinId, Tally, tally, tally_of_choice};
use crate::moderated::reasons_of;
use crate::ruling::{is_equal_division, outcome};
use crate::store::objections::{self, ObjectionId};
use crate::ways::{Alternative, Way, WayRule};
use crate::{rights, store};

/// Closes a vote and counts it. Done by Parvis when the deadline comes, or before by whoever runs the group: the page
/// says so. Where an agent does, it takes two ([`identity::second_agent`]).
#[derive(Clone, Debug)]
pub struct CloseScrutin {
    /// Which vote
    pub scrutin: ScrutinId,
}

impl Action for CloseScrutin {
    const NAME: &'static str = "votes.close";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let scrutin = find_scrutin(work, self.scrutin).await?;
        work.require(&rights::CLOSE, Scope::group(scrutin.group)).await?;
        let is_open = scrutin.closing.is_none() && scrutin.stopped_at.is_none();
        if is_open && work.now < scrutin.closes_at {
            let subject = scrutin.subject();
            let deed = identity::Guarded {
                kind: Self::NAME,
                subject: &subject,
                said: "",
            };
            if !identity::second_agent(work, &deed).await? {
                return Ok(());
            }
        }
        if let Some(way) = &scrutin.way {
            return close_choice(work, &scrutin, way).await;
        }
        let closing = counted(work, &scrutin).await?;
        if !store::close(&mut work.sql, work.body, scrutin.id, &closing).await? {
            return Err(Fault::refused("votes-refused-already-closed"));
        }
        let subject = scrutin.subject();
        work.cancel_timers("votes.close", &subject).await?;
        work.journal(Event::public("votes.scrutin-closed", subject).with(json!({
            "on": scrutin.on,
            "outcome": closing.outcome,
            "pour": closing.tally.pour,
            "contre": closing.tally.contre,
            "abstention": closing.tally.abstention,
            "votants": closing.tally.votants(),
            "inscrits": closing.tally.inscrits,
        })))
        .await
    }
}

async fn counted(work: &mut Work, scrutin: &Scrutin) -> Result<Closing, Fault> {
    let lines = store::ballots(&mut work.sql, work.body, scrutin.id).await?;
    let ballots: Vec<Ballot> = lines.iter().filter_map(store::BallotLine::ballot).collect();
    let tally = tally(scrutin.inscrits, &ballots);
    let chair = chair_of(work, scrutin.id).await?;
    let choice = chair.and_then(|chair| choice_of(&ballots, chair));
    let decides = is_equal_division(&tally, &scrutin.rules) && scrutin.rules.chair_has_casting_vote;
    Ok(Closing {
        at: work.now,
        outcome: outcome(&tally, &scrutin.rules, choice).outcome,
        tally,
        casting: choice.filter(|_| decides),
    })
}

/// Several answers were offered. Without the quorum nothing is counted; otherwise who is chosen and the certificate are kept.
/// What is counted is bounded: one ballot an elector, [`crate::ways::OFFERED_MAX`] answers at most, so that even duels take
/// ballots × answers² steps. Beyond some of them, no transaction waits for the count: the vote stops, and is counted beside.
async fn close_choice(work: &mut Work, scrutin: &Scrutin, way: &Way) -> Result<(), Fault> {
    if scrutin.closing.is_some() || scrutin.stopped_at.is_some() {
        return Err(Fault::refused("votes-refused-already-closed"));
    }
    let lines = store::ballots(&mut work.sql, work.body, scrutin.id).await?;
    let offered = offered(work, scrutin.id).await?;
    let has_quorum = has_quorum(scrutin, &tally_of(scrutin, &lines));
    if has_quorum && steps(lines.len(), offered.len()) > STEPS_AT_ONCE_MAX {
        return stop(work, scrutin).await;
    }
    let counted = if has_quorum {
        Some(count_of(work.house(), scrutin, way, (&offered, &lines)).await?)
    } else {
        None
    };
    fix(work, scrutin, way, (&lines, counted), work.now).await
}

/// Nobody votes any more; the worker counts.
async fn stop(work: &mut Work, scrutin: &Scrutin) -> Result<(), Fault> {
    store::stop(&mut work.sql, work.body, scrutin.id, work.now)
        .await
        .map_err(super::same_deed_meanwhile)?;
    let subject = scrutin.subject();
    work.cancel_timers("votes.close", &subject).await?;
    have_counted(work, scrutin).await?;
    work.journal(Event::public("votes.choice-stopped", subject)).await
}

/// Asks the worker, once for a vote: what is under way goes on, what was given up waits for somebody. And looks again later,
/// for what is to be done outside leaves with no export, but dates do.
async fn have_counted(work: &mut Work, scrutin: &Scrutin) -> Result<(), Fault> {
    let payload = json!({ "scrutin": scrutin.id });
    let subject = scrutin.subject();
    let context = EffectContext {
        about: Some(&subject),
        ..EffectContext::default()
    };
    work.effect_in(COUNT, &scrutin.id.to_string(), &payload, context)
        .await?;
    let later = work.now.plus_seconds(LOOKED_AT_AGAIN_S);
    work.timer("votes.close", &subject, later, &json!({})).await
}

/// When a count that was asked for is looked for again, in seconds.
const LOOKED_AT_AGAIN_S: i64 = 6 * 3_600;

/// What is counted within the transaction that closes: a council’s choice, an assembly’s among few answers. More is counted by
/// the worker.
const STEPS_AT_ONCE_MAX: usize = 10_000;

/// What even the longest rule takes, about.
fn steps(ballots: usize, offered: usize) -> usize {
    ballots.saturating_mul(offered).saturating_mul(offered)
}

pub(super) async fn offered(work: &mut Work, id: ScrutinId) -> Result<Vec<Alternative>, Fault> {
    let choice = store::choice(&mut work.sql, work.body, id).await?;
    Ok(choice.map(|choice| choice.offered).unwrap_or_default())
}

fn tally_of(scrutin: &Scrutin, lines: &[store::BallotLine]) -> Tally {
    tally_of_choice(
        scrutin.inscrits,
        lines
            .iter()
            .map(|line| (&line.answer, line.cast_by == line.elector_id)),
    )
}

fn has_quorum(scrutin: &Scrutin, tally: &Tally) -> bool {
    scrutin
        .rules
        .quorum_needed(scrutin.inscrits)
        .is_none_or(|needed| tally.presents >= needed)
}

/// Counts the ballots of a choice where it holds up nobody.
async fn count_of(
    house: &House,
    scrutin: &Scrutin,
    way: &Way,
    (offered, lines): (&[Alternative], &[store::BallotLine]),
) -> Result<Counted, Fault> {
    let marks = mixed(house, lines);
    let (title, way, answers) = (scrutin.question.clone(), way.clone(), offered.to_vec());
    aside(move || count(&title, &way, &answers, &marks))
        .await?
        .map_err(|refusal| Fault::Internal(format!("scrutin {}: {refusal}", scrutin.id)))
}

/// Fixes the result of a choice that stopped `at`: once, whoever counted it.
pub(super) async fn fix(
    work: &mut Work,
    scrutin: &Scrutin,
    way: &Way,
    (lines, counted): (&[store::BallotLine], Option<Counted>),
    at: Instant,
) -> Result<(), Fault> {
    let tally = tally_of(scrutin, lines);
    let has_quorum = counted.is_some();
    let offered = offered(work, scrutin.id).await?;
    let outcome = counted
        .as_ref()
        .map_or(Outcome::NoQuorum, |counted| counted.outcome);
    let places: &[u32] = counted
        .as_ref()
        .map_or(&[][..], |counted| counted.winners.as_slice());
    let title = |place: &u32| {
        let answer = offered.get((*place as usize).checked_sub(1)?)?;
        Some(answer.title.as_str())
    };
    let titles: Vec<&str> = places.iter().filter_map(title).collect();
    let shares: &[u64] = counted
        .as_ref()
        .map_or(&[][..], |counted| counted.shares.as_slice());
    let winners = with_seats(&titles, shares);
    let closing = Closing {
        at,
        outcome,
        tally,
        casting: None,
    };
    if !store::close(&mut work.sql, work.body, scrutin.id, &closing).await? {
        return Err(Fault::refused("votes-refused-already-closed"));
    }
    // Shown once nothing follows: before, it would tell the seed of the next vote.
    let comes_back = outcome == Outcome::NobodyChosen && way.rule == WayRule::Consent;
    let is_final = matches!(outcome, Outcome::Chosen | Outcome::NobodyChosen) && !comes_back;
    let certificate = counted.as_ref().and_then(|counted| counted.certificate.as_ref());
    let written = certificate.map(Certificate::write);
    store::keep_result(&mut work.sql, work.body, scrutin.id, &winners, written).await?;
    publish_objections(work, scrutin.id, lines).await?;
    let subject = scrutin.subject();
    work.cancel_timers("votes.close", &subject).await?;
    work.journal(Event::public("votes.choice-closed", subject).with(json!({
        "on": scrutin.on,
        "outcome": outcome,
        "winners": titles,
        "seats_of": (!shares.is_empty()).then_some(shares),
        "exprimes": tally.exprimes(),
        "blancs": tally.abstention,
        "votants": tally.votants(),
        "inscrits": tally.inscrits,
        "seed": has_quorum.then_some(&way.seed),
        "seed_line": is_final.then_some(&way.seed_line),
        "rule_digest": certificate.map(|certificate| &certificate.rule_digest),
        "ballots_digest": certificate.map(|certificate| &certificate.digest),
    })))
    .await
}

/// What objections say is read from now on: each has an identifier by which it is reported, given in the order of their words,
/// which says nothing of who objects.
async fn publish_objections(
    work: &mut Work,
    scrutin: ScrutinId,
    lines: &[store::BallotLine],
) -> Result<(), Fault> {
    let mut objecting: Vec<(&str, PersonId)> = lines
        .iter()
        .filter_map(|line| Some((reasons_of(&line.answer)?, line.elector_id)))
        .collect();
    objecting.sort_by_cached_key(|(reasons, _)| db::sort_key(reasons));
    for (_, elector) in objecting {
        let id: ObjectionId = work.new_id();
        objections::insert(&mut work.sql, work.body, id, (scrutin, elector)).await?;
    }
    Ok(())
}

/// The titles of those chosen as they are kept: lists with the seats that each has, « Liste (3) ».
fn with_seats(titles: &[&str], shares: &[u64]) -> Vec<String> {
    let mut shares = shares.iter();
    titles
        .iter()
        .map(|title| match shares.next() {
            Some(seats) => format!("{title} ({seats})"),
            None => (*title).to_owned(),
        })
        .collect()
}

/// The ballots in an order that says nothing of who gave them: what is published is written in it.
pub(super) fn mixed(house: &House, lines: &[store::BallotLine]) -> Vec<Mark> {
    let mut mixed: Vec<([u8; 16], Mark)> = lines
        .iter()
        .filter_map(|line| {
            let mut key = [0; 16];
            house.randomness.fill(&mut key);
            Some((key, line.answer.mark()?.clone()))
        })
        .collect();
    mixed.sort();
    mixed.into_iter().map(|(_, mark)| mark).collect()
}

async fn chair_of(work: &mut Work, scrutin: ScrutinId) -> Result<Option<PersonId>, Fault> {
    let electors = store::electors(&mut work.sql, work.body, scrutin).await?;
    Ok(electors
        .into_iter()
        .find(|elector| elector.is_chair)
        .map(|elector| elector.person_id))
}

fn choice_of(ballots: &[Ballot], elector: PersonId) -> Option<Choice> {
    ballots
        .iter()
        .find(|ballot| ballot.elector == elector)
        .map(|ballot| ballot.choice)
}

/// The deadline came. A vote closed before it has no timer left; should one remain, nothing happens.
pub(crate) fn on_deadline<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let scrutin = ScrutinId::from_uuid(timer.subject);
        let found = store::find(&mut work.sql, work.body, scrutin).await?;
        match found.filter(|scrutin| scrutin.closing.is_none()) {
            Some(waiting) if waiting.stopped_at.is_some() => have_counted(work, &waiting).await,
            Some(_) => work.as_system(&CloseScrutin { scrutin }).await,
            None => Ok(()),
        }
    })
}
