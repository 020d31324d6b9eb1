//! Conducting a challenge: answering what was submitted, publishing the results, giving it up.

use axum::extract::Path;
use db::Uuid;
use kernel::Fault;
use maud::html;
use serde::Deserialize;
use ui::forms::{Form, FormErrors, button, error_summary, hidden, radios, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{find_challenge, find_submission, under_challenge};
use crate::actions::{AnswerSubmission, CancelChallenge, PublishResults};
use crate::model::{
    Challenge, ChallengeId, REASON_CHARS_MAX, RemarkState, Submission, SubmissionId, TEXT_CHARS_MAX, Verdict,
};
use crate::pages::{chars, must_hold};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(in crate::pages) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    avis: String,
    #[serde(default)]
    reponse: String,
    #[serde(default)]
    resultats: String,
    #[serde(default)]
    motif: String,
}

async fn conducted(visit: &Visit, id: ChallengeId) -> Result<Challenge, Fault> {
    let challenge = find_challenge(visit, id).await?;
    must_hold(visit, &rights::CHALLENGE, challenge.scope()).await?;
    Ok(challenge)
}

async fn answerable(visit: &Visit, id: SubmissionId) -> Result<(Submission, Challenge), Fault> {
    let (submission, challenge) = find_submission(visit, id).await?;
    must_hold(visit, &rights::CHALLENGE, challenge.scope()).await?;
    if submission.state != RemarkState::Shown {
        return Err(Fault::NotFound("submission"));
    }
    Ok((submission, challenge))
}

pub(in crate::pages) async fn show_answer(visit: Visit, Path(id): Path<SubmissionId>) -> Answer {
    let (submission, challenge) = answerable(&visit, id).await?;
    let typed = Typed {
        version: submission.version,
        avis: submission.verdict.as_str().to_owned(),
        reponse: submission.answer.clone(),
        ..Typed::default()
    };
    visit.page(answer_page(
        &visit,
        (&submission, &challenge),
        &typed,
        &FormErrors::default(),
    ))
}

pub(in crate::pages) async fn answer(
    visit: Visit,
    Path(id): Path<SubmissionId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let (submission, challenge) = answerable(&visit, id).await?;
    let deed = AnswerSubmission {
        submission: id,
        version: typed.version,
        verdict: Verdict::parse(&typed.avis),
        answer: typed.reponse.clone(),
    };
    let errors = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(&submission.path(), "datasets-submission-answered"),
        Err(Fault::Stale(_)) => {
            typed.version = submission.version;
            meanwhile(&visit, "reponse")
        }
        Err(fault) => visit.refusal_of_form("reponse", fault)?,
    };
    visit.refused_page(answer_page(&visit, (&submission, &challenge), &typed, &errors))
}

fn meanwhile(visit: &Visit, field: &str) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add(field, t!(visit.words, "datasets-changed-meanwhile"));
    errors
}

fn answer_page(
    visit: &Visit,
    (submission, challenge): (&Submission, &Challenge),
    typed: &Typed,
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let mut verdicts = radios(words, t!(words, "datasets-field-verdict"), "avis")
        .chosen(&typed.avis)
        .errors(errors);
    for verdict in [Verdict::Retained, Verdict::NotRetained] {
        let label = words.say(&format!("datasets-verdict-{}", verdict.as_str()));
        verdicts = verdicts.choice(verdict.as_str(), label);
    }
    let path = format!("/defis/propositions/{}/repondre", submission.id);
    let main = html! {
        (error_summary(errors, words))
        h2 { (words.written(&submission.title)) }
        (words.markdown(&submission.content))
        (super::given(words, submission))
        (Form::post(words, path, visit.request_id()).content(html! {
            (hidden("version", &typed.version.to_string()))
            (verdicts)
            (textarea(words, t!(words, "datasets-field-verdict-why"), "reponse").rows(5)
                .hint(t!(words, "datasets-field-verdict-why-hint"))
                .max_length(chars(TEXT_CHARS_MAX)).value(&typed.reponse).errors(errors))
            (button(t!(words, "datasets-verdict-button")))
        }))
    };
    let title = t!(
        words,
        "datasets-submission-answer",
        title = submission.title.as_str()
    );
    under_challenge(visit, challenge, Page::new(title, main))
        .refused(errors)
        .not_indexed()
}

pub(in crate::pages) async fn show_results(visit: Visit, Path(id): Path<ChallengeId>) -> Answer {
    let challenge = conducted(&visit, id).await?;
    let typed = Typed {
        version: challenge.version,
        ..Typed::default()
    };
    let page = results_page(&visit, &challenge, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(in crate::pages) async fn publish_results(
    visit: Visit,
    Path(id): Path<ChallengeId>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let challenge = conducted(&visit, id).await?;
    let deed = PublishResults {
        challenge: id,
        version: typed.version,
        results: typed.resultats.clone(),
    };
    let errors = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(&challenge.path(), "datasets-challenge-results"),
        Err(Fault::Stale(_)) => {
            typed.version = challenge.version;
            meanwhile(&visit, "resultats")
        }
        Err(fault) => visit.refusal_of_form("resultats", fault)?,
    };
    visit.refused_page(results_page(&visit, &challenge, &typed, &errors).await?)
}

async fn results_page(
    visit: &Visit,
    challenge: &Challenge,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let left = store::count_unanswered(&mut visit.sql(), visit.body.id, challenge.id).await?;
    let form = Form::post(
        words,
        format!("{}/resultats", challenge.path()),
        visit.request_id(),
    );
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "datasets-results-left", n = left)) }
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (textarea(words, t!(words, "datasets-results"), "resultats").rows(8)
                .hint(t!(words, "datasets-field-results-hint"))
                .max_length(chars(TEXT_CHARS_MAX)).value(&typed.resultats).errors(errors))
            (button(t!(words, "datasets-results-button")))
        }))
    };
    let page = Page::new(t!(words, "datasets-results-title"), main).lead(t!(words, "datasets-results-lead"));
    Ok(under_challenge(visit, challenge, page)
        .refused(errors)
        .not_indexed())
}

pub(in crate::pages) async fn show_cancel(visit: Visit, Path(id): Path<ChallengeId>) -> Answer {
    let challenge = conducted(&visit, id).await?;
    visit.page(cancel_page(
        &visit,
        &challenge,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(in crate::pages) async fn cancel(
    visit: Visit,
    Path(id): Path<ChallengeId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let challenge = conducted(&visit, id).await?;
    let deed = CancelChallenge {
        challenge: id,
        reason: typed.motif.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&challenge.path(), "datasets-challenge-cancelled"),
        Err(fault) => {
            let errors = visit.refusal_of_form("motif", fault)?;
            visit.refused_page(cancel_page(&visit, &challenge, &typed, &errors))
        }
    }
}

fn cancel_page(visit: &Visit, challenge: &Challenge, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/annuler", challenge.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (textarea(words, t!(words, "datasets-field-cancel"), "motif").rows(4)
                .hint(t!(words, "datasets-field-cancel-hint"))
                .max_length(chars(REASON_CHARS_MAX)).value(&typed.motif).errors(errors))
            (button(t!(words, "datasets-cancel-button")).danger())
        }))
    };
    under_challenge(
        visit,
        challenge,
        Page::new(t!(words, "datasets-challenge-cancel"), main),
    )
    .refused(errors)
    .not_indexed()
}
