//! The votes on the home page: those still open, by deadline, then what was decided, newest first.

use db::Sql;
use kernel::{
    BoxFuture, CollectiviteId, Fault, HomeEntry, HomeSection, House, NewsSort, Sentence, Standing, SubjectRef,
};

use crate::model::{Closing, Outcome, Scrutin};
use crate::store;

pub(crate) fn entries<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    limit: usize,
) -> BoxFuture<'a, Result<Vec<HomeEntry>, Fault>> {
    Box::pin(async move {
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut open = store::list(sql, body, true, rows, 0).await?;
        // Past its deadline nobody can take part any more, whether it was counted yet or not.
        open.retain(|line| line.scrutin.is_open_at(house.clock.now()));
        let mut closed = store::list(sql, body, false, rows, 0).await?;
        closed.retain(|line| !line.is_cancelled());
        Ok(open
            .into_iter()
            .chain(closed)
            .map(|line| match line.scrutin.closing {
                None => HomeEntry {
                    section: HomeSection::TakePart,
                    kind: "scrutin",
                    path: line.scrutin.path(),
                    detail: Sentence::new("votes-home-open").with("at", line.scrutin.closes_at),
                    at: line.scrutin.closes_at,
                    title: line.scrutin.question,
                },
                Some(closing) => HomeEntry {
                    section: HomeSection::Decided,
                    kind: "scrutin",
                    path: line.scrutin.path(),
                    detail: decided(&line.scrutin, &closing),
                    at: closing.at,
                    title: line.scrutin.question,
                },
            })
            .collect())
    })
}

fn decided(scrutin: &Scrutin, closing: &Closing) -> Sentence {
    let key = match closing.outcome {
        Outcome::Adopted => "votes-home-adopted",
        Outcome::Rejected => "votes-home-rejected",
        Outcome::NoQuorum => "votes-home-no-quorum",
        Outcome::Cancelled => "votes-home-cancelled",
        Outcome::Chosen if scrutin.shares_seats() => "votes-home-seated",
        Outcome::Chosen => "votes-home-chosen",
        Outcome::SecondRound if scrutin.shares_seats() => "votes-home-second-round-lists",
        Outcome::SecondRound if scrutin.has_three_rounds() => "votes-home-second-round-three",
        Outcome::SecondRound => "votes-home-second-round",
        Outcome::NobodyChosen if scrutin.lacks_consent() => "votes-home-no-consent",
        Outcome::NobodyChosen => "votes-home-nobody-chosen",
        Outcome::Objected => "votes-home-objected",
    };
    let (titles, more) = scrutin.winners_named();
    Sentence::new(key)
        .with("pour", i64::from(closing.tally.pour))
        .with("contre", i64::from(closing.tally.contre))
        .with("abstention", i64::from(closing.tally.abstention))
        .with("n", scrutin.winners.len())
        .with("titles", titles)
        .with("more", more)
}

/// Until when a vote is open, for the page of its group or of its parcours; a vote that is over stands with what was voted
/// on.
pub(crate) fn standing<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Option<Standing>, Fault>> {
    Box::pin(async move {
        let found = store::find(sql, body, subject.id()).await?;
        let open = found.filter(|scrutin| scrutin.is_open_at(house.clock.now()));
        Ok(open.map(|scrutin| Standing {
            sort: NewsSort::Scheduled,
            state: Sentence::new("votes-home-open").with("at", scrutin.closes_at),
            at: scrutin.closes_at,
            is_open: true,
        }))
    })
}
