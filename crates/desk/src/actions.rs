//! What is done with letters, codes and the desk.

mod address;
mod campaign;
mod code;
mod deeds;
mod visit;

pub use address::{ConfirmAddress, GiveAddress};
pub use campaign::{MadeLetter, MakeLetters, PrepareCampaign, RemoveCampaign};
pub use code::{UseCode, Used};
pub use deeds::{ContributeAtDesk, ProposeAtDesk, SupportAtDesk, note_help};
pub use visit::{BeginVisit, EndVisit, Receipt, held_visit};

use kernel::{CollectiviteId, Fault, House};

/// What the key of the house signs codes of letters for.
const PURPOSE: &str = "letter code";

/// What is kept of a code, however it was typed.
fn digest_of(house: &House, body: CollectiviteId, code: &str) -> Result<Vec<u8>, Fault> {
    let read = identity::model::paper_code::read(code);
    tools::secret::digest(house, body, PURPOSE, &read)
}

/// Does what takes long without holding up those who wait for other pages.
pub(crate) async fn aside<T: Send + 'static>(task: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(task)
        .await
        .map_err(|error| Fault::Internal(error.to_string()))
}
