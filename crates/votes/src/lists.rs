//! The results of closed votes, offered as open data: the question, the rule, the figures, what was decided. Nobody's vote
//! stands here, of a nominative vote neither; a vote that was cancelled has no figure.

use std::collections::BTreeMap;

use db::{Sql, Uuid};
use groups::GroupId;
use kernel::{BoxFuture, CollectiviteId, Fault, House, OpenColumn, OpenKind, OpenList, OpenRows};
use law::{Bound, Fraction};
use ui::spreadsheet::moment;

use crate::model::{Outcome, ScrutinId};
use crate::store::{self, ScrutinLine};

pub(crate) const ALL: &[OpenList] = &[OpenList {
    name: "votes",
    columns: &[
        OpenColumn::new("vote_id", OpenKind::Word),
        OpenColumn::new("groupe", OpenKind::Text),
        OpenColumn::new("question", OpenKind::Text),
        OpenColumn::new("objet", OpenKind::Text),
        OpenColumn::new("mode", OpenKind::Word),
        OpenColumn::new("regle", OpenKind::Word),
        OpenColumn::new("majorite", OpenKind::Word),
        OpenColumn::new("majorite_sur", OpenKind::Word),
        OpenColumn::new("ouvert_le", OpenKind::Moment),
        OpenColumn::new("clos_le", OpenKind::Moment),
        OpenColumn::new("inscrits", OpenKind::Whole),
        OpenColumn::new("votants", OpenKind::Whole),
        OpenColumn::new("exprimes", OpenKind::Whole),
        OpenColumn::new("pour", OpenKind::Whole),
        OpenColumn::new("contre", OpenKind::Whole),
        OpenColumn::new("abstention", OpenKind::Whole),
        OpenColumn::new("resultat", OpenKind::Word),
        OpenColumn::new("adresse", OpenKind::Address),
    ],
    schema: "",
    taken_back_by: &[],
    rows,
}];

/// The rule of a vote where one answers yes or no.
const YES_OR_NO: &str = "pour-contre";

fn rows<'a>(
    house: &'a House,
    sql: &'a mut Sql,
    body: CollectiviteId,
    after: Uuid,
) -> BoxFuture<'a, Result<OpenRows, Fault>> {
    Box::pin(async move {
        let found = store::closed_after(sql, body, ScrutinId::from_uuid(after)).await?;
        let names = groups::names(sql, body).await?;
        let base_url = house.base_url(body);
        let last = found.last().map(|line| line.scrutin.id.uuid());
        let rows = found.iter().map(|line| row(&base_url, &names, line)).collect();
        Ok(OpenRows::of(rows, last))
    })
}

fn row(base_url: &str, names: &BTreeMap<GroupId, String>, line: &ScrutinLine) -> Vec<String> {
    let scrutin = &line.scrutin;
    // Of a choice the majority is in its rule.
    let (rule, share, base) = match &scrutin.way {
        Some(way) => (way.rule.as_str(), String::new(), ""),
        None => (
            YES_OR_NO,
            share_said(scrutin.rules.majority_share),
            scrutin.rules.majority_base.as_str(),
        ),
    };
    let outcome = scrutin.closing.map(|closing| closing.outcome);
    let tally = scrutin
        .closing
        .filter(|closing| closing.outcome != Outcome::Cancelled)
        .map(|closing| closing.tally);
    let figure = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
    vec![
        scrutin.id.to_string(),
        names.get(&scrutin.group).cloned().unwrap_or_default(),
        scrutin.question.clone(),
        line.about
            .as_ref()
            .map(|about| about.title.clone())
            .unwrap_or_default(),
        scrutin.mode.as_str().to_owned(),
        rule.to_owned(),
        share,
        base.to_owned(),
        moment(scrutin.opened_at),
        scrutin
            .closing
            .map(|closing| moment(closing.at))
            .unwrap_or_default(),
        scrutin.inscrits.to_string(),
        figure(tally.map(|tally| tally.votants())),
        figure(tally.map(|tally| tally.exprimes())),
        figure(tally.map(|tally| tally.pour)),
        figure(tally.map(|tally| tally.contre)),
        figure(tally.map(|tally| tally.abstention)),
        outcome
            .map(|outcome| outcome.as_str().to_owned())
            .unwrap_or_default(),
        format!("{base_url}{}", scrutin.path()),
    ]
}

/// `plus-de-1/2`, `au-moins-2/3`.
fn share_said(share: Fraction) -> String {
    let bound = match share.bound {
        Bound::MoreThan => "plus-de",
        Bound::AtLeast => "au-moins",
    };
    format!("{bound}-{}/{}", share.numerator, share.denominator)
}
