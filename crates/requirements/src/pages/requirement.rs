//! One requirement: its words, where they stand today, and every project.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::{Fault, Scope, Subject, SubjectRef};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, list_empty, notice, pagination, status, table};
use ui::download::attached;
use ui::forms::{Form, FormErrors, button, error_summary};
use ui::layout::FeedLink;
use ui::offers::offers_of;
use ui::paging::{page_and_offset, pages_of};
use ui::spreadsheet::Csv;
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::{
    MENU, choose, counts_words, find, passages_of, project_of, proof, quoted, standing_status, text_title,
};
use crate::actions::AttachProject;
use crate::document::Table;
use crate::model::{
    Conclusion, Counts, Examination, ExaminationId, PROJECTS_MAX, Passage, Requirement, RequirementId,
    Standing,
};
use crate::panels::{ending_words, may_attach, standing_words};
use crate::rights;
use crate::store::examinations;

/// Projects on a page.
const PAGE_SIZE: i64 = 50;
/// Projects of a file, and of the form that ties one.
const FILE_MAX: i64 = 10_000;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    etat: String,
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Path(id): Path<RequirementId>, Query(asked): Query<Asked>) -> Answer {
    let requirement = find(&visit, id).await?;
    let page = page(&visit, &requirement, &asked, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn back(Path(id): Path<RequirementId>) -> Answer {
    Ok(Redirect::to(&format!("/exigences/{id}")).into_response())
}

#[derive(Deserialize)]
pub(super) struct AttachForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    projet: String,
}

pub(super) async fn attach(
    visit: Visit,
    Path(id): Path<RequirementId>,
    Posted(form): Posted<AttachForm>,
) -> Answer {
    let requirement = find(&visit, id).await?;
    let outcome = match read_project(&form.projet) {
        Some(project) => {
            let deed = AttachProject {
                requirement: id,
                project,
            };
            visit.act(form.request_id, &deed).await
        }
        None => Err(Fault::field("projet", "requirements-project-empty")),
    };
    match outcome {
        Ok(_) => visit.done(&requirement.path(), "requirements-attached"),
        Err(fault) => {
            let errors = visit.refusal_of_form("projet", fault)?;
            let page = page(&visit, &requirement, &Asked::default(), &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// `parcours:018f…`
fn read_project(written: &str) -> Option<SubjectRef> {
    let (kind, id) = written.split_once(':')?;
    Some(SubjectRef {
        kind: kind.to_owned(),
        id: Uuid::parse_str(id).ok()?,
    })
}

async fn page(
    visit: &Visit,
    requirement: &Requirement,
    asked: &Asked,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let passages = passages_of(visit, requirement.id).await?;
    let counts = examinations::counts_of(&mut sql, body, requirement.id).await?;
    let may_mark = visit
        .may(&rights::MARK, Scope::group(requirement.group_id))
        .await?;
    let main = html! {
        (error_summary(errors, words))
        (offers_of(visit, &requirement.subject()).await?)
        @if let Some(passage) = passages.last() {
            (quoted(visit, passage, &text_title(visit, passage).await?))
            (today(visit, requirement, passage).await?)
        }
        (facts(visit, requirement, passages.last()).await?)
        section aria-labelledby="projets" {
            h2 #projets { (t!(words, "requirements-projects")) }
            (projects(visit, requirement, counts, asked).await?)
            @if requirement.ended_at.is_none() { (attaching(visit, requirement, errors).await?) }
        }
        @if passages.len() > 1 { (former(visit, &passages).await?) }
        @if may_mark {
            p {
                a href={ (requirement.path()) "/modifier" } { (t!(words, "requirements-change")) }
                @if requirement.ended_at.is_none() {
                    " · " a href={ (requirement.path()) "/passage" } { (t!(words, "requirements-passage-title")) }
                }
            }
        }
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "requirements-history")) }
            (timeline_of(visit, &requirement.reference(), &|_| None).await?)
        }
    };
    let heading = html! {
        (requirement.title)
        @if requirement.ended_at.is_some() {
            " " (status(&t!(words, "requirements-passage-was-repealed"), Tone::Neutral))
        }
    };
    Ok(Page::new(&requirement.title, main)
        .heading(heading)
        .active(MENU)
        .under(t!(words, "requirements-title"), MENU)
        .feed(FeedLink::atom(
            requirement.title.clone(),
            format!("/exigences.atom?exigence={}", requirement.id),
        ))
        .refused(errors))
}

/// Whether the words still stand: repealed, or said otherwise by a text of the same title adopted since.
async fn today(visit: &Visit, requirement: &Requirement, passage: &Passage) -> Result<Markup, Fault> {
    let words = visit.words;
    if let Some(at) = requirement.ended_at {
        return Ok(notice(
            Tone::Warning,
            &html! {
                p { (t!(words, "requirements-repealed-on", day = visit.on(at))) }
                @if !passage.note.is_empty() { p { (passage.note) } }
            },
        ));
    }
    let mut sql = visit.sql();
    let Some(text) = texts::find(&mut sql, visit.body.id, passage.text_id).await? else {
        return Ok(html! {});
    };
    let Some(newer) = texts::successor(&mut sql, visit.body.id, &text).await? else {
        return Ok(html! {});
    };
    let key = match texts::passage(&newer.markdown, &passage.place) {
        Some(found) if found.words == passage.words => return Ok(html! {}),
        Some(_) => "requirements-newer-changes",
        None => "requirements-newer-lacks",
    };
    let day = newer.consolidated_at.map(|at| visit.on(at)).unwrap_or_default();
    let said = words.say_with(
        key,
        &[
            ("day", ui::words::Value::from(day.as_str())),
            ("place", ui::words::Value::from(passage.place_name.as_str())),
        ],
    );
    Ok(notice(
        Tone::Warning,
        &html! { p { (said) " " a href=(texts::text_path(newer.id)) { (newer.title) } } },
    ))
}

async fn facts(visit: &Visit, requirement: &Requirement, passage: Option<&Passage>) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut facts = Vec::new();
    if !requirement.theme.is_empty() {
        let address = format!("{MENU}?theme={}", ui::paging::query_value(&requirement.theme));
        facts.push((
            t!(words, "requirements-field-theme"),
            html! { a href=(address) { (requirement.theme) } },
        ));
    }
    let reach = words.say(&format!("requirements-reach-{}", requirement.reach.as_str()));
    facts.push((t!(words, "requirements-field-reach"), html! { (reach) }));
    if let Some(group) = groups::find(&mut visit.sql(), visit.body.id, requirement.group_id).await? {
        let link = html! { a href={ "/groupes/" (group.slug) } { (group.name) } };
        facts.push((t!(words, "requirements-fact-group"), link));
    }
    facts.push((
        t!(words, "requirements-fact-marked"),
        words.datetime_element(requirement.marked_at.timestamp(), &visit.body.zone()),
    ));
    if let Some(passage) = passage {
        let short: String = passage.text_commit.chars().take(12).collect();
        facts.push((
            t!(words, "requirements-fact-version"),
            html! { a href={ (texts::text_path(passage.text_id)) "/historique" } { code { (short) } } },
        ));
    }
    Ok(definition_list(&facts))
}

async fn projects(
    visit: &Visit,
    requirement: &Requirement,
    counts: Counts,
    asked: &Asked,
) -> Result<Markup, Fault> {
    let words = visit.words;
    if counts.all() == 0 {
        return Ok(list_empty(&t!(words, "requirements-no-project"), None));
    }
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let only = Standing::parse(&asked.etat);
    let pages = pages_of(only.map_or(counts.all(), |only| counts.of(only)), PAGE_SIZE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, PAGE_SIZE);
    let shown = examinations::list(&mut sql, body, requirement.id, only, PAGE_SIZE, offset).await?;
    let said = said_of(visit, requirement).await?;
    let mut lines = table(t!(
        words,
        "requirements-projects-caption",
        title = &requirement.title
    ))
    .column(t!(words, "requirements-column-project"))
    .column(t!(words, "requirements-column-standing"))
    .column(t!(words, "requirements-column-reason"))
    .column(t!(words, "requirements-column-date"));
    for examination in &shown {
        let project = project_of(visit, examination).await?;
        lines = lines.row(row(
            visit,
            examination,
            project.as_ref(),
            said.get(&examination.id),
        ));
    }
    let address = |etat: &str| format!("{}?etat={etat}", requirement.path());
    Ok(html! {
        p { (counts_words(words, counts)) }
        nav aria-label=(t!(words, "requirements-filter-standing")) {
            ul.details {
                li { a href=(requirement.path()) aria-current=[only.is_none().then_some("page")] {
                    (t!(words, "requirements-filter-all")) } }
                @for standing in Standing::ALL.iter().copied().filter(|standing| counts.of(*standing) > 0) {
                    li { a href=(address(standing.as_str())) aria-current=[(only == Some(standing)).then_some("page")] {
                        (words.say(standing_words(standing))) } }
                }
            }
        }
        (lines)
        (pagination(words, page, pages, |page| format!("{}&page={page}", address(&asked.etat))))
        p { a href={ (requirement.path()) "/projets.csv" } { (t!(words, "requirements-download")) } }
    })
}

async fn said_of(
    visit: &Visit,
    requirement: &Requirement,
) -> Result<BTreeMap<ExaminationId, Conclusion>, Fault> {
    let said = examinations::latest_of_requirement(&mut visit.sql(), visit.body.id, requirement.id, FILE_MAX)
        .await?;
    Ok(said.into_iter().map(|said| (said.examination_id, said)).collect())
}

fn row(
    visit: &Visit,
    examination: &Examination,
    project: Option<&Subject>,
    said: Option<&Conclusion>,
) -> [Markup; 4] {
    let words = visit.words;
    [
        html! {
            @match project {
                Some(project) => { a href=(project.path) { (project.title) } }
                None => (t!(words, "requirements-project-gone")),
            }
        },
        html! { a href=(examination.path()) { (standing_status(words, examination.standing)) } },
        html! {
            @if let Some(said) = said {
                @if !said.reason.is_empty() { (said.reason) " " }
                (proof(words, &said.proof_url))
            }
            @if said.is_none_or(|said| said.reason.is_empty() && said.proof_url.is_empty()) { "–" }
        },
        html! {
            @match examination.concluded_at {
                Some(at) => (visit.on(at)),
                None => (t!(words, "requirements-waits-since", day = visit.on(examination.attached_at))),
            }
        },
    ]
}

/// The form that ties a project, for whoever carries one that is not tied yet.
async fn attaching(visit: &Visit, requirement: &Requirement, errors: &FormErrors) -> Result<Markup, Fault> {
    if visit.signed_in.is_none() {
        return Ok(html! {});
    }
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let tied = examinations::list(&mut sql, body, requirement.id, None, FILE_MAX, 0).await?;
    let mut offered: Vec<Subject> = Vec::new();
    let running = parcours::running(&mut sql, body, PROJECTS_MAX).await?;
    for id in running {
        offered.extend(Subject::find(&mut sql, body, &SubjectRef::new("parcours", id)).await?);
    }
    offered.extend(Subject::latest(&mut sql, body, "plan", PROJECTS_MAX).await?);
    offered.retain(|subject| tied.iter().all(|tied| tied.project() != subject.reference));
    let mut allowed = Vec::new();
    for subject in offered {
        if may_attach(&visit.house, &mut sql, body, visit.actor, &subject.reference).await? {
            allowed.push(subject);
        }
    }
    if allowed.is_empty() {
        // What was refused leads there.
        return Ok(
            html! { @if !errors.is_empty() { p #projet { (t!(words, "requirements-attach-nothing")) } } },
        );
    }
    let choices = allowed.iter().map(|subject| {
        let value = format!("{}:{}", subject.reference.kind, subject.reference.id);
        (value, subject.title.as_str())
    });
    let address = format!("{}/projets", requirement.path());
    Ok(html! {
        details open[!errors.is_empty()] {
            summary { (t!(words, "requirements-attach")) }
            (Form::post(words, address, visit.request_id()).content(html! {
                (choose(visit, t!(words, "requirements-field-project"), "projet", choices, errors))
                (button(t!(words, "requirements-attach-button")))
            }))
        }
    })
}

/// The wordings it had before.
async fn former(visit: &Visit, passages: &[Passage]) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut shown = Vec::new();
    for passage in passages.iter().rev().filter(|passage| passage.until.is_some()) {
        shown.push((passage, text_title(visit, passage).await?));
    }
    Ok(html! {
        details {
            summary { (t!(words, "requirements-former", n = shown.len())) }
            @for (passage, title) in &shown {
                (quoted(visit, passage, title))
                p {
                    @if let Some(ending) = passage.ending { (words.say(ending_words(ending))) }
                    @if let Some(until) = passage.until { " – " (visit.on(until)) }
                    @if !passage.note.is_empty() { br; (passage.note) }
                }
            }
        }
    })
}

pub(super) async fn file(visit: Visit, Path(id): Path<RequirementId>) -> Answer {
    let requirement = find(&visit, id).await?;
    let said = said_of(&visit, &requirement).await?;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut table = Table::begin()?;
    for examination in examinations::list(&mut sql, body, id, None, FILE_MAX, 0).await? {
        let project = project_of(&visit, &examination).await?;
        table.add(
            &requirement,
            &examination,
            project.as_ref(),
            said.get(&examination.id),
        )?;
    }
    let name = format!("exigence-{}.csv", kernel::slug(&requirement.title));
    Ok(attached(&name, Csv::MEDIA_TYPE, table.finish()?))
}
