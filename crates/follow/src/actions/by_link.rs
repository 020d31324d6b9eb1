//! One click off: what the links of a letter put an end to, without signing in. The secret in the link is of 256 random
//! bits, is its holder's alone and opens nothing else; used again, it finds that it was done.

use kernel::{Action, Fault, Scope, SubjectRef, Work};

use super::changed;
use crate::model::{Choice, Reader, Rhythm};
use crate::rights;
use crate::store::{follows, readers};

/// Sends no digest any more.
#[derive(Clone, Debug)]
pub struct StopDigest {
    /// The secret of the letter
    pub token: String,
}

/// Follows a thing no more.
#[derive(Clone, Debug)]
pub struct StopFollowing {
    /// The secret of the letter
    pub token: String,
    /// What
    pub object: SubjectRef,
}

impl Action for StopDigest {
    const NAME: &'static str = "follow.stop-digest";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let reader = holder(work, &self.token).await?;
        let chosen = (Rhythm::Never, reader.weekday);
        readers::set_rhythm(&mut work.sql, work.body, reader.person_id, chosen, None).await?;
        work.journal(changed("follow.digest-stopped", reader.person_id))
            .await
    }
}

impl Action for StopFollowing {
    const NAME: &'static str = "follow.stop-following";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let reader = holder(work, &self.token).await?;
        let (body, person) = (work.body, reader.person_id);
        follows::choose(&mut work.sql, body, person, self.object.id, Choice::Nothing).await?;
        readers::forget_counted(&mut work.sql, body, person).await?;
        work.journal(changed("follow.changed", person)).await
    }
}

async fn holder(work: &mut Work, token: &str) -> Result<Reader, Fault> {
    work.require(&rights::STOP_BY_LINK, Scope::BODY).await?;
    readers::find_by_token(&mut work.sql, work.body, token)
        .await?
        .ok_or(Fault::NotFound("reader"))
}
