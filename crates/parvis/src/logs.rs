//! What the program writes on its error stream: readable lines, or one JSON object a line; never an address nor a link
//! that opens a session, whoever wrote them into a message.

use std::borrow::Cow;
use std::io::{self, IsTerminal as _, Write};

use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use crate::cli::LogFormat;

/// Begins to log what `PARVIS_LOG` chooses, or else `filter`.
pub(crate) fn start(format: LogFormat, filter: &str) {
    let filter = EnvFilter::try_from_env("PARVIS_LOG").unwrap_or_else(|_| EnvFilter::new(filter));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(Discreet);
    match format {
        LogFormat::Text => log.with_ansi(io::stderr().is_terminal()).init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let message = panic.payload_as_str().unwrap_or_default();
        tracing::error!(place, message, "a fault of the program");
    }));
}

/// The error stream, without what would name a person.
struct Discreet;

impl MakeWriter<'_> for Discreet {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}

impl Write for Discreet {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(line);
        io::stderr().lock().write_all(discreet(&text).as_bytes())?;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// Where links lead that open a session, or prove an address.
const LINKS: [&str; 4] = [
    "/connexion/",
    "/consultations/confirmer/",
    "/consultations/soutien/",
    "/code/adresse/",
];

/// `text` without electronic addresses and without the secret of sign-in links. A mail server repeats addresses in its
/// refusals, a database the values that it did not want: what others say is not ours to choose.
fn discreet(text: &str) -> Cow<'_, str> {
    if !text.contains(['@', '%']) && !LINKS.iter().any(|link| text.contains(link)) {
        return Cow::Borrowed(text);
    }
    let mut said = String::with_capacity(text.len());
    for word in text.split_inclusive(ends_a_word) {
        let end = word.chars().next_back().filter(|letter| ends_a_word(*letter));
        let bare = end.map_or(word, |end| &word[..word.len() - end.len_utf8()]);
        if is_address(bare) {
            said.push_str("[address]");
        } else if let Some((before, link, after)) = LINKS
            .iter()
            .find_map(|link| bare.split_once(link).map(|(before, after)| (before, link, after)))
            && !after.is_empty()
        {
            said.push_str(before);
            said.push_str(link);
            said.push_str("[secret]");
        } else {
            said.push_str(bare);
        }
        said.extend(end);
    }
    Cow::Owned(said)
}

fn ends_a_word(letter: char) -> bool {
    letter.is_whitespace() || "<>\"'(){}[],;:=|\\`«»".contains(letter)
}

/// Something at something, the sign itself escaped or not.
fn is_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower
        .split_once('@')
        .or_else(|| lower.split_once("%40"))
        .is_some_and(|(name, host)| {
            !name.is_empty() && host.contains(|letter: char| letter.is_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::discreet;

    #[test]
    fn addresses_and_secrets_of_links_are_left_out_wherever_they_stand() {
        for (text, said) in [
            (
                "550 5.1.1 <ada.lovelace@essai.example>: unknown",
                "550 5.1.1 <[address]>: unknown",
            ),
            (
                "{\"why\":\"à élodie@mairie.example, non\"}",
                "{\"why\":\"à [address], non\"}",
            ),
            ("email=ada%40essai.example&x", "email=[address]"),
            (
                "GET /connexion/abcDEF_123-x?y failed",
                "GET /connexion/[secret] failed",
            ),
            (
                "POST /consultations/soutien/abcDEF_123 then /code/adresse/xyz-9",
                "POST /consultations/soutien/[secret] then /code/adresse/[secret]",
            ),
            (
                "https://a.example/connexion/secret\" x",
                "https://a.example/connexion/[secret]\" x",
            ),
            (
                "smtps://robot:word@mail.example:465",
                "smtps://robot:[address]:465",
            ),
            (
                "route=/connexion/{token} status=200",
                "route=/connexion/{token} status=200",
            ),
            ("nothing to hide @ all", "nothing to hide @ all"),
        ] {
            assert_eq!(discreet(text), said);
        }
    }
}
