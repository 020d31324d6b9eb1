//! What happens is told in the room where a group or a parcours talks: what is set, opened, closed, settled; not what people
//! say on this site, which is read there.
//!
//! A line is told in the nearest room alone: that of its parcours, or else of its group. What happens within some minutes
//! is told at once, several lines of one kind in one sentence, so that a session of thirty amendments is one message.

use std::collections::BTreeMap;

use kernel::{BoxFuture, Fault, NewsSort, NumberedLine, Subject, SubjectRef, Timer, Work};
use tools::messages::{self, Room};
use ui::{Words, t};

use crate::gather::{LINES_MAX, Line};
use crate::offers::ACTIVITY;
use crate::store::news::Told;
use crate::store::telling;

/// What has a room, the nearest first.
pub(crate) const NEAREST: [&str; 2] = ["parcours", "group"];
/// The date that tells.
pub(crate) const DATE: &str = "follow.tell-room";
/// How long after the first line the room is told, in seconds.
pub(crate) const GATHERED_S: i64 = 300;
/// Sentences in one message: further ones are on the page of the whole activity.
const SENTENCES_MAX: usize = 8;

/// Notes that `line` is to be told in the room of `object`; false when it is not: nothing of the sort, or no room.
pub(crate) async fn note(
    work: &mut Work,
    line: &NumberedLine,
    sort: NewsSort,
    object: &SubjectRef,
) -> Result<bool, Fault> {
    let is_told = matches!(sort, NewsSort::Scheduled | NewsSort::Filed);
    if !is_told || !messages::has(work).await? {
        return Ok(false);
    }
    let (body, now) = (work.body, work.now);
    let room = Room::of(&mut work.sql, body, object).await?;
    if room.is_none_or(|room| !room.is_told(line.at)) {
        return Ok(false);
    }
    if telling::keep(&mut work.sql, body, object.id, line.number).await? {
        let kind = serde_json::json!({ "type": object.kind });
        work.timer(DATE, object, now.plus_seconds(GATHERED_S), &kind)
            .await?;
    }
    Ok(true)
}

/// Tells the room what waits.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let object = SubjectRef {
            kind: timer.payload["type"].as_str().unwrap_or_default().to_owned(),
            id: timer.subject,
        };
        let body = work.body;
        let waiting = telling::take(&mut work.sql, body, object.id, LINES_MAX).await?;
        let (Some(first), Some(last)) = (waiting.first(), waiting.last()) else {
            return Ok(());
        };
        let Some(subject) = Subject::find(&mut work.sql, body, &object).await? else {
            return Ok(());
        };
        let key = format!("{}-{} {}-{}", object.kind, object.id, first.number, last.number);
        let text = text(work, &subject, &waiting)?;
        messages::say(work, &object, &key, text).await
    })
}

/// One sentence a line, each with its link.
fn text(work: &Work, subject: &Subject, waiting: &[Told]) -> Result<String, Fault> {
    let (words, zone) = (Words::of(work.house())?, work.collectivite()?.zone());
    let base = work.base_url();
    let activity = format!("{base}{}/{ACTIVITY}", subject.path);
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut lines: Vec<(Line, &Told)> = Vec::new();
    for told in waiting {
        if let Some(place) = places.get(told.kind.as_str()) {
            let (line, _) = &mut lines[*place];
            line.count += 1;
            line.until = told.until;
            continue;
        }
        places.insert(&told.kind, lines.len());
        let line = Line {
            kind: told.kind.clone(),
            count: 1,
            at: told.at,
            until: told.until,
            subject: None,
        };
        lines.push((line, told));
    }
    let mut said: Vec<String> = lines
        .iter()
        .take(SENTENCES_MAX)
        .map(|(line, told)| {
            let sentence = line.said(words, &zone);
            if line.count > 1 {
                return t!(words, "follow-room-several", said = sentence, address = &activity);
            }
            let address = format!("{base}{}", told.path);
            if told.subject == subject.reference {
                t!(words, "follow-room-itself", said = sentence, address = address)
            } else {
                t!(
                    words,
                    "follow-room-one",
                    said = sentence,
                    title = &told.title,
                    address = address
                )
            }
        })
        .collect();
    if lines.len() > SENTENCES_MAX {
        said.push(t!(words, "follow-room-more", address = &activity));
    }
    Ok(said.join("\n"))
}
