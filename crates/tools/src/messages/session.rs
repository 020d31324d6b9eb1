//! What the server lets Parvis in with: asked for once and kept sealed, since servers count how often a session is opened,
//! and since every node uses the same.

use std::sync::Arc;

use kernel::{Action, Actor, CollectiviteId, EffectContext, Event, Fault, House, Scope, SubjectRef, Work};

use super::delivery::Asked;
use super::{EFFECT, Signed, provided};
use crate::bridge::{BridgeSettings, Capability};
use crate::calendar::Found;
use crate::{KEEP_DISCUSSION, Trouble, Why, secret, store};

/// Characters of the body's identifier in the name of its device: one for all its sessions, since servers remember by device
/// what was said under which key.
const DEVICE_CHARS: usize = 12;

/// The session that is kept; none before there is one, when the key that it is sealed with was lost, and when the settings
/// lead elsewhere than where it was opened: they are read before it, and an agent may have changed them in between.
pub(super) async fn kept(
    house: &House,
    body: CollectiviteId,
    settings: &BridgeSettings,
) -> Result<Option<Signed>, Trouble> {
    let kept = store::messages::session(&mut house.db.read(), body)
        .await
        .map_err(|error| Trouble::about(Why::Busy, error.to_string()))?;
    let kept = kept.filter(|kept| kept.generation == Some(settings.generation));
    let Some((sealed, account)) = kept.and_then(|kept| kept.token.zip(kept.account)) else {
        return Ok(None);
    };
    let token = secret::open(house, body, Capability::Messages.as_str(), &sealed);
    Ok(token.map(|token| Signed {
        address: settings.address.clone(),
        token,
        account,
    }))
}

/// Opens a session, and keeps it.
pub(super) async fn open(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
) -> Result<Signed, Trouble> {
    let messages = provided(house, &settings.name)?;
    let connection = settings.connection(house, body)?;
    let id = body.uuid().simple().to_string();
    let device = format!("PARVIS{}", id[id.len() - DEVICE_CHARS..].to_uppercase());
    let signed = (messages.sign_in)(house, &connection, &device).await?;
    let here = |fault: Fault| Trouble::about(Why::Busy, fault.to_string());
    let keep = KeepSession {
        version: settings.version,
        generation: settings.generation,
        token: secret::seal(house, body, Capability::Messages.as_str(), &signed.token).map_err(here)?,
        account: signed.account.clone(),
    };
    house.act(body, Actor::System, &keep).await.map_err(here)?;
    Ok(signed)
}

/// Has the session be ended on the server that is left, once this work is committed. A token that was typed is its agent's: it
/// may serve elsewhere, and is only forgotten.
pub(crate) async fn sign_out(work: &mut Work, left: &BridgeSettings) -> Result<(), Fault> {
    let kept = store::messages::session(&mut work.sql, work.body).await?;
    let kept = kept.filter(|kept| kept.generation == Some(left.generation) && !left.account.is_empty());
    let Some((token, account)) = kept.and_then(|kept| kept.token.zip(kept.account)) else {
        return Ok(());
    };
    let asked = Asked::SignOut {
        bridge: left.name.clone(),
        address: left.address.clone(),
        token,
        account,
    };
    let payload = serde_json::to_value(asked).map_err(|error| Fault::Internal(error.to_string()))?;
    let key = format!("sign-out {} {}", left.generation, left.version);
    work.effect_in(EFFECT, &key, &payload, EffectContext::default())
        .await
}

/// Ends a session that is sealed so; nothing when the key that it is sealed with was lost.
pub(super) async fn end(
    house: &House,
    body: CollectiviteId,
    bridge: &str,
    (address, sealed, account): (&str, &str, &str),
) -> Result<(), Trouble> {
    let messages = provided(house, bridge)?;
    let Some(token) = secret::open(house, body, Capability::Messages.as_str(), sealed) else {
        return Ok(());
    };
    let signed = Signed {
        address: address.to_owned(),
        token,
        account: account.to_owned(),
    };
    (messages.sign_out)(house, &signed).await
}

/// Looks whether the server set up so lets Parvis in, for the agent who types the setting; says under which account.
pub async fn look(
    house: &Arc<House>,
    body: CollectiviteId,
    settings: &BridgeSettings,
) -> Result<Found, Trouble> {
    let signed = open(house, body, settings).await?;
    Ok(Found { name: signed.account })
}

/// Keeps a session, unless the settings changed since it was asked for. Done by Parvis itself.
struct KeepSession {
    version: i64,
    generation: i64,
    token: String,
    account: String,
}

impl Action for KeepSession {
    const NAME: &'static str = "discussions.keep-session";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&KEEP_DISCUSSION, Scope::BODY).await?;
        let body = work.body;
        let stands = store::find(&mut work.sql, body, Capability::Messages).await?;
        // Removed and set up again, a bridge has the same version anew: its place tells them apart.
        let is_same =
            |stands: BridgeSettings| (stands.version, stands.generation) == (self.version, self.generation);
        if stands.is_some_and(is_same) {
            let opened = (self.token.as_str(), self.account.as_str(), self.generation);
            store::messages::keep_session(&mut work.sql, body, opened).await?;
        }
        let about = SubjectRef::new("collectivite", body);
        work.journal(Event::internal("discussions.session-opened", about))
            .await
    }
}
