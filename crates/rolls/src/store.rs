//! The SQL of rolls.

pub(crate) mod proofs;

use db::{Instant, Sql, Statement, Value, args};
use kernel::{CollectiviteId, Fault, House, PersonId};

use crate::model::{ERASED_AT_ONCE, Roll, RollId, State};
use crate::secrets::KeptEntry;

/// The statements of this crate, by module.
pub(crate) const ALL: &[&[Statement]] = &[STATEMENTS, proofs::STATEMENTS];

macro_rules! roll_columns {
    () => {
        "id, state, file_name, dated_on, ends_at, header, part_count, parts_done, seen, entry_count, has_birthplace, imported_by, \
         imported_at, confirmed_by, confirmed_at"
    };
}

db::statements! {
    INSERT_ROLL = "insert into roll (collectivite_id, id, state, file_name, dated_on, ends_at, header, part_count, parts_done,
            seen, entry_count, has_birthplace, imported_by, imported_at)
        values ($1, $2, $3, $4, $5, $6, $7, 0, 0, '{}', 0, $8, $9, $10)";
    FIND_ROLL = concat!("select ", roll_columns!(), " from roll where collectivite_id = $1 and id = $2");
    LIST_ROLLS = concat!("select ", roll_columns!(), " from roll where collectivite_id = $1
        order by imported_at desc, id limit $2");
    FIND_IN_STATE = concat!("select ", roll_columns!(), " from roll where collectivite_id = $1 and state = $2
        order by imported_at desc, id limit 1");
    COUNT_UNDER_WAY = "select count(*) as n from roll
        where collectivite_id = $1 and imported_at > $2 and state in ('reception', 'lecture', 'lue', 'import', 'prete')";
    RECEIVED = "update roll set state = $4, header = $5, part_count = $6
        where collectivite_id = $1 and id = $2 and state = $3";
    MOVE_ROLL = "update roll set state = $4, parts_done = 0 where collectivite_id = $1 and id = $2 and state = $3";
    /// A part is done once: the number of those done before it is asked for.
    LOOKED_AT = "update roll set state = $5, parts_done = parts_done + 1, seen = $6, has_birthplace = $7
        where collectivite_id = $1 and id = $2 and state = $3 and parts_done = $4";
    BROUGHT = "update roll set state = $5, parts_done = parts_done + 1, entry_count = entry_count + $6
        where collectivite_id = $1 and id = $2 and state = $3 and parts_done = $4";
    CONFIRM_ROLL = "update roll set state = 'en-service', confirmed_by = $3, confirmed_at = $4
        where collectivite_id = $1 and id = $2 and state = 'prete'";
    REPLACE_SERVING = "update roll set state = 'remplacee' where collectivite_id = $1 and state = 'en-service'";
    END_ROLL = "update roll set state = 'effacee' where collectivite_id = $1 and id = $2 and state <> 'effacee'";

    INSERT_PART = "insert into roll_part (collectivite_id, roll_id, number, first_line, sealed) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, roll_id, number) do nothing";
    FIND_PART = "select first_line, sealed from roll_part where collectivite_id = $1 and roll_id = $2 and number = $3";
    COUNT_PARTS = "select count(*) as n from roll_part where collectivite_id = $1 and roll_id = $2";
    DELETE_PARTS = "delete from roll_part where collectivite_id = $1 and roll_id = $2 and number in
        (select p.number from roll_part p where p.collectivite_id = $1 and p.roll_id = $2 order by p.number limit $3)";
    /// Of files that nobody brought in, and of those that were.
    PURGE_PARTS = "delete from roll_part where collectivite_id = $1 and (roll_id, number) in
        (select p.roll_id, p.number from roll_part p
            join roll r on r.collectivite_id = p.collectivite_id and r.id = p.roll_id
            where p.collectivite_id = $1 and r.imported_at <= $2 limit 50)";
    DELETE_ENTRIES = "delete from roll_entry where collectivite_id = $1 and roll_id = $2 and number in
        (select e.number from roll_entry e where e.collectivite_id = $1 and e.roll_id = $2 order by e.number limit $3)";
    /// Of a roll that ended or was replaced, some numbers at once.
    PURGE_ENTRIES = "delete from roll_entry where collectivite_id = $1 and (roll_id, number) in
        (select e.roll_id, e.number from roll_entry e
            join roll r on r.collectivite_id = e.collectivite_id and r.id = e.roll_id
            where e.collectivite_id = $1 and (r.ends_at <= $2 or r.state in ('remplacee', 'effacee')) limit 5000)";
    FIND_ENTRIES = "select elector, sealed from roll_entry where collectivite_id = $1 and roll_id = $2 and lookup = $3
        order by number limit $4";
    FIND_ELECTOR = "select elector, sealed from roll_entry where collectivite_id = $1 and roll_id = $2 and elector = $3
        order by number limit 1";
    /// For the register of processing.
    ANY_ROLL = "select count(*) as n from roll where collectivite_id = $1";
}

db::record! {
    /// A part of a file, sealed.
    pub(crate) struct Part {
        pub(crate) first_line: i64,
        pub(crate) sealed: Vec<u8>,
    }
}

db::record! {
    /// An elector under one of their names, sealed.
    pub(crate) struct Found {
        pub(crate) elector: Vec<u8>,
        pub(crate) sealed: Vec<u8>,
    }
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, roll: &Roll) -> Result<(), db::Error> {
    let values = args![
        body,
        roll.id,
        roll.state,
        &roll.file_name,
        roll.dated_on,
        roll.ends_at,
        &roll.header,
        roll.has_birthplace,
        roll.imported_by,
        roll.imported_at
    ];
    sql.execute(INSERT_ROLL, values).await.map(drop)
}

pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId, id: RollId) -> Result<Option<Roll>, db::Error> {
    sql.optional(FIND_ROLL, args![body, id]).await
}

/// The rolls, the last one sent first.
pub(crate) async fn list(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Roll>, db::Error> {
    sql.all(LIST_ROLLS, args![body, limit]).await
}

/// The roll in which people are looked up; it may be past its date.
pub(crate) async fn serving(sql: &mut Sql, body: CollectiviteId) -> Result<Option<Roll>, db::Error> {
    sql.optional(FIND_IN_STATE, args![body, State::Serving]).await
}

/// Passes a roll from one state to another; false when it is in another one.
pub(crate) async fn move_on(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RollId,
    (from, to): (State, State),
) -> Result<bool, db::Error> {
    let moved = sql.execute(MOVE_ROLL, args![body, id, from, to]).await?;
    Ok(moved > 0)
}

/// The first lines of a part and its sealed content.
pub(crate) async fn part(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RollId,
    number: i64,
) -> Result<Option<Part>, db::Error> {
    sql.optional(FIND_PART, args![body, id, number]).await
}

/// Keeps the rows of electors, numbered from `first` on.
pub(crate) async fn insert_entries(
    sql: &mut Sql,
    (house, body): (&House, CollectiviteId),
    id: RollId,
    (first, entries): (i64, &[KeptEntry]),
) -> Result<(), Fault> {
    let schema = house.schema()?;
    let table = schema
        .table("roll_entry")
        .ok_or_else(|| Fault::Internal("no table of entries".to_owned()))?;
    let mut number = first;
    for some in entries.chunks(table.rows_at_once()) {
        let mut rows = Vec::with_capacity(some.len());
        for entry in some {
            let row: Vec<Value> = args![body, id, number, &entry.lookup, &entry.elector, &entry.sealed];
            rows.push(row);
            number += 1;
        }
        sql.insert_rows(table, rows).await?;
    }
    Ok(())
}

/// Erases some of the parts and lines of a roll; true when some may be left.
pub(crate) async fn erase_some(sql: &mut Sql, body: CollectiviteId, id: RollId) -> Result<bool, db::Error> {
    let parts_at_once = 50_i64;
    let parts = sql.execute(DELETE_PARTS, args![body, id, parts_at_once]).await?;
    let entries = sql
        .execute(DELETE_ENTRIES, args![body, id, ERASED_AT_ONCE])
        .await?;
    Ok(parts + entries > 0)
}

/// Those who have this name and this date of birth, at most `limit`.
pub(crate) async fn entries(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, lookup): (RollId, &[u8]),
    limit: i64,
) -> Result<Vec<Found>, db::Error> {
    sql.all(FIND_ENTRIES, args![body, id, lookup, limit]).await
}

/// An elector, in this roll.
pub(crate) async fn elector(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, elector): (RollId, &[u8]),
) -> Result<Option<Found>, db::Error> {
    sql.optional(FIND_ELECTOR, args![body, id, elector]).await
}

pub(crate) async fn confirm(
    sql: &mut Sql,
    body: CollectiviteId,
    id: RollId,
    (by, at): (PersonId, Instant),
) -> Result<bool, db::Error> {
    sql.execute(REPLACE_SERVING, args![body]).await?;
    let confirmed = sql.execute(CONFIRM_ROLL, args![body, id, by, at]).await?;
    Ok(confirmed > 0)
}
