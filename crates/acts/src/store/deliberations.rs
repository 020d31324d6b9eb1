//! The SQL of what the open data say.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::{Act, ActId, Deliberation, Siret};

macro_rules! columns {
    () => {
        "act_id, version, number, decided_on, matter, budget_years, budget_name, control_id, control_on, electors, pour, contre, abstention"
    };
}

db::statements! {
    FIND_SIRET = "select siret from act_siret where collectivite_id = $1";
    SET_SIRET = "insert into act_siret (collectivite_id, siret, set_at) values ($1, $2, $3)
        on conflict (collectivite_id) do update set siret = excluded.siret, set_at = excluded.set_at";
    FORGET_SIRET = "delete from act_siret where collectivite_id = $1";
    FIND_DELIBERATION = concat!("select ", columns!(), " from act_deliberation where collectivite_id = $1 and act_id = $2");
    INSERT_DELIBERATION = concat!("insert into act_deliberation (collectivite_id, described_at, ", columns!(), ")
        values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        on conflict (collectivite_id, act_id) do nothing");
    UPDATE_DELIBERATION = "update act_deliberation set described_at = $2, version = version + 1, number = $4, decided_on = $5,
        matter = $6, budget_years = $7, budget_name = $8, control_id = $9, control_on = $10, electors = $11, pour = $12,
        contre = $13, abstention = $14
        where collectivite_id = $1 and act_id = $3 and version = $15";
    LIST_DELIBERATIONS = "select a.title, d.act_id, d.version, d.number, d.decided_on, d.matter, d.budget_years, d.budget_name,
        d.control_id, d.control_on, d.electors, d.pour, d.contre, d.abstention
        from act_deliberation d join act a on a.collectivite_id = d.collectivite_id and a.id = d.act_id
        where d.collectivite_id = $1 and d.act_id > $2 order by d.act_id limit $3";
    LATEST_DESCRIBED = "select described_at from act_deliberation
        where collectivite_id = $1 order by described_at desc limit 1";
    LIST_UNDESCRIBED = "select a.id, a.group_id, a.text_id, a.meeting_id, a.title, a.kind, a.author_name, a.author_quality,
        a.text_commit, a.extract, a.published_at, a.sha256, a.size_bytes
        from act a where a.collectivite_id = $1 and a.kind = 'texte-adopte' and a.text_id is not null
        and not exists (select 1 from act_deliberation d where d.collectivite_id = a.collectivite_id and d.act_id = a.id)
        order by a.published_at desc, a.id desc limit $2";
}

db::record! { struct Known { siret: Siret } }
db::record! { struct Described { described_at: Instant } }

pub(crate) async fn siret(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Siret>, db::Error> {
    let known: Option<Known> = sql.optional(FIND_SIRET, args![body]).await?;
    Ok(known.map(|known| known.siret))
}

pub(crate) async fn set_siret(
    sql: &mut Sql,
    body: CollectiviteId,
    siret: &Siret,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_SIRET, args![body, siret.as_str(), now]).await?;
    Ok(())
}

pub(crate) async fn forget_siret(sql: &mut Sql, body: CollectiviteId) -> Result<(), db::Error> {
    sql.execute(FORGET_SIRET, args![body]).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    act: ActId,
) -> Result<Option<Deliberation>, db::Error> {
    sql.optional(FIND_DELIBERATION, args![body, act]).await
}

/// False when somebody wrote it since.
pub(crate) async fn write(
    sql: &mut Sql,
    body: CollectiviteId,
    said: &Deliberation,
    now: Instant,
) -> Result<bool, db::Error> {
    let mut values = args![
        body,
        now,
        said.act_id,
        &said.number,
        said.decided_on,
        &said.matter,
        &said.budget_years,
        &said.budget_name,
        &said.control_id,
        said.control_on,
        said.electors,
        said.pour,
        said.contre,
        said.abstention
    ];
    let written = if said.version == 0 {
        sql.execute(INSERT_DELIBERATION, values).await?
    } else {
        values.extend(args![said.version]);
        sql.execute(UPDATE_DELIBERATION, values).await?
    };
    Ok(written == 1)
}

/// A deliberation, and the title of its act.
pub(crate) struct Titled {
    pub(crate) title: String,
    pub(crate) said: Deliberation,
}

impl db::FromRow for Titled {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            title: row.get("title")?,
            said: Deliberation::from_row(row)?,
        })
    }
}

/// Those after one, in the order they were published.
pub(crate) async fn after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: ActId,
    limit: i64,
) -> Result<Vec<Titled>, db::Error> {
    sql.all(LIST_DELIBERATIONS, args![body, last, limit]).await
}

/// When one was last described; none before the first.
pub(crate) async fn latest_described(
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Option<Instant>, db::Error> {
    let latest: Option<Described> = sql.optional(LATEST_DESCRIBED, args![body]).await?;
    Ok(latest.map(|latest| latest.described_at))
}

/// Adopted texts that nobody described, newest first.
pub(crate) async fn undescribed(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Act>, db::Error> {
    sql.all(LIST_UNDESCRIBED, args![body, limit]).await
}
