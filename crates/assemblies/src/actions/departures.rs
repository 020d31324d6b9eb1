//! Who closes their account volunteers for nothing any more: what they said is forgotten, as if they took their name back
//! themselves; a number that was published stays, and a seat becomes empty.

use kernel::{BoxFuture, Event, Fault, PersonId, Work};

use super::volunteer::forget;
use crate::store;

/// Assemblies read at once.
const AT_ONCE: i64 = 100;

pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind != identity::ACCOUNT_ERASED {
            return Ok(());
        }
        let person: PersonId = event.subject.id();
        let body = work.body;
        let mut offset = 0;
        loop {
            let page = store::list(&mut work.sql, body, AT_ONCE, offset).await?;
            for assembly in &page {
                let own = store::of_person(&mut work.sql, body, assembly.id, person).await?;
                if let Some(volunteer) = own {
                    forget(work, assembly, &volunteer).await?;
                }
            }
            let read = i64::try_from(page.len()).unwrap_or(AT_ONCE);
            if read < AT_ONCE {
                return Ok(());
            }
            offset += read;
        }
    })
}
