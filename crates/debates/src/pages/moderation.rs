//! The moderator's desk: the decision on what was reported, and on what is contested.

use axum::extract::Path;
use db::Uuid;
use groups::GroupId;
use kernel::{Fault, PersonId, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary, radios, select, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::contribution::{former, reason_words};
use super::report::extract;
use super::{MENU, chars, target_of};
use crate::actions::{DecideAppeal, Moderate};
use crate::model::{
    AppealOutcome, Decision, DecisionId, Reason, Report, State, Target, TargetKind, WORDS_CHARS_MAX,
};
use crate::rights;
use crate::store::{comments, consultations, contributions, moderation};

pub(super) const DESK: &str = "/moderation";

/// What is reported or decided upon, as it stands.
pub(super) struct Subject {
    /// Empty for a comment
    pub(super) title: String,
    pub(super) text: String,
    /// Its theme and its place, where it has them: free words too, that may be judged
    pub(super) details: Vec<String>,
    pub(super) state: State,
    pub(super) path: String,
    pub(super) author: PersonId,
    pub(super) group: GroupId,
}

impl Subject {
    pub(super) async fn read(visit: &Visit, target: Target) -> Result<Self, Fault> {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let (consultation, mut subject) = match target.kind {
            TargetKind::Contribution => {
                let found = contributions::find(&mut sql, body, target.id())
                    .await?
                    .ok_or(Fault::NotFound("contribution"))?;
                let path = found.path();
                (
                    found.consultation_id,
                    Self {
                        title: found.title,
                        text: found.text,
                        details: [found.theme, found.place]
                            .into_iter()
                            .filter(|detail| !detail.is_empty())
                            .collect(),
                        state: found.state,
                        path,
                        author: found.author_id,
                        group: GroupId::from_uuid(Uuid::nil()),
                    },
                )
            }
            TargetKind::Comment => {
                let found = comments::find(&mut sql, body, target.id())
                    .await?
                    .ok_or(Fault::NotFound("comment"))?;
                let path = found.path();
                (
                    found.consultation_id,
                    Self {
                        title: String::new(),
                        text: found.text,
                        details: Vec::new(),
                        state: found.state,
                        path,
                        author: found.author_id,
                        group: GroupId::from_uuid(Uuid::nil()),
                    },
                )
            }
        };
        let consultation = consultations::find(&mut sql, body, consultation)
            .await?
            .ok_or(Fault::NotFound("consultation"))?;
        subject.group = consultation.group_id;
        Ok(subject)
    }
}

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

async fn must_moderate(visit: &Visit, about: &Subject) -> Result<(), Fault> {
    if visit.may(&rights::MODERATE, Scope::group(about.group)).await? {
        return Ok(());
    }
    Err(Fault::Forbidden {
        right: rights::MODERATE.code,
    })
}

pub(super) async fn show(visit: Visit, Path((kind, id)): Path<(String, Uuid)>) -> Answer {
    let target = target_of(&kind, id)?;
    let about = Subject::read(&visit, target).await?;
    must_moderate(&visit, &about).await?;
    let page = page(
        &visit,
        target,
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
    let target = target_of(&kind, id)?;
    let about = Subject::read(&visit, target).await?;
    must_moderate(&visit, &about).await?;
    let deed = Moderate {
        target,
        is_removal: yes_or_no(&typed.decision, "retirer", "garder"),
        reason: Reason::parse(&typed.motif),
        words: typed.pourquoi.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(_) => visit.done(DESK, "debates-moderated"),
        Err(fault) => {
            let errors = visit.refusal_of_form("decision", fault)?;
            let page = page(&visit, target, &about, &typed, &errors).await?;
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
    target: Target,
    about: &Subject,
    typed: &Decided,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let reports = moderation::open_reports(&mut sql, body, target).await?;
    let latest = moderation::latest_of(&mut sql, body, target).await?;
    let main = html! {
        (error_summary(errors, words))
        (whole(visit, about, target).await?)
        p { a href=(about.path) { (t!(words, "debates-back-to-content")) } }
        (reported(visit, &reports))
        @if let Some(decision) = &latest { (decided(visit, decision)) }
        @if about.state == State::Published {
            section {
                h2 { (t!(words, "debates-decide-title")) }
                (decision_form(visit, target, !reports.is_empty(), typed, errors))
            }
        } @else if latest.is_none() {
            (notice(Tone::Info, &html! { p { (t!(words, "debates-refused-gone")) } }))
        }
    };
    Ok(Page::new(t!(words, "debates-moderate-title"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .under(t!(words, "debates-queue-title"), DESK)
        .active(MENU)
        .refused(errors)
        .not_indexed())
}

/// What readers see or saw of it, what it said before included: an offence edited away is still there to read.
async fn whole(visit: &Visit, about: &Subject, target: Target) -> Result<Markup, Fault> {
    let versions = match target.kind {
        TargetKind::Contribution => {
            contributions::versions(&mut visit.sql(), visit.body.id, target.id()).await?
        }
        TargetKind::Comment => Vec::new(),
    };
    Ok(html! {
        (extract(visit.words, about))
        @if !versions.is_empty() {
            section {
                h2 { (t!(visit.words, "debates-former-title", n = versions.len())) }
                @if about.state == State::Published { p { (t!(visit.words, "debates-former-what")) } }
                (former(visit, &versions))
            }
        }
    })
}

/// What was reported, without who reported.
fn reported(visit: &Visit, reports: &[Report]) -> Markup {
    let words = visit.words;
    html! {
        section {
            h2 { (t!(words, "debates-queue-reports", n = reports.len())) }
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
            h2 { (t!(words, "debates-decided-title")) }
            p {
                @if decision.is_removal {
                    (t!(words, "debates-stub-removed",
                        date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason)))
                } @else {
                    (t!(words, "debates-kept-on", date = visit.on(decision.decided_at)))
                }
            }
            @if !decision.words.is_empty() { p { (decision.words) } }
            @if decision.appeal_outcome != AppealOutcome::None {
                p {
                    (words.say(&format!("debates-appeal-{}", decision.appeal_outcome.as_str()))) " "
                    a href={ (DESK) "/recours/" (decision.id) } { (t!(words, "debates-appeal-read")) }
                }
            }
        }
    }
}

fn decision_form(
    visit: &Visit,
    target: Target,
    is_reported: bool,
    typed: &Decided,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let mut choices = radios(words, t!(words, "debates-decision"), "decision").errors(errors);
    if is_reported {
        choices = choices.choice("garder", t!(words, "debates-decision-keep"));
    }
    choices = choices.choice("retirer", t!(words, "debates-decision-remove"));
    let mut reasons = select(words, t!(words, "debates-decision-reason"), "motif")
        .hint(t!(words, "debates-decision-reason-hint"))
        .errors(errors)
        .optional();
    for reason in Reason::ALL {
        reasons = reasons.choice(reason.as_str(), reason_words(visit, *reason));
    }
    Form::post(words, format!("{DESK}/{}", target.slug()), visit.request_id()).content(html! {
        (choices.chosen(&typed.decision))
        (reasons.chosen(&typed.motif))
        (textarea(words, t!(words, "debates-decision-words"), "pourquoi")
            .hint(t!(words, "debates-decision-words-hint")).rows(4)
            .max_length(chars(WORDS_CHARS_MAX)).value(&typed.pourquoi).errors(errors).optional())
        (button(t!(words, "debates-decision-button")))
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
        Ok(()) => visit.done(DESK, "debates-appeal-decided"),
        Err(fault) => {
            let errors = visit.refusal_of_form("decision", fault)?;
            visit.refused_page(appeal_page(&visit, &decision, &about, &typed, &errors).await?)
        }
    }
}

async fn contested(visit: &Visit, id: DecisionId) -> Result<(Decision, Subject), Fault> {
    let decision = moderation::find_decision(&mut visit.sql(), visit.body.id, id)
        .await?
        .filter(|decision| decision.appeal_outcome != AppealOutcome::None)
        .ok_or(Fault::NotFound("decision"))?;
    let about = Subject::read(visit, decision.target()).await?;
    must_moderate(visit, &about).await?;
    Ok((decision, about))
}

async fn appeal_page(
    visit: &Visit,
    decision: &Decision,
    about: &Subject,
    typed: &Decided,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let own = visit.signed_in.as_ref().map(|person| person.person);
    let is_other = own != Some(decision.moderator_id) && own != Some(about.author);
    let choices = radios(words, t!(words, "debates-decision"), "decision")
        .errors(errors)
        .choice("confirmer", t!(words, "debates-appeal-keep-removed"))
        .choice("remettre", t!(words, "debates-appeal-put-back"));
    let form = Form::post(
        words,
        format!("{DESK}/recours/{}", decision.id),
        visit.request_id(),
    );
    let main = html! {
        (error_summary(errors, words))
        (whole(visit, about, decision.target()).await?)
        p { (t!(words, "debates-stub-removed",
            date = visit.on(decision.decided_at), reason = reason_words(visit, decision.reason))) }
        p { (decision.words) }
        section {
            h2 { (t!(words, "debates-appeal-heading")) }
            p { (decision.appeal) }
        }
        @if decision.appeal_outcome != AppealOutcome::Waiting {
            (notice(Tone::Info, &html! {
                p { (words.say(&format!("debates-appeal-{}", decision.appeal_outcome.as_str()))) }
                p { (decision.appeal_words) }
            }))
        } @else if is_other {
            (form.content(html! {
                (choices.chosen(&typed.decision))
                (textarea(words, t!(words, "debates-decision-words"), "pourquoi").rows(4)
                    .max_length(chars(WORDS_CHARS_MAX)).value(&typed.pourquoi).errors(errors))
                (button(t!(words, "debates-decision-button")))
            }))
        } @else {
            (notice(Tone::Warning, &html! { p { (t!(words, "debates-refused-same-moderator")) } }))
        }
    };
    Ok(Page::new(t!(words, "debates-appeal-title-moderator"), main)
        .under(t!(words, "debates-navigation"), MENU)
        .under(t!(words, "debates-queue-title"), DESK)
        .active(MENU)
        .refused(errors)
        .not_indexed())
}
