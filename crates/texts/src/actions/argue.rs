//! Arguments for and against an amendment.

use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, PersonId, Scope, Sentence, Work};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{argument_subject, find_amendment, without_nul};
use crate::model::{
    ARGUMENT_CHARS_MAX, ARGUMENTS_MAX, Amendment, AmendmentId, ArgumentId, ArgumentSide, Fate, TextDocument,
    TextState,
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
        may_argue(work, self.amendment).await?;
        let ready = ready(work, self).await?;
        let author = work.person()?;
        let id = work.new_id();
        argue(work, &ready, id, (author, None)).await?;
        Ok(id)
    }
}

/// Argues in the name of an association that the actor speaks for: both are named. Where it wants two people, the argument waits
/// until a second one confirms it, while the amendment is argued about.
pub struct AddArgumentFor {
    /// In whose name
    pub association: GroupId,
    /// What is said
    pub argued: AddArgument,
}

/// What is kept of an argument that waits for a second person.
#[derive(Serialize, Deserialize)]
struct Kept {
    amendment: AmendmentId,
    side: String,
    body: String,
}

impl Action for AddArgumentFor {
    const NAME: &'static str = "texts.add-argument-for";
    /// None when it waits for a second person
    type Output = Option<ArgumentId>;

    async fn run(&self, work: &mut Work) -> Result<Option<ArgumentId>, Fault> {
        may_argue(work, self.argued.amendment).await?;
        let ready = ready(work, &self.argued).await?;
        let author = work.person()?;
        let id: ArgumentId = work.new_id();
        let subject = argument_subject(work, (&ready.text, &ready.amendment), id)?;
        let side = self.argued.side.as_str();
        let said = ui::Words::of(work.house())?.say(&format!("texts-side-{side}"));
        let kept = Kept {
            amendment: ready.amendment.id,
            side: side.to_owned(),
            body: ready.content.clone(),
        };
        let spoken = groups::Spoken {
            subject: &subject.reference,
            title: &subject.title,
            text: &format!("**{said}**\n\n{}", ready.content),
            content: json!(kept),
        };
        if !groups::speak_for(work, self.association, &spoken).await? {
            return Ok(None);
        }
        argue(work, &ready, id, (author, Some(self.association))).await?;
        Ok(Some(id))
    }
}

/// Says what a second person of an association confirmed, while the amendment is argued about.
pub(crate) async fn when_argument_confirmed(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let Some(act) = groups::act_confirmed(work, event, "argument").await? else {
        return Ok(());
    };
    let kept: Kept = serde_json::from_str(&act.content)
        .map_err(|error| Fault::Internal(format!("an argument to confirm: {error}")))?;
    let side = ArgumentSide::parse(&kept.side)
        .ok_or_else(|| Fault::Internal(format!("an argument to confirm: {}", kept.side)))?;
    let argued = AddArgument {
        amendment: kept.amendment,
        side,
        body: kept.body,
    };
    let ready = ready(work, &argued).await?;
    let id = ArgumentId::from_uuid(act.id.uuid());
    argue(work, &ready, id, (act.person_id, Some(act.groupe_id))).await
}

async fn may_argue(work: &mut Work, amendment: AmendmentId) -> Result<(), Fault> {
    let (_, text) = find_amendment(work, amendment).await?;
    work.require(&rights::ARGUE, Scope::group(text.group_id)).await
}

/// An argument that may be said.
struct Ready {
    amendment: Amendment,
    text: TextDocument,
    side: ArgumentSide,
    content: String,
}

async fn ready(work: &mut Work, argued: &AddArgument) -> Result<Ready, Fault> {
    let (amendment, text) = find_amendment(work, argued.amendment).await?;
    let mut fields = Fields::default();
    let content = fields.text(
        "body",
        &without_nul(&argued.body),
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
    Ok(Ready {
        amendment,
        text,
        side: argued.side,
        content,
    })
}

/// Says it, by somebody in their own name or in that of an association.
async fn argue(
    work: &mut Work,
    ready: &Ready,
    id: ArgumentId,
    (author, association): (PersonId, Option<GroupId>),
) -> Result<(), Fault> {
    let Ready {
        amendment,
        text,
        side,
        content,
    } = ready;
    let new = NewArgument {
        id,
        amendment,
        author,
        side: *side,
        content,
        at: work.now,
    };
    amendments::insert_argument(&mut work.sql, work.body, &new).await?;
    let subject = argument_subject(work, (text, amendment), id)?;
    let at = work.now;
    indexing::argument(work, (&subject, &amendment.reference()), content, at).await?;
    let mut payload = json!({ "argument": id, "side": side.as_str() });
    if let Some(group) = association {
        payload["for"] = json!(group);
        payload["by"] = json!(author);
    }
    work.journal(Event::public("texts.argument-added", amendment.reference()).with(payload))
        .await
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
