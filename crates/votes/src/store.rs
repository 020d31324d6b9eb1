//! The SQL of votes: the votes themselves here, what a choice offers in [`choices`], the people who vote in [`people`].

mod choices;
pub(crate) mod objections;
mod people;
pub(crate) mod privacy;
pub(crate) mod recusals_ahead;
mod written_rules;

pub(crate) use choices::{choice, insert_choice, keep_result};
pub(crate) use people::{
    BallotLine, ProcurationLine, ballots, ballots_of_person, electors, find_ballot, give_procuration,
    insert_elector, is_elector, note_recused, procuration_of, procurations_held, record_ballot, recusals,
    recuse, revoke_procuration, turnout,
};

use std::collections::{BTreeMap, BTreeSet};

use db::{FromRow, Instant, Row, Sql, Uuid, args};
use groups::GroupId;
use kernel::{CollectiviteId, OPEN_ROWS_AT_ONCE, Subject, SubjectRef};

use crate::model::{
    Cancellation, Choice, Closing, Mode, Outcome, Rules, Scrutin, ScrutinId, ScrutinSummary, Tally,
};

/// How many subjects one statement of [`summaries`] asks about: its parameters are written out below.
const SUBJECTS_A_STATEMENT: usize = 50;

macro_rules! scrutin_columns {
    () => {
        "s.id, s.subject_type, s.subject_id, s.group_id, s.question, s.statement, s.mode, s.rules, s.inscrits, s.opened_at, s.closes_at, \
         s.closed_at, s.outcome, s.pour, s.contre, s.abstention, s.presents, s.casting, \
         (select c.way from scrutin_choice c where c.collectivite_id = s.collectivite_id and c.scrutin_id = s.id) as way, \
         (select c.winners from scrutin_choice c where c.collectivite_id = s.collectivite_id and c.scrutin_id = s.id) as winners, \
         (select k.stopped_at from scrutin_counting k where k.collectivite_id = s.collectivite_id and k.scrutin_id = s.id) as stopped_at"
    };
}

macro_rules! with_subject {
    () => {
        "left join subject j on j.collectivite_id = s.collectivite_id and j.type = s.subject_type and j.id = s.subject_id"
    };
}

db::statements! {
    INSERT_SCRUTIN = "insert into scrutin (collectivite_id, id, subject_type, subject_id, group_id, question, statement, mode, rules, inscrits, opened_at, closes_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FIND_SCRUTIN = concat!("select ", scrutin_columns!(), " from scrutin s where s.collectivite_id = $1 and s.id = $2");
    LATEST_OF_SUBJECT = concat!("select ", scrutin_columns!(), " from scrutin s
        where s.collectivite_id = $1 and s.subject_type = $2 and s.subject_id = $3 order by s.id desc limit 1");
    LATEST_OF_KIND = concat!("select ", scrutin_columns!(), " from scrutin s
        where s.collectivite_id = $1 and s.subject_type = $2 order by s.id desc limit $3");
    LIST_OPEN_SUBJECTS = "select subject_id from scrutin
        where collectivite_id = $1 and closed_at is null and subject_type = $2 order by subject_id limit $3";
    /// Oldest first: the last one read of each subject is the one that stands.
    OF_SUBJECTS = concat!("select ", scrutin_columns!(), " from scrutin s where s.collectivite_id = $1 and s.subject_id in (
        $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
        $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51)
        order by s.id");
    LIST_OPEN = concat!("select ", scrutin_columns!(), ", j.title as subject_title, j.path as subject_path from scrutin s ", with_subject!(), "
        where s.collectivite_id = $1 and s.closed_at is null order by s.closes_at, s.id limit $2 offset $3");
    COUNT_OPEN = "select count(*) as n from scrutin where collectivite_id = $1 and closed_at is null";
    LIST_CLOSED = concat!("select ", scrutin_columns!(), ", j.title as subject_title, j.path as subject_path from scrutin s ", with_subject!(), "
        where s.collectivite_id = $1 and s.closed_at is not null order by s.closed_at desc, s.id desc limit $2 offset $3");
    /// Every closed vote, in the order they were opened: what open data give.
    LIST_OPENED = concat!("select ", scrutin_columns!(), ", j.title as subject_title, j.path as subject_path from scrutin s ", with_subject!(), "
        where s.collectivite_id = $1 and s.closed_at is not null and s.id > $2 order by s.id limit $3");
    COUNT_CLOSED = "select count(*) as n from scrutin where collectivite_id = $1 and closed_at is not null";
    CLOSE_SCRUTIN = "update scrutin set closed_at = $3, outcome = $4, pour = $5, contre = $6, abstention = $7, presents = $8, casting = $9
        where collectivite_id = $1 and id = $2 and closed_at is null";
    STOP_SCRUTIN = "insert into scrutin_counting (collectivite_id, scrutin_id, stopped_at) values ($1, $2, $3)";
    INSERT_CANCELLATION = "insert into scrutin_cancellation (collectivite_id, scrutin_id, reason, number, detail) values ($1, $2, $3, $4, $5)";
    FIND_CANCELLATION = "select reason, number, detail from scrutin_cancellation where collectivite_id = $1 and scrutin_id = $2";
}

/// Every statement, by module.
pub(crate) const ALL: &[&[db::Statement]] = &[
    STATEMENTS,
    choices::STATEMENTS,
    objections::STATEMENTS,
    people::STATEMENTS,
    privacy::STATEMENTS,
    recusals_ahead::STATEMENTS,
];

fn count(row: &Row, name: &str) -> Result<u32, db::Error> {
    let number: i64 = row.get(name)?;
    u32::try_from(number).map_err(|_| db::Error::Content {
        column: name.to_owned(),
        value: number.to_string(),
    })
}

impl FromRow for Scrutin {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let inscrits = count(row, "inscrits")?;
        let closing = match row.get::<Option<Instant>>("closed_at")? {
            None => None,
            Some(at) => Some(Closing {
                at,
                outcome: row.get("outcome")?,
                tally: Tally {
                    pour: count(row, "pour")?,
                    contre: count(row, "contre")?,
                    abstention: count(row, "abstention")?,
                    presents: count(row, "presents")?,
                    inscrits,
                },
                casting: row.get("casting")?,
            }),
        };
        let rules: String = row.get("rules")?;
        let way: Option<String> = row.get("way")?;
        let winners: Option<String> = row.get("winners")?;
        Ok(Self {
            id: row.get("id")?,
            on: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            group: row.get("group_id")?,
            question: row.get("question")?,
            statement: row.get("statement")?,
            mode: row.get("mode")?,
            rules: written_rules::read(&rules).ok_or_else(|| db::Error::Content {
                column: "rules".to_owned(),
                value: rules,
            })?,
            way: way.map(|way| choices::read(way, "way")).transpose()?,
            winners: winners
                .map(|winners| choices::read(winners, "winners"))
                .transpose()?
                .unwrap_or_default(),
            inscrits,
            opened_at: row.get("opened_at")?,
            closes_at: row.get("closes_at")?,
            stopped_at: row.get("stopped_at")?,
            closing,
        })
    }
}

/// A vote in a list, with what it is about.
pub(crate) struct ScrutinLine {
    /// The vote
    pub(crate) scrutin: Scrutin,
    /// What it is about, when that has a page
    pub(crate) about: Option<Subject>,
}

impl ScrutinLine {
    /// True when it decided nothing because its question fell.
    pub(crate) fn is_cancelled(&self) -> bool {
        self.scrutin
            .closing
            .is_some_and(|closing| closing.outcome == Outcome::Cancelled)
    }
}

impl FromRow for ScrutinLine {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let scrutin = Scrutin::from_row(row)?;
        let title: Option<String> = row.get("subject_title")?;
        let path: Option<String> = row.get("subject_path")?;
        let about = title.zip(path).map(|(title, path)| Subject {
            reference: scrutin.on.clone(),
            title,
            path,
        });
        Ok(Self { scrutin, about })
    }
}

pub(crate) struct NewScrutin<'a> {
    pub(crate) id: ScrutinId,
    pub(crate) on: &'a SubjectRef,
    pub(crate) group: GroupId,
    pub(crate) question: &'a str,
    pub(crate) statement: &'a str,
    pub(crate) mode: Mode,
    pub(crate) rules: &'a Rules,
    pub(crate) inscrits: u32,
    pub(crate) opened_at: Instant,
    pub(crate) closes_at: Instant,
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &NewScrutin<'_>,
) -> Result<(), db::Error> {
    let rules = written_rules::write(new.rules);
    sql.execute(
        INSERT_SCRUTIN,
        args![
            body,
            new.id,
            &new.on.kind,
            new.on.id,
            new.group,
            new.question,
            new.statement,
            new.mode,
            rules,
            new.inscrits,
            new.opened_at,
            new.closes_at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Option<Scrutin>, db::Error> {
    sql.optional(FIND_SCRUTIN, args![body, id]).await
}

pub(crate) async fn latest_of_subject(
    sql: &mut Sql,
    body: CollectiviteId,
    on: &SubjectRef,
) -> Result<Option<Scrutin>, db::Error> {
    sql.optional(LATEST_OF_SUBJECT, args![body, &on.kind, on.id])
        .await
}

pub(crate) async fn latest_of_kind(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: &str,
    limit: i64,
) -> Result<Vec<Scrutin>, db::Error> {
    sql.all(LATEST_OF_KIND, args![body, kind, limit]).await
}

db::record! {
    struct SubjectRow {
        subject_id: Uuid,
    }
}

/// The subjects of one kind on which a vote is open.
pub(crate) async fn open_subjects(
    sql: &mut Sql,
    body: CollectiviteId,
    kind: &str,
    limit: i64,
) -> Result<BTreeSet<Uuid>, db::Error> {
    let rows: Vec<SubjectRow> = sql.all(LIST_OPEN_SUBJECTS, args![body, kind, limit]).await?;
    Ok(rows.into_iter().map(|row| row.subject_id).collect())
}

/// One statement for up to [`SUBJECTS_A_STATEMENT`] subjects; the places left over repeat the last one.
pub(crate) async fn summaries(
    sql: &mut Sql,
    body: CollectiviteId,
    subjects: &[SubjectRef],
) -> Result<BTreeMap<SubjectRef, ScrutinSummary>, db::Error> {
    let mut found = BTreeMap::new();
    for some in subjects.chunks(SUBJECTS_A_STATEMENT) {
        let Some(last) = some.last() else { continue };
        let mut values = args![body];
        let places = some
            .iter()
            .chain(std::iter::repeat(last))
            .take(SUBJECTS_A_STATEMENT);
        values.extend(places.map(|subject| db::Value::from(subject.id)));
        let scrutins: Vec<Scrutin> = sql.all(OF_SUBJECTS, values).await?;
        for scrutin in scrutins.iter().filter(|scrutin| some.contains(&scrutin.on)) {
            found.insert(scrutin.on.clone(), ScrutinSummary::from(scrutin));
        }
    }
    Ok(found)
}

pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    is_open: bool,
    limit: i64,
    offset: i64,
) -> Result<Vec<ScrutinLine>, db::Error> {
    let statement = if is_open { LIST_OPEN } else { LIST_CLOSED };
    sql.all(statement, args![body, limit, offset]).await
}

/// The closed votes opened after one, in the order they were opened.
pub(crate) async fn closed_after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: ScrutinId,
) -> Result<Vec<ScrutinLine>, db::Error> {
    sql.all(LIST_OPENED, args![body, last, OPEN_ROWS_AT_ONCE]).await
}

pub(crate) async fn count_of(sql: &mut Sql, body: CollectiviteId, is_open: bool) -> Result<i64, db::Error> {
    let statement = if is_open { COUNT_OPEN } else { COUNT_CLOSED };
    sql.count(statement, args![body]).await
}

/// False when it was closed already.
pub(crate) async fn close(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    closing: &Closing,
) -> Result<bool, db::Error> {
    let tally = &closing.tally;
    let changed = sql
        .execute(
            CLOSE_SCRUTIN,
            args![
                body,
                id,
                closing.at,
                closing.outcome,
                tally.pour,
                tally.contre,
                tally.abstention,
                tally.presents,
                closing.casting.map(Choice::as_str)
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Nobody votes any more: it is to be counted.
pub(crate) async fn stop(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(STOP_SCRUTIN, args![body, id, at]).await?;
    Ok(())
}

impl FromRow for Cancellation {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            reason: row.get("reason")?,
            number: row.get("number")?,
            detail: row.get("detail")?,
        })
    }
}

pub(crate) async fn keep_cancellation(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    because: &Cancellation,
) -> Result<(), db::Error> {
    let detail = because.detail.as_deref();
    sql.execute(
        INSERT_CANCELLATION,
        args![body, id, &because.reason, because.number, detail],
    )
    .await?;
    Ok(())
}

pub(crate) async fn cancellation(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Option<Cancellation>, db::Error> {
    sql.optional(FIND_CANCELLATION, args![body, id]).await
}
