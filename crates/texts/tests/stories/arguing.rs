//! Arguments for and against.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::{AddArgument, ArgumentSide, WithdrawArgument};

use crate::council::{Council, FEATURES, amendment, browser_of, page, propose, refusal, send, whole};

#[tokio::test]
async fn anyone_signed_in_argues_and_may_take_it_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let path = format!("/textes/{text}/amendements/1");
        let visited = page(&mut town.browser(), &path).await;
        assert!(visited.contains("Connectez-vous pour donner un argument"));
        let mut paul = browser_of(&town, council.passer_by);
        let done = send(
            &town,
            &mut paul,
            &format!("{path}/arguments"),
            &[("side", "pour"), ("body", "Elle **coûte** trop.")],
        )
        .await;
        assert_eq!(done.status, 303, "{}", done.text);
        let mut lea = browser_of(&town, council.lea);
        send(
            &town,
            &mut lea,
            &format!("{path}/arguments"),
            &[
                ("side", "contre"),
                ("body", "Les associations <script>alert(1)</script> y tiennent."),
            ],
        )
        .await;
        let shown = page(&mut paul, &path).await;
        assert_eq!(
            shown.matches("<span class=\"board-count\">1</span>").count(),
            2,
            "{shown}"
        );
        assert!(
            shown.contains("<strong>coûte</strong>") && !shown.contains("<script>alert"),
            "{shown}"
        );
        assert!(shown.contains("Paul Passant"));
        // Found among all that its group does.
        let of_group = kernel::SubjectRef::new("group", council.group);
        let found = search::find_within(
            &mut town.sql(),
            town.body,
            "associations tiennent",
            &of_group,
            10,
            0,
        )
        .await
        .expect("searched");
        assert!(found.hits.iter().any(|hit| hit.kind == "argument"), "{found:?}");

        let long = "a".repeat(5_001);
        let refused = whole(
            send(
                &town,
                &mut paul,
                &format!("{path}/arguments"),
                &[("side", "pour"), ("body", &long)],
            )
            .await,
            422,
        );
        assert!(
            refused.contains("dépasse 5\u{202f}000 caractères") && refused.contains(&long),
            "{refused}"
        );
        let sideless = whole(
            send(
                &town,
                &mut paul,
                &format!("{path}/arguments"),
                &[("body", "Je pense.")],
            )
            .await,
            422,
        );
        assert!(sideless.contains("pour ou contre") && sideless.contains("Je pense."));

        let id = amendment(&town, text, 1).await.id;
        let arguments = texts::arguments(&mut town.sql(), town.body, id)
            .await
            .expect("a reading");
        assert_eq!(arguments.len(), 2);
        let theirs = WithdrawArgument {
            argument: arguments[0].id,
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.lea), theirs).await),
            "texts.withdraw"
        );
        let argument = arguments[0].id.to_string();
        let done = send(
            &town,
            &mut paul,
            &format!("{path}/arguments/retirer"),
            &[("argument", &argument)],
        )
        .await;
        assert_eq!(done.status, 303, "{}", done.text);
        let shown = page(&mut paul, &path).await;
        assert!(
            !shown.contains("coûte") && shown.contains("y tiennent."),
            "{shown}"
        );
        let found = search::find(
            &mut town.sql(),
            town.body,
            "associations",
            Some("argument"),
            10,
            0,
        )
        .await
        .expect("a search");
        assert_eq!(found.total, 1);
        let gone = search::find(&mut town.sql(), town.body, "coûte", Some("argument"), 10, 0)
            .await
            .expect("a search");
        assert_eq!(gone.total, 0);
    });
}

#[tokio::test]
async fn a_settled_amendment_is_no_longer_argued() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        propose(&town, text, council.lea, "Supprimer l’action 14.")
            .await
            .expect("tabled");
        let id = amendment(&town, text, 1).await.id;
        town.act(
            Actor::Person(council.lea),
            texts::WithdrawAmendment { amendment: id },
        )
        .await
        .expect("withdrawn");
        let late = AddArgument {
            amendment: id,
            side: ArgumentSide::For,
            body: "Trop tard ?".to_owned(),
        };
        assert_eq!(
            refusal(town.act(Actor::Person(council.malo), late).await),
            "texts-argument-too-late"
        );
        let path = format!("/textes/{text}/amendements/1");
        let fields = [("side", "pour"), ("body", "J’y tenais pourtant.")];
        let mut malo = browser_of(&town, council.malo);
        let shown = whole(
            send(&town, &mut malo, &format!("{path}/arguments"), &fields).await,
            422,
        );
        for wanted in [
            "on ne peut plus y ajouter",
            "Ce que vous aviez écrit",
            "J’y tenais pourtant.",
        ] {
            assert!(shown.contains(wanted), "{wanted} in {shown}");
        }
    });
}
