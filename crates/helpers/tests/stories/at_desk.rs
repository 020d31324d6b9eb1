//! At the desk, who is present consents before an agent, and their receipt says it.

use desk::{BeginVisit, EndVisit};
use helpers::{Act, ConsentAtDesk, ContributeFor};
use kernel::Actor;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send};

use crate::town::{FEATURES, Hall, lines_of, written};

#[tokio::test]
async fn consent_at_the_desk_is_on_the_receipt_and_lasts_as_said() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let begin = BeginVisit {
            name: "Yvonne Sans-Adresse".to_owned(),
            person: None,
            consents: true,
        };
        let agent = Actor::Person(hall.agent);
        let visit = town.act(agent, begin).await.expect("received");
        let mut desk = browser_of(&town, hall.agent);
        let path = format!("/guichet/{visit}/aide");
        let shown = page(&mut desk, &format!("/guichet/{visit}")).await;
        assert!(shown.contains(&format!("href=\"{path}\"")), "{shown}");
        page(&mut desk, &path).await;
        let fields = |email: &'static str, consents: &'static str| {
            vec![
                ("email", email),
                ("actes", "contribuer"),
                ("jours", "30"),
                ("accord", consents),
            ]
        };
        for (email, consents, said) in [
            ("leon@exemple.fr", "", "Sans l’accord de la personne présente"),
            (
                "personne@exemple.fr",
                "oui",
                "Aucun autre compte n’a cette adresse",
            ),
            ("ada@exemple.fr", "oui", "un autre agent note"),
        ] {
            let refused = send(&town, &mut desk, &path, &fields(email, consents)).await;
            assert_eq!(refused.status, 422, "{}", refused.text);
            assert!(
                refused.text.contains(said) && refused.text.contains(email),
                "{said} in {}",
                refused.text
            );
        }
        let noted = send(&town, &mut desk, &path, &fields("leon@exemple.fr", "oui")).await;
        assert_eq!(noted.status, 303, "{}", noted.text);
        assert_eq!(lines_of(&town, "helpers.consented", hall.agent).await, 1);
        let shown = page(&mut desk, &format!("/guichet/{visit}")).await;
        assert!(
            shown.contains("Accord pour qu’agisse en son nom") && shown.contains("Léon Aidant"),
            "{shown}"
        );
        let receipt = town.act(agent, EndVisit { visit }).await.expect("a receipt");

        let mandate = hall.mandate(&town).await;
        let contribute = ContributeFor {
            mandate,
            consultation: hall.consultation,
            written: written("Des bancs"),
            shows_name: false,
        };
        town.act(Actor::Person(hall.helper), contribute)
            .await
            .expect("done");
        // With the code of the receipt, she sees it and ends it.
        let mut yvonne = browser_of(&town, receipt.person);
        let own = page(&mut yvonne, "/compte/aide").await;
        assert!(
            own.contains("Accord donné au guichet") && own.contains("Des bancs"),
            "{own}"
        );
        let ended = send(
            &town,
            &mut yvonne,
            &format!("/compte/aide/{mandate}/retirer"),
            &[],
        )
        .await;
        assert_eq!(ended.status, 303, "{}", ended.text);

        // The visit is over: nothing more is noted in it.
        let late = ConsentAtDesk {
            visit,
            email: "leon@exemple.fr".to_owned(),
            acts: vec![Act::Support],
            days: "30".to_owned(),
            consents: true,
        };
        assert_eq!(refusal(town.act(agent, late).await), "desk-refused-visit-over");
    });
}
