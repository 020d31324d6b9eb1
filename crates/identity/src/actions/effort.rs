//! The effort that is asked of who asks too often; done once, soon, for a challenge of this house.

use db::Instant;
use kernel::{Fault, Work};
use tools::secret;

use super::entering::use_state;
use crate::model::SecretHash;
use crate::model::effort::{EFFORT_VALID_S, EFFORT_WAIT_S, is_enough};

/// What a challenge is sealed for.
pub(crate) const EFFORT_PURPOSE: &str = "effort";

/// What a browser found.
#[derive(Clone, Debug)]
pub struct Effort {
    /// What it was asked
    pub challenge: String,
    /// The number it answers; empty where no script looked for one
    pub number: String,
}

/// Whether this house can ask for one: without its key file, a minute is waited instead.
pub(super) fn can_be_asked(work: &Work) -> bool {
    secret::seal(work.house(), work.body, EFFORT_PURPOSE, "").is_ok()
}

/// Whether the effort was made, or a minute was waited since this browser was asked for it: each once.
pub(super) async fn is_made(work: &mut Work, effort: Option<&Effort>) -> Result<bool, Fault> {
    let Some(effort) = effort else { return Ok(false) };
    let opened = secret::open(work.house(), work.body, EFFORT_PURPOSE, &effort.challenge);
    let Some(asked_at) = opened
        .and_then(|micros| micros.parse().ok())
        .map(Instant::from_micros)
    else {
        return Ok(false);
    };
    let is_fresh = asked_at <= work.now && work.now < asked_at.plus_seconds(EFFORT_VALID_S);
    // A minute of its own: what others of the same network ask meanwhile does not make it begin anew.
    let has_waited = work.now >= asked_at.plus_seconds(EFFORT_WAIT_S);
    Ok(is_fresh
        && (has_waited || is_enough(&effort.challenge, &effort.number))
        && use_state(work, &SecretHash::of(&effort.challenge)).await?)
}
