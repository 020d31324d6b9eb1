//! Erasing what is kept no more: rule by rule, each in transactions of its own that hold a bounded number of rows, so that
//! one rule that fails undoes nothing of another, and nobody waits behind a year of rows.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use db::{Id, Instant, Sql, Statement, args};
use serde_json::json;

use super::{
    APPLY_RETENTION, Erased, InUse, Kept, LegalBasis, PersonalTable, Processing, Retention, Transfers,
    retentions,
};
use crate::worker::WorkerMark;
use crate::{Action, Actor, CollectiviteId, Event, Fault, House, Scope, SubjectRef, Work, duty, store};

/// What the ground itself keeps of people.
pub const PROCESSINGS: &[Processing] = &[
    Processing {
        code: "house.journal",
        basis: LegalBasis::PublicTask,
        tables: &[
            PersonalTable::named("journal")
                .about(&["actor_id", "subject_id"])
                .holding_back(&["payload"]),
            PersonalTable::named("request")
                .about(&["actor_id"])
                .holding_back(&["outcome"]),
        ],
        transfers: Transfers::Never,
        in_use: InUse::Always,
        consent: None,
    },
    Processing {
        code: "house.deliveries",
        basis: LegalBasis::PublicTask,
        // What is to be sent is written for its recipient, and holds links that open.
        tables: &[PersonalTable::named("effect")],
        transfers: Transfers::Never,
        in_use: InUse::Always,
        consent: None,
    },
];

/// Days a form's request id is remembered, with what was answered.
const REQUESTS_KEPT_DAYS: i64 = 30;
/// Days the runs of retention are shown.
const RUNS_KEPT_DAYS: i64 = 1095;

/// How long the ground keeps it.
pub const RETENTIONS: &[Retention] = &[
    Retention {
        code: "house.requests",
        processing: "house.journal",
        kept: Kept::Days(REQUESTS_KEPT_DAYS),
        erased: Erased::ByWorker(store::FORGET_REQUESTS),
    },
    Retention {
        code: "house.retention-runs",
        processing: "house.journal",
        kept: Kept::Days(RUNS_KEPT_DAYS),
        erased: Erased::ByWorker(store::FORGET_RETENTION_RUNS),
    },
];

/// Marks the id of a run.
pub struct RetentionRunMark;

/// One time that the rules were applied to a body.
#[derive(Clone, Debug)]
pub struct RetentionRun {
    /// When
    pub applied_at: Instant,
    /// How many rows each rule erased, by its code; rules that found nothing are absent
    pub counts: BTreeMap<String, u64>,
    /// The codes of the rules that could not be applied to the end
    pub failed: BTreeSet<String>,
}

impl db::FromRow for RetentionRun {
    fn from_row(row: &db::Row) -> Result<Self, db::Error> {
        let (counts, failed): (String, String) = (row.get("counts")?, row.get("failed")?);
        Ok(Self {
            applied_at: row.get("applied_at")?,
            counts: serde_json::from_str(&counts).map_err(|_| db::Error::Content {
                column: "counts".to_owned(),
                value: counts,
            })?,
            failed: failed.split_whitespace().map(str::to_owned).collect(),
        })
    }
}

impl RetentionRun {
    /// The last `limit` runs of a body, the latest first.
    pub async fn latest(sql: &mut Sql, body: CollectiviteId, limit: i64) -> Result<Vec<Self>, db::Error> {
        sql.all(store::LIST_RETENTION_RUNS, args![body, limit]).await
    }
}

/// Which rules are applied.
#[derive(Clone, Debug)]
pub enum Due {
    /// All of them: once a day
    All,
    /// Those of what is kept for hours, and those that failed last time
    Hourly(BTreeSet<String>),
}

impl Due {
    fn includes(&self, rule: &Retention) -> bool {
        match self {
            Self::All => true,
            Self::Hourly(failed) => rule.kept.is_hourly() || failed.contains(rule.code),
        }
    }
}

/// What the rules erased, rule by rule, and those that failed.
#[derive(Clone, Debug, Default)]
pub struct RecordErasing {
    /// Rows erased, by the code of the rule; rules that found nothing are absent
    pub counts: BTreeMap<String, u64>,
    /// The codes of the rules that failed
    pub failed: BTreeSet<String>,
}

impl Action for RecordErasing {
    const NAME: &'static str = "house.apply-retention";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&APPLY_RETENTION, Scope::BODY).await?;
        let (body, now) = (work.body, work.now);
        let id: Id<RetentionRunMark> = work.new_id();
        let told = json!(self.counts);
        let failed: Vec<&str> = self.failed.iter().map(String::as_str).collect();
        let run = args![body, id, now, told.to_string(), failed.join(" ")];
        work.sql.execute(store::INSERT_RETENTION_RUN, run).await?;
        let event = Event::internal("house.retention-applied", SubjectRef::new("collectivite", body));
        work.journal(event.with(json!({ "erased": told, "failed": failed })))
            .await
    }
}

/// Times one rule is asked again in one run: what is left after so many is for the next.
const BATCHES_MAX: usize = 400;
/// Times one rule gives way to who writes at the same time.
const TRIES_MAX: usize = 3;

/// Erases from `body` what the rules that are `due` keep no more, and writes down how much. A rule that fails holds no other
/// back: it is logged, named in the run, and tried again.
pub async fn apply(house: &Arc<House>, body: CollectiviteId, due: &Due) -> Result<RecordErasing, Fault> {
    let mut done = RecordErasing::default();
    let rules: Vec<&'static Retention> = retentions(house.features())
        .filter(|rule| due.includes(rule))
        .collect();
    for rule in rules {
        let Erased::ByWorker(statement) = rule.erased else {
            continue;
        };
        let before = rule.kept.before(house.clock.now());
        let (mut erased, mut tries) = (0, 0);
        for _ in 0..BATCHES_MAX {
            match erase(house, body, statement, before).await {
                Ok(0) => break,
                Ok(rows) => erased += rows,
                // Somebody else was writing: nothing is wrong.
                Err(error) if error.is_transient() && tries < TRIES_MAX => tries += 1,
                Err(error) => {
                    tracing::error!(rule = rule.code, error = %error, "what is kept no more could not be erased, to be tried again");
                    done.failed.insert(rule.code.to_owned());
                    break;
                }
            }
        }
        if erased > 0 {
            done.counts.insert(rule.code.to_owned(), erased);
        }
    }
    // The day is told, with the hours' failures already in the log: a line an hour would bury it.
    if matches!(due, Due::All) {
        house.act(body, Actor::System, &done).await?;
    }
    Ok(done)
}

async fn erase(
    house: &House,
    body: CollectiviteId,
    statement: Statement,
    before: Instant,
) -> Result<u64, db::Error> {
    let mut sql = house.db.begin().await?;
    let erased = sql.execute(statement, args![body, before]).await?;
    sql.commit().await?;
    Ok(erased)
}

/// The duty of erasing: one node at a time.
const DUTY: &str = "apply-retention";
/// Seconds one node holds it: if it dies meanwhile, another takes over after so long.
const HELD_S: i64 = 900;
/// Seconds until it comes back: what is kept for hours is erased every hour.
const AGAIN_S: i64 = 3600;
/// Hours after which a body's rules are all applied again: a day, less what one run may take.
const ALL_AGAIN_H: i64 = 23;

/// Applies to every body the rules that are due: all of them when its last run is a day old, those of what is kept for hours
/// otherwise. True when it did. A body that fails holds no other back.
pub async fn apply_when_due(house: &Arc<House>, me: Id<WorkerMark>) -> Result<bool, db::Error> {
    let held_until = house.clock.now().plus_seconds(HELD_S);
    if !duty::take(house, DUTY, me, held_until).await? {
        return Ok(false);
    }
    for body in house.collectivites().iter() {
        let applied = match due(house, body.id).await {
            Ok(due) => apply(house, body.id, &due).await.map(drop),
            Err(error) => Err(error.into()),
        };
        if let Err(fault) = applied {
            tracing::error!(fault = %fault, "what is kept no more could not be erased, to be tried again");
        }
    }
    let next = house.clock.now().plus_seconds(AGAIN_S);
    duty::hand_back(house, DUTY, me, next).await?;
    Ok(true)
}

/// What is due of `body`, after its last run: only those over all rules are written down.
async fn due(house: &House, body: CollectiviteId) -> Result<Due, db::Error> {
    let last = RetentionRun::latest(&mut house.db.read(), body, 1).await?.pop();
    let recent = house.clock.now().plus_seconds(-ALL_AGAIN_H * 3600);
    Ok(match last {
        Some(run) if run.applied_at > recent => Due::Hourly(run.failed),
        _ => Due::All,
    })
}
