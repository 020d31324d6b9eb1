//! Amendments, their places in the text, and the arguments about them.

use std::collections::HashMap;

use db::{Instant, Sql, args};
use gitwire::Oid;
use kernel::{CollectiviteId, PersonId};

use crate::model::{
    AMENDMENTS_MAX, Amendment, AmendmentBrief, AmendmentId, Argument, ArgumentId, ArgumentSide,
    FallenBecause, Fate, Manner, TextId,
};
use crate::places::{PlaceChange, PlaceKind, PlaceSlot, StoredPlace};

db::statements! {
    INSERT_AMENDMENT = "insert into amendment (collectivite_id, id, document_id, number, author_id, manner, sentence, edits,
        rationale, fate, version, commit_oid, proposed_at, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'en-discussion', 1, $10, $11, $11)";
    UPDATE_RECTIFIED = "update amendment set manner = $4, sentence = $5, edits = $6, rationale = $7, commit_oid = $8, changed_at = $9, version = version + 1
        where collectivite_id = $1 and id = $2 and version = $3 and fate = 'en-discussion'";
    UPDATE_FATE = "update amendment set fate = $3, fallen_because = $4, fallen_by = $5, fallen_detail = $6, decided_at = $7, changed_at = $7
        where collectivite_id = $1 and id = $2";
    UPDATE_REOPENED = "update amendment set fate = 'en-discussion', fallen_because = null, fallen_by = null, fallen_detail = null,
        decided_at = null, changed_at = $3 where collectivite_id = $1 and id = $2";
    COUNT_BY_FATE = "select fate, count(*) as n from amendment where collectivite_id = $1 and document_id = $2 group by fate limit 20";
    FIND_AMENDMENT = select_amendment!("from amendment a where a.collectivite_id = $1 and a.id = $2");
    FIND_AMENDMENT_BY_NUMBER = select_amendment!("from amendment a where a.collectivite_id = $1 and a.document_id = $2 and a.number = $3");
    LIST_AMENDMENTS = select_amendment!("from amendment a where a.collectivite_id = $1 and a.document_id = $2 order by a.number limit $3");
    LIST_BRIEFS = "select id, number, author_id, fate from amendment
        where collectivite_id = $1 and document_id = $2 order by number limit $3";
    LIST_BRIEFS_OF_DIVISION = "select distinct a.id, a.number, a.author_id, a.fate
        from amendment_place p join amendment a on a.collectivite_id = p.collectivite_id and a.id = p.amendment_id
        where p.collectivite_id = $1 and p.document_id = $2 and p.division = $3 order by a.number limit $4 offset $5";
    COUNT_OF_DIVISION = "select count(distinct amendment_id) as n from amendment_place
        where collectivite_id = $1 and document_id = $2 and division = $3";
    COUNT_PLACES = "select p.division, p.block, count(distinct p.amendment_id) as n
        from amendment_place p join amendment a on a.collectivite_id = p.collectivite_id and a.id = p.amendment_id
        where p.collectivite_id = $1 and p.document_id = $2 and a.fate <> 'retire' group by p.division, p.block limit 20000";
    COUNT_DIVISIONS = "select p.division, count(distinct p.amendment_id) as n
        from amendment_place p join amendment a on a.collectivite_id = p.collectivite_id and a.id = p.amendment_id
        where p.collectivite_id = $1 and p.document_id = $2 and a.fate <> 'retire' group by p.division limit 20000";
    LIST_SENTENCES = "select substr(sentence, 1, 601) as sentence from amendment where collectivite_id = $1 and document_id = $2 order by number limit $3";
    COUNT_WITH_COMMIT = "select count(*) as n from amendment where collectivite_id = $1 and document_id = $2 and commit_oid = $3";
    COUNT_WITH_FATE = "select count(*) as n from amendment where collectivite_id = $1 and document_id = $2 and fate = $3";

    INSERT_PLACE = "insert into amendment_place (collectivite_id, amendment_id, place, document_id, division, block, kind, changes)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    DELETE_PLACES = "delete from amendment_place where collectivite_id = $1 and amendment_id = $2";
    LIST_PLACES_OF_TEXT = "select amendment_id, division, block, kind, changes from amendment_place
        where collectivite_id = $1 and document_id = $2 order by amendment_id, place limit 20000";
    LIST_PLACES_OF_DIVISION = "select amendment_id, division, block, kind, changes from amendment_place
        where collectivite_id = $1 and document_id = $2 and division = $3 order by amendment_id, place limit 20000";
    LIST_PLACES_OF_DIVISION_BETWEEN = "select p.amendment_id, p.division, p.block, p.kind, p.changes
        from amendment_place p join amendment a on a.collectivite_id = p.collectivite_id and a.id = p.amendment_id
        where p.collectivite_id = $1 and p.document_id = $2 and p.division = $3 and a.number between $4 and $5
        order by p.amendment_id, p.place limit 20000";
    LIST_ADOPTED_SLOTS = "select p.division, p.block, a.id, a.number, a.author_id, a.decided_at
        from amendment a join amendment_place p on p.collectivite_id = a.collectivite_id and p.amendment_id = a.id
        where a.collectivite_id = $1 and a.document_id = $2 and a.fate = 'adopte' order by a.number, p.place limit 20000";
    LIST_PLACES_OF_AMENDMENT = "select amendment_id, division, block, kind, changes from amendment_place
        where collectivite_id = $1 and amendment_id = $2 order by place limit 2000";

    INSERT_ARGUMENT = "insert into argument (collectivite_id, id, amendment_id, document_id, author_id, side, content, added_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    FIND_ARGUMENT = "select id, amendment_id, document_id, author_id, side, content, added_at, withdrawn_at
        from argument where collectivite_id = $1 and id = $2";
    SET_RATIONALE = "update amendment set rationale = $3 where collectivite_id = $1 and id = $2";
    RESTORE_ARGUMENT = "update argument set withdrawn_at = null, content = $3 where collectivite_id = $1 and id = $2";
    WITHDRAW_ARGUMENT = "update argument set withdrawn_at = $3, content = '' where collectivite_id = $1 and id = $2 and withdrawn_at is null";
    LIST_ARGUMENTS = "select id, amendment_id, document_id, author_id, side, content, added_at, withdrawn_at
        from argument where collectivite_id = $1 and amendment_id = $2 and withdrawn_at is null order by id limit 1000";
    COUNT_ARGUMENTS = "select count(*) as n from argument where collectivite_id = $1 and amendment_id = $2";
}

/// What an amendment says and asks for: what tabling and rectifying both write.
pub(crate) struct Wording<'a> {
    pub(crate) manner: Manner,
    pub(crate) sentence: &'a str,
    pub(crate) edits: &'a str,
    pub(crate) rationale: &'a str,
    pub(crate) commit: Oid,
    pub(crate) at: Instant,
}

pub(crate) async fn insert(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AmendmentId,
    (text, number): (TextId, i64),
    author: PersonId,
    wording: &Wording<'_>,
) -> Result<(), db::Error> {
    let values = args![
        body,
        id,
        text,
        number,
        author,
        wording.manner,
        wording.sentence,
        wording.edits,
        wording.rationale,
        wording.commit.as_bytes().to_vec(),
        wording.at
    ];
    sql.execute(INSERT_AMENDMENT, values).await.map(drop)
}

/// False when the amendment is no longer at that version, or no longer in discussion.
pub(crate) async fn rectify(
    sql: &mut Sql,
    body: CollectiviteId,
    (id, version): (AmendmentId, i64),
    wording: &Wording<'_>,
) -> Result<bool, db::Error> {
    let values = args![
        body,
        id,
        version,
        wording.manner,
        wording.sentence,
        wording.edits,
        wording.rationale,
        wording.commit.as_bytes().to_vec(),
        wording.at
    ];
    Ok(sql.execute(UPDATE_RECTIFIED, values).await? == 1)
}

/// Why an amendment fell, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fall {
    pub(crate) because: Option<FallenBecause>,
    pub(crate) by: Option<i64>,
    pub(crate) detail: Option<String>,
}

/// Writes what became of an amendment.
pub(crate) async fn settle(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AmendmentId,
    fate: Fate,
    fall: &Fall,
    at: Instant,
) -> Result<(), db::Error> {
    let because = fall.because.map(FallenBecause::as_str);
    let values = args![body, id, fate, because, fall.by, fall.detail.clone(), at];
    sql.execute(UPDATE_FATE, values).await.map(drop)
}

/// Puts an amendment back in discussion: what settled it was a mistake.
pub(crate) async fn reopen(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AmendmentId,
    at: Instant,
) -> Result<(), db::Error> {
    sql.execute(UPDATE_REOPENED, args![body, id, at]).await.map(drop)
}

db::record! {
    /// How many amendments have a fate.
    pub(crate) struct FateCount {
        pub(crate) fate: Fate,
        pub(crate) n: i64,
    }
}

/// How many amendments of a text have each fate.
pub(crate) async fn count_by_fate(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<FateCount>, db::Error> {
    sql.all(COUNT_BY_FATE, args![body, text]).await
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AmendmentId,
) -> Result<Option<Amendment>, db::Error> {
    sql.optional(FIND_AMENDMENT, args![body, id]).await
}

pub(crate) async fn find_by_number(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    number: i64,
) -> Result<Option<Amendment>, db::Error> {
    sql.optional(FIND_AMENDMENT_BY_NUMBER, args![body, text, number])
        .await
}

/// Every amendment of a text, by number.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<Amendment>, db::Error> {
    sql.all(LIST_AMENDMENTS, args![body, text, AMENDMENTS_MAX]).await
}

/// The same, without their words.
pub(crate) async fn briefs(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    limit: i64,
) -> Result<Vec<AmendmentBrief>, db::Error> {
    sql.all(LIST_BRIEFS, args![body, text, limit]).await
}

/// The same, of those that bear on one division.
pub(crate) async fn briefs_of_division(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, division): (TextId, usize),
    (limit, offset): (i64, i64),
) -> Result<Vec<AmendmentBrief>, db::Error> {
    let division = i64::try_from(division).unwrap_or(i64::MAX);
    sql.all(
        LIST_BRIEFS_OF_DIVISION,
        args![body, text, division, limit, offset],
    )
    .await
}

/// How many amendments bear on one division, those withdrawn too.
pub(crate) async fn count_of_division(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, division): (TextId, usize),
) -> Result<i64, db::Error> {
    let division = i64::try_from(division).unwrap_or(i64::MAX);
    sql.count(COUNT_OF_DIVISION, args![body, text, division]).await
}

db::record! {
    struct PlaceCount {
        division: i64,
        block: i64,
        n: i64,
    }
}

/// How many amendments bear on each place, those withdrawn apart.
pub(crate) async fn count_places(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<HashMap<PlaceSlot, usize>, db::Error> {
    let rows: Vec<PlaceCount> = sql.all(COUNT_PLACES, args![body, text]).await?;
    let index = |number: i64| usize::try_from(number).unwrap_or_default();
    let counted = rows.into_iter().map(|row| {
        let slot = PlaceSlot {
            division: index(row.division),
            block: index(row.block),
        };
        (slot, index(row.n))
    });
    Ok(counted.collect())
}

db::record! {
    struct DivisionCount {
        division: i64,
        n: i64,
    }
}

/// How many amendments bear on each division, those withdrawn apart.
pub(crate) async fn count_by_division(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<HashMap<usize, usize>, db::Error> {
    let rows: Vec<DivisionCount> = sql.all(COUNT_DIVISIONS, args![body, text]).await?;
    let index = |number: i64| usize::try_from(number).unwrap_or_default();
    Ok(rows
        .into_iter()
        .map(|row| (index(row.division), index(row.n)))
        .collect())
}

/// What the first amendments of a text say, by number, each up to 601 characters: one more than is shown.
pub(crate) async fn sentences(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    limit: i64,
) -> Result<Vec<String>, db::Error> {
    let rows: Vec<SentenceRow> = sql.all(LIST_SENTENCES, args![body, text, limit]).await?;
    Ok(rows.into_iter().map(|row| row.sentence).collect())
}

/// True when a commit is what an amendment asks for now.
pub(crate) async fn has_commit(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    commit: Oid,
) -> Result<bool, db::Error> {
    let values = args![body, text, commit.as_bytes().to_vec()];
    Ok(sql.count(COUNT_WITH_COMMIT, values).await? > 0)
}

pub(crate) async fn count_with_fate(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    fate: Fate,
) -> Result<i64, db::Error> {
    sql.count(COUNT_WITH_FATE, args![body, text, fate]).await
}

db::record! {
    struct SentenceRow {
        sentence: String,
    }
}

db::record! {
    struct PlaceRow {
        amendment_id: AmendmentId,
        division: i64,
        block: i64,
        kind: PlaceKind,
        changes: String,
    }
}

impl PlaceRow {
    fn read(self) -> Result<StoredPlace, db::Error> {
        let changes = serde_json::from_str(&self.changes);
        let index = |number: i64| usize::try_from(number).unwrap_or_default();
        Ok(StoredPlace {
            amendment: self.amendment_id,
            place: PlaceChange {
                slot: PlaceSlot {
                    division: index(self.division),
                    block: index(self.block),
                },
                kind: self.kind,
                changes: changes.map_err(|_| db::Error::Content {
                    column: "changes".to_owned(),
                    value: self.changes,
                })?,
            },
        })
    }
}

/// Puts `places` in the stead of those an amendment had.
pub(crate) async fn replace_places(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, amendment): (TextId, AmendmentId),
    places: &[PlaceChange],
) -> Result<(), db::Error> {
    sql.execute(DELETE_PLACES, args![body, amendment]).await?;
    let number = |index: usize| i64::try_from(index).unwrap_or(i64::MAX);
    for (rank, place) in places.iter().enumerate() {
        let changes = serde_json::to_string(&place.changes).map_err(|error| db::Error::Content {
            column: "changes".to_owned(),
            value: error.to_string(),
        })?;
        let (division, block) = (number(place.slot.division), number(place.slot.block));
        let values = args![
            body,
            amendment,
            number(rank),
            text,
            division,
            block,
            place.kind,
            changes
        ];
        sql.execute(INSERT_PLACE, values).await?;
    }
    Ok(())
}

/// Every place the amendments of a text bear on.
pub(crate) async fn places_of_text(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<StoredPlace>, db::Error> {
    let rows: Vec<PlaceRow> = sql.all(LIST_PLACES_OF_TEXT, args![body, text]).await?;
    rows.into_iter().map(PlaceRow::read).collect()
}

/// The places the amendments of a text bear on in one division.
pub(crate) async fn places_of_division(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    division: usize,
) -> Result<Vec<StoredPlace>, db::Error> {
    let division = i64::try_from(division).unwrap_or(i64::MAX);
    let rows: Vec<PlaceRow> = sql
        .all(LIST_PLACES_OF_DIVISION, args![body, text, division])
        .await?;
    rows.into_iter().map(PlaceRow::read).collect()
}

/// The same, of the amendments numbered from `first` to `last`.
pub(crate) async fn places_of_division_between(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, division): (TextId, usize),
    (first, last): (i64, i64),
) -> Result<Vec<StoredPlace>, db::Error> {
    let division = i64::try_from(division).unwrap_or(i64::MAX);
    let rows: Vec<PlaceRow> = sql
        .all(
            LIST_PLACES_OF_DIVISION_BETWEEN,
            args![body, text, division, first, last],
        )
        .await?;
    rows.into_iter().map(PlaceRow::read).collect()
}

db::record! {
    /// A place that an adopted amendment bears on.
    #[derive(Clone, Debug)]
    pub(crate) struct AdoptedSlot {
        pub(crate) division: i64,
        pub(crate) block: i64,
        pub(crate) id: AmendmentId,
        pub(crate) number: i64,
        pub(crate) author_id: PersonId,
        pub(crate) decided_at: Option<Instant>,
    }
}

impl AdoptedSlot {
    /// The place.
    pub(crate) fn place(&self) -> PlaceSlot {
        let index = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        PlaceSlot {
            division: index(self.division),
            block: index(self.block),
        }
    }
}

/// The places that the adopted amendments of a text bear on, by number.
pub(crate) async fn adopted_slots(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<AdoptedSlot>, db::Error> {
    sql.all(LIST_ADOPTED_SLOTS, args![body, text]).await
}

/// The places one amendment bears on, in the order of the text.
pub(crate) async fn places_of_amendment(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Vec<StoredPlace>, db::Error> {
    let rows: Vec<PlaceRow> = sql.all(LIST_PLACES_OF_AMENDMENT, args![body, amendment]).await?;
    rows.into_iter().map(PlaceRow::read).collect()
}

/// An argument about to be kept.
pub(crate) struct NewArgument<'a> {
    pub(crate) id: ArgumentId,
    pub(crate) amendment: &'a Amendment,
    pub(crate) author: PersonId,
    pub(crate) side: ArgumentSide,
    pub(crate) content: &'a str,
    pub(crate) at: Instant,
}

pub(crate) async fn insert_argument(
    sql: &mut Sql,
    body: CollectiviteId,
    new: &NewArgument<'_>,
) -> Result<(), db::Error> {
    let (amendment, text) = (new.amendment.id, new.amendment.document_id);
    let values = args![
        body,
        new.id,
        amendment,
        text,
        new.author,
        new.side,
        new.content,
        new.at
    ];
    sql.execute(INSERT_ARGUMENT, values).await.map(drop)
}

pub(crate) async fn find_argument(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ArgumentId,
) -> Result<Option<Argument>, db::Error> {
    sql.optional(FIND_ARGUMENT, args![body, id]).await
}

/// Moderation alone changes a rationale without a new version of its amendment.
pub(crate) async fn set_rationale(
    sql: &mut Sql,
    body: CollectiviteId,
    id: AmendmentId,
    rationale: &str,
) -> Result<(), db::Error> {
    sql.execute(SET_RATIONALE, args![body, id, rationale])
        .await
        .map(drop)
}

/// Puts an argument back with its words.
pub(crate) async fn restore_argument(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ArgumentId,
    content: &str,
) -> Result<(), db::Error> {
    sql.execute(RESTORE_ARGUMENT, args![body, id, content])
        .await
        .map(drop)
}

/// Takes back an argument: its words go, that there was one stays.
pub(crate) async fn withdraw_argument(
    sql: &mut Sql,
    body: CollectiviteId,
    id: ArgumentId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(WITHDRAW_ARGUMENT, args![body, id, at]).await? == 1)
}

/// The arguments about an amendment, oldest first.
pub(crate) async fn arguments(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Vec<Argument>, db::Error> {
    sql.all(LIST_ARGUMENTS, args![body, amendment]).await
}

pub(crate) async fn count_arguments(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_ARGUMENTS, args![body, amendment]).await
}
