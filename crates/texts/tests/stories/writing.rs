//! Writing amendments: in place or as a sentence, checked before they are tabled, rectified, withdrawn.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use texts::{AmendmentForm, Fate, RectifyAmendment, WithdrawAmendment};

use crate::council::{
    Council, FEATURES, amendment, browser_of, page, propose, refusal, rewrite, send, whole,
};

#[tokio::test]
async fn a_passage_is_rewritten_in_place_and_parvis_writes_the_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let mut lea = browser_of(&town, council.lea);
        let reading = page(&mut lea, &format!("/textes/{text}")).await;
        assert!(
            reading.contains("amender?ou=action-7/intitule")
                && reading.contains("Amender l’alinéa 1 de l’action 7"),
            "{reading}"
        );
        let path = format!("/textes/{text}/amender");
        let form = page(&mut lea, &format!("{path}?ou=action-7/alinea-1")).await;
        assert!(
            form.contains("data-original=\"Les données du pays sont recensées chaque année.\""),
            "{form}"
        );
        let wording = "Les données du pays sont recensées chaque mois.";
        let typed = [
            ("ou", "action-7/alinea-1"),
            ("text_version", "1"),
            ("wording", wording),
            ("rationale", "Plus vite."),
        ];
        let mut check = typed.to_vec();
        check.push(("geste", "verifier"));
        let checked = whole(send(&town, &mut lea, &path, &check).await, 200);
        assert!(
            checked.contains("Voici ce que Parvis a compris")
                && checked.contains("<del>")
                && checked.contains(wording),
            "{checked}"
        );
        assert!(
            checked.contains("À l’alinéa 1 de l’action 7, remplacer le mot"),
            "{checked}"
        );
        let tabled = send(&town, &mut lea, &path, &typed).await;
        assert_eq!(tabled.status, 303, "{}", tabled.text);
        let shown = page(&mut lea, &tabled.location.expect("the amendment")).await;
        assert!(
            shown.contains("Votre amendement est déposé.") && shown.contains("Plus vite."),
            "{shown}"
        );
        let kept = amendment(&town, text, 1).await;
        assert!(
            kept.sentence.starts_with("À l’alinéa 1 de l’action 7, remplacer"),
            "{}",
            kept.sentence
        );

        // Double click: the same request is done once.
        let request = town.id::<()>().to_string();
        let twice = [
            ("request_id", request.as_str()),
            ("ou", "action-12/intitule"),
            ("text_version", "1"),
            ("wording", "Former"),
        ];
        for _ in 0..2 {
            let reply = lea.post(&path, &twice).await;
            assert!(reply.location.expect("the amendment").contains("/amendements/2"));
        }
    });
}

#[tokio::test]
async fn what_is_not_understood_is_named_and_nothing_is_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amender");
        let cases = [
            (
                "Il faudrait mieux financer tout cela.",
                "Il faudrait mieux financer tout cela.",
            ),
            ("Supprimer l’alinéa 9 de l’action 7.", "ne peut pas s’appliquer"),
            (
                "À l’alinéa 1 de l’action 7, remplacer le mot : « routes » par le mot : « ponts ».",
                "routes",
            ),
            ("", "Écrivez la phrase"),
        ];
        for (sentence, said) in cases {
            for geste in ["verifier", "proposer"] {
                let typed = [
                    ("sentence", sentence),
                    ("rationale", "Mes raisons."),
                    ("geste", geste),
                ];
                let page = whole(send(&town, &mut lea, &path, &typed).await, 422);
                assert!(
                    page.contains(said) && page.contains("Mes raisons."),
                    "{said} in {page}"
                );
            }
        }
        for (wording, said) in [
            (
                "Les données du pays sont recensées chaque année.",
                "Rien n’a changé",
            ),
            ("Un.\n\n## Action 8 – Autre", "un titre ne peut pas entrer"),
        ] {
            let typed = [
                ("ou", "action-7/alinea-1"),
                ("text_version", "1"),
                ("wording", wording),
            ];
            let page = whole(send(&town, &mut lea, &path, &typed).await, 422);
            assert!(page.contains(said), "{said} in {page}");
        }
        let nowhere = lea.get(&format!("{path}?ou=action-99")).await;
        assert_eq!(nowhere.status, 404);
        let long = "a".repeat(50_001);
        assert_eq!(
            refusal(propose(&town, text, council.lea, &long).await),
            "texts-wording-long"
        );
        assert_eq!(
            refusal(rewrite(&town, text, council.lea, "action-7/alinea-1", &long).await),
            "texts-wording-long"
        );
        assert_eq!(crate::council::document(&town, text).await.last_number, 0);
    });
}

#[tokio::test]
async fn every_kind_of_passage_can_be_amended_in_place() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let cases = [
            (
                "preambule/alinea-1",
                "Le groupe a lu le plan numérique du pays d’Auriac.",
            ),
            (
                "action-7/intitule",
                "Définir une stratégie d’ouverture des données",
            ),
            ("action-7/alinea-2", ""),
            (
                "action-12/alinea-1",
                "Des ateliers se tiennent dans chaque commune.\n\nIls sont gratuits.",
            ),
            ("action-13", "Les outils sont choisis avec les habitants."),
            ("action-14", "Une aide est versée chaque année."),
            ("action-14/intitule", "Accompagner"),
        ];
        for (number, (path, wording)) in (1..).zip(cases) {
            let tabled = rewrite(&town, text, council.lea, path, wording).await;
            assert_eq!(tabled.expect(path), number);
            let kept = amendment(&town, text, number).await;
            assert!(kept.sentence.ends_with(['.', '»']), "{path}: {}", kept.sentence);
        }
        let mut malo = browser_of(&town, council.malo);
        let reading = page(&mut malo, &format!("/textes/{text}")).await;
        let folded = ["1 amendement<", "2 amendements<"].map(|words| reading.matches(words).count());
        assert_eq!(folded, [5, 1], "{reading}");
    });
}

#[tokio::test]
async fn rectifying_from_an_old_version_shows_both() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-13/alinea-2",
            "Le coût est de 45 000 euros.",
        )
        .await
        .expect("tabled");
        let path = format!("/textes/{text}/amendements/1/rectifier");
        let mut lea = browser_of(&town, council.lea);
        let form = page(&mut lea, &path).await;
        assert!(
            form.contains("name=\"ou\" value=\"action-13/alinea-2\"") && form.contains("45 000 euros."),
            "{form}"
        );
        let first = [
            ("ou", "action-13/alinea-2"),
            ("text_version", "1"),
            ("version", "1"),
            ("wording", "Le coût est de 50 000 euros."),
        ];
        assert_eq!(send(&town, &mut lea, &path, &first).await.status, 303);
        let kept = amendment(&town, text, 1).await;
        assert!(
            kept.version == 2 && kept.sentence.contains("50 000"),
            "{}",
            kept.sentence
        );
        let second = [
            ("ou", "action-13/alinea-2"),
            ("text_version", "1"),
            ("version", "1"),
            ("wording", "Le coût est de 55 000 euros."),
        ];
        let both = whole(send(&town, &mut lea, &path, &second).await, 409);
        assert!(
            both.contains("50 000")
                && both.contains("55 000")
                && both.contains("name=\"version\" value=\"2\""),
            "{both}"
        );
        // Sent later, both versions are shown, and one’s own may be put over the other.
        let waits = format!("data-later=\"rectifier-{}\"", kept.id);
        assert!(
            both.contains("data-later-current") && both.contains(&waits) && both.contains("data-later-whole"),
            "{both}"
        );
        let proposal = page(&mut lea, &format!("/textes/{text}/amender")).await;
        let waits = format!("data-later=\"amender-{text}-\"");
        assert!(
            proposal.contains(&waits)
                && !proposal.contains("data-later-whole")
                && proposal.contains("value=\"verifier\" data-needs-network"),
            "{proposal}"
        );

        let by_sentence = RectifyAmendment {
            amendment: kept.id,
            version: 2,
            form: AmendmentForm::Sentence("Supprimer l’action 14.".to_owned()),
            rationale: String::new(),
        };
        town.act(Actor::Person(council.lea), by_sentence)
            .await
            .expect("rectified");
        let kept = amendment(&town, text, 1).await;
        assert_eq!(
            (kept.version, kept.sentence.as_str()),
            (3, "Supprimer l’action 14.")
        );
        let shown = page(&mut lea, &format!("/textes/{text}/amendements/1")).await;
        assert!(
            shown.contains("rectifié 2 fois") && !shown.contains("45 000"),
            "{shown}"
        );
        let stale = RectifyAmendment {
            amendment: kept.id,
            version: 2,
            form: AmendmentForm::Sentence("Supprimer l’action 13.".to_owned()),
            rationale: String::new(),
        };
        assert!(matches!(
            town.act(Actor::Person(council.lea), stale).await,
            Err(Fault::Stale("amendment"))
        ));
    });
}

#[tokio::test]
async fn an_amendment_is_withdrawn_by_its_author_until_it_is_voted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        for sentence in ["Supprimer l’action 14.", "Supprimer l’action 13."] {
            propose(&town, text, council.lea, sentence).await.expect("tabled");
        }
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amendements/1");
        assert!(page(&mut lea, &path).await.contains("Retirer l’amendement"));
        assert!(
            !page(&mut browser_of(&town, council.malo), &path)
                .await
                .contains("Retirer l’amendement")
        );
        let done = send(&town, &mut lea, &format!("{path}/retirer"), &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Withdrawn);
        let again = WithdrawAmendment {
            amendment: amendment(&town, text, 1).await.id,
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.lea), again).await),
            "texts-amendment-settled"
        );
        council.close(&town, text).await;
        assert_eq!(
            refusal(propose(&town, text, council.lea, "Supprimer l’action 7.").await),
            "texts-not-in-discussion"
        );
        assert_eq!(council.open_votes(&town, text).await, 1);
        let voted = WithdrawAmendment {
            amendment: amendment(&town, text, 2).await.id,
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.lea), voted).await),
            "texts-vote-is-open"
        );
    });
}

/// The discussion closes while people are writing: the page says so, and gives back what each had typed.
#[tokio::test]
async fn what_was_being_written_when_the_discussion_closed_comes_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let path = format!("/textes/{text}");
        let mut lea = browser_of(&town, council.lea);
        let form = page(&mut lea, &format!("{path}/amendements/1/rectifier")).await;
        assert!(form.contains("name=\"sentence\"") && form.contains("Supprimer l’action 14."));
        council.close(&town, text).await;

        let wording = "Les données du pays sont recensées chaque semaine.";
        let rationale = "Parce que chaque mois, c’est trop peu.";
        let in_place = [
            ("ou", "action-7/alinea-1"),
            ("text_version", "1"),
            ("wording", wording),
            ("rationale", rationale),
        ];
        let as_sentence = [
            ("version", "1"),
            ("sentence", "Supprimer l’alinéa 1 de l’action 14."),
            ("rationale", rationale),
        ];
        let gone = [
            ("ou", "action-99/alinea-4"),
            ("wording", wording),
            ("rationale", rationale),
        ];
        for (address, fields, typed) in [
            ("amender", &in_place[..], wording),
            (
                "amender",
                &as_sentence[1..],
                "Supprimer l’alinéa 1 de l’action 14.",
            ),
            ("amender", &gone[..], wording),
            (
                "amendements/1/rectifier",
                &as_sentence[..],
                "Supprimer l’alinéa 1 de l’action 14.",
            ),
        ] {
            let reply = send(&town, &mut lea, &format!("{path}/{address}"), fields).await;
            let shown = whole(reply, 409);
            for wanted in [typed, rationale, "n’est pas en discussion", "Rien n’a été déposé"] {
                assert!(shown.contains(wanted), "{address}: {wanted} in {shown}");
            }
            assert!(
                !shown.contains("value=\"proposer\""),
                "nothing can be sent: {shown}"
            );
        }

        // Opened without having typed anything, the form is a refusal like any other.
        let empty = lea.get(&format!("{path}/amender")).await;
        assert_eq!(empty.status, 409);
    });
}

#[tokio::test]
async fn a_draft_put_to_discussion_meanwhile_gives_its_words_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let typed = [
            ("version", "1"),
            ("title", "Avis revu"),
            ("markdown", "# Avis\n\nUne phrase à laquelle on tient."),
        ];
        let mut secretary = browser_of(&town, council.secretary);
        let reply = send(&town, &mut secretary, &format!("/textes/{text}/modifier"), &typed).await;
        let shown = whole(reply, 409);
        for wanted in [
            "Avis revu",
            "Une phrase à laquelle on tient.",
            "Rien n’a été déposé",
        ] {
            assert!(shown.contains(wanted), "{wanted} in {shown}");
        }
        assert!(!shown.contains("value=\"garder\""));
    });
}

/// Whatever page refuses, what was written is on it: here a session that ended, and a mandate that did.
#[tokio::test]
async fn a_session_that_ended_loses_nothing_that_was_written() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let path = format!("/textes/{text}/amender");
        let typed = [
            ("sentence", "Supprimer l’action 14."),
            ("rationale", "Elle est <vide>."),
        ];
        let mut nobody = town.browser();
        let shown = whole(send(&town, &mut nobody, &path, &typed).await, 403);
        for wanted in [
            "Ce que vous aviez écrit",
            "Supprimer l’action 14.",
            "Elle est &lt;vide&gt;.",
            &format!("href=\"/connexion?retour={path}\""),
        ] {
            assert!(shown.contains(wanted), "{wanted} in {shown}");
        }
        let mut passer_by = browser_of(&town, council.passer_by);
        let shown = whole(send(&town, &mut passer_by, &path, &typed).await, 403);
        assert!(shown.contains("Supprimer l’action 14.") && shown.contains("Proposer un amendement"));
        // Nothing written, nothing to keep: straight to the sign-in page.
        let sent = send(&town, &mut nobody, &path, &[("sentence", "")]).await;
        assert_eq!(sent.status, 303);
    });
}
