//! One roll, for agents: what it holds in numbers, what is to be done with it. Never a line of it.

use axum::extract::Path;
use db::{Uuid, args};
use kernel::{Action, Fault};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, definition_list, list_empty, notice, progress, table};
use ui::forms::{Form, FormErrors, button, button_link, confirm_details, error_summary};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, ROLLS, find_roll, name_of, require};
use crate::actions::{BringIn, ConfirmRoll, EraseRoll};
use crate::model::{Roll, RollId, Seen, State};
use crate::rights;
use crate::store::proofs;

#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit, Path(id): Path<RollId>) -> Answer {
    require(&visit, &rights::IMPORT).await?;
    let page = whole(&visit, id, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn bring(visit: Visit, Path(roll): Path<RollId>, Posted(asked): Posted<Asked>) -> Answer {
    done(&visit, roll, &asked, (&BringIn { roll }, "rolls-bringing")).await
}

pub(super) async fn confirm(visit: Visit, Path(roll): Path<RollId>, Posted(asked): Posted<Asked>) -> Answer {
    done(&visit, roll, &asked, (&ConfirmRoll { roll }, "rolls-confirmed")).await
}

pub(super) async fn erase(visit: Visit, Path(roll): Path<RollId>, Posted(asked): Posted<Asked>) -> Answer {
    done(&visit, roll, &asked, (&EraseRoll { roll }, "rolls-erased")).await
}

async fn done<A: Action<Output = ()>>(
    visit: &Visit,
    id: RollId,
    asked: &Asked,
    (deed, said): (&A, &'static str),
) -> Answer {
    let roll = find_roll(visit, id).await?;
    match visit.act(asked.request_id, deed).await {
        Ok(()) => {
            let said = identity::done_or_awaited(visit, A::NAME, &roll.reference(), said).await?;
            visit.done(&roll.path(), said)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("roll", fault)?;
            visit.refused_page(whole(visit, id, &errors).await?)
        }
    }
}

async fn whole(visit: &Visit, id: RollId, errors: &FormErrors) -> Result<Page, Fault> {
    let words = visit.words;
    let roll = find_roll(visit, id).await?;
    let seen = roll.seen();
    let given = visit
        .sql()
        .count(proofs::COUNT_PROOFS, args![visit.body.id, roll.id, visit.now()])
        .await?;
    let main = html! {
        (error_summary(errors, words))
        (identity::awaited_notice(visit, &roll.reference()).await?)
        div #roll {
            p { strong { (words.say(&format!("rolls-state-{}", roll.state.as_str()))) } }
            (definition_list(&facts(visit, &roll, given).await?))
            (under_way(visit, &roll))
        }
        @if !matches!(roll.state, State::Receiving | State::Looking) { (what_it_holds(visit, &seen)) }
        (what_to_do(visit, &roll, &seen))
    };
    Ok(Page::new(
        t!(words, "rolls-one-title", date = words.date(roll.dated_on)),
        main,
    )
    .under(t!(words, "rolls-title"), MENU)
    .under(t!(words, "rolls-list-title"), ROLLS)
    .active(MENU)
    .refused(errors)
    .not_indexed())
}

async fn facts(visit: &Visit, roll: &Roll, given: i64) -> Result<Vec<(String, Markup)>, Fault> {
    let words = visit.words;
    let sender = name_of(visit, roll.imported_by).await?;
    let sent = t!(
        words,
        "rolls-by-at",
        name = sender,
        at = visit.at(roll.imported_at)
    );
    let mut facts = vec![
        (t!(words, "rolls-fact-file"), html! { (roll.file_name) }),
        (t!(words, "rolls-fact-sent"), html! { (sent) }),
        (
            t!(words, "rolls-fact-until"),
            html! { (visit.on(roll.ends_at.plus_seconds(-1))) },
        ),
        (t!(words, "rolls-column-proofs"), html! { (words.number(given)) }),
    ];
    if let Some((by, at)) = roll.confirmed_by.zip(roll.confirmed_at) {
        let second = name_of(visit, by).await?;
        let confirmed = t!(words, "rolls-by-at", name = second, at = visit.at(at));
        facts.push((t!(words, "rolls-fact-confirmed"), html! { (confirmed) }));
    }
    Ok(facts)
}

/// How far the worker is, and how to see more.
fn under_way(visit: &Visit, roll: &Roll) -> Markup {
    let words = visit.words;
    let is_under_way = matches!(roll.state, State::Looking | State::Bringing);
    let count = |parts: i64| u64::try_from(parts).unwrap_or_default();
    html! {
        @if is_under_way {
            (progress(words, "parts", &t!(words, "rolls-progress"), count(roll.parts_done), count(roll.part_count), None))
            p { (button_link(&t!(words, "rolls-refresh"), &roll.path())) }
        }
    }
}

fn what_it_holds(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let count = |of: u64| html! { (words.number(i64::try_from(of).unwrap_or(i64::MAX))) };
    let counts = [
        (t!(words, "rolls-count-lines"), count(seen.lines)),
        (t!(words, "rolls-count-electors"), count(seen.electors)),
        (t!(words, "rolls-count-european"), count(seen.european)),
        (t!(words, "rolls-count-refused"), count(seen.refused)),
        (t!(words, "rolls-count-encoding"), html! { (seen.encoding) }),
        (
            t!(words, "rolls-count-separator"),
            html! { code { (seen.separator) } },
        ),
    ];
    html! {
        h2 { (t!(words, "rolls-holds-title")) }
        @if seen.unreadable.is_some() { (notice(Tone::Warning, &html! { p { (t!(words, "rolls-unreadable")) } })) }
        @if !seen.missing.is_empty() {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "rolls-missing")) }
                ul { @for what in &seen.missing { li { (words.say(&format!("rolls-what-{what}"))) } } }
            }))
        }
        (definition_list(&counts))
        (columns(visit, seen))
        (refusals(visit, seen))
        (bureaus(visit, seen))
    }
}

fn columns(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "rolls-columns-caption"))
        .column(t!(words, "rolls-columns-what"))
        .column(t!(words, "rolls-columns-called"));
    for (what, called) in &seen.columns {
        lines = lines.row([
            html! { (words.say(&format!("rolls-what-{what}"))) },
            html! { (called) },
        ]);
    }
    html! { @if !seen.columns.is_empty() { (lines) } }
}

fn refusals(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "rolls-refusals-caption"))
        .column_of_numbers(t!(words, "rolls-refusals-line"))
        .column(t!(words, "rolls-refusals-what"));
    for refusal in &seen.refusals {
        let line = i64::try_from(refusal.line).unwrap_or(i64::MAX);
        lines = lines.row([
            html! { (words.number(line)) },
            html! { (words.say(&format!("rolls-what-{}", refusal.what))) },
        ]);
    }
    html! { @if !seen.refusals.is_empty() { (lines) } }
}

fn bureaus(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let mut lines = table(t!(words, "rolls-bureaus-caption"))
        .column(t!(words, "rolls-bureaus-code"))
        .column(t!(words, "rolls-bureaus-name"))
        .column_of_numbers(t!(words, "rolls-column-electors"));
    for (code, (name, electors)) in &seen.bureaus {
        let electors = i64::try_from(*electors).unwrap_or(i64::MAX);
        lines = lines.row([
            html! { (code) },
            html! { (name) },
            html! { (words.number(electors)) },
        ]);
    }
    html! {
        @if seen.bureaus.is_empty() { (list_empty(&t!(words, "rolls-bureaus-none"), None)) }
        @else { (lines) }
    }
}

fn what_to_do(visit: &Visit, roll: &Roll, seen: &Seen) -> Markup {
    let words = visit.words;
    let post = |end: &str, content: Markup| {
        Form::post(words, format!("{}/{end}", roll.path()), visit.request_id()).content(content)
    };
    let erase = post(
        "effacer",
        html! { (button(t!(words, "rolls-erase-button")).danger()) },
    );
    let is_own = visit.actor.person() == Some(roll.imported_by);
    html! {
        @if roll.state == State::Looked && seen.may_be_brought() {
            p { (t!(words, "rolls-bring-lead")) }
            (post("importer", html! { (button(t!(words, "rolls-bring-button"))) }))
        }
        @if roll.state == State::Ready && is_own {
            (notice(Tone::Info, &html! { p { (t!(words, "rolls-refused-four-eyes")) } }))
        } @else if roll.state == State::Ready {
            p { (t!(words, "rolls-confirm-lead")) }
            (post("confirmer", html! { (button(t!(words, "rolls-confirm-button"))) }))
        }
        @if roll.state != State::Erased {
            (confirm_details(&t!(words, "rolls-erase"), &t!(words, "rolls-erase-lead"), &erase))
        }
    }
}
