//! Reads the journal on: what a feature declares as news is told of all that its subject is a part of, what is taken back
//! is told no more. Out of everybody's way: after the line has its number, in a transaction of its own.

use kernel::{BoxFuture, Fault, News, NumberedLine, SubjectRef, Work, wholes_of};

use crate::model::can_be_followed;
use crate::store::news;
use crate::telling;

pub(crate) fn read<'a>(work: &'a mut Work, lines: &'a [NumberedLine]) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        for line in lines {
            if let Some(meaning) = meaning(work, &line.kind) {
                tell(work, line, meaning).await?;
            }
        }
        Ok(())
    })
}

/// What a line means, when a feature said so.
pub(crate) fn meaning(work: &Work, kind: &str) -> Option<News> {
    let mut all = work.house().features().iter().flat_map(|feature| feature.news);
    all.find(|news| news.event == kind).copied()
}

async fn tell(work: &mut Work, line: &NumberedLine, meaning: News) -> Result<(), Fault> {
    let (body, subject) = (work.body, &line.subject);
    if meaning.retracts {
        return Ok(news::retract(&mut work.sql, body, subject, line.number).await?);
    }
    if meaning.ends {
        news::end_deadline(&mut work.sql, body, subject).await?;
    }
    let Some(sort) = meaning.sort else { return Ok(()) };
    let until = meaning.until.and_then(|field| line.instant(field));
    let house = work.shared_house();
    let wholes = wholes_of(&house, &mut work.sql, body, subject).await?;
    for (object, depth) in wholes.iter().cloned() {
        if !can_be_followed(&house, &object.kind) {
            continue;
        }
        news::insert(&mut work.sql, body, line, sort, until, (&object, depth)).await?;
        if let Some(until) = until {
            news::set_deadline(&mut work.sql, body, &object, line, until).await?;
        }
        if depth > 0 {
            search::add_to(&mut work.sql, body, subject, &object).await?;
        }
    }
    // In one room: that of its parcours, or else of its group.
    for kind in telling::NEAREST {
        for (object, _) in wholes.iter().filter(|(object, _)| object.kind == kind) {
            if telling::note(work, line, sort, object).await? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// What was told and found of `part`, made alone before, is told and found from now on of all that it is a part of. Called
/// in the transaction that makes it a part: the line that says so is internal, and no reader reads it.
pub(crate) async fn gather(work: &mut Work, part: &SubjectRef) -> Result<(), Fault> {
    let (house, body) = (work.shared_house(), work.body);
    for (whole, depth) in wholes_of(&house, &mut work.sql, body, part).await? {
        if depth > 0 && can_be_followed(&house, &whole.kind) {
            news::gather(&mut work.sql, body, part, &whole).await?;
            search::gather(&mut work.sql, body, part, &whole).await?;
        }
    }
    Ok(())
}
