//! Tabling an amendment.

use groups::GroupId;
use kernel::{Action, Actor, Event, Fault, PersonId, Scope, Sentence, SubjectRef, Work};
use legistique::Document;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{amendment_subject, checked_rationale, find_text, require_state};
use crate::addresses::Addresses;
use crate::calls;
use crate::drafting::{self, AmendmentForm, Draft};
use crate::history::{self, NewCommit};
use crate::indexing;
use crate::model::{AMENDMENTS_MAX, AmendmentId, TextDocument, TextId, TextState};
use crate::rights;
use crate::store::amendments::{self, Wording};
use crate::store::{branches, documents, sitting};

/// Tables an amendment: a branch of one commit from the text put to discussion, and a sentence in French.
pub struct ProposeAmendment {
    /// The text amended
    pub text: TextId,
    /// The passage rewritten, or the sentence
    pub form: AmendmentForm,
    /// Why; may be empty
    pub rationale: String,
}

impl Action for ProposeAmendment {
    const NAME: &'static str = "texts.propose-amendment";
    /// The amendment's number
    type Output = i64;

    async fn run(&self, work: &mut Work) -> Result<i64, Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::AMEND, Scope::group(text.group_id)).await?;
        let author = work.person()?;
        let id = work.new_id();
        propose(work, &text, id, self, (author, None)).await
    }
}

/// Tables an amendment in the name of an association that the actor speaks for: both are named. Where it wants two people, the
/// amendment waits until a second one confirms it, while the text is in discussion.
pub struct ProposeAmendmentFor {
    /// In whose name
    pub association: GroupId,
    /// What is tabled
    pub proposed: ProposeAmendment,
}

/// What is kept of an amendment that waits for a second person.
#[derive(Serialize, Deserialize)]
struct Kept {
    text: TextId,
    form: AmendmentForm,
    rationale: String,
}

impl Action for ProposeAmendmentFor {
    const NAME: &'static str = "texts.propose-amendment-for";
    /// The amendment's number; none when it waits for a second person
    type Output = Option<i64>;

    async fn run(&self, work: &mut Work) -> Result<Option<i64>, Fault> {
        let text = find_text(work, self.proposed.text).await?;
        work.require(&rights::AMEND, Scope::group(text.group_id)).await?;
        let author = work.person()?;
        let (_, draft, rationale) = ready(&text, &self.proposed)?;
        let id: AmendmentId = work.new_id();
        let said = ui::Words::of(work.house())?;
        let kept = Kept {
            text: text.id,
            form: self.proposed.form.clone(),
            rationale: self.proposed.rationale.clone(),
        };
        let spoken = groups::Spoken {
            subject: &SubjectRef::new("amendment", id),
            title: &ui::t!(said, "texts-amendment-to", title = &text.title),
            text: &format!("{}\n\n{rationale}", draft.sentence),
            content: json!(kept),
        };
        if !groups::speak_for(work, self.association, &spoken).await? {
            return Ok(None);
        }
        let by = (author, Some(self.association));
        propose(work, &text, id, &self.proposed, by).await.map(Some)
    }
}

/// Tables what a second person of an association confirmed, while the text is in discussion.
pub(crate) async fn when_confirmed(work: &mut Work, event: &Event) -> Result<(), Fault> {
    let Some(act) = groups::act_confirmed(work, event, "amendment").await? else {
        return Ok(());
    };
    let kept: Kept = serde_json::from_str(&act.content)
        .map_err(|error| Fault::Internal(format!("an amendment to confirm: {error}")))?;
    let text = find_text(work, kept.text).await?;
    let proposed = ProposeAmendment {
        text: text.id,
        form: kept.form,
        rationale: kept.rationale,
    };
    let id = AmendmentId::from_uuid(act.id.uuid());
    let by = (act.person_id, Some(act.groupe_id));
    propose(work, &text, id, &proposed, by).await?;
    Ok(())
}

/// The text put to discussion, the amendment drafted on it, and why: when it may be tabled.
fn ready(text: &TextDocument, proposed: &ProposeAmendment) -> Result<(Document, Draft, String), Fault> {
    require_state(text, TextState::Discussion, "texts-not-in-discussion")?;
    if text.last_number >= AMENDMENTS_MAX {
        return Err(Fault::refused_with(
            Sentence::new("texts-amendments-full").with("max", AMENDMENTS_MAX),
        ));
    }
    let rationale = checked_rationale(&proposed.rationale)?;
    let base = Document::parse(text.base());
    let draft = drafting::draft(text, &base, &proposed.form)?;
    Ok((base, draft, rationale))
}

/// Tables an amendment, by somebody in their own name or in that of an association.
async fn propose(
    work: &mut Work,
    text: &TextDocument,
    id: AmendmentId,
    proposed: &ProposeAmendment,
    (author, association): (PersonId, Option<GroupId>),
) -> Result<i64, Fault> {
    let (base, draft, rationale) = ready(text, proposed)?;
    let number = documents::take_number(&mut work.sql, work.body, text.id, work.now).await?;
    let parent = text.base_commit.as_deref().unwrap_or(&text.head_commit);
    let parent = match proposed.form.tip() {
        Some(tip) => tip,
        None => history::oid(parent)?,
    };
    let branch = (number, 1, rationale.as_str());
    let commit = commit(work, text, &base, &draft, branch, (parent, Actor::Person(author))).await?;
    let edits = drafting::to_json(&draft.edits)?;
    let wording = Wording {
        manner: draft.manner,
        sentence: &draft.sentence,
        edits: &edits,
        rationale: &rationale,
        commit,
        at: work.now,
    };
    amendments::insert(&mut work.sql, work.body, id, (text.id, number), author, &wording).await?;
    amendments::replace_places(&mut work.sql, work.body, (text.id, id), &draft.places).await?;
    place(work, &base, (text.id, id), &draft).await?;
    let subject = amendment_subject(work, text, id, number)?;
    work.register(&subject).await?;
    let at = work.now;
    indexing::amendment(work, &subject, (&draft.sentence, &rationale), at).await?;
    let mut payload = json!({ "text": text.id, "number": number, "commit": commit.to_string() });
    // Who confirms is not always who wrote: the line's own actor did the last of it.
    if let Some(group) = association {
        payload["for"] = json!(group);
        payload["by"] = json!(author);
    }
    work.journal(Event::public("texts.amendment-proposed", subject.reference).with(payload))
        .await?;
    Ok(number)
}

/// Keeps where an amendment is called; `base` is what it was drafted on.
pub(super) async fn place(
    work: &mut Work,
    base: &Document,
    amendment: (TextId, AmendmentId),
    draft: &Draft,
) -> Result<(), Fault> {
    let call = calls::call_of(base, &Addresses::of(base), &draft.edits, &draft.places);
    sitting::place(&mut work.sql, work.body, amendment, &call).await?;
    Ok(())
}

/// Writes the commit of an amendment, or of its rectification, and makes the amendment's branch point to it.
pub(super) async fn commit(
    work: &mut Work,
    text: &TextDocument,
    base: &Document,
    draft: &Draft,
    (number, version, rationale): (i64, i64, &str),
    (parent, author): (gitwire::Oid, Actor),
) -> Result<gitwire::Oid, Fault> {
    let said = ui::Words::of(work.house())?;
    let title = if version == 1 {
        ui::t!(said, "texts-commit-amendment", n = number)
    } else {
        ui::t!(
            said,
            "texts-commit-rectification",
            n = number,
            times = version - 1
        )
    };
    let content = if rationale.is_empty() {
        draft.sentence.clone()
    } else {
        format!(
            "{}\n\n{}",
            draft.sentence,
            ui::t!(said, "texts-commit-rationale", rationale = rationale)
        )
    };
    let message = history::message(&title, &content, &[("Amendement", &number.to_string())])?;
    let commit = NewCommit {
        text: text.id,
        document: &draft.after,
        parents: vec![parent],
        author,
        message,
        known: Some(base),
    };
    let commit = history::write(work, commit).await?;
    history::point(work, text.id, &history::amendment_ref(number), commit).await?;
    // The names it was pushed under follow.
    for name in branches::names_of(&mut work.sql, work.body, text.id, number).await? {
        history::point(work, text.id, &format!("refs/heads/amendements/{name}"), commit).await?;
    }
    Ok(commit)
}
