//! Who, and when: the `author`, `committer` and `tagger` lines.

use gix_actor::date::Time;

use crate::object::{GitError, ObjectKind};

/// A person (or a pseudonym) at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Signature {
    /// Name shown in the history.
    pub name: String,
    /// Address; Parvis writes a pseudonymous one.
    pub email: String,
    /// Seconds since 1970-01-01 UTC.
    pub time_seconds: i64,
    /// Minutes to add to UTC to get the local time of the signer (+120 in Paris in summer).
    pub offset_minutes: i16,
}

/// Hours and minutes of `+hhmm`.
const OFFSET_MINUTES_MAX: i16 = 23 * 60 + 59;

impl Signature {
    pub(crate) fn to_gix(&self) -> Result<gix_actor::Signature, GitError> {
        for text in [&self.name, &self.email] {
            if text.contains(['<', '>', '\n', '\r', '\0']) || text.trim() != text {
                return Err(GitError::Signature(text.clone()));
            }
        }
        if self.offset_minutes.abs() > OFFSET_MINUTES_MAX {
            return Err(GitError::Offset(self.offset_minutes));
        }
        Ok(gix_actor::Signature {
            name: self.name.as_str().into(),
            email: self.email.as_str().into(),
            time: Time::new(self.time_seconds, i32::from(self.offset_minutes) * 60),
        })
    }

    pub(crate) fn from_gix(
        signature: &gix_actor::SignatureRef<'_>,
        kind: ObjectKind,
    ) -> Result<Self, GitError> {
        let malformed = |detail: String| GitError::Malformed { kind, detail };
        let trimmed = signature.trim();
        let time = trimmed.time().map_err(|error| malformed(error.to_string()))?;
        Ok(Self {
            name: trimmed.name.to_string(),
            email: trimmed.email.to_string(),
            time_seconds: time.seconds,
            offset_minutes: i16::try_from(time.offset / 60).map_err(|error| malformed(error.to_string()))?,
        })
    }
}
