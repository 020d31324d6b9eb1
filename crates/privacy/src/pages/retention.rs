//! How long each thing is kept, who erases it, and what was erased the last times.

use kernel::{Erased, Retention, RetentionRun, privacy};
use maud::html;
use ui::components::{Tone, list_empty, notice, table};
use ui::{Answer, Page, Visit, t};

use super::HOME;
use crate::register::how_long;

/// Runs a page shows: about a month of them.
const RUNS_SHOWN: i64 = 30;

pub(super) async fn show(visit: Visit) -> Answer {
    let words = visit.words;
    let runs = RetentionRun::latest(&mut visit.sql(), visit.body.id, RUNS_SHOWN).await?;
    let mut rules = table(t!(words, "privacy-retention-caption"))
        .column(t!(words, "privacy-retention-what"))
        .column(t!(words, "privacy-retention-kept"))
        .column(t!(words, "privacy-retention-by"))
        .column_of_numbers(t!(words, "privacy-retention-last"));
    for rule in privacy::retentions(visit.house.features()) {
        let (by, last) = match rule.erased {
            Erased::AtItsDate => (t!(words, "privacy-erased-at-date"), String::new()),
            Erased::ByWorker(_) if rule.kept.is_hourly() => {
                (t!(words, "privacy-erased-hourly"), String::new())
            }
            Erased::ByWorker(_) => {
                let last = runs
                    .first()
                    .map(|run| run.counts.get(rule.code).copied().unwrap_or(0));
                let last = last.map(|rows| words.number(i64::try_from(rows).unwrap_or(i64::MAX)));
                (t!(words, "privacy-erased-daily"), last.unwrap_or_default())
            }
        };
        rules = rules.row([
            html! { (words.say(&rule.words_key())) },
            html! { (how_long(words, rule.kept)) },
            html! { (by) },
            html! { (last) },
        ]);
    }
    let mut told = table(t!(words, "privacy-runs-caption"))
        .titled_above()
        .column(t!(words, "privacy-runs-when"))
        .column_of_numbers(t!(words, "privacy-runs-erased"));
    for run in &runs {
        let erased: u64 = run.counts.values().sum();
        told = told.row([
            words.datetime_element(run.applied_at.timestamp(), &visit.body.zone()),
            html! { (words.number(i64::try_from(erased).unwrap_or(i64::MAX))) },
        ]);
    }
    let failed: Vec<&Retention> = privacy::retentions(visit.house.features())
        .filter(|rule| runs.first().is_some_and(|run| run.failed.contains(rule.code)))
        .collect();
    let main = html! {
        p { (t!(words, "privacy-retention-explained")) }
        @if !failed.is_empty() {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "privacy-retention-failed")) }
                ul { @for rule in &failed { li { (words.say(&rule.words_key())) } } }
            }))
        }
        (rules)
        section aria-labelledby="runs-title" {
            h2 #runs-title { (t!(words, "privacy-runs-caption")) }
            @if runs.is_empty() { (list_empty(&t!(words, "privacy-runs-none"), None)) } @else { (told) }
        }
    };
    visit.page(
        Page::new(t!(words, "privacy-retention-title"), main)
            .under(t!(words, "privacy-title"), HOME)
            .wide(),
    )
}
