//! What waits for its turn in a text, in calling order.

use db::Sql;
use kernel::{CollectiviteId, Fault};
use legistique::Document;

use crate::addresses::Addresses;
use crate::calling_order;
use crate::drafting::AdoptedEdits;
use crate::model::{Fate, TextDocument};
use crate::sitting::{Queued, Shown, Turn, turns};
use crate::store::{amendments, sitting, sub_amendments};

/// The turns of a text. The place of an amendment tabled before places were kept is found now.
pub(crate) async fn read(
    sql: &mut Sql,
    body: CollectiviteId,
    text: &TextDocument,
) -> Result<Vec<Turn>, Fault> {
    let mut waiting = sitting::waiting(sql, body, text.id).await?;
    if waiting.iter().any(|queued| queued.call.is_none()) {
        let base = Document::parse(text.base());
        let addresses = Addresses::of(&base);
        for queued in waiting.iter_mut().filter(|queued| queued.call.is_none()) {
            let Some(amendment) = amendments::find(sql, body, queued.id).await? else {
                continue;
            };
            let edits = AdoptedEdits::of(&amendment)?.edits;
            let places: Vec<_> = amendments::places_of_amendment(sql, body, queued.id)
                .await?
                .into_iter()
                .map(|stored| stored.place)
                .collect();
            queued.call = Some(calling_order::call_of(&base, &addresses, &edits, &places));
        }
    }
    Ok(turns(waiting))
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
