//! Amendments that cannot all be in the text.

use kernel::{Actor, Fault};
use testkit::{TestTown, on_both_engines};
use texts::model::FallenBecause;
use texts::sitting::{DecisionId, Verdict};
use texts::{AmendmentForm, DecideInSitting, Fate, RectifyAmendment, TextId};

use crate::council::{
    Council, FEATURES, amendment, browser_of, document, page, propose, refusal, rewrite, send,
    shown_in_sitting, whole,
};

#[tokio::test]
async fn two_wordings_of_one_passage_both_stand_until_one_is_adopted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let path = "action-13/alinea-2";
        rewrite(&town, text, council.lea, path, "Le coût est de 45 000 euros.")
            .await
            .expect("tabled");
        rewrite(&town, text, council.malo, path, "Le coût est de 60 000 euros.")
            .await
            .expect("tabled");
        rewrite(&town, text, council.yann, path, "Le coût est de 45 000 euros.")
            .await
            .expect("tabled");
        let mut lea = browser_of(&town, council.lea);
        let reading = page(&mut lea, &format!("/textes/{text}")).await;
        assert!(
            reading.contains("3 amendements<") && reading.contains("45 000") && reading.contains("60 000"),
            "{reading}"
        );
        let form = page(&mut lea, &format!("/textes/{text}/amender?ou={path}")).await;
        assert!(form.contains("3 amendements portent déjà sur ce passage") && form.contains("Malo Tanguy"));

        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in 1..=3 {
            council.vote(&town, text, number, 5).await;
        }
        town.advance_days(3).await;
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Adopted);
        let second = amendment(&town, text, 2).await;
        assert_eq!((second.fate, second.fallen_by), (Fate::Fallen, Some(1)));
        let third = amendment(&town, text, 3).await;
        assert_eq!(
            (third.fate, third.fallen_because),
            (Fate::Fallen, Some(FallenBecause::Identical))
        );
        assert!(document(&town, text).await.markdown.contains("45 000 euros"));
        let shown = page(&mut lea, &format!("/textes/{text}/amendements/2")).await;
        assert!(
            shown.contains("Pourquoi il est tombé") && shown.contains("amendements/1\""),
            "{shown}"
        );
        // Its vote had nothing left to decide: it is cancelled with it, says why, and is counted nowhere.
        let vote = votes::of_subject(&mut town.sql(), town.body, &second.reference())
            .await
            .expect("a reading")
            .expect("a vote");
        assert!(!vote.is_open && vote.tally.is_none());
        assert_eq!(vote.outcome, Some(votes::Outcome::Cancelled));
        assert!(
            shown.contains("vote annulé") && !shown.contains("pour 5"),
            "{shown}"
        );
        let booth = page(&mut lea, &vote.path()).await;
        for said in [
            "Ce vote est annulé",
            "parce que l’amendement n°\u{a0}1 a été adopté",
            "ne sont comptés nulle part",
        ] {
            assert!(booth.contains(said), "{said} in {booth}");
        }
        assert!(!booth.contains("result-bar") && !booth.contains("Malo Tanguy"));
        let receipt = page(&mut lea, &format!("{}/bulletin", vote.path())).await;
        assert!(receipt.contains("Ce vote est annulé"), "{receipt}");
        let list = page(&mut lea, "/votes?etat=clos").await;
        assert!(list.contains("Annulé le"), "{list}");
        assert_eq!(
            list.matches(" pour, ").count(),
            1,
            "one of three is counted: {list}"
        );
    });
}

#[tokio::test]
async fn what_is_removed_takes_with_it_what_bore_on_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(
            &town,
            text,
            council.lea,
            "À l’alinéa 1 de l’action 12, remplacer le mot : « commune » par le mot : « école ».",
        )
        .await
        .expect("tabled");
        propose(&town, text, council.malo, "Supprimer l’action 12.")
            .await
            .expect("tabled");
        propose(&town, text, council.yann, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in 1..=3 {
            council.vote(&town, text, number, 5).await;
        }
        town.advance_days(3).await;
        // Votes are called suppression first, whatever the numbers.
        let first = amendment(&town, text, 1).await;
        assert_eq!((first.fate, first.fallen_by), (Fate::Fallen, Some(2)));
        assert_eq!(first.fallen_because, Some(FallenBecause::Passage));
        for number in [2, 3] {
            assert_eq!(amendment(&town, text, number).await.fate, Fate::Adopted);
        }
        let markdown = document(&town, text).await.markdown;
        assert!(
            !markdown.contains("Action 12")
                && !markdown.contains("Action 14")
                && markdown.contains("Action 13")
        );
    });
}

#[tokio::test]
async fn adopted_amendments_apply_together_whatever_the_order_of_their_votes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(
            &town,
            text,
            council.lea,
            "Compléter l’action 7 par l’alinéa suivant : « Les élus en débattent. »",
        )
        .await
        .expect("tabled");
        propose(&town, text, council.malo, "Supprimer l’alinéa 1 de l’action 7.")
            .await
            .expect("tabled");
        // « Alinéa 2 » is that of the text put to discussion, even once alinéa 1 is gone.
        propose(
            &town,
            text,
            council.yann,
            "À l’alinéa 2 de l’action 7, remplacer le mot : « publié » par les mots : « remis au conseil ».",
        )
        .await
        .expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in [3, 2, 1] {
            council.vote(&town, text, number, 5).await;
        }
        for number in [2, 1, 3] {
            let on = amendment(&town, text, number).await.reference();
            let vote = votes::of_subject(&mut town.sql(), town.body, &on)
                .await
                .expect("a reading")
                .expect("a vote");
            let close = votes::CloseScrutin { scrutin: vote.id };
            town.act(Actor::Person(council.chair), close)
                .await
                .expect("a vote closes");
        }
        let markdown = document(&town, text).await.markdown;
        assert!(
            markdown.contains(
                "données\n\nUn bilan est remis au conseil.\n\nLes élus en débattent.\n\n## Action 12"
            ),
            "{markdown}"
        );
    });
}

#[tokio::test]
async fn an_adopted_change_falls_when_what_it_changed_is_then_suppressed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        rewrite(
            &town,
            text,
            council.lea,
            "action-12/alinea-1",
            "Des ateliers se tiennent partout.",
        )
        .await
        .expect("tabled");
        propose(&town, text, council.malo, "Supprimer l’action 12.")
            .await
            .expect("tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        // The chair closes the votes in another order than the call.
        for number in [1, 2] {
            council.vote(&town, text, number, 5).await;
            let on = amendment(&town, text, number).await.reference();
            let vote = votes::of_subject(&mut town.sql(), town.body, &on)
                .await
                .expect("a reading")
                .expect("a vote");
            let close = votes::CloseScrutin { scrutin: vote.id };
            town.act(Actor::Person(council.chair), close)
                .await
                .expect("a vote closes");
            assert_eq!(amendment(&town, text, number).await.fate, Fate::Adopted);
        }
        let first = amendment(&town, text, 1).await;
        assert_eq!((first.fate, first.fallen_by), (Fate::Fallen, Some(2)));
        assert!(!document(&town, text).await.markdown.contains("Action 12"));
    });
}

#[tokio::test]
async fn what_waits_in_each_division_that_is_touched_falls_and_nothing_elsewhere() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        for sentence in [
            "I. – Supprimer l’alinéa 1 de l’action 7.\nII. – Supprimer l’alinéa 2 de l’action 13.",
            "À l’alinéa 1 de l’action 7, remplacer le mot : « année » par le mot : « mois ».",
            "À l’alinéa 2 de l’action 13, remplacer le mot : « coût » par le mot : « prix ».",
            "À l’alinéa 1 de l’action 12, remplacer le mot : « commune » par le mot : « école ».",
        ] {
            propose(&town, text, council.lea, sentence).await.expect("tabled");
        }
        let deed = DecideInSitting {
            text,
            number: 1,
            seen: 0,
            shown: shown_in_sitting(&town, &council, text, 1).await,
            verdict: Verdict::Adopted,
            tally: None,
        };
        town.act(Actor::Person(council.chair), deed)
            .await
            .expect("decided");
        for number in [2, 3] {
            let overtaken = amendment(&town, text, number).await;
            assert_eq!(
                (overtaken.fate, overtaken.fallen_by),
                (Fate::Fallen, Some(1)),
                "{number}"
            );
        }
        assert_eq!(amendment(&town, text, 4).await.fate, Fate::Pending);
    });
}

/// Two amendments that share words of one alinéa, neither holding the other whole, and one whose words stand in both.
async fn overlapping(town: &TestTown, council: &Council) -> TextId {
    let text = council.discuss(town).await;
    for (author, sentence) in [
        (
            council.lea,
            "À l’alinéa 2 de l’action 13, remplacer les mots : « est de 30 000 » par les mots : « sera de 45 000 ».",
        ),
        (
            council.malo,
            "À l’alinéa 2 de l’action 13, remplacer les mots : « 30 000 euros » par les mots : « 60 000 francs ».",
        ),
        (
            council.yann,
            "À l’alinéa 2 de l’action 13, remplacer les mots : « 30 000 » par les mots : « 50 000 ».",
        ),
    ] {
        propose(town, text, author, sentence).await.expect("tabled");
    }
    text
}

async fn decide(
    town: &TestTown,
    council: &Council,
    (text, number, seen): (TextId, i64, i64),
    verdict: Verdict,
) -> Result<DecisionId, Fault> {
    let deed = DecideInSitting {
        text,
        number,
        seen,
        shown: shown_in_sitting(town, council, text, number).await,
        verdict,
        tally: None,
    };
    town.act(Actor::Person(council.chair), deed).await
}

#[tokio::test]
async fn what_only_shares_words_with_an_adopted_one_waits_for_the_chair() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = overlapping(&town, &council).await;
        decide(&town, &council, (text, 1, 0), Verdict::Adopted)
            .await
            .expect("adopted");
        // What stands whole in what was rewritten falls; what is only partly there is for a person to look at.
        let inside = amendment(&town, text, 3).await;
        assert_eq!((inside.fate, inside.fallen_by), (Fate::Fallen, Some(1)));
        assert_eq!(amendment(&town, text, 2).await.fate, Fate::Pending);
        let path = format!("/textes/{text}/seance");
        for mut reader in [browser_of(&town, council.chair), town.browser()] {
            let shown = page(&mut reader, &path).await;
            assert!(
                shown.contains("À vérifier\u{a0}: il recoupe un amendement adopté")
                    && shown.contains("amendements/1\""),
                "{shown}"
            );
        }
        let told = page(&mut town.browser(), &format!("/textes/{text}/amendements/2")).await;
        assert!(told.contains("À vérifier\u{a0}: il recoupe"), "{told}");
        let before = document(&town, text).await.markdown;
        let mut chair = browser_of(&town, council.chair);
        let pressed = [
            ("number", "2"),
            ("seen", "1"),
            ("shown", "2:1"),
            ("verdict", "adopte"),
            ("pour", "12"),
        ];
        let refused = whole(send(&town, &mut chair, &path, &pressed).await, 409);
        assert!(
            refused.contains("touche une partie des mots que l’amendement n°\u{a0}1, adopté, a changés")
                && refused.contains("value=\"12\""),
            "{refused}"
        );
        assert_eq!(document(&town, text).await.markdown, before);
        assert_eq!(amendment(&town, text, 2).await.fate, Fate::Pending);
        // The chair says that it has no object any more.
        decide(&town, &council, (text, 2, 1), Verdict::Fallen)
            .await
            .expect("without object");
        let fallen = amendment(&town, text, 2).await;
        assert_eq!(
            (fallen.fate, fallen.fallen_because),
            (Fate::Fallen, Some(FallenBecause::Chair))
        );
        assert_eq!(document(&town, text).await.markdown, before);
    });
}

#[tokio::test]
async fn what_shared_words_is_adopted_once_its_author_rectified_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = overlapping(&town, &council).await;
        decide(&town, &council, (text, 1, 0), Verdict::Adopted)
            .await
            .expect("adopted");
        assert_eq!(
            refusal(decide(&town, &council, (text, 2, 1), Verdict::Adopted).await),
            "texts-sitting-clash-refused"
        );
        let second = amendment(&town, text, 2).await;
        let rectify = RectifyAmendment {
            amendment: second.id,
            version: second.version,
            form: AmendmentForm::Sentence(
                "À l’alinéa 2 de l’action 13, remplacer le mot : « euros » par le mot : « francs »."
                    .to_owned(),
            ),
            rationale: String::new(),
        };
        town.act(Actor::Person(council.malo), rectify)
            .await
            .expect("rectified");
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/textes/{text}/seance")).await;
        assert!(!shown.contains("À vérifier"), "{shown}");
        decide(&town, &council, (text, 2, 1), Verdict::Adopted)
            .await
            .expect("adopted");
        let markdown = document(&town, text).await.markdown;
        assert!(markdown.contains("Le coût sera de 45 000 francs."), "{markdown}");
    });
}

#[tokio::test]
async fn a_vote_on_what_shares_words_is_carried_to_its_end_and_changes_no_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = overlapping(&town, &council).await;
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        for number in [1, 2] {
            council.vote(&town, text, number, 5).await;
        }
        let mut standing = String::new();
        for number in [1, 2] {
            let on = amendment(&town, text, number).await;
            assert_eq!(on.fate, Fate::Pending, "{number}");
            let vote = votes::of_subject(&mut town.sql(), town.body, &on.reference())
                .await
                .expect("a reading")
                .expect("a vote");
            assert!(vote.is_open, "the vote on {number} is not cancelled");
            let close = votes::CloseScrutin { scrutin: vote.id };
            town.act(Actor::Person(council.chair), close)
                .await
                .expect("a vote closes");
            if number == 1 {
                standing = document(&town, text).await.markdown;
                assert!(standing.contains("Le coût sera de 45 000 euros."), "{standing}");
            }
        }
        // Adopted too, it cannot be in the text: it falls, and says by which.
        let second = amendment(&town, text, 2).await;
        assert_eq!(
            (second.fate, second.fallen_because, second.fallen_by),
            (Fate::Fallen, Some(FallenBecause::Overlap), Some(1))
        );
        assert_eq!(document(&town, text).await.markdown, standing);
    });
}

#[tokio::test]
async fn what_is_proposed_inside_an_adopted_one_is_not_adopted_to_fall_at_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = overlapping(&town, &council).await;
        decide(&town, &council, (text, 1, 0), Verdict::Adopted)
            .await
            .expect("adopted");
        let late = "À l’alinéa 2 de l’action 13, remplacer les mots : « 30 000 » par les mots : « 55 000 ».";
        propose(&town, text, council.yann, late).await.expect("tabled");
        assert_eq!(amendment(&town, text, 4).await.fate, Fate::Pending);
        decide(&town, &council, (text, 2, 1), Verdict::Fallen)
            .await
            .expect("without object");
        for path in [
            format!("/textes/{text}/seance"),
            format!("/textes/{text}/amendements/4"),
        ] {
            let shown = page(&mut town.browser(), &path).await;
            assert!(
                shown.contains("tout ce qu’il change a déjà été retiré ou réécrit")
                    && shown.contains("amendements/1\""),
                "{shown}"
            );
        }
        let before = document(&town, text).await.markdown;
        assert_eq!(
            refusal(decide(&town, &council, (text, 4, 2), Verdict::Adopted).await),
            "texts-sitting-inside-refused"
        );
        assert_eq!(amendment(&town, text, 4).await.fate, Fate::Pending);
        assert_eq!(document(&town, text).await.markdown, before);
        decide(&town, &council, (text, 4, 2), Verdict::Fallen)
            .await
            .expect("without object");
    });
}
