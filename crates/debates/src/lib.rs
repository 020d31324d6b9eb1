//! Consultations: a question put to everyone, what people answer, and what became of each answer.
//!
//! What people do here:
//! - agents and those who run a group open a consultation ([`OpenConsultation`]), change it, close it; a step
//!   `debates.collect` of a parcours opens and closes its own;
//! - anyone contributes with one form: signed in, at once ([`Contribute`]); without account, the contribution waits until
//!   its author opens the one link sent to them ([`ContributeByMail`], [`ConfirmContribution`]); who is mandated by an association
//!   contributes in its name ([`ContributeFor`]); where somebody else has that
//!   address, they say that they are another person ([`ConfirmForAnother`]);
//! - who has no account supports by a link too ([`SupportByMail`], [`ConfirmSupport`]);
//! - people support, argue, ask, answer one another ([`SetSupport`], [`AddComment`]); an author edits and withdraws;
//! - another feature lets people argue in the same way under what it holds ([`say`], [`take_back`], [`discussion`]): an idea of a
//!   participatory budget;
//! - contributions and comments are moderated as everything else is ([`moderation`]);
//! - the group says what became of each contribution ([`AnswerContribution`]); its author is told.
//!
//! Rules:
//! - nobody is shown by name unless they ask for it, and no download names anybody: a contribution may tell a political
//!   opinion (GDPR, art. 9);
//! - what waited is forgotten after seven days; what was removed, once it can no longer be contested; what its author
//!   withdrew, at once;
//! - the outcome of a consultation is published (CRPA, art. L. 131-1): a parcours may wait for it (`all-answered`).
//!
//! ```text
//! /consultations/{id}                         question, progress of answers, contributions
//! /consultations/{id}/contribuer              one form → Contribute | ContributeByMail → a mail
//! /consultations/confirmer/{token}            shows a button → ConfirmContribution → a session, the contribution
//! /consultations/{id}/contributions/{id}      text, versions, supports, comments, answer
//! /consultations/{id}/contributions.csv, /consultations/{id}/contributions.atom
//! ```

mod actions;
mod carried;
mod departures;
mod document;
mod home;
mod index;
mod lists;
mod mail;
pub mod model;
mod moderated;
mod pages;
mod privacy;
pub mod rights;
mod steps;
mod store;

use db::{Migration, Sql};
use kernel::{
    BoxFuture, CollectiviteId, Event, Fault, Feature, Navigation, News, NewsSort, Section, SubjectRef, Work,
};

pub use actions::{
    AddComment, AddCommentFor, AnswerContribution, ChangeConsultation, CloseConsultation,
    ConfirmContribution, ConfirmForAnother, ConfirmSupport, Confirmed, Contribute, ContributeByMail,
    ContributeFor, EditContribution, OpenConsultation, RenewConfirmation, SetSupport, SupportByMail,
    Supported, WithdrawComment, WithdrawContribution, resume, say, silence, take_back,
};
pub use model::{
    Answer, Comment, CommentId, Consultation, ConsultationId, Contribution, ContributionId, Discussed,
    Remark, Side, Written,
};
pub use pages::{CommentForm, CommentWithdrawn, Wanted, comment_place, discussion, written_kept};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-25-k-debates",
            text: include_str!("../migrations/2026-11-25-k-debates.sql"),
        },
        Migration {
            name: "2026-11-25-l-debates-search-scope",
            text: include_str!("../migrations/2026-11-25-l-debates-search-scope.sql"),
        },
        Migration {
            name: "2026-11-29-moderation-of-consultations",
            text: include_str!("../migrations/2026-11-29-moderation-of-consultations.sql"),
        },
        Migration {
            name: "2026-12-01-debates-subject-comments",
            text: include_str!("../migrations/2026-12-01-debates-subject-comments.sql"),
        },
        Migration {
            name: "2026-12-01-debates-supports-waiting",
            text: include_str!("../migrations/2026-12-01-debates-supports-waiting.sql"),
        },
    ],
    statements: store::ALL,
    rights: rights::ALL,
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "debates-navigation",
        path: pages::MENU,
        rank: 15,
        section: Some(Section::TakePart),
    }],
    routes: Some(pages::routes),
    reaction: Some(react),
    timers: &[
        (actions::CLOSE, actions::when_due),
        (actions::FORGET_WAITING, actions::when_waiting_is_old),
    ],
    step_kinds: steps::KINDS,
    step_terms: steps::TERMS,
    home: Some(home::entries),
    stands: &[("consultation", home::standing)],
    keepable: &[
        "/consultations",
        "/consultations/{id}",
        "/consultations/{id}/contribuer",
        "/consultations/{id}/contributions/{contribution}",
    ],
    carried: Some(carried::pages),
    news: NEWS,
    followed: &["consultation"],
    within: Some(within),
    themes: Some(themes),
    lists: lists::ALL,
    moderated: moderated::ALL,
    processings: privacy::PROCESSINGS,
    retentions: privacy::RETENTIONS,
    ..Feature::named("debates")
};

/// What is news to those who follow a consultation.
const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "debates.consultation-opened").until("closes_at"),
    News::of(NewsSort::Scheduled, "debates.consultation-moved").until("closes_at"),
    News::of(NewsSort::Scheduled, "debates.consultation-closed").ending(),
    News::of(NewsSort::Said, "debates.contribution-published").taking_part(),
    News::of(NewsSort::Said, "debates.contribution-answered"),
    News::retraction("debates.contribution-withdrawn"),
    News::retraction("debates.contribution-removed"),
];

/// Who closes their account is forgotten; what a second person of an association confirms is published.
fn react<'a>(work: &'a mut Work, event: &'a Event) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        departures::react(work, event).await?;
        actions::when_confirmed(work, event).await?;
        actions::when_comment_confirmed(work, event).await
    })
}

/// A contribution is a part of its consultation, a consultation of its group's work.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        let whole = match subject.kind.as_str() {
            "contribution" => store::contributions::find(sql, body, subject.id())
                .await?
                .map(|about| SubjectRef::new("consultation", about.consultation_id)),
            "consultation" => store::consultations::find(sql, body, subject.id())
                .await?
                .map(|about| SubjectRef::new("group", about.group_id)),
            _ => None,
        };
        Ok(whole.into_iter().collect())
    })
}

/// The themes that the latest consultations propose.
fn themes(sql: &mut Sql, body: CollectiviteId) -> BoxFuture<'_, Result<Vec<String>, db::Error>> {
    Box::pin(store::consultations::themes(sql, body))
}

/// The consultation called `id`.
pub async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ConsultationId,
) -> Result<Option<Consultation>, db::Error> {
    store::consultations::find(sql, body, id).await
}

/// Those that one may contribute to at `now`, the soonest end first, among the `limit` first that are not over.
pub async fn open_now(
    sql: &mut Sql,
    body: CollectiviteId,
    now: db::Instant,
    limit: i64,
) -> Result<Vec<Consultation>, db::Error> {
    let mut found = store::consultations::not_over(sql, body, now, limit).await?;
    found.retain(|about| about.stage_at(now) == model::Stage::Open);
    Ok(found)
}

/// The contribution called `id`, whatever its state.
pub async fn find_contribution(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
) -> Result<Option<Contribution>, db::Error> {
    store::contributions::find(sql, body, id).await
}

/// The published contributions whose title has these words, however they are written, oldest first; one more than `shown_max` where
/// there are more. At most ten thousand are looked at.
pub async fn titled(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
    (sought, shown_max): (&str, usize),
) -> Result<Vec<Contribution>, db::Error> {
    let key = db::sort_key(sought.trim());
    let holds = |title: &str| {
        let whole = db::sort_key(title);
        key.is_empty() || whole.windows(key.len()).any(|window| window == key.as_slice())
    };
    let mut found = Vec::new();
    let mut after = ContributionId::from_uuid(db::Uuid::nil());
    for _ in 0..TITLES_READ_MAX {
        let read = store::contributions::after(sql, body, consultation, after, TITLES_AT_A_TIME).await?;
        let Some(last) = read.last() else { break };
        after = last.id;
        found.extend(
            read.into_iter()
                .filter(|one| one.state == model::State::Published && holds(&one.title)),
        );
        if found.len() > shown_max {
            found.truncate(shown_max + 1);
            break;
        }
    }
    Ok(found)
}

/// Contributions whose titles are read at a time.
const TITLES_AT_A_TIME: i64 = 500;
/// How many times.
const TITLES_READ_MAX: usize = 20;

/// What is said of a contribution, oldest first, what was taken back or removed left out.
pub async fn comments_of(
    sql: &mut Sql,
    body: CollectiviteId,
    contribution: ContributionId,
) -> Result<Vec<Comment>, db::Error> {
    let mut found = store::comments::list(sql, body, contribution).await?;
    found.retain(|comment| comment.state == model::State::Published);
    Ok(found)
}

/// Those of a consultation written after `after`, oldest first, at most `limit`.
pub async fn contributions_after(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
    after: ContributionId,
    limit: i64,
) -> Result<Vec<Contribution>, db::Error> {
    store::contributions::after(sql, body, consultation, after, limit).await
}
