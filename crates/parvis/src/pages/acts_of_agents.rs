//! What the body's agents did on the site, counted by kind and by month; nobody is named.

use axum::extract::Query;
use db::Instant;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::JournalPage;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{list_empty, table};
use ui::{Answer, Page, Visit, t};

/// Months shown, this one among them.
const MONTHS: i32 = 12;

#[derive(Deserialize)]
pub(super) struct Asked {
    /// A month, `2026-12`; this one when it is none of those shown
    mois: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let this_month = visit
        .now()
        .timestamp()
        .to_zoned(visit.body.zone())
        .date()
        .first_of_month();
    let months: Vec<Date> = (0..MONTHS)
        .map(|ago| this_month.saturating_sub(ago.months()))
        .collect();
    let chosen = months
        .iter()
        .copied()
        .find(|month| asked.mois.as_deref() == Some(code(*month).as_str()))
        .unwrap_or(this_month);
    let mut by_month = table(t!(words, "house-acts-by-month"))
        .column(t!(words, "house-acts-month"))
        .column_of_numbers(t!(words, "house-acts-count"));
    let mut kinds = Vec::new();
    for month in months {
        let counted = counted(&visit, month).await?;
        let total: i64 = counted.iter().map(|(_, count)| count).sum();
        let name = name(&visit, month);
        by_month = by_month.row([
            html! {
                @if month == chosen { strong { (name) } }
                @else { a href={ "/journal/agents?mois=" (code(month)) } { (name) } }
            },
            html! { (words.number(total)) },
        ]);
        if month == chosen {
            kinds = counted;
        }
    }
    let main = html! {
        p { (t!(words, "house-acts-explained")) }
        section aria-labelledby="kinds" {
            h2 #kinds { (t!(words, "house-acts-of-month", month = name(&visit, chosen))) }
            @if kinds.is_empty() { (list_empty(&t!(words, "house-acts-none"), None)) }
            @else { (by_kind(&visit, kinds)) }
        }
        section aria-labelledby="months" {
            h2 #months { (t!(words, "house-acts-months")) }
            (by_month)
        }
    };
    let page =
        Page::new(t!(words, "house-acts-title"), main).under(t!(words, "house-journal-title"), "/journal");
    visit.page(page)
}

/// The kinds of a month and how many of each, the most frequent first.
fn by_kind(visit: &Visit, mut kinds: Vec<(String, i64)>) -> Markup {
    let words = visit.words;
    kinds.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let mut lines = table(t!(words, "house-acts-caption"))
        .column(t!(words, "house-journal-what"))
        .column_of_numbers(t!(words, "house-acts-count"));
    for (kind, count) in kinds {
        let key = format!("event-{}", kind.replace('.', "-"));
        // A line of a feature that is composed no more has no sentence.
        let what = if words.knows(&key) {
            words.say(&key)
        } else {
            t!(words, "house-acts-other")
        };
        lines = lines.row([html! { (what) }, html! { (words.number(count)) }]);
    }
    html! { (lines) }
}

/// How many acts of each kind agents did in this month, in the body's time zone.
async fn counted(visit: &Visit, month: Date) -> Result<Vec<(String, i64)>, db::Error> {
    let begins = |day: Date| {
        day.to_zoned(visit.body.zone())
            .map_or_else(|_| visit.now(), |midnight| Instant::from(midnight.timestamp()))
    };
    let next = month.saturating_add(1.month());
    JournalPage::acts_of_agents(&mut visit.sql(), visit.body.id, begins(month), begins(next)).await
}

/// `2026-12`
fn code(month: Date) -> String {
    month.strftime("%Y-%m").to_string()
}

/// « décembre 2026 »
fn name(visit: &Visit, month: Date) -> String {
    let words = visit.words;
    let said = words.say(&format!("date-month-{}", month.month()));
    t!(
        words,
        "house-acts-month-of-year",
        month = said,
        year = month.strftime("%Y").to_string()
    )
}
