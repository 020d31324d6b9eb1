//! What a person must look at in what an amendment would give, although it applies: where the text still speaks of a number that a
//! division gives up.

use legistique::{Document, Doubt};
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::{Visit, t};

use crate::drafting::{self, AdoptedEdits, Draft};
use crate::model::{Amendment, Manner};

/// Of an amendment that is only understood.
pub(super) fn of_draft(visit: &Visit, base: &Document, draft: &Draft) -> Markup {
    let edits = AdoptedEdits {
        number: 0,
        edits: draft.edits.clone(),
        is_parliamentary: draft.manner == Manner::Parliamentary,
    };
    told(visit, base, edits)
}

/// Under an amendment tabled as it is.
pub(super) fn of_amendment(visit: &Visit, base: &Document, amendment: &Amendment) -> Markup {
    if let Ok(edits) = AdoptedEdits::of(amendment) {
        told(visit, base, edits)
    } else {
        html! {}
    }
}

fn told(visit: &Visit, base: &Document, edits: AdoptedEdits) -> Markup {
    let applied = drafting::apply(base, &[edits]);
    let said: Vec<String> = applied
        .doubts(0)
        .filter(|doubt| matches!(doubt, Doubt::References { .. }))
        .map(|doubt| doubt.message_naming(&[]))
        .collect();
    html! {
        @if !said.is_empty() {
            (notice(Tone::Warning, &html! {
                p { strong { (t!(visit.words, "texts-references-left")) } }
                ul { @for one in &said { li lang=[visit.words.content_language()] { (one) } } }
            }))
        }
    }
}
