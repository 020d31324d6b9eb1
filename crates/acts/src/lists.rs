//! Acts, and the deliberations among them, offered as open data. Of who signed an act, its quality is given and no name.

use std::collections::BTreeMap;

use db::{Sql, Uuid};
use groups::GroupId;
use kernel::{
    BoxFuture, CollectiviteId, Fault, House, OPEN_ROWS_AT_ONCE, OpenColumn, OpenKind, OpenList, OpenRows,
};
use ui::spreadsheet::moment;

use crate::document::{DELIBERATION_COLUMNS, deliberation_cells};
use crate::model::{ActId, path_of};
use crate::store::deliberations;
use crate::store::opened::{self, Opened};

pub(crate) const ALL: &[OpenList] = &[
    OpenList {
        name: "actes",
        columns: &[
            OpenColumn::new("acte_id", OpenKind::Word),
            OpenColumn::new("numero", OpenKind::Word),
            OpenColumn::new("titre", OpenKind::Text),
            OpenColumn::new("nature", OpenKind::Word),
            OpenColumn::new("theme", OpenKind::Text),
            OpenColumn::new("groupe", OpenKind::Text),
            OpenColumn::new("signe_par", OpenKind::Text),
            OpenColumn::new("decide_le", OpenKind::Day),
            OpenColumn::new("publie_le", OpenKind::Moment),
            OpenColumn::new("adresse", OpenKind::Address),
            OpenColumn::new("fichier", OpenKind::Address),
            OpenColumn::new("sha256", OpenKind::Word),
            OpenColumn::new("taille_octets", OpenKind::Whole),
        ],
        schema: "",
        taken_back_by: &[],
        rows: acts,
    },
    OpenList {
        name: "deliberations",
        columns: &DELIBERATION_COLUMNS,
        schema: "scdl/deliberations",
        taken_back_by: &[],
        rows: deliberations_of,
    },
];

fn acts<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let found = opened::after(sql, body, ActId::from_uuid(after)).await?;
        let names = groups::names(sql, body).await?;
        let base_url = house.base_url(body);
        let last = found.last().map(|act| act.id.uuid());
        let rows = found.into_iter().map(|act| row(&base_url, &names, act)).collect();
        Ok(OpenRows::of(rows, last))
    })
}

fn row(base_url: &str, names: &BTreeMap<GroupId, String>, act: Opened) -> Vec<String> {
    let address = format!("{base_url}{}", path_of(act.id));
    vec![
        act.id.to_string(),
        act.number.unwrap_or_default(),
        act.title,
        act.kind.as_str().to_owned(),
        act.theme.unwrap_or_default(),
        names.get(&act.group_id).cloned().unwrap_or_default(),
        act.author_quality,
        act.decided_on.map(|day| day.to_string()).unwrap_or_default(),
        moment(act.published_at),
        address.clone(),
        format!("{address}/fichier"),
        act.sha256.as_str().to_owned(),
        act.size_bytes.to_string(),
    ]
}

/// The same lines as `/actes/deliberations.csv`; none of a body without number.
fn deliberations_of<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let Some(siret) = deliberations::siret(sql, body).await? else {
            return Ok(OpenRows::default());
        };
        let name = house
            .collectivite(body)
            .ok_or(Fault::NotFound("collectivite"))?
            .name;
        let base_url = house.base_url(body);
        let found = deliberations::after(sql, body, ActId::from_uuid(after), OPEN_ROWS_AT_ONCE).await?;
        let last = found.last().map(|line| line.said.act_id.uuid());
        let rows: Result<Vec<Vec<String>>, Fault> = found
            .iter()
            .map(|line| deliberation_cells((name.as_str(), &siret, base_url.as_str()), line).map(Vec::from))
            .collect();
        Ok(OpenRows::of(rows?, last))
    })
}
