//! The contributions of every consultation, offered as open data. Their texts are read on their pages; no author is named.

use db::{Sql, Uuid};
use kernel::{BoxFuture, CollectiviteId, Fault, House, OpenColumn, OpenKind, OpenList, OpenRows};
use ui::spreadsheet::moment;

use crate::model::{Answer, ContributionId, contribution_path};
use crate::store::opened::{self, Opened};

pub(crate) const ALL: &[OpenList] = &[OpenList {
    name: "contributions",
    columns: &[
        OpenColumn::new("contribution_id", OpenKind::Word),
        OpenColumn::new("consultation_id", OpenKind::Word),
        OpenColumn::new("consultation", OpenKind::Text),
        OpenColumn::new("titre", OpenKind::Text),
        OpenColumn::new("theme", OpenKind::Text),
        OpenColumn::new("lieu", OpenKind::Text),
        OpenColumn::new("ecrite_le", OpenKind::Moment),
        OpenColumn::new("modifiee_le", OpenKind::Moment),
        OpenColumn::new("soutiens", OpenKind::Whole),
        OpenColumn::new("commentaires", OpenKind::Whole),
        OpenColumn::new("suite", OpenKind::Word),
        OpenColumn::new("suite_le", OpenKind::Moment),
        OpenColumn::new("adresse", OpenKind::Address),
    ],
    schema: "",
    taken_back_by: &["debates.contribution-withdrawn", "debates.contribution-removed"],
    rows,
}];

fn rows<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let found = opened::after(sql, body, ContributionId::from_uuid(after)).await?;
        let base_url = house.base_url(body);
        let last = found.last().map(|line| line.id.uuid());
        let rows = found.into_iter().map(|line| row(&base_url, line)).collect();
        Ok(OpenRows::of(rows, last))
    })
}

fn row(base_url: &str, line: Opened) -> Vec<String> {
    let answer = match line.answer {
        Answer::Waiting => "",
        given => given.as_str(),
    };
    vec![
        line.id.to_string(),
        line.consultation_id.to_string(),
        line.consultation,
        line.title,
        line.theme,
        line.place,
        moment(line.created_at),
        moment(line.changed_at),
        line.supports.to_string(),
        line.comments.to_string(),
        answer.to_owned(),
        line.answered_at.map(moment).unwrap_or_default(),
        format!("{base_url}{}", contribution_path(line.consultation_id, line.id)),
    ]
}
