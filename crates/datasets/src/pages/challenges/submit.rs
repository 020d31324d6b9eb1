//! Submitting something to a challenge, taking it back, and the file that came with it.

use axum::extract::{FromRequest as _, Path, Request};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use groups::Group;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::download::attached;
use ui::forms::{
    Form, FormErrors, button, checkboxes, error_summary, file_field, select, text_field, textarea, url_field,
};
use ui::{Answer, Page, Posted, PostedWithFile, SentFile, Visit, t};

use super::{find_challenge, find_submission, under_challenge};
use crate::actions::{Submit, WithdrawSubmission};
use crate::model::{
    ADDRESS_CHARS_MAX, Challenge, ChallengeId, ChallengeStage, Gallery, NAME_CHARS_MAX, RemarkState,
    SUBMISSION_BYTES_MAX, SubmissionId, TEXT_CHARS_MAX,
};
use crate::pages::{Pressed, chars, must_hold};
use crate::rights;

#[derive(Clone, Default, Deserialize)]
struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    adresse: String,
    /// The group in whose name it is submitted, by its slug
    #[serde(default)]
    groupe: String,
    #[serde(default)]
    nom_visible: String,
}

/// A challenge that is open, to which the visitor may submit.
async fn open_challenge(visit: &Visit, id: ChallengeId) -> Result<Challenge, Fault> {
    let challenge = find_challenge(visit, id).await?;
    must_hold(visit, &rights::SUBMIT, challenge.scope()).await?;
    if challenge.stage(visit.now()) != ChallengeStage::Open {
        return Err(Fault::refused("datasets-challenge-not-open"));
    }
    Ok(challenge)
}

/// The groups in whose name the visitor may submit.
async fn own_groups(visit: &Visit) -> Result<Vec<Group>, Fault> {
    let Some(signed_in) = &visit.signed_in else {
        return Ok(Vec::new());
    };
    let own = groups::groups_of(&mut visit.sql(), visit.body.id, signed_in.person, visit.now()).await?;
    Ok(own)
}

pub(in crate::pages) async fn show(visit: Visit, Path(id): Path<ChallengeId>) -> Answer {
    let challenge = open_challenge(&visit, id).await?;
    let page = page_of(&visit, &challenge, &Typed::default(), &FormErrors::default()).await?;
    visit.page(page)
}

/// Nothing of the file is read before who sends it is known to hold the right.
pub(in crate::pages) async fn submit(visit: Visit, Path(id): Path<ChallengeId>, request: Request) -> Answer {
    let challenge = find_challenge(&visit, id).await?;
    must_hold(&visit, &rights::SUBMIT, challenge.scope()).await?;
    let posted = PostedWithFile::<Typed>::from_request(request, &visit.house).await;
    let (typed, file) = match posted {
        Ok(PostedWithFile(typed, file)) => (typed, file),
        Err(refusal) => return Ok(refusal),
    };
    match sent(&visit, id, &typed, file).await {
        Ok(submission) => {
            let place = format!("{}#proposition-{submission}", challenge.path());
            visit.done(&place, "datasets-submitted")
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("texte", fault)?;
            visit.refused_page(page_of(&visit, &challenge, &typed, &errors).await?)
        }
    }
}

async fn sent(
    visit: &Visit,
    challenge: ChallengeId,
    typed: &Typed,
    file: Option<SentFile>,
) -> Result<SubmissionId, Fault> {
    let group = if typed.groupe.is_empty() {
        None
    } else {
        let own = own_groups(visit).await?;
        let chosen = own.iter().find(|group| group.slug == typed.groupe);
        let other = || Fault::field("groupe", "datasets-submission-group-other");
        Some(chosen.ok_or_else(other)?.id)
    };
    let deed = Submit {
        challenge,
        group,
        title: typed.titre.clone(),
        content: typed.texte.clone(),
        address: typed.adresse.clone(),
        file: file.map(|file| (file.name, file.bytes.to_vec())),
        shows_name: !typed.nom_visible.is_empty(),
    };
    visit.act(typed.request_id, &deed).await
}

async fn page_of(
    visit: &Visit,
    challenge: &Challenge,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let own = own_groups(visit).await?;
    let mut group = select(words, t!(words, "datasets-field-submission-group"), "groupe")
        .hint(t!(words, "datasets-field-submission-group-hint"))
        .chosen(&typed.groupe)
        .errors(errors)
        .optional();
    for one in &own {
        group = group.choice(&one.slug, &one.name);
    }
    let max = words.file_size(SUBMISSION_BYTES_MAX as u64);
    let form = Form::post(
        words,
        format!("{}/proposer", challenge.path()),
        visit.request_id(),
    )
    .with_files()
    .closing(&visit.at(challenge.closes_at));
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "datasets-challenge-until", at = visit.at(challenge.closes_at))) }
        (words.markdown(&challenge.question))
        (form.content(html! {
            (text_field(words, t!(words, "datasets-field-submission-title"), "titre")
                .max_length(chars(NAME_CHARS_MAX)).value(&typed.titre).errors(errors))
            (textarea(words, t!(words, "datasets-field-submission-text"), "texte").rows(8)
                .hint(t!(words, "datasets-field-submission-text-hint"))
                .max_length(chars(TEXT_CHARS_MAX)).value(&typed.texte).errors(errors))
            (url_field(words, t!(words, "datasets-field-submission-address"), "adresse")
                .hint(t!(words, "datasets-field-submission-address-hint"))
                .max_length(chars(ADDRESS_CHARS_MAX)).value(&typed.adresse).errors(errors).optional())
            (file_field(words, t!(words, "datasets-field-submission-file"), "fichier")
                .hint(t!(words, "datasets-field-submission-file-hint", max = max)).errors(errors).optional())
            @if !own.is_empty() { (group) }
            (checkboxes(words, t!(words, "datasets-field-name"), "nom_visible")
                .choice("oui", t!(words, "datasets-field-name-yes"))
                .chosen(&typed.nom_visible).optional())
            (button(t!(words, "datasets-submit-button")))
        }))
    };
    let lead = match challenge.gallery {
        Gallery::AsTheyCome => t!(words, "datasets-submit-lead-now"),
        Gallery::AfterClosing => t!(words, "datasets-submit-lead-later"),
    };
    let page = Page::new(t!(words, "datasets-submit-title"), main).lead(lead);
    Ok(under_challenge(visit, challenge, page)
        .refused(errors)
        .not_indexed())
}

pub(in crate::pages) async fn withdraw(
    visit: Visit,
    Path(id): Path<SubmissionId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (submission, challenge) = find_submission(&visit, id).await?;
    let deed = WithdrawSubmission {
        submission: submission.id,
    };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&challenge.path(), "datasets-taken-back")
}

/// The address of a form, opened as a page: the page the form is in.
pub(in crate::pages) async fn back(visit: Visit, Path(id): Path<SubmissionId>) -> Answer {
    let (_, challenge) = find_submission(&visit, id).await?;
    Ok(Redirect::to(&challenge.path()).into_response())
}

/// The file of a submission, to be saved: as the submission itself, to whom may read it.
pub(in crate::pages) async fn file(visit: Visit, Path(id): Path<SubmissionId>) -> Answer {
    let (submission, challenge) = find_submission(&visit, id).await?;
    let person = visit.signed_in.as_ref().map(|signed_in| signed_in.person);
    let is_read = challenge.shows_gallery(visit.now())
        || person == Some(submission.author_id)
        || visit.may(&rights::CHALLENGE, challenge.scope()).await?;
    let hash = submission
        .sha256
        .filter(|_| is_read && submission.state == RemarkState::Shown)
        .ok_or(Fault::NotFound("file"))?;
    let found = visit.house.file(visit.body.id, &hash).await?;
    let (_, bytes) = found.ok_or(Fault::NotFound("file"))?;
    Ok(attached(&submission.file_name, "application/octet-stream", bytes))
}
