//! The ceremony of a draw, on one page that a room can read: what was published before, the seed, the panel; how likely each
//! number was; how anybody makes the draw again.

use axum::extract::{Path, Query};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{CountRow, Tone, count_bars, definition_list, notice, pagination, table};
use ui::forms::{Form, FormErrors, button, error_summary, text_field};
use ui::paging::{page_and_offset, pages_of};
use ui::{Answer, Page, Posted, Visit, t};

use super::relax::relaxed;
use super::seen::{Seen, algorithm, draw_status, probability_said};
use crate::actions::EnterSeed;
use crate::model::{AssemblyId, Draw, DrawState, SEED_CHARS_MAX};

/// Probabilities on one page.
const LINES_A_PAGE: i64 = 100;
/// Bars of the picture: one for ten points.
const BARS: u32 = 10;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    seed: String,
}

pub(super) async fn show(
    visit: Visit,
    Path((id, round)): Path<(AssemblyId, u32)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let page = whole(
        &visit,
        &seen,
        round,
        (asked.page.as_deref(), ""),
        &FormErrors::default(),
    )?;
    visit.page(page)
}

pub(super) async fn enter_seed(
    visit: Visit,
    Path((id, round)): Path<(AssemblyId, u32)>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let deed = EnterSeed {
        assembly: id,
        round,
        seed: typed.seed.clone(),
    };
    let outcome = visit.act(typed.request_id, &deed).await;
    let seen = Seen::read(&visit, id).await?;
    match outcome {
        Ok(()) => visit.done(&seen.published(round)?.path(id), "assemblies-drawn"),
        Err(fault) => {
            let is_awaited = seen.published(round)?.state == DrawState::Published;
            let anchor = if is_awaited { "seed" } else { "main" };
            let errors = visit.refusal_of_form(anchor, fault)?;
            let page = whole(&visit, &seen, round, (None, &typed.seed), &errors)?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

fn whole(
    visit: &Visit,
    seen: &Seen,
    round: u32,
    (asked, typed): (Option<&str>, &str),
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let draw = seen.published(round)?;
    let main = html! {
        (error_summary(errors, words))
        p { (draw_status(visit, draw)) }
        @if draw.state == DrawState::Cancelled {
            (notice(Tone::Warning, &html! { p { (t!(words, "assemblies-cancelled-why")) " " (words.written(&draw.reason)) } }))
            @if draw.seed.is_some() { (would_have_been(visit, draw)) }
        }
        @if draw.state == DrawState::Drawn { (drawn(visit, draw)) }
        (relaxed(visit, draw))
        h2 { (t!(words, "assemblies-ceremony-before")) }
        (before(visit, seen, draw))
        @if draw.state == DrawState::Published { (awaited(visit, seen, draw, typed, errors)) }
        (likely(visit, seen, draw, asked))
        (checking(visit, seen, draw))
        (algorithm(visit))
    };
    Ok(seen
        .page(visit, t!(words, "assemblies-ceremony-title"), main)
        .lead(t!(
            words,
            "assemblies-ceremony-lead",
            name = &seen.assembly.settings.name
        )))
}

/// The panel, as large as a room needs it.
fn drawn(visit: &Visit, draw: &Draw) -> Markup {
    let words = visit.words;
    let ticket = draw.ticket.unwrap_or_default();
    html! {
        h2 { (t!(words, "assemblies-ceremony-panel")) }
        p { (t!(words, "assemblies-ceremony-seed")) " " strong.drawn-seed { (draw.seed.as_deref().unwrap_or_default()) } }
        p { (t!(words, "assemblies-ceremony-ticket", ticket = ticket, line = ticket + 2)) }
        ul.drawn { @for number in &draw.panel { li { (number) } } }
        @if !draw.vacated.is_empty() { p { (t!(words, "assemblies-ceremony-vacated", seats = draw.vacated.len())) } }
        p.hint { (t!(words, "assemblies-ceremony-numbers")) }
    }
}

/// The panel of a draw that was abandoned although its seed was read: whoever abandons it does so before everybody.
fn would_have_been(visit: &Visit, draw: &Draw) -> Markup {
    let words = visit.words;
    html! {
        h2 { (t!(words, "assemblies-ceremony-would-be")) }
        p { (t!(words, "assemblies-ceremony-seed")) " " strong.drawn-seed { (draw.seed.as_deref().unwrap_or_default()) } }
        p { (t!(words, "assemblies-ceremony-would-be-said")) }
        ul.drawn { @for number in &draw.panel { li { (number) } } }
    }
}

/// What was published before the seed existed.
fn before(visit: &Visit, seen: &Seen, draw: &Draw) -> Markup {
    let words = visit.words;
    let path = draw.path(seen.assembly.id);
    let at = |instant: Option<db::Instant>| instant.map_or_else(String::new, |instant| visit.at(instant));
    let figures = &draw.figures;
    let facts = [
        (
            t!(words, "assemblies-fact-published"),
            html! { (at(draw.published_at)) },
        ),
        (
            t!(words, "assemblies-fact-people"),
            html! { (t!(words, "assemblies-volunteers-count", n = figures.probabilities.len())) },
        ),
        (
            t!(words, "assemblies-fact-commitment"),
            html! { code { (draw.commitment.as_deref().unwrap_or_default()) } },
        ),
        (
            t!(words, "assemblies-fact-source"),
            html! {
                (words.written(&draw.seed_source)) " "
                (t!(words, "assemblies-fact-numbers", n = draw.seed_numbers))
            },
        ),
        (
            t!(words, "assemblies-fact-draw-at"),
            html! {
                (visit.at(draw.draw_at))
                @if let Some(first) = draw.moved_from { " " (t!(words, "assemblies-draw-moved", at = visit.at(first))) }
            },
        ),
    ];
    html! {
        p { (t!(words, "assemblies-ceremony-before-said")) }
        (definition_list(&facts))
        p { a href={ (path) "/panels.txt" } { (t!(words, "assemblies-panels-link")) } }
    }
}

/// Until the seed is known: when, and for who conducts the draw the form.
fn awaited(visit: &Visit, seen: &Seen, draw: &Draw, typed: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let is_time = draw.draw_at <= visit.now();
    html! {
        h2 { (t!(words, "assemblies-ceremony-awaited")) }
        @if !is_time { p { (t!(words, "assemblies-ceremony-wait", at = visit.at(draw.draw_at))) } }
        @else if seen.may_draw || !errors.is_empty() {
            p { (t!(words, "assemblies-seed-lead")) }
            (Form::post(words, draw.path(seen.assembly.id), visit.request_id())
                .needs_network(t!(words, "assemblies-needs-network"))
                .content(html! {
                    (text_field(words, t!(words, "assemblies-seed"), "seed").value(typed).autocomplete("off")
                        .max_length(u32::try_from(SEED_CHARS_MAX).unwrap_or(u32::MAX))
                        .hint(t!(words, "assemblies-seed-hint", n = draw.seed_numbers)).errors(errors))
                    (button(t!(words, "assemblies-seed-button")))
                }))
        } @else { p { (t!(words, "assemblies-ceremony-now")) } }
    }
}

/// How likely each number was: a sentence, a picture, the figures.
fn likely(visit: &Visit, seen: &Seen, draw: &Draw, asked: Option<&str>) -> Markup {
    let words = visit.words;
    let figures = &draw.figures;
    let total = i64::try_from(figures.probabilities.len()).unwrap_or(i64::MAX);
    let pages = pages_of(total, LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked, pages, LINES_A_PAGE);
    let skipped = usize::try_from(offset).unwrap_or(0);
    let shown = usize::try_from(LINES_A_PAGE).unwrap_or(usize::MAX);
    let lines = figures.probabilities.iter().skip(skipped).take(shown).fold(
        table(t!(words, "assemblies-likely-caption"))
            .column(t!(words, "assemblies-likely-number"))
            .column_of_numbers(t!(words, "assemblies-likely-probability")),
        |table, (number, probability)| {
            let is_drawn = draw.state == DrawState::Drawn && draw.panel.contains(number);
            table.row([
                html! { (number) @if is_drawn { " " strong { (t!(words, "assemblies-likely-drawn")) } } },
                html! { (probability_said(visit, *probability)) },
            ])
        },
    );
    let path = draw.path(seen.assembly.id);
    html! {
        h2 #probabilites { (t!(words, "assemblies-likely-title")) }
        p {
            (t!(words, "assemblies-likely-said",
                minimum = probability_said(visit, figures.minimum),
                bound = probability_said(visit, figures.minimum_bound),
                rounding = probability_said(visit, figures.rounding)))
        }
        (count_bars(&t!(words, "assemblies-likely-picture"), &bars(visit, draw), count(figures.probabilities.len()), None))
        (lines)
        (pagination(words, page, pages, |page| format!("{path}?page={page}#probabilites")))
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// How many numbers have a probability within each ten points; those where there is none are left out.
fn bars(visit: &Visit, draw: &Draw) -> Vec<CountRow> {
    let words = visit.words;
    let wide = f64::from(BARS);
    (0..BARS)
        .filter_map(|bar| {
            let (low, high) = (f64::from(bar) / wide, f64::from(bar + 1) / wide);
            let is_last = bar + 1 == BARS;
            let there = draw
                .figures
                .probabilities
                .values()
                // As the table says them: a fifth that was computed a hair under is a fifth.
                .map(|probability| (probability * 10_000.0).round() / 10_000.0)
                .filter(|probability| *probability >= low && (*probability < high || is_last))
                .count();
            (there > 0).then(|| CountRow {
                label: t!(
                    words,
                    "assemblies-likely-between",
                    low = 100 * bar / BARS,
                    high = 100 * (bar + 1) / BARS
                ),
                mark: None,
                parts: vec![count(there)],
                said: t!(words, "assemblies-volunteers-count", n = there),
            })
        })
        .collect()
}

/// How anybody makes the draw again, and how the town does with the file of candidates.
fn checking(visit: &Visit, seen: &Seen, draw: &Draw) -> Markup {
    let words = visit.words;
    let path = draw.path(seen.assembly.id);
    let seed = draw.seed.as_deref().unwrap_or("…").replace('\'', "'\\''");
    let seats = if draw.vacated.is_empty() {
        usize::try_from(seen.assembly.settings.seats).unwrap_or(usize::MAX)
    } else {
        draw.vacated.len()
    };
    html! {
        h2 #verifier { (t!(words, "assemblies-check-title")) }
        ol {
            li {
                p { (t!(words, "assemblies-check-digest")) }
                pre tabindex="0" { code { "sha256sum panels.txt" } }
            }
            li {
                p { (t!(words, "assemblies-check-draw")) }
                pre tabindex="0" { code { "parvis sortition --published panels.txt --seed '" (seed) "'" } }
            }
            li {
                p { (t!(words, "assemblies-check-by-hand")) }
                pre tabindex="0" { code { (t!(words, "assemblies-check-formula")) } }
            }
            @if seen.may_see_volunteers {
                li {
                    p { (t!(words, "assemblies-check-panels")) " " a href={ (path) "/candidats.csv" } { "candidats.csv" } }
                    pre tabindex="0" { code {
                        "parvis sortition --candidates candidats.csv --features quotas.csv --id-column numero --address-columns foyer --size "
                        (seats) " --panels panels.txt"
                    } }
                }
            }
        }
        p {
            @if draw.state == DrawState::Drawn && draw.vacated.is_empty() {
                a href={ (path) "/reserve.txt" } { (t!(words, "assemblies-reserve-link")) } " · "
            }
            a href={ (path) "/quotas.csv" } { "quotas.csv" } " · "
            a href={ (path) "/certificat.json" } { (t!(words, "assemblies-certificate-link")) }
        }
    }
}
