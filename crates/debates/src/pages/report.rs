//! Reporting something, contesting a removal.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, email_field, error_summary, radios, textarea};
use ui::{Answer, Page, Posted, Visit, Words, t};

use super::contribution::reason_words;
use super::moderation::Subject;
use super::{MENU, chars, target_of};
use crate::actions::{AppealRemoval, ReportContent};
use crate::model::{
    AppealOutcome, Decision, DecisionId, Reason, State, Target, WORDS_CHARS_MAX, appeal_months,
};
use crate::rights;
use crate::store::moderation;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    motif: String,
    #[serde(default)]
    precisions: String,
    #[serde(default)]
    email: String,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Contested {
    request_id: Uuid,
    #[serde(default)]
    recours: String,
}

pub(super) async fn show(visit: Visit, Path((kind, id)): Path<(String, Uuid)>) -> Answer {
    let target = target_of(&kind, id)?;
    let about = Subject::read(&visit, target).await?;
    must_be_readable(&about)?;
    visit.page(page(
        &visit,
        target,
        &about,
        &Typed::default(),
        &FormErrors::default(),
    ))
}

pub(super) async fn send(
    visit: Visit,
    Path((kind, id)): Path<(String, Uuid)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let target = target_of(&kind, id)?;
    let about = Subject::read(&visit, target).await?;
    let deed = ReportContent {
        target,
        reason: Reason::parse(&typed.motif),
        words: typed.precisions.clone(),
        email: typed.email.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&about.path, "debates-reported"),
        Err(fault) => {
            let errors = visit.refusal_of_form("motif", fault)?;
            visit.refused_page(page(&visit, target, &about, &typed, &errors))
        }
    }
}

/// What nobody reads any more shows nothing, here neither.
fn must_be_readable(about: &Subject) -> Result<(), Fault> {
    if about.state == State::Published {
        Ok(())
    } else {
        Err(Fault::refused("debates-refused-gone"))
    }
}

fn page(visit: &Visit, target: Target, about: &Subject, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let mut reasons = radios(words, t!(words, "debates-report-reason"), "motif").errors(errors);
    for reason in Reason::ALL {
        reasons = reasons.choice(reason.as_str(), reason_words(visit, *reason));
    }
    let form = Form::post(words, format!("/signaler/{}", target.slug()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        @if about.state == State::Published { (extract(visit.words, about)) }
        (form.content(html! {
            (reasons.chosen(&typed.motif))
            (textarea(words, t!(words, "debates-report-words"), "precisions")
                .hint(t!(words, "debates-report-words-hint")).rows(4)
                .max_length(chars(WORDS_CHARS_MAX)).value(&typed.precisions).errors(errors).optional())
            @if visit.signed_in.is_none() {
                (email_field(words, t!(words, "debates-report-email"), "email")
                    .hint(t!(words, "debates-report-email-hint")).value(&typed.email).errors(errors).optional())
            }
            (button(t!(words, "debates-report-button")))
        }))
        p.hint { (t!(words, "debates-report-next")) " "
            a href="/moderation/motifs" { (t!(words, "debates-reasons-title")) } }
    };
    Page::new(t!(words, "debates-report-title"), main)
        .lead(t!(words, "debates-report-lead"))
        .under(t!(words, "debates-navigation"), MENU)
        .active(MENU)
        .refused(errors)
        .not_indexed()
}

/// What is reported or decided upon, as readers see it.
pub(super) fn extract(words: Words, about: &Subject) -> Markup {
    html! {
        section {
            article.card {
                @if !about.title.is_empty() { h2 { (about.title) } }
                @if !about.details.is_empty() {
                    ul.details { @for detail in &about.details { li { (detail) } } }
                }
                (words.markdown(&about.text))
            }
        }
    }
}

pub(super) async fn show_appeal(visit: Visit, Path(id): Path<DecisionId>) -> Answer {
    let (decision, about) = own_decision(&visit, id).await?;
    let page = appeal_page(
        &visit,
        &decision,
        &about,
        &Contested::default(),
        &FormErrors::default(),
    )?;
    visit.page(page)
}

pub(super) async fn appeal(
    visit: Visit,
    Path(id): Path<DecisionId>,
    Posted(typed): Posted<Contested>,
) -> Answer {
    let (decision, about) = own_decision(&visit, id).await?;
    let deed = AppealRemoval {
        decision: id,
        words: typed.recours.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&format!("/recours/{id}"), "debates-appealed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("recours", fault)?;
            let page = appeal_page(&visit, &decision, &about, &typed, &errors)?;
            visit.refused_page(page)
        }
    }
}

/// A removal, for the author of what was removed and for nobody else.
async fn own_decision(visit: &Visit, id: DecisionId) -> Result<(Decision, Subject), Fault> {
    let decision = moderation::find_decision(&mut visit.sql(), visit.body.id, id)
        .await?
        .filter(|decision| decision.is_removal)
        .ok_or(Fault::NotFound("decision"))?;
    if !visit
        .may(&rights::APPEAL, Scope::BODY.written_by(decision.author_id))
        .await?
    {
        return Err(Fault::Forbidden {
            right: rights::APPEAL.code,
        });
    }
    let about = Subject::read(visit, decision.target()).await?;
    Ok((decision, about))
}

fn appeal_page(
    visit: &Visit,
    decision: &Decision,
    about: &Subject,
    typed: &Contested,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let on = decision.decided_at.timestamp().to_zoned(visit.body.zone()).date();
    let (months, article) = appeal_months(visit.body.kind, on)?;
    let form = Form::post(words, format!("/recours/{}", decision.id), visit.request_id())
        .autosave(format!("recours-{}", decision.id));
    let main = html! {
        (error_summary(errors, words))
        p { (t!(words, "debates-stub-removed",
            date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason))) }
        p { (t!(words, "debates-removed-why")) " " (decision.words) }
        (extract(visit.words, about))
        @match decision.appeal_outcome {
            AppealOutcome::None => {
                (form.content(html! {
                    (textarea(words, t!(words, "debates-appeal-words"), "recours")
                        .hint(t!(words, "debates-appeal-words-hint")).rows(6)
                        .max_length(chars(WORDS_CHARS_MAX)).value(&typed.recours).errors(errors))
                    (button(t!(words, "debates-appeal-button")))
                }))
                p.hint { (t!(words, "debates-appeal-once", months = months, article = article)) }
            },
            AppealOutcome::Waiting => {
                (notice(Tone::Info, &html! { p { (t!(words, "debates-appeal-attente")) } }))
                p { (decision.appeal) }
            },
            AppealOutcome::Confirmed | AppealOutcome::Overturned => {
                (notice(Tone::Info, &html! {
                    p { (words.say(&format!("debates-appeal-{}", decision.appeal_outcome.as_str()))) }
                    p { (decision.appeal_words) }
                }))
            },
        }
        p { a href=(about.path) { (t!(words, "debates-back-to-content")) } }
    };
    Ok(Page::new(t!(words, "debates-appeal-title"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .active(MENU)
        .refused(errors)
        .not_indexed())
}
