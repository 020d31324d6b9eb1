//! What becomes of statements: published or not where they wait, taken back by who wrote them.

use kernel::{Action, Event, Fault, Fields, Scope, Work};
use moderation::Target;
use serde_json::json;

use super::statement;
use crate::model::{STATEMENT_WORD, Stage, State, StatementId, WHY_CHARS_MAX};
use crate::rights;
use crate::store::{conversations, statements};

/// Publishes a statement that waits, or says why not.
#[derive(Clone, Debug)]
pub struct ReviewStatement {
    /// Which one
    pub statement: StatementId,
    /// True to publish it
    pub is_published: bool,
    /// Why not, to its author; nothing when it is published
    pub why: String,
}

impl Action for ReviewStatement {
    const NAME: &'static str = "conversations.review-statement";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (about, within) = statement(work, self.statement).await?;
        work.require(&rights::REVIEW, Scope::group(within.group_id))
            .await?;
        let (to, why) = if self.is_published {
            (State::Published, String::new())
        } else {
            let mut fields = Fields::default();
            let why = fields.text(
                "pourquoi",
                &self.why,
                WHY_CHARS_MAX,
                "conversations-why-empty",
                "conversations-why-too-long",
            );
            fields.finish()?;
            (State::Refused, why)
        };
        let (body, change) = (work.body, (State::Waiting, to));
        if !statements::set_state(&mut work.sql, body, about.id, change, &why).await? {
            return Err(Fault::refused("conversations-refused-reviewed"));
        }
        let payload = json!({ "number": about.number });
        let event = if self.is_published {
            conversations::changed(&mut work.sql, body, within.id).await?;
            Event::public("conversations.statement-published", within.reference())
        } else {
            Event::internal("conversations.statement-refused", within.reference())
        };
        work.journal(event.with(payload)).await
    }
}

/// Takes a statement back: who wrote it; for one that nobody wrote here, who runs the conversation. Its words are forgotten. The
/// votes on it count no more; after the end they go on counting, for nobody changes a result that is published, and its author is
/// forgotten too.
#[derive(Clone, Debug)]
pub struct WithdrawStatement {
    /// Which one
    pub statement: StatementId,
}

impl Action for WithdrawStatement {
    const NAME: &'static str = "conversations.withdraw-statement";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (about, within) = statement(work, self.statement).await?;
        let scope = Scope::group(within.group_id);
        match about.author_id {
            Some(author) => work.require(&rights::WITHDRAW, scope.written_by(author)).await?,
            None => work.require(&rights::OPEN, scope).await?,
        }
        let body = work.body;
        if !matches!(about.state, State::Published | State::Waiting) {
            return Err(Fault::refused("conversations-refused-gone"));
        }
        let counts_on = about.state == State::Published && within.stage_at(work.now) == Stage::Closed;
        let to = if counts_on {
            State::WithdrawnAfter
        } else {
            State::Withdrawn
        };
        if !statements::set_state(&mut work.sql, body, about.id, (about.state, to), "").await? {
            return Err(Fault::Raced);
        }
        if counts_on {
            statements::forget_with_author(&mut work.sql, body, about.id).await?;
        } else {
            statements::forget(&mut work.sql, body, about.id).await?;
        }
        conversations::changed(&mut work.sql, body, within.id).await?;
        let target = Target::new(STATEMENT_WORD, about.id);
        moderation::close_reports(work, &target, &about.path()).await?;
        let payload = json!({ "number": about.number });
        work.journal(Event::public("conversations.statement-withdrawn", within.reference()).with(payload))
            .await
    }
}
