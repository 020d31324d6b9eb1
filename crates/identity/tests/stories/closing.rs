//! Closing an account: one's own, or that of somebody who asked for it.

use identity::{AskSignInLink, ChooseLanguage, EraseAccount, email_of, find_by_email, language_of, names};
use kernel::{Action, Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, nobody, open, send, sign_in, signed_in};

const EMAIL: &str = "ada@exemple.fr";
const GONE: &str = "Une personne qui a quitté le site";

async fn refused<A: Action>(town: &TestTown, actor: Actor, deed: A) -> bool {
    matches!(town.act(actor, deed).await, Err(Fault::Forbidden { .. }))
}

#[tokio::test]
async fn who_closes_their_account_is_known_nowhere_any_more() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, mut phone) = signed_in(&town, "Ada", EMAIL).await;
        let mut desk = town.browser();
        sign_in(&town, &mut desk, EMAIL).await;
        let english = ChooseLanguage { language: "en" };
        town.act(Actor::Person(ada), english).await.expect("chosen");
        let made = send(&town, &mut desk, "/compte/jetons", &[("name", "git")])
            .await
            .text;
        let (_, token) = made
            .split_once("id=\"token-secret\">")
            .expect("the token is shown once");
        let token = token.split('<').next().unwrap_or_default().to_owned();
        assert_eq!(
            identity::bearer_of(&town.house, town.body, &token)
                .await
                .expect("a search"),
            Some(ada)
        );
        let ask = AskSignInLink {
            email: EMAIL.to_owned(),
            return_to: None,
            client: None,
            language: None,
            effort: None,
        };
        town.act(Actor::Visitor, ask).await.expect("asked");
        let link = town.link_sent_to(EMAIL).await;

        let account = open(&mut phone, "/compte").await;
        assert!(account.contains("href=\"/compte/fermer\""), "{account}");
        assert!(
            !account.contains("/comptes/fermer"),
            "agents alone close others’: {account}"
        );
        let told = open(&mut phone, "/compte/fermer").await;
        assert!(
            told.contains("What goes at once") && told.contains("What stays"),
            "{told}"
        );
        let closed = send(&town, &mut phone, "/compte/fermer", &[]).await;
        assert_eq!(closed.location.as_deref(), Some("/?fait=identity-account-closed"));
        assert!(
            closed.headers["set-cookie"]
                .to_str()
                .expect("a cookie")
                .contains("Max-Age=0")
        );
        // Pressed twice: it is done already.
        let again = send(&town, &mut phone, "/compte/fermer", &[]).await;
        assert_eq!(again.location.as_deref(), Some("/"));
        assert_eq!(desk.get("/compte").await.status, 303, "every session is over");

        let mut sql = town.sql();
        assert_eq!(
            names(&mut sql, town.body, &[ada]).await.expect("names")[&ada],
            GONE
        );
        assert_eq!(email_of(&mut sql, town.body, ada).await.expect("a search"), None);
        assert_eq!(
            find_by_email(&mut sql, town.body, EMAIL).await.expect("a search"),
            None
        );
        assert_eq!(
            language_of(&mut sql, town.body, ada).await.expect("a search"),
            None
        );
        assert_eq!(
            identity::bearer_of(&town.house, town.body, &token)
                .await
                .expect("a search"),
            None
        );
        assert!(
            town.letters(EMAIL).await.is_empty(),
            "the mailbox that everybody reads"
        );
        let dead = town.browser().get(&link).await;
        assert!(dead.text.contains("n’est pas reconnu ici"), "{}", dead.text);

        // The same address is a new person.
        let (newcomer, _) = signed_in(&town, "Ada", EMAIL).await;
        assert_ne!(newcomer, ada);
        assert_eq!(
            names(&mut sql, town.body, &[ada]).await.expect("names")[&ada],
            GONE
        );
    });
}

#[tokio::test]
async fn nobody_closes_the_account_of_another_but_who_may() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, _) = signed_in(&town, "Ada", EMAIL).await;
        let (bob, mut browser) = signed_in(&town, "Bob", "bob@exemple.fr").await;
        for actor in [Actor::Visitor, Actor::Person(bob)] {
            assert!(
                refused(&town, actor, EraseAccount { person: ada }).await,
                "{actor:?}"
            );
        }
        for path in ["/comptes/fermer", "/compte/fermer"] {
            assert_ne!(town.browser().get(path).await.status, 200, "{path}");
        }
        assert_ne!(browser.get("/comptes/fermer").await.status, 200);
        let asked = send(
            &town,
            &mut browser,
            "/comptes/fermer",
            &[("person", &ada.to_string())],
        )
        .await;
        assert_ne!(asked.status, 303, "{}", asked.text);
        let known = names(&mut town.sql(), town.body, &[ada]).await.expect("names");
        assert_eq!(known[&ada], "Ada");

        let operator = Actor::Operator;
        town.act(operator, EraseAccount { person: ada })
            .await
            .expect("closed");
        for person in [ada, nobody()] {
            let missing = town.act(operator, EraseAccount { person }).await;
            assert!(matches!(missing, Err(Fault::NotFound("person"))), "{missing:?}");
        }
    });
}
