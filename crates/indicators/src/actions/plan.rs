//! Opening a plan, and saying better what it is.

use groups::GroupId;
use kernel::{Action, Event, Fault, Fields, Scope, Work};

use crate::model::{NAME_CHARS_MAX, Plan, PlanId, TEXT_CHARS_MAX};
use crate::{index, rights, store};

/// Opens a plan that a group will follow.
#[derive(Clone, Debug)]
pub struct OpenPlan {
    /// The group
    pub group: GroupId,
    /// Its name
    pub title: String,
    /// What it is, in Markdown; may be empty
    pub description: String,
}

impl Action for OpenPlan {
    const NAME: &'static str = "indicators.open-plan";
    type Output = PlanId;

    async fn run(&self, work: &mut Work) -> Result<PlanId, Fault> {
        work.require(&rights::PREPARE, Scope::group(self.group)).await?;
        groups::find(&mut work.sql, work.body, self.group)
            .await?
            .ok_or(Fault::NotFound("group"))?;
        let (title, description) = read(&self.title, &self.description)?;
        let plan = Plan {
            id: work.new_id(),
            group_id: self.group,
            title,
            description,
            created_at: work.now,
            version: 1,
        };
        store::insert_plan(&mut work.sql, work.body, &plan).await?;
        work.register(&plan.subject()).await?;
        index::plan(work, &plan).await?;
        work.journal(Event::public("indicators.plan-opened", plan.reference()))
            .await?;
        Ok(plan.id)
    }
}

/// Renames a plan, or says better what it is.
#[derive(Clone, Debug)]
pub struct ChangePlan {
    /// Which one
    pub plan: PlanId,
    /// The version that was read
    pub version: i64,
    /// Its name
    pub title: String,
    /// What it is, in Markdown; may be empty
    pub description: String,
}

impl Action for ChangePlan {
    const NAME: &'static str = "indicators.change-plan";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let before = super::plan(work, self.plan).await?;
        work.require(&rights::PREPARE, Scope::group(before.group_id))
            .await?;
        let (title, description) = read(&self.title, &self.description)?;
        let plan = Plan {
            title,
            description,
            version: self.version,
            ..before
        };
        if !store::update_plan(&mut work.sql, work.body, &plan).await? {
            return Err(Fault::Stale("plan"));
        }
        work.register(&plan.subject()).await?;
        index::plan(work, &plan).await?;
        work.journal(Event::public("indicators.plan-changed", plan.reference()))
            .await
    }
}

fn read(title: &str, description: &str) -> Result<(String, String), Fault> {
    let mut fields = Fields::default();
    let title = fields.name(
        "titre",
        title,
        NAME_CHARS_MAX,
        "indicators-title-empty",
        "indicators-name-too-long",
    );
    let description = super::describe::long_text(&mut fields, "description", description, TEXT_CHARS_MAX);
    fields.finish()?;
    Ok((title, description))
}
