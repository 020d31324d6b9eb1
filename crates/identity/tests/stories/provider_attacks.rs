//! Everything that must not sign anybody in, and what is said then.

use identity::SetUpProvider;
use identity::model::provider::Kind;
use kernel::Actor;
use testkit::{Forged, IdentityProvider, TestTown, on_both_engines, whole};

use crate::provider::{
    COUNT_REFUSALS, COUNT_SESSIONS, LEAVE, angela, count, is_signed_in, leave, linked, through, typed,
    with_provider,
};
use crate::{FEATURES, later, send};

#[tokio::test]
async fn no_forged_answer_signs_anybody_in_and_each_leaves_one_line() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        let mut refusals = 0;
        for forged in [
            Forged::Unsigned,
            Forged::WithTheSecret,
            Forged::WithAnotherKey,
            Forged::WithAnUnknownKey,
            Forged::Audience,
            Forged::Issuer,
            Forged::Nonce,
            Forged::Expired,
            Forged::OtherPerson,
            Forged::PlainClaims,
        ] {
            let mut thief = town.browser();
            let back = through(&mut thief, &provider, angela().forged(forged)).await;
            let status = if forged == Forged::Expired { 410 } else { 403 };
            assert_eq!(back.status.as_u16(), status, "{forged:?}: {}", back.text);
            assert_eq!(back.headers["cache-control"], "no-store");
            let page = whole(back, status);
            let said = if forged == Forged::Expired {
                "Trop de temps est passé"
            } else {
                "n’a pas pu être vérifiée"
            };
            assert!(page.contains(said), "{forged:?}: {page}");
            assert!(page.contains("name=\"email\""), "the other ways in: {page}");
            assert!(!is_signed_in(&mut thief).await, "{forged:?}");
            refusals += 1;
            assert_eq!(count(&town, COUNT_REFUSALS).await, refusals, "{forged:?}");
        }
        let mut weak = angela();
        weak.level = "eidas0".to_owned();
        let mut browser = town.browser();
        let back = through(&mut browser, &provider, weak).await;
        assert!(whole(back, 403).contains("moins sûrement"));
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(count(&town, COUNT_SESSIONS).await, 0);
        let fine = through(&mut browser, &provider, angela()).await;
        assert_eq!(fine.leads_to(), "/textes/12", "the same, whole, signs in");
    });
}

#[tokio::test]
async fn an_answer_is_this_browsers_own_once_and_in_ten_minutes() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;

        // Somebody else's answer, in a browser that asked nothing, then in one that asked.
        let mut victim = town.browser();
        let mut thief = town.browser();
        let there = leave(&mut thief, LEAVE).await;
        let stolen = provider.sign_in(&there, angela());
        let reply = victim.get(&stolen).await;
        assert!(whole(reply, 410).contains("n’a pas été demandé par ce navigateur"));
        leave(&mut victim, LEAVE).await;
        let reply = victim.get(&stolen).await;
        assert!(whole(reply, 410).contains("n’a pas été demandé par ce navigateur"));
        assert!(!is_signed_in(&mut victim).await);

        // A state changed on its way, and no state at all.
        let there = leave(&mut victim, LEAVE).await;
        let back = provider.sign_in(&there, angela());
        let changed = back.replacen("&state=", "&state=x", 1);
        assert_eq!(victim.get(&changed).await.status, 410);
        let there = leave(&mut victim, LEAVE).await;
        let code = provider.sign_in(&there, angela());
        let stateless = code.split("&state=").next().expect("a code").to_owned();
        assert_eq!(victim.get(&stateless).await.status, 410);

        // An answer shown twice, the second time with the cookie of the first.
        let mut browser = town.browser();
        let reply = browser.get(LEAVE).await;
        let kept = reply.headers["set-cookie"].to_str().expect("a cookie").to_owned();
        for wanted in [
            "parvis-openid-",
            "HttpOnly",
            "SameSite=Lax",
            "Path=/",
            "Max-Age=600",
        ] {
            assert!(kept.contains(wanted), "{kept}");
        }
        let (name, value) = kept
            .split(';')
            .next()
            .and_then(|pair| pair.split_once('='))
            .expect("a pair");
        let back = provider.sign_in(reply.leads_to(), angela());
        assert_eq!(browser.get(&back).await.leads_to(), "/textes/12");
        let mut again = town.browser();
        again.remember(name, value);
        assert!(whole(again.get(&back).await, 410).contains("a déjà servi"));
        assert!(!is_signed_in(&mut again).await);

        // Ten minutes, and no more.
        let mut slow = town.browser();
        let there = leave(&mut slow, LEAVE).await;
        later(&town, 600);
        let back = provider.sign_in(&there, angela());
        assert!(whole(slow.get(&back).await, 410).contains("Trop de temps est passé"));
        let there = leave(&mut slow, LEAVE).await;
        later(&town, 599);
        let back = provider.sign_in(&there, angela());
        assert_eq!(slow.get(&back).await.leads_to(), "/textes/12");
    });
}

#[tokio::test]
async fn nobody_is_led_elsewhere_by_the_way_back() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        for elsewhere in [
            "https%3A%2F%2Fmechant.example",
            "%2F%2Fmechant.example",
            "%2F%5Cmechant.example",
        ] {
            let mut browser = town.browser();
            let there = leave(
                &mut browser,
                &format!("/connexion/avec/franceconnect?retour={elsewhere}"),
            )
            .await;
            let back = browser.get(&provider.sign_in(&there, angela())).await;
            assert_eq!(back.leads_to(), "/", "{elsewhere}");
        }
    });
}

#[tokio::test]
async fn an_answer_of_another_provider_is_refused() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (honest, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &honest, angela()).await;
        let wicked = IdentityProvider::open(&town).await;
        let mut other = typed(&wicked, Kind::Other);
        other.label = "Compte méchant".to_owned();
        let deed = SetUpProvider {
            provider: None,
            typed: other,
        };
        town.act(Actor::Operator, deed).await.expect("set up");

        // Sent to one, brought back under the name of the other; then with the other's word for who answers.
        let mut browser = town.browser();
        let there = leave(&mut browser, "/connexion/avec/compte-mechant").await;
        let back = wicked.sign_in(&there, angela());
        let mixed_up = back.replacen("/retour/compte-mechant", "/retour/franceconnect", 1);
        assert!(whole(browser.get(&mixed_up).await, 403).contains("n’a pas pu être vérifiée"));
        let there = leave(&mut browser, LEAVE).await;
        let back = honest.sign_in(&there, angela());
        let (head, _) = back.split_once("&iss=").expect("it says who it is");
        let renamed = format!("{head}&iss={}", wicked.issuer().replace(':', "%3A"));
        assert!(whole(browser.get(&renamed).await, 403).contains("n’a pas pu être vérifiée"));
        let there = leave(&mut browser, LEAVE).await;
        let back = honest.sign_in(&there, angela());
        let (silent, _) = back.split_once("&iss=").expect("it says who it is");
        assert_eq!(browser.get(silent).await.status, 403);
        assert!(!is_signed_in(&mut browser).await);
    });
}

#[tokio::test]
async fn every_refusal_of_the_provider_has_its_sentence() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::FranceConnect).await;
        for (error, status, said) in [
            ("access_denied", 403, "vous avez renoncé"),
            ("server_error", 503, "ne répond pas en ce moment"),
            ("temporarily_unavailable", 503, "ne répond pas en ce moment"),
            ("invalid_request", 503, "est mal réglée"),
        ] {
            let mut browser = town.browser();
            let there = leave(&mut browser, LEAVE).await;
            let back = browser.get(&provider.refuse(&there, error)).await;
            let page = whole(back, status);
            assert!(
                page.contains(said) && page.contains("name=\"email\""),
                "{error}: {page}"
            );
        }
        // What any page could have said is believed of nobody.
        let mut browser = town.browser();
        let reply = browser
            .get("/connexion/retour/franceconnect?error=access_denied&state=x")
            .await;
        assert!(!whole(reply, 410).contains("vous avez renoncé"));

        // Down between the way there and the way back, then before leaving.
        let there = leave(&mut browser, LEAVE).await;
        let back = provider.sign_in(&there, angela());
        provider.break_down(true);
        assert!(whole(browser.get(&back).await, 503).contains("ne répond pas en ce moment"));
        later(&town, 3600);
        assert!(whole(browser.get(LEAVE).await, 503).contains("ne répond pas en ce moment"));
        provider.break_down(false);

        // A wrong secret.
        let mut wrong = typed(&provider, Kind::FranceConnect);
        wrong.version = 1;
        wrong.secret = "un autre".to_owned();
        let deed = SetUpProvider {
            provider: Some(id),
            typed: wrong,
        };
        town.act(Actor::Operator, deed).await.expect("changed");
        let back = through(&mut browser, &provider, angela()).await;
        assert!(whole(back, 503).contains("est mal réglée"));
    });
}

#[tokio::test]
async fn keys_that_the_provider_changes_are_fetched_once_and_not_for_invented_names() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        assert_eq!(provider.keys_asked(), 1);
        let mut browser = town.browser();
        // Half a minute has not passed: a name that nobody published makes nobody knock at the door.
        for _ in 0..3 {
            let forged = angela().forged(Forged::WithAnUnknownKey);
            assert_eq!(through(&mut browser, &provider, forged).await.status, 403);
        }
        assert_eq!(provider.keys_asked(), 1);
        later(&town, 30);
        provider.change_key();
        assert_eq!(
            through(&mut browser, &provider, angela()).await.leads_to(),
            "/textes/12"
        );
        assert_eq!(provider.keys_asked(), 2);
        // The key that was given up signs nothing any more: it is not among those fetched last.
        let former = angela().forged(Forged::WithTheFormerKey);
        let refused = through(&mut town.browser(), &provider, former).await;
        assert!(whole(refused, 403).contains("n’a pas pu être vérifiée"));
        assert_eq!(provider.keys_asked(), 2, "nor is it asked for again at once");
        // It may change between the two answers of one signing in.
        later(&town, 30);
        provider.change_key_before_claims();
        let mut other = town.browser();
        assert_eq!(
            through(&mut other, &provider, angela()).await.leads_to(),
            "/textes/12"
        );
        assert_eq!(provider.keys_asked(), 3);
        later(&town, 3600);
        assert_eq!(
            through(&mut browser, &provider, angela()).await.leads_to(),
            "/textes/12"
        );
        assert_eq!(provider.keys_asked(), 4, "an hour has passed");
    });
}

/// Whoever comes next does not wait for a provider that has just failed.
#[tokio::test]
async fn a_provider_that_fails_is_not_asked_again_for_half_a_minute() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        let mut browser = town.browser();
        provider.break_down(true);
        assert!(whole(browser.get(LEAVE).await, 503).contains("ne répond pas en ce moment"));
        provider.break_down(false);
        later(&town, 29);
        assert_eq!(browser.get(LEAVE).await.status, 503);
        later(&town, 1);
        assert_eq!(browser.get(LEAVE).await.status, 303);
    });
}

/// Signing out is done here first: a provider that does not answer keeps nobody signed in.
#[tokio::test]
async fn one_signs_out_though_the_provider_does_not_answer() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        let mut browser = town.browser();
        through(&mut browser, &provider, angela()).await;
        assert_eq!(count(&town, COUNT_SESSIONS).await, 1);
        // Its addresses are no longer in memory.
        later(&town, 3600);
        provider.break_down(true);
        let left = send(&town, &mut browser, "/deconnexion", &[]).await;
        assert_eq!(left.leads_to(), "/?fait=identity-signed-out");
        assert_eq!(count(&town, COUNT_SESSIONS).await, 0);
    });
}

/// Two tabs: each comes back to its own question.
#[tokio::test]
async fn two_attempts_of_one_browser_do_not_undo_each_other() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        let mut browser = town.browser();
        let first = leave(&mut browser, LEAVE).await;
        let second = leave(&mut browser, "/connexion/avec/franceconnect").await;
        // Somebody else's answer forgets neither.
        let forged = browser
            .get("/connexion/retour/franceconnect?code=x&state=y")
            .await;
        assert_eq!(forged.status, 410);
        let back = browser.get(&provider.sign_in(&first, angela())).await;
        assert_eq!(back.leads_to(), "/textes/12");
        let back = browser.get(&provider.sign_in(&second, angela())).await;
        assert_eq!(back.leads_to(), "/");
    });
}

/// A refusal leaves one line, and a client leaves few of them.
#[tokio::test]
async fn refusals_do_not_fill_the_journal() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        let mut thief = town.browser();
        thief.connect_from([198, 51, 100, 9].into());
        // Shown again with its cookie, one answer leaves no second line.
        let reply = thief.get(LEAVE).await;
        let kept = reply.headers["set-cookie"].to_str().expect("a cookie").to_owned();
        let (name, value) = kept
            .split(';')
            .next()
            .and_then(|pair| pair.split_once('='))
            .expect("a pair");
        let denied = provider.refuse(reply.leads_to(), "access_denied");
        assert!(whole(thief.get(&denied).await, 403).contains("vous avez renoncé"));
        thief.remember(name, value);
        assert!(whole(thief.get(&denied).await, 410).contains("a déjà servi"));
        assert_eq!(count(&town, COUNT_REFUSALS).await, 1);
        for _ in 1..65 {
            let there = leave(&mut thief, LEAVE).await;
            let denied = provider.refuse(&there, "access_denied");
            assert_eq!(thief.get(&denied).await.status, 403, "giving up is always told");
        }
        assert_eq!(count(&town, COUNT_REFUSALS).await, 60);
        let mut neighbour = town.browser();
        neighbour.connect_from([198, 51, 100, 10].into());
        let there = leave(&mut neighbour, LEAVE).await;
        neighbour.get(&provider.refuse(&there, "access_denied")).await;
        assert_eq!(count(&town, COUNT_REFUSALS).await, 61);
        // An hour later they are noted again.
        later(&town, 3600);
        let there = leave(&mut thief, LEAVE).await;
        thief.get(&provider.refuse(&there, "access_denied")).await;
        assert_eq!(count(&town, COUNT_REFUSALS).await, 62);
    });
}

/// Codes tried one after the other are not carried to the provider for ever, which would blame the town.
#[tokio::test]
async fn whoever_tries_codes_is_stopped_and_their_neighbours_are_not() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        let mut thief = town.browser();
        thief.connect_from([198, 51, 100, 7].into());
        for place in 0..60 {
            let there = leave(&mut thief, LEAVE).await;
            let back = provider.sign_in(&there, angela());
            let guessed = back.replacen("code=code-", "code=devine-", 1);
            assert_eq!(thief.get(&guessed).await.status, 410, "{place}");
        }
        let reply = through(&mut thief, &provider, angela()).await;
        assert!(whole(reply, 429).contains("trop de retours"));
        assert!(!is_signed_in(&mut thief).await);
        let mut neighbour = town.browser();
        neighbour.connect_from([198, 51, 100, 8].into());
        assert_eq!(
            through(&mut neighbour, &provider, angela()).await.leads_to(),
            "/textes/12"
        );
        later(&town, 3600);
        assert_eq!(
            through(&mut thief, &provider, angela()).await.leads_to(),
            "/textes/12"
        );
    });
}
