//! Adding a statement.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{conversation, must_be_open, stated};
use crate::model::{
    ConversationId, STATEMENTS_MAX, STATEMENTS_PER_PERSON_MAX, State, StatementId, WAITING_MAX, folded,
};
use crate::rights;
use crate::store::{conversations, statements};

/// Adds a statement, in the words of who takes part.
#[derive(Clone, Debug)]
pub struct AddStatement {
    /// To which conversation
    pub conversation: ConversationId,
    /// What it says
    pub text: String,
}

/// What became of a statement that was added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedStatement {
    /// Which one
    pub id: StatementId,
    /// True when it is to be read first
    pub is_waiting: bool,
}

impl Action for AddStatement {
    const NAME: &'static str = "conversations.add-statement";
    type Output = AddedStatement;

    async fn run(&self, work: &mut Work) -> Result<AddedStatement, Fault> {
        let about = conversation(work, self.conversation).await?;
        let scope = Scope::group(about.group_id);
        // Those who run the conversation add some whoever takes part, and nobody has to read them first.
        let is_in_charge = is_in_charge(work, scope).await?;
        if !is_in_charge {
            work.require(about.audience.right(), scope).await?;
        }
        let author = work.person()?;
        must_be_open(&about, work)?;
        let (body, id) = (work.body, about.id);
        let mut fields = Fields::default();
        let text = stated(&mut fields, "enonce", &self.text);
        fields.finish()?;
        let folded = folded(&text);
        if let Some(there) = statements::find_folded(&mut work.sql, body, id, &folded).await? {
            let key = if there.state == State::Published {
                "conversations-statement-there"
            } else {
                "conversations-statement-proposed"
            };
            return Err(Fault::Invalid(vec![kernel::FieldFault {
                field: "enonce",
                sentence: Sentence::new(key).with("number", there.number),
            }]));
        }
        if about.numbered >= STATEMENTS_MAX {
            return Err(too_many("conversations-refused-statements", STATEMENTS_MAX));
        }
        let is_waiting = about.is_moderated_first && !is_in_charge;
        if !is_in_charge {
            let own = statements::count_of_author(&mut work.sql, body, id, author).await?;
            if own >= STATEMENTS_PER_PERSON_MAX {
                return Err(too_many(
                    "conversations-refused-own-statements",
                    STATEMENTS_PER_PERSON_MAX,
                ));
            }
        }
        if is_waiting
            && statements::count_in_state(&mut work.sql, body, id, State::Waiting).await? >= WAITING_MAX
        {
            return Err(Fault::refused("conversations-refused-waiting"));
        }
        let number = conversations::next_number(&mut work.sql, body, id).await?;
        let new = statements::New {
            id: work.new_id(),
            conversation: id,
            number,
            author: Some(author),
            text: &text,
            folded,
            state: if is_waiting {
                State::Waiting
            } else {
                State::Published
            },
        };
        let added = AddedStatement {
            id: new.id,
            is_waiting,
        };
        statements::insert(&mut work.sql, body, new, work.now).await?;
        let payload = json!({ "number": number });
        let event = if is_waiting {
            Event::internal("conversations.statement-proposed", about.reference())
        } else {
            conversations::changed(&mut work.sql, body, id).await?;
            Event::public("conversations.statement-published", about.reference())
        };
        work.journal(event.with(payload)).await?;
        Ok(added)
    }
}

async fn is_in_charge(work: &mut Work, scope: Scope) -> Result<bool, Fault> {
    match work.require(&rights::OPEN, scope).await {
        Ok(()) => Ok(true),
        Err(Fault::Forbidden { .. }) => Ok(false),
        Err(other) => Err(other),
    }
}

fn too_many(key: &'static str, max: i64) -> Fault {
    Fault::refused_with(Sentence::new(key).with("max", max))
}
