//! What is done with letters: received by Parvis, confirmed or refused by their author, forgotten.

mod address;
mod confirm;
mod keep;
mod receive;

use kernel::{BoxFuture, Event, Fault, Timer, Work};

pub use address::GiveAddress;
pub(crate) use confirm::{BODY, RATIONALES, SENTENCES, is_over};
pub use confirm::{Chosen, ChosenArgument, ConfirmLetter, RefuseLetter};
pub use keep::{KeepLetter, Kept};
pub(crate) use receive::ReceiveLetter;

use crate::model::{LetterId, State, reference};
use crate::store;

/// The date that forgets a letter.
pub(crate) const FORGET: &str = "letters.forget";
/// The date that erases the words of somebody unknown here who did not confirm them.
pub(crate) const EXPIRE: &str = "letters.expire";

/// Forgets it: its words, its addresses and the message as it came.
pub(crate) fn when_old<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = LetterId::from_uuid(timer.subject);
        store::subjects::forget(&mut work.sql, work.body, id).await?;
        Ok(store::forget(&mut work.sql, work.body, id).await?)
    })
}

/// Erases who sent it and what they wrote, unless they confirmed it or discarded it before.
pub(crate) fn when_unconfirmed<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = LetterId::from_uuid(timer.subject);
        let (body, now) = (work.body, work.now);
        // Confirmed, discarded, or forgotten with an account: nothing waits any more.
        if !store::settle(&mut work.sql, body, id, State::Expired, "", now).await? {
            return Ok(());
        }
        store::erase_words(&mut work.sql, body, id).await?;
        work.journal(Event::internal("letters.expired", reference(id)))
            .await
    })
}
