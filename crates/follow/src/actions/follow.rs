//! Beginning to follow: by asking, or by taking part.

use kernel::{
    Action, BoxFuture, Event, Fault, JournalPage, PersonId, Scope, Sentence, Subject, SubjectRef, Work,
};

use super::changed;
use crate::model::{BODY, Choice, FOLLOWED_MAX, Reader, Reason, Rhythm, can_be_followed, next_digest};
use crate::store::{follows, readers};
use crate::{digest, reader, rights};

/// Follows something, or changes what one wants to receive about it.
#[derive(Clone, Debug)]
pub struct Follow {
    /// What
    pub object: SubjectRef,
    /// What one wants to receive
    pub choice: Choice,
}

impl Action for Follow {
    const NAME: &'static str = "follow.follow";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::FOLLOW, Scope::BODY).await?;
        let person = work.person()?;
        let body = work.body;
        if !can_be_followed(work.house(), &self.object.kind) {
            return Err(Fault::NotFound("subject"));
        }
        if self.object.kind == BODY {
            know_body(work, &self.object).await?;
        } else if Subject::find(&mut work.sql, body, &self.object).await?.is_none() {
            return Err(Fault::NotFound("subject"));
        }
        let is_known = follows::find(&mut work.sql, body, person, self.object.id)
            .await?
            .is_some();
        if !is_known && follows::count_mine(&mut work.sql, body, person).await? >= FOLLOWED_MAX {
            return Err(Fault::refused_with(
                Sentence::new("follow-too-many").with("max", FOLLOWED_MAX),
            ));
        }
        begin(work, person, &self.object, self.choice, Reason::Asked).await?;
        work.journal(changed("follow.changed", person)).await
    }
}

/// The body itself is a subject from the day somebody follows it.
async fn know_body(work: &mut Work, object: &SubjectRef) -> Result<(), Fault> {
    let body = work.collectivite()?;
    if object.id != body.id.uuid() {
        return Err(Fault::NotFound("subject"));
    }
    let subject = Subject {
        reference: object.clone(),
        title: body.name,
        path: "/".to_owned(),
    };
    work.register(&subject).await
}

async fn begin(
    work: &mut Work,
    person: PersonId,
    object: &SubjectRef,
    choice: Choice,
    reason: Reason,
) -> Result<(), Fault> {
    let body = work.body;
    // Not the last that was told: while an old journal is being read on, none of it is new. Read beside this transaction,
    // which would otherwise have to wait for the numbering of the journal, or make it wait.
    let last = JournalPage::last_number(&mut work.house().db.read(), body).await?;
    reader_of(work, person, last).await?;
    let new = follows::Beginning {
        person,
        object,
        choice,
        reason,
        from_number: last,
        since: work.now,
    };
    follows::begin(&mut work.sql, body, &new).await?;
    Ok(readers::forget_counted(&mut work.sql, body, person).await?)
}

/// The row of somebody who follows, made when they begin: a digest each day when there is something, on what they asked
/// for.
async fn reader_of(work: &mut Work, person: PersonId, last: i64) -> Result<Reader, Fault> {
    let body = work.body;
    if let Some(known) = readers::find(&mut work.sql, body, person).await? {
        return Ok(known);
    }
    let zone = work.collectivite()?.zone();
    let new = Reader {
        person_id: person,
        seen_number: last,
        digest_number: last,
        rhythm: Rhythm::Day,
        weekday: 1,
        next_digest_at: next_digest(work.now, &zone, Rhythm::Day, 1),
        follows_taking_part: true,
        token: work.house().randomness.secret(),
    };
    if !readers::insert(&mut work.sql, body, &new).await? {
        return Err(Fault::Raced);
    }
    set_first_date(work).await?;
    Ok(new)
}

/// The date of the next digests is one for the whole body, and set when somebody begins to be written to.
pub(crate) async fn set_first_date(work: &mut Work) -> Result<(), Fault> {
    let body = work.body;
    if readers::is_first(&mut work.sql, body).await?
        && let Some(at) = readers::next_due(&mut work.sql, body).await?
    {
        let subject = SubjectRef::new(BODY, body);
        work.cancel_timers(digest::DATE, &subject).await?;
        work.timer(digest::DATE, &subject, at, &serde_json::json!({}))
            .await?;
    }
    Ok(())
}

/// Who takes part follows on the site what they took part in, unless they said otherwise: every page of it says so. Who
/// closes their account follows nothing. What joins a parcours is found there with all that was said of it.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == identity::ACCOUNT_ERASED {
            let person: PersonId = event.subject.id();
            follows::forget_all(&mut work.sql, work.body, person).await?;
            readers::forget(&mut work.sql, work.body, person).await?;
            return Ok(());
        }
        if event.kind == "parcours.subject-gathered" {
            return match serde_json::from_value(event.payload["subject"].clone()) {
                Ok(part) => reader::gather(work, &part).await,
                Err(_) => Ok(()),
            };
        }
        let Some(meaning) = reader::meaning(work, event.kind).filter(|news| news.takes_part) else {
            return Ok(());
        };
        let person = match meaning.participant {
            Some(field) => event.payload[field].as_str().and_then(|id| id.parse().ok()),
            None => work.actor.person(),
        };
        let Some(person) = person else { return Ok(()) };
        let (house, body) = (work.shared_house(), work.body);
        let wholes = kernel::wholes_of(&house, &mut work.sql, body, &event.subject).await?;
        let object = wholes
            .into_iter()
            .map(|(object, _)| object)
            .find(|object| can_be_followed(&house, &object.kind));
        let Some(object) = object.filter(|object| object.kind != BODY) else {
            return Ok(());
        };
        if follows::find(&mut work.sql, body, person, object.id)
            .await?
            .is_some()
        {
            return Ok(());
        }
        let reader = readers::find(&mut work.sql, body, person).await?;
        let may_follow = reader.is_none_or(|reader| reader.follows_taking_part);
        if !may_follow || follows::count_mine(&mut work.sql, body, person).await? >= FOLLOWED_MAX {
            return Ok(());
        }
        begin(work, person, &object, Choice::Site, Reason::TookPart).await
    })
}
