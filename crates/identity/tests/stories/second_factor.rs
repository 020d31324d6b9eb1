//! The second factor: adding an app, signing in with its codes, losing it, and whoever tries to do without.

use db::{Statement, args};
use testkit::{Browser, Reply, TestTown, on_both_engines, whole};
use totp_rs::{Builder, Secret};

use crate::{FEATURES, later, open, refuse_missing_sentences, send, sign_in, signed_in};

const EMAIL: &str = "ada@exemple.fr";
const OWN: &str = "/compte/second-facteur";
const ASK: &str = "/connexion/second-facteur";

db::statements! {
    COUNT_WRONG = "select count(*) as n from sign_in_attempt where collectivite_id = $1 and outcome = 'wrong'";
    COUNT_REFUSED = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.second-factor-refused'";
    COUNT_SESSIONS = "select count(*) as n from session where collectivite_id = $1";
    COUNT_CLEAR = "select count(*) as n from second_factor where collectivite_id = $1 and secret = $2";
    COUNT_ALL = "select (select count(*) from second_factor where collectivite_id = $1)
        + (select count(*) from recovery_code where collectivite_id = $1)
        + (select count(*) from second_factor_wait where collectivite_id = $1) as n";
}

async fn count(town: &TestTown, statement: Statement) -> i64 {
    let counted = town.sql().count(statement, args![town.body]).await;
    counted.expect("counted")
}

/// What the page shows to be typed in an app.
fn secret_in(page: &str) -> String {
    let (_, rest) = page
        .split_once("id=\"second-factor-secret\"")
        .expect("a secret to copy");
    let (_, rest) = rest.split_once('>').expect("an element");
    let shown = rest.split('<').next().unwrap_or_default();
    shown.split(' ').collect()
}

/// What an app shows now.
fn code(town: &TestTown, secret: &str) -> String {
    let secret = Secret::try_from_base32(secret).expect("a secret");
    let seconds = u64::try_from(town.now().micros() / 1_000_000).expect("a time");
    let app = Builder::new().with_secret(secret).build_noncompliant();
    app.generate(seconds).to_string()
}

/// Another code than the one an app shows now, or showed or will show a moment around.
fn wrong_code(town: &TestTown, secret: &str) -> String {
    let right: Vec<String> = [-30, 0, 30]
        .iter()
        .map(|seconds| {
            let at = town.now().plus_seconds(*seconds).micros() / 1_000_000;
            let secret = Secret::try_from_base32(secret).expect("a secret");
            let app = Builder::new().with_secret(secret).build_noncompliant();
            app.generate(u64::try_from(at).expect("a time")).to_string()
        })
        .collect();
    let others = ["000000", "111111", "222222", "333333"];
    let wrong = others
        .iter()
        .find(|other| !right.iter().any(|code| code == *other));
    (*wrong.expect("one of four")).to_owned()
}

fn codes_in(page: &str) -> Vec<String> {
    let (_, list) = page.split_once("id=\"codes\"").expect("recovery codes");
    let (list, _) = list.split_once("</ul>").expect("a list");
    let codes = list.split("<code>").skip(1);
    codes
        .filter_map(|rest| rest.split('<').next())
        .map(str::to_owned)
        .collect()
}

/// Adds an app: what it shares, and the recovery codes.
async fn enrol(town: &TestTown, browser: &mut Browser) -> (String, Vec<String>) {
    let begun = send(town, browser, "/compte/second-facteur/commencer", &[]).await;
    assert_eq!(begun.leads_to(), OWN);
    let secret = secret_in(&open(browser, OWN).await);
    let shown = code(town, &secret);
    let page = whole(send(town, browser, OWN, &[("code", &shown)]).await, 200);
    // What its person is written about it has left.
    town.settle().await;
    (secret, codes_in(&page))
}

/// Opens a link received by mail and presses its button.
async fn press_link(town: &TestTown, browser: &mut Browser, return_to: &str) -> Reply {
    let asked = [("email", EMAIL), ("retour", return_to)];
    send(town, browser, "/connexion", &asked).await;
    let link = town.link_sent_to(EMAIL).await;
    send(town, browser, &link, &[]).await
}

async fn is_in(browser: &mut Browser) -> bool {
    browser.get("/compte").await.status == 200
}

#[tokio::test]
async fn an_app_is_added_by_its_first_code_and_the_other_sessions_end() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let mut other = town.browser();
        sign_in(&town, &mut other, EMAIL).await;
        assert!(
            open(&mut ada, "/compte")
                .await
                .contains("href=\"/compte/second-facteur\"")
        );
        assert!(open(&mut ada, OWN).await.contains("Ajouter un second facteur"));
        assert_eq!(town.browser().get(OWN).await.status, 303);

        send(&town, &mut ada, "/compte/second-facteur/commencer", &[]).await;
        let shown = ada.get(OWN).await;
        assert_eq!(shown.headers["cache-control"], "no-store");
        let page = whole(shown, 200);
        assert!(page.contains("<svg") && page.contains("role=\"img\""), "{page}");
        let secret = secret_in(&page);
        assert_eq!(secret.len(), 32);
        let clear = town.sql().count(COUNT_CLEAR, args![town.body, &secret]).await;
        assert_eq!(clear.expect("counted"), 0, "sealed at rest");
        // Begun is not added: nothing is asked yet.
        assert_eq!(press_link(&town, &mut other, "/").await.leads_to(), "/");

        let wrong = wrong_code(&town, &secret);
        for (typed, said) in [
            (wrong.as_str(), "celui que montre l’application"),
            ("", "celui que montre"),
        ] {
            let refused = whole(send(&town, &mut ada, OWN, &[("code", typed)]).await, 422);
            assert!(
                refused.contains(said) && refused.contains("href=\"#code\""),
                "{refused}"
            );
            assert_eq!(secret_in(&refused), secret, "the same picture is still there");
        }
        let request = town.id::<()>().to_string();
        let right = code(&town, &secret);
        let spaced = format!("{} {}", &right[..3], &right[3..]);
        let fields = [("request_id", request.as_str()), ("code", spaced.as_str())];
        let done = ada.post(OWN, &fields).await;
        assert_eq!(done.headers["cache-control"], "no-store");
        let codes = codes_in(&whole(done, 200));
        assert_eq!(codes.len(), 10);
        assert!(codes.iter().all(|code| code.len() == 14), "{codes:?}");
        // Sent twice: done once, and the codes are not shown again, since others would be.
        let again = whole(ada.post(OWN, &fields).await, 200);
        assert!(again.contains("avait déjà été envoyé") && !again.contains(&codes[0]));

        assert!(is_in(&mut ada).await && !is_in(&mut other).await);
        let page = open(&mut ada, OWN).await;
        assert!(page.contains("en place depuis le 10 novembre 2026"), "{page}");
        assert!(
            page.contains("Il vous reste 10 codes de secours") && !page.contains(&secret),
            "{page}"
        );
        let begun = send(&town, &mut ada, "/compte/second-facteur/commencer", &[]).await;
        assert!(whole(begun, 422).contains("déjà en place"));
    });
}

#[tokio::test]
async fn a_sign_in_asks_for_a_code_that_serves_once_and_changes_the_cookie() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (secret, _) = enrol(&town, &mut ada).await;
        let first = code(&town, &secret);

        let mut phone = town.browser();
        let pressed = press_link(&town, &mut phone, "/textes/12").await;
        assert_eq!(pressed.leads_to(), "/connexion/second-facteur?retour=/textes/12");
        let before = phone.cookie("parvis").expect("a cookie").to_owned();
        assert!(!is_in(&mut phone).await, "the link alone opens nothing");
        let page = open(&mut phone, "/connexion/second-facteur?retour=/textes/12").await;
        assert!(page.contains("autocomplete=\"one-time-code\""), "{page}");
        assert!(page.contains("name=\"retour\" value=\"/textes/12\""), "{page}");

        // The code that added the app has served; it is no better here.
        for typed in [first.as_str(), wrong_code(&town, &secret).as_str()] {
            let refused = send(&town, &mut phone, ASK, &[("code", typed)]).await;
            assert!(whole(refused, 422).contains("il a déjà servi"));
        }
        let shape = send(&town, &mut phone, ASK, &[("code", "12345")]).await;
        assert!(whole(shape, 422).contains("six chiffres"));
        assert_eq!(
            count(&town, COUNT_WRONG).await,
            2,
            "what is no code is not counted"
        );

        later(&town, 30);
        let shown = code(&town, &secret);
        let fields = [("code", shown.as_str()), ("retour", "/textes/12")];
        let done = send(&town, &mut phone, ASK, &fields).await;
        assert_eq!(done.leads_to(), "/textes/12");
        assert_ne!(
            phone.cookie("parvis"),
            Some(before.as_str()),
            "the session is another one"
        );
        assert!(is_in(&mut phone).await);
        let mut thief = town.browser();
        thief.remember("parvis", &before);
        assert!(!is_in(&mut thief).await);
        assert_eq!(thief.get(ASK).await.leads_to(), "/connexion");
        // Pressed twice: who is in stays in.
        assert_eq!(
            send(&town, &mut phone, ASK, &fields).await.leads_to(),
            "/textes/12"
        );

        // The same code, seen over a shoulder, in another browser that holds the mailbox.
        press_link(&town, &mut thief, "/").await;
        let refused = send(&town, &mut thief, ASK, &[("code", shown.as_str())]).await;
        assert_eq!(refused.status, 422);
        assert!(!is_in(&mut thief).await);

        let told = open(&mut phone, "/compte/appareils").await;
        for said in [
            "Second facteur demandé",
            "un code de l’application",
            "code faux ou déjà servi",
        ] {
            assert!(told.contains(said), "{said}: {told}");
        }
        assert_eq!(
            count(&town, COUNT_REFUSED).await,
            3,
            "each refusal once in the journal"
        );
    });
}

#[tokio::test]
async fn one_never_leaves_for_another_site_after_the_code() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (secret, _) = enrol(&town, &mut ada).await;
        for elsewhere in ["//exemple.org", "https://exemple.org"] {
            later(&town, 60);
            let mut browser = town.browser();
            press_link(&town, &mut browser, elsewhere).await;
            let shown = code(&town, &secret);
            let fields = [("code", shown.as_str()), ("retour", elsewhere)];
            assert_eq!(
                send(&town, &mut browser, ASK, &fields).await.leads_to(),
                "/",
                "{elsewhere}"
            );
        }
    });
}

#[tokio::test]
async fn ten_thousand_codes_are_not_tried() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (secret, codes) = enrol(&town, &mut ada).await;
        later(&town, 30);
        let mut thief = town.browser();
        press_link(&town, &mut thief, "/").await;
        for place in 0..40 {
            let wrong = wrong_code(&town, &secret);
            // After three, in a hurry, nothing is looked at; a minute later one more is.
            if (3..5).contains(&place) {
                let hurried = send(&town, &mut thief, ASK, &[("code", &wrong)]).await;
                assert!(whole(hurried, 422).contains("data-effort="), "{place}");
                later(&town, 60);
            }
            let wrong = wrong_code(&town, &secret);
            let reply = send(&town, &mut thief, ASK, &[("code", &wrong)]).await;
            assert_eq!(reply.status, 422);
            assert_eq!(
                reply.text.contains("plus regardé jusqu’au"),
                place >= 5,
                "{place}"
            );
        }
        // The right code is not looked at meanwhile, and nothing more is written.
        let shown = code(&town, &secret);
        let reply = send(&town, &mut thief, ASK, &[("code", &shown)]).await;
        assert!(whole(reply, 422).contains("plus regardé jusqu’au"));
        assert_eq!(count(&town, COUNT_WRONG).await, 5);
        assert_eq!(count(&town, COUNT_REFUSED).await, 5);
        assert!(!is_in(&mut thief).await);

        // Its person is told once, and is not shut out: a recovery code lets them in, with an effort or a minute.
        let told = town.letters(EMAIL).await;
        let told = told
            .iter()
            .filter(|letter| letter.text.contains("Cinq codes faux"));
        assert_eq!(told.count(), 1);
        let mut locked_out = town.browser();
        press_link(&town, &mut locked_out, "/").await;
        let recovery = [("secours", codes[0].as_str())];
        let hurried = whole(send(&town, &mut locked_out, ASK, &recovery).await, 422);
        assert!(
            hurried.contains("data-effort=")
                && hurried.contains("href=\"#secours\"")
                && hurried.contains(&codes[0]),
            "{hurried}"
        );
        later(&town, 60);
        let done = send(&town, &mut locked_out, ASK, &recovery).await;
        assert_eq!(done.leads_to(), "/");

        // A quarter of an hour later one more is looked at; it is the right one.
        later(&town, 900);
        assert_eq!(
            send(&town, &mut thief, ASK, &[("code", &shown)]).await.status,
            410,
            "ten minutes"
        );
        let mut ada = town.browser();
        press_link(&town, &mut ada, "/").await;
        let shown = code(&town, &secret);
        assert_eq!(
            send(&town, &mut ada, ASK, &[("code", &shown)]).await.leads_to(),
            "/"
        );
    });
}

#[tokio::test]
async fn a_recovery_code_stands_once_for_a_lost_app() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (secret, codes) = enrol(&town, &mut ada).await;
        let mut browser = town.browser();
        press_link(&town, &mut browser, "/").await;
        let wrong = send(&town, &mut browser, ASK, &[("secours", "0000-0000-0000")]).await;
        let page = whole(wrong, 422);
        assert!(page.contains("Ce code de secours n’est pas le bon") && page.contains("href=\"#secours\""));
        let badly = codes[3].to_uppercase().replace('-', " ");
        let done = send(&town, &mut browser, ASK, &[("secours", &badly)]).await;
        assert_eq!(done.leads_to(), "/");
        assert!(
            open(&mut browser, OWN)
                .await
                .contains("Il vous reste 9 codes de secours")
        );

        let mut again = town.browser();
        press_link(&town, &mut again, "/").await;
        let used = send(&town, &mut again, ASK, &[("secours", &codes[3])]).await;
        assert_eq!(used.status, 422);

        // New ones take the place of those left.
        later(&town, 30);
        let shown = code(&town, &secret);
        let renewed = send(
            &town,
            &mut browser,
            "/compte/second-facteur/codes",
            &[("code", &shown)],
        )
        .await;
        let renewed = codes_in(&whole(renewed, 200));
        assert!(renewed.len() == 10 && !renewed.contains(&codes[4]));
        for (typed, status) in [(&codes[4], 422), (&renewed[0], 303)] {
            let reply = send(&town, &mut again, ASK, &[("secours", typed)]).await;
            assert_eq!(reply.status.as_u16(), status, "{}", reply.text);
        }
    });
}

#[tokio::test]
async fn it_is_taken_away_by_a_code_and_goes_with_the_account() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (secret, _) = enrol(&town, &mut ada).await;
        let wrong = wrong_code(&town, &secret);
        for path in ["/compte/second-facteur/retirer", "/compte/second-facteur/codes"] {
            let refused = send(&town, &mut ada, path, &[("code", &wrong)]).await;
            refuse_missing_sentences(&refused);
            assert!(whole(refused, 422).contains("href=\"#code\""), "{path}");
        }
        later(&town, 30);
        let shown = code(&town, &secret);
        let removed = send(
            &town,
            &mut ada,
            "/compte/second-facteur/retirer",
            &[("code", &shown)],
        )
        .await;
        assert_eq!(
            removed.leads_to(),
            "/compte/second-facteur?fait=identity-second-factor-removed"
        );
        assert_eq!(count(&town, COUNT_ALL).await, 0);
        let mut browser = town.browser();
        assert_eq!(press_link(&town, &mut browser, "/").await.leads_to(), "/");

        later(&town, 30);
        enrol(&town, &mut browser).await;
        assert_eq!(count(&town, COUNT_SESSIONS).await, 1);
        let mut other = town.browser();
        press_link(&town, &mut other, "/").await;
        assert_eq!(count(&town, COUNT_ALL).await, 12);
        send(&town, &mut browser, "/compte/fermer", &[]).await;
        assert_eq!(count(&town, COUNT_ALL).await, 0);
    });
}

/// « Se déconnecter partout » ends the sign-ins that wait for their code too.
#[tokio::test]
async fn signing_out_everywhere_ends_what_is_under_way() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let (secret, _) = enrol(&town, &mut ada).await;
        let mut thief = town.browser();
        press_link(&town, &mut thief, "/").await;
        send(&town, &mut ada, "/deconnexion", &[("partout", "oui")]).await;
        later(&town, 30);
        let shown = code(&town, &secret);
        let over = send(&town, &mut thief, ASK, &[("code", &shown)]).await;
        assert!(whole(over, 410).contains("a expiré"));
        assert!(!is_in(&mut thief).await);
    });
}

/// What is done to what opens an account is told to its person, and programs made before act no more.
#[tokio::test]
async fn a_change_is_told_and_takes_the_tokens_away() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        let made = send(&town, &mut ada, "/compte/jetons", &[("name", "git du bureau")]).await;
        assert_eq!(made.status, 200, "{}", made.text);
        let told = open(&mut ada, "/compte/appareils").await;
        assert!(told.contains("Un programme peut agir en votre nom"), "{told}");
        let (secret, _) = enrol(&town, &mut ada).await;
        let told = open(&mut ada, "/compte/appareils").await;
        assert!(told.contains("Aucun programme n’agit"), "{told}");
        later(&town, 30);
        let shown = code(&town, &secret);
        send(
            &town,
            &mut ada,
            "/compte/second-facteur/retirer",
            &[("code", &shown)],
        )
        .await;
        let letters = town.letters(EMAIL).await;
        for said in ["vient d’être ajouté", "vient d’être retiré"] {
            let found = letters.iter().any(|letter| letter.text.contains(said));
            assert!(found, "{said}");
        }
    });
}

/// The link pressed again while its code is awaited leads to the code, and alarms nobody.
#[tokio::test]
async fn a_link_pressed_again_leads_to_the_code() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        enrol(&town, &mut ada).await;
        let mut phone = town.browser();
        send(&town, &mut phone, "/connexion", &[("email", EMAIL)]).await;
        let link = town.link_sent_to(EMAIL).await;
        let first = send(&town, &mut phone, &link, &[]).await;
        assert!(first.leads_to().starts_with(ASK));
        let again = send(&town, &mut phone, &link, &[]).await;
        assert!(again.leads_to().starts_with(ASK), "{}", again.text);
        let told = open(&mut ada, "/compte/appareils").await;
        assert!(!told.contains("déjà servi"), "no false alarm: {told}");

        // Another sign-in in the same browser takes the place of the one that waited.
        let waiting = phone.cookie("parvis").expect("a cookie").to_owned();
        press_link(&town, &mut phone, "/").await;
        let mut late = town.browser();
        late.remember("parvis", &waiting);
        assert_eq!(late.get(ASK).await.leads_to(), "/connexion");
    });
}

/// Everybody signs in as whom they like there: the code is shown, and wrong ones shut nobody out.
#[tokio::test]
async fn a_demonstration_shows_the_code() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (_, mut ada) = signed_in(&town, "Ada", EMAIL).await;
        enrol(&town, &mut ada).await;
        let mut visitor = town.browser();
        press_link(&town, &mut visitor, "/").await;
        town.become_demonstration().await;
        let page = open(&mut visitor, ASK).await;
        let (_, rest) = page.split_once("le code serait ").expect("the code");
        let shown: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let done = send(&town, &mut visitor, ASK, &[("code", &shown)]).await;
        assert_eq!(done.leads_to(), "/");
    });
}
