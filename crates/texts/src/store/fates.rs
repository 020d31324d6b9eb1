//! Amendments by what became of them: what decides one never reads the thousands that are decided already.

use std::collections::BTreeSet;

use db::{Sql, args};
use kernel::CollectiviteId;

use crate::model::{AMENDMENTS_MAX, Amendment, Fate, TextId};

db::statements! {
    LIST_WITH_FATE = select_amendment!("from amendment a where a.collectivite_id = $1 and a.document_id = $2 and a.fate = $3
        order by a.number limit $4");
    LIST_WITH_FATE_IN = select_amendment!("from amendment a where a.collectivite_id = $1 and a.document_id = $2 and a.fate = $3
        and exists (select 1 from amendment_place p where p.collectivite_id = a.collectivite_id and p.amendment_id = a.id
            and $4 like '%,' || cast(p.division as text) || ',%') order by a.number limit $5");
}

/// The amendments of a text that have this fate, by number.
pub(crate) async fn list(
    sql: &mut Sql,
    body: CollectiviteId,
    text: TextId,
    fate: Fate,
) -> Result<Vec<Amendment>, db::Error> {
    sql.all(LIST_WITH_FATE, args![body, text, fate, AMENDMENTS_MAX])
        .await
}

/// Those of them that bear on one of these divisions.
pub(crate) async fn list_in(
    sql: &mut Sql,
    body: CollectiviteId,
    (text, fate): (TextId, Fate),
    divisions: &BTreeSet<usize>,
) -> Result<Vec<Amendment>, db::Error> {
    if divisions.is_empty() {
        return Ok(Vec::new());
    }
    let divisions: Vec<String> = divisions.iter().map(usize::to_string).collect();
    let divisions = format!(",{},", divisions.join(","));
    sql.all(
        LIST_WITH_FATE_IN,
        args![body, text, fate, divisions, AMENDMENTS_MAX],
    )
    .await
}
