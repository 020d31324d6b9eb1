//! What a choice offers, under what rule, and what came out of it.

use db::{FromRow, Row, Sql, args};
use kernel::CollectiviteId;
use serde::de::DeserializeOwned;

use crate::model::ScrutinId;
use crate::ways::{Alternative, Way};

db::statements! {
    INSERT_CHOICE = "insert into scrutin_choice (collectivite_id, scrutin_id, way, offered) values ($1, $2, $3, $4)";
    FIND_CHOICE = "select offered, certificate from scrutin_choice where collectivite_id = $1 and scrutin_id = $2";
    KEEP_RESULT = "update scrutin_choice set winners = $3, certificate = $4 where collectivite_id = $1 and scrutin_id = $2";
}

/// What is offered, and the file with which anybody counts again.
#[derive(Clone, Debug)]
pub(crate) struct ChoiceLine {
    pub(crate) offered: Vec<Alternative>,
    pub(crate) certificate: Option<String>,
}

impl FromRow for ChoiceLine {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            offered: read(row.get("offered")?, "offered")?,
            certificate: row.get("certificate")?,
        })
    }
}

/// What a column holds as JSON.
pub(super) fn read<T: DeserializeOwned>(text: String, column: &str) -> Result<T, db::Error> {
    serde_json::from_str(&text).map_err(|_| db::Error::Content {
        column: column.to_owned(),
        value: text,
    })
}

fn written<T: serde::Serialize + ?Sized>(value: &T) -> String {
    serde_json::to_string(value).expect("ways, answers and titles are plain data")
}

pub(crate) async fn insert_choice(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    way: &Way,
    offered: &[Alternative],
) -> Result<(), db::Error> {
    sql.execute(INSERT_CHOICE, args![body, id, written(way), written(offered)])
        .await?;
    Ok(())
}

pub(crate) async fn choice(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Option<ChoiceLine>, db::Error> {
    sql.optional(FIND_CHOICE, args![body, id]).await
}

/// Keeps the titles of those chosen, and the certificate where something was counted.
pub(crate) async fn keep_result(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    winners: &[String],
    certificate: Option<String>,
) -> Result<(), db::Error> {
    sql.execute(KEEP_RESULT, args![body, id, written(winners), certificate])
        .await?;
    Ok(())
}
