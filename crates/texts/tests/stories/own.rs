//! A citizen looks at what became of what she proposed.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::sitting::{Tally, Verdict};
use texts::{AddArgument, ArgumentSide, CloseDiscussion, Consolidate, DecideInSitting};

use crate::council::{Council, FEATURES, amendment, browser_of, page, propose, rewrite, shown_in_sitting};

#[tokio::test]
async fn each_proposal_says_what_became_of_it_in_plain_words() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let mut lea = browser_of(&town, council.lea);
        let mine = "/mes-contributions";
        assert!(
            page(&mut lea, mine)
                .await
                .contains("Vous n’avez encore rien proposé ici.")
        );
        let visitor = page(&mut town.browser(), mine).await;
        assert!(
            visitor.contains("/connexion?retour=/mes-contributions"),
            "{visitor}"
        );

        for (path, wording) in [
            ("action-13/alinea-2", "Le coût est de 45 000 euros."),
            ("action-7/alinea-2", "Un bilan est publié chaque mois."),
        ] {
            rewrite(&town, text, council.lea, path, wording)
                .await
                .expect("tabled");
        }
        propose(&town, text, council.malo, "Supprimer l’alinéa 2 de l’action 7.")
            .await
            .expect("tabled");
        let argued = AddArgument {
            amendment: amendment(&town, text, 3).await.id,
            side: ArgumentSide::Against,
            body: "Un bilan est utile à tous.".to_owned(),
        };
        town.act(Actor::Person(council.lea), argued)
            .await
            .expect("argued");
        let shown = page(&mut lea, mine).await;
        assert!(
            shown.contains("Mes 2 amendements")
                && shown.contains("Il est en discussion")
                && shown.contains("Contre l’amendement n°\u{a0}3")
                && shown.contains("Un bilan est utile à tous."),
            "{shown}"
        );
        assert!(
            !shown.contains("Amendement n°\u{a0}3 –"),
            "another’s amendment is not hers: {shown}"
        );

        for (number, seen, tally) in [
            (3, 0, None),
            (
                1,
                1,
                Some(Tally {
                    pour: 8,
                    contre: 1,
                    abstention: 0,
                }),
            ),
        ] {
            let deed = DecideInSitting {
                text,
                number,
                seen,
                shown: shown_in_sitting(&town, &council, text, number).await,
                verdict: Verdict::Adopted,
                tally,
            };
            town.act(Actor::Person(council.chair), deed)
                .await
                .expect("adopted");
        }
        let shown = page(&mut lea, mine).await;
        for said in [
            "Il a été adopté le",
            "dans le texte en train de se former",
            "pour 8, contre 1, abstention 0",
            "?vue=changements#action-13-alinea-2",
            "Le passage qu’il modifie a été supprimé ou réécrit.",
            "amendements/3\"",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        // The link leads to the passage, where the amendment is named.
        let forming = page(&mut lea, &format!("/textes/{text}?vue=changements")).await;
        assert!(
            forming.contains("id=\"action-13-alinea-2\"")
                && forming.contains("Amendement n°\u{a0}1, Léa Riou"),
            "{forming}"
        );
        town.act(Actor::Person(council.chair), CloseDiscussion { text })
            .await
            .expect("closed");
        town.act(Actor::Person(council.chair), Consolidate { text })
            .await
            .expect("consolidated");
        assert!(
            page(&mut lea, mine)
                .await
                .contains("ses mots sont dans le texte adopté")
        );
    });
}
