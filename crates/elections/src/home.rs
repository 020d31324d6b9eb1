//! Elections on the home page and on the page of their group: those still open, by their hour, then those decided.

use db::Sql;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::model::{Election, State};
use crate::store;

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let now = house.clock.now();
        let found = store::counting(sql, body, rows).await?;
        let entries = found.into_iter().filter_map(|election| {
            let (section, detail, at) = if election.is_open_at(now) {
                let closes_at = election.settings.closes_at;
                let detail = Sentence::new("elections-home-open").with("at", closes_at);
                (HomeSection::TakePart, detail, closes_at)
            } else {
                let tallied = election.tallied_at?;
                (HomeSection::Decided, decided(&election), tallied)
            };
            Some(HomeEntry {
                section,
                kind: "election",
                path: election.path(),
                title: election.settings.name,
                detail,
                at,
            })
        });
        Ok(entries.collect())
    })
}

fn decided(election: &Election) -> Sentence {
    Sentence::new("elections-home-decided")
        .with("voted", i64::from(election.voted))
        .with("voters", i64::from(election.voters))
}

/// Until when an election is open, for the page of its group.
pub(crate) fn standing<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let now = house.clock.now();
        let found = store::find(sql, body, subject.id()).await?;
        let found = found.filter(|election| election.rehearsed.is_none());
        Ok(found.and_then(|election| match election.state {
            State::Open if election.is_open_at(now) => Some(Standing {
                sort: NewsSort::Scheduled,
                state: Sentence::new("elections-home-open").with("at", election.settings.closes_at),
                at: election.settings.closes_at,
                is_open: true,
            }),
            State::Tallied | State::Destroyed => election.tallied_at.map(|at| Standing {
                sort: NewsSort::Filed,
                state: decided(&election),
                at,
                is_open: false,
            }),
            _ => None,
        }))
    })
}
