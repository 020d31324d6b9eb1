//! What waits for a moderator: reports and appeals of the groups they moderate, the longest first.

use axum::extract::Query;
use groups::GroupId;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Visit, t};

use super::{DESK, LINES_A_PAGE, target_of, title_of};
use crate::rights;
use crate::store::{self, AppealLine, Case, Of};

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    /// The page of the reports
    page: Option<String>,
    /// The page of the appeals
    recours: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let of = moderated(&visit).await?;
    let of_cases = pages_of(store::count_cases(&mut sql, body, &of).await?, LINES_A_PAGE);
    let (cases_page, offset) = page_and_offset(asked.page.as_deref(), of_cases, LINES_A_PAGE);
    let cases = store::cases(&mut sql, body, &of, (LINES_A_PAGE, offset)).await?;
    let of_appeals = pages_of(store::count_appeals(&mut sql, body, &of).await?, LINES_A_PAGE);
    let (appeals_page, offset) = page_and_offset(asked.recours.as_deref(), of_appeals, LINES_A_PAGE);
    let appeals = store::appeals(&mut sql, body, &of, (LINES_A_PAGE, offset)).await?;
    let address = |page: u32, recours: u32| format!("{DESK}?page={page}&recours={recours}");
    let main = html! {
        section {
            h2 { (t!(words, "moderation-queue-cases")) }
            (listed(cases_of(&visit, &cases).await?, &t!(words, "moderation-queue-none")))
            (pagination(words, cases_page, of_cases, |page| address(page, appeals_page)))
        }
        section {
            h2 { (t!(words, "moderation-queue-appeals")) }
            (listed(appeals_of(&visit, &appeals).await?, &t!(words, "moderation-queue-appeals-none")))
            (pagination(words, appeals_page, of_appeals, |page| address(cases_page, page)))
        }
        ul.links {
            li { a href="/moderation/motifs" { (t!(words, "moderation-reasons-title")) } }
            li { a href="/moderation/bilan" { (t!(words, "moderation-figures-title")) } }
        }
    };
    let page = Page::new(t!(words, "moderation-queue-title"), main)
        .lead(t!(words, "moderation-queue-lead"))
        .not_indexed();
    visit.page(page)
}

/// Whose reports the visitor decides upon; refused to who moderates nothing.
async fn moderated(visit: &Visit) -> Result<Of, Fault> {
    if visit.may(&rights::DECIDE, Scope::BODY).await? {
        return Ok(Of::Everyone);
    }
    let mut groups: Vec<GroupId> = Vec::new();
    if let Some(person) = &visit.signed_in {
        for group in groups::groups_of(&mut visit.sql(), visit.body.id, person.person, visit.now()).await? {
            if visit.may(&rights::DECIDE, Scope::group(group.id)).await? {
                groups.push(group.id);
            }
        }
    }
    if groups.is_empty() {
        return Err(Fault::Forbidden {
            right: rights::DECIDE.code,
        });
    }
    Ok(Of::These(groups))
}

fn listed(lines: Vec<Card>, none: &str) -> Markup {
    if lines.is_empty() {
        list_empty(none, None)
    } else {
        cards(lines)
    }
}

async fn cases_of(visit: &Visit, cases: &[Case]) -> Result<Vec<Card>, Fault> {
    let words = visit.words;
    let mut lines = Vec::new();
    for case in cases {
        let target = target_of(&case.target_type, case.target_id);
        let about = super::read(visit, &target).await?;
        lines.push(
            card(title_of(visit, &about, &target))
                .under_h2()
                .href(format!("{DESK}/{}", target.slug()))
                .detail(super::what_element(visit, &about, &target))
                .detail(html! { (t!(words, "moderation-queue-reports", n = case.reports)) })
                .detail(html! { (t!(words, "moderation-queue-since", at = visit.at(case.since))) }),
        );
    }
    Ok(lines)
}

async fn appeals_of(visit: &Visit, appeals: &[AppealLine]) -> Result<Vec<Card>, Fault> {
    let words = visit.words;
    let own = visit.signed_in.as_ref().map(|person| person.person);
    let mut lines = Vec::new();
    for line in appeals {
        let target = target_of(&line.target_type, line.target_id);
        let about = super::read(visit, &target).await?;
        let is_mine = own == Some(line.moderator_id);
        lines.push(
            card(title_of(visit, &about, &target))
                .under_h2()
                .href(format!("{DESK}/recours/{}", line.id))
                .detail(super::what_element(visit, &about, &target))
                .detail(html! { (t!(words, "moderation-queue-since", at = visit.at(line.appealed_at))) })
                .body(html! { @if is_mine { p { (t!(words, "moderation-refused-same-moderator")) } } }),
        );
    }
    Ok(lines)
}
