//! What people do with texts, one file a deed.

mod adopting;
mod argue;
mod consolidate;
mod cosign;
mod discussion;
mod edit_draft;
mod import;
mod join;
mod propose;
mod rectify;
mod remark;
pub(crate) mod settle;
mod sitting;
mod sub_amend;
mod votes_open;
mod whole_vote;
mod withdraw;

pub(crate) use argue::when_argument_confirmed;
pub use argue::{AddArgument, AddArgumentFor, WithdrawArgument};
pub use consolidate::Consolidate;
pub use cosign::{CosignAmendment, WithdrawSignature};
pub use discussion::{CloseDiscussion, OpenDiscussion, OpenDiscussionAsSeen};
use edit_draft::save_what_is_written;
pub use edit_draft::{EditDraft, SaveTogether};
pub use import::{ImportForParcours, ImportFromFile, ImportText, KeepReadFile};
pub use join::JoinParcours;
pub(crate) use join::may_join;
pub(crate) use propose::when_confirmed;
pub use propose::{ProposeAmendment, ProposeAmendmentFor};
pub use rectify::RectifyAmendment;
pub(crate) use remark::remark_subject;
pub use remark::{AddRemark, WithdrawRemark};
pub use sitting::{DecideInSitting, UndoDecision};
pub use sub_amend::ProposeSubAmendment;
pub(crate) use sub_amend::sub_draft;
pub use votes_open::OpenVotes;
pub use whole_vote::OpenWholeVote;
pub use withdraw::WithdrawAmendment;

use kernel::{Fault, Fields, Sentence, Subject, SubjectRef, Work};
use legistique::Document;

use crate::model::{
    ARGUMENT_CHARS_MAX, Amendment, AmendmentId, ArgumentId, MARKDOWN_BYTES_MAX, TITLE_CHARS_MAX,
    TextDocument, TextId, TextState,
};
use crate::store::{amendments, documents};

/// The text, or a refusal that it does not exist.
async fn find_text(work: &mut Work, id: TextId) -> Result<TextDocument, Fault> {
    documents::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("text"))
}

/// The amendment and its text.
pub(crate) async fn find_amendment(
    work: &mut Work,
    id: AmendmentId,
) -> Result<(Amendment, TextDocument), Fault> {
    let amendment = amendments::find(&mut work.sql, work.body, id).await?;
    let amendment = amendment.ok_or(Fault::NotFound("amendment"))?;
    let text = find_text(work, amendment.document_id).await?;
    Ok((amendment, text))
}

/// Refuses unless the text is in `state`; the sentence says in which one it is.
fn require_state(text: &TextDocument, state: TextState, otherwise: &'static str) -> Result<(), Fault> {
    if text.state == state {
        Ok(())
    } else {
        Err(Fault::refused(otherwise))
    }
}

/// How the rest of the house names an amendment.
pub(crate) fn amendment_subject(
    work: &Work,
    text: &TextDocument,
    amendment: AmendmentId,
    number: i64,
) -> Result<Subject, Fault> {
    let words = ui::Words::of(work.house())?;
    Ok(Subject {
        reference: crate::model::amendment_reference(amendment),
        title: ui::t!(words, "texts-amendment-of", n = number, title = &text.title),
        path: crate::model::amendment_path(text.id, number),
    })
}

/// How the rest of the house names an argument about an amendment.
pub(crate) fn argument_subject(
    work: &Work,
    (text, amendment): (&TextDocument, &Amendment),
    argument: ArgumentId,
) -> Result<Subject, Fault> {
    let of = amendment_subject(work, text, amendment.id, amendment.number)?;
    Ok(Subject {
        reference: SubjectRef::new("argument", argument),
        title: of.title,
        path: format!("{}#argument-{argument}", of.path),
    })
}

/// The character that neither databases nor Git can hold.
fn without_nul(text: &str) -> String {
    text.replace('\0', "")
}

fn checked_title(fields: &mut Fields, title: &str) -> String {
    let title = without_nul(title)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    fields.text(
        "title",
        &title,
        TITLE_CHARS_MAX,
        "texts-title-empty",
        "texts-title-long",
    )
}

fn checked_markdown(fields: &mut Fields, markdown: &str) -> Document {
    if markdown.len() > MARKDOWN_BYTES_MAX {
        fields.refuse(
            "markdown",
            Sentence::new("texts-markdown-long").with("max", MARKDOWN_BYTES_MAX / 1_000_000),
        );
        return Document::parse("");
    }
    let document = Document::parse(&without_nul(markdown));
    if document.is_empty() {
        fields.refuse("markdown", Sentence::new("texts-markdown-empty"));
    }
    document
}

/// A rationale may be empty; it may not be endless.
fn checked_rationale(rationale: &str) -> Result<String, Fault> {
    let rationale = without_nul(rationale).trim().replace("\r\n", "\n");
    if rationale.chars().count() > ARGUMENT_CHARS_MAX {
        let sentence = Sentence::new("texts-rationale-long").with("max", ARGUMENT_CHARS_MAX);
        return Err(Fault::Invalid(vec![kernel::FieldFault {
            field: "rationale",
            sentence,
        }]));
    }
    Ok(rationale)
}
