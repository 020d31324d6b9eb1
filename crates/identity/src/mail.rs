//! The mail of this crate, a sign-in link, and what other features write to the people it knows.

use db::{Id, Instant};
use kernel::{Fault, PersonId, Work};
use outgoing::mail::{Invitation, Mail};
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
    let words = Words::of(work.house())?;
    let link = format!("{}/connexion/{token}", work.base_url());
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
        unsubscribe: None,
    };
    outgoing::mail::send(work, &format!("sign-in-link-{id}"), &mail).await
}

/// Has a mail sent to somebody known once the work is committed, once for each key; who left no address is written to by
/// nobody.
pub async fn write_to(
    work: &mut Work,
    key: &str,
    person: PersonId,
    subject: String,
    text: String,
) -> Result<(), Fault> {
    write(work, key, person, (subject, text), None).await
}

/// The same with an event, that mail programs show with buttons to answer.
pub async fn write_with_invitation(
    work: &mut Work,
    key: &str,
    person: PersonId,
    (subject, text): (String, String),
    invitation: Invitation,
) -> Result<(), Fault> {
    let Some(to) = crate::email_of(&mut work.sql, work.body, person).await? else {
        return Ok(());
    };
    let mail = Mail {
        to,
        subject,
        text,
        html: None,
        unsubscribe: None,
    };
    outgoing::mail::send_invitation(work, key, &mail, invitation).await
}

/// The same for what is sent again and again: mail programs offer their reader to stop it, by posting to `way_out`.
pub async fn write_with_way_out(
    work: &mut Work,
    key: &str,
    person: PersonId,
    letter: (String, String),
    way_out: String,
) -> Result<(), Fault> {
    write(work, key, person, letter, Some(way_out)).await
}

async fn write(
    work: &mut Work,
    key: &str,
    person: PersonId,
    (subject, text): (String, String),
    unsubscribe: Option<String>,
) -> Result<(), Fault> {
    let Some(to) = crate::email_of(&mut work.sql, work.body, person).await? else {
        return Ok(());
    };
    let mail = Mail {
        to,
        subject,
        text,
        html: None,
        unsubscribe,
    };
    outgoing::mail::send(work, key, &mail).await
}
