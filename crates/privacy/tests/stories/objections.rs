//! One’s own data: seen, taken away, objected to; and what agents answer.

use identity::CloseAccount;
use kernel::Actor;
use privacy::ObjectToProcessing;
use testkit::{TestTown, on_both_engines, page, send, whole};

use crate::{FEATURES, agent, citizen, registered};

const OWN: &str = "/compte/donnees";

#[tokio::test]
async fn somebody_sees_what_is_known_of_them_and_takes_it_away() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        assert_eq!(town.browser().get(OWN).await.status, 303);
        assert_eq!(town.browser().get("/compte/donnees/export").await.status, 303);
        let (_, mut paul) = citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        let seen = page(&mut paul, OWN).await;
        for said in [
            "Comptes et connexion",
            "Emporter toutes mes données",
            "/compte/fermer",
        ] {
            assert!(seen.contains(said), "{said} in {seen}");
        }
        let taken = paul.get("/compte/donnees/export").await;
        assert_eq!(taken.status, 200);
        assert!(taken.text.starts_with("PK"), "an archive");
        assert_eq!(taken.headers["cache-control"], "no-store");
        // Somebody who goes on asking is asked to wait; others are not kept from theirs.
        for _ in 0..4 {
            assert_eq!(paul.get("/compte/donnees/export").await.status, 200);
        }
        let enough = paul.get("/compte/donnees/export").await;
        assert_eq!(enough.status, 429);
        assert!(enough.text.contains("Réessayez plus tard"), "{}", enough.text);
        let (_, mut rose) = citizen(&town, "Rose Rivière", "rose@exemple.fr").await;
        assert_eq!(rose.get("/compte/donnees/export").await.status, 200);
    });
}

#[tokio::test]
async fn an_objection_is_answered_by_an_agent_and_read_by_who_made_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (paul_id, mut paul) = citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        let nothing = whole(send(&town, &mut paul, OWN, &[("processing", "")]).await, 422);
        assert!(nothing.contains("Choisissez à quoi") && nothing.contains("Dites vos raisons."));
        // What the law commands, and what does not exist, cannot be objected to.
        for processing in ["privacy.requests", "nothing.such"] {
            let fields = [("processing", processing), ("words", "Je ne veux pas.")];
            let refused = whole(send(&town, &mut paul, OWN, &fields).await, 422);
            assert!(refused.contains("Je ne veux pas."), "{refused}");
        }
        let fields = [
            ("processing", "identity.accounts"),
            ("words", "Je suis menacé <par quelqu’un>."),
        ];
        assert_eq!(send(&town, &mut paul, OWN, &fields).await.status, 303);
        let again = send(&town, &mut paul, OWN, &fields).await;
        assert!(again.text.contains("une réponse est attendue"), "{}", again.text);
        assert!(page(&mut paul, OWN).await.contains("Attend une réponse"));

        let mut anne = agent(&town).await;
        // It reaches who answers, on whatever page they read; and nobody else.
        let elsewhere = page(&mut anne, "/registre-des-traitements").await;
        assert!(elsewhere.contains("une opposition à traiter"), "{elsewhere}");
        let elsewhere = page(&mut paul, "/registre-des-traitements").await;
        assert!(!elsewhere.contains("une opposition à traiter"), "{elsewhere}");
        let list = page(&mut anne, "/oppositions").await;
        assert!(
            list.contains("Répondre au plus tard le") && list.contains("10 décembre 2026"),
            "{list}"
        );
        assert!(
            list.contains("Paul Passant") && list.contains("Comptes et connexion"),
            "{list}"
        );
        let path = list
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|link| link.starts_with("/oppositions/"))
            .expect("a link to it")
            .to_owned();
        assert_eq!(paul.get(&path).await.status, 403);
        let shown = page(&mut anne, &path).await;
        assert!(
            shown.contains("&lt;par quelqu’un&gt;") && shown.contains("10 décembre 2026"),
            "{shown}"
        );
        let empty = whole(send(&town, &mut anne, &path, &[("answer", "Fait.")]).await, 422);
        assert!(empty.contains("Dites si l’opposition est acceptée.") && empty.contains("Fait."));
        let answer = [("outcome", "oui"), ("answer", "Votre nom n’est plus affiché.")];
        assert_eq!(send(&town, &mut anne, &path, &answer).await.status, 303);
        let twice = send(&town, &mut anne, &path, &answer).await;
        assert!(twice.text.contains("déjà répondu"), "{}", twice.text);
        let read = page(&mut paul, OWN).await;
        assert!(
            read.contains("Acceptée") && read.contains("n’est plus affiché"),
            "{read}"
        );
        let letters = town.letters("paul@exemple.fr").await;
        assert!(
            letters
                .iter()
                .any(|letter| letter.text.contains("/compte/donnees"))
        );
        assert!(!letters.iter().any(|letter| letter.text.contains("menacé")));

        // Who leaves takes it with them.
        let closing = CloseAccount { is_helped: false };
        town.act(Actor::Person(paul_id), closing).await.expect("closed");
        assert!(
            !page(&mut anne, "/oppositions")
                .await
                .contains("Comptes et connexion")
        );
    });
}

#[tokio::test]
async fn who_is_refused_reads_and_receives_where_to_complain() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (paul_id, mut paul) = citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        let mut anne = agent(&town).await;
        let object = ObjectToProcessing {
            processing: "identity.accounts".to_owned(),
            words: "Je ne veux plus y être.".to_owned(),
        };
        town.act(Actor::Person(paul_id), object).await.expect("objected");
        let list = page(&mut anne, "/oppositions").await;
        let path = list
            .split("href=\"")
            .filter_map(|rest| rest.split('"').next())
            .find(|link| link.starts_with("/oppositions/"))
            .expect("a link to it")
            .to_owned();
        let answer = [("outcome", "non"), ("answer", "La loi en veut la preuve.")];
        assert_eq!(send(&town, &mut anne, &path, &answer).await.status, 303);
        let read = page(&mut paul, OWN).await;
        assert!(read.contains("saisir la Commission nationale"), "{read}");
        let letters = town.letters("paul@exemple.fr").await;
        assert!(
            letters
                .iter()
                .any(|letter| letter.text.contains("saisir la Commission nationale"))
        );
    });
}

#[tokio::test]
async fn a_long_list_of_objections_has_pages_the_latest_answer_first() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut anne = agent(&town).await;
        for number in 0..27 {
            let email = format!("p{number}@exemple.fr");
            let person = registered(&town, &format!("Personne {number:02}"), &email).await;
            let object = ObjectToProcessing {
                processing: "identity.accounts".to_owned(),
                words: "Mes raisons.".to_owned(),
            };
            town.act(Actor::Person(person), object).await.expect("objected");
            town.advance_minutes(1).await;
        }
        let first = page(&mut anne, "/oppositions").await;
        assert!(
            first.contains("Personne 00") && !first.contains("Personne 26"),
            "{first}"
        );
        assert!(
            page(&mut anne, "/oppositions?page=2")
                .await
                .contains("Personne 26")
        );
    });
}
