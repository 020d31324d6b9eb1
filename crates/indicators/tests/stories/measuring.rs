//! From a promise to its figures, through the pages.

use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::{Actor, Circle, FEATURES, helped, record, says};

#[tokio::test]
async fn a_chair_opens_a_plan_says_what_is_measured_and_everyone_sees_how_far_it_has_come() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut chair = browser_of(&town, circle.chair);
        says(
            &page(&mut chair, "/plans").await,
            &[
                "Schéma territorial du numérique",
                "Aucun indicateur pour l’instant",
                "/plans/nouveau",
            ],
        );
        // What is wrong is said at once, and what was typed stays.
        let add = format!("/plans/{}/indicateurs/nouveau", circle.plan);
        page(&mut chair, &add).await;
        let wrong = [
            ("nom", "Habitants accompagnés"),
            ("sens", "hausse"),
            ("rythme", "trimestre"),
            ("source", ""),
            ("source_url", "javascript:alert(1)"),
            ("depart", "beaucoup"),
            ("depart_le", "2025-12-31"),
            ("cible", "400"),
            ("cible_le", "2025-06-30"),
        ];
        let refused = send(&town, &mut chair, &add, &wrong).await;
        says(
            &whole(refused, 422),
            &[
                "Dites d’où viendront les valeurs",
                "qui commence par https://",
                "Écrivez un nombre",
                "La cible doit être datée après",
                "value=\"Habitants accompagnés\"",
                "value=\"beaucoup\"",
            ],
        );
        let right = [
            ("nom", "Habitants accompagnés"),
            ("unite", "personnes"),
            ("sens", "hausse"),
            ("rythme", "trimestre"),
            ("source", "Registre des médiateurs"),
            ("source_url", "https://donnees.example/mediation"),
            ("depart", "0"),
            ("depart_le", "2025-12-31"),
            ("cible", "400"),
            ("cible_le", "2027-12-31"),
        ];
        let added = send(&town, &mut chair, &add, &right).await;
        let path = added
            .location
            .expect("a page")
            .split('?')
            .next()
            .unwrap_or_default()
            .to_owned();

        // The third quarter of 2026 is over: its value is awaited, and offered first.
        says(
            &page(&mut chair, &path).await,
            &[
                "Pas encore mesuré",
                "Une valeur est attendue\u{a0}: 3e trimestre 2026",
            ],
        );
        let form = format!("{path}/valeur");
        says(
            &page(&mut chair, &form).await,
            &["<option value=\"2026-09-30\" selected"],
        );
        let early = [("le", "2026-12-31"), ("valeur", "12")];
        says(
            &whole(send(&town, &mut chair, &form, &early).await, 422),
            &["Cette période n’est pas finie"],
        );
        // Short of the line: 150 would be on it after nine months of twenty-four.
        let behind = [("le", "2026-09-30"), ("valeur", "149,5"), ("note", "provisoire")];
        let done = send(&town, &mut chair, &form, &behind).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let mut visitor = town.browser();
        says(
            &page(&mut visitor, &path).await,
            &[
                "En retard",
                "149,5\u{a0}personnes",
                "provisoire",
                "role=\"img\"",
                "3e trimestre 2026",
            ],
        );
        let again = [("le", "2026-07-01"), ("valeur", "160")];
        says(
            &whole(send(&town, &mut chair, &form, &again).await, 422),
            &["Cette période a déjà une valeur (149.5)"],
        );
        let plan = page(&mut visitor, &format!("/plans/{}", circle.plan)).await;
        says(
            &plan,
            &[
                "<strong>2025</strong>",
                "149,5\u{a0}personnes",
                "400\u{a0}personnes d’ici au 31 décembre 2027",
            ],
        );
        assert!(!plan.contains("/modifier"), "a visitor reads");
        says(
            &page(&mut visitor, "/plans").await,
            &["1 indicateur", "1 en retard"],
        );
        let table = visitor.get(&format!("/plans/{}/valeurs.csv", circle.plan)).await;
        says(
            &table.text,
            &[
                "fin_de_periode,valeur",
                "Habitants accompagnés,personnes,hausse,trimestre",
                "2026-09-30,149.5,provisoire",
            ],
        );
        let found = search::find(&mut town.sql(), town.body, "médiateurs", None, 10, 0)
            .await
            .expect("a search");
        assert_eq!(found.hits[0].path, path);
    });
}

#[tokio::test]
async fn who_may_do_what() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let entrusted = indicators::Described {
            owner: Some(circle.member),
            ..helped()
        };
        let id = circle.add(&town, entrusted).await;
        let other = circle.add(&town, helped()).await;
        let (member, stranger) = (Actor::Person(circle.member), Actor::Person(circle.stranger));
        // A member records what was entrusted to them, and nothing else.
        town.act(member, record(id, "2026-09-30", "80"))
            .await
            .expect("theirs");
        let outcome = town.act(member, record(other, "2026-09-30", "80")).await;
        assert_eq!(refusal(outcome), "indicators.record");
        let outcome = town.act(stranger, record(id, "2026-06-30", "80")).await;
        assert_eq!(refusal(outcome), "indicators.record");
        for path in [
            "/plans/nouveau".to_owned(),
            format!("/plans/{}/modifier", circle.plan),
            format!("/plans/{}/indicateurs/nouveau", circle.plan),
            format!("/indicateurs/{id}/modifier"),
        ] {
            assert_eq!(
                browser_of(&town, circle.member).get(&path).await.status,
                403,
                "{path}"
            );
        }
        assert_eq!(
            browser_of(&town, circle.stranger)
                .get(&format!("/indicateurs/{id}/valeur"))
                .await
                .status,
            403
        );
        // Somebody who is not of the group is entrusted with nothing.
        let outsider = indicators::AddIndicator {
            plan: circle.plan,
            described: indicators::Described {
                owner: Some(circle.stranger),
                ..helped()
            },
        };
        let outcome = town.act(Actor::Person(circle.chair), outsider).await;
        assert_eq!(refusal(outcome), "indicators-owner-not-a-member");
        let elsewhere = indicators::OpenPlan {
            group: testkit::cast::group(&town, "Mobilités", groups::GroupKind::Working).await,
            title: "Plan vélo".to_owned(),
            description: String::new(),
        };
        let outcome = town.act(Actor::Person(circle.chair), elsewhere).await;
        assert_eq!(refusal(outcome), "indicators.prepare");
    });
}

#[tokio::test]
async fn what_is_no_longer_followed_stays_readable_and_can_be_taken_up_again() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.add(&town, helped()).await;
        let chair = Actor::Person(circle.chair);
        town.act(chair, record(id, "2026-09-30", "200"))
            .await
            .expect("recorded");
        let mut browser = browser_of(&town, circle.chair);
        let path = format!("/indicateurs/{id}");
        says(&page(&mut browser, &path).await, &["En bonne voie"]);
        let retired = send(&town, &mut browser, &format!("{path}/retirer"), &[]).await;
        assert_eq!(retired.status, 303);
        says(
            &page(&mut browser, &path).await,
            &["N’est plus mesuré", "200\u{a0}personnes"],
        );
        let outcome = town.act(chair, record(id, "2026-06-30", "90")).await;
        assert_eq!(refusal(outcome), "indicators-retired-records-nothing");
        says(
            &page(&mut browser, &format!("/plans/{}", circle.plan)).await,
            &[
                "Aucun indicateur pour l’instant",
                "1 indicateur n’est plus mesuré",
            ],
        );
        send(&town, &mut browser, &format!("{path}/reprendre"), &[]).await;
        town.act(chair, record(id, "2026-06-30", "90"))
            .await
            .expect("followed again");
    });
}
