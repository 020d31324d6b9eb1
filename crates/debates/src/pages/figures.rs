//! What anyone may know of moderation: the reasons, each with its basis, and the figures.

use maud::html;
use ui::components::{definition_list, table};
use ui::{Answer, Page, Visit, t};

use super::MENU;
use super::contribution::reason_words;
use crate::model::{AppealOutcome, Reason, appeal_months, basis};
use crate::store::moderation;

/// The reasons for which something may be removed, and on what each rests.
pub(super) async fn reasons(visit: Visit) -> Answer {
    let words = visit.words;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let mut list = table(t!(words, "debates-reasons-caption"))
        .column(t!(words, "debates-reasons-reason"))
        .column(t!(words, "debates-reasons-basis"));
    for reason in Reason::ALL {
        let article = basis(*reason, visit.body.kind, today)?;
        let said = article.map_or_else(|| t!(words, "debates-basis-charter"), str::to_owned);
        list = list.row([html! { (reason_words(&visit, *reason)) }, html! { (said) }]);
    }
    let (months, article) = appeal_months(visit.body.kind, today)?;
    let main = html! {
        (list)
        h2 { (t!(words, "debates-charter-title")) }
        ul {
            li { (t!(words, "debates-charter-respect")) }
            li { (t!(words, "debates-charter-topic")) }
            li { (t!(words, "debates-charter-once")) }
            li { (t!(words, "debates-charter-selling")) }
        }
        h2 { (t!(words, "debates-moderation-how")) }
        ul {
            li { (t!(words, "debates-moderation-after")) }
            li { (t!(words, "debates-moderation-people")) }
            li { (t!(words, "debates-moderation-told")) }
            li { (t!(words, "debates-appeal-once", months = months, article = article)) }
        }
        p { a href="/moderation/bilan" { (t!(words, "debates-figures-title")) } }
    };
    let page = Page::new(t!(words, "debates-reasons-title"), main)
        .lead(t!(words, "debates-reasons-lead"))
        .under(t!(words, "debates-navigation"), MENU)
        .active(MENU);
    visit.page(page)
}

/// How many reports, decisions by reason, appeals and their outcomes, and how long it took.
pub(super) async fn figures(visit: Visit) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let (received, open) = moderation::count_reports(&mut sql, body).await?;
    let lines = moderation::by_reason(&mut sql, body).await?;
    let sum = |wanted: bool| -> i64 {
        let of_it = lines.iter().filter(|line| line.is_removal == wanted);
        of_it.map(|line| line.n).sum()
    };
    let asked: i64 = lines
        .iter()
        .filter(|line| line.is_removal)
        .map(|line| line.asked)
        .sum();
    let (removed, kept) = (sum(true), sum(false));
    let facts = [
        (
            t!(words, "debates-figures-reports"),
            html! { (words.number(received)) },
        ),
        (t!(words, "debates-figures-open"), html! { (words.number(open)) }),
        (t!(words, "debates-figures-kept"), html! { (words.number(kept)) }),
        (
            t!(words, "debates-figures-removed"),
            html! { (words.number(removed)) },
        ),
        (
            t!(words, "debates-figures-unasked"),
            html! { (words.number(removed - asked)) },
        ),
        (
            t!(words, "debates-figures-median"),
            html! { (delay(&visit, moderation::median_delay_s(&mut sql, body).await?)) },
        ),
    ];
    let mut by_reason = table(t!(words, "debates-figures-by-reason"))
        .column(t!(words, "debates-reasons-reason"))
        .column_of_numbers(t!(words, "debates-figures-removed-short"))
        .column_of_numbers(t!(words, "debates-figures-kept-short"));
    for reason in Reason::ALL {
        let count = |is_removal: bool| -> i64 {
            let of_it = lines
                .iter()
                .filter(|line| line.reason == *reason && line.is_removal == is_removal);
            of_it.map(|line| line.n).sum()
        };
        by_reason = by_reason.row([
            html! { (reason_words(&visit, *reason)) },
            html! { (words.number(count(true))) },
            html! { (words.number(count(false))) },
        ]);
    }
    let outcomes = moderation::appeals_by_outcome(&mut sql, body).await?;
    let mut appeals = table(t!(words, "debates-figures-appeals"))
        .column(t!(words, "debates-figures-outcome"))
        .column_of_numbers(t!(words, "debates-figures-count"));
    for outcome in [
        AppealOutcome::Waiting,
        AppealOutcome::Confirmed,
        AppealOutcome::Overturned,
    ] {
        let of_it = outcomes.iter().filter(|(known, _)| *known == outcome);
        let n: i64 = of_it.map(|(_, n)| n).sum();
        appeals = appeals.row([
            html! { (words.say(&format!("debates-appeal-{}", outcome.as_str()))) },
            html! { (words.number(n)) },
        ]);
    }
    let main = html! {
        (definition_list(&facts))
        (by_reason)
        (appeals)
        p { a href="/moderation/motifs" { (t!(words, "debates-reasons-title")) } }
    };
    let page = Page::new(t!(words, "debates-figures-title"), main)
        .lead(t!(words, "debates-figures-lead"))
        .under(t!(words, "debates-navigation"), MENU)
        .active(MENU);
    visit.page(page)
}

/// « 3 heures », in the largest unit that says it.
fn delay(visit: &Visit, seconds: Option<i64>) -> String {
    let words = visit.words;
    match seconds {
        None => t!(words, "debates-delay-none"),
        Some(seconds) if seconds < 3600 => t!(words, "debates-delay-minutes", n = (seconds / 60).max(1)),
        Some(seconds) if seconds < 2 * 86_400 => t!(words, "debates-delay-hours", n = seconds / 3600),
        Some(seconds) => t!(words, "debates-delay-days", n = seconds / 86_400),
    }
}
