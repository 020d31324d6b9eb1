//! The moderator's desk: the decision on what was reported, and on what is contested.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, FormerWording, ModeratedContent, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary, radios, select, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::report::extract;
use super::{DESK, chars, find_kind, group_of, reason_words, target_of};
use crate::actions::{DecideAppeal, Moderate};
use crate::model::{AppealOutcome, Decision, DecisionId, Reason, Report, Target, WORDS_CHARS_MAX};
use crate::{rights, store};

#[derive(Clone, Default, Deserialize)]
pub(super) struct Decided {
    request_id: Uuid,
    #[serde(default)]
    decision: String,
    #[serde(default)]
    motif: String,
    #[serde(default)]
    pourquoi: String,
}

async fn must_moderate(visit: &Visit, about: &ModeratedContent) -> Result<(), Fault> {
    if visit.may(&rights::DECIDE, Scope::group(group_of(about))).await? {
        return Ok(());
    }
    Err(Fault::Forbidden {
        right: rights::DECIDE.code,
    })
}

pub(super) async fn show(visit: Visit, Path((kind, id)): Path<(String, Uuid)>) -> Answer {
    let target = target_of(&kind, id);
    let about = super::read(&visit, &target).await?;
    must_moderate(&visit, &about).await?;
    let page = page(
        &visit,
        &target,
        &about,
        &Decided::default(),
        &FormErrors::default(),
    )
    .await?;
    visit.page(page)
}

pub(super) async fn decide(
    visit: Visit,
    Path((kind, id)): Path<(String, Uuid)>,
    Posted(typed): Posted<Decided>,
) -> Answer {
    let target = target_of(&kind, id);
    let about = super::read(&visit, &target).await?;
    must_moderate(&visit, &about).await?;
    let deed = Moderate {
        target: target.clone(),
        is_removal: yes_or_no(&typed.decision, "retirer", "garder"),
        reason: Reason::parse(&typed.motif),
        words: typed.pourquoi.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(DESK, "moderation-moderated"),
        Err(fault) => {
            let errors = visit.refusal_of_form("decision", fault)?;
            let page = page(&visit, &target, &about, &typed, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// What was chosen between two words; none when neither was.
fn yes_or_no(chosen: &str, yes: &str, no: &str) -> Option<bool> {
    if chosen == yes {
        Some(true)
    } else if chosen == no {
        Some(false)
    } else {
        None
    }
}

async fn page(
    visit: &Visit,
    target: &Target,
    about: &ModeratedContent,
    typed: &Decided,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let reports = store::open_reports(&mut sql, body, target).await?;
    let latest = store::latest_of(&mut sql, body, target).await?;
    let main = html! {
        (error_summary(errors, words))
        (whole(visit, about, target).await?)
        p { a href=(about.path) { (t!(words, "moderation-back-to-content")) } }
        (reported(visit, &reports))
        @if let Some(decision) = &latest { (decided(visit, decision)) }
        @if about.is_shown {
            section {
                h2 { (t!(words, "moderation-decide-title")) }
                (decision_form(visit, target, !reports.is_empty(), typed, errors))
            }
        } @else if latest.is_none() {
            (notice(Tone::Info, &html! { p { (t!(words, "moderation-refused-gone")) } }))
        }
    };
    Ok(Page::new(t!(words, "moderation-moderate-title"), main)
        .under(t!(words, "moderation-queue-title"), DESK)
        .refused(errors)
        .not_indexed())
}

/// What readers see or saw of it, what it said before included: an offence edited away is still there to read.
async fn whole(visit: &Visit, about: &ModeratedContent, target: &Target) -> Result<Markup, Fault> {
    let former = match find_kind(visit, target)?.former {
        Some(former) => former(&mut visit.sql(), visit.body.id, target.id).await?,
        None => Vec::new(),
    };
    Ok(html! {
        (extract(visit, about))
        @if !former.is_empty() {
            section {
                h2 { (t!(visit.words, "moderation-former-title", n = former.len())) }
                @if about.is_shown { p { (t!(visit.words, "moderation-former-what")) } }
                @for wording in &former { (former_card(visit, wording)) }
            }
        }
    })
}

fn former_card(visit: &Visit, wording: &FormerWording) -> Markup {
    html! {
        article.card {
            h3 { (t!(visit.words, "moderation-version", n = wording.version, at = visit.at(wording.written_at))) }
            @if !wording.title.is_empty() { p { strong { (wording.title) } } }
            @if !wording.details.is_empty() {
                ul.details { @for detail in &wording.details { li { (detail) } } }
            }
            (visit.words.markdown(&wording.text))
        }
    }
}

/// What was reported, without who reported.
fn reported(visit: &Visit, reports: &[Report]) -> Markup {
    let words = visit.words;
    html! {
        section {
            h2 { (t!(words, "moderation-queue-reports", n = reports.len())) }
            @for report in reports {
                article.card {
                    h3 { (reason_words(visit, report.reason)) }
                    ul.details { li { (visit.at(report.reported_at)) } }
                    @if !report.words.is_empty() { p { (report.words) } }
                }
            }
        }
    }
}

/// The last decision, and what came of it.
fn decided(visit: &Visit, decision: &Decision) -> Markup {
    let words = visit.words;
    html! {
        section {
            h2 { (t!(words, "moderation-decided-title")) }
            p {
                @if decision.is_removal {
                    (t!(words, "moderation-stub-removed", kind = &decision.target_type,
                        date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason)))
                } @else {
                    (t!(words, "moderation-kept-on", date = visit.on(decision.decided_at)))
                }
            }
            @if !decision.words.is_empty() { p { (decision.words) } }
            @if decision.appeal_outcome != AppealOutcome::None {
                p {
                    (words.say(&format!("moderation-appeal-{}", decision.appeal_outcome.as_str()))) " "
                    a href={ (DESK) "/recours/" (decision.id) } { (t!(words, "moderation-appeal-read")) }
                }
            }
        }
    }
}

fn decision_form(
    visit: &Visit,
    target: &Target,
    is_reported: bool,
    typed: &Decided,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let mut choices = radios(words, t!(words, "moderation-decision"), "decision").errors(errors);
    if is_reported {
        choices = choices.choice("garder", t!(words, "moderation-decision-keep"));
    }
    choices = choices.choice("retirer", t!(words, "moderation-decision-remove"));
    let mut reasons = select(words, t!(words, "moderation-decision-reason"), "motif")
        .hint(t!(words, "moderation-decision-reason-hint"))
        .errors(errors)
        .optional();
    for reason in Reason::ALL {
        reasons = reasons.choice(reason.as_str(), reason_words(visit, *reason));
    }
    Form::post(words, format!("{DESK}/{}", target.slug()), visit.request_id()).content(html! {
        (choices.chosen(&typed.decision))
        (reasons.chosen(&typed.motif))
        (textarea(words, t!(words, "moderation-decision-words"), "pourquoi")
            .hint(t!(words, "moderation-decision-words-hint")).rows(4)
            .max_length(chars(WORDS_CHARS_MAX)).value(&typed.pourquoi).errors(errors).optional())
        (button(t!(words, "moderation-decision-button")))
    })
}

pub(super) async fn show_appeal(visit: Visit, Path(id): Path<DecisionId>) -> Answer {
    let (decision, about) = contested(&visit, id).await?;
    let (typed, errors) = (Decided::default(), FormErrors::default());
    visit.page(appeal_page(&visit, &decision, &about, &typed, &errors).await?)
}

pub(super) async fn decide_appeal(
    visit: Visit,
    Path(id): Path<DecisionId>,
    Posted(typed): Posted<Decided>,
) -> Answer {
    let (decision, about) = contested(&visit, id).await?;
    let deed = DecideAppeal {
        decision: id,
        is_overturned: yes_or_no(&typed.decision, "remettre", "confirmer"),
        words: typed.pourquoi.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(DESK, "moderation-appeal-decided"),
        Err(fault) => {
            let errors = visit.refusal_of_form("decision", fault)?;
            visit.refused_page(appeal_page(&visit, &decision, &about, &typed, &errors).await?)
        }
    }
}

async fn contested(visit: &Visit, id: DecisionId) -> Result<(Decision, ModeratedContent), Fault> {
    let decision = store::find_decision(&mut visit.sql(), visit.body.id, id)
        .await?
        .filter(|decision| decision.appeal_outcome != AppealOutcome::None)
        .ok_or(Fault::NotFound("decision"))?;
    let about = super::read(visit, &decision.target()).await?;
    must_moderate(visit, &about).await?;
    Ok((decision, about))
}

async fn appeal_page(
    visit: &Visit,
    decision: &Decision,
    about: &ModeratedContent,
    typed: &Decided,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let own = visit.signed_in.as_ref().map(|person| person.person);
    let is_other = own != Some(decision.moderator_id) && own != Some(about.author);
    let choices = radios(words, t!(words, "moderation-decision"), "decision")
        .errors(errors)
        .choice("confirmer", t!(words, "moderation-appeal-keep-removed"))
        .choice("remettre", t!(words, "moderation-appeal-put-back"));
    let form = Form::post(
        words,
        format!("{DESK}/recours/{}", decision.id),
        visit.request_id(),
    );
    let main = html! {
        (error_summary(errors, words))
        (whole(visit, about, &decision.target()).await?)
        p { (t!(words, "moderation-stub-removed", kind = &decision.target_type,
            date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason))) }
        p { (decision.words) }
        section {
            h2 { (t!(words, "moderation-appeal-heading")) }
            p { (decision.appeal) }
        }
        @if decision.appeal_outcome != AppealOutcome::Waiting {
            (notice(Tone::Info, &html! {
                p { (words.say(&format!("moderation-appeal-{}", decision.appeal_outcome.as_str()))) }
                p { (decision.appeal_words) }
            }))
        } @else if is_other {
            (form.content(html! {
                (choices.chosen(&typed.decision))
                (textarea(words, t!(words, "moderation-decision-words"), "pourquoi").rows(4)
                    .max_length(chars(WORDS_CHARS_MAX)).value(&typed.pourquoi).errors(errors))
                (button(t!(words, "moderation-decision-button")))
            }))
        } @else {
            (notice(Tone::Warning, &html! { p { (t!(words, "moderation-refused-same-moderator")) } }))
        }
    };
    Ok(Page::new(t!(words, "moderation-appeal-title-moderator"), main)
        .under(t!(words, "moderation-queue-title"), DESK)
        .refused(errors)
        .not_indexed())
}
