//! The ideas of every participatory budget and what became of them, offered as open data. No author is named; votes are those
//! that were counted.

use db::{Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, House, OpenColumn, OpenKind, OpenList, OpenRows};
use ui::spreadsheet::moment;

use crate::model::{Cents, IdeaId, Point, Stage, idea_path};
use crate::store::{self, Opened};

pub(crate) const ALL: &[OpenList] = &[OpenList {
    name: "idees-budgets",
    columns: &[
        OpenColumn::new("idee_id", OpenKind::Word),
        OpenColumn::new("budget_id", OpenKind::Word),
        OpenColumn::new("budget", OpenKind::Text),
        OpenColumn::new("numero", OpenKind::Whole),
        OpenColumn::new("titre", OpenKind::Text),
        OpenColumn::new("secteur", OpenKind::Text),
        OpenColumn::new("longitude", OpenKind::Decimal),
        OpenColumn::new("latitude", OpenKind::Decimal),
        OpenColumn::new("etat", OpenKind::Word),
        OpenColumn::new("motif", OpenKind::Text),
        OpenColumn::new("cout_estime", OpenKind::Decimal),
        OpenColumn::new("cout", OpenKind::Decimal),
        OpenColumn::new("cout_annuel", OpenKind::Decimal),
        OpenColumn::new("voix", OpenKind::Whole),
        OpenColumn::new("retenu", OpenKind::Word),
        OpenColumn::new("travaux", OpenKind::Word),
        OpenColumn::new("proposee_le", OpenKind::Moment),
        OpenColumn::new("modifiee_le", OpenKind::Moment),
        OpenColumn::new("adresse", OpenKind::Address),
    ],
    schema: "",
    // What an idea said before its author changed it, where it was among the rest, no page says.
    taken_back_by: &[
        "budgets.idea-edited",
        "budgets.idea-withdrawn",
        "budgets.idea-removed",
        "budgets.removed",
    ],
    rows,
}];

fn rows<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let found = store::ideas_after(sql, body, IdeaId::from_uuid(after)).await?;
        let base_url = house.base_url(body);
        let last = found.last().map(|idea| idea.id.uuid());
        let rows = found.into_iter().map(|idea| row(&base_url, idea)).collect();
        Ok(OpenRows::of(rows, last))
    })
}

fn row(base_url: &str, idea: Opened) -> Vec<String> {
    let amount = |amount: Option<Cents>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    let point = idea.longitude_e6.zip(idea.latitude_e6);
    let (longitude, latitude) = point
        .map(|(longitude_e6, latitude_e6)| {
            let point = Point {
                longitude_e6,
                latitude_e6,
            };
            point.written()
        })
        .unwrap_or_default();
    let is_chosen = match (idea.stage, idea.is_funded) {
        (Stage::Decided | Stage::Archived, true) => "oui",
        (Stage::Decided | Stage::Archived, false) => "non",
        _ => "",
    };
    vec![
        idea.id.to_string(),
        idea.budget_id.to_string(),
        idea.budget,
        idea.number.to_string(),
        idea.title,
        idea.district,
        longitude,
        latitude,
        idea.state.as_str().to_owned(),
        idea.reason,
        amount(idea.estimate_cents),
        amount(idea.cost_cents),
        amount(idea.running_cents),
        idea.votes.map(|votes| votes.to_string()).unwrap_or_default(),
        is_chosen.to_owned(),
        idea.works
            .map(|works| works.as_str().to_owned())
            .unwrap_or_default(),
        moment(idea.created_at),
        moment(idea.changed_at),
        format!("{base_url}{}", idea_path(idea.id)),
    ]
}
