//! Budgets.

use db::{Instant, Sql, args};
use kernel::CollectiviteId;

use crate::model::{Budget, BudgetId, Stage};

macro_rules! columns {
    () => {
        "select id, group_id, title, presentation, stage, amount_cents, districts, sharing_rule, ballot_form,
            approvals_max, ideas_max, electorate, is_by_district, has_paper,
            case when seed = '' then told_seed else seed end as seed, ideas_close_at, vote_opened_at,
            vote_closes_at, closed_because, decided_at, ballots_count, created_at, changed_at, version
        from budget where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT = "insert into budget (collectivite_id, id, group_id, title, presentation, stage, amount_cents, districts,
        sharing_rule, ballot_form, approvals_max, ideas_max, electorate, is_by_district, has_paper, seed,
        told_seed, closed_because, decided_at, ballots_count, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, '', '', '', $16, 0, $17, $17, 1)";
    CHANGE = "update budget set title = $3, presentation = $4, amount_cents = $5, districts = $6, sharing_rule = $7,
        ballot_form = $8, approvals_max = $9, ideas_max = $10, electorate = $11, is_by_district = $12, has_paper = $13,
        changed_at = $14, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $15";
    FIND = concat!(columns!(), "and id = $2");
    LIST = concat!(columns!(), "order by changed_at desc, id limit $2 offset $3");
    /// Ballots are cast, and not counted yet.
    LIST_UNCOUNTED = concat!(columns!(), "and stage in ($2, $3) order by id limit $4");
    COUNT = "select count(*) as n from budget where collectivite_id = $1";
    /// Only from one stage to another: two people who press the same button do it once.
    SET_STAGE = "update budget set stage = $4, changed_at = $5, version = version + 1
        where collectivite_id = $1 and id = $2 and stage = $3";
    SET_IDEAS_END = "update budget set ideas_close_at = $3 where collectivite_id = $1 and id = $2";
    SET_VOTE = "update budget set vote_opened_at = $3, vote_closes_at = $4, seed = $5
        where collectivite_id = $1 and id = $2";
    SET_VOTE_END = "update budget set vote_closes_at = $3, changed_at = $4, version = version + 1
        where collectivite_id = $1 and id = $2";
    SET_SEED = "update budget set seed = $3 where collectivite_id = $1 and id = $2";
    SET_CLOSED_BECAUSE = "update budget set closed_because = $3 where collectivite_id = $1 and id = $2";
    /// Once counted, what decided between equals is told: it leaves with the budget.
    KEEP_RESULT = "update budget set ballots_count = $3, decided_at = $4, told_seed = seed
        where collectivite_id = $1 and id = $2";
    KEEP_CERTIFICATE = "insert into budget_certificate (collectivite_id, budget_id, certificate, papers_aside,
        aside_because) values ($1, $2, $3, $4, $5)";
    CERTIFICATE = "select certificate from budget_certificate where collectivite_id = $1 and budget_id = $2";
    ASIDE = "select papers_aside, aside_because from budget_certificate where collectivite_id = $1 and budget_id = $2";
    DELETE_CERTIFICATE = "delete from budget_certificate where collectivite_id = $1 and budget_id = $2";
    DELETE = "delete from budget where collectivite_id = $1 and id = $2 and stage = $3";
}

/// Districts as they are kept.
fn districts_of(budget: &Budget) -> String {
    serde_json::to_string(&budget.districts).expect("names and amounts are plain data")
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, budget: &Budget) -> Result<(), db::Error> {
    let values = args![
        body,
        budget.id,
        budget.group_id,
        &budget.title,
        &budget.presentation,
        budget.stage,
        budget.amount,
        districts_of(budget),
        budget.sharing_rule,
        budget.ballot_form,
        budget.approvals_max,
        budget.ideas_max,
        &budget.electorate,
        budget.is_by_district,
        budget.has_paper,
        budget.decided_at,
        budget.created_at
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

/// False when the budget is no longer at `budget.version`.
pub(crate) async fn change(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: &Budget,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        budget.id,
        &budget.title,
        &budget.presentation,
        budget.amount,
        districts_of(budget),
        budget.sharing_rule,
        budget.ballot_form,
        budget.approvals_max,
        budget.ideas_max,
        &budget.electorate,
        budget.is_by_district,
        budget.has_paper,
        now,
        budget.version
    ];
    Ok(sql.execute(CHANGE, values).await? == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
) -> Result<Option<Budget>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// The budgets, what changed last first.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
    offset: i64,
) -> Result<Vec<Budget>, db::Error> {
    sql.all(LIST, args![body, limit, offset]).await
}

pub(crate) async fn list_uncounted(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Budget>, db::Error> {
    let values = args![body, Stage::Vote, Stage::Counting, limit];
    sql.all(LIST_UNCOUNTED, values).await
}

pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId) -> Result<i64, db::Error> {
    sql.count(COUNT, args![body]).await
}

/// False when the budget is not at the first of these stages any more.
pub(crate) async fn set_stage(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    (from, to): (Stage, Stage),
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_STAGE, args![body, id, from, to, now]).await? == 1)
}

pub(crate) async fn set_ideas_end(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    end: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_IDEAS_END, args![body, id, end]).await?;
    Ok(())
}

/// From when and until when one votes, and what will decide between equals.
pub(crate) async fn set_vote(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    (opens, closes): (Instant, Instant),
    seed: &str,
) -> Result<(), db::Error> {
    sql.execute(SET_VOTE, args![body, id, opens, closes, seed])
        .await?;
    Ok(())
}

/// Until when one votes, moved later.
pub(crate) async fn set_vote_end(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    end: Instant,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(SET_VOTE_END, args![body, id, end, now]).await?;
    Ok(())
}

/// What decides between equals.
pub(crate) async fn set_seed(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    seed: &str,
) -> Result<(), db::Error> {
    sql.execute(SET_SEED, args![body, id, seed]).await?;
    Ok(())
}

/// Why the vote was closed before its end.
pub(crate) async fn set_closed_because(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    because: &str,
) -> Result<(), db::Error> {
    sql.execute(SET_CLOSED_BECAUSE, args![body, id, because]).await?;
    Ok(())
}

db::record! {
    /// The numbers on paper that were not counted.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub(crate) struct Aside {
        /// How many
        pub(crate) papers_aside: i64,
        /// What is said of it in public
        pub(crate) aside_because: String,
    }
}

/// The file of a count, how many ballots it holds, and what it leaves aside.
pub(crate) async fn keep_result(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    (certificate, ballots, aside): (&str, i64, &Aside),
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(KEEP_RESULT, args![body, id, ballots, now]).await?;
    let values = args![body, id, certificate, aside.papers_aside, &aside.aside_because];
    sql.execute(KEEP_CERTIFICATE, values).await?;
    Ok(())
}

db::record! {
    struct Kept {
        certificate: String,
    }
}

/// The file with which anybody counts again, once counted. Long: read where it is shown only.
pub(crate) async fn certificate(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
) -> Result<Option<String>, db::Error> {
    let kept: Option<Kept> = sql.optional(CERTIFICATE, args![body, id]).await?;
    Ok(kept.map(|kept| kept.certificate))
}

/// What the count left aside; none before it.
pub(crate) async fn aside_of(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
) -> Result<Option<Aside>, db::Error> {
    sql.optional(ASIDE, args![body, id]).await
}

/// Deletes a budget that is still at this stage, its ideas being deleted already. False when it moved meanwhile.
pub(crate) async fn delete(
    sql: &mut Sql,
    body: CollectiviteId,
    id: BudgetId,
    stage: Stage,
) -> Result<bool, db::Error> {
    sql.execute(DELETE_CERTIFICATE, args![body, id]).await?;
    Ok(sql.execute(DELETE, args![body, id, stage]).await? == 1)
}
