//! What a message is aimed at: the address it was sent to says it, or else the message it answers.

use debates::{Consultation, ConsultationId, Contribution};
use kernel::{Fault, Subject, SubjectRef, Work};
use mail_parser::{HeaderValue, Message, MimeHeaders as _};
use outgoing::threads::{self, Thread};
use texts::TextDocument;

use crate::reading::{Mail, TAG};
use crate::store;

/// What stands before the name of a consultation in its address.
pub(crate) const CONSULTATION: &str = "avis-";
/// Messages that a message says it answers, looked at.
const PARENTS_MAX: usize = 20;
/// Letters and digits that no one mistakes for one another, five bits each.
const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
/// Of a consultation's identifier: 128 bits.
const LETTERS_COUNT: u32 = 26;

/// What stands after the plus sign in the address of a consultation. Everybody may contribute to it and sees its address:
/// it says which one, and is no secret.
pub(crate) fn consultation_tag(id: ConsultationId) -> String {
    let bits = id.uuid().as_u128();
    let letters = (0..LETTERS_COUNT).rev().map(|place| {
        let five = usize::try_from((bits >> (5 * place)) & 31).unwrap_or_default();
        char::from(LETTERS[five])
    });
    CONSULTATION.chars().chain(letters).collect()
}

fn consultation_of(tag: &str) -> Option<ConsultationId> {
    let letters = tag.strip_prefix(CONSULTATION)?;
    let mut bits = 0_u128;
    for letter in letters.bytes() {
        let five = LETTERS.iter().position(|known| *known == letter)?;
        // More than an identifier holds is none.
        bits = bits.checked_mul(32)?.checked_add(u128::try_from(five).ok()?)?;
    }
    let id = ConsultationId::from_uuid(db::Uuid::from_u128(bits));
    (letters.len() == usize::try_from(LETTERS_COUNT).ok()?).then_some(id)
}

/// The messages that a message says it answers, the nearest first (RFC 5322, section 3.6.4).
pub(crate) fn parents(message: &Message<'_>) -> Vec<String> {
    let ids = |value: &HeaderValue<'_>| -> Vec<String> {
        let list = value.as_text_list().unwrap_or_default();
        list.iter().rev().map(ToString::to_string).collect()
    };
    let mut all = ids(message.in_reply_to());
    all.extend(ids(message.references()));
    all.truncate(PARENTS_MAX);
    all
}

/// How many files came with it; pictures within the text, and those of a signature, are no files.
pub(crate) fn attachments(message: &Message<'_>) -> usize {
    let is_file = |part: &&mail_parser::MessagePart<'_>| {
        let is_inline = part
            .content_disposition()
            .is_some_and(mail_parser::ContentType::is_inline)
            || part.content_id().is_some();
        !is_inline && part.attachment_name().is_some()
    };
    message.attachments().filter(is_file).count()
}

/// « Re: Tr : Un titre » is « Un titre ».
pub(crate) fn without_prefixes(subject: &str) -> &str {
    let mut subject = subject.trim();
    while let Some((label, rest)) = subject.split_once(':') {
        let label = label.trim().to_lowercase();
        if !crate::words::is_one_of(&label, crate::words::PREFIX) {
            break;
        }
        subject = rest.trim();
    }
    subject
}

/// What a message is about.
pub(crate) enum Aim {
    /// Amendments to a text
    Text(TextDocument),
    /// An answer to the question of a consultation
    Consultation(Consultation),
    /// An argument or a question about a contribution
    Contribution(Contribution, Consultation),
    /// A mail of Parvis that is not answered by mail, about this
    Mute(Option<Subject>),
}

impl Aim {
    /// The address first, then the messages it answers: mail programs write to another address, and keep these.
    pub(crate) async fn of(work: &mut Work, mail: &Mail) -> Result<Option<Self>, Fault> {
        for tag in &mail.tags {
            let named = format!("{TAG}{tag}");
            if let Some(id) = store::text_of(&mut work.sql, work.body, &named).await? {
                return Ok(texts::find(&mut work.sql, work.body, id).await?.map(Self::Text));
            }
        }
        for mark in &mail.marks {
            if let Some(id) = consultation_of(mark)
                && let Some(found) = debates::find(&mut work.sql, work.body, id).await?
            {
                return Ok(Some(Self::Consultation(found)));
            }
            if let Some(thread) = threads::of_tag(&mut work.sql, work.body, mark).await? {
                return Self::of_thread(work, thread).await.map(Some);
            }
        }
        for parent in &mail.parents {
            if let Some(thread) = threads::of_message(&mut work.sql, work.body, parent).await? {
                return Self::of_thread(work, thread).await.map(Some);
            }
        }
        Ok(None)
    }

    async fn of_thread(work: &mut Work, thread: Thread) -> Result<Self, Fault> {
        let Some(about) = thread.about else {
            return Ok(Self::Mute(None));
        };
        let (sql, body) = (&mut work.sql, work.body);
        match about.kind.as_str() {
            "text" => {
                if let Some(text) = texts::find(sql, body, about.id()).await? {
                    return Ok(Self::Text(text));
                }
            }
            "consultation" => {
                if let Some(found) = debates::find(sql, body, about.id()).await? {
                    return Ok(Self::Consultation(found));
                }
            }
            "contribution" => {
                if let Some(found) = debates::find_contribution(sql, body, about.id()).await?
                    && let Some(whole) = debates::find(sql, body, found.consultation_id).await?
                {
                    return Ok(Self::Contribution(found, whole));
                }
            }
            _ => {}
        }
        Ok(Self::Mute(Subject::find(sql, body, &about).await?))
    }

    /// What it is about, for a letter that is kept with it.
    pub(crate) fn reference(&self) -> Option<SubjectRef> {
        match self {
            Self::Text(text) => Some(text.reference()),
            Self::Consultation(about) => Some(about.reference()),
            Self::Contribution(about, _) => Some(about.reference()),
            Self::Mute(subject) => subject.as_ref().map(|subject| subject.reference.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::*;

    #[test]
    fn the_address_of_a_consultation_says_which_one() {
        for number in [0, 1, 31, 0x0193_9000_0000_7000_8000_0000_0000_0001, u128::MAX] {
            let id = ConsultationId::from_uuid(db::Uuid::from_u128(number));
            let tag = consultation_tag(id);
            assert_eq!(tag.len(), CONSULTATION.len() + 26);
            assert_eq!(consultation_of(&tag), Some(id), "{tag}");
        }
        for wrong in [
            "avis-",
            "avis-a",
            "avis-0",
            &format!("avis-{}", "9".repeat(26)),
            "texte-abc",
        ] {
            assert_eq!(consultation_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_subject_loses_what_mail_programs_put_before_it() {
        for written in [
            "Re: Des arbres",
            "RE : TR: re: Des arbres",
            "Fwd: Des arbres",
            " Des arbres ",
        ] {
            assert_eq!(without_prefixes(written), "Des arbres");
        }
        assert_eq!(without_prefixes("Place : des arbres"), "Place : des arbres");
    }

    #[test]
    fn files_are_counted_and_pictures_of_a_signature_are_not() {
        let message = "From: a@b.fr\r\nIn-Reply-To: <2@x>\r\nReferences: <1@x> <2@x>\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n\
            --b\r\nContent-Type: image/png; name=logo.png\r\nContent-Disposition: inline; filename=logo.png\r\n\
            Content-ID: <logo>\r\n\r\nx\r\n\
            --b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Disposition: attachment; filename=plan.pdf\r\n\r\nx\r\n--b--\r\n";
        let message = MessageParser::default().parse(message).expect("a message");
        assert_eq!(attachments(&message), 1);
        assert_eq!(parents(&message), ["2@x", "2@x", "1@x"]);
    }
}
