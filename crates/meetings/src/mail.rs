//! What meetings write to people.

use jiff::civil::Date;
use kernel::{Fault, PersonId, Work};
use outgoing::mail::Mail;
use ui::{Words, t};

use crate::model::{Correction, CorrectionId, Meeting, day_of};
use crate::store;

/// The sentences of the house.
pub(crate) fn words_of(work: &Work) -> Result<Words, Fault> {
    work.house()
        .extension::<Words>()
        .copied()
        .ok_or_else(|| Fault::Internal("the house was composed without its translations".to_owned()))
}

fn address(work: &Work, path: &str) -> String {
    format!("{}{path}", work.house().settings.base_url)
}

/// The day of a meeting, in words.
fn day(work: &Work, meeting: &Meeting) -> Result<String, Fault> {
    let zone = work.collectivite()?.zone();
    Ok(words_of(work)?.date(day_of(meeting.starts_at, &zone)))
}

/// To somebody known; who left no address is written to by nobody.
async fn send_to(
    work: &mut Work,
    key: &str,
    person: PersonId,
    subject: String,
    text: String,
) -> Result<(), Fault> {
    let Some(to) = identity::email_of(&mut work.sql, work.body, person).await? else {
        return Ok(());
    };
    let mail = Mail {
        to,
        subject,
        text,
        html: None,
    };
    outgoing::mail::send(work, key, &mail).await
}

/// Minutes to read again.
pub(crate) async fn minutes_proposed(
    work: &mut Work,
    meeting: &Meeting,
    person: PersonId,
    closes_on: Date,
) -> Result<(), Fault> {
    let words = words_of(work)?;
    let subject = t!(words, "meetings-mail-proposed-subject", title = &meeting.title);
    let text = t!(
        words,
        "meetings-mail-proposed-text",
        title = &meeting.title,
        day = day(work, meeting)?,
        until = words.date(closes_on),
        link = address(work, &format!("{}/compte-rendu", meeting.path()))
    );
    let key = format!("meetings-proposed-{}-{person}-{closes_on}", meeting.id);
    send_to(work, &key, person, subject, text).await
}

/// Somebody asks for a correction.
pub(crate) async fn correction_asked(
    work: &mut Work,
    meeting: &Meeting,
    correction: &Correction,
    secretary: PersonId,
) -> Result<(), Fault> {
    let words = words_of(work)?;
    let subject = t!(words, "meetings-mail-correction-subject", title = &meeting.title);
    let text = t!(
        words,
        "meetings-mail-correction-text",
        title = &meeting.title,
        day = day(work, meeting)?,
        link = address(work, &correction.path())
    );
    let key = format!("meetings-correction-{}", correction.id);
    send_to(work, &key, secretary, subject, text).await
}

/// What became of a correction.
pub(crate) async fn correction_settled(
    work: &mut Work,
    meeting: &Meeting,
    id: CorrectionId,
) -> Result<(), Fault> {
    let correction = store::find_correction(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("correction"))?;
    let words = words_of(work)?;
    let outcome = words.say(&format!("meetings-mail-settled-{}", correction.state.as_str()));
    let subject = t!(words, "meetings-mail-settled-subject", title = &meeting.title);
    let mut text = t!(
        words,
        "meetings-mail-settled-text",
        title = &meeting.title,
        day = day(work, meeting)?,
        outcome = outcome,
        link = address(work, &correction.path())
    );
    if !correction.answer.is_empty() {
        let answer = t!(words, "meetings-mail-settled-answer", answer = &correction.answer);
        text = format!("{text}\n\n{answer}");
    }
    let key = format!("meetings-correction-settled-{id}");
    send_to(work, &key, correction.author_id, subject, text).await
}
