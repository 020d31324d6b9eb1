//! A house for one story, and browsers without a browser: requests handed straight to the routes.

use std::any::Any;
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use db::{Db, Id, Instant};
use http_body_util::BodyExt as _;
use kernel::{
    Actor, Clock, Collectivite, CollectiviteId, CollectiviteKind, Feature, House, HouseBuilder,
    NewCollectivite, Randomness, Settings,
};
use tower::ServiceExt as _;

use test_postgres::Postgres;

use crate::exchange::{Cookies, Reply, form_of, form_with_file};
use crate::store;

/// A mail that was asked for.
#[derive(Clone, Debug)]
pub struct Letter {
    /// To whom
    pub recipient: String,
    /// Its subject
    pub subject: String,
    /// Its text
    pub text: String,
}

/// When every story begins: Tuesday 10 November 2026, 18:30 in Paris.
const BEGINNING: &str = "2026-11-10T17:30:00Z";

/// A town in which a story happens.
pub struct TestTown {
    /// Its house
    pub house: Arc<House>,
    /// The body there, the only one until a story adds others
    pub body: CollectiviteId,
    /// How many times its house was built: each draws other identifiers.
    built: u64,
    _folder: tempfile::TempDir,
}

impl TestTown {
    /// A town on a SQLite file of its own.
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn on_sqlite(features: &[Feature]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("parvis.sqlite");
        Self::upon(folder, path.to_str().expect("a UTF-8 path"), features).await
    }

    /// A town on a PostgreSQL schema of its own.
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn on_postgres(features: &[Feature], postgres: &Postgres) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = fresh_schema(postgres).await;
        Self::upon(folder, &url, features).await
    }

    /// A town on the database at `address`, whose files are in `folder`: its body comes beside what is there already.
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn upon(folder: tempfile::TempDir, address: &str, features: &[Feature]) -> Self {
        let db = Db::open(address).await.expect("the database opens");
        db::migrate(&db, &House::migrations(features))
            .await
            .expect("the schema is made");
        let locales: Vec<_> = features
            .iter()
            .flat_map(|feature| feature.locales.iter().copied())
            .collect();
        let beginning: Instant = Instant::from(BEGINNING.parse::<jiff::Timestamp>().expect("a timestamp"));
        let house = HouseBuilder {
            db,
            settings: Settings::quiet(folder.path().to_owned()),
            clock: Clock::fixed(beginning),
            randomness: Randomness::seeded(2026),
            features: features.to_vec(),
        }
        .build(vec![Box::new(ui::Words::build(&locales))]);
        let body: CollectiviteId = house.randomness.id(beginning);
        let new = NewCollectivite {
            slug: "essai".to_owned(),
            name: "Conseil de développement d’essai".to_owned(),
            kind: CollectiviteKind::ConseilDeDeveloppement,
            is_demonstration: false,
        };
        let mut sql = house.db.begin().await.expect("a transaction");
        Collectivite::create(&mut sql, body, beginning, &new)
            .await
            .expect("the body is created");
        sql.commit().await.expect("the body is kept");
        house.load_collectivites().await.expect("the body is known");
        Self {
            house,
            body,
            built: 1,
            _folder: folder,
        }
    }

    /// Gives the house other settings and more parts, as the binary composes it: what speaks to the outside.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn equip(
        &mut self,
        change: impl FnOnce(&mut Settings),
        parts: impl FnOnce(&Settings) -> Vec<Box<dyn Any + Send + Sync>>,
    ) {
        let mut settings = self.house.settings.clone();
        self.built += 1;
        change(&mut settings);
        let words = self.house.extension::<ui::Words>().copied();
        let mut extensions = parts(&settings);
        extensions.push(Box::new(words.expect("a town has its sentences")));
        self.house = HouseBuilder {
            db: self.house.db.clone(),
            settings,
            clock: self.house.clock.clone(),
            randomness: Randomness::seeded(2027 + self.built),
            features: self.house.features().to_vec(),
        }
        .build(extensions);
        self.house.load_collectivites().await.expect("the body is known");
    }

    /// Does `deed` as `actor`.
    pub async fn act<A: kernel::Action>(&self, actor: Actor, deed: A) -> Result<A::Output, kernel::Fault> {
        self.house.act(self.body, actor, &deed).await
    }

    /// A handle for reading.
    pub fn sql(&self) -> db::Sql {
        self.house.db.read()
    }

    /// Now, in this town.
    pub fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// Lets `days` pass, then lets the worker do all that is due.
    ///
    /// # Panics
    /// When the worker fails.
    pub async fn advance_days(&self, days: i64) {
        self.house.clock.set(self.now().plus_days(days));
        self.settle().await;
    }

    /// Minutes pass; the worker does what has become due.
    ///
    /// # Panics
    /// When the worker fails.
    pub async fn advance_minutes(&self, minutes: i64) {
        self.house.clock.set(self.now().plus_seconds(minutes * 60));
        self.settle().await;
    }

    /// Lets the worker do all that is due.
    ///
    /// # Panics
    /// When the worker fails.
    pub async fn settle(&self) {
        kernel::worker::settle(&self.house)
            .await
            .expect("the worker works");
    }

    /// The latest letters to `recipient` that this town wanted to send: it has no mail server, so they wait with what
    /// was set aside.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn letters(&self, recipient: &str) -> Vec<Letter> {
        self.settle().await;
        let mails: Vec<kernel::Effect> = self
            .sql()
            .all(store::LATEST_MAILS, db::args![self.body, 100])
            .await
            .expect("what was set aside is read");
        let letters = mails.iter().filter_map(|mail| {
            let said = |name: &str| Some(mail.payload.get("mail")?.get(name)?.as_str()?.to_owned());
            Some(Letter {
                recipient: said("to")?,
                subject: said("subject")?,
                text: said("text")?,
            })
        });
        letters
            .filter(|letter| letter.recipient.eq_ignore_ascii_case(recipient))
            .collect()
    }

    /// The path of the last link sent to `recipient`.
    ///
    /// # Panics
    /// When no letter with a link to this house was sent.
    pub async fn link_sent_to(&self, recipient: &str) -> String {
        let letters = self.letters(recipient).await;
        let text = &letters.first().expect("a letter was sent").text;
        let mut words = text.split_whitespace();
        let base_url = self.house.base_url(self.body);
        let link = words.find_map(|word| word.strip_prefix(&base_url));
        link.expect("a link in the letter").to_owned()
    }

    /// Makes this town a demonstration: bodies are made so when they are created, and a test town is an ordinary one.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn become_demonstration(&self) {
        self.declare_demonstration(true).await;
    }

    /// Makes it an ordinary town again: without a mail server, its mail is carried by nobody.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn become_ordinary(&self) {
        self.declare_demonstration(false).await;
    }

    async fn declare_demonstration(&self, is_one: bool) {
        let mut sql = self.house.db.begin().await.expect("a transaction");
        sql.execute(store::DECLARE_DEMONSTRATION, db::args![self.body, is_one])
            .await
            .expect("declared");
        sql.commit().await.expect("kept");
        self.house.load_collectivites().await.expect("known");
    }

    /// Makes this town a body of another kind: a test town is a development council.
    ///
    /// # Panics
    /// When the database fails.
    pub async fn become_kind(&self, kind: CollectiviteKind) {
        let mut sql = self.house.db.begin().await.expect("a transaction");
        sql.execute(store::BECOME, db::args![self.body, kind])
            .await
            .expect("changed");
        sql.commit().await.expect("kept");
        self.house.load_collectivites().await.expect("known");
    }

    /// A new identifier.
    pub fn id<T>(&self) -> Id<T> {
        self.house.randomness.id(self.now())
    }

    /// Somebody who opens pages: nobody is signed in until a cookie is received.
    pub fn browser(&self) -> Browser {
        Browser::on(&self.house)
    }
}

/// A story written `|town| async move { … }` would otherwise capture only the fields it names, and lose the folder the
/// database is in: a type that can be dropped is captured whole.
impl Drop for TestTown {
    fn drop(&mut self) {}
}

static SCHEMAS: AtomicU32 = AtomicU32::new(0);

/// The address of a new, empty schema: what one story needs.
/// The address of a new schema on `postgres`.
///
/// # Panics
/// When the server refuses.
pub async fn fresh_schema(postgres: &Postgres) -> String {
    // A server that outlives a run has seen the same process numbers before.
    let since = std::time::UNIX_EPOCH.elapsed().map_or(0, |time| time.as_micros());
    let name = format!(
        "t{}_{}_{since:x}",
        std::process::id(),
        SCHEMAS.fetch_add(1, Ordering::Relaxed)
    );
    Db::create_schema(postgres.url(), &name)
        .await
        .expect("the schema is created")
}

/// Somebody who opens pages and sends forms, keeping cookies.
pub struct Browser {
    routes: Router,
    cookies: Cookies,
    client: SocketAddr,
    claims: Option<String>,
    host: String,
    /// The cookies of other hosts
    elsewhere: BTreeMap<String, Cookies>,
    forwarded_host: Option<String>,
    writer: Option<String>,
    agent: Option<String>,
}

impl Browser {
    /// Somebody on the pages of `house`.
    pub fn on(house: &Arc<House>) -> Self {
        Self {
            routes: ui::site(house),
            cookies: Cookies::default(),
            client: SocketAddr::from(([127, 0, 0, 1], 50_000)),
            claims: None,
            host: "localhost:8080".to_owned(),
            elsewhere: BTreeMap::new(),
            forwarded_host: None,
            writer: None,
            agent: None,
        }
    }

    /// The same person, on the pages of another house.
    #[must_use]
    pub fn also_on(&self, house: &Arc<House>) -> Self {
        Self {
            routes: ui::site(house),
            cookies: self.cookies.clone(),
            client: self.client,
            claims: self.claims.clone(),
            host: self.host.clone(),
            elsewhere: self.elsewhere.clone(),
            forwarded_host: self.forwarded_host.clone(),
            writer: self.writer.clone(),
            agent: self.agent.clone(),
        }
    }

    /// The same person, who reaches the pages through what a program puts around them: its log, its figures.
    #[must_use]
    pub fn through(mut self, around: impl FnOnce(Router) -> Router) -> Self {
        self.routes = around(self.routes);
        self
    }

    /// From now on, requests are made to this host, with the cookies it gave before and no other's.
    pub fn go_to(&mut self, host: &str) {
        if self.host == host {
            return;
        }
        let left = std::mem::replace(&mut self.host, host.to_owned());
        let own = self.elsewhere.remove(host).unwrap_or_default();
        let others = std::mem::replace(&mut self.cookies, own);
        self.elsewhere.insert(left, others);
    }

    /// The same with the cookies of the host that is left, as no browser would: what a host is to refuse is shown to it.
    pub fn carry_to(&mut self, host: &str) {
        host.clone_into(&mut self.host);
    }

    /// From now on, requests claim to have been made to this host before they were forwarded.
    pub fn claim_host(&mut self, host: &str) {
        self.forwarded_host = Some(host.to_owned());
    }

    /// From now on, requests come from this address.
    pub fn connect_from(&mut self, client: IpAddr) {
        self.client.set_ip(client);
    }

    /// From now on, requests claim to be forwarded for this address.
    pub fn claim(&mut self, address: &str) {
        self.claims = Some(address.to_owned());
    }

    /// From now on, requests are what this person wrote without network, sent later.
    pub fn send_later_as(&mut self, writer: &str) {
        self.writer = Some(writer.to_owned());
    }

    /// From now on, requests say that they come from this sort of browser (`User-Agent`).
    pub fn say_it_is(&mut self, agent: &str) {
        self.agent = Some(agent.to_owned());
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Reply {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Opens a page that this site itself sends to.
    pub async fn get_from_here(&mut self, path: &str) -> Reply {
        let request = Request::get(path).header("sec-fetch-site", "same-origin");
        self.send(request, Body::empty()).await
    }

    /// Opens a page that another site leads to.
    pub async fn get_from_elsewhere(&mut self, path: &str) -> Reply {
        let request = Request::get(path)
            .header("sec-fetch-site", "cross-site")
            .header("sec-fetch-mode", "navigate")
            .header("sec-fetch-dest", "document");
        self.send(request, Body::empty()).await
    }

    /// Opens again a page whose entity tag is known (RFC 9110, section 13.1.2).
    pub async fn get_again(&mut self, path: &str, tag: &str) -> Reply {
        let request = Request::get(path).header(header::IF_NONE_MATCH, tag);
        self.send(request, Body::empty()).await
    }

    /// Sends a form as a program does, which says nothing of where it comes from.
    pub async fn post_as_program(&mut self, path: &str, form: &'static str) -> Reply {
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(form)).await
    }

    /// Sends a form, as a page of this site does.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(form_of(fields))).await
    }

    /// Sends a form that holds a file (RFC 7578).
    pub async fn post_file(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Reply {
        let (media_type, body) = form_with_file(fields, file);
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, media_type)
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// The value of a cookie it received.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.value(name)
    }

    /// Puts a cookie, as if received before.
    pub fn remember(&mut self, name: &str, value: &str) {
        self.cookies.put(name, value);
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Reply {
        let request = match &self.claims {
            Some(claimed) => request.header("x-forwarded-for", claimed),
            None => request,
        };
        let request = match &self.forwarded_host {
            Some(claimed) => request.header("x-forwarded-host", claimed),
            None => request,
        };
        let request = match &self.writer {
            Some(writer) => request.header("parvis-as", writer),
            None => request,
        };
        let request = match &self.agent {
            Some(agent) => request.header(header::USER_AGENT, agent),
            None => request,
        };
        let request = request
            .extension(ConnectInfo(self.client))
            .header(header::HOST, &self.host)
            .header(header::COOKIE, self.cookies.header())
            .body(body)
            .expect("a well-formed request");
        let response = self
            .routes
            .clone()
            .oneshot(request)
            .await
            .expect("routes always answer");
        let (parts, body) = response.into_parts();
        self.cookies.keep(&parts.headers);
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        Reply::of(&parts, &bytes)
    }
}
