//! With the account one has in another body: only where it was said so, once, in one's own browser.

use identity::RegisterPerson;
use kernel::{Actor, CollectiviteId, JournalPage};
use testkit::{Browser, Reply, TestTown, on_both_engines, page, refusal, send, sign_in, whole};

use super::hosts::{HERE, THERE, at, two};
use crate::compose::FEATURES;
use crate::hosts::ShareAccounts;

/// « Ville autre » accepts the accounts of the town, where Ada has one.
async fn shared(town: &TestTown) -> CollectiviteId {
    let other = two(town).await;
    let register = RegisterPerson {
        name: "Ada Essai".to_owned(),
        email: "ada@exemple.fr".to_owned(),
    };
    town.act(Actor::Operator, register).await.unwrap();
    accept(town, other, true).await;
    other
}

async fn accept(town: &TestTown, other: CollectiviteId, is_accepted: bool) {
    let deed = ShareAccounts {
        home: town.body,
        is_accepted,
    };
    town.house.act(other, Actor::Operator, &deed).await.unwrap();
    town.house.load_collectivites().await.unwrap();
}

/// The path of an address, when it is at this host.
fn path_at(address: &str, host: &str) -> String {
    let base = format!("http://{host}:8080");
    address
        .strip_prefix(&base)
        .unwrap_or_else(|| panic!("{address} is not at {host}"))
        .to_owned()
}

/// Leaves « Ville autre » for the town; gives the path of the page that asks there.
async fn leave(browser: &mut Browser, return_to: &str) -> String {
    browser.go_to(THERE);
    let left = browser
        .get(&format!("/connexion/ailleurs/essai?retour={return_to}"))
        .await;
    assert_eq!(left.status, 303);
    path_at(&left.location.unwrap(), HERE)
}

/// Says yes in the town; gives the path of the page to arrive by.
async fn grant(town: &TestTown, browser: &mut Browser, path: &str) -> String {
    browser.go_to(HERE);
    let asked = page(browser, path).await;
    assert!(
        asked.contains("Ville autre") && asked.contains("ada@exemple.fr"),
        "{asked}"
    );
    let granted = send(town, browser, path, &[]).await;
    assert_eq!(granted.status, 200);
    let refresh = granted.headers["refresh"].to_str().unwrap().to_owned();
    path_at(refresh.strip_prefix("0; url=").unwrap(), THERE)
}

async fn enter(town: &TestTown, browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    browser.go_to(THERE);
    send(town, browser, path, fields).await
}

#[tokio::test]
async fn somebody_comes_with_their_account_and_both_bodies_stay_apart() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let other = shared(&town).await;
        let mut ada = at(&town, THERE);
        let offered = page(&mut ada, "/connexion").await;
        assert!(offered.contains("Se connecter avec mon compte de Conseil de développement d’essai"));
        let asks = leave(&mut ada, "/textes").await;
        // Nobody is signed in there yet: that comes first, and leads back.
        ada.go_to(HERE);
        let first = page(&mut ada, &asks).await;
        assert!(
            first.contains(&format!("href=\"/connexion?retour={asks}\"")),
            "{first}"
        );
        sign_in(&town, &mut ada, "ada@exemple.fr").await;
        let arrives = grant(&town, &mut ada, &asks).await;
        ada.go_to(THERE);
        let shown = page(&mut ada, &arrives).await;
        assert!(
            shown.contains("Ada Essai") && !shown.contains("takes_over"),
            "{shown}"
        );
        let entered = enter(&town, &mut ada, &arrives, &[]).await;
        assert_eq!(
            (entered.status.as_u16(), entered.location.as_deref()),
            (303, Some("/textes"))
        );
        assert!(page(&mut ada, "/").await.contains("Ada Essai"), "signed in there");

        let again = enter(&town, &mut ada, &arrives, &[]).await;
        assert_eq!(again.status, 410, "once");

        // Not a word about one in the journal of the other, and nobody's name in either.
        for body in [town.body, other] {
            let lines = JournalPage::public(&mut town.sql(), body, 100, 0).await.unwrap();
            assert!(lines.iter().all(|line| !line.kind.contains("account")));
        }
        // Unlinked, the account here stays.
        let account = page(&mut ada, "/compte").await;
        assert!(
            account.contains("Délier mon compte de Conseil de développement d’essai"),
            "{account}"
        );
        let home = town.body.to_string();
        let unlinked = send(&town, &mut ada, "/compte/delier", &[("home", &home)]).await;
        assert_eq!(unlinked.status, 303);
        assert!(!page(&mut ada, "/compte").await.contains("Délier"));
    });
}

#[tokio::test]
async fn a_name_changed_at_home_is_taken_over_only_when_asked() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        shared(&town).await;
        let mut ada = at(&town, HERE);
        sign_in(&town, &mut ada, "ada@exemple.fr").await;
        let asks = leave(&mut ada, "").await;
        let arrives = grant(&town, &mut ada, &asks).await;
        assert_eq!(enter(&town, &mut ada, &arrives, &[]).await.status, 303);

        ada.go_to(HERE);
        send(&town, &mut ada, "/compte", &[("name", "Ada Lovelace")]).await;
        for (takes_over, after) in [(false, "Ada Essai"), (true, "Ada Lovelace")] {
            let asks = leave(&mut ada, "").await;
            let arrives = grant(&town, &mut ada, &asks).await;
            ada.go_to(THERE);
            let shown = page(&mut ada, &arrives).await;
            assert!(
                shown.contains("Ada Essai") && shown.contains("name=\"takes_over\""),
                "{shown}"
            );
            let fields: &[_] = if takes_over { &[("takes_over", "oui")] } else { &[] };
            assert_eq!(enter(&town, &mut ada, &arrives, fields).await.status, 303);
            assert!(
                page(&mut ada, "/compte")
                    .await
                    .contains(&format!("value=\"{after}\""))
            );
        }
    });
}

#[tokio::test]
async fn nothing_opens_what_was_not_accepted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let other = shared(&town).await;
        let mut ada = at(&town, HERE);
        sign_in(&town, &mut ada, "ada@exemple.fr").await;

        // The other way was never accepted.
        ada.go_to(HERE);
        assert_eq!(ada.get("/connexion/ailleurs/ville-autre").await.status, 404);
        ada.go_to(THERE);
        let asks = leave(&mut ada, "https://evil.example/").await;
        assert_eq!(ada.get(&asks).await.status, 404, "asked of the wrong body");
        let arrives = grant(&town, &mut ada, &asks).await;

        // Another browser, or none that left from there, finds nothing.
        let mut thief = at(&town, THERE);
        assert_eq!(thief.get(&arrives).await.status, 410);
        assert_eq!(enter(&town, &mut thief, &arrives, &[]).await.status, 410);
        leave(&mut thief, "").await;
        assert_eq!(enter(&town, &mut thief, &arrives, &[]).await.status, 410);
        // Nor does the body that gave it.
        ada.go_to(THERE);
        ada.carry_to(HERE);
        assert_eq!(ada.get(&arrives).await.status, 410);
        ada.carry_to(THERE);
        // The rightful one still may, and is sent to no other site.
        let entered = enter(&town, &mut ada, &arrives, &[]).await;
        assert_eq!(
            (entered.status.as_u16(), entered.location.as_deref()),
            (303, Some("/"))
        );

        // Two minutes, no more.
        let asks = leave(&mut ada, "").await;
        let arrives = grant(&town, &mut ada, &asks).await;
        town.advance_minutes(3).await;
        ada.go_to(THERE);
        let late = whole(ada.get(&arrives).await, 410);
        assert!(late.contains("Ce passage n’est plus valable"), "{late}");

        // Taken back under way.
        let asks = leave(&mut ada, "").await;
        let arrives = grant(&town, &mut ada, &asks).await;
        accept(&town, other, false).await;
        assert_eq!(enter(&town, &mut ada, &arrives, &[]).await.status, 410);
        ada.go_to(HERE);
        assert_eq!(ada.get(&asks).await.status, 404);
        assert!(
            !page(&mut at(&town, THERE), "/connexion")
                .await
                .contains("ailleurs")
        );
    });
}

#[tokio::test]
async fn accounts_are_accepted_by_the_operator_and_never_from_a_demonstration() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let other = two(&town).await;
        let deed = |home| ShareAccounts {
            home,
            is_accepted: true,
        };
        let by_visitor = town.house.act(other, Actor::Visitor, &deed(town.body)).await;
        assert_eq!(refusal(by_visitor), "house.set-hosts");
        let own = town.house.act(other, Actor::Operator, &deed(other)).await;
        assert_eq!(refusal(own), "cli-accounts-same");
        town.become_demonstration().await;
        let invented = town.house.act(other, Actor::Operator, &deed(town.body)).await;
        assert_eq!(refusal(invented), "cli-accounts-demonstration");
        let nameless = super::hosts::another(&town.house, "Ville sans nom").await;
        let unreachable = town.house.act(nameless, Actor::Operator, &deed(other)).await;
        assert_eq!(refusal(unreachable), "cli-accounts-nameless");
    });
}
