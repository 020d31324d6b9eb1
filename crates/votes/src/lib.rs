//! Deciding together: a question or a choice, an electoral list, a deadline, a result with its reason.
//!
//! What people do here: the chair or an agent puts a question to a group ([`AskGroup`]), or a feature opens a vote on a
//! subject ([`OpenScrutin`]); electors answer « pour »,
//! « contre » or « abstention », for themselves and for whoever gave them a procuration ([`CastBallot`],
//! [`GiveProcuration`]); the vote closes by itself at its deadline, or before by whoever runs the group
//! ([`CloseScrutin`]); the page then shows the counting, the decision, and why. A vote whose subject fell meanwhile is
//! cancelled ([`CancelScrutin`]): its page says why, and nothing of it is counted.
//!
//! The rules, with their articles (the figures come from `law`, by kind of body, and are copied into the vote when it
//! opens):
//! - electors are the members whose mandate gives a vote at the opening; the list does not change afterwards, but for those who
//!   are interested in the matter and leave it before they vote ([`RecuseOneself`], art. L. 2131-11), or said so ahead of a text, an
//!   amendment or a parcours and are on no list about it ([`RecuseAhead`]);
//! - quorum: electors who vote themselves; procurations do not count (CGCT art. L. 2121-17); a second vote on the same
//!   question, enough days after one that lacked its quorum, needs none (same article);
//! - majority of votes cast, abstentions left out; on an equal division the chair's own vote carries (art. L. 2121-20);
//! - two ways of showing a closed vote: ordinary (counts) and public (names and directions) (art. L. 2121-21). Neither
//!   is a secret ballot: the page says what is kept and who sees it.
//!
//! A vote may also be a choice among several answers ([`AskChoice`], [`CastMark`]), under one of the rules of the `counting`
//! crate ([`WayRule`]). The rule and the answers are fixed and published at the opening (`votes.choice-fixed`), with the digest
//! of the seed of the draw between equals; the closing counts, keeps a certificate with which anybody counts again, and
//! journals `votes.choice-closed`, which shows the seed. A choice put again and a second round draw from the same line of
//! seeds, shown once one of them decides: opening again draws nothing anew. Where no ballot speaks for an answer, nobody is
//! chosen. Answers may be lists, which share seats; or one proposal, which stands where nobody objects and otherwise comes back
//! amended, with the reasons of those who object ([`Outcome::Objected`]), which moderation may remove without changing the count. Quorum and procurations are those of any vote; nobody has a casting vote. A count that takes long is made by the
//! worker, once the closing stopped the vote: meanwhile nobody votes, and the page says that it is being counted.
//!
//! A walkthrough: `texts` opens a vote on each amendment. Léa answers « pour » and receives the reference `7K3MX-9QZRT`.
//! Malo gave Léa his procuration: she answers for him too. At the deadline the timer `votes.close` fires: ballots are
//! counted, [`outcome`] rules, the row is closed and `votes.scrutin-closed` is journaled; `texts` reacts to it in the
//! same transaction and merges the amendment. Léa's page still lists her reference.
//!
//! Architecture invariants: while a vote is open nothing here gives its counts but the number of voters; the journal
//! never holds a choice.

mod actions;
mod counted;
mod home;
mod law_of_votes;
mod lists;
mod marks;
mod model;
mod moderated;
mod pages;
mod privacy;
mod remembered;
pub mod rights;
mod ruling;
mod samples;
mod store;
mod ways;

use std::collections::{BTreeMap, BTreeSet};

use db::{Migration, Sql};
use kernel::{BoxFuture, CollectiviteId, Feature, Navigation, News, NewsSort, Section, SubjectRef};

pub use actions::{
    AskChoice, AskGroup, AskedWay, CancelScrutin, CastBallot, CastMark, CloseScrutin, GiveProcuration,
    OpenScrutin, RecuseAhead, RecuseOneself, RevokeProcuration, TakePartAgain,
};
pub use marks::{Answer, Mark};
pub use model::{
    Ballot, Cancellation, Choice, Closing, MajorityAsked, MajorityBase, Mode, Outcome, Quorum, Rules,
    Scrutin, ScrutinId, ScrutinSummary, Tally, path_of, tally,
};
pub use ruling::{Ruling, outcome};
pub use ways::{Alternative, Way, WayRule};

/// What this crate brings to the house.
pub const FEATURE: Feature = Feature {
    migrations: &[
        Migration {
            name: "2026-11-22-g-votes",
            text: include_str!("../migrations/2026-11-22-g-votes.sql"),
        },
        Migration {
            name: "2026-11-25-votes-cancelled",
            text: include_str!("../migrations/2026-11-25-votes-cancelled.sql"),
        },
        Migration {
            name: "2026-11-30-votes-choices",
            text: include_str!("../migrations/2026-11-30-votes-choices.sql"),
        },
        Migration {
            name: "2026-11-30-votes-recusals",
            text: include_str!("../migrations/2026-11-30-votes-recusals.sql"),
        },
        Migration {
            name: "2026-12-01-votes-counting",
            text: include_str!("../migrations/2026-12-01-votes-counting.sql"),
        },
        Migration {
            name: "2026-12-01-votes-objections",
            text: include_str!("../migrations/2026-12-01-votes-objections.sql"),
        },
        Migration {
            name: "2026-12-01-votes-recusals-ahead",
            text: include_str!("../migrations/2026-12-01-votes-recusals-ahead.sql"),
        },
    ],
    statements: store::ALL,
    rights: &[
        rights::OPEN,
        rights::CAST,
        rights::PROCURATION,
        rights::CLOSE,
        rights::CANCEL,
    ],
    locales: &[
        ("fr", include_str!("../locales/fr.ftl")),
        ("en", include_str!("../locales/en.ftl")),
        ("br", include_str!("../locales/br.ftl")),
    ],
    navigation: &[Navigation {
        words: "votes-nav",
        path: "/votes",
        rank: 40,
        section: Some(Section::Vote),
    }],
    routes: Some(pages::routes),
    timers: &[("votes.close", actions::on_deadline)],
    effects: &[(actions::COUNT, actions::count_aside)],
    slow: &[actions::COUNT],
    home: Some(home::entries),
    stands: &[("scrutin", home::standing)],
    news: NEWS,
    within: Some(within),
    offers: Some(pages::offers),
    lists: lists::ALL,
    moderated: moderated::ALL,
    processings: privacy::PROCESSINGS,
    ..Feature::named("votes")
};

/// What is news to those who follow what is voted on.
const NEWS: &[News] = &[
    News::of(NewsSort::Scheduled, "votes.scrutin-opened").until("closes_at"),
    News::of(NewsSort::Filed, "votes.scrutin-closed").ending(),
    News::of(NewsSort::Filed, "votes.choice-closed").ending(),
    News::of(NewsSort::Scheduled, "votes.scrutin-cancelled").ending(),
];

/// A vote is a part of what it is about, and of the work of the group that votes.
fn within<'a>(
    sql: &'a mut Sql,
    body: CollectiviteId,
    subject: &'a SubjectRef,
) -> BoxFuture<'a, Result<Vec<SubjectRef>, db::Error>> {
    Box::pin(async move {
        if subject.kind != "scrutin" {
            return Ok(Vec::new());
        }
        let scrutin = store::find(sql, body, subject.id()).await?;
        Ok(scrutin.map_or_else(Vec::new, |scrutin| {
            vec![scrutin.on, SubjectRef::new("group", scrutin.group)]
        }))
    })
}

/// The answers offered by a choice, and its certificate once it is closed and counted: the file with which anybody counts
/// again (`parvis count recount`).
pub async fn choice(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Option<(Vec<Alternative>, Option<String>)>, db::Error> {
    let choice = store::choice(sql, body, id).await?;
    Ok(choice.map(|choice| (choice.offered, choice.certificate)))
}

/// A vote by its identifier.
pub async fn find(sql: &mut Sql, body: CollectiviteId, id: ScrutinId) -> Result<Option<Scrutin>, db::Error> {
    store::find(sql, body, id).await
}

/// The latest vote on a subject.
pub async fn of_subject(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<ScrutinSummary>, db::Error> {
    let scrutin = store::latest_of_subject(sql, body, subject).await?;
    Ok(scrutin.as_ref().map(ScrutinSummary::from))
}

/// The votes on subjects of one kind, newest first, at most `limit`.
pub async fn of_subjects(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: &str,
    limit: i64,
) -> Result<Vec<(SubjectRef, ScrutinSummary)>, db::Error> {
    let scrutins = store::latest_of_kind(sql, body, kind, limit).await?;
    Ok(scrutins
        .iter()
        .map(|scrutin| (scrutin.on.clone(), ScrutinSummary::from(scrutin)))
        .collect())
}

/// The identifiers of the subjects of one kind on which a vote is open, at most `limit`: of thousands that wait, those few.
pub async fn open_subjects(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: &str,
    limit: i64,
) -> Result<BTreeSet<db::Uuid>, db::Error> {
    store::open_subjects(sql, body, kind, limit).await
}

/// The latest vote on each of `subjects`, in one statement a fifty of them. Subjects never voted on are absent.
pub async fn summaries(
    sql: &mut Sql,
    body: CollectiviteId,
    subjects: &[SubjectRef],
) -> Result<BTreeMap<SubjectRef, ScrutinSummary>, db::Error> {
    store::summaries(sql, body, subjects).await
}
