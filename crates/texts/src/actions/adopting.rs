//! What the adoption of amendments makes of a text and of the other amendments, whoever decided it: a vote that closes, or
//! a sitting.

use std::collections::BTreeSet;

use db::Instant;
use gitwire::Oid;
use kernel::{Actor, Event, Fault, Work};
use legistique::{Document, Outcome, Reason};
use serde_json::json;

use super::sub_amend::{self, WITHOUT_PARENT};
use crate::drafting::{self, AdoptedEdits};
use crate::history::{self, NewCommit};
use crate::model::{Amendment, AmendmentId, FallenBecause, Fate, TextDocument};
use crate::store::amendments::{self, Fall};
use crate::store::{documents, fates, sub_amendments};
use crate::sub_amended::Standing;

/// By what an adoption was decided, as its commit and its events say it.
pub(super) struct Decided {
    /// The trailers of the commit, after the numbers of the amendments
    pub(super) trailers: Vec<(&'static str, String)>,
    /// What the events name: `("scrutin", id)`
    pub(super) origin: (&'static str, String),
}

/// What says in a commit when an adoption was decided in a meeting, and which: the day, as all commits say it, then the
/// meeting's page where one had the text on its agenda. Hosts change, histories do not: the address is that in the site.
pub(super) async fn sitting_said(
    work: &mut Work,
    text: &TextDocument,
    at: Instant,
) -> Result<(String, bool), Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let date = at.timestamp().to_zoned(work.collectivite()?.zone()).date();
    let meeting = kernel::sitting_on(&house, &mut work.sql, body, &text.reference(), at).await?;
    Ok(match meeting {
        Some(meeting) => (format!("{date} {}", meeting.path), true),
        None => (date.to_string(), false),
    })
}

/// An amendment whose fate changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) amendment: AmendmentId,
    pub(super) before: Fate,
    pub(super) after: Fate,
}

pub(super) fn changed(amendment: &Amendment, after: Fate) -> Changed {
    Changed {
        amendment: amendment.id,
        before: amendment.fate,
        after,
    }
}

/// Merges `newcomers`, one amendment or several identical ones, into the text. What can no longer be in it falls: those
/// adopted before whose passage goes, those still in discussion that stand whole in what changed. When the newcomers cannot be
/// in it themselves, they fall: a sitting looks before (see [`crate::clashes`]), a vote that closed cannot.
pub(super) async fn adopt(
    work: &mut Work,
    text: &TextDocument,
    newcomers: &[Amendment],
    decided: &Decided,
) -> Result<Vec<Changed>, Fault> {
    if let Some(first) = newcomers.first()
        && let Some(parent) = sub_amendments::parent_of(&mut work.sql, work.body, first.id).await?
    {
        return sub_amend::adopt(work, text, (&parent, newcomers), decided).await;
    }
    let base = Document::parse(text.base());
    let before = fates::list(&mut work.sql, work.body, text.id, Fate::Adopted).await?;
    let is_newcomer = |other: &Amendment| newcomers.iter().any(|one| one.id == other.id);
    // The newcomers last: between two that exclude each other, what was adopted first stays.
    let of = (text.id, &base);
    let mut adopted = Standing::of(&mut work.sql, work.body, of, before.iter())
        .await?
        .edits;
    let first_newcomer = adopted.len();
    let come = Standing::of(&mut work.sql, work.body, of, newcomers.iter()).await?;
    adopted.extend(come.edits);
    let outcomes = drafting::apply(&base, &adopted).outcomes;
    let mut changes = Vec::new();
    if let Some(fall) = fall_of(&outcomes[first_newcomer], &adopted) {
        for newcomer in newcomers {
            fell(work, text, newcomer, &fall).await?;
            changes.push(changed(newcomer, Fate::Fallen));
            changes.extend(sub_amend::fall_with(work, text, newcomer, WITHOUT_PARENT).await?);
        }
        return Ok(changes);
    }
    for (index, outcome) in outcomes.iter().enumerate().take(first_newcomer) {
        if let Some(fall) = fall_of(outcome, &adopted)
            && let Some(earlier) = before.iter().find(|other| other.number == adopted[index].number)
        {
            fell(work, text, earlier, &fall).await?;
            changes.push(changed(earlier, Fate::Fallen));
            changes.extend(sub_amend::fall_with(work, text, earlier, WITHOUT_PARENT).await?);
        }
    }
    let mut standing: Vec<AdoptedEdits> = adopted
        .into_iter()
        .zip(&outcomes)
        .filter(|(_, outcome)| stands(outcome))
        .map(|(one, _)| one)
        .collect();
    standing.sort_by_key(|one| one.number);
    let after = drafting::apply(&base, &standing).document;
    let commit = merge(work, text, newcomers, decided, &after).await?;
    for newcomer in newcomers {
        settle(work, newcomer, Fate::Adopted, &Fall::default()).await?;
        changes.push(changed(newcomer, Fate::Adopted));
        changes.extend(sub_amend::fall_with(work, text, newcomer, &[Fate::Pending]).await?);
    }
    documents::merge(
        &mut work.sql,
        work.body,
        text.id,
        &after.to_markdown(),
        commit.as_bytes(),
        work.now,
    )
    .await?;
    for newcomer in newcomers {
        let (origin, id) = &decided.origin;
        let payload = json!({
            "text": text.id, "number": newcomer.number, (*origin): id, "commit": commit.to_string(),
        });
        work.journal(Event::public("texts.amendment-adopted", newcomer.reference()).with(payload))
            .await?;
    }
    let touched = divisions_of(work, text, newcomers).await?;
    let subs = sub_amendments::all(&mut work.sql, work.body, text.id).await?;
    let is_sub = |other: &Amendment| subs.iter().any(|kinship| kinship.amendment_id == other.id);
    // Of those in discussion, what bears elsewhere stays what it is: only those of the same divisions are read.
    let waiting = (text.id, Fate::Pending);
    let waiting = fates::list_in(&mut work.sql, work.body, waiting, &touched).await?;
    let pending: Vec<&Amendment> = waiting
        .iter()
        .filter(|other| !is_newcomer(other) && !is_sub(other))
        .collect();
    changes.extend(drop_overtaken(work, text, &base, &standing, &touched, &pending).await?);
    Ok(changes)
}

/// The merge commit: its parents are the text so far and the branches of the amendments.
async fn merge(
    work: &mut Work,
    text: &TextDocument,
    newcomers: &[Amendment],
    decided: &Decided,
    after: &Document,
) -> Result<Oid, Fault> {
    let said = ui::Words::of(work.house())?;
    let title = match newcomers {
        [only] => ui::t!(said, "texts-commit-adoption", n = only.number),
        several => {
            let numbers: Vec<String> = several.iter().map(|one| one.number.to_string()).collect();
            ui::t!(
                said,
                "texts-commit-adoption-identical",
                numbers = numbers.join(", ")
            )
        }
    };
    let mut trailers: Vec<(&str, String)> = newcomers
        .iter()
        .map(|newcomer| ("Amendement", newcomer.number.to_string()))
        .collect();
    trailers.extend(decided.trailers.iter().cloned());
    let trailers: Vec<(&str, &str)> = trailers
        .iter()
        .map(|(key, value)| (*key, value.as_str()))
        .collect();
    let sentence = newcomers.first().map_or("", |first| first.sentence.as_str());
    let message = history::message(&title, sentence, &trailers)?;
    let before = Document::parse(&text.markdown);
    let mut parents = vec![history::oid(&text.head_commit)?];
    for newcomer in newcomers {
        parents.push(history::oid(&newcomer.commit_oid)?);
    }
    let commit = NewCommit {
        text: text.id,
        document: after,
        parents,
        author: Actor::System,
        message,
        known: Some(&before),
    };
    let commit = history::write(work, commit).await?;
    history::point(work, text.id, history::MAIN, commit).await?;
    Ok(commit)
}

pub(super) fn stands(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Applied | Outcome::Identical { .. })
}

/// Why an amendment that was adopted cannot be in the text; none when it can.
pub(super) fn fall_of(outcome: &Outcome, amendments: &[AdoptedEdits]) -> Option<Fall> {
    let number = |index: usize| amendments.get(index).map(|other| other.number);
    match outcome {
        Outcome::Applied | Outcome::Identical { .. } => None,
        Outcome::Fallen { by } => Some(Fall {
            because: Some(FallenBecause::Passage),
            by: number(*by),
            detail: None,
        }),
        Outcome::Refused(Reason::Overlap { with }) => Some(Fall {
            because: Some(FallenBecause::Overlap),
            by: number(*with),
            detail: None,
        }),
        Outcome::Refused(reason) => Some(Fall {
            because: Some(FallenBecause::Other),
            by: None,
            detail: Some(reason.message()),
        }),
    }
}

/// Writes what became of an amendment.
pub(super) async fn settle(
    work: &mut Work,
    amendment: &Amendment,
    fate: Fate,
    fall: &Fall,
) -> Result<(), Fault> {
    amendments::settle(&mut work.sql, work.body, amendment.id, fate, fall, work.now).await?;
    Ok(())
}

/// Records that an amendment fell; its vote, if it is open, has nothing left to decide and is cancelled.
pub(super) async fn fell(
    work: &mut Work,
    text: &TextDocument,
    amendment: &Amendment,
    fall: &Fall,
) -> Result<(), Fault> {
    settle(work, amendment, Fate::Fallen, fall).await?;
    let because = fall.because.map(FallenBecause::as_str);
    let payload = json!({ "text": text.id, "number": amendment.number, "because": because, "by": fall.by });
    work.journal(Event::public("texts.amendment-fallen", amendment.reference()).with(payload))
        .await?;
    let vote = votes::of_subject(&mut work.sql, work.body, &amendment.reference()).await?;
    if let Some(vote) = vote.filter(|vote| vote.is_open) {
        let because = fall.because.unwrap_or(FallenBecause::Other);
        let because = votes::Cancellation {
            reason: format!("texts-vote-cancelled-{}", because.as_str()),
            number: fall.by,
            detail: fall.detail.clone(),
        };
        work.as_system(&votes::CancelScrutin {
            scrutin: vote.id,
            because,
        })
        .await?;
    }
    Ok(())
}

/// The divisions amendments bear on.
pub(super) async fn divisions_of(
    work: &mut Work,
    text: &TextDocument,
    of: &[Amendment],
) -> Result<BTreeSet<usize>, Fault> {
    let mut divisions = BTreeSet::new();
    for amendment in of {
        let places = amendments::places_of_amendment(&mut work.sql, work.body, amendment.id).await?;
        divisions.extend(places.iter().map(|stored| stored.place.slot.division));
    }
    debug_assert!(of.iter().all(|amendment| amendment.document_id == text.id));
    Ok(divisions)
}

/// Why an amendment that waits has fallen with what is adopted: it stands whole in what was removed or rewritten, or asks for
/// what is there already. One that only shares words with what is adopted waits for the chair (see [`crate::clashes`]).
pub(super) fn overtaken(outcome: &Outcome, amendments: &[AdoptedEdits]) -> Option<Fall> {
    match outcome {
        Outcome::Identical { with } => Some(Fall {
            because: Some(FallenBecause::Identical),
            by: amendments.get(*with).map(|twin| twin.number),
            detail: None,
        }),
        Outcome::Fallen { .. } => fall_of(outcome, amendments),
        Outcome::Applied | Outcome::Refused(_) => None,
    }
}

/// Amendments of `pending` that bear on the divisions `touched`, and that those that stand have overtaken, fall.
pub(super) async fn drop_overtaken(
    work: &mut Work,
    text: &TextDocument,
    base: &Document,
    standing: &[AdoptedEdits],
    touched: &BTreeSet<usize>,
    pending: &[&Amendment],
) -> Result<Vec<Changed>, Fault> {
    let mut concerned: BTreeSet<AmendmentId> = BTreeSet::new();
    for division in touched {
        let places = amendments::places_of_division(&mut work.sql, work.body, text.id, *division).await?;
        concerned.extend(places.iter().map(|stored| stored.amendment));
    }
    let mut changes = Vec::new();
    for other in pending.iter().filter(|other| concerned.contains(&other.id)) {
        let mut with_other = standing.to_vec();
        with_other.push(AdoptedEdits::of(other)?);
        let outcomes = drafting::apply(base, &with_other).outcomes;
        let fall = outcomes
            .last()
            .and_then(|outcome| overtaken(outcome, &with_other));
        if let Some(fall) = fall {
            fell(work, text, other, &fall).await?;
            changes.push(changed(other, Fate::Fallen));
            changes.extend(sub_amend::fall_with(work, text, other, WITHOUT_PARENT).await?);
        }
    }
    Ok(changes)
}
