//! The effort asked of who asks too often: made by a script, or a minute instead; once, soon, for what was asked.

use identity::model::effort::is_enough;
use testkit::{Browser, Reply, TestTown, on_both_engines, whole};

use crate::{FEATURES, later, open, send};

/// What a browser would find.
fn number_for(challenge: &str) -> String {
    let mut numbers = (0..u32::MAX).map(|number| number.to_string());
    let found = numbers.find(|number| is_enough(challenge, number));
    found.expect("a number")
}

pub(crate) fn challenge_in(page: &str) -> String {
    let (_, rest) = page.split_once("data-effort=\"").expect("a challenge");
    rest.split('"').next().unwrap_or_default().to_owned()
}

async fn ask(
    town: &TestTown,
    browser: &mut Browser,
    email: &str,
    (challenge, number): (&str, &str),
) -> Reply {
    let fields = [
        ("email", email),
        ("defi", challenge),
        ("preuve", number),
        ("retour", "/textes/12"),
    ];
    send(town, browser, "/connexion", &fields).await
}

#[tokio::test]
async fn after_thirty_links_an_hour_each_asks_for_an_effort_or_a_minute() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut browser = town.browser();
        browser.connect_from([198, 51, 100, 7].into());
        assert!(!open(&mut browser, "/connexion").await.contains("data-effort"));
        for place in 0..30 {
            let email = format!("inconnu{place}@exemple.fr");
            assert_eq!(
                ask(&town, &mut browser, &email, ("", "")).await.status,
                200,
                "{place}"
            );
        }
        let asked = whole(ask(&town, &mut browser, "ada@exemple.fr", ("", "")).await, 422);
        assert!(asked.contains("un petit calcul"), "{asked}");
        assert!(
            asked.contains("value=\"ada@exemple.fr\"") && asked.contains("value=\"/textes/12\""),
            "{asked}"
        );
        // What was not found, or was for another house.
        let challenge = challenge_in(&asked);
        let number = number_for(&challenge);
        for (challenge, number) in [(challenge.as_str(), "0 "), ("abc", "1"), ("", number.as_str())] {
            let refused = ask(&town, &mut browser, "ada@exemple.fr", (challenge, number)).await;
            assert_eq!(refused.status, 422, "{challenge} {number}");
        }
        let made = (challenge.as_str(), number.as_str());
        assert_eq!(ask(&town, &mut browser, "ada@exemple.fr", made).await.status, 200);
        // Once.
        let again = whole(ask(&town, &mut browser, "bob@exemple.fr", made).await, 422);
        let late = challenge_in(&again);
        assert_ne!(late, challenge);
        // Without script: a minute, from the page that asked; what others of the network ask meanwhile does not begin it anew.
        later(&town, 59);
        assert_eq!(
            ask(&town, &mut browser, "bob@exemple.fr", (&late, ""))
                .await
                .status,
            422
        );
        later(&town, 1);
        assert_eq!(
            ask(&town, &mut browser, "bob@exemple.fr", (&late, ""))
                .await
                .status,
            200
        );
        // Others are asked for nothing.
        let mut neighbour = town.browser();
        neighbour.connect_from([198, 51, 100, 8].into());
        assert_eq!(
            ask(&town, &mut neighbour, "carole@exemple.fr", ("", ""))
                .await
                .status,
            200
        );
    });
}
