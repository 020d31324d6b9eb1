//! Those who hold a role and what they gave: keys, credentials, figures counted on paper; and what was decided.

use db::{FromRow, Id, Instant, Row, Sql, args};
use kernel::{CollectiviteId, PersonId};

use super::{unsigned, written};
use crate::model::{DecisionKind, ElectionId, PaperCount, Trustee};
use crate::protocol::text_of;

db::statements! {
    INSERT_TRUSTEE = "insert into election_trustee (collectivite_id, election_id, position, person_id) values ($1, $2, $3, $4)";
    DELETE_TRUSTEE = "delete from election_trustee where collectivite_id = $1 and election_id = $2 and position = $3";
    RENUMBER_TRUSTEES = "update election_trustee set position = position - 1
        where collectivite_id = $1 and election_id = $2 and position = $3";
    LIST_TRUSTEES = "select position, person_id, public_key, certificate, polynomial, voutput from election_trustee
        where collectivite_id = $1 and election_id = $2 order by position limit 100";
    UPDATE_TRUSTEE = "update election_trustee set public_key = $4, certificate = $5, polynomial = $6, voutput = $7
        where collectivite_id = $1 and election_id = $2 and position = $3";
    FORGET_KEYS = "update election_trustee set public_key = null, certificate = null, polynomial = null, voutput = null
        where collectivite_id = $1 and election_id = $2";

    INSERT_PUBLIC_LIST = "insert into election_public_list (collectivite_id, election_id, content) values ($1, $2, $3)
        on conflict (collectivite_id, election_id) do update set content = excluded.content";
    FIND_PUBLIC_LIST = "select content from election_public_list where collectivite_id = $1 and election_id = $2";
    FORGET_PUBLIC_LIST = "delete from election_public_list where collectivite_id = $1 and election_id = $2";

    /// Whoever prepares or conducts stands there once.
    NOTE_HAND = "insert into election_hand (collectivite_id, election_id, person_id) values ($1, $2, $3)
        on conflict (collectivite_id, election_id, person_id) do nothing";
    COUNT_HAND = "select count(*) as n from election_hand where collectivite_id = $1 and election_id = $2 and person_id = $3";

    INSERT_DECISION = "insert into election_decision (collectivite_id, election_id, id, kind, reason, decided_at, closes_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    LIST_DECISIONS = "select kind, reason, decided_at, closes_at from election_decision
        where collectivite_id = $1 and election_id = $2 order by id limit 200";

    UPSERT_PAPER = "insert into election_paper (collectivite_id, election_id, person_id, figures, entered_at) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, election_id, person_id) do update set figures = excluded.figures, entered_at = excluded.entered_at";
    LIST_PAPER = "select person_id, figures from election_paper
        where collectivite_id = $1 and election_id = $2 order by entered_at desc, person_id limit 20";
}

impl FromRow for Trustee {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        Ok(Self {
            position: unsigned(row, "position")?,
            person: row.get("person_id")?,
            public_key: row.get("public_key")?,
            certificate: row.get("certificate")?,
            polynomial: row.get("polynomial")?,
            voutput: row.get("voutput")?,
        })
    }
}

pub(crate) async fn insert_trustee(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (position, person): (u32, PersonId),
) -> Result<(), db::Error> {
    sql.execute(INSERT_TRUSTEE, args![body, id, position, person])
        .await?;
    Ok(())
}

/// Takes a trustee away; those after them move up, one by one so that no two ever have one number.
pub(crate) async fn delete_trustee(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (position, last): (u32, u32),
) -> Result<(), db::Error> {
    sql.execute(DELETE_TRUSTEE, args![body, id, position]).await?;
    for after in position + 1..=last {
        sql.execute(RENUMBER_TRUSTEES, args![body, id, after]).await?;
    }
    Ok(())
}

/// The trustees, by number.
pub(crate) async fn trustees(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<Trustee>, db::Error> {
    sql.all(LIST_TRUSTEES, args![body, id]).await
}

/// Keeps what a trustee gave.
pub(crate) async fn keep_of_trustee(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    trustee: &Trustee,
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        trustee.position,
        trustee.public_key.as_deref(),
        trustee.certificate.as_deref(),
        trustee.polynomial.as_deref(),
        trustee.voutput.as_deref()
    ];
    sql.execute(UPDATE_TRUSTEE, values).await?;
    Ok(())
}

/// Forgets every key and every credential: all is made anew.
pub(crate) async fn delete_keys(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_KEYS, args![body, id]).await?;
    sql.execute(FORGET_PUBLIC_LIST, args![body, id]).await?;
    Ok(())
}

pub(crate) async fn put_public_list(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    content: &str,
) -> Result<(), db::Error> {
    sql.execute(INSERT_PUBLIC_LIST, args![body, id, content]).await?;
    Ok(())
}

db::record! {
    struct PublicList {
        content: String,
    }
}

/// The public list of credentials, when the authority gave it.
pub(crate) async fn public_list(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Option<String>, db::Error> {
    let found: Option<PublicList> = sql.optional(FIND_PUBLIC_LIST, args![body, id]).await?;
    Ok(found.map(|found| found.content))
}

db::record! {
    /// What was decided of an election under way.
    #[derive(Clone, Debug)]
    pub(crate) struct Decision {
        pub(crate) kind: DecisionKind,
        pub(crate) reason: String,
        pub(crate) decided_at: Instant,
        pub(crate) closes_at: Option<Instant>,
    }
}

/// Notes that somebody prepared or conducted.
pub(crate) async fn note_hand(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    person: PersonId,
) -> Result<(), db::Error> {
    sql.execute(NOTE_HAND, args![body, id, person]).await?;
    Ok(())
}

/// Whether somebody prepared or conducted it.
pub(crate) async fn is_hand(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    person: PersonId,
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_HAND, args![body, id, person]).await? > 0)
}

pub(crate) async fn insert_decision(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (key, decision): (Id<Decision>, &Decision),
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        key,
        decision.kind,
        &decision.reason,
        decision.decided_at,
        decision.closes_at
    ];
    sql.execute(INSERT_DECISION, values).await?;
    Ok(())
}

pub(crate) async fn decisions(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<Decision>, db::Error> {
    sql.all(LIST_DECISIONS, args![body, id]).await
}

struct Entered(PersonId, PaperCount);

impl FromRow for Entered {
    fn from_row(row: &Row) -> Result<Self, db::Error> {
        let figures: String = row.get("figures")?;
        Ok(Self(row.get("person_id")?, written("figures", &figures)?))
    }
}

pub(crate) async fn enter_paper(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
    (person, count, at): (PersonId, &PaperCount, Instant),
) -> Result<(), db::Error> {
    let values = args![body, id, person, text_of(count), at];
    sql.execute(UPSERT_PAPER, values).await?;
    Ok(())
}

/// What each one counted, by who entered it.
pub(crate) async fn paper_counts(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ElectionId,
) -> Result<Vec<(PersonId, PaperCount)>, db::Error> {
    let rows: Vec<Entered> = sql.all(LIST_PAPER, args![body, id]).await?;
    Ok(rows
        .into_iter()
        .map(|Entered(person, count)| (person, count))
        .collect())
}
