//! Who closes their account is forgotten here: their letters, their visits, the proof of where they live.

use kernel::{BoxFuture, Event, Fault, Work};

use crate::store::privacy;

pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == identity::ACCOUNT_ERASED {
            privacy::forget(&mut work.sql, work.body, event.subject.id()).await?;
        }
        Ok(())
    })
}
