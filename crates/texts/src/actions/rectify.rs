//! Rectifying one's amendment.

use kernel::{Action, Event, Fault, Scope, Work};
use legistique::Document;
use serde_json::json;

use super::propose::{commit, place};
use super::sub_amend;
use super::{amendment_subject, checked_rationale, find_amendment, require_state};
use crate::drafting::{self, AmendmentForm};
use crate::model::{AmendmentId, Fate, TextState};
use crate::store::amendments::{self, Wording};
use crate::store::{removed, sub_amendments};
use crate::{history, indexing, moderated, places, rights, sub_amended};

/// Rectifies one's amendment, or one's sub-amendment: a new commit on its branch; the number stays.
pub struct RectifyAmendment {
    /// Which amendment
    pub amendment: AmendmentId,
    /// The version the form was made from
    pub version: i64,
    /// The passage rewritten, or the sentence
    pub form: AmendmentForm,
    /// Why; may be empty
    pub rationale: String,
}

impl Action for RectifyAmendment {
    const NAME: &'static str = "texts.rectify-amendment";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let (amendment, text) = find_amendment(work, self.amendment).await?;
        work.require(
            &rights::RECTIFY,
            Scope::group(text.group_id).written_by(amendment.author_id),
        )
        .await?;
        groups::must_still_represent(work, &amendment.reference()).await?;
        require_state(&text, TextState::Discussion, "texts-not-in-discussion")?;
        if amendment.fate != Fate::Pending {
            return Err(Fault::refused("texts-amendment-settled"));
        }
        sub_amend::require_free(work, &amendment).await?;
        let rationale = checked_rationale(&self.rationale)?;
        if amendment.version != self.version {
            return Err(Fault::Stale("amendment"));
        }
        let removed = removed::find(
            &mut work.sql,
            work.body,
            (moderated::RATIONALE, amendment.id.uuid()),
        )
        .await?;
        if removed.is_some_and(|words| !words.is_empty() && words == rationale) {
            return Err(Fault::field("rationale", "texts-rationale-removed"));
        }
        let base = Document::parse(text.base());
        // A sub-amendment bears on its amendment, which waits as it does: rectified or decided, that one took it along.
        let amended = sub_amendments::parent_of(&mut work.sql, work.body, amendment.id).await?;
        let (ground, draft) = if let Some(amended) = &amended {
            let ground = sub_amended::ground(&base, amended)?;
            let draft = sub_amend::sub_draft(&text, &base, amended, &self.form)?;
            (ground, draft)
        } else {
            let draft = drafting::draft(&text, &base, &self.form)?;
            (base.clone(), draft)
        };
        let parent = match self.form.tip() {
            Some(tip) => tip,
            None => history::oid(&amendment.commit_oid)?,
        };
        let (number, version) = (amendment.number, amendment.version + 1);
        let from = (parent, work.actor);
        let branch = (number, version, rationale.as_str());
        let commit = commit(work, &text, &ground, &draft, branch, from).await?;
        let edits = drafting::to_json(&draft.edits)?;
        let wording = Wording {
            manner: draft.manner,
            sentence: &draft.sentence,
            edits: &edits,
            rationale: &rationale,
            commit,
            at: work.now,
        };
        if !amendments::rectify(&mut work.sql, work.body, (amendment.id, self.version), &wording).await? {
            return Err(Fault::Stale("amendment"));
        }
        // Called by where it bears on what it amends, shown where the text everybody reads would change.
        place(work, &ground, (text.id, amendment.id), &draft).await?;
        let in_text = match &amended {
            Some(_) => places::compare(&base, &draft.after),
            None => draft.places,
        };
        amendments::replace_places(&mut work.sql, work.body, (text.id, amendment.id), &in_text).await?;
        let subject = amendment_subject(work, &text, amendment.id, number)?;
        let words = (draft.sentence.as_str(), rationale.as_str());
        indexing::amendment(work, &subject, words, amendment.proposed_at).await?;
        if rationale.is_empty() {
            let target = moderation::Target::new(moderated::RATIONALE, amendment.id);
            moderation::close_reports(work, &target, &amendment.path()).await?;
        }
        sub_amend::fall_with(work, &text, &amendment, &[Fate::Pending]).await?;
        let payload =
            json!({ "text": text.id, "number": number, "version": version, "commit": commit.to_string() });
        work.journal(Event::public("texts.amendment-rectified", subject.reference).with(payload))
            .await
    }
}
