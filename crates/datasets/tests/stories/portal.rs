//! Datasets handed over to a portal (udata): looked at before, confirmed, created once, updated, and what a portal refuses.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use datasets::{HandOver, PortalEntry, PortalTrouble, SetPortal};
use kernel::Actor;
use outgoing::Connections;
use serde_json::{Value, json};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send as post, whole};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::{FEATURES, People, published};

const KEY: &str = "une-cle-de-portail";
/// The identifier of the organization whose address ends with `mairie`
const ORGANIZATION: &str = "534fff81a3a7292c64a77e5c";
const TABLE: &[u8] = b"a,b\n1,2\n";

/// What a portal holds, and how it answers.
#[derive(Default)]
struct Holds {
    datasets: Vec<Value>,
    heard: Vec<String>,
    /// It keeps what is created and hangs up before it says so
    is_cut: bool,
    /// A status in answer to all that is sent
    refuses: Option<&'static str>,
}

/// A portal on this machine, which knows the organization `mairie` and one key.
struct Udata {
    address: String,
    holds: Arc<Mutex<Holds>>,
}

impl Udata {
    async fn open() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("its address"));
        let holds = Arc::new(Mutex::new(Holds::default()));
        let held = holds.clone();
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let asked = read(&mut stream).await;
                let answer = answer(&mut held.lock().expect("nobody panicked"), &asked);
                drop(stream.write_all(answer.as_bytes()).await);
                drop(stream.shutdown().await);
            }
        });
        Self { address, holds }
    }

    fn change(&self, change: impl FnOnce(&mut Holds)) {
        change(&mut self.holds.lock().expect("nobody panicked"));
    }

    fn datasets(&self) -> Vec<Value> {
        self.holds.lock().expect("nobody panicked").datasets.clone()
    }

    /// The first lines of what changed something.
    fn changes(&self) -> Vec<String> {
        let holds = self.holds.lock().expect("nobody panicked");
        let heard = holds.heard.iter().filter(|line| !line.starts_with("GET "));
        heard.cloned().collect()
    }
}

async fn read(stream: &mut tokio::net::TcpStream) -> String {
    let mut heard = Vec::new();
    let mut chunk = vec![0; 16 * 1024];
    loop {
        let count = stream.read(&mut chunk).await.unwrap_or_default();
        heard.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&heard).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .map_or(0, |length| length.parse().unwrap_or_default());
            if heard.len() >= head.len() + 4 + length {
                return text;
            }
        }
        if count == 0 {
            return text;
        }
    }
}

fn said(status: &str, body: &Value) -> String {
    let body = body.to_string();
    format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn answer(holds: &mut Holds, asked: &str) -> String {
    let (head, body) = asked.split_once("\r\n\r\n").unwrap_or_default();
    let line = head.lines().next().unwrap_or_default().to_owned();
    holds.heard.push(line.clone());
    if !head.contains(&format!("x-api-key: {KEY}\r\n")) {
        return said("401 Unauthorized", &json!({ "message": "Invalid API Key" }));
    }
    if line.starts_with("GET /api/1/organizations/mairie/ ") {
        return said("200 OK", &json!({ "id": ORGANIZATION }));
    }
    if line.starts_with("GET /api/1/organizations/mairie/datasets/?page=1&") {
        return said("200 OK", &json!({ "data": holds.datasets, "next_page": null }));
    }
    if let Some(status) = holds.refuses {
        return said(status, &json!({ "errors": { "title": ["trop court"] } }));
    }
    let Ok(mut dataset) = serde_json::from_str::<Value>(body) else {
        return said("400 Bad Request", &json!({}));
    };
    let place = line.strip_prefix("PUT /api/1/datasets/").and_then(|rest| {
        let id = rest.split('/').next().unwrap_or_default();
        holds.datasets.iter().position(|known| known["id"] == id)
    });
    match place {
        Some(place) if !holds.datasets[place]["deleted"].is_null() => {
            return said("410 Gone", &json!({ "message": "Dataset has been deleted" }));
        }
        Some(place) => dataset["id"] = holds.datasets[place]["id"].clone(),
        None if line.starts_with("POST /api/1/datasets/ ") => {
            dataset["id"] = json!(format!("5f{:022}", holds.datasets.len()));
        }
        None => return said("404 Not Found", &json!({ "message": "not found" })),
    }
    for file in dataset["resources"].as_array_mut().into_iter().flatten() {
        if file["id"].is_null() {
            file["id"] = json!(format!(
                "file-{}",
                file["extras"]["parvis:id"].as_str().unwrap_or_default()
            ));
        }
    }
    match place {
        Some(place) => holds.datasets[place] = dataset.clone(),
        None => holds.datasets.push(dataset.clone()),
    }
    if holds.is_cut {
        holds.is_cut = false;
        return String::new();
    }
    said(if place.is_some() { "200 OK" } else { "201 Created" }, &dataset)
}

async fn equip(town: &mut TestTown) {
    town.equip(
        |settings| settings.private_network_allowed = true,
        |settings| {
            vec![Box::new(
                Connections::new(settings).expect("the settings are followed"),
            )]
        },
    )
    .await;
}

async fn set_up(town: &TestTown, people: &People, udata: &Udata) {
    let deed = SetPortal {
        version: 0,
        address: udata.address.clone(),
        organization: "mairie".to_owned(),
        key: KEY.to_owned(),
    };
    town.act(people.agent(), deed).await.expect("set up");
}

/// The digest that the page of what would change bears.
async fn seen(town: &TestTown, people: &People) -> String {
    let mut ada = browser_of(town, people.ada);
    let review = page(&mut ada, "/donnees/data-gouv").await;
    let form = review.split("name=\"vu\"").nth(1).expect("something to confirm");
    let value = form
        .split("value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    value.expect("a digest").to_owned()
}

async fn confirm(town: &TestTown, people: &People) {
    let deed = HandOver {
        seen: seen(town, people).await,
    };
    town.act(people.agent(), deed).await.expect("confirmed");
    town.settle().await;
}

async fn entries(town: &TestTown) -> Vec<PortalEntry> {
    datasets::handed_over(&mut town.sql(), town.body)
        .await
        .expect("read")
}

fn archived_count(udata: &Udata) -> usize {
    let held = udata.datasets();
    held.iter().filter(|one| one["archived"].is_string()).count()
}

#[tokio::test]
async fn what_changes_is_looked_at_then_confirmed_and_nothing_is_created_twice() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        equip(&mut town).await;
        let people = People::meet(&town).await;
        let udata = Udata::open().await;
        published(&town, &people, "Arbres", ("arbres.csv", TABLE)).await;
        let mut ada = browser_of(&town, people.ada);
        let mut chloe = browser_of(&town, people.chloe);
        assert_eq!(chloe.get("/donnees/data-gouv").await.status, 403);
        assert_eq!(
            ada.get("/donnees/data-gouv").await.status,
            303,
            "it is set up first"
        );
        let setting = "/donnees/data-gouv/reglages";
        page(&mut ada, setting).await;
        let without = [
            ("organisation", "mairie"),
            ("adresse", udata.address.as_str()),
            ("version", "0"),
        ];
        let refused = whole(post(&town, &mut ada, setting, &without).await, 422);
        assert!(refused.contains("Donnez la clé"), "{refused}");
        let with = [without[0], without[1], without[2], ("cle", KEY)];
        assert_eq!(post(&town, &mut ada, setting, &with).await.status, 303);
        assert!(
            !page(&mut ada, setting).await.contains(KEY),
            "nobody reads the key again"
        );

        let review = page(&mut ada, "/donnees/data-gouv").await;
        for told in ["Arbres", "Créé", "Jeux de données créés"] {
            assert!(review.contains(told), "{told}: {review}");
        }
        assert!(
            udata.changes().is_empty(),
            "nothing leaves before it is confirmed"
        );
        let before = seen(&town, &people).await;
        let (benches, version) = published(&town, &people, "Bancs", ("bancs.csv", TABLE)).await;
        let deed = HandOver { seen: before };
        assert_eq!(
            refusal(town.act(people.agent(), deed).await),
            "datasets-portal-changed"
        );
        confirm(&town, &people).await;
        let held = udata.datasets();
        assert_eq!(held.len(), 2, "{held:?}");
        let trees = held.iter().find(|one| one["title"] == "Arbres").expect("there");
        assert_eq!(trees["organization"], ORGANIZATION);
        assert_eq!(trees["license"], "lov2");
        assert_eq!(trees["frequency"], "annual");
        assert_eq!(trees["resources"][0]["checksum"]["type"], "sha256");
        let given = trees["resources"][0]["url"]
            .as_str()
            .expect("an address")
            .to_owned();
        assert!(given.ends_with("/original"), "{given}");
        let review = page(&mut ada, "/donnees/data-gouv").await;
        assert!(
            review.contains("Inchangé") && review.contains("il n’y a rien à confirmer"),
            "{review}"
        );

        // Another one: updated where it stands, its file too, and the others are left alone.
        let changes = udata.changes().len();
        let id = entries(&town).await[0].dataset_id;
        let told = crate::described("Arbres et haies");
        let deed = datasets::ChangeDataset {
            dataset: id,
            version: 1,
            described: told,
        };
        town.act(people.agent(), deed).await.expect("changed");
        assert!(page(&mut ada, "/donnees/data-gouv").await.contains("Mis à jour"));
        confirm(&town, &people).await;
        assert_eq!(udata.changes().len(), changes + 1);
        let held = udata.datasets();
        let hedges = held
            .iter()
            .find(|one| one["title"] == "Arbres et haies")
            .expect("there");
        let file = hedges["resources"][0]["id"].as_str().expect("an identifier");
        assert!(file.starts_with("file-"), "the same file: {file}");
        assert_eq!(held.len(), 2);

        // Withdrawn here, it is archived there; given back, it is no more.
        let withdraw = datasets::WithdrawDataset {
            dataset: benches,
            reason: "Des bancs manquent.".to_owned(),
        };
        town.act(people.agent(), withdraw).await.expect("withdrawn");
        assert!(page(&mut ada, "/donnees/data-gouv").await.contains("Archivé</"));
        confirm(&town, &people).await;
        assert_eq!(archived_count(&udata), 1);
        let review = page(&mut ada, "/donnees/data-gouv").await;
        assert!(review.contains("il n’y a rien à confirmer"), "{review}");
        let restore = datasets::RestoreDataset {
            dataset: benches,
            seen: vec![version],
        };
        town.act(people.agent(), restore).await.expect("given back");
        confirm(&town, &people).await;
        assert_eq!((archived_count(&udata), udata.datasets().len()), (0, 2));
    });
}

#[tokio::test]
async fn a_creation_that_was_not_told_back_is_found_again_and_refusals_are_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        equip(&mut town).await;
        let people = People::meet(&town).await;
        let udata = Udata::open().await;
        published(&town, &people, "Arbres", ("arbres.csv", TABLE)).await;
        set_up(&town, &people, &udata).await;
        // The portal keeps it, and dies before it says so: tried again, it is the same one.
        udata.change(|holds| holds.is_cut = true);
        confirm(&town, &people).await;
        assert_eq!(udata.datasets().len(), 1);
        assert!(entries(&town).await.is_empty(), "nothing is known of it yet");
        town.advance_minutes(5).await;
        assert_eq!(udata.datasets().len(), 1, "it is not created twice");
        assert_eq!(entries(&town).await[0].remote_id, udata.datasets()[0]["id"]);

        // Removed there: told, then created anew once it is confirmed.
        udata.change(|holds| {
            for dataset in &mut holds.datasets {
                dataset["deleted"] = json!("2026-11-20T10:00:00+00:00");
            }
        });
        published(&town, &people, "Bancs", ("bancs.csv", TABLE)).await;
        udata.change(|holds| holds.refuses = Some("400 Bad Request"));
        confirm(&town, &people).await;
        let refused = entries(&town).await;
        let refused = refused
            .iter()
            .find(|entry| entry.trouble == PortalTrouble::Refused);
        assert!(refused.expect("told").detail.contains("trop court"));
        let mut ada = browser_of(&town, people.ada);
        let review = page(&mut ada, "/donnees/data-gouv").await;
        assert!(
            review.contains("Le portail refuse") && review.contains("trop court"),
            "{review}"
        );
        udata.change(|holds| holds.refuses = None);
        let id = entries(&town)
            .await
            .into_iter()
            .find(|entry| !entry.remote_id.is_empty());
        let deed = datasets::ChangeDataset {
            dataset: id.expect("known").dataset_id,
            version: 1,
            described: crate::described("Arbres et haies"),
        };
        town.act(people.agent(), deed).await.expect("changed");
        confirm(&town, &people).await;
        let gone = entries(&town).await;
        assert!(
            gone.iter().any(|entry| entry.trouble == PortalTrouble::Gone),
            "{gone:?}"
        );
        confirm(&town, &people).await;
        let all = entries(&town).await;
        assert!(
            all.iter().all(|entry| entry.trouble == PortalTrouble::Nothing),
            "{all:?}"
        );
        assert_eq!(udata.datasets().len(), 3, "the one deleted there, and two");

        // Another key: refused, in words.
        let other = SetPortal {
            version: 1,
            address: udata.address.clone(),
            organization: "mairie".to_owned(),
            key: "une-autre".to_owned(),
        };
        let citizen = town.act(Actor::Person(people.denis), other.clone()).await;
        assert_eq!(refusal(citizen), "datasets.portal");
        town.act(people.agent(), other).await.expect("set up");
        published(&town, &people, "Fontaines", ("fontaines.csv", TABLE)).await;
        confirm(&town, &people).await;
        let told = entries(&town).await;
        assert!(
            told.iter().any(|entry| entry.trouble == PortalTrouble::Key),
            "{told:?}"
        );
        assert_eq!(udata.datasets().len(), 3);
    });
}
