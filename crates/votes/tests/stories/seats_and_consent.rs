//! Seats shared among lists, and a proposal that waits for the consent of all: from the ballot to the page of the result.

use kernel::Actor;
use moderation::{AppealRemoval, DecideAppeal, Moderate, Reason, Target};
use testkit::{TestTown, on_both_engines};
use votes::{Alternative, AskChoice, Mark, Outcome, WayRule};

use crate::assembly::{Assembly, FEATURES, browser_of, journaled, page, refusal, send, whole};
use crate::choosing::{asked, mark, one, open, read};

#[tokio::test]
async fn lists_share_seats_and_the_page_says_how_many_each_has() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let titles = ["Jeunes de Bréhat", "Ensemble", "Demain"];
        for (rule, seats, winners) in [
            // The last seat, at equal averages, goes to the list with more votes.
            (WayRule::Dhondt, 7, ["Jeunes de Bréhat (6)", "Ensemble (1)"]),
            (WayRule::SainteLague, 7, ["Jeunes de Bréhat (5)", "Ensemble (2)"]),
            (
                WayRule::LargestRemainder,
                5,
                ["Jeunes de Bréhat (4)", "Ensemble (1)"],
            ),
            // Half of seven first, rounded up; then averages of 3, 2 and 3/2 votes.
            (
                WayRule::MunicipalList,
                7,
                ["Jeunes de Bréhat (6)", "Ensemble (1)"],
            ),
        ] {
            let mut deed = asked(&people, &town, rule, &titles);
            deed.way.seats = seats;
            let id = open(&town, &people, deed).await;
            let votes = match rule {
                WayRule::Dhondt | WayRule::SainteLague => [1, 1, 1, 2, 0],
                WayRule::LargestRemainder => [1, 1, 1, 1, 2],
                _ => [1, 1, 1, 2, 2],
            };
            for (elector, place) in people.electors().into_iter().zip(votes) {
                let given = if place == 0 { Mark::Blank } else { one(place) };
                mark(&town, id, elector, given).await.expect("they vote");
            }
            town.advance_days(2).await;
            let closed = read(&town, id).await;
            assert_eq!(closed.winners, winners, "{rule:?}");
            let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
            for said in [
                "Ont des sièges\u{a0}: Jeunes de Bréhat (",
                "Les 2 listes qui ont des sièges",
                "Part des voix",
                "class=\"counts-bar\"",
                "certificat.json",
            ] {
                assert!(shown.contains(said), "{rule:?}: {said} in {shown}");
            }
            let lines = journaled(&town, id, "votes.choice-closed").await;
            assert_eq!(lines[0]["winners"][0], serde_json::json!("Jeunes de Bréhat"));
            assert!(lines[0]["seats_of"][0].is_u64(), "{}", lines[0]);
            let certificate = town.browser().get(&format!("/votes/{id}/certificat.json")).await;
            let certificate = counting::Certificate::read(&certificate.text).expect("a certificate");
            let recount = counting::recount(&certificate).expect("it counts again");
            assert!(recount.differences.is_empty(), "{:?}", recount.differences);
        }
    });
}

#[tokio::test]
async fn without_a_majority_lists_meet_again_and_then_seats_are_shared() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let mut deed = asked(&people, &town, WayRule::MunicipalList, &["Nord", "Sud", "Est"]);
        deed.way.seats = 101;
        let chair = Actor::Person(people.nolwenn);
        assert_eq!(
            refusal(town.act(chair, deed.clone()).await),
            "votes-seats-of-lists-beyond"
        );
        deed.way.seats = 9;
        let id = open(&town, &people, deed.clone()).await;
        for (elector, place) in people.electors().into_iter().zip([1, 1, 2, 2, 3]) {
            mark(&town, id, elector, one(place)).await.expect("they vote");
        }
        town.advance_days(2).await;
        let first = read(&town, id).await;
        assert_eq!(first.closing.expect("closed").outcome, Outcome::SecondRound);
        assert!(first.winners.is_empty(), "no seat before a majority");
        let shown = page(&mut town.browser(), &format!("/votes/{id}")).await;
        assert!(
            shown.contains("Aucune liste n’a plus de la moitié des voix exprimées"),
            "{shown}"
        );
        assert!(
            !shown.contains("Il y a eu égalité"),
            "two lists lead together, and nothing is decided between them: {shown}"
        );
        let again = AskChoice {
            again: Some(id),
            offered: Vec::new(),
            closes_at: town.now().plus_days(2),
            ..deed
        };
        let second = open(&town, &people, again).await;
        let (offered, _) = votes::choice(&mut town.sql(), town.body, second)
            .await
            .expect("it reads")
            .expect("a choice");
        assert_eq!(offered.len(), 3, "each has a tenth of the votes");
        for (elector, place) in people.electors().into_iter().zip([1, 1, 2, 2, 2]) {
            mark(&town, second, elector, one(place)).await.expect("they vote");
        }
        town.advance_days(2).await;
        // Five of nine for the bonus; four more for averages of 3, 2, 3/2 and 1, the last to the list with more votes.
        assert_eq!(read(&town, second).await.winners, ["Sud (8)", "Nord (1)"]);
    });
}

#[tokio::test]
async fn a_proposal_that_somebody_objects_to_comes_back_amended_until_nobody_does() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let chair = Actor::Person(people.nolwenn);
        let two = asked(&people, &town, WayRule::Consent, &["Nord", "Sud"]);
        assert_eq!(refusal(town.act(chair, two).await), "votes-offered-one-proposal");
        let deed = asked(
            &people,
            &town,
            WayRule::Consent,
            &["La rue aux piétons le samedi"],
        );
        let id = open(&town, &people, deed.clone()).await;
        let path = format!("/votes/{id}");
        let mut lea = browser_of(&town, people.lea);
        let booth = page(&mut lea, &path).await;
        for said in [
            "La rue aux piétons le samedi",
            "Je consens",
            "Raisons de l’objection",
        ] {
            assert!(booth.contains(said), "{said} in {booth}");
        }
        assert!(
            !booth.contains("Voter blanc"),
            "to stand aside is an answer: {booth}"
        );

        let (elector, to) = (people.lea.to_string(), format!("{path}/choisir"));
        let without = [("elector", elector.as_str()), ("choix", "objection")];
        let refused = whole(send(&town, &mut lea, &to, &without).await, 422);
        assert!(
            refused.contains("Écrivez les raisons")
                && refused.contains(&format!("href=\"#choix-{elector}-r1\""))
                && refused.contains("value=\"objection\" checked"),
            "{refused}"
        );
        let both = [
            ("elector", elector.as_str()),
            ("choix", "consentir"),
            ("raisons", "Le marché <du samedi> doit être livré."),
        ];
        let refused = whole(send(&town, &mut lea, &to, &both).await, 422);
        assert!(
            refused.contains("Vous donnez des raisons sans faire objection")
                && refused.contains("Le marché &lt;du samedi&gt; doit être livré."),
            "{refused}"
        );
        let right = [both[0], ("choix", "objection"), both[2]];
        assert_eq!(send(&town, &mut lea, &to, &right).await.status, 303);
        for (elector, given) in [
            (people.nolwenn, Mark::Consent),
            (people.malo, Mark::Consent),
            (people.yann, Mark::Aside),
        ] {
            mark(&town, id, elector, given).await.expect("they vote");
        }
        town.advance_days(2).await;

        let closing = read(&town, id).await.closing.expect("closed");
        assert_eq!(closing.outcome, Outcome::Objected);
        assert_eq!(
            (closing.tally.pour, closing.tally.contre, closing.tally.abstention),
            (2, 1, 1)
        );
        let shown = page(&mut town.browser(), &path).await;
        for said in [
            "Une personne fait objection",
            "Le marché &lt;du samedi&gt; doit être livré.",
            "class=\"result-bar\"",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        assert!(!shown.contains("Léa"), "no name beside an objection: {shown}");
        let table = town.browser().get(&format!("{path}/bulletins.csv")).await;
        assert!(
            table.text.contains("Je fais objection") && !table.text.contains("livré"),
            "{}",
            table.text
        );

        let mut nolwenn = browser_of(&town, people.nolwenn);
        let form = page(
            &mut nolwenn,
            &format!("/votes/nouveau/choix?groupe={}&reprise={id}", people.group),
        )
        .await;
        for said in [
            "Nouveau tour",
            "value=\"La rue aux piétons le samedi\"",
            "Relire les objections",
        ] {
            assert!(form.contains(said), "{said} in {form}");
        }
        let amended = AskChoice {
            again: Some(id),
            offered: vec![Alternative {
                title: "La rue aux piétons le samedi, livraisons jusqu’à 9 h".to_owned(),
                description: String::new(),
            }],
            closes_at: town.now().plus_days(2),
            ..deed
        };
        let second = open(&town, &people, amended.clone()).await;
        assert_eq!(
            refusal(town.act(chair, amended).await),
            "votes-refused-no-choice-again"
        );
        assert_eq!(read(&town, second).await.way.expect("a way").round, 2);
        for elector in people.electors() {
            mark(&town, second, elector, Mark::Consent)
                .await
                .expect("they consent");
        }
        town.advance_days(2).await;
        let closed = read(&town, second).await;
        assert_eq!(closed.closing.expect("closed").outcome, Outcome::Chosen);
        let shown = page(&mut town.browser(), &format!("/votes/{second}")).await;
        assert!(
            shown.contains("personne n’y fait objection") && shown.contains("C’est le tour 2."),
            "{shown}"
        );
    });
}

#[tokio::test]
async fn the_reasons_of_an_objection_are_removed_and_it_stays_counted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(
            &people,
            &town,
            WayRule::Consent,
            &["La rue aux piétons le samedi"],
        );
        let id = open(&town, &people, deed).await;
        for (elector, given) in [
            (people.nolwenn, Mark::Consent),
            (
                people.lea,
                Mark::Objection("Demandez à ce bandit de Malo.".to_owned()),
            ),
            (people.malo, Mark::Consent),
            (people.yann, Mark::Aside),
        ] {
            mark(&town, id, elector, given).await.expect("they vote");
        }
        town.advance_days(2).await;
        let path = format!("/votes/{id}");
        let shown = page(&mut town.browser(), &path).await;
        let (_, rest) = shown
            .split_once("/signaler/objection/")
            .expect("anybody reports it");
        let objection = rest.split('"').next().expect("an address");
        let objection: db::Uuid = objection.parse().expect("an identifier");
        assert_ne!(objection, people.lea.uuid(), "it says nothing of who objects");
        let files = ["certificat.json", "bulletins.json", "bulletins.csv"];
        let mut before = Vec::new();
        for file in files {
            before.push(town.browser().get(&format!("{path}/{file}")).await.text);
        }

        let remove = Moderate {
            target: Target::new("objection", db::Id::<()>::from_uuid(objection)),
            is_removal: Some(true),
            reason: Some(Reason::Insult),
            words: "Ces mots insultent quelqu’un.".to_owned(),
        };
        let decision = town
            .act(Actor::Person(people.nolwenn), remove)
            .await
            .expect("removed");
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains("dont les raisons ont été retirées")
                && shown.contains("Une personne fait objection")
                && !shown.contains("bandit"),
            "{shown}"
        );
        let closing = read(&town, id).await.closing.expect("closed");
        assert_eq!((closing.outcome, closing.tally.contre), (Outcome::Objected, 1));
        for (file, before) in files.into_iter().zip(&before) {
            let text = town.browser().get(&format!("{path}/{file}")).await.text;
            assert!(text == *before && !text.contains("bandit"), "{file}: {text}");
        }
        let mut lea = browser_of(&town, people.lea);
        let own = page(&mut lea, &path).await;
        assert!(
            own.contains("bandit") && own.contains(&format!("/recours/{decision}")),
            "{own}"
        );

        let appeal = AppealRemoval {
            decision,
            words: "C’est une façon de parler.".to_owned(),
        };
        town.act(Actor::Person(people.lea), appeal)
            .await
            .expect("contested");
        let put_back = DecideAppeal {
            decision,
            is_overturned: Some(true),
            words: "Remis.".to_owned(),
        };
        town.act(Actor::Person(people.agent), put_back)
            .await
            .expect("put back");
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("bandit"), "{shown}");
    });
}

#[tokio::test]
async fn a_proposal_that_nobody_consents_to_may_come_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let deed = asked(&people, &town, WayRule::Consent, &["Un banc place du marché"]);
        let id = open(&town, &people, deed.clone()).await;
        for elector in people.electors() {
            mark(&town, id, elector, Mark::Aside).await.expect("they vote");
        }
        town.advance_days(2).await;
        let closed = read(&town, id).await;
        assert_eq!(closed.closing.expect("closed").outcome, Outcome::NobodyChosen);
        let mut nolwenn = browser_of(&town, people.nolwenn);
        let shown = page(&mut nolwenn, &format!("/votes/{id}")).await;
        assert!(
            shown.contains("Personne ne consent à la proposition")
                && shown.contains("Amender et ouvrir le tour suivant"),
            "{shown}"
        );
        let lines = journaled(&town, id, "votes.choice-closed").await;
        assert!(lines[0]["seed_line"].is_null(), "{}", lines[0]);
        let form = page(
            &mut nolwenn,
            &format!("/votes/nouveau/choix?groupe={}&reprise={id}", people.group),
        )
        .await;
        assert!(
            form.contains("value=\"Un banc place du marché\"") && !form.contains("Relire les objections"),
            "{form}"
        );
        let amended = AskChoice {
            again: Some(id),
            offered: vec![Alternative {
                title: "Un banc à l’ombre, place du marché".to_owned(),
                description: String::new(),
            }],
            closes_at: town.now().plus_days(2),
            ..deed
        };
        let second = open(&town, &people, amended).await;
        assert_eq!(read(&town, second).await.way.expect("a way").round, 2);
    });
}

#[tokio::test]
async fn the_preview_of_each_rule_shows_its_ballot_and_a_result() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let group = people.group.to_string();
        let mut nolwenn = browser_of(&town, people.nolwenn);
        let form = page(&mut nolwenn, &format!("/votes/nouveau/choix?groupe={group}")).await;
        for label in [
            "Jugement majoritaire (Mieux Voter)",
            "Jugement majoritaire (variante de Belenios)",
            "Listes, Sainte-Laguë",
            "Consentement",
        ] {
            assert!(form.contains(label), "{label} in {form}");
        }
        for rule in WayRule::ALL {
            let mut fields = vec![
                ("group", group.as_str()),
                ("question", "Laquelle ?"),
                ("titre", "Première"),
                ("description", ""),
            ];
            if *rule != WayRule::Consent {
                fields.extend([("titre", "Seconde"), ("description", "")]);
            }
            fields.extend([
                ("rule", rule.as_str()),
                ("seats", "1"),
                ("points", "10"),
                ("grades", "Oui\nPeut-être\nNon"),
                ("mode", "ordinaire"),
                ("closes_on", "2026-11-12"),
                ("closes_time", "20:00"),
                ("deed", "apercu"),
            ]);
            let shown = whole(
                send(&town, &mut nolwenn, "/votes/nouveau/choix", &fields).await,
                200,
            );
            let is_drawn = shown.contains("class=\"counts-bar\"")
                || shown.contains("class=\"counts-grid\"")
                || shown.contains("class=\"result-bar\"");
            assert!(
                is_drawn && shown.contains("30 bulletins inventés"),
                "{rule:?}: {shown}"
            );
            // A sentence that is not in the translations would be shown between these.
            assert!(!shown.contains('⟦'), "{rule:?}: {shown}");
        }
    });
}
