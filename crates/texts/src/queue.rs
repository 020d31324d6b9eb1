//! What waits for its turn in a text, in calling order.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use db::Sql;
use kernel::{CollectiviteId, Fault};
use legistique::Document;

use crate::calls;
use crate::drafting::{self, AdoptedEdits};
use crate::model::{AmendmentId, Fate, TextDocument};
use crate::places;
use crate::remembered::ReadText;
use crate::sitting::{Call, Queued, Shown, Turn, turns};
use crate::store::{amendments, sitting, sub_amendments};
use crate::sub_amended;

/// The turns of a text. The place of an amendment tabled before places were kept is found now.
pub(crate) async fn read(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
) -> Result<Vec<Turn>, Fault> {
    let mut waiting = sitting::waiting(sql, body, text.id).await?;
    place(sql, body, text, &mut waiting).await?;
    Ok(turns(waiting))
}

/// The same, by who may write: places that had to be found are kept for those who read.
pub(crate) async fn read_and_keep(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
) -> Result<Vec<Turn>, Fault> {
    let mut waiting = sitting::waiting(sql, body, text.id).await?;
    for (amendment, call) in place(sql, body, text, &mut waiting).await? {
        sitting::place(sql, body, (text.id, amendment), &call).await?;
    }
    Ok(turns(waiting))
}

/// Finds the places that are not kept, and gives them.
async fn place(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
    waiting: &mut [Queued],
) -> Result<Vec<(AmendmentId, Call)>, Fault> {
    let mut found = Vec::new();
    if waiting.iter().all(|queued| queued.call.is_some()) {
        return Ok(found);
    }
    let base = ReadText::of(Document::parse(text.base()));
    // What sub-amendments refer to, by the amendment they amend.
    let mut grounds: HashMap<AmendmentId, ReadText> = HashMap::new();
    for queued in waiting.iter_mut().filter(|queued| queued.call.is_none()) {
        let Some(amendment) = amendments::find(sql, body, queued.id).await? else {
            continue;
        };
        if let Some(parent) = queued.parent
            && let Entry::Vacant(vacant) = grounds.entry(parent)
        {
            let amended = amendments::find(sql, body, parent).await?;
            let amended = amended.ok_or(Fault::NotFound("amendment"))?;
            vacant.insert(ReadText::of(sub_amended::ground(&base.document, &amended)?));
        }
        let edits = AdoptedEdits::of(&amendment)?;
        let ground = queued.parent.and_then(|parent| grounds.get(&parent));
        let call = if let Some(ground) = ground {
            let after = drafting::apply(&ground.document, std::slice::from_ref(&edits)).document;
            let places = places::compare(&ground.document, &after);
            calls::call_of(&ground.document, &ground.addresses, &edits.edits, &places)
        } else {
            let stored = amendments::places_of_amendment(sql, body, queued.id).await?;
            let places: Vec<_> = stored.into_iter().map(|stored| stored.place).collect();
            calls::call_of(&base.document, &base.addresses, &edits.edits, &places)
        };
        found.push((queued.id, call.clone()));
        queued.call = Some(call);
    }
    Ok(found)
}

/// What people read of amendments put to the vote together.
pub(crate) async fn shown(sql: &mut Sql, body: CollectiviteId, put: &[&Queued]) -> Result<Shown, Fault> {
    let mut numbers = Vec::new();
    for queued in put {
        numbers.push((queued.number, queued.version));
        if queued.is_sub_amended {
            let subs = sub_amendments::of(sql, body, queued.id).await?;
            let adopted = subs.iter().filter(|sub| sub.fate == Fate::Adopted);
            numbers.extend(adopted.map(|sub| (sub.number, sub.version)));
        }
    }
    Ok(numbers.into_iter().collect())
}

/// Open votes of a body that are read whole. Where there are more, those of this text alone are asked for.
const OPEN_VOTES_MAX: i64 = 1_000;

/// Those of `waiting` on which a vote is open, with their numbers.
pub(crate) async fn open_votes(
    sql: &mut Sql,
    body: CollectiviteId,
    waiting: &[Queued],
) -> Result<BTreeMap<AmendmentId, i64>, Fault> {
    let open = votes::open_subjects(sql, body, "amendment", OPEN_VOTES_MAX).await?;
    if i64::try_from(open.len()).is_ok_and(|count| count < OPEN_VOTES_MAX) {
        let voted = waiting.iter().filter(|queued| open.contains(&queued.id.uuid()));
        return Ok(voted.map(|queued| (queued.id, queued.number)).collect());
    }
    // There may be others: none of this text is missed for those of another.
    let references: Vec<_> = waiting.iter().map(Queued::reference).collect();
    let found = votes::summaries(sql, body, &references).await?;
    let is_open = |queued: &&Queued| found.get(&queued.reference()).is_some_and(|vote| vote.is_open);
    let voted = waiting.iter().filter(is_open);
    Ok(voted.map(|queued| (queued.id, queued.number)).collect())
}
