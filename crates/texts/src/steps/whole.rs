//! The step that puts the whole text to the vote, once its amendments are decided: what an assembly adopts or rejects.

use std::collections::BTreeMap;

use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, Work};

use super::{Subjects, line, required_text, state_of, terms_of_vote};
use crate::actions::{CloseDiscussion, Consolidate, OpenDiscussion, OpenWholeVote};
use crate::model::{TextState, text_path};

/// Voting the whole text.
pub(super) const ADOPT: StepKind = StepKind {
    code: "texts.adopt",
    open,
    close,
    report,
};

/// A text nobody amended comes here as a draft or still in discussion: its discussion ends with the vote.
fn open<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let (mode, closes_at) = terms_of_vote(context)?;
        let (text, state) = state_of(work, context).await?;
        if state == TextState::Draft {
            work.as_system(&OpenDiscussion { text }).await?;
        }
        if matches!(state, TextState::Draft | TextState::Discussion) {
            work.as_system(&CloseDiscussion { text }).await?;
        }
        work.as_system(&OpenWholeVote {
            text,
            mode,
            closes_at,
        })
        .await?;
        Ok(Subjects::new())
    })
}

/// Only a text that was adopted is consolidated: a rejected one stays as it is, and cannot be published as an act.
fn close<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let text = required_text(context)?;
        let (_, state) = state_of(work, context).await?;
        let on = kernel::SubjectRef::new("text", text);
        let vote = votes::of_subject(&mut work.sql, work.body, &on).await?;
        let is_adopted = vote.is_some_and(|vote| vote.outcome == Some(votes::Outcome::Adopted));
        if is_adopted && state == TextState::Closed {
            work.as_system(&Consolidate { text }).await?;
        }
        Ok(Subjects::new())
    })
}

/// What a vote that rejected the whole says.
fn rejection(vote: &votes::ScrutinSummary) -> Option<Sentence> {
    (vote.outcome == Some(votes::Outcome::Rejected)).then(|| Sentence::new("texts-whole-rejected-so"))
}

fn report<'a>(
    sql: &'a mut db::Sql,
    body: CollectiviteId,
    context: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let Some(text) = line(sql, body, context).await? else {
            return Ok(StepReport::default());
        };
        let on = kernel::SubjectRef::new("text", text.id);
        let vote = votes::of_subject(sql, body, &on).await?;
        let outcome = vote.as_ref().and_then(|vote| vote.outcome);
        let otherwise = match (&vote, outcome) {
            (_, Some(votes::Outcome::NoQuorum)) => "texts-whole-no-quorum",
            (_, Some(_)) => "texts-whole-rejected",
            (Some(_), None) => "texts-whole-open",
            (None, None) => "texts-whole-none",
        };
        let fact = |holds| Fact {
            holds,
            otherwise: Sentence::new(otherwise),
            article: None,
        };
        let is_decided = matches!(outcome, Some(votes::Outcome::Adopted | votes::Outcome::Rejected));
        let mut links = vec![StepLink {
            sentence: Sentence::new("texts-step-read"),
            path: text_path(text.id),
        }];
        if let Some(vote) = &vote {
            links.push(StepLink {
                sentence: Sentence::new("texts-step-whole"),
                path: vote.path(),
            });
        }
        if !is_decided && !vote.as_ref().is_some_and(|vote| vote.is_open) {
            links.push(StepLink {
                sentence: Sentence::new("texts-step-whole-open"),
                path: format!("{}/vote-ensemble", text_path(text.id)),
            });
        }
        Ok(StepReport {
            facts: BTreeMap::from([
                ("text-decided".to_owned(), fact(is_decided)),
                (
                    "text-adopted".to_owned(),
                    fact(outcome == Some(votes::Outcome::Adopted)),
                ),
            ]),
            links,
            running: vote
                .as_ref()
                .filter(|vote| vote.is_open)
                .map(|_| Sentence::new("texts-whole-open")),
            hopeless: vote.as_ref().and_then(rejection),
            ..StepReport::default()
        })
    })
}
