//! The SQL of transmissions and their answers.

pub(crate) mod privacy;

use acts::ActId;
use db::{Instant, Sql, args};
use identity::model::SecretHash;
use kernel::CollectiviteId;

use crate::model::{
    ANSWERS_MAX, Answer, AnswerId, AnswerLink, LINK_DAYS, RECIPIENTS_MAX, State, Transmission, TransmissionId,
};

macro_rules! columns {
    () => {
        "select id, act_id, group_id, act_title, recipient_name, recipient_quality, recipient_email, letter, sent_at,
            expected_on, state, settled_at, reason, reminded_at
        from transmission where collectivite_id = $1 "
    };
}

macro_rules! answer_columns {
    () => {
        "select id, transmission_id, given_by, content, given_on, recorded_at, is_by_link, file_sha256, file_name,
            file_size, withdrawn_at, reason
        from transmission_answer where collectivite_id = $1 "
    };
}

db::statements! {
    SET_UNTAGGED = "insert into transmission_answer_untagged (collectivite_id, answer_id, transmission_id) values ($1, $2, $3)
        on conflict (collectivite_id, answer_id) do nothing";
    LIST_UNTAGGED = "select answer_id from transmission_answer_untagged
        where collectivite_id = $1 and transmission_id = $2 order by answer_id limit 1000";
    INSERT = "insert into transmission (collectivite_id, id, act_id, group_id, act_title, recipient_name,
        recipient_quality, recipient_email, letter, sent_at, expected_on, state, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '')";
    FIND = concat!(columns!(), "and id = $2");
    FIND_LINK = "select transmission_id, expires_at from transmission_link where collectivite_id = $1 and token_hash = $2";
    COUNT_LINKS = "select count(*) as n from transmission_link l
        join transmission t on t.collectivite_id = l.collectivite_id and t.id = l.transmission_id
        where l.collectivite_id = $1 and l.transmission_id = $2 and coalesce(l.expires_at, t.sent_at + $3) > $4";
    LIST_OF_ACT = concat!(columns!(), "and act_id = $2 order by sent_at, id limit $3");
    LIST_IN_STATE = concat!(columns!(), "and state = $2 order by sent_at desc, id desc limit $3 offset $4");
    COUNT_OF_ACT = "select count(*) as n from transmission where collectivite_id = $1 and act_id = $2";
    COUNT_IN_STATE = "select count(*) as n from transmission where collectivite_id = $1 and state = $2";
    /// The first answer. Nobody writes to the recipient any more: of their address the house it is of stays.
    SET_ANSWERED = "update transmission set state = $3, settled_at = $4, recipient_email = $5
        where collectivite_id = $1 and id = $2 and state = $6";
    SET_CALLED_OFF = "update transmission set state = $3, settled_at = $4, recipient_email = $5, reason = $6
        where collectivite_id = $1 and id = $2 and state <> $3";
    DELETE_LINKS = "delete from transmission_link where collectivite_id = $1 and transmission_id = $2";
    COUNT_SINCE = "select count(*) as n from transmission where collectivite_id = $1 and group_id = $2 and sent_at >= $3";
    SET_REMINDED = "update transmission set reminded_at = $3 where collectivite_id = $1 and id = $2";
    INSERT_LINK = "insert into transmission_link (collectivite_id, token_hash, transmission_id, expires_at) values ($1, $2, $3, $4)";

    INSERT_ANSWER = "insert into transmission_answer (collectivite_id, id, transmission_id, given_by, content, given_on,
        recorded_at, is_by_link, file_sha256, file_name, file_size, reason)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')";
    FIND_ANSWER = concat!(answer_columns!(), "and id = $2");
    LIST_ANSWERS = concat!(answer_columns!(), "and transmission_id = $2 order by recorded_at, id limit $3");
    COUNT_ANSWERS = "select count(*) as n from transmission_answer
        where collectivite_id = $1 and transmission_id = $2 and is_by_link = $3";
    WITHDRAW_ANSWER = "update transmission_answer set given_by = '', content = '', file_sha256 = null, file_name = '',
        file_size = 0, withdrawn_at = $3, reason = $4
        where collectivite_id = $1 and id = $2 and withdrawn_at is null";
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    sent: &Transmission,
) -> Result<(), db::Error> {
    let values = args![
        body,
        sent.id,
        sent.act_id,
        sent.group_id,
        &sent.act_title,
        &sent.recipient_name,
        &sent.recipient_quality,
        &sent.recipient_email,
        &sent.letter,
        sent.sent_at,
        sent.expected_on,
        sent.state
    ];
    sql.execute(INSERT, values).await?;
    Ok(())
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TransmissionId,
) -> Result<Option<Transmission>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// The link that holds `token`, over or not.
pub(crate) async fn find_link(
    sql: &mut Sql,
    body: CollectiviteId,
    token: &str,
) -> Result<Option<AnswerLink>, db::Error> {
    sql.optional(FIND_LINK, args![body, &SecretHash::of(token)]).await
}

/// True when a link of this transmission still opens.
pub(crate) async fn has_link(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TransmissionId,
    now: Instant,
) -> Result<bool, db::Error> {
    let life = Instant::from_micros(0).plus_days(LINK_DAYS).micros();
    Ok(sql.count(COUNT_LINKS, args![body, id, life, now]).await? > 0)
}

/// Those of an act, oldest first.
pub(crate) async fn of_act(
    sql: &mut Sql,
    body: CollectiviteId,
    act: ActId,
) -> Result<Vec<Transmission>, db::Error> {
    sql.all(LIST_OF_ACT, args![body, act, RECIPIENTS_MAX]).await
}

/// Those in a state, latest first.
pub(crate) async fn in_state(
    sql: &mut Sql,
    body: CollectiviteId,
    state: State,
    limit: i64,
    offset: i64,
) -> Result<Vec<Transmission>, db::Error> {
    sql.all(LIST_IN_STATE, args![body, state, limit, offset]).await
}

/// False when it was settled meanwhile.
pub(crate) async fn set_answered(
    sql: &mut Sql,
    body: CollectiviteId,
    sent: &Transmission,
    at: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        sent.id,
        State::Answered,
        at,
        sent.recipient_house(),
        State::Waiting
    ];
    Ok(sql.execute(SET_ANSWERED, values).await? == 1)
}

/// Calls it off, and its links with it; false when that was done already.
pub(crate) async fn call_off(
    sql: &mut Sql,
    body: CollectiviteId,
    sent: &Transmission,
    at: Instant,
    reason: &str,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        sent.id,
        State::Cancelled,
        at,
        sent.recipient_house(),
        reason
    ];
    if sql.execute(SET_CALLED_OFF, values).await? == 0 {
        return Ok(false);
    }
    sql.execute(DELETE_LINKS, args![body, sent.id]).await?;
    Ok(true)
}

/// Takes down what an answer says; false when that was done already.
pub(crate) async fn withdraw_answer(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AnswerId,
    at: Instant,
    reason: &str,
) -> Result<bool, db::Error> {
    Ok(sql.execute(WITHDRAW_ANSWER, args![body, id, at, reason]).await? == 1)
}

/// Makes a link by which the recipient answers.
pub(crate) async fn insert_link(
    sql: &mut Sql,
    body: CollectiviteId,
    id: TransmissionId,
    token: &str,
    expires_at: Instant,
) -> Result<(), db::Error> {
    sql.execute(INSERT_LINK, args![body, &SecretHash::of(token), id, expires_at])
        .await?;
    Ok(())
}

pub(crate) async fn insert_answer(
    sql: &mut Sql,
    body: CollectiviteId,
    answer: &Answer,
) -> Result<(), db::Error> {
    let values = args![
        body,
        answer.id,
        answer.transmission_id,
        &answer.given_by,
        &answer.content,
        answer.given_on,
        answer.recorded_at,
        answer.is_by_link,
        answer.file_sha256.as_ref().map(|hash| hash.as_str().to_owned()),
        &answer.file_name,
        answer.file_size
    ];
    sql.execute(INSERT_ANSWER, values).await?;
    Ok(())
}

pub(crate) async fn find_answer(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AnswerId,
) -> Result<Option<Answer>, db::Error> {
    sql.optional(FIND_ANSWER, args![body, id]).await
}

pub(crate) async fn answers(
    sql: &mut Sql,
    body: CollectiviteId,
    transmission: TransmissionId,
) -> Result<Vec<Answer>, db::Error> {
    sql.all(LIST_ANSWERS, args![body, transmission, 2 * ANSWERS_MAX])
        .await
}

/// Its file has no tags.
pub(crate) async fn set_untagged(
    sql: &mut Sql,
    body: CollectiviteId,
    answer: &Answer,
) -> Result<(), db::Error> {
    let values = args![body, answer.id, answer.transmission_id];
    sql.execute(SET_UNTAGGED, values).await.map(drop)
}

/// The answers of a transmission whose file has no tags.
pub(crate) async fn untagged(
    sql: &mut Sql,
    body: CollectiviteId,
    transmission: TransmissionId,
) -> Result<Vec<AnswerId>, db::Error> {
    db::record! { struct Line { answer_id: AnswerId } }
    let lines: Vec<Line> = sql.all(LIST_UNTAGGED, args![body, transmission]).await?;
    Ok(lines.into_iter().map(|line| line.answer_id).collect())
}
