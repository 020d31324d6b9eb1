//! The end of a conversation; later, the end of what leads from people to votes.

use std::sync::Arc;

use kernel::{Action, BoxFuture, Delivery, Effect, Event, Fault, House, Scope, Timer, Work};
use serde_json::json;

use super::conversation;
use crate::model::{ConversationId, OWN_PLACE_DAYS};
use crate::rights;
use crate::store::{conversations, votes};

/// The timer of a conversation's end.
pub(crate) const CLOSE: &str = "conversations.close";
/// The timer of the key's end.
pub(crate) const FORGET_VOTERS: &str = "conversations.forget-voters";
/// The effect after which the files of the database hold no key that was forgotten.
pub(crate) const REWRITE: &str = "conversation-rewrite";

/// Closes a conversation: Parvis at its date, or before it whoever runs the group.
#[derive(Clone, Debug)]
pub struct CloseConversation {
    /// Which one
    pub conversation: ConversationId,
}

impl Action for CloseConversation {
    const NAME: &'static str = "conversations.close";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = conversation(work, self.conversation).await?;
        work.require(&rights::OPEN, Scope::group(before.group_id)).await?;
        if !conversations::close(&mut work.sql, work.body, before.id, work.now).await? {
            return Err(Fault::refused("conversations-refused-over"));
        }
        votes::forget_earlier(&mut work.sql, work.body, before.id).await?;
        work.cancel_timers(CLOSE, &before.reference()).await?;
        let forgotten_at = work.now.plus_days(OWN_PLACE_DAYS);
        work.timer(FORGET_VOTERS, &before.reference(), forgotten_at, &json!({}))
            .await?;
        // No vote left a line of its own: here is how many there were.
        let payload = json!({
            "participants": before.participants, "votes": before.votes, "votes_digest": before.votes_digest,
        });
        work.journal(Event::public("conversations.closed", before.reference()).with(payload))
            .await
    }
}

/// Forgets the key of a conversation that is over: nobody finds the votes of a person any more, themselves included.
struct ForgetVoters {
    conversation: ConversationId,
}

impl Action for ForgetVoters {
    const NAME: &'static str = "conversations.forget-voters";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let about = conversation(work, self.conversation).await?;
        work.require(&rights::FORGET, Scope::group(about.group_id))
            .await?;
        conversations::forget_voter_key(&mut work.sql, work.body, about.id).await?;
        work.effect(REWRITE, &about.id.to_string(), &json!({})).await?;
        work.journal(Event::internal(
            "conversations.voters-forgotten",
            about.reference(),
        ))
        .await
    }
}

/// After a key was forgotten: what its row was before stands in the files of the database until these are written anew.
pub(crate) fn rewrite<'a>(house: &'a Arc<House>, _effect: &'a Effect) -> BoxFuture<'a, Result<(), Delivery>> {
    Box::pin(async move {
        match house.db.rewrite(&["conversation"]).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Delivery::Again("the database is being read".to_owned())),
            Err(error) => Err(Delivery::Again(error.to_string())),
        }
    })
}

/// The end came. A conversation closed before it has no timer left; should one remain, nothing happens.
pub(crate) fn when_due<'a>(work: &'a mut Work, timer: &'a Timer) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let id = ConversationId::from_uuid(timer.subject);
        let found = conversations::find(&mut work.sql, work.body, id).await?;
        if found.is_some_and(|found| found.closed_at.is_none()) {
            work.as_system(&CloseConversation { conversation: id }).await?;
        }
        Ok(())
    })
}

/// It has been over for long enough.
pub(crate) fn when_over_for_long<'a>(
    work: &'a mut Work,
    timer: &'a Timer,
) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let conversation = ConversationId::from_uuid(timer.subject);
        work.as_system(&ForgetVoters { conversation }).await
    })
}
