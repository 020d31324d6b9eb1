//! The step « publish » of a parcours: it closes once the act stands.

use std::collections::BTreeMap;

use db::Sql;
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms, Subjects, nothing};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, Work};

use votes::Outcome;

use crate::model::Act;
use crate::store;

/// The role of the act among a parcours's subjects.
const ROLE: &str = "act";

/// Publishing what a parcours decided.
pub(crate) const PUBLISH: StepKind = StepKind {
    code: "acts.publish",
    open: nothing,
    close,
    report,
};

/// What a template may say to it.
pub(crate) const TERMS: StepTerms = StepTerms {
    kind: "acts.publish",
    guards: &["published"],
    settings: &[],
};

/// An act published from elsewhere than the step's link joins the parcours when the step closes.
fn close<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if step.subjects.contains_key(ROLE) {
            return Ok(Subjects::new());
        }
        let act = find(&mut work.sql, work.body, step).await?;
        Ok(act
            .map(|act| (ROLE.to_owned(), act.reference()))
            .into_iter()
            .collect())
    })
}

/// The act of this parcours: the one tied to it, or the one of its text.
async fn find(sql: &mut Sql, body: CollectiviteId, step: &StepContext) -> Result<Option<Act>, db::Error> {
    if let Some(act) = step.subjects.get(ROLE) {
        return store::find(sql, body, act.id()).await;
    }
    match step.subjects.get("text") {
        Some(text) => store::of_text(sql, body, text.id()).await,
        None => Ok(None),
    }
}

/// A rejected text is published as no act: says so.
async fn rejection(
    sql: &mut Sql,
    body: CollectiviteId,
    step: &StepContext,
) -> Result<Option<Sentence>, db::Error> {
    let Some(text) = step.subjects.get("text") else {
        return Ok(None);
    };
    let vote = votes::of_subject(sql, body, text).await?;
    let is_rejected = vote.is_some_and(|vote| vote.outcome == Some(Outcome::Rejected));
    Ok(is_rejected.then(|| Sentence::new("acts-step-rejected")))
}

fn report<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let act = find(sql, body, step).await?;
        let hopeless = match &act {
            Some(_) => None,
            None => rejection(sql, body, step).await?,
        };
        let fact = Fact {
            holds: act.is_some(),
            otherwise: Sentence::new("acts-fact-not-published"),
            article: None,
        };
        Ok(StepReport {
            facts: BTreeMap::from([("published".to_owned(), fact)]),
            links: if hopeless.is_some() {
                Vec::new()
            } else {
                vec![link(step, act.as_ref())]
            },
            summary: act.map(|act| Sentence::new("acts-step-published").with("at", act.published_at)),
            hopeless,
            ..StepReport::default()
        })
    })
}

/// To the act, or to the form that publishes it, filled with what the parcours gathered.
fn link(step: &StepContext, act: Option<&Act>) -> StepLink {
    if let Some(act) = act {
        return StepLink {
            sentence: Sentence::new("acts-step-read"),
            path: act.path(),
        };
    }
    let gathered = [("texte", "text"), ("reunion", "meeting")].map(|(parameter, role)| {
        let subject = step.subjects.get(role);
        subject.map_or(String::new(), |subject| format!("&{parameter}={}", subject.id))
    });
    let path = format!(
        "/actes/nouveau?groupe={}&parcours={}{}",
        step.group,
        step.parcours,
        gathered.concat()
    );
    StepLink {
        sentence: Sentence::new("acts-step-publish"),
        path,
    }
}
