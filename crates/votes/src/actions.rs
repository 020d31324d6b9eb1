//! What people do with votes: open, vote, give a procuration, close.

mod ask;
mod ask_choice;
mod ballot;
mod cancel;
mod close;
mod count_aside;
mod open;
mod procuration;
mod recusal;
mod recusal_ahead;

pub use ask::AskGroup;
pub(crate) use ask::{MAJORITY_TEXT_CHARS_MAX, STATEMENT_CHARS_MAX};
pub(crate) use ask_choice::checked as checked_choice;
pub use ask_choice::{AskChoice, AskedWay};
pub use ballot::{CastBallot, CastMark};
pub use cancel::CancelScrutin;
pub use close::CloseScrutin;
pub(crate) use close::on_deadline;
pub(crate) use count_aside::{COUNT, count_aside};
pub use open::OpenScrutin;
pub(crate) use open::QUESTION_CHARS_MAX;
pub use procuration::{GiveProcuration, RevokeProcuration};
pub use recusal::RecuseOneself;
pub(crate) use recusal_ahead::ABOUT;
pub use recusal_ahead::{RecuseAhead, TakePartAgain};

use kernel::{Fault, PersonId, Sentence, Work};

use crate::model::{Scrutin, ScrutinId};
use crate::store;

/// The vote, while one may still vote. Past its deadline it is closed for everyone, whether the timer passed or not.
async fn open_scrutin(work: &mut Work, id: ScrutinId) -> Result<Scrutin, Fault> {
    let scrutin = find_scrutin(work, id).await?;
    if !scrutin.is_open_at(work.now) {
        let closing = scrutin.closing.map(|closing| closing.at);
        let closed_at = closing.or(scrutin.stopped_at).unwrap_or(scrutin.closes_at);
        return Err(Fault::refused_with(
            Sentence::new("votes-refused-closed").with("at", closed_at),
        ));
    }
    Ok(scrutin)
}

async fn find_scrutin(work: &mut Work, id: ScrutinId) -> Result<Scrutin, Fault> {
    store::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("scrutin"))
}

/// Refuses whoever is not on the electoral list, and says who is.
async fn require_elector(work: &mut Work, scrutin: &Scrutin, person: PersonId) -> Result<(), Fault> {
    if store::is_elector(&mut work.sql, work.body, scrutin.id, person).await? {
        return Ok(());
    }
    let group = groups::find(&mut work.sql, work.body, scrutin.group).await?;
    Err(Fault::refused_with(
        Sentence::new("votes-refused-not-elector")
            .with("group", group.map(|group| group.name).unwrap_or_default())
            .with("opened", scrutin.opened_at),
    ))
}

/// Two people did the same at the same instant: the one who lost runs again, and is told what stands now.
fn same_deed_meanwhile(error: db::Error) -> Fault {
    if error.is_unique_violation() {
        Fault::Raced
    } else {
        Fault::Db(error)
    }
}
