//! The mailbox of a demonstration: mail that no server carries, kept for the page that everyone sees. Letters are
//! forgotten after [`KEPT_DAYS`].

use db::{Id, Instant, Sql, args};
use kernel::{CollectiviteId, House};

use crate::store;

/// Days a letter is kept.
pub const KEPT_DAYS: i64 = 30;
/// Letters a list shows at most.
const LIMIT_MAX: i64 = 200;

db::record! {
    /// A letter in the house's own mailbox.
    #[derive(Clone, Debug)]
    pub struct Letter {
        /// Its identifier
        pub id: Id<Letter>,
        /// To whom, in lower case
        pub recipient: String,
        /// Its subject
        pub subject: String,
        /// Its text
        pub text: String,
        /// When it arrived
        pub received_at: Instant,
    }
}

/// The latest letters, newest first, at most `limit` (and never more than 200); those of `recipient` only when given.
pub async fn latest(
    sql: &mut Sql,
    body: CollectiviteId,
    recipient: Option<&str>,
    limit: i64,
) -> Result<Vec<Letter>, db::Error> {
    let limit = limit.clamp(0, LIMIT_MAX);
    match recipient {
        Some(recipient) => {
            sql.all(
                store::LATEST_LETTERS_TO,
                args![body, recipient.to_lowercase(), limit],
            )
            .await
        }
        None => sql.all(store::LATEST_LETTERS, args![body, limit]).await,
    }
}

/// Forgets what was sent to an address that is nobody's any more.
pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, recipient: &str) -> Result<(), db::Error> {
    sql.execute(store::FORGET_LETTERS_TO, args![body, recipient.to_lowercase()])
        .await?;
    Ok(())
}

/// One letter.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: Id<Letter>) -> Result<Option<Letter>, db::Error> {
    sql.optional(store::FIND_LETTER, args![body, id]).await
}

/// Puts a letter in; the same `key` again does nothing.
pub(crate) async fn receive(
    house: &House,
    body: CollectiviteId,
    key: &str,
    mail: &crate::mail::Mail,
) -> Result<(), db::Error> {
    let now = house.clock.now();
    let id: Id<Letter> = house.randomness.id(now);
    let mut sql = house.db.begin().await?;
    sql.execute(
        store::INSERT_LETTER,
        args![
            body,
            id,
            key,
            mail.to.to_lowercase(),
            &mail.subject,
            &mail.text,
            now
        ],
    )
    .await?;
    sql.execute(store::PURGE_LETTERS, args![body, now.plus_days(-KEPT_DAYS)])
        .await?;
    sql.commit().await
}
