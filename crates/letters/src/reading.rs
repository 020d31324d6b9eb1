//! From a message as it came to what it says: who, to which text, by a person or by a program, and the author's words.
//!
//! Whatever comes is read without failing; what cannot be read is said to be so.

use db::Instant;
use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};
use minutes::itip::{self, Reply};
use sha2::{Digest as _, Sha256};

use crate::aims;
use crate::model::{CONTENT_CHARS_MAX, SUBJECT_CHARS_MAX};
use crate::words::{self, begins_with};

/// Parts within parts: no mail program goes so deep.
const DEPTH_MAX: usize = 20;
/// Parts of a message.
const PARTS_MAX: usize = 300;
/// Characters of the text looked at before the quoted messages are taken out.
const TEXT_CHARS_MAX: usize = 400_000;
/// Addresses of ours looked at in one message.
const TAGS_MAX: usize = 50;
/// Calendars looked at in one message: an answer comes as one, twice.
const CALENDARS_MAX: usize = 5;
/// What stands before the name of a text in its address.
pub(crate) const TAG: &str = "texte-";

/// Who wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writer {
    Person,
    /// Out-of-office, bounce, list
    Program,
    /// It cannot be known
    Nobody,
}

/// A message, read.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    pub(crate) writer: Writer,
    /// The address it says it comes from; empty when it says none
    pub(crate) sender: String,
    pub(crate) subject: String,
    /// What stands after the plus sign in the addresses it was sent to
    pub(crate) tags: Vec<String>,
    /// The same, of what is no text
    pub(crate) marks: Vec<String>,
    /// The messages that it answers, the nearest first
    pub(crate) parents: Vec<String>,
    /// Its own identifier; empty when it has none
    pub(crate) message_id: String,
    /// How many files came with it
    pub(crate) attachments: usize,
    /// The same, of the addresses that answers to invitations go to
    pub(crate) invitations: Vec<String>,
    /// The answers to invitations that it holds
    pub(crate) replies: Vec<Reply>,
    /// When it says that it was sent
    pub(crate) sent_at: Option<Instant>,
    /// The author's words
    pub(crate) content: String,
    /// The messages quoted, and the signature
    pub(crate) aside: String,
    pub(crate) fingerprint: Vec<u8>,
}

/// Reads a message; `is_head` when the rest of it was too large.
pub(crate) fn read(bytes: &[u8], is_head: bool) -> Mail {
    let Some(message) = MessageParser::default().parse(bytes) else {
        return unreadable(bytes);
    };
    let sender = message.from().and_then(first_address).unwrap_or_default();
    let subject = one_line(message.subject().unwrap_or_default());
    let names = names(&message);
    let tags = after(&names, TAG);
    let invitations = after(&names, meetings::ADDRESS_TAG);
    let marks: Vec<String> = names
        .iter()
        .filter(|name| !name.starts_with(TAG) && !name.starts_with(meetings::ADDRESS_TAG))
        .cloned()
        .collect();
    let replies = if is_head || invitations.is_empty() || is_too_deep(&message) {
        Vec::new()
    } else {
        replies(&message)
    };
    let attachments = aims::attachments(&message);
    let text = if is_head { String::new() } else { text(&message) };
    let (content, aside) = author_words(&text);
    let answers = if invitations.is_empty() {
        String::new()
    } else {
        format!("{} {replies:?}", invitations.join(" "))
    };
    let writer = if is_by_program(&message, &sender) {
        Writer::Program
    } else if is_head
        || sender.is_empty()
        || is_too_deep(&message)
        || (content.trim().is_empty() && attachments == 0)
    {
        Writer::Nobody
    } else {
        Writer::Person
    };
    Mail {
        writer,
        fingerprint: fingerprint(
            &message,
            bytes,
            &[
                &sender,
                &[tags.as_slice(), &marks].concat().join(" "),
                &text,
                &answers,
            ],
        ),
        sent_at: message
            .date()
            .and_then(|date| jiff::Timestamp::from_second(date.to_timestamp()).ok())
            .map(Instant::from),
        sender,
        subject,
        tags,
        marks,
        parents: aims::parents(&message),
        message_id: message.message_id().unwrap_or_default().to_owned(),
        attachments,
        invitations,
        replies,
        content: abridged(&content, CONTENT_CHARS_MAX),
        aside: abridged(&aside, CONTENT_CHARS_MAX),
    }
}

fn unreadable(bytes: &[u8]) -> Mail {
    Mail {
        writer: Writer::Nobody,
        sender: String::new(),
        subject: String::new(),
        tags: Vec::new(),
        marks: Vec::new(),
        parents: Vec::new(),
        message_id: String::new(),
        attachments: 0,
        invitations: Vec::new(),
        replies: Vec::new(),
        sent_at: None,
        content: String::new(),
        aside: String::new(),
        fingerprint: Sha256::digest(bytes).to_vec(),
    }
}

/// What makes it the same message when it comes again: its identifier with what it says, and where. The identifier alone
/// would let somebody hide another's message by using it first; the bytes alone differ between two copies of one message.
fn fingerprint(message: &Message<'_>, bytes: &[u8], [sender, tags, text, answers]: &[&str; 4]) -> Vec<u8> {
    let mut digest = Sha256::new();
    match message.message_id() {
        Some(id) if !text.is_empty() || !answers.is_empty() => {
            // Messages that answer nothing keep the fingerprint they always had.
            let answers = Some(*answers).filter(|answers| !answers.is_empty());
            for part in [id, *sender, *tags, *text].into_iter().chain(answers) {
                digest.update(part.len().to_be_bytes());
                digest.update(part);
            }
        }
        _ => digest.update(bytes),
    }
    digest.finalize().to_vec()
}

fn first_address(address: &Address<'_>) -> Option<String> {
    let found = address.first()?.address()?.trim().to_lowercase();
    outgoing::mail::is_address(&found).then_some(found)
}

/// What stands after the plus sign in every address it was sent to, each once: those people see, and those that only
/// servers write down.
fn names(message: &Message<'_>) -> Vec<String> {
    let seen = [message.to(), message.cc()];
    let mut addresses: Vec<String> = seen
        .into_iter()
        .flatten()
        .flat_map(Address::iter)
        .filter_map(|address| address.address().map(str::to_lowercase))
        .collect();
    for (name, value) in message.headers_raw() {
        if ["Delivered-To", "X-Original-To", "Envelope-To"]
            .iter()
            .any(|trace| name.eq_ignore_ascii_case(trace))
        {
            addresses.push(value.trim().trim_matches(['<', '>']).to_lowercase());
        }
    }
    let mut found: Vec<String> = Vec::new();
    for address in &addresses {
        let name = address
            .rsplit_once('@')
            .and_then(|(local, _)| local.split_once('+'));
        if let Some((_, name)) = name
            && found.len() < TAGS_MAX
            && !found.iter().any(|known| known == name)
        {
            found.push(name.to_owned());
        }
    }
    found
}

/// What stands after `beginning` in the names that begin so.
fn after(names: &[String], beginning: &str) -> Vec<String> {
    let found = names.iter().filter_map(|name| name.strip_prefix(beginning));
    found.map(str::to_owned).collect()
}

/// The answers to invitations that it holds: as an alternative to its text, or as a file beside it, or as both
/// (RFC 6047, section 2.4). A message within the message is somebody else's.
fn replies(message: &Message<'_>) -> Vec<Reply> {
    let mut found: Vec<Reply> = Vec::new();
    for part in message
        .parts
        .iter()
        .filter(|part| is_calendar(part))
        .take(CALENDARS_MAX)
    {
        let text = match &part.body {
            PartType::Text(text) => text.clone(),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                String::from_utf8_lossy(&bytes[..bytes.len().min(itip::BYTES_MAX)])
            }
            _ => continue,
        };
        let method = part.content_type().and_then(|kind| kind.attribute("method"));
        for reply in itip::replies(&text, method) {
            if !found.contains(&reply) {
                found.push(reply);
            }
        }
    }
    found
}

fn is_calendar(part: &MessagePart<'_>) -> bool {
    let is_named = part
        .attachment_name()
        .and_then(|name| name.rsplit_once('.'))
        .is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("ics"));
    is_named || part.is_content_type("text", "calendar") || part.is_content_type("application", "ics")
}

/// RFC 3834, section 2: what a program wrote is not answered. Lists and bounces are programs too.
fn is_by_program(message: &Message<'_>, sender: &str) -> bool {
    let says = |name: &str| {
        let value = message.header_raw(name)?;
        Some(value.trim().to_lowercase())
    };
    let is_automatic = says("Auto-Submitted").is_some_and(|value| !value.starts_with("no"));
    let is_bulk = says("Precedence")
        .is_some_and(|value| ["bulk", "junk", "list", "auto_reply"].contains(&value.as_str()));
    let is_list = ["List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond"]
        .iter()
        .any(|name| says(name).is_some());
    // RFC 5321, section 4.5.5: a bounce comes from nobody.
    let is_from_nobody = says("Return-Path").is_some_and(|value| value == "<>");
    let is_report = message
        .parts
        .first()
        .and_then(|part| part.headers.iter().find(|header| header.name() == "Content-Type"))
        .and_then(|header| header.value().as_content_type())
        .is_some_and(|kind| {
            kind.ctype().eq_ignore_ascii_case("multipart")
                && kind
                    .subtype()
                    .is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"))
        });
    let name = sender.split('@').next().unwrap_or_default();
    let is_daemon = [
        "mailer-daemon",
        "postmaster",
        "noreply",
        "no-reply",
        "ne-pas-repondre",
    ]
    .contains(&name);
    is_automatic || is_bulk || is_list || is_from_nobody || is_report || is_daemon
}

fn is_too_deep(message: &Message<'_>) -> bool {
    if message.parts.len() > PARTS_MAX {
        return true;
    }
    let mut depths = vec![0_usize; message.parts.len()];
    // A part comes after the one that holds it.
    for (place, part) in message.parts.iter().enumerate() {
        if let PartType::Multipart(held) = &part.body {
            for inner in held {
                if let Some(depth) = usize::try_from(*inner)
                    .ok()
                    .and_then(|inner| depths.get(inner).map(|_| inner))
                {
                    depths[depth] = depths[place] + 1;
                }
            }
        }
    }
    depths.into_iter().max().unwrap_or_default() > DEPTH_MAX
}

/// What is written: the plain text when there is one, what the HTML says otherwise.
fn text(message: &Message<'_>) -> String {
    let mut said = String::new();
    for place in 0..message.text_body_count().min(PARTS_MAX) {
        if let Some(text) = message.body_text(place) {
            if !said.is_empty() {
                said.push_str("\n\n");
            }
            said.push_str(&text);
        }
        if said.len() > TEXT_CHARS_MAX {
            break;
        }
    }
    let said = said.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "");
    abridged(&said, TEXT_CHARS_MAX)
}

/// What the author wrote, and what was taken out: the messages quoted, the signature.
pub(crate) fn author_words(text: &str) -> (String, String) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut kept, mut aside): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut is_over = false;
    for (place, line) in lines.iter().enumerate() {
        let following = lines.get(place + 1..).unwrap_or_default();
        is_over |= begins_signature(line) || begins_earlier_message(line, following);
        if is_over || line.trim_start().starts_with('>') || announces_quotation(line, following) {
            aside.push(line);
        } else {
            kept.push(line);
        }
    }
    // Everything after a mark, nothing before: it is the author's own words that stand there.
    if kept.iter().all(|line| line.trim().is_empty()) {
        return (text.to_owned(), String::new());
    }
    (kept.join("\n"), aside.join("\n"))
}

/// « -- », alone (RFC 3676, section 4.3), and what telephones add.
fn begins_signature(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    line == "-- " || line == "--" || is_telephone(line.trim())
}

fn is_telephone(line: &str) -> bool {
    line.chars().count() < 80 && begins_with(line, words::TELEPHONE)
}

/// « Le 3 décembre 2026 à 18:00, Mairie <…> a écrit : », before what is quoted.
fn announces_quotation(line: &str, following: &[&str]) -> bool {
    let line = line.trim();
    let end = line.trim_end_matches([' ', '\u{a0}', ':']);
    let is_announce = (line.starts_with("Le ") || line.starts_with("On "))
        && words::QUOTATION.lines().any(|word| end.ends_with(word));
    let next = following.iter().find(|line| !line.trim().is_empty());
    is_announce && next.is_none_or(|next| next.trim_start().starts_with('>'))
}

/// What some programs put above the whole message they answer, which they do not quote.
fn begins_earlier_message(line: &str, following: &[&str]) -> bool {
    let bare = |line: &str| line.trim().trim_matches('*').to_lowercase();
    let plain = bare(line);
    if plain.starts_with("-----") && (plain.contains("message d") || plain.contains("original message")) {
        return true;
    }
    begins_with(&plain, words::EARLIER)
        && following
            .iter()
            .take(3)
            .any(|line| begins_with(&bare(line), words::EARLIER_THEN))
}

fn one_line(subject: &str) -> String {
    let words: Vec<&str> = subject
        .split(|letter: char| letter.is_control() || letter == ' ')
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ").chars().take(SUBJECT_CHARS_MAX).collect()
}

fn abridged(text: &str, chars_max: usize) -> String {
    match text.char_indices().nth(chars_max) {
        Some((end, _)) => text[..end].to_owned(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const HEAD: &str = "From: Léa <lea@exemple.fr>\r\nTo: contributions+texte-abc@ville.exemple\r\nMessage-ID: <1@exemple.fr>\r\n\
                        Subject: Amendement\r\n";

    fn mail(head: &str, body: &str) -> Mail {
        read(format!("{HEAD}{head}\r\n{body}").as_bytes(), false)
    }

    #[test]
    fn a_persons_message_is_read_without_what_it_quotes() {
        let said = mail(
            "Content-Type: text/plain; charset=utf-8\r\n",
            "Supprimer l’action 2.\r\n\r\nLe 3 décembre 2026, Mairie a écrit :\r\n> Bonjour\r\n> à tous\r\n\r\n-- \r\nLéa Riou",
        );
        assert_eq!(said.writer, Writer::Person);
        assert_eq!(said.sender, "lea@exemple.fr");
        assert_eq!(said.tags, ["abc"]);
        assert_eq!(said.content.trim(), "Supprimer l’action 2.");
        assert!(said.aside.contains("> Bonjour") && said.aside.contains("Léa Riou"));
    }

    #[test]
    fn what_programs_write_is_known() {
        for head in [
            "Auto-Submitted: auto-replied\r\n",
            "Precedence: bulk\r\n",
            "List-Id: <liste.exemple.fr>\r\n",
            "Return-Path: <>\r\n",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=x\r\n",
        ] {
            assert_eq!(mail(head, "Je suis absente.").writer, Writer::Program, "{head}");
        }
        assert_eq!(mail("Auto-Submitted: no\r\n", "Bonjour.").writer, Writer::Person);
    }

    #[test]
    fn old_alphabets_and_html_are_read_and_wrong_ones_do_not_stop_anything() {
        let mut latin = format!("{HEAD}Content-Type: text/plain; charset=iso-8859-1\r\n\r\n").into_bytes();
        latin.extend_from_slice(b"Supprimer l'alin\xe9a 2.");
        assert_eq!(read(&latin, false).content, "Supprimer l'alinéa 2.");
        let html = mail(
            "Content-Type: text/html; charset=utf-8\r\n",
            "<p>Supprimer l’action 2.</p><script>x()</script>",
        );
        assert!(html.content.contains("Supprimer l’action 2."), "{html:?}");
        let wrong = mail("Content-Type: text/plain; charset=klingon\r\n", "Bonjour à tous");
        assert!(wrong.content.contains("Bonjour"));
    }

    #[test]
    fn what_is_too_deep_or_from_nobody_is_not_read() {
        let mut nested = String::from("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for depth in 1..200 {
            use std::fmt::Write as _;
            write!(
                nested,
                "--b{}\r\nContent-Type: multipart/mixed; boundary=b{depth}\r\n\r\n",
                depth - 1
            )
            .unwrap();
        }
        nested.push_str("--b199\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n");
        let deep = read(format!("{HEAD}{nested}").as_bytes(), false);
        assert_eq!(deep.writer, Writer::Nobody);
        let nobody = read(b"Subject: x\r\n\r\nBonjour", false);
        assert_eq!(nobody.writer, Writer::Nobody);
        assert_eq!(read(b"", false).writer, Writer::Nobody);
    }

    #[test]
    fn another_message_with_the_same_identifier_is_another() {
        let (one, other) = (
            mail("", "Supprimer l’action 2."),
            mail("", "Supprimer l’action 3."),
        );
        assert_ne!(one.fingerprint, other.fingerprint);
        let again = mail("Received: by relais\r\n", "Supprimer l’action 2.");
        assert_eq!(one.fingerprint, again.fingerprint);
    }

    #[test]
    fn only_a_quotation_is_all_its_author_has() {
        let (kept, aside) = author_words("-----Message d’origine-----\nSupprimer l’action 2.");
        assert!(kept.contains("Supprimer") && aside.is_empty());
    }

    proptest! {
        /// Each line is kept or set aside, in order: none is lost.
        #[test]
        fn every_line_is_kept_or_set_aside(lines in prop::collection::vec("(> )?[a-z -]{0,20}", 0..30)) {
            let text = lines.join("\n");
            let (kept, aside) = author_words(&text);
            let all = kept.lines().count() + aside.lines().count();
            prop_assert!(all + 2 >= text.lines().count());
            for line in lines.iter().filter(|line| !line.is_empty()) {
                prop_assert!(kept.lines().chain(aside.lines()).any(|shown| shown == line));
            }
        }

        #[test]
        fn whatever_comes_is_read_without_failing(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            read(&bytes, false);
        }
    }
}
