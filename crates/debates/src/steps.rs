//! The steps consultations bring to a parcours: collecting contributions, answering them.

use kernel::steps::settings::Shape;
use kernel::steps::{Fact, StepContext, StepKind, StepLink, StepReport, StepTerms, Subjects, nothing};
use kernel::{BoxFuture, CollectiviteId, Fault, Sentence, SubjectRef, Work};

use crate::actions::{CloseConsultation, OpenConsultation};
use crate::model::{Answer, Consultation, QUESTION_CHARS_MAX, Stage, TITLE_CHARS_MAX};
use crate::store::{consultations, contributions};

/// The role of the consultation among a parcours's subjects.
const ROLE: &str = "consultation";

/// The two kinds. Settings of the first: `question` (the parcours's title when absent), `presentation`, `themes`
/// (separated by semicolons).
pub(crate) const KINDS: &[StepKind] = &[
    StepKind {
        code: "debates.collect",
        open: open_collect,
        close: close_collect,
        report,
    },
    StepKind {
        code: "debates.answer",
        open: nothing,
        close: nothing,
        report,
    },
];

/// What a template may say to them.
pub(crate) const TERMS: &[StepTerms] = &[
    StepTerms {
        kind: "debates.collect",
        guards: &["all-answered"],
        settings: &[
            ("question", Shape::Text),
            ("presentation", Shape::Text),
            ("themes", Shape::Text),
        ],
    },
    StepTerms {
        kind: "debates.answer",
        guards: &["all-answered"],
        settings: &[],
    },
];

fn open_collect<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        let closes_at = step
            .closes_at
            .ok_or_else(|| Fault::refused("debates-step-without-end"))?;
        // A consultation prepared by hand and tied to the parcours is the one.
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.stage_at(work.now) != Stage::Closed
        {
            return Ok(Subjects::new());
        }
        let themes = step.settings.text("themes").unwrap_or_default();
        let question = step.settings.text("question").unwrap_or(&step.title);
        let opening = OpenConsultation {
            group: db::Id::from_uuid(step.group.uuid()),
            title: shortened(&step.title, TITLE_CHARS_MAX),
            question: shortened(question, QUESTION_CHARS_MAX),
            presentation: step.settings.text("presentation").unwrap_or_default().to_owned(),
            themes: themes.split(';').map(str::to_owned).collect(),
            opens_at: work.now,
            closes_at,
        };
        let id = work.as_system(&opening).await?;
        Ok(vec![(ROLE.to_owned(), SubjectRef::new("consultation", id))])
    })
}

fn close_collect<'a>(work: &'a mut Work, step: &'a StepContext) -> BoxFuture<'a, Result<Subjects, Fault>> {
    Box::pin(async move {
        if let Some(there) = found(&mut work.sql, work.body, step).await?
            && there.closed_at.is_none()
        {
            work.as_system(&CloseConsultation {
                consultation: there.id,
            })
            .await?;
        }
        Ok(Subjects::new())
    })
}

async fn found(
    sql: &mut db::Sql,
    body: CollectiviteId,
    step: &StepContext,
) -> Result<Option<Consultation>, Fault> {
    match step.subjects.get(ROLE) {
        Some(reference) if reference.kind == "consultation" => {
            Ok(consultations::find(sql, body, reference.id()).await?)
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
        let counts = contributions::by_answer(sql, body, there.id).await?;
        let total: i64 = counts.iter().map(|(_, n)| n).sum();
        let waiting = count_of(&counts, Answer::Waiting);
        let fact = Fact {
            holds: waiting == 0,
            otherwise: Sentence::new("debates-fact-not-answered").with("n", waiting),
            article: None,
        };
        report.facts.insert("all-answered".to_owned(), fact);
        report.links.push(StepLink {
            sentence: Sentence::new("debates-step-link"),
            path: there.path(),
        });
        report.summary = Some(
            Sentence::new("debates-step-summary")
                .with("n", total)
                .with("answered", total - waiting),
        );
        report.running = there
            .closed_at
            .is_none()
            .then(|| Sentence::new("debates-step-running").with("until", there.closes_at));
        Ok(report)
    })
}

/// How many have this answer.
pub(crate) fn count_of(counts: &[(Answer, i64)], wanted: Answer) -> i64 {
    counts
        .iter()
        .filter(|(answer, _)| *answer == wanted)
        .map(|(_, n)| n)
        .sum()
}

fn shortened(text: &str, chars_max: usize) -> String {
    text.chars().take(chars_max).collect()
}
