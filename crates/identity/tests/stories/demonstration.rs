//! A demonstration: invented people anyone may sign in as, and the mailbox everyone sees.

use identity::RegisterPerson;
use kernel::Actor;
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, open, refuse_missing_sentences, send};

#[tokio::test]
async fn a_visitor_borrows_an_invented_person_through_the_mailbox() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        town.become_demonstration().await;
        let mut browser = town.browser();
        assert!(
            open(&mut browser, "/connexion")
                .await
                .contains("Il n’y a encore personne ici.")
        );
        assert!(open(&mut browser, "/boite").await.contains("Aucun message"));
        for place in 0..21 {
            let deed = RegisterPerson {
                name: format!("Invité {place:02}"),
                email: format!("invite{place:02}@exemple.fr"),
            };
            town.act(Actor::Operator, deed).await.expect("registered");
        }
        let page = open(&mut browser, "/connexion?retour=/textes").await;
        assert!(page.contains("Recevoir le lien\u{a0}: Invité 00") && page.contains("Invité 19"));
        assert!(!page.contains("Invité 20"), "twenty people at most");
        assert!(page.contains("href=\"/boite\"") && page.contains("n’écrivez pas votre vraie adresse"));

        let fields = [("email", "invite07@exemple.fr"), ("retour", "/textes")];
        let sent = send(&town, &mut browser, "/connexion", &fields).await;
        assert!(sent.text.contains("href=\"/boite\""));
        town.settle().await;

        let mailbox = open(&mut browser, "/boite").await;
        assert!(mailbox.contains("invite07@exemple.fr"));
        let letter = attribute_after(&mailbox, "href=\"/boite/").expect("a link to the letter");
        let letter = open(&mut browser, &format!("/boite/{letter}")).await;
        let token = attribute_after(&letter, "href=\"/connexion/").expect("a link to sign in");
        let done = send(&town, &mut browser, &format!("/connexion/{token}"), &[]).await;
        assert_eq!(done.location.as_deref(), Some("/textes"));
        assert!(open(&mut browser, "/compte").await.contains("Invité 07"));
    });
}

#[tokio::test]
async fn many_visitors_may_borrow_the_same_person_in_an_hour() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        town.become_demonstration().await;
        let mut browser = town.browser();
        for _ in 0..12 {
            let reply = send(
                &town,
                &mut browser,
                "/connexion",
                &[("email", "invite@exemple.fr")],
            )
            .await;
            assert_eq!(reply.status, 200);
        }
    });
}

#[tokio::test]
async fn elsewhere_nobody_is_listed_and_there_is_no_mailbox() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let deed = RegisterPerson {
            name: "Ada Lovelace".to_owned(),
            email: "ada@exemple.fr".to_owned(),
        };
        town.act(Actor::Operator, deed).await.expect("registered");
        let mut browser = town.browser();
        send(&town, &mut browser, "/connexion", &[("email", "ada@exemple.fr")]).await;
        assert_eq!(town.letters("ada@exemple.fr").await.len(), 1);
        let kept = outgoing::mailbox::latest(&mut town.sql(), town.body, None, 1).await;
        assert!(kept.expect("the mailbox opens").is_empty());
        let page = open(&mut browser, "/connexion").await;
        assert!(
            !page.contains("Ada Lovelace") && !page.contains("ada@exemple.fr") && !page.contains("/boite")
        );
        for path in ["/boite".to_owned(), format!("/boite/{}", town.id::<()>())] {
            let reply = browser.get(&path).await;
            assert_eq!(reply.status, 404, "{path}");
            refuse_missing_sentences(&reply);
        }
    });
}

/// What follows `start` up to the next quotation mark.
fn attribute_after<'a>(page: &'a str, start: &str) -> Option<&'a str> {
    page.split_once(start)?.1.split_once('"').map(|(value, _)| value)
}
