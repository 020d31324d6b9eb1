//! Votes. None knows whose it is.

use db::{Sql, Value, args};
use jiff::civil::Date;
use kernel::CollectiviteId;

use crate::model::{ConversationId, NewVote, Opinion};

/// Votes that [`INSERT_MANY`] keeps at once.
const AT_ONCE: usize = 25;
/// Votes read at once.
const READ_AT_ONCE: i64 = 10_000;

db::statements! {
    FIND = "select voter, statement, opinion, cast_on, earlier, earlier_on from conversation_vote
        where collectivite_id = $1 and conversation_id = $2 and voter = $3 and statement = $4";
    COUNT_OF_VOTER = "select count(*) as n from conversation_vote
        where collectivite_id = $1 and conversation_id = $2 and voter = $3";
    COUNT_SHOWN_OF_VOTER = "select count(*) as n from conversation_vote v
        join conversation_statement s on s.collectivite_id = v.collectivite_id and s.conversation_id = v.conversation_id
            and s.number = v.statement and s.state in ('publie', 'retire-apres')
        where v.collectivite_id = $1 and v.conversation_id = $2 and v.voter = $3";
    LIST_OF_VOTER = "select voter, statement, opinion, cast_on, earlier, earlier_on from conversation_vote
        where collectivite_id = $1 and conversation_id = $2 and voter = $3 order by statement limit $4";
    LIST_AFTER = "select voter, statement, opinion, cast_on, earlier, earlier_on from conversation_vote
        where collectivite_id = $1 and conversation_id = $2 and (voter > $3 or (voter = $3 and statement > $4))
        order by voter, statement limit $5";
    PUT = "insert into conversation_vote
        (collectivite_id, conversation_id, voter, statement, opinion, cast_on, earlier, earlier_on)
        values ($1, $2, $4, $5, $6, $3, $7, $8)
        on conflict (collectivite_id, conversation_id, voter, statement)
        do update set opinion = excluded.opinion, cast_on = excluded.cast_on, earlier = excluded.earlier,
            earlier_on = excluded.earlier_on";
    FORGET_EARLIER = "update conversation_vote set earlier = null, earlier_on = null
        where collectivite_id = $1 and conversation_id = $2 and earlier is not null";
    /// A conversation that comes in from elsewhere has thousands of votes: twenty-five of them are one statement.
    INSERT_MANY = "insert into conversation_vote
        (collectivite_id, conversation_id, voter, statement, opinion, cast_on) values
        ($1, $2, $4, $5, $6, $3), ($1, $2, $7, $8, $9, $3), ($1, $2, $10, $11, $12, $3),
        ($1, $2, $13, $14, $15, $3), ($1, $2, $16, $17, $18, $3), ($1, $2, $19, $20, $21, $3),
        ($1, $2, $22, $23, $24, $3), ($1, $2, $25, $26, $27, $3), ($1, $2, $28, $29, $30, $3),
        ($1, $2, $31, $32, $33, $3), ($1, $2, $34, $35, $36, $3), ($1, $2, $37, $38, $39, $3),
        ($1, $2, $40, $41, $42, $3), ($1, $2, $43, $44, $45, $3), ($1, $2, $46, $47, $48, $3),
        ($1, $2, $49, $50, $51, $3), ($1, $2, $52, $53, $54, $3), ($1, $2, $55, $56, $57, $3),
        ($1, $2, $58, $59, $60, $3), ($1, $2, $61, $62, $63, $3), ($1, $2, $64, $65, $66, $3),
        ($1, $2, $67, $68, $69, $3), ($1, $2, $70, $71, $72, $3), ($1, $2, $73, $74, $75, $3),
        ($1, $2, $76, $77, $78, $3)";
}

db::record! {
    /// A vote as it is kept.
    #[derive(Clone, Debug)]
    pub(crate) struct StoredVote {
        pub(crate) voter: i64,
        pub(crate) statement: i64,
        pub(crate) opinion: Opinion,
        pub(crate) cast_on: Date,
        pub(crate) earlier: Option<Opinion>,
        pub(crate) earlier_on: Option<Date>,
    }
}

impl StoredVote {
    /// What it was when the votes through that day began to be shown, and since when; none when it came after.
    pub(crate) fn as_shown(&self, through: Option<Date>) -> Option<(Opinion, Date)> {
        if through.is_some_and(|last| self.cast_on <= last) {
            return Some((self.opinion, self.cast_on));
        }
        self.earlier.zip(self.earlier_on)
    }
}

/// What `voter` said of a statement.
pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    (voter, statement): (i64, i64),
) -> Result<Option<StoredVote>, db::Error> {
    sql.optional(FIND, args![body, conversation, voter, statement])
        .await
}

pub(crate) async fn count_of_voter(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    voter: i64,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_VOTER, args![body, conversation, voter]).await
}

/// True when `voter` said something of a statement that can be read.
pub(crate) async fn has_voted_on_shown(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    voter: i64,
) -> Result<bool, db::Error> {
    let count = sql
        .count(COUNT_SHOWN_OF_VOTER, args![body, conversation, voter])
        .await?;
    Ok(count > 0)
}

/// All that `voter` said, by statement.
pub(crate) async fn of_voter(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    voter: i64,
    limit: i64,
) -> Result<Vec<StoredVote>, db::Error> {
    sql.all(LIST_OF_VOTER, args![body, conversation, voter, limit])
        .await
}

/// All votes of a conversation, by voter and statement; a part of them at a time, at most `votes_max`.
pub(crate) async fn all(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    votes_max: usize,
) -> Result<Vec<StoredVote>, db::Error> {
    let mut votes: Vec<StoredVote> = Vec::new();
    loop {
        let (voter, statement) = votes.last().map_or((-1, -1), |last| (last.voter, last.statement));
        let values = args![body, conversation, voter, statement, READ_AT_ONCE];
        let more: Vec<StoredVote> = sql.all(LIST_AFTER, values).await?;
        let is_last = more.len() < usize::try_from(READ_AT_ONCE).unwrap_or(usize::MAX);
        votes.extend(more);
        if is_last || votes.len() >= votes_max {
            return Ok(votes);
        }
    }
}

/// Keeps a vote of that day in place of one of the same voter; `earlier` is shown meanwhile.
pub(crate) async fn put(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    (vote, on): (&NewVote, Date),
    earlier: Option<(Opinion, Date)>,
) -> Result<(), db::Error> {
    let mut values = args![body, conversation, on];
    values.extend(cells(vote));
    values.push(Value::from(earlier.map(|(opinion, _)| opinion.as_str())));
    values.push(Value::from(earlier.map(|(_, day)| day)));
    sql.execute(PUT, values).await?;
    Ok(())
}

/// Forgets what was shown meanwhile: from the end on, what people thought last stands alone.
pub(crate) async fn forget_earlier(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
) -> Result<(), db::Error> {
    sql.execute(FORGET_EARLIER, args![body, conversation]).await?;
    Ok(())
}

/// Keeps many votes, no two of one voter on one statement.
pub(crate) async fn insert_many(
    sql: &mut Sql,
    body: CollectiviteId,
    conversation: ConversationId,
    votes: &[NewVote],
    on: Date,
) -> Result<(), db::Error> {
    for together in votes.chunks(AT_ONCE) {
        if together.len() < AT_ONCE {
            for vote in together {
                put(sql, body, conversation, (vote, on), None).await?;
            }
            continue;
        }
        let mut values = args![body, conversation, on];
        values.extend(together.iter().flat_map(cells));
        sql.execute(INSERT_MANY, values).await?;
    }
    Ok(())
}

fn cells(vote: &NewVote) -> [Value; 3] {
    [
        Value::from(vote.voter),
        Value::from(vote.statement),
        Value::from(vote.opinion),
    ]
}
