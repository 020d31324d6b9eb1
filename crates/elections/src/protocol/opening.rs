//! Opening: the list of credentials against the roll, then the election under its trustees' key.

use scrutin::board::Board;
use scrutin::credential::Credentials;
use scrutin::election::ElectionDocument;
use scrutin::group::Group;
use scrutin::holding::write_election;
use scrutin::message::{TrusteeKind, read, write};
use scrutin::{Fault, Hash, InGroup};

use super::in_its_group;

/// Why a list of credentials is not that of a roll.
#[derive(Debug)]
pub(crate) enum CredentialsFault {
    /// The protocol refuses it
    Refused(Fault),
    /// There are more or fewer than voters
    Count { found: usize, expected: usize },
    /// The weights are not those of the roll
    Weights,
}

impl From<Fault> for CredentialsFault {
    fn from(fault: Fault) -> Self {
        Self::Refused(fault)
    }
}

/// Verifies a public list of credentials: members of the group, each once, as many as there are voters and with the same
/// weights. Gives the list in its one writing and in the credentials' own order, which says nothing of the roll's.
pub(crate) fn check_credentials(
    group: &str,
    written: &str,
    weights: &[u32],
) -> Result<String, CredentialsFault> {
    struct Order(Vec<String>);
    impl InGroup for Order {
        type Output = Result<Vec<String>, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let known = Credentials::<G>::read(&write(&self.0))?;
            let keys: Vec<G::Element> = self
                .0
                .iter()
                .filter_map(|line| known.get(line.split(',').next()?))
                .map(|credential| credential.key.clone())
                .collect();
            let mut lines: Vec<(Vec<u8>, String)> = G::order_keys(&keys).into_iter().zip(self.0).collect();
            lines.sort();
            Ok(lines.into_iter().map(|(_, line)| line).collect())
        }
    }
    let lines: Vec<String> = read(written.trim().as_bytes())?;
    if lines.len() != weights.len() {
        return Err(CredentialsFault::Count {
            found: lines.len(),
            expected: weights.len(),
        });
    }
    let mut found: Vec<u32> = lines
        .iter()
        .map(|line| match line.split_once(',') {
            None => 1,
            Some((_, weight)) => weight.parse().unwrap_or_default(),
        })
        .collect();
    let mut expected = weights.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    if found != expected {
        return Err(CredentialsFault::Weights);
    }
    Ok(super::text_of(&in_its_group(group, Order(lines))?))
}

/// An election that may open: its bytes, those of its trustees, and its fingerprint.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) election: String,
    pub(crate) trustees: String,
    pub(crate) fingerprint: String,
}

/// Writes the election under the key of its trustees, and verifies everything that will be published, as an observer will.
pub(crate) fn open(
    document: &ElectionDocument,
    trustees: &[TrusteeKind],
    credentials: &str,
) -> Result<Opened, Fault> {
    struct Open<'a>(&'a ElectionDocument, &'a [TrusteeKind], &'a str);
    impl InGroup for Open<'_> {
        type Output = Result<Vec<u8>, Fault>;
        fn run<G: Group>(self) -> Self::Output {
            let Self(document, trustees, credentials) = self;
            let election = write_election::<G>(document, trustees)?;
            Board::<G>::open(&election, &write(&trustees), credentials.as_bytes())
                .map_err(|(_, fault)| fault)?;
            Ok(election)
        }
    }
    let election = in_its_group(&document.group, Open(document, trustees, credentials))?;
    let fingerprint = Hash::of(&election).base64();
    Ok(Opened {
        election: String::from_utf8(election).unwrap_or_default(),
        trustees: super::text_of(&trustees),
        fingerprint,
    })
}
