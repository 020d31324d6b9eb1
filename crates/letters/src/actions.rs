//! What is done with letters: received by Parvis, confirmed or refused by their author, forgotten.

mod address;
mod confirm;
mod keep;
mod receive;

use kernel::{BoxFuture, Fault, Timer, Work};

pub use address::GiveAddress;
pub(crate) use confirm::{BODY, RATIONALES, SENTENCES, is_over};
pub use confirm::{Chosen, ChosenArgument, ConfirmLetter, RefuseLetter};
pub use keep::{KeepLetter, Kept};
pub(crate) use receive::ReceiveLetter;

use crate::model::LetterId;
use crate::store;

/// The date that forgets a letter.
pub(crate) const FORGET: &str = "letters.forget";

/// Forgets it: its words, its addresses and the message as it came.
pub(crate) fn when_old<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = LetterId::from_uuid(timer.subject);
        store::subjects::forget(&mut work.sql, work.body, id).await?;
        Ok(store::forget(&mut work.sql, work.body, id).await?)
    })
}
