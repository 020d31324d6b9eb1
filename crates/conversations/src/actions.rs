//! What people do: one value per deed.

mod add;
mod close;
mod import;
mod open;
mod review;
mod vote;

pub use add::{AddStatement, AddedStatement};
pub use close::CloseConversation;
pub(crate) use close::{CLOSE, FORGET_VOTERS, REWRITE, rewrite, when_due, when_over_for_long};
pub use import::{Brought, ImportConversation};
pub use open::{ChangeConversation, OpenConversation};
pub use review::{ReviewStatement, WithdrawStatement};
pub use vote::CastOpinion;

use db::Instant;
use groups::GroupId;
use kernel::{Fault, Fields, Sentence, Work};

use crate::model::{
    Audience, Conversation, ConversationId, DAYS_MAX, KeyState, PRESENTATION_CHARS_MAX, QUESTION_CHARS_MAX,
    STATEMENT_CHARS_MAX, Stage, Statement, StatementId, TITLE_CHARS_MAX,
};
use crate::store;

async fn conversation(work: &mut Work, id: ConversationId) -> Result<Conversation, Fault> {
    store::conversations::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("conversation"))
}

/// A statement with the conversation it belongs to.
pub(crate) async fn statement(work: &mut Work, id: StatementId) -> Result<(Statement, Conversation), Fault> {
    let found = store::statements::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("statement"))?;
    let within = conversation(work, found.conversation_id).await?;
    Ok((found, within))
}

/// Refuses outside the dates of the conversation, and says them.
fn must_be_open(about: &Conversation, work: &Work) -> Result<(), Fault> {
    match about.stage_at(work.now) {
        Stage::Open => Ok(()),
        Stage::Planned => Err(Fault::refused_with(
            Sentence::new("conversations-refused-planned").with("at", about.opens_at),
        )),
        Stage::Closed => Err(Fault::refused_with(
            Sentence::new("conversations-refused-closed").with("at", about.ends_at()),
        )),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Title, question and presentation, checked and tidied.
fn asked(fields: &mut Fields, title: &str, question: &str, presentation: &str) -> [String; 3] {
    let title = fields.text(
        "titre",
        &one_line(title),
        TITLE_CHARS_MAX,
        "conversations-title-empty",
        "conversations-title-too-long",
    );
    let question = fields.text(
        "question",
        &one_line(question),
        QUESTION_CHARS_MAX,
        "conversations-question-empty",
        "conversations-question-too-long",
    );
    let presentation = presentation.trim().replace("\r\n", "\n");
    if presentation.chars().count() > PRESENTATION_CHARS_MAX {
        fields.refuse(
            "presentation",
            Sentence::new("conversations-presentation-too-long").with("max", PRESENTATION_CHARS_MAX),
        );
    }
    [title, question, presentation]
}

/// A statement somebody typed, in the field called `field`.
fn stated(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    fields.text(
        field,
        &one_line(typed),
        STATEMENT_CHARS_MAX,
        "conversations-statement-empty",
        "conversations-statement-too-long",
    )
}

fn refuse_bad_end(fields: &mut Fields, opens_at: Instant, closes_at: Instant) {
    if closes_at <= opens_at {
        fields.refuse("fin", Sentence::new("conversations-end-before-start"));
    } else if closes_at > opens_at.plus_days(DAYS_MAX) {
        let far = Sentence::new("conversations-end-too-far").with("max", DAYS_MAX);
        fields.refuse("fin", far);
    }
}

/// A conversation that begins and ends now, with these words and nothing said: what opens one, or brings one, says the rest.
fn begun(work: &mut Work, group: GroupId, [title, question, presentation]: [String; 3]) -> Conversation {
    Conversation {
        id: work.new_id(),
        group_id: group,
        title,
        question,
        presentation,
        audience: Audience::Everybody,
        is_moderated_first: false,
        is_map_shown_meanwhile: true,
        is_imported: false,
        opens_at: work.now,
        closes_at: work.now,
        closed_at: None,
        seed: new_seed(work),
        casts: 0,
        votes: 0,
        participants: 0,
        numbered: 0,
        changes: 0,
        votes_digest: String::new(),
        last_cast_on: None,
        shown_through: None,
        shown_participants: 0,
        shown_digest: String::new(),
        key_state: KeyState::Kept,
        created_at: work.now,
        changed_at: work.now,
        version: 1,
    }
}

/// A seed that nobody could choose: published, so that anybody makes the same map.
fn new_seed(work: &Work) -> String {
    let mut bytes = [0; 8];
    work.house().randomness.fill(&mut bytes);
    format!("{:016x}", u64::from_be_bytes(bytes))
}
