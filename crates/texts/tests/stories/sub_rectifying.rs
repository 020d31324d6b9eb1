//! Rectifying what one proposed to an amendment: on the page, and by pushing.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::sitting::Verdict;
use texts::{AmendmentForm, DecideInSitting, Fate, ProposeSubAmendment, RectifyAmendment, TextId};

use crate::council::{
    Council, FEATURES, amendment, browser_of, document, page, refusal, rewrite, send, shown_in_sitting, whole,
};
use crate::wire::{Served, cloned, commit, git, run};

const COST: &str = "action-13/alinea-2";

/// Léa's amendment, and Malo's to it: the first and the second of the text.
async fn tabled(town: &TestTown, council: &Council) -> TextId {
    let text = council.discuss(town).await;
    let dearer = "Le coût est de 45 000 euros, sur trois ans.";
    rewrite(town, text, council.lea, COST, dearer)
        .await
        .expect("tabled");
    let parent = amendment(town, text, 1).await;
    let deed = ProposeSubAmendment {
        parent: parent.id,
        parent_version: parent.version,
        form: AmendmentForm::InPlace {
            path: COST.to_owned(),
            version: 1,
            new_text: "Le coût est de 45 000 euros, sur cinq ans.".to_owned(),
        },
        rationale: "Plus doux.".to_owned(),
    };
    town.act(Actor::Person(council.malo), deed).await.expect("tabled");
    text
}

async fn adopt(town: &TestTown, council: &Council, text: TextId, number: i64, seen: i64) {
    let deed = DecideInSitting {
        text,
        number,
        seen,
        shown: shown_in_sitting(town, council, text, number).await,
        verdict: Verdict::Adopted,
        tally: None,
    };
    town.act(Actor::Person(council.chair), deed)
        .await
        .expect("decided");
}

#[tokio::test]
async fn its_author_rectifies_a_sub_amendment_and_its_new_words_enter_the_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let mut malo = browser_of(&town, council.malo);
        let path = format!("/textes/{text}/amendements/2");
        let shown = page(&mut malo, &path).await;
        assert!(shown.contains(&format!("{path}/rectifier\"")), "{shown}");
        let path = format!("{path}/rectifier");
        let form = page(&mut malo, &path).await;
        assert!(
            form.contains("data-original=\"Le coût est de 45 000 euros, sur trois ans.\"")
                && form.contains("Le coût est de 45 000 euros, sur cinq ans.</textarea>")
                && form.contains("Plus doux."),
            "it starts from what the amendment would make, with what was proposed to it: {form}"
        );
        let mut lea = browser_of(&town, council.lea);
        assert_eq!(lea.get(&path).await.status, 403, "its author alone");

        let typed = |version: &'static str, wording: &'static str, geste: &'static str| {
            [
                ("ou", COST),
                ("version", version),
                ("text_version", "1"),
                ("wording", wording),
                ("rationale", "Plus doux encore."),
                ("geste", geste),
            ]
        };
        let six = "Le coût est de 45 000 euros, sur six ans.";
        let checked = whole(
            send(&town, &mut malo, &path, &typed("1", six, "verifier")).await,
            200,
        );
        assert!(
            checked.contains("Voici ce que Parvis a compris") && checked.contains("<ins>"),
            "{checked}"
        );
        // Back to the text before its amendment: that is a vote against it, not a sub-amendment.
        let cancels = typed("1", "Le coût est de 30 000 euros.", "proposer");
        let refused = whole(send(&town, &mut malo, &path, &cancels).await, 422);
        assert!(refused.contains("Plus doux encore."), "{refused}");
        let done = send(&town, &mut malo, &path, &typed("1", six, "proposer")).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let sub = amendment(&town, text, 2).await;
        assert_eq!((sub.version, sub.fate), (2, Fate::Pending));
        assert!(
            sub.sentence.contains("six") && sub.rationale == "Plus doux encore.",
            "{sub:?}"
        );
        // Written from the version before: what was typed is there still.
        let stale = typed("1", "Le coût est de 45 000 euros, sur dix ans.", "proposer");
        let stale = whole(send(&town, &mut malo, &path, &stale).await, 409);
        assert!(
            stale.contains("sur dix ans.") && stale.contains("name=\"version\" value=\"2\""),
            "{stale}"
        );
        let of_another = RectifyAmendment {
            amendment: sub.id,
            version: 2,
            form: AmendmentForm::Sentence("Supprimer l’action 13.".to_owned()),
            rationale: String::new(),
        };
        let forbidden = town.act(Actor::Person(council.lea), of_another).await;
        assert!(
            matches!(forbidden, Err(kernel::Fault::Forbidden { .. })),
            "{forbidden:?}"
        );

        adopt(&town, &council, text, 2, 0).await;
        let settled = RectifyAmendment {
            amendment: sub.id,
            version: 2,
            form: AmendmentForm::Sentence("Supprimer l’action 13.".to_owned()),
            rationale: String::new(),
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.malo), settled).await),
            "texts-amendment-settled"
        );
        adopt(&town, &council, text, 1, 1).await;
        let now = document(&town, text).await.markdown;
        assert!(now.contains(six), "{now}");
    });
}

#[tokio::test]
async fn a_sub_amendment_is_rectified_by_pushing_to_its_number() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = tabled(&town, &council).await;
        let Some(served) = Served::begin(&town).await else {
            return;
        };
        let clone = cloned(&town, &served, text, council.malo).await;
        let folder = clone.path();
        git(folder, &["switch", "--quiet", "amendements/2"]).await;
        let action = std::fs::read_to_string(folder.join("action-13.md")).expect("the article");
        assert!(action.contains("sur cinq ans."), "{action}");
        let longer = action.replace("sur cinq ans.", "sur huit ans.");
        commit(folder, "action-13.md", &longer, "Huit ans suffisent").await;
        let pushed = run(folder, &["push", "origin", "amendements/2"]).await;
        assert!(pushed.is_done, "{}", pushed.err);
        assert!(pushed.err.contains("rectifié"), "{}", pushed.err);
        let sub = amendment(&town, text, 2).await;
        assert_eq!((sub.version, sub.fate), (2, Fate::Pending));
        assert!(sub.sentence.contains("huit"), "{}", sub.sentence);

        // What its amendment does not write is not its own.
        git(folder, &["pull", "--quiet", "--ff-only"]).await;
        let elsewhere = "## Action 12 – Former\n\nDes ateliers se tiennent dans chaque quartier.\n";
        commit(folder, "action-12.md", elsewhere, "Ailleurs").await;
        let refused = run(folder, &["push", "origin", "amendements/2"]).await;
        assert!(!refused.is_done, "{}", refused.err);
        assert_eq!(amendment(&town, text, 2).await.version, 2);

        adopt(&town, &council, text, 2, 0).await;
        adopt(&town, &council, text, 1, 1).await;
        let now = document(&town, text).await.markdown;
        assert!(
            now.contains("Le coût est de 45 000 euros, sur huit ans."),
            "{now}"
        );
    });
}
