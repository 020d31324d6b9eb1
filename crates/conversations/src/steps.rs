//! The step conversations bring to a parcours: a map of opinions.

use kernel::steps::settings::Shape;
use kernel::steps::{StepContext, StepKind, StepLink, StepReport, StepTerms};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, SubjectRef, Work};

use crate::actions::{CloseConversation, OpenConversation};
use crate::model::{
    Audience, Conversation, FIRST_STATEMENTS_MAX, QUESTION_CHARS_MAX, STATEMENT_CHARS_MAX, Stage,
    TITLE_CHARS_MAX,
};
use crate::store::conversations;

type Subjects = Vec<(String, SubjectRef)>;

/// The role of the conversation among a parcours's subjects.
const ROLE: &str = "conversation";

/// Settings: `question` (the parcours's title when absent), `presentation`, `statements` (separated by semicolons), `members_only`
/// (only those of the group take part), `read_first` (statements are read before they are shown), `map_at_the_end`.
pub(crate) const KINDS: &[StepKind] = &[StepKind {
    code: "conversations.map",
    open,
    close,
    report,
}];

/// What a template may say to it.
pub(crate) const TERMS: &[StepTerms] = &[StepTerms {
    kind: "conversations.map",
    guards: &[],
    settings: &[
        ("question", Shape::Text),
        ("presentation", Shape::Text),
        ("statements", Shape::Text),
        ("members_only", Shape::Flag),
        ("read_first", Shape::Flag),
        ("map_at_the_end", Shape::Flag),
    ],
}];

fn open<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let closes_at = step
            .closes_at
            .ok_or_else(|| Fault::refused("conversations-step-without-end"))?;
        // A conversation prepared by hand and tied to the parcours is the one.
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.stage_at(work.now) != Stage::Closed
        {
            return Ok(Subjects::new());
        }
        let question = step
            .settings
            .text("question")
            .filter(|asked| !asked.trim().is_empty());
        let statements = step.settings.text("statements").unwrap_or_default();
        let opening = OpenConversation {
            group: db::Id::from_uuid(step.group.uuid()),
            title: shortened(&step.title, TITLE_CHARS_MAX),
            question: shortened(question.unwrap_or(&step.title), QUESTION_CHARS_MAX),
            presentation: step.settings.text("presentation").unwrap_or_default().to_owned(),
            audience: if step.settings.flag("members_only") {
                Audience::Members
            } else {
                Audience::Everybody
            },
            is_moderated_first: step.settings.flag("read_first"),
            is_map_shown_meanwhile: !step.settings.flag("map_at_the_end"),
            statements: first_statements(statements),
            opens_at: work.now,
            closes_at,
        };
        let id = work.as_system(&opening).await?;
        Ok(vec![(ROLE.to_owned(), SubjectRef::new("conversation", id))])
    })
}

fn close<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.closed_at.is_none()
        {
            let closing = CloseConversation {
                conversation: there.id,
            };
            work.as_system(&closing).await?;
        }
        Ok(Subjects::new())
    })
}

async fn found(
    sql: &mut db::Sql,
    body: CollectiviteId,
    step: &StepContext,
) -> Result<Option<Conversation>, Fault> {
    match step.subjects.get(ROLE) {
        Some(reference) if reference.kind == "conversation" => {
            Ok(conversations::find(sql, body, reference.id()).await?)
        }
        _ => Ok(None),
    }
}

fn report<'a>(
    sql: &'a mut db::Sql,
    body: CollectiviteId,
    step: &'a StepContext,
) -> BoxFuture<'a, Result<StepReport, Fault>> {
    Box::pin(async move {
        let mut report = StepReport::default();
        let Some(there) = found(sql, body, step).await? else {
            return Ok(report);
        };
        report.links.push(StepLink {
            sentence: Sentence::new("conversations-step-link"),
            path: there.path(),
        });
        report.summary = Some(
            Sentence::new("conversations-home-became")
                .with("n", there.participants)
                .with("votes", there.votes),
        );
        report.running = there
            .closed_at
            .is_none()
            .then(|| Sentence::new("conversations-step-running").with("until", there.closes_at));
        Ok(report)
    })
}

/// A step opens by itself, when nobody is there to mend it: what is too long is cut, and its group takes it back or not.
fn first_statements(typed: &str) -> Vec<String> {
    let statements = typed
        .split([';', '\n'])
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let cut = |text: &str| {
        if text.chars().count() <= STATEMENT_CHARS_MAX {
            text.to_owned()
        } else {
            shortened(text, STATEMENT_CHARS_MAX - 1) + "…"
        }
    };
    statements.map(cut).take(FIRST_STATEMENTS_MAX).collect()
}

fn shortened(text: &str, chars_max: usize) -> String {
    text.chars().take(chars_max).collect()
}
