//! A wrong value is corrected in the open; two people at once lose nothing.

use indicators::{ChangeIndicator, CorrectValue, Described, Rhythm};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{Actor, Circle, FEATURES, helped, record, says};

#[tokio::test]
async fn a_corrected_value_stays_with_its_reason() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.add(&town, helped()).await;
        let chair = Actor::Person(circle.chair);
        let wrong = town
            .act(chair, record(id, "2026-09-30", "1 500"))
            .await
            .expect("recorded");
        let mut browser = browser_of(&town, circle.chair);
        let form = format!("/indicateurs/{id}/valeurs/{wrong}/corriger");
        says(
            &page(&mut browser, &form).await,
            &["value=\"1500\"", "3e trimestre 2026"],
        );
        let unsaid = [("valeur", "150"), ("raison", " ")];
        says(
            &whole(send(&town, &mut browser, &form, &unsaid).await, 422),
            &["Dites pourquoi la valeur est corrigée", "value=\"150\""],
        );
        let said = [("valeur", "150"), ("raison", "Un zéro de trop.")];
        assert_eq!(send(&town, &mut browser, &form, &said).await.status, 303);
        let shown = page(&mut town.browser(), &format!("/indicateurs/{id}")).await;
        says(
            &shown,
            &[
                "En bonne voie",
                "150\u{a0}personnes",
                "1 valeur corrigée",
                "Un zéro de trop.",
            ],
        );
        says(&shown, &["1\u{202f}500\u{a0}personnes"]);
        // Whoever had the same form open is told, and changes nothing.
        let late = CorrectValue {
            value: wrong,
            figure: "15".to_owned(),
            note: String::new(),
            reason: "Virgule.".to_owned(),
        };
        assert_eq!(
            refusal(town.act(chair, late).await),
            "indicators-corrected-meanwhile"
        );
        says(
            &page(&mut browser, &form).await,
            &["Cette valeur a déjà été corrigée"],
        );
        let table = town
            .browser()
            .get(&format!("/plans/{}/valeurs.csv", circle.plan))
            .await;
        assert_eq!(table.text.lines().count(), 3, "{}", table.text);
    });
}

#[tokio::test]
async fn who_changes_what_another_just_changed_is_told_and_keeps_what_they_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.add(&town, helped()).await;
        let chair = Actor::Person(circle.chair);
        let first = ChangeIndicator {
            indicator: id,
            version: 1,
            described: Described {
                name: "Personnes accompagnées".to_owned(),
                ..helped()
            },
        };
        town.act(chair, first).await.expect("changed");
        let mut browser = browser_of(&town, circle.chair);
        let stale = [
            ("version", "1"),
            ("nom", "Gens accompagnés"),
            ("sens", "hausse"),
            ("rythme", "trimestre"),
            ("source", "Registre"),
        ];
        let form = format!("/indicateurs/{id}/modifier");
        let told = whole(send(&town, &mut browser, &form, &stale).await, 422);
        says(
            &told,
            &[
                "Quelqu’un a modifié cette page",
                "value=\"Gens accompagnés\"",
                "name=\"version\" value=\"2\"",
            ],
        );
        let (mut again, ..) = (stale,);
        again[0].1 = "2";
        assert_eq!(send(&town, &mut browser, &form, &again).await.status, 303);
        says(
            &page(&mut browser, &format!("/indicateurs/{id}")).await,
            &["Gens accompagnés"],
        );

        // The rhythm is fixed once there are values.
        town.act(chair, record(id, "2026-09-30", "150"))
            .await
            .expect("recorded");
        let monthly = ChangeIndicator {
            indicator: id,
            version: 3,
            described: Described {
                rhythm: Rhythm::Month,
                ..helped()
            },
        };
        assert_eq!(refusal(town.act(chair, monthly).await), "indicators-rhythm-fixed");

        let plan = format!("/plans/{}/modifier", circle.plan);
        let renamed = [
            ("version", "1"),
            ("titre", "Schéma du numérique"),
            ("description", ""),
        ];
        assert_eq!(send(&town, &mut browser, &plan, &renamed).await.status, 303);
        let stale = [
            ("version", "1"),
            ("titre", "Autre nom"),
            ("description", "Le mien"),
        ];
        says(
            &whole(send(&town, &mut browser, &plan, &stale).await, 422),
            &[
                "Quelqu’un a modifié cette page",
                "Autre nom",
                "Schéma du numérique",
            ],
        );
    });
}
