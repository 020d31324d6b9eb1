//! What anyone may know of moderation: the reasons, each with its basis, and the figures.

use maud::html;
use ui::components::{definition_list, table};
use ui::{Answer, Page, Visit, t};

use super::{kind_words, reason_words};
use crate::model::{AppealOutcome, Reason, appeal_months, basis};
use crate::store;

/// The reasons for which something may be removed, and on what each rests.
pub(super) async fn reasons(visit: Visit) -> Answer {
    let words = visit.words;
    let today = visit.now().timestamp().to_zoned(visit.body.zone()).date();
    let mut list = table(t!(words, "moderation-reasons-caption"))
        .column(t!(words, "moderation-reasons-reason"))
        .column(t!(words, "moderation-reasons-basis"));
    for reason in Reason::ALL {
        let article = basis(*reason, visit.body.kind, today)?;
        let said = article.map_or_else(|| t!(words, "moderation-basis-charter"), str::to_owned);
        list = list.row([html! { (reason_words(&visit, *reason)) }, html! { (said) }]);
    }
    let (months, article) = appeal_months(visit.body.kind, today)?;
    let main = html! {
        (list)
        h2 { (t!(words, "moderation-charter-title")) }
        ul {
            li { (t!(words, "moderation-charter-respect")) }
            li { (t!(words, "moderation-charter-topic")) }
            li { (t!(words, "moderation-charter-once")) }
            li { (t!(words, "moderation-charter-selling")) }
        }
        h2 { (t!(words, "moderation-how-title")) }
        ul {
            li { (t!(words, "moderation-how-after")) }
            li { (t!(words, "moderation-how-people")) }
            li { (t!(words, "moderation-how-told")) }
            li { (t!(words, "moderation-appeal-once", months = months, article = article)) }
        }
        p { a href="/moderation/bilan" { (t!(words, "moderation-figures-title")) } }
    };
    let page =
        Page::new(t!(words, "moderation-reasons-title"), main).lead(t!(words, "moderation-reasons-lead"));
    visit.page(page)
}

/// How many reports, decisions by reason, appeals and their outcomes, and how long it took.
pub(super) async fn figures(visit: Visit) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let (received, open) = store::count_reports(&mut sql, body).await?;
    let lines = store::by_reason(&mut sql, body).await?;
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
            t!(words, "moderation-figures-reports"),
            html! { (words.number(received)) },
        ),
        (
            t!(words, "moderation-figures-open"),
            html! { (words.number(open)) },
        ),
        (
            t!(words, "moderation-figures-kept"),
            html! { (words.number(kept)) },
        ),
        (
            t!(words, "moderation-figures-removed"),
            html! { (words.number(removed)) },
        ),
        (
            t!(words, "moderation-figures-unasked"),
            html! { (words.number(removed - asked)) },
        ),
        (
            t!(words, "moderation-figures-median"),
            html! { (delay(&visit, store::median_delay_s(&mut sql, body).await?)) },
        ),
    ];
    let mut by_reason = table(t!(words, "moderation-figures-by-reason"))
        .column(t!(words, "moderation-reasons-reason"))
        .column_of_numbers(t!(words, "moderation-figures-removed-short"))
        .column_of_numbers(t!(words, "moderation-figures-kept-short"));
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
    let kinds = store::by_kind(&mut sql, body).await?;
    let mut by_kind = table(t!(words, "moderation-figures-by-kind"))
        .column(t!(words, "moderation-figures-kind"))
        .column_of_numbers(t!(words, "moderation-figures-removed-short"))
        .column_of_numbers(t!(words, "moderation-figures-kept-short"));
    for kind in visit.house.all_moderated() {
        let count = |is_removal: bool| -> i64 {
            let of_it = kinds
                .iter()
                .filter(|line| line.target_type == kind.word && line.is_removal == is_removal);
            of_it.map(|line| line.n).sum()
        };
        by_kind = by_kind.row([
            html! { (kind_words(visit.words, kind.word)) },
            html! { (words.number(count(true))) },
            html! { (words.number(count(false))) },
        ]);
    }
    let outcomes = store::appeals_by_outcome(&mut sql, body).await?;
    let mut appeals = table(t!(words, "moderation-figures-appeals"))
        .column(t!(words, "moderation-figures-outcome"))
        .column_of_numbers(t!(words, "moderation-figures-count"));
    for outcome in [
        AppealOutcome::Waiting,
        AppealOutcome::Confirmed,
        AppealOutcome::Overturned,
    ] {
        let of_it = outcomes.iter().filter(|(known, _)| *known == outcome);
        let n: i64 = of_it.map(|(_, n)| n).sum();
        appeals = appeals.row([
            html! { (words.say(&format!("moderation-appeal-{}", outcome.as_str()))) },
            html! { (words.number(n)) },
        ]);
    }
    let main = html! {
        (definition_list(&facts))
        (by_reason)
        (by_kind)
        (appeals)
        p { a href="/moderation/motifs" { (t!(words, "moderation-reasons-title")) } }
    };
    let page =
        Page::new(t!(words, "moderation-figures-title"), main).lead(t!(words, "moderation-figures-lead"));
    visit.page(page)
}

/// « 3 heures », in the largest unit that says it.
fn delay(visit: &Visit, seconds: Option<i64>) -> String {
    let words = visit.words;
    match seconds {
        None => t!(words, "moderation-delay-none"),
        Some(seconds) if seconds < 3600 => t!(words, "moderation-delay-minutes", n = (seconds / 60).max(1)),
        Some(seconds) if seconds < 2 * 86_400 => t!(words, "moderation-delay-hours", n = seconds / 3600),
        Some(seconds) => t!(words, "moderation-delay-days", n = seconds / 86_400),
    }
}
