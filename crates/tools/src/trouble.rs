//! Why a tool elsewhere did not do what was asked, in words that pages turn into sentences.

use std::fmt;

use kernel::Delivery;

db::text_enum! {
    /// What went wrong.
    pub enum Why {
        /// No connection
        Unreachable = "unreachable",
        /// No answer in time
        Slow = "slow",
        /// The server says that it cannot now
        Busy = "busy",
        /// Account or password refused
        Password = "password",
        /// The account may not do this
        Forbidden = "forbidden",
        /// Nothing at this address
        Missing = "missing",
        /// Something else than what was looked for
        OtherKind = "other-kind",
        /// The account may read, not write
        ReadOnly = "read-only",
        /// People changed there what was changed here
        Edited = "edited",
        /// Another document has that name there
        Taken = "taken",
        /// Another room has that name there
        NameTaken = "name-taken",
        /// The server opens no session with a password
        NeedsToken = "needs-token",
        /// The server sends elsewhere
        Moved = "moved",
        /// The address leads to a private network, which the operator does not allow
        PrivateNetwork = "private-network",
        /// The address cannot be one
        Address = "address",
        /// No room left
        Full = "full",
        /// An answer that is not understood
        Unexpected = "unexpected",
        /// The password is sealed with another key
        SecretLost = "secret-lost",
    }
}

/// Why a tool elsewhere did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What went wrong
    pub why: Why,
    /// What more is known: a status, the fields concerned
    pub detail: String,
}

impl Trouble {
    /// Without more.
    pub fn new(why: Why) -> Self {
        Self::about(why, String::new())
    }

    /// With what more is known.
    pub fn about(why: Why, detail: impl Into<String>) -> Self {
        Self {
            why,
            detail: detail.into(),
        }
    }

    /// True when the same may succeed later without anybody doing anything.
    pub fn is_passing(&self) -> bool {
        matches!(self.why, Why::Unreachable | Why::Slow | Why::Busy)
    }

    /// What a status that is not a success says (RFC 9110, RFC 4918); none for the others.
    pub fn of_status(status: u16) -> Option<Self> {
        let why = match status {
            200..=299 => return None,
            300..=399 => Why::Moved,
            401 => Why::Password,
            403 | 405 => Why::Forbidden,
            // A parent that is not there answers 409 to what is put under it (RFC 4918, section 9.7.1).
            404 | 409 | 410 => Why::Missing,
            507 => Why::Full,
            408 | 423 | 425 | 429 | 500.. => Why::Busy,
            _ => Why::Unexpected,
        };
        Some(Self::about(why, status.to_string()))
    }
}

/// The word, then what more is known.
impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bridge-{}", self.why.as_str())?;
        if self.detail.is_empty() {
            return Ok(());
        }
        write!(f, " {}", self.detail)
    }
}

impl From<outgoing::http::Error> for Trouble {
    fn from(error: outgoing::http::Error) -> Self {
        use outgoing::http::Error;
        match error {
            Error::Timeout { seconds } => Self::about(Why::Slow, seconds.to_string()),
            Error::Connection(_) => Self::new(Why::Unreachable),
            Error::Private(_) => Self::new(Why::PrivateNetwork),
            Error::Address(_) | Error::Request(_) => Self::new(Why::Address),
            Error::Redirect(_) => Self::new(Why::Moved),
            Error::TooLarge { .. } => Self::new(Why::Unexpected),
            Error::Status { status, .. } => {
                Self::of_status(status).unwrap_or_else(|| Self::new(Why::Unexpected))
            }
        }
    }
}

impl From<Trouble> for Delivery {
    fn from(trouble: Trouble) -> Self {
        if trouble.is_passing() {
            Self::Again(trouble.to_string())
        } else {
            Self::Park(trouble.to_string())
        }
    }
}
