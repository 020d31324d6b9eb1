//! Opening a conversation, changing it.

use std::collections::BTreeSet;

use db::Instant;
use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{CLOSE, asked, begun, conversation, refuse_bad_end, stated};
use crate::model::{Audience, Conversation, ConversationId, FIRST_STATEMENTS_MAX, Stage, State, folded};
use crate::store::{conversations, statements};
use crate::{index, rights};

/// Opens a conversation, at once or at a date to come.
#[derive(Clone, Debug)]
pub struct OpenConversation {
    /// Who carries it
    pub group: GroupId,
    /// What people call it
    pub title: String,
    /// What it is about, as a question
    pub question: String,
    /// Why, and on what: Markdown; may be empty
    pub presentation: String,
    /// Who may take part; carried by a group of registered electors, its members alone whatever is asked: those who proved it
    pub audience: Audience,
    /// True when statements are read before they are shown
    pub is_moderated_first: bool,
    /// True when the map is shown while people still vote
    pub is_map_shown_meanwhile: bool,
    /// The first statements; one said twice is kept once
    pub statements: Vec<String>,
    /// When one may begin; an instant already past is now
    pub opens_at: Instant,
    /// Until when
    pub closes_at: Instant,
}

impl Action for OpenConversation {
    const NAME: &'static str = "conversations.open";
    type Output = ConversationId;

    async fn run(&self, work: &mut Work) -> Result<ConversationId, Fault> {
        work.require(&rights::OPEN, Scope::group(self.group)).await?;
        let group = groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let mut fields = Fields::default();
        let words = asked(&mut fields, &self.title, &self.question, &self.presentation);
        let texts = first_statements(&mut fields, &self.statements);
        let opens_at = self.opens_at.max(work.now);
        refuse_bad_end(&mut fields, opens_at, self.closes_at);
        fields.finish()?;
        let new = Conversation {
            audience: if group.kind.is_proven() {
                Audience::Members
            } else {
                self.audience
            },
            is_moderated_first: self.is_moderated_first,
            is_map_shown_meanwhile: self.is_map_shown_meanwhile,
            opens_at,
            closes_at: self.closes_at,
            ..begun(work, self.group, words)
        };
        let voter_key = work.house().randomness.secret();
        conversations::insert(&mut work.sql, work.body, &new, &voter_key).await?;
        let author = work.actor.person();
        for text in &texts {
            let number = conversations::next_number(&mut work.sql, work.body, new.id).await?;
            let first = statements::New {
                id: work.new_id(),
                conversation: new.id,
                number,
                author,
                text,
                folded: folded(text),
                state: State::Published,
            };
            statements::insert(&mut work.sql, work.body, first, work.now).await?;
        }
        work.register(&new.subject()).await?;
        index::conversation(work, &new).await?;
        work.timer(CLOSE, &new.reference(), new.closes_at, &json!({}))
            .await?;
        let payload = json!({
            "group": self.group, "opens_at": opens_at, "closes_at": self.closes_at, "seed": new.seed,
        });
        work.journal(Event::public("conversations.opened", new.reference()).with(payload))
            .await?;
        Ok(new.id)
    }
}

/// Changes what a conversation says, how it goes on or its end, unless somebody else did meanwhile. Who may take part stays.
#[derive(Clone, Debug)]
pub struct ChangeConversation {
    /// Which one
    pub conversation: ConversationId,
    /// The version this change was made from
    pub version: i64,
    /// What people call it
    pub title: String,
    /// What it is about
    pub question: String,
    /// Why, and on what
    pub presentation: String,
    /// True when statements are read before they are shown, from now on
    pub is_moderated_first: bool,
    /// True when the map is shown while people still vote
    pub is_map_shown_meanwhile: bool,
    /// Until when
    pub closes_at: Instant,
}

impl Action for ChangeConversation {
    const NAME: &'static str = "conversations.change";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = conversation(work, self.conversation).await?;
        work.require(&rights::OPEN, Scope::group(before.group_id)).await?;
        if before.stage_at(work.now) == Stage::Closed {
            return Err(Fault::refused("conversations-refused-over"));
        }
        let mut fields = Fields::default();
        let [title, question, presentation] =
            asked(&mut fields, &self.title, &self.question, &self.presentation);
        refuse_bad_end(&mut fields, before.opens_at.max(work.now), self.closes_at);
        fields.finish()?;
        let after = Conversation {
            title,
            question,
            presentation,
            is_moderated_first: self.is_moderated_first,
            is_map_shown_meanwhile: self.is_map_shown_meanwhile,
            closes_at: self.closes_at,
            ..before.clone()
        };
        if !conversations::change(&mut work.sql, work.body, &after, self.version, work.now).await? {
            return Err(Fault::Stale("conversation"));
        }
        work.register(&after.subject()).await?;
        index::conversation(work, &after).await?;
        work.cancel_timers(CLOSE, &after.reference()).await?;
        work.timer(CLOSE, &after.reference(), after.closes_at, &json!({}))
            .await?;
        let kind = if before.closes_at == after.closes_at {
            "conversations.changed"
        } else {
            "conversations.moved"
        };
        let payload = json!({ "closes_at": after.closes_at });
        work.journal(Event::public(kind, after.reference()).with(payload))
            .await
    }
}

/// One statement a line, each once, in the order typed.
fn first_statements(fields: &mut Fields, typed: &[String]) -> Vec<String> {
    let mut texts = Vec::new();
    let mut said = BTreeSet::new();
    let written = typed.iter().filter(|line| !line.trim().is_empty());
    for line in written.take(FIRST_STATEMENTS_MAX + 1) {
        let mut of_line = Fields::default();
        let text = stated(&mut of_line, "enonces", line);
        if of_line.finish().is_err() {
            let beginning: String = text.chars().take(40).collect();
            let too_long = Sentence::new("conversations-first-too-long").with("beginning", beginning);
            fields.refuse("enonces", too_long);
            return texts;
        }
        if said.insert(folded(&text)) {
            texts.push(text);
        }
    }
    if texts.len() > FIRST_STATEMENTS_MAX {
        let many = Sentence::new("conversations-first-too-many").with("max", FIRST_STATEMENTS_MAX);
        fields.refuse("enonces", many);
    }
    texts
}
