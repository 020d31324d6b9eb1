//! Amendments as their sub-amendments leave them: what they refer to, and what is applied when they are adopted.

use std::collections::BTreeSet;

use db::Sql;
use kernel::{CollectiviteId, Fault, Sentence};
use legistique::Document;

use crate::drafting::{self, AdoptedEdits};
use crate::model::{Amendment, AmendmentId, Fate, TextId};
use crate::places;
use crate::store::{sitting, sub_amendments};

/// The text as an amendment would make it: what its sub-amendments refer to.
pub(crate) fn ground(base: &Document, parent: &Amendment) -> Result<Document, Fault> {
    Ok(drafting::apply(base, &[AdoptedEdits::of(parent)?]).document)
}

/// True when `after` differs from `base` nowhere but where the text as the parent would make it does: a sub-amendment
/// bears on its amendment, not on the rest of the text.
pub(crate) fn stays_within(base: &Document, ground: &Document, after: &Document) -> bool {
    let slots = |document: &Document| -> BTreeSet<_> {
        places::compare(base, document)
            .into_iter()
            .map(|place| (place.slot, place.kind.as_str()))
            .collect()
    };
    let parents: BTreeSet<_> = slots(ground).into_iter().map(|(slot, _)| slot).collect();
    slots(after).into_iter().all(|(slot, _)| parents.contains(&slot))
}

/// Why an amendment is no longer its author's to rectify or take back, though it waits for its vote; none when it is.
///
/// In French assemblies an amendment may be taken back until it is put to the vote, and those to it fall with it. That stops
/// where others have begun to decide: a sub-amendment adopted is the assembly's and not its parent's author's, and a vote that
/// is open is carried to its end, as it is on the amendment itself. Taking the parent away would cancel it unseen, with the
/// ballots in it. A decision recorded in a sitting can be gone back on there; what a vote decided cannot, by anybody.
pub(crate) async fn held_by(
    sql: &mut Sql,
    body: CollectiviteId,
    parent: AmendmentId,
) -> Result<Option<Sentence>, Fault> {
    let subs = sub_amendments::of(sql, body, parent).await?;
    if let Some(sub) = subs.iter().find(|sub| sub.fate == Fate::Adopted) {
        let key = match sitting::of_amendment(sql, body, sub.id).await? {
            Some(_) => "texts-sub-adopted",
            None => "texts-sub-adopted-by-vote",
        };
        return Ok(Some(Sentence::new(key).with("n", sub.number)));
    }
    let waiting: Vec<&Amendment> = subs.iter().filter(|sub| sub.fate == Fate::Pending).collect();
    let references: Vec<_> = waiting.iter().map(|sub| sub.reference()).collect();
    let votes = votes::summaries(sql, body, &references).await?;
    let held = waiting
        .iter()
        .find(|sub| votes.get(&sub.reference()).is_some_and(|vote| vote.is_open));
    Ok(held.map(|sub| Sentence::new("texts-sub-vote-open").with("n", sub.number)))
}

/// True when a vote, and no sitting, adopted a sub-amendment to this amendment: nobody goes back on that, so the chair and the
/// author are not the ones to take away what it amends. The assembly is: it rejects the amendment, or another one excludes it.
pub(crate) async fn is_kept_by_a_vote(
    sql: &mut Sql,
    body: CollectiviteId,
    parent: AmendmentId,
) -> Result<bool, Fault> {
    let subs = sub_amendments::of(sql, body, parent).await?;
    for sub in subs.iter().filter(|sub| sub.fate == Fate::Adopted) {
        if sitting::of_amendment(sql, body, sub.id).await?.is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What the adopted amendments of a text ask for, sub-amended where they were.
pub(crate) struct Standing {
    /// The operations of each, in the order given
    pub(crate) edits: Vec<AdoptedEdits>,
}

impl Standing {
    /// Of `amendments`, sub-amendments are left out: they stand through what they amend.
    pub(crate) async fn of(
        sql: &mut Sql,
        body: CollectiviteId,
        (text, base): (TextId, &Document),
        amendments: impl Iterator<Item = &Amendment>,
    ) -> Result<Self, Fault> {
        let kinships = sub_amendments::adopted(sql, body, text).await?;
        let subs: BTreeSet<AmendmentId> = kinships.iter().map(|kinship| kinship.amendment_id).collect();
        let sub_amended_ones: BTreeSet<AmendmentId> =
            kinships.iter().map(|kinship| kinship.parent_id).collect();
        let mut edits = Vec::new();
        for amendment in amendments.filter(|amendment| !subs.contains(&amendment.id)) {
            if sub_amended_ones.contains(&amendment.id) {
                edits.push(sub_amended(sql, body, base, amendment).await?);
            } else {
                edits.push(AdoptedEdits::of(amendment)?);
            }
        }
        Ok(Self { edits })
    }
}

/// The operations that lead from the text to the text as the amendment and its adopted sub-amendments make it.
async fn sub_amended(
    sql: &mut Sql,
    body: CollectiviteId,
    base: &Document,
    amendment: &Amendment,
) -> Result<AdoptedEdits, Fault> {
    let mut subs = Vec::new();
    for sub in sub_amendments::of(sql, body, amendment.id).await? {
        if sub.fate == Fate::Adopted {
            subs.push(AdoptedEdits::of(&sub)?);
        }
    }
    let after = drafting::apply(&ground(base, amendment)?, &subs).document;
    let edits = legistique::draft_edits(base, &after)
        .map_err(|error| Fault::Internal(format!("amendment {} sub-amended: {error}", amendment.id)))?;
    Ok(AdoptedEdits {
        number: amendment.number,
        edits,
        // Drawn from the text as it would be, its quotations closed already.
        is_parliamentary: false,
    })
}
