//! What waited for the word of who closed their account.

use kernel::{Event, Fault, PersonId, Work};

use crate::store::{supports, waiting};

pub(crate) async fn react(work: &mut Work, event: &Event) -> Result<(), Fault> {
    if event.kind != identity::ACCOUNT_ERASED {
        return Ok(());
    }
    let (body, person): (_, PersonId) = (work.body, event.subject.id());
    if let Some(email) = identity::email_of(&mut work.sql, body, person).await? {
        waiting::forget_of(&mut work.sql, body, &email).await?;
        supports::forget_of(&mut work.sql, body, &email).await?;
    }
    Ok(())
}
