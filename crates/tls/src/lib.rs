//! HTTPS without a front server: certificates obtained, kept and renewed by themselves, or read from the operator's files.
//!
//! - [`Certificates`]: which one is shown to whom. A name that is not of this house gets none.
//! - [`Authority`]: an authority that speaks ACME (RFC 8555). It checks each name by a connection to this very port
//!   (TLS-ALPN-01, RFC 8737), so that nothing but port 443 has to be open.
//! - [`keep`]: looks at what is missing or soon over, for the names the bodies have; [`keep_given`] at the operator's files.
//! - [`Listener`]: connections once their handshake is done; [`site`] and [`redirect`]: what is answered on each port.
//!
//! One certificate is obtained for each name: bodies that live together see nothing of each other, and one certificate for
//! all of them would name them all to each visitor.
//!
//! Architecture invariants:
//! - Nothing here opens a connection: the authority is reached through [`outgoing`].
//! - Private keys are written readable by their owner only, in a hidden folder that backups leave out: obtained again, a
//!   certificate costs nothing; a key that travels costs all.

mod authority;
mod certificates;
mod clients;
mod front;
mod given;
mod keeping;
mod kept;
mod listener;

pub use authority::{Authority, LETS_ENCRYPT};
pub use certificates::Certificates;
pub use front::{redirect, site};
pub use given::{Given, keep_given};
pub use keeping::{keep, names_of};
pub use kept::Kept;
pub use listener::{Listener, Peer};

use std::path::PathBuf;

/// What stands in the way of a certificate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file that cannot be read or written
    #[error("{}: {source}", path.display())]
    File {
        /// Which one
        path: PathBuf,
        /// Why
        source: std::io::Error,
    },
    /// Something that is no certificate, no key, or a key of another certificate
    #[error("{what}: {why}")]
    Malformed {
        /// Where it was read
        what: String,
        /// Why
        why: String,
    },
    /// The authority refused, or did not answer
    #[error("{0}")]
    Authority(String),
}

impl Error {
    #[expect(clippy::needless_pass_by_value, reason = "errors are handed over by value")]
    pub(crate) fn malformed(what: impl ToString, why: impl ToString) -> Self {
        Self::Malformed {
            what: what.to_string(),
            why: why.to_string(),
        }
    }

    pub(crate) fn at(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        |source| Self::File { path, source }
    }
}
