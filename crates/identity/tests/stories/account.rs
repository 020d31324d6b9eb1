//! One's own account, and the names others see.

use identity::{RegisterPerson, email_of, find_by_email, names};
use kernel::{Actor, PersonId};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, nobody, open, send, sign_in, signed_in};

#[tokio::test]
async fn a_name_can_be_changed_and_a_wrong_one_comes_back() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, mut browser) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        let too_long = "a".repeat(101);
        let refused = send(&town, &mut browser, "/compte", &[("name", &too_long)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains(&too_long) && refused.text.contains("100 caractères au plus"));
        let done = send(&town, &mut browser, "/compte", &[("name", "Ada de Lovelace")]).await;
        assert_eq!(done.status, 303);
        let page = open(&mut browser, done.location.as_deref().expect("the account")).await;
        assert!(page.contains("Votre nom est enregistré.") && page.contains("Ada de Lovelace"));
        let known = names(&mut town.sql(), town.body, &[ada]).await.expect("names");
        assert_eq!(known[&ada], "Ada de Lovelace");
    });
}

#[tokio::test]
async fn signing_out_here_leaves_the_other_browser_signing_out_everywhere_does_not() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut phone) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        let mut desk = town.browser();
        sign_in(&town, &mut desk, "ada@exemple.fr").await;

        let done = send(&town, &mut desk, "/deconnexion", &[]).await;
        assert_eq!(done.location.as_deref(), Some("/?fait=identity-signed-out"));
        assert!(
            done.headers["set-cookie"]
                .to_str()
                .expect("a cookie")
                .contains("Max-Age=0")
        );
        assert_eq!(desk.get("/compte").await.status, 303);
        open(&mut phone, "/compte").await;

        sign_in(&town, &mut desk, "ada@exemple.fr").await;
        send(&town, &mut desk, "/deconnexion", &[("partout", "oui")]).await;
        assert_eq!(phone.get("/compte").await.status, 303);
        // Nobody is signed in any more: nothing to do, and nothing wrong; the device forgets all the same.
        let late = send(&town, &mut phone, "/deconnexion", &[]).await;
        assert_eq!(late.location.as_deref(), Some("/"));
        for reply in [&done, &late] {
            assert_eq!(
                reply.headers["clear-site-data"].to_str().expect("a list"),
                "\"cache\", \"storage\""
            );
        }
    });
}

#[tokio::test]
async fn registering_a_known_address_gives_the_same_person_under_the_name_they_chose() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (ada, _) = signed_in(&town, "Ada", "ada@exemple.fr").await;
        let again = RegisterPerson {
            name: "A. Lovelace".to_owned(),
            email: " ADA@exemple.fr".to_owned(),
        };
        assert_eq!(town.act(Actor::Operator, again).await.expect("registered"), ada);
        let mut sql = town.sql();
        assert_eq!(
            names(&mut sql, town.body, &[ada]).await.expect("names")[&ada],
            "Ada"
        );
        let found = find_by_email(&mut sql, town.body, "Ada@Exemple.fr").await;
        assert_eq!(found.expect("a search"), Some(ada));
        assert_eq!(
            find_by_email(&mut sql, town.body, "ada").await.expect("a search"),
            None
        );
        let email = email_of(&mut sql, town.body, ada).await.expect("a search");
        assert_eq!(email.as_deref(), Some("ada@exemple.fr"));
        assert_eq!(
            email_of(&mut sql, town.body, nobody()).await.expect("a search"),
            None
        );
    });
}

#[tokio::test]
async fn names_come_for_any_number_of_people_and_leave_out_the_unknown() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut people: Vec<PersonId> = Vec::new();
        for place in 0..35 {
            let deed = RegisterPerson {
                name: format!("Personne {place}"),
                email: format!("p{place}@exemple.fr"),
            };
            people.push(town.act(Actor::Operator, deed).await.expect("registered"));
        }
        people.push(nobody());
        people.push(people[0]);
        let mut sql = town.sql();
        let known = names(&mut sql, town.body, &people).await.expect("names");
        assert_eq!(known.len(), 35);
        for (place, person) in people[..35].iter().enumerate() {
            assert_eq!(known[person], format!("Personne {place}"));
        }
        assert!(names(&mut sql, town.body, &[]).await.expect("names").is_empty());
    });
}
