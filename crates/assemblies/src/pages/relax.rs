//! Quotas relaxed for one draw of empty seats: asked for with the draw, told on its public page.

use maud::{Markup, html};
use ui::components::{Table, Tone, notice, table};
use ui::forms::{FormErrors, textarea};
use ui::{Visit, t};

use super::seen::{Seen, seats_said};
use crate::model::{Draw, DrawState, QuotaChange, REASON_CHARS_MAX, State, to_relax};

/// Which quotas move, from what to what.
pub(super) fn changes_table(visit: &Visit, caption: String, changes: &[QuotaChange]) -> Table {
    let words = visit.words;
    changes.iter().fold(
        table(caption)
            .column(t!(words, "assemblies-quotas-value"))
            .column_of_numbers(t!(words, "assemblies-changes-from"))
            .column_of_numbers(t!(words, "assemblies-changes-to")),
        |table, change| {
            table.row([
                html! { (change.criterion) " – " (change.value) },
                html! { (seats_said(visit, (change.min.0, change.max.0))) },
                html! { (seats_said(visit, (change.min.1, change.max.1))) },
            ])
        },
    )
}

/// Where the last draw of empty seats that was not abandoned was impossible: the field by which its quotas are relaxed for the
/// next one.
pub(super) fn relaxing(visit: &Visit, seen: &Seen, typed: &str, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let impossible = to_relax(&seen.draws).filter(|_| seen.assembly.state == State::Drawn);
    // Shown with it already, when it is the last one.
    let is_shown = seen
        .draws
        .last()
        .is_some_and(|draw| draw.state == DrawState::Impossible);
    html! {
        @if let Some(draw) = impossible {
            @if !is_shown {
                (changes_table(visit, t!(words, "assemblies-changes-caption"), &draw.changes_needed()))
            }
            (textarea(words, t!(words, "assemblies-relax-reason"), "relax_reason").rows(3).value(typed)
                .max_length(u32::try_from(REASON_CHARS_MAX).unwrap_or(u32::MAX))
                .hint(t!(words, "assemblies-relax-reason-hint")).errors(errors).optional())
        }
    }
}

/// What was decided for a draw alone, for everybody: which quotas, and why.
pub(super) fn relaxed(visit: &Visit, draw: &Draw) -> Markup {
    let words = visit.words;
    html! {
        @if let Some(relaxed) = &draw.relaxed {
            (notice(Tone::Warning, &html! {
                p { strong { (t!(words, "assemblies-relaxed-said")) } }
                p { (t!(words, "assemblies-relaxed-why")) " " (words.written(&relaxed.reason)) }
            }))
            (changes_table(visit, t!(words, "assemblies-relaxed-caption"), &relaxed.changes))
        }
    }
}
