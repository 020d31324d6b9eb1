//! Consultations to answer without network: each with its form.

use db::Sql;
use kernel::{BoxFuture, CarriedPage, CollectiviteId, Fault, House, PersonId};

use crate::model::Stage;
use crate::store::consultations;

pub(crate) fn pages<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    _: PersonId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<CarriedPage>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let now = house.clock.now();
        let open = consultations::not_over(sql, body, now, rows).await?;
        let pages = open
            .iter()
            .filter(|one| one.stage_at(now) == Stage::Open)
            .flat_map(|one| {
                [one.path(), format!("{}/contribuer", one.path())].map(|path| CarriedPage {
                    kind: "consultation",
                    path,
                })
            });
        Ok(pages.take(limit).collect())
    })
}
