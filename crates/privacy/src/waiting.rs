//! What waits for who answers objections: told on every page they read, for the time to answer runs.

use kernel::{Actor, BoxFuture, CollectiviteId, House, PersonId, Scope, Waiting};

use crate::{rights, store};

pub(crate) fn waiting(
    house: &House,
    body: CollectiviteId,
    person: PersonId,
) -> BoxFuture<'_, Result<Option<Waiting>, db::Error>> {
    Box::pin(async move {
        let mut sql = house.db.read();
        let count = store::count_waiting(&mut sql, body).await?;
        if count == 0 {
            return Ok(None);
        }
        let (actor, now) = (Actor::Person(person), house.clock.now());
        let qualities = house.qualities(&mut sql, body, actor, Scope::BODY, now).await?;
        Ok(rights::ANSWER.held_with(&qualities).then(|| Waiting {
            words: "privacy-waiting",
            path: "/oppositions",
            count: u32::try_from(count).unwrap_or(u32::MAX),
            has_more: false,
        }))
    })
}
