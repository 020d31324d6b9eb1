//! What meetings write to people, each in their language. A convocation is what the law asks for (CGCT art. L. 2121-10): its
//! French text always follows, and alone counts.

use jiff::civil::Date;
use kernel::{Fault, PersonId, Work};
use tools::Capability;
use ui::{Words, t};

use crate::actions::MailedAnswer;
use crate::model::{Correction, CorrectionId, FollowUp, Meeting, day_of};
use crate::{store, told};

fn address(work: &Work, path: &str) -> String {
    format!("{}{path}", work.base_url())
}

/// The day of a meeting, in words.
fn day(work: &Work, words: Words, meeting: &Meeting) -> Result<String, Fault> {
    let zone = work.collectivite()?.zone();
    Ok(words.date(day_of(meeting.starts_at, &zone)))
}

/// When a meeting begins, in words.
fn moment(work: &Work, words: Words, meeting: &Meeting) -> Result<String, Fault> {
    let zone = work.collectivite()?.zone();
    Ok(words.datetime(meeting.starts_at.timestamp(), &zone))
}

/// The convocation: when, where, what about, and the page where one answers; in French, after its translation for who reads
/// another language.
pub(crate) async fn convocation(work: &mut Work, meeting: &Meeting, person: PersonId) -> Result<(), Fault> {
    let words = identity::words_to(work, person).await?;
    let (subject, mut text) = convocation_in(work, words, meeting).await?;
    if let Some(language) = words.content_language() {
        let (_, official) = convocation_in(work, words.in_language(language), meeting).await?;
        text = format!("{text}\n\n{}\n\n{official}", t!(words, "official-text-follows"));
    }
    let key = format!(
        "meetings-convocation-{}-{}-{person}",
        meeting.id, meeting.sequence
    );
    let invitation = told::invitation(work, meeting, person).await?;
    if invitation.reply_to.is_some() {
        text = format!("{text}\n\n{}", t!(words, "meetings-mail-convocation-by-mail"));
    }
    let letter = (subject, text);
    identity::write_with_invitation(work, &key, person, letter, &meeting.reference(), invitation).await
}

async fn convocation_in(work: &mut Work, words: Words, meeting: &Meeting) -> Result<(String, String), Fault> {
    let agenda = store::agenda(&mut work.sql, work.body, meeting.id).await?;
    let items: Vec<String> = agenda
        .iter()
        .zip(1..)
        .map(|(item, number)| format!("{number}. {}", item.title))
        .collect();
    let agenda = if items.is_empty() {
        t!(words, "meetings-agenda-empty")
    } else {
        items.join("\n")
    };
    let place = if meeting.place.is_empty() {
        t!(words, "meetings-mail-no-place")
    } else {
        meeting.place.clone()
    };
    let when = moment(work, words, meeting)?;
    let subject = t!(
        words,
        "meetings-mail-convocation-subject",
        title = &meeting.title,
        when = &when
    );
    let text = t!(
        words,
        "meetings-mail-convocation-text",
        title = &meeting.title,
        when = &when,
        place = place,
        agenda = agenda,
        link = address(work, &format!("{}/reponse", meeting.path()))
    );
    // Whoever is convened may come from afar: the letter is theirs alone.
    let room = tools::places::of(work, &meeting.reference(), Capability::Rooms).await?;
    let text = match room {
        Some(room) => format!("{text}\n\n{}", t!(words, "meetings-mail-room", address = room)),
        None => text,
    };
    Ok((subject, text))
}

/// Why an answer sent by mail was not noted: told to the member whose address it was sent to, wherever it came from, once
/// for each announcement and each reason.
pub(crate) async fn answer_not_noted(
    work: &mut Work,
    meeting: &Meeting,
    person: PersonId,
    became: MailedAnswer,
) -> Result<(), Fault> {
    let (why, reason) = match became {
        MailedAnswer::Noted | MailedAnswer::Nobody => return Ok(()),
        MailedAnswer::Other => ("other", "meetings-mail-not-noted-other"),
        MailedAnswer::Unread => ("unread", "meetings-mail-not-noted-unread"),
        MailedAnswer::Over => ("over", "meetings-mail-not-noted-over"),
        MailedAnswer::Moved => ("moved", "meetings-mail-not-noted-moved"),
        MailedAnswer::Older => ("older", "meetings-mail-not-noted-older"),
        MailedAnswer::NotInvited => ("not-invited", "meetings-mail-not-noted-not-invited"),
    };
    let words = identity::words_to(work, person).await?;
    let is_over = matches!(became, MailedAnswer::Over | MailedAnswer::NotInvited);
    let path = if is_over {
        meeting.path()
    } else {
        format!("{}/reponse", meeting.path())
    };
    let subject = t!(words, "meetings-mail-not-noted-subject", title = &meeting.title);
    let text = t!(
        words,
        "meetings-mail-not-noted-text",
        title = &meeting.title,
        when = moment(work, words, meeting)?,
        why = words.say(reason),
        link = address(work, &path)
    );
    let key = format!(
        "meetings-not-noted-{why}-{}-{}-{person}",
        meeting.id, meeting.sequence
    );
    identity::write_without_answers(work, &key, person, (subject, text), &meeting.reference()).await
}

/// A meeting that members were convened to, cancelled now, will not take place: programs that keep it strike it out.
pub(crate) async fn cancelled(work: &mut Work, meeting: &Meeting, person: PersonId) -> Result<(), Fault> {
    let invitation = told::invitation(work, meeting, person).await?;
    let words = identity::words_to(work, person).await?;
    let when = moment(work, words, meeting)?;
    let subject = t!(words, "meetings-mail-cancelled-subject", title = &meeting.title);
    let text = t!(
        words,
        "meetings-mail-cancelled-text",
        title = &meeting.title,
        when = when,
        link = address(work, &meeting.path())
    );
    let key = format!("meetings-cancelled-{}-{}-{person}", meeting.id, meeting.sequence);
    let letter = (subject, text);
    identity::write_with_invitation(work, &key, person, letter, &meeting.reference(), invitation).await
}

/// Something promised is due soon.
pub(crate) async fn reminder(
    work: &mut Work,
    follow_up: &FollowUp,
    owner: PersonId,
    due_on: Date,
) -> Result<(), Fault> {
    let words = identity::words_to(work, owner).await?;
    let due = words.date(due_on);
    let subject = t!(words, "meetings-mail-reminder-subject", date = &due);
    let text = t!(
        words,
        "meetings-mail-reminder-text",
        text = &follow_up.text,
        date = &due,
        link = address(work, &follow_up.path())
    );
    let key = format!(
        "meetings-reminder-{}-{owner}-{due_on}-{}",
        follow_up.id,
        work.now.micros()
    );
    identity::write_to(work, &key, owner, subject, text).await
}

/// Minutes to read again.
pub(crate) async fn minutes_proposed(
    work: &mut Work,
    meeting: &Meeting,
    person: PersonId,
    closes_on: Date,
) -> Result<(), Fault> {
    let words = identity::words_to(work, person).await?;
    let subject = t!(words, "meetings-mail-proposed-subject", title = &meeting.title);
    let text = t!(
        words,
        "meetings-mail-proposed-text",
        title = &meeting.title,
        day = day(work, words, meeting)?,
        until = words.date(closes_on),
        link = address(work, &format!("{}/compte-rendu", meeting.path()))
    );
    let key = format!("meetings-proposed-{}-{person}-{closes_on}", meeting.id);
    identity::write_to(work, &key, person, subject, text).await
}

/// Somebody asks for a correction.
pub(crate) async fn correction_asked(
    work: &mut Work,
    meeting: &Meeting,
    correction: &Correction,
    secretary: PersonId,
) -> Result<(), Fault> {
    let words = identity::words_to(work, secretary).await?;
    let subject = t!(words, "meetings-mail-correction-subject", title = &meeting.title);
    let text = t!(
        words,
        "meetings-mail-correction-text",
        title = &meeting.title,
        day = day(work, words, meeting)?,
        link = address(work, &correction.path())
    );
    let key = format!("meetings-correction-{}", correction.id);
    identity::write_to(work, &key, secretary, subject, text).await
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
    let words = identity::words_to(work, correction.author_id).await?;
    let outcome = words.say(&format!("meetings-mail-settled-{}", correction.state.as_str()));
    let subject = t!(words, "meetings-mail-settled-subject", title = &meeting.title);
    let mut text = t!(
        words,
        "meetings-mail-settled-text",
        title = &meeting.title,
        day = day(work, words, meeting)?,
        outcome = outcome,
        link = address(work, &correction.path())
    );
    if !correction.answer.is_empty() {
        let answer = t!(words, "meetings-mail-settled-answer", answer = &correction.answer);
        text = format!("{text}\n\n{answer}");
    }
    let key = format!("meetings-correction-settled-{id}");
    identity::write_to(work, &key, correction.author_id, subject, text).await
}
