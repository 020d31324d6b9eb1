//! The mail of this crate, a sign-in link, and what other features write to the people it knows.

use db::{Id, Instant};
use kernel::{Fault, PersonId, SubjectRef, Work};
use outgoing::mail::{Invitation, Mail, Manner};
use tools::mailbox;
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
    write(work, key, person, (subject, text), None, Manner::default()).await
}

/// The same for a mail about one subject: where it fails, an agent is led there; an answer to it is about that subject.
pub async fn write_about(
    work: &mut Work,
    key: &str,
    person: PersonId,
    letter: (String, String),
    about: &SubjectRef,
) -> Result<(), Fault> {
    let manner = Manner {
        about: Some(about),
        ..Manner::default()
    };
    write(work, key, person, letter, None, manner).await
}

/// The same for a mail that is answered elsewhere, by its own link: an answer to it is told so.
pub async fn write_without_answers(
    work: &mut Work,
    key: &str,
    person: PersonId,
    letter: (String, String),
    about: &SubjectRef,
) -> Result<(), Fault> {
    let manner = Manner {
        about: Some(about),
        is_answered_elsewhere: true,
        ..Manner::default()
    };
    write(work, key, person, letter, None, manner).await
}

/// The same with an event, that mail programs show with buttons to answer: an answer that is no button is told where the
/// subject is answered.
pub async fn write_with_invitation(
    work: &mut Work,
    key: &str,
    person: PersonId,
    letter: (String, String),
    about: &SubjectRef,
    invitation: Invitation,
) -> Result<(), Fault> {
    let manner = Manner {
        about: Some(about),
        is_answered_elsewhere: true,
        invitation: Some(invitation),
        ..Manner::default()
    };
    write(work, key, person, letter, None, manner).await
}

/// The same for what is sent again and again: mail programs offer their reader to stop it, by posting to `way_out`.
pub async fn write_with_way_out(
    work: &mut Work,
    key: &str,
    person: PersonId,
    letter: (String, String),
    way_out: String,
    about: Option<&SubjectRef>,
) -> Result<(), Fault> {
    let manner = Manner {
        about,
        ..Manner::default()
    };
    write(work, key, person, letter, Some(way_out), manner).await
}

/// An address for the answers to one mail, where the body reads its mail; none where it does not.
async fn answers(work: &mut Work) -> Result<Option<(String, String)>, Fault> {
    let house = work.shared_house();
    let settings = mailbox::settings(&house, &mut work.sql, work.body).await?;
    Ok(settings.map(|settings| {
        let tag = outgoing::threads::new_tag(work);
        let address = mailbox::address_with(&settings, &tag);
        (tag, address)
    }))
}

async fn write(
    work: &mut Work,
    key: &str,
    person: PersonId,
    (subject, text): (String, String),
    unsubscribe: Option<String>,
    manner: Manner<'_>,
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
    let invited = manner
        .invitation
        .as_ref()
        .and_then(|event| event.reply_to.as_ref());
    let answers = if invited.is_some() {
        None
    } else {
        answers(work).await?
    };
    let manner = Manner {
        // What is written to somebody is read in its order, whatever the mail server did meanwhile.
        lane: Some(format!("mail-{person}")),
        answers,
        ..manner
    };
    outgoing::mail::send_in(work, key, &mail, manner).await
}
