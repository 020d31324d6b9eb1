//! The mail of this crate, a sign-in link, and what other features write to the people it knows.

use db::{Id, Instant};
use kernel::{Fault, PersonId, Work};
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
    language: Option<&str>,
) -> Result<(), Fault> {
    let body = work.collectivite()?;
    let words = words_to_address(work, email.as_str(), language).await?;
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

/// The sentences of what is written to somebody, in the language they chose: [`Words::of`] says what is never in another
/// than French.
pub async fn words_to(work: &mut Work, person: PersonId) -> Result<Words, Fault> {
    let words = Words::of(work.house())?;
    let language = crate::language_of(&mut work.sql, work.body, person).await?;
    Ok(language.map_or(words, |language| words.in_language(&language)))
}

/// The same, of whoever has this address. `on_device` is what was chosen where the letter is asked for, and comes first: it
/// is what they are reading.
pub async fn words_to_address(work: &mut Work, email: &str, on_device: Option<&str>) -> Result<Words, Fault> {
    if let Some(language) = on_device {
        return Ok(Words::of(work.house())?.in_language(language));
    }
    match crate::find_by_email(&mut work.sql, work.body, email).await? {
        Some(person) => words_to(work, person).await,
        None => Words::of(work.house()),
    }
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
