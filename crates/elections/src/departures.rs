//! Who holds a key, gives the codes or counts the paper of an election that runs and counts does not leave the site before it ends: nobody
//! else could decrypt, and no ballot would ever be counted.

use kernel::{BoxFuture, Event, Fault, PersonId, Sentence, Work};

use crate::model::{Election, State};
use crate::store;

/// Elections read at once.
const AT_ONCE: i64 = 100;

pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind != identity::ACCOUNT_ERASED && event.kind != identity::ERASURE_ASKED {
            return Ok(());
        }
        let person: PersonId = event.subject.id();
        let body = work.body;
        let prepared = store::prepared(&mut work.sql, body).await?;
        refuse_needed(work, &prepared, person).await?;
        let mut offset = 0;
        loop {
            let page = store::list(&mut work.sql, body, AT_ONCE, offset).await?;
            refuse_needed(work, &page, person).await?;
            let read = i64::try_from(page.len()).unwrap_or(AT_ONCE);
            if read < AT_ONCE {
                return Ok(());
            }
            offset += read;
        }
    })
}

/// Refuses when one of these elections runs and cannot do without this person.
async fn refuse_needed(work: &mut Work, elections: &[Election], person: PersonId) -> Result<(), Fault> {
    let body = work.body;
    for election in elections {
        let runs = matches!(
            election.state,
            State::Keys | State::Open | State::Closed | State::Tallying
        );
        // Nothing of a rehearsal counts: nobody is needed for it.
        if !runs || election.rehearsed.is_some() {
            continue;
        }
        let is_needed = election.authority == Some(person)
            || election.counters.contains(&person)
            || store::trustees(&mut work.sql, body, election.id)
                .await?
                .iter()
                .any(|trustee| trustee.person == person);
        if is_needed {
            let name = election.settings.name.as_str();
            return Err(Fault::refused_with(
                Sentence::new("elections-refused-departure").with("name", name),
            ));
        }
    }
    Ok(())
}
