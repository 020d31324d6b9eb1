//! Transmissions on the home page: what became of what was decided.

use db::Sql;
use kernel::{BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, Sentence};

use crate::model::{State, Transmission};
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
        let now = house.clock.now();
        let mut sent = store::in_state(sql, body, State::Answered, rows, 0).await?;
        sent.extend(store::in_state(sql, body, State::Waiting, rows, 0).await?);
        let mut entries: Vec<HomeEntry> = sent
            .iter()
            .map(|sent| {
                let days = sent.days_waited(now, &zone);
                entry(sent, days)
            })
            .collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        entries.truncate(limit);
        Ok(entries)
    })
}

fn entry(sent: &Transmission, days: i64) -> HomeEntry {
    let (key, at) = match sent.settled_at {
        Some(at) => ("transmissions-home-answered", at),
        None => ("transmissions-home-waiting", sent.sent_at),
    };
    HomeEntry {
        section: HomeSection::Became,
        kind: "transmission",
        title: sent.act_title.clone(),
        path: sent.path(),
        detail: Sentence::new(key)
            .with("quality", sent.recipient_quality.clone())
            .with("days", days),
        at,
    }
}
