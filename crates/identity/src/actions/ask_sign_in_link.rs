//! Asking for a sign-in link.

use std::net::IpAddr;

use db::{Id, Instant, Uuid, args};
use kernel::{Action, Event, Fault, Scope, Sentence, SubjectRef, Work};

use super::effort::{Effort, can_be_asked, is_made};
use crate::mail;
use crate::model::effort::EFFORT_WAIT_S;
use crate::model::{
    CLIENT_LINKS_EASY, CLIENT_LINKS_PER_HOUR_MAX, CLIENT_LINKS_PER_HOUR_MAX_IN_DEMONSTRATION,
    EXPIRED_LINKS_KEPT_DAYS, EmailAddress, LINK_VALID_S, LINKS_PER_HOUR_MAX,
    LINKS_PER_HOUR_MAX_IN_DEMONSTRATION, SecretHash, local_path,
};
use crate::rights;
use crate::store::{self, Link};

/// Sends a sign-in link to an address. Does the same whether the address is known or not.
pub struct AskSignInLink {
    /// The address, as typed
    pub email: String,
    /// The page to come back to; what does not lead to this site is forgotten
    pub return_to: Option<String>,
    /// Where the request comes from, as far as it can be known
    pub client: Option<IpAddr>,
    /// The language chosen on the device that asks, if one was
    pub language: Option<&'static str>,
    /// The effort that was made, where one was asked
    pub effort: Option<Effort>,
}

impl Action for AskSignInLink {
    const NAME: &'static str = "identity.ask-sign-in-link";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&rights::ASK_LINK, Scope::BODY).await?;
        let email = EmailAddress::parse(&self.email)
            .ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        let (id, token, expires_at) = make_limited_link(
            work,
            &email,
            self.return_to.as_deref(),
            (self.client, self.effort.as_ref()),
        )
        .await?;
        mail::send_link(work, id, &email, &token, expires_at, self.language).await?;
        let link = SubjectRef::new("sign-in-link", id);
        work.journal(Event::internal("identity.link-asked", link)).await
    }
}

/// Makes a sign-in link for an address and hands it over instead of mailing it: how the operator lets the first agent
/// in, before any mail server is set. The output is a secret: done without a request id, nothing keeps it in clear.
pub struct HandSignInLink {
    /// The address, as typed
    pub email: String,
}

impl Action for HandSignInLink {
    const NAME: &'static str = "identity.hand-sign-in-link";
    type Output = String;

    async fn run(&self, work: &mut Work) -> Result<String, Fault> {
        work.require(&rights::HAND_LINK, Scope::BODY).await?;
        let email = EmailAddress::parse(&self.email)
            .ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
        let (id, token, _) = make_link(work, &email, None).await?;
        let link = SubjectRef::new("sign-in-link", id);
        work.journal(Event::internal("identity.link-handed", link))
            .await?;
        Ok(format!("{}/connexion/{token}", work.base_url()))
    }
}

/// A link made for another deed, which sends it in a mail of its own.
pub struct SignInLink {
    /// Which one: what a mail's key may be made from
    pub id: Uuid,
    /// The token, in clear: what [`SignIn`](crate::SignIn) and [`SignUp`](crate::SignUp) take
    pub token: String,
    /// Until when it works
    pub expires_at: Instant,
}

/// Makes a sign-in link as a part of another deed, which has checked a right of its own. It counts among the links that an
/// address may receive, and a client ask for, in an hour; its form shows [`effort_fields`](crate::effort_fields) where they are
/// many.
pub async fn make_sign_in_link(
    work: &mut Work,
    email: &str,
    (client, effort): (Option<IpAddr>, Option<&Effort>),
) -> Result<SignInLink, Fault> {
    let email =
        EmailAddress::parse(email).ok_or_else(|| Fault::field("email", "identity-email-unreadable"))?;
    let (id, token, expires_at) = make_limited_link(work, &email, None, (client, effort)).await?;
    let link = SubjectRef::new("sign-in-link", id);
    work.journal(Event::internal("identity.link-asked", link)).await?;
    Ok(SignInLink {
        id: id.uuid(),
        token,
        expires_at,
    })
}

/// Makes a link that will be mailed, unless too many were to this address or for this client.
async fn make_limited_link(
    work: &mut Work,
    email: &EmailAddress,
    return_to: Option<&str>,
    (client, effort): (Option<IpAddr>, Option<&Effort>),
) -> Result<(Id<Link>, String, Instant), Fault> {
    refuse_too_many(work, email).await?;
    refuse_too_many_of_client(work, client, effort).await?;
    let made = make_link(work, email, return_to).await?;
    if let Some(client) = client {
        let (body, now) = (work.body, work.now);
        work.sql
            .execute(
                store::INSERT_CLIENT,
                args![body, made.0, &SecretHash::of_client(client), now],
            )
            .await?;
    }
    Ok(made)
}

/// Keeps the hash of a new link; gives the link's id, its token in clear and the end of its validity.
async fn make_link(
    work: &mut Work,
    email: &EmailAddress,
    return_to: Option<&str>,
) -> Result<(Id<Link>, String, Instant), Fault> {
    let (body, now) = (work.body, work.now);
    let forgotten_before = now.plus_days(-EXPIRED_LINKS_KEPT_DAYS);
    work.sql
        .execute(store::PURGE_LINKS, args![body, forgotten_before])
        .await?;
    let id: Id<Link> = work.new_id();
    let token = work.house().randomness.secret();
    let expires_at = now.plus_seconds(LINK_VALID_S);
    let return_to = return_to.and_then(local_path);
    work.sql
        .execute(
            store::INSERT_LINK,
            args![
                body,
                id,
                &SecretHash::of(&token),
                email,
                return_to,
                now,
                expires_at
            ],
        )
        .await?;
    Ok((id, token, expires_at))
}

/// Somebody who asks for links to many addresses makes this house write to people who asked for nothing: from some number on,
/// each asks for an effort or for a minute, then no more are given.
async fn refuse_too_many_of_client(
    work: &mut Work,
    client: Option<IpAddr>,
    effort: Option<&Effort>,
) -> Result<(), Fault> {
    let (body, an_hour_ago) = (work.body, work.now.plus_seconds(-3600));
    work.sql
        .execute(store::PURGE_CLIENTS, args![body, an_hour_ago])
        .await?;
    let Some(client) = client else { return Ok(()) };
    let is_demonstration = work.collectivite()?.is_demonstration;
    let max = if is_demonstration {
        CLIENT_LINKS_PER_HOUR_MAX_IN_DEMONSTRATION
    } else {
        CLIENT_LINKS_PER_HOUR_MAX
    };
    let client = SecretHash::of_client(client);
    let asked = work
        .sql
        .count(store::COUNT_CLIENT_LINKS, args![body, &client, an_hour_ago])
        .await?;
    if asked >= max {
        return Err(Fault::refused_with(
            Sentence::new("identity-links-too-many-here").with("max", max),
        ));
    }
    if asked < CLIENT_LINKS_EASY || is_demonstration {
        return Ok(());
    }
    if is_made(work, effort).await? {
        return Ok(());
    }
    if !can_be_asked(work) {
        let last = store::last_asked(&mut work.sql, body, &client).await?;
        if last.is_none_or(|last| work.now >= last.plus_seconds(EFFORT_WAIT_S)) {
            return Ok(());
        }
    }
    Err(Fault::refused("identity-links-slow"))
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
