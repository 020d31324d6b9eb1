//! A thousand contributions: pages, orders, words, files.

use debates::{Contribute, SetSupport, Written};
use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::{CITIZEN, Circle, FEATURES, contribute, hides, open, person, says, signed_in};

#[tokio::test]
async fn a_thousand_contributions_are_read_page_by_page() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let elsewhere = circle.open(&town).await;
        let deed = Contribute {
            consultation: elsewhere,
            written: Written {
                title: "Idée d’avant".to_owned(),
                text: "Élaguer les tilleuls.".to_owned(),
                ..Written::default()
            },
            shows_name: false,
        };
        town.act(Actor::Person(circle.citizen), deed)
            .await
            .expect("published");
        let mut last = None;
        for author in 0..20 {
            let author = person(&town, &format!("Habitante {author}")).await;
            for n in 0..50 {
                let deed = Contribute {
                    consultation: id,
                    written: Written {
                        title: format!("Idée {author} – {n}"),
                        text: "Élaguer les tilleuls.".to_owned(),
                        theme: if n % 2 == 0 { "Vélo" } else { "" }.to_owned(),
                        place: String::new(),
                    },
                    shows_name: false,
                };
                last = Some(town.act(Actor::Person(author), deed).await.expect("published"));
            }
        }
        let last = last.expect("the last one");
        let deed = SetSupport {
            contribution: last,
            is_supported: true,
        };
        town.act(Actor::Person(circle.citizen), deed)
            .await
            .expect("supported");

        let mut visitor = town.browser();
        let path = format!("/consultations/{id}");
        let recent = open(&mut visitor, &format!("{path}?tri=recentes")).await;
        says(
            &recent,
            &[
                "1\u{202f}000 contributions",
                &format!("contributions/{last}?"),
                "page=50",
            ],
        );
        says(
            &open(&mut visitor, &format!("{path}?theme=V%C3%A9lo")).await,
            &["500 contributions"],
        );
        let supported = open(&mut visitor, &format!("{path}?tri=soutenues")).await;
        let first = supported.split("/contributions/").nth(1).expect("a first one");
        assert!(
            first.starts_with(&last.to_string()),
            "the supported one comes first"
        );
        // A thousand others that say the same take nobody's place in another consultation.
        let found = open(&mut visitor, &format!("/consultations/{elsewhere}?q=tilleuls")).await;
        says(&found, &["Idée d’avant", "1 contribution<"]);
        hides(&found, &["La recherche s’arrête"]);
        // A page beyond the last is the last one.
        let beyond = open(&mut visitor, &format!("{path}?tri=recentes&page=9999")).await;
        says(&beyond, &["aria-current=\"page\" aria-label=\"Page 50\""]);

        // At random: the same seed gives every contribution once, page after page; another seed another order.
        let ids = |page: &str| -> Vec<String> {
            page.split("/contributions/")
                .skip(1)
                .filter_map(|rest| Some(rest.split_once('?')?.0.to_owned()))
                .filter(|id| id.len() == 36)
                .collect()
        };
        let mut seen = Vec::new();
        for page in 1..=50 {
            let address = format!("{path}?tri=hasard&graine=4242&page={page}");
            seen.extend(ids(&open(&mut visitor, &address).await));
        }
        assert_eq!(seen.len(), 1000);
        let other = ids(&open(&mut visitor, &format!("{path}?tri=hasard&graine=77&page=1")).await);
        assert_ne!(seen[..20], other[..]);
        let distinct: std::collections::BTreeSet<&String> = seen.iter().collect();
        assert_eq!(distinct.len(), 1000);
        // Somebody signed in finds the same order again without any seed.
        let mut citizen = signed_in(&town, CITIZEN).await;
        assert_eq!(
            ids(&open(&mut citizen, &path).await),
            ids(&open(&mut citizen, &path).await)
        );
        let csv = visitor.get(&format!("{path}/contributions.csv")).await;
        assert_eq!(csv.text.matches("\r\n").count(), 1001);
    });
}

#[tokio::test]
async fn words_find_with_or_without_accents_and_only_in_this_consultation() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let other = circle.open(&town).await;
        contribute(&town, circle.citizen, id, "Éclairer la venelle").await;
        contribute(&town, circle.neighbour, id, "Des arceaux").await;
        contribute(&town, circle.neighbour, other, "Éclairer le parc").await;
        let mut browser = signed_in(&town, CITIZEN).await;
        let page = open(&mut browser, &format!("/consultations/{id}?q=eclairer")).await;
        says(&page, &["Éclairer la venelle", "1 contribution<"]);
        hides(&page, &["Des arceaux", "Éclairer le parc"]);
        let own = open(&mut browser, &format!("/consultations/{id}?miennes=oui")).await;
        says(&own, &["Éclairer la venelle"]);
        hides(&own, &["Des arceaux"]);
        let none = open(
            &mut browser,
            &format!("/consultations/{id}?q=zzz&theme=%22%3E%3Cscript%3E"),
        )
        .await;
        says(&none, &["Aucune contribution ne correspond"]);
        hides(&none, &["<script>\""]);
    });
}

#[tokio::test]
async fn files_hold_what_is_public_and_nobody() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let deed = Contribute {
            consultation: id,
            written: Written {
                title: "=SOMME(A1) ; « été »".to_owned(),
                text: "Une ligne,\net \"une autre\".".to_owned(),
                theme: String::new(),
                place: String::new(),
            },
            shows_name: true,
        };
        let contribution = town
            .act(Actor::Person(circle.citizen), deed)
            .await
            .expect("published");
        let mut visitor = town.browser();
        let csv = visitor
            .get(&format!("/consultations/{id}/contributions.csv"))
            .await;
        assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
        let expected = format!(
            "id,etat,ecrite_le,modifiee_le,theme,lieu,titre,texte,soutiens,commentaires,suite,suite_pourquoi,suite_le\r\n\
             {contribution},publie,2026-11-10T17:30:00Z,2026-11-10T17:30:00Z,,,'=SOMME(A1) ; « été »,\
             \"Une ligne,\net \"\"une autre\"\".\",0,0,,,\r\n"
        );
        assert_eq!(csv.text, expected);
        let atom = visitor
            .get(&format!("/consultations/{id}/contributions.atom"))
            .await;
        assert_eq!(
            atom.headers["content-type"],
            "application/atom+xml; charset=utf-8"
        );
        says(
            &atom.text,
            &["<feed", "=SOMME(A1)", &format!("urn:uuid:{contribution}")],
        );
        let json = visitor
            .get(&format!("/consultations/{id}/contributions.json"))
            .await;
        assert_eq!(
            json.headers["content-type"],
            "application/feed+json; charset=utf-8"
        );
        says(&json.text, &["=SOMME(A1)", &format!("urn:uuid:{contribution}")]);
        let of_theme = visitor
            .get(&format!("/consultations/{id}/contributions.atom?theme=Voirie"))
            .await;
        says(&of_theme.text, &["contributions.atom?theme=Voirie"]);
        hides(&of_theme.text, &["<entry>"]);
        for file in [&csv.text, &atom.text, &json.text] {
            hides(file, &["Maïwenn", "exemple.fr"]);
        }
        says(
            &open(&mut visitor, &format!("/consultations/{id}")).await,
            &["Licence Ouverte 2.0"],
        );
    });
}
