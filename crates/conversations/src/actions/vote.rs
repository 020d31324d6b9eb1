//! Saying what one thinks of a statement.

use kernel::{Action, Fault, Scope, Sentence, Work};

use super::{conversation, must_be_open};
use crate::model::{
    ConversationId, NewVote, Opinion, PARTICIPANTS_MAX, State, VOTES_MAX, digest_with, voter_number,
};
use crate::store::{conversations, statements, votes};

/// Says what one thinks of a statement, or something else than before.
#[derive(Clone, Debug)]
pub struct CastOpinion {
    /// In which conversation
    pub conversation: ConversationId,
    /// The number of the statement there
    pub statement: i64,
    /// What one thinks of it
    pub opinion: Opinion,
}

impl Action for CastOpinion {
    const NAME: &'static str = "conversations.cast-opinion";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let about = conversation(work, self.conversation).await?;
        work.require(about.audience.right(), Scope::group(about.group_id))
            .await?;
        let person = work.person()?;
        must_be_open(&about, work)?;
        let (body, id) = (work.body, about.id);
        let said = statements::find_number(&mut work.sql, body, id, self.statement)
            .await?
            .ok_or(Fault::NotFound("statement"))?;
        if said.state != State::Published {
            return Err(Fault::refused("conversations-refused-gone"));
        }
        let key = conversations::voter_key(&mut work.sql, body, id)
            .await?
            .ok_or_else(|| Fault::refused("conversations-refused-over"))?;
        let voter = voter_number(&key, person);
        // A line of the journal would say who was there when this row came: the closing says how many there were.
        work.told_at_the_closing();
        let before = votes::find(&mut work.sql, body, id, (voter, self.statement)).await?;
        if before
            .as_ref()
            .is_some_and(|before| before.opinion == self.opinion)
        {
            return Ok(());
        }
        let is_new = before.is_none();
        let is_somebody_new = is_new && votes::count_of_voter(&mut work.sql, body, id, voter).await? == 0;
        if is_somebody_new && about.participants >= PARTICIPANTS_MAX {
            return Err(full(PARTICIPANTS_MAX));
        }
        if is_new && about.votes >= VOTES_MAX {
            return Err(full(VOTES_MAX));
        }
        let vote = NewVote {
            voter,
            statement: self.statement,
            opinion: self.opinion,
        };
        let today = work.now.timestamp().to_zoned(work.collectivite()?.zone()).date();
        // A clock set back does not write into a day that may be shown already.
        let on = about.last_cast_on.map_or(today, |last| last.max(today));
        let shown = about.shown_on(on, false);
        let earlier = before.and_then(|before| before.as_shown(shown.through));
        let digest = digest_with(&about.votes_digest, &vote);
        let is_new = (is_new, is_somebody_new);
        conversations::count_cast(&mut work.sql, body, id, is_new, (&digest, on), &shown).await?;
        Ok(votes::put(&mut work.sql, body, id, (&vote, on), earlier).await?)
    }
}

fn full(max: i64) -> Fault {
    Fault::refused_with(Sentence::new("conversations-refused-full").with("max", max))
}
