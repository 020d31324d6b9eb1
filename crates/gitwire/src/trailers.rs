//! `Key: value` lines at the end of a commit message (`Amendement: 12`, `Vote: 24/3/1`).
//!
//! Git's own reader wants ASCII keys, and takes a paragraph in which one line has another kind of key for prose: every trailer
//! beside it is lost to `git log`. None is written. What was written before with an accent (`Séance`) is still read.

use crate::object::GitError;

/// The trailers of a message, in order: those of its last paragraph, when every line of it is one.
///
/// The title is never a trailer, and a line that starts with a space continues the value before it.
///
/// ```
/// let read = gitwire::trailers("Adopte l'amendement 12\n\nAmendement: 12\nSeance: 2026-11-10\n");
/// assert_eq!(read, [("Amendement".into(), "12".into()), ("Seance".into(), "2026-11-10".into())]);
/// ```
pub fn trailers(message: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = message.trim_end().lines().collect();
    let Some(blank) = lines.iter().rposition(|line| line.trim().is_empty()) else {
        return Vec::new();
    };
    let mut found: Vec<(String, String)> = Vec::new();
    for line in &lines[blank + 1..] {
        if line.starts_with([' ', '\t']) {
            let Some((_, value)) = found.last_mut() else {
                return Vec::new();
            };
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((key, value)) = line.split_once(':').filter(|(key, _)| is_key(key)) {
            found.push((key.to_owned(), value.trim().to_owned()));
        } else {
            return Vec::new();
        }
    }
    found
}

/// A message with its trailers: title, blank line, body (when there is one), blank line, trailers.
///
/// Refuses a key that is not ASCII letters, digits and hyphens, and a value of several lines: both would be read
/// back as something else, by Git or here.
pub fn message_with_trailers(title: &str, body: &str, trailers: &[(&str, &str)]) -> Result<String, GitError> {
    let mut message = title.trim().to_owned();
    if message.is_empty() || message.contains('\n') {
        return Err(GitError::Unwritable("a title is one line of text".to_owned()));
    }
    message.push('\n');
    if !body.trim().is_empty() {
        message.push('\n');
        message.push_str(body.trim());
        message.push('\n');
    }
    if !trailers.is_empty() {
        message.push('\n');
    }
    for (key, value) in trailers {
        if !is_written_key(key) || value.contains(['\n', '\r', '\0']) {
            return Err(GitError::Unwritable(format!("trailer {key:?}")));
        }
        message.push_str(format!("{key}: {}", value.trim()).trim_end());
        message.push('\n');
    }
    Ok(message)
}

/// What every Git reads as a key.
fn is_written_key(key: &str) -> bool {
    key.is_ascii() && is_key(key)
}

fn is_key(key: &str) -> bool {
    !key.is_empty()
        && key
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '-')
}
