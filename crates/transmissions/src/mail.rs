//! What transmissions write to people: in French to whom an act is sent, since the town writes to them as a public
//! authority ([`Words::of`]); in their own language to those who run the group.

use kernel::{Fault, Work};
use outgoing::mail::{Mail, Manner};
use ui::{Words, t};

use crate::model::Transmission;
use crate::store;

fn address(work: &Work, path: &str) -> String {
    format!("{}{path}", work.base_url())
}

/// The act, to its recipient, with the link by which they answer.
pub(crate) async fn sent(work: &mut Work, sent: &Transmission, token: &str) -> Result<(), Fault> {
    let words = Words::of(work.house())?;
    let body = work.collectivite()?.name;
    let subject = t!(
        words,
        "transmissions-mail-sent-subject",
        title = &sent.act_title,
        body = &body
    );
    let text = t!(
        words,
        "transmissions-mail-sent-text",
        letter = &sent.letter,
        title = &sent.act_title,
        act = address(work, &acts::path_of(sent.act_id)),
        link = address(work, &format!("/repondre/{token}")),
        until = link_end(work, words)?,
        page = address(work, &sent.path())
    );
    write(work, sent, format!("transmission-{}", sent.id), subject, text).await
}

/// The same, some time later.
pub(crate) async fn reminded(work: &mut Work, sent: &Transmission, token: &str) -> Result<(), Fault> {
    let words = Words::of(work.house())?;
    let zone = work.collectivite()?.zone();
    let subject = t!(
        words,
        "transmissions-mail-reminded-subject",
        title = &sent.act_title
    );
    let text = t!(
        words,
        "transmissions-mail-reminded-text",
        title = &sent.act_title,
        day = words.date(crate::model::day_of(sent.sent_at, &zone)),
        days = sent.days_waited(work.now, &zone),
        act = address(work, &acts::path_of(sent.act_id)),
        link = address(work, &format!("/repondre/{token}")),
        until = link_end(work, words)?,
        page = address(work, &sent.path())
    );
    let key = format!("transmission-reminder-{}-{}", sent.id, work.now.micros());
    write(work, sent, key, subject, text).await
}

/// A new link, the former being over.
pub(crate) async fn renewed(work: &mut Work, sent: &Transmission, token: &str) -> Result<(), Fault> {
    let words = Words::of(work.house())?;
    let subject = t!(
        words,
        "transmissions-mail-renewed-subject",
        title = &sent.act_title
    );
    let text = t!(
        words,
        "transmissions-mail-renewed-text",
        title = &sent.act_title,
        link = address(work, &format!("/repondre/{token}")),
        until = link_end(work, words)?,
        page = address(work, &sent.path())
    );
    let key = format!("transmission-link-{}-{}", sent.id, work.now.micros());
    write(work, sent, key, subject, text).await
}

/// The last day of a link given now.
fn link_end(work: &Work, words: Words) -> Result<String, Fault> {
    let zone = work.collectivite()?.zone();
    let end = work.now.plus_days(crate::model::LINK_DAYS);
    Ok(words.date(crate::model::day_of(end, &zone)))
}

async fn write(
    work: &mut Work,
    sent: &Transmission,
    key: String,
    subject: String,
    text: String,
) -> Result<(), Fault> {
    let mail = Mail {
        to: sent.recipient_email.clone(),
        subject,
        text,
        html: None,
        unsubscribe: None,
    };
    let about = sent.reference();
    let manner = Manner {
        lane: Some(format!("transmission-{}", sent.id)),
        about: Some(&about),
        ..Manner::default()
    };
    outgoing::mail::send_in(work, &key, &mail, manner).await
}

/// An answer came: those who run the group that sent the act learn it.
pub(crate) async fn answered(work: &mut Work, sent: &Transmission) -> Result<(), Fault> {
    let count = store::answers(&mut work.sql, work.body, sent.id).await?.len();
    let members = groups::members_on(&mut work.sql, work.body, sent.group_id, work.now).await?;
    let runs = |role| matches!(role, groups::Role::Chair | groups::Role::Secretary);
    for member in members.iter().filter(|member| runs(member.role)) {
        let words = identity::words_to(work, member.person).await?;
        let subject = t!(
            words,
            "transmissions-mail-answered-subject",
            title = &sent.act_title
        );
        let text = t!(
            words,
            "transmissions-mail-answered-text",
            title = &sent.act_title,
            name = &sent.recipient_name,
            quality = &sent.recipient_quality,
            page = address(work, &sent.path())
        );
        let key = format!("transmission-answered-{}-{count}-{}", sent.id, member.person);
        identity::write_to(work, &key, member.person, subject, text).await?;
    }
    Ok(())
}
