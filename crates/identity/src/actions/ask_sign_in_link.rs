//! Asking for a sign-in link.

use db::{Id, args};
use kernel::{Action, Event, Fault, Scope, Sentence, SubjectRef, Work};

use crate::mail;
use crate::model::{
    EmailAddress, LINK_VALID_S, LINKS_PER_HOUR_MAX, LINKS_PER_HOUR_MAX_IN_DEMONSTRATION, SecretHash,
    local_path,
};
use crate::rights;
use crate::store::{self, Link};

/// Days an expired link is kept, so that who clicks on it late is told why it no longer works.
const EXPIRED_LINKS_KEPT_DAYS: i64 = 7;

/// Sends a sign-in link to an address. Does the same whether the address is known or not.
pub struct AskSignInLink {
    /// The address, as typed
    pub email: String,
    /// The page to come back to; what does not lead to this site is forgotten
    pub return_to: Option<String>,
}

impl Action for AskSignInLink {
    const NAME: &'static str = "identity.ask-sign-in-link";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ASK_LINK, Scope::BODY).await?;
        let email = EmailAddress::parse(&self.email)
            .ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        refuse_too_many(work, &email).await?;
        let body = work.body;
        let forgotten_before = work.now.plus_days(-EXPIRED_LINKS_KEPT_DAYS);
        work.sql
            .execute(store::PURGE_LINKS, args![body, forgotten_before])
            .await?;

        let id: Id<Link> = work.new_id();
        let token = work.house().randomness.secret();
        let expires_at = work.now.plus_seconds(LINK_VALID_S);
        let return_to = self.return_to.as_deref().and_then(local_path);
        let now = work.now;
        work.sql
            .execute(
                store::INSERT_LINK,
                args![
                    body,
                    id,
                    &SecretHash::of(&token),
                    &email,
                    return_to,
                    now,
                    expires_at
                ],
            )
            .await?;
        mail::send_link(work, id, &email, &token, expires_at).await?;
        let link = SubjectRef::new("sign-in-link", id);
        work.journal(Event::internal("identity.link-asked", link)).await
    }
}

async fn refuse_too_many(work: &mut Work, email: &EmailAddress) -> Result<(), Fault> {
    let max = if work.collectivite()?.is_demonstration {
        LINKS_PER_HOUR_MAX_IN_DEMONSTRATION
    } else {
        LINKS_PER_HOUR_MAX
    };
    let (body, an_hour_ago) = (work.body, work.now.plus_seconds(-3600));
    let asked = work
        .sql
        .count(store::COUNT_LINKS, args![body, email, an_hour_ago])
        .await?;
    if asked >= max {
        return Err(Fault::refused_with(
            Sentence::new("identity-links-too-many").with("max", max),
        ));
    }
    Ok(())
}
