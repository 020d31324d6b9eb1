//! The public board: events in their order, the messages they bring, and the ballots of an urn that is still open.

use db::{FromRow, Row, Sql, args};
use kernel::CollectiviteId;
use scrutin::message::EventType;

use super::{signed, unsigned};
use crate::model::ElectionId;
use crate::protocol::VerifiedBallot;

db::statements! {
    INSERT_EVENT = "insert into election_event (collectivite_id, election_id, height, kind, payload) values ($1, $2, $3, $4, $5)";
    LIST_EVENTS = "select height, kind, payload from election_event
        where collectivite_id = $1 and election_id = $2 and height >= $3 and height < $4 order by height limit 2000";
    /// What was said before in the same words stands once: two trustees open an empty urn alike.
    INSERT_MESSAGE = "insert into election_message (collectivite_id, election_id, hash, height, place, content) values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, election_id, hash) do nothing";
    FIND_MESSAGE = "select hash, height, content from election_message where collectivite_id = $1 and election_id = $2 and hash = $3";
    /// Of an urn that is open and of one that is sealed, in the order of the archive.
    LIST_MESSAGES = "select height, place, content from election_message
            where collectivite_id = $1 and election_id = $2 and height >= $3 and height < $4
        union all select height, 0 as place, content from election_urn
            where collectivite_id = $1 and election_id = $2 and height >= $3 and height < $4
        order by height, place limit 20000";
    FIRST_PAYLOAD = "select payload from election_event where collectivite_id = $1 and election_id = $2 and height = 0";
    LIST_OF_KIND = "select height, kind, payload from election_event
        where collectivite_id = $1 and election_id = $2 and kind = $3 order by height limit 2000";

    INSERT_BALLOT = "insert into election_urn (collectivite_id, election_id, hash, height, credential, content) values ($1, $2, $3, $4, $5, $6)";
    /// In the urn, open or sealed.
    COUNT_HASH = "select (select count(*) from election_urn where collectivite_id = $1 and election_id = $2 and hash = $3)
        + (select count(*) from election_message where collectivite_id = $1 and election_id = $2 and hash = $3) as n";
    COUNT_CREDENTIAL = "select count(*) as n from election_urn where collectivite_id = $1 and election_id = $2 and credential = $3";
    /// `$3` is the beginning of a hash, `%` for all.
    LIST_TRACKERS = "select payload,
            (select count(*) from election_urn b
                join election_urn l on l.collectivite_id = b.collectivite_id and l.election_id = b.election_id
                    and l.credential = b.credential and l.height > b.height
                where b.collectivite_id = e.collectivite_id and b.election_id = e.election_id and b.hash = e.payload)
            + (select count(*) from election_message b
                join election_message l on l.collectivite_id = b.collectivite_id and l.election_id = b.election_id
                    and l.credential = b.credential and l.height > b.height
                where b.collectivite_id = e.collectivite_id and b.election_id = e.election_id and b.hash = e.payload) as later
        from election_event e
        where e.collectivite_id = $1 and e.election_id = $2 and e.kind = 'Ballot' and e.payload like $3
        order by e.payload limit $4 offset $5";
    COUNT_TRACKERS = "select count(*) as n from election_event
        where collectivite_id = $1 and election_id = $2 and kind = 'Ballot' and payload like $3";
    /// Written anew in the order of the hashes: where a ballot stands on the disk then says nothing of when it came.
    SEAL_URN = "insert into election_message (collectivite_id, election_id, hash, height, place, content, credential)
        select collectivite_id, election_id, hash, height, 0, content, credential from election_urn
        where collectivite_id = $1 and election_id = $2 order by hash";
    /// Events are written anew too, in the order of their heights, which is public: no line of theirs then says which
    /// transaction a ballot came in. Below zero meanwhile, so that no two have one height.
    REPEAT_EVENTS = "insert into election_event (collectivite_id, election_id, height, kind, payload)
        select collectivite_id, election_id, -1 - height, kind, payload from election_event
        where collectivite_id = $1 and election_id = $2 and height >= 0 order by height";
    FORGET_EVENTS = "delete from election_event where collectivite_id = $1 and election_id = $2 and height >= 0";
    RAISE_EVENTS = "update election_event set height = -1 - height where collectivite_id = $1 and election_id = $2 and height < 0";
    EMPTY_URN = "delete from election_urn where collectivite_id = $1 and election_id = $2";
}

/// The word of an event's kind, as archives write it.
fn event_kind(kind: EventType) -> &'static str {
    match kind {
        EventType::Setup => "Setup",
        EventType::Ballot => "Ballot",
        EventType::EndBallots => "EndBallots",
        EventType::EncryptedTally => "EncryptedTally",
        EventType::Shuffle => "Shuffle",
        EventType::EndShuffles => "EndShuffles",
        EventType::PartialDecryption => "PartialDecryption",
        EventType::Result => "Result",
    }
}

fn kind_of(word: &str) -> Result<EventType, db::Error> {
    [
        EventType::Setup,
        EventType::Ballot,
        EventType::EndBallots,
        EventType::EncryptedTally,
        EventType::Shuffle,
        EventType::EndShuffles,
        EventType::PartialDecryption,
        EventType::Result,
    ]
    .into_iter()
    .find(|kind| event_kind(*kind) == word)
    .ok_or_else(|| db::Error::Content {
        column: "kind".to_owned(),
        value: word.to_owned(),
    })
}

/// An event, as it is kept: its parent is the one before.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) height: u64,
    pub(crate) kind: EventType,
    pub(crate) payload: Option<String>,
}

impl FromRow for Part {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let kind: String = row.get("kind")?;
        Ok(Self {
            height: unsigned(row, "height")?,
            kind: kind_of(&kind)?,
            payload: row.get("payload")?,
        })
    }
}

/// A ballot as the urn shows it.
#[derive(Clone, Debug)]
pub(crate) struct BallotLine {
    /// Its hash, in hexadecimal
    pub(crate) hash: String,
    /// Whether a later one of the same code takes its place
    pub(crate) is_replaced: bool,
}

impl FromRow for BallotLine {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let later: i64 = row.get("later")?;
        Ok(Self {
            hash: row.get("payload")?,
            is_replaced: later > 0,
        })
    }
}

/// A message that an event brings.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) height: u64,
    pub(crate) content: String,
}

impl FromRow for Message {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            height: unsigned(row, "height")?,
            content: row.get("content")?,
        })
    }
}

/// A message that is about to be kept: with the event of this height, in this place among its messages.
pub(crate) struct NewMessage<'a> {
    pub(crate) hash: &'a str,
    pub(crate) height: u64,
    pub(crate) place: u32,
    pub(crate) content: &'a str,
}

pub(crate) async fn insert_event(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    event: &Part,
) -> Result<(), db::Error> {
    let payload = event.payload.as_deref();
    let values = args![body, id, signed(event.height), event_kind(event.kind), payload];
    sql.execute(INSERT_EVENT, values).await?;
    Ok(())
}

/// The events from one height to before another, in their order.
pub(crate) async fn events(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (from, to): (u64, u64),
) -> Result<Vec<Part>, db::Error> {
    sql.all(LIST_EVENTS, args![body, id, signed(from), signed(to)])
        .await
}

pub(crate) async fn insert_message(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    new: &NewMessage<'_>,
) -> Result<(), db::Error> {
    let values = args![body, id, new.hash, signed(new.height), new.place, new.content];
    sql.execute(INSERT_MESSAGE, values).await?;
    Ok(())
}

/// A message by its hash, once the urn is sealed or when it is no ballot.
pub(crate) async fn message(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    hash: &str,
) -> Result<Option<Message>, db::Error> {
    sql.optional(FIND_MESSAGE, args![body, id, hash]).await
}

/// The messages of the events from one height to before another, in the order of the archive.
pub(crate) async fn messages_between(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (from, to): (u64, u64),
) -> Result<Vec<Message>, db::Error> {
    sql.all(LIST_MESSAGES, args![body, id, signed(from), signed(to)])
        .await
}

db::record! {
    struct Payload {
        payload: Option<String>,
    }
}

/// The hash of what opened the election.
pub(crate) async fn first_payload(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Option<String>, db::Error> {
    let first: Option<Payload> = sql.optional(FIRST_PAYLOAD, args![body, id]).await?;
    Ok(first.and_then(|first| first.payload))
}

/// What the events of one kind bring, in their order.
pub(crate) async fn payloads_of_kind(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    kind: EventType,
) -> Result<Vec<String>, db::Error> {
    let events: Vec<Part> = sql.all(LIST_OF_KIND, args![body, id, event_kind(kind)]).await?;
    Ok(events.into_iter().filter_map(|event| event.payload).collect())
}

/// What the first event of this kind brings.
pub(crate) async fn payload_of_kind(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    kind: EventType,
) -> Result<Option<String>, db::Error> {
    Ok(payloads_of_kind(sql, body, id, kind).await?.into_iter().next())
}

/// Whether an event of this kind stands in the chain.
pub(crate) async fn has_event(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    kind: EventType,
) -> Result<bool, db::Error> {
    let events: Vec<Part> = sql.all(LIST_OF_KIND, args![body, id, event_kind(kind)]).await?;
    Ok(!events.is_empty())
}

pub(crate) async fn insert_ballot(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (height, ballot): (u64, &VerifiedBallot),
) -> Result<(), db::Error> {
    let hash = ballot.hash.to_string();
    let values = args![
        body,
        id,
        hash,
        signed(height),
        &ballot.credential,
        &ballot.content
    ];
    sql.execute(INSERT_BALLOT, values).await?;
    Ok(())
}

/// Whether this very ballot is in the urn.
pub(crate) async fn has_ballot(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    hash: &str,
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_HASH, args![body, id, hash]).await? > 0)
}

/// How many ballots of this credential are in the open urn.
pub(crate) async fn ballots_of_credential(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    credential: &str,
) -> Result<i64, db::Error> {
    sql.count(COUNT_CREDENTIAL, args![body, id, credential]).await
}

/// Ballots whose hash begins so, in the order of their hashes, and how many there are.
pub(crate) async fn trackers(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    beginning: &str,
    (limit, offset): (i64, i64),
) -> Result<(Vec<BallotLine>, i64), db::Error> {
    let like = format!("{beginning}%");
    let count = sql.count(COUNT_TRACKERS, args![body, id, &like]).await?;
    let lines = sql
        .all(LIST_TRACKERS, args![body, id, &like, limit, offset])
        .await?;
    Ok((lines, count))
}

/// Writes the open urn anew, in the order of its keys, and empties it.
pub(crate) async fn seal_urn(sql: &mut Sql, body: CollectiviteId, id: ElectionId) -> Result<(), db::Error> {
    for statement in [SEAL_URN, EMPTY_URN, REPEAT_EVENTS, FORGET_EVENTS, RAISE_EVENTS] {
        sql.execute(statement, args![body, id]).await?;
    }
    Ok(())
}
