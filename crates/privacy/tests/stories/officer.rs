//! Who watches over personal data is said by an agent and read by everybody.

use testkit::{TestTown, on_both_engines, page, send, whole};

use crate::{FEATURES, agent, citizen};

const HOME: &str = "/donnees-personnelles";
const EDIT: &str = "/donnees-personnelles/modifier";

#[tokio::test]
async fn an_agent_names_the_officer_and_everyone_reads_how_to_reach_them() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut visitor = town.browser();
        let before = page(&mut visitor, HOME).await;
        assert!(before.contains("n’est pas encore désigné") && !before.contains(EDIT));
        assert!(before.contains("dans le mois"), "{before}");
        // Nobody is named: nobody is told to write to them.
        assert!(!before.contains("écrivez au délégué") && before.contains("href=\"/mentions-legales\""));
        for right in [
            "suspendu",
            "Revenir à tout moment",
            "ce qui s’efface et ce qui reste",
        ] {
            assert!(before.contains(right), "{right} in {before}");
        }
        assert_eq!(visitor.get(EDIT).await.status, 303);
        let (_, mut paul) = citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        assert_eq!(paul.get(EDIT).await.status, 403);
        assert_eq!(
            send(&town, &mut paul, EDIT, &[("officer", "Paul"), ("reach", "ici")])
                .await
                .status,
            403
        );

        let mut anne = agent(&town).await;
        assert!(page(&mut anne, HOME).await.contains(EDIT));
        let refused = whole(
            send(
                &town,
                &mut anne,
                EDIT,
                &[("version", "0"), ("officer", "Centre de gestion <56>")],
            )
            .await,
            422,
        );
        assert!(refused.contains("Dites comment le joindre."), "{refused}");
        assert!(
            refused.contains("value=\"Centre de gestion &lt;56&gt;\""),
            "{refused}"
        );
        let all = [
            ("version", "0"),
            ("officer", "Centre de gestion <56>"),
            ("reach", "dpo@exemple.fr\n02 00 00 00 00"),
            ("measures", "Sauvegardes chiffrées"),
        ];
        assert_eq!(send(&town, &mut anne, EDIT, &all).await.status, 303);
        let read = page(&mut visitor, HOME).await;
        for said in [
            "Centre de gestion &lt;56&gt;",
            "<a href=\"mailto:dpo@exemple.fr\">dpo@exemple.fr</a><br><a href=\"tel:0200000000\">02 00 00 00 00</a>",
            "Sans compte, écrivez au délégué.",
        ] {
            assert!(read.contains(said), "{said} in {read}");
        }
        // Somebody who had the form open meanwhile sees what stands, and loses nothing.
        let late = [("version", "0"), ("officer", "Une autre"), ("reach", "ailleurs")];
        let shown = whole(send(&town, &mut anne, EDIT, &late).await, 409);
        for said in [
            "Centre de gestion",
            "value=\"Une autre\"",
            "name=\"version\" value=\"1\"",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
    });
}
