//! What decides of the legal delays: said once by an agent.

use kernel::{CollectiviteKind, Fault, Scope};
use maud::html;
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary, number_field, radios};
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::{PLACE, SetPlace};
use crate::model::Place;
use crate::store::templates as store;

#[derive(Default, Deserialize)]
pub(super) struct Typed {
    request_id: db::Uuid,
    #[serde(default)]
    population: String,
    #[serde(default)]
    territory: String,
}

pub(super) async fn show(visit: Visit) -> Answer {
    allowed(&visit).await?;
    let place = store::place(&mut visit.sql(), visit.body.id).await?;
    let typed = Typed {
        population: place
            .population
            .map(|population| population.to_string())
            .unwrap_or_default(),
        territory: if place.is_alsace_moselle {
            "alsace-moselle"
        } else {
            "france"
        }
        .to_owned(),
        ..Typed::default()
    };
    visit.page(page(&visit, &typed, &FormErrors::default()))
}

pub(super) async fn set(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    allowed(&visit).await?;
    let population = typed.population.replace([' ', '\u{a0}', '\u{202f}'], "");
    let parsed = if population.is_empty() {
        Ok(None)
    } else {
        population.parse::<i64>().map(Some)
    };
    let outcome = match parsed {
        Ok(population) => {
            let deed = SetPlace(Place {
                population,
                is_alsace_moselle: typed.territory == "alsace-moselle",
            });
            visit.act(typed.request_id, &deed).await
        }
        Err(_) => Err(Fault::field("population", "parcours-population-wrong")),
    };
    match outcome {
        Ok(()) => visit.done("/parcours/calendrier", "parcours-place-set"),
        Err(fault) => {
            let errors = visit.refusal_of_form("population", fault)?;
            visit.refused_page(page(&visit, &typed, &errors).refused(&errors))
        }
    }
}

async fn allowed(visit: &Visit) -> Result<(), Fault> {
    if visit.may(&PLACE, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: PLACE.code })
    }
}

fn page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let hint = match visit.body.kind {
        CollectiviteKind::Commune => Some(t!(words, "parcours-population-commune")),
        CollectiviteKind::Epci => Some(t!(words, "parcours-population-epci")),
        CollectiviteKind::ConseilDeDeveloppement | CollectiviteKind::Association => None,
    };
    let main = html! {
        (error_summary(errors, words))
        @if hint.is_none() { (notice(Tone::Info, &html! { p { (t!(words, "parcours-place-free")) } })) }
        (Form::post(words, "/parcours/calendrier", visit.request_id()).content(html! {
            @if let Some(hint) = hint {
                (number_field(words, t!(words, "parcours-population"), "population")
                    .hint(hint).value(&typed.population).optional().errors(errors))
            }
            (radios(words, t!(words, "parcours-territory"), "territory")
                .choice("france", t!(words, "parcours-territory-france"))
                .choice("alsace-moselle", t!(words, "parcours-territory-alsace-moselle"))
                .chosen(&typed.territory))
            (button(t!(words, "parcours-place-save")))
        }))
        p { a href="/regles" { (t!(words, "parcours-place-rules")) } }
    };
    Page::new(t!(words, "parcours-place-title"), main)
        .lead(t!(words, "parcours-place-lead"))
        .active("/parcours")
        .under(t!(words, "parcours-title"), "/parcours")
        .not_indexed()
}
