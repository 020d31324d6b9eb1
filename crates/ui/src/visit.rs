//! A visit: one request, who makes it, to which body, in which language; and how an answer or a refusal is dressed.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::{FromRequest as _, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use db::{Instant, Uuid};
use kernel::{
    Action, Actor, Argument, Collectivite, Fault, FieldFault, House, Quality, Right, Scope, Sentence,
    SignedIn, Waiting,
};

use crate::addressed::Addressed;
use crate::client::client_of;
use crate::colours::TownColours;
use crate::crowd::{SHARED_BYTES_MAX, SameForAll};
use crate::forms::FormErrors;
use crate::frame::Emblem;
use crate::layout::{FeedLink, Frame, NavItem, Page, layout};
use crate::menu::menu;
use crate::paging::query_value;
use crate::words::{SOURCE_LANGUAGE, Value, Words};
use crate::{offline, pages_error, second_factor, t};

pub use crate::second_factor::SECOND_FACTOR;

/// The name of the session cookie. Over HTTPS it carries the `__Host-` prefix (RFC 6265bis, section 4.1.3.2), which
/// browsers only accept for this very host.
pub fn session_cookie_name(house: &House) -> &'static str {
    if house.settings.base_url.starts_with("https://") {
        "__Host-parvis"
    } else {
        "parvis"
    }
}

/// The name of the cookie that keeps on this device the language somebody chose. It is no secret, and names nobody.
pub const LANGUAGE_COOKIE: &str = "parvis-langue";

/// What a query may ask for once, whatever was chosen: the page « Hors connexion » that a device keeps for nobody.
const LANGUAGE_FIELD: &str = "langue=";

/// The value of the cookie called `name`.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// One request, understood.
#[derive(Clone)]
pub struct Visit {
    /// The house
    pub house: Arc<House>,
    /// The body concerned
    pub body: Collectivite,
    /// Who asks
    pub actor: Actor,
    /// What waits for the person, when signed in
    waiting: Vec<Waiting>,
    /// The person, when signed in
    pub signed_in: Option<SignedIn>,
    /// True when this person, an agent, has to give a second factor before anything else, and to have one first if they have none
    pub must_enrol: bool,
    /// The sentences, in the reader's language: the one they chose, on their account or on this device; French otherwise.
    /// What their browser prefers changes nothing unseen. What is kept or published speaks by [`Words::of`]
    pub words: Words,
    /// The language chosen on this device, if one was
    pub device_language: Option<&'static str>,
    /// The path asked for
    pub path: String,
    /// The query asked with
    pub query: String,
    /// True once a form of this page was given an id of its own
    has_request_id: Arc<AtomicBool>,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
}

/// Why a page could not be shown; the layer [`dress_refusals`] makes it a whole page.
pub struct Problem(Fault);

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self(fault)
    }
}

impl From<db::Error> for Problem {
    fn from(error: db::Error) -> Self {
        Self(Fault::Db(error))
    }
}

/// What a handler answers.
pub type Answer = Result<Response, Problem>;

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = status_of(&self.0).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// The status that says what kind of refusal this is.
pub fn status_of(fault: &Fault) -> StatusCode {
    match fault {
        Fault::Forbidden { .. } => StatusCode::FORBIDDEN,
        Fault::NotFound(_) => StatusCode::NOT_FOUND,
        Fault::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Fault::Refused { .. } | Fault::Stale(_) => StatusCode::CONFLICT,
        Fault::Raced | Fault::FilesAway(_) | Fault::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
        // What others wrote at the same time was in the way each time it was tried again: in a moment it may not be.
        Fault::Db(error) if error.is_transient() => StatusCode::SERVICE_UNAVAILABLE,
        Fault::Db(_) | Fault::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl FromRequestParts<Arc<House>> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Result<Self, Problem> {
        if let Some(visit) = parts.extensions.get::<Self>() {
            return Ok(visit.clone());
        }
        let visit = Self::begin(parts, house).await?;
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }
}

impl Visit {
    async fn begin(parts: &Parts, house: &Arc<House>) -> Result<Self, Problem> {
        let Addressed(body) = parts
            .extensions
            .get::<Addressed>()
            .cloned()
            .ok_or(Fault::NotFound("collectivite"))?;
        let words = Words::of(house)?;
        let device_language = cookie(&parts.headers, LANGUAGE_COOKIE).and_then(|tag| words.known(tag));
        let signed_in = match cookie(&parts.headers, session_cookie_name(house)) {
            Some(value) => {
                let known = house.recognise(body.id, value).await?;
                if known.as_ref().is_some_and(|person| person.is_seen_due) {
                    let browser = parts.headers.get(header::USER_AGENT);
                    let browser = browser.and_then(|said| said.to_str().ok()).unwrap_or_default();
                    house.note_seen(body.id, value, browser).await?;
                }
                known
            }
            None => None,
        };
        let must_enrol = match &signed_in {
            Some(person) if person.lacks_second_factor => {
                let (actor, now) = (Actor::Person(person.person), house.clock.now());
                let qualities = house
                    .qualities(&mut house.db.read(), body.id, actor, Scope::BODY, now)
                    .await?;
                qualities.contains(&Quality::Agent)
            }
            _ => false,
        };
        let waiting = match &signed_in {
            Some(person) => house.waiting_for(body.id, person.person).await?,
            None => Vec::new(),
        };
        let asked = parts.uri.query().and_then(|query| {
            query
                .split('&')
                .find_map(|pair| pair.strip_prefix(LANGUAGE_FIELD))
        });
        let of_account = signed_in
            .as_ref()
            .and_then(|person: &SignedIn| person.language.as_deref());
        let language = asked.or(of_account).or(device_language);
        Ok(Self {
            waiting,
            must_enrol,
            device_language,
            words: words.in_language(language.unwrap_or(SOURCE_LANGUAGE)),
            actor: signed_in
                .as_ref()
                .map_or(Actor::Visitor, |person| Actor::Person(person.person)),
            house: house.clone(),
            body,
            signed_in,
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            has_request_id: Arc::default(),
            client: client_of(parts, &house.settings),
        })
    }

    /// Now.
    pub fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// The public address of the body, without a final slash.
    pub fn base_url(&self) -> String {
        self.house.base_url(self.body.id)
    }

    /// The sentences of what is published or kept whoever asks for it, a feed or a file: [`Words::of`].
    pub fn official_words(&self) -> Words {
        self.words.in_language(SOURCE_LANGUAGE)
    }

    /// A handle for reading.
    pub fn sql(&self) -> db::Sql {
        self.house.db.read()
    }

    /// Does `deed` as the visitor, once for this form's `request` id.
    pub async fn act<A: Action>(&self, request: Uuid, deed: &A) -> Result<A::Output, Fault> {
        self.house.act_once(self.body.id, self.actor, request, deed).await
    }

    /// True when the visitor holds `right` in `scope`: what decides whether a button is shown.
    pub async fn may(&self, right: &Right, scope: Scope) -> Result<bool, Fault> {
        let mut sql = self.sql();
        let qualities = self
            .house
            .qualities(&mut sql, self.body.id, self.actor, scope, self.now())
            .await?;
        Ok(right.held_with(&qualities))
    }

    /// A fresh request id for a form.
    pub fn request_id(&self) -> String {
        self.has_request_id.store(true, Ordering::Relaxed);
        self.house.randomness.id::<()>(self.now()).to_string()
    }

    /// Says a sentence of the kernel or of a feature.
    pub fn say(&self, sentence: &Sentence) -> String {
        let arguments: Vec<(&str, Value<'_>)> = sentence
            .arguments
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Argument::Text(text) => Value::from(text.as_str()),
                    Argument::Number(number) => Value::from(*number),
                    Argument::At(instant) => Value::from(self.at(*instant)),
                    Argument::On(date) => Value::from(self.words.date(*date)),
                };
                (*name, value)
            })
            .collect();
        self.words.say_with(sentence.key, &arguments)
    }

    /// « mardi 8 décembre 2026 à 18 h 30 », in the body's time zone.
    pub fn at(&self, instant: Instant) -> String {
        self.words.datetime(instant.timestamp(), &self.body.zone())
    }

    /// « 8 décembre 2026 », in the body's time zone.
    pub fn on(&self, instant: Instant) -> String {
        self.words
            .date(instant.timestamp().to_zoned(self.body.zone()).date())
    }

    /// The faults of a form, in words.
    pub fn form_errors(&self, faults: &[FieldFault]) -> FormErrors {
        let mut errors = FormErrors::default();
        for fault in faults {
            errors.add(fault.field, self.say(&fault.sentence));
        }
        errors
    }

    /// Why an action did not happen, as errors of the form that asked for it: field by field when the fault says so,
    /// on the whole form (field `anchor`) for a rule or an edit conflict. Other faults are given back.
    pub fn refusal_of_form(&self, anchor: &'static str, fault: Fault) -> Result<FormErrors, Fault> {
        match fault {
            Fault::Invalid(faults) => Ok(self.form_errors(&faults)),
            Fault::Refused { sentence, article } => {
                let mut errors = FormErrors::default();
                errors.add(anchor, self.with_article(&sentence, article.as_deref()));
                Ok(errors)
            }
            Fault::Busy(sentence) => {
                let mut errors = FormErrors::default();
                errors.add(anchor, self.say(&sentence));
                Ok(errors)
            }
            Fault::FilesAway(why) => {
                tracing::error!(why, "a file could not be kept or read");
                let mut errors = FormErrors::default();
                errors.add(anchor, t!(self.words, "refusal-files-away-form"));
                Ok(errors)
            }
            other => Err(other),
        }
    }

    /// A refusal's sentence, followed by the article that commands it.
    pub fn with_article(&self, sentence: &Sentence, article: Option<&str>) -> String {
        let said = self.say(sentence);
        article.map_or(said.clone(), |article| {
            t!(
                self.words,
                "refusal-with-article",
                sentence = said,
                article = article
            )
        })
    }

    /// The frame of every page of this visit.
    pub fn frame(&self) -> Frame {
        let kind = self.words.say(&format!("kind-{}", self.body.kind.as_str()));
        let mut frame = Frame::new(self.words, self.body.name.clone(), kind);
        frame.is_demonstration = self.body.is_demonstration;
        if let Some(look) = self.house.bodies().appearance(self.body.id) {
            frame.short_name.clone_from(&look.short_name);
            frame.colours = TownColours::chosen(look);
            frame.emblem = Emblem::of(look);
        }
        frame.nav = menu(self.words, self.house.features());
        frame.person = self.signed_in.as_ref().map(|person| person.name.clone());
        frame.reader = self
            .signed_in
            .as_ref()
            .map_or_else(String::new, |person| person.person.to_string());
        frame.is_offline_allowed = self.house.settings.offline_allowed;
        frame.waiting = self
            .waiting
            .iter()
            .map(|waiting| self.waiting_item(waiting))
            .collect();
        frame.feeds = vec![FeedLink::atom(t!(self.words, "feed-acts"), "/actes.atom")];
        frame.path.clone_from(&self.path);
        frame.here = self.here();
        frame.sign_in_href = if self.path == "/" || self.path.starts_with("/connexion") {
            "/connexion".to_owned()
        } else {
            format!("/connexion?retour={}", self.path)
        };
        frame.notice = self.notice();
        frame
    }

    /// This page's address, without what it says or shows once.
    fn here(&self) -> String {
        let is_lasting =
            |pair: &&str| !pair.is_empty() && !pair.starts_with("fait=") && !pair.starts_with(LANGUAGE_FIELD);
        let query: Vec<&str> = self.query.split('&').filter(is_lasting).collect();
        if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}?{}", self.path, query.join("&"))
        }
    }

    /// « Nouveautés (3) », « Nouveautés (99+) »
    fn waiting_item(&self, waiting: &Waiting) -> NavItem {
        let more = if waiting.has_more { "+" } else { "" };
        let shown = format!("{}{more}", self.words.number(i64::from(waiting.count)));
        let arguments = [("n", Value::from(waiting.count)), ("shown", Value::from(shown))];
        NavItem::new(self.words.say_with(waiting.words, &arguments), waiting.path)
    }

    /// What has just been done: `?fait=` names a sentence whose key begins with `notice-`, and only such.
    fn notice(&self) -> Option<String> {
        let name = self
            .query
            .split('&')
            .find_map(|pair| pair.strip_prefix("fait="))?;
        let key = format!("notice-{name}");
        self.words.knows(&key).then(|| self.words.say(&key))
    }

    /// A page.
    pub fn page(&self, page: Page) -> Answer {
        Ok(self.page_with(StatusCode::OK, page))
    }

    /// A page whose form was refused: status 422, everything typed still there.
    pub fn refused_page(&self, page: Page) -> Answer {
        Ok(self.page_with(StatusCode::UNPROCESSABLE_ENTITY, page))
    }

    /// A page with a status.
    pub fn page_with(&self, status: StatusCode, page: Page) -> Response {
        let mut response = (status, layout(&self.frame(), page)).into_response();
        response.extensions_mut().insert(Dressed);
        response
    }

    /// Goes to `path` after something was done, and says it there: `done` names the sentence `notice-{done}`.
    pub fn done(&self, path: &str, done: &str) -> Answer {
        let (path, fragment) = path
            .split_once('#')
            .map_or((path, String::new()), |(path, id)| (path, format!("#{id}")));
        let separator = if path.contains('?') { '&' } else { '?' };
        Ok(Redirect::to(&format!("{path}{separator}fait={done}{fragment}")).into_response())
    }
}

/// Marks an answer that is already a whole page.
#[derive(Clone, Copy)]
struct Dressed;

/// Turns every refusal into a whole page that says what to do: faults of actions, unknown addresses, bodies too large,
/// forms that cannot be read. Logs once what only the operator can mend.
pub async fn dress_refusals(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, &house).await;
    let sent = SentForm::default();
    parts.extensions.insert(sent.clone());
    if let Ok(visit) = &visit
        && visit.must_enrol
        && !second_factor::comes_before(&visit.path)
    {
        return visit.led_to_second_factor(&parts, body, &sent).await;
    }
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let status = response.status();
    if let Ok(visit) = &visit
        && visit.is_same_for_all(&response)
    {
        response.extensions_mut().insert(SameForAll);
    }
    let is_refusal = status.is_client_error() || status.is_server_error();
    if !is_refusal
        || response.extensions().get::<Dressed>().is_some()
        || response.headers().contains_key("x-as-is")
    {
        return response;
    }
    let fault = response.extensions().get::<Arc<Fault>>().cloned();
    if let Some(fault) = &fault
        && status.is_server_error()
    {
        tracing::error!(fault = %fault, "a request failed");
    }
    let Ok(visit) = visit else { return response };
    visit.refusal_page(status, fault.as_deref(), sent.writings().await)
}

/// The form a request carried, once a route has read it.
#[derive(Clone, Default)]
pub(crate) struct SentForm(Arc<OnceLock<Bytes>>);

impl SentForm {
    /// Remembers what was read; a second reading of one request would find the same.
    pub(crate) fn set(&self, form: Bytes) {
        let _ = self.0.set(form);
    }

    /// What a person wrote in it: several words. Choices, dates and identifiers are made again in a
    /// moment; sentences are not.
    async fn writings(&self) -> Vec<String> {
        let Some(bytes) = self.0.get() else {
            return Vec::new();
        };
        let request = axum::http::Request::post("/")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(bytes.clone()));
        let Ok(request) = request else {
            return Vec::new();
        };
        let pairs = axum::Form::<Vec<(String, String)>>::from_request(request, &()).await;
        let pairs = pairs.map(|axum::Form(pairs)| pairs).unwrap_or_default();
        // What the page's script adds for a browser without network was written by nobody.
        let written = pairs.into_iter().filter(|(name, _)| name != offline::FIELD);
        let values = written.map(|(_, value)| value.trim().to_owned());
        // Written by a person: identifiers and marks that a page hides in its form have no space.
        values
            .filter(|value| value.contains(char::is_whitespace))
            .collect()
    }
}

impl Visit {
    /// A page read by a visitor, without a form of their own.
    fn is_same_for_all(&self, response: &Response) -> bool {
        let is_page = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        let sets_cookie = response.headers().contains_key(header::SET_COOKIE);
        self.actor == Actor::Visitor
            && response.status() == StatusCode::OK
            && is_page
            && !sets_cookie
            && response
                .body()
                .size_hint()
                .upper()
                .is_some_and(|bytes| bytes <= SHARED_BYTES_MAX)
            && !self.has_request_id.load(Ordering::Relaxed)
    }

    /// A page gives way to the one that makes a second factor; what was written in a form is given back, for it is not sent.
    async fn led_to_second_factor(&self, parts: &Parts, body: Body, sent: &SentForm) -> Response {
        if matches!(parts.method, Method::GET | Method::HEAD) {
            let asked = parts.uri.path_and_query().map_or("/", |asked| asked.as_str());
            return Redirect::to(&format!("{SECOND_FACTOR}?retour={}", query_value(asked))).into_response();
        }
        if let Some(form) = second_factor::texts_of(parts, body).await {
            sent.set(form);
        }
        let mut frame = self.frame();
        frame.typed = sent.writings().await;
        let next = format!("{SECOND_FACTOR}?retour={}", query_value(&self.path));
        let page = pages_error::second_factor_first(&frame, &next);
        let mut response = (StatusCode::CONFLICT, page).into_response();
        response.extensions_mut().insert(Dressed);
        response
    }

    fn refusal_page(&self, status: StatusCode, fault: Option<&Fault>, typed: Vec<String>) -> Response {
        // A session that ended while somebody was writing: what was written comes before signing in again.
        if matches!(fault, Some(Fault::Forbidden { .. })) && self.signed_in.is_none() && typed.is_empty() {
            return Redirect::to(&format!("/connexion?retour={}&pourquoi=droit", self.path)).into_response();
        }
        // An address whose identifier cannot be read leads nowhere, like any other unknown address.
        let status = if status == StatusCode::BAD_REQUEST && fault.is_none() {
            StatusCode::NOT_FOUND
        } else {
            status
        };
        let sentence = match fault {
            Some(Fault::Forbidden { right }) => {
                let right = self.words.say(&format!("right-{}", right.replace('.', "-")));
                Some(t!(self.words, "refusal-right", right = right))
            }
            Some(Fault::Refused { sentence, article }) => {
                Some(self.with_article(sentence, article.as_deref()))
            }
            Some(Fault::Invalid(faults)) => Some(
                faults
                    .iter()
                    .map(|fault| self.say(&fault.sentence))
                    .collect::<Vec<_>>()
                    .join(" "),
            ),
            Some(Fault::Stale(_)) => Some(t!(self.words, "refusal-stale")),
            Some(Fault::Busy(sentence)) => Some(self.say(sentence)),
            Some(Fault::FilesAway(_)) => Some(t!(self.words, "refusal-files-away")),
            _ => None,
        };
        let (mut frame, sentence) = (self.frame(), sentence.unwrap_or_default());
        frame.typed = typed;
        let page = match status {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => {
                pages_error::not_found(&frame, &sentence)
            }
            StatusCode::FORBIDDEN => pages_error::forbidden(&frame, &sentence),
            StatusCode::CONFLICT => pages_error::conflict(&frame, &sentence),
            StatusCode::GONE => pages_error::gone(&frame, &sentence),
            StatusCode::PAYLOAD_TOO_LARGE => pages_error::too_large(&frame, &sentence),
            StatusCode::TOO_MANY_REQUESTS => pages_error::too_many(&frame, &sentence),
            status if status.is_client_error() => pages_error::unprocessable(&frame, &sentence),
            StatusCode::SERVICE_UNAVAILABLE => pages_error::unavailable(&frame, &sentence),
            _ => pages_error::internal(&frame, &sentence),
        };
        let mut response = (status, page).into_response();
        response.extensions_mut().insert(Dressed);
        response
    }
}
