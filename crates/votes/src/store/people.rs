//! Who may vote, what each answered, who votes for whom: the tables that hold people, apart so that they can be erased.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::marks::Answer;
use crate::model::{Ballot, ScrutinId};

db::statements! {
    INSERT_ELECTOR = "insert into scrutin_elector (collectivite_id, scrutin_id, person_id, is_chair) values ($1, $2, $3, $4)";
    COUNT_ELECTOR = "select count(*) as n from scrutin_elector where collectivite_id = $1 and scrutin_id = $2 and person_id = $3";
    LIST_ELECTORS = "select person_id, is_chair from scrutin_elector where collectivite_id = $1 and scrutin_id = $2 order by person_id limit 100000";

    INSERT_RECUSAL = "insert into scrutin_recusal (collectivite_id, scrutin_id, person_id, noted_at) values ($1, $2, $3, $4)";
    LIST_RECUSALS = "select person_id from scrutin_recusal where collectivite_id = $1 and scrutin_id = $2 order by person_id limit 100000";
    DELETE_ELECTOR = "delete from scrutin_elector where collectivite_id = $1 and scrutin_id = $2 and person_id = $3";
    UPDATE_INSCRITS = "update scrutin set inscrits = inscrits - 1 where collectivite_id = $1 and id = $2 and closed_at is null";

    /// The latest answer stands: a vote may be changed until the closing.
    UPSERT_BALLOT = "insert into scrutin_ballot (collectivite_id, scrutin_id, elector_id, cast_by, choice, cast_at, reference)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, scrutin_id, elector_id) do update set cast_by = excluded.cast_by, choice = excluded.choice,
            cast_at = excluded.cast_at, reference = excluded.reference";
    LIST_BALLOTS = "select elector_id, cast_by, choice as answer, cast_at, reference from scrutin_ballot
        where collectivite_id = $1 and scrutin_id = $2 order by elector_id limit 100000";
    BALLOTS_OF_PERSON = "select elector_id, cast_by, choice as answer, cast_at, reference from scrutin_ballot
        where collectivite_id = $1 and scrutin_id = $2 and (elector_id = $3 or cast_by = $3) order by elector_id limit 1000";
    COUNT_BALLOTS = "select count(*) as n from scrutin_ballot where collectivite_id = $1 and scrutin_id = $2";
    COUNT_PRESENT = "select count(*) as n from scrutin_ballot where collectivite_id = $1 and scrutin_id = $2 and cast_by = elector_id";
    FIND_BALLOT = "select elector_id, cast_by, choice as answer, cast_at, reference from scrutin_ballot
        where collectivite_id = $1 and scrutin_id = $2 and elector_id = $3";

    INSERT_PROCURATION = "insert into scrutin_procuration (collectivite_id, scrutin_id, giver_id, holder_id, given_at) values ($1, $2, $3, $4, $5)";
    DELETE_PROCURATION = "delete from scrutin_procuration where collectivite_id = $1 and scrutin_id = $2 and giver_id = $3";
    FIND_PROCURATION = "select giver_id, holder_id from scrutin_procuration where collectivite_id = $1 and scrutin_id = $2 and giver_id = $3";
    PROCURATIONS_OF_HOLDER = "select giver_id, holder_id from scrutin_procuration
        where collectivite_id = $1 and scrutin_id = $2 and holder_id = $3 order by given_at, giver_id limit 1000";
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
        pub(crate) answer: Answer,
        pub(crate) cast_at: Instant,
        pub(crate) reference: String,
    }
}

impl BallotLine {
    /// The answer to a question; none where several answers were offered.
    pub(crate) fn ballot(&self) -> Option<Ballot> {
        Some(Ballot {
            elector: self.elector_id,
            cast_by: self.cast_by,
            choice: self.answer.choice()?,
        })
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

db::record! {
    struct Recused {
        person_id: PersonId,
    }
}

/// Those who take no part.
pub(crate) async fn recusals(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
) -> Result<Vec<PersonId>, db::Error> {
    let lines: Vec<Recused> = sql.all(LIST_RECUSALS, args![body, id]).await?;
    Ok(lines.into_iter().map(|line| line.person_id).collect())
}

/// Notes who takes no part, and is on no list: they said so before the vote.
pub(crate) async fn note_recused(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    (person, at): (PersonId, Instant),
) -> Result<(), db::Error> {
    sql.execute(INSERT_RECUSAL, args![body, id, person, at]).await?;
    Ok(())
}

/// Takes an elector off the list: they take no part. False when the vote closed meanwhile.
pub(crate) async fn recuse(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ScrutinId,
    (person, at): (PersonId, Instant),
) -> Result<bool, db::Error> {
    sql.execute(INSERT_RECUSAL, args![body, id, person, at]).await?;
    sql.execute(DELETE_ELECTOR, args![body, id, person]).await?;
    Ok(sql.execute(UPDATE_INSCRITS, args![body, id]).await? == 1)
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
            &ballot.answer,
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
