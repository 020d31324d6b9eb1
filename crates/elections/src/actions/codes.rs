//! The credential authority gives the public part of each code; the codes themselves never come here.

use kernel::{Action, Event, Fault, Sentence, Work};

use super::{aside, find_election, in_state, refused_message};
use crate::model::{ElectionId, State};
use crate::protocol::{CredentialsFault, check_credentials};
use crate::{rights, store};

/// The largest list, in bytes: ten thousand credentials of the larger group, or fifty thousand of the other.
pub(crate) const CREDENTIALS_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The same in a form, where quotes and commas are written longer.
pub(crate) const CREDENTIALS_FORM_BYTES_MAX: usize = 12 * 1024 * 1024;

/// Records the public list of credentials. Given again before the opening, it takes the place of the one before: the codes of
/// that one open nothing any more.
#[derive(Clone, Debug)]
pub struct RecordCredentials {
    /// Which election
    pub election: ElectionId,
    /// The list, as the protocol writes it
    pub credentials: String,
}

impl Action for RecordCredentials {
    const NAME: &'static str = "elections.record-credentials";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let election = find_election(work, self.election).await?;
        work.require(&rights::GIVE_CODES, election.scope()).await?;
        if election.authority != Some(work.person()?) {
            return Err(Fault::refused("elections-refused-not-authority"));
        }
        in_state(&election, State::Keys)?;
        if self.credentials.len() > CREDENTIALS_BYTES_MAX {
            return Err(Fault::refused("elections-refused-message-too-large"));
        }
        let weights = store::weights(&mut work.sql, work.body, election.id).await?;
        let group = election.settings.crypto_group.as_str();
        let written = self.credentials.clone();
        let list = aside(move || check_credentials(group, &written, &weights))
            .await?
            .map_err(refused)?;
        store::put_public_list(&mut work.sql, work.body, election.id, &list).await?;
        work.journal(Event::internal(
            "elections.credentials-recorded",
            election.reference(),
        ))
        .await
    }
}

fn refused(fault: CredentialsFault) -> Fault {
    match fault {
        CredentialsFault::Refused(fault) => refused_message(fault),
        CredentialsFault::Count { found, expected } => Fault::refused_with(
            Sentence::new("elections-refused-credentials-count")
                .with("found", found)
                .with("expected", expected),
        ),
        CredentialsFault::Weights => Fault::refused("elections-refused-credentials-weights"),
    }
}
