//! The line of the home page that reminds of what is late or missing.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, Sentence};
use ui::Words;

use crate::pages::MENU;
use crate::standing::{self, Standing};

/// Nothing is told before the body said how large it is: its duties are not known.
pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let body = house.collectivite(body).ok_or(Fault::NotFound("collectivite"))?;
        let size = standing::size(sql, &body).await?;
        if limit == 0 || size.population.is_none() {
            return Ok(Vec::new());
        }
        let now = house.clock.now();
        let all = standing::all(sql, &body, now).await?;
        let count = |standing: Standing| all.iter().filter(|stood| stood.standing == standing).count();
        let (late, missing) = (count(Standing::Late), count(Standing::Missing));
        if late + missing == 0 {
            return Ok(Vec::new());
        }
        let latest = all
            .iter()
            .filter_map(|stood| stood.answer.as_ref())
            .map(|answer| answer.at);
        let at = latest.max().unwrap_or(now);
        Ok(vec![HomeEntry {
            section: HomeSection::Became,
            kind: "disclosure",
            title: Words::of(house)?.say("disclosure-title"),
            path: MENU.to_owned(),
            detail: Sentence::new("disclosure-home")
                .with("late", late)
                .with("missing", missing),
            at,
        }])
    })
}
