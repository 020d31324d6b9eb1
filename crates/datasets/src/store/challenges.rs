//! Challenges, the data they rest on, and what people submit.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, FileHash, PersonId};

use crate::model::{
    CHALLENGES_MAX, Challenge, ChallengeId, Dataset, DatasetId, RemarkState, SUBMISSIONS_MAX, Submission,
    SubmissionId, Verdict,
};

macro_rules! challenge_columns {
    () => {
        "select c.id, c.group_id, c.title, c.question, c.expected, c.criteria, c.prize, c.gallery, c.opens_at, c.closes_at,
            c.results, c.results_at, c.cancelled_because, c.cancelled_at, c.created_at, c.version from dataset_challenge c "
    };
}

macro_rules! submission_columns {
    () => {
        "select id, challenge_id, author_id, group_id, shows_name, title, content, address, file_name, sha256, state, verdict,
            answer, created_at, version from dataset_submission where collectivite_id = $1 "
    };
}

db::statements! {
    INSERT_CHALLENGE = "insert into dataset_challenge (collectivite_id, id, group_id, title, question, expected, criteria, prize,
        gallery, opens_at, closes_at, results, cancelled_because, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', $12, $12, 1)";
    UPDATE_CHALLENGE = "update dataset_challenge set title = $3, question = $4, expected = $5, criteria = $6, prize = $7,
        gallery = $8, opens_at = $9, closes_at = $10, changed_at = $11, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $12 and results_at is null and cancelled_at is null";
    PUBLISH_RESULTS = "update dataset_challenge set results = $3, results_at = $4, changed_at = $4, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $5 and results_at is null and cancelled_at is null";
    CANCEL_CHALLENGE = "update dataset_challenge set cancelled_because = $3, cancelled_at = $4, changed_at = $4,
        version = version + 1 where collectivite_id = $1 and id = $2 and results_at is null and cancelled_at is null";
    FIND_CHALLENGE = concat!(challenge_columns!(), "where c.collectivite_id = $1 and c.id = $2");
    /// What closes last first: what is open before what is over.
    LIST_CHALLENGES = concat!(challenge_columns!(), "where c.collectivite_id = $1 order by c.closes_at desc, c.id limit $2");
    LIST_OPEN_CHALLENGES = concat!(challenge_columns!(), "where c.collectivite_id = $1 and c.opens_at <= $2 and c.closes_at > $2
        and c.results_at is null and c.cancelled_at is null order by c.closes_at, c.id limit $3");
    LIST_CHALLENGES_ON = concat!(challenge_columns!(), "join dataset_challenge_data d
        on d.collectivite_id = c.collectivite_id and d.challenge_id = c.id
        where c.collectivite_id = $1 and d.dataset_id = $2 order by c.closes_at desc, c.id limit $3");
    ADD_CHALLENGE_DATA = "insert into dataset_challenge_data (collectivite_id, challenge_id, dataset_id, place)
        values ($1, $2, $3, $4)";
    CLEAR_CHALLENGE_DATA = "delete from dataset_challenge_data where collectivite_id = $1 and challenge_id = $2";
    LIST_CHALLENGE_DATA = "select s.id, s.group_id, s.slug, s.title, s.description, s.theme, s.keywords, s.licence, s.frequency,
            s.producer, s.siret, s.email, s.reach, s.territory, s.covers_from, s.covers_to, s.state, s.withdrawn_because,
            s.created_at, s.published_at, s.changed_at, s.version
        from dataset_challenge_data d join dataset s on s.collectivite_id = d.collectivite_id and s.id = d.dataset_id
        where d.collectivite_id = $1 and d.challenge_id = $2 order by d.place limit 50";

    INSERT_SUBMISSION = "insert into dataset_submission (collectivite_id, id, challenge_id, author_id, group_id, shows_name, title,
        content, address, file_name, sha256, state, verdict, answer, created_at, changed_at, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'shown', '', '', $12, $12, 1)";
    FIND_SUBMISSION = concat!(submission_columns!(), "and id = $2");
    LIST_SUBMISSIONS = concat!(submission_columns!(), "and challenge_id = $2 and state = 'shown' order by id limit $3");
    COUNT_SUBMISSIONS = "select count(*) as n from dataset_submission
        where collectivite_id = $1 and challenge_id = $2 and state = $3";
    COUNT_UNANSWERED = "select count(*) as n from dataset_submission
        where collectivite_id = $1 and challenge_id = $2 and state = 'shown' and verdict = ''";
    /// Those taken back count too: whoever submits and takes back again and again submits.
    COUNT_SUBMISSIONS_OF = "select count(*) as n from dataset_submission
        where collectivite_id = $1 and challenge_id = $2 and author_id = $3";
    ANSWER_SUBMISSION = "update dataset_submission set verdict = $3, answer = $4, changed_at = $5, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $6 and state = 'shown'";
    SET_SUBMISSION_STATE = "update dataset_submission set state = $3, changed_at = $5, version = version + 1
        where collectivite_id = $1 and id = $2 and state = $4";
    FORGET_SUBMISSION = "update dataset_submission set title = '', content = '', address = '', file_name = '', sha256 = null
        where collectivite_id = $1 and id = $2";
}

pub(crate) async fn insert_challenge(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: &Challenge,
) -> Result<(), db::Error> {
    let values = args![
        body,
        challenge.id,
        challenge.group_id,
        &challenge.title,
        &challenge.question,
        &challenge.expected,
        &challenge.criteria,
        &challenge.prize,
        challenge.gallery,
        challenge.opens_at,
        challenge.closes_at,
        challenge.created_at
    ];
    sql.execute(INSERT_CHALLENGE, values).await?;
    Ok(())
}

/// False when it is no longer at `challenge.version`, or is over.
pub(crate) async fn update_challenge(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: &Challenge,
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        challenge.id,
        &challenge.title,
        &challenge.question,
        &challenge.expected,
        &challenge.criteria,
        &challenge.prize,
        challenge.gallery,
        challenge.opens_at,
        challenge.closes_at,
        at,
        challenge.version
    ];
    Ok(sql.execute(UPDATE_CHALLENGE, values).await? == 1)
}

/// False when it is no longer at this version, or is over.
pub(crate) async fn publish_results(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, version): (ChallengeId, i64),
    results: &str,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(PUBLISH_RESULTS, args![body, id, results, at, version])
        .await?
        == 1)
}

/// False when it is over.
pub(crate) async fn cancel_challenge(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ChallengeId,
    because: &str,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(CANCEL_CHALLENGE, args![body, id, because, at])
        .await?
        == 1)
}

pub(crate) async fn find_challenge(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ChallengeId,
) -> Result<Option<Challenge>, db::Error> {
    sql.optional(FIND_CHALLENGE, args![body, id]).await
}

/// All of them, what closes last first.
pub(crate) async fn list_challenges(
    sql: &mut Sql,
    body: CollectiviteId,
) -> Result<Vec<Challenge>, db::Error> {
    sql.all(LIST_CHALLENGES, args![body, CHALLENGES_MAX]).await
}

/// Those to which people submit at an instant, what closes first first.
pub(crate) async fn list_open_challenges(
    sql: &mut Sql,
    body: CollectiviteId,
    at: Instant,
    limit: i64,
) -> Result<Vec<Challenge>, db::Error> {
    sql.all(LIST_OPEN_CHALLENGES, args![body, at, limit]).await
}

/// Those that rest on a dataset, what closes last first.
pub(crate) async fn list_challenges_on(
    sql: &mut Sql,
    body: CollectiviteId,
    dataset: DatasetId,
) -> Result<Vec<Challenge>, db::Error> {
    sql.all(LIST_CHALLENGES_ON, args![body, dataset, CHALLENGES_MAX])
        .await
}

/// What a challenge rests on, in this order, whatever it rested on before.
pub(crate) async fn set_challenge_data(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: ChallengeId,
    datasets: &[DatasetId],
) -> Result<(), db::Error> {
    sql.execute(CLEAR_CHALLENGE_DATA, args![body, challenge]).await?;
    for (place, dataset) in (0_i64..).zip(datasets) {
        sql.execute(ADD_CHALLENGE_DATA, args![body, challenge, *dataset, place])
            .await?;
    }
    Ok(())
}

/// The datasets that a challenge rests on, those withdrawn since included.
pub(crate) async fn list_challenge_data(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: ChallengeId,
) -> Result<Vec<Dataset>, db::Error> {
    sql.all(LIST_CHALLENGE_DATA, args![body, challenge]).await
}

pub(crate) async fn insert_submission(
    sql: &mut Sql,
    body: CollectiviteId,
    submission: &Submission,
) -> Result<(), db::Error> {
    let values = args![
        body,
        submission.id,
        submission.challenge_id,
        submission.author_id,
        submission.group_id,
        submission.shows_name,
        &submission.title,
        &submission.content,
        &submission.address,
        &submission.file_name,
        submission.sha256.as_ref().map(FileHash::as_str),
        submission.created_at
    ];
    sql.execute(INSERT_SUBMISSION, values).await?;
    Ok(())
}

pub(crate) async fn find_submission(
    sql: &mut Sql,
    body: CollectiviteId,
    id: SubmissionId,
) -> Result<Option<Submission>, db::Error> {
    sql.optional(FIND_SUBMISSION, args![body, id]).await
}

/// What was submitted to a challenge and stands, in the order in which it was.
pub(crate) async fn list_submissions(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: ChallengeId,
) -> Result<Vec<Submission>, db::Error> {
    sql.all(LIST_SUBMISSIONS, args![body, challenge, SUBMISSIONS_MAX])
        .await
}

/// How many submissions to a challenge are in this state.
pub(crate) async fn count_submissions(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: ChallengeId,
    state: RemarkState,
) -> Result<i64, db::Error> {
    sql.count(COUNT_SUBMISSIONS, args![body, challenge, state]).await
}

/// How many of those that stand wait for an answer.
pub(crate) async fn count_unanswered(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: ChallengeId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_UNANSWERED, args![body, challenge]).await
}

/// How many one person submitted to a challenge.
pub(crate) async fn count_submissions_of(
    sql: &mut Sql,
    body: CollectiviteId,
    challenge: ChallengeId,
    author: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_SUBMISSIONS_OF, args![body, challenge, author])
        .await
}

/// False when it is no longer at this version, or stands no more.
pub(crate) async fn answer_submission(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, version): (SubmissionId, i64),
    (verdict, answer): (Verdict, &str),
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![body, id, verdict, answer, at, version];
    Ok(sql.execute(ANSWER_SUBMISSION, values).await? == 1)
}

/// False when it was not in the state `from`.
pub(crate) async fn set_submission_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: SubmissionId,
    (from, to): (RemarkState, RemarkState),
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql
        .execute(SET_SUBMISSION_STATE, args![body, id, to, from, at])
        .await?
        == 1)
}

/// What it said, and its file, are forgotten.
pub(crate) async fn forget_submission(
    sql: &mut Sql,
    body: CollectiviteId,
    id: SubmissionId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_SUBMISSION, args![body, id]).await?;
    Ok(())
}
