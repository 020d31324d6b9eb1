//! One's devices: the sessions that are open elsewhere, ended from here.

use db::args;
use kernel::{Action, Event, Fault, Scope, SubjectRef, Work};

use crate::model::SecretHash;
use crate::rights;
use crate::store::{self, devices};

/// Ends one of one's sessions, on another device.
pub struct RevokeSession {
    /// Which one, by [`SecretHash::handle`] of its cookie's hash
    pub handle: String,
}

impl Action for RevokeSession {
    const NAME: &'static str = "identity.revoke-session";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_OUT, Scope::BODY).await?;
        let (body, person, now) = (work.body, work.person()?, work.now);
        let open = devices::sessions(&mut work.sql, body, person, now).await?;
        let mut hashes = open.iter().map(devices::SessionLine::hash);
        let session = hashes
            .find(|hash| hash.handle() == self.handle)
            .ok_or_else(|| Fault::refused("identity-session-over"))?;
        work.sql
            .execute(store::DELETE_SESSION, args![body, &session, person])
            .await?;
        work.journal(Event::internal(
            "identity.session-revoked",
            SubjectRef::new("person", person),
        ))
        .await
    }
}

/// Ends all of one's sessions but the one of this browser.
pub struct RevokeOtherSessions {
    /// The hash of this browser's cookie
    pub own: SecretHash,
}

impl Action for RevokeOtherSessions {
    const NAME: &'static str = "identity.revoke-other-sessions";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::SIGN_OUT, Scope::BODY).await?;
        let (body, person) = (work.body, work.person()?);
        devices::end_others(&mut work.sql, body, person, &self.own).await?;
        work.journal(Event::internal(
            "identity.other-sessions-revoked",
            SubjectRef::new("person", person),
        ))
        .await
    }
}
