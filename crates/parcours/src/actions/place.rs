//! Saying what decides of legal delays.

use kernel::{Action, CollectiviteKind, Event, Fault, Scope, Sentence, SubjectRef, Work};

use super::PLACE;
use crate::model::Place;
use crate::store::templates as store;

/// More inhabitants than any commune has.
const POPULATION_MAX: i64 = 20_000_000;

/// Says how many inhabitants decide of the delays, and whether the local law of Alsace-Moselle applies.
#[derive(Clone, Copy, Debug)]
pub struct SetPlace(pub Place);

impl Action for SetPlace {
    const NAME: &'static str = "parcours.set-place";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&PLACE, Scope::BODY).await?;
        let population = self.0.population;
        if population.is_some_and(|population| !(0..=POPULATION_MAX).contains(&population)) {
            return Err(Fault::field("population", "parcours-population-wrong"));
        }
        let kind = work.collectivite()?.kind;
        if !matches!(kind, CollectiviteKind::Commune | CollectiviteKind::Epci) && population.is_some() {
            return Err(Fault::refused_with(Sentence::new("parcours-place-free")));
        }
        store::set_place(&mut work.sql, work.body, self.0, work.now).await?;
        // The journal's line is about the body itself.
        let body = SubjectRef::new("collectivite", work.body);
        work.journal(Event::internal("parcours.place-set", body)).await
    }
}
