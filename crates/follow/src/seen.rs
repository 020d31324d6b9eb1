//! Looking is having seen. What somebody has seen is no deed: it leaves no line in the journal.

use kernel::{CollectiviteId, House, PersonId};

use crate::store::{news, readers};

/// Times a mark is written again when the database asks for it: it is put at the next look anyway.
const MARK_TRIES_MAX: u32 = 3;

/// `person` looks at all their news: none is left.
///
/// # Errors
/// When the database cannot be read.
pub async fn look(house: &House, body: CollectiviteId, person: PersonId) -> Result<(), db::Error> {
    let last = news::last_number(&mut house.db.read(), body).await?;
    see(house, body, person, last).await;
    Ok(())
}

/// Everything up to `number` was seen. A mark that could not be written is written at the next look.
pub(crate) async fn see(house: &House, body: CollectiviteId, person: PersonId, number: i64) {
    for _ in 0..MARK_TRIES_MAX {
        match try_see(house, body, person, number).await {
            Err(error) if error.is_transient() => {}
            Ok(()) => return,
            Err(error) => {
                tracing::warn!(error = %error, "what was seen could not be marked");
                return;
            }
        }
    }
}

async fn try_see(
    house: &House,
    body: CollectiviteId,
    person: PersonId,
    number: i64,
) -> Result<(), db::Error> {
    let known = readers::find(&mut house.db.read(), body, person).await?;
    if known.is_none_or(|known| known.seen_number >= number) {
        return Ok(());
    }
    let mut sql = house.db.begin().await?;
    readers::set_seen(&mut sql, body, person, number).await?;
    sql.commit().await
}
