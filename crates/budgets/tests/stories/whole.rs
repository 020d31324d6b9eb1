//! A parcours carries a budget from its first idea to the last of its works, told by the pages.

use budgets::{BudgetId, IdeaState, Stage, WorksState};
use parcours::{CreateParcours, StartParcours};
use testkit::{TestTown, browser_of, on_both_engines, page, send, whole};

use crate::{FEATURES, People, ideas};

const CONTOUR: &str = r#"{"type":"Feature","properties":{"source":"IGN, ADMIN EXPRESS"},"geometry":
    {"type":"Polygon","coordinates":[[[-3.0,47.6],[-2.9,47.6],[-2.9,47.7],[-3.0,47.7],[-3.0,47.6]]]}}"#;

#[tokio::test]
async fn a_parcours_goes_from_the_idea_to_the_works() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let agent = people.agent();
        let boundary = territory::SetBoundary::parse(CONTOUR).expect("read");
        town.act(agent, boundary).await.expect("the town has an outline");
        let create = CreateParcours {
            title: "Budget participatif".to_owned(),
            group: people.services,
            template: "budget-participatif".to_owned(),
            starts_on: "2026-11-10".parse().expect("a date"),
            days: [
                ("idees".to_owned(), 10),
                ("etude".to_owned(), 10),
                ("vote".to_owned(), 7),
            ]
            .into(),
            answers: [
                ("idees.montant".to_owned(), "10 000".to_owned()),
                ("idees.electorat".to_owned(), "j’habite la commune".to_owned()),
            ]
            .into(),
        };
        let parcours = town.act(agent, create).await.expect("prepared");
        town.act(agent, StartParcours { parcours })
            .await
            .expect("started");
        let gathered = parcours::whole(&mut town.sql(), town.body, parcours)
            .await
            .expect("read")
            .expect("there");
        let id: BudgetId = gathered.subjects["budget"].id();
        let path = format!("/budgets/{id}");

        // Where, then what: the map is a button, and its corner is no place.
        let mut chloe = browser_of(&town, people.inhabitants[0]);
        let shown = page(&mut chloe, &path).await;
        assert!(
            shown.contains("10\u{202f}000\u{a0}€") && shown.contains("/proposer"),
            "{shown}"
        );
        let place = page(&mut chloe, &format!("{path}/proposer")).await;
        assert!(
            place.contains("type=\"image\"") && place.contains("/carte.svg"),
            "{place}"
        );
        let map = chloe.get(&format!("{path}/carte.svg")).await;
        assert_eq!(map.status, 200);
        assert!(map.text.starts_with("<svg"), "{}", map.text);
        let missed = page(&mut chloe, &format!("{path}/proposer?carte.x=0&carte.y=0")).await;
        assert!(missed.contains("pas dans la commune"), "{missed}");
        let form = page(&mut chloe, &format!("{path}/proposer?carte.x=140&carte.y=200")).await;
        assert!(
            form.contains("name=\"longitude\"") && form.contains("value=\"-2.95"),
            "{form}"
        );

        let proposer = format!("{path}/proposer");
        let empty = whole(
            send(
                &town,
                &mut chloe,
                &proposer,
                &[("titre", ""), ("cout", "cher"), ("longitude", "-2.95")],
            )
            .await,
            422,
        );
        for said in [
            "Donnez un titre",
            "Décrivez votre idée",
            "Écrivez un montant",
            "value=\"cher\"",
        ] {
            assert!(empty.contains(said), "{said}: {empty}");
        }
        let fields = [
            ("titre", "Des bancs à l’ombre"),
            ("description", "Sur le *quai*."),
            ("longitude", "-2.95"),
            ("latitude", "47.65"),
            ("cout", "3 500,50"),
            ("nom_visible", "oui"),
        ];
        let sent = send(&town, &mut chloe, &proposer, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        for (title, place) in [("Fontaine", 1), ("Verger", 1), ("Tyrolienne", 2)] {
            let mut browser = browser_of(&town, people.inhabitants[place]);
            let fields = [("titre", title), ("description", "Une idée.")];
            assert_eq!(send(&town, &mut browser, &proposer, &fields).await.status, 303);
        }
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains("class=\"map-point\"") && shown.contains("Chloé Habitante"),
            "{shown}"
        );
        assert!(!shown.contains("Dimitri"), "who did not ask for it is not named");
        let found = page(
            &mut town.browser(),
            &format!("/idees/{}", ideas(&town, id).await[0].id),
        )
        .await;
        assert!(
            found.contains("3\u{202f}500,50\u{a0}€") && found.contains("<em>quai</em>"),
            "{found}"
        );

        // The services answer in public; the vote waits for each of them.
        town.advance_days(11).await;
        let late = send(&town, &mut chloe, &proposer, &fields).await;
        assert!(late.text.contains("pas ouvert"), "{}", late.text);
        let mut ada = browser_of(&town, people.ada);
        let made = ideas(&town, id).await;
        for (idea, answer) in made.iter().zip([
            ["recevable", "6 000", ""],
            ["recevable", "4 000", "Au bout du quai."],
            ["recevable", "5 000", ""],
            ["refusee", "", ""],
        ]) {
            let to = format!("/idees/{}/etudier", idea.id);
            let version = idea.version.to_string();
            let [verdict, cost, reason] = answer;
            let fields = [
                ("version", version.as_str()),
                ("avis", verdict),
                ("cout", cost),
                ("motif", reason),
            ];
            let reply = send(&town, &mut ada, &to, &fields).await;
            if verdict == "refusee" {
                let refused = whole(reply, 422);
                assert!(refused.contains("Dites pourquoi"), "{refused}");
                let fields = [
                    ("version", version.as_str()),
                    ("avis", verdict),
                    ("motif", "Le site est classé."),
                ];
                assert_eq!(send(&town, &mut ada, &to, &fields).await.status, 303);
            } else {
                assert_eq!(reply.status, 303, "{}", reply.text);
            }
        }
        let refused = page(&mut town.browser(), &format!("/idees/{}", made[3].id)).await;
        assert!(
            refused.contains("Non recevable") && refused.contains("Le site est classé."),
            "{refused}"
        );
        town.advance_days(10).await;
        let budget = budgets::find(&mut town.sql(), town.body, id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(budget.stage, Stage::Vote, "the step of the vote opened it");

        // A basket beyond the envelope is refused with what to do, and comes back ticked.
        let booth = format!("{path}/voter");
        let shown = page(&mut chloe, &booth).await;
        assert!(
            shown.contains("data-basket=\"1000000\"") && !shown.contains("Tyrolienne"),
            "{shown}"
        );
        let total = [("projet", "1"), ("projet", "2"), ("total", "oui")];
        let added = whole(send(&town, &mut chloe, &booth, &total).await, 200);
        assert!(
            added.contains("10\u{202f}000\u{a0}€ dans votre panier"),
            "{added}"
        );
        let dear = [("projet", "1"), ("projet", "3"), ("declare", "oui")];
        let refused = whole(send(&town, &mut chloe, &booth, &dear).await, 422);
        assert!(
            refused.contains("dépasse l’enveloppe de 1\u{202f}000\u{a0}€"),
            "{refused}"
        );
        assert!(refused.contains("value=\"3\" checked"), "{refused}");
        for (place, projects) in [&[1, 2][..], &[1][..], &[2, 3][..], &[2][..]]
            .into_iter()
            .enumerate()
        {
            let mut browser = browser_of(&town, people.inhabitants[place]);
            let numbers: Vec<String> = projects.iter().map(ToString::to_string).collect();
            let mut fields: Vec<(&str, &str)> = numbers.iter().map(|n| ("projet", n.as_str())).collect();
            fields.push(("declare", "oui"));
            let sent = send(&town, &mut browser, &booth, &fields).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
        }
        let kept = page(&mut chloe, &booth).await;
        assert!(kept.contains("Votre bulletin est enregistré"), "{kept}");
        assert_eq!(town.browser().get(&format!("{path}/resultat")).await.status, 404);

        town.advance_days(8).await;
        let result = page(&mut town.browser(), &format!("{path}/resultat")).await;
        for said in [
            "2 projets retenus par 4 bulletins",
            "10\u{202f}000\u{a0}€ sur 10\u{202f}000\u{a0}€",
            "class=\"counts-bar\"",
            "class=\"map-point\"",
            "L. 311-3-1",
            "parvis count recount",
        ] {
            assert!(result.contains(said), "{said}: {result}");
        }
        for name in ["Chloé", "Dimitri", "Élise"] {
            assert!(!result.contains(name), "a result names {name}");
        }
        let certificate = town.browser().get(&format!("{path}/certificat.json")).await;
        let certificate = counting::Certificate::read(&certificate.text).expect("a certificate");
        let recount = counting::recount(&certificate).expect("it counts again");
        assert!(recount.differences.is_empty(), "{:?}", recount.differences);
        assert_eq!(recount.count.winners, ["2", "1"]);
        let after = page(&mut chloe, &path).await;
        assert!(
            after.contains("Projet retenu") || after.contains("Prévus"),
            "{after}"
        );

        // The works, told by an agent with a photo, read by everyone.
        let made = ideas(&town, id).await;
        let works = format!("/idees/{}/travaux", made[0].id);
        assert_eq!(chloe.get(&works).await.status, 403);
        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("etat", "livres"),
            ("le", "2026-12-08"),
            ("depense", "5 800"),
            ("note", "Inaugurés avec le quartier."),
            ("photo_texte", "Quatre bancs sous deux arbres"),
        ];
        let photo = crate::photographed::png();
        let sent = ada
            .post_file(&works, &fields, ("photo", "bancs.png", &photo))
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let told = page(&mut town.browser(), &format!("/idees/{}", made[0].id)).await;
        for said in [
            "Livrés",
            "5\u{202f}800\u{a0}€ dépensés",
            "Inaugurés",
            "Quatre bancs sous deux arbres",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        let made = ideas(&town, id).await;
        assert_eq!(made[0].works, Some(WorksState::Delivered));

        // A day to come is refused; a line told by mistake goes, its photo before it.
        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("etat", "commences"),
            ("le", "2030-01-01"),
        ];
        let early = ada.post_file(&works, &fields, ("photo", "", b"")).await;
        let early = whole(early, 422);
        assert!(early.contains("pas encore venu"), "{early}");
        let line = told
            .split("/travaux/")
            .nth(1)
            .and_then(|rest| rest.split('/').next())
            .expect("the line of the photo");
        let remove = format!("{works}/{line}/retirer");
        assert_eq!(send(&town, &mut chloe, &remove, &[]).await.status, 403);
        for (fields, gone) in [
            (&[("photo", "oui")][..], "Quatre bancs sous deux arbres"),
            (&[][..], "Inaugurés"),
        ] {
            let sent = send(&town, &mut ada, &remove, fields).await;
            assert_eq!(sent.status, 303, "{}", sent.text);
            let after = page(&mut town.browser(), &format!("/idees/{}", made[0].id)).await;
            assert!(!after.contains(gone), "{gone}: {after}");
        }
        let made = ideas(&town, id).await;
        assert_eq!(made[0].works, Some(WorksState::Planned));
        assert_eq!(made[3].state, IdeaState::Refused);
        let shown = page(&mut ada, &format!("/parcours/{parcours}")).await;
        assert!(shown.contains("Voir le budget participatif"), "{shown}");
    });
}
