//! The digest: one letter for a person and a period, about what they asked to be written of and have not seen; none when
//! there is nothing. One date for the whole body gives each person whose hour has come a date of their own, a handful in
//! each transaction, and sets itself again at once while somebody is left. Each letter is then a transaction by itself: one
//! that cannot be written is tried again alone, and holds nobody else back.

use std::fmt::Write as _;

use db::Instant;
use jiff::tz::TimeZone;
use kernel::{BoxFuture, Fault, PersonId, SubjectRef, Timer, Work};
use outgoing::mail::is_carried;
use ui::{Words, t};

use crate::gather::{About, for_digest, has_news};
use crate::model::{BODY, Reader, Rhythm, next_digest, written};
use crate::store::{news, readers};

/// The date at which digests leave.
pub(crate) const DATE: &str = "follow.digests";
/// The date of one person's letter.
pub(crate) const LETTER: &str = "follow.digest";
/// The type of the subject of a letter's date.
const PERSON: &str = "person";
/// People whose letter is set in one transaction.
const PEOPLE_AT_ONCE: i64 = 25;
/// Things told in one letter; the others are on the site.
const OBJECTS_MAX: i64 = 30;
/// What closes or takes place soon, told at the top.
const DEADLINES_MAX: i64 = 10;
/// How soon that is, in days.
const SOON_DAYS: i64 = 7;

pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let (body, now) = (work.body, work.now);
        let subject = timer.subject_as(BODY);
        // Two people who begin at once set it twice: one is enough.
        work.cancel_timers(DATE, &subject).await?;
        let last = news::last_number(&mut work.sql, body).await?;
        for reader in readers::due(&mut work.sql, body, now, PEOPLE_AT_ONCE).await? {
            if is_silent(work, &reader).await? {
                let next = next_of(work, &reader)?;
                readers::set_silent(&mut work.sql, body, reader.person_id, (next, last)).await?;
            } else {
                set_letter(work, &reader).await?;
            }
        }
        if let Some(next) = readers::next_due(&mut work.sql, body).await? {
            work.timer(DATE, &subject, next.max(now), &serde_json::json!({}))
                .await?;
        }
        Ok(())
    })
}

/// True when a letter would tell nothing: most of them, most weeks, and no transaction of its own is spent on such a one.
async fn is_silent(work: &mut Work, reader: &Reader) -> Result<bool, Fault> {
    let (body, person) = (work.body, reader.person_id);
    let soon = (work.now, work.now.plus_days(SOON_DAYS));
    Ok(
        !has_news(&mut work.sql, body, person, reader.told_number()).await?
            && news::deadlines(&mut work.sql, body, person, soon, 1)
                .await?
                .is_empty(),
    )
}

/// When somebody is written to next.
fn next_of(work: &Work, reader: &Reader) -> Result<Option<Instant>, Fault> {
    let zone = work.collectivite()?.zone();
    Ok(next_digest(work.now, &zone, reader.rhythm, reader.weekday))
}

/// A letter of before that still could not be written gives way to this one, which tells all that it would have told.
async fn set_letter(work: &mut Work, reader: &Reader) -> Result<(), Fault> {
    let (zone, person) = (work.collectivite()?.zone(), reader.person_id);
    let due = reader.next_digest_at.unwrap_or(work.now);
    let period = due.timestamp().to_zoned(zone.clone()).date().to_string();
    let next = next_of(work, reader)?;
    readers::set_next_digest(&mut work.sql, work.body, person, next).await?;
    let (subject, payload) = (
        SubjectRef::new(PERSON, person),
        serde_json::json!({ "period": period }),
    );
    work.cancel_timers(LETTER, &subject).await?;
    work.timer(LETTER, &subject, work.now, &payload).await
}

pub(crate) fn when_letter_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let person = PersonId::from_uuid(timer.subject);
        let period = timer.payload["period"].as_str().unwrap_or_default();
        match readers::find(&mut work.sql, work.body, person).await? {
            // Who stopped it in the meantime is not written to.
            Some(reader) if reader.rhythm != Rhythm::Never => write_to(work, &reader, period).await,
            _ => Ok(()),
        }
    })
}

async fn write_to(work: &mut Work, reader: &Reader, period: &str) -> Result<(), Fault> {
    let body = work.collectivite()?;
    let (zone, person) = (body.zone(), reader.person_id);
    // Where no mail leaves, nothing is lost: it will be told once it does.
    if !is_carried(work.house(), &body) {
        return Ok(());
    }
    let next = next_of(work, reader)?;
    let last = news::last_number(&mut work.sql, body.id).await?;
    let span = (reader.told_number(), last);
    let mut all = for_digest(&mut work.sql, body.id, person, span, OBJECTS_MAX + 1).await?;
    let has_more = all.len() > usize::try_from(OBJECTS_MAX).unwrap_or(usize::MAX);
    all.truncate(usize::try_from(OBJECTS_MAX).unwrap_or(usize::MAX));
    let soon = (work.now, work.now.plus_days(SOON_DAYS));
    let deadlines = news::deadlines(&mut work.sql, body.id, person, soon, DEADLINES_MAX).await?;
    // What closes before the next letter is worth one by itself, and only one.
    let is_last_call = deadlines
        .iter()
        .any(|deadline| next.is_some_and(|next| deadline.until_at <= next));
    if !all.is_empty() || is_last_call {
        let words = identity::words_to(work, person).await?;
        let letter = Letter {
            words,
            zone: &zone,
            base_url: work.base_url(),
            token: &reader.token,
        };
        let way_out = letter.way_out();
        let text = letter.text(&body.name, &deadlines, &all, has_more);
        let subject = match all.len() {
            0 => t!(words, "follow-mail-subject-soon", body = &body.name),
            n => t!(words, "follow-mail-subject", n = n, body = &body.name),
        };
        let key = format!("digest-{person}-{period}");
        // One thing told and nothing else: an answer is about it.
        let about = match (all.as_slice(), has_more || !deadlines.is_empty()) {
            ([one], false) => Some(&one.object.reference),
            _ => None,
        };
        identity::write_with_way_out(work, &key, person, (subject, text), way_out, about).await?;
    }
    Ok(readers::set_digest(&mut work.sql, body.id, person, last).await?)
}

/// A letter being written.
struct Letter<'a> {
    words: Words,
    zone: &'a TimeZone,
    base_url: String,
    token: &'a str,
}

impl Letter<'_> {
    fn way_out(&self) -> String {
        format!("{}/recapitulatif/{}", self.base_url, self.token)
    }

    fn text(&self, body: &str, deadlines: &[news::Deadline], all: &[About], has_more: bool) -> String {
        let (words, base) = (self.words, &self.base_url);
        let mut text = t!(words, "follow-mail-hello", body = body);
        if !deadlines.is_empty() {
            let _ = write!(text, "\n\n{}", t!(words, "follow-mail-soon"));
            for deadline in deadlines {
                let until = words.datetime(deadline.until_at.timestamp(), self.zone);
                let line = t!(
                    words,
                    "follow-mail-deadline",
                    until = until,
                    title = &deadline.title
                );
                let _ = write!(text, "\n– {line}\n  {base}{}", deadline.path);
            }
        }
        for about in all {
            let kind = words.say(&format!("subject-{}", about.object.reference.kind));
            let title = t!(
                words,
                "follow-mail-object",
                kind = kind,
                title = &about.object.title
            );
            let _ = write!(text, "\n\n{title}\n{base}{}", about.object.path);
            for line in &about.lines {
                let said = line.said(words, self.zone);
                let _ = match &line.subject {
                    Some((title, path)) => {
                        let said = t!(words, "follow-said-of", said = said, title = title);
                        write!(text, "\n– {said}\n  {base}{path}")
                    }
                    None => write!(text, "\n– {said}"),
                };
            }
            let stop = self.stop(&about.object.reference);
            let _ = write!(text, "\n{}", t!(words, "follow-mail-stop-one", link = stop));
        }
        if has_more {
            let link = format!("{base}/nouveautes");
            let _ = write!(text, "\n\n{}", t!(words, "follow-mail-more", link = link));
        }
        let change = format!("{base}/mes-suivis");
        let footer = t!(
            words,
            "follow-mail-footer",
            change = change,
            stop = self.way_out()
        );
        let _ = write!(text, "\n\n{footer}");
        text
    }

    fn stop(&self, object: &SubjectRef) -> String {
        format!("{}/{}", self.way_out(), written(object))
    }
}
