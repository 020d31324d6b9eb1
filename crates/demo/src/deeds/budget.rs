//! A participatory budget, from its rules to its works: what a file says, done by those who would. Its steps open and close at
//! their dates, as in any parcours.

use budgets::{
    BallotForm, BudgetId, CastBasket, ChangeBudget, CommentIdea, Described, Idea, MergeIdeas, ProposeIdea,
    Proposed, RecordWorks, SharingRule, StudyIdea, Verdict, WorksState,
};
use debates::{Remark, Side};
use kernel::Fault;

use super::parcours::gathered;
use crate::people::PEOPLE;
use crate::play::Case;
use crate::scene::{Scene, day};

/// The districts and their envelopes, one a line.
const DISTRICTS: &str = "Saint-Goustan : 25000\nGumenen : 25000\nCentre : 30000";
/// Who votes: the first of those who are there.
const VOTERS: usize = 40;

pub(super) async fn perform(scene: &Scene<'_>, case: &Case<'_>, by: &str, step: &str) -> Result<(), Fault> {
    let id: BudgetId = gathered(scene, case, "budget").await?;
    match step {
        "rules" => rules(scene, case, by, id).await,
        "ideas" => ideas(scene, case, id).await,
        "study" => study(scene, case, by, id).await,
        "ballots" => ballots(scene, case, id).await,
        "works-begun" => works(scene, by, id, WorksState::Begun, 2).await,
        "works-done" => works(scene, by, id, WorksState::Delivered, 1).await,
        other => Err(Fault::Internal(format!("no step {other} of a budget"))),
    }
}

async fn rules(scene: &Scene<'_>, case: &Case<'_>, by: &str, id: BudgetId) -> Result<(), Fault> {
    let budget = budgets::find(&mut scene.sql(), scene.body, id).await?;
    let budget = budget.ok_or(Fault::NotFound("budget"))?;
    let presentation = case.script.presentation.clone();
    let change = ChangeBudget {
        budget: id,
        version: budget.version,
        described: Described {
            title: budget.title,
            presentation,
            amount: budget.amount.to_string(),
            districts: DISTRICTS.to_owned(),
            sharing_rule: SharingRule::EqualShares,
            ballot_form: BallotForm::Basket,
            approvals_max: String::new(),
            ideas_max: "3".to_owned(),
            electorate: budget.electorate,
            is_by_district: false,
            has_paper: false,
        },
    };
    scene.act(by, &change).await
}

async fn ideas(scene: &Scene<'_>, case: &Case<'_>, id: BudgetId) -> Result<(), Fault> {
    for project in &case.script.projects {
        let [longitude, latitude] = project.place.clone().unwrap_or_default();
        let propose = ProposeIdea {
            budget: id,
            proposed: Proposed {
                title: case.named(&project.title),
                description: project.text.clone(),
                district: project.district.clone(),
                longitude,
                latitude,
                estimate: project.estimate.clone(),
                shows_name: true,
            },
        };
        let idea = scene.act(&project.by, &propose).await?;
        let mut before = None;
        for [by, side, text] in &project.comments {
            let side = Side::parse(side);
            let comment = CommentIdea {
                idea,
                remark: Remark {
                    parent: before.filter(|_| side == Some(Side::Reply)),
                    side,
                    text: text.clone(),
                    shows_name: true,
                },
            };
            before = Some(scene.act(by, &comment).await?);
        }
    }
    Ok(())
}

/// The ideas of the budget, in the order of the file.
async fn proposed(scene: &Scene<'_>, id: BudgetId) -> Result<Vec<Idea>, Fault> {
    Ok(budgets::ideas(&mut scene.sql(), scene.body, id).await?)
}

async fn study(scene: &Scene<'_>, case: &Case<'_>, by: &str, id: BudgetId) -> Result<(), Fault> {
    let ideas = proposed(scene, id).await?;
    for (project, idea) in case.script.projects.iter().zip(&ideas) {
        if let Some(number) = project.merged_into {
            let into = ideas.iter().find(|other| other.number == number);
            let into = into.ok_or(Fault::NotFound("idea"))?.id;
            scene.act(by, &MergeIdeas { idea: idea.id, into }).await?;
            continue;
        }
        let study = StudyIdea {
            idea: idea.id,
            version: idea.version,
            verdict: if project.cost.is_empty() {
                Verdict::Refused
            } else {
                Verdict::Eligible
            },
            cost: project.cost.clone(),
            running: project.running.clone(),
            reason: project.reason.clone(),
        };
        scene.act(by, &study).await?;
    }
    Ok(())
}

async fn ballots(scene: &Scene<'_>, case: &Case<'_>, id: BudgetId) -> Result<(), Fault> {
    let baskets = case.script.ballots.iter().cycle();
    for (person, projects) in PEOPLE.iter().take(VOTERS).zip(baskets) {
        let cast = CastBasket {
            budget: id,
            district: String::new(),
            projects: projects.clone(),
            declares: true,
        };
        scene.act(person.name, &cast).await?;
    }
    Ok(())
}

/// How the works of the first projects chosen go, as many as said.
async fn works(
    scene: &Scene<'_>,
    by: &str,
    id: BudgetId,
    state: WorksState,
    count: usize,
) -> Result<(), Fault> {
    let ideas = proposed(scene, id).await?;
    for project in ideas.iter().filter(|idea| idea.is_funded).take(count) {
        let spent = match state {
            WorksState::Delivered => project.cost_cents.map(|cost| cost.to_string()),
            _ => None,
        };
        let record = RecordWorks {
            idea: project.id,
            state,
            on_day: day(scene.now()).to_string(),
            note: String::new(),
            spent: spent.unwrap_or_default(),
            photo: None,
        };
        scene.act(by, &record).await?;
    }
    Ok(())
}
