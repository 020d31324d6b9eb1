//! The SQL of groups.

pub(crate) mod associations;
pub(crate) mod privacy;

use std::collections::BTreeMap;

use db::{Error, Id, Instant, Row, Sql, args};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{CollectiviteId, PersonId, Quality};

use crate::model::{Days, ELECTORS_MAX, Group, GroupId, GroupKind, Member, Role, day_at};

db::statements! {
    INSERT_GROUP = "insert into groupe (collectivite_id, id, slug, name, sort_key, kind, description, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (collectivite_id, slug) do nothing";
    FIND_GROUP = "select id, name, slug, kind, description from groupe where collectivite_id = $1 and id = $2";
    FIND_GROUP_BY_SLUG = "select id, name, slug, kind, description from groupe where collectivite_id = $1 and slug = $2";
    LIST_GROUPS = "select id, name, slug, kind, description from groupe where collectivite_id = $1
        order by sort_key, id limit $2 offset $3";
    /// Without those that run nothing here.
    LIST_WORKING = "select id, name, slug, kind, description from groupe where collectivite_id = $1
        and kind not in ($3, $4) order by sort_key, id limit $2";
    LIST_OF_KIND = "select id, name, slug, kind, description from groupe where collectivite_id = $1 and kind = $2
        order by sort_key, id limit 200";
    COUNT_GROUPS = "select count(*) as n from groupe where collectivite_id = $1";

    INSERT_MANDATE = "insert into mandat (collectivite_id, id, groupe_id, person_id, role, has_vote, from_on, until_on)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    END_MANDATE = "update mandat set until_on = $3 where collectivite_id = $1 and id = $2";
    /// Those that run on a day and go on after it, but in groups of a kind.
    MANDATES_BEYOND = "select id, groupe_id, role from mandat where collectivite_id = $1 and person_id = $2
        and from_on <= $3 and (until_on is null or until_on > $3)
        and groupe_id not in (select g.id from groupe g where g.collectivite_id = $1 and g.kind in ($4, $5)) order by id limit 1000";
    DELETE_PROVEN = "delete from mandat where collectivite_id = $1 and person_id = $2
        and groupe_id in (select g.id from groupe g where g.collectivite_id = $1 and g.kind = $3)";
    FORGET_MANDATES_TO_COME = "delete from mandat where collectivite_id = $1 and person_id = $2 and from_on > $3";
    MANDATES_OF_PERSON_IN_GROUP = "select id, role, from_on, until_on from mandat
        where collectivite_id = $1 and person_id = $2 and groupe_id = $3 order by from_on limit 1000";
    /// Around an instant: its day depends on the body's time zone, so one more day on each side is read.
    MANDATES_AROUND = "select m.groupe_id, g.kind, m.role, m.from_on, m.until_on, c.time_zone from mandat m
        join groupe g on g.collectivite_id = m.collectivite_id and g.id = m.groupe_id
        join collectivite c on c.id = m.collectivite_id
        where m.collectivite_id = $1 and m.person_id = $2
            and m.from_on <= $3 and (m.until_on is null or m.until_on >= $4) limit 1000";
    /// Mandates in the groups of a kind, around an instant.
    LIST_OF_KIND_AROUND = "select m.person_id, m.from_on, m.until_on, c.time_zone from mandat m
        join groupe g on g.collectivite_id = m.collectivite_id and g.id = m.groupe_id
        join collectivite c on c.id = m.collectivite_id
        where m.collectivite_id = $1 and g.kind = $2
            and m.from_on <= $3 and (m.until_on is null or m.until_on >= $4) order by m.person_id limit 3000";
    MANDATES_NOT_OVER = "select g.name as group_name, g.slug, m.role, m.from_on, m.until_on from mandat m
        join groupe g on g.collectivite_id = m.collectivite_id and g.id = m.groupe_id
        where m.collectivite_id = $1 and m.person_id = $2 and (m.until_on is null or m.until_on >= $3)
        order by g.sort_key, m.from_on limit 100";

    GROUPS_AROUND = "select g.id, g.name, g.slug, g.kind, g.description, m.from_on, m.until_on, c.time_zone from mandat m
        join groupe g on g.collectivite_id = m.collectivite_id and g.id = m.groupe_id
        join collectivite c on c.id = m.collectivite_id
        where m.collectivite_id = $1 and m.person_id = $2
            and m.from_on <= $3 and (m.until_on is null or m.until_on >= $4)
        order by g.sort_key, g.id limit 1000";

    MEMBERS_AROUND = "select p.id as person, p.name, m.role, m.has_vote, m.from_on, m.until_on, c.time_zone from mandat m
        join person p on p.collectivite_id = m.collectivite_id and p.id = m.person_id
        join collectivite c on c.id = m.collectivite_id
        where m.collectivite_id = $1 and m.groupe_id = $2
            and m.from_on <= $3 and (m.until_on is null or m.until_on >= $4)
        order by p.sort_key, p.id limit $5";
    CURRENT_MEMBERS = "select p.id as person, p.name, m.role, m.has_vote, m.from_on, m.until_on from mandat m
        join person p on p.collectivite_id = m.collectivite_id and p.id = m.person_id
        where m.collectivite_id = $1 and m.groupe_id = $2
            and m.from_on <= $3 and (m.until_on is null or m.until_on >= $3)
        order by p.sort_key, p.id limit $4 offset $5";
    FUTURE_MEMBERS = "select p.id as person, p.name, m.role, m.has_vote, m.from_on, m.until_on from mandat m
        join person p on p.collectivite_id = m.collectivite_id and p.id = m.person_id
        where m.collectivite_id = $1 and m.groupe_id = $2 and m.from_on > $3
        order by m.from_on, p.sort_key, p.id limit $4";
    PAST_MEMBERS = "select p.id as person, p.name, m.role, m.has_vote, m.from_on, m.until_on from mandat m
        join person p on p.collectivite_id = m.collectivite_id and p.id = m.person_id
        where m.collectivite_id = $1 and m.groupe_id = $2 and m.until_on < $3
        order by m.until_on desc, p.sort_key, p.id limit $4";
    COUNT_CURRENT_MEMBERS = "select count(*) as n from mandat where collectivite_id = $1 and groupe_id = $2
        and from_on <= $3 and (until_on is null or until_on >= $3)";
    COUNT_CURRENT_BY_GROUP = "select groupe_id, count(*) as n from mandat where collectivite_id = $1
        and from_on <= $2 and (until_on is null or until_on >= $2) group by groupe_id limit 10000";
}

/// Marks the ids of mandates.
pub(crate) struct Mandate;

/// One of a person's mandates in one group.
pub(crate) struct OwnMandate {
    pub(crate) id: Id<Mandate>,
    pub(crate) role: Role,
    pub(crate) days: Days,
}

/// One of a person's mandates, with the group it is in.
pub(crate) struct MandateInGroup {
    pub(crate) group_name: String,
    pub(crate) slug: String,
    pub(crate) role: Role,
    pub(crate) days: Days,
}

struct MemberInZone {
    member: Member,
    time_zone: String,
}

struct MandateAround {
    group: GroupId,
    kind: GroupKind,
    role: Role,
    days: Days,
    time_zone: String,
}

db::record! {
    /// One of a person's mandates that goes on.
    pub(crate) struct MandateBeyond {
        pub(crate) id: Id<Mandate>,
        pub(crate) groupe_id: GroupId,
        pub(crate) role: Role,
    }
}

db::record! { struct GroupCount { groupe_id: GroupId, n: i64 } }

fn days(row: &Row) -> Result<Days, Error> {
    Ok(Days {
        from: row.get("from_on")?,
        until: row.get("until_on")?,
    })
}

struct GroupAround {
    group: Group,
    days: Days,
    time_zone: String,
}

struct PersonAround {
    person: PersonId,
    days: Days,
    time_zone: String,
}

impl db::FromRow for PersonAround {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            person: row.get("person_id")?,
            days: days(row)?,
            time_zone: row.get("time_zone")?,
        })
    }
}

impl db::FromRow for GroupAround {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            group: Group::from_row(row)?,
            days: days(row)?,
            time_zone: row.get("time_zone")?,
        })
    }
}

impl db::FromRow for OwnMandate {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.get("id")?,
            role: row.get("role")?,
            days: days(row)?,
        })
    }
}

impl db::FromRow for MandateInGroup {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            group_name: row.get("group_name")?,
            slug: row.get("slug")?,
            role: row.get("role")?,
            days: days(row)?,
        })
    }
}

impl db::FromRow for Member {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            person: row.get("person")?,
            name: row.get("name")?,
            role: row.get("role")?,
            has_vote: row.get("has_vote")?,
            from: row.get("from_on")?,
            until: row.get("until_on")?,
        })
    }
}

impl db::FromRow for MemberInZone {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            member: Member::from_row(row)?,
            time_zone: row.get("time_zone")?,
        })
    }
}

impl db::FromRow for MandateAround {
    fn from_row(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            group: row.get("groupe_id")?,
            kind: row.get("kind")?,
            role: row.get("role")?,
            days: days(row)?,
            time_zone: row.get("time_zone")?,
        })
    }
}

/// The days before and after the one it is in universal time: whatever the time zone, the day there is among the three.
fn days_around(at: Instant) -> (Date, Date) {
    let day = day_at(at, "UTC");
    (day.saturating_sub(1.day()), day.saturating_add(1.day()))
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
) -> Result<Option<Group>, Error> {
    sql.optional(FIND_GROUP, args![body, group]).await
}

pub(crate) async fn find_by_slug(
    sql: &mut Sql,
    body: CollectiviteId,
    slug: &str,
) -> Result<Option<Group>, Error> {
    sql.optional(FIND_GROUP_BY_SLUG, args![body, slug]).await
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Group>, Error> {
    sql.all(LIST_GROUPS, args![body, limit, offset]).await
}

/// Those that work for the body ([`GroupKind::works_here`]), by name.
pub(crate) async fn list_working(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Group>, Error> {
    let values = args![body, limit, GroupKind::Association, GroupKind::Political];
    sql.all(LIST_WORKING, values).await
}

/// The groups of a kind, by name.
pub(crate) async fn of_kind(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: GroupKind,
) -> Result<Vec<Group>, Error> {
    sql.all(LIST_OF_KIND, args![body, kind]).await
}

pub(crate) async fn members_on(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    at: Instant,
) -> Result<Vec<Member>, Error> {
    let (before, after) = days_around(at);
    let around: Vec<MemberInZone> = sql
        .all(
            MEMBERS_AROUND,
            args![body, group, after, before, ELECTORS_MAX * 3],
        )
        .await?;
    let on_the_day = around
        .into_iter()
        .filter(|row| row.member.days().contain(day_at(at, &row.time_zone)));
    Ok(on_the_day.map(|row| row.member).collect())
}

/// In what qualities `person` acts in `group` at `at`: by their mandate there, and as an agent everywhere.
pub(crate) async fn qualities(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    group: Option<GroupId>,
    at: Instant,
) -> Result<Vec<Quality>, Error> {
    let (before, after) = days_around(at);
    let around: Vec<MandateAround> = sql
        .all(MANDATES_AROUND, args![body, person, after, before])
        .await?;
    let mut qualities = Vec::new();
    for mandate in around {
        if !mandate.days.contain(day_at(at, &mandate.time_zone)) {
            continue;
        }
        if Some(mandate.group) == group {
            qualities.extend(mandate.role.qualities());
        }
        if mandate.kind == GroupKind::Services {
            qualities.push(Quality::Agent);
        }
    }
    Ok(qualities)
}

/// Who holds a mandate in a group of services on the day it is at `at`.
pub(crate) async fn agents(sql: &mut Sql, body: CollectiviteId, at: Instant) -> Result<Vec<PersonId>, Error> {
    let (before, after) = days_around(at);
    let values = args![body, GroupKind::Services, after, before];
    let around: Vec<PersonAround> = sql.all(LIST_OF_KIND_AROUND, values).await?;
    let mut agents: Vec<PersonId> = around
        .into_iter()
        .filter(|row| row.days.contain(day_at(at, &row.time_zone)))
        .map(|row| row.person)
        .collect();
    agents.dedup();
    Ok(agents)
}

/// The groups where `person` holds a mandate on the day it is at `at`, by name.
pub(crate) async fn groups_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    at: Instant,
) -> Result<Vec<Group>, Error> {
    let (before, after) = days_around(at);
    let around: Vec<GroupAround> = sql.all(GROUPS_AROUND, args![body, person, after, before]).await?;
    let mut groups: Vec<Group> = around
        .into_iter()
        .filter(|row| row.days.contain(day_at(at, &row.time_zone)))
        .map(|row| row.group)
        .collect();
    groups.dedup_by_key(|group| group.id);
    Ok(groups)
}

/// The mandates of `person` in `group`, whatever their dates, oldest first.
pub(crate) async fn mandates_of(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    group: GroupId,
) -> Result<Vec<OwnMandate>, Error> {
    sql.all(MANDATES_OF_PERSON_IN_GROUP, args![body, person, group])
        .await
}

/// The mandates of `person` that run on `day` and go on after it; not those that a proof gave, which nobody took on.
pub(crate) async fn mandates_beyond(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    day: Date,
) -> Result<Vec<MandateBeyond>, Error> {
    let values = args![body, person, day, GroupKind::Phones, GroupKind::Electors];
    sql.all(MANDATES_BEYOND, values).await
}

pub(crate) async fn end_mandate(
    sql: &mut Sql,
    body: CollectiviteId,
    mandate: Id<Mandate>,
    day: Date,
) -> Result<(), Error> {
    sql.execute(END_MANDATE, args![body, mandate, day]).await?;
    Ok(())
}

/// Takes back the mandates of `person` that begin after `day`.
pub(crate) async fn forget_mandates_to_come(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    day: Date,
) -> Result<(), Error> {
    sql.execute(FORGET_MANDATES_TO_COME, args![body, person, day])
        .await?;
    Ok(())
}

/// How many members each group has on `day`; a group without any is absent.
pub(crate) async fn member_counts(
    sql: &mut Sql,
    body: CollectiviteId,
    day: Date,
) -> Result<BTreeMap<GroupId, i64>, Error> {
    let counts: Vec<GroupCount> = sql.all(COUNT_CURRENT_BY_GROUP, args![body, day]).await?;
    Ok(counts.into_iter().map(|row| (row.groupe_id, row.n)).collect())
}

pub(crate) async fn current_members(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    day: Date,
    limit: i64,
    offset: i64,
) -> Result<Vec<Member>, Error> {
    sql.all(CURRENT_MEMBERS, args![body, group, day, limit, offset])
        .await
}

/// Those whose mandate begins after `day`, soonest first.
pub(crate) async fn future_members(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    day: Date,
    limit: i64,
) -> Result<Vec<Member>, Error> {
    sql.all(FUTURE_MEMBERS, args![body, group, day, limit]).await
}

/// Those whose mandate ended before `day`, latest first.
pub(crate) async fn past_members(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    day: Date,
    limit: i64,
) -> Result<Vec<Member>, Error> {
    sql.all(PAST_MEMBERS, args![body, group, day, limit]).await
}

/// A person's mandates that run on `day` or will, by group.
pub(crate) async fn mandates_not_over(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    day: Date,
) -> Result<Vec<MandateInGroup>, Error> {
    sql.all(MANDATES_NOT_OVER, args![body, person, day]).await
}
