//! The other side of the post: a mail server that keeps what the town sends, and the mail programs of those who receive
//! it, that answer invitations each in its own way (RFC 5546, RFC 6047).

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use db::Instant;
use mail_parser::{MessageParser, MimeHeaders as _, PartType};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

/// A mail server that keeps what it receives.
pub(crate) struct Post {
    port: u16,
    kept: Arc<Mutex<Vec<String>>>,
}

/// An invitation, as a mail program understands it.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) method: String,
    pub(crate) uid: String,
    pub(crate) sequence: i64,
    /// Its organizer
    pub(crate) answers_to: String,
    pub(crate) attendee: String,
}

/// Mail programs whose answers differ.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Program {
    Thunderbird,
    Outlook,
    Google,
    Apple,
}

impl Post {
    pub(crate) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("its address").port();
        let kept = Arc::new(Mutex::new(Vec::new()));
        let keeps = kept.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let keeps = keeps.clone();
                tokio::spawn(receive(BufReader::new(stream), keeps));
            }
        });
        Self { port, kept }
    }

    pub(crate) fn address(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// To whom and about what, of each letter kept.
    pub(crate) fn heads(&self) -> Vec<String> {
        let kept = self.kept.lock().expect("kept");
        let is_head = |line: &&str| {
            line.starts_with("To:") || line.starts_with("Subject:") || line.starts_with("Message-ID:")
        };
        kept.iter()
            .map(|letter| letter.lines().filter(is_head).collect::<Vec<_>>().join(" "))
            .collect()
    }

    pub(crate) fn letters_to(&self, address: &str) -> Vec<String> {
        let kept = self.kept.lock().expect("kept");
        let to = format!("To: {address}");
        let mine = kept.iter().filter(|letter| letter.lines().any(|line| line == to));
        mine.cloned().collect()
    }

    /// The latest received at an address.
    pub(crate) fn invitation_of(&self, address: &str) -> Given {
        let letters = self.letters_to(address);
        let found = letters.iter().rev().find_map(|letter| invitation(letter));
        found.unwrap_or_else(|| panic!("no invitation in {letters:?}"))
    }
}

async fn receive(mut stream: BufReader<tokio::net::TcpStream>, keeps: Arc<Mutex<Vec<String>>>) {
    let (mut letter, mut is_letter) = (String::new(), false);
    let mut said = "220 poste".to_owned();
    loop {
        if !said.is_empty() && stream.write_all(format!("{said}\r\n").as_bytes()).await.is_err() {
            return;
        }
        let mut line = String::new();
        if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        said.clear();
        if is_letter && line != ".\r\n" {
            letter.push_str(line.strip_prefix('.').unwrap_or(&line));
            continue;
        }
        if is_letter {
            keep(&keeps, std::mem::take(&mut letter));
        }
        is_letter = line.starts_with("DATA");
        said.push_str(if is_letter { "354 oui" } else { "250 oui" });
    }
}

/// A letter handed over twice is one letter: its identifier says so, as to any mail program.
fn keep(keeps: &Mutex<Vec<String>>, letter: String) {
    let id = |letter: &str| {
        let line = letter.lines().find(|line| line.starts_with("Message-ID:"));
        line.map(str::to_owned)
    };
    let mut kept = keeps.lock().expect("kept");
    if !kept.iter().any(|known| id(known) == id(&letter)) {
        kept.push(letter);
    }
}

/// What a letter says in plain words.
pub(crate) fn words(letter: &str) -> String {
    let message = MessageParser::default()
        .parse(letter.as_bytes())
        .expect("a letter");
    message.body_text(0).expect("words").replace("\r\n", " ")
}

fn invitation(letter: &str) -> Option<Given> {
    let message = MessageParser::default().parse(letter.as_bytes())?;
    let part = message
        .parts
        .iter()
        .find(|part| part.is_content_type("text", "calendar"))?;
    let PartType::Text(text) = &part.body else {
        return None;
    };
    let text = text.replace("\r\n ", "");
    let value = |name: &str| {
        text.lines()
            .find(|line| line.starts_with(name))
            .and_then(|line| line.rsplit(':').next())
            .map(str::to_owned)
    };
    let given = Given {
        method: value("METHOD")?,
        uid: value("UID")?,
        sequence: value("SEQUENCE")?.parse().ok()?,
        answers_to: value("ORGANIZER")?,
        attendee: value("ATTENDEE")?,
    };
    let said = part.content_type()?.attribute("method")?;
    assert_eq!(said, given.method, "the head says what the calendar says");
    Some(given)
}

impl Given {
    /// The answer that a program sends.
    pub(crate) fn answered(&self, program: Program, answer: &str, comment: &str, at: Instant) -> String {
        let date = at.timestamp().strftime("%a, %d %b %Y %H:%M:%S +0000");
        let name = format!("{program:?}").to_lowercase();
        let calendar = self.calendar(program, answer, comment, at);
        let file = STANDARD.encode(&calendar);
        let calendar_utf8 = calendar.as_str();
        let (more, content) = match program {
            Program::Thunderbird => (
                "User-Agent: Mozilla Thunderbird\r\n",
                format!(
                    "multipart/mixed; boundary=\"----m\"\r\n\r\n------m\r\nContent-Type: multipart/alternative; boundary=\"----a\"\r\n\r\n\
                     ------a\r\nContent-Type: text/plain; charset=UTF-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
                     Léa a répondu à l’invitation.\r\n\
                     ------a\r\nContent-Type: text/calendar; method=REPLY; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{calendar_utf8}\r\n\
                     ------a--\r\n------m\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n\
                     Content-Disposition: attachment; filename=\"invite.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{file}\r\n------m--\r\n"
                ),
            ),
            Program::Outlook => (
                "X-MS-Has-Attach: \r\nThread-Index: AdA=\r\nAccept-Language: fr-FR\r\n",
                format!(
                    "multipart/alternative;\r\n\tboundary=\"_000_o_\"\r\n\r\n--_000_o_\r\nContent-Type: text/plain; charset=\"utf-8\"\r\n\
                     Content-Transfer-Encoding: quoted-printable\r\n\r\n\r\n\
                     --_000_o_\r\nContent-Type: text/calendar; charset=\"utf-8\"; method=REPLY\r\n\
                     Content-Transfer-Encoding: base64\r\n\r\n{}\r\n--_000_o_--\r\n",
                    in_lines(&file)
                ),
            ),
            // Their answers say themselves that a program sends them.
            Program::Google => (
                "Sender: Google Calendar <calendar-notification@google.com>\r\nAuto-Submitted: auto-generated\r\n",
                format!(
                    "multipart/mixed; boundary=\"g0\"\r\n\r\n--g0\r\nContent-Type: multipart/alternative; boundary=\"g1\"\r\n\r\n\
                     --g1\r\nContent-Type: text/plain; charset=\"UTF-8\"; format=flowed; delsp=yes\r\nContent-Transfer-Encoding: base64\r\n\r\n\
                     UsOpcG9uc2UuDQo=\r\n--g1\r\nContent-Type: text/html; charset=\"UTF-8\"\r\n\r\n<p>R&eacute;ponse.</p>\r\n\
                     --g1\r\nContent-Type: text/calendar; charset=\"UTF-8\"; method=REPLY\r\nContent-Transfer-Encoding: 7bit\r\n\r\n{calendar_utf8}\r\n\
                     --g1--\r\n\r\n--g0\r\nContent-Type: application/ics; name=\"invite.ics\"\r\n\
                     Content-Disposition: attachment; filename=\"invite.ics\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{file}\r\n--g0--\r\n"
                ),
            ),
            Program::Apple => (
                "X-Mailer: iPhone Mail\r\n",
                format!(
                    "multipart/mixed; boundary=Apple-Mail-1\r\n\r\n--Apple-Mail-1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\r\n\
                     --Apple-Mail-1\r\nContent-Disposition: attachment;\r\n\tfilename=iCal-20261110-183000.ics\r\n\
                     Content-Type: text/calendar;\r\n\tx-unix-mode=0644;\r\n\tname=\"iCal-20261110-183000.ics\";\r\n\tcharset=utf-8\r\n\
                     Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--Apple-Mail-1--\r\n",
                    quoted(calendar_utf8)
                ),
            ),
        };
        format!(
            "From: {attendee}\r\nTo: <{to}>\r\nDate: {date}\r\nMessage-ID: <{name}-{micros}-{attendee}>\r\n\
             Subject: =?utf-8?Q?Accept=C3=A9?=\r\n{more}MIME-Version: 1.0\r\nContent-Type: {content}",
            attendee = self.attendee,
            to = self.answers_to,
            micros = at.micros(),
        )
    }

    fn calendar(&self, program: Program, answer: &str, comment: &str, at: Instant) -> String {
        let stamp = at.timestamp().strftime("%Y%m%dT%H%M%SZ");
        let (uid, sequence, to, attendee) = (&self.uid, self.sequence, &self.answers_to, &self.attendee);
        let comment = comment.replace(',', "\\,");
        let said = |parameter: &str| {
            if comment.is_empty() {
                String::new()
            } else {
                format!("COMMENT{parameter}:{comment}\r\n")
            }
        };
        match program {
            Program::Thunderbird => format!(
                "BEGIN:VCALENDAR\r\nPRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN\r\nVERSION:2.0\r\nMETHOD:REPLY\r\n\
                 BEGIN:VEVENT\r\nCREATED:{stamp}\r\nDTSTAMP:{stamp}\r\nUID:{uid}\r\nSUMMARY:Atelier\r\n\
                 ORGANIZER;CN=\"Groupe; numérique\":mailto:{to}\r\nATTENDEE;CN=\"Riou: Léa\";PARTSTAT={answer};ROLE=REQ-PARTICIPANT:mailto:\r\n {attendee}\r\n\
                 DTSTART;TZID=Europe/Paris:20261118T183000\r\nSEQUENCE:{sequence}\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n",
                said("")
            ),
            Program::Outlook => format!(
                "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\nBEGIN:VTIMEZONE\r\n\
                 TZID:Romance Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n\
                 END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nATTENDEE;PARTSTAT={answer};CN=Léa Riou:MAILTO:{}\r\n{}\
                 UID:{uid}\r\nSUMMARY;LANGUAGE=fr-FR:Accepté : Atelier\r\nDTSTART;TZID=Romance Standard Time:20261118T183000\r\n\
                 CLASS:PUBLIC\r\nPRIORITY:5\r\nDTSTAMP:{stamp}\r\nTRANSP:OPAQUE\r\nSTATUS:CONFIRMED\r\nSEQUENCE:{sequence}\r\n\
                 X-MICROSOFT-CDO-APPT-SEQUENCE:{sequence}\r\nBEGIN:VALARM\r\nDESCRIPTION:REMINDER\r\nTRIGGER:-PT15M\r\nACTION:DISPLAY\r\nEND:VALARM\r\n\
                 END:VEVENT\r\nEND:VCALENDAR\r\n",
                attendee.to_uppercase(),
                said(";LANGUAGE=fr-FR")
            ),
            Program::Google => format!(
                "BEGIN:VCALENDAR\r\nPRODID:-//Google Inc//Google Calendar 70.9054//EN\r\nVERSION:2.0\r\nCALSCALE:GREGORIAN\r\nMETHOD:REPLY\r\n\
                 BEGIN:VEVENT\r\nDTSTART:20261118T173000Z\r\nDTEND:20261118T190000Z\r\nDTSTAMP:{stamp}\r\nORGANIZER;CN=Groupe:mailto:{to}\r\n\
                 UID:{uid}\r\nATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={attendee};X-NUM-GUESTS=0:mailto:{attendee}\r\n\
                 CREATED:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{sequence}\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n{}END:VEVENT\r\nEND:VCALENDAR\r\n",
                said("")
            ),
            // No number when it is 0, as the RFC allows.
            Program::Apple => format!(
                "BEGIN:VCALENDAR\r\nCALSCALE:GREGORIAN\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nPRODID:-//Apple Inc.//iPhone OS 26.1//EN\r\nBEGIN:VEVENT\r\n\
                 UID:{uid}\r\nATTENDEE;CN=\"Léa\";CUTYPE=INDIVIDUAL;EMAIL=\"{attendee}\";PARTSTAT={answer};ROLE=REQ-PARTICIPANT:mailto:{attendee}\r\n\
                 DTSTAMP:{stamp}\r\nORGANIZER:mailto:{to}\r\n{}{}END:VEVENT\r\nEND:VCALENDAR\r\n",
                if sequence == 0 {
                    String::new()
                } else {
                    format!("SEQUENCE:{sequence}\r\n")
                },
                said("")
            ),
        }
    }
}

/// The same answer of Outlook with another method, as « propose another time » has it.
pub(crate) fn with_method(letter: &str, method: &str) -> String {
    let (head, rest) = letter
        .split_once("Content-Transfer-Encoding: base64\r\n\r\n")
        .expect("a calendar");
    let (file, tail) = rest.split_once("\r\n--_000_o_--").expect("its end");
    let calendar = STANDARD.decode(file.replace("\r\n", "")).expect("a calendar");
    let calendar = String::from_utf8(calendar)
        .expect("text")
        .replace("METHOD:REPLY", &format!("METHOD:{method}"));
    let head = head.replace("method=REPLY", &format!("method={method}"));
    let file = in_lines(&STANDARD.encode(calendar));
    format!("{head}Content-Transfer-Encoding: base64\r\n\r\n{file}\r\n--_000_o_--{tail}")
}

fn in_lines(encoded: &str) -> String {
    let letters: Vec<char> = encoded.chars().collect();
    let lines: Vec<String> = letters.chunks(76).map(|line| line.iter().collect()).collect();
    lines.join("\r\n")
}

/// Quoted-printable (RFC 2045, section 6.7), with soft line ends as programs put them.
fn quoted(text: &str) -> String {
    use std::fmt::Write as _;
    let mut whole = String::new();
    for line in text.split("\r\n") {
        let mut width = 0;
        for byte in line.bytes() {
            if width > 70 {
                whole.push_str("=\r\n");
                width = 0;
            }
            if byte.is_ascii_graphic() && byte != b'=' || byte == b' ' {
                whole.push(char::from(byte));
                width += 1;
            } else {
                let _ = write!(whole, "={byte:02X}");
                width += 3;
            }
        }
        whole.push_str("\r\n");
    }
    whole
}
