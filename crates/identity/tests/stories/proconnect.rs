//! ProConnect, for agents: the level that the town asks for is asked as essential, and one that is not given opens nothing.

use identity::model::provider::{Kind, ProviderId};
use identity::{InviteToProvider, RequireSecondFactor, SetUpProvider, TypedProvider};
use kernel::{Actor, PersonId};
use serde_json::json;
use testkit::{Browser, IdentityProvider, TestTown, Vouched, on_both_engines, whole};

use crate::provider::{count, is_signed_in, leave, typed, with_provider};
use crate::{FEATURES, send, signed_in};

pub(crate) const PATH: &str = "/connexion/avec/proconnect";
const MFA: &str = "eidas1-mfa";

db::statements! {
    COUNT_LEVEL_REFUSED = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.provider-refused'
        and payload like '%identity-provider-level%'";
    COUNT_WITH_LEVEL = "select count(*) as n from session where collectivite_id = $1 and level = 'eidas1-mfa'";
}

pub(crate) fn anne(level: &str) -> Vouched {
    let claims = json!({
        "given_name": "Anne", "usual_name": "Agent", "email": "anne@mairie.example", "siret": "21350238800019",
    });
    let mut vouched = Vouched::of("anne", claims);
    level.clone_into(&mut vouched.level);
    vouched
}

/// The settings of the town change.
pub(crate) async fn change(
    town: &TestTown,
    provider: &IdentityProvider,
    (id, version): (ProviderId, i64),
    change: fn(&mut TypedProvider),
) {
    let mut changed = typed(provider, Kind::ProConnect);
    changed.version = version;
    change(&mut changed);
    let deed = SetUpProvider {
        provider: Some(id),
        typed: changed,
    };
    town.act(Actor::Operator, deed).await.expect("changed");
}

/// Anne, invited, who linked her account of ProConnect.
pub(crate) async fn invited(
    town: &TestTown,
    provider: &IdentityProvider,
    id: ProviderId,
) -> (PersonId, Browser) {
    let (person, mut browser) = signed_in(town, "Anne Agent", "anne@exemple.fr").await;
    let invite = InviteToProvider {
        provider: id,
        name: "Anne".to_owned(),
        email: "anne@exemple.fr".to_owned(),
    };
    town.act(Actor::Operator, invite).await.expect("invited");
    let there = leave(&mut browser, PATH).await;
    browser.get(&provider.sign_in(&there, anne("eidas1"))).await;
    let done = send(town, &mut browser, "/compte/moyens/relier", &[]).await;
    assert_eq!(done.status, 303, "{}", done.text);
    (person, browser)
}

/// The town wants two factors from now on.
async fn ask_two_factors(town: &TestTown, provider: &IdentityProvider, id: ProviderId) {
    change(town, provider, (id, 1), |typed| MFA.clone_into(&mut typed.levels)).await;
}

#[tokio::test]
async fn the_level_is_asked_as_essential_and_a_lower_one_opens_nothing() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::ProConnect).await;
        invited(&town, &provider, id).await;
        let mut desk = town.browser();
        let there = leave(&mut desk, PATH).await;
        desk.get(&provider.sign_in(&there, anne("eidas1"))).await;
        assert!(is_signed_in(&mut desk).await);

        ask_two_factors(&town, &provider, id).await;
        assert!(
            !is_signed_in(&mut desk).await,
            "what one factor had opened is closed"
        );
        let there = leave(&mut desk, PATH).await;
        // ProConnect takes `acr_values` for a wish, and refuses what it does not know.
        assert!(
            there.contains("%22essential%22%3Atrue") && there.contains(MFA),
            "{there}"
        );
        for never in ["acr_values", "prompt=", "login_hint"] {
            assert!(!there.contains(never), "{never} in {there}");
        }
        let lower = desk.get(&provider.sign_in(&there, anne("eidas1"))).await;
        assert!(whole(lower, 403).contains("moins sûrement que ce site ne le demande"));
        assert!(!is_signed_in(&mut desk).await);

        // Refused there already, it is told in the same words.
        let there = leave(&mut desk, PATH).await;
        let unmet = provider.refuse(&there, "unmet_authentication_requirements");
        let refused = desk.get(&unmet).await;
        assert!(whole(refused, 403).contains("moins sûrement que ce site ne le demande"));
        assert_eq!(count(&town, COUNT_LEVEL_REFUSED).await, 2);

        let there = leave(&mut desk, PATH).await;
        desk.get(&provider.sign_in(&there, anne(MFA))).await;
        assert!(is_signed_in(&mut desk).await);
        assert_eq!(count(&town, COUNT_WITH_LEVEL).await, 1);
    });
}

#[tokio::test]
async fn two_factors_given_there_are_asked_for_again_by_no_rule_here() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::ProConnect).await;
        let (person, _) = invited(&town, &provider, id).await;
        ask_two_factors(&town, &provider, id).await;
        let rule = RequireSecondFactor { is_required: true };
        town.act(Actor::Operator, rule).await.expect("wanted");
        let mut desk = town.browser();
        let there = leave(&mut desk, PATH).await;
        desk.get(&provider.sign_in(&there, anne(MFA))).await;
        let cookie = desk.cookie("parvis").expect("a session").to_owned();
        let known = town.house.recognise(town.body, &cookie).await.expect("read");
        let known = known.expect("recognised");
        assert_eq!(known.person, person);
        assert_eq!(known.proof.level.as_deref(), Some(MFA));
        assert!(!known.lacks_second_factor, "both were given at ProConnect");
        assert!(!known.may_be_helped());
    });
}
