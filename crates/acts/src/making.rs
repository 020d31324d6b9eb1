//! Making the accessible file of an act: by the worker, off its threads, within its lease.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Actor, Delivery, Effect, House};
use serde::Deserialize;
use ui::Words;

use crate::actions::KeepPdf;
use crate::document::on_paper;
use crate::model::ActId;
use crate::store;

/// The kind of effect that makes a file.
pub(crate) const EFFECT: &str = "act-pdf";
/// Characters told of, when no font draws them.
const SUBSTITUTED_MAX: usize = 40;

#[derive(Deserialize)]
struct Payload {
    act: ActId,
}

/// Stops the making when whoever waits for it no longer does: a lease that ends, a program that stops.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Makes the file of one act from the file that was published, and keeps it.
pub(crate) async fn deliver(house: &Arc<House>, effect: &Effect) -> Result<(), Delivery> {
    let Payload { act } = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    let again = |error: &dyn std::fmt::Display| Delivery::Again(error.to_string());
    let act = store::find(&mut house.db.read(), effect.collectivite, act)
        .await
        .map_err(|error| again(&error))?
        .ok_or_else(|| Delivery::Park("no such act".to_owned()))?;
    let body = house
        .collectivite(effect.collectivite)
        .ok_or_else(|| Delivery::Again("this node does not know the body yet".to_owned()))?;
    let (_, published) = house
        .file(effect.collectivite, &act.sha256)
        .await
        .map_err(|fault| again(&fault))?
        .ok_or_else(|| Delivery::Park("the published file is missing".to_owned()))?;
    let words = Words::of(house).map_err(|fault| Delivery::Park(fault.to_string()))?;
    let is_awaited = Arc::new(AtomicBool::new(true));
    let _waiting = Waiting(is_awaited.clone());
    let published_act = act.clone();
    let made = tokio::task::spawn_blocking(move || {
        let html = String::from_utf8_lossy(&published);
        let goes_on = || is_awaited.load(Ordering::Relaxed);
        on_paper(words, &published_act, &body.name, &html, &goes_on)
    })
    .await
    .map_err(|error| Delivery::Park(format!("making the file failed: {error}")))?;
    let made = made.map_err(|fault| match fault {
        paper::Fault::Stopped => Delivery::Again(fault.to_string()),
        paper::Fault::TooLong(_) | paper::Fault::TooWide(_) | paper::Fault::NotConforming(_) => {
            Delivery::Park(fault.to_string())
        }
    })?;
    if !made.substituted.is_empty() {
        tracing::warn!(act = %act.id, count = made.substituted.len(), "characters of an act are in no font of its PDF file");
    }
    let keep = KeepPdf {
        act,
        bytes: made.bytes,
        page_count: i64::try_from(made.page_count).unwrap_or(i64::MAX),
        substituted: made.substituted.into_iter().take(SUBSTITUTED_MAX).collect(),
    };
    house
        .act(effect.collectivite, Actor::System, &keep)
        .await
        .map(|_| ())
        .map_err(|fault| again(&fault))
}
