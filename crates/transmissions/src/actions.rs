//! What people do with transmissions.

mod answer;
mod call_off;
mod remind;
mod renew;
mod send;

pub use answer::{AnswerByLink, JoinedFile, RecordAnswer};
pub use call_off::{CallOff, WithdrawAnswer};
pub use remind::RemindRecipient;
pub(crate) use remind::{REMIND, when_late};
pub use renew::{AskForLink, SendLink};
pub use send::TransmitAct;

use kernel::{Fault, Work};

use crate::model::{LINK_DAYS, Transmission, TransmissionId};
use crate::store;

async fn transmission(work: &mut Work, id: TransmissionId) -> Result<Transmission, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("transmission"))
}

/// The token of a new link by which the recipient answers.
async fn new_link(work: &mut Work, id: TransmissionId) -> Result<String, Fault> {
    let token = work.house().randomness.secret();
    let expires_at = work.now.plus_days(LINK_DAYS);
    store::insert_link(&mut work.sql, work.body, id, &token, expires_at).await?;
    Ok(token)
}
