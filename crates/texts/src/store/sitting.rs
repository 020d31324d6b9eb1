//! Where amendments are called, and what a sitting decided of them.

use std::collections::HashSet;

use db::{Instant, Sql, args};
use kernel::{CollectiviteId, PersonId};
use legistique::{CallAct, CallPlace, CallStep};

use super::sub_amendments;
use crate::model::{AMENDMENTS_MAX, AmendmentId, Fate, TextId};
use crate::sitting::{Call, Decision, DecisionId, Queued, SittingFate, Tally, Verdict};

db::statements! {
    UPSERT_CALL = "insert into amendment_call (collectivite_id, amendment_id, document_id, division, step, block, radical,
            offset_bytes, same_as) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (collectivite_id, amendment_id) do update set division = excluded.division, step = excluded.step,
            block = excluded.block, radical = excluded.radical, offset_bytes = excluded.offset_bytes, same_as = excluded.same_as";
    LIST_WAITING = "select a.id, a.number, a.version, a.author_id, c.division, c.step, c.block, c.radical, c.offset_bytes, c.same_as, s.parent_id
        from amendment a left join amendment_call c on c.collectivite_id = a.collectivite_id and c.amendment_id = a.id
        left join sub_amendment s on s.collectivite_id = a.collectivite_id and s.amendment_id = a.id
        where a.collectivite_id = $1 and a.document_id = $2 and a.fate = 'en-discussion' order by a.number limit $3";
    INSERT_SITTING = "insert into text_sitting (collectivite_id, document_id, version) values ($1, $2, 0)
        on conflict (collectivite_id, document_id) do nothing";
    NEXT_VERSION = "update text_sitting set version = version + 1 where collectivite_id = $1 and document_id = $2 and version = $3";
    FIND_VERSION = "select version as n from text_sitting where collectivite_id = $1 and document_id = $2";
    INSERT_DECISION = "insert into sitting_decision (collectivite_id, id, document_id, number, verdict, pour, contre, abstention,
            decided_by, decided_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE_UNDONE = "update sitting_decision set undone_by = $3, undone_at = $4
        where collectivite_id = $1 and id = $2 and undone_at is null";
    FIND_DECISION = "select id, document_id, number, verdict, pour, contre, abstention, decided_by, decided_at, undone_by, undone_at
        from sitting_decision where collectivite_id = $1 and id = $2";
    LIST_DECISIONS = "select id, document_id, number, verdict, pour, contre, abstention, decided_by, decided_at, undone_by, undone_at
        from sitting_decision where collectivite_id = $1 and document_id = $2 order by number desc limit $3 offset $4";
    COUNT_DECISIONS = "select count(*) as n from sitting_decision where collectivite_id = $1 and document_id = $2";
    DECISION_OF_AMENDMENT = "select d.id, d.document_id, d.number, d.verdict, d.pour, d.contre, d.abstention, d.decided_by, d.decided_at,
            d.undone_by, d.undone_at
        from sitting_fate f join sitting_decision d on d.collectivite_id = f.collectivite_id and d.id = f.decision_id
        where f.collectivite_id = $1 and f.amendment_id = $2 and d.undone_at is null order by d.number desc limit 1";
    INSERT_FATE = "insert into sitting_fate (collectivite_id, decision_id, amendment_id, document_id, is_put, fate_before, fate_after)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (collectivite_id, decision_id, amendment_id) do update set fate_after = excluded.fate_after";
    LIST_FATES = "select f.decision_id, f.amendment_id, f.is_put, f.fate_before, f.fate_after, a.number
        from sitting_fate f join amendment a on a.collectivite_id = f.collectivite_id and a.id = f.amendment_id
        where f.collectivite_id = $1 and f.decision_id = $2 order by f.is_put desc, a.number limit $3";
    LIST_ADOPTIONS = "select f.amendment_id, d.number, d.pour, d.contre, d.abstention
        from sitting_decision d join sitting_fate f on f.collectivite_id = d.collectivite_id and f.decision_id = d.id
        where d.collectivite_id = $1 and d.document_id = $2 and d.undone_at is null and f.fate_after = 'adopte'
        order by d.number limit $3";
    LIST_FATES_BETWEEN = "select f.decision_id, f.amendment_id, f.is_put, f.fate_before, f.fate_after, a.number
        from sitting_decision d join sitting_fate f on f.collectivite_id = d.collectivite_id and f.decision_id = d.id
        join amendment a on a.collectivite_id = f.collectivite_id and a.id = f.amendment_id
        where d.collectivite_id = $1 and d.document_id = $2 and d.number between $3 and $4
        order by f.is_put desc, a.number limit $5";
}

db::record! {
    struct WaitingRow {
        id: AmendmentId,
        number: i64,
        version: i64,
        author_id: PersonId,
        division: Option<i64>,
        step: Option<i64>,
        block: Option<i64>,
        radical: Option<i64>,
        offset_bytes: Option<i64>,
        same_as: Option<Vec<u8>>,
        parent_id: Option<AmendmentId>,
    }
}

db::record! {
    struct DecisionRow {
        id: DecisionId,
        document_id: TextId,
        number: i64,
        verdict: Verdict,
        pour: Option<i64>,
        contre: Option<i64>,
        abstention: Option<i64>,
        decided_by: PersonId,
        decided_at: Instant,
        undone_by: Option<PersonId>,
        undone_at: Option<Instant>,
    }
}

impl DecisionRow {
    fn read(self) -> Decision {
        let count = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
        let tally = match (count(self.pour), count(self.contre), count(self.abstention)) {
            (Some(pour), Some(contre), Some(abstention)) => Some(Tally {
                pour,
                contre,
                abstention,
            }),
            _ => None,
        };
        Decision {
            id: self.id,
            document_id: self.document_id,
            number: self.number,
            verdict: self.verdict,
            tally,
            decided_by: self.decided_by,
            decided_at: self.decided_at,
            undone_by: self.undone_by,
            undone_at: self.undone_at,
        }
    }
}

/// Keeps where an amendment is called.
pub(crate) async fn place(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, amendment): (TextId, AmendmentId),
    call: &Call,
) -> Result<(), db::Error> {
    let number = |index: usize| i64::try_from(index).unwrap_or(i64::MAX);
    let values = args![
        body,
        amendment,
        text,
        number(call.division),
        step_code(call.place.step),
        call.place.position,
        act_code(call.place.act),
        number(call.offset_bytes),
        call.same_as.clone()
    ];
    sql.execute(UPSERT_CALL, values).await.map(drop)
}

/// What stands for a step of the calling order in the table: a name, not a rank. The first codes are older than the last ones.
fn step_code(step: CallStep) -> i64 {
    match step {
        CallStep::Removes => 0,
        CallStep::Rewrites => 1,
        CallStep::Heading => 2,
        CallStep::Within => 3,
        CallStep::Before => 4,
        CallStep::Completes => 9,
        CallStep::After => 10,
        CallStep::Unread => 11,
    }
}

/// What stands for what is asked of an alinéa.
fn act_code(act: CallAct) -> i64 {
    match act {
        CallAct::Removes => 0,
        CallAct::Rewrites => 1,
        CallAct::Begins => 2,
        CallAct::Words => 3,
        CallAct::Completes => 5,
        CallAct::InsertsAfter => 6,
        CallAct::InsertsBefore => 7,
        CallAct::CompletesAfter => 8,
        CallAct::Moves => 9,
        CallAct::RewritesEnd => 10,
    }
}

/// The place those codes stand for; none for codes of a program to come: it is then found again from the amendment.
fn place_of(step: i64, position: i64, act: i64) -> Option<CallPlace> {
    let steps = [
        CallStep::Removes,
        CallStep::Rewrites,
        CallStep::Heading,
        CallStep::Within,
        CallStep::Before,
        CallStep::Completes,
        CallStep::After,
        CallStep::Unread,
    ];
    let acts = [
        CallAct::Removes,
        CallAct::Rewrites,
        CallAct::Begins,
        CallAct::Words,
        CallAct::Completes,
        CallAct::InsertsAfter,
        CallAct::InsertsBefore,
        CallAct::CompletesAfter,
        CallAct::Moves,
        CallAct::RewritesEnd,
    ];
    let step = steps.into_iter().find(|known| step_code(*known) == step)?;
    let act = acts.into_iter().find(|known| act_code(*known) == act)?;
    Some(CallPlace { step, position, act })
}

impl WaitingRow {
    fn call(&self) -> Option<Call> {
        let index = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        Some(Call {
            division: index(self.division?),
            place: place_of(self.step?, self.block?, self.radical?)?,
            offset_bytes: index(self.offset_bytes?),
            same_as: self.same_as.clone()?,
        })
    }
}

/// The amendments still in discussion, by number, each with its place when it is known.
pub(crate) async fn waiting(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<Queued>, db::Error> {
    let kinships = sub_amendments::adopted(sql, body, text).await?;
    let sub_amended: HashSet<AmendmentId> = kinships.iter().map(|kinship| kinship.parent_id).collect();
    let rows: Vec<WaitingRow> = sql.all(LIST_WAITING, args![body, text, AMENDMENTS_MAX]).await?;
    Ok(rows
        .into_iter()
        .map(|row| Queued {
            id: row.id,
            number: row.number,
            version: row.version,
            author_id: row.author_id,
            call: row.call(),
            parent: row.parent_id,
            is_sub_amended: sub_amended.contains(&row.id),
        })
        .collect())
}

/// How many times this text was decided upon: 0 before its first decision.
pub(crate) async fn version(sql: &mut Sql, body: CollectiviteId, text: TextId) -> Result<i64, db::Error> {
    let found: Option<VersionRow> = sql.optional(FIND_VERSION, args![body, text]).await?;
    Ok(found.map_or(0, |row| row.n))
}

db::record! {
    struct VersionRow {
        n: i64,
    }
}

/// Takes the next version; false when somebody decided meanwhile.
pub(crate) async fn next_version(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    seen: i64,
) -> Result<bool, db::Error> {
    sql.execute(INSERT_SITTING, args![body, text]).await?;
    Ok(sql.execute(NEXT_VERSION, args![body, text, seen]).await? == 1)
}

/// Keeps a decision.
pub(crate) async fn insert_decision(
    sql: &mut Sql,
    body: CollectiviteId,
    decision: &Decision,
) -> Result<(), db::Error> {
    let count = |read: fn(&Tally) -> u32| decision.tally.as_ref().map(|tally| i64::from(read(tally)));
    let values = args![
        body,
        decision.id,
        decision.document_id,
        decision.number,
        decision.verdict,
        count(|tally| tally.pour),
        count(|tally| tally.contre),
        count(|tally| tally.abstention),
        decision.decided_by,
        decision.decided_at
    ];
    sql.execute(INSERT_DECISION, values).await.map(drop)
}

/// False when it was undone already.
pub(crate) async fn undo(
    sql: &mut Sql,
    body: CollectiviteId,
    decision: DecisionId,
    by: PersonId,
    at: Instant,
) -> Result<bool, db::Error> {
    Ok(sql.execute(UPDATE_UNDONE, args![body, decision, by, at]).await? == 1)
}

pub(crate) async fn find(
    sql: &mut Sql,
    body: CollectiviteId,
    decision: DecisionId,
) -> Result<Option<Decision>, db::Error> {
    let row: Option<DecisionRow> = sql.optional(FIND_DECISION, args![body, decision]).await?;
    Ok(row.map(DecisionRow::read))
}

/// The decisions of a text, newest first, those undone included.
pub(crate) async fn decisions(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    (limit, offset): (i64, i64),
) -> Result<Vec<Decision>, db::Error> {
    let rows: Vec<DecisionRow> = sql.all(LIST_DECISIONS, args![body, text, limit, offset]).await?;
    Ok(rows.into_iter().map(DecisionRow::read).collect())
}

pub(crate) async fn count_decisions(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<i64, db::Error> {
    sql.count(COUNT_DECISIONS, args![body, text]).await
}

/// The decision that gave an amendment the fate it has, when a sitting did.
pub(crate) async fn of_amendment(
    sql: &mut Sql,
    body: CollectiviteId,
    amendment: AmendmentId,
) -> Result<Option<Decision>, db::Error> {
    let row: Option<DecisionRow> = sql
        .optional(DECISION_OF_AMENDMENT, args![body, amendment])
        .await?;
    Ok(row.map(DecisionRow::read))
}

/// Keeps what a decision made of an amendment.
pub(crate) async fn insert_fate(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, decision): (TextId, DecisionId),
    (amendment, is_put): (AmendmentId, bool),
    (before, after): (Fate, Fate),
) -> Result<(), db::Error> {
    let values = args![body, decision, amendment, text, is_put, before, after];
    sql.execute(INSERT_FATE, values).await.map(drop)
}

db::record! {
    /// By which decision an amendment entered the text.
    pub(crate) struct Adoption {
        pub(crate) amendment_id: AmendmentId,
        /// The number of the decision
        pub(crate) number: i64,
        pub(crate) pour: Option<i64>,
        pub(crate) contre: Option<i64>,
        pub(crate) abstention: Option<i64>,
    }
}

/// The decisions that adopted amendments of a text, and stand.
pub(crate) async fn adoptions(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
) -> Result<Vec<Adoption>, db::Error> {
    sql.all(LIST_ADOPTIONS, args![body, text, AMENDMENTS_MAX]).await
}

/// What a decision made of each amendment: those put to the vote first.
pub(crate) async fn fates(
    sql: &mut Sql,
    body: CollectiviteId,
    decision: DecisionId,
) -> Result<Vec<SittingFate>, db::Error> {
    sql.all(LIST_FATES, args![body, decision, AMENDMENTS_MAX]).await
}

/// The same, of the decisions numbered from `first` to `last`.
pub(crate) async fn fates_between(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    (first, last): (i64, i64),
) -> Result<Vec<SittingFate>, db::Error> {
    sql.all(LIST_FATES_BETWEEN, args![body, text, first, last, AMENDMENTS_MAX])
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Databases hold these numbers: none is ever given to something else.
    #[test]
    fn the_codes_that_are_kept_never_change() {
        let steps = [
            (CallStep::Removes, 0),
            (CallStep::Rewrites, 1),
            (CallStep::Heading, 2),
            (CallStep::Within, 3),
            (CallStep::Before, 4),
            (CallStep::Completes, 9),
            (CallStep::After, 10),
            (CallStep::Unread, 11),
        ];
        for (step, code) in steps {
            assert_eq!(step_code(step), code, "{step:?}");
        }
        let acts = [
            (CallAct::Removes, 0),
            (CallAct::Rewrites, 1),
            (CallAct::Begins, 2),
            (CallAct::Words, 3),
            (CallAct::Completes, 5),
            (CallAct::InsertsAfter, 6),
            (CallAct::InsertsBefore, 7),
            (CallAct::CompletesAfter, 8),
            (CallAct::Moves, 9),
            (CallAct::RewritesEnd, 10),
        ];
        for (act, code) in acts {
            assert_eq!(act_code(act), code, "{act:?}");
        }
    }

    #[test]
    fn each_code_stands_for_one_place() {
        for step in 0..20 {
            for act in 0..20 {
                let Some(place) = place_of(step, 7, act) else {
                    continue;
                };
                assert_eq!(
                    (step_code(place.step), act_code(place.act), place.position),
                    (step, act, 7)
                );
            }
        }
        let known = (0..20).flat_map(|step| (0..20).filter_map(move |act| place_of(step, 0, act)));
        assert_eq!(known.count(), 8 * 10);
    }
}
