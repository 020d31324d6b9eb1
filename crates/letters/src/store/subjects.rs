//! The SQL of what letters are about, when it is no text.

use db::{Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, SubjectRef};

use crate::model::{LetterId, State};

db::statements! {
    INSERT_SUBJECT = "insert into letter_subject (collectivite_id, letter_id, subject_type, subject_id, attachments, filed_path)
        values ($1, $2, $3, $4, $5, '')";
    FIND_SUBJECT = "select subject_type, subject_id, attachments, filed_path from letter_subject
        where collectivite_id = $1 and letter_id = $2";
    SET_FILED_PATH = "update letter_subject set filed_path = $3 where collectivite_id = $1 and letter_id = $2";
    FORGET_SUBJECT = "delete from letter_subject where collectivite_id = $1 and letter_id = $2";
    COUNT_SINCE = "select count(*) as n from letter where collectivite_id = $1 and state = $2 and received_at > $3";
}

db::record! {
    /// What a letter is about.
    #[derive(Clone, Debug)]
    pub(crate) struct About {
        pub(crate) subject_type: String,
        pub(crate) subject_id: Uuid,
        pub(crate) attachments: i64,
        pub(crate) filed_path: String,
    }
}

impl About {
    pub(crate) fn reference(&self) -> SubjectRef {
        SubjectRef {
            kind: self.subject_type.clone(),
            id: self.subject_id,
        }
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    letter: LetterId,
    about: &SubjectRef,
    attachments: usize,
) -> Result<(), db::Error> {
    let attachments = i64::try_from(attachments).unwrap_or(i64::MAX);
    let values = args![body, letter, &about.kind, about.id, attachments];
    sql.execute(INSERT_SUBJECT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    letter: LetterId,
) -> Result<Option<About>, db::Error> {
    sql.optional(FIND_SUBJECT, args![body, letter]).await
}

pub(crate) async fn set_filed(
    sql: &mut Sql,
    body: CollectiviteId,
    letter: LetterId,
    path: &str,
) -> Result<(), db::Error> {
    sql.execute(SET_FILED_PATH, args![body, letter, path]).await?;
    Ok(())
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, letter: LetterId) -> Result<(), db::Error> {
    sql.execute(FORGET_SUBJECT, args![body, letter]).await?;
    Ok(())
}

/// How many letters came to this since then.
pub(crate) async fn count_since(
    sql: &mut Sql,
    body: CollectiviteId,
    state: State,
    since: Instant,
) -> Result<i64, db::Error> {
    sql.count(COUNT_SINCE, args![body, state, since]).await
}
