//! The address that who closed their account left with what they reported: the report stays, and is answered to nobody.

use kernel::{BoxFuture, Event, Fault, PersonId, Work};

use crate::store;

pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind != identity::ACCOUNT_ERASED {
            return Ok(());
        }
        let (body, person): (_, PersonId) = (work.body, event.subject.id());
        if let Some(email) = identity::email_of(&mut work.sql, body, person).await? {
            store::forget_email(&mut work.sql, body, &email).await?;
        }
        Ok(())
    })
}
