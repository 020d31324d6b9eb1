//! Arguments for and against an amendment.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Work};
use serde_json::json;

use super::{argument_subject, find_amendment, without_nul};
use crate::model::{
    ARGUMENT_CHARS_MAX, ARGUMENTS_MAX, AmendmentId, ArgumentId, ArgumentSide, Fate, TextState,
};
use crate::store::amendments::{self, NewArgument};
use crate::{indexing, moderated, rights};

/// Says why an amendment should be adopted, or why not.
pub struct AddArgument {
    /// Which amendment
    pub amendment: AmendmentId,
    /// On which side
    pub side: ArgumentSide,
    /// What is said, in Markdown
    pub body: String,
}

impl Action for AddArgument {
    const NAME: &'static str = "texts.add-argument";
    type Output = ArgumentId;

    async fn run(&self, work: &mut Work) -> Result<ArgumentId, Fault> {
        let (amendment, text) = find_amendment(work, self.amendment).await?;
        work.require(&rights::ARGUE, Scope::group(text.group_id)).await?;
        let author = work.person()?;
        let mut fields = Fields::default();
        let content = fields.text(
            "body",
            &without_nul(&self.body),
            ARGUMENT_CHARS_MAX,
            "texts-argument-empty",
            "texts-argument-long",
        );
        fields.finish()?;
        let is_open = matches!(text.state, TextState::Discussion | TextState::Closed);
        if !is_open || amendment.fate != Fate::Pending {
            return Err(Fault::refused("texts-argument-too-late"));
        }
        if amendments::count_arguments(&mut work.sql, work.body, amendment.id).await? >= ARGUMENTS_MAX {
            let sentence = Sentence::new("texts-arguments-full").with("max", ARGUMENTS_MAX);
            return Err(Fault::refused_with(sentence));
        }
        let id: ArgumentId = work.new_id();
        let new = NewArgument {
            id,
            amendment: &amendment,
            author,
            side: self.side,
            content: &content,
            at: work.now,
        };
        amendments::insert_argument(&mut work.sql, work.body, &new).await?;
        let subject = argument_subject(work, (&text, &amendment), id)?;
        let at = work.now;
        indexing::argument(work, (&subject, &amendment.reference()), &content, at).await?;
        let payload = json!({ "argument": id, "side": self.side.as_str() });
        work.journal(Event::public("texts.argument-added", amendment.reference()).with(payload))
            .await?;
        Ok(id)
    }
}

/// Takes one's argument back: its words are removed.
pub struct WithdrawArgument {
    /// Which argument
    pub argument: ArgumentId,
}

impl Action for WithdrawArgument {
    const NAME: &'static str = "texts.withdraw-argument";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let argument = amendments::find_argument(&mut work.sql, work.body, self.argument).await?;
        let argument = argument.ok_or(Fault::NotFound("argument"))?;
        let (amendment, text) = find_amendment(work, argument.amendment_id).await?;
        work.require(
            &rights::WITHDRAW,
            Scope::group(text.group_id).written_by(argument.author_id),
        )
        .await?;
        if !amendments::withdraw_argument(&mut work.sql, work.body, argument.id, work.now).await? {
            return Err(Fault::refused("texts-argument-already-withdrawn"));
        }
        indexing::forget(work, &kernel::SubjectRef::new("argument", argument.id)).await?;
        let target = moderation::Target::new(moderated::ARGUMENT, argument.id);
        moderation::close_reports(work, &target, &amendment.path()).await?;
        let payload = json!({ "argument": argument.id });
        work.journal(Event::public("texts.argument-withdrawn", amendment.reference()).with(payload))
            .await
    }
}
