//! What letters that are about no text are answered: the same rules as the others, and what to do instead.

use debates::model::Stage;
use kernel::{Fault, Work};
use outgoing::mail::{Mail, Manner};
use ui::t;

use crate::aims::Aim;
use crate::mail::tell;
use crate::model::{LetterId, State, link_days};

/// The link that makes a contribution, or an argument, of a letter; it makes an account too, where none has this address.
pub(crate) async fn confirmation(
    work: &mut Work,
    letter: LetterId,
    read: &crate::reading::Mail,
    aim: &Aim,
    token: &str,
    is_known: bool,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, &read.sender, None).await?;
    let (title, what) = match aim {
        Aim::Consultation(about) => (&about.title, t!(words, "letters-mail-becomes-contribution")),
        Aim::Contribution(about, _) => (&about.title, t!(words, "letters-mail-becomes-comment")),
        Aim::Text(_) | Aim::Mute(_) => {
            return Err(Fault::Internal(
                "a letter that becomes nothing by this link".to_owned(),
            ));
        }
    };
    let files = if read.attachments > 0 {
        let said = t!(words, "letters-mail-attachments", n = read.attachments);
        format!("{said}\n\n")
    } else {
        String::new()
    };
    let (body, days) = (work.collectivite()?.name, link_days(is_known));
    let link = format!("{}/courriel/{token}", work.base_url());
    let text = if is_known {
        t!(
            words,
            "letters-mail-keep-text",
            title = title,
            what = what,
            files = files,
            body = body,
            link = link,
            days = days
        )
    } else {
        t!(
            words,
            "letters-mail-unconfirmed-text",
            title = title,
            what = what,
            files = files,
            body = body,
            link = link,
            days = days
        )
    };
    let mail = Mail {
        to: read.sender.clone(),
        subject: t!(words, "letters-mail-confirm-subject", title = title),
        text,
        html: None,
        unsubscribe: None,
    };
    let about = aim.reference();
    let manner = Manner {
        about: about.as_ref(),
        answered: Some(&read.message_id),
        ..Manner::default()
    };
    outgoing::mail::send_in(work, &format!("letters-confirm-{letter}"), &mail, manner).await
}

/// Why a letter becomes nothing, and what to do instead: to one address, at most once a day for each reason.
pub(crate) async fn told(
    work: &mut Work,
    state: State,
    read: &crate::reading::Mail,
    aim: &Aim,
) -> Result<(), Fault> {
    let words = identity::words_to_address(work, &read.sender, None).await?;
    let base = work.base_url();
    let why = match (state, aim) {
        (State::Unknown, Aim::Consultation(about)) if about.stage_at(work.now) != Stage::Open => t!(
            words,
            "letters-mail-closed-contribution",
            title = &about.title,
            link = format!("{base}{}", about.path())
        ),
        (State::Unknown, Aim::Consultation(_)) if read.content.trim().is_empty() => {
            t!(words, "letters-mail-empty")
        }
        (State::Unknown, Aim::Consultation(about)) => t!(
            words,
            "letters-mail-unknown-contribution",
            title = &about.title,
            link = format!("{base}{}/contribuer", about.path())
        ),
        (State::Unknown, _) => t!(words, "letters-mail-unknown"),
        (State::Empty, _) => t!(words, "letters-mail-empty"),
        (State::Closed, Aim::Consultation(about)) => t!(
            words,
            "letters-mail-closed-contribution",
            title = &about.title,
            link = format!("{base}{}", about.path())
        ),
        (State::Closed, Aim::Contribution(about, _)) => t!(
            words,
            "letters-mail-closed-comment",
            title = &about.title,
            link = format!("{base}{}", about.path())
        ),
        (_, Aim::Mute(Some(subject))) => t!(
            words,
            "letters-mail-no-reply-about",
            title = &subject.title,
            link = format!("{base}{}", subject.path)
        ),
        _ => t!(words, "letters-mail-no-reply", link = base),
    };
    tell(work, state, read, why).await
}
