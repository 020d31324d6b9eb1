//! What is written to volunteers: that they are expected to confirm, that they were drawn. To an address, for they need no
//! account.

use kernel::{Fault, Work};
use outgoing::mail::Mail;
use ui::t;

use crate::model::{Assembly, Seat, Volunteer, VolunteerState, own_path};
use crate::{own_secret, store};

/// Writes to who volunteers: a link to confirm, or what they may do at any time. Once a day at most for one person, however
/// often the form is sent.
pub(crate) async fn confirm(
    work: &mut Work,
    assembly: &Assembly,
    volunteer: &Volunteer,
) -> Result<(), Fault> {
    let Some(link) = link(work, assembly, volunteer).await? else {
        return Ok(());
    };
    let words = identity::words_to_address(work, &volunteer.email, None).await?;
    let name = assembly.settings.name.as_str();
    let (kind, subject, text) = if volunteer.state == VolunteerState::Waiting {
        (
            "confirm",
            t!(words, "assemblies-mail-confirm-subject", name = name),
            t!(words, "assemblies-mail-confirm-text", name = name, link = link),
        )
    } else {
        (
            "known",
            t!(words, "assemblies-mail-known-subject", name = name),
            t!(
                words,
                "assemblies-mail-known-text",
                name = name,
                number = volunteer.published_as(),
                link = link
            ),
        )
    };
    let day = work.now.timestamp().as_second() / 86_400;
    let key = format!("assembly-{kind}-{}-{day}", volunteer.id);
    send(work, &key, volunteer, (subject, text)).await
}

/// Asks who was drawn whether they will sit.
pub(crate) async fn ask(work: &mut Work, assembly: &Assembly, volunteer: &Volunteer) -> Result<(), Fault> {
    let Some(link) = link(work, assembly, volunteer).await? else {
        return Ok(());
    };
    let words = identity::words_to_address(work, &volunteer.email, None).await?;
    let zone = work.collectivite()?.zone();
    let until = volunteer
        .answer_until
        .map_or_else(String::new, |until| words.datetime(until.timestamp(), &zone));
    let name = assembly.settings.name.as_str();
    let letter = (
        t!(words, "assemblies-mail-drawn-subject", name = name),
        t!(
            words,
            "assemblies-mail-drawn-text",
            name = name,
            number = volunteer.published_as(),
            until = until,
            link = link
        ),
    );
    let key = format!("assembly-drawn-{}", volunteer.id);
    send(work, &key, volunteer, letter).await
}

/// Says to somebody what an agent entered in their name, and where to change it.
pub(crate) async fn answer_entered(
    work: &mut Work,
    assembly: &Assembly,
    volunteer: &Volunteer,
) -> Result<(), Fault> {
    let Some(link) = link(work, assembly, volunteer).await? else {
        return Ok(());
    };
    let words = identity::words_to_address(work, &volunteer.email, None).await?;
    let name = assembly.settings.name.as_str();
    let text = if volunteer.seat == Some(Seat::Accepted) {
        t!(words, "assemblies-mail-accepted-text", name = name, link = link)
    } else {
        t!(words, "assemblies-mail-declined-text", name = name, link = link)
    };
    let letter = (t!(words, "assemblies-mail-answer-subject", name = name), text);
    let key = format!(
        "assembly-answer-{}-{}",
        volunteer.id,
        work.now.timestamp().as_microsecond()
    );
    send(work, &key, volunteer, letter).await
}

/// The address of somebody's own page; none for who gave no e-mail address.
async fn link(work: &mut Work, assembly: &Assembly, volunteer: &Volunteer) -> Result<Option<String>, Fault> {
    let Some(kept) = volunteer.answer_hash.as_deref() else {
        return Ok(None);
    };
    if volunteer.email.is_empty() {
        return Ok(None);
    }
    let token = own_secret::token(work.house(), work.body, volunteer.id)?;
    let hash = own_secret::hash_of(&token);
    if hash != kept {
        // The house lost its key and has another: the link of this letter is the one that opens from now on.
        store::renew_answer(&mut work.sql, work.body, assembly.id, (volunteer.id, &hash)).await?;
    }
    Ok(Some(format!("{}{}", work.base_url(), own_path(&token))))
}

async fn send(
    work: &mut Work,
    key: &str,
    volunteer: &Volunteer,
    (subject, text): (String, String),
) -> Result<(), Fault> {
    let mail = Mail {
        to: volunteer.email.clone(),
        subject,
        text,
        html: None,
        unsubscribe: None,
    };
    outgoing::mail::send(work, key, &mail).await
}
