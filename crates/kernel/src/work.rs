//! A unit of work: one transaction, its actor, its instant, and what the action leaves behind.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use db::{Id, Instant, Sql, args};

use crate::attempt::Attempt;
use crate::journal::LineId;
use crate::outbox::{EffectContext, EffectMark};
use crate::timers::TimerMark;
use crate::{
    Actor, Collectivite, CollectiviteId, Event, Fault, FileHash, House, PersonId, Quality, Right, Scope,
    Subject, SubjectRef, store,
};

/// Reactions may cause events, which cause reactions: no deeper than this.
const REACTIONS_DEPTH_MAX: u8 = 8;

/// One transaction in which an action runs.
pub struct Work {
    /// Where statements run
    pub sql: Sql,
    /// The body concerned
    pub body: CollectiviteId,
    /// Who acts
    pub actor: Actor,
    /// The instant of the whole transaction
    pub now: Instant,
    pub(crate) house: Arc<House>,
    pub(crate) has_checked: bool,
    pub(crate) has_journaled: bool,
    pub(crate) has_effects: bool,
    /// What this deed keeps if it runs again; none where files are on this machine, and for the worker's own dates
    pub(crate) attempt: Option<Attempt>,
    ids_given: AtomicUsize,
    quality: Quality,
    depth: u8,
}

impl Work {
    pub(crate) fn new(sql: Sql, house: Arc<House>, body: CollectiviteId, actor: Actor, now: Instant) -> Self {
        let quality = match actor {
            Actor::Visitor => Quality::Visitor,
            Actor::Person(_) => Quality::Person,
            Actor::System | Actor::Operator => Quality::System,
        };
        Self {
            sql,
            body,
            actor,
            now,
            house,
            has_checked: false,
            has_journaled: false,
            has_effects: false,
            attempt: None,
            ids_given: AtomicUsize::new(0),
            quality,
            depth: 0,
        }
    }

    /// The house in which this work is done (its settings, its randomness, its files).
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The same, to be held while this work goes on.
    pub fn shared_house(&self) -> Arc<House> {
        self.house.clone()
    }

    /// The body concerned, with its kind and time zone.
    pub fn collectivite(&self) -> Result<Collectivite, Fault> {
        self.house
            .collectivite(self.body)
            .ok_or(Fault::NotFound("collectivite"))
    }

    /// The public address of the body concerned, without a final slash.
    pub fn base_url(&self) -> String {
        self.house.base_url(self.body)
    }

    /// A new identifier.
    pub fn new_id<T>(&self) -> Id<T> {
        let new = || self.house.randomness.id(self.now);
        match &self.attempt {
            Some(attempt) => {
                let place = self.ids_given.fetch_add(1, Ordering::Relaxed);
                Id::from_uuid(attempt.id(place, || new().uuid()))
            }
            None => new(),
        }
    }

    /// The person who acts; a visitor is asked to sign in.
    pub fn person(&self) -> Result<PersonId, Fault> {
        self.actor.person().ok_or(Fault::Forbidden {
            right: "identity.sign-in",
        })
    }

    /// Refuses unless the actor holds `right` in `scope`. Every action calls it, before anything else it tells.
    pub async fn require(&mut self, right: &Right, scope: Scope) -> Result<(), Fault> {
        self.require_since(right, scope, self.now).await
    }

    /// The same for what follows from an earlier day: refuses unless the actor holds `right` today, or held it then. Who
    /// was at a meeting of their group may speak of it after their mandate.
    pub async fn require_since(&mut self, right: &Right, scope: Scope, then: Instant) -> Result<(), Fault> {
        self.has_checked = true;
        let house = self.house.clone();
        let mut qualities = house
            .qualities(&mut self.sql, self.body, self.actor, scope, self.now)
            .await?;
        if then < self.now && !right.held_with(&qualities) {
            qualities = house
                .qualities(&mut self.sql, self.body, self.actor, scope, then)
                .await?;
        }
        if !right.held_with(&qualities) {
            return Err(Fault::Forbidden { right: right.code });
        }
        // The journal keeps the strongest quality the right was held with: qualities are declared weakest first.
        if let Some(quality) = qualities
            .iter()
            .filter(|quality| right.held_by.contains(quality))
            .max()
        {
            self.quality = *quality;
        }
        Ok(())
    }

    /// Writes what happened, then lets every feature react in this same transaction.
    pub async fn journal(&mut self, event: Event) -> Result<(), Fault> {
        self.has_journaled = true;
        let id: LineId = self.new_id();
        self.sql
            .execute(
                store::INSERT_JOURNAL,
                args![
                    self.body,
                    id,
                    self.now,
                    event.kind,
                    self.actor.person(),
                    self.quality,
                    &event.subject.kind,
                    event.subject.id,
                    event.is_public,
                    event.payload.to_string()
                ],
            )
            .await?;
        if self.depth >= REACTIONS_DEPTH_MAX {
            return Err(Fault::Internal(format!(
                "reactions to {} go deeper than {REACTIONS_DEPTH_MAX}",
                event.kind
            )));
        }
        self.depth += 1;
        let house = self.house.clone();
        for feature in house.features() {
            if let Some(reaction) = feature.reaction {
                reaction(self, &event).await?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Leaves no line for this deed: what tells of it is written later for all that are like it, when it can no longer say who
    /// did which. A secret ballot, and an opinion kept under a pseudonym: beside the lines of who signed in, its own would name its voter. The line of the
    /// closing says how many there were.
    pub fn told_at_the_closing(&mut self) {
        self.has_journaled = true;
    }

    /// Does `deed` as Parvis itself (a consequence decided before), then gives the actor back.
    pub async fn as_system<A: crate::Action>(&mut self, deed: &A) -> Result<A::Output, Fault> {
        let (actor, quality) = (self.actor, self.quality);
        self.actor = Actor::System;
        self.quality = Quality::System;
        let outcome = Box::pin(deed.run(self)).await;
        self.actor = actor;
        self.quality = quality;
        outcome
    }

    /// Asks for something to be done outside, once this work is committed. The same `kind` and `key` asked twice is
    /// asked once.
    pub async fn effect(&mut self, kind: &str, key: &str, payload: &serde_json::Value) -> Result<(), Fault> {
        self.effect_in(kind, key, payload, EffectContext::default()).await
    }

    /// The same, with what is known of it: the order in which it is done, what it is about.
    pub async fn effect_in(
        &mut self,
        kind: &str,
        key: &str,
        payload: &serde_json::Value,
        context: EffectContext<'_>,
    ) -> Result<(), Fault> {
        self.has_effects = true;
        let id: Id<EffectMark> = self.new_id();
        let values = args![self.body, id, kind, key, payload.to_string(), self.now];
        let is_new = self.sql.execute(store::INSERT_EFFECT, values).await? > 0;
        if is_new && (context.lane.is_some() || context.about.is_some()) {
            let about = context.about;
            let values = args![
                self.body,
                id,
                context.lane,
                about.map(|about| about.kind.clone()),
                about.map(|about| about.id)
            ];
            self.sql.execute(store::INSERT_EFFECT_CONTEXT, values).await?;
        }
        Ok(())
    }

    /// Asks for something that is done again and again, like looking whether there is news: the same `kind` and `key` is
    /// one effect, due once more, unless it is under way or was given up.
    pub async fn effect_again(&mut self, kind: &str, key: &str) -> Result<(), Fault> {
        self.has_effects = true;
        let id: Id<EffectMark> = self.new_id();
        let values = args![self.body, id, kind, key, "null", self.now];
        self.sql.execute(store::REPEAT_EFFECT, values).await?;
        Ok(())
    }

    /// Sets a date that will act, about `subject`.
    pub async fn timer(
        &mut self,
        kind: &str,
        subject: &SubjectRef,
        due_at: Instant,
        payload: &serde_json::Value,
    ) -> Result<(), Fault> {
        let id: Id<TimerMark> = self.new_id();
        self.sql
            .execute(
                store::INSERT_TIMER,
                args![self.body, id, kind, subject.id, payload.to_string(), due_at],
            )
            .await?;
        Ok(())
    }

    /// Forgets the dates of this kind set about `subject`.
    pub async fn cancel_timers(&mut self, kind: &str, subject: &SubjectRef) -> Result<(), Fault> {
        self.sql
            .execute(store::DELETE_TIMERS, args![self.body, kind, subject.id])
            .await?;
        Ok(())
    }

    /// Makes a subject known to the rest of the house, or renames it.
    pub async fn register(&mut self, subject: &Subject) -> Result<(), Fault> {
        self.sql
            .execute(
                store::UPSERT_SUBJECT,
                args![
                    self.body,
                    &subject.reference.kind,
                    subject.reference.id,
                    &subject.title,
                    &subject.path,
                    self.now
                ],
            )
            .await?;
        Ok(())
    }

    /// Forgets a subject that was deleted: its title goes, what the journal says of it stays.
    pub async fn unregister(&mut self, subject: &SubjectRef) -> Result<(), Fault> {
        self.sql
            .execute(store::DELETE_SUBJECT, args![self.body, &subject.kind, subject.id])
            .await?;
        Ok(())
    }

    /// The bytes stored under `hash`; none when there is no such file. As for [`Work::keep_file`], no transaction waits.
    pub async fn read_file(&mut self, hash: &FileHash) -> Result<Option<Vec<u8>>, Fault> {
        match &self.attempt {
            Some(attempt) => attempt.read(hash),
            None => Ok(self.house.files.get(hash).await?),
        }
    }

    /// Keeps a file by its content and gives its name. Where files are kept elsewhere, the deed is undone here once, and
    /// runs again when the file is there: no transaction waits for another server.
    pub async fn keep_file(&mut self, media_type: &str, bytes: Vec<u8>) -> Result<FileHash, Fault> {
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let hash = match &self.attempt {
            Some(attempt) => {
                let hash = FileHash::of(&bytes);
                if !attempt.has_kept(&hash, bytes) {
                    return Err(Fault::Raced);
                }
                hash
            }
            None => self.house.files.put(bytes).await?,
        };
        self.sql
            .execute(
                store::INSERT_STORED_FILE,
                args![self.body, &hash, media_type, size, self.now],
            )
            .await?;
        Ok(hash)
    }
}
