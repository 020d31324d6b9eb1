//! What requirements show on the pages of others: on a project's, what it has to examine; on an act's, how its project
//! answered; on a text's, what it asks.

use std::collections::BTreeMap;

use db::Sql;
use kernel::steps::{Fact, Guard};
use kernel::{
    Actor, BoxFuture, CollectiviteId, Fault, House, Panel, PanelLine, Scope, Sentence, Subject, SubjectRef,
};
use texts::{TextId, TextState};

use crate::model::{Examination, PROJECTS, Requirement, Standing, project_path};
use crate::rights;
use crate::store::{examinations, requirements};

/// Lines of a panel; the page of the project, or of the list, has them all.
const LINES_MAX: usize = 12;

/// A step that asks for it does not close while something is to be examined.
pub(crate) const EXAMINED: Guard = Guard {
    name: "requirements-examined",
    read: |sql, body, step| {
        Box::pin(async move {
            let project = SubjectRef {
                kind: "parcours".to_owned(),
                id: step.parcours,
            };
            let n = examinations::count_unexamined(sql, body, &project).await?;
            Ok(Fact {
                holds: n == 0,
                otherwise: Sentence::new("requirements-to-examine").with("n", n),
                article: None,
            })
        })
    },
};

pub(crate) fn panel<'a>(
    house: &'a House,
    body: CollectiviteId,
    actor: Actor,
    subject: &'a Subject,
) -> BoxFuture<'a, Result<Option<Panel>, Fault>> {
    Box::pin(async move {
        let reference = &subject.reference;
        match reference.kind.as_str() {
            kind if PROJECTS.contains(&kind) => of_project(house, body, actor, reference).await,
            "act" => {
                let mut sql = house.db.read();
                match parcours::of_subject(&mut sql, body, reference).await? {
                    Some(id) => of_project(house, body, actor, &SubjectRef::new("parcours", id)).await,
                    None => Ok(None),
                }
            }
            "text" => of_text(house, body, actor, reference).await,
            _ => Ok(None),
        }
    })
}

async fn of_project(
    house: &House,
    body: CollectiviteId,
    actor: Actor,
    project: &SubjectRef,
) -> Result<Option<Panel>, Fault> {
    let mut sql = house.db.read();
    let known = living(&mut sql, body, project).await?;
    let may_attach = may_attach(house, &mut sql, body, actor, project).await?
        && requirements::count(&mut sql, body, None).await? > 0;
    if known.is_empty() && !may_attach {
        return Ok(None);
    }
    let said: BTreeMap<_, _> = examinations::latest_of_project(&mut sql, body, project)
        .await?
        .into_iter()
        .map(|said| (said.examination_id, said.reason))
        .collect();
    let waiting = known
        .iter()
        .filter(|(examination, _)| examination.standing == Standing::Unexamined)
        .count();
    // What waits comes first.
    let mut ordered: Vec<&(Examination, Requirement)> = known.iter().collect();
    ordered.sort_by_key(|(examination, _)| examination.standing != Standing::Unexamined);
    let lines = ordered
        .into_iter()
        .take(LINES_MAX)
        .map(|(examination, requirement)| PanelLine {
            title: requirement.title.clone(),
            path: examination.path(),
            state: Some(Sentence::new(standing_words(examination.standing))),
            note: said
                .get(&examination.id)
                .map(|reason| short(reason))
                .unwrap_or_default(),
            waits: examination.standing == Standing::Unexamined,
        });
    let mut ways = Vec::new();
    if may_attach {
        ways.push((Sentence::new("requirements-attach-here"), project_path(project)));
    } else if known.len() > LINES_MAX {
        let all = Sentence::new("requirements-all-here").with("n", known.len());
        ways.push((all, project_path(project)));
    }
    Ok(Some(Panel {
        title: "requirements-panel-project",
        alert: (waiting > 0).then(|| Sentence::new("requirements-to-examine").with("n", waiting)),
        lines: lines.collect(),
        links: ways,
    }))
}

/// A project's examinations whose requirement still asks something, or was answered while it did.
pub(crate) async fn living(
    sql: &mut Sql,
    body: CollectiviteId,
    project: &SubjectRef,
) -> Result<Vec<(Examination, Requirement)>, Fault> {
    let examinations = examinations::of_project(sql, body, project).await?;
    if examinations.is_empty() {
        return Ok(Vec::new());
    }
    let mut known = Vec::with_capacity(examinations.len());
    for examination in examinations {
        let requirement = requirements::find(sql, body, examination.requirement_id).await?;
        let asks = |requirement: &Requirement| {
            requirement.ended_at.is_none() || examination.standing != Standing::Unexamined
        };
        if let Some(requirement) = requirement.filter(asks) {
            known.push((examination, requirement));
        }
    }
    Ok(known)
}

/// True when the reader may tie requirements to a project.
pub(crate) async fn may_attach(
    house: &House,
    sql: &mut Sql,
    body: CollectiviteId,
    actor: Actor,
    project: &SubjectRef,
) -> Result<bool, Fault> {
    if actor.person().is_none() {
        return Ok(false);
    }
    let Some(group) = crate::actions::group_of(house, sql, body, project).await? else {
        return Ok(false);
    };
    let now = house.clock.now();
    let qualities = house
        .qualities(sql, body, actor, Scope::group(group), now)
        .await?;
    Ok(rights::ATTACH.held_with(&qualities))
}

async fn of_text(
    house: &House,
    body: CollectiviteId,
    actor: Actor,
    reference: &SubjectRef,
) -> Result<Option<Panel>, Fault> {
    let mut sql = house.db.read();
    let id: TextId = reference.id();
    let limit = i64::try_from(LINES_MAX).unwrap_or(i64::MAX);
    let marked = requirements::in_text(&mut sql, body, id, limit).await?;
    let mut ways = Vec::new();
    if actor.person().is_some()
        && let Some(text) = texts::find(&mut sql, body, id).await?
        && text.state == TextState::Consolidated
    {
        let (scope, now) = (Scope::group(text.group_id), house.clock.now());
        let qualities = house.qualities(&mut sql, body, actor, scope, now).await?;
        if rights::MARK.held_with(&qualities) {
            let path = format!("/exigences/nouvelle?texte={id}");
            ways.push((Sentence::new("requirements-mark-here"), path));
        }
    }
    if marked.is_empty() && ways.is_empty() {
        return Ok(None);
    }
    let mut lines = Vec::with_capacity(marked.len());
    for requirement in marked {
        let passages = requirements::passages(&mut sql, body, requirement.id).await?;
        let here = passages.iter().rev().find(|passage| passage.text_id == id);
        let state = here.and_then(|passage| passage.ending).map(ending_words);
        lines.push(PanelLine {
            path: requirement.path(),
            title: requirement.title,
            state: state.map(Sentence::new),
            note: here.map(|passage| passage.place_name.clone()).unwrap_or_default(),
            waits: false,
        });
    }
    Ok(Some(Panel {
        title: "requirements-panel-text",
        alert: None,
        lines,
        links: ways,
    }))
}

pub(crate) fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::Unexamined => "requirements-standing-unexamined",
        Standing::Met => "requirements-standing-met",
        Standing::Partly => "requirements-standing-partly",
        Standing::SetAside => "requirements-standing-set-aside",
    }
}

pub(crate) fn ending_words(ending: crate::model::Ending) -> &'static str {
    match ending {
        crate::model::Ending::Changed => "requirements-passage-was-changed",
        crate::model::Ending::Repealed => "requirements-passage-was-repealed",
    }
}

/// The first words of a reason: the page has them all.
fn short(reason: &str) -> String {
    const CHARS_MAX: usize = 140;
    let line = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CHARS_MAX {
        return line;
    }
    let kept: String = line.chars().take(CHARS_MAX).collect();
    format!("{}…", kept.trim_end())
}
