//! The requirements, by theme.

use axum::extract::Query;
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, card, cards, list_empty, pagination, tag};
use ui::forms::{button_quiet, select};
use ui::layout::FeedLink;
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Page, Visit, t};

use super::{MENU, counts_words};
use crate::store::{examinations, requirements};

/// Requirements on a page.
const PAGE_SIZE: i64 = 30;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    theme: String,
    page: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let themes = requirements::themes(&mut sql, body).await?;
    let theme = Some(asked.theme.trim()).filter(|theme| !theme.is_empty());
    let pages = pages_of(requirements::count(&mut sql, body, theme).await?, PAGE_SIZE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, PAGE_SIZE);
    let found = requirements::list(&mut sql, body, theme, PAGE_SIZE, offset).await?;
    let counts = examinations::counts(&mut sql, body).await?;
    let shown = found.iter().map(|requirement| {
        let counted = counts.get(&requirement.id).copied().unwrap_or_default();
        let mut line = card(&requirement.title)
            .href(requirement.path())
            .detail(html! { (counts_words(words, counted)) });
        if requirement.ended_at.is_some() {
            line = line.status(tag(
                &t!(words, "requirements-passage-was-repealed"),
                Tone::Neutral,
            ));
        }
        if !requirement.theme.is_empty() {
            line = line.detail(html! { (requirement.theme) });
        }
        line
    });
    let mut choices = select(words, t!(words, "requirements-field-theme"), "theme")
        .optional()
        .chosen(&asked.theme);
    for theme in &themes {
        choices = choices.choice(theme, theme);
    }
    let main = html! {
        @if themes.len() > 1 || theme.is_some() {
            form method="get" action=(MENU) { (choices) (button_quiet(t!(words, "requirements-filter"))) }
        }
        @if found.is_empty() { (list_empty(&t!(words, "requirements-none"), None)) }
        @else { (cards(shown)) }
        (pagination(words, page, pages, |page| format!("{MENU}?theme={}&page={page}", query_value(&asked.theme))))
    };
    visit.page(
        Page::new(t!(words, "requirements-title"), main)
            .lead(t!(words, "requirements-lead"))
            .feed(FeedLink::atom(
                t!(words, "requirements-feed", body = &visit.body.name),
                "/exigences.atom",
            ))
            .active(MENU),
    )
}
