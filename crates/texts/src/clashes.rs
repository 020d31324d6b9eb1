//! An amendment that waits and what is adopted already, when both change some of the same words and neither holds the other
//! whole. The first has not fallen: whether it still has an object is for a person to say (« à vérifier »), never for a program.

use std::collections::BTreeSet;

use db::Sql;
use kernel::{CollectiviteId, Fault, Sentence};
use legistique::{Document, Outcome, Reason};

use crate::drafting::{self, AdoptedEdits};
use crate::model::{Amendment, Fate, TextId};
use crate::store::{amendments, fates, sub_amendments};
use crate::sub_amended::{self, Standing};

/// Why an amendment that waits cannot be in the text with what is adopted, though it was not overtaken by it.
pub(crate) struct Clash {
    /// The adopted amendment that changes the same words, by its number
    pub(crate) with: Option<i64>,
    /// Why it cannot be applied, when no amendment is to be named
    pub(crate) reason: String,
}

impl Clash {
    /// What becomes of the last of `amendments` with the others, when that is for a person to look at.
    fn of_last(base: &Document, amendments: &[AdoptedEdits]) -> Option<Self> {
        match drafting::apply(base, amendments).outcomes.last()? {
            Outcome::Refused(reason) => Some(Self {
                with: match reason {
                    Reason::Overlap { with } => amendments.get(*with).map(|other| other.number),
                    _ => None,
                },
                reason: reason.message(),
            }),
            Outcome::Applied | Outcome::Identical { .. } | Outcome::Fallen { .. } => None,
        }
    }

    /// What to tell who would adopt it as it is, and what they can do.
    pub(crate) fn refusal(&self, number: i64) -> Fault {
        let said = match self.with {
            Some(with) => Sentence::new("texts-sitting-clash-refused").with("with", with),
            None => Sentence::new("texts-sitting-cannot-refused").with("reason", self.reason.clone()),
        };
        Fault::refused_with(said.with("n", number))
    }
}

/// How an amendment that waits clashes with those adopted, if it does. A sub-amendment is looked at with those adopted to the
/// same amendment.
pub(crate) async fn of_waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, base): (TextId, &Document),
    waiting: &Amendment,
) -> Result<Option<Clash>, Fault> {
    if let Some(parent) = sub_amendments::parent_of(sql, body, waiting.id).await? {
        let mut edits = Vec::new();
        for sub in sub_amendments::of(sql, body, parent.id).await? {
            if sub.fate == Fate::Adopted {
                edits.push(AdoptedEdits::of(&sub)?);
            }
        }
        edits.push(AdoptedEdits::of(waiting)?);
        return Ok(Clash::of_last(&sub_amended::ground(base, &parent)?, &edits));
    }
    let places = amendments::places_of_amendment(sql, body, waiting.id).await?;
    let divisions: BTreeSet<usize> = places.iter().map(|stored| stored.place.slot.division).collect();
    // What bears elsewhere changes none of the same words: only those of the same divisions are read.
    let adopted = fates::list_in(sql, body, (text, Fate::Adopted), &divisions).await?;
    if adopted.is_empty() {
        return Ok(None);
    }
    let together = adopted.iter().chain(std::iter::once(waiting));
    let edits = Standing::of(sql, body, (text, base), together).await?.edits;
    Ok(Clash::of_last(base, &edits))
}
