//! Plans on the home page: what became of what was promised.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, Sentence};

use crate::model::{day_of, summary};
use crate::store;

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let zone = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .zone();
        let mut entries = Vec::new();
        for plan in store::lately_measured(sql, body, rows).await? {
            let indicators = store::list_indicators(sql, body, plan.id).await?;
            let latest = store::latest_of_plan(sql, body, plan.id).await?;
            let Some(at) = latest.values().map(|value| value.recorded_at).max() else {
                continue;
            };
            let counted = summary(&indicators, &latest);
            let detail = Sentence::new("indicators-home")
                .with("good", counted.good)
                .with("all", counted.followed)
                .with("day", day_of(at, &zone));
            entries.push(HomeEntry {
                section: HomeSection::Became,
                kind: "plan",
                title: plan.title.clone(),
                path: plan.path(),
                detail,
                at,
            });
        }
        Ok(entries)
    })
}
