//! The house: everything a running node holds, composed once at start.

use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, RwLock};
use std::time::Duration;

use db::{Db, Instant, Migration, Schema, Sql, Statement, Uuid, args};

use crate::attempt::Attempt;
use crate::watch::Pulse;
use crate::{
    Action, Actor, Bodies, Clock, Collectivite, CollectiviteId, EffectHandler, Fault, Feature, FileHash,
    Files, MIGRATIONS, PersonId, Quality, Randomness, RightsTable, STATEMENTS, Scope, SignedIn, TimerHandler,
    Work, store,
};

/// Times a transaction is run again when the database asks for it, before giving up: a dozen people who write about the
/// same text at once wait for one another, and none of them is told that it failed.
const TRANSACTION_TRIES_MAX: u32 = 40;
/// The longest wait between two of them, in milliseconds; half of it on average.
const TRANSACTION_WAIT_MS_MAX: u64 = 250;

/// What the operator decides when starting.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch that the operator turns alone"
)]
#[derive(Clone, Debug)]
pub struct Settings {
    /// The public address, without a final slash: `https://participer.example.fr`. A body that has a name of its own is
    /// reached by it, with this scheme and this port ([`House::base_url`])
    pub base_url: String,
    /// Where mail goes: `smtp://user:password@host:port`; none sets every mail aside,
    /// but in a demonstration, whose mailbox everyone sees
    pub smtp_url: Option<String>,
    /// The sender of mail
    pub mail_from: String,
    /// A WebSub hub to tell when a feed changes
    pub websub_hub: Option<String>,
    /// True when one proxy stands in front and writes the client's address at the end of `X-Forwarded-For`; when false
    /// that header is whatever a client likes, and is not read
    pub proxy_trusted: bool,
    /// True when this program itself ends TLS: who holds a connection is then known, although the public address is in
    /// https
    pub ends_tls: bool,
    /// True to let outgoing connections reach private addresses (a mail server or hub on the same network)
    pub private_network_allowed: bool,
    /// Seconds for which a node has to itself what it is delivering: when it dies meanwhile, another takes over after
    /// them. The same on every node
    pub lease_s: i64,
    /// Where the database and the files live by default
    pub data: PathBuf,
    /// Where files are kept when it is not under `data`
    pub files: Option<Files>,
    /// False to keep browsers from having any page without network: the worker they already have goes away
    pub offline_allowed: bool,
    /// This program's own file, which is started again to read what somebody sent where nothing it does can harm the
    /// server; none where there is no program, in tests: it is then read in the same process
    pub program: Option<PathBuf>,
}

impl Settings {
    /// The lease that suits: a mail server may be slow, and nobody waits a minute for a node that died.
    pub const LEASE_S: i64 = 60;

    /// Settings for a house that talks to nobody outside, under `data`.
    pub fn quiet(data: PathBuf) -> Self {
        Self {
            base_url: "http://localhost:8080".to_owned(),
            smtp_url: None,
            mail_from: "ne-pas-repondre@parvis.example".to_owned(),
            websub_hub: None,
            proxy_trusted: false,
            ends_tls: false,
            private_network_allowed: false,
            lease_s: Self::LEASE_S,
            data,
            files: None,
            offline_allowed: true,
            program: None,
        }
    }
}

/// What is needed to build a house.
pub struct HouseBuilder {
    /// The database
    pub db: Db,
    /// The operator's decisions
    pub settings: Settings,
    /// The clock
    pub clock: Clock,
    /// Randomness
    pub randomness: Randomness,
    /// The features, lowest first: reactions run in this order
    pub features: Vec<Feature>,
}

/// A running node's house. Stateless but for its parts: any number of them can share one database.
pub struct House {
    /// The database
    pub db: Db,
    /// The operator's decisions
    pub settings: Settings,
    /// The clock
    pub clock: Clock,
    /// Randomness
    pub randomness: Randomness,
    /// The content-addressed store
    pub files: Files,
    /// Every right
    pub rights: RightsTable,
    /// Told after each commit that asked for something outside
    pub(crate) wake: tokio::sync::Notify,
    /// The same, for what takes long
    pub(crate) wake_slow: tokio::sync::Notify,
    pub(crate) pulse: Pulse,
    features: Vec<Feature>,
    schema: OnceLock<Schema>,
    bodies: RwLock<Arc<Bodies>>,
    extensions: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
}

impl HouseBuilder {
    /// Composes the features. `extensions` are values the ground shares by type (the translations).
    pub fn build(self, extensions: Vec<Box<dyn Any + Send + Sync>>) -> Arc<House> {
        let rights = RightsTable::compose(
            self.features
                .iter()
                .flat_map(|feature| feature.rights.iter().copied()),
        );
        Arc::new(House {
            db: self.db,
            files: (self.settings.files.clone())
                .unwrap_or_else(|| Files::in_folder(self.settings.data.join("files"))),
            settings: self.settings,
            clock: self.clock,
            randomness: self.randomness,
            rights,
            wake: tokio::sync::Notify::new(),
            wake_slow: tokio::sync::Notify::new(),
            pulse: Pulse::unborn(),
            features: self.features,
            schema: OnceLock::new(),
            bodies: RwLock::default(),
            extensions: extensions
                .into_iter()
                .map(|value| ((*value).type_id(), value))
                .collect(),
        })
    }
}

impl House {
    /// The features, lowest first.
    pub fn features(&self) -> &[Feature] {
        &self.features
    }

    /// Every migration of the ground and of the features.
    pub fn migrations(features: &[Feature]) -> Vec<Migration> {
        MIGRATIONS
            .iter()
            .chain(features.iter().flat_map(|feature| feature.migrations))
            .copied()
            .collect()
    }

    /// Every table of the ground and of the features, read once from their migrations.
    pub fn schema(&self) -> Result<&Schema, db::Error> {
        if let Some(schema) = self.schema.get() {
            return Ok(schema);
        }
        let read = Schema::of(&Self::migrations(&self.features))?;
        Ok(self.schema.get_or_init(|| read))
    }

    /// Every statement of the ground and of the features.
    pub fn statements(features: &[Feature]) -> Vec<Statement> {
        let of_features = features
            .iter()
            .flat_map(|feature| feature.statements.iter().copied().flatten());
        STATEMENTS.iter().chain(of_features).copied().collect()
    }

    /// The shared value of type `T` given at composition.
    pub fn extension<T: 'static>(&self) -> Option<&T> {
        self.extensions.get(&TypeId::of::<T>())?.downcast_ref()
    }

    /// Reads the bodies again, with their names and their looks: at start, and after one of them changed. The worker of
    /// each node does it every few seconds, for what others change.
    pub async fn load_collectivites(&self) -> Result<(), db::Error> {
        let bodies = Bodies::load(&mut self.db.read(), &self.settings.base_url).await?;
        *self
            .bodies
            .write()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(bodies);
        Ok(())
    }

    /// The bodies of this instance as they were last read, with their names and their looks.
    pub fn bodies(&self) -> Arc<Bodies> {
        self.bodies
            .read()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .clone()
    }

    /// The bodies of this instance, oldest first.
    pub fn collectivites(&self) -> Arc<Vec<Collectivite>> {
        self.bodies().all().clone()
    }

    /// The public address of a body, without a final slash: what every link that leaves the house begins with.
    pub fn base_url(&self, body: CollectiviteId) -> String {
        let bodies = self.bodies();
        bodies.address(body).unwrap_or(&self.settings.base_url).to_owned()
    }

    /// Runs `deed` in one transaction, again when the database asks for it. Commits only what has checked a right and
    /// written to the journal.
    pub async fn act<A: Action>(
        self: &Arc<Self>,
        body: CollectiviteId,
        actor: Actor,
        deed: &A,
    ) -> Result<A::Output, Fault> {
        self.act_as(body, actor, None, deed).await
    }

    /// The same, for a form carrying `request`, an id its page made: sent again (double click, retry, offline queue),
    /// the deed is not done again and the first answer is given back.
    pub async fn act_once<A: Action>(
        self: &Arc<Self>,
        body: CollectiviteId,
        actor: Actor,
        request: Uuid,
        deed: &A,
    ) -> Result<A::Output, Fault> {
        self.act_as(body, actor, Some(request), deed).await
    }

    async fn act_as<A: Action>(
        self: &Arc<Self>,
        body: CollectiviteId,
        actor: Actor,
        request: Option<Uuid>,
        deed: &A,
    ) -> Result<A::Output, Fault> {
        let mut tries = 0;
        let attempt = self.files.place_elsewhere().map(|_| Attempt::default());
        loop {
            tries += 1;
            let outcome = self.try_act(body, actor, request, deed, attempt.clone()).await;
            let is_fault = outcome.is_err();
            if is_fault
                && let Some(attempt) = &attempt
                && attempt.ask_the_store(&self.files).await?
            {
                continue;
            }
            match outcome {
                Err(fault) if fault.is_transient() && tries < TRANSACTION_TRIES_MAX => {
                    let mut spread = [0];
                    self.randomness.fill(&mut spread);
                    // Anywhere up to the longest wait: those who met once must not meet again.
                    let longest_ms = (u64::from(tries) * 20).min(TRANSACTION_WAIT_MS_MAX);
                    let wait_ms = longest_ms * u64::from(spread[0]) / 255;
                    tokio::time::sleep(Duration::from_millis(wait_ms)).await;
                }
                outcome => return outcome,
            }
        }
    }

    async fn try_act<A: Action>(
        self: &Arc<Self>,
        body: CollectiviteId,
        actor: Actor,
        request: Option<Uuid>,
        deed: &A,
        attempt: Option<Attempt>,
    ) -> Result<A::Output, Fault> {
        let sql = self.db.begin().await?;
        let now = self.clock.now();
        let now = attempt.as_ref().map_or(now, |attempt| attempt.now(now));
        let mut work = Work::new(sql, self.clone(), body, actor, now);
        work.attempt = attempt;
        if let Some(request) = request
            && let Some(answered) = first_answer::<A>(&mut work, request).await?
        {
            return Ok(answered);
        }
        let output = deed.run(&mut work).await?;
        if !work.has_checked || !work.has_journaled {
            return Err(Fault::Internal(format!(
                "{} checked no right or left no line in the journal",
                A::NAME
            )));
        }
        if let Some(request) = request {
            let outcome = serde_json::to_string(&output)
                .map_err(|error| Fault::Internal(format!("{}: {error}", A::NAME)))?;
            work.sql
                .execute(
                    store::INSERT_REQUEST,
                    args![body, request, actor.person(), A::NAME, outcome, work.now],
                )
                .await
                .map_err(same_request_meanwhile)?;
        }
        self.commit(work).await?;
        Ok(output)
    }

    /// Makes `work` durable, then wakes the worker when something is to be done outside.
    pub(crate) async fn commit(&self, work: Work) -> Result<(), Fault> {
        let has_effects = work.has_effects;
        work.sql.commit().await?;
        if has_effects {
            self.wake.notify_one();
            self.wake_slow.notify_one();
        }
        Ok(())
    }

    /// The body called `id`.
    pub fn collectivite(&self, id: CollectiviteId) -> Option<Collectivite> {
        self.bodies().find(id).cloned()
    }

    /// In what qualities `actor` acts in `scope` at `at`.
    pub async fn qualities(
        &self,
        sql: &mut Sql,
        body: CollectiviteId,
        actor: Actor,
        scope: Scope,
        at: Instant,
    ) -> Result<Vec<Quality>, db::Error> {
        let mut qualities = vec![Quality::Visitor];
        match actor {
            Actor::Visitor => {}
            Actor::System | Actor::Operator => qualities.push(Quality::System),
            Actor::Person(person) => {
                qualities.push(Quality::Person);
                if scope.author == Some(person) {
                    qualities.push(Quality::Author);
                }
                for feature in &self.features {
                    if let Some(known) = feature.qualities {
                        qualities.extend(known(sql, body, person, scope.group, at).await?);
                    }
                }
            }
        }
        Ok(qualities)
    }

    /// Who the body's agents are on the day it is at `at`.
    pub async fn agents(
        &self,
        sql: &mut Sql,
        body: CollectiviteId,
        at: Instant,
    ) -> Result<BTreeSet<PersonId>, db::Error> {
        let mut agents = BTreeSet::new();
        for feature in &self.features {
            if let Some(known) = feature.agents {
                agents.extend(known(sql, body, at).await?);
            }
        }
        Ok(agents)
    }

    /// Recognises the person behind a session cookie.
    pub async fn recognise(&self, body: CollectiviteId, cookie: &str) -> Result<Option<SignedIn>, db::Error> {
        for feature in &self.features {
            if let Some(recognise) = feature.recognise
                && let Some(person) = recognise(&mut self.db.read(), body, cookie, self.clock.now()).await?
            {
                return Ok(Some(person));
            }
        }
        Ok(None)
    }

    /// Notes that a session served, in a browser that says this of itself: asked when [`SignedIn::is_seen_due`] says so.
    pub async fn note_seen(
        &self,
        body: CollectiviteId,
        cookie: &str,
        browser: &str,
    ) -> Result<(), db::Error> {
        for seen in self.features.iter().filter_map(|feature| feature.seen) {
            seen(self, body, cookie, browser).await?;
        }
        Ok(())
    }

    /// What waits for a person, as each feature tells it: asked on every page they read.
    pub async fn waiting_for(
        &self,
        body: CollectiviteId,
        person: PersonId,
    ) -> Result<Vec<crate::Waiting>, db::Error> {
        let mut all = Vec::new();
        for waiting in self.features.iter().filter_map(|feature| feature.waiting) {
            all.extend(waiting(self, body, person).await?);
        }
        Ok(all)
    }

    /// A stored file: its media type and bytes.
    pub async fn file(
        &self,
        body: CollectiviteId,
        hash: &FileHash,
    ) -> Result<Option<(String, Vec<u8>)>, Fault> {
        db::record! { struct Known { media_type: String } }
        let known = self
            .db
            .read()
            .optional::<Known>(store::FIND_STORED_FILE, args![body, hash])
            .await?;
        let Some(known) = known else { return Ok(None) };
        let bytes = self.files.get(hash).await?;
        Ok(bytes.map(|bytes| (known.media_type, bytes)))
    }

    /// True when a file is kept by any body: the store is one for all, and a content that two of them keep is one file.
    pub async fn is_file_kept(&self, hash: &FileHash) -> Result<bool, db::Error> {
        let count = self
            .db
            .read()
            .count(store::COUNT_STORED_FILE, args![hash])
            .await?;
        Ok(count > 0)
    }

    pub(crate) fn effect_handler(&self, kind: &str) -> Option<EffectHandler> {
        self.features
            .iter()
            .flat_map(|feature| feature.effects)
            .find(|(known, _)| *known == kind)
            .map(|(_, handler)| *handler)
    }

    /// The kinds of effects that may take long, between commas: `,act-pdf,calendar,`.
    pub(crate) fn slow_kinds(&self) -> String {
        let slow = self.features.iter().flat_map(|feature| feature.slow);
        slow.fold(",".to_owned(), |kinds, kind| kinds + kind + ",")
    }

    pub(crate) fn timer_handler(&self, kind: &str) -> Option<TimerHandler> {
        self.features
            .iter()
            .flat_map(|feature| feature.timers)
            .find(|(known, _)| *known == kind)
            .map(|(_, handler)| *handler)
    }
}

db::record! {
    struct Answered {
        actor_id: Option<PersonId>,
        action: String,
        outcome: String,
    }
}

/// The answer already given to this request, if it was done before by the same person.
async fn first_answer<A: Action>(work: &mut Work, request: Uuid) -> Result<Option<A::Output>, Fault> {
    let Some(answered) = work
        .sql
        .optional::<Answered>(store::FIND_REQUEST, args![work.body, request])
        .await?
    else {
        return Ok(None);
    };
    if answered.action != A::NAME || answered.actor_id != work.actor.person() {
        // Never as a refusal of the form: a page would show it again, with what only the first actor may read.
        return Err(Fault::Forbidden {
            right: "identity.sign-in",
        });
    }
    serde_json::from_str(&answered.outcome)
        .map(Some)
        .map_err(|error| Fault::Internal(format!("{}: {error}", A::NAME)))
}

/// Two copies of a form racing: the one that loses must run again, and will find the first answer.
fn same_request_meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}
