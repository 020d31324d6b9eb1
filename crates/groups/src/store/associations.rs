//! The SQL of associations, of offices, and of what is made in somebody else's name.

use std::collections::BTreeMap;

use db::{Error, FromRow, Instant, Row, Sql, Uuid, Value, args};
use jiff::civil::Date;
use kernel::{CollectiviteId, PersonId};

use super::{GroupAround, days_around};
use crate::model::associations::{
    ActId, ActToConfirm, Association, Delegation, DelegationId, MadeFor, Office, OfficeHeld, Representation,
};
use crate::model::{Days, GroupId, GroupKind, day_at};

db::statements! {
    FIND_ASSOCIATION = "select rna, siret, needs_two from association where collectivite_id = $1 and groupe_id = $2";
    UPSERT_ASSOCIATION = "insert into association (collectivite_id, groupe_id, rna, siret, needs_two)
        values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, groupe_id) do update set rna = $3, siret = $4, needs_two = $5";

    UPSERT_OFFICE = "insert into mandate_office (collectivite_id, groupe_id, person_id, from_on, office, title)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, groupe_id, person_id, from_on) do update set office = $5, title = $6";
    LIST_OFFICES = "select person_id, from_on, office, title from mandate_office
        where collectivite_id = $1 and groupe_id = $2 order by from_on limit 20000";
    FORGET_OFFICES_TO_COME = "delete from mandate_office
        where collectivite_id = $1 and person_id = $2 and from_on > $3";

    /// The associations where somebody holds an office, around an instant: whatever the time zone, one more day on each side.
    LIST_OWN_AROUND = "select g.id, g.name, g.slug, g.kind, g.description, m.from_on, m.until_on, c.time_zone from mandat m
        join groupe g on g.collectivite_id = m.collectivite_id and g.id = m.groupe_id
        join mandate_office o on o.collectivite_id = m.collectivite_id and o.groupe_id = m.groupe_id
            and o.person_id = m.person_id and o.from_on = m.from_on
        join collectivite c on c.id = m.collectivite_id
        where m.collectivite_id = $1 and m.person_id = $2 and g.kind = $3
            and m.from_on <= $4 and (m.until_on is null or m.until_on >= $5)
        order by g.sort_key, g.id limit 200";
    /// Those delegated to somebody: with the days of the delegation, of the giver's office and of the holder's mandate.
    LIST_DELEGATED_AROUND = "select g.id, g.name, g.slug, g.kind, g.description, d.giver_id, d.from_on, d.until_on,
            gm.from_on as giver_from, gm.until_on as giver_until, hm.from_on as holder_from, hm.until_on as holder_until,
            c.time_zone
        from delegation d
        join groupe g on g.collectivite_id = d.collectivite_id and g.id = d.groupe_id
        join mandat gm on gm.collectivite_id = d.collectivite_id and gm.groupe_id = d.groupe_id and gm.person_id = d.giver_id
        join mandate_office o on o.collectivite_id = gm.collectivite_id and o.groupe_id = gm.groupe_id
            and o.person_id = gm.person_id and o.from_on = gm.from_on
        join mandat hm on hm.collectivite_id = d.collectivite_id and hm.groupe_id = d.groupe_id and hm.person_id = d.holder_id
        join collectivite c on c.id = d.collectivite_id
        where d.collectivite_id = $1 and d.holder_id = $2 and g.kind = $3 and d.from_on <= $4 and d.until_on >= $5
        order by g.sort_key, g.id, d.from_on limit 200";

    INSERT_DELEGATION = "insert into delegation (collectivite_id, id, groupe_id, giver_id, holder_id, from_on, until_on)
        values ($1, $2, $3, $4, $5, $6, $7)";
    END_DELEGATION = "update delegation set until_on = $3 where collectivite_id = $1 and id = $2";
    DELETE_DELEGATION = "delete from delegation where collectivite_id = $1 and id = $2";
    LIST_DELEGATIONS = "select id, giver_id, holder_id, from_on, until_on from delegation
        where collectivite_id = $1 and groupe_id = $2 and until_on >= $3 order by from_on, id limit 500";

    INSERT_MADE_FOR = "insert into made_for
        (collectivite_id, subject_kind, subject_id, groupe_id, person_id, giver_id, actor_id, made_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST_MADE_FOR = "select m.subject_id, m.groupe_id, g.name, g.slug, m.person_id, p.name as person_name,
            second.name as confirmed_name
        from made_for m
        join groupe g on g.collectivite_id = m.collectivite_id and g.id = m.groupe_id
        join person p on p.collectivite_id = m.collectivite_id and p.id = m.person_id
        left join person second on second.collectivite_id = m.collectivite_id and second.id = m.actor_id
        where m.collectivite_id = $1 and m.subject_kind = $2
            and m.subject_id in (
                $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34,
                $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50,
                $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64, $65, $66
            ) limit 64";

    INSERT_ACT = "insert into act_to_confirm
        (collectivite_id, id, groupe_id, subject_kind, title, text, content, person_id, giver_id, asked_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND_ACT = "select id, groupe_id, subject_kind, title, text, content, person_id, giver_id, asked_at from act_to_confirm
        where collectivite_id = $1 and id = $2";
    LIST_ACTS = "select id, groupe_id, subject_kind, title, text, content, person_id, giver_id, asked_at from act_to_confirm
        where collectivite_id = $1 and groupe_id = $2 order by asked_at, id limit 200";
    COUNT_ACTS = "select count(*) as n from act_to_confirm where collectivite_id = $1 and groupe_id = $2";
    DELETE_ACT = "delete from act_to_confirm where collectivite_id = $1 and id = $2";
    DELETE_ACTS_OF = "delete from act_to_confirm where collectivite_id = $1 and person_id = $2";
    PURGE_ACTS = "delete from act_to_confirm where collectivite_id = $1 and id in
        (select id from act_to_confirm where collectivite_id = $1 and asked_at <= $2 limit 2000)";
}

/// Ids asked for at once.
const HANDFUL: usize = 64;

/// The offices of a group, by who holds one and the first day of their mandate.
pub(crate) type Offices = BTreeMap<(PersonId, Date), OfficeHeld>;

struct Delegated {
    around: GroupAround,
    giver: PersonId,
    giver_days: Days,
    holder_days: Days,
}

impl FromRow for Delegated {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            around: GroupAround::from_row(row)?,
            giver: row.get("giver_id")?,
            giver_days: Days {
                from: row.get("giver_from")?,
                until: row.get("giver_until")?,
            },
            holder_days: Days {
                from: row.get("holder_from")?,
                until: row.get("holder_until")?,
            },
        })
    }
}

impl FromRow for Delegation {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.get("id")?,
            giver: row.get("giver_id")?,
            holder: row.get("holder_id")?,
            days: super::days(row)?,
        })
    }
}

db::record! {
    struct OfficeLine {
        person_id: PersonId,
        from_on: Date,
        office: Office,
        title: String,
    }
}

db::record! {
    struct MadeForLine {
        subject_id: Uuid,
        groupe_id: GroupId,
        name: String,
        slug: String,
        person_id: PersonId,
        person_name: String,
        confirmed_name: Option<String>,
    }
}

/// What an association is beside a group; nothing of it when nobody said.
pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId, group: GroupId) -> Result<Association, Error> {
    let found: Option<Association> = sql.optional(FIND_ASSOCIATION, args![body, group]).await?;
    Ok(found.unwrap_or_default())
}

pub(crate) async fn describe(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    said: &Association,
) -> Result<(), Error> {
    let values = args![body, group, &said.rna, &said.siret, said.needs_two];
    sql.execute(UPSERT_ASSOCIATION, values).await?;
    Ok(())
}

pub(crate) async fn set_office(
    sql: &mut Sql,
    body: CollectiviteId,
    (group, person, from): (GroupId, PersonId, Date),
    held: &OfficeHeld,
) -> Result<(), Error> {
    let values = args![body, group, person, from, held.office, &held.title];
    sql.execute(UPSERT_OFFICE, values).await?;
    Ok(())
}

pub(crate) async fn offices(sql: &mut Sql, body: CollectiviteId, group: GroupId) -> Result<Offices, Error> {
    let lines: Vec<OfficeLine> = sql.all(LIST_OFFICES, args![body, group]).await?;
    let held = lines.into_iter().map(|line| {
        let held = OfficeHeld {
            office: line.office,
            title: line.title,
        };
        ((line.person_id, line.from_on), held)
    });
    Ok(held.collect())
}

/// Those of mandates that begin after `day`.
pub(crate) async fn forget_offices_to_come(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    day: Date,
) -> Result<(), Error> {
    sql.execute(FORGET_OFFICES_TO_COME, args![body, person, day])
        .await?;
    Ok(())
}

/// The associations that `person` may speak for on the day it is at `at`, by name; their own mandate before a delegation.
pub(crate) async fn represented_by(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    at: Instant,
) -> Result<Vec<Representation>, Error> {
    let (before, after) = days_around(at);
    let values = || args![body, person, GroupKind::Association, after, before];
    let own: Vec<GroupAround> = sql.all(LIST_OWN_AROUND, values()).await?;
    let mut found: Vec<Representation> = own
        .into_iter()
        .filter(|row| row.days.contain(day_at(at, &row.time_zone)))
        .map(|row| Representation {
            group: row.group,
            giver: None,
        })
        .collect();
    let delegated: Vec<Delegated> = sql.all(LIST_DELEGATED_AROUND, values()).await?;
    for row in delegated {
        let day = day_at(at, &row.around.time_zone);
        let runs =
            row.around.days.contain(day) && row.giver_days.contain(day) && row.holder_days.contain(day);
        if runs && !found.iter().any(|known| known.group.id == row.around.group.id) {
            found.push(Representation {
                group: row.around.group,
                giver: Some(row.giver),
            });
        }
    }
    found.sort_by_cached_key(|one| (db::sort_key(&one.group.name), one.group.id));
    Ok(found)
}

pub(crate) async fn insert_delegation(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    new: &Delegation,
) -> Result<(), Error> {
    let values = args![
        body,
        new.id,
        group,
        new.giver,
        new.holder,
        new.days.from,
        new.days.until
    ];
    sql.execute(INSERT_DELEGATION, values).await?;
    Ok(())
}

pub(crate) async fn end_delegation(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DelegationId,
    day: Date,
) -> Result<(), Error> {
    sql.execute(END_DELEGATION, args![body, id, day]).await?;
    Ok(())
}

pub(crate) async fn delete_delegation(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DelegationId,
) -> Result<(), Error> {
    sql.execute(DELETE_DELEGATION, args![body, id]).await?;
    Ok(())
}

/// The delegations of a group that run on `day` or will, soonest first.
pub(crate) async fn delegations(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    day: Date,
) -> Result<Vec<Delegation>, Error> {
    sql.all(LIST_DELEGATIONS, args![body, group, day]).await
}

/// Who made something in whose name, and who confirmed it.
pub(crate) struct NewMadeFor<'a> {
    pub(crate) kind: &'a str,
    pub(crate) id: Uuid,
    pub(crate) group: GroupId,
    pub(crate) person: PersonId,
    pub(crate) giver: Option<PersonId>,
    pub(crate) confirmed_by: Option<PersonId>,
}

pub(crate) async fn insert_made_for(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &NewMadeFor<'_>,
    now: Instant,
) -> Result<(), Error> {
    let values = args![
        body,
        new.kind,
        new.id,
        new.group,
        new.person,
        new.giver,
        new.confirmed_by,
        now
    ];
    sql.execute(INSERT_MADE_FOR, values).await?;
    Ok(())
}

/// In whose name these were made; what somebody made in their own is absent.
pub(crate) async fn made_for(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: &str,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, MadeFor>, Error> {
    let mut found = BTreeMap::new();
    for handful in ids.chunks(HANDFUL) {
        let mut values = args![body, kind];
        values.extend(handful.iter().copied().map(Value::from));
        values.resize(2 + HANDFUL, Value::from(handful[handful.len() - 1]));
        let lines: Vec<MadeForLine> = sql.all(LIST_MADE_FOR, values).await?;
        found.extend(lines.into_iter().map(|line| {
            let made = MadeFor {
                group: line.groupe_id,
                name: line.name,
                path: format!("/groupes/{}", line.slug),
                person: line.person_id,
                person_name: line.person_name,
                confirmed_name: line.confirmed_name,
            };
            (line.subject_id, made)
        }));
    }
    Ok(found)
}

pub(crate) async fn insert_act(sql: &mut Sql, body: CollectiviteId, new: &ActToConfirm) -> Result<(), Error> {
    let values = args![
        body,
        new.id,
        new.groupe_id,
        &new.subject_kind,
        &new.title,
        &new.text,
        &new.content,
        new.person_id,
        new.giver_id,
        new.asked_at
    ];
    sql.execute(INSERT_ACT, values).await?;
    Ok(())
}

pub(crate) async fn act(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ActId,
) -> Result<Option<ActToConfirm>, Error> {
    sql.optional(FIND_ACT, args![body, id]).await
}

/// What waits for a second person in an association, oldest first.
pub(crate) async fn acts(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
) -> Result<Vec<ActToConfirm>, Error> {
    sql.all(LIST_ACTS, args![body, group]).await
}

/// False when it does not wait any more.
pub(crate) async fn delete_act(sql: &mut Sql, body: CollectiviteId, id: ActId) -> Result<bool, Error> {
    Ok(sql.execute(DELETE_ACT, args![body, id]).await? == 1)
}

/// Forgets what somebody wrote that nobody confirmed.
pub(crate) async fn delete_acts_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<(), Error> {
    sql.execute(DELETE_ACTS_OF, args![body, person]).await?;
    Ok(())
}
