//! What one person wrote, with what became of it.

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};

use crate::model::{AmendmentId, ArgumentId, ArgumentSide, FallenBecause, Fate, TextId, TextState};

db::statements! {
    LIST_OWN_AMENDMENTS = "select a.id, a.document_id, d.title, d.state, a.number, substr(a.sentence, 1, 600) as words, a.fate,
            a.fallen_because, a.fallen_by, a.fallen_detail, a.proposed_at, a.decided_at
        from amendment a join text_document d on d.collectivite_id = a.collectivite_id and d.id = a.document_id
        where a.collectivite_id = $1 and a.author_id = $2 order by a.id desc limit $3 offset $4";
    COUNT_OWN_AMENDMENTS = "select count(*) as n from amendment where collectivite_id = $1 and author_id = $2";
    LIST_OWN_ARGUMENTS = "select g.id, g.document_id, d.title, b.number, b.fate, g.side, substr(g.content, 1, 600) as words, g.added_at
        from argument g join amendment b on b.collectivite_id = g.collectivite_id and b.id = g.amendment_id
        join text_document d on d.collectivite_id = g.collectivite_id and d.id = g.document_id
        where g.collectivite_id = $1 and g.author_id = $2 and g.withdrawn_at is null order by g.id desc limit $3 offset $4";
    COUNT_OWN_ARGUMENTS = "select count(*) as n from argument where collectivite_id = $1 and author_id = $2 and withdrawn_at is null";
}

db::record! {
    /// An amendment, for its author.
    pub(crate) struct OwnAmendment {
        pub(crate) id: AmendmentId,
        pub(crate) document_id: TextId,
        pub(crate) title: String,
        pub(crate) state: TextState,
        pub(crate) number: i64,
        /// Its first words
        pub(crate) words: String,
        pub(crate) fate: Fate,
        pub(crate) fallen_because: Option<FallenBecause>,
        pub(crate) fallen_by: Option<i64>,
        pub(crate) fallen_detail: Option<String>,
        pub(crate) proposed_at: Instant,
        pub(crate) decided_at: Option<Instant>,
    }
}

db::record! {
    /// An argument, for its author.
    pub(crate) struct OwnArgument {
        pub(crate) id: ArgumentId,
        pub(crate) document_id: TextId,
        pub(crate) title: String,
        /// The number of the amendment
        pub(crate) number: i64,
        /// What became of the amendment
        pub(crate) fate: Fate,
        pub(crate) side: ArgumentSide,
        /// Its first words
        pub(crate) words: String,
        pub(crate) added_at: Instant,
    }
}

/// The amendments of a person, newest first.
pub(crate) async fn amendments(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (limit, offset): (i64, i64),
) -> Result<Vec<OwnAmendment>, db::Error> {
    sql.all(LIST_OWN_AMENDMENTS, args![body, person, limit, offset])
        .await
}

pub(crate) async fn count_amendments(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OWN_AMENDMENTS, args![body, person]).await
}

/// The arguments of a person, newest first, without those taken back.
pub(crate) async fn arguments(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
    (limit, offset): (i64, i64),
) -> Result<Vec<OwnArgument>, db::Error> {
    sql.all(LIST_OWN_ARGUMENTS, args![body, person, limit, offset])
        .await
}

pub(crate) async fn count_arguments(
    sql: &mut Sql,
    body: CollectiviteId,
    person: PersonId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_OWN_ARGUMENTS, args![body, person]).await
}
