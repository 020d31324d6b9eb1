//! Duties: what one node at a time does for the whole instance. A duty is held under a lease; whoever dies holding one
//! is replaced when the lease ends.

use db::{Id, Instant, args};

use crate::worker::WorkerMark;
use crate::{House, store};

/// Takes the duty called `name` until `until`; false when it is held, or not due yet.
pub async fn take(house: &House, name: &str, me: Id<WorkerMark>, until: Instant) -> Result<bool, db::Error> {
    let mut sql = house.db.begin().await?;
    sql.execute(store::OPEN_DUTY, args![name]).await?;
    let taken = sql
        .execute(store::TAKE_DUTY, args![name, until, me, house.clock.now()])
        .await?;
    sql.commit().await?;
    Ok(taken > 0)
}

/// Lets go of a duty that was done: nobody takes it before `next`.
pub async fn hand_back(
    house: &House,
    name: &str,
    me: Id<WorkerMark>,
    next: Instant,
) -> Result<(), db::Error> {
    let mut sql = house.db.begin().await?;
    sql.execute(store::HAND_BACK_DUTY, args![name, next, me]).await?;
    sql.commit().await
}
