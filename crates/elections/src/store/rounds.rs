//! Rounds of an appointment: which one an election is, which one it follows, and the roll that goes from one to the next; and
//! rehearsals, of which election.

use db::{FromRow, Row, Sql, args};
use kernel::{CollectiviteId, PersonId};

use super::unsigned;
use crate::model::{ElectionId, RollLine};

db::statements! {
    INSERT_ROUND = "insert into election_round (collectivite_id, election_id, round, previous_id) values ($1, $2, $3, $4)";
    FIND_ROUND = "select round, previous_id from election_round where collectivite_id = $1 and election_id = $2";
    FIND_NEXT = "select election_id from election_round where collectivite_id = $1 and previous_id = $2";
    INSERT_REHEARSAL = "insert into election_rehearsal (collectivite_id, election_id, rehearsed_id) values ($1, $2, $3)";
    LIST_PEOPLE = "select name, login, weight, person_id from election_voter
        where collectivite_id = $1 and election_id = $2 order by id limit 50000";
}

/// Which round an election is, and which one it follows.
pub(crate) struct Round {
    /// From 1
    pub(crate) number: u32,
    /// None for the first
    pub(crate) previous: Option<ElectionId>,
}

impl FromRow for Round {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            number: unsigned(row, "round")?,
            previous: Some(row.get("previous_id")?),
        })
    }
}

struct Next(ElectionId);

impl FromRow for Next {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self(row.get("election_id")?))
    }
}

struct Voting(RollLine, Option<PersonId>);

impl FromRow for Voting {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let line = RollLine {
            name: row.get("name")?,
            login: row.get("login")?,
            weight: unsigned(row, "weight")?,
        };
        Ok(Self(line, row.get("person_id")?))
    }
}

/// Which round an election is: the first, unless it follows another.
pub(crate) async fn round_of(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Round, db::Error> {
    let found: Option<Round> = sql.optional(FIND_ROUND, args![body, id]).await?;
    Ok(found.unwrap_or(Round {
        number: 1,
        previous: None,
    }))
}

/// The first round of an election that follows others; none where it follows nothing.
pub(crate) async fn first_round(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Option<ElectionId>, db::Error> {
    let mut first = None;
    let mut round = round_of(sql, body, id).await?;
    // Each follows one that was there before it: this ends.
    while let Some(previous) = round.previous {
        first = Some(previous);
        round = round_of(sql, body, previous).await?;
    }
    Ok(first)
}

/// The round that follows an election, when one was prepared.
pub(crate) async fn next_round(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Option<ElectionId>, db::Error> {
    let found: Option<Next> = sql.optional(FIND_NEXT, args![body, id]).await?;
    Ok(found.map(|next| next.0))
}

pub(crate) async fn insert_round(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (number, previous): (u32, ElectionId),
) -> Result<(), db::Error> {
    sql.execute(INSERT_ROUND, args![body, id, number, previous])
        .await?;
    Ok(())
}

pub(crate) async fn insert_rehearsal(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, rehearsed): (ElectionId, ElectionId),
) -> Result<(), db::Error> {
    sql.execute(INSERT_REHEARSAL, args![body, id, rehearsed]).await?;
    Ok(())
}

/// Everybody on a roll, with who they are here, in the order of their keys, which is one of chance.
pub(crate) async fn people_of_roll(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<(RollLine, Option<PersonId>)>, db::Error> {
    let rows: Vec<Voting> = sql.all(LIST_PEOPLE, args![body, id]).await?;
    Ok(rows
        .into_iter()
        .map(|Voting(line, person)| (line, person))
        .collect())
}
