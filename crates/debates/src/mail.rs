//! What consultations write to people. No mail repeats what a visitor typed before the address was proved: a form open
//! to all must not send somebody's words to somebody else.

use db::{Instant, Uuid};
use identity::SignInLink;
use kernel::{Fault, Work};
use outgoing::mail::Mail;
use ui::{Words, t};

use crate::model::{Answer, Consultation, Contribution, ENTRY_CODE_DAYS, WAITING_DAYS};

/// « mardi 8 décembre 2026 à 18 h 30 », in the body's time zone.
fn when(work: &Work, words: Words, at: Instant) -> Result<String, Fault> {
    let body = work.collectivite()?;
    Ok(words.datetime(at.timestamp(), &body.zone()))
}

fn address(work: &Work, path: &str) -> String {
    format!("{}{path}", work.base_url())
}

async fn send(work: &mut Work, key: &str, to: &str, subject: String, text: String) -> Result<(), Fault> {
    let mail = Mail {
        to: to.to_owned(),
        subject,
        text,
        html: None,
        unsubscribe: None,
    };
    outgoing::mail::send(work, key, &mail).await
}

/// The link that publishes what waits, in the language chosen on the device where it was written, if one was.
pub(crate) async fn confirmation(
    work: &mut Work,
    about: &Consultation,
    email: &str,
    link: &SignInLink,
    language: Option<&str>,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, email, language).await?;
    let body = work.collectivite()?.name;
    let until = when(work, words, link.expires_at)?;
    let href = address(work, &format!("/consultations/confirmer/{}", link.token));
    let subject = t!(words, "debates-mail-confirm-subject", body = &body);
    let text = t!(
        words,
        "debates-mail-confirm-text",
        body = &body,
        title = &about.title,
        link = href,
        until = until,
        days = WAITING_DAYS
    );
    send(
        work,
        &format!("debates-confirm-{}", link.id),
        email,
        subject,
        text,
    )
    .await
}

/// What became of a contribution: one message for each fate.
pub(crate) async fn answered(
    work: &mut Work,
    about: &Contribution,
    consultation: &Consultation,
    answer: Answer,
    why: &str,
) -> Result<(), Fault> {
    let words = identity::words_to(work, about.author_id).await?;
    let subject = t!(words, "debates-mail-answer-subject", title = &consultation.title);
    let text = t!(
        words,
        "debates-mail-answer-text",
        consultation = &consultation.title,
        title = &about.title,
        answer = words.say(&format!("debates-answer-{}", answer.as_str())),
        why = why,
        link = address(work, &about.path())
    );
    // Answered otherwise, then as before: the author hears of each, and what they heard last is true.
    let key = format!(
        "debates-answer-{}-{}-{}",
        about.id,
        answer.as_str(),
        work.now.micros()
    );
    identity::write_about(work, &key, about.author_id, (subject, text), &about.reference()).await
}

/// The code of somebody who shares this mailbox, with which they come back to what they wrote.
pub(crate) async fn entry_code(
    work: &mut Work,
    confirmed: Uuid,
    (email, name): (&str, &str),
    code: &str,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, email, None).await?;
    let body = work.collectivite()?.name;
    let href = address(work, "/code");
    let subject = t!(words, "debates-mail-code-subject", body = &body, name = name);
    let text = t!(
        words,
        "debates-mail-code-text",
        body = &body,
        name = name,
        code = code,
        link = href,
        days = ENTRY_CODE_DAYS
    );
    send(work, &format!("debates-code-{confirmed}"), email, subject, text).await
}

/// The link that counts a support which waits, in the language chosen on the device that asked, if one was.
pub(crate) async fn support(
    work: &mut Work,
    about: &Contribution,
    email: &str,
    link: &SignInLink,
    language: Option<&str>,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, email, language).await?;
    let body = work.collectivite()?.name;
    let until = when(work, words, link.expires_at)?;
    let href = address(work, &format!("/consultations/soutien/{}", link.token));
    let subject = t!(words, "debates-mail-support-subject", body = &body);
    let text = t!(
        words,
        "debates-mail-support-text",
        body = &body,
        title = &about.title,
        link = href,
        until = until
    );
    let key = format!("debates-support-{}", link.id);
    send(work, &key, email, subject, text).await
}
