//! Saying something of one passage of a text, and taking it back.

use kernel::{Action, Event, Fault, Fields, Scope, Sentence, Subject, SubjectRef, Work};
use legistique::Document;
use serde_json::json;

use super::{find_text, without_nul};
use crate::addresses::Addresses;
use crate::model::{ARGUMENT_CHARS_MAX, REMARKS_MAX, RemarkId, TextDocument, TextId, TextState, remark_path};
use crate::store::remarks::{self, Remark};
use crate::{indexing, moderated, rights};

/// Says something of one passage of a text in discussion, for or against nothing.
pub struct AddRemark {
    /// Which text
    pub text: TextId,
    /// The passage: `action-7/alinea-2`, `action-7/intitule`
    pub place: String,
    /// What is said, in Markdown
    pub body: String,
}

impl Action for AddRemark {
    const NAME: &'static str = "texts.add-remark";
    type Output = RemarkId;

    async fn run(&self, work: &mut Work) -> Result<RemarkId, Fault> {
        let text = find_text(work, self.text).await?;
        work.require(&rights::REMARK, Scope::group(text.group_id)).await?;
        let author = work.person()?;
        let mut fields = Fields::default();
        let content = fields.text(
            "body",
            &without_nul(&self.body),
            ARGUMENT_CHARS_MAX,
            "texts-remark-empty",
            "texts-remark-long",
        );
        fields.finish()?;
        if !matches!(text.state, TextState::Discussion | TextState::Closed) {
            return Err(Fault::refused("texts-remark-too-late"));
        }
        let base = Document::parse(text.base());
        if Addresses::of(&base).find(&base, &self.place).is_none() {
            return Err(Fault::NotFound("place"));
        }
        if remarks::count(&mut work.sql, work.body, (text.id, &self.place)).await? >= REMARKS_MAX {
            return Err(Fault::refused_with(
                Sentence::new("texts-remarks-full").with("max", REMARKS_MAX),
            ));
        }
        let remark = Remark {
            id: work.new_id(),
            document_id: text.id,
            place: self.place.clone(),
            author_id: author,
            content,
            added_at: work.now,
            withdrawn_at: None,
            words_removed: None,
        };
        remarks::insert(&mut work.sql, work.body, &remark).await?;
        indexing::remark(
            work,
            (&remark_subject(&text, &remark), &text.reference()),
            &remark.content,
            remark.added_at,
        )
        .await?;
        let payload = json!({ "remark": remark.id, "place": remark.place });
        work.journal(Event::public("texts.remark-added", text.reference()).with(payload))
            .await?;
        Ok(remark.id)
    }
}

/// How the rest of the house names a remark.
pub(crate) fn remark_subject(text: &TextDocument, remark: &Remark) -> Subject {
    Subject {
        reference: SubjectRef::new("remark", remark.id),
        title: text.title.clone(),
        path: format!("{}#remarque-{}", remark_path(text.id, &remark.place), remark.id),
    }
}

/// Takes one's remark back: its words are removed.
pub struct WithdrawRemark {
    /// Which remark
    pub remark: RemarkId,
}

impl Action for WithdrawRemark {
    const NAME: &'static str = "texts.withdraw-remark";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let remark = remarks::find(&mut work.sql, work.body, self.remark).await?;
        let remark = remark.ok_or(Fault::NotFound("remark"))?;
        let text = find_text(work, remark.document_id).await?;
        work.require(
            &rights::WITHDRAW,
            Scope::group(text.group_id).written_by(remark.author_id),
        )
        .await?;
        if !remarks::withdraw(&mut work.sql, work.body, remark.id, (work.now, None)).await? {
            return Err(Fault::refused("texts-remark-withdrawn"));
        }
        indexing::forget(work, &SubjectRef::new("remark", remark.id)).await?;
        let target = moderation::Target::new(moderated::REMARK, remark.id);
        moderation::close_reports(work, &target, &remark_path(text.id, &remark.place)).await?;
        let payload = json!({ "remark": remark.id });
        work.journal(Event::public("texts.remark-withdrawn", text.reference()).with(payload))
            .await
    }
}
