//! How many news wait for somebody: asked on every page they read, so what was counted is kept, and only what came since is
//! counted on.

use kernel::{BoxFuture, CollectiviteId, House, PersonId, Waiting};

use crate::model::COUNTED_MAX;
use crate::store::{news, readers};

/// Lines since somebody's news were counted below which each line is asked, rather than each thing they follow.
const LINES_ASKED_MAX: i64 = 40;

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
    let (seen, last) = (standing.seen_number, standing.last_number);
    if last <= seen {
        return Ok(0);
    }
    // What was counted stands until something was taken back, or they looked.
    let stands = standing.counted_number >= seen && standing.counted_number > standing.retracted_number;
    let (after, known) = if stands {
        (standing.counted_number, standing.counted)
    } else {
        (seen, 0)
    };
    let limit = COUNTED_MAX + 1 - known;
    if last <= after || limit <= 0 {
        return Ok(known);
    }
    if last - after <= LINES_ASKED_MAX {
        let since = news::count_by_line(&mut sql, body, person, (after, last), limit).await?;
        return Ok(known + since);
    }
    let count = news::count_by_object(&mut sql, body, person, seen, COUNTED_MAX + 1).await?;
    keep(house, body, person, (last, count), seen).await;
    Ok(count)
}

/// Kept for the next pages; when it cannot be, they count again.
async fn keep(house: &House, body: CollectiviteId, person: PersonId, counted: (i64, i64), seen: i64) {
    let kept = async {
        let mut sql = house.db.begin().await?;
        readers::set_counted(&mut sql, body, person, counted, seen).await?;
        sql.commit().await
    };
    if let Err(error) = kept.await
        && !error.is_transient()
    {
        tracing::warn!(error = %error, "how many news there were could not be kept");
    }
}
