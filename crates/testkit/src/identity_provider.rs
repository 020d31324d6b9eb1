//! An identity provider on loopback, which signs with a key of its own and lies when it is asked to: what the real one of the
//! browser's stories never does.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::Clock;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::TestTown;

/// Somebody who signs in there.
#[derive(Clone, Debug)]
pub struct Vouched {
    /// Their identifier there
    pub subject: String,
    /// The level of assurance that is said
    pub level: String,
    /// What more is said of them
    pub claims: Value,
    /// What is wrong with the answer
    pub forged: Forged,
}

impl Vouched {
    /// Somebody whose answer is as it should be.
    pub fn of(subject: &str, claims: Value) -> Self {
        Self {
            subject: subject.to_owned(),
            level: "eidas1".to_owned(),
            claims,
            forged: Forged::Nothing,
        }
    }

    /// The same with something wrong.
    #[must_use]
    pub fn forged(mut self, forged: Forged) -> Self {
        self.forged = forged;
        self
    }
}

/// What an answer may have wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forged {
    /// Nothing
    Nothing,
    /// The token is not signed, and says so
    Unsigned,
    /// It is signed with the client's own secret
    WithTheSecret,
    /// It is signed with a key that nobody published, under the name of one that is
    WithAnotherKey,
    /// It is signed with a key whose name nobody published
    WithAnUnknownKey,
    /// It is signed with the key that the provider gave up, under its name
    WithTheFormerKey,
    /// It is another client's
    Audience,
    /// It is another provider's
    Issuer,
    /// It answers another question
    Nonce,
    /// It is over
    Expired,
    /// What more is said is of somebody else
    OtherPerson,
    /// What more is said is not signed
    PlainClaims,
}

struct Signer {
    pair: EcdsaKeyPair,
    name: String,
}

impl Signer {
    fn new(name: String) -> Self {
        let random = SystemRandom::new();
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key is made");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
            .expect("a key just made is read");
        Self { pair, name }
    }

    fn published(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        json!({
            "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.name,
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..]),
        })
    }

    fn token(&self, name: &str, claims: &Value) -> String {
        let signed = unsigned(&json!({ "alg": "ES256", "kid": name, "typ": "JWT" }), claims);
        let signature = self
            .pair
            .sign(&SystemRandom::new(), signed.as_bytes())
            .expect("a token is signed");
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", encode(header), encode(claims))
}

/// A code given, or an access token.
struct Given {
    who: Vouched,
    nonce: String,
    challenge: String,
    redirect_uri: String,
}

struct Inner {
    signer: Signer,
    former: Option<Signer>,
    changes_before_claims: bool,
    given: BTreeMap<String, Given>,
    opened: BTreeMap<String, Vouched>,
    refreshes: bool,
    kept: BTreeMap<String, Vouched>,
    refreshed: usize,
    left: Vec<String>,
    count: usize,
    keys_asked: usize,
    is_down: bool,
}

struct Shared {
    inner: Mutex<Inner>,
    issuer: String,
    clock: Clock,
}

impl Inner {
    fn change_key(&mut self) {
        self.count += 1;
        let next = Signer::new(format!("k{}", self.count));
        self.former = Some(std::mem::replace(&mut self.signer, next));
    }
}

impl Shared {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn now_s(&self) -> i64 {
        self.clock.now().micros().div_euclid(1_000_000)
    }
}

/// The provider.
pub struct IdentityProvider {
    shared: Arc<Shared>,
}

impl IdentityProvider {
    /// The client it knows.
    pub const CLIENT: &'static str = "parvis-essai";
    /// Its secret.
    pub const SECRET: &'static str = "un secret & des signes";

    /// Opens one whose clock is the town's.
    ///
    /// # Panics
    /// When nothing can listen on loopback.
    pub async fn open(town: &TestTown) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port on loopback");
        let address: SocketAddr = listener.local_addr().expect("the port is known");
        let shared = Arc::new(Shared {
            inner: Mutex::new(Inner {
                signer: Signer::new(format!("k0-{}", address.port())),
                former: None,
                changes_before_claims: false,
                given: BTreeMap::new(),
                opened: BTreeMap::new(),
                refreshes: false,
                kept: BTreeMap::new(),
                refreshed: 0,
                left: Vec::new(),
                count: 0,
                keys_asked: 0,
                is_down: false,
            }),
            issuer: format!("http://{address}/api/v2"),
            clock: town.house.clock.clone(),
        });
        let routes = Router::new()
            .route("/api/v2/.well-known/openid-configuration", get(document))
            .route("/api/v2/jwks", get(keys))
            .route("/api/v2/token", post(token))
            .route("/api/v2/userinfo", get(userinfo))
            .with_state(shared.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { shared }
    }

    /// Who it is.
    pub fn issuer(&self) -> &str {
        &self.shared.issuer
    }

    /// From now on it signs with another key.
    pub fn change_key(&self) {
        self.shared.inner().change_key();
    }

    /// The next time somebody signs in there, it signs with another key once it has said who came.
    pub fn change_key_before_claims(&self) {
        self.shared.inner().changes_before_claims = true;
    }

    /// How many times its keys were asked for.
    pub fn keys_asked(&self) -> usize {
        self.shared.inner().keys_asked
    }

    /// Whether it answers with faults from now on.
    pub fn break_down(&self, is_down: bool) {
        self.shared.inner().is_down = is_down;
    }

    /// From now on it gives refresh tokens: each serves once and is replaced.
    pub fn give_refresh_tokens(&self) {
        self.shared.inner().refreshes = true;
    }

    /// How many times a refresh token served.
    pub fn refreshed(&self) -> usize {
        self.shared.inner().refreshed
    }

    /// The refresh tokens that would serve now.
    pub fn refresh_tokens(&self) -> Vec<String> {
        self.shared.inner().kept.keys().cloned().collect()
    }

    /// Somebody left the organisation: nothing is refreshed for them any more.
    pub fn forget(&self, subject: &str) {
        self.shared.inner().left.push(subject.to_owned());
    }

    /// From now on it says this of somebody whose sessions are refreshed.
    pub fn change_claims(&self, subject: &str, claims: &Value) {
        let mut inner = self.shared.inner();
        for who in inner.kept.values_mut().filter(|who| who.subject == subject) {
            who.claims = claims.clone();
        }
    }

    /// Somebody sent `there` signs in; gives the address where their browser is sent back, without its host.
    ///
    /// # Panics
    /// When what is asked is not what FranceConnect accepts.
    pub fn sign_in(&self, there: &str, who: Vouched) -> String {
        let asked = self.asked(there);
        let mut inner = self.shared.inner();
        inner.count += 1;
        let code = format!("code-{}", inner.count);
        inner.given.insert(
            code.clone(),
            Given {
                who,
                nonce: asked["nonce"].clone(),
                challenge: asked["code_challenge"].clone(),
                redirect_uri: asked["redirect_uri"].clone(),
            },
        );
        drop(inner);
        self.back(&asked, &format!("code={code}"))
    }

    /// Somebody sent `there` gives up, or is refused.
    ///
    /// # Panics
    /// As [`IdentityProvider::sign_in`].
    pub fn refuse(&self, there: &str, error: &str) -> String {
        self.back(
            &self.asked(there),
            &format!("error={error}&error_description=non"),
        )
    }

    fn back(&self, asked: &BTreeMap<String, String>, answer: &str) -> String {
        let after_host = asked["redirect_uri"].splitn(4, '/').nth(3).unwrap_or_default();
        let issuer = self.shared.issuer.replace(':', "%3A").replace('/', "%2F");
        format!("/{after_host}?{answer}&state={}&iss={issuer}", asked["state"])
    }

    /// What is asked at an address, as FranceConnect's own rules want it.
    fn asked(&self, there: &str) -> BTreeMap<String, String> {
        let start = format!("{}/authorize?", self.shared.issuer);
        let query = there
            .strip_prefix(&start)
            .unwrap_or_else(|| panic!("sent to {there}"));
        let asked: BTreeMap<String, String> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect();
        let is =
            |name: &str, value: &str| assert_eq!(asked.get(name).map(String::as_str), Some(value), "{name}");
        is("response_type", "code");
        is("client_id", Self::CLIENT);
        is("code_challenge_method", "S256");
        assert!(
            asked["nonce"].len() >= 32 && asked["state"].len() >= 32,
            "{asked:?}"
        );
        assert!(asked["scope"].starts_with("openid "), "{asked:?}");
        assert!(!asked["scope"].contains("gender"), "{asked:?}");
        asked
    }
}

/// What a query's value says (URL Standard, application/x-www-form-urlencoded).
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next().unwrap_or_default(), rest.next().unwrap_or_default()];
                let digits = String::from_utf8_lossy(&digits).into_owned();
                u8::from_str_radix(&digits, 16).expect("two hexadecimal digits")
            }
            other => other,
        });
    }
    String::from_utf8(bytes).expect("a query is text")
}

async fn document(State(shared): State<Arc<Shared>>) -> Response {
    if shared.inner().is_down {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let issuer = &shared.issuer;
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "end_session_endpoint": format!("{issuer}/session/end"),
        "token_endpoint_auth_methods_supported": ["client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
    }))
    .into_response()
}

async fn keys(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let mut inner = shared.inner();
    inner.keys_asked += 1;
    let secret = json!({ "kty": "oct", "kid": "secret", "k": URL_SAFE_NO_PAD.encode("x") });
    Json(json!({ "keys": [secret, inner.signer.published()] }))
}

async fn token(State(shared): State<Arc<Shared>>, Form(form): Form<BTreeMap<String, String>>) -> Response {
    let said = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    if said("client_id") != IdentityProvider::CLIENT || said("client_secret") != IdentityProvider::SECRET {
        return refused("invalid_client");
    }
    let now_s = shared.now_s();
    let mut inner = shared.inner();
    if inner.is_down {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    if said("grant_type") == "refresh_token" {
        let kept = inner.kept.remove(said("refresh_token"));
        return match kept.filter(|who| !inner.left.contains(&who.subject)) {
            Some(who) => {
                inner.refreshed += 1;
                refreshed(&mut inner, who, &shared.issuer, now_s)
            }
            None => refused("invalid_grant"),
        };
    }
    let Some(given) = inner.given.remove(said("code")) else {
        return refused("invalid_grant");
    };
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(said("code_verifier")));
    if challenge != given.challenge || said("redirect_uri") != given.redirect_uri {
        return refused("invalid_grant");
    }
    inner.count += 1;
    let access_token = format!("acces-{}", inner.count);
    let hash = Sha256::digest(&access_token);
    let forged = given.who.forged;
    let claims = json!({
        "iss": if forged == Forged::Issuer { "https://autre.example" } else { shared.issuer.as_str() },
        "aud": if forged == Forged::Audience { "un-autre" } else { IdentityProvider::CLIENT },
        "sub": given.who.subject,
        "nonce": if forged == Forged::Nonce { "un-autre" } else { given.nonce.as_str() },
        "acr": given.who.level,
        "iat": now_s,
        "exp": if forged == Forged::Expired { now_s - 3600 } else { now_s + 60 },
        "auth_time": now_s,
        "at_hash": URL_SAFE_NO_PAD.encode(&hash[..16]),
    });
    let signer = match (forged, &inner.former) {
        (Forged::WithTheFormerKey, Some(former)) => former,
        _ => &inner.signer,
    };
    let id_token = id_token(signer, forged, &claims);
    let mut answer = json!({
        "access_token": access_token, "id_token": id_token, "token_type": "Bearer", "expires_in": 60,
        "scope": "openid",
    });
    if inner.refreshes {
        answer["refresh_token"] = json!(keep(&mut inner, given.who.clone()));
    }
    inner.opened.insert(access_token, given.who);
    Json(answer).into_response()
}

/// A refresh token for them.
fn keep(inner: &mut Inner, who: Vouched) -> String {
    inner.count += 1;
    let token = format!("renouvellement-{}", inner.count);
    inner.kept.insert(token.clone(), who);
    token
}

/// What is answered to a refresh token (OpenID Connect Core, section 12.2): about the same person, without a nonce.
fn refreshed(inner: &mut Inner, who: Vouched, issuer: &str, now_s: i64) -> Response {
    inner.count += 1;
    let access_token = format!("acces-{}", inner.count);
    let claims = json!({
        "iss": issuer, "aud": IdentityProvider::CLIENT, "sub": who.subject, "acr": who.level,
        "iat": now_s, "exp": now_s + 60,
        "at_hash": URL_SAFE_NO_PAD.encode(&Sha256::digest(&access_token)[..16]),
    });
    let id_token = inner.signer.token(&inner.signer.name, &claims);
    let refresh_token = keep(inner, who.clone());
    inner.opened.insert(access_token.clone(), who);
    Json(json!({
        "access_token": access_token, "id_token": id_token, "refresh_token": refresh_token,
        "token_type": "Bearer", "expires_in": 60, "scope": "openid",
    }))
    .into_response()
}

fn id_token(signer: &Signer, forged: Forged, claims: &Value) -> String {
    match forged {
        Forged::Unsigned => format!("{}.", unsigned(&json!({ "alg": "none" }), claims)),
        Forged::WithTheSecret => {
            let signed = unsigned(&json!({ "alg": "HS256", "kid": signer.name }), claims);
            let key = hmac::Key::new(hmac::HMAC_SHA256, IdentityProvider::SECRET.as_bytes());
            let tag = hmac::sign(&key, signed.as_bytes());
            format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag.as_ref()))
        }
        Forged::WithAnotherKey => Signer::new(String::new()).token(&signer.name, claims),
        Forged::WithAnUnknownKey => Signer::new(String::new()).token("inventee", claims),
        _ => signer.token(&signer.name, claims),
    }
}

async fn userinfo(State(shared): State<Arc<Shared>>, headers: HeaderMap) -> Response {
    let mut inner = shared.inner();
    if std::mem::take(&mut inner.changes_before_claims) {
        inner.change_key();
    }
    let token = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let Some(who) = token.and_then(|token| inner.opened.get(token)) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let mut claims = who.claims.clone();
    let subject = if who.forged == Forged::OtherPerson {
        "quelqu-un-d-autre"
    } else {
        who.subject.as_str()
    };
    claims["sub"] = json!(subject);
    claims["iss"] = json!(shared.issuer);
    claims["aud"] = json!(IdentityProvider::CLIENT);
    if who.forged == Forged::PlainClaims {
        return Json(claims).into_response();
    }
    let token = inner.signer.token(&inner.signer.name, &claims);
    ([(header::CONTENT_TYPE, "application/jwt")], token).into_response()
}
