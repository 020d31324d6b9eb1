//! Several bodies in one house: each is found by its names, and says its own.

use kernel::{
    Actor, Collectivite, CollectiviteId, CollectiviteKind, HostName, House, NewCollectivite, worker,
};
use testkit::{Browser, TestTown, on_both_engines, page, refusal, send, sign_in, whole};

use super::laid_down;
use crate::compose::FEATURES;
use crate::hosts::SetHosts;

pub(super) const HERE: &str = "essai.example";
pub(super) const THERE: &str = "autre.example";

/// Another body in the house.
pub(super) async fn another(house: &House, name: &str) -> CollectiviteId {
    let id: CollectiviteId = house.randomness.id(house.clock.now());
    let new = NewCollectivite {
        slug: kernel::slug(name),
        name: name.to_owned(),
        kind: CollectiviteKind::Commune,
        is_demonstration: false,
    };
    let mut sql = house.db.begin().await.unwrap();
    Collectivite::create(&mut sql, id, house.clock.now(), &new)
        .await
        .unwrap();
    sql.commit().await.unwrap();
    house.load_collectivites().await.unwrap();
    id
}

pub(super) async fn name(town: &TestTown, body: CollectiviteId, names: &[&str]) {
    let deed = set(names);
    town.house.act(body, Actor::Operator, &deed).await.unwrap();
    town.house.load_collectivites().await.unwrap();
}

fn set(names: &[&str]) -> SetHosts {
    SetHosts(names.iter().map(|name| HostName::parse(name).unwrap()).collect())
}

/// Two bodies, each with its name: the town's own, and « Ville autre ».
pub(super) async fn two(town: &TestTown) -> CollectiviteId {
    let other = another(&town.house, "Ville autre").await;
    name(town, town.body, &[HERE, "www.essai.example"]).await;
    name(town, other, &[THERE]).await;
    other
}

pub(super) fn at(town: &TestTown, host: &str) -> Browser {
    let mut browser = town.browser();
    browser.go_to(host);
    browser
}

#[tokio::test]
async fn one_body_without_a_name_answers_to_all() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        for host in ["localhost:8080", "participer.example.fr", "127.0.0.1"] {
            assert!(
                page(&mut at(&town, host), "/")
                    .await
                    .contains("Conseil de développement d’essai")
            );
        }
        assert_eq!(town.house.base_url(town.body), "http://localhost:8080");
    });
}

#[tokio::test]
async fn names_choose_the_body_and_a_name_nobody_has_tells_of_no_one() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        two(&town).await;
        let told = |home: &str| {
            (
                home.contains("Conseil de développement d’essai"),
                home.contains("Ville autre"),
            )
        };
        for host in [HERE, "ESSAI.example", "essai.example.", "essai.example:8443"] {
            assert_eq!(
                told(&page(&mut at(&town, host), "/").await),
                (true, false),
                "{host}"
            );
        }
        assert_eq!(told(&page(&mut at(&town, THERE), "/").await), (false, true));

        for host in [
            "localhost:8080",
            "127.0.0.1",
            "autre.example.evil",
            "xautre.example",
            "",
        ] {
            let mut nowhere = at(&town, host);
            for path in [
                "/",
                "/textes",
                "/actes.atom",
                "/connexion",
                "/recherche?q=ville",
                "/assets/x.css",
            ] {
                let reply = nowhere.get(path).await;
                assert_eq!(reply.status, 421, "{host}{path}");
                assert_eq!(told(&reply.text), (false, false));
                for name in [HERE, THERE, "⟦"] {
                    assert!(!reply.text.contains(name), "{}", reply.text);
                }
                assert!(reply.headers.contains_key("content-security-policy"));
            }
            assert_eq!(nowhere.post("/connexion", &[]).await.status, 421);
        }

        let moved = at(&town, "WWW.essai.example:8443").get("/textes?page=2").await;
        assert_eq!(moved.status, 308);
        assert_eq!(
            moved.location.as_deref(),
            Some("http://essai.example:8080/textes?page=2")
        );
        let moved = at(&town, "www.essai.example").get("//evil.example/x").await;
        assert_eq!(
            moved.location.as_deref(),
            Some("http://essai.example:8080//evil.example/x"),
            "to that host and to no other"
        );
    });
}

#[tokio::test]
async fn a_forwarded_name_is_believed_only_from_a_declared_proxy() {
    let mut town = TestTown::on_sqlite(FEATURES).await;
    two(&town).await;
    let mut browser = at(&town, "127.0.0.1:8080");
    browser.claim_host(THERE);
    assert_eq!(browser.get("/").await.status, 421, "whatever a client writes");
    town.equip(|settings| settings.proxy_trusted = true, |_| Vec::new())
        .await;
    let read = |host: &'static str, claimed: &'static str| {
        let mut browser = at(&town, host);
        browser.claim_host(claimed);
        async move { browser.get("/").await }
    };
    assert!(read("127.0.0.1:8080", THERE).await.text.contains("Ville autre"));
    let last = read("127.0.0.1:8080", "essai.example, autre.example").await;
    assert!(last.text.contains("Ville autre"), "the last one is the proxy's");
    // A proxy that keeps Host and lets the other header through must not be made to mix two sites.
    assert!(!read(HERE, THERE).await.text.contains("Ville autre"));
    assert_eq!(read("127.0.0.1:8080", "nobody.example").await.status, 421);
}

#[tokio::test]
async fn a_name_is_of_one_body_and_the_oldest_is_named_first() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let other = another(&town.house, "Ville autre").await;
        let early = town.house.act(other, Actor::Operator, &set(&[THERE])).await;
        assert_eq!(refusal(early), "cli-host-oldest-first");
        assert_eq!(
            page(&mut at(&town, THERE), "/")
                .await
                .matches("Ville autre")
                .count(),
            0
        );
        name(&town, town.body, &[HERE]).await;
        let taken = town
            .house
            .act(other, Actor::Operator, &set(&["Essai.Example."]))
            .await;
        assert_eq!(refusal(taken), "cli-host-taken");
        name(&town, other, &[THERE]).await;
        let citizen = town
            .house
            .act(town.body, Actor::Visitor, &set(&["x.example"]))
            .await;
        assert_eq!(refusal(citizen), "house.set-hosts");
        // Names are given as a whole: those left out are free again.
        name(&town, town.body, &["neuf.example"]).await;
        assert_eq!(at(&town, HERE).get("/").await.status, 421);
        name(&town, other, &[HERE]).await;
        assert!(page(&mut at(&town, HERE), "/").await.contains("Ville autre"));
    });
}

#[tokio::test]
async fn a_session_and_a_link_of_one_body_are_nothing_in_another() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let other = two(&town).await;
        for body in [town.body, other] {
            let deed = identity::RegisterPerson {
                name: "Ada Essai".to_owned(),
                email: "ada@exemple.fr".to_owned(),
            };
            town.house.act(body, Actor::Operator, &deed).await.unwrap();
        }
        let mut ada = at(&town, HERE);
        send(&town, &mut ada, "/connexion", &[("email", "ada@exemple.fr")]).await;
        let letter = town.letters("ada@exemple.fr").await.remove(0);
        assert!(
            letter.text.contains("http://essai.example:8080/connexion/"),
            "{}",
            letter.text
        );
        let link = town.link_sent_to("ada@exemple.fr").await;

        let mut elsewhere = at(&town, THERE);
        let dead = whole(elsewhere.get(&link).await, 410);
        assert!(dead.contains("Il mène peut-être à un autre site"), "{dead}");
        let refused = send(&town, &mut elsewhere, &link, &[]).await;
        assert_eq!(refused.status, 410);
        assert!(!refused.headers.contains_key("set-cookie"));

        sign_in(&town, &mut ada, "ada@exemple.fr").await;
        assert_eq!(ada.get("/compte").await.status, 200);
        ada.carry_to(THERE);
        assert_eq!(ada.get("/compte").await.status, 303, "a visitor there");
        assert!(!page(&mut ada, "/").await.contains("Ada Essai"));
        ada.carry_to(HERE);
        assert_eq!(ada.get("/compte").await.status, 200, "and still oneself here");
    });
}

#[tokio::test]
async fn what_the_command_line_changes_is_seen_by_a_node_that_runs() {
    let town = TestTown::on_sqlite(FEATURES).await;
    let other = two(&town).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let node = tokio::spawn(worker::run(town.house.clone(), stopped));
    // As another program does, on the same database.
    town.house
        .act(other, Actor::Operator, &set(&["neuf.example"]))
        .await
        .unwrap();
    assert_eq!(
        at(&town, "neuf.example").get("/").await.status,
        421,
        "not read again yet"
    );
    let seen = async {
        while at(&town, "neuf.example").get("/").await.status != 200 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_mins(1), seen)
        .await
        .expect("seen");
    assert_eq!(at(&town, THERE).get("/").await.status, 421);
    stop.send(true).unwrap();
    node.await.unwrap();
}

#[tokio::test]
async fn every_feed_and_calendar_says_the_addresses_of_its_own_body() {
    let (town, demonstration) = laid_down::on_sqlite().await;
    name(&town, demonstration, &[THERE]).await;
    name(&town, town.body, &[HERE]).await;
    let mut visitor = at(&town, THERE);
    let links = |html: &str| -> Vec<String> {
        let links = html.split("href=\"/").skip(1);
        let links = links.filter_map(|rest| rest.split('"').next());
        links
            .map(|link| format!("/{link}").replace("&amp;", "&"))
            .collect()
    };
    let mut feeds = std::collections::BTreeSet::new();
    for list in [
        "/",
        "/actes",
        "/textes",
        "/consultations",
        "/reunions",
        "/contributions",
        "/groupes",
    ] {
        for link in links(&page(&mut visitor, list).await) {
            let is_list = [list, "/groupes/", "/consultations/", "/reunions/", "/textes/"]
                .iter()
                .any(|start| link.starts_with(start));
            if is_list {
                feeds.extend(links(&visitor.get(&link).await.text));
            }
        }
    }
    feeds.retain(|link| {
        [".atom", ".json", ".ics"]
            .iter()
            .any(|end| link.split('?').next().unwrap().ends_with(end))
    });
    let kinds: std::collections::BTreeSet<&str> = feeds
        .iter()
        .filter_map(|feed| feed.split('?').next()?.rsplit('.').next())
        .collect();
    assert!(
        kinds.contains("atom") && kinds.contains("ics") && feeds.len() > 5,
        "{feeds:?}"
    );
    let mut count = 0;
    for feed in &feeds {
        let said = visitor.get(feed).await;
        assert_eq!(said.status, 200, "{feed}");
        assert!(
            !said.text.contains("localhost") && !said.text.contains(HERE),
            "{feed}: {}",
            said.text
        );
        count += said.text.matches("http://autre.example:8080/").count();
    }
    assert!(count > 20, "{count} addresses in {feeds:?}");
}
