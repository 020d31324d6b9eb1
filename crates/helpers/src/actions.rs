//! What is done with a mandate, from the question to its end.

mod consent;
mod deeds;

pub use consent::{AnswerHelper, AskToHelp, ConsentAtDesk, EndHelp};
pub use deeds::{ContributeFor, SayFor, SupportFor};

use db::args;
use kernel::{BoxFuture, Event, Fault, PersonId, Work};

use crate::model::{Mandate, MandateId};
use crate::store;

async fn find(work: &mut Work, id: MandateId) -> Result<Mandate, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("mandate"))
}

/// Who closes their account helps nobody any more, and is helped by nobody.
pub(crate) fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if event.kind == identity::ACCOUNT_ERASED {
            let (body, person): (_, PersonId) = (work.body, event.subject.id());
            for statement in [store::FORGET_DEEDS_OF, store::FORGET_MANDATES_OF] {
                work.sql.execute(statement, args![body, person]).await?;
            }
        }
        Ok(())
    })
}
