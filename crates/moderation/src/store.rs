//! Reports, decisions, appeals, and the figures made public of them.

use db::{Instant, Sql, Uuid, Value, args};
use groups::GroupId;
use identity::model::SecretHash;
use kernel::{CollectiviteId, SubjectRef};

use crate::model::{AppealOutcome, Decision, DecisionId, Reason, Report, Target};

/// Reports read at once.
const REPORTS_MAX: i64 = 200;
/// Removals of one page read at once: as many as it may hold of what can be removed.
const REMOVALS_MAX: i64 = 2_000;

macro_rules! select_decision {
    ($rest:literal) => {
        concat!(
            "select id, group_id, target_type, target_id, part_of_id, author_id, is_removal, reason, words, moderator_id, ",
            "decided_at, appeal, appealed_at, appeal_outcome, appeal_words, appeal_decided_at ",
            "from content_decision where collectivite_id = $1 ",
            $rest
        )
    };
}

/// Groups one person moderates, at most: nobody runs more.
const GROUPS_MAX: usize = 32;

/// `$2`: of any group, or `$3` to `$34`: of these.
macro_rules! of {
    () => {
        "($2 or w.group_id in ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
        $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34))"
    };
}

db::statements! {
    INSERT_REPORT = "insert into content_report (collectivite_id, id, group_id, target_type, target_id,
        reporter_id, email, reason, words, reported_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST_OPEN_REPORTS = "select id, reporter_id, email, reason, words, reported_at from content_report
        where collectivite_id = $1 and target_type = $2 and target_id = $3 and decided_at is null
        order by reported_at, id limit $4";
    COUNT_OPEN_REPORTS = "select count(*) as n from content_report
        where collectivite_id = $1 and target_type = $2 and target_id = $3 and decided_at is null";
    FORGET_EMAIL = "update content_report set email = '' where collectivite_id = $1 and email = $2";
    COUNT_OPEN_OF_EMAIL = "select count(*) as n from content_report
        where collectivite_id = $1 and decided_at is null and email = $2";
    INSERT_CLIENT = "insert into report_client (collectivite_id, report_id, client, reported_at) values ($1, $2, $3, $4)";
    COUNT_OF_CLIENT = "select count(*) as n from report_client
        where collectivite_id = $1 and client = $2 and reported_at > $3";
    PURGE_CLIENTS = "delete from report_client where collectivite_id = $1 and report_id in
        (select report_id from report_client where collectivite_id = $1 and reported_at <= $2 limit 2000)";
    /// What served is forgotten: why and when stay, for the figures.
    DECIDE_REPORTS = "update content_report set decided_at = $4, words = '', email = '', reporter_id = null
        where collectivite_id = $1 and target_type = $2 and target_id = $3 and decided_at is null";
    /// What waits for a moderator, the longest first; one line for what was reported several times.
    LIST_CASES = concat!("select w.target_type, w.target_id, count(*) as reports, min(w.reported_at) as since
        from content_report w where w.collectivite_id = $1 and w.decided_at is null and ", of!(),
        " group by w.target_type, w.target_id order by min(w.reported_at), w.target_id limit $35 offset $36");
    COUNT_CASES = concat!("select count(*) as n from (select w.target_id from content_report w
        where w.collectivite_id = $1 and w.decided_at is null and ", of!(), " group by w.target_type, w.target_id) waiting");
    LIST_APPEALS = concat!("select w.id, w.target_type, w.target_id, w.moderator_id, w.appealed_at from content_decision w
        where w.collectivite_id = $1 and w.appeal_outcome = 'attente' and ", of!(),
        " order by w.appealed_at, w.id limit $35 offset $36");
    COUNT_APPEALS = concat!("select count(*) as n from content_decision w
        where w.collectivite_id = $1 and w.appeal_outcome = 'attente' and ", of!());

    INSERT_DECISION = "insert into content_decision (collectivite_id, id, group_id, target_type, target_id,
        part_of_id, author_id, is_removal, reason, words, moderator_id, decided_at, delay_s, appeal, appeal_outcome,
        appeal_words) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 'aucun', '')";
    FIND_DECISION = select_decision!("and id = $2");
    LATEST_OF_TARGET = select_decision!("and target_type = $2 and target_id = $3 order by decided_at desc, id desc limit 1");
    /// One thing may have been removed, put back, and removed again: the last decision is the one that counts.
    LIST_REMOVALS = select_decision!("and part_of_id = $2 and is_removal and appeal_outcome <> 'annule'
        order by decided_at, id limit $3");
    APPEAL = "update content_decision set appeal = $3, appealed_at = $4, appeal_outcome = 'attente'
        where collectivite_id = $1 and id = $2 and appeal_outcome = 'aucun'";
    DECIDE_APPEAL = "update content_decision set appeal_outcome = $3, appeal_words = $4, appeal_decided_at = $5
        where collectivite_id = $1 and id = $2 and appeal_outcome = 'attente'";

    COUNT_REPORTS = "select count(*) as n from content_report where collectivite_id = $1";
    COUNT_REPORTS_OPEN = "select count(*) as n from content_report where collectivite_id = $1 and decided_at is null";
    LIST_DECISIONS_BY_REASON = "select is_removal, reason, count(*) as n, count(delay_s) as asked from content_decision
        where collectivite_id = $1 group by is_removal, reason order by reason limit 50";
    LIST_DECISIONS_BY_KIND = "select is_removal, target_type, count(*) as n from content_decision
        where collectivite_id = $1 group by is_removal, target_type order by target_type limit 50";
    LIST_APPEALS_BY_OUTCOME = "select appeal_outcome, count(*) as n from content_decision
        where collectivite_id = $1 group by appeal_outcome limit 10";
    COUNT_DELAYS = "select count(*) as n from content_decision where collectivite_id = $1 and delay_s is not null";
    LIST_DELAYS = "select delay_s from content_decision where collectivite_id = $1 and delay_s is not null
        order by delay_s, id limit $2 offset $3";
}

db::record! {
    /// Something reported that waits for a moderator.
    pub(crate) struct Case {
        pub(crate) target_type: String,
        pub(crate) target_id: Uuid,
        pub(crate) reports: i64,
        pub(crate) since: Instant,
    }
}

db::record! {
    /// An appeal that waits for another moderator.
    pub(crate) struct AppealLine {
        pub(crate) id: DecisionId,
        pub(crate) target_type: String,
        pub(crate) target_id: Uuid,
        pub(crate) moderator_id: kernel::PersonId,
        pub(crate) appealed_at: Instant,
    }
}

db::record! {
    /// Decisions on one kind of writing.
    pub(crate) struct KindLine {
        pub(crate) is_removal: bool,
        pub(crate) target_type: String,
        pub(crate) n: i64,
    }
}

db::record! {
    /// Decisions of one kind for one reason.
    pub(crate) struct ReasonLine {
        pub(crate) is_removal: bool,
        pub(crate) reason: Reason,
        pub(crate) n: i64,
        /// Those that answered a report
        pub(crate) asked: i64,
    }
}

pub(crate) async fn insert_report(
    sql: &mut Sql,
    body: CollectiviteId,
    group: GroupId,
    target: &Target,
    new: &Report,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        group,
        &target.kind,
        target.id,
        new.reporter_id,
        &new.email,
        new.reason,
        &new.words,
        new.reported_at
    ];
    sql.execute(INSERT_REPORT, values).await?;
    Ok(())
}

/// Notes from where a visitor reported.
pub(crate) async fn insert_client(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Report,
    client: &SecretHash,
) -> Result<(), db::Error> {
    sql.execute(INSERT_CLIENT, args![body, new.id, client, new.reported_at])
        .await?;
    Ok(())
}

/// How much a client reported since.
pub(crate) async fn count_of_client(
    sql: &mut Sql,
    body: CollectiviteId,
    client: &SecretHash,
    since: Instant,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_CLIENT, args![body, client, since]).await
}

/// Forgets from where was reported until then.
pub(crate) async fn purge_clients(
    sql: &mut Sql,
    body: CollectiviteId,
    until: Instant,
) -> Result<(), db::Error> {
    sql.execute(PURGE_CLIENTS, args![body, until]).await?;
    Ok(())
}

/// What was reported of `target` and waits, oldest first.
pub(crate) async fn open_reports(
    sql: &mut Sql,
    body: CollectiviteId,
    target: &Target,
) -> Result<Vec<Report>, db::Error> {
    sql.all(
        LIST_OPEN_REPORTS,
        args![body, &target.kind, target.id, REPORTS_MAX],
    )
    .await
}

pub(crate) async fn count_open_reports(
    sql: &mut Sql,
    body: CollectiviteId,
    target: &Target,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OPEN_REPORTS, args![body, &target.kind, target.id])
        .await
}

/// Forgets the address that somebody left to be told what became of what they reported.
pub(crate) async fn forget_email(sql: &mut Sql, body: CollectiviteId, email: &str) -> Result<(), db::Error> {
    sql.execute(FORGET_EMAIL, args![body, email]).await?;
    Ok(())
}

/// Reports that wait, whose decision this address is to be told.
pub(crate) async fn count_open_of_email(
    sql: &mut Sql,
    body: CollectiviteId,
    email: &str,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OPEN_OF_EMAIL, args![body, email]).await
}

pub(crate) async fn decide_reports(
    sql: &mut Sql,
    body: CollectiviteId,
    target: &Target,
    now: Instant,
) -> Result<(), db::Error> {
    sql.execute(DECIDE_REPORTS, args![body, &target.kind, target.id, now])
        .await?;
    Ok(())
}

/// Whose reports and appeals are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    /// Of the whole body
    Everyone,
    /// Of these groups
    These(Vec<GroupId>),
}

impl Of {
    fn arguments(&self, body: CollectiviteId) -> Vec<Value> {
        let (any, groups) = match self {
            Self::Everyone => (true, &[][..]),
            Self::These(groups) => (false, groups.as_slice()),
        };
        let mut values = args![body, any];
        values.extend(groups.iter().take(GROUPS_MAX).map(|group| Value::from(*group)));
        values.resize(2 + GROUPS_MAX, Value::from(GroupId::from_uuid(Uuid::nil())));
        values
    }

    fn page(&self, body: CollectiviteId, (limit, offset): (i64, i64)) -> Vec<Value> {
        let mut values = self.arguments(body);
        values.extend(args![limit, offset]);
        values
    }
}

pub(crate) async fn cases(
    sql: &mut Sql,
    body: CollectiviteId,
    of: &Of,
    page: (i64, i64),
) -> Result<Vec<Case>, db::Error> {
    sql.all(LIST_CASES, of.page(body, page)).await
}

pub(crate) async fn count_cases(sql: &mut Sql, body: CollectiviteId, of: &Of) -> Result<i64, db::Error> {
    sql.count(COUNT_CASES, of.arguments(body)).await
}

pub(crate) async fn appeals(
    sql: &mut Sql,
    body: CollectiviteId,
    of: &Of,
    page: (i64, i64),
) -> Result<Vec<AppealLine>, db::Error> {
    sql.all(LIST_APPEALS, of.page(body, page)).await
}

pub(crate) async fn count_appeals(sql: &mut Sql, body: CollectiviteId, of: &Of) -> Result<i64, db::Error> {
    sql.count(COUNT_APPEALS, of.arguments(body)).await
}

/// `delay_s`: from the first report to the decision, none when nobody reported.
pub(crate) async fn insert_decision(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &Decision,
    delay_s: Option<i64>,
) -> Result<(), db::Error> {
    let values = args![
        body,
        new.id,
        new.group_id,
        &new.target_type,
        new.target_id,
        new.part_of_id,
        new.author_id,
        new.is_removal,
        new.reason,
        &new.words,
        new.moderator_id,
        new.decided_at,
        delay_s
    ];
    sql.execute(INSERT_DECISION, values).await?;
    Ok(())
}

pub(crate) async fn find_decision(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DecisionId,
) -> Result<Option<Decision>, db::Error> {
    sql.optional(FIND_DECISION, args![body, id]).await
}

pub(crate) async fn latest_of(
    sql: &mut Sql,
    body: CollectiviteId,
    target: &Target,
) -> Result<Option<Decision>, db::Error> {
    sql.optional(LATEST_OF_TARGET, args![body, &target.kind, target.id])
        .await
}

/// The removals in force of what `subject` is and holds, the oldest first.
pub(crate) async fn removals_of(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Vec<Decision>, db::Error> {
    sql.all(LIST_REMOVALS, args![body, subject.id, REMOVALS_MAX])
        .await
}

/// False when an appeal was already made.
pub(crate) async fn appeal(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DecisionId,
    words: &str,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(APPEAL, args![body, id, words, now]).await? == 1)
}

/// False when it was decided already.
pub(crate) async fn decide_appeal(
    sql: &mut Sql,
    body: CollectiviteId,
    id: DecisionId,
    (outcome, words): (AppealOutcome, &str),
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(DECIDE_APPEAL, args![body, id, outcome, words, now])
        .await?
        == 1)
}

/// Reports received, and those that wait.
pub(crate) async fn count_reports(sql: &mut Sql, body: CollectiviteId) -> Result<(i64, i64), db::Error> {
    let received = sql.count(COUNT_REPORTS, args![body]).await?;
    Ok((received, sql.count(COUNT_REPORTS_OPEN, args![body]).await?))
}

pub(crate) async fn by_reason(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<ReasonLine>, db::Error> {
    sql.all(LIST_DECISIONS_BY_REASON, args![body]).await
}

pub(crate) async fn by_kind(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<KindLine>, db::Error> {
    sql.all(LIST_DECISIONS_BY_KIND, args![body]).await
}

pub(crate) async fn appeals_by_outcome(
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Vec<(AppealOutcome, i64)>, db::Error> {
    db::record! { struct Line { appeal_outcome: AppealOutcome, n: i64 } }
    let lines: Vec<Line> = sql.all(LIST_APPEALS_BY_OUTCOME, args![body]).await?;
    Ok(lines
        .into_iter()
        .map(|line| (line.appeal_outcome, line.n))
        .collect())
}

/// The median time between a first report and its decision, in seconds; none before any.
pub(crate) async fn median_delay_s(sql: &mut Sql, body: CollectiviteId) -> Result<Option<i64>, db::Error> {
    db::record! { struct Line { delay_s: i64 } }
    let count = sql.count(COUNT_DELAYS, args![body]).await?;
    if count == 0 {
        return Ok(None);
    }
    let middles = 2 - count % 2;
    let lines: Vec<Line> = sql
        .all(LIST_DELAYS, args![body, middles, (count - 1) / 2])
        .await?;
    let total: i64 = lines.iter().map(|line| line.delay_s).sum();
    Ok(Some(total / i64::try_from(lines.len().max(1)).unwrap_or(1)))
}
