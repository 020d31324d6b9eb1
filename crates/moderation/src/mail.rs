//! What moderation writes to people: the statement of reasons to an author, what was decided to who reported.

use db::Instant;
use kernel::{Fault, ModeratedContent, Work};
use outgoing::mail::Mail;
use ui::{Words, t};

use crate::actions::basis_words;
use crate::model::{AppealOutcome, Decision, Report, ReportId};

/// « mardi 8 décembre 2026 à 18 h 30 », in the body's time zone.
fn when(work: &Work, words: Words, at: Instant) -> Result<String, Fault> {
    let body = work.collectivite()?;
    Ok(words.datetime(at.timestamp(), &body.zone()))
}

fn address(work: &Work, path: &str) -> String {
    format!("{}{path}", work.base_url())
}

/// The statement of reasons (regulation (EU) 2022/2065, article 17): what, why, on what basis, and how to contest it.
pub(crate) async fn removed(
    work: &mut Work,
    about: &ModeratedContent,
    decision: &Decision,
    until: Instant,
) -> Result<(), Fault> {
    let words = identity::words_to(work, about.author).await?;
    let text = t!(
        words,
        "moderation-mail-removed-text",
        what = what(words, &decision.target_type),
        page = address(work, &about.path),
        reason = words.say(&format!("moderation-reason-{}", decision.reason.as_str())),
        basis = basis_words(work, words, decision.reason)?,
        why = &decision.words,
        link = address(work, &format!("/recours/{}", decision.id)),
        until = when(work, words, until)?
    );
    let subject = t!(words, "moderation-mail-removed-subject");
    let key = format!("moderation-removed-{}", decision.id);
    identity::write_without_answers(work, &key, about.author, (subject, text), &about.reference).await
}

/// What another moderator decided.
pub(crate) async fn appeal_decided(
    work: &mut Work,
    about: &ModeratedContent,
    decision: &Decision,
    outcome: AppealOutcome,
    why: &str,
) -> Result<(), Fault> {
    let words = identity::words_to(work, about.author).await?;
    let text = t!(
        words,
        "moderation-mail-appeal-text",
        what = what(words, &decision.target_type),
        outcome = words.say(&format!("moderation-appeal-{}", outcome.as_str())),
        why = why,
        page = address(work, &about.path)
    );
    let subject = t!(words, "moderation-mail-appeal-subject");
    let key = format!("moderation-appeal-{}", decision.id);
    identity::write_without_answers(work, &key, about.author, (subject, text), &about.reference).await
}

/// A report was received (the same regulation, article 16, paragraph 4).
pub(crate) async fn report_received(
    work: &mut Work,
    about: &ModeratedContent,
    report: &Report,
) -> Result<(), Fault> {
    let words = words_to_reporter(work, report).await?;
    let text = t!(
        words,
        "moderation-mail-report-text",
        page = address(work, &about.path),
        reason = words.say(&format!("moderation-reason-{}", report.reason.as_str()))
    );
    let subject = t!(words, "moderation-mail-report-subject");
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
            "moderation-mail-reported-text",
            page = address(work, path),
            outcome = words.say(outcome)
        );
        let subject = t!(words, "moderation-mail-reported-subject");
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
    let key = format!("moderation-report-{step}-{id}");
    match report.reporter_id {
        Some(person) => identity::write_to(work, &key, person, subject, text).await,
        None if report.email.is_empty() => Ok(()),
        None => {
            let mail = Mail {
                to: report.email.clone(),
                subject,
                text,
                html: None,
                unsubscribe: None,
            };
            outgoing::mail::send(work, &key, &mail).await
        }
    }
}

fn what(words: Words, kind: &str) -> String {
    words.say(&format!("moderation-target-{kind}"))
}
