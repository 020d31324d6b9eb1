//! Conducting a call and a draw: quotas that cannot be met, people who withdraw, homes, dates, two people at once.

use assemblies::{
    AskDraw, CallReserve, CancelDraw, CloseCall, ConfirmVolunteer, DrawState, EnterPaperForms, EnterSeed,
    LowerSeats, OfferToSit, ProlongCall, RecordAnswer, RecordWithdrawal, RelaxDraw, SetQuotas, State,
    VolunteerState, Withdraw, find_reserves,
};
use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::hall::{CALL_DAYS, FEATURES, Hall, assembly, draw, form, made_of, seated, token_of, volunteers};

#[tokio::test]
async fn quotas_that_cannot_be_met_are_told_with_the_smallest_change() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 0).await;
        // Women from everywhere, and one man.
        let forms = [1, 3, 5, 7, 9, 11, 2].into_iter().map(form).collect();
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .unwrap();
        let round = hall.publish(&town, id).await;
        let impossible = draw(&town, id, round).await;
        assert_eq!(impossible.state, DrawState::Impossible);
        let changes = &impossible.figures.changes;
        let about = |value: &str| changes.iter().find(|change| change.value == value);
        assert_eq!(
            about("Homme").map(|change| change.min),
            Some((2, 1)),
            "{changes:?}"
        );
        let seed = EnterSeed {
            assembly: id,
            round,
            seed: "1".to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), seed).await),
            "assemblies-refused-not-published"
        );

        // The page shows it, and its button takes the change.
        let mut agent = browser_of(&town, hall.agent);
        let shown = page(&mut agent, &format!("{}/preparer", assemblies::path_of(id))).await;
        assert!(shown.contains("Prendre ces quotas") && shown.contains("trop peu"));
        let quotas = shown.split("name=\"quotas\" value=\"").nth(1).unwrap();
        let quotas = quotas.split("\">").next().unwrap().replace("&quot;", "\"");
        let path = format!("{}/preparer/quotas", assemblies::path_of(id));
        let version = assembly(&town, id).await.version.to_string();
        let fields = [("version", version.as_str()), ("quotas", quotas.as_str())];
        let taken = send(&town, &mut agent, &path, &fields).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let again = hall.ask(&town, id).await;
        assert_eq!(
            (again, draw(&town, id, again).await.state),
            (2, DrawState::Published)
        );
        // A stranger knows of the draw that is published, not of the one that was not.
        let mut visitor = town.browser();
        let ceremony = |round: u32| format!("{}/tirages/{round}", assemblies::path_of(id));
        page(&mut visitor, &ceremony(again)).await;
        assert_eq!(visitor.get(&ceremony(round)).await.status, 404);
    });
}

#[tokio::test]
async fn too_few_people_and_a_call_that_goes_on() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 3).await;
        let round = hall.publish(&town, id).await;
        let refused = draw(&town, id, round).await;
        assert_eq!(
            (refused.state, refused.figures.refusal.as_str()),
            (DrawState::Impossible, "people")
        );
        let mut agent = browser_of(&town, hall.agent);
        let shown = page(&mut agent, &format!("{}/preparer", assemblies::path_of(id))).await;
        assert!(shown.contains("Rouvrir l’appel") && shown.contains("Réduire le nombre de sièges"));
        // Fewer seats, or a call that goes on: both are told to everybody.
        let lower = |seats: u32| LowerSeats { assembly: id, seats };
        for refused in [0, 1, 4, 5] {
            assert_eq!(
                refusal(town.act(hall.by(), lower(refused)).await),
                "assemblies-seats-not-lower"
            );
        }
        let path = format!("{}/preparer/sieges", assemblies::path_of(id));
        let lowered = send(&town, &mut agent, &path, &[("seats", "3")]).await;
        assert_eq!(lowered.status, 303, "{}", lowered.text);
        let found = assembly(&town, id).await;
        assert_eq!(found.settings.seats, 3);
        let most: u32 = found.criteria[0].targets.iter().map(|target| target.max).sum();
        assert!((3..7).contains(&most), "{most}");
        let until = town.now().plus_days(CALL_DAYS + 5);
        town.act(hall.by(), ProlongCall { assembly: id, until })
            .await
            .unwrap();
        assert_eq!(assembly(&town, id).await.state, State::Volunteers);
        // The first hour passes, the new one closes.
        town.advance_days(CALL_DAYS + 1).await;
        assert_eq!(assembly(&town, id).await.state, State::Volunteers);
        let nobody = EnterPaperForms {
            assembly: id,
            forms: Vec::new(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), nobody).await),
            "assemblies-refused-no-form"
        );
        let late = EnterPaperForms {
            assembly: id,
            forms: vec![form(20)],
        };
        town.act(hall.by(), late).await.unwrap();
        assert_eq!(volunteers(&town, id).await.len(), 4);
        town.advance_days(5).await;
        assert_eq!(assembly(&town, id).await.state, State::Closed);
    });
}

#[tokio::test]
async fn who_withdraws_after_the_closing_is_not_drawn_or_leaves_a_seat() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        town.act(hall.by(), CloseCall { assembly: id }).await.unwrap();
        let all = volunteers(&town, id).await;
        let withdraw = |place: usize| Withdraw {
            token: token_of(&town, &all[place]),
        };
        // Before the panels are computed: out of them.
        town.act(Actor::Visitor, withdraw(0)).await.unwrap();
        let round = hall.ask(&town, id).await;
        let published = draw(&town, id, round).await;
        assert_eq!(published.figures.probabilities.len(), 11);
        assert!(
            !published
                .figures
                .probabilities
                .contains_key(&all[0].published_as())
        );
        // After: in the panels as a number, and the seat is empty at once if it is drawn.
        for place in 1..8 {
            town.act(Actor::Visitor, withdraw(place)).await.unwrap();
        }
        let drawn = hall.draw(&town, id, round, "3 3 3 3 3 3").await;
        let now = volunteers(&town, id).await;
        let gone: Vec<_> = now
            .iter()
            .filter(|one| one.state == VolunteerState::Withdrawn)
            .collect();
        assert_eq!(gone.len(), 7, "who left before any draw is nowhere");
        for one in &gone {
            assert!(one.name.is_empty() && one.choices.is_empty());
            let is_drawn = drawn.panel.contains(&one.published_as());
            assert_eq!(one.leaves_a_seat_at(town.now()), is_drawn);
            let before = all.iter().find(|before| before.id == one.id).unwrap();
            assert!(town.letters(&before.email).await.is_empty());
        }
        // Who came on paper and has no address asks an agent.
        let last = all[11].id;
        let record = RecordWithdrawal {
            assembly: id,
            volunteer: last,
        };
        let stranger = Actor::Person(hall.stranger);
        assert_eq!(
            refusal(town.act(stranger, record.clone()).await),
            "assemblies.see-volunteers"
        );
        let mut agent = browser_of(&town, hall.agent);
        let path = format!("{}/volontaires/{last}", assemblies::path_of(id));
        page(&mut agent, &path).await;
        let done = send(&town, &mut agent, &format!("{path}/retrait"), &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(page(&mut agent, &path).await.contains("Retirée"));
        assert_eq!(
            refusal(town.act(hall.by(), record).await),
            "assemblies-refused-withdrawn"
        );
        let twice = town.act(Actor::Visitor, withdraw(1)).await;
        assert!(matches!(twice, Err(kernel::Fault::NotFound(_))));
    });
}

#[tokio::test]
async fn two_people_of_one_home_never_sit_together_even_by_the_reserve() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 2).await;
        let mut forms: Vec<_> = (1..=8).map(form).collect();
        for (place, home) in [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 4)] {
            // Written as two people write it.
            forms[place].address = if usize::is_multiple_of(place, 2) {
                format!("{home}, quai des Îles – 56400 AURAY")
            } else {
                format!("{home} quai des iles\n56400 Auray")
            };
        }
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .unwrap();
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "7 7 7 7 7 7").await;
        let homes = |all: &[assemblies::Volunteer]| {
            let mut homes: Vec<String> = seated(all).iter().map(|one| one.household.clone()).collect();
            homes.sort();
            homes.dedup();
            homes.len()
        };
        assert_eq!(homes(&volunteers(&town, id).await), 4);
        // All of them stay silent; each one’s follower is the other of their home.
        town.advance_days(8).await;
        let found = find_reserves(&town.house, town.body, id).await.unwrap();
        let filled = town.act(hall.by(), CallReserve { found }).await.unwrap();
        assert!(filled > 0);
        let all = volunteers(&town, id).await;
        assert_eq!((seated(&all).len(), homes(&all)), (4, 4));
    });
}

#[tokio::test]
async fn two_who_volunteer_at_once_have_two_numbers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        let offer = |number: usize| OfferToSit {
            assembly: id,
            form: form(number),
            client: None,
        };
        let (one, other) = tokio::join!(
            town.act(Actor::Visitor, offer(1)),
            town.act(Actor::Visitor, offer(2)),
        );
        one.unwrap();
        other.unwrap();
        for number in 1..=2 {
            let link = town.link_sent_to(&format!("v{number}@exemple.fr")).await;
            let token = link.rsplit('/').next().unwrap().to_owned();
            town.act(Actor::Visitor, ConfirmVolunteer { token })
                .await
                .unwrap();
        }
        let all = volunteers(&town, id).await;
        let numbers: Vec<u32> = all.iter().map(|one| one.number).collect();
        assert_ne!(numbers[0], numbers[1]);
        // The same form again tells the asker nothing, and makes nobody twice.
        town.act(Actor::Visitor, offer(1)).await.unwrap();
        assert_eq!(volunteers(&town, id).await.len(), 2);
        // Somebody with an account is known at once, and once.
        let mut own = form(9);
        own.email = String::new();
        let signed = OfferToSit {
            assembly: id,
            form: own,
            client: None,
        };
        town.act(Actor::Person(hall.stranger), signed.clone())
            .await
            .unwrap();
        let twice = town.act(Actor::Person(hall.stranger), signed).await;
        assert_eq!(refusal(twice), "assemblies-refused-already");
        let all = volunteers(&town, id).await;
        assert!(all.iter().any(|one| one.email == "passant@exemple.fr"));
    });
}

#[tokio::test]
async fn numbers_tell_nothing_of_who_came_first_and_the_database_opens_no_page() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 40).await;
        let all = volunteers(&town, id).await;
        // By number, as everything that is published.
        let came: Vec<usize> = all
            .iter()
            .map(|one| {
                let email = one.email.trim_start_matches('v').trim_end_matches("@exemple.fr");
                email.parse().unwrap()
            })
            .collect();
        assert!(!came.is_sorted(), "{came:?}");
        assert!(all.iter().all(|one| one.published_as().len() == 5));
        let numbers: std::collections::BTreeSet<u32> = all.iter().map(|one| one.number).collect();
        assert_eq!(numbers.len(), 40);
        // What the database keeps of the secret of a page is no way to it.
        let one = &all[0];
        let mut visitor = town.browser();
        let kept = one.answer_hash.clone().unwrap();
        let refused = visitor.get(&format!("/volontariat/{kept}")).await;
        assert_eq!(refused.status, 404, "{}", refused.text);
        let own = page(&mut visitor, &format!("/volontariat/{}", token_of(&town, one))).await;
        assert!(own.contains(&one.published_as()), "{own}");
    });
}

#[tokio::test]
async fn a_seed_is_entered_once_by_whoever_is_first() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        let enter = |seed: &str| EnterSeed {
            assembly: id,
            round,
            seed: seed.to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), enter("1 1 1 1 1 1")).await),
            "assemblies-refused-too-soon"
        );
        town.advance_days(1).await;
        let (one, other) = tokio::join!(
            town.act(hall.by(), enter("1 1 1 1 1 1")),
            town.act(Actor::Person(hall.colleague), enter("2 2 2 2 2 2")),
        );
        let late = match (one, other) {
            (Ok(()), late) | (late, Ok(())) => late,
            (one, other) => panic!("{one:?} {other:?}"),
        };
        assert_eq!(refusal(late), "assemblies-refused-seed-known");
        let drawn = draw(&town, id, round).await;
        assert_eq!(
            refusal(town.act(hall.by(), enter("3 3 3 3 3 3")).await),
            "assemblies-refused-seed-known"
        );
        assert_eq!(draw(&town, id, round).await, drawn, "what was drawn stays");
        // The form says it to who sends it late.
        let mut agent = browser_of(&town, hall.agent);
        let path = format!("{}/tirages/{round}", assemblies::path_of(id));
        let reply = send(&town, &mut agent, &path, &[("seed", "4")]).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Ce tirage est fini"));
    });
}

#[tokio::test]
async fn a_draw_that_is_abandoned_says_why_and_another_begins() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 1).await;
        hall.enter(&town, id, 12).await;
        let round = hall.publish(&town, id).await;
        // What panels were computed for does not change under them.
        let quotas = SetQuotas {
            assembly: id,
            version: assembly(&town, id).await.version,
            table: String::new(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), quotas).await),
            "assemblies-refused-under-way"
        );
        let second = AskDraw {
            assembly: id,
            draw_at: town.now().plus_days(1),
            seed_source: "Dés".to_owned(),
            numbers: 6,
        };
        assert_eq!(
            refusal(town.act(hall.by(), second).await),
            "assemblies-refused-under-way"
        );
        let cancel = |reason: &str| CancelDraw {
            assembly: id,
            round,
            reason: reason.to_owned(),
            seed: String::new(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), cancel(" ")).await),
            "assemblies-reason-empty"
        );
        town.act(hall.by(), cancel("Un formulaire papier avait été oublié."))
            .await
            .unwrap();
        let mut visitor = town.browser();
        let path = format!("{}/tirages/{round}", assemblies::path_of(id));
        assert!(page(&mut visitor, &path).await.contains("avait été oublié"));
        let again = hall.ask(&town, id).await;
        let drawn = hall.draw(&town, id, again, "5 5 5 5 5 5").await;
        assert_eq!((again, drawn.panel.len()), (2, 4));
    });
}

#[tokio::test]
async fn a_quota_is_relaxed_for_one_redraw_with_its_reason_in_public() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let id = hall.call(&town, 4, 0).await;
        // One woman alone comes from the countryside, and no man does: she is on every panel.
        let forms = [1, 2, 3, 4, 5, 8].into_iter().map(form).collect();
        town.act(hall.by(), EnterPaperForms { assembly: id, forms })
            .await
            .unwrap();
        let round = hall.publish(&town, id).await;
        hall.draw(&town, id, round, "1 2 3 4 5 6").await;
        let all = volunteers(&town, id).await;
        let only = all.iter().find(|one| one.email == "v3@exemple.fr").unwrap();
        let declined = RecordAnswer {
            assembly: id,
            volunteer: only.id,
            accepts: false,
            agrees_to_be_named: false,
        };
        town.act(hall.by(), declined).await.unwrap();
        let relax = |reason: &str| RelaxDraw {
            draw: AskDraw {
                assembly: id,
                draw_at: town.now().plus_days(1),
                seed_source: "Dés".to_owned(),
                numbers: 6,
            },
            reason: reason.to_owned(),
        };
        assert_eq!(
            refusal(town.act(hall.by(), relax("Trop tôt.")).await),
            "assemblies-refused-nothing-to-relax"
        );
        let failed = hall.ask(&town, id).await;
        let impossible = draw(&town, id, failed).await;
        assert_eq!(impossible.state, DrawState::Impossible);
        assert!(!impossible.figures.changes.is_empty());

        // It takes an agent, and a reason.
        let stranger = Actor::Person(hall.stranger);
        assert_eq!(
            refusal(town.act(stranger, relax("Pour rire.")).await),
            "assemblies.draw"
        );
        assert_eq!(
            refusal(town.act(hall.by(), relax(" ")).await),
            "assemblies-reason-empty"
        );
        let mut agent = browser_of(&town, hall.agent);
        let shown = page(&mut agent, &format!("{}/preparer", assemblies::path_of(id))).await;
        assert!(shown.contains("name=\"relax_reason\""), "{shown}");
        let why = "Plus personne de la campagne n’est volontaire.";
        // One that is abandoned before its seed leaves what the impossible one said.
        let left = town.act(hall.by(), relax("Pas encore.")).await.unwrap();
        town.settle().await;
        let cancel = CancelDraw {
            assembly: id,
            round: left,
            reason: "Mauvaise date.".to_owned(),
            seed: String::new(),
        };
        town.act(hall.by(), cancel).await.unwrap();
        let shown = page(&mut agent, &format!("{}/preparer", assemblies::path_of(id))).await;
        assert!(
            shown.contains("name=\"relax_reason\"") && shown.contains("Quartier – Campagne"),
            "{shown}"
        );
        let again = town.act(hall.by(), relax(why)).await.unwrap();
        town.settle().await;
        let published = draw(&town, id, again).await;
        assert_eq!(published.state, DrawState::Published);
        let ceremony = format!("{}/tirages/{again}", assemblies::path_of(id));
        let mut visitor = town.browser();
        for end in ["", "/certificat.json"] {
            let told = visitor.get(&format!("{ceremony}{end}")).await;
            assert!(told.text.contains(why), "before the seed: {}", told.text);
        }
        let drawn = hall.draw(&town, id, again, "2 2 2 2 2 2").await;
        assert_eq!(drawn.panel.len(), 1);
        let all = volunteers(&town, id).await;
        assert_eq!(
            made_of(&seated(&all)),
            (2, 0),
            "as many women, and nobody from the countryside"
        );
        // The quotas of the assembly are what they were.
        let kept = assembly(&town, id).await;
        let countryside = kept.criteria[1]
            .targets
            .iter()
            .find(|target| target.name == "Campagne")
            .unwrap();
        assert_eq!((countryside.min, countryside.max), (1, 1));
    });
}
