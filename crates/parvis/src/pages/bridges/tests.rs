//! What an agent does on « Passerelles ».

mod mail;
mod messages;

use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::RegisterPerson;
use kernel::{Actor, JournalPage};
use meetings::PlanMeeting;
use testkit::{Browser, Radicale, TestTown, Wsgidav, on_both_engines, page, send, sign_in, whole};

use crate::compose::{BRIDGES, FEATURES};

const SETTING: &str = "/passerelles/agenda";
const PASSWORD: &str = "un-secret-de-la-ville";

async fn person(town: &TestTown, name: &str, email: &str) -> kernel::PersonId {
    let deed = RegisterPerson {
        name: name.to_owned(),
        email: email.to_owned(),
    };
    town.act(Actor::Operator, deed).await.expect("registered")
}

/// A town whose house speaks to the outside, and an agent signed in.
async fn agent(town: &mut TestTown, allows_private: bool) -> (groups::GroupId, Browser) {
    town.equip(
        |settings| settings.private_network_allowed = allows_private,
        |settings| {
            let connections = outgoing::Connections::new(settings).expect("the settings are followed");
            vec![Box::new(connections), Box::new(tools::Bridges(BRIDGES))]
        },
    )
    .await;
    let anne = person(town, "Anne Agent", "anne@exemple.fr").await;
    let services = CreateGroup {
        name: "Services".to_owned(),
        kind: GroupKind::Services,
        description: String::new(),
    };
    let group = town.act(Actor::Operator, services).await.expect("created");
    let mandate = GiveMandate {
        group,
        person: anne,
        role: Role::Member,
        has_vote: false,
        from: "2026-01-01".parse().expect("a date"),
        until: None,
    };
    town.act(Actor::Operator, mandate).await.expect("given");
    let mut browser = town.browser();
    sign_in(town, &mut browser, "anne@exemple.fr").await;
    (group, browser)
}

fn typed<'a>(version: &'a str, address: &'a str, password: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("version", version),
        ("adresse", address),
        ("compte", "parvis"),
        ("mot_de_passe", password),
    ]
}

async fn plan(town: &TestTown, group: groups::GroupId, title: &str) {
    let deed = PlanMeeting {
        group,
        title: title.to_owned(),
        starts_at: town.now().plus_days(20),
        ends_at: None,
        place: String::new(),
        agenda: Vec::new(),
    };
    town.act(Actor::Operator, deed).await.expect("planned");
    town.settle().await;
}

/// What the page says of the calendar: mail has its own troubles, since a test town has no server.
async fn calendar(browser: &mut Browser) -> String {
    let all = page(browser, "/passerelles").await;
    let (_, section) = all.split_once("id=\"calendar\"").expect("the calendar's section");
    section.split("</section>").next().unwrap_or_default().to_owned()
}

/// The address of the first form of `page` that ends with `deed`.
fn form<'a>(page: &'a str, deed: &str) -> &'a str {
    page.split("action=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .find(|action| action.ends_with(deed))
        .unwrap_or_else(|| panic!("no form {deed} in {page}"))
}

#[tokio::test]
async fn bridges_are_for_agents_and_a_wrong_setting_is_told_field_by_field() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (_, mut anne) = agent(&mut town, false).await;
        let mut visitor = town.browser();
        assert_eq!(visitor.get("/passerelles").await.status, 303);
        person(&town, "Paul Passant", "paul@exemple.fr").await;
        let mut paul = town.browser();
        sign_in(&town, &mut paul, "paul@exemple.fr").await;
        assert_eq!(paul.get("/passerelles").await.status, 403);
        let refused = send(&town, &mut paul, SETTING, &typed("0", "https://a.example/", "x")).await;
        assert_eq!(refused.status, 403);
        assert_eq!(
            send(&town, &mut paul, "/passerelles/agenda/essayer", &[])
                .await
                .status,
            403
        );

        assert!(!page(&mut paul, "/").await.contains("href=\"/passerelles\""));
        for from in ["/", "/envois"] {
            let entry = page(&mut anne, from).await;
            assert!(
                entry.contains("href=\"/passerelles\""),
                "no way there from {from}"
            );
        }
        let all = page(&mut anne, "/passerelles").await;
        for said in ["Courrier", "Agenda", "Non réglée", "Régler l’agenda"] {
            assert!(all.contains(said), "{said} in {all}");
        }
        page(&mut anne, SETTING).await;
        let clear = typed("0", "http://agenda.example/reunions", PASSWORD);
        let refused = whole(send(&town, &mut anne, SETTING, &clear).await, 422);
        assert!(refused.contains("n’est pas chiffrée") && refused.contains("http://agenda.example/reunions"));
        assert!(!refused.contains(PASSWORD), "a password comes back to no page");
        let empty = [("version", "0"), ("compte", "a:b")];
        let refused = whole(send(&town, &mut anne, SETTING, &empty).await, 422);
        for said in ["Donnez l’adresse", "ni deux-points", "Donnez le mot de passe"] {
            assert!(refused.contains(said), "{said} in {refused}");
        }
    });
}

#[tokio::test]
async fn a_bridge_that_is_down_is_seen_tried_again_and_set_aside() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (group, mut anne) = agent(&mut town, true).await;
        // Nothing listens there: port 9 is for what is thrown away.
        let dead = typed("0", "http://127.0.0.1:9/reunions", PASSWORD);
        let saved = whole(send(&town, &mut anne, SETTING, &dead).await, 200);
        assert!(
            saved.contains("l’essai a échoué") && saved.contains("ne répond pas"),
            "{saved}"
        );
        plan(&town, group, "Commission <budget>").await;
        let waiting = calendar(&mut anne).await;
        for said in [
            "En attente",
            "Commission &lt;budget&gt;",
            "Prochain essai",
            "ne répond pas",
        ] {
            assert!(waiting.contains(said), "{said} in {waiting}");
        }
        for _ in 0..4 {
            town.advance_days(1).await;
        }
        for _ in 0..12 {
            town.house.clock.set(town.now().plus_seconds(6 * 3600));
            town.settle().await;
        }
        let down = calendar(&mut anne).await;
        assert!(
            down.contains("En panne") && down.contains("Mettre de côté"),
            "{down}"
        );
        let again = form(&down, "/reprendre").to_owned();
        assert_eq!(send(&town, &mut anne, &again, &[]).await.status, 303);
        assert!(calendar(&mut anne).await.contains("En attente"));
        for _ in 0..30 {
            town.house.clock.set(town.now().plus_seconds(6 * 3600));
            town.settle().await;
        }
        let down = calendar(&mut anne).await;
        let aside = form(&down, "/ecarter").to_owned();
        assert_eq!(send(&town, &mut anne, &aside, &[]).await.status, 303);
        let left = calendar(&mut anne).await;
        assert!(!left.contains("Commission &lt;budget&gt;"), "{left}");
        assert!(
            page(&mut anne, "/envois")
                .await
                .contains("Mis de côté par un agent")
        );

        // The password goes to the server it was given for, and nowhere else.
        let elsewhere = typed("1", "http://127.0.0.2:9/reunions", "");
        let refused = whole(send(&town, &mut anne, SETTING, &elsewhere).await, 422);
        assert!(refused.contains("mène à un autre serveur"), "{refused}");
        let stale = typed("0", "http://127.0.0.1:9/autre", "");
        assert_eq!(send(&town, &mut anne, SETTING, &stale).await.status, 409);

        let journal = JournalPage::public(&mut town.sql(), town.body, 100, 0).await;
        assert!(!format!("{journal:?}").contains(PASSWORD));
        for name in ["parvis.sqlite", "parvis.sqlite-wal"] {
            let bytes = std::fs::read(town.house.settings.data.join(name)).unwrap_or_default();
            let held = bytes
                .windows(PASSWORD.len())
                .any(|part| part == PASSWORD.as_bytes());
            assert!(!held, "{name} holds the password");
        }
        let remove = form(&page(&mut anne, SETTING).await, "/retirer").to_owned();
        assert_eq!(send(&town, &mut anne, &remove, &[]).await.status, 303);
        assert!(calendar(&mut anne).await.contains("Aucun agenda"));
    });
}

#[tokio::test]
async fn a_server_that_never_answers_does_not_keep_the_page() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let (_, mut anne) = agent(&mut town, true).await;
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let port = silent.local_addr().expect("its address").port();
        let address = format!("http://127.0.0.1:{port}/reunions");
        let saved = whole(
            send(&town, &mut anne, SETTING, &typed("0", &address, PASSWORD)).await,
            200,
        );
        assert!(saved.contains("n’a pas répondu en 10 secondes"), "{saved}");
        assert!(saved.contains("C’est enregistré"), "{saved}");
        drop(silent);
    });
}

#[tokio::test]
async fn a_calendar_is_found_by_its_name() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let (group, mut anne) = agent(&mut town, true).await;
        radicale.keep_calendar("reunions", "Réunions de la ville");
        let address = radicale.calendar("reunions");
        let wrong = whole(
            send(&town, &mut anne, SETTING, &typed("0", &address, "faux")).await,
            200,
        );
        assert!(wrong.contains("refuse le compte ou le mot de passe"), "{wrong}");
        plan(&town, group, "Atelier").await;
        assert!(calendar(&mut anne).await.contains("En panne"));
        let saved = whole(
            send(&town, &mut anne, SETTING, &typed("1", &address, PASSWORD)).await,
            200,
        );
        assert!(
            saved.contains("l’agenda «\u{a0}Réunions de la ville\u{a0}»"),
            "{saved}"
        );
        // What had failed leaves from this very page.
        assert!(saved.contains("Un envoi est resté en échec"), "{saved}");
        let again = form(&saved, "/calendar/reprendre").to_owned();
        assert_eq!(send(&town, &mut anne, &again, &[]).await.status, 303);
        town.settle().await;
        assert!(calendar(&mut anne).await.contains("Marche"));
        let above = address.trim_end_matches("reunions/");
        let folder = whole(send(&town, &mut anne, SETTING, &typed("2", above, "")).await, 200);
        assert!(folder.contains("n’est pas un agenda"), "{folder}");
        whole(
            send(&town, &mut anne, SETTING, &typed("3", &address, "")).await,
            200,
        );
        town.house.clock.set(town.now().plus_seconds(60));
        plan(&town, group, "Commission").await;
        let all = calendar(&mut anne).await;
        assert!(all.contains("Marche") && !all.contains("En panne"), "{all}");
    });
}

#[tokio::test]
async fn a_list_of_tasks_is_set_up_and_removed() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(radicale) = Radicale::start(PASSWORD).await else {
            return;
        };
        let (_, mut anne) = agent(&mut town, true).await;
        radicale.keep_calendar("suivi", "Suivi");
        let address = radicale.calendar("suivi");
        let off = page(&mut anne, "/passerelles").await;
        assert!(off.contains("Régler la liste de tâches"), "{off}");
        assert!(
            !off.contains("id=\"tasks-read\""),
            "what is not set up is not read: {off}"
        );
        let setting = "/passerelles/taches";
        page(&mut anne, setting).await;
        let saved = whole(
            send(&town, &mut anne, setting, &typed("0", &address, PASSWORD)).await,
            200,
        );
        assert!(saved.contains("la liste «\u{a0}Suivi\u{a0}»"), "{saved}");
        town.advance_minutes(16).await;
        let on = page(&mut anne, "/passerelles").await;
        let (_, read) = on.split_once("id=\"tasks-read\"").expect("its section");
        let read = read.split("</section>").next().unwrap_or_default();
        assert!(
            read.contains("Marche") && !read.contains("Aucun encore"),
            "{read}"
        );
        let remove = form(&page(&mut anne, setting).await, "/retirer").to_owned();
        assert_eq!(send(&town, &mut anne, &remove, &[]).await.status, 303);
        let off = page(&mut anne, "/passerelles").await;
        assert!(
            off.contains("Aucune liste") && !off.contains("id=\"tasks-read\""),
            "{off}"
        );
    });
}

#[tokio::test]
async fn folders_are_set_up_filled_and_removed() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let Some(server) = Wsgidav::start(PASSWORD).await else {
            return;
        };
        let (_, mut anne) = agent(&mut town, true).await;
        std::fs::create_dir(server.kept().join("Parvis")).expect("made");
        let setting = "/passerelles/dossiers";
        let off = page(&mut anne, "/passerelles").await;
        assert!(
            off.contains("Régler les dossiers") && !off.contains("id=\"files-read\""),
            "{off}"
        );
        page(&mut anne, setting).await;
        let nowhere = server.address("ailleurs/");
        let missing = whole(
            send(&town, &mut anne, setting, &typed("0", &nowhere, PASSWORD)).await,
            200,
        );
        assert!(
            missing.contains("l’essai a échoué") && missing.contains("ni dossier"),
            "{missing}"
        );
        let address = server.address("Parvis");
        let saved = whole(
            send(&town, &mut anne, setting, &typed("1", &address, "")).await,
            200,
        );
        assert!(saved.contains("le dossier «\u{a0}Parvis\u{a0}»"), "{saved}");
        town.advance_minutes(16).await;
        assert!(server.kept().join("Parvis/Services").is_dir());
        let on = page(&mut anne, "/passerelles").await;
        let (_, read) = on.split_once("id=\"files-read\"").expect("its section");
        let read = read.split("</section>").next().unwrap_or_default();
        assert!(
            read.contains("Marche") && !read.contains("Aucun encore"),
            "{read}"
        );
        let remove = form(&page(&mut anne, setting).await, "/retirer").to_owned();
        assert_eq!(send(&town, &mut anne, &remove, &[]).await.status, 303);
        let off = page(&mut anne, "/passerelles").await;
        assert!(off.contains("Aucun serveur de fichiers"), "{off}");
        assert!(
            server.kept().join("Parvis/Services").is_dir(),
            "nothing is removed there"
        );
    });
}
