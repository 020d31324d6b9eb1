//! What letters are answered, in the language of the account whose address they came from: never to a program, never twice a day, and repeating nothing of what was written.

use std::fmt::Write as _;

use kernel::{Fault, Work};
use outgoing::mail::Mail;
use sha2::{Digest as _, Sha256};
use texts::TextDocument;
use ui::t;

use crate::model::{LINK_DAYS, LetterId, State};

/// The link that makes amendments of a letter.
pub(crate) async fn confirmation(
    work: &mut Work,
    letter: LetterId,
    to: &str,
    text: &TextDocument,
    token: &str,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, to, None).await?;
    let link = format!("{}/courriel/{token}", work.base_url());
    let mail = Mail {
        to: to.to_owned(),
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
    outgoing::mail::send(work, &format!("letters-confirm-{letter}"), &mail).await
}

/// Why a letter becomes nothing: to one address, at most once a day for each reason.
pub(crate) async fn told(work: &mut Work, state: State, to: &str, text: &TextDocument) -> Result<(), Fault> {
    let words = identity::words_to_address(work, to, None).await?;
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
    // Who is not known here is not told what the town is discussing.
    let why = match state {
        State::NotAllowed => t!(words, "letters-mail-not-allowed", title = &text.title),
        State::Closed => t!(words, "letters-mail-closed", title = &text.title),
        _ => t!(words, "letters-mail-unknown"),
    };
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
    outgoing::mail::send(work, &key, &mail).await
}
