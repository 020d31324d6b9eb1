//! Reading parcours: where each stands, what is open, what is missing, what happened.

use std::collections::BTreeMap;

use axum::extract::Path;
use kernel::steps::{Fact, StepReport};
use kernel::{Fault, JournalLine, Scope, Subject};
use maud::{Markup, html};
use ui::components::{self, Tone, card, list_empty, pagination, status, steps_line, why};
use ui::forms::{Form, button, confirm_details, hidden};
use ui::offers::offers_of;
use ui::panels::panels_of;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Visit, Words, t};

use super::abandon;
use super::preparing::{planned_dates, remarks, shown_remarks};
use crate::actions::ADVANCE;
use crate::engine::{ParcoursState, StepState};
use crate::model::{Ending, Line, ParcoursId, StepRow, Whole};
use crate::store::endings;
use crate::template::{Template, TemplateStep};

pub(super) fn list(
    visit: &Visit,
    state: ParcoursState,
    lines: &[Line],
    page: u32,
    pages: u32,
    prepares: bool,
) -> Markup {
    let words = visit.words;
    let other = |key: &str, state: ParcoursState| html! { a href={ "/parcours?etat=" (state.as_str()) } { (words.say(key)) } };
    html! {
        @if prepares {
            p { a.button href="/parcours/nouveau" { (t!(words, "parcours-new")) } " " (other("parcours-drafts", ParcoursState::Draft))
                " " a href="/parcours/modeles" { (t!(words, "parcours-templates")) } }
        }
        h2 { (words.say(&format!("parcours-state-{}", state.as_str()))) }
        @if lines.is_empty() {
            @let empty = match state {
                ParcoursState::Running => "parcours-none-running",
                ParcoursState::Draft => "parcours-none-draft",
                ParcoursState::Finished => "parcours-none-finished",
                ParcoursState::Abandoned => "parcours-none-abandoned",
            };
            (list_empty(&words.say(empty), None))
        }
        div.cards { @for line in lines { (line_card(visit, line)) } }
        (pagination(words, page, pages, |page| format!("/parcours?etat={}&page={page}", state.as_str())))
        p {
            @if state == ParcoursState::Running { (other("parcours-see-finished", ParcoursState::Finished)) }
            @else { (other("parcours-see-running", ParcoursState::Running)) }
        }
    }
}

fn line_card(visit: &Visit, line: &Line) -> Markup {
    let words = visit.words;
    let detail = match (line.state, line.closes_at) {
        (ParcoursState::Running, Some(until)) => t!(words, "parcours-until", until = visit.on(until)),
        (ParcoursState::Running, None) => t!(words, "parcours-state-en-cours"),
        (ParcoursState::Finished, _) => t!(words, "parcours-line-finished"),
        (ParcoursState::Abandoned, _) => t!(words, "parcours-line-abandoned"),
        (ParcoursState::Draft, _) => t!(words, "parcours-line-draft"),
    };
    html! { (card(&line.title).titled_by_its_author(words).href(format!("/parcours/{}", line.id)).status(state_mark(visit, line.state)).detail(html! { (detail) }).under_h2()) }
}

fn state_mark(visit: &Visit, state: ParcoursState) -> Markup {
    let tone = match state {
        ParcoursState::Draft | ParcoursState::Abandoned => Tone::Neutral,
        ParcoursState::Running => Tone::Info,
        ParcoursState::Finished => Tone::Good,
    };
    status(
        &visit.words.say(&format!("parcours-state-{}", state.as_str())),
        tone,
    )
}

pub(super) async fn show(visit: Visit, Path(id): Path<ParcoursId>) -> Answer {
    let whole = crate::whole(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("parcours"))?;
    let advances = visit
        .may(&ADVANCE, Scope::group(whole.parcours.groupe_id))
        .await?;
    if whole.parcours.state == ParcoursState::Draft && !advances {
        return Err(Fault::NotFound("parcours").into());
    }
    let group = groups::find(&mut visit.sql(), visit.body.id, whole.parcours.groupe_id)
        .await?
        .ok_or(Fault::NotFound("group"))?;
    let reports = reports(&visit, &whole).await?;
    let endings = endings::list(&mut visit.sql(), visit.body.id, id).await?;
    let words = visit.words;
    let timeline = timeline_of(&visit, &whole.parcours.subject().reference, &|line| {
        step_of(words, &whole.template, line).or_else(|| reason_of(&endings, line))
    })
    .await?;
    let main = html! {
        p { (state_mark(&visit, whole.parcours.state)) }
        @if whole.parcours.state != ParcoursState::Draft { (offers_of(&visit, &whole.parcours.subject()).await?) }
        (abandon::first(&visit, &whole, &endings, &reports, advances))
        (steps_line(words, &steps(&visit, &whole)))
        (components::definition_list(&[
            (t!(words, "parcours-group"), html! { a href={ "/groupes/" (group.slug) } { (group.name) } }),
            (t!(words, "parcours-template"), html! { (whole.template.title) " – " (whole.template.summary) }),
        ]))
        @if whole.parcours.state == ParcoursState::Draft { (draft_panel(&visit, &whole).await?) }
        // What is asked of a decision is read before what decides.
        @if whole.parcours.state != ParcoursState::Draft { (panels_of(&visit, &whole.parcours.subject()).await?) }
        @if !reports.is_empty() {
            h2 { (t!(words, "parcours-now")) }
            @for (step, row) in whole.template.steps.iter().zip(&whole.steps) {
                @if let (StepState::Open, Some(report)) = (row.state, reports.get(&step.name)) {
                    (open_step(&visit, id, step, row, report, advances))
                }
            }
        }
        (gathered(&visit, &whole).await?)
        @if advances && whole.parcours.state == ParcoursState::Running && abandon::hopeless(&reports).is_none() {
            (abandon::last(&visit, id, &reports))
        }
        h2 { (t!(words, "parcours-timeline")) }
        (timeline)
    };
    visit.page(
        Page::new(whole.parcours.title.clone(), main)
            .titled_by_its_author()
            .active("/parcours")
            .under(t!(words, "parcours-title"), "/parcours"),
    )
}

/// What the open steps can tell; nothing once the parcours asks for nothing any more.
pub(super) async fn reports(visit: &Visit, whole: &Whole) -> Result<BTreeMap<String, StepReport>, Fault> {
    let mut reports = BTreeMap::new();
    if whole.parcours.state != ParcoursState::Running {
        return Ok(reports);
    }
    for row in whole.steps.iter().filter(|row| row.state == StepState::Open) {
        let (mut sql, body) = (visit.sql(), visit.body.id);
        let report = crate::report_of(&visit.house, &mut sql, body, whole, &row.name).await?;
        reports.insert(row.name.clone(), report);
    }
    Ok(reports)
}

fn steps(visit: &Visit, whole: &Whole) -> Vec<components::Step> {
    let words = visit.words;
    let is_abandoned = whole.parcours.state == ParcoursState::Abandoned;
    let one = |(step, row): (&TemplateStep, &StepRow)| {
        let dates = match (row.opened_at, row.closed_at) {
            (Some(_), Some(closed)) => t!(words, "parcours-dates-closed", at = visit.on(closed)),
            (Some(opened), None) if is_abandoned => {
                t!(words, "parcours-dates-left", from = visit.on(opened))
            }
            (None, _) if is_abandoned => String::new(),
            (Some(opened), None) => t!(
                words,
                "parcours-dates",
                from = visit.on(opened),
                until = visit.on(row.closes_at)
            ),
            _ => planned_dates(visit, row),
        };
        components::Step {
            label: step.label.clone(),
            href: (row.state == StepState::Open && !is_abandoned).then(|| format!("#etape-{}", step.name)),
            dates: Some(dates).filter(|dates| !dates.is_empty()),
            state: match row.state {
                StepState::Waiting if is_abandoned => components::StepState::Skipped,
                StepState::Open if is_abandoned => components::StepState::Left,
                StepState::Waiting => components::StepState::Next,
                StepState::Open => components::StepState::Current,
                StepState::Closed => components::StepState::Done,
            },
        }
    };
    whole.template.steps.iter().zip(&whole.steps).map(one).collect()
}

/// What may be done with a parcours in preparation, and what the law says of its calendar.
async fn draft_panel(visit: &Visit, whole: &Whole) -> Result<Markup, Fault> {
    let words = visit.words;
    let id = whole.parcours.id;
    let remarks = remarks(
        visit,
        &whole.template,
        &whole.steps,
        Some(whole.parcours.groupe_id),
    )
    .await?;
    let start = Form::post(words, format!("/parcours/{id}/demarrer"), visit.request_id())
        .content(html! { (button(t!(words, "parcours-start"))) });
    let delete = Form::post(words, format!("/parcours/{id}/supprimer"), visit.request_id())
        .content(html! { (button(t!(words, "parcours-draft-delete")).danger()) });
    Ok(html! {
        (shown_remarks(visit, &remarks).await?)
        (confirm_details(&t!(words, "parcours-start"), &t!(words, "parcours-start-what"), &start))
        p { a.button.button-quiet href={ "/parcours/" (id) "/modifier" } { (t!(words, "parcours-draft-change")) } }
        (confirm_details(&t!(words, "parcours-draft-delete"), &t!(words, "parcours-draft-delete-what"), &delete))
    })
}

fn open_step(
    visit: &Visit,
    id: ParcoursId,
    step: &TemplateStep,
    row: &StepRow,
    report: &StepReport,
    advances: bool,
) -> Markup {
    let words = visit.words;
    let missing: Vec<&Fact> = step
        .closes_when
        .iter()
        .filter_map(|name| report.facts.get(name))
        .filter(|fact| !fact.holds)
        .collect();
    let is_overdue = row.closes_at < visit.now();
    html! {
        section.card id={ "etape-" (step.name) } {
            h3 { (step.label) }
            p { (t!(words, "parcours-until", until = visit.at(row.closes_at))) }
            @if let Some(summary) = &report.summary { p { (visit.say(summary)) } }
            @if !report.links.is_empty() {
                ul.links { @for link in &report.links { li { a href=(link.path) { (visit.say(&link.sentence)) } } } }
            }
            @if let Some(sentence) = report.hopeless.as_ref().filter(|_| !missing.is_empty()) { p.waiting { (visit.say(sentence)) } }
            @else { @for fact in &missing {
                @let reason = visit.with_article(&fact.otherwise, fact.article.as_deref());
                @let key = if is_overdue { "parcours-overdue" } else { "parcours-waiting-for" };
                p.waiting { (words.say_with(key, &[("reason", ui::words::Value::from(reason.as_str()))])) }
            } }
            @if is_overdue && missing.is_empty() { p.waiting { (t!(words, "parcours-overdue-ready")) } }
            @if advances && missing.is_empty() {
                (confirm_details(
                    &t!(words, "parcours-close-step"),
                    &t!(words, "parcours-close-step-what"),
                    &Form::post(words, format!("/parcours/{id}/clore"), visit.request_id()).content(html! {
                        (hidden("step", &step.name))
                        (button(t!(words, "parcours-close-step")))
                    }),
                ))
            }
            (why(words, &html! { (t!(words, "parcours-why-closing")) }, None))
        }
    }
}

async fn gathered(visit: &Visit, whole: &Whole) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut items: Vec<(String, Subject)> = Vec::new();
    for (role, reference) in &whole.subjects {
        if let Some(subject) = Subject::find(&mut visit.sql(), visit.body.id, reference).await? {
            // By its role, or by what it is where each step has a role of its own.
            let keys = [role, &reference.kind].map(|name| format!("parcours-subject-{name}"));
            let known = keys.iter().find(|key| words.knows(key));
            items.push((known.map_or_else(|| role.clone(), |key| words.say(key)), subject));
        }
    }
    Ok(html! {
        @if !items.is_empty() {
            h2 { (t!(words, "parcours-subjects")) }
            ul.links { @for (role, subject) in &items { li { (t!(words, "label-before", label = role)) " " a href=(subject.path) lang=[words.content_language()] { (subject.title) } } } }
        }
    })
}

/// The reason of the ending a journal line speaks of.
fn reason_of(endings: &[Ending], line: &JournalLine) -> Option<Markup> {
    let id = line.payload["ending"].as_str()?;
    let ending = endings.iter().find(|ending| ending.id.to_string() == id)?;
    Some(abandon::reason(ending))
}

/// The label of the step a journal line speaks of.
fn step_of(words: Words, template: &Template, line: &JournalLine) -> Option<Markup> {
    let position = template.position(line.payload["step"].as_str()?)?;
    Some(html! { (t!(words, "parcours-step-label", label = &template.steps[position].label)) })
}
