//! Counting the ballots: by the rule published before the vote, from ballots without names.

use std::collections::BTreeMap;

use counting::Count;
use counting::exact::{Rational, floor};
use kernel::{Action, Event, Fault, Fields, Sentence, Work};
use serde_json::json;

use super::ballot::settled;
use super::budget;
use crate::counted::{Baskets, aside, count};
use crate::model::{BudgetId, REASON_CHARS_MAX, Stage};
use crate::{rights, store};

/// Counts a closed vote. What each voted is told by nothing afterwards: the certificate holds the ballots without names, in
/// an order drawn for it.
///
/// It waits for every ballot on paper to be read alike by two agents. A number that was mistyped by somebody who is there no
/// more would wait for ever: with a reason, those numbers are set aside, and how many they are is published with the reason.
#[derive(Clone, Debug)]
pub struct CountVote {
    /// Of which budget
    pub budget: BudgetId,
    /// Why the ballots that no two agents read alike are not counted; empty to wait for them
    pub aside_because: String,
}

impl Action for CountVote {
    const NAME: &'static str = "budgets.count";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        let mut budget = budget(work, self.budget).await?;
        work.require(&rights::PREPARE, budget.scope()).await?;
        if budget.stage != Stage::Counting {
            return Err(Fault::refused("budgets-refused-moved"));
        }
        let projects = store::list_projects(&mut work.sql, work.body, budget.id).await?;
        let online = store::list_ballots(&mut work.sql, work.body, budget.id).await?;
        let (on_paper, left_aside) = self.papers(work).await?;
        let papers = on_paper.len();
        let nulls = on_paper.iter().filter(|paper| paper.is_null).count();
        let read = on_paper.into_iter().filter(|paper| !paper.is_null);
        let baskets: Baskets = online
            .into_iter()
            .map(|ballot| ballot.projects)
            .chain(read.map(|paper| paper.projects))
            .collect();
        let baskets = mixed(work, baskets);
        let ballots = baskets.len() + nulls;
        if budget.seed.is_empty() {
            // A seed stays in the house that drew it: a vote that came from another one has a new one.
            budget.seed = super::drawn_seed(work);
            store::set_seed(&mut work.sql, work.body, budget.id, &budget.seed).await?;
        }
        let (counted, offered) = (budget.clone(), projects.clone());
        let (count, certificate) = aside(move || count(&counted, &offered, &baskets, nulls))
            .await?
            .map_err(|refusal| Fault::Internal(format!("budget {}: {refusal}", budget.id)))?;
        let votes = votes_of(&count);
        for project in &projects {
            let number = project.number.to_string();
            let fate = (
                count.winners.contains(&number),
                votes.get(&number).copied().unwrap_or_default(),
            );
            store::set_fate(&mut work.sql, work.body, project.id, fate, work.now).await?;
        }
        let kept = i64::try_from(ballots).unwrap_or(i64::MAX);
        let file = certificate.write();
        let result = (file.as_str(), kept, &left_aside);
        store::keep_result(&mut work.sql, work.body, budget.id, result, work.now).await?;
        store::forget_choices(&mut work.sql, work.body, budget.id).await?;
        store::forget_handed(&mut work.sql, work.body, budget.id).await?;
        let stages = (Stage::Counting, Stage::Decided);
        if !store::set_stage(&mut work.sql, work.body, budget.id, stages, work.now).await? {
            return Err(Fault::Raced);
        }
        work.journal(Event::public("budgets.decided", budget.reference()).with(json!({
            "ballots": ballots,
            "papers": papers,
            "papers_null": nulls,
            "papers_aside": left_aside.papers_aside,
            "winners": count.winners,
            "seed": budget.seed,
            "rule_digest": certificate.rule_digest,
            "ballots_digest": certificate.digest,
        })))
        .await
    }
}

impl CountVote {
    /// The ballots on paper, each as two agents read it, and those that are set aside; refused without a reason as long as
    /// one is read by one agent only, or differently.
    async fn papers(&self, work: &mut Work) -> Result<(Vec<store::Paper>, store::Aside), Fault> {
        let mut fields = Fields::default();
        let because = super::long_text(&mut fields, "motif", &self.aside_because, REASON_CHARS_MAX);
        fields.finish()?;
        let mut readings: BTreeMap<String, Vec<store::Paper>> = BTreeMap::new();
        for paper in store::list_papers(&mut work.sql, work.body, self.budget).await? {
            readings.entry(paper.number.clone()).or_default().push(paper);
        }
        let unsettled = readings.values().filter(|same| settled(same).is_none()).count();
        if unsettled > 0 && because.is_empty() {
            return Err(Fault::refused_with(
                Sentence::new("budgets-refused-unsettled").with("n", unsettled),
            ));
        }
        let left_aside = store::Aside {
            papers_aside: i64::try_from(unsettled).unwrap_or(i64::MAX),
            aside_because: if unsettled > 0 { because } else { String::new() },
        };
        let sure = readings
            .values()
            .filter_map(|same| settled(same))
            .cloned()
            .collect();
        Ok((sure, left_aside))
    }
}

/// The ballots in an order that says nothing of who gave them.
fn mixed(work: &Work, baskets: Baskets) -> Baskets {
    let mut keyed: Vec<([u8; 16], Vec<i64>)> = baskets
        .into_iter()
        .map(|basket| {
            let mut key = [0; 16];
            work.house().randomness.fill(&mut key);
            (key, basket)
        })
        .collect();
    keyed.sort();
    keyed.into_iter().map(|(_, basket)| basket).collect()
}

/// The votes of each project.
pub(super) fn votes_of(count: &Count) -> BTreeMap<String, i64> {
    let whole = |votes: &Rational| i64::try_from(floor(votes).unwrap_or_default()).unwrap_or(i64::MAX);
    count
        .scores
        .0
        .iter()
        .map(|(number, votes)| (number.clone(), whole(&votes.0)))
        .collect()
}
