//! Bringing a text in and working on it before it is put to discussion.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use texts::{EditDraft, ImportText};

use crate::council::{Council, FEATURES, PLAN, browser_of, document, page, refusal, send, whole};

#[tokio::test]
async fn a_text_is_pasted_looked_at_then_kept() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let mut secretary = browser_of(&town, council.secretary);
        let form = page(&mut secretary, "/textes/nouveau").await;
        assert!(form.contains("Groupe numérique"));
        let group = council.group.to_string();
        let typed = [("title", "Avis"), ("group", &group), ("markdown", PLAN)];
        let mut preview = typed.to_vec();
        preview.push(("geste", "apercu"));
        let looked = whole(
            send(&town, &mut secretary, "/textes/nouveau", &preview).await,
            200,
        );
        assert!(
            looked.contains("6 parties trouvées") && looked.contains("Action 13 – Favoriser"),
            "{looked}"
        );
        let kept = send(&town, &mut secretary, "/textes/nouveau", &typed).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let place = kept.location.expect("the text");
        let reading = page(&mut secretary, &place).await;
        assert!(
            reading.contains("Le texte est enregistré.") && reading.contains("id=\"action-7-alinea-2\""),
            "{reading}"
        );
        assert!(reading.contains("Sommaire") && reading.contains("href=\"#action-13\""));
        assert!(page(&mut town.browser(), "/textes").await.contains("Avis"));
    });
}

#[tokio::test]
async fn two_megabytes_are_taken_and_more_comes_back_with_a_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let mut secretary = browser_of(&town, council.secretary);
        let group = council.group.to_string();
        let mut large = String::new();
        for number in 1..=400 {
            large.extend(["## Action ", &number.to_string(), " – Agir\n\n"]);
            while large.len() < number * 4_990 {
                large.push_str(
                    "Les services du pays publient chaque année le bilan des données ouvertes.\n\n",
                );
            }
        }
        assert!(
            large.len() > 1_990_000 && large.len() <= 2_000_000,
            "{}",
            large.len()
        );
        let typed = [
            ("title", "Grand plan"),
            ("group", group.as_str()),
            ("markdown", large.as_str()),
        ];
        let kept = send(&town, &mut secretary, "/textes/nouveau", &typed).await;
        assert_eq!(kept.status, 303, "{}", &kept.text[..kept.text.len().min(3_000)]);
        let place = kept.location.expect("the text");
        let reading = secretary.get(&place).await;
        assert_eq!(reading.status, 200);
        assert!(reading.text.contains("id=\"action-400\""));

        let text = place
            .trim_start_matches("/textes/")
            .split('?')
            .next()
            .expect("an id")
            .parse()
            .expect("an id");
        town.act(Actor::Person(council.chair), texts::OpenDiscussion { text })
            .await
            .expect("opened");
        let started = std::time::Instant::now();
        let wording = "Les services du pays publient chaque mois le bilan des données ouvertes.";
        crate::council::rewrite(&town, text, council.lea, "action-200/alinea-3", wording)
            .await
            .expect("tabled");
        println!("an amendment to a text of 2 MB: {:?}", started.elapsed());

        let larger = "a".repeat(2_000_001);
        let typed = [
            ("title", "Trop grand"),
            ("group", group.as_str()),
            ("markdown", larger.as_str()),
        ];
        let refused = send(&town, &mut secretary, "/textes/nouveau", &typed).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("dépasse 2 Mo") && refused.text.contains(&larger),
            "the text came back"
        );
    });
}

#[tokio::test]
async fn bad_input_comes_back_with_what_was_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let mut secretary = browser_of(&town, council.secretary);
        let group = council.group.to_string();
        let long = "é".repeat(201);
        let cases = [
            (
                [("title", ""), ("group", group.as_str()), ("markdown", "Texte.")],
                "Donnez un titre",
            ),
            (
                [
                    ("title", long.as_str()),
                    ("group", group.as_str()),
                    ("markdown", "Texte."),
                ],
                "dépasse 200 caractères",
            ),
            (
                [("title", "Avis"), ("group", ""), ("markdown", "Texte.")],
                "Choisissez le groupe",
            ),
            (
                [("title", "Avis"), ("group", group.as_str()), ("markdown", " \n ")],
                "Collez ou écrivez",
            ),
        ];
        for (typed, said) in cases {
            let page = whole(send(&town, &mut secretary, "/textes/nouveau", &typed).await, 422);
            assert!(page.contains(said), "{said} in {page}");
            assert!(
                page.contains(&format!("value=\"{}\"", typed[0].1)),
                "the title is kept"
            );
        }
        let unreadable = secretary
            .post("/textes/nouveau", &[("title", "sans identifiant")])
            .await;
        assert!(unreadable.status.is_client_error() && !unreadable.text.contains('⟦'));
        for unknown in [
            "/textes/pas-un-identifiant",
            "/textes/00000000-0000-0000-0000-000000000000",
        ] {
            let reply = secretary.get(unknown).await;
            assert_eq!(reply.status, 404, "{unknown}");
            assert!(!reply.text.contains('⟦'));
        }
        // What neither PostgreSQL nor Git can hold is dropped, not an error.
        let deed = ImportText {
            group: council.group,
            title: "A\0vis".to_owned(),
            markdown: "Un\0.\r\n\r\nDeux.".to_owned(),
        };
        let text = town
            .act(Actor::Person(council.secretary), deed)
            .await
            .expect("imported");
        let kept = document(&town, text).await;
        assert_eq!(
            (kept.title.as_str(), kept.markdown.as_str()),
            ("Avis", "Un.\n\nDeux.\n")
        );
    });
}

#[tokio::test]
async fn an_edit_made_from_an_old_version_shows_both_and_loses_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let mut secretary = browser_of(&town, council.secretary);
        let mut chair = browser_of(&town, council.chair);
        let path = format!("/textes/{text}/modifier");
        page(&mut secretary, &path).await;
        let first = [
            ("version", "1"),
            ("title", "Avis du groupe"),
            ("markdown", "Première rédaction."),
        ];
        assert_eq!(send(&town, &mut secretary, &path, &first).await.status, 303);
        let second = [
            ("version", "1"),
            ("title", "Avis commun"),
            ("markdown", "Seconde rédaction."),
        ];
        let both = whole(send(&town, &mut chair, &path, &second).await, 409);
        assert!(
            both.contains("Première rédaction.") && both.contains("Seconde rédaction."),
            "{both}"
        );
        assert!(both.contains("value=\"Avis commun\"") && both.contains("name=\"version\" value=\"1\""));
        // Both changed the title and the whole text: each place waits for a choice.
        let names: Vec<String> = both
            .split("type=\"radio\"")
            .filter_map(|field| field.split_once("name=\"choix-")?.1.split('"').next())
            .map(|key| format!("choix-{key}"))
            .collect();
        let mut again = second.to_vec();
        again.extend(names.iter().map(|name| (name.as_str(), "moi")));
        assert_eq!(send(&town, &mut chair, &path, &again).await.status, 303);
        let kept = document(&town, text).await;
        assert_eq!(
            (kept.version, kept.markdown.as_str()),
            (3, "Seconde rédaction.\n")
        );

        let stale = EditDraft {
            title_before: String::new(),
            choices: std::collections::BTreeMap::new(),
            text,
            version: 1,
            title: "X".to_owned(),
            markdown: "Y".to_owned(),
        };
        assert!(matches!(
            town.act(Actor::Person(council.chair), stale).await,
            Err(Fault::Stale("text"))
        ));
        town.act(Actor::Person(council.chair), texts::OpenDiscussion { text })
            .await
            .expect("opened");
        let late = EditDraft {
            title_before: String::new(),
            choices: std::collections::BTreeMap::new(),
            text,
            version: 3,
            title: "X".to_owned(),
            markdown: "Y".to_owned(),
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.chair), late).await),
            "texts-no-longer-draft"
        );
    });
}
