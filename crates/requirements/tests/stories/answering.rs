//! From a passage of an adopted text to what each project does of it, through the pages.

use requirements::Reach;
use testkit::{TestTown, browser_of, on_both_engines, page, send, whole};

use crate::{FEATURES, PLACES, SCHEME, Town, examination_in, says, says_not};

#[tokio::test]
async fn a_passage_is_marked_and_every_project_says_how_it_answers() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let square = cast.project(&town, "Refaire la place du marché").await;
        let mut visitor = town.browser();
        says_not(
            &page(&mut visitor, &format!("/textes/{text}")).await,
            &["/exigences/nouvelle"],
        );
        let mut nolwenn = browser_of(&town, cast.nolwenn);
        let choose = format!("/exigences/nouvelle?texte={text}");
        says(
            &page(&mut nolwenn, &format!("/textes/{text}")).await,
            &["Exigences relevées dans ce texte", &choose],
        );
        says(
            &page(&mut nolwenn, &choose).await,
            &[
                "Choisir l’alinéa 1 de l’article 3",
                "Choisir l’article 2",
                &format!("texte={text}&amp;ou={PLACES}"),
            ],
        );
        let form = format!("{choose}&ou={PLACES}");
        says(
            &page(&mut nolwenn, &form).await,
            &["Tout projet d’aménagement prévoit des places"],
        );
        let id = text.to_string();
        let wrong = [
            ("texte", id.as_str()),
            ("ou", PLACES),
            ("titre", " "),
            ("theme", "Mobilités"),
            ("portee", ""),
        ];
        says(
            &whole(
                send(&town, &mut nolwenn, "/exigences/nouvelle", &wrong).await,
                422,
            ),
            &["Dites quels projets sont concernés", "value=\"Mobilités\""],
        );
        let right = [
            ("texte", id.as_str()),
            ("ou", PLACES),
            ("titre", "Des places pour les vélos"),
            ("theme", "Mobilités"),
            ("portee", "tous"),
        ];
        let marked = send(&town, &mut nolwenn, "/exigences/nouvelle", &right).await;
        assert_eq!(marked.status, 303, "{}", marked.text);
        let path = marked.location.expect("a page");
        let path = path.split('?').next().expect("a path").to_owned();
        // The project under way is told at once, the next one when it begins.
        says(
            &page(&mut visitor, &path).await,
            &[
                "l’alinéa 1 de l’article 3",
                &format!("/textes/{text}?vue=texte#article-3-alinea-1"),
                "1 projet\u{a0}: 1 à examiner",
                "Refaire la place du marché",
            ],
        );
        let street = cast.project(&town, "Paver la rue du Lait").await;
        says(
            &page(&mut visitor, &path).await,
            &["2 projets\u{a0}: 2 à examiner", "Paver la rue du Lait"],
        );
        let before = page(&mut visitor, &format!("/parcours/{street}")).await;
        says(&before, &["1 exigence à examiner avant la décision"]);
        let alert = before.find("à examiner avant la décision").expect("said");
        let steps = before.find("Maintenant").unwrap_or(usize::MAX);
        assert!(alert < steps, "it stands before what decides");

        // Who carries the project answers: a part needs its reason, a proof is an address.
        let requirement = path.rsplit('/').next().expect("an id").parse().expect("an id");
        let examination = examination_in(&before, requirement);
        let answer = format!("{path}/examens/{examination}");
        let mut yann = browser_of(&town, cast.yann);
        says(&page(&mut yann, &answer).await, &["Répondre"]);
        let wrong = [
            ("version", "0"),
            ("etat", "en-partie"),
            ("raison", ""),
            ("preuve", "javascript:alert(1)"),
        ];
        says(
            &whole(send(&town, &mut yann, &answer, &wrong).await, 422),
            &[
                "Dites pourquoi",
                "qui commence par https://",
                "value=\"javascript:alert(1)\"",
            ],
        );
        let right = [
            ("version", "0"),
            ("etat", "en-partie"),
            ("raison", "Dix places au lieu de vingt, faute de largeur."),
            ("preuve", "https://ville.example/plan.pdf"),
        ];
        assert_eq!(send(&town, &mut yann, &answer, &right).await.status, 303);
        says(
            &page(&mut visitor, &path).await,
            &[
                "2 projets\u{a0}: 1 à examiner, 1 en partie",
                "Dix places au lieu de vingt",
                "https://ville.example/plan.pdf",
            ],
        );
        says(
            &page(&mut visitor, &answer).await,
            &["par Yann Kervella", "En partie"],
        );
        let now = page(&mut visitor, &format!("/parcours/{street}")).await;
        says(&now, &["En partie", "Dix places au lieu de vingt"]);
        says_not(&now, &["à examiner avant la décision"]);
        // Said again, both stay.
        let later = [
            ("version", "1"),
            ("etat", "pris-en-compte"),
            ("raison", ""),
            ("preuve", ""),
        ];
        assert_eq!(send(&town, &mut yann, &answer, &later).await.status, 303);
        says(
            &page(&mut visitor, &answer).await,
            &["Pris en compte", "Dix places au lieu de vingt"],
        );
        // The same as a file and as a feed; nobody is named in either.
        let file = visitor.get(&format!("{path}/projets.csv")).await;
        says(
            &file.text,
            &[
                "exigence_id,exigence,theme,projet",
                "Refaire la place du marché",
                "a-examiner",
                "pris-en-compte",
            ],
        );
        let feed = visitor
            .get(&format!("/exigences.atom?exigence={requirement}"))
            .await;
        says(&feed.text, &["Paver la rue du Lait", "Pris en compte"]);
        for text in [&file.text, &feed.text] {
            says_not(text, &["Kervella"]);
        }
        let found = search::find(&mut town.sql(), town.body, "places vélos", None, 10, 0)
            .await
            .expect("a search");
        assert!(found.hits.iter().any(|hit| hit.path == path));
        // Of one state only.
        let waiting = page(&mut visitor, &format!("{path}?etat=a-examiner")).await;
        says(&waiting, &["Refaire la place du marché"]);
        says(
            &page(&mut visitor, &format!("/exigences/projets/parcours/{square}")).await,
            &["Des places pour les vélos", "1 exigence à examiner"],
        );
        says(
            &page(&mut visitor, "/exigences").await,
            &["Des places pour les vélos", "Mobilités"],
        );
    });
}

#[tokio::test]
async fn two_who_answer_at_once_do_not_hide_one_another() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let project = cast.project(&town, "Refaire la place").await;
        let requirement = cast.mark(&town, text, Reach::All).await;
        let mut yann = browser_of(&town, cast.yann);
        let mut agent = browser_of(&town, cast.agent);
        let shown = page(&mut yann, &format!("/parcours/{project}")).await;
        let answer = format!(
            "/exigences/{requirement}/examens/{}",
            examination_in(&shown, requirement)
        );
        let first = [("version", "0"), ("etat", "pris-en-compte")];
        assert_eq!(send(&town, &mut agent, &answer, &first).await.status, 303);
        let second = [
            ("version", "0"),
            ("etat", "ecarte"),
            ("raison", "La place est trop petite."),
        ];
        let refused = whole(send(&town, &mut yann, &answer, &second).await, 422);
        says(
            &refused,
            &[
                "Quelqu’un a répondu pendant ce temps",
                "par Anne Agent",
                "La place est trop petite.",
                "name=\"version\" value=\"1\"",
            ],
        );
    });
}

#[tokio::test]
async fn a_project_is_tied_by_hand_from_either_page_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let requirement = cast.mark(&town, text, Reach::Chosen).await;
        let square = cast.project(&town, "Refaire la place").await;
        let street = cast.project(&town, "Paver la rue").await;
        let mut yann = browser_of(&town, cast.yann);
        let path = format!("/exigences/{requirement}");
        says(
            &page(&mut yann, &path).await,
            &["Aucun projet n’est concerné", "Refaire la place"],
        );
        let one = format!("parcours:{square}");
        let attach = format!("{path}/projets");
        assert_eq!(
            send(&town, &mut yann, &attach, &[("projet", &one)]).await.status,
            303
        );
        says(
            &whole(send(&town, &mut yann, &attach, &[("projet", &one)]).await, 422),
            &["Cette exigence concerne déjà ce projet"],
        );
        says(
            &whole(send(&town, &mut yann, &attach, &[("projet", "")]).await, 422),
            &["Choisissez un projet"],
        );
        let here = format!("/exigences/projets/parcours/{street}");
        says(
            &page(&mut yann, &here).await,
            &["Aucune exigence ne concerne ce projet"],
        );
        let id = requirement.to_string();
        assert_eq!(
            send(&town, &mut yann, &here, &[("exigence", &id)]).await.status,
            303
        );
        says(&page(&mut yann, &path).await, &["2 projets\u{a0}: 2 à examiner"]);
        // Who carries another group's projects ties none of these.
        let mut nolwenn = browser_of(&town, cast.nolwenn);
        says_not(&page(&mut nolwenn, &path).await, &["Projet à rattacher"]);
    });
}

#[tokio::test]
async fn a_plan_is_a_project_too() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let cast = Town::meet(&town).await;
        let text = cast.adopt(&town, "Schéma des mobilités", SCHEME).await;
        let open = |title: &str| indicators::OpenPlan {
            group: cast.works,
            title: title.to_owned(),
            description: String::new(),
        };
        let yann = kernel::Actor::Person(cast.yann);
        let before = town.act(yann, open("Plan voirie")).await.expect("opened");
        let requirement = cast.mark(&town, text, Reach::All).await;
        let after = town.act(yann, open("Plan éclairage")).await.expect("opened");
        let mut visitor = town.browser();
        for plan in [before, after] {
            says(
                &page(&mut visitor, &format!("/plans/{plan}")).await,
                &["Des places pour les vélos", "1 exigence à examiner"],
            );
        }
        says(
            &page(&mut visitor, &format!("/exigences/{requirement}")).await,
            &["Plan voirie", "Plan éclairage", "2 projets\u{a0}: 2 à examiner"],
        );
    });
}
