//! A running node, as its operator sees it: is it well, what does it say, what does it keep, how does it stop.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

mod hostile;
mod mail;
mod refusing;
mod unit;

use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use db::Uuid;
use serde_json::Value;
use testkit::{Program, Web};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
/// Time for what the node does by itself to be done.
const PATIENCE: Duration = Duration::from_mins(1);

fn parvis(arguments: &[&str]) -> Output {
    Command::new(PARVIS).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// A body of its own, and the link by which its first agent signs in.
fn init(data: &Path) -> String {
    let asked = [
        "init",
        "--data",
        data.to_str().unwrap(),
        "--name",
        "Ville d’essai",
        "--agent-name",
        "Ada Lovelace-Essai",
        "--agent-email",
        "ada.lovelace@essai.example",
    ];
    let done = parvis(&asked);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let text = said(&done);
    let (_, link) = text.split_once("/connexion/").unwrap();
    link.trim().to_owned()
}

/// One request by hand, with the headers wanted: its status and all that came.
async fn ask(address: SocketAddr, path: &str, headers: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nConnection: close\r\n{headers}\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    (text[9..12].parse().unwrap(), text)
}

/// Looks again and again until `look` finds something.
async fn until<T>(what: &str, look: impl AsyncFn() -> Option<T>) -> T {
    let found = tokio::time::timeout(PATIENCE, async {
        let mut looks = tokio::time::interval(Duration::from_millis(100));
        loop {
            looks.tick().await;
            if let Some(found) = look().await {
                return found;
            }
        }
    });
    found.await.unwrap_or_else(|_| panic!("{what}"))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_says_whether_it_is_well_and_how_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path());
    let data = folder.path().to_str().unwrap();
    let program = Program::start(PARVIS, &["serve", "--data", data]).await;
    let address = program.address();
    let local = format!("Host: localhost:{}\r\n", address.port());
    let health = until("the worker begins", async || {
        let (status, text) = ask(address, "/health", &local).await;
        (status == 200).then_some(text)
    })
    .await;
    let (_, body) = health.split_once("\r\n\r\n").unwrap();
    let health: Value = serde_json::from_str(body).unwrap();
    for part in ["ready", "database", "schema", "worker"] {
        assert_eq!(health[part], true, "{part}");
    }
    assert_eq!(ask(address, "/health/live", "Host: any.example\r\n").await.0, 200);
    assert_eq!(
        ask(address, "/health/ready", "Host: any.example\r\n").await.0,
        200
    );

    ask(address, "/", &local).await;
    ask(address, "/nulle-part/ada@essai.example", &local).await;
    ask(address, "/actes/pas-un-identifiant", &local).await;
    let (status, figures) = ask(address, "/metrics", &local).await;
    assert_eq!(status, 200);
    for line in [
        r#"parvis_http_requests_total{method="GET",route="/",status="200"} 1"#,
        r#"parvis_http_requests_total{method="GET",route="none",status="404"} 1"#,
        r#"parvis_http_request_duration_seconds_count{route="/"} 1"#,
        "parvis_ready 1",
        "parvis_effects_waiting 0",
        "parvis_effects_parked 0",
        "parvis_effect_lateness_seconds 0",
        "parvis_timers_due 0",
        "parvis_bodies 1",
        "parvis_backup_age_seconds -1",
        "parvis_database_size_bytes ",
        "parvis_disk_free_bytes ",
        "parvis_journal_unnumbered ",
        concat!(
            r#"parvis_build_info{version=""#,
            env!("CARGO_PKG_VERSION"),
            r#""} 1"#
        ),
        "# EOF",
    ] {
        assert!(figures.contains(line), "{line}\n{figures}");
    }
    assert!(!figures.contains("ada@"), "routes, never addresses: {figures}");
    for stranger in [
        "Host: participer.example\r\n".to_owned(),
        format!("{local}X-Forwarded-For: 192.0.2.1\r\n"),
        format!("{local}Forwarded: for=192.0.2.1\r\n"),
    ] {
        assert_eq!(ask(address, "/metrics", &stranger).await.0, 404, "{stranger}");
    }
    program.stop();

    let program = Program::start(PARVIS, &["serve", "--data", data, "--metrics-token", "sésame-42"]).await;
    let address = program.address();
    assert_eq!(
        ask(address, "/metrics", &local).await.0,
        404,
        "the token, even here"
    );
    let with = |token: &str| format!("Host: participer.example\r\nAuthorization: Bearer {token}\r\n");
    assert_eq!(ask(address, "/metrics", &with("sésame-43")).await.0, 404);
    // The header is read as ASCII: a token that is not is refused rather than guessed.
    assert_eq!(ask(address, "/metrics", &with("sésame-42")).await.0, 404);
    program.stop();
    let program = Program::start(PARVIS, &["serve", "--data", data, "--metrics-token", "sesame-42"]).await;
    assert_eq!(
        ask(program.address(), "/metrics", &with("sesame-42")).await.0,
        200
    );
    program.stop();
}

/// A mail server that repeats addresses in its refusals, people who sign in, addresses in queries, an unknown page: the
/// log says what happened to which request, and names nobody.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_structured_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let token = init(folder.path());
    let post = refusing::open().await;
    let arguments = [
        "serve",
        "--data",
        folder.path().to_str().unwrap(),
        "--log-format",
        "json",
        "--smtp",
        &format!("smtp://127.0.0.1:{post}"),
    ];
    let program = Program::start(PARVIS, &arguments).await;
    let mut web = Web::on(program.address());
    let request = Uuid::now_v7().to_string();
    let fields = [
        ("request_id", request.as_str()),
        ("email", "ada.lovelace@essai.example"),
    ];
    let asked = web.post("/connexion", &fields).await.unwrap();
    assert_eq!(asked.status, StatusCode::OK);
    let id = asked.headers["x-request-id"].to_str().unwrap().to_owned();
    let request = Uuid::now_v7().to_string();
    let signed_in = web
        .post(&format!("/connexion/{token}"), &[("request_id", &request)])
        .await
        .unwrap();
    assert_eq!(signed_in.status, StatusCode::SEE_OTHER);
    web.get("/recherche?q=Lovelace-Essai").await.unwrap();
    web.get("/personnes/ada.lovelace@essai.example").await.unwrap();
    until("the refusal is logged", async || {
        program.said().contains("delivery failed").then_some(())
    })
    .await;
    let log = program.stop();
    for word in ["ada.lovelace", "essai.example", "Lovelace", token.as_str()] {
        assert!(!log.contains(word), "{word}:\n{log}");
    }
    let events: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(events.len() > 5, "{log}");
    let answered = events
        .iter()
        .find(|event| event["span"]["id"] == id.as_str() && event["message"] == "answered")
        .unwrap_or_else(|| panic!("{id} is in no line:\n{log}"));
    assert_eq!(answered["span"]["route"], "/connexion");
    assert_eq!(answered["span"]["method"], "POST");
    assert_eq!(answered["status"], 200);
    assert!(
        events
            .iter()
            .any(|event| event["span"]["route"] == "/connexion/{token}"),
        "{log}"
    );
}

/// Two nodes of one instance, one backup: kept where asked, whole, and known to the doctor.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_node_makes_the_backup_of_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let (data, kept) = (folder.path().join("data"), folder.path().join("kept"));
    init(&data);
    let place = data.to_str().unwrap();
    let options = ["--backups", kept.to_str().unwrap(), "--backups-kept", "2"];
    let serve = [["serve", "--data", place].as_slice(), &options].concat();
    let (one, two) = (
        Program::start(PARVIS, &serve).await,
        Program::start(PARVIS, &serve).await,
    );
    let archives = async || {
        let entries = std::fs::read_dir(&kept).ok()?;
        let names: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        let is_done = !names.is_empty()
            && names
                .iter()
                .all(|path| path.extension().is_some_and(|end| end == "gz"));
        is_done.then_some(names)
    };
    let found = until("a backup is made", archives).await;
    one.stop();
    two.stop();
    let [archive] = found.as_slice() else {
        panic!("one is enough: {found:?}");
    };
    let network = [
        "--base-url",
        "https://essai.example",
        "--trusted-proxy",
        "--smtp",
        "smtp://localhost",
        // whatever disk the test runs on
        "--disk-free-min-mb",
        "0",
    ];
    let options = [options.as_slice(), &network].concat();
    let doctor = parvis(&[["doctor", "--data", place, "--deep"].as_slice(), &options].concat());
    assert_eq!(doctor.status.code(), Some(0), "{}", said(&doctor));

    let mut bytes = std::fs::read(archive).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    std::fs::write(archive, bytes).unwrap();
    let doctor = parvis(
        &[
            ["doctor", "--data", place, "--deep", "--format", "json"].as_slice(),
            &options,
        ]
        .concat(),
    );
    let checks: Value = serde_json::from_slice(&doctor.stdout).unwrap();
    let bad: Vec<&str> = checks
        .as_array()
        .unwrap()
        .iter()
        .filter(|check| check["is_good"] == false)
        .filter_map(|check| check["name"].as_str())
        .collect();
    assert_eq!((doctor.status.code(), bad), (Some(1), vec!["backups"]));
    let back = folder.path().join("back");
    let refused = parvis(&[
        "restore",
        archive.to_str().unwrap(),
        "--data",
        back.to_str().unwrap(),
    ]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(
        !back.join("parvis.sqlite").exists(),
        "a damaged archive puts nothing back"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_stops_at_once_though_browsers_keep_their_connections() {
    let folder = tempfile::tempdir().unwrap();
    init(folder.path());
    let program = Program::start(PARVIS, &["serve", "--data", folder.path().to_str().unwrap()]).await;
    let mut web = Web::on(program.address());
    web.get("/").await.unwrap();
    let silent = TcpStream::connect(program.address()).await.unwrap();
    let begun = Instant::now();
    program.stop();
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    drop((web, silent));
}

#[test]
fn refusals_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    init(&data);
    let place = data.to_str().unwrap();
    let file = |name: &str| folder.path().join(name).display().to_string();
    let backup = |to: &str| parvis(&["backup", "--data", place, "--to", to]);
    assert_eq!(backup(&file("a.tar.gz")).status.code(), Some(0));
    let twice = backup(&file("a.tar.gz"));
    assert_eq!(
        twice.status.code(),
        Some(2),
        "never over another file: {}",
        said(&twice)
    );
    let dated = backup(folder.path().to_str().unwrap());
    assert_eq!(
        dated.status.code(),
        Some(0),
        "a folder gets a dated name: {}",
        said(&dated)
    );
    std::fs::write(file("note.txt"), "bonjour").unwrap();
    let export = |slug: &str| {
        parvis(&[
            "export",
            "--data",
            place,
            "--body",
            slug,
            "--to",
            &file("e.tar.gz"),
        ])
    };
    assert_eq!(export("ailleurs").status.code(), Some(2));
    assert_eq!(export("ville-d-essai").status.code(), Some(0));
    for (asked, code) in [
        (["restore", &file("a.tar.gz"), "--data", place], 2),
        (["restore", &file("note.txt"), "--data", &file("new")], 1),
        (["restore", &file("e.tar.gz"), "--data", &file("new")], 2),
        (["import", &file("a.tar.gz"), "--data", &file("other")], 2),
        (["import", &file("e.tar.gz"), "--data", place], 2),
        (["backup", "--data", &file("nowhere"), "--to"], 2),
    ] {
        let rest: &[&str] = if asked[0] == "backup" { &["x.tar.gz"] } else { &[] };
        let refused = parvis(&[asked.as_slice(), rest].concat());
        assert_eq!(refused.status.code(), Some(code), "{asked:?}: {}", said(&refused));
        assert_eq!(said(&refused).lines().count(), 1, "one line: {}", said(&refused));
    }
    assert!(!Path::new(&file("nowhere")).exists(), "looking makes nothing");
}
