//! The chair holds a sitting: amendments called in order, decided one press each, and decisions taken back.

use kernel::{Actor, Fault, JournalPage};
use testkit::{TestTown, on_both_engines};
use texts::model::FallenBecause;
use texts::sitting::{DecisionId, Tally, Verdict};
use texts::{
    AmendmentForm, DecideInSitting, Fate, RectifyAmendment, TextId, UndoDecision, WithdrawAmendment,
};

use crate::council::{
    Council, FEATURES, amendment, browser_of, document, page, propose, refusal, rewrite, send,
    shown_in_sitting, whole,
};

/// What the page of the sitting holds between its title and the next.
fn called(page: &str) -> &str {
    let start = page.find("id=\"appele\"").expect("something is called");
    let rest = &page[start..];
    &rest[..rest.find("</section>").unwrap_or(rest.len())]
}

async fn decide(
    town: &TestTown,
    council: &Council,
    (text, number, seen): (TextId, i64, i64),
    verdict: Verdict,
    tally: Option<Tally>,
) -> Result<DecisionId, Fault> {
    let deed = DecideInSitting {
        text,
        number,
        seen,
        shown: shown_in_sitting(town, council, text, number).await,
        verdict,
        tally,
    };
    town.act(Actor::Person(council.chair), deed).await
}

/// Six amendments: two wordings of one figure, one of them twice; the removal of the alinéa they change; words elsewhere.
async fn tabled(town: &TestTown, council: &Council) -> TextId {
    let text = council.discuss(town).await;
    let cost = "action-13/alinea-2";
    for (author, wording) in [
        (council.lea, "Le coût est de 45 000 euros."),
        (council.malo, "Le coût est de 60 000 euros."),
        (council.yann, "Le coût est de 45 000 euros."),
    ] {
        rewrite(town, text, author, cost, wording).await.expect("tabled");
    }
    for (author, sentence) in [
        (council.malo, "Supprimer l’alinéa 2 de l’action 13."),
        (council.yann, "Supprimer l’action 14."),
        (
            council.lea,
            "À l’alinéa 2 de l’action 7, remplacer le mot « bilan » par les mots « bilan chiffré ».",
        ),
    ] {
        propose(town, text, author, sentence).await.expect("tabled");
    }
    text
}

#[tokio::test]
async fn the_chair_decides_one_press_at_a_time_and_what_falls_is_said() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let path = format!("/textes/{text}/seance");
        let mut chair = browser_of(&town, council.chair);
        let shown = page(&mut chair, &path).await;
        // Action 7 comes before action 13, whatever was tabled first.
        assert!(called(&shown).contains("amendements/6\""), "{shown}");
        assert!(
            called(&shown).contains("Il change des mots de l’alinéa 2 de l’action 7"),
            "{}",
            called(&shown)
        );
        assert!(
            shown.contains("data-key=\"a\"") && shown.contains("0 sur 6"),
            "{shown}"
        );
        // A letter puts it to the vote: the count is folded, opens without script, and is listed among the letters.
        let count = called(&shown).find("<summary data-key=\"v\"").expect("the count");
        assert!(called(&shown)[count..].contains("name=\"pour\""), "{shown}");
        assert!(
            shown.contains("<kbd>V</kbd> Mettre aux voix\u{a0}: compter les voix"),
            "{shown}"
        );
        let reply = send(
            &town,
            &mut chair,
            &path,
            &[
                ("number", "6"),
                ("seen", "0"),
                ("shown", "6:1"),
                ("verdict", "adopte"),
                ("pour", "12"),
                ("contre", "3"),
            ],
        )
        .await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert_eq!(amendment(&town, text, 6).await.fate, Fate::Adopted);
        let now = document(&town, text).await;
        assert!(
            now.markdown.contains("Un bilan chiffré est publié."),
            "{}",
            now.markdown
        );

        // The removal of an alinéa is called before its wordings, and says whom it excludes.
        let shown = page(&mut chair, &path).await;
        assert!(called(&shown).contains("amendements/4\""), "{}", called(&shown));
        assert!(
            called(&shown).contains("Il supprime l’alinéa 2 de l’action 13")
                && called(&shown).contains("En discussion commune avec 3 autres amendements"),
            "{}",
            called(&shown)
        );
        assert!(
            shown.contains("pour 12, contre 3, abstention 0")
                && shown.contains("Revenir sur la dernière décision"),
            "{shown}"
        );
        decide(&town, &council, (text, 4, 1), Verdict::Rejected, None)
            .await
            .expect("rejected");

        // Two ask for the same: one vote decides both, and the other wording falls in the same transaction.
        let shown = page(&mut chair, &path).await;
        assert!(
            called(&shown).contains("Ces 2 amendements demandent la même chose")
                && called(&shown).contains("Léa Riou, Yann Kervella"),
            "{}",
            called(&shown)
        );
        decide(&town, &council, (text, 1, 2), Verdict::Adopted, None)
            .await
            .expect("adopted");
        for number in [1, 3] {
            assert_eq!(
                amendment(&town, text, number).await.fate,
                Fate::Adopted,
                "{number}"
            );
        }
        let fallen = amendment(&town, text, 2).await;
        assert_eq!(
            (fallen.fate, fallen.fallen_because, fallen.fallen_by),
            (Fate::Fallen, Some(FallenBecause::Passage), Some(1))
        );
        let shown = page(&mut chair, &path).await;
        assert!(
            shown.contains("Un amendement est tombé avec lui") && shown.contains("5 sur 6"),
            "{shown}"
        );
        decide(&town, &council, (text, 5, 3), Verdict::Withdrawn, None)
            .await
            .expect("withdrawn");
        let shown = page(&mut chair, &path).await;
        assert!(shown.contains("Tous les amendements sont réglés."), "{shown}");
        let now = document(&town, text).await;
        assert!(now.markdown.contains("45 000 euros") && now.markdown.contains("Action 14"));
        let history = page(&mut chair, &format!("/textes/{text}/historique")).await;
        assert!(
            history.contains("Adopte les amendements identiques nᵒˢ\u{a0}1, 3")
                && history.contains("Séance\u{a0}: 2026-11-"),
            "{history}"
        );
        let told = page(&mut chair, &format!("/textes/{text}/amendements/6")).await;
        assert!(
            told.contains("décision n°\u{a0}1") && told.contains("pour 12, contre 3"),
            "{told}"
        );

        let journal = JournalPage::of_subject(&mut town.sql(), town.body, &now.reference())
            .await
            .expect("the journal reads");
        let decided = journal.iter().filter(|line| line.kind == "texts.sitting-decided");
        assert_eq!(decided.count(), 4);
    });
}

#[tokio::test]
async fn a_decision_recorded_by_mistake_is_taken_back_with_all_it_changed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let before = document(&town, text).await.markdown;
        let adopted = decide(&town, &council, (text, 4, 0), Verdict::Adopted, None)
            .await
            .expect("adopted");
        assert!(!document(&town, text).await.markdown.contains("30 000"));
        for number in [1, 2, 3] {
            let fallen = amendment(&town, text, number).await;
            assert_eq!(
                (fallen.fate, fallen.fallen_by),
                (Fate::Fallen, Some(4)),
                "{number}"
            );
        }
        let other = decide(&town, &council, (text, 6, 1), Verdict::Adopted, None)
            .await
            .expect("adopted");

        // The first is taken back though it is not the last: the second stays in the text.
        let undo = |decision, seen| UndoDecision { decision, seen };
        let actor = Actor::Person(council.secretary);
        town.act(actor, undo(adopted, 2)).await.expect("taken back");
        let now = document(&town, text).await.markdown;
        assert!(now.contains("30 000") && now.contains("bilan chiffré"), "{now}");
        for number in 1..=4 {
            let again = amendment(&town, text, number).await;
            assert_eq!(
                (again.fate, again.fallen_by, again.decided_at),
                (Fate::Pending, None, None),
                "{number}"
            );
        }
        assert_eq!(
            refusal(town.act(actor, undo(adopted, 3)).await),
            "texts-sitting-undone-already"
        );
        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/textes/{text}/seance")).await;
        assert!(
            shown.contains("Décision reprise le") && shown.contains("par Soizic Morvan"),
            "{shown}"
        );
        assert!(!shown.contains("data-key="), "a visitor decides nothing: {shown}");

        town.act(actor, undo(other, 3)).await.expect("taken back");
        assert_eq!(document(&town, text).await.markdown, before);
        let history = page(&mut visitor, &format!("/textes/{text}/historique")).await;
        assert!(
            history.contains("Revient sur l’adoption\u{a0}: amendements nᵒˢ\u{a0}4"),
            "{history}"
        );
    });
}

#[tokio::test]
async fn what_a_later_decision_depends_on_is_not_taken_back_first() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let first = decide(&town, &council, (text, 1, 0), Verdict::Adopted, None)
            .await
            .expect("adopted");
        assert_eq!(
            amendment(&town, text, 4).await.fate,
            Fate::Pending,
            "removing is still possible"
        );
        let second = decide(&town, &council, (text, 4, 1), Verdict::Adopted, None)
            .await
            .expect("adopted");
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Fallen);
        let actor = Actor::Person(council.chair);
        let undo = |decision, seen| UndoDecision { decision, seen };
        assert_eq!(
            refusal(town.act(actor, undo(first, 2)).await),
            "texts-sitting-undo-later"
        );
        town.act(actor, undo(second, 2)).await.expect("taken back");
        assert_eq!(amendment(&town, text, 1).await.fate, Fate::Adopted);
        assert!(document(&town, text).await.markdown.contains("45 000"));
        // Taking back the first leaves the other wording free again.
        town.act(actor, undo(first, 3)).await.expect("taken back");
        assert_eq!(amendment(&town, text, 2).await.fate, Fate::Pending);
    });
}

#[tokio::test]
async fn two_who_hold_the_sitting_do_not_decide_twice() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let path = format!("/textes/{text}/seance");
        let mut chair = browser_of(&town, council.chair);
        let mut agent = browser_of(&town, council.agent);
        page(&mut chair, &path).await;
        page(&mut agent, &path).await;
        let by_chair = [
            ("number", "6"),
            ("seen", "0"),
            ("shown", "6:1"),
            ("verdict", "adopte"),
        ];
        assert_eq!(send(&town, &mut chair, &path, &by_chair).await.status, 303);
        let by_agent = [
            ("number", "6"),
            ("seen", "0"),
            ("shown", "6:1"),
            ("verdict", "rejete"),
            ("contre", "9"),
        ];
        let shown = whole(send(&town, &mut agent, &path, &by_agent).await, 409);
        assert!(
            shown.contains("Une autre personne a décidé entre-temps") && shown.contains("value=\"9\""),
            "{shown}"
        );
        assert_eq!(amendment(&town, text, 6).await.fate, Fate::Adopted);

        // Its author withdraws one while the chair looks at it: it is no longer there to be decided.
        let fifth = amendment(&town, text, 5).await.id;
        town.act(
            Actor::Person(council.yann),
            WithdrawAmendment { amendment: fifth },
        )
        .await
        .expect("withdrawn");
        assert_eq!(
            refusal(decide(&town, &council, (text, 5, 1), Verdict::Adopted, None).await),
            "texts-amendment-settled"
        );
    });
}

#[tokio::test]
async fn hands_that_do_not_add_up_are_refused_and_kept() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let path = format!("/textes/{text}/seance");
        let mut chair = browser_of(&town, council.chair);
        let denied = [
            ("number", "6"),
            ("seen", "0"),
            ("shown", "6:1"),
            ("verdict", "adopte"),
            ("pour", "3"),
            ("contre", "8"),
        ];
        let shown = whole(send(&town, &mut chair, &path, &denied).await, 422);
        assert!(
            shown.contains("disent le contraire") && shown.contains("value=\"8\""),
            "{shown}"
        );
        let unreadable = [
            ("number", "6"),
            ("seen", "0"),
            ("verdict", "adopte"),
            ("pour", "douze"),
        ];
        let shown = whole(send(&town, &mut chair, &path, &unreadable).await, 422);
        assert!(shown.contains("Écrivez un nombre entier de voix"), "{shown}");
        let nothing = [("number", "6"), ("seen", "0")];
        let shown = whole(send(&town, &mut chair, &path, &nothing).await, 422);
        assert!(shown.contains("Choisissez ce qui est décidé."), "{shown}");
        assert_eq!(amendment(&town, text, 6).await.fate, Fate::Pending);

        // Only those who hold the sitting decide, and only while the text can change.
        let deed = |seen| DecideInSitting {
            text,
            number: 6,
            seen,
            shown: [(6, 1)].into_iter().collect(),
            verdict: Verdict::Adopted,
            tally: None,
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.lea), deed(0)).await),
            "texts.sit"
        );
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        assert_eq!(
            refusal(town.act(Actor::Person(council.chair), deed(0)).await),
            "texts-sitting-vote-open"
        );
        let shown = page(&mut chair, &path).await;
        assert!(
            called(&shown).contains("Un vote est déjà ouvert sur cet amendement")
                && !called(&shown).contains("value=\"adopte\""),
            "{shown}"
        );
    });
}

#[tokio::test]
async fn the_sitting_decides_of_the_words_it_read_and_of_no_others() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let path = format!("/textes/{text}/seance");
        let mut chair = browser_of(&town, council.chair);
        let shown = page(&mut chair, &format!("{path}?n=1")).await;
        assert!(shown.contains("name=\"shown\" value=\"1:1,3:1\""), "{shown}");

        // One of the two identical ones is rectified while the chair reads them: it asks for something else.
        let third = amendment(&town, text, 3).await;
        let rectify = RectifyAmendment {
            amendment: third.id,
            version: 1,
            form: AmendmentForm::Sentence("Supprimer l’alinéa 1 de l’action 12.".to_owned()),
            rationale: String::new(),
        };
        town.act(Actor::Person(council.yann), rectify)
            .await
            .expect("rectified");
        let pressed = [
            ("number", "1"),
            ("seen", "0"),
            ("shown", "1:1,3:1"),
            ("verdict", "adopte"),
            ("pour", "12"),
            ("contre", "3"),
        ];
        let refused = whole(send(&town, &mut chair, &path, &pressed).await, 409);
        assert!(
            refused.contains("Ce qui est mis aux voix a changé") && refused.contains("value=\"12\""),
            "{refused}"
        );
        assert!(
            called(&refused).contains("name=\"shown\" value=\"1:1\""),
            "{}",
            called(&refused)
        );

        // So is the one called, whose new words nobody voted on.
        let first = amendment(&town, text, 1).await;
        let rectify = RectifyAmendment {
            amendment: first.id,
            version: 1,
            form: AmendmentForm::InPlace {
                path: "action-13/alinea-2".to_owned(),
                version: 1,
                new_text: "Le coût est de 900 000 euros.".to_owned(),
            },
            rationale: String::new(),
        };
        town.act(Actor::Person(council.lea), rectify)
            .await
            .expect("rectified");
        let before = document(&town, text).await.markdown;
        let pressed = [
            ("number", "1"),
            ("seen", "0"),
            ("shown", "1:1"),
            ("verdict", "adopte"),
        ];
        let refused = whole(send(&town, &mut chair, &path, &pressed).await, 409);
        assert!(
            refused.contains("Ce qui est mis aux voix a changé") && called(&refused).contains("900"),
            "{refused}"
        );
        assert_eq!(document(&town, text).await.markdown, before);
        for number in [1, 3] {
            assert_eq!(
                amendment(&town, text, number).await.fate,
                Fate::Pending,
                "{number}"
            );
        }
        // A page that says nothing of what it showed decides nothing; what it shows now is decided.
        let silent = [("number", "1"), ("seen", "0"), ("verdict", "adopte")];
        whole(send(&town, &mut chair, &path, &silent).await, 409);
        decide(&town, &council, (text, 1, 0), Verdict::Adopted, None)
            .await
            .expect("adopted");
        assert!(document(&town, text).await.markdown.contains("900 000"));
    });
}

#[tokio::test]
async fn a_decision_that_would_cancel_an_open_vote_waits_for_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        // Rejected, then taken back once the votes are open on the others: the only one without a vote.
        let rejected = decide(&town, &council, (text, 4, 0), Verdict::Rejected, None)
            .await
            .expect("rejected");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        let secretary = Actor::Person(council.secretary);
        let undo = UndoDecision {
            decision: rejected,
            seen: 1,
        };
        town.act(secretary, undo).await.expect("taken back");
        let before = document(&town, text).await.markdown;
        let mut browser = browser_of(&town, council.secretary);
        let path = format!("/textes/{text}/seance");
        let pressed = [
            ("number", "4"),
            ("seen", "2"),
            ("shown", "4:1"),
            ("verdict", "adopte"),
        ];
        let refused = whole(send(&town, &mut browser, &path, &pressed).await, 409);
        assert!(
            refused.contains("ferait tomber l’amendement n°\u{a0}1, sur lequel un vote est ouvert"),
            "{refused}"
        );
        assert_eq!(document(&town, text).await.markdown, before);
        for number in [1, 2, 3] {
            let kept = amendment(&town, text, number).await;
            let vote = votes::of_subject(&mut town.sql(), town.body, &kept.reference())
                .await
                .expect("a reading")
                .expect("a vote");
            assert!(kept.fate == Fate::Pending && vote.is_open, "{number}");
        }
        // What makes nothing fall is decided.
        decide(&town, &council, (text, 4, 2), Verdict::Rejected, None)
            .await
            .expect("rejected");
    });
}
