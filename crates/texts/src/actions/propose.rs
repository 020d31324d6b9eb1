//! Tabling an amendment.

use kernel::{Action, Event, Fault, Scope, Sentence, Work};
use legistique::Document;
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
        require_state(&text, TextState::Discussion, "texts-not-in-discussion")?;
        if text.last_number >= AMENDMENTS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("texts-amendments-full").with("max", AMENDMENTS_MAX),
            ));
        }
        let rationale = checked_rationale(&self.rationale)?;
        let base = Document::parse(text.base());
        let draft = drafting::draft(&text, &base, &self.form)?;

        let number = documents::take_number(&mut work.sql, work.body, text.id, work.now).await?;
        let parent = text.base_commit.as_deref().unwrap_or(&text.head_commit);
        let parent = match self.form.tip() {
            Some(tip) => tip,
            None => history::oid(parent)?,
        };
        let commit = commit(work, &text, &base, &draft, (number, 1, &rationale), parent).await?;
        let id: AmendmentId = work.new_id();
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
        let subject = amendment_subject(work, &text, id, number)?;
        work.register(&subject).await?;
        let at = work.now;
        indexing::amendment(work, &subject, (&draft.sentence, &rationale), at).await?;
        let payload = json!({ "text": text.id, "number": number, "commit": commit.to_string() });
        work.journal(Event::public("texts.amendment-proposed", subject.reference).with(payload))
            .await?;
        Ok(number)
    }
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
    parent: gitwire::Oid,
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
        author: work.actor,
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
