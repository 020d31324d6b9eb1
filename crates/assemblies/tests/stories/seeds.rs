//! Seeds: panels stand before them, they have one spelling, and one that was read is never forgotten.

use assemblies::{AskDraw, CancelDraw, CloseCall, DrawState, EnterSeed, EraseVolunteers, State};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::hall::{FEATURES, Hall, assembly, draw, volunteers};

#[tokio::test]
async fn panels_stand_a_day_before_their_seed_whenever_they_are_ready() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        town.act(hall.by(), CloseCall { assembly: id }).await.unwrap();
        let ask = |draw_at| AskDraw {
            assembly: id,
            draw_at,
            seed_source: "Des dés".to_owned(),
            numbers: 3,
        };
        let soon = town.act(hall.by(), ask(town.now().plus_seconds(3_600))).await;
        assert_eq!(refusal(soon), "assemblies-draw-too-soon");
        let mut shapeless = ask(town.now().plus_days(1));
        shapeless.numbers = 0;
        assert_eq!(
            refusal(town.act(hall.by(), shapeless).await),
            "assemblies-numbers-out"
        );
        // The worker was stopped for two days: nothing is drawn at the hour that was foreseen.
        let foreseen = town.now().plus_days(1);
        let round = town.act(hall.by(), ask(foreseen)).await.unwrap();
        town.advance_days(2).await;
        let published = draw(&town, id, round).await;
        assert_eq!(published.state, DrawState::Published);
        assert_eq!(published.moved_from, Some(foreseen));
        assert_eq!(published.draw_at, town.now().plus_days(1));
        let enter = EnterSeed {
            assembly: id,
            round,
            seed: "1 2 3".to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), enter.clone()).await),
            "assemblies-refused-too-soon"
        );
        let path = format!("{}/tirages/{round}", assemblies::path_of(id));
        assert!(
            page(&mut town.browser(), &path)
                .await
                .contains("publiés trop tard")
        );
        town.advance_days(1).await;
        town.act(hall.by(), enter).await.unwrap();
    });
}

#[tokio::test]
async fn a_seed_has_one_spelling() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        town.advance_days(1).await;
        for typed in ["", "1 2 3 4 5", "1 2 3 4 5 6 7", "un 2 3 4 5 6", "123456"] {
            let enter = EnterSeed {
                assembly: id,
                round,
                seed: typed.to_owned(),
            };
            assert_eq!(
                refusal(town.act(hall.by(), enter).await),
                "assemblies-seed-unreadable",
                "{typed}"
            );
        }
        // However it is typed, it is published and used in the form that was announced.
        let mut agent = browser_of(&town, hall.agent);
        let path = format!("{}/tirages/{round}", assemblies::path_of(id));
        let sent = send(&town, &mut agent, &path, &[("seed", " 04, 6-1;1  3 05 ")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let drawn = draw(&town, id, round).await;
        assert_eq!(drawn.seed.as_deref(), Some("4 6 1 1 3 5"));
        let file = agent.get(&format!("{path}/panels.txt")).await;
        let tickets = sortition::Tickets::parse(&file.text).unwrap();
        assert_eq!(tickets.draw("4 6 1 1 3 5").panel, drawn.panel);
        let certificate = agent.get(&format!("{path}/certificat.json")).await;
        assert!(certificate.text.contains("\"seed_numbers\": 6"));
    });
}

#[tokio::test]
async fn a_seed_that_was_read_is_told_whatever_becomes_of_its_draw() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        town.advance_days(1).await;
        let cancel = |seed: &str| CancelDraw {
            assembly: id,
            round,
            reason: "Un dé est tombé de la table.".to_owned(),
            seed: seed.to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), cancel("")).await),
            "assemblies-seed-unreadable"
        );
        let erase = EraseVolunteers {
            assembly: id,
            reason: "Fini".to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), erase).await),
            "assemblies-refused-seed-awaited"
        );
        let mut agent = browser_of(&town, hall.agent);
        let prepare = format!("{}/preparer", assemblies::path_of(id));
        assert!(page(&mut agent, &prepare).await.contains("cancel_seed"));
        town.act(hall.by(), cancel("6 6 6 6 6 6")).await.unwrap();
        let abandoned = draw(&town, id, round).await;
        assert_eq!(abandoned.state, DrawState::Cancelled);
        assert_eq!(abandoned.panel.len(), 4);
        let path = format!("{}/tirages/{round}", assemblies::path_of(id));
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("6 6 6 6 6 6") && shown.contains("tombé de la table"));
        // It drew nobody, and orders no reserve.
        assert_eq!(assembly(&town, id).await.state, State::Closed);
        assert!(volunteers(&town, id).await.iter().all(|one| one.seat.is_none()));
        let again = hall.ask(&town, id).await;
        hall.draw(&town, id, again, "1 2 3 4 5 6").await;
        let found = assemblies::find_reserves(&town.house, town.body, id).await;
        assert!(found.is_ok());
    });
}

#[tokio::test]
async fn names_are_erased_a_year_after_the_draw_when_nobody_did() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        town.advance_days(364).await;
        assert_eq!(volunteers(&town, id).await.len(), 12);
        // A draw that needs them is under way: they wait for it.
        let second = hall.ask(&town, id).await;
        town.advance_days(1).await;
        assert_eq!(assembly(&town, id).await.state, State::Drawn);
        hall.draw(&town, id, second, "1 1 1 1 1 1").await;
        town.advance_days(30).await;
        assert_eq!(assembly(&town, id).await.state, State::Erased);
        assert!(volunteers(&town, id).await.is_empty());
    });
}
