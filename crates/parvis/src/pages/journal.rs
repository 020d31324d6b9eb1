//! The public journal: every public fact, numbered, latest first.

use axum::extract::Query;
use kernel::JournalPage;
use maud::html;
use serde::Deserialize;
use ui::components::{list_empty, pagination, table};
use ui::paging::pages_of;
use ui::{Answer, Page, Visit, t};

/// Lines in a page.
const PER_PAGE: i64 = 50;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<u32>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let total = JournalPage::public_count(&mut visit.sql(), visit.body.id).await?;
    let pages = pages_of(total, PER_PAGE);
    let page = asked.page.unwrap_or(1).clamp(1, pages);
    let lines = JournalPage::public(
        &mut visit.sql(),
        visit.body.id,
        PER_PAGE,
        i64::from(page - 1) * PER_PAGE,
    )
    .await?;
    let mut listed = table(t!(words, "house-journal-caption"))
        .terse_on_phones()
        .column(t!(words, "house-journal-number"))
        .column(t!(words, "house-journal-when"))
        .column(t!(words, "house-journal-what"))
        .column(t!(words, "house-journal-subject"))
        .column(t!(words, "house-journal-who"));
    for line in &lines {
        let number = line.number.map_or_else(
            || t!(words, "house-journal-unnumbered"),
            |number| words.number(number),
        );
        listed = listed.row([
            html! { (number) },
            words.datetime_element(line.at.timestamp(), &visit.body.zone()),
            html! { (words.say(&format!("event-{}", line.kind.replace('.', "-")))) },
            html! { @if let Some(path) = &line.path { a href=(path) { (words.written(&line.title)) } } },
            html! { (words.say(&format!("quality-{}", line.quality.as_str()))) },
        ]);
    }
    let main = html! {
        p { (t!(words, "house-journal-explained")) }
        p { a href="/journal/agents" { (t!(words, "house-acts-title")) } }
        @if lines.is_empty() { (list_empty(&t!(words, "house-journal-none"), None)) } @else { (listed) }
        (pagination(words, page, pages, |page| format!("/journal?page={page}")))
    };
    visit.page(Page::new(t!(words, "house-journal-title"), main).wide())
}
