//! An assembly drawn by lot, carried as a parcours: the call, the public draw, then what every group does.

use std::collections::BTreeMap;

use assemblies::{
    AskDraw, CloseCall, EnterPaperForms, EnterSeed, GatherGroup, OpenCall, RecordAnswer, Seat, SetCriteria,
    State, VolunteerForm,
};
use jiff::civil::date;
use kernel::{Fault, Feature};
use parcours::engine::StepState;
use parcours::{CloseStep, CreateParcours, StartParcours};
use testkit::TestTown;
use testkit::cast::DOOR;

use crate::{STEPS, cast, whole};

/// The real assemblies; the steps after them are the stories' own.
const WITH_ASSEMBLIES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    ::parcours::FEATURE,
    assemblies::FEATURE,
    STEPS,
    DOOR,
];

fn form(number: usize) -> VolunteerForm {
    let gender = if number.is_multiple_of(2) {
        "Femme"
    } else {
        "Homme"
    };
    VolunteerForm {
        name: format!("Volontaire {number}"),
        email: String::new(),
        address: format!("{number} rue Neuve"),
        choices: BTreeMap::from([("Genre".to_owned(), gender.to_owned())]),
        consents: true,
    }
}

#[tokio::test]
async fn an_assembly_is_called_drawn_and_becomes_the_group_that_meets() {
    testkit::on_both_engines!(WITH_ASSEMBLIES, |town: TestTown| async move {
        let cast = cast(&town).await;
        let agent = cast.agent;
        let create = CreateParcours {
            title: "Assemblée sur la mobilité".into(),
            group: cast.group,
            template: "assemblee-citoyenne".into(),
            starts_on: date(2026, 11, 10),
            days: BTreeMap::new(),
            answers: BTreeMap::from([("volontaires.seats".to_owned(), "2".to_owned())]),
        };
        let parcours = town.act(agent, create).await.unwrap();
        town.act(agent, StartParcours { parcours }).await.unwrap();
        let close = |step: &str| CloseStep {
            parcours,
            step: step.to_owned(),
        };
        let state = |place: usize| {
            let town = &town;
            async move { whole(town, parcours).await.steps[place].state }
        };

        // The first step prepares an assembly; nobody is called before an agent gave its criteria.
        let assembly = whole(&town, parcours).await.subjects["assembly"].id();
        let found = assemblies::find(&mut town.sql(), town.body, assembly)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (found.state, found.settings.seats, found.group),
            (State::Draft, 2, cast.group)
        );
        let early = town.act(cast.chair, close("volontaires")).await;
        assert!(matches!(early, Err(Fault::Refused { .. })), "{early:?}");
        let set = SetCriteria {
            assembly,
            table: "Genre;Femme;1\nGenre;Homme;1".to_owned(),
        };
        town.act(agent, set).await.unwrap();
        town.act(agent, OpenCall { assembly }).await.unwrap();
        let forms = (1..=6).map(form).collect();
        town.act(agent, EnterPaperForms { assembly, forms })
            .await
            .unwrap();
        let page = format!("/parcours/{parcours}");
        let mut visitor = town.browser();
        let shown = testkit::page(&mut visitor, &page).await;
        assert!(shown.contains(&assemblies::path_of(assembly)) && shown.contains("6 volontaires"));
        town.act(agent, CloseCall { assembly }).await.unwrap();
        town.act(cast.chair, close("volontaires")).await.unwrap();
        assert_eq!(state(1).await, StepState::Open);

        // The draw: the step closes once each seat is accepted.
        let ask = AskDraw {
            assembly,
            draw_at: town.now().plus_days(1),
            seed_source: "Un dé".to_owned(),
            numbers: 1,
        };
        let round = town.act(agent, ask).await.unwrap();
        town.settle().await;
        town.advance_days(1).await;
        let enter = EnterSeed {
            assembly,
            round,
            seed: "4".to_owned(),
        };
        town.act(agent, enter).await.unwrap();
        let early = town.act(cast.chair, close("tirage")).await;
        assert!(matches!(early, Err(Fault::Refused { .. })), "{early:?}");
        let all = assemblies::volunteers(&mut town.sql(), town.body, assembly)
            .await
            .unwrap();
        for one in all.iter().filter(|one| one.seat == Some(Seat::Asked)) {
            let record = RecordAnswer {
                assembly,
                volunteer: one.id,
                accepts: true,
                agrees_to_be_named: false,
            };
            town.act(agent, record).await.unwrap();
        }
        town.act(cast.chair, close("tirage")).await.unwrap();
        assert_eq!(state(2).await, StepState::Open, "the first session");

        // The panel joins the group whose meetings follow.
        let gather = GatherGroup {
            assembly,
            is_new_group: false,
        };
        assert_eq!(town.act(agent, gather).await.unwrap(), cast.group);
    });
}
