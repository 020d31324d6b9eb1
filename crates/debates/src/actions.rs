//! What people do: one value per deed.

mod answer;
mod comment;
mod confirm;
mod contribute;
mod discuss;
mod edit;
mod forget;
mod open;
mod support_by_mail;

pub use answer::AnswerContribution;
pub(crate) use comment::when_comment_confirmed;
pub use comment::{AddComment, AddCommentFor, WithdrawComment};
pub use confirm::{ConfirmContribution, ConfirmForAnother, Confirmed, RenewConfirmation};
pub(crate) use contribute::when_confirmed;
pub use contribute::{Contribute, ContributeByMail, ContributeFor, SetSupport};
pub(crate) use discuss::{hide, restore};
pub use discuss::{resume, say, silence, take_back};
pub use edit::{EditContribution, WithdrawContribution};
pub(crate) use forget::{FORGET_WAITING, when_waiting_is_old};
pub(crate) use open::{CLOSE, when_due};
pub use open::{ChangeConsultation, CloseConsultation, OpenConsultation};

pub use support_by_mail::{ConfirmSupport, SupportByMail, Supported};

use kernel::{Fault, Fields, Sentence, Work};

use crate::model::{
    Consultation, ConsultationId, Contribution, ContributionId, PLACE_CHARS_MAX, Stage, TEXT_CHARS_MAX,
    TITLE_CHARS_MAX, WORDS_CHARS_MAX, Written,
};
use crate::store;

async fn consultation(work: &mut Work, id: ConsultationId) -> Result<Consultation, Fault> {
    store::consultations::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("consultation"))
}

/// A contribution with the consultation it belongs to.
pub(crate) async fn contribution(
    work: &mut Work,
    id: ContributionId,
) -> Result<(Contribution, Consultation), Fault> {
    let found = store::contributions::find(&mut work.sql, work.body, id)
        .await?
        .ok_or(Fault::NotFound("contribution"))?;
    let consultation = consultation(work, found.consultation_id).await?;
    Ok((found, consultation))
}

/// Refuses outside the dates of the consultation, and says them.
fn must_be_open(consultation: &Consultation, work: &Work) -> Result<(), Fault> {
    match consultation.stage_at(work.now) {
        Stage::Open => Ok(()),
        Stage::Planned => Err(Fault::refused_with(
            Sentence::new("debates-refused-planned").with("at", consultation.opens_at),
        )),
        Stage::Closed => Err(Fault::refused_with(
            Sentence::new("debates-refused-closed").with("at", consultation.ends_at()),
        )),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an author typed, checked and tidied.
fn checked(fields: &mut Fields, consultation: &Consultation, typed: &Written) -> Written {
    let title = fields.text(
        "titre",
        &one_line(&typed.title),
        TITLE_CHARS_MAX,
        "debates-title-empty",
        "debates-title-too-long",
    );
    let text = fields.text(
        "texte",
        &typed.text,
        TEXT_CHARS_MAX,
        "debates-text-empty",
        "debates-text-too-long",
    );
    let theme = typed.theme.trim().to_owned();
    if !theme.is_empty() && !consultation.themes().contains(&theme.as_str()) {
        fields.refuse("theme", Sentence::new("debates-theme-unknown"));
    }
    let place = one_line(&typed.place);
    if place.chars().count() > PLACE_CHARS_MAX {
        fields.refuse(
            "lieu",
            Sentence::new("debates-place-too-long").with("max", PLACE_CHARS_MAX),
        );
    }
    Written {
        title,
        text,
        theme,
        place,
    }
}

/// Words that explain a decision, in one field.
fn explained(fields: &mut Fields, field: &'static str, typed: &str) -> String {
    fields.text(
        field,
        typed,
        WORDS_CHARS_MAX,
        "debates-words-empty",
        "debates-words-too-long",
    )
}
