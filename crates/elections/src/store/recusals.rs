//! Who was taken off the roll because the matter is their own.

use db::{FromRow, Row, Sql, args};
use kernel::{CollectiviteId, PersonId};

use super::unsigned;
use crate::model::{ElectionId, RollLine, VoterId};

db::statements! {
    INSERT_RECUSAL = "insert into election_recusal (collectivite_id, election_id, id, name, login, person_id, weight, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    DELETE_RECUSAL = "delete from election_recusal where collectivite_id = $1 and election_id = $2 and login = $3";
    LIST_RECUSALS = "select name, login, person_id, weight, reason from election_recusal
        where collectivite_id = $1 and election_id = $2 order by login limit 50000";
    FIND_LISTED = "select name, login, person_id, weight, '' as reason from election_voter
        where collectivite_id = $1 and election_id = $2 and login = $3";
    DELETE_VOTER = "delete from election_voter where collectivite_id = $1 and election_id = $2 and login = $3";
}

/// Somebody who was on the roll, or is, with who they are here.
#[derive(Clone, Debug)]
pub(crate) struct Recused {
    pub(crate) line: RollLine,
    pub(crate) person: Option<PersonId>,
    /// Why they take no part; nothing while they do
    pub(crate) reason: String,
}

impl FromRow for Recused {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            line: RollLine {
                name: row.get("name")?,
                login: row.get("login")?,
                weight: unsigned(row, "weight")?,
            },
            person: row.get("person_id")?,
            reason: row.get("reason")?,
        })
    }
}

/// Those who take no part, by login.
pub(crate) async fn recusals(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<Recused>, db::Error> {
    sql.all(LIST_RECUSALS, args![body, id]).await
}

/// Somebody on the roll, by the login that stands there.
pub(crate) async fn listed(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    login: &str,
) -> Result<Option<Recused>, db::Error> {
    sql.optional(FIND_LISTED, args![body, id, login]).await
}

/// Notes that somebody takes no part.
pub(crate) async fn insert_recusal(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (key, recused): (VoterId, &Recused),
) -> Result<(), db::Error> {
    let line = &recused.line;
    let values = args![
        body,
        id,
        key,
        &line.name,
        &line.login,
        recused.person,
        line.weight,
        &recused.reason
    ];
    sql.execute(INSERT_RECUSAL, values).await?;
    Ok(())
}

/// Takes somebody off the roll.
pub(crate) async fn delete_voter(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    login: &str,
) -> Result<(), db::Error> {
    sql.execute(DELETE_VOTER, args![body, id, login]).await?;
    Ok(())
}

/// Forgets that somebody takes no part; false when nothing said so.
pub(crate) async fn delete_recusal(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    login: &str,
) -> Result<bool, db::Error> {
    Ok(sql.execute(DELETE_RECUSAL, args![body, id, login]).await? == 1)
}
