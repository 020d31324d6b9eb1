//! What consultations write to people. No mail repeats what a visitor typed before the address was proved: a form open
//! to all must not send somebody's words to somebody else.

use db::Instant;
use identity::SignInLink;
use kernel::{Fault, Work};
use outgoing::mail::Mail;
use ui::{Words, t};

use crate::actions::{Judged, basis_words};
use crate::model::{
    Answer, AppealOutcome, Consultation, Contribution, Decision, Report, ReportId, TargetKind, WAITING_DAYS,
};

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

/// The statement of reasons (regulation (EU) 2022/2065, article 17): what, why, on what basis, and how to contest it.
pub(crate) async fn removed(
    work: &mut Work,
    about: &Judged,
    decision: &Decision,
    until: Instant,
) -> Result<(), Fault> {
    let words = identity::words_to(work, about.author).await?;
    let text = t!(
        words,
        "debates-mail-removed-text",
        what = what(words, decision.target_type),
        page = address(work, &about.path),
        reason = words.say(&format!("debates-reason-{}", decision.reason.as_str())),
        basis = basis_words(work, words, decision.reason)?,
        why = &decision.words,
        link = address(work, &format!("/recours/{}", decision.id)),
        until = when(work, words, until)?
    );
    let subject = t!(words, "debates-mail-removed-subject");
    let key = format!("debates-removed-{}", decision.id);
    identity::write_without_answers(work, &key, about.author, (subject, text), &about.reference()).await
}

/// What another moderator decided.
pub(crate) async fn appeal_decided(
    work: &mut Work,
    about: &Judged,
    decision: &Decision,
    outcome: AppealOutcome,
    why: &str,
) -> Result<(), Fault> {
    let words = identity::words_to(work, about.author).await?;
    let text = t!(
        words,
        "debates-mail-appeal-text",
        what = what(words, decision.target_type),
        outcome = words.say(&format!("debates-appeal-{}", outcome.as_str())),
        why = why,
        page = address(work, &about.path)
    );
    let subject = t!(words, "debates-mail-appeal-subject");
    let key = format!("debates-appeal-{}", decision.id);
    identity::write_without_answers(work, &key, about.author, (subject, text), &about.reference()).await
}

/// A report was received (the same regulation, article 16, paragraph 4).
pub(crate) async fn report_received(work: &mut Work, about: &Judged, report: &Report) -> Result<(), Fault> {
    let words = words_to_reporter(work, report).await?;
    let text = t!(
        words,
        "debates-mail-report-text",
        page = address(work, &about.path),
        reason = words.say(&format!("debates-reason-{}", report.reason.as_str()))
    );
    let subject = t!(words, "debates-mail-report-subject");
    to_reporter(work, "received", report.id, report, subject, text).await
}

/// What became of what was reported, to each who reported (the same article, paragraph 5): `outcome` is the sentence.
pub(crate) async fn reports_closed(
    work: &mut Work,
    path: &str,
    outcome: &str,
    reports: &[Report],
) -> Result<(), Fault> {
    for report in reports {
        let words = words_to_reporter(work, report).await?;
        let text = t!(
            words,
            "debates-mail-reported-text",
            page = address(work, path),
            outcome = words.say(outcome)
        );
        let subject = t!(words, "debates-mail-reported-subject");
        to_reporter(work, "decided", report.id, report, subject, text).await?;
    }
    Ok(())
}

async fn words_to_reporter(work: &mut Work, report: &Report) -> Result<Words, Fault> {
    match report.reporter_id {
        Some(person) => identity::words_to(work, person).await,
        None => identity::words_to_address(work, &report.email, None).await,
    }
}

async fn to_reporter(
    work: &mut Work,
    step: &str,
    id: ReportId,
    report: &Report,
    subject: String,
    text: String,
) -> Result<(), Fault> {
    let key = format!("debates-report-{step}-{id}");
    match report.reporter_id {
        Some(person) => identity::write_to(work, &key, person, subject, text).await,
        None if report.email.is_empty() => Ok(()),
        None => send(work, &key, &report.email, subject, text).await,
    }
}

fn what(words: Words, kind: TargetKind) -> String {
    words.say(&format!("debates-target-{}", kind.as_str()))
}
