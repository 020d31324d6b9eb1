//! How many news wait for somebody: asked on every page they read.

use kernel::{BoxFuture, CollectiviteId, House, PersonId, Waiting};

use crate::model::COUNTED_MAX;
use crate::store::{news, readers};

/// Lines since somebody looked below which each line is asked, rather than each thing followed.
const LINES_ASKED_MAX: i64 = 60;

pub(crate) fn waiting(
    house: &House,
    body: CollectiviteId,
    person: PersonId,
) -> BoxFuture<'_, Result<Option<Waiting>, db::Error>> {
    Box::pin(async move {
        let count = count(house, body, person).await?;
        Ok(Some(Waiting {
            words: "follow-waiting",
            path: "/nouveautes",
            count: u32::try_from(count.min(COUNTED_MAX)).unwrap_or(0),
            has_more: count > COUNTED_MAX,
        }))
    })
}

async fn count(house: &House, body: CollectiviteId, person: PersonId) -> Result<i64, db::Error> {
    let mut sql = house.db.read();
    let Some(standing) = readers::standing(&mut sql, body, person).await? else {
        return Ok(0);
    };
    let (after, last) = (standing.seen_number, standing.last_number);
    if last <= after {
        return Ok(0);
    }
    if last - after <= LINES_ASKED_MAX {
        return news::count_by_line(&mut sql, body, person, (after, last), COUNTED_MAX + 1).await;
    }
    news::count_by_object(&mut sql, body, person, after, COUNTED_MAX + 1).await
}
