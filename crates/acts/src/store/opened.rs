//! Acts as open data give them.

use db::{Instant, Sql, args};
use groups::GroupId;
use jiff::civil::Date;
use kernel::{CollectiviteId, FileHash, OPEN_ROWS_AT_ONCE};

use crate::model::{ActId, ActKind};

db::statements! {
    LIST_OPENED = "select a.id, a.group_id, a.title, a.kind, a.author_quality, a.published_at, a.sha256, a.size_bytes,
        t.theme, d.number, d.decided_on
        from act a
        left join act_theme t on t.collectivite_id = a.collectivite_id and t.act_id = a.id
        left join act_deliberation d on d.collectivite_id = a.collectivite_id and d.act_id = a.id
        where a.collectivite_id = $1 and a.id > $2 order by a.id limit $3";
}

db::record! {
    /// An act, with what is said beside it.
    pub(crate) struct Opened {
        pub(crate) id: ActId,
        pub(crate) group_id: GroupId,
        pub(crate) title: String,
        pub(crate) kind: ActKind,
        pub(crate) author_quality: String,
        pub(crate) published_at: Instant,
        pub(crate) sha256: FileHash,
        pub(crate) size_bytes: i64,
        pub(crate) theme: Option<String>,
        pub(crate) number: Option<String>,
        pub(crate) decided_on: Option<Date>,
    }
}

/// Those published after one.
pub(crate) async fn after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: ActId,
) -> Result<Vec<Opened>, db::Error> {
    sql.all(LIST_OPENED, args![body, last, OPEN_ROWS_AT_ONCE]).await
}
