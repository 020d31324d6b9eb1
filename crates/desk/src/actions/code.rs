//! Showing a code that came on paper: by post, or on a receipt of the desk.

use std::net::IpAddr;

use identity::SignedInSession;
use identity::model::SecretHash;
use kernel::{Action, Event, Fault, PersonId, Scope, SubjectRef, Work};
use serde::{Deserialize, Serialize};

use super::digest_of;
use crate::model::{Letter, OWN_TRIES_MAX, OWN_TRIES_MAX_WHEN_MANY, TRIES_MAX, TryId, UNKNOWN_TRIES_MAX};
use crate::rights;
use crate::store::{codes, letters, visits};

/// What stands for clients that nobody can tell apart.
const UNKNOWN_CLIENT: &str = "unknown";

/// Shows a code. The output may hold a session: done without a request id. A code serves once anyway.
#[derive(Clone, Debug)]
pub struct UseCode {
    /// The code, as typed
    pub code: String,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
}

/// What a code gave.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Used {
    /// It is unknown, over, or served: which of them is not told
    Refused,
    /// A session has begun
    Entered(SignedInSession),
    /// The account of who is signed in has the proof, or is claimed
    Attached,
}

impl Action for UseCode {
    const NAME: &'static str = "desk.use-code";
    type Output = Used;

    async fn run(&self, work: &mut Work) -> Result<Used, Fault> {
        work.require(&rights::USE_CODE, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let client = match self.client {
            Some(client) => SecretHash::of_client(client),
            None => SecretHash::of(UNKNOWN_CLIENT),
        };
        let an_hour_ago = now.plus_seconds(-3600);
        let (own, all) = codes::tries(&mut work.sql, body, &client, an_hour_ago).await?;
        let are_many = all >= TRIES_MAX;
        let own_max = match self.client {
            // Clients that cannot be told apart are not held to what one of them may do.
            None => UNKNOWN_TRIES_MAX,
            Some(_) if are_many => OWN_TRIES_MAX_WHEN_MANY,
            Some(_) => OWN_TRIES_MAX,
        };
        if own >= own_max {
            return Err(Fault::refused("desk-too-many-tries"));
        }
        // Both are looked for, whatever is found: how long it takes tells nothing.
        let digest = digest_of(work.house(), body, &self.code)?;
        let letter = letters::find_by_code(&mut work.sql, body, &digest, now).await?;
        let holder = identity::use_entry_code(work, &self.code).await?;
        match (letter, holder) {
            (Some(letter), _) => use_letter(work, &letter).await,
            (None, Some(person)) => claim(work, person).await,
            (None, None) => {
                let id: TryId = work.new_id();
                codes::note_try(&mut work.sql, body, id, &client, now).await?;
                // The one that makes them many says so: agents read it on the page of the desk too.
                let kind = if all + 1 == TRIES_MAX {
                    "desk.codes-refused-many"
                } else {
                    "desk.code-refused"
                };
                let about = SubjectRef::new("collectivite", body);
                work.journal(Event::internal(kind, about)).await?;
                Ok(Used::Refused)
            }
        }
    }
}

async fn use_letter(work: &mut Work, letter: &Letter) -> Result<Used, Fault> {
    let signed_in = work.actor.person();
    let person = match (letter.person_id, signed_in) {
        // Agents print these codes: alone, they open nobody's account.
        (Some(holder), actor) if actor != Some(holder) => {
            return Err(Fault::refused("desk-code-of-account"));
        }
        (_, Some(person)) => person,
        (_, None) => identity::register_without_address(work, "code", &letter.name).await?,
    };
    let (body, now) = (work.body, work.now);
    if !letters::use_up(&mut work.sql, body, letter.id, person, now).await? {
        return Err(Fault::Raced);
    }
    codes::prove(&mut work.sql, body, person, &letter.district, now).await?;
    let about = SubjectRef::new("person", person);
    work.journal(Event::internal("desk.residence-verified", about))
        .await?;
    if signed_in.is_some() {
        return Ok(Used::Attached);
    }
    Ok(Used::Entered(identity::enter_by_code(work, person).await?))
}

/// The account that a receipt opens becomes its person's own: no agent acts in their name any more.
async fn claim(work: &mut Work, person: PersonId) -> Result<Used, Fault> {
    let signed_in = work.actor.person();
    if signed_in.is_some_and(|signed_in| signed_in != person) {
        // Undone, with the use of the code.
        return Err(Fault::refused("desk-code-other-account"));
    }
    let (body, now) = (work.body, work.now);
    // A code of a shared mailbox opens an account that no agent made.
    let kind = if visits::claim(&mut work.sql, body, person, now).await? {
        "desk.claimed"
    } else {
        "desk.code-used"
    };
    let about = SubjectRef::new("person", person);
    work.journal(Event::internal(kind, about)).await?;
    if signed_in.is_some() {
        return Ok(Used::Attached);
    }
    Ok(Used::Entered(identity::enter_by_code(work, person).await?))
}
