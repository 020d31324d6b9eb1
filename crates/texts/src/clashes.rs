//! An amendment that waits and what is adopted already, when both change some of the same words: neither holds the other
//! whole, or the one that waits was written after an adoption and stands whole in what it changed. The first has not fallen:
//! whether it still has an object is for a person to say (« à vérifier »), never for a program; adopted as it is, it would be
//! in no text.

use std::collections::BTreeSet;

use db::Sql;
use kernel::{CollectiviteId, Fault, Sentence};
use legistique::{Document, Outcome, Reason};

use crate::drafting::{self, AdoptedEdits};
use crate::model::{Amendment, Fate, TextId};
use crate::store::{amendments, fates, sub_amendments};
use crate::sub_amended::{self, Standing};

/// Why an amendment that waits cannot be in the text with what is adopted.
pub(crate) enum Clash {
    /// The adopted amendment of this number changes some of the same words
    Shares(i64),
    /// It stands whole in what the adopted amendment of this number removed or rewrote
    Inside(i64),
    /// Why it cannot be applied, when no amendment is to be named
    Otherwise(String),
}

impl Clash {
    /// What becomes of the last of `amendments` with the others, when that is for a person to look at.
    fn of_last(base: &Document, amendments: &[AdoptedEdits]) -> Option<Self> {
        let number = |index: usize| amendments.get(index).map(|other| other.number);
        match drafting::apply(base, amendments).outcomes.last()? {
            Outcome::Refused(reason) => {
                let shared = match reason {
                    Reason::Overlap { with } => number(*with).map(Self::Shares),
                    _ => None,
                };
                Some(shared.unwrap_or_else(|| Self::Otherwise(reason.message())))
            }
            Outcome::Fallen { by } => number(*by).map(Self::Inside),
            Outcome::Applied | Outcome::Identical { .. } => None,
        }
    }

    /// What to tell who would adopt it as it is, and what they can do.
    pub(crate) fn refusal(&self, number: i64) -> Fault {
        let said = match self {
            Self::Shares(with) => Sentence::new("texts-sitting-clash-refused").with("with", *with),
            Self::Inside(with) => Sentence::new("texts-sitting-inside-refused").with("with", *with),
            Self::Otherwise(reason) => {
                Sentence::new("texts-sitting-cannot-refused").with("reason", reason.clone())
            }
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
