//! Which names a path may be made of. A tree is data from others: a clone of it must not write outside its
//! folder, nor into `.git` on any file system (`.GIT` on macOS, `git~1` and `.git.` on Windows).

use std::fmt;

use crate::object::GitError;

/// What is wrong with a path component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameRefusal {
    /// Empty, as between the slashes of `a//b`.
    Empty,
    /// `.` or `..`.
    Dots,
    /// `.git`, or a spelling some file system takes for it.
    GitFolder,
    /// A slash, a backslash, NUL or another control character.
    Character,
    /// Longer than 255 bytes, which file systems cannot hold.
    TooLong,
    /// Not UTF-8 (only met when reading).
    NotText,
}

impl fmt::Display for NameRefusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "empty",
            Self::Dots => "names a parent folder",
            Self::GitFolder => "taken for the .git folder by some file systems",
            Self::Character => "holds a slash, a backslash or a control character",
            Self::TooLong => "longer than 255 bytes",
            Self::NotText => "not UTF-8",
        })
    }
}

/// Checks one component of a path.
pub(crate) fn check_name(name: &str) -> Result<(), GitError> {
    let refuse = |refusal| {
        Err(GitError::Name {
            name: name.chars().take(80).collect(),
            refusal,
        })
    };
    if name.is_empty() {
        return refuse(NameRefusal::Empty);
    }
    if name == "." || name == ".." {
        return refuse(NameRefusal::Dots);
    }
    if name
        .chars()
        .any(|letter| letter == '/' || letter == '\\' || letter.is_control())
    {
        return refuse(NameRefusal::Character);
    }
    if name.len() > 255 {
        return refuse(NameRefusal::TooLong);
    }
    if is_taken_for_git_folder(name) {
        return refuse(NameRefusal::GitFolder);
    }
    Ok(())
}

/// HFS+ ignores some code points and case; NTFS ignores trailing dots and spaces, what follows a colon, and
/// answers to the short name `git~1` (CVE-2014-9390, CVE-2019-1353).
fn is_taken_for_git_folder(name: &str) -> bool {
    let is_ignored = |letter: char| matches!(letter, '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}');
    let seen: String = name.chars().filter(|letter| !is_ignored(*letter)).collect();
    let before_colon = seen.split(':').next().unwrap_or_default();
    let folded = before_colon.trim_end_matches(['.', ' ']).to_lowercase();
    folded == ".git" || folded == "git~1"
}
