//! Contributions, their versions, their supports.

use db::{Instant, Sql, Value, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{
    Answer, ConsultationId, Contribution, ContributionId, Order, SHUFFLE_PRIME, State, VERSIONS_MAX, Version,
    Written,
};

macro_rules! columns {
    () => {
        "c.id, c.consultation_id, c.author_id, c.shows_name, c.title, c.text, c.theme, c.place, c.state, c.version,
        c.created_at, c.changed_at, c.supports, c.comments, c.answer, c.answer_text, c.answered_at "
    };
}

/// `$3`, `$4`: any theme, or this one; `$5`, `$6`: any answer, or this one; `$7`, `$8`: anybody's, or this person's.
/// Every column stands in the index of its order: rows are read for one page only.
macro_rules! wanted {
    () => {
        "from contribution where collectivite_id = $1 and consultation_id = $2 and state = 'publie'
        and ($3 or theme = $4) and ($5 or answer = $6) and ($7 or author_id = $8) "
    };
}

/// One page: the ids first, in their index, then their rows. `cross join` is what keeps SQLite from reading every row to
/// spare the sorting of a page: with a plain join the five hundredth page took fifteen seconds.
macro_rules! page {
    ($place:literal, $order:literal, $again:literal) => {
        concat!(
            "select ",
            columns!(),
            "from (select id, ",
            $place,
            " as place_in_order ",
            wanted!(),
            "order by ",
            $order,
            " limit $9 offset $10) w cross join contribution c where c.collectivite_id = $1 and c.id = w.id order by ",
            $again
        )
    };
}

db::statements! {
    INSERT = "insert into contribution (collectivite_id, id, consultation_id, author_id, shows_name, title, text, theme,
        place, state, version, created_at, changed_at, shuffle, supports, comments, answer, answer_text)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'publie', 1, $10, $10, $11, 0, 0, 'attente', '')
        on conflict (collectivite_id, id) do nothing";
    FIND = concat!("select ", columns!(), "from contribution c where c.collectivite_id = $1 and c.id = $2");
    LIST_RECENT = page!("0", "id desc", "w.id desc");
    LIST_SUPPORTED = page!("supports", "supports desc, id desc", "w.place_in_order desc, w.id desc");
    LIST_SHUFFLED = page!("shuffle * $11 % $12", "shuffle * $11 % $12, id", "w.place_in_order, w.id");
    COUNT = concat!("select count(*) as n ", wanted!());
    /// Found by their words: the search says which.
    LIST_THESE = concat!("select ", columns!(), "from contribution c where c.collectivite_id = $1 and c.state = 'publie'
        and c.id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) order by c.id limit 16");
    /// The whole of a consultation, in order of writing: what is downloaded.
    LIST_AFTER = concat!("select ", columns!(), "from contribution c
        where c.collectivite_id = $1 and c.consultation_id = $2 and c.id > $3 order by c.id limit $4");
    LIST_BY_ANSWER = "select answer, count(*) as n from contribution
        where collectivite_id = $1 and consultation_id = $2 and state = 'publie' group by answer limit 10";
    LIST_BY_STATE = "select state, count(*) as n from contribution
        where collectivite_id = $1 and consultation_id = $2 group by state limit 10";
    LIST_BY_THEME = "select theme, count(*) as n from contribution
        where collectivite_id = $1 and consultation_id = $2 and state = 'publie' group by theme limit 100";
    COUNT_OF_AUTHOR = "select count(*) as n from contribution
        where collectivite_id = $1 and author_id = $2 and consultation_id = $3";
    LAST_ANSWERED = "select coalesce(max(answered_at), 0) as n from contribution
        where collectivite_id = $1 and consultation_id = $2";

    EDIT = "update contribution set title = $3, text = $4, theme = $5, place = $6, shows_name = $7, changed_at = $8,
        version = version + 1 where collectivite_id = $1 and id = $2 and version = $9 and state = 'publie'";
    INSERT_VERSION = "insert into contribution_version
        (collectivite_id, contribution_id, version, title, text, theme, place, written_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    LIST_VERSIONS = "select version, title, text, theme, place, written_at from contribution_version
        where collectivite_id = $1 and contribution_id = $2 order by version desc limit $3";
    DELETE_VERSIONS = "delete from contribution_version where collectivite_id = $1 and contribution_id = $2";
    SET_STATE = "update contribution set state = $3, changed_at = $4
        where collectivite_id = $1 and id = $2 and state = $5";
    FORGET = "update contribution set title = '', text = '', place = '' where collectivite_id = $1 and id = $2";
    ANSWER = "update contribution set answer = $3, answer_text = $4, answered_at = $5
        where collectivite_id = $1 and id = $2 and state = 'publie' and coalesce(answered_at, 0) = $6";

    SUPPORT = "insert into contribution_support (collectivite_id, contribution_id, person_id) values ($1, $2, $3)
        on conflict (collectivite_id, contribution_id, person_id) do nothing";
    UNSUPPORT = "delete from contribution_support
        where collectivite_id = $1 and contribution_id = $2 and person_id = $3";
    COUNT_SUPPORT_OF = "select count(*) as n from contribution_support
        where collectivite_id = $1 and contribution_id = $2 and person_id = $3";
    ADD_SUPPORTS = "update contribution set supports = supports + $3 where collectivite_id = $1 and id = $2";
    ADD_COMMENTS = "update contribution set comments = comments + $3 where collectivite_id = $1 and id = $2";
}

/// Which contributions of a consultation a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Of one theme
    pub(crate) theme: Option<String>,
    /// With one answer
    pub(crate) answer: Option<Answer>,
    /// By one person
    pub(crate) author: Option<PersonId>,
}

impl Filter {
    fn arguments(&self, body: CollectiviteId, consultation: ConsultationId) -> Vec<Value> {
        let author = self.author.unwrap_or(PersonId::from_uuid(db::Uuid::nil()));
        args![
            body,
            consultation,
            self.theme.is_none(),
            self.theme.clone().unwrap_or_default(),
            self.answer.is_none(),
            self.answer.unwrap_or(Answer::Waiting),
            self.author.is_none(),
            author
        ]
    }

    /// The same choice, made here for what a search found.
    pub(crate) fn accepts(&self, line: &Contribution) -> bool {
        self.theme.as_ref().is_none_or(|theme| *theme == line.theme)
            && self.answer.is_none_or(|answer| answer == line.answer)
            && self.author.is_none_or(|author| author == line.author_id)
    }
}

/// A contribution about to be published.
pub(crate) struct New<'a> {
    pub(crate) id: ContributionId,
    pub(crate) consultation: ConsultationId,
    pub(crate) author: PersonId,
    pub(crate) shows_name: bool,
    pub(crate) written: &'a Written,
    pub(crate) shuffle: i64,
}

/// False when it is there already.
pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &New<'_>,
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        new.id,
        new.consultation,
        new.author,
        new.shows_name,
        &new.written.title,
        &new.written.text,
        &new.written.theme,
        &new.written.place,
        now,
        new.shuffle
    ];
    Ok(sql.execute(INSERT, values).await? == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
) -> Result<Option<Contribution>, db::Error> {
    sql.optional(FIND, args![body, id]).await
}

/// One page of those wanted; `seed` is what the shuffled order depends on.
pub(crate) async fn page(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
    filter: &Filter,
    (order, seed): (Order, i64),
    (limit, offset): (i64, i64),
) -> Result<Vec<Contribution>, db::Error> {
    let mut values = filter.arguments(body, consultation);
    values.extend(args![limit, offset]);
    let statement = match order {
        Order::Recent => LIST_RECENT,
        Order::Supported => LIST_SUPPORTED,
        Order::Shuffled => {
            values.extend(args![seed, SHUFFLE_PRIME]);
            LIST_SHUFFLED
        }
    };
    sql.all(statement, values).await
}

pub(crate) async fn count(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
    filter: &Filter,
) -> Result<i64, db::Error> {
    sql.count(COUNT, filter.arguments(body, consultation)).await
}

/// Those with these ids that can be read.
pub(crate) async fn these(
    sql: &mut Sql,
    body: CollectiviteId,
    ids: &[db::Uuid],
) -> Result<Vec<Contribution>, db::Error> {
    let mut found = Vec::new();
    for handful in ids.chunks(16) {
        let mut values = args![body];
        values.extend(handful.iter().copied().map(Value::from));
        values.resize(17, Value::from(handful[handful.len() - 1]));
        found.extend(sql.all::<Contribution>(LIST_THESE, values).await?);
    }
    Ok(found)
}

/// Those written after `after`, withdrawn and removed ones included, oldest first.
pub(crate) async fn after(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
    after: ContributionId,
    limit: i64,
) -> Result<Vec<Contribution>, db::Error> {
    sql.all(LIST_AFTER, args![body, consultation, after, limit]).await
}

/// How many there are with each answer.
pub(crate) async fn by_answer(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
) -> Result<Vec<(Answer, i64)>, db::Error> {
    db::record! { struct Line { answer: Answer, n: i64 } }
    let lines: Vec<Line> = sql.all(LIST_BY_ANSWER, args![body, consultation]).await?;
    Ok(lines.into_iter().map(|line| (line.answer, line.n)).collect())
}

/// How many there are in each state.
pub(crate) async fn by_state(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
) -> Result<Vec<(State, i64)>, db::Error> {
    db::record! { struct Line { state: State, n: i64 } }
    let lines: Vec<Line> = sql.all(LIST_BY_STATE, args![body, consultation]).await?;
    Ok(lines.into_iter().map(|line| (line.state, line.n)).collect())
}

/// The themes in use, in the order of people's alphabet.
pub(crate) async fn themes_used(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
) -> Result<Vec<(String, i64)>, db::Error> {
    db::record! { struct Line { theme: String, n: i64 } }
    let mut lines: Vec<Line> = sql.all(LIST_BY_THEME, args![body, consultation]).await?;
    lines.sort_by_cached_key(|line| db::sort_key(&line.theme));
    Ok(lines.into_iter().map(|line| (line.theme, line.n)).collect())
}

pub(crate) async fn count_of_author(
    sql: &mut Sql,
    body: CollectiviteId,
    author: PersonId,
    consultation: ConsultationId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OF_AUTHOR, args![body, author, consultation])
        .await
}

/// When the last answer was given.
pub(crate) async fn last_answered(
    sql: &mut Sql,
    body: CollectiviteId,
    consultation: ConsultationId,
) -> Result<Option<Instant>, db::Error> {
    let micros = sql.count(LAST_ANSWERED, args![body, consultation]).await?;
    Ok((micros > 0).then(|| Instant::from_micros(micros)))
}

/// Keeps what it said, then writes what it says; false when somebody else changed it since `version` was read.
pub(crate) async fn edit(
    sql: &mut Sql,
    body: CollectiviteId,
    before: &Contribution,
    written: &Written,
    (shows_name, version): (bool, i64),
    now: Instant,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        before.id,
        &written.title,
        &written.text,
        &written.theme,
        &written.place,
        shows_name,
        now,
        version
    ];
    if sql.execute(EDIT, values).await? != 1 {
        return Ok(false);
    }
    let kept = args![
        body,
        before.id,
        before.version,
        &before.title,
        &before.text,
        &before.theme,
        &before.place,
        before.changed_at
    ];
    sql.execute(INSERT_VERSION, kept).await?;
    Ok(true)
}

/// What it said before, the latest first.
pub(crate) async fn versions(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
) -> Result<Vec<Version>, db::Error> {
    sql.all(LIST_VERSIONS, args![body, id, VERSIONS_MAX]).await
}

/// False when it is not in the state `from`.
pub(crate) async fn set_state(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
    (from, to): (State, State),
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(SET_STATE, args![body, id, to, now, from]).await? == 1)
}

/// Forgets what it says and what it said.
pub(crate) async fn forget(sql: &mut Sql, body: CollectiviteId, id: ContributionId) -> Result<(), db::Error> {
    sql.execute(DELETE_VERSIONS, args![body, id]).await?;
    sql.execute(FORGET, args![body, id]).await?;
    Ok(())
}

/// False when it cannot be read any more, or when another answer was given since the one given at `seen`.
pub(crate) async fn answer(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
    (answer, text): (Answer, &str),
    (seen, now): (Option<Instant>, Instant),
) -> Result<bool, db::Error> {
    let seen = seen.map_or(0, Instant::micros);
    let values = args![body, id, answer, text, now, seen];
    Ok(sql.execute(ANSWER, values).await? == 1)
}

/// Counts `person` among those who support it, or no longer; false when nothing changed.
pub(crate) async fn set_support(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
    person: PersonId,
    is_supported: bool,
) -> Result<bool, db::Error> {
    let (statement, more) = if is_supported {
        (SUPPORT, 1_i64)
    } else {
        (UNSUPPORT, -1)
    };
    if sql.execute(statement, args![body, id, person]).await? == 0 {
        return Ok(false);
    }
    sql.execute(ADD_SUPPORTS, args![body, id, more]).await?;
    Ok(true)
}

pub(crate) async fn is_supported_by(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
    person: PersonId,
) -> Result<bool, db::Error> {
    Ok(sql.count(COUNT_SUPPORT_OF, args![body, id, person]).await? > 0)
}

pub(crate) async fn add_comments(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ContributionId,
    more: i64,
) -> Result<(), db::Error> {
    sql.execute(ADD_COMMENTS, args![body, id, more]).await?;
    Ok(())
}
