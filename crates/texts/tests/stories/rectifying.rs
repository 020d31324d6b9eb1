//! An amendment over several passages, rectified passage by passage.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::{CloseDiscussion, OpenDiscussion, TextId};

use crate::council::{Council, FEATURES, PLAN, amendment, browser_of, page, propose, send, whole};

const BOTH: &str = "I. – À l’alinéa 2 de l’action 7, remplacer « est publié » par « est publié chaque mois ».\nII. – À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».";

/// The council, its text put to discussion, and the amendment of Léa over two passages.
async fn amended(town: &TestTown) -> (Council, TextId) {
    let council = Council::gather(town).await;
    let text = council.discuss(town).await;
    propose(town, text, council.lea, BOTH).await.expect("tabled");
    (council, text)
}

#[tokio::test]
async fn each_passage_is_rectified_in_place() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (council, text) = amended(&town).await;
        let path = format!("/textes/{text}/amendements/1/rectifier");
        let mut lea = browser_of(&town, council.lea);
        let form = page(&mut lea, &path).await;
        assert!(
            form.contains("name=\"ou\" value=\"action-7/alinea-2\"")
                && form.contains("Un bilan est publié chaque mois.")
                && form.contains("name=\"ou-2\" value=\"action-13/alinea-2\"")
                && form.contains("Le coût est de 45 000 euros.")
                && form.contains("Laisser tel quel le passage")
                && form.contains("Changer aussi un autre passage"),
            "{form}"
        );
        // Its sentence may still be rectified as such.
        assert!(form.contains("/rectifier?forme=phrase\""), "{form}");
        let sentence = page(&mut lea, &format!("{path}?forme=phrase")).await;
        assert!(
            sentence.contains("name=\"sentence\"") && !sentence.contains("name=\"wording\""),
            "{sentence}"
        );

        let both = [
            ("ou", "action-7/alinea-2"),
            ("text_version", "1"),
            ("version", "1"),
            ("wording", "Un bilan est publié chaque mois."),
            ("ou-2", "action-13/alinea-2"),
            ("wording-2", "Le coût est de 50 000 euros."),
        ];
        // One more passage is opened and one is left, nothing typed is lost, and nothing is rectified yet.
        let mut more = both.to_vec();
        more.extend([("autre", "action-12/alinea-1"), ("geste", "ajouter")]);
        let opened = whole(send(&town, &mut lea, &path, &more).await, 200);
        assert!(
            opened.contains("name=\"wording-3\"")
                && opened.contains("Des ateliers se tiennent dans chaque commune.")
                && opened.contains("Le coût est de 50 000 euros.")
                && opened.contains("name=\"version\" value=\"1\""),
            "{opened}"
        );
        let mut left = both.to_vec();
        left.push(("geste", "laisser-2"));
        let left = whole(send(&town, &mut lea, &path, &left).await, 200);
        assert!(!left.contains("50 000") && left.contains("chaque mois"), "{left}");
        assert_eq!(amendment(&town, text, 1).await.version, 1);

        let reply = send(&town, &mut lea, &path, &both).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let kept = amendment(&town, text, 1).await;
        assert!(
            kept.version == 2
                && kept.sentence.contains("chaque mois")
                && kept.sentence.contains("50")
                && !kept.sentence.contains("45"),
            "{}",
            kept.sentence
        );
        let again = page(&mut lea, &path).await;
        assert!(again.contains("Le coût est de 50 000 euros."), "{again}");
    });
}

#[tokio::test]
async fn what_was_typed_in_each_passage_is_given_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (council, text) = amended(&town).await;
        let path = format!("/textes/{text}/amendements/1/rectifier");
        let mut lea = browser_of(&town, council.lea);
        let typed = [
            ("ou", "action-7/alinea-2"),
            ("text_version", "1"),
            ("version", "1"),
            ("wording", "Un bilan est débattu."),
            ("ou-2", "action-13/alinea-2"),
            ("wording-2", "Le coût est de 60 000 euros."),
        ];
        assert_eq!(send(&town, &mut lea, &path, &typed).await.status, 303);
        // From another tab, opened before: what stands now and what was typed, both shown.
        let mut late = typed.to_vec();
        late[3] = ("wording", "Un bilan est voté.");
        late[5] = ("wording-2", "Le coût est de 70 000 euros.");
        let conflict = whole(send(&town, &mut lea, &path, &late).await, 409);
        assert!(
            conflict.contains("Un bilan est voté.")
                && conflict.contains("Le coût est de 70 000 euros.")
                && conflict.contains("data-later-current")
                && conflict.contains("name=\"version\" value=\"2\""),
            "{conflict}"
        );
        // A passage inside another one is refused beside its own field.
        let mut twice = late.clone();
        twice[2] = ("version", "2");
        twice[4] = ("ou-2", "action-7");
        let refused = whole(send(&town, &mut lea, &path, &twice).await, 422);
        assert!(
            refused.contains("Ce passage est déjà compris dans un autre") && refused.contains("70 000"),
            "{refused}"
        );
        // The discussion closes meanwhile: each passage is given back.
        town.act(Actor::Person(council.chair), CloseDiscussion { text })
            .await
            .expect("closed");
        let over = whole(send(&town, &mut lea, &path, &late).await, 409);
        assert!(
            over.contains("Un bilan est voté.")
                && over.contains("Le coût est de 70 000 euros.")
                && !over.contains("Laisser tel quel le passage"),
            "{over}"
        );
    });
}

#[tokio::test]
async fn what_cannot_be_written_in_place_keeps_its_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let sentence = "I. – Supprimer l’action 14.\nII. – À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».";
        propose(&town, text, council.lea, sentence).await.expect("tabled");
        let mut lea = browser_of(&town, council.lea);
        let form = page(&mut lea, &format!("/textes/{text}/amendements/1/rectifier")).await;
        assert!(
            form.contains("name=\"sentence\"") && form.contains("Supprimer l’action 14."),
            "{form}"
        );
    });
}

#[tokio::test]
async fn a_division_takes_another_number_and_what_speaks_of_it_is_listed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let plan = PLAN.replace(
            "Un bilan est publié.",
            "Un bilan est publié, comme le veut l’action 14.",
        );
        let text = council.import(&town, &plan).await;
        town.act(Actor::Person(council.chair), OpenDiscussion { text })
            .await
            .expect("open");
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amender");
        let taken = [("ou", ""), ("sentence", "L’action 14 devient l’action 13.")];
        let refused = whole(send(&town, &mut lea, &path, &taken).await, 422);
        assert!(
            refused.contains("porteraient le même numéro") && refused.contains("l’action 13, l’action 14"),
            "{refused}"
        );
        let free = [
            ("ou", ""),
            ("sentence", "L’action 14 devient l’action 15."),
            ("geste", "verifier"),
        ];
        let checked = whole(send(&town, &mut lea, &path, &free).await, 200);
        assert!(
            checked.contains("n’est pas réécrit") && checked.contains("l’alinéa 2 de l’action 7"),
            "{checked}"
        );
        propose(&town, text, council.lea, "L’action 14 devient l’action 15.")
            .await
            .expect("tabled");
        let shown = page(&mut lea, &format!("/textes/{text}/amendements/1")).await;
        assert!(
            shown.contains("n’est pas réécrit") && shown.contains("l’alinéa 2 de l’action 7"),
            "{shown}"
        );
    });
}
