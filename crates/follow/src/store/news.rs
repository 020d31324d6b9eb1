//! What happened, by what it is a part of.

use db::{Instant, Sql, Uuid, args};
use kernel::{CollectiviteId, NewsSort, NumberedLine, PersonId, SubjectRef};

use crate::model::Choice;

/// What is not news to somebody: what they did themselves, what came before they followed, and what is a part of
/// something nearer that they follow, or want to hear nothing of: it is told there, or not at all. `cross join` keeps
/// SQLite from looking for each line among all that they follow: a line is a part of a few things.
macro_rules! own_news {
    ($but:literal) => {
        concat!(
            "n.number > f.from_number and (n.actor_id is null or n.actor_id <> f.person_id)
            and not exists (select 1 from news m cross join follow g
                where m.collectivite_id = n.collectivite_id and m.number = n.number and m.depth < n.depth
                and g.collectivite_id = m.collectivite_id and g.person_id = f.person_id and g.object_id = m.object_id ",
            $but,
            ")"
        )
    };
}

db::statements! {
    INSERT = "insert into news (collectivite_id, object_id, number, object_type, depth, kind, sort, subject_type, subject_id,
        actor_id, at, until_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (collectivite_id, object_id, number) do nothing";
    /// What came later to be a part of something is told there with all that happened to it before.
    GATHER = "insert into news (collectivite_id, object_id, number, object_type, depth, kind, sort, subject_type, subject_id, actor_id, at, until_at)
        select n.collectivite_id, $3, n.number, $4, n.depth + 1, n.kind, n.sort, n.subject_type, n.subject_id, n.actor_id, n.at, n.until_at
        from news n where n.collectivite_id = $1 and n.object_id = $2
        on conflict (collectivite_id, object_id, number) do nothing";
    SET_RETRACTION = "insert into news_retraction (collectivite_id, number) values ($1, $2)
        on conflict (collectivite_id) do update set number = excluded.number where news_retraction.number < excluded.number";
    RETRACT = "delete from news where collectivite_id = $1 and subject_id = $2";
    SET_DEADLINE = "insert into news_deadline (collectivite_id, object_id, subject_id, subject_type, kind, until_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, object_id, subject_id) do update set kind = excluded.kind, until_at = excluded.until_at";
    END_DEADLINE = "delete from news_deadline where collectivite_id = $1 and subject_id = $2";
    LAST_NUMBER = "select coalesce(max(number), 0) as n from news where collectivite_id = $1";

    /// Few lines since then: each is asked, by itself, whether they follow it. At most the lines of $3 to $4, $5 of them; a
    /// line that two things equally near are followed for is one.
    COUNT_BY_LINE = "select count(distinct c.number) as n from (select n.number from news n
        where n.collectivite_id = $1 and n.number > $3 and n.number <= $4 and (n.actor_id is null or n.actor_id <> $2)
        and (select count(*) from follow f where f.collectivite_id = $1 and f.person_id = $2 and f.object_id = n.object_id
            and f.choice <> 'nothing' and f.from_number < n.number) = 1
        and (select count(*) from news m cross join follow g
            where m.collectivite_id = $1 and m.number = n.number and m.depth < n.depth
            and g.collectivite_id = m.collectivite_id and g.person_id = $2 and g.object_id = m.object_id) = 0
        limit $5) as c";
    /// Many lines since then: each thing followed is asked for what came since, until enough was found. `cross join` keeps
    /// SQLite from reading all that came since instead.
    COUNT_BY_OBJECT = concat!("select count(distinct c.number) as n from (select n.number from follow f cross join news n
        where n.collectivite_id = f.collectivite_id and n.object_id = f.object_id and n.number > $3
        and f.collectivite_id = $1 and f.person_id = $2 and f.choice <> 'nothing' and ", own_news!(""), "
        limit $4) as c");

    /// What somebody follows by what happened last to it, of two choices, where something happened after $5.
    LIST_OBJECTS = "select t.object_type, t.object_id, t.last_number, s.title, s.path from (
            select f.object_type, f.object_id, (select coalesce(max(n.number), 0) from news n
                where n.collectivite_id = f.collectivite_id and n.object_id = f.object_id and n.number > f.from_number) as last_number
            from follow f where f.collectivite_id = $1 and f.person_id = $2 and f.choice in ($3, $4)) as t
        join subject s on s.collectivite_id = $1 and s.type = t.object_type and s.id = t.object_id
        where t.last_number > $5 order by t.last_number desc, t.object_id limit $6 offset $7";
    /// For the site, what is told nearer is not told here. For the digest ($7), what is nearer and only followed by taking
    /// part, which nobody is written of, keeps nothing from what one asked to be written of. The latest $8 lines are read.
    LIST_OF_OBJECT = concat!("select n.number, n.kind, n.sort, n.subject_type, n.subject_id, n.at, n.until_at, s.title, s.path
        from (select l.collectivite_id, l.object_id, l.number, l.depth, l.kind, l.sort, l.subject_type, l.subject_id, l.actor_id, l.at, l.until_at
            from news l where l.collectivite_id = $1 and l.object_id = $2 and l.number > $4 and l.number <= $5
            order by l.number desc limit $8) n
        join follow f on f.collectivite_id = n.collectivite_id and f.person_id = $3 and f.object_id = n.object_id
        join subject s on s.collectivite_id = n.collectivite_id and s.type = n.subject_type and s.id = n.subject_id
        where ", own_news!("and ($7 = 'site' or g.choice <> 'site' or g.reason <> 'took-part')"), "
        order by n.number desc limit $6");
    /// All that is public about something, whoever reads; of one sort, or of all when $4 is empty.
    LIST_TIMELINE = "select n.number, n.kind, n.sort, n.subject_type, n.subject_id, n.at, n.until_at, s.title, s.path
        from news n join subject s on s.collectivite_id = n.collectivite_id and s.type = n.subject_type and s.id = n.subject_id
        where n.collectivite_id = $1 and n.object_id = $2 and n.number < $3 order by n.number desc limit $4";
    LIST_TIMELINE_OF_SORT = "select n.number, n.kind, n.sort, n.subject_type, n.subject_id, n.at, n.until_at, s.title, s.path
        from news n join subject s on s.collectivite_id = n.collectivite_id and s.type = n.subject_type and s.id = n.subject_id
        where n.collectivite_id = $1 and n.object_id = $2 and n.sort = $5 and n.number < $3 order by n.number desc limit $4";
    /// The things of one type that are a part of something, those to which something happened last first: among its last
    /// two hundred lines about such things.
    LIST_PARTS = "select p.subject_id, s.title, s.path from (
            select r.subject_id, max(r.number) as last_number from (
                select n.subject_id, n.number from news n
                where n.collectivite_id = $1 and n.object_id = $2 and n.subject_type = $3 and n.depth > 0
                order by n.number desc limit 200) as r
            group by r.subject_id) as p
        join subject s on s.collectivite_id = $1 and s.type = $3 and s.id = p.subject_id
        order by p.last_number desc limit $4";
    /// What closes or takes place soon, among what somebody has in their digest: few things do.
    LIST_DEADLINES = "select distinct d.subject_type, d.subject_id, d.kind, d.until_at, s.title, s.path
        from news_deadline d cross join follow f
        join subject s on s.collectivite_id = d.collectivite_id and s.type = d.subject_type and s.id = d.subject_id
        where d.collectivite_id = $1 and d.until_at > $3 and d.until_at <= $4
        and f.collectivite_id = d.collectivite_id and f.person_id = $2 and f.object_id = d.object_id and f.choice = 'digest'
        order by d.until_at, d.subject_id limit $5";
}

/// Things equally near that one line may be told under: an act’s text, its meeting and its group.
const NEAR_MAX: i64 = 3;

/// Lines of one thing that are looked at, to find those that are told nowhere nearer.
const READ_MAX: i64 = 2_000;

/// One line of news.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) number: i64,
    pub(crate) kind: String,
    pub(crate) sort: NewsSort,
    pub(crate) subject: SubjectRef,
    pub(crate) title: String,
    pub(crate) path: String,
    pub(crate) at: Instant,
    pub(crate) until: Option<Instant>,
}

impl db::FromRow for Told {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        Ok(Self {
            number: row.get("number")?,
            kind: row.get("kind")?,
            sort: row.get("sort")?,
            subject: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            title: row.get("title")?,
            path: row.get("path")?,
            at: row.get("at")?,
            until: row.get("until_at")?,
        })
    }
}

db::record! {
    /// Something followed, with the number of what happened last to it.
    #[derive(Clone, Debug)]
    pub(crate) struct LivingObject {
        pub(crate) object_type: String,
        pub(crate) object_id: Uuid,
        pub(crate) last_number: i64,
        pub(crate) title: String,
        pub(crate) path: String,
    }
}

db::record! {
    /// Something that is a part of a group or a parcours.
    #[derive(Clone, Debug)]
    pub(crate) struct Part {
        pub(crate) subject_id: Uuid,
        pub(crate) title: String,
        pub(crate) path: String,
    }
}

db::record! {
    /// Something that closes or takes place soon.
    #[derive(Clone, Debug)]
    pub(crate) struct Deadline {
        pub(crate) kind: String,
        pub(crate) until_at: Instant,
        pub(crate) title: String,
        pub(crate) path: String,
    }
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    line: &NumberedLine,
    sort: NewsSort,
    until: Option<Instant>,
    (object, depth): (&SubjectRef, i64),
) -> Result<(), db::Error> {
    let values = args![
        body,
        object.id,
        line.number,
        &object.kind,
        depth,
        &line.kind,
        sort,
        &line.subject.kind,
        line.subject.id,
        line.actor,
        line.at,
        until
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// Tells `whole` all that was told of `part`.
pub(crate) async fn gather(
    sql: &mut Sql,
    body: CollectiviteId,
    part: &SubjectRef,
    whole: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(GATHER, args![body, part.id, whole.id, &whole.kind])
        .await?;
    Ok(())
}

/// Takes back what was told of a subject, by the line `number`.
pub(crate) async fn retract(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    number: i64,
) -> Result<(), db::Error> {
    sql.execute(RETRACT, args![body, subject.id]).await?;
    sql.execute(END_DEADLINE, args![body, subject.id]).await?;
    sql.execute(SET_RETRACTION, args![body, number]).await?;
    Ok(())
}

pub(crate) async fn set_deadline(
    sql: &mut Sql,
    body: CollectiviteId,
    object: &SubjectRef,
    line: &NumberedLine,
    until: Instant,
) -> Result<(), db::Error> {
    let values = args![
        body,
        object.id,
        line.subject.id,
        &line.subject.kind,
        &line.kind,
        until
    ];
    sql.execute(SET_DEADLINE, values).await?;
    Ok(())
}

pub(crate) async fn end_deadline(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(END_DEADLINE, args![body, subject.id]).await?;
    Ok(())
}

pub(crate) async fn last_number(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(LAST_NUMBER, args![body]).await
}

pub(crate) async fn count_by_line(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (after, up_to): (i64, i64),
    limit: i64,
) -> Result<i64, db::Error> {
    sql.count(COUNT_BY_LINE, args![body, person, after, up_to, limit * NEAR_MAX])
        .await
}

pub(crate) async fn count_by_object(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    after: i64,
    limit: i64,
) -> Result<i64, db::Error> {
    sql.count(COUNT_BY_OBJECT, args![body, person, after, limit * NEAR_MAX])
        .await
}

pub(crate) async fn objects(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    choices: [Choice; 2],
    after: i64,
    (limit, offset): (i64, i64),
) -> Result<Vec<LivingObject>, db::Error> {
    let [one, other] = choices;
    sql.all(
        LIST_OBJECTS,
        args![body, person, one, other, after, limit, offset],
    )
    .await
}

/// What happened to `object` after `after` and up to `up_to` that is news to `person`, on the site or in the digest,
/// newest first: among its latest [`READ_MAX`] lines, whoever is told of the others nearer.
pub(crate) async fn of_object(
    sql: &mut Sql,
    body: CollectiviteId,
    object: Uuid,
    person: PersonId,
    (after, up_to): (i64, i64),
    (place, limit): (Choice, i64),
) -> Result<Vec<Told>, db::Error> {
    sql.all(
        LIST_OF_OBJECT,
        args![body, object, person, after, up_to, limit, place, READ_MAX],
    )
    .await
}

pub(crate) async fn timeline(
    sql: &mut Sql,
    body: CollectiviteId,
    object: Uuid,
    sort: Option<NewsSort>,
    before: i64,
    limit: i64,
) -> Result<Vec<Told>, db::Error> {
    match sort {
        Some(sort) => {
            sql.all(LIST_TIMELINE_OF_SORT, args![body, object, before, limit, sort])
                .await
        }
        None => sql.all(LIST_TIMELINE, args![body, object, before, limit]).await,
    }
}

/// The things of one type that are a part of `object`, those to which something happened last first.
pub(crate) async fn parts(
    sql: &mut Sql,
    body: CollectiviteId,
    object: Uuid,
    kind: &str,
    limit: i64,
) -> Result<Vec<Part>, db::Error> {
    sql.all(LIST_PARTS, args![body, object, kind, limit]).await
}

pub(crate) async fn deadlines(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (after, up_to): (Instant, Instant),
    limit: i64,
) -> Result<Vec<Deadline>, db::Error> {
    sql.all(LIST_DEADLINES, args![body, person, after, up_to, limit])
        .await
}
