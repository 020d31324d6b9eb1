//! What letters are answered, in the language of the account whose address they came from: never to a
//! program, never twice a day, and repeating nothing of what was written.

use std::fmt::Write as _;

use kernel::{Fault, Work};
use outgoing::mail::{Mail, Manner};
use sha2::{Digest as _, Sha256};
use texts::TextDocument;
use ui::t;

use crate::model::{LINK_DAYS, LetterId, State, UNKNOWN_ANSWERED_MAX};
use crate::store;

/// The link that makes amendments of a letter.
pub(crate) async fn confirmation(
    work: &mut Work,
    letter: LetterId,
    read: &crate::reading::Mail,
    text: &TextDocument,
    token: &str,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, &read.sender, None).await?;
    let link = format!("{}/courriel/{token}", work.base_url());
    let mail = Mail {
        to: read.sender.clone(),
        subject: t!(words, "letters-mail-confirm-subject", title = &text.title),
        text: t!(
            words,
            "letters-mail-confirm-text",
            title = &text.title,
            body = work.collectivite()?.name,
            link = link,
            days = LINK_DAYS
        ),
        html: None,
        unsubscribe: None,
    };
    let about = text.reference();
    let manner = Manner {
        about: Some(&about),
        answered: Some(&read.message_id),
        ..Manner::default()
    };
    outgoing::mail::send_in(work, &format!("letters-confirm-{letter}"), &mail, manner).await
}

/// Why a letter becomes nothing: to one address, at most once a day for each reason.
pub(crate) async fn told(
    work: &mut Work,
    state: State,
    read: &crate::reading::Mail,
    text: &TextDocument,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, &read.sender, None).await?;
    // Who is not known here is not told what the town is discussing.
    let why = match state {
        State::NotAllowed => t!(words, "letters-mail-not-allowed", title = &text.title),
        State::Closed => t!(words, "letters-mail-closed", title = &text.title),
        _ => t!(words, "letters-mail-unknown"),
    };
    tell(work, state, read, why).await
}

/// Tells it. Addresses in « From » are easily somebody else’s: those unknown here are answered within a bound.
pub(crate) async fn tell(
    work: &mut Work,
    state: State,
    read: &crate::reading::Mail,
    why: String,
) -> Result<(), Fault> {
    let since = work.now.plus_days(-1);
    if state == State::Unknown
        && store::subjects::count_since(&mut work.sql, work.body, state, since).await? > UNKNOWN_ANSWERED_MAX
    {
        return Ok(());
    }
    let words = identity::words_to_address(work, &read.sender, None).await?;
    let to = read.sender.as_str();
    let collectivite = work.collectivite()?;
    let day = work.now.timestamp().to_zoned(collectivite.zone()).date();
    let who = Sha256::digest(to)
        .iter()
        .take(16)
        .fold(String::new(), |mut who, byte| {
            let _ = write!(who, "{byte:02x}");
            who
        });
    let key = format!("letters-{}-{who}-{day}", state.as_str());
    let mail = Mail {
        to: to.to_owned(),
        subject: t!(words, "letters-mail-told-subject"),
        text: t!(
            words,
            "letters-mail-told-text",
            why = why,
            body = collectivite.name
        ),
        html: None,
        unsubscribe: None,
    };
    let manner = Manner {
        answered: Some(&read.message_id),
        ..Manner::default()
    };
    outgoing::mail::send_in(work, &key, &mail, manner).await
}
