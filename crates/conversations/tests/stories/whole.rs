//! From the first statement to the map.

use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, STATEMENTS, browser_of, found, hides, open, people, says, send, two_camps};

#[tokio::test]
async fn a_conversation_is_opened_answered_one_statement_at_a_time_and_mapped() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut chair = browser_of(&town, circle.chair);
        let form = open(&mut chair, "/conversations/nouvelle").await;
        says(&form, &["Groupe mobilités", "Premiers énoncés"]);

        // An empty form comes back with a sentence beside each field.
        let refused = send(&town, &mut chair, "/conversations/nouvelle", &[]).await;
        assert_eq!(refused.status, 422);
        says(&refused.text, &["Choisissez le groupe", "Donnez une date"]);

        let statements = STATEMENTS.join("\r\n");
        let fields = [
            ("groupe", "groupe-mobilites"),
            ("titre", "Se déplacer"),
            ("question", "Qu’est-ce qui rendrait vos trajets plus sûrs ?"),
            ("presentation", "Le **plan** est en préparation."),
            ("enonces", statements.as_str()),
            ("public", "tous"),
            ("carte", "pendant"),
            ("fin", "2026-12-10"),
        ];
        let done = send(&town, &mut chair, "/conversations/nouvelle", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let address = done.location.expect("its page");
        let path = address.split('?').next().expect("an address").to_owned();
        let id = path
            .rsplit('/')
            .next()
            .and_then(|id| id.parse().ok())
            .expect("its identifier");

        // A visitor reads it, and is asked to sign in to answer.
        let mut visitor = town.browser();
        says(
            &open(&mut visitor, "/conversations").await,
            &["Se déplacer", "Ouverte jusqu’au"],
        );
        let page = open(&mut visitor, &path).await;
        says(
            &page,
            &[
                "La carte paraîtra quand 5 personnes",
                "<strong>plan</strong>",
                "/participer",
            ],
        );
        says(
            &open(&mut visitor, &format!("{path}/participer")).await,
            &["Me connecter"],
        );

        // Somebody answers every statement, one after the other, without any script.
        let mut citizen = browser_of(&town, circle.citizen);
        let mut seen = Vec::new();
        for turn in 0..STATEMENTS.len() {
            let page = open(&mut citizen, &format!("{path}/participer")).await;
            says(&page, &["Pas d’accord", "Je passe"]);
            let number = page
                .split("name=\"enonce\" value=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .expect("the statement in front")
                .to_owned();
            let again = open(&mut citizen, &format!("{path}/participer")).await;
            let is_same = again.contains(&format!("name=\"enonce\" value=\"{number}\""));
            assert!(is_same, "it stays until it is answered");
            assert!(!seen.contains(&number), "{number} comes twice");
            let opinion = ["accord", "desaccord", "passe"][turn % 3];
            let voted = send(
                &town,
                &mut citizen,
                &format!("{path}/participer"),
                &[("enonce", &number), ("opinion", opinion)],
            )
            .await;
            assert_eq!(voted.status, 303, "{}", voted.text);
            seen.push(number);
        }
        let page = open(&mut citizen, &format!("{path}/participer")).await;
        says(&page, &["Vous avez donné votre avis sur tous les énoncés"]);
        hides(&page, &["name=\"opinion\""]);

        // Others come: two ways of seeing things, and what all share is told.
        let others = people(&town, 12).await;
        two_camps(&town, id, &others, 6).await;
        let about = found(&town, id).await;
        assert_eq!((about.participants, about.votes), (13, 8 + 12 * 7));
        says(
            &open(&mut citizen, &path).await,
            &["La carte des premiers avis paraîtra demain."],
        );
        town.advance_days(1).await;
        let page = open(&mut citizen, &path).await;
        says(
            &page,
            &[
                "opinion-letter",
                "d’accord",
                "<svg class=\"opinion-map\"",
                "Ce que tous les groupes partagent",
                "opinion-own",
                "n’est montré qu’à vous",
            ],
        );
        let page = open(&mut visitor, &path).await;
        says(&page, &["<svg class=\"opinion-map\""]);
        hides(
            &page,
            &["opinion-own", "n’est montré qu’à vous", "Maïwenn", "Personne 3"],
        );
        let figures = open(&mut visitor, &format!("{path}/enonces?tri=divise")).await;
        says(&figures, &["personnes ont répondu", STATEMENTS[0], STATEMENTS[7]]);

        // It is found by its words, and stands on the page of its group.
        let hits = search::find(&mut town.sql(), town.body, "trajets", None, 10, 0).await;
        assert_eq!(hits.expect("searched").total, 1);
    });
}

#[tokio::test]
async fn an_empty_list_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let page = open(&mut town.browser(), "/conversations").await;
        says(
            &page,
            &[
                "Aucune conversation n’est ouverte",
                "Aucune conversation n’est encore close",
            ],
        );
    });
}
