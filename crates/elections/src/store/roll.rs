//! The roll, and who voted: a voter's key and nothing more, neither an instant nor a ballot.

use db::{FromRow, Row, Sql, Value, args};
use kernel::{CollectiviteId, Fault, House, PersonId};

use super::unsigned;
use crate::model::{ElectionId, VOTERS_MAX, VoterId};

db::statements! {
    INSERT_VOTER = "insert into election_voter (collectivite_id, election_id, id, name, login, person_id, weight) values ($1, $2, $3, $4, $5, $6, $7)";
    DELETE_VOTERS = "delete from election_voter where collectivite_id = $1 and election_id = $2";
    COUNT_VOTERS = "select count(*) as n from election_voter where collectivite_id = $1 and election_id = $2";
    LIST_VOTERS = "select id, name, login, weight from election_voter where collectivite_id = $1 and election_id = $2 order by id limit $3 offset $4";
    LIST_WEIGHTS = "select weight from election_voter where collectivite_id = $1 and election_id = $2 order by id limit 50000";
    FIND_VOTER = "select id, name, login, weight from election_voter
        where collectivite_id = $1 and election_id = $2 and (person_id = $3 or login = $4) order by id limit 1";

    /// A voter who comes again stands there already: nothing says how often.
    INSERT_PRESENCE = "insert into election_presence (collectivite_id, election_id, voter_id) values ($1, $2, $3)";
    COUNT_PRESENCE = "select count(*) as n from election_presence where collectivite_id = $1 and election_id = $2 and voter_id = $3";
    COUNT_PRESENCES = "select count(*) as n from election_presence where collectivite_id = $1 and election_id = $2";
    /// Written anew in the order of the keys: where a line stands on the disk then says nothing of when its voter came.
    SEAL_PRESENCES = "insert into election_emargement (collectivite_id, election_id, voter_id)
        select collectivite_id, election_id, voter_id from election_presence
        where collectivite_id = $1 and election_id = $2 order by voter_id";
    EMPTY_PRESENCES = "delete from election_presence where collectivite_id = $1 and election_id = $2";
    LIST_EMARGEMENT = "select v.id, v.name, v.login, v.weight from election_emargement e
        join election_voter v on v.collectivite_id = e.collectivite_id and v.election_id = e.election_id and v.id = e.voter_id
        where e.collectivite_id = $1 and e.election_id = $2 order by v.id limit 50000";
    COUNT_EMARGEMENT = "select count(*) as n from election_emargement where collectivite_id = $1 and election_id = $2 and voter_id = $3";
}

/// A line of the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VoterLine {
    pub(crate) id: VoterId,
    pub(crate) name: String,
    pub(crate) login: String,
    pub(crate) weight: u32,
}

impl FromRow for VoterLine {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            login: row.get("login")?,
            weight: unsigned(row, "weight")?,
        })
    }
}

/// Takes everybody off the roll, before another is put in its place.
pub(crate) async fn replace_roll(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_VOTERS, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn insert_voter(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    voter: &VoterLine,
    person: Option<PersonId>,
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        voter.id,
        &voter.name,
        &voter.login,
        person,
        voter.weight
    ];
    sql.execute(INSERT_VOTER, values).await?;
    Ok(())
}

/// Puts a whole roll in, many lines by each statement; who is known here stands beside their line.
pub(crate) async fn insert_voters(
    sql: &mut Sql,
    (house, body): (&House, CollectiviteId),
    id: ElectionId,
    voters: &[(VoterLine, Option<PersonId>)],
) -> Result<(), Fault> {
    let table = house
        .schema()?
        .table("election_voter")
        .ok_or_else(|| Fault::Internal("no table of voters".to_owned()))?;
    for some in voters.chunks(table.rows_at_once()) {
        let rows = some.iter().map(|(voter, person)| -> Vec<Value> {
            args![
                body,
                id,
                voter.id,
                &voter.name,
                &voter.login,
                *person,
                voter.weight
            ]
        });
        sql.insert_rows(table, rows.collect()).await?;
    }
    Ok(())
}

pub(crate) async fn count_voters(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_VOTERS, args![body, id]).await
}

/// Everybody on the roll, in the order of their keys, which is one of chance.
pub(crate) async fn roll(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<VoterLine>, db::Error> {
    let most = i64::try_from(VOTERS_MAX).unwrap_or(i64::MAX);
    voters_page(sql, body, id, (most, 0)).await
}

pub(crate) async fn voters_page(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (limit, offset): (i64, i64),
) -> Result<Vec<VoterLine>, db::Error> {
    sql.all(LIST_VOTERS, args![body, id, limit, offset]).await
}

struct Weight(u32);

impl FromRow for Weight {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        unsigned(row, "weight").map(Self)
    }
}

/// How many times each ballot counts.
pub(crate) async fn weights(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<u32>, db::Error> {
    let rows: Vec<Weight> = sql.all(LIST_WEIGHTS, args![body, id]).await?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Somebody on the roll: by who they are, or by the address they sign in with.
pub(crate) async fn voter_of(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (person, login): (PersonId, Option<&str>),
) -> Result<Option<VoterLine>, db::Error> {
    sql.optional(FIND_VOTER, args![body, id, person, login]).await
}

/// Notes that a voter came.
pub(crate) async fn note_presence(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    voter: VoterId,
) -> Result<(), db::Error> {
    sql.execute(INSERT_PRESENCE, args![body, id, voter]).await?;
    Ok(())
}

/// Whether a voter came, while the vote is open or after.
pub(crate) async fn has_voted(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    voter: VoterId,
) -> Result<bool, db::Error> {
    let open = sql.count(COUNT_PRESENCE, args![body, id, voter]).await?;
    let sealed = sql.count(COUNT_EMARGEMENT, args![body, id, voter]).await?;
    Ok(open + sealed > 0)
}

/// How many voters came so far.
pub(crate) async fn count_presences(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_PRESENCES, args![body, id]).await
}

/// Writes who came anew, in the order of their keys.
pub(crate) async fn seal_presences(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<(), db::Error> {
    sql.execute(SEAL_PRESENCES, args![body, id]).await?;
    sql.execute(EMPTY_PRESENCES, args![body, id]).await?;
    Ok(())
}

/// Who voted, once the vote is closed.
pub(crate) async fn emargement(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<VoterLine>, db::Error> {
    sql.all(LIST_EMARGEMENT, args![body, id]).await
}
