//! Search SQL.

use std::collections::BTreeMap;

use db::{Sql, Uuid, args};
use kernel::{CollectiviteId, SubjectRef};

use crate::Entry;
use crate::analyse::Query;

/// Terms written by one statement.
const TERMS_A_STATEMENT: usize = 8;

db::statements! {
    KEEP_DOCUMENT = "insert into search_document (collectivite_id, subject_type, subject_id, title, path, body, at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, subject_type, subject_id)
        do update set title = excluded.title, path = excluded.path, body = excluded.body, at = excluded.at";
    FORGET_DOCUMENT = "delete from search_document where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    FORGET_TERMS = "delete from search_posting where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    KEEP_TERM = "insert into search_posting (collectivite_id, subject_type, subject_id, term, weight) values ($1, $2, $3, $4, $5)";
    /// Eight terms at once: indexing an amendment is a handful of statements rather than one a word.
    KEEP_TERMS = "insert into search_posting (collectivite_id, subject_type, subject_id, term, weight) values
        ($1, $2, $3, $4, $5), ($1, $2, $3, $6, $7), ($1, $2, $3, $8, $9), ($1, $2, $3, $10, $11),
        ($1, $2, $3, $12, $13), ($1, $2, $3, $14, $15), ($1, $2, $3, $16, $17), ($1, $2, $3, $18, $19)";
    /// Documents that hold every exact term and a term with the wanted beginning; the count of all comes with the page.
    RANK = "select r.subject_type, r.subject_id, r.total, d.title, d.path, d.body
        from (
            select p.subject_type, p.subject_id, cast(sum(p.weight) as bigint) as score, count(*) over () as total
            from search_posting p
            where p.collectivite_id = $1
                and (p.term in ($2, $3, $4, $5, $6, $7, $8) or (p.term >= $9 and p.term < $10))
                and (cast($11 as text) is null or p.subject_type = cast($11 as text))
            group by p.subject_type, p.subject_id
            having count(distinct case when p.term >= $9 and p.term < $10 then $9 else p.term end) >= $12
            order by score desc, p.subject_id desc
            limit $13 offset $14
        ) r
        join search_document d on d.collectivite_id = $1 and d.subject_type = r.subject_type and d.subject_id = r.subject_id
        order by r.score desc, r.subject_id desc";
}

db::record! {
    pub(crate) struct Ranked {
        pub(crate) subject_type: String,
        pub(crate) subject_id: Uuid,
        pub(crate) total: i64,
        pub(crate) title: String,
        pub(crate) path: String,
        pub(crate) body: String,
    }
}

pub(crate) async fn keep_document(
    sql: &mut Sql,
    body: CollectiviteId,
    entry: &Entry,
    text: &str,
) -> Result<(), db::Error> {
    sql.execute(
        KEEP_DOCUMENT,
        args![
            body,
            &entry.subject.kind,
            entry.subject.id,
            &entry.title,
            &entry.path,
            text,
            entry.at
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn forget_document(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(FORGET_DOCUMENT, args![body, &subject.kind, subject.id])
        .await?;
    Ok(())
}

pub(crate) async fn forget_terms(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(FORGET_TERMS, args![body, &subject.kind, subject.id])
        .await?;
    Ok(())
}

pub(crate) async fn keep_terms(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    weights: &BTreeMap<String, i64>,
) -> Result<(), db::Error> {
    let weights: Vec<(&String, &i64)> = weights.iter().collect();
    let batches = weights.chunks_exact(TERMS_A_STATEMENT);
    for (term, weight) in batches.remainder() {
        sql.execute(
            KEEP_TERM,
            args![body, &subject.kind, subject.id, term.as_bytes(), **weight],
        )
        .await?;
    }
    for batch in batches {
        let mut values = args![body, &subject.kind, subject.id];
        for (term, weight) in batch {
            values.extend(args![term.as_bytes(), **weight]);
        }
        sql.execute(KEEP_TERMS, values).await?;
    }
    Ok(())
}

pub(crate) async fn rank(
    sql: &mut Sql,
    body: CollectiviteId,
    query: &Query,
    kind: Option<&str>,
    limit: u32,
    offset: u32,
) -> Result<Vec<Ranked>, db::Error> {
    // Unused places hold the beginning itself: a term that the range finds anyway.
    let beginning = query.beginning.as_bytes();
    let mut values = args![body];
    let mut exact = query.terms.iter();
    for _ in 0..7 {
        values.push(exact.next().map_or(beginning, |term| term.as_bytes()).into());
    }
    let wanted = i64::try_from(query.terms.len() + 1).unwrap_or(i64::MAX);
    // 0xff ends no UTF-8 text: everything that begins so sorts before it.
    let after = [beginning, &[0xff]].concat();
    values.extend(args![beginning, after, kind, wanted, limit, offset]);
    sql.all(RANK, values).await
}
