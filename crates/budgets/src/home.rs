//! Budgets on the home page, in the news, and on the page of their group or their parcours.

use db::{Instant, Sql};
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, News, NewsSort, Sentence, Standing,
    SubjectRef,
};

use crate::model::{BUDGET, Budget, BudgetId, IDEA, Stage};
use crate::store;

/// What is news to those who follow a budget.
pub(crate) const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "budgets.ideas-opened").until("closes_at"),
    News::of(NewsSort::Scheduled, "budgets.ideas-closed"),
    News::of(NewsSort::Said, "budgets.idea-proposed").taking_part(),
    News::of(NewsSort::Said, "budgets.idea-eligible"),
    News::of(NewsSort::Said, "budgets.idea-refused"),
    News::of(NewsSort::Said, "budgets.idea-merged"),
    News::of(NewsSort::Scheduled, "budgets.vote-opened").until("closes_at"),
    News::of(NewsSort::Scheduled, "budgets.vote-extended").until("closes_at"),
    News::of(NewsSort::Filed, "budgets.decided").ending(),
    News::of(NewsSort::Filed, "budgets.works-told"),
    News::retraction("budgets.idea-withdrawn"),
    News::retraction("budgets.idea-removed"),
];

/// An idea is a part of its budget, a budget of its group's work.
pub(crate) fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        let whole = match subject.kind.as_str() {
            IDEA => store::find_idea(sql, body, subject.id())
                .await?
                .map(|idea| SubjectRef::new(BUDGET, idea.budget_id)),
            BUDGET => store::find(sql, body, subject.id())
                .await?
                .map(|budget| SubjectRef::new("group", budget.group_id)),
            _ => None,
        };
        Ok(whole.into_iter().collect())
    })
}

/// Where a budget stands, in a short sentence, and its date.
pub(crate) fn state_of(budget: &Budget) -> (Sentence, Instant) {
    match budget.stage {
        Stage::Prepared => (Sentence::new("budgets-state-prepared"), budget.created_at),
        Stage::Ideas => {
            let end = budget.ideas_close_at.unwrap_or(budget.changed_at);
            (Sentence::new("budgets-state-ideas").with("at", end), end)
        }
        Stage::Study => (Sentence::new("budgets-state-study"), budget.changed_at),
        Stage::Vote => {
            let end = budget.vote_closes_at.unwrap_or(budget.changed_at);
            (Sentence::new("budgets-state-vote").with("at", end), end)
        }
        Stage::Counting => (Sentence::new("budgets-state-counting"), budget.changed_at),
        Stage::Decided => {
            let at = budget.decided_at.unwrap_or(budget.changed_at);
            let said = Sentence::new("budgets-state-decided").with("n", budget.ballots_count);
            (said, at)
        }
        Stage::Archived => (Sentence::new("budgets-state-archived"), budget.created_at),
    }
}

/// How far the works of what was chosen are, and since when; nothing as long as nothing is said of them.
async fn works_of(
    sql: &mut Sql,
    body: CollectiviteId,
    budget: BudgetId,
) -> Result<Option<(Sentence, Instant)>, db::Error> {
    let Some(latest) = store::latest_works_of(sql, body, budget).await? else {
        return Ok(None);
    };
    let (funded, delivered) = store::count_works_of(sql, body, budget).await?;
    let said = Sentence::new("budgets-home-works")
        .with("n", funded)
        .with("done", delivered);
    Ok(Some((said, latest.changed_at)))
}

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let now = house.clock.now();
        let mut entries = Vec::new();
        for budget in store::list(sql, body, rows, 0).await? {
            let (section, (detail, at)) = match budget.stage {
                Stage::Ideas if budget.takes_ideas_at(now) => (HomeSection::TakePart, state_of(&budget)),
                Stage::Vote if budget.takes_votes_at(now) => (HomeSection::TakePart, state_of(&budget)),
                Stage::Decided => match works_of(sql, body, budget.id).await? {
                    Some(works) => (HomeSection::Became, works),
                    None => (HomeSection::Decided, state_of(&budget)),
                },
                _ => continue,
            };
            entries.push(HomeEntry {
                section,
                kind: BUDGET,
                path: budget.path(),
                title: budget.title,
                detail,
                at,
            });
        }
        Ok(entries)
    })
}

pub(crate) fn standing<'a>(
    _house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let found = store::find(sql, body, subject.id()).await?;
        Ok(found.map(|budget| {
            let (state, at) = state_of(&budget);
            let is_over = matches!(budget.stage, Stage::Decided | Stage::Archived);
            Standing {
                sort: if is_over {
                    NewsSort::Filed
                } else {
                    NewsSort::Scheduled
                },
                state,
                at,
                is_open: !is_over,
            }
        }))
    })
}
