//! Search SQL.

use std::collections::BTreeMap;

use db::{Sql, Statement, Uuid, Value, args};
use kernel::{CollectiviteId, SubjectRef};

use crate::analyse::Word;
use crate::wanted::{EXACT_MAX, Slot, TERMS_MAX, WORDS_MAX};
use crate::{Among, Entry};

/// Rows written or forgotten by one statement; an unfilled statement repeats its last row.
const BATCH: usize = 16;
/// How many documents hold a term: further, it is simply common.
const HOLDERS_MAX: i64 = 10_000;
/// The same, where only the order in which to read terms depends on it.
const HOLDERS_COMPARED_MAX: i64 = 1_000;

db::statements! {
    KEEP_DOCUMENT = "insert into search_document (collectivite_id, subject_type, subject_id, title, path, body, at, terms)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (collectivite_id, subject_type, subject_id) do update
        set title = excluded.title, path = excluded.path, body = excluded.body, at = excluded.at, terms = excluded.terms";
    FORGET_DOCUMENT = "delete from search_document where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    KEEP_SCOPE = "insert into search_scope (collectivite_id, subject_type, subject_id, within_type, within_id)
        values ($1, $2, $3, $4, $5) on conflict (collectivite_id, subject_type, subject_id) do update
        set within_type = excluded.within_type, within_id = excluded.within_id";
    KEEP_PART = "insert into search_part (collectivite_id, subject_type, subject_id, within_type, within_id)
        values ($1, $2, $3, $4, $5) on conflict (collectivite_id, subject_type, subject_id, within_type, within_id) do nothing";
    GATHER = "insert into search_part (collectivite_id, subject_type, subject_id, within_type, within_id)
        select p.collectivite_id, p.subject_type, p.subject_id, $4, $5 from (
            select collectivite_id, subject_type, subject_id from search_part
            where collectivite_id = $1 and within_type = $2 and within_id = $3
            union select collectivite_id, subject_type, subject_id from search_scope
            where collectivite_id = $1 and within_type = $2 and within_id = $3
        ) p where p.collectivite_id = $1
        on conflict (collectivite_id, subject_type, subject_id, within_type, within_id) do nothing";
    FORGET_PARTS = "delete from search_part where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    FORGET_SCOPE = "delete from search_scope where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
    TERMS_OF_DOCUMENT = "select terms from search_document where collectivite_id = $1 and subject_type = $2 and subject_id = $3";

    KEEP_TERMS = "insert into search_posting (collectivite_id, subject_type, subject_id, term, weight) values
        ($1, $2, $3, $4, $20), ($1, $2, $3, $5, $21), ($1, $2, $3, $6, $22), ($1, $2, $3, $7, $23),
        ($1, $2, $3, $8, $24), ($1, $2, $3, $9, $25), ($1, $2, $3, $10, $26), ($1, $2, $3, $11, $27),
        ($1, $2, $3, $12, $28), ($1, $2, $3, $13, $29), ($1, $2, $3, $14, $30), ($1, $2, $3, $15, $31),
        ($1, $2, $3, $16, $32), ($1, $2, $3, $17, $33), ($1, $2, $3, $18, $34), ($1, $2, $3, $19, $35)
        on conflict (collectivite_id, term, subject_type, subject_id) do nothing";
    FORGET_TERMS = "delete from search_posting where collectivite_id = $1 and subject_type = $2 and subject_id = $3
        and term in ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";

    KEEP_WORDS = "insert into search_word (collectivite_id, word, term) values
        ($1, $2, $18), ($1, $3, $19), ($1, $4, $20), ($1, $5, $21), ($1, $6, $22), ($1, $7, $23), ($1, $8, $24), ($1, $9, $25),
        ($1, $10, $26), ($1, $11, $27), ($1, $12, $28), ($1, $13, $29), ($1, $14, $30), ($1, $15, $31), ($1, $16, $32), ($1, $17, $33)
        on conflict (collectivite_id, word, term) do nothing";
    /// The forms of terms that no document holds any more: a name taken back is nowhere left.
    FORGET_WORDS = "delete from search_word where collectivite_id = $1
        and term in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        and not exists (select 1 from search_posting p where p.collectivite_id = search_word.collectivite_id and p.term = search_word.term)";
    TERMS_OF_WORDS = "select word, term from search_word where collectivite_id = $1
        and word in ($2, $3, $4, $5, $6, $7, $8, $9) order by word, term limit 100";
    WORDS_BEGINNING = "select word, term from search_word where collectivite_id = $1 and word >= $2 and word < $3
        order by word, term limit 500";

    /// How many documents a slot has, counted no further than what tells a common term from a rare one.
    HOLDERS = "select count(*) as n from (select 1 as one from search_posting where collectivite_id = $1
        and term in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) limit $18) held";
    /// Documents that hold a term of every slot. Those of the rarest slot ($12 to $27) are read; each is then looked up
    /// in the others ($28 to $43, and three terms each from $44 on): no document of a common term is met but through a
    /// rarer one. A slot that does not answer makes the sum null. The first three terms of a slot are the word as typed:
    /// a document that holds one of them is weighed by it, four times; else by the longer ones. $64 and $65: only the parts
    /// of this.
    RANK = "with met as materialized (
            select h.subject_type, h.subject_id, h.best * $4
                + case when $3 < 2 then 0 else $5 * coalesce(
                    (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($28, $29, $30) and p.subject_type = h.subject_type and p.subject_id = h.subject_id),
                    (select max(p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43)
                    and p.subject_type = h.subject_type and p.subject_id = h.subject_id)) end
                + case when $3 < 3 then 0 else $6 * (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($44, $45, $46) and p.subject_type = h.subject_type and p.subject_id = h.subject_id) end
                + case when $3 < 4 then 0 else $7 * (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($47, $48, $49) and p.subject_type = h.subject_type and p.subject_id = h.subject_id) end
                + case when $3 < 5 then 0 else $8 * (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($50, $51, $52) and p.subject_type = h.subject_type and p.subject_id = h.subject_id) end
                + case when $3 < 6 then 0 else $9 * (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($53, $54, $55) and p.subject_type = h.subject_type and p.subject_id = h.subject_id) end
                + case when $3 < 7 then 0 else $10 * (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($56, $57, $58) and p.subject_type = h.subject_type and p.subject_id = h.subject_id) end
                + case when $3 < 8 then 0 else $11 * (select max(4 * p.weight) from search_posting p where p.collectivite_id = $1
                    and p.term in ($59, $60, $61) and p.subject_type = h.subject_type and p.subject_id = h.subject_id) end
                as score
            from (
                select p.subject_type, p.subject_id,
                    coalesce(max(case when p.term in ($12, $13, $14) then 4 * p.weight end), max(p.weight)) as best
                from search_posting p where p.collectivite_id = $1
                and p.term in ($12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
                and ($2 = '' or p.subject_type = $2)
                and ($64 = '' or exists (select 1 from search_scope s where s.collectivite_id = $1
                    and s.subject_type = p.subject_type and s.subject_id = p.subject_id
                    and s.within_type = $64 and s.within_id = $65)
                    or exists (select 1 from search_part s where s.collectivite_id = $1
                    and s.subject_type = p.subject_type and s.subject_id = p.subject_id
                    and s.within_type = $64 and s.within_id = $65))
                group by p.subject_type, p.subject_id
            ) h
        )
        select d.subject_type, d.subject_id, d.title, d.path, d.body, r.total
        from (
            select subject_type, subject_id, score, count(*) over () as total from met where score is not null
            order by score desc, subject_id desc limit $62 offset $63
        ) r
        join search_document d on d.collectivite_id = $1 and d.subject_type = r.subject_type and d.subject_id = r.subject_id
        order by r.score desc, r.subject_id desc";
    /// The same for one slot ($3 to $18), the first three of which are the word as typed: nothing is added up, so that a
    /// common word costs little more than the reading of its documents.
    RANK_WORD = "select d.subject_type, d.subject_id, d.title, d.path, d.body, cast($19 as bigint) as total
        from (
            select p.subject_type, p.subject_id,
                coalesce(max(case when p.term in ($3, $4, $5) then 4 * p.weight end), max(p.weight)) as best
            from search_posting p where p.collectivite_id = $1
            and p.term in ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            and ($2 = '' or p.subject_type = $2)
            group by p.subject_type, p.subject_id order by best desc, p.subject_id desc limit $20 offset $21
        ) r
        join search_document d on d.collectivite_id = $1 and d.subject_type = r.subject_type and d.subject_id = r.subject_id
        order by r.best desc, r.subject_id desc";
    COUNT_WORD = "select count(*) as n from (select distinct p.subject_type, p.subject_id from search_posting p
        where p.collectivite_id = $1 and p.term in ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        and ($2 = '' or p.subject_type = $2)) held";
    /// Documents of one type that hold a term of every slot, the latest made first, from $3 on: nothing is weighed. The
    /// rarest slot ($5 to $20) is read; each document is then looked up in the others ($21 to $36, then three terms each).
    NEWEST = "select distinct p.subject_id from search_posting p
        where p.collectivite_id = $1 and p.subject_type = $2 and p.subject_id < $3
        and p.term in ($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        and ($4 < 2 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36)))
        and ($4 < 3 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($37, $38, $39)))
        and ($4 < 4 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($40, $41, $42)))
        and ($4 < 5 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($43, $44, $45)))
        and ($4 < 6 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($46, $47, $48)))
        and ($4 < 7 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($49, $50, $51)))
        and ($4 < 8 or exists (select 1 from search_posting q where q.collectivite_id = $1 and q.subject_type = $2 and q.subject_id = p.subject_id
            and q.term in ($52, $53, $54)))
        order by p.subject_id desc limit $55";
    /// The types of the documents that hold one of these terms.
    KINDS_HOLDING = "select distinct subject_type from search_posting where collectivite_id = $1
        and term in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) order by subject_type limit 50";
    FIND_DOCUMENT = "select title, path, body, at from search_document
        where collectivite_id = $1 and subject_type = $2 and subject_id = $3";
}

db::record! {
    /// A document as it is kept.
    pub(crate) struct Kept {
        pub(crate) title: String,
        pub(crate) path: String,
        pub(crate) body: String,
        pub(crate) at: db::Instant,
    }
}

db::record! {
    /// A document that answers, and how many do.
    pub(crate) struct Ranked {
        pub(crate) subject_type: String,
        pub(crate) subject_id: Uuid,
        pub(crate) total: i64,
        pub(crate) title: String,
        pub(crate) path: String,
        pub(crate) body: String,
    }
}

/// The weight of each term of a document.
pub(crate) type Weights = BTreeMap<String, i64>;

pub(crate) async fn keep_document(
    sql: &mut Sql,
    body: CollectiviteId,
    entry: &Entry,
    text: &str,
    weights: &Weights,
) -> Result<(), db::Error> {
    let terms: Vec<String> = weights
        .iter()
        .map(|(term, weight)| format!("{term}:{weight}"))
        .collect();
    let subject = &entry.subject;
    sql.execute(
        KEEP_DOCUMENT,
        args![
            body,
            &subject.kind,
            subject.id,
            &entry.title,
            &entry.path,
            text,
            entry.at,
            terms.join(" ")
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

pub(crate) async fn keep_scope(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    within: &SubjectRef,
) -> Result<(), db::Error> {
    let values = args![body, &subject.kind, subject.id, &within.kind, within.id];
    sql.execute(KEEP_SCOPE, values).await?;
    Ok(())
}

pub(crate) async fn keep_part(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    within: &SubjectRef,
) -> Result<(), db::Error> {
    let values = args![body, &subject.kind, subject.id, &within.kind, within.id];
    sql.execute(KEEP_PART, values).await?;
    Ok(())
}

/// What is within `part` is within `whole` too.
pub(crate) async fn gather(
    sql: &mut Sql,
    body: CollectiviteId,
    part: &SubjectRef,
    whole: &SubjectRef,
) -> Result<(), db::Error> {
    let values = args![body, &part.kind, part.id, &whole.kind, whole.id];
    sql.execute(GATHER, values).await?;
    Ok(())
}

pub(crate) async fn forget_scope(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<(), db::Error> {
    sql.execute(FORGET_SCOPE, args![body, &subject.kind, subject.id])
        .await?;
    sql.execute(FORGET_PARTS, args![body, &subject.kind, subject.id])
        .await?;
    Ok(())
}

/// The terms a document was kept with; none when it is not kept.
pub(crate) async fn terms_of_document(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Weights, db::Error> {
    db::record! { struct Kept { terms: String } }
    let kept: Option<Kept> = sql
        .optional(TERMS_OF_DOCUMENT, args![body, &subject.kind, subject.id])
        .await?;
    let terms = kept.map_or_else(String::new, |kept| kept.terms);
    terms
        .split_terminator(' ')
        .map(|term| {
            term.rsplit_once(':')
                .and_then(|(term, weight)| Some((term.to_owned(), weight.parse().ok()?)))
                .ok_or_else(|| db::Error::Content {
                    column: "terms".to_owned(),
                    value: term.to_owned(),
                })
        })
        .collect()
}

pub(crate) async fn keep_terms(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    weights: &[(&String, i64)],
) -> Result<(), db::Error> {
    for batch in weights.chunks(BATCH) {
        let mut values = args![body, &subject.kind, subject.id];
        values.extend(filled(batch, |(term, _)| term.as_bytes().into()));
        values.extend(filled(batch, |(_, weight)| (*weight).into()));
        sql.execute(KEEP_TERMS, values).await?;
    }
    Ok(())
}

pub(crate) async fn forget_terms(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
    terms: &[&String],
) -> Result<(), db::Error> {
    for batch in terms.chunks(BATCH) {
        let mut values = args![body, &subject.kind, subject.id];
        values.extend(filled(batch, |term| term.as_bytes().into()));
        sql.execute(FORGET_TERMS, values).await?;
    }
    Ok(())
}

pub(crate) async fn keep_words(sql: &mut Sql, body: CollectiviteId, words: &[Word]) -> Result<(), db::Error> {
    for batch in words.chunks(BATCH) {
        let mut values = args![body];
        values.extend(filled(batch, |word| word.folded.as_bytes().into()));
        values.extend(filled(batch, |word| word.term.as_bytes().into()));
        sql.execute(KEEP_WORDS, values).await?;
    }
    Ok(())
}

/// Forgets the forms of those of `terms` that no document holds any more.
pub(crate) async fn forget_words(
    sql: &mut Sql,
    body: CollectiviteId,
    terms: &[&String],
) -> Result<(), db::Error> {
    for batch in terms.chunks(BATCH) {
        let mut values = args![body];
        values.extend(filled(batch, |term| term.as_bytes().into()));
        sql.execute(FORGET_WORDS, values).await?;
    }
    Ok(())
}

/// The places of one column of a batch; those left over repeat its last row, which changes nothing.
fn filled<T>(batch: &[T], place: impl Fn(&T) -> Value) -> Vec<Value> {
    (0..BATCH)
        .filter_map(|number| batch.get(number).or(batch.last()))
        .map(place)
        .collect()
}

db::record! { struct Form { word: Vec<u8>, term: Vec<u8> } }

async fn forms(sql: &mut Sql, statement: Statement, values: Vec<Value>) -> Result<Vec<Word>, db::Error> {
    let forms: Vec<Form> = sql.all(statement, values).await?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(forms
        .into_iter()
        .map(|form| Word {
            folded: text(form.word),
            term: text(form.term),
        })
        .collect())
}

/// The terms that each of these forms was met for.
pub(crate) async fn terms_of_words(
    sql: &mut Sql,
    body: CollectiviteId,
    words: &[Word],
) -> Result<BTreeMap<String, Vec<String>>, db::Error> {
    let mut values = args![body];
    let last = words.len().saturating_sub(1);
    values.extend((0..WORDS_MAX).map(|number| Value::from(words[number.min(last)].folded.as_bytes())));
    let mut terms = BTreeMap::<String, Vec<String>>::new();
    for form in forms(sql, TERMS_OF_WORDS, values).await? {
        terms.entry(form.folded).or_default().push(form.term);
    }
    Ok(terms)
}

/// The forms that begin so, in order; of a short beginning, only the first ones.
pub(crate) async fn words_beginning(
    sql: &mut Sql,
    body: CollectiviteId,
    beginning: &str,
) -> Result<Vec<Word>, db::Error> {
    // 0xff is in no UTF-8 text: everything that begins so sorts before it.
    let after = [beginning.as_bytes(), &[0xff]].concat();
    forms(sql, WORDS_BEGINNING, args![body, beginning.as_bytes(), after]).await
}

/// The documents that answer every slot, best first.
pub(crate) async fn rank(
    sql: &mut Sql,
    body: CollectiviteId,
    slots: &[Slot],
    among: Among<'_>,
    (limit, offset): (u32, u32),
) -> Result<Vec<Ranked>, db::Error> {
    if let ([slot], None) = (slots, among.within) {
        return rank_word(sql, body, slot, among.kind, (limit, offset)).await;
    }
    let Some(counted) = rarest_first(sql, body, slots, HOLDERS_MAX).await? else {
        return Ok(Vec::new());
    };
    let mut values = args![body, among.kind.unwrap_or_default()];
    values.push(i64::try_from(counted.len()).unwrap_or(i64::MAX).into());
    let rarities = (0..WORDS_MAX).map(|place| counted.get(place).map_or(0, |(holders, _)| rarity(*holders)));
    values.extend(rarities.map(Value::from));
    values.extend(all_places(&counted));
    let (within, id) = among
        .within
        .map_or(("", Uuid::nil()), |within| (within.kind.as_str(), within.id));
    values.extend(args![limit, offset, within, id]);
    sql.all(RANK, values).await
}

async fn rank_word(
    sql: &mut Sql,
    body: CollectiviteId,
    slot: &Slot,
    kind: Option<&str>,
    (limit, offset): (u32, u32),
) -> Result<Vec<Ranked>, db::Error> {
    let mut values = args![body, kind.unwrap_or_default()];
    values.extend(places(slot, TERMS_MAX));
    let total = sql.count(COUNT_WORD, values.clone()).await?;
    if total == 0 {
        return Ok(Vec::new());
    }
    values.extend(args![total, limit, offset]);
    sql.all(RANK_WORD, values).await
}

/// The documents of each of these `kinds` that answer every slot, the latest made first, all made before `before`.
pub(crate) async fn newest(
    sql: &mut Sql,
    body: CollectiviteId,
    slots: &[Slot],
    kinds: &[&str],
    before: Uuid,
    limit: u32,
) -> Result<Vec<SubjectRef>, db::Error> {
    db::record! { struct Made { subject_id: Uuid } }
    let Some(counted) = rarest_first(sql, body, slots, HOLDERS_COMPARED_MAX).await? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for kind in kinds {
        let mut values = args![body, *kind, before];
        values.push(i64::try_from(counted.len()).unwrap_or(i64::MAX).into());
        values.extend(all_places(&counted));
        values.push(limit.into());
        let made: Vec<Made> = sql.all(NEWEST, values).await?;
        found.extend(made.into_iter().map(|made| SubjectRef {
            kind: (*kind).to_owned(),
            id: made.subject_id,
        }));
    }
    Ok(found)
}

/// The types of the documents that may answer: those that hold the rarest of what is asked.
pub(crate) async fn kinds_holding(
    sql: &mut Sql,
    body: CollectiviteId,
    slots: &[Slot],
) -> Result<Vec<String>, db::Error> {
    db::record! { struct Line { subject_type: String } }
    let Some(counted) = rarest_first(sql, body, slots, HOLDERS_COMPARED_MAX).await? else {
        return Ok(Vec::new());
    };
    let mut values = args![body];
    values.extend(places(counted[0].1, TERMS_MAX));
    let lines: Vec<Line> = sql.all(KINDS_HOLDING, values).await?;
    Ok(lines.into_iter().map(|line| line.subject_type).collect())
}

pub(crate) async fn document(
    sql: &mut Sql,
    body: CollectiviteId,
    subject: &SubjectRef,
) -> Result<Option<Kept>, db::Error> {
    sql.optional(FIND_DOCUMENT, args![body, &subject.kind, subject.id])
        .await
}

/// A slot, with how many documents hold it.
type Counted<'a> = (i64, &'a Slot);

/// The slots in the order in which a statement reads them; none when one of them has no document.
async fn rarest_first<'a>(
    sql: &mut Sql,
    body: CollectiviteId,
    slots: &'a [Slot],
    holders_max: i64,
) -> Result<Option<Vec<Counted<'a>>>, db::Error> {
    let mut counted = Vec::with_capacity(slots.len());
    for slot in slots {
        let mut values = args![body];
        values.extend(places(slot, TERMS_MAX));
        values.push(holders_max.into());
        match sql.count(HOLDERS, values).await? {
            0 => return Ok(None),
            holders => counted.push((holders, slot)),
        }
    }
    // The second place of a statement is the one wide enough for longer terms.
    counted.sort_by_key(|(holders, _)| *holders);
    if let Some(wide) = (2..counted.len()).find(|place| !counted[*place].1.longer.is_empty()) {
        counted.swap(1, wide);
    }
    Ok(Some(counted))
}

/// The terms of every slot, in the places that a statement has for them.
fn all_places(counted: &[Counted<'_>]) -> impl Iterator<Item = Value> {
    (0..WORDS_MAX).flat_map(|place| {
        let width = if place < 2 { TERMS_MAX } else { EXACT_MAX };
        // An unused place is not looked at: the statement knows how many are.
        let (_, slot) = counted.get(place).unwrap_or(&counted[0]);
        places(slot, width)
    })
}

/// A slot's terms in `width` places: the word as typed in the first three, then the longer ones.
fn places(slot: &Slot, width: usize) -> impl Iterator<Item = Value> {
    let exact = (0..EXACT_MAX).filter_map(|place| slot.exact.get(place).or(slot.exact.last()));
    let longer = slot.longer.iter().chain(std::iter::repeat(&slot.exact[0]));
    exact
        .chain(longer)
        .take(width)
        .map(|term| Value::from(term.as_bytes()))
}

/// What a term says by being there, in quarters of a doubling: 1 for one that ten thousand documents hold, 54 for one
/// that a single one holds (the inverse document frequency, in whole numbers so that both engines add the same).
fn rarity(holders: i64) -> i64 {
    let times = u128::try_from(HOLDERS_MAX / holders.clamp(1, HOLDERS_MAX)).unwrap_or(1);
    i64::from(times.pow(4).ilog2()) + 1
}

#[cfg(test)]
mod tests {
    use super::rarity;

    #[test]
    fn the_rarer_weighs_more() {
        assert_eq!([10_000, 5_000, 100, 1].map(rarity), [1, 5, 27, 54]);
        assert_eq!(rarity(1_000_000), 1);
    }
}
