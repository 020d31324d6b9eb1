//! Plans and their indicators, told on both engines. The town's clock begins on 10 November 2026.

mod correcting;
mod measuring;
mod reminding;

use groups::{GroupKind, Role};
use indicators::{AddIndicator, Described, Direction, IndicatorId, OpenPlan, PlanId, RecordValue, Rhythm};
use kernel::{Actor, Feature, PersonId};
use testkit::{TestTown, cast};

/// The features of these stories, lowest first.
const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    indicators::FEATURE,
    cast::DOOR,
];

/// A working group and the plan it follows.
struct Circle {
    chair: PersonId,
    member: PersonId,
    stranger: PersonId,
    plan: PlanId,
}

impl Circle {
    async fn meet(town: &TestTown) -> Self {
        let group = cast::group(town, "Numérique", GroupKind::Working).await;
        let chair = cast::person(town, "Camille Durand", "camille").await;
        let member = cast::person(town, "Yann Le Goff", "yann").await;
        let stranger = cast::person(town, "Zoé Passante", "zoe").await;
        cast::mandate(town, group, chair, Role::Chair, true).await;
        cast::mandate(town, group, member, Role::Member, true).await;
        let open = OpenPlan {
            group,
            title: "Schéma territorial du numérique".to_owned(),
            description: "Adopté en **2025**.".to_owned(),
        };
        let plan = town.act(Actor::Person(chair), open).await.expect("opened");
        Self {
            chair,
            member,
            stranger,
            plan,
        }
    }

    async fn add(&self, town: &TestTown, described: Described) -> IndicatorId {
        let add = AddIndicator {
            plan: self.plan,
            described,
        };
        town.act(Actor::Person(self.chair), add).await.expect("added")
    }
}

/// People helped, every quarter, from 0 at the end of 2025 to 400 at the end of 2027.
fn helped() -> Described {
    Described {
        name: "Habitants accompagnés".to_owned(),
        definition: "Au moins un rendez-vous.".to_owned(),
        unit: "personnes".to_owned(),
        direction: Direction::Up,
        rhythm: Rhythm::Quarter,
        source: "Registre des médiateurs".to_owned(),
        source_url: "https://donnees.example/mediation".to_owned(),
        owner: None,
        baseline: "0".to_owned(),
        baseline_on: "2025-12-31".to_owned(),
        target: "400".to_owned(),
        target_on: "2027-12-31".to_owned(),
    }
}

fn record(indicator: IndicatorId, on_day: &str, figure: &str) -> RecordValue {
    RecordValue {
        indicator,
        on_day: on_day.to_owned(),
        figure: figure.to_owned(),
        note: String::new(),
    }
}

/// Every piece stands in the text.
#[track_caller]
fn says(text: &str, pieces: &[&str]) {
    for piece in pieces {
        assert!(text.contains(piece), "« {piece} » is missing from {text}");
    }
}
