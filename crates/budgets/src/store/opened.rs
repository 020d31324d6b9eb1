//! Ideas as open data give them: those that anyone reads, of every budget, without who proposed them.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, OPEN_ROWS_AT_ONCE};

use crate::model::{BudgetId, Cents, IdeaId, IdeaState, Stage, WorksState};

db::statements! {
    LIST_OPENED = "select i.id, i.budget_id, b.title as budget, b.stage, i.number, i.title, i.district, i.longitude_e6,
        i.latitude_e6, i.estimate_cents, i.state, i.reason, i.cost_cents, i.running_cents, i.is_funded, i.votes, i.works,
        i.created_at, i.changed_at
        from budget_idea i
        join budget b on b.collectivite_id = i.collectivite_id and b.id = i.budget_id
        where i.collectivite_id = $1 and i.state not in ('retiree', 'moderee') and i.id > $2 order by i.id limit $3";
}

db::record! {
    /// An idea that anyone reads, with its budget.
    pub(crate) struct Opened {
        pub(crate) id: IdeaId,
        pub(crate) budget_id: BudgetId,
        pub(crate) budget: String,
        pub(crate) stage: Stage,
        pub(crate) number: i64,
        pub(crate) title: String,
        pub(crate) district: String,
        pub(crate) longitude_e6: Option<i64>,
        pub(crate) latitude_e6: Option<i64>,
        pub(crate) estimate_cents: Option<Cents>,
        pub(crate) state: IdeaState,
        pub(crate) reason: String,
        pub(crate) cost_cents: Option<Cents>,
        pub(crate) running_cents: Option<Cents>,
        pub(crate) is_funded: bool,
        pub(crate) votes: Option<i64>,
        pub(crate) works: Option<WorksState>,
        pub(crate) created_at: Instant,
        pub(crate) changed_at: Instant,
    }
}

/// Those proposed after one, in the order in which they were proposed.
pub(crate) async fn ideas_after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: IdeaId,
) -> Result<Vec<Opened>, db::Error> {
    sql.all(LIST_OPENED, args![body, last, OPEN_ROWS_AT_ONCE]).await
}
