//! Amending an amendment: tabled on what it would make of the text, voted before it, carried or lost with it.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::model::FallenBecause;
use texts::sitting::Verdict;
use texts::{
    AmendmentForm, DecideInSitting, Fate, ProposeSubAmendment, RectifyAmendment, TextId, UndoDecision,
    WithdrawAmendment,
};

use crate::council::{
    Council, FEATURES, amendment, browser_of, document, page, refusal, rewrite, send, shown_in_sitting, whole,
};

const COST: &str = "action-13/alinea-2";

async fn sub_amend(
    town: &TestTown,
    council: &Council,
    text: TextId,
    parent: i64,
    wording: &str,
) -> Result<i64, kernel::Fault> {
    let parent = amendment(town, text, parent).await;
    let deed = ProposeSubAmendment {
        parent: parent.id,
        parent_version: parent.version,
        form: AmendmentForm::InPlace {
            path: COST.to_owned(),
            version: 1,
            new_text: wording.to_owned(),
        },
        rationale: String::new(),
    };
    town.act(Actor::Person(council.malo), deed).await
}

async fn tabled(town: &TestTown, council: &Council) -> TextId {
    let text = council.discuss(town).await;
    rewrite(
        town,
        text,
        council.lea,
        COST,
        "Le coût est de 45 000 euros, sur trois ans.",
    )
    .await
    .expect("tabled");
    text
}

async fn decide(town: &TestTown, council: &Council, text: TextId, number: i64, seen: i64, verdict: Verdict) {
    let deed = DecideInSitting {
        text,
        number,
        seen,
        shown: shown_in_sitting(town, council, text, number).await,
        verdict,
        tally: None,
    };
    town.act(Actor::Person(council.chair), deed)
        .await
        .expect("decided");
}

#[tokio::test]
async fn a_sub_amendment_is_voted_first_and_enters_the_text_with_its_amendment() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let mut malo = browser_of(&town, council.malo);
        let parent = format!("/textes/{text}/amendements/1");
        let shown = page(&mut malo, &parent).await;
        assert!(shown.contains(&format!("{parent}/sous-amender\"")), "{shown}");
        let path = format!("{parent}/sous-amender");
        let form = page(&mut malo, &path).await;
        assert!(
            form.contains("?ou=action-13/alinea-2") && form.contains("Sous-amender l’amendement"),
            "{form}"
        );
        let form = page(&mut malo, &format!("{path}?ou={COST}")).await;
        assert!(
            form.contains("data-original=\"Le coût est de 45 000 euros, sur trois ans.\""),
            "it starts from what the amendment would make: {form}"
        );
        let typed = [
            ("ou", COST),
            ("version", "1"),
            ("text_version", "1"),
            ("wording", "Le coût est de 45 000 euros, sur cinq ans."),
            ("rationale", "Plus doux."),
        ];
        let mut check = typed.to_vec();
        check.push(("geste", "verifier"));
        let checked = whole(send(&town, &mut malo, &path, &check).await, 200);
        assert!(
            checked.contains("Voici ce que Parvis a compris") && checked.contains("<ins>"),
            "{checked}"
        );
        let reply = send(&town, &mut malo, &path, &typed).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let shown = page(&mut malo, &reply.location.expect("its page")).await;
        assert!(
            shown.contains("Sous-amendement n°\u{a0}2 à l’amendement n°\u{a0}1")
                && shown.contains("<del>")
                && shown.contains("cinq"),
            "{shown}"
        );
        let listed = page(&mut malo, &parent).await;
        assert!(
            listed.contains("id=\"sous-amendements\"") && listed.contains("amendements/2\""),
            "{listed}"
        );

        // Another one of the same words, and one that does not touch them.
        sub_amend(
            &town,
            &council,
            text,
            1,
            "Le coût est de 45 000 euros, sur deux ans.",
        )
        .await
        .expect("tabled");
        sub_amend(
            &town,
            &council,
            text,
            1,
            "Le coût est de 50 000 euros, sur trois ans.",
        )
        .await
        .expect("tabled");
        let mut chair = browser_of(&town, council.chair);
        let sitting = page(&mut chair, &format!("/textes/{text}/seance")).await;
        let start = sitting.find("id=\"appele\"").expect("called");
        assert!(
            sitting[start..]
                .contains("Sous-amendement à l’amendement n°\u{a0}1\u{a0}: il est voté avant lui"),
            "{sitting}"
        );
        decide(&town, &council, text, 2, 0, Verdict::Adopted).await;
        assert!(
            document(&town, text).await.markdown.contains("30 000"),
            "nothing changes before its amendment"
        );
        let rival = amendment(&town, text, 3).await;
        assert_eq!((rival.fate, rival.fallen_by), (Fate::Fallen, Some(2)));
        assert_eq!(amendment(&town, text, 4).await.fate, Fate::Pending);
        decide(&town, &council, text, 4, 1, Verdict::Adopted).await;
        decide(&town, &council, text, 1, 2, Verdict::Adopted).await;
        let now = document(&town, text).await.markdown;
        assert!(
            now.contains("Le coût est de 50 000 euros, sur cinq ans."),
            "{now}"
        );
        let blame = page(&mut chair, &format!("/textes/{text}/qui-a-ecrit")).await;
        for number in [1, 2, 4] {
            assert!(
                blame.contains(&format!("amendements/{number}\"")),
                "{number} in {blame}"
            );
        }

        // What its amendment rests on is not taken back before it.
        let decisions = |shown: &str| -> Vec<String> {
            shown
                .split("name=\"decision\" value=\"")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
                .collect()
        };
        let shown = page(&mut chair, &format!("/textes/{text}/seance")).await;
        let ids = decisions(&shown);
        assert_eq!(ids.len(), 3);
        let undo = |index: usize, seen| UndoDecision {
            decision: ids[index].parse().expect("an id"),
            seen,
        };
        let actor = Actor::Person(council.chair);
        assert_eq!(
            refusal(town.act(actor, undo(2, 3)).await),
            "texts-sitting-undo-later"
        );
        town.act(actor, undo(0, 3)).await.expect("taken back");
        assert!(document(&town, text).await.markdown.contains("30 000"));
        town.act(actor, undo(2, 4)).await.expect("taken back");
        assert_eq!(amendment(&town, text, 3).await.fate, Fate::Pending);
    });
}

#[tokio::test]
async fn a_sub_amendment_falls_with_its_amendment() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        for wording in [
            "Le coût est de 45 000 euros, sur cinq ans.",
            "Le coût est de 50 000 euros, sur trois ans.",
        ] {
            sub_amend(&town, &council, text, 1, wording)
                .await
                .expect("tabled");
        }
        decide(&town, &council, text, 2, 0, Verdict::Adopted).await;
        decide(&town, &council, text, 1, 1, Verdict::Rejected).await;
        for number in [2, 3] {
            let sub = amendment(&town, text, number).await;
            assert_eq!(
                (sub.fate, sub.fallen_because, sub.fallen_by),
                (Fate::Fallen, Some(FallenBecause::Parent), Some(1)),
                "{number}"
            );
        }
        assert!(document(&town, text).await.markdown.contains("30 000"));
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/textes/{text}/amendements/3")).await;
        assert!(shown.contains("L’amendement qu’il modifie est décidé"), "{shown}");
    });
}

#[tokio::test]
async fn what_is_no_sub_amendment_is_refused_with_its_reason() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let parent = amendment(&town, text, 1).await;
        assert_eq!(
            refusal(sub_amend(&town, &council, text, 1, "Le coût est de 30 000 euros.").await),
            "texts-sub-cancels"
        );
        let elsewhere = ProposeSubAmendment {
            parent: parent.id,
            parent_version: 1,
            form: AmendmentForm::Sentence("Supprimer l’alinéa 1 de l’action 7.".to_owned()),
            rationale: String::new(),
        };
        let malo = Actor::Person(council.malo);
        assert_eq!(refusal(town.act(malo, elsewhere).await), "texts-sub-elsewhere");
        let sub = sub_amend(
            &town,
            &council,
            text,
            1,
            "Le coût est de 45 000 euros, sur cinq ans.",
        )
        .await
        .expect("tabled");
        assert_eq!(
            refusal(
                sub_amend(
                    &town,
                    &council,
                    text,
                    sub,
                    "Le coût est de 45 000 euros, sur six ans."
                )
                .await
            ),
            "texts-sub-too-deep"
        );
        let kept = amendment(&town, text, sub).await;
        let rectify = RectifyAmendment {
            amendment: kept.id,
            version: 1,
            form: AmendmentForm::Sentence("Supprimer l’action 13.".to_owned()),
            rationale: String::new(),
        };
        assert_eq!(refusal(town.act(malo, rectify).await), "texts-sub-elsewhere");

        // Its amendment is rectified: it referred to words that are no longer proposed.
        let rectify = RectifyAmendment {
            amendment: parent.id,
            version: 1,
            form: AmendmentForm::InPlace {
                path: COST.to_owned(),
                version: 1,
                new_text: "Le coût est de 46 000 euros, sur trois ans.".to_owned(),
            },
            rationale: String::new(),
        };
        town.act(Actor::Person(council.lea), rectify)
            .await
            .expect("rectified");
        assert_eq!(
            amendment(&town, text, sub).await.fallen_because,
            Some(FallenBecause::Parent)
        );
        let mut browser = browser_of(&town, council.malo);
        let typed = [
            ("ou", COST),
            ("version", "1"),
            ("text_version", "1"),
            ("wording", "Le coût est de 45 000 euros, sur deux ans."),
        ];
        let path = format!("/textes/{text}/amendements/1/sous-amender");
        let shown = whole(send(&town, &mut browser, &path, &typed).await, 409);
        assert!(
            shown.contains("a été rectifié depuis l’ouverture de cette page")
                && shown.contains("sur deux ans."),
            "{shown}"
        );
        town.act(
            Actor::Person(council.lea),
            WithdrawAmendment { amendment: parent.id },
        )
        .await
        .expect("withdrawn");
        assert_eq!(
            refusal(sub_amend(&town, &council, text, 1, "Le coût est de 1 euro.").await),
            "texts-amendment-settled"
        );
    });
}

#[tokio::test]
async fn an_author_does_not_wipe_out_a_sub_amendment_that_was_adopted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let wording = "Le coût est de 45 000 euros, sur cinq ans.";
        sub_amend(&town, &council, text, 1, wording)
            .await
            .expect("tabled");
        decide(&town, &council, text, 2, 0, Verdict::Adopted).await;
        let parent = amendment(&town, text, 1).await;
        let rectify = |new_text: &str| RectifyAmendment {
            amendment: parent.id,
            version: 1,
            form: AmendmentForm::InPlace {
                path: COST.to_owned(),
                version: 1,
                new_text: new_text.to_owned(),
            },
            rationale: String::new(),
        };
        let lea = Actor::Person(council.lea);
        assert_eq!(
            refusal(town.act(lea, rectify("Le coût est nul.")).await),
            "texts-sub-adopted"
        );
        let withdraw = || WithdrawAmendment { amendment: parent.id };
        assert_eq!(refusal(town.act(lea, withdraw()).await), "texts-sub-adopted");
        let kept = amendment(&town, text, 2).await;
        assert_eq!(
            (kept.fate, amendment(&town, text, 1).await.version),
            (Fate::Adopted, 1)
        );

        // Who holds the sitting goes back on it: the author is free again.
        let mut chair = browser_of(&town, council.chair);
        let shown = page(&mut chair, &format!("/textes/{text}/seance")).await;
        let (_, rest) = shown
            .split_once("name=\"decision\" value=\"")
            .expect("a decision");
        let decision = rest.split('"').next().expect("an id");
        let undo = UndoDecision {
            decision: decision.parse().expect("an id"),
            seen: 1,
        };
        town.act(Actor::Person(council.chair), undo)
            .await
            .expect("taken back");
        town.act(lea, rectify("Le coût est nul."))
            .await
            .expect("rectified");
        let fallen = amendment(&town, text, 2).await;
        assert_eq!(
            (fallen.fate, fallen.fallen_because),
            (Fate::Fallen, Some(FallenBecause::Parent))
        );
        town.act(lea, withdraw()).await.expect("withdrawn");
    });
}

#[tokio::test]
async fn an_author_cancels_no_vote_that_is_open_on_a_sub_amendment() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        sub_amend(
            &town,
            &council,
            text,
            1,
            "Le coût est de 45 000 euros, sur cinq ans.",
        )
        .await
        .expect("tabled");
        council.close(&town, text).await;
        assert_eq!(council.open_votes(&town, text).await, 2);
        let parent = amendment(&town, text, 1).await;
        let withdraw = || WithdrawAmendment { amendment: parent.id };
        let lea = Actor::Person(council.lea);
        assert_eq!(refusal(town.act(lea, withdraw()).await), "texts-vote-is-open");

        // The vote on the amendment itself is over, without a result: the one on its sub-amendment still holds it.
        let vote = votes::of_subject(&mut town.sql(), town.body, &parent.reference())
            .await
            .expect("a reading")
            .expect("a vote");
        let cancel = votes::CancelScrutin {
            scrutin: vote.id,
            because: votes::Cancellation {
                reason: "texts-vote-cancelled-seance".to_owned(),
                number: None,
                detail: None,
            },
        };
        town.act(Actor::System, cancel).await.expect("cancelled");
        assert_eq!(refusal(town.act(lea, withdraw()).await), "texts-sub-vote-open");
        let mut author = browser_of(&town, council.lea);
        let path = format!("/textes/{text}/amendements/1");
        let shown = page(&mut author, &path).await;
        assert!(
            shown.contains("Un vote est ouvert sur le sous-amendement n°\u{a0}2")
                && !shown.contains(&format!("{path}/retirer")),
            "{shown}"
        );

        // It is adopted by that vote: nobody goes back on it, and the page says what is left to do.
        council.vote(&town, text, 2, 5).await;
        town.advance_days(3).await;
        assert_eq!(amendment(&town, text, 2).await.fate, Fate::Adopted);
        assert_eq!(
            refusal(town.act(lea, withdraw()).await),
            "texts-sub-adopted-by-vote"
        );
        let shown = page(&mut author, &path).await;
        assert!(
            shown.contains("a été adopté par un vote, sur lequel on ne revient pas"),
            "{shown}"
        );
        let mut chair = browser_of(&town, council.chair);
        let sitting = page(&mut chair, &format!("/textes/{text}/seance")).await;
        assert!(
            sitting.contains("Mis aux voix tel que le modifie le sous-amendement adopté")
                && sitting.contains("l’assemblée rejette l’amendement entier"),
            "{sitting}"
        );
        // Neither the chair nor the author, by the chair's hand, takes away what that vote is about.
        assert!(
            sitting.contains("value=\"rejete\"")
                && !sitting.contains("value=\"retire\"")
                && !sitting.contains("value=\"tombe\""),
            "{sitting}"
        );
        for verdict in [Verdict::Withdrawn, Verdict::Fallen] {
            let deed = DecideInSitting {
                text,
                number: 1,
                seen: 0,
                shown: shown_in_sitting(&town, &council, text, 1).await,
                verdict,
                tally: None,
            };
            assert_eq!(
                refusal(town.act(Actor::Person(council.chair), deed).await),
                "texts-sitting-sub-voted"
            );
        }
        assert_eq!(
            (
                amendment(&town, text, 1).await.fate,
                amendment(&town, text, 2).await.fate
            ),
            (Fate::Pending, Fate::Adopted)
        );
        decide(&town, &council, text, 1, 0, Verdict::Rejected).await;
        let (rejected, fallen) = (amendment(&town, text, 1).await, amendment(&town, text, 2).await);
        assert_eq!((rejected.fate, fallen.fate), (Fate::Rejected, Fate::Fallen));
    });
}

#[tokio::test]
async fn sub_amendments_are_called_in_the_order_of_the_words_of_their_amendment() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let longer = "Les outils sont choisis avec les habitants.\n\nLe coût est de 30 000 euros.\n\n\
            Un rapport est remis en mars.\n\nUne carte est tenue à jour.";
        rewrite(&town, text, council.lea, "action-13", longer)
            .await
            .expect("tabled");
        let parent = amendment(&town, text, 1).await;
        // Neither alinéa is in the text: both are of the amendment.
        for sentence in [
            "À l’alinéa 4 de l’action 13, remplacer les mots : « Une carte » par les mots : « Une liste ».",
            "À l’alinéa 3 de l’action 13, remplacer les mots : « en mars » par les mots : « en juin ».",
        ] {
            let deed = ProposeSubAmendment {
                parent: parent.id,
                parent_version: parent.version,
                form: AmendmentForm::Sentence(sentence.to_owned()),
                rationale: String::new(),
            };
            town.act(Actor::Person(council.malo), deed).await.expect("tabled");
        }
        let mut visitor = town.browser();
        let sitting = page(&mut visitor, &format!("/textes/{text}/seance")).await;
        let start = sitting.find("id=\"appele\"").expect("called");
        let called = |number: i64| sitting[start..].find(&format!("amendements/{number}\""));
        assert!(called(3).is_some() && called(3) < called(2), "{sitting}");
    });
}
