//! Ideas, and the projects they become.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{BudgetId, Cents, IDEAS_MAX, Idea, IdeaId, IdeaState, WorksState};

macro_rules! columns {
    () => {
        "select id, budget_id, number, title, description, author_id, shows_name, district, longitude_e6, latitude_e6,
            estimate_cents, state, merged_into, reason, cost_cents, running_cents, photo, photo_words, is_funded, votes,
            works, created_at, changed_at, version
        from budget_idea where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT = "insert into budget_idea (collectivite_id, id, budget_id, number, title, description, author_id, shows_name,
        district, longitude_e6, latitude_e6, estimate_cents, state, reason, cost_cents, photo_words, is_funded, votes,
        created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', $14, '', $15, $16, $17, $17, 1)";
    FIND = concat!(columns!(), "and id = $2");
    /// Withdrawn ideas say nothing any more: however many there are, they take the place of none.
    LIST_ALL = concat!(columns!(), "and budget_id = $2
        order by case when state = 'retiree' then 1 else 0 end, number limit $3");
    LIST_PROJECTS = concat!(columns!(), "and budget_id = $2 and state = 'recevable' order by number limit $3");
    LIST_LATEST = concat!(columns!(), "and budget_id = $2 and state not in ('reunie', 'retiree', 'moderee')
        order by number desc limit $3");
    LIST_PLACED = concat!(columns!(), "and budget_id = $2 and state not in ('reunie', 'retiree', 'moderee')
        and longitude_e6 is not null and latitude_e6 is not null order by number limit $3");
    LIST = concat!(columns!(), "and budget_id = $2 and state not in ('reunie', 'retiree', 'moderee')
        order by number limit $3 offset $4");
    LIST_MERGED = concat!(columns!(), "and merged_into = $2 and state = 'reunie' order by number limit $3");
    COUNT = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and state not in ('reunie', 'retiree', 'moderee')";
    COUNT_OF_AUTHOR = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and author_id = $3 and state <> 'retiree'";
    COUNT_WITHDRAWN_OF_AUTHOR = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and author_id = $3 and state = 'retiree'";
    COUNT_KEPT = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and state <> 'retiree'";
    COUNT_IN_DISTRICT = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and district = $3 and state <> 'retiree'";
    TALLY = "select state, is_funded, works, count(*) as n from budget_idea
        where collectivite_id = $1 and budget_id = $2 group by state, is_funded, works";
    COUNT_FUNDED = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and is_funded = $3";
    COUNT_DELIVERED = "select count(*) as n from budget_idea where collectivite_id = $1 and budget_id = $2
        and is_funded = $3 and works = 'livres'";
    LATEST_WORKS = concat!(columns!(), "and budget_id = $2 and is_funded = $3 and works is not null
        and works <> 'prevus' order by changed_at desc, id limit 1");
    DELETE_IDEAS = "delete from budget_idea where collectivite_id = $1 and budget_id = $2";
    LAST_NUMBER = "select coalesce(max(number), 0) as n from budget_idea where collectivite_id = $1 and budget_id = $2";
    SET_WORDS = "update budget_idea set title = $3, description = $4, shows_name = $5, district = $6, longitude_e6 = $7,
        latitude_e6 = $8, estimate_cents = $9, changed_at = $10, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $11";
    SET_STATE = "update budget_idea set state = $3, merged_into = $4, reason = $5, cost_cents = $6, running_cents = $7,
        changed_at = $8, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $9";
    SET_PHOTO = "update budget_idea set photo = $3, photo_words = $4, changed_at = $5, version = version + 1
        where collectivite_id = $1 and id = $2";
    /// Nothing is left of what it said. Its district is a name of the budget's, and says whose money pays for it.
    FORGET = "update budget_idea set title = '', description = '', longitude_e6 = null, latitude_e6 = null,
        estimate_cents = null, photo = null, photo_words = '' where collectivite_id = $1 and id = $2";
    SET_FATE = "update budget_idea set is_funded = $3, votes = $4, works = $5, changed_at = $6, version = version + 1
        where collectivite_id = $1 and id = $2";
    SET_WORKS = "update budget_idea set works = $3, changed_at = $4, version = version + 1
        where collectivite_id = $1 and id = $2";
}

db::record! {
    /// How many ideas of a budget are alike.
    pub(crate) struct Tally {
        /// Where they stand
        pub(crate) state: IdeaState,
        /// True when the vote funds them
        pub(crate) is_funded: bool,
        /// How far their works are
        pub(crate) works: Option<WorksState>,
        /// How many
        pub(crate) n: i64,
    }
}

/// The most ideas merged into one that its page names.
const MERGED_MAX: i64 = 100;

pub(crate) async fn insert_idea(sql: &mut Sql, body: CollectiviteId, idea: &Idea) -> Result<(), db::Error> {
    let values = args![
        body,
        idea.id,
        idea.budget_id,
        idea.number,
        &idea.title,
        &idea.description,
        idea.author_id,
        idea.shows_name,
        &idea.district,
        idea.longitude_e6,
        idea.latitude_e6,
        idea.estimate_cents.map(Cents::value),
        idea.state,
        idea.cost_cents.map(Cents::value),
        idea.is_funded,
        idea.votes,
        idea.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find_idea(
    sql: &mut Sql,
    body: CollectiviteId,
    id: IdeaId,
) -> Result<Option<Idea>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// All the ideas of a budget, by number, those nobody reads any more included.
pub(crate) async fn list_all(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Vec<Idea>, db::Error> {
    let mut ideas: Vec<Idea> = sql.all(LIST_ALL, args![body, budget, IDEAS_MAX]).await?;
    ideas.sort_by_key(|idea| idea.number);
    Ok(ideas)
}

/// The projects of the vote, by number: the ideas that can be done.
pub(crate) async fn list_projects(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Vec<Idea>, db::Error> {
    sql.all(LIST_PROJECTS, args![body, budget, IDEAS_MAX]).await
}

/// Those that stand by themselves, the latest first.
pub(crate) async fn list_latest(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    limit: i64,
) -> Result<Vec<Idea>, db::Error> {
    sql.all(LIST_LATEST, args![body, budget, limit]).await
}

/// Those that stand by themselves and have a place, by number.
pub(crate) async fn list_placed(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    limit: i64,
) -> Result<Vec<Idea>, db::Error> {
    sql.all(LIST_PLACED, args![body, budget, limit]).await
}

/// Those that stand by themselves, by number.
pub(crate) async fn list_ideas(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Idea>, db::Error> {
    sql.all(LIST, args![body, budget, limit, offset]).await
}

/// Those merged into an idea, by number.
pub(crate) async fn list_merged(
    sql: &mut Sql,
    body: CollectiviteId,
    into: IdeaId,
) -> Result<Vec<Idea>, db::Error> {
    sql.all(LIST_MERGED, args![body, into, MERGED_MAX]).await
}

/// How many stand by themselves.
pub(crate) async fn count_ideas(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body, budget]).await
}

pub(crate) async fn count_of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    author: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_AUTHOR, args![body, budget, author]).await
}

/// How many of an author's ideas were taken back.
pub(crate) async fn count_withdrawn_of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    author: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_WITHDRAWN_OF_AUTHOR, args![body, budget, author])
        .await
}

/// How many were not taken back.
pub(crate) async fn count_kept(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_KEPT, args![body, budget]).await
}

/// How many say to be in a district.
pub(crate) async fn count_in_district(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    district: &str,
) -> Result<i64, db::Error> {
    sql.count(COUNT_IN_DISTRICT, args![body, budget, district]).await
}

/// How many projects are funded, and how many of them are delivered.
pub(crate) async fn count_works_of(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<(i64, i64), db::Error> {
    let funded = sql.count(COUNT_FUNDED, args![body, budget, true]).await?;
    let delivered = sql.count(COUNT_DELIVERED, args![body, budget, true]).await?;
    Ok((funded, delivered))
}

/// The funded project whose works moved last; none as long as no works began.
pub(crate) async fn latest_works_of(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Option<Idea>, db::Error> {
    sql.optional(LATEST_WORKS, args![body, budget, true]).await
}

/// How many ideas stand where, without reading what they say.
pub(crate) async fn tally(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Vec<Tally>, db::Error> {
    sql.all(TALLY, args![body, budget]).await
}

/// Deletes the ideas of a budget that is taken away.
pub(crate) async fn delete_ideas(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<(), db::Error> {
    sql.execute(DELETE_IDEAS, args![body, budget]).await?;
    Ok(())
}

/// The number of the idea that comes. Two who propose at once: the second one is told to begin again by its number.
pub(crate) async fn next_number(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<i64, db::Error> {
    Ok(sql.count(LAST_NUMBER, args![body, budget]).await? + 1)
}

/// What its author says. False when it is no longer at `idea.version`.
pub(crate) async fn set_words(
    sql: &mut Sql,
    body: CollectiviteId,
    idea: &Idea,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        idea.id,
        &idea.title,
        &idea.description,
        idea.shows_name,
        &idea.district,
        idea.longitude_e6,
        idea.latitude_e6,
        idea.estimate_cents.map(Cents::value),
        now,
        idea.version
    ];
    Ok(sql.execute(SET_WORDS, values).await? == 1)
}

/// Where it stands, with what the services say. False when it is no longer at `idea.version`.
pub(crate) async fn set_state(
    sql: &mut Sql,
    body: CollectiviteId,
    idea: &Idea,
    state: IdeaState,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        idea.id,
        state,
        idea.merged_into,
        &idea.reason,
        idea.cost_cents.map(Cents::value),
        idea.running_cents.map(Cents::value),
        now,
        idea.version
    ];
    Ok(sql.execute(SET_STATE, values).await? == 1)
}

pub(crate) async fn set_photo(
    sql: &mut Sql,
    body: CollectiviteId,
    id: IdeaId,
    (photo, words): (Option<&str>, &str),
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_PHOTO, args![body, id, photo, words, now]).await?;
    Ok(())
}

/// Forgets what it said: its number and where it stood are left.
pub(crate) async fn forget_idea(sql: &mut Sql, body: CollectiviteId, id: IdeaId) -> Result<(), db::Error> {
    sql.execute(FORGET, args![body, id]).await?;
    Ok(())
}

/// What the vote makes of it: funded or not, with its votes. The works of what is funded are to be begun.
pub(crate) async fn set_fate(
    sql: &mut Sql,
    body: CollectiviteId,
    id: IdeaId,
    (is_funded, votes): (bool, i64),
    now: Instant,
) -> Result<(), db::Error> {
    let works = is_funded.then(|| WorksState::Planned.as_str());
    sql.execute(SET_FATE, args![body, id, is_funded, votes, works, now])
        .await?;
    Ok(())
}

pub(crate) async fn set_works(
    sql: &mut Sql,
    body: CollectiviteId,
    id: IdeaId,
    works: WorksState,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_WORKS, args![body, id, works, now]).await?;
    Ok(())
}
