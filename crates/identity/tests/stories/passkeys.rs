//! Passkeys: added on « Mes appareils », signing in without an address, and what is refused.

use db::{Statement, args};
use testkit::{Browser, Device, Reply, TestTown, on_both_engines, whole};

use crate::{FEATURES, later, open, send, signed_in};

const EMAIL: &str = "ada@exemple.fr";
const DEVICES: &str = "/compte/appareils";
const ENTER: &str = "/connexion/cle";

db::statements! {
    COUNT_KEYS = "select count(*) as n from passkey where collectivite_id = $1";
    COUNT_REFUSED = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.passkey-refused'";
}

async fn count(town: &TestTown, statement: Statement) -> i64 {
    let counted = town.sql().count(statement, args![town.body]).await;
    counted.expect("counted")
}

/// What a form of a page hands to the browser, and what is to come back with its answer.
fn asked(page: &str, sort: &str) -> (String, String) {
    let mark = format!("data-passkey=\"{sort}\" data-options=\"");
    let (_, rest) = page.split_once(&mark).expect("a form for passkeys");
    let (options, rest) = rest.split_once('"').expect("options");
    let (_, rest) = rest
        .split_once("name=\"etat\" value=\"")
        .expect("what is to come back");
    let state = rest.split('"').next().unwrap_or_default();
    (
        options.replace("&quot;", "\"").replace("&amp;", "&"),
        state.to_owned(),
    )
}

/// Adds a key of this device.
async fn add(town: &TestTown, browser: &mut Browser, device: &mut Device, name: &str) -> Reply {
    let (options, state) = asked(&open(browser, DEVICES).await, "create");
    let answer = device.make(&options);
    let fields = [
        ("etat", state.as_str()),
        ("reponse", answer.as_str()),
        ("nom", name),
    ];
    let reply = send(town, browser, "/compte/appareils/cles", &fields).await;
    // What its person is written about it has left.
    town.settle().await;
    reply
}

/// What a device answers to a page that is asked anew: what came back with it, and its answer.
async fn signed(browser: &mut Browser, device: &mut Device, path: &str) -> (String, String) {
    let (options, state) = asked(&open(browser, path).await, "get");
    let answer = device.sign(&options);
    (state, answer)
}

async fn enter(town: &TestTown, browser: &mut Browser, (state, answer): (&str, &str)) -> Reply {
    let fields = [("etat", state), ("reponse", answer), ("retour", "/textes/12")];
    send(town, browser, ENTER, &fields).await
}

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/compte").await.status == 200
}

#[tokio::test]
async fn a_key_is_added_from_ones_devices_and_opens_the_account_without_an_address() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada Lovelace", EMAIL).await;
        let mut phone = Device::default();
        assert!(
            open(&mut ada, DEVICES)
                .await
                .contains("Vous n’avez aucune clé d’accès")
        );
        let added = add(&town, &mut ada, &mut phone, "Mon téléphone").await;
        assert_eq!(added.leads_to(), "/compte/appareils?fait=identity-passkey-added");
        assert!(open(&mut ada, DEVICES).await.contains("Mon téléphone"));

        let mut browser = town.browser();
        let page = open(&mut browser, "/connexion?retour=/textes/12").await;
        assert!(page.contains("<section hidden aria-labelledby=\"cle\""), "{page}");
        let (state, answer) = signed(&mut browser, &mut phone, "/connexion").await;
        let entered = enter(&town, &mut browser, (&state, &answer)).await;
        assert_eq!(entered.leads_to(), "/textes/12");
        let account = open(&mut browser, "/compte").await;
        assert!(account.contains("Ada Lovelace") && account.contains(EMAIL));
        let told = open(&mut browser, DEVICES).await;
        assert!(told.contains(">une clé d’accès<"), "{told}");

        // Taken away, it opens nothing.
        let (_, rest) = told
            .split_once("name=\"cle\" value=\"")
            .expect("a key to take away");
        let key = rest.split('"').next().unwrap_or_default();
        let removed = send(&town, &mut ada, "/compte/appareils/cles/retirer", &[("cle", key)]).await;
        assert_eq!(
            removed.leads_to(),
            "/compte/appareils?fait=identity-passkey-removed"
        );
        let mut late = town.browser();
        let (state, answer) = signed(&mut late, &mut phone, "/connexion").await;
        let refused = enter(&town, &mut late, (&state, &answer)).await;
        assert!(whole(refused, 422).contains("n’ouvre aucun compte d’ici"));
        assert!(!is_in(&mut late).await);
    });
}

#[tokio::test]
async fn an_answer_serves_once_soon_and_here() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let mut phone = Device::default();
        add(&town, &mut ada, &mut phone, "Mon téléphone").await;
        let mut thief = town.browser();
        let (state, answer) = signed(&mut thief, &mut phone, "/connexion").await;
        let mut browser = town.browser();
        assert_eq!(enter(&town, &mut browser, (&state, &answer)).await.status, 303);
        let again = enter(&town, &mut thief, (&state, &answer)).await;
        assert!(whole(again, 422).contains("a déjà servi"));

        // An answer to another question.
        let (other, _) = signed(&mut thief, &mut phone, "/connexion").await;
        let (_, mine) = signed(&mut thief, &mut phone, "/connexion").await;
        let crossed = enter(&town, &mut thief, (&other, &mine)).await;
        assert!(whole(crossed, 422).contains("n’a pas pu être vérifiée"));

        let (late, answer) = signed(&mut thief, &mut phone, "/connexion").await;
        later(&town, 600);
        let refused = enter(&town, &mut thief, (&late, &answer)).await;
        assert!(whole(refused, 422).contains("Trop de temps est passé"));
        for (state, answer) in [("", ""), ("abc", "{}"), (late.as_str(), "null")] {
            assert_eq!(
                enter(&town, &mut thief, (state, answer)).await.status,
                422,
                "{answer}"
            );
        }
        assert!(!is_in(&mut thief).await);
        assert_eq!(
            count(&town, COUNT_REFUSED).await,
            1,
            "what its person is told is in the journal once"
        );
    });
}

#[tokio::test]
async fn a_false_site_an_unverified_holder_and_a_copied_key_are_refused() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let mut phone = Device::default();
        add(&town, &mut ada, &mut phone, "Mon téléphone").await;
        let mut thief = town.browser();
        let refused = |reply: Reply| assert!(whole(reply, 422).contains("n’a pas pu être vérifiée"));

        phone.origin = "https://participer.example.org".to_owned();
        let (state, answer) = signed(&mut thief, &mut phone, "/connexion").await;
        refused(enter(&town, &mut thief, (&state, &answer)).await);
        phone.origin = Device::default().origin;
        phone.verifies = false;
        let (state, answer) = signed(&mut thief, &mut phone, "/connexion").await;
        refused(enter(&town, &mut thief, (&state, &answer)).await);
        phone.verifies = true;
        let (state, answer) = signed(&mut thief, &mut phone, "/connexion").await;
        assert_eq!(enter(&town, &mut thief, (&state, &answer)).await.status, 303);
        // A copy that counts from the beginning.
        phone.forget_signatures();
        let mut copy = town.browser();
        let (state, answer) = signed(&mut copy, &mut phone, "/connexion").await;
        refused(enter(&town, &mut copy, (&state, &answer)).await);
        let told = open(&mut ada, DEVICES).await;
        assert_eq!(told.matches("réponse non vérifiée").count(), 3, "{told}");
    });
}

#[tokio::test]
async fn nobody_adds_a_key_to_another_and_what_is_refused_adds_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (_, mut bob) = signed_in(&town, "Bob", "bob@exemple.fr").await;
        let mut phone = Device::default();
        // What was begun for Ada is not finished by Bob, nor for him.
        let (options, state) = asked(&open(&mut ada, DEVICES).await, "create");
        let answer = phone.make(&options);
        let fields = [
            ("etat", state.as_str()),
            ("reponse", answer.as_str()),
            ("nom", "Clé"),
        ];
        let crossed = send(&town, &mut bob, "/compte/appareils/cles", &fields).await;
        assert!(whole(crossed, 422).contains("Trop de temps"));
        let nameless = [
            ("etat", state.as_str()),
            ("reponse", answer.as_str()),
            ("nom", " "),
        ];
        let refused = whole(
            send(&town, &mut ada, "/compte/appareils/cles", &nameless).await,
            422,
        );
        assert!(
            refused.contains("Donnez un nom à la clé") && refused.contains("href=\"#nom\""),
            "{refused}"
        );
        // A name that was forgotten loses nothing: the same answer is accepted with one.
        let done = send(&town, &mut ada, "/compte/appareils/cles", &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let again = send(&town, &mut ada, "/compte/appareils/cles", &fields).await;
        assert_eq!(again.status, 422);

        let mut lying = Device::without_verification();
        let refused = add(&town, &mut bob, &mut lying, "Clé").await;
        assert!(whole(refused, 422).contains("elle n’est pas ajoutée"));
        assert_eq!(count(&town, COUNT_KEYS).await, 1);
        let visitor = send(&town, &mut town.browser(), "/compte/appareils/cles", &fields).await;
        assert_ne!(visitor.status, 200);
        send(&town, &mut ada, "/compte/fermer", &[]).await;
        assert_eq!(count(&town, COUNT_KEYS).await, 0, "it goes with the account");
    });
}
