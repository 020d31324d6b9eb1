//! Telling a WebSub hub that a feed changed.
//!
//! The W3C Recommendation (WebSub, 23 January 2018, section 6, « Publishing ») leaves publisher and hub to agree on how
//! the hub is told; the form used here, `hub.mode=publish` and `hub.url`, is the one of `PubSubHubbub` (0.3, section
//! 7.1) that public hubs still take.

use kernel::{Delivery, Effect, Fault, House, Work};
use serde::{Deserialize, Serialize};

use crate::Connections;

pub(crate) const EFFECT: &str = "websub";

#[derive(Serialize, Deserialize)]
struct Ping {
    topic: String,
}

/// Asks for the hub to be told that the feed at `topic_url` (whole address) changed: once for each transaction, and
/// only when the operator named a hub.
pub async fn notify(work: &mut Work, topic_url: &str) -> Result<(), Fault> {
    if work.house().settings.websub_hub.is_none() {
        return Ok(());
    }
    // The instant is in the key, or the second change of a feed would be taken for the first one's repetition.
    let key = format!("{topic_url} {}", work.now.micros());
    work.effect(EFFECT, &key, &serde_json::json!({ "topic": topic_url }))
        .await
}

pub(crate) async fn deliver(house: &House, effect: &Effect) -> Result<(), Delivery> {
    // The operator may have removed the hub since: nobody is left to tell.
    let Some(hub) = &house.settings.websub_hub else {
        return Ok(());
    };
    let ping: Ping = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    Connections::of(house)?
        .http()
        .post_form(
            hub,
            &[("hub.mode", "publish"), ("hub.url", &ping.topic)],
            &effect.key,
        )
        .await?;
    Ok(())
}
