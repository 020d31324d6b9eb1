//! Signing somebody's amendment, changing several passages at once, reading an amendment in three columns.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use texts::{CosignAmendment, RectifyAmendment, WithdrawAmendment, WithdrawSignature};

use crate::council::{
    Council, FEATURES, amendment, browser_of, page, propose, refusal, rewrite, send, whole,
};

#[tokio::test]
async fn members_sign_an_amendment_with_its_author() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-7/alinea-2",
            "Un bilan est publié chaque mois.",
        )
        .await
        .expect("tabled");
        let path = format!("/textes/{text}/amendements/1");
        let mut malo = browser_of(&town, council.malo);
        assert!(page(&mut malo, &path).await.contains("Cosigner cet amendement"));
        let reply = send(&town, &mut malo, &format!("{path}/cosigner"), &[("version", "1")]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let shown = page(&mut malo, &path).await;
        assert!(
            shown.contains("Cosignataire<") && shown.contains("Retirer ma signature"),
            "{shown}"
        );
        assert!(!shown.contains("Cosigner cet amendement"), "{shown}");
        let id = amendment(&town, text, 1).await.id;
        let sign = |version| CosignAmendment {
            amendment: id,
            version,
        };
        let yann = Actor::Person(council.yann);
        town.act(yann, sign(1)).await.expect("signed");

        // Rectified after they signed: their signatures say so, and they may sign again.
        let rectify = RectifyAmendment {
            amendment: id,
            version: 1,
            form: texts::AmendmentForm::InPlace {
                path: "action-7/alinea-2".to_owned(),
                version: 1,
                new_text: "Un bilan est publié chaque trimestre.".to_owned(),
            },
            rationale: String::new(),
        };
        town.act(Actor::Person(council.lea), rectify)
            .await
            .expect("rectified");
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains("Cosignataires (2)")
                && shown.contains("Malo Tanguy (avant rectification), Yann Kervella (avant rectification)"),
            "{shown}"
        );
        assert!(matches!(town.act(yann, sign(1)).await, Err(Fault::Stale(_))));
        town.act(yann, sign(2)).await.expect("signed again");
        let withdrawn = send(&town, &mut malo, &format!("{path}/cosigner/retirer"), &[]).await;
        assert_eq!(withdrawn.status, 303, "{}", withdrawn.text);
        let shown = page(&mut town.browser(), &path).await;
        assert!(
            shown.contains("Cosignataire<") && !shown.contains("avant rectification"),
            "{shown}"
        );

        let again = WithdrawSignature { amendment: id };
        assert_eq!(
            refusal(town.act(Actor::Person(council.malo), again).await),
            "texts-cosign-not-signed"
        );
        assert_eq!(
            refusal(town.act(Actor::Person(council.lea), sign(2)).await),
            "texts-cosign-own"
        );
        assert_eq!(
            refusal(town.act(Actor::Person(council.passer_by), sign(2)).await),
            "texts.cosign"
        );
        town.act(Actor::Person(council.lea), WithdrawAmendment { amendment: id })
            .await
            .expect("withdrawn");
        assert_eq!(
            refusal(town.act(Actor::Person(council.chair), sign(2)).await),
            "texts-amendment-settled"
        );
    });
}

#[tokio::test]
async fn several_passages_are_changed_in_one_amendment_without_a_script() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let mut lea = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amender");
        let form = page(&mut lea, &format!("{path}?ou=action-7/alinea-2")).await;
        assert!(
            form.contains("Changer aussi un autre passage") && form.contains("value=\"action-13/alinea-2\""),
            "{form}"
        );
        let first = [
            ("ou", "action-7/alinea-2"),
            ("text_version", "1"),
            ("wording", "Un bilan est publié chaque mois."),
        ];
        let mut more = first.to_vec();
        more.extend([("autre", "action-13/alinea-2"), ("geste", "ajouter")]);
        let form = whole(send(&town, &mut lea, &path, &more).await, 200);
        assert!(
            form.contains("name=\"wording-2\"")
                && form.contains("Le coût est de 30 000 euros.")
                && form.contains("Un bilan est publié chaque mois."),
            "{form}"
        );
        let mut both = first.to_vec();
        both.extend([
            ("ou-2", "action-13/alinea-2"),
            ("wording-2", "Le coût est de 45 000 euros."),
        ]);
        let mut left = both.clone();
        left.push(("geste", "laisser-2"));
        let form = whole(send(&town, &mut lea, &path, &left).await, 200);
        assert!(!form.contains("wording-2"), "{form}");

        let mut twice = first.to_vec();
        twice.extend([("ou-2", "action-7"), ("wording-2", "Tout autre chose.")]);
        let refused = whole(send(&town, &mut lea, &path, &twice).await, 422);
        assert!(
            refused.contains("Ce passage est déjà compris dans un autre")
                && refused.contains("Tout autre chose."),
            "{refused}"
        );

        // What the script asks while one types: the same sentence, and nothing kept.
        let said = send(&town, &mut lea, &format!("{path}/phrase"), &both).await;
        assert_eq!(said.status, 200, "{}", said.text);
        assert!(
            said.text.contains("action 7") && said.text.contains("action 13"),
            "{}",
            said.text
        );
        let unchanged = [
            ("ou", "action-7/alinea-2"),
            ("text_version", "1"),
            ("wording", "Un bilan est publié."),
        ];
        let why = send(&town, &mut lea, &format!("{path}/phrase"), &unchanged).await;
        assert!(why.text.contains("Rien n’a changé"), "{}", why.text);
        let reply = send(&town, &mut lea, &path, &both).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let kept = amendment(&town, text, 1).await;
        assert!(
            kept.sentence.starts_with("I. – ") && kept.sentence.contains("II. – "),
            "{}",
            kept.sentence
        );
        let shown = page(&mut lea, &format!("/textes/{text}/amendements/1")).await;
        assert!(
            shown.contains("href=\"#passage-2\"") && shown.contains("id=\"passage-2\""),
            "each part of the sentence leads to its passage: {shown}"
        );
    });
}

#[tokio::test]
async fn an_amendment_is_read_in_three_columns() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let sentence = "À l’alinéa 2 de l’action 13, remplacer « 30 000 » par « 45 000 ».";
        propose(&town, text, council.lea, sentence).await.expect("tabled");
        let shown = page(&mut town.browser(), &format!("/textes/{text}/amendements/1")).await;
        let columns = &shown[shown.find("class=\"three-columns\"").expect("columns")..];
        for part in [
            "Texte en vigueur",
            "Le coût est de 30 000 euros.",
            sentence,
            "<del>",
            "45",
        ] {
            assert!(columns.contains(part), "{part} in {columns}");
        }
    });
}
