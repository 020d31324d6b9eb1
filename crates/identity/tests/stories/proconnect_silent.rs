//! Entering without a page: who is signed in with ProConnect already, once until the browser is closed, and nobody else.

use identity::model::provider::{Kind, ProviderId};
use testkit::{Browser, IdentityProvider, TestTown, Vouched, on_both_engines, sign_in};

use crate::proconnect::{PATH, anne, change, invited};
use crate::provider::{count, is_signed_in, leave, with_provider};
use crate::{FEATURES, open, send, signed_in};

const ASKED: &str = "/connexion?retour=%2Fcompte";

db::statements! {
    COUNT_ARRIVALS = "select count(*) as n from openid_arrival where collectivite_id = $1";
    COUNT_LINKED = "select count(*) as n from openid_identity where collectivite_id = $1";
    COUNT_PEOPLE = "select count(*) as n from person where collectivite_id = $1";
    COUNT_REFUSALS = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.provider-refused'";
}

/// A town where Anne linked her account, and whose agents enter without a page.
async fn silent(town: &mut TestTown) -> (IdentityProvider, ProviderId) {
    let (provider, id) = with_provider(town, Kind::ProConnect).await;
    invited(town, &provider, id).await;
    change(town, &provider, (id, 1), |typed| typed.is_silent = true).await;
    (provider, id)
}

/// Leaves by itself, and the provider is asked to show nothing.
async fn led(browser: &mut Browser) -> String {
    let there = leave(browser, ASKED).await;
    assert!(there.contains("prompt=none"), "{there}");
    there
}

#[tokio::test]
async fn who_is_signed_in_there_enters_without_a_page_and_only_where_the_town_wants_it() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::ProConnect).await;
        invited(&town, &provider, id).await;
        assert_eq!(town.browser().get(ASKED).await.status, 200, "not wanted yet");

        change(&town, &provider, (id, 1), |typed| typed.is_silent = true).await;
        let mut desk = town.browser();
        // A cookie that somebody else put there opens nothing afterwards either.
        desk.remember("parvis", "choisi-par-un-autre");
        let there = led(&mut desk).await;
        let back = desk.get(&provider.sign_in(&there, anne("eidas1"))).await;
        assert_eq!((back.status.as_u16(), back.leads_to()), (303, "/compte"));
        assert!(is_signed_in(&mut desk).await);
        assert_ne!(desk.cookie("parvis"), Some("choisi-par-un-autre"));

        // Whoever leaves is not brought back by the page where one signs in; the button still serves.
        send(&town, &mut desk, "/deconnexion", &[]).await;
        assert!(!is_signed_in(&mut desk).await);
        assert_eq!(desk.get(ASKED).await.status, 200);
        let there = leave(&mut desk, PATH).await;
        assert!(!there.contains("prompt="), "{there}");
    });
}

#[tokio::test]
async fn a_link_of_another_service_leads_where_it_says_and_shows_nothing() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = silent(&mut town).await;
        let mut desk = town.browser();
        let link = format!("{PATH}?retour=%2Fcompte");
        let first = desk.get_from_elsewhere(&link).await;
        assert_eq!(first.leads_to(), ASKED, "the page that offers it comes first");
        let there = desk.get_from_elsewhere(first.leads_to()).await;
        assert!(there.leads_to().contains("prompt=none"), "{}", there.leads_to());
        let back = provider.sign_in(there.leads_to(), anne("eidas1"));
        assert_eq!(desk.get_from_elsewhere(&back).await.leads_to(), "/compte");
        assert!(is_signed_in(&mut desk).await);
    });
}

#[tokio::test]
async fn who_is_not_signed_in_there_finds_the_ordinary_page_without_an_error_and_only_once() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = silent(&mut town).await;
        for error in [
            "login_required",
            "interaction_required",
            "consent_required",
            "access_denied",
        ] {
            let mut desk = town.browser();
            let there = led(&mut desk).await;
            let back = desk.get(&provider.refuse(&there, error)).await;
            assert_eq!((back.status.as_u16(), back.leads_to()), (303, ASKED), "{error}");
            // Shown, and not left again: once until the browser is closed.
            let page = open(&mut desk, ASKED).await;
            assert!(page.contains("/connexion/avec/proconnect"), "{page}");
            assert!(!page.contains("Vous n’êtes pas connecté"), "{page}");
        }
        // Led there because a right is wanted, they are told so all the same.
        let wanted = format!("{ASKED}&pourquoi=droit");
        let mut desk = town.browser();
        let there = leave(&mut desk, &wanted).await;
        let back = desk.get(&provider.refuse(&there, "login_required")).await;
        assert_eq!(back.leads_to(), wanted);
        assert_eq!(desk.get(&wanted).await.status, 200);
        assert_eq!(count(&town, COUNT_REFUSALS).await, 0, "nobody was refused");

        // A provider that is down keeps nobody either, once its addresses are to be read again.
        provider.break_down(true);
        town.advance_minutes(61).await;
        assert_eq!(town.browser().get(ASKED).await.status, 200);
    });
}

#[tokio::test]
async fn a_silent_return_makes_and_links_no_account() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = silent(&mut town).await;
        signed_in(&town, "Zoé Martin", "zoe@exemple.fr").await;
        let people = count(&town, COUNT_PEOPLE).await;
        let linked = count(&town, COUNT_LINKED).await;
        let unknown = || Vouched {
            subject: "quelqu-un".to_owned(),
            ..anne("eidas1")
        };
        let mut desk = town.browser();
        let there = led(&mut desk).await;
        let back = desk.get(&provider.sign_in(&there, unknown())).await;
        assert_eq!(back.leads_to(), ASKED);
        assert!(!is_signed_in(&mut desk).await);

        // Too low a level is no error to who pressed nothing: the journal tells it.
        let mut low = town.browser();
        let there = led(&mut low).await;
        let back = low.get(&provider.sign_in(&there, anne("eidas0"))).await;
        assert_eq!(back.leads_to(), ASKED);
        assert_eq!(count(&town, COUNT_REFUSALS).await, 1);

        // Signed in meanwhile in another tab: that session stays, and nobody else's account is given to it.
        let mut tabs = town.browser();
        let there = led(&mut tabs).await;
        sign_in(&town, &mut tabs, "zoe@exemple.fr").await;
        let before = tabs.cookie("parvis").map(str::to_owned);
        let back = tabs.get(&provider.sign_in(&there, unknown())).await;
        assert_eq!(back.leads_to(), "/compte");
        assert_eq!(tabs.cookie("parvis").map(str::to_owned), before);
        assert!(is_signed_in(&mut tabs).await);

        assert_eq!(
            count(&town, COUNT_ARRIVALS).await,
            0,
            "nothing waits to be linked"
        );
        assert_eq!(count(&town, COUNT_LINKED).await, linked);
        assert_eq!(count(&town, COUNT_PEOPLE).await, people);
    });
}

#[tokio::test]
async fn a_silent_answer_opens_only_the_browser_that_asked() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = silent(&mut town).await;
        let (mut attacker, mut victim) = (town.browser(), town.browser());
        let there = led(&mut attacker).await;
        let back = provider.sign_in(&there, anne("eidas1"));
        let refused = victim.get(&back).await;
        assert!(refused.status.is_client_error(), "{}", refused.status);
        assert!(!is_signed_in(&mut victim).await, "not signed in as somebody else");
        attacker.get(&back).await;
        assert!(is_signed_in(&mut attacker).await);
    });
}
