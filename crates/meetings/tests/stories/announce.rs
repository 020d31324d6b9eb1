//! Announcing a meeting by its page: a phrase or fields, and every way a date can be wrong.

use testkit::{TestTown, on_both_engines};

use crate::{Circle, FEATURES, follow, open, says, send, signed_in};

#[tokio::test]
async fn a_phrase_is_read_shown_back_and_planned_once_confirmed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut chair = signed_in(&town, "Camille Durand").await;
        open(&mut chair, "/reunions/nouvelle").await;
        let typed = [
            ("groupe", circle.slug.as_str()),
            ("titre", "Réunion mensuelle"),
            ("phrase", "mardi 8 décembre à 18h30, salle 2"),
            ("ordre_du_jour", "1. Pistes cyclables\n\n2. Navette du marché"),
        ];
        let shown = send(&town, &mut chair, "/reunions/nouvelle", &typed).await;
        assert_eq!(shown.status, 200, "{}", shown.text);
        says(
            &shown.text,
            &[
                "Parvis a lu",
                "mardi 8 décembre 2026 à 18\u{a0}h\u{a0}30, salle 2",
                "value=\"2026-12-08\"",
                "value=\"18:30\"",
                "Navette du marché",
            ],
        );
        assert!(
            open(&mut chair, "/reunions")
                .await
                .contains("Aucune réunion n’est annoncée.")
        );

        let confirmed = [
            ("groupe", circle.slug.as_str()),
            ("titre", "Réunion mensuelle"),
            ("phrase", ""),
            ("date", "2026-12-08"),
            ("debut", "18:30"),
            ("fin", "20:00"),
            ("lieu", "salle 2"),
            ("ordre_du_jour", "1. Pistes cyclables\n\n2. Navette du marché"),
        ];
        let done = send(&town, &mut chair, "/reunions/nouvelle", &confirmed).await;
        let page = follow(&mut chair, &done).await;
        says(
            &page,
            &[
                "La réunion est annoncée.",
                "mardi 8 décembre 2026 à 18\u{a0}h\u{a0}30, jusqu’à 20\u{a0}h",
                "salle 2",
                "Pistes cyclables",
                "Navette du marché",
            ],
        );
        // Everybody reads the announcement and finds it; nobody but the group's people may change it.
        let mut citizen = town.browser();
        says(
            &open(&mut citizen, "/reunions").await,
            &["Réunion mensuelle", "Groupe mobilités"],
        );
        let found = search::find(&mut town.sql(), town.body, "navette", None, 10, 0)
            .await
            .expect("a search");
        assert_eq!(found.hits.len(), 1);
        let refused = citizen.get("/reunions/nouvelle").await;
        assert_eq!(refused.status, 303, "a visitor is asked to sign in");
        // The same meeting is not planned twice.
        let twice = send(&town, &mut chair, "/reunions/nouvelle", &confirmed).await;
        assert_eq!(twice.status, 422);
        says(&twice.text, &["déjà une réunion à cette heure", "salle 2"]);
    });
}

#[tokio::test]
async fn a_wrong_date_gets_a_sentence_and_the_form_comes_back_filled() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let mut chair = signed_in(&town, "Camille Durand").await;
        for (date, start, end, sentence) in [
            ("", "18:30", "", "Donnez la date."),
            ("2026-11-31", "18:30", "", "Cette date n’existe pas."),
            ("2026-11-09", "18:30", "", "Le 9 novembre 2026 est passé."),
            ("2062-12-08", "18:30", "", "trop lointaine"),
            ("2026-12-08", "", "", "Donnez l’heure du début."),
            ("2026-12-08", "25:00", "", "Cette heure n’existe pas."),
            (
                "2026-12-08",
                "18:30",
                "17:30",
                "La fin doit venir après le début.",
            ),
            ("2027-03-28", "02:30", "", "les horloges avancent"),
        ] {
            let typed = [
                ("groupe", circle.slug.as_str()),
                ("titre", "Réunion & suite"),
                ("date", date),
                ("debut", start),
                ("fin", end),
                ("lieu", "Salle 2"),
            ];
            let refused = send(&town, &mut chair, "/reunions/nouvelle", &typed).await;
            assert_eq!(refused.status, 422, "{date} {start} {end}");
            says(
                &refused.text,
                &[sentence, "Réunion &amp; suite", "value=\"Salle 2\""],
            );
        }
        for (phrase, sentence) in [
            ("on verra bien", "Aucune date n’a été trouvée"),
            ("31 novembre 2026 à 18h", "ne donne pas une date sûre"),
            ("8 ou 9 décembre à 18h", "deux dates possibles"),
        ] {
            let typed = [
                ("groupe", circle.slug.as_str()),
                ("titre", "Réunion"),
                ("phrase", phrase),
            ];
            let refused = send(&town, &mut chair, "/reunions/nouvelle", &typed).await;
            assert_eq!(refused.status, 422, "{phrase}");
            says(&refused.text, &[sentence, phrase]);
        }
        // A doubt does not refuse: it is said.
        let doubtful = [
            ("groupe", circle.slug.as_str()),
            ("phrase", "lundi 8 décembre 2026 à 18h30"),
        ];
        let shown = send(&town, &mut chair, "/reunions/nouvelle", &doubtful).await;
        assert_eq!(shown.status, 200);
        says(
            &shown.text,
            &["À vérifier", "est un mardi", "value=\"2026-12-08\""],
        );
        // An hour that comes twice is the first one, and it is said.
        let repeated = [
            ("groupe", circle.slug.as_str()),
            ("titre", "Nuit du changement d’heure"),
            ("date", "2027-10-31"),
            ("debut", "02:30"),
        ];
        let done = send(&town, &mut chair, "/reunions/nouvelle", &repeated).await;
        says(
            &follow(&mut chair, &done).await,
            &[
                "cette heure existe deux fois",
                "31 octobre 2027 à 2\u{a0}h\u{a0}30",
            ],
        );
    });
}

#[tokio::test]
async fn an_announcement_changed_by_two_people_loses_neither() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.plan(&town, "Réunion", "2026-12-08T17:30:00Z").await;
        let mut chair = signed_in(&town, "Camille Durand").await;
        let mut secretary = signed_in(&town, "Alix Martin").await;
        let path = format!("/reunions/{id}/modifier");
        let form = open(&mut chair, &path).await;
        says(&form, &["name=\"sequence\" value=\"0\"", "value=\"18:30\""]);
        let moved = |title: &'static str, hour: &'static str, sequence: &'static str| {
            [
                ("sequence", sequence),
                ("titre", title),
                ("date", "2026-12-08"),
                ("debut", hour),
                ("lieu", "Salle 3"),
            ]
        };
        let first = send(&town, &mut chair, &path, &moved("Réunion élargie", "19:00", "0")).await;
        says(
            &follow(&mut chair, &first).await,
            &["L’annonce est modifiée.", "19\u{a0}h", "Salle 3"],
        );
        let second = send(
            &town,
            &mut secretary,
            &path,
            &moved("Réunion publique", "18:00", "0"),
        )
        .await;
        assert_eq!(second.status, 409);
        says(
            &second.text,
            &[
                "Quelqu’un a modifié",
                "Réunion élargie",
                "value=\"Réunion publique\"",
                "value=\"1\"",
            ],
        );
        let third = send(
            &town,
            &mut secretary,
            &path,
            &moved("Réunion publique", "18:00", "1"),
        )
        .await;
        says(
            &follow(&mut secretary, &third).await,
            &["Réunion publique", "18\u{a0}h"],
        );
    });
}

#[tokio::test]
async fn an_agenda_points_to_pages_of_this_site() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let before = circle
            .plan(&town, "Réunion préparatoire", "2026-12-01T17:30:00Z")
            .await;
        let id = circle.plan(&town, "Réunion", "2026-12-08T17:30:00Z").await;
        let mut chair = signed_in(&town, "Camille Durand").await;
        let path = format!("/reunions/{id}/ordre-du-jour");
        let address = format!("http://localhost:8080/reunions/{before}?fait=rien");
        let added = send(&town, &mut chair, &path, &[("adresse", &address)]).await;
        let page = follow(&mut chair, &added).await;
        says(
            &page,
            &[
                &format!("<a href=\"/reunions/{before}\">Réunion préparatoire</a>"),
                "Bilan",
            ],
        );
        for (item, address, sentence) in [
            ("", "", "Écrivez un intitulé."),
            ("", "https://ailleurs.example/textes/3", "ne mène à aucun"),
            ("", address.as_str(), "déjà à l’ordre du jour"),
        ] {
            let refused = send(&town, &mut chair, &path, &[("point", item), ("adresse", address)]).await;
            assert_eq!(refused.status, 422);
            says(&refused.text, &[sentence]);
        }
        // What is taken off leaves the rest in order.
        let item = page
            .split("name=\"item\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let removed = format!("{path}/retirer");
        let done = send(
            &town,
            &mut chair,
            &removed,
            &[("item", item.expect("a first item"))],
        )
        .await;
        let page = follow(&mut chair, &done).await;
        assert!(!page.contains("<li>Bilan"), "{page}");
        says(&page, &["Questions diverses"]);
    });
}
