//! An account of another body that was unlinked leads here no more, until its person says so here.

use kernel::{Actor, Collectivite, CollectiviteId, CollectiviteKind, HostName, NewCollectivite};
use testkit::{Browser, Reply, TestTown, on_both_engines};

use crate::{FEATURES, open, refuse_missing_sentences, send, sign_in};

const HOME: &str = "essai.example";
const GUEST: &str = "autre.example";

/// « Ville autre », which accepts the accounts of the town.
async fn guest(town: &TestTown) -> CollectiviteId {
    let house = &town.house;
    let id: CollectiviteId = house.randomness.id(town.now());
    let new = NewCollectivite {
        slug: "ville-autre".to_owned(),
        name: "Ville autre".to_owned(),
        kind: CollectiviteKind::Commune,
        is_demonstration: false,
    };
    let mut sql = house.db.begin().await.expect("a transaction");
    Collectivite::create(&mut sql, id, town.now(), &new)
        .await
        .expect("a second body");
    for (body, name) in [(town.body, HOME), (id, GUEST)] {
        let names = [HostName::parse(name).expect("a name")];
        Collectivite::set_hosts(&mut sql, body, &names)
            .await
            .expect("its name");
    }
    Collectivite::share_accounts(&mut sql, id, town.body, true)
        .await
        .expect("accounts accepted");
    sql.commit().await.expect("written");
    house.load_collectivites().await.expect("two bodies");
    id
}

fn path_of(address: &str) -> String {
    let (_, rest) = address.split_once("://").expect("an address");
    rest[rest.find('/').expect("a path")..].to_owned()
}

/// From « Ville autre » to the town and back, up to the last button.
async fn comes(town: &TestTown, browser: &mut Browser) -> Reply {
    browser.go_to(GUEST);
    let left = browser.get("/connexion/ailleurs/essai").await;
    let asks = path_of(left.location.as_deref().expect("the way there"));
    browser.go_to(HOME);
    let granted = send(town, browser, &asks, &[]).await;
    let back = granted.headers["refresh"].to_str().expect("the way back");
    let arrives = path_of(back.strip_prefix("0; url=").expect("an address"));
    browser.go_to(GUEST);
    send(town, browser, &arrives, &[]).await
}

#[tokio::test]
async fn an_account_unlinked_opens_nothing_until_its_person_links_it_again_here() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        guest(&town).await;
        let ada = identity::RegisterPerson {
            name: "Ada Essai".to_owned(),
            email: "ada@exemple.fr".to_owned(),
        };
        town.act(Actor::Operator, ada).await.expect("registered");
        let (mut desk, mut phone) = (town.browser(), town.browser());
        for browser in [&mut desk, &mut phone] {
            browser.go_to(HOME);
            sign_in(&town, browser, "ada@exemple.fr").await;
        }
        assert_eq!(comes(&town, &mut desk).await.status, 303);
        let home = town.body.to_string();
        let unlinked = send(&town, &mut desk, "/compte/delier", &[("home", &home)]).await;
        assert_eq!(unlinked.status, 303);
        assert!(!open(&mut desk, "/compte").await.contains("Délier"));

        let refused = comes(&town, &mut phone).await;
        assert_eq!(refused.status, 410);
        refuse_missing_sentences(&refused);
        assert!(
            refused.text.contains("Vous aviez délié ce compte"),
            "{}",
            refused.text
        );
        assert_eq!(phone.get("/compte").await.status, 303, "nobody is signed in");

        // Signed in here, coming back by the other account says that it opens this one again.
        assert_eq!(comes(&town, &mut desk).await.status, 303);
        assert!(open(&mut desk, "/compte").await.contains("Délier"));
        assert_eq!(comes(&town, &mut phone).await.status, 303);
        assert!(open(&mut phone, "/compte").await.contains("Ada Essai"));
    });
}
