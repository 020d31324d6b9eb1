//! The one mail of this crate: a sign-in link.

use db::{Id, Instant};
use kernel::{Fault, Work};
use outgoing::mail::Mail;
use ui::{Words, t};

use crate::model::EmailAddress;
use crate::store::Link;

/// Has the link sent to `email` once the work is committed.
pub(crate) async fn send_link(
    work: &mut Work,
    id: Id<Link>,
    email: &EmailAddress,
    token: &str,
    expires_at: Instant,
) -> Result<(), Fault> {
    let body = work.collectivite()?;
    let words = *work
        .house()
        .extension::<Words>()
        .ok_or_else(|| Fault::Internal("the house was composed without its translations".to_owned()))?;
    let link = format!("{}/connexion/{token}", work.house().settings.base_url);
    let until = words.datetime(expires_at.timestamp(), &body.zone());
    let subject = t!(words, "identity-mail-subject", body = &body.name);
    let text = t!(
        words,
        "identity-mail-text",
        body = &body.name,
        link = link,
        until = until
    );
    let mail = Mail {
        to: email.as_str().to_owned(),
        subject,
        text,
        html: None,
    };
    outgoing::mail::send(work, &format!("sign-in-link-{id}"), &mail).await
}
