//! What a closed vote makes of an amendment, in the same transaction: merged, rejected, or fallen.

use db::Instant;
use kernel::{BoxFuture, Event, Fault, Scope, Subject, SubjectRef, Work};
use serde::Deserialize;
use serde_json::json;

use super::adopting::{self, Decided};
use super::find_amendment;
use super::sub_amend::{self, WITHOUT_PARENT};
use crate::model::{Fate, TextDocument};
use crate::rights;
use crate::store::amendments::Fall;

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
            votes::Outcome::Adopted => {
                let (pour, contre) = (self.closed.pour, self.closed.contre);
                // A late worker does not put off the day it closed. Held apart from a meeting of the text's group, it has that
                // day, and no sitting.
                let held = votes::find(&mut work.sql, work.body, self.scrutin.id()).await?;
                let closed_at = held.map_or(work.now, |scrutin| scrutin.closes_at.min(work.now));
                let date = closed_at.timestamp().to_zoned(work.collectivite()?.zone()).date();
                let mut trailers = vec![
                    ("Vote", format!("{pour}/{contre}/{}", self.closed.abstention)),
                    ("Scrutin", self.scrutin.id.to_string()),
                    ("Scrutin-clos", date.to_string()),
                ];
                if let Some(meeting) = held_in(work, &text, closed_at).await? {
                    trailers.push(("Seance", format!("{date} {}", meeting.path)));
                }
                let decided = Decided {
                    trailers,
                    origin: ("scrutin", self.scrutin.id.to_string()),
                };
                adopting::adopt(work, &text, &[amendment], &decided).await?;
                Ok(())
            }
            votes::Outcome::Rejected => {
                let payload =
                    json!({ "text": text.id, "number": amendment.number, "scrutin": self.scrutin.id });
                adopting::settle(work, &amendment, Fate::Rejected, &Fall::default()).await?;
                sub_amend::fall_with(work, &text, &amendment, WITHOUT_PARENT).await?;
                work.journal(Event::public("texts.amendment-rejected", amendment.reference()).with(payload))
                    .await
            }
            // Nothing was decided: it waits for another vote (CGCT art. L. 2121-17). Nobody chooses among several answers
            // about an amendment.
            votes::Outcome::NoQuorum
            | votes::Outcome::Cancelled
            | votes::Outcome::Chosen
            | votes::Outcome::SecondRound
            | votes::Outcome::NobodyChosen
            | votes::Outcome::Objected => Ok(()),
        }
    }
}

/// The meeting in which a vote closed: one of the text's group, that had begun. One that is still to come deliberated on
/// nothing, and that of another group did not hold this vote.
async fn held_in(work: &mut Work, text: &TextDocument, at: Instant) -> Result<Option<Subject>, Fault> {
    let (house, body) = (work.shared_house(), work.body);
    let Some(meeting) = kernel::sitting_on(&house, &mut work.sql, body, &text.reference(), at).await? else {
        return Ok(None);
    };
    let group = SubjectRef::new("group", text.group_id);
    let wholes = kernel::wholes_of(&house, &mut work.sql, body, &meeting.reference).await?;
    let is_of_group = wholes.iter().any(|(whole, depth)| *depth == 1 && *whole == group);
    let stands = house
        .features()
        .iter()
        .flat_map(|feature| feature.stands)
        .find(|(kind, _)| *kind == meeting.reference.kind)
        .map(|(_, stands)| *stands);
    // Whoever keeps meetings sorts them by the hour at which they begin.
    let standing = match stands {
        Some(stands) => stands(&house, &mut work.sql, body, &meeting.reference).await?,
        None => None,
    };
    let has_begun = standing.is_some_and(|standing| standing.at <= at);
    Ok((is_of_group && has_begun).then_some(meeting))
}
