//! Files read at an address of elsewhere: published when they changed, and what happens when the server dies, moves, lies.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};

use datasets::{
    DatasetId, HarvestNow, HarvestTrouble, ResourceId, Rhythm, SetHarvest, StopHarvest, Version,
    VersionState, WithdrawFile,
};
use kernel::Actor;
use outgoing::Connections;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send as post, whole};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::{FEATURES, GRANTS, People, create, examined, publish, published};

/// What the server elsewhere answers today.
#[derive(Clone)]
enum Gives {
    /// A file, under an entity tag
    File(&'static str, String),
    /// A status alone
    Status(&'static str),
    /// A page, as if it were the file
    Page,
    /// More than is read, as it announces
    TooMuch,
    /// Nothing: it hangs up
    Nothing,
}

/// A server elsewhere, and what it was asked.
struct Elsewhere {
    address: String,
    gives: Arc<Mutex<Gives>>,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Elsewhere {
    async fn open(gives: Gives) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let elsewhere = Self {
            address,
            gives: Arc::new(Mutex::new(gives)),
            heard: Arc::new(Mutex::new(Vec::new())),
        };
        let (gives, heard) = (elsewhere.gives.clone(), elsewhere.heard.clone());
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut bytes = vec![0; 16 * 1024];
                let count = stream.read(&mut bytes).await.unwrap_or_default();
                let asked = String::from_utf8_lossy(&bytes[..count]).into_owned();
                let today = gives.lock().expect("nobody panicked").clone();
                let answer = answer(&today, &asked);
                heard.lock().expect("nobody panicked").push(asked);
                drop(stream.write_all(answer.as_bytes()).await);
                drop(stream.shutdown().await);
            }
        });
        elsewhere
    }

    fn give(&self, gives: Gives) {
        *self.gives.lock().expect("nobody panicked") = gives;
    }

    fn asked_times(&self) -> usize {
        self.heard.lock().expect("nobody panicked").len()
    }

    fn last_asked(&self) -> String {
        let heard = self.heard.lock().expect("nobody panicked");
        heard.last().cloned().unwrap_or_default()
    }

    fn file(&self) -> String {
        format!("{}/exports/march%C3%A9s.csv", self.address)
    }
}

fn answer(gives: &Gives, asked: &str) -> String {
    let close = "connection: close\r\n";
    match gives {
        Gives::File(tag, _) if asked.contains(&format!("if-none-match: \"{tag}\"\r\n")) => {
            format!("HTTP/1.1 304 Not Modified\r\n{close}\r\n")
        }
        Gives::File(tag, content) => format!(
            "HTTP/1.1 200 OK\r\n{close}etag: \"{tag}\"\r\ncontent-length: {}\r\n\r\n{content}",
            content.len()
        ),
        Gives::Status(status) => format!("HTTP/1.1 {status}\r\n{close}content-length: 0\r\n\r\n"),
        Gives::Page => {
            let page = "\n<!DOCTYPE html><html><title>Page introuvable</title></html>";
            format!(
                "HTTP/1.1 200 OK\r\n{close}content-type: text/csv\r\ncontent-length: {}\r\n\r\n{page}",
                page.len()
            )
        }
        Gives::TooMuch => format!("HTTP/1.1 200 OK\r\n{close}content-length: 64000001\r\n\r\nnom\n"),
        Gives::Nothing => String::new(),
    }
}

fn csv(tag: &'static str, content: &str) -> Gives {
    Gives::File(tag, content.to_owned())
}

/// Lets the house speak to servers on this machine.
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

fn each_day(dataset: DatasetId, address: String) -> SetHarvest {
    SetHarvest {
        dataset,
        resource: None,
        title: "Marchés de plein air".to_owned(),
        address,
        rhythm: Some(Rhythm::Day),
        schema: String::new(),
    }
}

/// A dataset whose file is read elsewhere each day.
async fn harvested(town: &TestTown, people: &People, address: String) -> (DatasetId, ResourceId) {
    let dataset = create(town, people, "Marchés").await;
    let resource = town
        .act(people.agent(), each_day(dataset, address))
        .await
        .expect("asked");
    town.settle().await;
    (dataset, resource)
}

async fn versions(town: &TestTown, resource: ResourceId) -> Vec<Version> {
    datasets::versions(&mut town.sql(), town.body, resource)
        .await
        .expect("read")
}

async fn published_count(town: &TestTown, resource: ResourceId) -> usize {
    let versions = versions(town, resource).await;
    versions.iter().filter(|version| version.is_public()).count()
}

async fn state(town: &TestTown, resource: ResourceId) -> datasets::Harvest {
    let found = datasets::harvest(&mut town.sql(), town.body, resource).await;
    found.expect("read").expect("asked")
}

async fn in_force(town: &TestTown, resource: ResourceId) -> String {
    let path = format!("/donnees/fichiers/{resource}/original");
    let reply = town.browser().get(&path).await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    reply.text
}

#[tokio::test]
async fn a_file_is_read_each_day_and_published_only_when_it_changed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        equip(&mut town).await;
        let people = People::meet(&town).await;
        let elsewhere = Elsewhere::open(csv("v1", "nom;jour\nCentre;mardi\n")).await;
        let dataset = create(&town, &people, "Marchés").await;
        let path = format!("/donnees/{dataset}");
        let form = format!("{path}/recolter");
        let mut ada = browser_of(&town, people.ada);
        assert!(
            page(&mut ada, &path)
                .await
                .contains("Récolter un fichier à une adresse")
        );
        page(&mut ada, &form).await;
        let wrong = [
            ("adresse", "ftp://exemple.fr/a.csv"),
            ("titre", "Marchés"),
            ("rythme", "jour"),
        ];
        let refused = whole(post(&town, &mut ada, &form, &wrong).await, 422);
        assert!(
            refused.contains("ftp://exemple.fr/a.csv"),
            "nothing typed is lost: {refused}"
        );
        let secret = [
            ("adresse", "https://moi:mot@exemple.fr/a.csv"),
            ("titre", "M"),
            ("rythme", "jour"),
        ];
        let refused = whole(post(&town, &mut ada, &form, &secret).await, 422);
        assert!(refused.contains("un nom ou un mot de passe"), "{refused}");
        let address = elsewhere.file();
        let fields = [
            ("adresse", address.as_str()),
            ("titre", "Marchés de plein air"),
            ("rythme", "jour"),
        ];
        let done = post(&town, &mut ada, &form, &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let early = page(&mut ada, &path).await;
        assert!(early.contains("Première lecture attendue"), "{early}");
        town.settle().await;

        let shown = page(&mut ada, &path).await;
        for said in [
            "Fonctionne",
            "Récolter maintenant",
            "Marchés de plein air",
            "chaque jour",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let id = shown
            .split("id=\"recolte-")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let resource: ResourceId = id.expect("it is held").parse().expect("an identifier");
        assert_eq!(in_force(&town, resource).await, "nom;jour\nCentre;mardi\n");
        let first = &versions(&town, resource).await[0];
        assert_eq!(first.file_name, "marchés.csv");
        let visitor = page(&mut town.browser(), &path).await;
        assert!(
            visitor.contains("Ce fichier est récolté sur 127.0.0.1"),
            "{visitor}"
        );
        assert!(
            !visitor.contains("/exports/"),
            "the address is the agents': {visitor}"
        );
        assert!(!visitor.contains("Récolter maintenant"), "{visitor}");

        // The same the day after: asked with what was known, and published once.
        town.advance_days(1).await;
        assert!(
            elsewhere.last_asked().contains("if-none-match: \"v1\""),
            "{}",
            elsewhere.last_asked()
        );
        assert_eq!(published_count(&town, resource).await, 1);
        // Another tag, and the same bytes: nothing new either.
        elsewhere.give(csv("v2", "nom;jour\nCentre;mardi\n"));
        town.advance_days(1).await;
        assert_eq!(published_count(&town, resource).await, 1);
        elsewhere.give(csv("v3", "nom;jour\nCentre;mardi\nPort;samedi\n"));
        town.advance_days(1).await;
        assert_eq!(published_count(&town, resource).await, 2);
        assert!(in_force(&town, resource).await.contains("Port"));

        // A month later, what came first is forgotten: a server that changes each hour fills no disk.
        elsewhere.give(csv("v3b", "nom;jour\nCentre;mardi\nPort;dimanche\n"));
        town.advance_days(20).await;
        elsewhere.give(csv("v3c", "nom;jour\nPort;dimanche\n"));
        town.advance_days(20).await;
        assert_eq!(
            versions(&town, resource).await.len(),
            2,
            "the one in force, and that of twenty days ago"
        );
        let mut ada = browser_of(&town, people.ada);

        // An agent need not wait, and nobody else presses.
        elsewhere.give(csv("v4", "nom;jour\nPort;samedi\n"));
        let now = format!("/donnees/fichiers/{resource}/recolter-maintenant");
        let mut chloe = browser_of(&town, people.chloe);
        assert_eq!(post(&town, &mut chloe, &now, &[]).await.status, 403);
        assert_eq!(post(&town, &mut ada, &now, &[]).await.status, 303);
        town.settle().await;
        assert_eq!(published_count(&town, resource).await, 3);
        // Pressed twice, published once.
        for _ in 0..2 {
            town.act(people.agent(), HarvestNow { resource })
                .await
                .expect("asked");
        }
        town.settle().await;
        assert_eq!(published_count(&town, resource).await, 3);

        // By hand, nobody replaces it until it is stopped.
        let sent = datasets::SendFile {
            dataset,
            resource: Some(resource),
            title: String::new(),
            examined: examined(&town, "a.csv", b"a,b\n1,2\n", None)
                .await
                .expect("a file"),
        };
        let outcome = town.act(people.agent(), sent).await;
        assert_eq!(refusal(outcome), "datasets-harvested-elsewhere");
        let current = versions(&town, resource).await;
        let current = current
            .iter()
            .find(|version| version.state == VersionState::Published);
        let withdraw = WithdrawFile {
            version: current.expect("in force").id,
            reason: "Erreur.".to_owned(),
        };
        let outcome = town.act(people.agent(), withdraw.clone()).await;
        assert_eq!(refusal(outcome), "datasets-harvest-stop-first");
        let stop = format!("/donnees/fichiers/{resource}/ne-plus-recolter");
        assert_eq!(post(&town, &mut ada, &stop, &[]).await.status, 303);
        let times = elsewhere.asked_times();
        town.advance_days(3).await;
        assert_eq!(elsewhere.asked_times(), times, "nothing is asked any more");
        assert_eq!(
            refusal(town.act(people.agent(), StopHarvest { resource }).await),
            "datasets-not-harvested"
        );
        town.act(people.agent(), withdraw).await.expect("withdrawn");
    });
}

#[tokio::test]
async fn what_fails_is_told_tried_less_and_less_and_takes_nothing_away() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        equip(&mut town).await;
        let people = People::meet(&town).await;
        let elsewhere = Elsewhere::open(csv("v1", "nom;jour\nCentre;mardi\n")).await;
        let (dataset, resource) = harvested(&town, &people, elsewhere.file()).await;
        let path = format!("/donnees/{dataset}");
        let mut ada = browser_of(&town, people.ada);
        for (gives, trouble, said) in [
            (Gives::Nothing, HarvestTrouble::Unreachable, "ne répond pas"),
            (
                Gives::Status("503 Service Unavailable"),
                HarvestTrouble::Busy,
                "réponse 503",
            ),
            (
                Gives::Status("404 Not Found"),
                HarvestTrouble::Missing,
                "rien à cette adresse",
            ),
            (
                Gives::Status("403 Forbidden"),
                HarvestTrouble::Forbidden,
                "refuse de donner",
            ),
            (
                Gives::Page,
                HarvestTrouble::WebPage,
                "page web à la place du fichier",
            ),
            (Gives::TooMuch, HarvestTrouble::TooLarge, "plus lourd"),
            (csv("v2", ""), HarvestTrouble::Unreadable, "n’est pas lisible"),
        ] {
            elsewhere.give(gives);
            town.act(people.agent(), HarvestNow { resource })
                .await
                .expect("asked");
            town.settle().await;
            assert_eq!(state(&town, resource).await.trouble, trouble);
            let shown = page(&mut ada, &path).await;
            assert!(shown.contains(said), "{said}: {shown}");
            assert!(shown.contains("En échec"), "{shown}");
            assert_eq!(in_force(&town, resource).await, "nom;jour\nCentre;mardi\n");
            assert_eq!(
                versions(&town, resource).await.len(),
                1,
                "nothing was lost, nor published"
            );
        }
        assert_eq!(state(&town, resource).await.failures, 7);
        let listed = page(&mut ada, "/donnees/recoltes").await;
        assert!(listed.contains("7 échecs de suite"), "{listed}");
        assert_eq!(
            browser_of(&town, people.chloe)
                .get("/donnees/recoltes")
                .await
                .status,
            403
        );

        // A dead server is asked again soon, then less and less often; once it is back all is well.
        elsewhere.give(csv("v1", "nom;jour\nCentre;mardi\n"));
        town.act(people.agent(), HarvestNow { resource })
            .await
            .expect("asked");
        town.settle().await;
        assert_eq!(state(&town, resource).await.failures, 0);
        elsewhere.give(Gives::Nothing);
        town.act(people.agent(), HarvestNow { resource })
            .await
            .expect("asked");
        town.settle().await;
        let times = elsewhere.asked_times();
        town.advance_minutes(9).await;
        assert_eq!(elsewhere.asked_times(), times);
        town.advance_minutes(2).await;
        assert!(
            elsewhere.asked_times() > times,
            "ten minutes after the first failure"
        );
        let times = elsewhere.asked_times();
        town.advance_minutes(15).await;
        assert_eq!(elsewhere.asked_times(), times, "twice as long after the second");
        town.advance_minutes(6).await;
        assert!(elsewhere.asked_times() > times);
        elsewhere.give(csv("v5", "nom;jour\nCentre;jeudi\n"));
        town.advance_days(1).await;
        let state = state(&town, resource).await;
        assert_eq!((state.failures, state.trouble), (0, HarvestTrouble::Nothing));
        assert!(in_force(&town, resource).await.contains("jeudi"));
    });
}

#[tokio::test]
async fn what_has_faults_or_may_hold_personal_data_waits_for_somebody() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        equip(&mut town).await;
        let people = People::meet(&town).await;
        let elsewhere = Elsewhere::open(csv("v1", GRANTS)).await;
        let dataset = create(&town, &people, "Aides").await;
        let deed = SetHarvest {
            schema: "scdl/subventions".to_owned(),
            ..each_day(dataset, elsewhere.file())
        };
        let resource = town.act(people.agent(), deed).await.expect("asked");
        town.settle().await;
        assert_eq!(in_force(&town, resource).await, GRANTS);

        let flawed = GRANTS.replace("2025-03-04,D1", "hier,D1");
        elsewhere.give(csv("v2", &flawed));
        town.advance_days(1).await;
        assert_eq!(state(&town, resource).await.trouble, HarvestTrouble::Faults);
        assert_eq!(in_force(&town, resource).await, GRANTS, "the last good one stays");
        let mut ada = browser_of(&town, people.ada);
        let shown = page(&mut ada, &format!("/donnees/{dataset}")).await;
        for said in [
            "Une version vous attend",
            "ne suit pas son schéma",
            "Lire la version qui attend",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        // The same flawed file is not looked at again, and one that is right takes its place.
        town.advance_days(1).await;
        assert_eq!(versions(&town, resource).await.len(), 2);
        elsewhere.give(csv("v3", &GRANTS.replace("1200.50", "1300")));
        town.advance_days(1).await;
        assert!(in_force(&town, resource).await.contains("1300"));
        assert_eq!(state(&town, resource).await.trouble, HarvestTrouble::Nothing);
        let drafts = versions(&town, resource).await;
        assert!(drafts.iter().all(|version| version.state != VersionState::Draft));

        // Another file, whose addresses are somebody's: nobody published it without a word, whoever made it.
        let people_file = "nom;courriel\nAmicale;zoe.legall@exemple.fr\nChorale;yann.riou@exemple.fr\n";
        let elsewhere = Elsewhere::open(csv("a", people_file)).await;
        let (dataset, resource) = harvested(&town, &people, elsewhere.file()).await;
        assert_eq!(state(&town, resource).await.trouble, HarvestTrouble::Personal);
        assert_eq!(published_count(&town, resource).await, 0);
        let shown = page(&mut ada, &format!("/donnees/{dataset}")).await;
        assert!(
            shown.contains("peut contenir des données personnelles"),
            "{shown}"
        );
        let draft = versions(&town, resource).await.remove(0);
        let mut deed = publish(draft.id, people_file.as_bytes());
        assert_eq!(
            refusal(town.act(people.agent(), deed.clone()).await),
            "datasets-personal-reason-empty"
        );
        deed.personal_reason = "Adresses publiques des associations.".to_owned();
        town.act(people.agent(), deed).await.expect("published");
        // What was said of those columns holds for the next version, and for no other column.
        let more = format!("{people_file}Club;club@exemple.fr\n");
        elsewhere.give(csv("b", &more));
        town.advance_days(1).await;
        assert_eq!(in_force(&town, resource).await, more);
        let wider = "nom;courriel;telephone\nAmicale;zoe.legall@exemple.fr;06 12 34 56 78\n";
        elsewhere.give(csv("c", wider));
        town.advance_days(1).await;
        assert_eq!(state(&town, resource).await.trouble, HarvestTrouble::Personal);
        assert_eq!(in_force(&town, resource).await, more);
    });
}

#[tokio::test]
async fn a_file_that_is_there_is_read_elsewhere_from_now_on_and_never_inside_the_network() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut town = town;
        // The operator allows nothing but the Internet.
        town.equip(
            |_| {},
            |settings| {
                vec![Box::new(
                    Connections::new(settings).expect("the settings are followed"),
                )]
            },
        )
        .await;
        let people = People::meet(&town).await;
        let elsewhere = Elsewhere::open(csv("v1", "a;b\n1;2\n")).await;
        let (dataset, version) = published(&town, &people, "Marchés", ("a.csv", b"a,b\n1,2\n")).await;
        let resource = crate::resource_of(&town, version).await;
        let clear = SetHarvest {
            resource: Some(resource),
            ..each_day(dataset, elsewhere.file())
        };
        let outcome = town.act(people.agent(), clear.clone()).await;
        assert_eq!(refusal(outcome), "datasets-harvest-address-clear");
        let inside = SetHarvest {
            address: elsewhere.file().replace("http:", "https:"),
            ..clear.clone()
        };
        town.act(people.agent(), inside).await.expect("asked");
        town.settle().await;
        assert_eq!(state(&town, resource).await.trouble, HarvestTrouble::Address);
        assert_eq!(elsewhere.asked_times(), 0, "no connection was made");
        assert_eq!(in_force(&town, resource).await, "a,b\n1,2\n");

        // Once it may, another address takes the place of the first: what fails no more is not told any more.
        equip(&mut town).await;
        town.act(people.agent(), clear.clone()).await.expect("asked");
        town.settle().await;
        let now = state(&town, resource).await;
        assert_eq!((now.trouble, now.revision), (HarvestTrouble::Nothing, 2));
        assert_eq!(in_force(&town, resource).await, "a;b\n1;2\n");
        let citizen = town.act(Actor::Person(people.denis), clear).await;
        assert_eq!(refusal(citizen), "datasets.harvest");
    });
}
