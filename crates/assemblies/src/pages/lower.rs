//! Fewer seats, when too few people came: announced to everybody, before anything is drawn.

use axum::extract::Path;
use maud::{Markup, html};
use ui::forms::{FormErrors, button_quiet, confirm_again, confirm_details, number_field};
use ui::{Answer, Posted, Visit, t};

use super::prepare::{Typed, act, form, kept};
use super::seen::Seen;
use crate::actions::LowerSeats;
use crate::model::AssemblyId;

pub(super) async fn lower(visit: Visit, Path(id): Path<AssemblyId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = LowerSeats {
        assembly: id,
        // What is no number is out of bounds, and refused at its field.
        seats: typed.seats.trim().parse().unwrap_or_default(),
    };
    act(&visit, id, (&deed, "assemblies-seats-lowered"), &typed).await
}

/// The form, unfolded when it comes back refused.
pub(super) fn lowering(visit: &Visit, seen: &Seen, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let fields = form(
        visit,
        seen,
        "sieges",
        html! {
            (number_field(words, t!(words, "assemblies-seats"), "seats")
                .value(kept(&typed.seats, || seen.assembly.settings.seats.to_string())).errors(errors))
            (button_quiet(t!(words, "assemblies-lower-button")))
        },
    );
    let (label, said) = (
        t!(words, "assemblies-lower-link"),
        t!(words, "assemblies-lower-lead"),
    );
    if errors.of("seats").is_some() {
        confirm_again(&label, &said, &fields)
    } else {
        confirm_details(&label, &said, &fields)
    }
}
