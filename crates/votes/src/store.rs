//! The SQL of votes.

mod written_rules;

use std::collections::BTreeMap;

use db::{FromRow, Instant, Row, Sql, args};
use groups::GroupId;
use kernel::{CollectiviteId, PersonId, Subject, SubjectRef};

use crate::model::{Ballot, Choice, Closing, Mode, Rules, Scrutin, ScrutinId, ScrutinSummary, Tally};

/// How many subjects one statement of [`summaries`] asks about: its parameters are written out below.
const SUBJECTS_A_STATEMENT: usize = 50;

macro_rules! scrutin_columns {
    () => {
        "s.id, s.subject_type, s.subject_id, s.group_id, s.question, s.mode, s.rules, s.inscrits, s.opened_at, s.closes_at, \
         s.closed_at, s.outcome, s.pour, s.contre, s.abstention, s.presents, s.casting"
    };
}

macro_rules! with_subject {
    () => {
        "left join subject j on j.collectivite_id = s.collectivite_id and j.type = s.subject_type and j.id = s.subject_id"
    };
}

db::statements! {
    INSERT_SCRUTIN = "insert into scrutin (collectivite_id, id, subject_type, subject_id, group_id, question, mode, rules, inscrits, opened_at, closes_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    FIND_SCRUTIN = concat!("select ", scrutin_columns!(), " from scrutin s where s.collectivite_id = $1 and s.id = $2");
    LATEST_OF_SUBJECT = concat!("select ", scrutin_columns!(), " from scrutin s
        where s.collectivite_id = $1 and s.subject_type = $2 and s.subject_id = $3 order by s.id desc limit 1");
    LATEST_OF_KIND = concat!("select ", scrutin_columns!(), " from scrutin s
        where s.collectivite_id = $1 and s.subject_type = $2 order by s.id desc limit $3");
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
    COUNT_CLOSED = "select count(*) as n from scrutin where collectivite_id = $1 and closed_at is not null";
    CLOSE_SCRUTIN = "update scrutin set closed_at = $3, outcome = $4, pour = $5, contre = $6, abstention = $7, presents = $8, casting = $9
        where collectivite_id = $1 and id = $2 and closed_at is null";

    INSERT_ELECTOR = "insert into scrutin_elector (collectivite_id, scrutin_id, person_id, is_chair) values ($1, $2, $3, $4)";
    COUNT_ELECTOR = "select count(*) as n from scrutin_elector where collectivite_id = $1 and scrutin_id = $2 and person_id = $3";
    LIST_ELECTORS = "select person_id, is_chair from scrutin_elector where collectivite_id = $1 and scrutin_id = $2 order by person_id limit 100000";

    /// The latest answer stands: a vote may be changed until the closing.
    UPSERT_BALLOT = "insert into scrutin_ballot (collectivite_id, scrutin_id, elector_id, cast_by, choice, cast_at, reference)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, scrutin_id, elector_id) do update set cast_by = excluded.cast_by, choice = excluded.choice,
            cast_at = excluded.cast_at, reference = excluded.reference";
    LIST_BALLOTS = "select elector_id, cast_by, choice, cast_at, reference from scrutin_ballot
        where collectivite_id = $1 and scrutin_id = $2 order by elector_id limit 100000";
    BALLOTS_OF_PERSON = "select elector_id, cast_by, choice, cast_at, reference from scrutin_ballot
        where collectivite_id = $1 and scrutin_id = $2 and (elector_id = $3 or cast_by = $3) order by elector_id limit 1000";
    COUNT_BALLOTS = "select count(*) as n from scrutin_ballot where collectivite_id = $1 and scrutin_id = $2";
    COUNT_PRESENT = "select count(*) as n from scrutin_ballot where collectivite_id = $1 and scrutin_id = $2 and cast_by = elector_id";
    FIND_BALLOT = "select elector_id, cast_by, choice, cast_at, reference from scrutin_ballot
        where collectivite_id = $1 and scrutin_id = $2 and elector_id = $3";

    INSERT_PROCURATION = "insert into scrutin_procuration (collectivite_id, scrutin_id, giver_id, holder_id, given_at) values ($1, $2, $3, $4, $5)";
    DELETE_PROCURATION = "delete from scrutin_procuration where collectivite_id = $1 and scrutin_id = $2 and giver_id = $3";
    FIND_PROCURATION = "select giver_id, holder_id from scrutin_procuration where collectivite_id = $1 and scrutin_id = $2 and giver_id = $3";
    PROCURATIONS_OF_HOLDER = "select giver_id, holder_id from scrutin_procuration
        where collectivite_id = $1 and scrutin_id = $2 and holder_id = $3 order by given_at, giver_id limit 1000";
}

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
        Ok(Self {
            id: row.get("id")?,
            on: SubjectRef {
                kind: row.get("subject_type")?,
                id: row.get("subject_id")?,
            },
            group: row.get("group_id")?,
            question: row.get("question")?,
            mode: row.get("mode")?,
            rules: written_rules::read(&rules).ok_or_else(|| db::Error::Content {
                column: "rules".to_owned(),
                value: rules,
            })?,
            inscrits,
            opened_at: row.get("opened_at")?,
            closes_at: row.get("closes_at")?,
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

db::record! {
    /// A line of the electoral list.
    pub(crate) struct Elector {
        pub(crate) person_id: PersonId,
        pub(crate) is_chair: bool,
    }
}

db::record! {
    /// A recorded vote.
    #[derive(Clone, Debug)]
    pub(crate) struct BallotLine {
        pub(crate) elector_id: PersonId,
        pub(crate) cast_by: PersonId,
        pub(crate) choice: Choice,
        pub(crate) cast_at: Instant,
        pub(crate) reference: String,
    }
}

impl From<&BallotLine> for Ballot {
    fn from(line: &BallotLine) -> Self {
        Self {
            elector: line.elector_id,
            cast_by: line.cast_by,
            choice: line.choice,
        }
    }
}

db::record! {
    /// Who votes for whom.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct ProcurationLine {
        pub(crate) giver_id: PersonId,
        pub(crate) holder_id: PersonId,
    }
}

pub(crate) struct NewScrutin<'a> {
    pub(crate) id: ScrutinId,
    pub(crate) on: &'a SubjectRef,
    pub(crate) group: GroupId,
    pub(crate) question: &'a str,
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

pub(crate) async fn insert_elector(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    person: PersonId,
    is_chair: bool,
) -> Result<(), db::Error> {
    sql.execute(INSERT_ELECTOR, args![body, id, person, is_chair])
        .await?;
    Ok(())
}

pub(crate) async fn is_elector(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    person: PersonId,
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_ELECTOR, args![body, id, person]).await? == 1)
}

pub(crate) async fn electors(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Vec<Elector>, db::Error> {
    sql.all(LIST_ELECTORS, args![body, id]).await
}

pub(crate) async fn record_ballot(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    ballot: &BallotLine,
) -> Result<(), db::Error> {
    sql.execute(
        UPSERT_BALLOT,
        args![
            body,
            id,
            ballot.elector_id,
            ballot.cast_by,
            ballot.choice,
            ballot.cast_at,
            &ballot.reference
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn ballots(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Vec<BallotLine>, db::Error> {
    sql.all(LIST_BALLOTS, args![body, id]).await
}

pub(crate) async fn ballots_of_person(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    person: PersonId,
) -> Result<Vec<BallotLine>, db::Error> {
    sql.all(BALLOTS_OF_PERSON, args![body, id, person]).await
}

pub(crate) async fn find_ballot(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    elector: PersonId,
) -> Result<Option<BallotLine>, db::Error> {
    sql.optional(FIND_BALLOT, args![body, id, elector]).await
}

/// How many voted so far: (in all, themselves).
pub(crate) async fn turnout(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<(i64, i64), db::Error> {
    Ok((
        sql.count(COUNT_BALLOTS, args![body, id]).await?,
        sql.count(COUNT_PRESENT, args![body, id]).await?,
    ))
}

pub(crate) async fn give_procuration(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    line: ProcurationLine,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(
        INSERT_PROCURATION,
        args![body, id, line.giver_id, line.holder_id, at],
    )
    .await?;
    Ok(())
}

/// False when there was none.
pub(crate) async fn revoke_procuration(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    giver: PersonId,
) -> Result<bool, db::Error> {
    Ok(sql.execute(DELETE_PROCURATION, args![body, id, giver]).await? == 1)
}

pub(crate) async fn procuration_of(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    giver: PersonId,
) -> Result<Option<ProcurationLine>, db::Error> {
    sql.optional(FIND_PROCURATION, args![body, id, giver]).await
}

pub(crate) async fn procurations_held(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    holder: PersonId,
) -> Result<Vec<ProcurationLine>, db::Error> {
    sql.all(PROCURATIONS_OF_HOLDER, args![body, id, holder]).await
}
