//! The case people brought: three amendments to the headings of a plan, voted, merged, consolidated.

use kernel::{Actor, JournalPage};
use testkit::{TestTown, on_both_engines};
use texts::{Consolidate, Fate, TextState};

use crate::council::{Council, FEATURES, amendment, browser_of, document, page, propose, refusal};

const SEVENTH: &str = "Compléter l’intitulé de l’action 7 comme suit : Définir une stratégie de diffusion des données publiques, particulièrement celles contribuant à la transparence et à la démocratie citoyenne.";
const TWELFTH: &str = "Remplacer l’intitulé de l’action 12 par recenser les initiatives d’accompagnement social aux usages de base de l’informatique.";
const THIRTEENTH: &str = "Compléter l’intitulé de l’action 13 comme suit : Favoriser le développement des outils numériques sur des solutions innovantes et encourager l’usage des logiciels libres.";

#[tokio::test]
async fn three_amendments_are_voted_and_the_adopted_ones_are_in_the_text() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        for (author, sentence) in [
            (council.lea, SEVENTH),
            (council.malo, TWELFTH),
            (council.yann, THIRTEENTH),
        ] {
            propose(&town, text, author, sentence)
                .await
                .expect("an amendment is tabled");
        }
        council.close(&town, text).await;
        assert_eq!(council.open_votes(&town, text).await, 3);
        assert_eq!(
            refusal(town.act(Actor::Person(council.chair), Consolidate { text }).await),
            "texts-amendments-waiting"
        );
        council.vote(&town, text, 1, 5).await;
        council.vote(&town, text, 2, 2).await;
        council.vote(&town, text, 3, 3).await;
        town.advance_days(3).await;

        for (number, fate) in [(1, Fate::Adopted), (2, Fate::Rejected), (3, Fate::Adopted)] {
            assert_eq!(
                amendment(&town, text, number).await.fate,
                fate,
                "amendment {number}"
            );
        }
        town.act(Actor::Person(council.chair), Consolidate { text })
            .await
            .expect("the text is consolidated");

        let consolidated = texts::consolidated(&mut town.sql(), town.body, text)
            .await
            .expect("a reading")
            .expect("a text");
        assert!(consolidated.markdown.contains("données publiques, particulièrement celles contribuant à la transparence et à la démocratie citoyenne"));
        assert!(
            consolidated
                .markdown
                .contains("## Action 12 – Former aux usages de base\n")
        );
        assert!(
            consolidated
                .markdown
                .contains("encourager l’usage des logiciels libres")
        );
        assert_eq!(consolidated.markdown.matches("Définir une stratégie").count(), 1);
        assert_eq!(consolidated.amendments.len(), 3);
        assert_eq!(consolidated.amendments[0].author, council.lea);
        assert_eq!(consolidated.commit.len(), 40);
        let kept = document(&town, text).await;
        assert_eq!(kept.state, TextState::Consolidated);
        assert_eq!(kept.consolidated_tag.as_deref(), Some("texte-adopte/2026-11-13"));

        let mut visitor = town.browser();
        let reading = page(&mut visitor, &format!("/textes/{text}")).await;
        assert!(reading.contains("encourager l’usage des logiciels libres"));
        let changes = page(&mut visitor, &format!("/textes/{text}?vue=changements")).await;
        assert!(changes.contains("<ins>") && changes.contains("publiques, particulièrement"));
        let in_place = page(&mut visitor, &format!("/textes/{text}?vue=amendements")).await;
        assert!(in_place.contains("1 amendement<") && in_place.contains("pour 5, contre 0, abstention 0"));
        let history = page(&mut visitor, &format!("/textes/{text}/historique")).await;
        for shown in [
            "Léa Riou",
            "Adopte l’amendement n°\u{a0}1",
            "Vote\u{a0}: 5/0/0",
            "texte-adopte/2026-11-13",
            "texte-en-discussion",
            "intégré au texte",
        ] {
            assert!(history.contains(shown), "{shown} in {history}");
        }
        let file = visitor.get(&format!("/textes/{text}/texte.md")).await;
        assert_eq!(file.text, consolidated.markdown);

        let journal = JournalPage::of_subject(&mut town.sql(), town.body, &kept.reference())
            .await
            .expect("the journal reads");
        let kinds: Vec<&str> = journal.iter().rev().map(|line| line.kind.as_str()).collect();
        assert_eq!(
            kinds,
            [
                "texts.imported",
                "texts.discussion-opened",
                "texts.discussion-closed",
                "texts.votes-opened",
                "texts.consolidated"
            ]
        );
        for line in &journal {
            let payload = line.payload.to_string();
            assert!(
                !payload.contains("Léa") && !payload.contains("stratégie"),
                "{payload}"
            );
        }
    });
}

#[tokio::test]
async fn a_vote_without_quorum_leaves_the_amendment_to_be_voted_again() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, SEVENTH)
            .await
            .expect("an amendment is tabled");
        council.close(&town, text).await;
        council.open_votes(&town, text).await;
        town.advance_days(3).await;
        let waiting = amendment(&town, text, 1).await;
        let vote = votes::of_subject(&mut town.sql(), town.body, &waiting.reference())
            .await
            .expect("a reading")
            .expect("a vote");
        assert!(!vote.is_open);
        // Nobody came: the same rule as for a council (CGCT art. L. 2121-17) asks for more than half of the members.
        assert_eq!(vote.outcome, Some(votes::Outcome::NoQuorum));
        assert_eq!(waiting.fate, Fate::Pending);
        let mut chair = browser_of(&town, council.chair);
        let shown = page(&mut chair, &format!("/textes/{text}")).await;
        assert!(
            shown.contains("quorum non atteint") && shown.contains("Ouvrir les votes"),
            "{shown}"
        );
        assert_eq!(council.open_votes(&town, text).await, 1);
    });
}
