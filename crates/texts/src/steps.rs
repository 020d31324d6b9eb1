//! The steps texts bring to a parcours: writing, amending, voting each amendment, voting the whole.

mod whole;

use kernel::steps::settings::Shape;
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms, Subjects, nothing};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, SubjectRef, Work};

use crate::actions::{CloseDiscussion, Consolidate, OpenDiscussion, OpenVotes};
use crate::model::{Fate, TextId, TextLine, TextState, text_path};
use crate::store::{amendments, documents, fates};

/// The four kinds.
pub(crate) const KINDS: &[StepKind] = &[
    StepKind {
        code: "texts.draft",
        open: nothing,
        close: close_draft,
        report: report_draft,
    },
    StepKind {
        code: "texts.amend",
        open: open_amend,
        close: close_amend,
        report: report_amend,
    },
    StepKind {
        code: "texts.vote",
        open: open_vote,
        close: close_vote,
        report: report_vote,
    },
    whole::ADOPT,
];

/// Set in a `texts.draft` step that ends with the text as it is, without amendments: a synthesis, an answer.
const FINAL: &str = "final";
/// Set in a `texts.vote` step that a vote on the whole text follows: only that vote adopts it.
const WHOLE_VOTE_FOLLOWS: &str = "whole_vote_follows";

/// What a template may say to them.
pub(crate) const TERMS: &[StepTerms] = &[
    StepTerms {
        kind: "texts.draft",
        guards: &["text-ready"],
        settings: &[(FINAL, Shape::Flag)],
    },
    StepTerms {
        kind: "texts.amend",
        guards: &[],
        settings: &[],
    },
    StepTerms {
        kind: "texts.vote",
        guards: &["all-decided"],
        settings: &[("mode", Shape::Text), (WHOLE_VOTE_FOLLOWS, Shape::Flag)],
    },
    StepTerms {
        kind: "texts.adopt",
        guards: &["text-decided", "text-adopted"],
        settings: &[("mode", Shape::Text)],
    },
];

fn text_of(context: &StepContext) -> Option<TextId> {
    context
        .subjects
        .get("text")
        .filter(|subject| subject.kind == "text")
        .map(SubjectRef::id)
}

fn required_text(context: &StepContext) -> Result<TextId, Fault> {
    text_of(context).ok_or_else(|| Fault::refused("texts-step-without-text"))
}

/// Where the step's text stands: what somebody did by hand before is not done again.
async fn state_of(work: &mut Work, context: &StepContext) -> Result<(TextId, TextState), Fault> {
    let text = required_text(context)?;
    let line = documents::find_line(&mut work.sql, work.body, text)
        .await?
        .ok_or(Fault::NotFound("text"))?;
    Ok((text, line.state))
}

/// A text that nobody is to amend goes through discussion at once, so that it is fixed and may be published.
fn close_draft<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if !context.settings.flag(FINAL) {
            return Ok(Subjects::new());
        }
        let (text, state) = state_of(work, context).await?;
        if state == TextState::Draft {
            work.as_system(&OpenDiscussion { text }).await?;
        }
        if matches!(state, TextState::Draft | TextState::Discussion) {
            work.as_system(&CloseDiscussion { text }).await?;
        }
        if state != TextState::Consolidated {
            work.as_system(&Consolidate { text }).await?;
        }
        Ok(Subjects::new())
    })
}

fn open_amend<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let (text, state) = state_of(work, context).await?;
        if state != TextState::Discussion {
            work.as_system(&OpenDiscussion { text }).await?;
        }
        Ok(Subjects::new())
    })
}

fn close_amend<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let (text, state) = state_of(work, context).await?;
        if state != TextState::Closed {
            work.as_system(&CloseDiscussion { text }).await?;
        }
        Ok(Subjects::new())
    })
}

fn open_vote<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let (mode, closes_at) = terms_of_vote(context)?;
        let text = required_text(context)?;
        work.as_system(&OpenVotes {
            text,
            mode,
            closes_at,
        })
        .await?;
        Ok(Subjects::new())
    })
}

/// How the votes of a step are shown, and until when one may vote.
fn terms_of_vote(context: &StepContext) -> Result<(votes::Mode, db::Instant), Fault> {
    let mode = match context.settings.text("mode") {
        None => votes::Mode::Ordinaire,
        Some(named) => votes::Mode::parse(named).ok_or_else(|| Fault::refused("texts-vote-mode-missing"))?,
    };
    let closes_at = context
        .closes_at
        .ok_or_else(|| Fault::refused("texts-step-without-end"))?;
    Ok((mode, closes_at))
}

fn close_vote<'a>(work: &'a mut Work, context: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let (text, state) = state_of(work, context).await?;
        if state != TextState::Consolidated && !context.settings.flag(WHOLE_VOTE_FOLLOWS) {
            work.as_system(&Consolidate { text }).await?;
        }
        Ok(Subjects::new())
    })
}

async fn line(
    sql: &mut db::Sql,
    body: CollectiviteId,
    context: &StepContext,
) -> Result<Option<TextLine>, Fault> {
    match text_of(context) {
        Some(id) => Ok(documents::find_line(sql, body, id).await?),
        None => Ok(None),
    }
}

fn report_draft<'a>(
    sql: &'a mut db::Sql,
    body: CollectiviteId,
    context: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let text = line(sql, body, context).await?;
        let mut report = StepReport::default();
        let fact = Fact {
            holds: text.is_some(),
            otherwise: Sentence::new("texts-fact-no-text"),
            article: None,
        };
        report.facts.insert("text-ready".to_owned(), fact);
        let link = |key, path| StepLink {
            sentence: Sentence::new(key),
            path,
        };
        let about = format!("groupe={}&parcours={}", context.group, context.parcours);
        report.links = match &text {
            Some(text) => vec![link("texts-step-read", text_path(text.id))],
            None => vec![
                link("texts-step-import", format!("/textes/nouveau?{about}")),
                link("texts-step-join", format!("/textes/rattacher?{about}")),
            ],
        };
        report.summary = text.map(|text| Sentence::new("texts-step-draft-summary").with("title", text.title));
        Ok(report)
    })
}

fn report_amend<'a>(
    sql: &'a mut db::Sql,
    body: CollectiviteId,
    context: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let mut report = StepReport::default();
        if let Some(text) = line(sql, body, context).await? {
            report.links.push(StepLink {
                sentence: Sentence::new("texts-step-amend"),
                path: text_path(text.id),
            });
            report.summary = Some(Sentence::new("texts-step-amend-summary").with("n", text.last_number));
            report.running =
                (text.state == TextState::Discussion).then(|| Sentence::new("texts-step-discussed"));
        }
        Ok(report)
    })
}

fn report_vote<'a>(
    sql: &'a mut db::Sql,
    body: CollectiviteId,
    context: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let mut report = StepReport::default();
        let Some(text) = line(sql, body, context).await? else {
            return Ok(report);
        };
        let waiting = amendments::count_with_fate(sql, body, text.id, Fate::Pending).await?;
        let is_closed = matches!(text.state, TextState::Closed | TextState::Consolidated);
        let otherwise = if is_closed {
            Sentence::new("texts-amendments-waiting").with("n", waiting)
        } else {
            Sentence::new("texts-not-closed")
        };
        let fact = Fact {
            holds: is_closed && waiting == 0,
            otherwise,
            article: None,
        };
        report.facts.insert("all-decided".to_owned(), fact);
        report.links.push(StepLink {
            sentence: Sentence::new("texts-step-vote"),
            path: text_path(text.id),
        });
        report.summary = Some(
            Sentence::new("texts-step-vote-summary")
                .with("n", waiting)
                .with("total", text.last_number),
        );
        if waiting > 0 && has_open_vote(sql, body, text.id).await? {
            report.running = Some(Sentence::new("texts-step-votes-open"));
        }
        Ok(report)
    })
}

/// True while electors are asked about an amendment.
async fn has_open_vote(sql: &mut db::Sql, body: CollectiviteId, text: TextId) -> Result<bool, Fault> {
    let waiting = fates::list(sql, body, text, Fate::Pending).await?;
    let subjects: Vec<_> = waiting.iter().map(crate::model::Amendment::reference).collect();
    let voted = votes::summaries(sql, body, &subjects).await?;
    Ok(voted.values().any(|vote| vote.is_open))
}
