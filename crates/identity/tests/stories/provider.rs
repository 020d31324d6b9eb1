//! Signing in with an identity provider: the first time, the next, with somebody's help, for one's town.

use identity::model::provider::{Kind, ProviderId, Signature};
use identity::{InviteToProvider, RemoveProvider, SetUpProvider, TypedProvider, WithdrawInvitation};
use kernel::{Actor, Fault, PersonId};
use serde_json::json;
use testkit::{Browser, IdentityProvider, Reply, TestTown, Vouched, on_both_engines, refusal, whole};

use crate::{FEATURES, later, open, send, sign_in, signed_in};

const SIRET: &str = "21350238800019";
pub(crate) const LEAVE: &str = "/connexion/avec/franceconnect?retour=%2Ftextes%2F12";
const ANGELA: &str = "angela@exemple.fr";
/// Where one is led once an account is linked: to go on to where one wanted to go.
pub(crate) const LINKED: &str = "/compte/moyens?suite=%2Ftextes%2F12&fait=identity-provider-linked";

db::statements! {
    COUNT_REFUSALS = "select count(*) as n from journal where collectivite_id = $1 and kind = 'identity.provider-refused'";
    COUNT_LINKED = "select count(*) as n from openid_identity where collectivite_id = $1";
    COUNT_ARRIVALS = "select count(*) as n from openid_arrival where collectivite_id = $1";
    COUNT_SESSIONS = "select count(*) as n from session where collectivite_id = $1 and provider_id is not null";
}

/// A mistake in what is typed.
type Change = fn(&mut TypedProvider);

pub(crate) fn typed(provider: &IdentityProvider, kind: Kind) -> TypedProvider {
    TypedProvider {
        version: 0,
        kind,
        label: if kind == Kind::ProConnect {
            "ProConnect"
        } else {
            "FranceConnect"
        }
        .to_owned(),
        issuer: provider.issuer().to_owned(),
        client_id: IdentityProvider::CLIENT.to_owned(),
        secret: IdentityProvider::SECRET.to_owned(),
        algorithm: Signature::Es256,
        levels: "eidas1".to_owned(),
        sirets: format!("{SIRET}\n"),
        assistance: "aidants-connect".to_owned(),
        is_silent: false,
        refresh_minutes: 0,
    }
}

/// A town that speaks to the outside, and a provider set up there.
pub(crate) async fn with_provider(town: &mut TestTown, kind: Kind) -> (IdentityProvider, ProviderId) {
    town.equip(
        |settings| settings.private_network_allowed = true,
        |settings| vec![Box::new(outgoing::Connections::new(settings).expect("settings"))],
    )
    .await;
    let provider = IdentityProvider::open(town).await;
    let deed = SetUpProvider {
        provider: None,
        typed: typed(&provider, kind),
    };
    let id = town.act(Actor::Operator, deed).await.expect("set up");
    (provider, id)
}

pub(crate) fn angela() -> Vouched {
    Vouched::of(
        "f7a1v1",
        json!({
            "given_name": "Angela Claire Louise", "family_name": "DUBOIS", "email": ANGELA,
            "gender": "female", "birthdate": "1962-08-24", "idp_id": "fi-demo",
        }),
    )
}

/// Leaves for the provider.
pub(crate) async fn leave(browser: &mut Browser, path: &str) -> String {
    let reply = browser.get(path).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.leads_to().to_owned()
}

/// Goes there, signs in there, and comes back.
pub(crate) async fn through(browser: &mut Browser, provider: &IdentityProvider, who: Vouched) -> Reply {
    let there = leave(browser, LEAVE).await;
    let back = provider.sign_in(&there, who);
    browser.get(&back).await
}

pub(crate) async fn is_signed_in(browser: &mut Browser) -> bool {
    browser.get("/compte").await.status == 200
}

pub(crate) async fn count(town: &TestTown, statement: db::Statement) -> i64 {
    let counted = town.sql().count(statement, db::args![town.body]).await;
    counted.expect("counted")
}

/// Somebody with an account, who linked it in this browser.
pub(crate) async fn linked(
    town: &TestTown,
    provider: &IdentityProvider,
    who: Vouched,
) -> (PersonId, Browser) {
    let (person, mut browser) = signed_in(town, "Angela Dubois", ANGELA).await;
    let there = leave(&mut browser, LEAVE).await;
    let back = browser.get(&provider.sign_in(&there, who)).await;
    assert_eq!(back.leads_to(), "/compte/moyens");
    let done = send(town, &mut browser, "/compte/moyens/relier", &[]).await;
    assert_eq!(done.leads_to(), LINKED);
    (person, browser)
}

#[tokio::test]
async fn a_first_visit_proves_an_address_then_links_and_the_next_is_one_press() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let mut visitor = town.browser();
        let before = open(&mut visitor, "/connexion").await;
        assert!(!before.contains("FranceConnect"), "shown only once it is set up");
        assert_eq!(visitor.get(LEAVE).await.status, 404);

        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        let mut angela_here = town.browser();
        let page = open(&mut angela_here, "/connexion?retour=/textes/12").await;
        assert!(page.contains("S’identifier avec FranceConnect"), "{page}");
        assert!(page.contains("Qu’est-ce que FranceConnect"));
        assert!(page.contains("name=\"email\""), "the link by mail stays");

        let back = through(&mut angela_here, &provider, angela()).await;
        assert_eq!(
            (back.status.as_u16(), back.leads_to()),
            (303, "/connexion/premiere-fois")
        );
        assert!(
            !is_signed_in(&mut angela_here).await,
            "an address is proved first"
        );
        let page = open(&mut angela_here, "/connexion/premiere-fois").await;
        assert!(page.contains("Angela DUBOIS") && page.contains(&format!("value=\"{ANGELA}\"")));
        for never in ["1962", "female", "Claire"] {
            assert!(!page.contains(never), "{never}");
        }

        let fields = [("email", ANGELA), ("retour", "/compte/moyens")];
        send(&town, &mut angela_here, "/connexion", &fields).await;
        let link = town.link_sent_to(ANGELA).await;
        assert!(
            open(&mut angela_here, &link)
                .await
                .contains("value=\"Angela DUBOIS\"")
        );
        let done = send(&town, &mut angela_here, &link, &[("name", "Angela D.")]).await;
        assert_eq!(done.leads_to(), "/compte/moyens");
        let page = open(&mut angela_here, "/compte/moyens").await;
        assert!(page.contains("Relier mon compte de FranceConnect"), "{page}");
        assert_eq!(
            count(&town, COUNT_LINKED).await,
            0,
            "nothing is linked without a word"
        );
        let done = send(&town, &mut angela_here, "/compte/moyens/relier", &[]).await;
        let page = open(&mut angela_here, done.leads_to()).await;
        assert!(
            page.contains("Le compte est relié.") && page.contains("Délier FranceConnect"),
            "{page}"
        );
        assert!(
            page.contains("href=\"/textes/12\"") && page.contains("Reprendre où vous en étiez"),
            "{page}"
        );

        // From then on, from any browser, and back to where one was.
        let mut elsewhere = town.browser();
        let back = through(&mut elsewhere, &provider, angela()).await;
        assert_eq!((back.status.as_u16(), back.leads_to()), (303, "/textes/12"));
        let page = open(&mut elsewhere, "/compte/moyens").await;
        assert!(
            page.contains("Cette session a été ouverte avec FranceConnect"),
            "{page}"
        );
        assert!(
            open(&mut elsewhere, "/compte").await.contains("Angela D."),
            "the name is theirs"
        );

        // Leaving goes through the provider too, by a page: no form may lead elsewhere.
        let left = send(&town, &mut elsewhere, "/deconnexion", &[]).await;
        let refresh = left.headers["refresh"].to_str().expect("text").to_owned();
        let start = format!("0; url={}/session/end?id_token_hint=", provider.issuer());
        assert!(refresh.starts_with(&start), "{refresh}");
        assert!(
            refresh
                .contains("post_logout_redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fconnexion%2Fdeconnecte")
        );
        whole(left, 200);
        assert!(!is_signed_in(&mut elsewhere).await);
        let home = elsewhere.get("/connexion/deconnecte?state=x").await;
        assert_eq!(home.leads_to(), "/?fait=identity-signed-out");

        // Unlinked, it opens nothing any more.
        let page = open(&mut angela_here, "/compte/moyens").await;
        let id = page
            .split("name=\"fournisseur\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let id = id.expect("a way to unlink").to_owned();
        let done = send(
            &town,
            &mut angela_here,
            "/compte/moyens/delier",
            &[("fournisseur", &id)],
        )
        .await;
        assert_eq!(done.leads_to(), "/compte/moyens?fait=identity-provider-unlinked");
        let back = through(&mut elsewhere, &provider, angela()).await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois");
    });
}

#[tokio::test]
async fn nobody_is_recognised_by_an_address() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        signed_in(&town, "Conjoint Dubois", ANGELA).await;
        let mut browser = town.browser();
        let back = through(&mut browser, &provider, angela()).await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois");
        assert!(!is_signed_in(&mut browser).await);
        // Whoever opens the mail elsewhere signs in as themselves, and links nothing.
        let fields = [("email", ANGELA), ("retour", "/compte/moyens")];
        send(&town, &mut browser, "/connexion", &fields).await;
        let link = town.link_sent_to(ANGELA).await;
        let mut spouse = town.browser();
        send(&town, &mut spouse, &link, &[]).await;
        let page = open(&mut spouse, "/compte/moyens").await;
        assert!(!page.contains("vient de vous reconnaître"), "{page}");
        let nothing = send(&town, &mut spouse, "/compte/moyens/relier", &[]).await;
        assert_eq!(nothing.leads_to(), "/compte/moyens");
        assert_eq!(count(&town, COUNT_LINKED).await, 0);
    });
}

#[tokio::test]
async fn one_account_there_opens_one_account_here() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, _) = with_provider(&mut town, Kind::FranceConnect).await;
        linked(&town, &provider, angela()).await;
        // Somebody else is signed in there: nobody is put in the place of who they think they are.
        let (_, mut bob) = signed_in(&town, "Bob", "bob@exemple.fr").await;
        let back = through(&mut bob, &provider, angela()).await;
        let page = whole(back, 409);
        assert!(
            page.contains("n’est pas celui qui est ouvert dans ce navigateur")
                && page.contains("celui de Bob"),
            "{page}"
        );
        assert!(!page.contains("Angela"), "{page}");
        assert!(
            page.contains("href=\"/connexion/avec/franceconnect?retour=%2Ftextes%2F12\""),
            "{page}"
        );
        let account = open(&mut bob, "/compte").await;
        assert!(account.contains("bob@exemple.fr"), "{account}");
        assert_eq!(count(&town, COUNT_SESSIONS).await, 0);
        let left = send(
            &town,
            &mut bob,
            "/deconnexion",
            &[("retour", "/connexion?retour=%2Ftextes%2F12")],
        )
        .await;
        assert_eq!(
            left.leads_to(),
            "/connexion?retour=%2Ftextes%2F12&fait=identity-signed-out"
        );
        let back = through(&mut bob, &provider, angela()).await;
        assert_eq!(back.leads_to(), "/textes/12");
        assert!(open(&mut bob, "/compte").await.contains("Angela Dubois"));
        // In one's own session, the same account opens again.
        let back = through(&mut bob, &provider, angela()).await;
        assert_eq!(back.leads_to(), "/textes/12");
        // What waits in a browser is linked by nobody else, and for an hour.
        let (_, mut carole) = signed_in(&town, "Carole", "carole@exemple.fr").await;
        let other = Vouched::of("autre", json!({ "given_name": "Carole", "idp_id": "fi-demo" }));
        through(&mut carole, &provider, other).await;
        later(&town, 3600);
        let late = send(&town, &mut carole, "/compte/moyens/relier", &[]).await;
        assert!(whole(late, 422).contains("Une heure est passée"));
        assert_eq!(count(&town, COUNT_LINKED).await, 1);
    });
}

#[tokio::test]
async fn proconnect_is_for_people_invited_who_come_for_the_town() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::ProConnect).await;
        let agent = |siret: &str| {
            let claims = json!({ "given_name": "Anne", "usual_name": "Agent", "siret": siret });
            Vouched::of("anne", claims)
        };
        let path = "/connexion/avec/proconnect";
        let (anne, mut browser) = signed_in(&town, "Anne Agent", "anne@exemple.fr").await;
        let reply = browser.get(path).await;
        let kept = reply.headers["set-cookie"].to_str().expect("a cookie").to_owned();
        let (name, value) = kept
            .split(';')
            .next()
            .and_then(|pair| pair.split_once('='))
            .expect("a pair");
        let elsewhere = provider.sign_in(reply.leads_to(), agent("21350238800027"));
        assert!(whole(browser.get(&elsewhere).await, 403).contains("pour un autre organisme"));
        assert_eq!(count(&town, COUNT_REFUSALS).await, 1);
        // What was refused does not serve again, nor leave another line.
        browser.remember(name, value);
        assert!(whole(browser.get(&elsewhere).await, 410).contains("a déjà servi"));
        assert_eq!(count(&town, COUNT_REFUSALS).await, 1);

        let there = leave(&mut browser, path).await;
        let back = browser.get(&provider.sign_in(&there, agent(SIRET))).await;
        assert_eq!(back.leads_to(), "/compte/moyens");
        let refused = send(&town, &mut browser, "/compte/moyens/relier", &[]).await;
        assert!(whole(refused, 422).contains("que les comptes des personnes invitées"));

        let invite = InviteToProvider {
            provider: id,
            name: "Anne".to_owned(),
            email: "anne@exemple.fr".to_owned(),
        };
        assert_eq!(town.act(Actor::Operator, invite).await.expect("invited"), anne);
        let there = leave(&mut browser, path).await;
        browser.get(&provider.sign_in(&there, agent(SIRET))).await;
        let done = send(&town, &mut browser, "/compte/moyens/relier", &[]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let mut desk = town.browser();
        let there = leave(&mut desk, path).await;
        assert_eq!(
            desk.get(&provider.sign_in(&there, agent(SIRET))).await.leads_to(),
            "/"
        );
        assert!(is_signed_in(&mut desk).await);

        // Withdrawn, it closes at once, and opens no more.
        let withdraw = WithdrawInvitation {
            provider: id,
            person: anne,
        };
        town.act(Actor::Operator, withdraw).await.expect("withdrawn");
        assert!(!is_signed_in(&mut desk).await);
        let there = leave(&mut desk, path).await;
        let back = desk.get(&provider.sign_in(&there, agent(SIRET))).await;
        assert_eq!(back.leads_to(), "/connexion/premiere-fois");
        let stranger = InviteToProvider {
            provider: ProviderId::from_uuid(db::Uuid::nil()),
            name: "Anne".to_owned(),
            email: "anne@exemple.fr".to_owned(),
        };
        let missing = town.act(Actor::Operator, stranger).await;
        assert!(matches!(missing, Err(Fault::NotFound("provider"))), "{missing:?}");
    });
}

#[tokio::test]
async fn a_provider_is_set_up_field_by_field_and_removed_with_what_it_opened() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (provider, id) = with_provider(&mut town, Kind::FranceConnect).await;
        let first = SetUpProvider {
            provider: None,
            typed: typed(&provider, Kind::FranceConnect),
        };
        let again = town.act(Actor::Operator, first).await;
        assert_eq!(
            refusal(again),
            "identity-provider-name-taken",
            "there is one already"
        );
        let wrong: [(&str, Change); 5] = [
            ("identity-provider-name-empty", |typed| typed.label.clear()),
            ("identity-provider-issuer-wrong", |typed| {
                "identite".clone_into(&mut typed.issuer);
            }),
            ("identity-provider-client-empty", |typed| typed.client_id.clear()),
            ("identity-provider-levels-empty", |typed| typed.levels.clear()),
            ("identity-provider-secret-again", |typed| {
                "https://autre.example".clone_into(&mut typed.issuer);
                typed.secret.clear();
            }),
        ];
        for (key, change) in wrong {
            let mut typed = typed(&provider, Kind::FranceConnect);
            typed.version = 1;
            change(&mut typed);
            let deed = SetUpProvider {
                provider: Some(id),
                typed,
            };
            assert_eq!(refusal(town.act(Actor::Operator, deed).await), key);
        }

        // The secret that is kept still serves when it is left empty.
        let mut kept = typed(&provider, Kind::FranceConnect);
        kept.version = 1;
        kept.secret.clear();
        let deed = SetUpProvider {
            provider: Some(id),
            typed: kept,
        };
        town.act(Actor::Operator, deed).await.expect("changed");
        linked(&town, &provider, angela()).await;
        let mut browser = town.browser();
        through(&mut browser, &provider, angela()).await;
        assert!(is_signed_in(&mut browser).await);

        town.act(Actor::Operator, RemoveProvider { provider: id })
            .await
            .expect("removed");
        assert!(!is_signed_in(&mut browser).await);
        assert_eq!(count(&town, COUNT_LINKED).await, 0);
        assert!(!open(&mut browser, "/connexion").await.contains("FranceConnect"));
        // The account is still there, and the mail still opens it.
        sign_in(&town, &mut browser, ANGELA).await;
        assert!(is_signed_in(&mut browser).await);
    });
}
