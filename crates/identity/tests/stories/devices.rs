//! « Mes appareils » : where one's account is open, closing it elsewhere, and who tried to get in.

use db::{Statement, args};
use testkit::{Browser, TestTown, on_both_engines, whole};

use crate::{FEATURES, later, open, send, sign_in, signed_in};

const EMAIL: &str = "ada@exemple.fr";
const DEVICES: &str = "/compte/appareils";
const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";
const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36";

db::statements! {
    COUNT_ATTEMPTS = "select count(*) as n from sign_in_attempt where collectivite_id = $1";
    COUNT_SESSIONS = "select count(*) as n from session where collectivite_id = $1";
    COUNT_EXACT = "select count(*) as n from session where collectivite_id = $1 and (last_seen_at is null or last_seen_at = $2)";
}

async fn count(town: &TestTown, statement: Statement) -> i64 {
    let counted = town.sql().count(statement, args![town.body]).await;
    counted.expect("counted")
}

/// What the form that closes another session holds.
fn other_session(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"session\" value=\"")
        .expect("a session to close");
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Whether somebody is signed in there.
async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/compte").await.status == 200
}

#[tokio::test]
async fn one_sees_ones_devices_by_their_sort_and_day_and_closes_one_from_another() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut desk) = signed_in(&town, "Ada", EMAIL).await;
        desk.say_it_is(FIREFOX);
        let mut phone = town.browser();
        phone.say_it_is(PHONE);
        sign_in(&town, &mut phone, EMAIL).await;
        open(&mut phone, "/compte").await;
        assert!(
            open(&mut desk, "/compte")
                .await
                .contains("href=\"/compte/appareils\"")
        );

        let page = open(&mut desk, DEVICES).await;
        assert!(page.contains("Firefox, sous Linux"), "{page}");
        assert!(page.contains("Chrome, sous Android"), "{page}");
        assert!(page.contains("Cet appareil"), "{page}");
        assert!(page.contains("10 novembre 2026"), "{page}");
        for kept_back in ["rv:132.0", "Mozilla", "127.0.0.1"] {
            assert!(!page.contains(kept_back), "{kept_back} is told: {page}");
        }
        // Neither the cookie nor what the database keeps of it stands in the page.
        let cookie = phone.cookie("parvis").expect("a session").to_owned();
        let hash = identity::model::SecretHash::of(&cookie).to_hex();
        assert!(!page.contains(&cookie) && !page.contains(&hash));
        // The hour is kept of no session.
        let exact = town.sql().count(COUNT_EXACT, args![town.body, town.now()]).await;
        assert_eq!(exact.expect("counted"), 0);

        let session = other_session(&page);
        let fields = [("session", session.as_str())];
        let closed = send(&town, &mut desk, "/compte/appareils/fermer", &fields).await;
        assert_eq!(
            closed.leads_to(),
            "/compte/appareils?fait=identity-session-revoked"
        );
        assert!(!is_in(&mut phone).await && is_in(&mut desk).await);
        let again = send(&town, &mut desk, "/compte/appareils/fermer", &fields).await;
        assert!(whole(again, 422).contains("déjà fermée"));
    });
}

#[tokio::test]
async fn nobody_closes_the_session_of_another() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let mut second = town.browser();
        sign_in(&town, &mut second, EMAIL).await;
        let (_, mut bob) = signed_in(&town, "Bob", "bob@exemple.fr").await;
        let session = other_session(&open(&mut ada, DEVICES).await);
        let refused = send(
            &town,
            &mut bob,
            "/compte/appareils/fermer",
            &[("session", &session)],
        )
        .await;
        assert_eq!(refused.status, 422);
        send(&town, &mut bob, "/compte/appareils/fermer-les-autres", &[]).await;
        assert!(is_in(&mut ada).await && is_in(&mut second).await && is_in(&mut bob).await);
        assert_eq!(town.browser().get(DEVICES).await.status, 303);

        let closed = send(&town, &mut ada, "/compte/appareils/fermer-les-autres", &[]).await;
        assert_eq!(
            closed.leads_to(),
            "/compte/appareils?fait=identity-other-sessions-revoked"
        );
        assert!(is_in(&mut ada).await && !is_in(&mut second).await && is_in(&mut bob).await);
    });
}

/// Session fixation: whatever cookie a browser had before, the one it has after is new, and the former opens nothing.
#[tokio::test]
async fn signing_in_again_changes_the_cookie_and_ends_the_session_before() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let before = ada.cookie("parvis").expect("a session").to_owned();
        let mut planted = town.browser();
        planted.remember("parvis", "choisi-par-un-autre");
        sign_in(&town, &mut planted, EMAIL).await;
        assert_ne!(planted.cookie("parvis"), Some("choisi-par-un-autre"));

        sign_in(&town, &mut ada, EMAIL).await;
        let after = ada.cookie("parvis").expect("a session").to_owned();
        assert_ne!(before, after);
        let mut thief = town.browser();
        thief.remember("parvis", &before);
        assert!(!is_in(&mut thief).await && is_in(&mut ada).await);
        assert_eq!(count(&town, COUNT_SESSIONS).await, 2);
    });
}

#[tokio::test]
async fn each_attempt_is_told_once_to_its_person_and_erased_after_ninety_days() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        signed_in(&town, "Bob", "bob@exemple.fr").await;
        send(&town, &mut ada, "/connexion", &[("email", EMAIL)]).await;
        let link = town.link_sent_to(EMAIL).await;
        send(&town, &mut ada, &link, &[]).await;
        let mut thief = town.browser();
        for _ in 0..3 {
            assert_eq!(send(&town, &mut thief, &link, &[]).await.status, 410);
        }
        send(&town, &mut thief, "/connexion", &[("email", EMAIL)]).await;
        let late = town.link_sent_to(EMAIL).await;
        later(&town, 3600);
        for _ in 0..3 {
            assert_eq!(send(&town, &mut thief, &late, &[]).await.status, 410);
        }
        // Opened twice, refused twice, whatever the number of presses; and Bob's own.
        assert_eq!(count(&town, COUNT_ATTEMPTS).await, 5);
        let page = open(&mut ada, DEVICES).await;
        assert_eq!(page.matches("Session ouverte<").count(), 2, "{page}");
        assert_eq!(page.matches("lien déjà servi").count(), 1, "{page}");
        assert_eq!(page.matches("lien trop ancien").count(), 1, "{page}");

        town.advance_days(60).await;
        sign_in(&town, &mut ada, EMAIL).await;
        town.advance_days(30).await;
        let page = {
            sign_in(&town, &mut ada, EMAIL).await;
            open(&mut ada, DEVICES).await
        };
        assert_eq!(page.matches("Session ouverte<").count(), 2, "{page}");
        assert!(!page.contains("lien déjà servi"), "{page}");
        assert_eq!(count(&town, COUNT_ATTEMPTS).await, 2, "erased, not hidden");
        town.advance_days(91).await;
        assert_eq!(count(&town, COUNT_ATTEMPTS).await, 0, "nobody coming");
    });
}

#[tokio::test]
async fn many_sign_ins_are_read_page_by_page_and_go_with_the_account() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        for _ in 0..29 {
            later(&town, 3600);
            sign_in(&town, &mut ada, EMAIL).await;
        }
        let first = open(&mut ada, DEVICES).await;
        assert_eq!(first.matches("Session ouverte<").count(), 25, "{first}");
        assert!(first.contains("/compte/appareils?page=2"), "{first}");
        let second = open(&mut ada, "/compte/appareils?page=2").await;
        assert_eq!(second.matches("Session ouverte<").count(), 5, "{second}");
        send(&town, &mut ada, "/compte/fermer", &[]).await;
        assert_eq!(count(&town, COUNT_ATTEMPTS).await, 0);
    });
}
