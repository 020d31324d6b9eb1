//! The SQL of the themes given to acts.

use db::{Instant, Sql, Uuid, Value, args};
use kernel::CollectiviteId;

use crate::model::ActId;

/// The parameters of the statement that names fifty.
const IDS_A_STATEMENT: usize = 50;

db::statements! {
    FIND_THEME = "select act_id, theme, given_at from act_theme where collectivite_id = $1 and act_id = $2";
    /// Fifty at a time: the engines share no way to pass a list.
    LIST_THEMES_OF = "select act_id, theme, given_at from act_theme where collectivite_id = $1 and act_id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44,
        $45, $46, $47, $48, $49, $50, $51) limit 50";
    GIVE_THEME = "insert into act_theme (collectivite_id, act_id, theme, theme_key, given_at) values ($1, $2, $3, $4, $5)
        on conflict (collectivite_id, act_id) do update set theme = excluded.theme, theme_key = excluded.theme_key,
        given_at = excluded.given_at";
    TAKE_THEME = "delete from act_theme where collectivite_id = $1 and act_id = $2";
    LIST_THEMES = "select min(theme) as theme from act_theme where collectivite_id = $1
        group by theme_key order by theme_key limit 100";
    FIND_NAME = "select min(theme) as theme from act_theme where collectivite_id = $1 and theme_key = $2
        group by theme_key";
}

db::record! {
    /// A theme, and the act it was given to.
    #[derive(Clone, Debug)]
    pub(crate) struct ActTheme {
        pub(crate) act_id: ActId,
        pub(crate) theme: String,
        pub(crate) given_at: Instant,
    }
}

db::record! { struct Named { theme: String } }

/// The theme given to an act.
pub(crate) async fn of(
    sql: &mut Sql,
    body: CollectiviteId,
    act: ActId,
) -> Result<Option<ActTheme>, db::Error> {
    sql.optional(FIND_THEME, args![body, act]).await
}

/// Those given to these acts, in any order.
pub(crate) async fn of_these(
    sql: &mut Sql,
    body: CollectiviteId,
    ids: &[ActId],
) -> Result<Vec<ActTheme>, db::Error> {
    let mut found = Vec::with_capacity(ids.len());
    for chunk in ids.chunks(IDS_A_STATEMENT) {
        let mut values = args![body];
        let padding = std::iter::repeat_n(Uuid::nil(), IDS_A_STATEMENT - chunk.len());
        values.extend(chunk.iter().map(|id| id.uuid()).chain(padding).map(Value::from));
        found.extend(sql.all::<ActTheme>(LIST_THEMES_OF, values).await?);
    }
    Ok(found)
}

/// Gives a theme to an act in place of the one it had; none when it is empty.
pub(crate) async fn give(
    sql: &mut Sql,
    body: CollectiviteId,
    act: ActId,
    theme: &str,
    now: Instant,
) -> Result<(), db::Error> {
    if theme.is_empty() {
        sql.execute(TAKE_THEME, args![body, act]).await?;
    } else {
        sql.execute(GIVE_THEME, args![body, act, theme, db::sort_key(theme), now])
            .await?;
    }
    Ok(())
}

/// The themes given to acts, in the order of people's alphabet.
pub(crate) async fn all(sql: &mut Sql, body: CollectiviteId) -> Result<Vec<String>, db::Error> {
    let named: Vec<Named> = sql.all(LIST_THEMES, args![body]).await?;
    Ok(named.into_iter().map(|row| row.theme).collect())
}

/// How a theme is written, when an act has it.
pub(crate) async fn written(
    sql: &mut Sql,
    body: CollectiviteId,
    key: Vec<u8>,
) -> Result<Option<String>, db::Error> {
    let found: Option<Named> = sql.optional(FIND_NAME, args![body, key]).await?;
    Ok(found.map(|row| row.theme))
}
