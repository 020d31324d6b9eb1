//! Totals of tables that amendments leave wrong: said where one can still mend them.

use kernel::Fault;
use legistique::{Document, WrongTotal, wrong_totals};
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::{Visit, t};

use super::gathered::Gathered;
use crate::drafting::AdoptedEdits;
use crate::model::Amendment;
use crate::remembered;

/// Totals told at once.
const TOTALS_SHOWN_MAX: usize = 20;

/// Which totals are wrong, what they should say, and the sentence that mends each.
pub(super) fn told(visit: &Visit, wrong: &[WrongTotal], next: Option<&str>) -> Markup {
    let words = visit.words;
    html! {
        @if !wrong.is_empty() {
            (notice(Tone::Warning, &html! {
                p { strong { (t!(words, "texts-totals-wrong", n = wrong.len())) } }
                ul {
                    @for total in wrong.iter().take(TOTALS_SHOWN_MAX) {
                        li {
                            (t!(words, "texts-total-wrong", place = total.path.to_string(), stated = &total.stated,
                                expected = &total.expected))
                            @if let Some(sentence) = &total.sentence { blockquote { p { (sentence) } } }
                        }
                    }
                }
                @if let Some(next) = next { p { (next) } }
            }))
        }
    }
}

/// Under an amendment tabled as it is.
pub(super) fn of_amendment(visit: &Visit, base: &Document, amendment: &Amendment) -> Markup {
    let Ok(adopted) = AdoptedEdits::of(amendment) else {
        return html! {};
    };
    let after = crate::drafting::apply(base, &[adopted]).document;
    told(visit, &wrong_totals(base, &after), None)
}

/// On the text, once adopted amendments are in: together they may be right where each alone was not.
pub(super) fn of_text(visit: &Visit, gathered: &Gathered) -> Result<Markup, Fault> {
    if gathered.text.markdown == gathered.text.base() {
        return Ok(html! {});
    }
    let now = remembered::now(visit.body.id, &gathered.text)?;
    let mut wrong = wrong_totals(&gathered.read.document, &now.document);
    for total in &mut wrong {
        // The text is no longer the one that a sentence would amend.
        total.sentence = None;
    }
    Ok(told(visit, &wrong, None))
}
