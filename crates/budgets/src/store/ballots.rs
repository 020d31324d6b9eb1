//! Ballots, online and on paper.

use db::{FromRow, Instant, Row, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{BALLOTS_MAX, BudgetId};

db::statements! {
    KEEP_BALLOT = "insert into budget_ballot (collectivite_id, budget_id, voter_id, district, projects, cast_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (collectivite_id, budget_id, voter_id) do update set district = excluded.district,
            projects = excluded.projects, cast_at = excluded.cast_at";
    BALLOT_OF = "select voter_id, district, projects, cast_at from budget_ballot
        where collectivite_id = $1 and budget_id = $2 and voter_id = $3";
    LIST_BALLOTS = "select voter_id, district, projects, cast_at from budget_ballot
        where collectivite_id = $1 and budget_id = $2 order by voter_id limit $3";
    COUNT_BALLOTS = "select count(*) as n from budget_ballot where collectivite_id = $1 and budget_id = $2";
    FORGET_CHOICES = "update budget_ballot set projects = '[]', district = ''
        where collectivite_id = $1 and budget_id = $2";
    ENTER_PAPER = "insert into budget_paper (collectivite_id, budget_id, number, entered_by, district, projects, is_null,
        entered_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (collectivite_id, budget_id, number, entered_by) do update set district = excluded.district,
            projects = excluded.projects, is_null = excluded.is_null, entered_at = excluded.entered_at";
    REMOVE_PAPER = "delete from budget_paper where collectivite_id = $1 and budget_id = $2 and number = $3
        and entered_by = $4";
    LIST_PAPERS = "select number, entered_by, district, projects, is_null, entered_at from budget_paper
        where collectivite_id = $1 and budget_id = $2 order by entered_at, entered_by limit $3";
    COUNT_PAPERS = "select count(*) as n from budget_paper where collectivite_id = $1 and budget_id = $2";
    PAPERS_OF = "select number, entered_by, district, projects, is_null, entered_at from budget_paper
        where collectivite_id = $1 and budget_id = $2 and number = $3 order by entered_by limit $4";
}

/// Agents who may read one ballot on paper.
const READERS_MAX: i64 = 20;

/// What somebody voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ballot {
    /// The voter's district, where it matters
    pub(crate) district: String,
    /// The projects, by number
    pub(crate) projects: Vec<i64>,
    /// When it was given
    pub(crate) cast_at: Instant,
}

impl FromRow for Ballot {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            district: row.get("district")?,
            projects: numbers(row)?,
            cast_at: row.get("cast_at")?,
        })
    }
}

/// A ballot on paper as one agent read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    /// The number printed on it
    pub(crate) number: String,
    /// Who read it
    pub(crate) entered_by: PersonId,
    /// The voter's district, where it matters
    pub(crate) district: String,
    /// The projects, by number; none for a blank ballot
    pub(crate) projects: Vec<i64>,
    /// True when it cannot be counted
    pub(crate) is_null: bool,
}

impl FromRow for Paper {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            number: row.get("number")?,
            entered_by: row.get("entered_by")?,
            district: row.get("district")?,
            projects: numbers(row)?,
            is_null: row.get("is_null")?,
        })
    }
}

fn numbers(row: &Row) -> Result<Vec<i64>, db::Error> {
    let text: String = row.get("projects")?;
    serde_json::from_str(&text).map_err(|_| db::Error::Content {
        column: "projects".to_owned(),
        value: text,
    })
}

fn written(projects: &[i64]) -> String {
    serde_json::to_string(projects).expect("numbers are plain data")
}

/// The ballot of a voter; it takes the place of the one given before.
pub(crate) async fn keep_ballot(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    voter: PersonId,
    ballot: &Ballot,
) -> Result<(), db::Error> {
    let values = args![
        body,
        budget,
        voter,
        &ballot.district,
        written(&ballot.projects),
        ballot.cast_at
    ];
    sql.execute(KEEP_BALLOT, values).await?;
    Ok(())
}

pub(crate) async fn ballot_of(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    voter: PersonId,
) -> Result<Option<Ballot>, db::Error> {
    sql.optional(BALLOT_OF, args![body, budget, voter]).await
}

pub(crate) async fn list_ballots(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Vec<Ballot>, db::Error> {
    sql.all(LIST_BALLOTS, args![body, budget, BALLOTS_MAX]).await
}

pub(crate) async fn count_ballots(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_BALLOTS, args![body, budget]).await
}

/// What each voted is told by nothing any more.
pub(crate) async fn forget_choices(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_CHOICES, args![body, budget]).await?;
    Ok(())
}

pub(crate) async fn enter_paper(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    paper: &Paper,
    now: Instant,
) -> Result<(), db::Error> {
    let values = args![
        body,
        budget,
        &paper.number,
        paper.entered_by,
        &paper.district,
        written(&paper.projects),
        paper.is_null,
        now
    ];
    sql.execute(ENTER_PAPER, values).await?;
    Ok(())
}

/// False when this agent entered no such ballot.
pub(crate) async fn remove_paper(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    number: &str,
    by: PersonId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(REMOVE_PAPER, args![body, budget, number, by]).await? == 1)
}

/// Every reading of every ballot on paper, the first entered first.
pub(crate) async fn list_papers(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Vec<Paper>, db::Error> {
    // Two readings make a ballot.
    sql.all(LIST_PAPERS, args![body, budget, 2 * BALLOTS_MAX]).await
}

/// How many readings there are.
pub(crate) async fn count_papers(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_PAPERS, args![body, budget]).await
}

/// The readings of one ballot.
pub(crate) async fn papers_of(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
    number: &str,
) -> Result<Vec<Paper>, db::Error> {
    sql.all(PAPERS_OF, args![body, budget, number, READERS_MAX]).await
}
