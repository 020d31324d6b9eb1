//! Sessions opened with ProConnect, whose provider is asked again whether their person is still there.

use identity::SetUpProvider;
use identity::model::provider::Kind;
use kernel::Actor;
use serde_json::json;
use testkit::{Browser, IdentityProvider, TestTown, on_both_engines, refusal};

use crate::FEATURES;
use crate::proconnect::{PATH, anne, change, invited};
use crate::provider::{count, is_signed_in, leave, typed, with_provider};

db::statements! {
    COUNT_SEALED = "select count(*) as n from session where collectivite_id = $1 and refresh_token is not null
        and refresh_token not like '%renouvellement%'";
    COUNT_TOLD = "select count(*) as n from journal where collectivite_id = $1 and payload like '%renouvellement%'";
    COUNT_ASKED = "select count(*) as n from effect where collectivite_id = $1 and kind = 'session-refresh'";
    COUNT_ENDED = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.session-refused'";
}

async fn entered(town: &TestTown, provider: &IdentityProvider) -> Browser {
    let mut desk = town.browser();
    let there = leave(&mut desk, PATH).await;
    desk.get(&provider.sign_in(&there, anne("eidas1"))).await;
    assert!(is_signed_in(&mut desk).await);
    desk
}

/// A town that asks again every hour, and Anne at her desk.
async fn every_hour(town: &mut TestTown, gives_tokens: bool) -> (IdentityProvider, Browser) {
    let (provider, id) = with_provider(town, Kind::ProConnect).await;
    if gives_tokens {
        provider.give_refresh_tokens();
    }
    invited(town, &provider, id).await;
    change(town, &provider, (id, 1), |typed| typed.refresh_minutes = 60).await;
    let desk = entered(town, &provider).await;
    (provider, desk)
}

#[tokio::test]
async fn who_left_loses_access_within_the_time_the_town_chose() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, mut desk) = every_hour(&mut town, true).await;
        town.advance_minutes(59).await;
        assert_eq!(provider.refreshed(), 0);
        // Each token serves once: what replaced it serves the next time.
        for times in 1..=3 {
            town.advance_minutes(61).await;
            assert_eq!(provider.refreshed(), times);
            assert!(is_signed_in(&mut desk).await);
        }
        assert_eq!(count(&town, COUNT_SEALED).await, 1, "kept sealed");
        assert_eq!(count(&town, COUNT_TOLD).await, 0);

        provider.forget("anne");
        assert!(is_signed_in(&mut desk).await, "not known yet");
        town.advance_minutes(61).await;
        assert!(!is_signed_in(&mut desk).await);
        assert_eq!(count(&town, COUNT_ENDED).await, 1);
        // Nothing is asked about a session that is over.
        let asked = count(&town, COUNT_ASKED).await;
        town.advance_minutes(180).await;
        assert_eq!(count(&town, COUNT_ASKED).await, asked);
    });
}

#[tokio::test]
async fn a_provider_that_is_down_ends_no_session() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, mut desk) = every_hour(&mut town, true).await;
        provider.break_down(true);
        for _ in 0..3 {
            town.advance_minutes(61).await;
            assert!(is_signed_in(&mut desk).await);
        }
        assert_eq!(provider.refreshed(), 0);
        assert_eq!(count(&town, COUNT_ENDED).await, 0);
        provider.break_down(false);
        town.advance_minutes(61).await;
        assert_eq!(provider.refreshed(), 1);
        assert!(is_signed_in(&mut desk).await);
    });
}

#[tokio::test]
async fn who_comes_for_another_establishment_now_is_let_in_no_more() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, mut desk) = every_hour(&mut town, true).await;
        let moved = json!({ "given_name": "Anne", "usual_name": "Agent", "siret": "13002526500013" });
        provider.change_claims("anne", &moved);
        town.advance_minutes(61).await;
        assert!(!is_signed_in(&mut desk).await);
        assert_eq!(count(&town, COUNT_ENDED).await, 1);
    });
}

#[tokio::test]
async fn without_a_token_to_ask_with_the_time_is_kept_all_the_same() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, mut desk) = every_hour(&mut town, false).await;
        assert_eq!(count(&town, COUNT_SEALED).await, 0);
        town.advance_minutes(59).await;
        assert!(is_signed_in(&mut desk).await);
        town.advance_minutes(2).await;
        assert!(!is_signed_in(&mut desk).await);
        assert_eq!(provider.refreshed(), 0);
    });
}

#[tokio::test]
async fn a_shorter_time_closes_what_a_longer_one_opened_and_another_time_is_refused() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::ProConnect).await;
        provider.give_refresh_tokens();
        invited(&town, &provider, id).await;
        let mut desk = entered(&town, &provider).await;
        change(&town, &provider, (id, 1), |typed| typed.refresh_minutes = 15).await;
        assert!(!is_signed_in(&mut desk).await);
        let mut desk = entered(&town, &provider).await;
        change(&town, &provider, (id, 2), |typed| typed.refresh_minutes = 0).await;
        town.advance_minutes(16).await;
        assert!(is_signed_in(&mut desk).await, "nothing is asked any more");
        assert_eq!(provider.refreshed(), 0);

        let mut wrong = typed(&provider, Kind::ProConnect);
        wrong.version = 3;
        wrong.refresh_minutes = 7;
        let deed = SetUpProvider {
            provider: Some(id),
            typed: wrong,
        };
        let outcome = town.act(Actor::Operator, deed).await;
        assert_eq!(refusal(outcome), "identity-provider-refresh-wrong");
    });
}
