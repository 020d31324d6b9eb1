//! What is asked of identity providers: their addresses, their keys, and who came. Nothing is written here.
//!
//! Addresses and keys are held in memory, in each node, so that signing in waits for the provider once and not three times.

mod refresh;

use std::net::IpAddr;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use db::Instant;
use kernel::{CollectiviteId, Fault, House};
use openid::{
    Claims, Discovery, Expected, Keys, Refusal, Returned, Secrets, Tokens, read_id_token, read_plain_claims,
    read_signed_claims,
};
use outgoing::Connections;
use outgoing::http::{Answered, Asked, Credentials};
use quick_cache::sync::Cache;
use tools::secret;

use crate::model::provider::{Assistance, Kind, Provider, name_of};

pub(crate) use refresh::{kept_to_refresh, refresh_session};

/// Time a provider has for one answer: somebody waits before a page.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(10);
/// How long addresses are used without being read again, in seconds.
const ADDRESSES_KEPT_S: i64 = 3600;
/// Providers whose addresses and keys are held in memory.
const PROVIDERS_HELD_MAX: usize = 500;

static ADDRESSES: LazyLock<Cache<String, Arc<(Discovery, i64)>>> =
    LazyLock::new(|| Cache::new(PROVIDERS_HELD_MAX));
static KEYS: LazyLock<Cache<String, Arc<Keys>>> = LazyLock::new(|| Cache::new(PROVIDERS_HELD_MAX));

/// How long a provider that does not answer is not asked again, in seconds: nobody else waits for it meanwhile.
const FAILURE_KEPT_S: i64 = 30;
/// The longest reason kept of a failure, in characters.
const REASON_CHARS_MAX: usize = 200;

/// Why it did not answer, and when; by its settings, so that it is asked at once when they change.
static FAILURES: LazyLock<Cache<String, Arc<(String, i64)>>> =
    LazyLock::new(|| Cache::new(PROVIDERS_HELD_MAX));

/// Answers of one client that may be refused in an hour, on one node: beyond, none of theirs is shown to the provider, which
/// would else take the town itself for who tries codes, and none leaves a line in the journal.
const REFUSED_PER_HOUR_MAX: u32 = 60;
/// Clients remembered for that.
const CLIENTS_HELD_MAX: usize = 20_000;

/// Since when, in seconds, and how many.
type Count = (i64, u32);

static REFUSED: LazyLock<Cache<String, Count>> = LazyLock::new(|| Cache::new(CLIENTS_HELD_MAX));
static NOTED: LazyLock<Cache<String, Count>> = LazyLock::new(|| Cache::new(CLIENTS_HELD_MAX));

/// Why nobody came in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failed {
    /// The provider does not answer, or not as one
    #[error("the provider does not answer: {0}")]
    Down(String),
    /// The secret was sealed with another key: it must be typed again
    #[error("the secret of the provider cannot be opened")]
    SecretLost,
    /// What it answered is refused
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Who came, as a provider says.
pub(crate) struct Recognised {
    /// Their identifier there
    pub(crate) subject: String,
    /// How strongly they proved who they are
    pub(crate) level: Option<String>,
    /// When
    pub(crate) at: Instant,
    /// Whether somebody else may be at the keyboard
    pub(crate) assistance: Assistance,
    /// The name to propose, perhaps empty
    pub(crate) name: String,
    /// The address to propose, perhaps empty: it proves nothing
    pub(crate) email: String,
    /// The establishment they come for
    pub(crate) siret: Option<String>,
    /// The token, to leave the provider with
    pub(crate) id_token: String,
    /// What it is asked with later whether they are still one of its people, if it gave one
    pub(crate) refresh_token: Option<String>,
}

/// Where things are held in memory: bodies may have one provider with keys read at different times.
fn held_as(body: CollectiviteId, provider: &Provider) -> String {
    format!("{body} {} {}", provider.id, provider.issuer)
}

fn now_s(house: &House) -> i64 {
    house.clock.now().micros().div_euclid(1_000_000)
}

fn counted(house: &House, counts: &Cache<String, Count>, held: &str) -> Count {
    let now = now_s(house);
    let known = counts
        .get(held)
        .filter(|(since, _)| (0..3600).contains(&(now - since)));
    known.unwrap_or((now, 0))
}

fn count_one(house: &House, counts: &Cache<String, Count>, held: String) {
    let (since, count) = counted(house, counts, &held);
    counts.insert(held, (since, count.saturating_add(1)));
}

/// Who is counted together: a client of one provider, or all those whose address is not known.
fn held_of(body: CollectiviteId, provider: &Provider, client: Option<IpAddr>) -> String {
    let client = client.map_or_else(String::new, |client| client.to_string());
    format!("{} {client}", held_as(body, provider))
}

/// Whether what this client brings back may still be shown to the provider.
pub(crate) fn may_try(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    client: Option<IpAddr>,
) -> bool {
    let held = held_of(body, provider, client);
    client.is_none() || counted(house, &REFUSED, &held).1 < REFUSED_PER_HOUR_MAX
}

/// Counts an answer that was refused for what a browser can cause: a code that is no code, or another's. A provider that
/// answers wrongly to everybody stops nobody's attempts.
pub(crate) fn count_refused(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    (client, failed): (Option<IpAddr>, &Failed),
) {
    let Failed::Refused(refusal) = failed else { return };
    let is_of_the_client = match refusal {
        Refusal::OtherProvider | Refusal::NoCode | Refusal::Nonce => true,
        Refusal::TokenRefused(code) => code == "invalid_grant",
        _ => false,
    };
    if client.is_some() && is_of_the_client {
        count_one(house, &REFUSED, held_of(body, provider, client));
    }
}

/// Whether one more refusal of this client may leave a line in the journal; it is counted.
pub(crate) fn may_note(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    client: Option<IpAddr>,
) -> bool {
    let held = held_of(body, provider, client);
    let is_few = counted(house, &NOTED, &held).1 < REFUSED_PER_HOUR_MAX;
    if is_few {
        count_one(house, &NOTED, held);
    }
    is_few
}

/// Under what its failures are remembered.
fn failing_as(body: CollectiviteId, provider: &Provider) -> String {
    format!("{} {}", held_as(body, provider), provider.version)
}

/// Fails at once while the provider is known not to answer.
fn refuse_while_down(house: &House, body: CollectiviteId, provider: &Provider) -> Result<(), Failed> {
    let now = now_s(house);
    match FAILURES.get(&failing_as(body, provider)) {
        Some(known) if (0..FAILURE_KEPT_S).contains(&(now - known.1)) => Err(Failed::Down(known.0.clone())),
        _ => Ok(()),
    }
}

/// Remembers that the provider did not give its addresses or its keys, which no browser can cause.
fn remembered<T>(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    outcome: Result<T, Failed>,
) -> Result<T, Failed> {
    if let Err(Failed::Down(why)) = &outcome {
        let failure = Arc::new((why.clone(), now_s(house)));
        FAILURES.insert(failing_as(body, provider), failure);
    }
    outcome
}

/// The provider's addresses.
pub(crate) async fn addresses(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
) -> Result<Discovery, Failed> {
    let held = held_as(body, provider);
    let now = now_s(house);
    if let Some(known) = ADDRESSES.get(&held)
        && (0..ADDRESSES_KEPT_S).contains(&(now - known.1))
    {
        return Ok(known.0.clone());
    }
    refuse_while_down(house, body, provider)?;
    let found = remembered(
        house,
        body,
        provider,
        read_addresses(house, &provider.issuer).await,
    )?;
    ADDRESSES.insert(held, Arc::new((found.clone(), now)));
    Ok(found)
}

/// The provider's addresses, for somebody who did not ask to go there: who would wait longer than `time_max` goes on without them,
/// and whoever comes in the half-minute after does not wait at all.
pub(crate) async fn addresses_within(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    time_max: Duration,
) -> Result<Discovery, Failed> {
    let slow = format!("{} slow", failing_as(body, provider));
    let now = now_s(house);
    if let Some(known) = FAILURES.get(&slow)
        && (0..FAILURE_KEPT_S).contains(&(now - known.1))
    {
        return Err(Failed::Down(known.0.clone()));
    }
    let Ok(outcome) = tokio::time::timeout(time_max, addresses(house, body, provider)).await else {
        let why = format!("no answer within {} s", time_max.as_secs());
        FAILURES.insert(slow, Arc::new((why.clone(), now)));
        return Err(Failed::Down(why));
    };
    outcome
}

async fn read_addresses(house: &House, issuer: &str) -> Result<Discovery, Failed> {
    let answered = read(house, &Discovery::address(issuer)).await?;
    let is_clear_allowed = house.settings.private_network_allowed;
    Ok(Discovery::read(&answered.body, issuer, is_clear_allowed)?)
}

/// Looks at the provider anew, for the agent who sets it up: its addresses, then its keys.
pub(crate) async fn look(house: &House, body: CollectiviteId, provider: &Provider) -> Result<(), Failed> {
    let held = held_as(body, provider);
    let found = read_addresses(house, &provider.issuer).await?;
    let keys = read_keys(house, &found).await?;
    ADDRESSES.insert(held.clone(), Arc::new((found, now_s(house))));
    KEYS.insert(held, Arc::new(keys));
    FAILURES.remove(&failing_as(body, provider));
    secret::open(house, body, &provider.purpose(), &provider.secret)
        .map(drop)
        .ok_or(Failed::SecretLost)
}

async fn read_keys(house: &House, discovery: &Discovery) -> Result<Keys, Failed> {
    let answered = read(house, discovery.jwks_uri.as_str()).await?;
    Ok(Keys::read(&answered.body, now_s(house))?)
}

/// Exchanges what the browser brought back for who came. Only an answer to this browser's own question gets so far as to be
/// asked of the provider.
pub(crate) async fn recognise(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    (returned, secrets, redirect_uri): (&Returned, &Secrets, &str),
) -> Result<Recognised, Failed> {
    let discovery = addresses(house, body, provider).await?;
    let code = returned.code(&secrets.state, &discovery)?;
    let tokens = tokens(house, body, provider, &discovery, (code, secrets, redirect_uri)).await?;
    let levels = &provider.levels;
    let expected = Expected {
        issuer: &provider.issuer,
        client_id: &provider.client_id,
        nonce: &secrets.nonce,
        levels,
        access_token: &tokens.access_token,
        now_s: now_s(house),
    };
    let algorithm = provider.algorithm.algorithm();
    let keys = keys(house, body, provider, &discovery).await?;
    let (keys, who) = match read_id_token(&tokens.id_token, algorithm, &keys, &expected) {
        // The provider may have changed its keys since: it is asked once more, not too often.
        Err(Refusal::UnknownKey) if keys.may_be_fetched_again(expected.now_s) => {
            let keys = fetched_keys(house, body, provider, &discovery).await?;
            let who = read_id_token(&tokens.id_token, algorithm, &keys, &expected);
            (keys, who)
        }
        who => (keys, who),
    };
    let who = who?;
    let answered = user_information(house, provider, &discovery, &tokens.access_token).await?;
    let read = |keys: &Keys| claims(provider, answered.as_ref(), (keys, &expected), &who.subject);
    let claims = match read(&keys) {
        // The same holds between the two answers.
        Err(Refusal::UnknownKey) if keys.may_be_fetched_again(expected.now_s) => {
            let keys = fetched_keys(house, body, provider, &discovery).await?;
            read(&keys)?
        }
        claims => claims?,
    };
    Ok(Recognised {
        at: Instant::from_micros(who.authenticated_at_s * 1_000_000),
        assistance: provider.assistance_of(claims.idp_id.as_deref()),
        name: name_of(provider.kind, &claims),
        email: claims.email.unwrap_or_default(),
        siret: claims.siret,
        level: who.level,
        subject: who.subject,
        id_token: tokens.id_token,
        refresh_token: tokens.refresh_token,
    })
}

async fn keys(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    discovery: &Discovery,
) -> Result<Arc<Keys>, Failed> {
    match KEYS.get(&held_as(body, provider)) {
        Some(keys) if !keys.are_old(now_s(house)) => Ok(keys),
        _ => fetched_keys(house, body, provider, discovery).await,
    }
}

async fn fetched_keys(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    discovery: &Discovery,
) -> Result<Arc<Keys>, Failed> {
    refuse_while_down(house, body, provider)?;
    let keys = remembered(house, body, provider, read_keys(house, discovery).await)?;
    let keys = Arc::new(keys);
    KEYS.insert(held_as(body, provider), keys.clone());
    Ok(keys)
}

async fn tokens(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    discovery: &Discovery,
    (code, secrets, redirect_uri): (&str, &Secrets, &str),
) -> Result<Tokens, Failed> {
    let form = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", redirect_uri),
        ("code_verifier", secrets.verifier.as_str()),
    ];
    let answered = ask_tokens(house, body, provider, (discovery, form)).await?;
    Ok(Tokens::read(answered.status, &answered.body)?)
}

/// Asks the token endpoint, as this client.
async fn ask_tokens(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    (discovery, form): (&Discovery, Vec<(&str, &str)>),
) -> Result<Answered, Failed> {
    let mut form: Vec<(&str, &str)> = form;
    let secret =
        secret::open(house, body, &provider.purpose(), &provider.secret).ok_or(Failed::SecretLost)?;
    if discovery.takes_secret_in_form {
        form.extend([
            ("client_id", provider.client_id.as_str()),
            ("client_secret", secret.as_str()),
        ]);
    }
    // RFC 6749, section 2.3.1: what goes in the header is encoded as in a form first.
    let (account, password) = (encoded(&provider.client_id), encoded(&secret));
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(form)
        .finish();
    exchange(
        house,
        Asked {
            method: "POST",
            url: discovery.token_endpoint.as_str(),
            headers: &[
                ("content-type", "application/x-www-form-urlencoded"),
                ("accept", "application/json"),
            ],
            credentials: if discovery.takes_secret_in_form {
                Credentials::Nobody
            } else {
                Credentials::Account(&account, &password)
            },
            body: body.into_bytes(),
        },
    )
    .await
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// Asks for what more the provider says of the person; nothing where it says nothing more.
async fn user_information(
    house: &House,
    provider: &Provider,
    discovery: &Discovery,
    access_token: &str,
) -> Result<Option<Answered>, Failed> {
    let Some(endpoint) = &discovery.userinfo_endpoint else {
        return if provider.kind == Kind::Other {
            Ok(None)
        } else {
            Err(Refusal::Document("no userinfo endpoint").into())
        };
    };
    let asked = Asked {
        method: "GET",
        url: endpoint.as_str(),
        headers: &[],
        credentials: Credentials::Bearer(access_token),
        body: Vec::new(),
    };
    succeeded(exchange(house, asked).await?).map(Some)
}

/// What more it said.
fn claims(
    provider: &Provider,
    answered: Option<&Answered>,
    (keys, expected): (&Keys, &Expected<'_>),
    subject: &str,
) -> Result<Claims, Refusal> {
    let Some(answered) = answered else {
        return Ok(Claims::default());
    };
    let is_signed = answered
        .header("content-type")
        .is_some_and(|kind| kind.starts_with("application/jwt"));
    if is_signed || provider.kind.signs_claims() {
        let token = String::from_utf8_lossy(&answered.body);
        let algorithm = provider.algorithm.algorithm();
        read_signed_claims(&token, algorithm, keys, expected, subject)
    } else {
        read_plain_claims(&answered.body, subject)
    }
}

async fn read(house: &House, url: &str) -> Result<Answered, Failed> {
    let asked = Asked {
        method: "GET",
        url,
        headers: &[("accept", "application/json")],
        credentials: Credentials::Nobody,
        body: Vec::new(),
    };
    succeeded(exchange(house, asked).await?)
}

fn succeeded(answered: Answered) -> Result<Answered, Failed> {
    if answered.status == 200 {
        Ok(answered)
    } else {
        Err(Failed::Down(format!("status {}", answered.status)))
    }
}

async fn exchange(house: &House, asked: Asked<'_>) -> Result<Answered, Failed> {
    let connections = house
        .extension::<Connections>()
        .ok_or_else(|| Failed::Down("this house was composed without outgoing connections".to_owned()))?;
    match tokio::time::timeout(ANSWER_TIME_MAX, connections.http().exchange(asked)).await {
        Ok(Ok(answered)) => Ok(answered),
        Ok(Err(error)) => Err(Failed::Down(openid::printable(
            &error.to_string(),
            REASON_CHARS_MAX,
        ))),
        Err(_) => Err(Failed::Down(format!(
            "no answer within {} s",
            ANSWER_TIME_MAX.as_secs()
        ))),
    }
}

/// The digest of a person's identifier at a provider: what is kept of it.
pub(crate) fn digest_of(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    subject: &str,
) -> Result<Vec<u8>, Fault> {
    // Of the issuer, not of the row: a provider removed and set up again finds nobody linked, but the same person.
    secret::digest(
        house,
        body,
        &format!("openid subject {}", provider.issuer),
        subject,
    )
}
