//! Reporting something, contesting a removal.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, ModeratedContent, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, email_field, error_summary, radios, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::{chars, reason_words, target_of, title_of};
use crate::actions::{AppealRemoval, ReportContent};
use crate::model::{AppealOutcome, Decision, DecisionId, Reason, Target, WORDS_CHARS_MAX, appeal_months};
use crate::{rights, store};

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
    let target = target_of(&kind, id);
    let about = super::read(&visit, &target).await?;
    must_be_readable(&about)?;
    visit.page(page(
        &visit,
        &target,
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
    let target = target_of(&kind, id);
    let about = super::read(&visit, &target).await?;
    let deed = ReportContent {
        target: target.clone(),
        reason: Reason::parse(&typed.motif),
        words: typed.precisions.clone(),
        email: typed.email.clone(),
        client: visit.client,
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&about.path, "moderation-reported"),
        Err(fault) => {
            let errors = visit.refusal_of_form("motif", fault)?;
            visit.refused_page(page(&visit, &target, &about, &typed, &errors))
        }
    }
}

/// What nobody reads any more shows nothing, here neither.
fn must_be_readable(about: &ModeratedContent) -> Result<(), Fault> {
    if about.is_shown {
        Ok(())
    } else {
        Err(Fault::refused("moderation-refused-gone"))
    }
}

fn page(
    visit: &Visit,
    target: &Target,
    about: &ModeratedContent,
    typed: &Typed,
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let mut reasons = radios(words, t!(words, "moderation-report-reason"), "motif").errors(errors);
    for reason in Reason::ALL {
        reasons = reasons.choice(reason.as_str(), reason_words(visit, *reason));
    }
    let form = Form::post(words, format!("/signaler/{}", target.slug()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        @if about.is_shown { (extract(visit, about)) }
        (form.content(html! {
            (reasons.chosen(&typed.motif))
            (textarea(words, t!(words, "moderation-report-words"), "precisions")
                .hint(t!(words, "moderation-report-words-hint")).rows(4)
                .max_length(chars(WORDS_CHARS_MAX)).value(&typed.precisions).errors(errors).optional())
            @if visit.signed_in.is_none() {
                (email_field(words, t!(words, "moderation-report-email"), "email")
                    .hint(t!(words, "moderation-report-email-hint")).value(&typed.email).errors(errors).optional())
            }
            (button(t!(words, "moderation-report-button")))
        }))
        p.hint { (t!(words, "moderation-report-next")) " "
            a href="/moderation/motifs" { (t!(words, "moderation-reasons-title")) } }
    };
    Page::new(t!(words, "moderation-report-title"), main)
        .lead(t!(words, "moderation-report-lead"))
        .under(title_of(visit, about, target), &about.path)
        .refused(errors)
        .not_indexed()
}

/// What is reported or decided upon, as readers see it.
pub(super) fn extract(visit: &Visit, about: &ModeratedContent) -> Markup {
    html! {
        section {
            article.card {
                @if !about.title.is_empty() { h2 { (about.title) } }
                @if let Some(sentence) = &about.about { p.hint { (visit.say(sentence)) } }
                @if !about.details.is_empty() {
                    ul.details { @for detail in &about.details { li { (detail) } } }
                }
                (visit.words.markdown(&about.text))
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
        Ok(()) => visit.done(&format!("/recours/{id}"), "moderation-appealed"),
        Err(fault) => {
            let errors = visit.refusal_of_form("recours", fault)?;
            let page = appeal_page(&visit, &decision, &about, &typed, &errors)?;
            visit.refused_page(page)
        }
    }
}

/// A removal, for the author of what was removed and for nobody else.
async fn own_decision(visit: &Visit, id: DecisionId) -> Result<(Decision, ModeratedContent), Fault> {
    let decision = store::find_decision(&mut visit.sql(), visit.body.id, id)
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
    let about = super::read(visit, &decision.target()).await?;
    Ok((decision, about))
}

fn appeal_page(
    visit: &Visit,
    decision: &Decision,
    about: &ModeratedContent,
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
        p { (t!(words, "moderation-stub-removed", kind = &decision.target_type,
            date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason))) }
        p { (t!(words, "moderation-removed-why")) " " (decision.words) }
        (extract(visit, about))
        @match decision.appeal_outcome {
            AppealOutcome::None => {
                (form.content(html! {
                    (textarea(words, t!(words, "moderation-appeal-words"), "recours")
                        .hint(t!(words, "moderation-appeal-words-hint")).rows(6)
                        .max_length(chars(WORDS_CHARS_MAX)).value(&typed.recours).errors(errors))
                    (button(t!(words, "moderation-appeal-button")))
                }))
                p.hint { (t!(words, "moderation-appeal-once", months = months, article = article)) }
            },
            AppealOutcome::Waiting => {
                (notice(Tone::Info, &html! { p { (t!(words, "moderation-appeal-attente")) } }))
                p { (decision.appeal) }
            },
            AppealOutcome::Confirmed | AppealOutcome::Overturned => {
                (notice(Tone::Info, &html! {
                    p { (words.say(&format!("moderation-appeal-{}", decision.appeal_outcome.as_str()))) }
                    p { (decision.appeal_words) }
                }))
            },
        }
        p { a href=(about.path) { (t!(words, "moderation-back-to-content")) } }
    };
    Ok(Page::new(t!(words, "moderation-appeal-title"), main)
        .under(title_of(visit, about, &decision.target()), &about.path)
        .refused(errors)
        .not_indexed())
}
