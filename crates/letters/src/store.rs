//! The letters' SQL.

pub(crate) mod privacy;
pub(crate) mod subjects;

use db::{Instant, Sql, Value, args};
use identity::model::SecretHash;
use kernel::{CollectiviteId, PersonId};
use texts::TextId;
use tools::mailbox::Position;

use crate::model::{Letter, LetterId, State};

macro_rules! select_letter {
    ($rest:literal) => {
        concat!(
            "select id, state, text_id, person_id, sender, subject, content, aside, size_bytes, received_at, settled_at, ",
            "numbers, original is not null as has_original from letter where collectivite_id = $1 ",
            $rest
        )
    };
}

db::statements! {
    FIND_POSITION = "select generation, validity, first_uid, last_uid, newest_before_s, read_at from mailbox_position
        where collectivite_id = $1";
    WRITE_POSITION = "insert into mailbox_position (collectivite_id, generation, validity, first_uid, last_uid, newest_before_s, read_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (collectivite_id) do update set generation = excluded.generation,
        validity = excluded.validity, first_uid = excluded.first_uid, last_uid = excluded.last_uid,
        newest_before_s = excluded.newest_before_s, read_at = excluded.read_at";

    FIND_TAG = "select tag from letter_address where collectivite_id = $1 and text_id = $2";
    FIND_TEXT = "select text_id from letter_address where collectivite_id = $1 and tag = $2";
    GIVE_TAG = "insert into letter_address (collectivite_id, text_id, tag, given_at) values ($1, $2, $3, $4)
        on conflict (collectivite_id, text_id) do nothing";

    INSERT = "insert into letter (collectivite_id, id, fingerprint, state, text_id, person_id, sender, subject, content,
        aside, size_bytes, received_at, numbers, token_hash, original)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14)";
    COUNT_SAME = "select count(*) as n from letter where collectivite_id = $1 and fingerprint = $2";
    COUNT_WAITING = "select count(*) as n from letter where collectivite_id = $1 and person_id = $2 and state = 'waiting'";
    FIND = select_letter!("and id = $2");
    FIND_BY_TOKEN = select_letter!("and token_hash = $2");
    LIST_LATEST = select_letter!("order by id desc limit $2");
    FIND_ORIGINAL = "select original from letter where collectivite_id = $1 and id = $2 and original is not null";
    SETTLE = "update letter set state = $3, settled_at = $4, numbers = $5
        where collectivite_id = $1 and id = $2 and state = 'waiting'";
    /// From an address that nobody here has.
    COUNT_UNCONFIRMED_OF = "select count(*) as n from letter
        where collectivite_id = $1 and state = 'waiting' and person_id is null and sender = $2";
    COUNT_UNCONFIRMED_SINCE = "select count(*) as n from letter where collectivite_id = $1
        and state in ('waiting', 'refused', 'expired') and person_id is null and received_at > $2";
    /// What it was stays, so that it is recognised when it comes again; who sent it and what they wrote does not.
    ERASE_WORDS = "update letter set sender = '', subject = '', content = '', aside = '', original = null, token_hash = null
        where collectivite_id = $1 and id = $2";
    SET_AUTHOR = "update letter set person_id = $3 where collectivite_id = $1 and id = $2";
    FORGET_SUBJECTS_OF = "delete from letter_subject where collectivite_id = $1
        and letter_id in (select id from letter where collectivite_id = $1 and (person_id = $2 or sender = $3))";
    FORGET_OF = "delete from letter where collectivite_id = $1 and (person_id = $2 or sender = $3)";
    FORGET = "delete from letter where collectivite_id = $1 and id = $2";
}

db::record! {
    /// How far the mailbox was read, as it is kept.
    #[derive(Clone, Copy)]
    pub(crate) struct Kept {
        pub(crate) generation: i64,
        pub(crate) validity: i64,
        pub(crate) first_uid: i64,
        pub(crate) last_uid: i64,
        pub(crate) newest_before_s: i64,
        pub(crate) read_at: Instant,
    }
}

impl Kept {
    pub(crate) fn position(&self) -> Option<Position> {
        Some(Position {
            validity: u32::try_from(self.validity).ok()?,
            first: u32::try_from(self.first_uid).ok()?,
            last: u32::try_from(self.last_uid).ok()?,
            newest_before_s: self.newest_before_s,
        })
    }
}

pub(crate) async fn position(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Kept>, db::Error> {
    sql.optional(FIND_POSITION, args![body]).await
}

pub(crate) async fn write_position(
    sql: &mut Sql,
    body: CollectiviteId,
    generation: i64,
    position: Position,
    now: Instant,
) -> Result<(), db::Error> {
    let (validity, first, last) = (
        i64::from(position.validity),
        i64::from(position.first),
        i64::from(position.last),
    );
    sql.execute(
        WRITE_POSITION,
        args![
            body,
            generation,
            validity,
            first,
            last,
            position.newest_before_s,
            now
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn tag_of(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Option<String>, db::Error> {
    db::record! { struct Tag { tag: String } }
    let found: Option<Tag> = sql.optional(FIND_TAG, args![body, text]).await?;
    Ok(found.map(|found| found.tag))
}

pub(crate) async fn text_of(
    sql: &mut Sql,
    body: CollectiviteId,
    tag: &str,
) -> Result<Option<TextId>, db::Error> {
    db::record! { struct Text { text_id: TextId } }
    let found: Option<Text> = sql.optional(FIND_TEXT, args![body, tag]).await?;
    Ok(found.map(|found| found.text_id))
}

/// Does nothing when the text has one already.
pub(crate) async fn give_tag(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    tag: &str,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(GIVE_TAG, args![body, text, tag, now]).await?;
    Ok(())
}

/// What is written of a letter when it is received.
pub(crate) struct New<'a> {
    pub(crate) id: LetterId,
    pub(crate) fingerprint: &'a [u8],
    pub(crate) state: State,
    pub(crate) text: Option<TextId>,
    pub(crate) person: Option<PersonId>,
    pub(crate) sender: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) content: &'a str,
    pub(crate) aside: &'a str,
    pub(crate) size_bytes: i64,
    pub(crate) at: Instant,
    pub(crate) token: Option<&'a str>,
    pub(crate) original: Option<&'a [u8]>,
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, new: &New<'_>) -> Result<(), db::Error> {
    let token = match new.token {
        Some(token) => Value::from(&SecretHash::of(token)),
        None => Value::from(None::<Vec<u8>>),
    };
    let values = args![
        body,
        new.id,
        new.fingerprint.to_vec(),
        new.state,
        new.text,
        new.person,
        new.sender,
        new.subject,
        new.content,
        new.aside,
        new.size_bytes,
        new.at,
        token,
        new.original.map(<[u8]>::to_vec)
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn is_kept(
    sql: &mut Sql,
    body: CollectiviteId,
    fingerprint: &[u8],
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_SAME, args![body, fingerprint.to_vec()]).await? > 0)
}

pub(crate) async fn count_waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_WAITING, args![body, person]).await
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LetterId,
) -> Result<Option<Letter>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

pub(crate) async fn find_by_token(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<Letter>, db::Error> {
    sql.optional(FIND_BY_TOKEN, args![body, &SecretHash::of(token)])
        .await
}

pub(crate) async fn latest(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Letter>, db::Error> {
    sql.all(LIST_LATEST, args![body, limit]).await
}

pub(crate) async fn original(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LetterId,
) -> Result<Option<Vec<u8>>, db::Error> {
    db::record! { struct Original { original: Vec<u8> } }
    let found: Option<Original> = sql.optional(FIND_ORIGINAL, args![body, id]).await?;
    Ok(found.map(|found| found.original))
}

/// False when it no longer waits.
pub(crate) async fn settle(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LetterId,
    state: State,
    numbers: &str,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(SETTLE, args![body, id, state, now, numbers]).await? == 1)
}

/// How many letters wait from an address that nobody here has.
pub(crate) async fn count_unconfirmed_of(
    sql: &mut Sql,
    body: CollectiviteId,
    sender: &str,
) -> Result<i64, db::Error> {
    sql.count(COUNT_UNCONFIRMED_OF, args![body, sender]).await
}

/// How many letters from addresses that nobody here has were sent a link since then.
pub(crate) async fn count_unconfirmed_since(
    sql: &mut Sql,
    body: CollectiviteId,
    since: Instant,
) -> Result<i64, db::Error> {
    sql.count(COUNT_UNCONFIRMED_SINCE, args![body, since]).await
}

/// Erases who sent a letter and what they wrote.
pub(crate) async fn erase_words(sql: &mut Sql, body: CollectiviteId, id: LetterId) -> Result<(), db::Error> {
    sql.execute(ERASE_WORDS, args![body, id]).await?;
    Ok(())
}

/// Its author is known from now on.
pub(crate) async fn set_author(
    sql: &mut Sql,
    body: CollectiviteId,
    id: LetterId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(SET_AUTHOR, args![body, id, person]).await?;
    Ok(())
}

pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: LetterId) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, id]).await?;
    Ok(())
}

/// Forgets everything that somebody sent, known then or not.
pub(crate) async fn forget_sender(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    address: &str,
) -> Result<(), db::Error> {
    sql.execute(FORGET_SUBJECTS_OF, args![body, person, address])
        .await?;
    sql.execute(FORGET_OF, args![body, person, address]).await?;
    Ok(())
}
