//! Asking a provider whether who opened a session is still one of its people (Core, section 12), by the worker.
//!
//! A refresh token serves once where the provider replaces it, so that it is shown once: what comes in its place is kept before
//! anything else is asked. Nothing here writes a token to a log.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Actor, BoxFuture, CollectiviteId, Delivery, Effect, Fault, House};
use openid::{Expected, Refreshed, Refusal, read_refreshed_id_token};
use serde::{Deserialize, Serialize};
use tools::secret;

use super::{
    Failed, addresses, ask_tokens, claims, fetched_keys, keys, now_s, refuse_while_down, remembered,
    user_information,
};
use crate::actions::{EndRefusedSession, ToRefresh};
use crate::model::provider::{Provider, RefreshId};
use crate::store::{providers, refreshing as store};

/// How many times more a token that a busy database refused is written.
const REPLACED_AGAIN_MAX: usize = 5;
/// How long after.
const REPLACED_AFTER: Duration = Duration::from_millis(100);

/// What is kept, sealed, to ask again about somebody.
#[derive(Serialize, Deserialize)]
struct Kept {
    token: String,
    subject: String,
}

/// Seals what a provider is asked with later about `subject`; none where this body asks nothing later.
pub(crate) fn kept_to_refresh(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    (token, subject): (Option<&str>, &str),
) -> Result<Option<String>, Fault> {
    if provider.refresh_minutes == 0 {
        return Ok(None);
    }
    let Some(token) = token else {
        tracing::warn!(provider = %provider.id, "an identity provider gave no refresh token: the session will end at the first date");
        return Ok(None);
    };
    let kept = Kept {
        token: token.to_owned(),
        subject: subject.to_owned(),
    };
    seal(house, body, provider, &kept).map(Some)
}

fn seal(house: &House, body: CollectiviteId, provider: &Provider, kept: &Kept) -> Result<String, Fault> {
    let text = serde_json::to_string(kept)
        .map_err(|error| Fault::Internal(format!("what a session is refreshed with: {error}")))?;
    secret::seal(house, body, &provider.refresh_purpose(), &text)
}

/// Delivers the question about one session.
pub(crate) fn refresh_session<'a>(
    house: &'a Arc<House>,
    effect: &'a Effect,
) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        let asked: ToRefresh = serde_json::from_value(effect.payload.clone())
            .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
        let body = effect.collectivite;
        let found = watched(house, body, asked.session)
            .await
            .map_err(|error| Delivery::Again(error.to_string()))?;
        let Some((provider, sealed)) = found else {
            return Ok(());
        };
        let (outcome, held) = match sealed {
            Some(sealed) => ask_again(house, body, &provider, (asked.session, sealed)).await?,
            None => (Outcome::Left("no refresh token".to_owned()), String::new()),
        };
        match outcome {
            Outcome::Stays => Ok(()),
            Outcome::Untold(why) => {
                tracing::warn!(provider = %provider.id, why, "an identity provider did not say whether somebody is still there: their session goes on");
                Ok(())
            }
            Outcome::Left(why) => {
                tracing::info!(provider = %provider.id, why, "an identity provider does not vouch for somebody any more: their session ends");
                let deed = EndRefusedSession {
                    session: asked.session,
                    held,
                };
                match house.act(body, Actor::System, &deed).await {
                    // Over meanwhile, or refreshed.
                    Ok(()) | Err(Fault::NotFound(_)) => Ok(()),
                    Err(fault) => Err(Delivery::Again(fault.to_string())),
                }
            }
        }
    })
}

/// Who opened a session that is still open, and what they are asked with; nothing once it is over.
async fn watched(
    house: &House,
    body: CollectiviteId,
    session: RefreshId,
) -> Result<Option<(Provider, Option<String>)>, db::Error> {
    let (mut sql, now) = (house.db.read(), house.clock.now());
    let Some(found) = store::watched(&mut sql, body, session, now).await? else {
        return Ok(None);
    };
    let Some(id) = found.provider_id else {
        return Ok(None);
    };
    let provider = providers::provider(&mut sql, body, id).await?;
    Ok(provider.map(|provider| (provider, found.refresh_token)))
}

/// What a provider said of somebody, and why.
enum Outcome {
    /// They are still one of its people
    Stays,
    /// Nothing that can be relied on
    Untold(String),
    /// They are not any more, or not as this body wants it
    Left(String),
}

impl From<Failed> for Outcome {
    fn from(failed: Failed) -> Self {
        let is_over = match &failed {
            Failed::Refused(Refusal::TokenRefused(code)) => code == "invalid_grant",
            Failed::Refused(Refusal::OtherSubject | Refusal::Level(_)) => true,
            Failed::Refused(_) | Failed::Down(_) | Failed::SecretLost => false,
        };
        if is_over {
            Self::Left(failed.to_string())
        } else {
            Self::Untold(failed.to_string())
        }
    }
}

/// What the provider says, and the token that the session holds then, sealed.
async fn ask_again(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    (session, sealed): (RefreshId, String),
) -> Result<(Outcome, String), Delivery> {
    let opened = secret::open(house, body, &provider.refresh_purpose(), &sealed);
    let Some(kept) = opened.and_then(|text| serde_json::from_str::<Kept>(&text).ok()) else {
        let why = "its refresh token cannot be opened".to_owned();
        return Ok((Outcome::Left(why), sealed));
    };
    let refreshed = match refresh(house, body, provider, &kept.token).await {
        Ok(refreshed) => refreshed,
        Err(failed) => return Ok((failed.into(), sealed)),
    };
    let mut held = sealed;
    if let Some(token) = &refreshed.refresh_token {
        let next = Kept {
            token: token.clone(),
            subject: kept.subject.clone(),
        };
        let next = seal(house, body, provider, &next).map_err(|fault| Delivery::Again(fault.to_string()))?;
        replace(house, body, session, (held.as_str(), next.as_str()))
            .await
            .map_err(|error| Delivery::Again(error.to_string()))?;
        held = next;
    }
    let outcome = match still_accepted(house, body, provider, (&refreshed, kept.subject.as_str())).await {
        Ok(true) => Outcome::Stays,
        Ok(false) => Outcome::Left("for another establishment".to_owned()),
        Err(failed) => failed.into(),
    };
    Ok((outcome, held))
}

/// Keeps the next token; tried again while the database is busy, since nobody gives that token twice.
async fn replace(
    house: &House,
    body: CollectiviteId,
    session: RefreshId,
    tokens: (&str, &str),
) -> Result<(), db::Error> {
    for _ in 0..REPLACED_AGAIN_MAX {
        match replace_once(house, body, session, tokens).await {
            Err(error) if error.is_transient() => tokio::time::sleep(REPLACED_AFTER).await,
            outcome => return outcome,
        }
    }
    replace_once(house, body, session, tokens).await
}

async fn replace_once(
    house: &House,
    body: CollectiviteId,
    session: RefreshId,
    tokens: (&str, &str),
) -> Result<(), db::Error> {
    let mut sql = house.db.begin().await?;
    store::replace_token(&mut sql, body, session, tokens).await?;
    sql.commit().await
}

async fn refresh(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    token: &str,
) -> Result<Refreshed, Failed> {
    // One session waits for a provider that does not answer, and not each in its turn.
    refuse_while_down(house, body, provider)?;
    let discovery = addresses(house, body, provider).await?;
    let form = vec![("grant_type", "refresh_token"), ("refresh_token", token)];
    let answered = ask_tokens(house, body, provider, (&discovery, form)).await;
    let answered = remembered(house, body, provider, answered)?;
    Ok(Refreshed::read(answered.status, &answered.body)?)
}

/// Whether what comes with the refreshed tokens is about the same person, at a level that is accepted, for an establishment of the
/// body.
async fn still_accepted(
    house: &House,
    body: CollectiviteId,
    provider: &Provider,
    (refreshed, subject): (&Refreshed, &str),
) -> Result<bool, Failed> {
    let discovery = addresses(house, body, provider).await?;
    let expected = Expected {
        issuer: &provider.issuer,
        client_id: &provider.client_id,
        nonce: "",
        levels: &provider.levels,
        access_token: &refreshed.access_token,
        now_s: now_s(house),
    };
    let algorithm = provider.algorithm.algorithm();
    let mut known = keys(house, body, provider, &discovery).await?;
    if let Some(token) = &refreshed.id_token {
        let outcome = read_refreshed_id_token(token, algorithm, &known, &expected, subject);
        if outcome == Err(Refusal::UnknownKey) && known.may_be_fetched_again(expected.now_s) {
            known = fetched_keys(house, body, provider, &discovery).await?;
            read_refreshed_id_token(token, algorithm, &known, &expected, subject)?;
        } else {
            outcome?;
        }
    }
    let answered = user_information(house, provider, &discovery, &refreshed.access_token).await?;
    let said = claims(provider, answered.as_ref(), (known.as_ref(), &expected), subject)?;
    Ok(provider.accepts_siret(said.siret.as_deref()))
}
