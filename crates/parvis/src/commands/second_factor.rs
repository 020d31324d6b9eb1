//! `parvis second-factor`: takes away the second factor of somebody who lost it, where no two other agents can; or says that agents
//! need none any more, where the rule shuts all of them out.

use std::sync::Arc;

use identity::{RequireSecondFactor, ResetSecondFactor};
use kernel::{Actor, CollectiviteId, Fault, House};
use ui::{Words, t};

use super::hosts::{find, open};
use crate::cli::SecondFactor;
use crate::commands;
use crate::failure::Failure;

pub(super) async fn run(words: Words, asked: SecondFactor) -> Result<(), Failure> {
    let house = open(&asked.place).await?;
    let body = find(&house, &asked.body)?;
    let done = match asked.email {
        Some(email) => take_away(words, &house, body.id, &email).await,
        None => require_none(words, &house, body.id, &body.name).await,
    };
    house.db.close().await;
    commands::answer(&format!("{}\n", done?))
}

async fn take_away(
    words: Words,
    house: &Arc<House>,
    body: CollectiviteId,
    email: &str,
) -> Result<String, Failure> {
    let about = |key: &'static str| Failure::Use(key, vec![("email", email.to_owned())]);
    let person = identity::find_by_email(&mut house.db.read(), body, email)
        .await?
        .ok_or_else(|| about("cli-no-such-address"))?;
    match house
        .act(body, Actor::Operator, &ResetSecondFactor { person })
        .await
    {
        Ok(()) => Ok(t!(words, "cli-second-factor-gone", email = email)),
        Err(Fault::Refused { .. }) => Err(about("cli-no-second-factor")),
        Err(fault) => Err(fault.into()),
    }
}

async fn require_none(
    words: Words,
    house: &Arc<House>,
    body: CollectiviteId,
    name: &str,
) -> Result<String, Failure> {
    let deed = RequireSecondFactor { is_required: false };
    house.act(body, Actor::Operator, &deed).await?;
    Ok(t!(words, "cli-second-factor-not-required", name = name))
}
