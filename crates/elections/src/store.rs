//! The SQL of elections: the elections themselves here; their people, their board, what closes them apart.

mod board;
mod people;
pub(crate) mod privacy;
mod recusals;
mod roll;
mod rounds;

pub(crate) use board::{
    NewMessage, Part, ballots_of_credential, events, first_payload, has_ballot, has_event, insert_ballot,
    insert_event, insert_message, message, messages_between, payload_of_kind, payloads_of_kind, seal_urn,
    trackers,
};
pub(crate) use people::{
    Decision, decisions, delete_keys, delete_trustee, enter_paper, insert_decision, insert_trustee, is_hand,
    keep_of_trustee, note_hand, paper_counts, public_list, put_public_list, trustees,
};
pub(crate) use recusals::{Recused, delete_recusal, delete_voter, insert_recusal, listed, recusals};
pub(crate) use roll::{
    VoterLine, count_presences, count_voters, emargement, has_voted, insert_voter, insert_voters,
    note_presence, replace_roll, roll, seal_presences, voter_of, voters_page, weights,
};
pub(crate) use rounds::{
    Round, first_round, insert_rehearsal, insert_round, next_round, people_of_roll, round_of,
};

use db::{FromRow, Instant, Row, Sql, args};
use groups::GroupId;
use kernel::{CollectiviteId, PersonId};
use serde::de::DeserializeOwned;

use crate::model::{Election, ElectionId, Settings, State};
use crate::protocol::text_of;

macro_rules! election_columns {
    () => {
        "id, uuid, group_id, name, description, kind, crypto_group, questions, threshold, is_revote_allowed, paper_voters, \
         prepared_by, authority_id, first_counter_id, second_counter_id, state, closes_at, kept_days, opened_at, closed_at, \
         tallied_at, destroyed_at, fingerprint, head, height, voters, voted, counted, result, \
         (select r.rehearsed_id from election_rehearsal r where r.collectivite_id = election.collectivite_id \
             and r.election_id = election.id) as rehearsed_id"
    };
}

macro_rules! is_rehearsal {
    () => {
        "exists (select 1 from election_rehearsal h where h.collectivite_id = election.collectivite_id \
         and h.election_id = election.id)"
    };
}

db::statements! {
    INSERT_ELECTION = "insert into election (collectivite_id, id, uuid, group_id, name, description, kind, crypto_group, questions,
            is_revote_allowed, paper_voters, prepared_by, state, created_at, closes_at, kept_days, height, voters, voted)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, 0)";
    UPDATE_SETTINGS = "update election set name = $3, description = $4, kind = $5, crypto_group = $6, is_revote_allowed = $7,
            closes_at = $8, kept_days = $9, paper_voters = $10
        where collectivite_id = $1 and id = $2";
    FIND_ELECTION = concat!("select ", election_columns!(), " from election where collectivite_id = $1 and id = $2");
    LIST_ELECTIONS = concat!("select ", election_columns!(), " from election
        where collectivite_id = $1 and state <> 'preparation' and state <> 'cles'
            and not (state = 'detruite' and ", is_rehearsal!(), ") order by id desc limit $2 offset $3");
    COUNT_ELECTIONS = concat!("select count(*) as n from election where collectivite_id = $1 and state <> 'preparation'
            and state <> 'cles' and not (state = 'detruite' and ", is_rehearsal!(), ")");
    /// Those that count: nobody is told of a rehearsal who is not of it.
    LIST_COUNTING = concat!("select ", election_columns!(), " from election
        where collectivite_id = $1 and state <> 'preparation' and state <> 'cles' and not ", is_rehearsal!(), " order by id desc limit $2");
    /// Those that are being prepared: whoever looks is shown their own alone.
    LIST_PREPARED = concat!("select ", election_columns!(), " from election
        where collectivite_id = $1 and (state = 'preparation' or state = 'cles') order by id desc limit $2");
    UPDATE_QUESTIONS = "update election set questions = $3 where collectivite_id = $1 and id = $2";
    UPDATE_AUTHORITY = "update election set authority_id = $3 where collectivite_id = $1 and id = $2";
    UPDATE_COUNTERS = "update election set first_counter_id = $3, second_counter_id = $4 where collectivite_id = $1 and id = $2";
    /// From here on nothing that was chosen changes, but the hour of the closing.
    UPDATE_TO_KEYS = "update election set state = 'cles', threshold = $3, voters = $4
        where collectivite_id = $1 and id = $2 and state = 'preparation'";
    UPDATE_TO_DRAFT = "update election set state = 'preparation', threshold = null where collectivite_id = $1 and id = $2 and state = 'cles'";
    UPDATE_TO_OPEN = "update election set state = 'ouverte', opened_at = $3, fingerprint = $4
        where collectivite_id = $1 and id = $2 and state = 'cles'";
    UPDATE_HOUR_BEFORE = "update election set closes_at = $3 where collectivite_id = $1 and id = $2 and state = 'cles'";
    UPDATE_CLOSING_DATE = "update election set closes_at = $3 where collectivite_id = $1 and id = $2 and state = 'ouverte'";
    UPDATE_TO_CLOSED = "update election set state = 'close', closed_at = $3, voted = $4
        where collectivite_id = $1 and id = $2 and state = 'ouverte'";
    UPDATE_TO_TALLYING = "update election set state = 'depouillement', counted = $3 where collectivite_id = $1 and id = $2 and state = 'close'";
    UPDATE_TO_TALLIED = "update election set state = 'depouillee', tallied_at = $3, result = $4
        where collectivite_id = $1 and id = $2 and state = 'depouillement'";
    UPDATE_TO_DESTROYED = "update election set state = 'detruite', destroyed_at = $3
        where collectivite_id = $1 and id = $2 and state = 'depouillee'";
    /// In whatever state: nothing of a rehearsal counts.
    UPDATE_TO_ABANDONED = concat!("update election set state = 'detruite', destroyed_at = $3
        where collectivite_id = $1 and id = $2 and state <> 'detruite' and ", is_rehearsal!());
    /// Somebody who appended meanwhile moved the height: this one begins again.
    UPDATE_HEAD = "update election set head = $4, height = height + 1 where collectivite_id = $1 and id = $2 and height = $3";

    DELETE_MESSAGES = "delete from election_message where collectivite_id = $1 and election_id = $2";
    DELETE_EVENTS = "delete from election_event where collectivite_id = $1 and election_id = $2";
    DELETE_EMARGEMENT = "delete from election_emargement where collectivite_id = $1 and election_id = $2";
    DELETE_ROLL = "delete from election_voter where collectivite_id = $1 and election_id = $2";
    DELETE_RECUSALS = "delete from election_recusal where collectivite_id = $1 and election_id = $2";
    DELETE_URN = "delete from election_urn where collectivite_id = $1 and election_id = $2";
    DELETE_PRESENCES = "delete from election_presence where collectivite_id = $1 and election_id = $2";
    DELETE_HANDS = "delete from election_hand where collectivite_id = $1 and election_id = $2";
    DELETE_PUBLIC_LIST = "delete from election_public_list where collectivite_id = $1 and election_id = $2";
    CLEAR_TRUSTEES = "update election_trustee set public_key = null, certificate = null, polynomial = null, voutput = null
        where collectivite_id = $1 and election_id = $2";
}

/// Every statement, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    STATEMENTS,
    board::STATEMENTS,
    people::STATEMENTS,
    recusals::STATEMENTS,
    roll::STATEMENTS,
    rounds::STATEMENTS,
    privacy::STATEMENTS,
];

/// What is told again and again of who may not read more: never more lines than a page has.
pub(crate) const PREPARED_MAX: i64 = 200;

/// A number that the database keeps in 64 bits with a sign.
fn unsigned<T: TryFrom<i64>>(row: &Row, column: &str) -> Result<T, db::Error> {
    let number: i64 = row.get(column)?;
    T::try_from(number).map_err(|_| db::Error::Content {
        column: column.to_owned(),
        value: number.to_string(),
    })
}

/// What is kept as JSON.
fn written<T: DeserializeOwned>(column: &str, text: &str) -> Result<T, db::Error> {
    serde_json::from_str(text).map_err(|_| db::Error::Content {
        column: column.to_owned(),
        value: text.chars().take(200).collect(),
    })
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl FromRow for Election {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let questions: String = row.get("questions")?;
        let result: Option<String> = row.get("result")?;
        let threshold: Option<i64> = row.get("threshold")?;
        let counted: Option<i64> = row.get("counted")?;
        let first: Option<PersonId> = row.get("first_counter_id")?;
        let second: Option<PersonId> = row.get("second_counter_id")?;
        Ok(Self {
            id: row.get("id")?,
            uuid: row.get("uuid")?,
            group: row.get("group_id")?,
            settings: Settings {
                name: row.get("name")?,
                description: row.get("description")?,
                kind: row.get("kind")?,
                crypto_group: row.get("crypto_group")?,
                is_revote_allowed: row.get("is_revote_allowed")?,
                paper_voters: unsigned(row, "paper_voters")?,
                closes_at: row.get("closes_at")?,
                kept_days: unsigned(row, "kept_days")?,
            },
            questions: written("questions", &questions)?,
            threshold: threshold.and_then(|threshold| u32::try_from(threshold).ok()),
            prepared_by: row.get("prepared_by")?,
            authority: row.get("authority_id")?,
            counters: first.into_iter().chain(second).collect(),
            state: row.get("state")?,
            opened_at: row.get("opened_at")?,
            closed_at: row.get("closed_at")?,
            tallied_at: row.get("tallied_at")?,
            destroyed_at: row.get("destroyed_at")?,
            fingerprint: row.get("fingerprint")?,
            head: row.get("head")?,
            height: unsigned(row, "height")?,
            voters: unsigned(row, "voters")?,
            voted: unsigned(row, "voted")?,
            counted: counted.and_then(|counted| u32::try_from(counted).ok()),
            result: result.map(|result| written("result", &result)).transpose()?,
            rehearsed: row.get("rehearsed_id")?,
        })
    }
}

pub(crate) struct NewElection<'a> {
    pub(crate) id: ElectionId,
    pub(crate) uuid: &'a str,
    pub(crate) group: GroupId,
    pub(crate) settings: &'a Settings,
    pub(crate) prepared_by: PersonId,
    pub(crate) at: Instant,
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &NewElection<'_>,
) -> Result<(), db::Error> {
    let settings = new.settings;
    sql.execute(
        INSERT_ELECTION,
        args![
            body,
            new.id,
            new.uuid,
            new.group,
            &settings.name,
            &settings.description,
            settings.kind,
            settings.crypto_group,
            "[]",
            settings.is_revote_allowed,
            settings.paper_voters,
            new.prepared_by,
            State::Draft,
            new.at,
            settings.closes_at,
            settings.kept_days
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn update_settings(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    settings: &Settings,
) -> Result<(), db::Error> {
    sql.execute(
        UPDATE_SETTINGS,
        args![
            body,
            id,
            &settings.name,
            &settings.description,
            settings.kind,
            settings.crypto_group,
            settings.is_revote_allowed,
            settings.closes_at,
            settings.kept_days,
            settings.paper_voters
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Option<Election>, db::Error> {
    sql.optional(FIND_ELECTION, args![body, id]).await
}

/// Those that opened, newest first.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Election>, db::Error> {
    sql.all(LIST_ELECTIONS, args![body, limit, offset]).await
}

/// Those that opened and count, newest first.
pub(crate) async fn counting(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Election>, db::Error> {
    sql.all(LIST_COUNTING, args![body, limit]).await
}

pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT_ELECTIONS, args![body]).await
}

/// Those that are being prepared.
pub(crate) async fn prepared(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<Election>, db::Error> {
    sql.all(LIST_PREPARED, args![body, PREPARED_MAX]).await
}

pub(crate) async fn set_questions(
    sql: &mut Sql,
    body: CollectiviteId,
    election: &Election,
) -> Result<(), db::Error> {
    let questions = text_of(&election.questions);
    sql.execute(UPDATE_QUESTIONS, args![body, election.id, questions])
        .await?;
    Ok(())
}

pub(crate) async fn set_authority(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    authority: PersonId,
) -> Result<(), db::Error> {
    sql.execute(UPDATE_AUTHORITY, args![body, id, authority]).await?;
    Ok(())
}

/// Keeps who count paper: two at most.
pub(crate) async fn set_counters(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    counters: &[PersonId],
) -> Result<(), db::Error> {
    let (first, second) = (counters.first().copied(), counters.get(1).copied());
    sql.execute(UPDATE_COUNTERS, args![body, id, first, second])
        .await?;
    Ok(())
}

/// What moves an election from one state to the next; false when it had left the state it moves from.
pub(crate) enum Move<'a> {
    Keys { threshold: Option<u32>, voters: u32 },
    Draft,
    Hour { closes_at: Instant },
    Open { at: Instant, fingerprint: &'a str },
    Later { closes_at: Instant },
    Closed { at: Instant, voted: u32 },
    Tallying { counted: u32 },
    Tallied { at: Instant, result: &'a str },
    Destroyed { at: Instant },
    Abandoned { at: Instant },
}

pub(crate) async fn advance(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    to: Move<'_>,
) -> Result<bool, db::Error> {
    let (statement, values) = match to {
        Move::Keys { threshold, voters } => (UPDATE_TO_KEYS, args![body, id, threshold, voters]),
        Move::Draft => (UPDATE_TO_DRAFT, args![body, id]),
        Move::Hour { closes_at } => (UPDATE_HOUR_BEFORE, args![body, id, closes_at]),
        Move::Open { at, fingerprint } => (UPDATE_TO_OPEN, args![body, id, at, fingerprint]),
        Move::Later { closes_at } => (UPDATE_CLOSING_DATE, args![body, id, closes_at]),
        Move::Closed { at, voted } => (UPDATE_TO_CLOSED, args![body, id, at, voted]),
        Move::Tallying { counted } => (UPDATE_TO_TALLYING, args![body, id, counted]),
        Move::Tallied { at, result } => (UPDATE_TO_TALLIED, args![body, id, at, result]),
        Move::Destroyed { at } => (UPDATE_TO_DESTROYED, args![body, id, at]),
        Move::Abandoned { at } => (UPDATE_TO_ABANDONED, args![body, id, at]),
    };
    Ok(sql.execute(statement, values).await? == 1)
}

/// Moves the head of the chain; false when somebody appended meanwhile.
pub(crate) async fn move_head(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (height, head): (u64, &str),
) -> Result<bool, db::Error> {
    let values = args![body, id, signed(height), head];
    Ok(sql.execute(UPDATE_HEAD, values).await? == 1)
}

/// Takes away everything but what was decided and its result.
pub(crate) async fn destroy(sql: &mut Sql, body: CollectiviteId, id: ElectionId) -> Result<(), db::Error> {
    for statement in [
        DELETE_MESSAGES,
        DELETE_EVENTS,
        DELETE_URN,
        DELETE_PRESENCES,
        DELETE_EMARGEMENT,
        DELETE_ROLL,
        DELETE_RECUSALS,
        DELETE_HANDS,
        DELETE_PUBLIC_LIST,
        CLEAR_TRUSTEES,
    ] {
        sql.execute(statement, args![body, id]).await?;
    }
    Ok(())
}
