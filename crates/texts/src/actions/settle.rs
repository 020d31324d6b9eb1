//! What a closed vote makes of an amendment, in the same transaction: merged, rejected, or fallen.

use std::collections::BTreeSet;

use gitwire::Oid;
use kernel::{BoxFuture, Event, Fault, Scope, SubjectRef, Work};
use legistique::{Document, Outcome, Reason};
use serde::Deserialize;
use serde_json::json;

use super::find_amendment;
use crate::drafting::{self, AdoptedEdits};
use crate::history::{self, NewCommit};
use crate::model::{Amendment, FallenBecause, Fate, TextDocument};
use crate::rights;
use crate::store::amendments::{self, Fall};
use crate::store::documents;

/// What `votes.scrutin-closed` carries.
#[derive(Deserialize)]
struct Closed {
    on: SubjectRef,
    outcome: votes::Outcome,
    pour: u32,
    contre: u32,
    abstention: u32,
}

/// Reacts to the closing of a vote on an amendment.
pub(crate) fn reaction<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind != "votes.scrutin-closed" {
            return Ok(());
        }
        let closed: Closed = serde_json::from_value(event.payload.clone())
            .map_err(|error| Fault::Internal(format!("votes.scrutin-closed: {error}")))?;
        if closed.on.kind != "amendment" {
            return Ok(());
        }
        work.as_system(&SettleAmendment {
            closed,
            scrutin: event.subject.clone(),
        })
        .await
    })
}

/// Records what a vote decided. Only Parvis itself does it, when the vote closes.
struct SettleAmendment {
    closed: Closed,
    scrutin: SubjectRef,
}

impl kernel::Action for SettleAmendment {
    const NAME: &'static str = "texts.settle-amendment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SETTLE, Scope::BODY).await?;
        let (amendment, text) = find_amendment(work, self.closed.on.id()).await?;
        // Settled while its vote was open: what that vote says changes nothing any more.
        if amendment.fate != Fate::Pending {
            return Ok(());
        }
        match self.closed.outcome {
            votes::Outcome::Adopted => self.adopt(work, &text, amendment).await,
            votes::Outcome::Rejected => {
                let payload =
                    json!({ "text": text.id, "number": amendment.number, "scrutin": self.scrutin.id });
                settle(work, &amendment, Fate::Rejected, &Fall::default()).await?;
                work.journal(Event::public("texts.amendment-rejected", amendment.reference()).with(payload))
                    .await
            }
            // Nothing was decided: it waits for another vote (CGCT art. L. 2121-17).
            votes::Outcome::NoQuorum | votes::Outcome::Cancelled => Ok(()),
        }
    }
}

impl SettleAmendment {
    async fn adopt(&self, work: &mut Work, text: &TextDocument, amendment: Amendment) -> Result<(), Fault> {
        let base = Document::parse(text.base());
        let all = amendments::list(&mut work.sql, work.body, text.id).await?;
        let mut adopted: Vec<AdoptedEdits> = Vec::new();
        for other in all.iter().filter(|other| other.fate == Fate::Adopted) {
            adopted.push(AdoptedEdits::of(other)?);
        }
        // The newcomer last: between two that exclude each other, what was adopted first stays.
        adopted.push(AdoptedEdits::of(&amendment)?);
        let outcomes = drafting::apply(&base, &adopted).outcomes;
        let newcomer = adopted.len() - 1;
        if let Some(fall) = fall_of(&outcomes[newcomer], &adopted) {
            return fell(work, text, &amendment, &fall).await;
        }
        for (index, outcome) in outcomes.iter().enumerate().take(newcomer) {
            if let Some(fall) = fall_of(outcome, &adopted)
                && let Some(earlier) = all.iter().find(|other| other.number == adopted[index].number)
            {
                fell(work, text, earlier, &fall).await?;
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
        let commit = self.merge(work, text, &amendment, &after).await?;
        settle(work, &amendment, Fate::Adopted, &Fall::default()).await?;
        documents::merge(
            &mut work.sql,
            work.body,
            text.id,
            &after.to_markdown(),
            commit.as_bytes(),
            work.now,
        )
        .await?;
        let payload = json!({
            "text": text.id, "number": amendment.number, "scrutin": self.scrutin.id, "commit": commit.to_string(),
        });
        work.journal(Event::public("texts.amendment-adopted", amendment.reference()).with(payload))
            .await?;
        drop_overtaken(work, text, &base, &standing, &amendment, &all).await
    }

    /// The merge commit: its parents are the text so far and the amendment's branch.
    async fn merge(
        &self,
        work: &mut Work,
        text: &TextDocument,
        amendment: &Amendment,
        after: &Document,
    ) -> Result<Oid, Fault> {
        let said = ui::Words::of(work.house())?;
        let number = amendment.number.to_string();
        let vote = format!(
            "{}/{}/{}",
            self.closed.pour, self.closed.contre, self.closed.abstention
        );
        let scrutin = self.scrutin.id.to_string();
        let message = history::message(
            &ui::t!(said, "texts-commit-adoption", n = amendment.number),
            &amendment.sentence,
            &[("Amendement", &number), ("Vote", &vote), ("Scrutin", &scrutin)],
        )?;
        let before = Document::parse(&text.markdown);
        let commit = NewCommit {
            text: text.id,
            document: after,
            parents: vec![
                history::oid(&text.head_commit)?,
                history::oid(&amendment.commit_oid)?,
            ],
            author: work.actor,
            message,
            known: Some(&before),
        };
        let commit = history::write(work, commit).await?;
        history::point(work, text.id, history::MAIN, commit).await?;
        Ok(commit)
    }
}

fn stands(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Applied | Outcome::Identical { .. })
}

/// Why an amendment that was adopted cannot be in the text; none when it can.
fn fall_of(outcome: &Outcome, amendments: &[AdoptedEdits]) -> Option<Fall> {
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

async fn settle(work: &mut Work, amendment: &Amendment, fate: Fate, fall: &Fall) -> Result<(), Fault> {
    amendments::settle(&mut work.sql, work.body, amendment.id, fate, fall, work.now).await?;
    Ok(())
}

/// Records that an amendment fell; its vote, if it is open, has nothing left to decide and is cancelled.
async fn fell(work: &mut Work, text: &TextDocument, amendment: &Amendment, fall: &Fall) -> Result<(), Fault> {
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

/// Amendments still in discussion that bear on what `newcomer` changed, and can no longer be applied with it, fall.
/// Only those of the same divisions can be concerned.
async fn drop_overtaken(
    work: &mut Work,
    text: &TextDocument,
    base: &Document,
    standing: &[AdoptedEdits],
    newcomer: &Amendment,
    all: &[Amendment],
) -> Result<(), Fault> {
    let places = amendments::places_of_text(&mut work.sql, work.body, text.id).await?;
    let touched: BTreeSet<usize> = places
        .iter()
        .filter(|stored| stored.amendment == newcomer.id)
        .map(|stored| stored.place.slot.division)
        .collect();
    let concerned: BTreeSet<_> = places
        .iter()
        .filter(|stored| touched.contains(&stored.place.slot.division))
        .map(|stored| stored.amendment)
        .collect();
    for other in all
        .iter()
        .filter(|other| other.fate == Fate::Pending && other.id != newcomer.id)
    {
        if !concerned.contains(&other.id) {
            continue;
        }
        let mut with_other = standing.to_vec();
        with_other.push(AdoptedEdits::of(other)?);
        let outcomes = drafting::apply(base, &with_other).outcomes;
        let fall = match outcomes.last() {
            Some(Outcome::Identical { with }) => {
                let by = with_other.get(*with).map(|twin| twin.number);
                Some(Fall {
                    because: Some(FallenBecause::Identical),
                    by,
                    detail: None,
                })
            }
            Some(outcome) => fall_of(outcome, &with_other),
            None => None,
        };
        if let Some(fall) = fall {
            fell(work, text, other, &fall).await?;
        }
    }
    Ok(())
}
