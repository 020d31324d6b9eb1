//! The SQL of acts.

pub(crate) mod deliberations;
pub(crate) mod opened;
pub(crate) mod privacy;
pub(crate) mod themes;

use db::{Sql, Statement, Uuid, Value, args};
use groups::GroupId;
use kernel::CollectiviteId;
use texts::TextId;

use crate::model::{Act, ActId, ActPdf, Theme};

/// Every statement of this crate.
pub(crate) const ALL: &[&[Statement]] = &[
    STATEMENTS,
    deliberations::STATEMENTS,
    opened::STATEMENTS,
    privacy::STATEMENTS,
    themes::STATEMENTS,
];

macro_rules! columns {
    () => {
        "id, group_id, text_id, meeting_id, title, kind, author_name, author_quality, text_commit, extract, published_at, sha256, size_bytes"
    };
}

/// `$2`: of any group, or `$3`; `$4`: of any text, or `$5`; `$6`: of any theme, or of a matter like `$7`, or given the theme
/// whose key is `$8`.
macro_rules! among {
    () => {
        "and ($2 or group_id = $3) and ($4 or text_id = $5) and ($6 or exists (select 1 from act_deliberation d
        where d.collectivite_id = act.collectivite_id and d.act_id = act.id and d.matter like $7)
        or exists (select 1 from act_theme t
        where t.collectivite_id = act.collectivite_id and t.act_id = act.id and t.theme_key = $8))"
    };
}

/// The parameters of the statement that names fifty.
const IDS_A_STATEMENT: usize = 50;

db::statements! {
    INSERT_ACT = concat!("insert into act (collectivite_id, ", columns!(), ")
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)");
    FIND_ACT = concat!("select ", columns!(), " from act where collectivite_id = $1 and id = $2");
    FIND_ACT_OF_TEXT = concat!("select ", columns!(), " from act where collectivite_id = $1 and text_id = $2");
    LIST_ACTS = concat!("select ", columns!(), " from act where collectivite_id = $1
        order by published_at desc, id desc limit $2 offset $3");
    LIST_ACTS_AMONG = concat!("select ", columns!(), " from act where collectivite_id = $1 ", among!(),
        " order by published_at desc, id desc limit $9 offset $10");
    /// Fifty at a time: the engines share no way to pass a list.
    LIST_THESE_ACTS = concat!("select ", columns!(), " from act where collectivite_id = $1 and id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44,
        $45, $46, $47, $48, $49, $50, $51) limit 50");
    LIST_MATTERS = "select distinct matter from act_deliberation where collectivite_id = $1 order by matter limit 500";
    FIND_PDF = "select act_id, sha256, size_bytes, page_count, substituted, made_at from act_pdf
        where collectivite_id = $1 and act_id = $2";
    KEEP_PDF = "insert into act_pdf (collectivite_id, act_id, sha256, size_bytes, page_count, substituted, made_at)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (collectivite_id, act_id) do update set
        sha256 = excluded.sha256, size_bytes = excluded.size_bytes, page_count = excluded.page_count,
        substituted = excluded.substituted, made_at = excluded.made_at";
    LIST_WITHOUT_PDF = concat!("select ", columns!(), " from act where collectivite_id = $1
        and not exists (select 1 from act_pdf p where p.collectivite_id = act.collectivite_id and p.act_id = act.id)
        order by published_at, id limit $2");
    COUNT_ACTS = "select count(*) as n from act where collectivite_id = $1";
    COUNT_ACTS_AMONG = concat!("select count(*) as n from act where collectivite_id = $1 ", among!());
}

pub(crate) async fn insert(sql: &mut Sql, body: CollectiviteId, act: &Act) -> Result<(), db::Error> {
    sql.execute(
        INSERT_ACT,
        args![
            body,
            act.id,
            act.group_id,
            act.text_id,
            act.meeting_id,
            &act.title,
            act.kind,
            &act.author_name,
            &act.author_quality,
            act.text_commit.clone(),
            &act.extract,
            act.published_at,
            &act.sha256,
            act.size_bytes
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(sql: &mut Sql, body: CollectiviteId, id: ActId) -> Result<Option<Act>, db::Error> {
    sql.optional(FIND_ACT, args![body, id]).await
}

pub(crate) async fn of_text(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Option<Act>, db::Error> {
    sql.optional(FIND_ACT_OF_TEXT, args![body, text]).await
}

/// What a list of acts is restricted to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// One group only
    pub(crate) group: Option<GroupId>,
    /// One text only
    pub(crate) text: Option<TextId>,
    /// One theme only: given to the act, or the first level of a deliberation's matter
    pub(crate) theme: Option<Theme>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.group.is_none() && self.text.is_none() && self.theme.is_none()
    }

    fn arguments(&self, body: CollectiviteId) -> Vec<Value> {
        let none = Uuid::nil();
        // A theme that is not of the nomenclature is like no matter: none is empty.
        let number = self.theme.as_ref().and_then(|theme| theme.number);
        let key = self.theme.as_ref().map(Theme::key).unwrap_or_default();
        args![
            body,
            self.group.is_none(),
            self.group.map_or(none, GroupId::uuid),
            self.text.is_none(),
            self.text.map_or(none, TextId::uuid),
            self.theme.is_none(),
            number.map_or_else(String::new, |number| format!("{number}.%")),
            key
        ]
    }
}

/// Newest first; those that pass `filter`.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<Act>, db::Error> {
    if filter.is_empty() {
        return sql.all(LIST_ACTS, args![body, limit, offset]).await;
    }
    let mut values = filter.arguments(body);
    values.extend(args![limit, offset]);
    sql.all(LIST_ACTS_AMONG, values).await
}

pub(crate) async fn count(sql: &mut Sql, body: CollectiviteId, filter: &Filter) -> Result<i64, db::Error> {
    if filter.is_empty() {
        return sql.count(COUNT_ACTS, args![body]).await;
    }
    sql.count(COUNT_ACTS_AMONG, filter.arguments(body)).await
}

/// These acts, newest first.
pub(crate) async fn these(sql: &mut Sql, body: CollectiviteId, ids: &[Uuid]) -> Result<Vec<Act>, db::Error> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_STATEMENT) {
        let mut values = args![body];
        let padding = std::iter::repeat_n(Uuid::nil(), IDS_A_STATEMENT - chunk.len());
        values.extend(chunk.iter().copied().chain(padding).map(Value::from));
        found.extend(sql.all::<Act>(LIST_THESE_ACTS, values).await?);
    }
    found.sort_by_key(|act| std::cmp::Reverse((act.published_at, act.id)));
    Ok(found)
}

/// The codes of the matters of deliberations described here.
pub(crate) async fn matters(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<String>, db::Error> {
    db::record! { struct Line { matter: String } }
    let lines: Vec<Line> = sql.all(LIST_MATTERS, args![body]).await?;
    Ok(lines.into_iter().map(|line| line.matter).collect())
}

/// The accessible file of an act, once made.
pub(crate) async fn pdf(
    sql: &mut Sql,
    body: CollectiviteId,
    act: ActId,
) -> Result<Option<ActPdf>, db::Error> {
    sql.optional(FIND_PDF, args![body, act]).await
}

/// Keeps the accessible file of an act, in place of one made before.
pub(crate) async fn keep_pdf(sql: &mut Sql, body: CollectiviteId, pdf: &ActPdf) -> Result<(), db::Error> {
    let values = args![
        body,
        pdf.act_id,
        &pdf.sha256,
        pdf.size_bytes,
        pdf.page_count,
        &pdf.substituted,
        pdf.made_at
    ];
    sql.execute(KEEP_PDF, values).await?;
    Ok(())
}

/// Acts without accessible file, oldest first.
pub(crate) async fn without_pdf(
    sql: &mut Sql,
    body: CollectiviteId,
    limit: i64,
) -> Result<Vec<Act>, db::Error> {
    sql.all(LIST_WITHOUT_PDF, args![body, limit]).await
}
