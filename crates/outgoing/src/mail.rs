//! Mail: asked for inside a decision's own transaction, delivered afterwards, seen once.
//!
//! Every attempt to deliver a mail carries the same Message-ID, made from the effect's key, and the same date: mail
//! programs show one message even when a server's answer was lost and the mail was handed over twice.
//!
//! The address and the text stay in the effect's row until the row is purged: what is personal should not be said in a
//! mail beyond what its recipient needs.

use std::time::{Duration, SystemTime};

use db::Instant;
use kernel::{Collectivite, Delivery, Effect, EffectContext, Fault, House, SubjectRef, Work};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::{Address, Message};
use serde::{Deserialize, Serialize};

use crate::smtp::house_host;
use crate::{Connections, mailbox, threads};

pub(crate) const EFFECT: &str = "mail";

/// Bytes of a key: the Message-ID made from it must fit in a line.
const KEY_BYTES_MAX: usize = 200;
/// Characters of a subject.
const SUBJECT_CHARS_MAX: usize = 250;
/// Bytes of a mail's texts together.
const TEXT_BYTES_MAX: usize = 200_000;

/// A mail to one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The recipient's address, alone: `ada@example.fr`
    pub to: String,
    /// The subject, in one line
    pub subject: String,
    /// The whole message as plain text
    pub text: String,
    /// The same as HTML, when its layout helps
    pub html: Option<String>,
    /// The address to which a mail program posts for its reader to receive no more of them (RFC 8058), for what is sent
    /// again and again
    #[serde(default)]
    pub unsubscribe: Option<String>,
}

/// How a mail stands among others: all of it may be left out.
#[derive(Clone, Debug, Default)]
pub struct Manner<'a> {
    /// Mails of one lane arrive in the order in which they were decided: a cancellation never comes before what it
    /// cancels. It names nobody
    pub lane: Option<String>,
    /// Its subject
    pub about: Option<&'a SubjectRef>,
    /// Where it is answered: the name of its answers ([`threads::new_tag`]), and an address that holds it
    pub answers: Option<(String, String)>,
    /// True when an answer to it is not about its subject: it is answered by its own link
    pub is_answered_elsewhere: bool,
    /// The identifier of the message that it answers
    pub answered: Option<&'a str>,
    /// An event, that mail programs show with buttons to answer: its answers go where it says
    pub invitation: Option<Invitation>,
}

/// An event that goes with a mail, in the form that calendar programs understand (iMIP, RFC 6047).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// `REQUEST`, `CANCEL` or `PUBLISH`, as the calendar says
    pub method: String,
    /// A whole calendar with this event alone
    pub calendar: String,
    /// The address that answers go to, when it is another than the sender's
    pub reply_to: Option<String>,
}

/// What the effect's row holds.
#[derive(Serialize, Deserialize)]
struct Posted {
    mail: Mail,
    #[serde(default)]
    invitation: Option<Invitation>,
    at: Instant,
    #[serde(default)]
    reply_to: Option<String>,
    #[serde(default)]
    in_reply_to: Option<String>,
}

/// True when `text` can be the address of a mail.
pub fn is_address(text: &str) -> bool {
    text.len() <= 254 && text.parse::<Address>().is_ok()
}

/// Why a mail stays on « Envois » where no server was set: a word that the page turns into a sentence.
pub const NO_SERVER: &str = "no-mail-server";

/// True when what is asked for by [`send`] reaches somebody: by the mail server, or in the mailbox that everyone sees in a
/// demonstration. Elsewhere mail is set aside until the operator sets a server.
pub fn is_carried(house: &House, body: &Collectivite) -> bool {
    house.settings.smtp_url.is_some() || body.is_demonstration
}

/// Asks for `mail` to be sent, once this work is committed. The same `key` asked twice sends one mail.
///
/// An address that no mail can have does not stop the work: the mail is parked, and shown to the agent.
pub async fn send(work: &mut Work, key: &str, mail: &Mail) -> Result<(), Fault> {
    send_in(work, key, mail, Manner::default()).await
}

/// The same, for a mail that has its place among others.
pub async fn send_in(work: &mut Work, key: &str, mail: &Mail, manner: Manner<'_>) -> Result<(), Fault> {
    let calendar_bytes = manner.invitation.as_ref().map_or(0, |event| event.calendar.len());
    let text_bytes = mail.text.len() + mail.html.as_ref().map_or(0, String::len) + calendar_bytes;
    if key.is_empty() || key.len() > KEY_BYTES_MAX || text_bytes > TEXT_BYTES_MAX {
        return Err(Fault::Internal(format!(
            "mail {key:?}: a key of 1 to {KEY_BYTES_MAX} bytes and a text of at most {TEXT_BYTES_MAX} are wanted"
        )));
    }
    let posted = Posted {
        mail: Mail {
            subject: one_line(&mail.subject),
            ..mail.clone()
        },
        reply_to: manner.answers.as_ref().map(|(_, address)| address.clone()),
        invitation: manner.invitation,
        at: work.now,
        in_reply_to: manner.answered.map(identifier).filter(|id| id.len() > 2),
    };
    if let Some((tag, _)) = &manner.answers {
        let about = manner.about.filter(|_| !manner.is_answered_elsewhere);
        threads::remember(work, key, tag, about).await?;
    }
    let payload = serde_json::to_value(&posted).map_err(|error| Fault::Internal(error.to_string()))?;
    let context = EffectContext {
        lane: manner.lane.as_deref(),
        about: manner.about,
    };
    work.effect_in(EFFECT, key, &payload, context).await
}

/// Forgets what is still to be sent to an address that is nobody's any more, and what waits for it in the house's own mailbox.
/// The caller checks the right.
pub async fn forget(work: &mut Work, address: &str) -> Result<(), Fault> {
    let recipient = serde_json::Value::from(address);
    work.set_effects_saying_aside(EFFECT, &format!("\"to\":{recipient}"))
        .await?;
    mailbox::forget(&mut work.sql, work.body, address).await?;
    Ok(())
}

/// An identifier as another program wrote it, in the only form that cannot add a line or break one: what an identifier
/// does not hold (RFC 5322, section 3.6.4) is left out.
fn identifier(written: &str) -> String {
    let held = written
        .chars()
        .filter(|letter| letter.is_ascii_graphic() && !['<', '>', '"', '\\'].contains(letter))
        .take(KEY_BYTES_MAX);
    format!("<{}>", held.collect::<String>())
}

/// Delivers by SMTP; without a server, into the mailbox everyone sees in a demonstration, and to nobody elsewhere: a mail
/// nobody will read is not delivered.
pub(crate) async fn deliver(house: &House, effect: &Effect) -> Result<(), Delivery> {
    let posted: Posted = serde_json::from_value(effect.payload.clone())
        .map_err(|error| Delivery::Park(format!("payload not understood: {error}")))?;
    if !is_address(&posted.mail.to) {
        return Err(Delivery::Park("the address is not one".to_owned()));
    }
    if house.settings.smtp_url.is_none() {
        let body = house
            .collectivite(effect.collectivite)
            .ok_or_else(|| Delivery::Again("this node does not know the body yet".to_owned()))?;
        if !is_carried(house, &body) {
            return Err(Delivery::Park(NO_SERVER.to_owned()));
        }
        return mailbox::receive(house, effect.collectivite, &effect.key, &posted.mail)
            .await
            .map_err(|error| Delivery::Again(error.to_string()));
    }
    let Some(server) = &Connections::of(house)?.mail else {
        return Err(Delivery::Park(
            "the connections were made for other settings".to_owned(),
        ));
    };
    let message = message(
        &server.sender,
        &message_id(effect, &house.base_url(effect.collectivite)),
        &posted,
    )
    .map_err(|error| Delivery::Park(error.to_string()))?;
    // Servers repeat the address in their refusals; it has no place in logs.
    server.send(message).await.map_err(|refusal| match refusal {
        Delivery::Again(why) => Delivery::Again(why.replace(&posted.mail.to, "…")),
        Delivery::Park(why) => Delivery::Park(why.replace(&posted.mail.to, "…")),
    })
}

fn message(
    sender: &Mailbox,
    message_id: &str,
    posted: &Posted,
) -> Result<Message, Box<dyn std::error::Error>> {
    let mail = &posted.mail;
    let since_epoch = Duration::from_micros(u64::try_from(posted.at.micros()).unwrap_or(0));
    let mut builder = Message::builder()
        .from(sender.clone())
        .to(Mailbox::new(None, mail.to.parse()?))
        .subject(&mail.subject)
        .date(SystemTime::UNIX_EPOCH + since_epoch)
        .message_id(Some(message_id.to_owned()))
        // RFC 3834, section 5: out-of-office programs stay silent.
        .raw_header(header("Auto-Submitted", "auto-generated".to_owned()));
    let invited = posted
        .invitation
        .as_ref()
        .and_then(|event| event.reply_to.as_ref());
    if let Some(address) = invited.or(posted.reply_to.as_ref()) {
        builder = builder.reply_to(address.parse()?);
    }
    if let Some(id) = &posted.in_reply_to {
        builder = builder.in_reply_to(id.clone()).references(id.clone());
    }
    if let Some(address) = &mail.unsubscribe {
        builder = builder
            .raw_header(header("List-Unsubscribe", format!("<{address}>")))
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
    }
    if let Some(invitation) = &posted.invitation {
        return Ok(builder.multipart(with_event(mail, invitation)?)?);
    }
    Ok(match &mail.html {
        None => builder.singlepart(SinglePart::plain(mail.text.clone()))?,
        Some(html) => {
            builder.multipart(MultiPart::alternative_plain_html(mail.text.clone(), html.clone()))?
        }
    })
}

/// The event is the last alternative, where mail programs look for it to show their buttons, and a file that the others
/// can open (RFC 6047, section 2.4 and appendix).
fn with_event(mail: &Mail, invitation: &Invitation) -> Result<MultiPart, Box<dyn std::error::Error>> {
    let method = &invitation.method;
    let event = SinglePart::builder()
        .header(ContentType::parse(&format!(
            "text/calendar; charset=utf-8; method={method}"
        ))?)
        .body(invitation.calendar.clone());
    let mut alternatives = MultiPart::alternative().singlepart(SinglePart::plain(mail.text.clone()));
    if let Some(html) = &mail.html {
        alternatives = alternatives.singlepart(SinglePart::html(html.clone()));
    }
    let file = Attachment::new("invitation.ics".to_owned()).body(
        invitation.calendar.clone().into_bytes(),
        ContentType::parse("application/ics")?,
    );
    Ok(MultiPart::mixed()
        .multipart(alternatives.singlepart(event))
        .singlepart(file))
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

/// `<key.body@host>` (RFC 5322, section 3.6.4). The body is named because two bodies of a house may use the same key;
/// what an identifier may not hold is written %XX, so that two keys never give the same one.
fn message_id(effect: &Effect, base_url: &str) -> String {
    use std::fmt::Write as _;
    let key = effect.key.bytes().fold(String::new(), |mut key, byte| {
        let _ = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'/' => {
                write!(key, "{}", char::from(byte))
            }
            _ => write!(key, "%{byte:02X}"),
        };
        key
    });
    format!("<{key}.{}@{}>", effect.collectivite, house_host(base_url))
}

/// A subject is one line: what would begin another is a space.
fn one_line(subject: &str) -> String {
    let words: Vec<&str> = subject
        .split(|letter: char| letter.is_control() || letter == ' ')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(SUBJECT_CHARS_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_cannot_add_headers() {
        assert_eq!(
            one_line("Séance du 3\r\nBcc: tous@example.fr\u{0}"),
            "Séance du 3 Bcc: tous@example.fr"
        );
        assert_eq!(one_line(&"é".repeat(400)).chars().count(), SUBJECT_CHARS_MAX);
    }

    #[test]
    fn what_is_sent_again_and_again_says_how_to_stop_it() {
        let posted = |unsubscribe: Option<&str>| Posted {
            mail: Mail {
                to: "ada@exemple.fr".to_owned(),
                subject: "Récapitulatif".to_owned(),
                text: "Bonjour".to_owned(),
                html: None,
                unsubscribe: unsubscribe.map(str::to_owned),
            },
            invitation: None,
            at: Instant::from_micros(1_795_000_000_000_000),
            reply_to: Some("contributions+re-abc@exemple.fr".to_owned()),
            in_reply_to: Some(identifier("<1@exemple.fr>\r\nBcc: tous@exemple.fr")),
        };
        let sender: Mailbox = "mairie@exemple.fr".parse().expect("a sender");
        let written = |posted: &Posted| {
            let message = message(&sender, "<a@exemple.fr>", posted).expect("a message");
            String::from_utf8(message.formatted()).expect("ASCII")
        };
        let text = written(&posted(Some("https://exemple.fr/recapitulatif/secret")));
        assert!(text.contains("\r\nList-Unsubscribe: <https://exemple.fr/recapitulatif/secret>\r\n"));
        assert!(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
        assert!(!written(&posted(None)).contains("List-Unsubscribe"));
        assert!(
            text.contains("\r\nReply-To: contributions+re-abc@exemple.fr\r\n"),
            "{text}"
        );
        assert!(
            text.contains("\r\nIn-Reply-To: <1@exemple.frBcc:tous@exemple.fr>\r\n"),
            "{text}"
        );
        assert!(!text.contains("\nBcc"), "{text}");
    }

    #[test]
    fn an_event_is_the_last_alternative_and_a_file() {
        let posted = Posted {
            mail: Mail {
                to: "ada@exemple.fr".to_owned(),
                subject: "Convocation".to_owned(),
                text: "Bonjour".to_owned(),
                html: None,
                unsubscribe: None,
            },
            invitation: Some(Invitation {
                method: "REQUEST".to_owned(),
                calendar: "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n".to_owned(),
                reply_to: Some("boite+reunion-abc@exemple.fr".to_owned()),
            }),
            at: Instant::from_micros(1_795_000_000_000_000),
            reply_to: None,
            in_reply_to: None,
        };
        let sender: Mailbox = "mairie@exemple.fr".parse().expect("a sender");
        let message = message(&sender, "<a@exemple.fr>", &posted).expect("a message");
        let text = String::from_utf8(message.formatted()).expect("ASCII");
        assert!(
            text.contains("\r\nReply-To: boite+reunion-abc@exemple.fr\r\n"),
            "{text}"
        );
        let place = |piece: &str| text.find(piece).unwrap_or_else(|| panic!("{piece} in {text}"));
        assert!(place("text/plain") < place("text/calendar; charset=utf-8; method=REQUEST"));
        assert!(place("text/calendar") < place("application/ics"));
        assert!(place("multipart/mixed") < place("multipart/alternative"));
    }

    #[test]
    fn what_is_not_an_address_is_seen() {
        assert!(is_address("ada.lovelace+votes@example.fr"));
        for wrong in [
            "",
            "ada",
            "ada@",
            "@example.fr",
            "a b@example.fr",
            "a@b\r\nBcc: c@d",
            "Ada <a@b.fr>",
        ] {
            assert!(!is_address(wrong), "{wrong:?}");
        }
    }
}
