//! Contributions as open data give them: those that anyone reads, of every consultation, without who wrote them.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, OPEN_ROWS_AT_ONCE};

use crate::model::{Answer, ConsultationId, ContributionId};

db::statements! {
    LIST_OPENED = "select c.id, c.consultation_id, n.title as consultation, c.title, c.theme, c.place, c.created_at,
        c.changed_at, c.supports, c.comments, c.answer, c.answered_at
        from contribution c
        join consultation n on n.collectivite_id = c.collectivite_id and n.id = c.consultation_id
        where c.collectivite_id = $1 and c.state = 'publie' and c.id > $2 order by c.id limit $3";
}

db::record! {
    /// A contribution that anyone reads.
    pub(crate) struct Opened {
        pub(crate) id: ContributionId,
        pub(crate) consultation_id: ConsultationId,
        pub(crate) consultation: String,
        pub(crate) title: String,
        pub(crate) theme: String,
        pub(crate) place: String,
        pub(crate) created_at: Instant,
        pub(crate) changed_at: Instant,
        pub(crate) supports: i64,
        pub(crate) comments: i64,
        pub(crate) answer: Answer,
        pub(crate) answered_at: Option<Instant>,
    }
}

/// Those written after one, in the order of writing.
pub(crate) async fn after(
    sql: &mut Sql,
    body: CollectiviteId,
    last: ContributionId,
) -> Result<Vec<Opened>, db::Error> {
    sql.all(LIST_OPENED, args![body, last, OPEN_ROWS_AT_ONCE]).await
}
