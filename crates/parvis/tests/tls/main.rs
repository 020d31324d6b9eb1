//! HTTPS by the program itself: certificates obtained from a real authority, which checks each name by coming here; or
//! the operator's own, read again when they change.

mod client;
mod pebble;

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::Request;
use http_body_util::{BodyExt as _, Full};
use hyper_util::rt::{TokioExecutor, TokioIo};
use rcgen::{CertificateParams, KeyPair};
use serde_json::Value;
use testkit::Program;

use client::{Got, get, get_plain, shake};
use pebble::{Pebble, authority, free_port};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
const LUNE: &str = "lune.example";
const MER: &str = "mer.example";
/// Time a certificate may take to be there, or to be read again.
const TIME_MAX: Duration = Duration::from_mins(1);

fn parvis(arguments: &[&str]) -> Output {
    Command::new(PARVIS).args(arguments).output().expect("an end")
}

/// A body called by `host`.
fn init(data: &str, name: &str, host: &str) {
    let output = parvis(&[
        "init",
        "--data",
        data,
        "--name",
        name,
        "--host",
        host,
        "--agent-name",
        "Claude Agent",
        "--agent-email",
        "claude@exemple.fr",
    ]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Asks until there is an answer; the program tells what kept it.
async fn until_answered(program: &Program, port: u16, name: &str, root: &str) -> Got {
    let begun = Instant::now();
    loop {
        match get(port, name, name, "/", root).await {
            Ok(got) => return got,
            Err(error) => assert!(begun.elapsed() < TIME_MAX, "{name}: {error}\n{}", program.said()),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_name_gets_its_certificate_by_itself_and_keeps_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (https, http) = (free_port(), free_port());
    let Some(pebble) = Pebble::start(folder.path(), https).await else {
        return;
    };
    let data = folder.path().join("data");
    let place = data.to_str().expect("UTF-8");
    init(place, "Ville de Lune", LUNE);
    init(place, "Pays de Mer", MER);
    let (directory, listen) = (pebble.directory(), format!("127.0.0.1:{https}"));
    let listen_http = format!("127.0.0.1:{http}");
    let settings = [
        "--data",
        place,
        "--tls",
        "mairie@exemple.fr",
        "--acme-directory",
        &directory,
        "--acme-ca",
        pebble.ca.to_str().expect("UTF-8"),
        "--listen-http",
        &listen_http,
        "--private-network",
    ];
    let serve = [&["serve"], settings.as_slice()].concat();
    let program = Program::start_at(PARVIS, &serve, &listen).await;
    let root = pebble.root().await;

    let lune = until_answered(&program, https, LUNE, &root).await;
    assert_eq!(lune.status(), 200, "{}", lune.text);
    assert!(lune.text.contains("Ville de Lune") && !lune.text.contains("Pays de Mer"));
    assert!(
        lune.text
            .to_lowercase()
            .contains("strict-transport-security: max-age=31536000"),
        "{}",
        lune.text
    );
    assert!(lune.text.contains("__Host-") || !lune.text.to_lowercase().contains("set-cookie"));
    let mer = until_answered(&program, https, MER, &root).await;
    assert!(mer.text.contains("Pays de Mer"));
    for (shown, other) in [(&lune, MER), (&mer, LUNE)] {
        let names = shown.certificate.windows(other.len());
        assert!(
            !names.into_iter().any(|name| name == other.as_bytes()),
            "{other} is told to nobody"
        );
    }

    // A name of nobody's gets no certificate; a page of another body is not given on this one's connection.
    assert!(
        get(https, "autre.example", "autre.example", "/", &root)
            .await
            .is_err()
    );
    assert!(
        get(https, "127.0.0.1", LUNE, "/", &root).await.is_err(),
        "no name, no certificate"
    );
    let misdirected = get(https, LUNE, MER, "/", &root).await.expect("an answer");
    assert_eq!(misdirected.status(), 421);
    assert!(!misdirected.text.contains("Pays de Mer"));

    // HTTP/2, as browsers speak it.
    let stream = shake(https, LUNE, &root, &[b"h2", b"http/1.1"])
        .await
        .expect("a handshake");
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(b"h2".as_slice()));
    let (mut sender, connection) =
        hyper::client::conn::http2::handshake(TokioExecutor::new(), TokioIo::new(stream))
            .await
            .expect("HTTP/2");
    tokio::spawn(connection);
    let asked = Request::get(format!("https://{LUNE}:{https}/actes")).body(Full::<Bytes>::default());
    let answered = sender
        .send_request(asked.expect("a request"))
        .await
        .expect("an answer");
    assert_eq!(answered.status(), 200);
    let page = answered.into_body().collect().await.expect("a page").to_bytes();
    assert!(String::from_utf8_lossy(&page).contains("Ville de Lune"));
    drop(sender);

    // Without TLS, the way to it and nothing else.
    let led = get_plain(http, LUNE, "/actes?q=eau").await.expect("an answer");
    assert_eq!(led.status(), 308, "{}", led.text);
    assert!(
        led.text
            .contains(&format!("location: https://{LUNE}:{https}/actes?q=eau")),
        "{}",
        led.text
    );
    for host in ["autre.example", "127.0.0.1", ""] {
        assert_eq!(
            get_plain(http, host, "/").await.expect("an answer").status(),
            421,
            "{host}"
        );
    }

    // What was obtained is its owner's alone, and no backup takes it along.
    let kept = files(&data.join(".tls"));
    assert_eq!(kept.len(), 3, "an account and two certificates: {kept:?}");
    assert!(kept.iter().all(|file| mode(file) == 0o600), "{kept:?}");
    assert_eq!(mode(&data.join(".tls")), 0o700);
    let doctor = [
        &["doctor", "--format", "json", "--listen", &listen],
        settings.as_slice(),
    ]
    .concat();
    let checks: Vec<Value> = serde_json::from_slice(&parvis(&doctor).stdout).expect("JSON");
    let said = |name: &str| {
        let found = checks.iter().find(|check| check["name"] == name);
        found.unwrap_or_else(|| panic!("no {name}")).clone()
    };
    assert_eq!(said("tls")["is_good"], true, "{}", said("tls"));
    assert!(
        said("tls")["detail"]
            .as_str()
            .is_some_and(|detail| detail.contains(LUNE) && detail.contains(MER))
    );
    // These names lead nowhere outside the story: the doctor says so.
    assert_eq!(said("reached")["is_good"], false);
    assert_eq!(said("address")["is_good"], true, "{}", said("address"));
    assert_eq!(said("proxy")["is_good"], true);

    // Started again, it asks nobody.
    let said = program.stop();
    assert_eq!(said.matches("certificate obtained").count(), 2, "{said}");
    let program = Program::start_at(PARVIS, &serve, &listen).await;
    let again = until_answered(&program, https, LUNE, &root).await;
    assert_eq!(again.certificate, lune.certificate, "the same certificate");
    let again = until_answered(&program, https, MER, &root).await;
    assert_eq!(again.certificate, mer.certificate);
    let said = program.stop();
    assert!(!said.contains("certificate obtained"), "{said}");

    // A third of its life is left: it is shown, and another is obtained at once.
    let own = authority();
    let old = folder.path().join("old.pem");
    std::fs::write(&old, signed(&own, LUNE, -60, 20)).expect("written");
    let file = kept
        .iter()
        .find(|file| file.ends_with(format!("{LUNE}.pem")))
        .expect("its file");
    std::fs::copy(&old, file).expect("replaced");
    let program = Program::start_at(PARVIS, &serve, &listen).await;
    let renewed = until_answered(&program, https, LUNE, &root).await;
    assert_ne!(renewed.certificate, lune.certificate);

    // A name taken from its body is nobody's a moment later.
    assert!(
        parvis(&["hosts", "--data", place, "--body", "pays-de-mer", "--none"])
            .status
            .success()
    );
    let begun = Instant::now();
    while get(https, MER, MER, "/", &root).await.is_ok() {
        assert!(begun.elapsed() < TIME_MAX, "still shown");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let said = program.stop();
    assert_eq!(said.matches("certificate obtained").count(), 1, "{said}");
}

/// The key and the certificate of a name, from so many days ago to so many days hence.
fn signed(own: &rcgen::CertifiedIssuer<'static, KeyPair>, name: &str, from: i64, to: i64) -> String {
    let (chain, key) = pair(own, name, from, to);
    key + &chain
}

fn pair(own: &rcgen::CertifiedIssuer<'static, KeyPair>, name: &str, from: i64, to: i64) -> (String, String) {
    let key = KeyPair::generate().expect("a key");
    let mut asked = CertificateParams::new([name.to_owned()]).expect("a name");
    let now = std::time::SystemTime::now();
    let day = |days: i64| {
        let seconds = Duration::from_secs(days.unsigned_abs() * 24 * 3600);
        if days < 0 { now - seconds } else { now + seconds }
    };
    asked.not_before = day(from).into();
    asked.not_after = day(to).into();
    let certificate = asked.signed_by(&key, own).expect("a certificate");
    (certificate.pem() + &own.pem(), key.serialize_pem())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_operators_own_certificate_is_shown_and_read_again_when_it_changes() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let text = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let (data, chain, key) = (text(&at("data")), at("chain.pem"), at("key.pem"));
    init(&data, "Ville de Lune", LUNE);
    let own = authority();
    let root = own.pem();
    let put = |(first, second): (String, String)| {
        std::fs::write(&chain, first).expect("written");
        std::fs::write(&key, second).expect("written");
    };
    put(pair(&own, LUNE, -1, 30));
    let (https, http) = (free_port(), free_port());
    let (listen, listen_http) = (format!("127.0.0.1:{https}"), format!("127.0.0.1:{http}"));
    let (chain_path, key_path) = (text(&chain), text(&key));
    let serve = [
        "serve",
        "--data",
        &data,
        "--tls-cert",
        &chain_path,
        "--tls-key",
        &key_path,
        "--listen-http",
        &listen_http,
    ];
    let program = Program::start_at(PARVIS, &serve, &listen).await;
    let first = until_answered(&program, https, LUNE, &root).await;
    assert_eq!(first.status(), 200, "{}", first.text);
    assert!(
        get(https, MER, MER, "/", &root).await.is_err(),
        "it is not for that name"
    );
    assert_eq!(get_plain(http, LUNE, "/").await.expect("an answer").status(), 308);

    // Half written, or of another key, it changes nothing.
    std::fs::write(&key, "-----BEGIN PRIVATE KEY-----\n").expect("written");
    let begun = Instant::now();
    while !program.said().contains("cannot be used") {
        assert!(begun.elapsed() < TIME_MAX, "{}", program.said());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(
        until_answered(&program, https, LUNE, &root).await.certificate,
        first.certificate
    );
    put(pair(&own, LUNE, -1, 90));
    let begun = Instant::now();
    while until_answered(&program, https, LUNE, &root).await.certificate == first.certificate {
        assert!(begun.elapsed() < TIME_MAX, "{}", program.said());
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    program.stop();

    // What cannot be served is said before anything is opened.
    std::fs::write(&chain, "nothing").expect("written");
    assert_eq!(
        parvis(&[serve.as_slice(), &["--listen", &listen]].concat())
            .status
            .code(),
        Some(3)
    );
    let plain = [
        serve.as_slice(),
        &["--listen", &listen, "--base-url", "http://lune.example"],
    ]
    .concat();
    assert_eq!(parvis(&plain).status.code(), Some(2));
    let both = [
        serve.as_slice(),
        &["--listen", &listen, "--tls", "mairie@exemple.fr"],
    ]
    .concat();
    assert_eq!(parvis(&both).status.code(), Some(2));
}

#[test]
fn without_a_name_or_somebody_to_write_to_nothing_is_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let place = data.to_str().expect("UTF-8");
    let said = |arguments: &[&str]| {
        let asked = [
            "serve",
            "--data",
            place,
            "--listen",
            "127.0.0.1:0",
            "--listen-http",
            "127.0.0.1:0",
        ];
        let output = parvis(&[asked.as_slice(), arguments].concat());
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let made = [
        "init",
        "--data",
        place,
        "--name",
        "Lune",
        "--agent-name",
        "Claude",
        "--agent-email",
        "c@exemple.fr",
    ];
    assert!(parvis(&made).status.success());
    assert!(said(&["--tls", "mairie@exemple.fr"]).contains("parvis hosts"));
    let named = ["--tls", "mairie", "--base-url", "https://lune.example"];
    assert!(said(&named).contains("n’est pas une adresse électronique"));
}
