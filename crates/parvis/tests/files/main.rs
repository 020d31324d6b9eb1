//! Files kept by an S3-compatible server: brought there by a backup, read, written, lost from sight, and brought back.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use axum::http::StatusCode;
use serde_json::Value;
use testkit::{Moto, Program, Web};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
const AWAY: &str = "l’endroit où ils sont gardés ne répond pas";
const AWAY_FORM: &str = "Ce que vous avez écrit est toujours ici";
/// Time a line of the log may take to be read.
const LOG_TIME_MAX: Duration = Duration::from_secs(20);
const SECRET: &str = "un-secret-bien-garde";

async fn parvis(arguments: &[&str]) -> Output {
    let mut command = Command::new(PARVIS);
    command
        .args(arguments)
        .env_remove("AWS_ACCESS_KEY_ID")
        .env_remove("AWS_SECRET_ACCESS_KEY");
    tokio::task::spawn_blocking(move || command.output())
        .await
        .expect("a thread")
        .expect("an end")
}

async fn done(arguments: &[&str]) -> Output {
    let output = parvis(arguments).await;
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", told(&output));
    output
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Where files are, as arguments: a prefix of the server's bucket, with the key in a file.
struct Store {
    prefix: &'static str,
    endpoint: String,
    key: PathBuf,
}

impl Store {
    fn arguments<'a>(&'a self, place: &'a str) -> [&'a str; 6] {
        [
            "--files",
            place,
            "--files-endpoint",
            &self.endpoint,
            "--files-credentials",
            self.key.to_str().expect("UTF-8"),
        ]
    }

    fn place(&self) -> String {
        Moto::place(self.prefix)
    }

    async fn run(&self, arguments: &[&str]) -> Output {
        let place = self.place();
        parvis(&[arguments, &self.arguments(&place)].concat()).await
    }
}

/// One line of what the doctor says, by its name.
fn check(output: &Output, name: &str) -> Value {
    let checks: Vec<Value> = serde_json::from_slice(&output.stdout).expect("JSON");
    let found = checks.into_iter().find(|check| check["name"] == name);
    found.unwrap_or_else(|| panic!("no {name}"))
}

async fn read(web: &mut Web, path: &str) -> (StatusCode, String) {
    let reply = web.get(path).await.expect("an answer");
    (reply.status, reply.text)
}

/// The file of the first published act, and its digits.
async fn published(web: &mut Web) -> String {
    let (_, list) = read(web, "/actes").await;
    let act = list
        .split("href=\"")
        .filter_map(|link| link.split(['"', '#', '?']).next())
        .find(|link| link.strip_prefix("/actes/").is_some_and(|id| id.len() == 36))
        .expect("an act");
    format!("{act}/fichier")
}

/// Where the store has a file: its page gives the digits.
async fn key_of(web: &mut Web, file: &str) -> String {
    let (_, page) = read(web, file.trim_end_matches("/fichier")).await;
    let digits = page
        .split(|letter: char| !letter.is_ascii_hexdigit())
        .find(|word| word.len() == 64)
        .expect("the fingerprint of the file");
    format!("{}/{}", &digits[..2], &digits[2..])
}

/// What « Passerelles » says of the files.
async fn on_bridges(web: &mut Web) -> String {
    let (status, page) = read(web, "/passerelles").await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let (_, section) = page.split_once("id=\"store\"").expect("the files' section");
    section.split("</section>").next().unwrap_or_default().to_owned()
}

fn names_of(files: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for folder in std::fs::read_dir(files).expect("a folder").flatten() {
        for file in std::fs::read_dir(folder.path()).expect("a folder").flatten() {
            names.push(format!(
                "{}/{}",
                folder.file_name().to_string_lossy(),
                file.file_name().to_string_lossy()
            ));
        }
    }
    names.sort();
    names
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_go_to_a_server_are_read_and_written_there_and_come_back() {
    let Some(moto) = Moto::start().await else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let key = folder.path().join("key");
    std::fs::write(
        &key,
        format!("AWS_ACCESS_KEY_ID=CLE\nAWS_SECRET_ACCESS_KEY={SECRET}\n"),
    )
    .expect("written");
    let store = Store {
        prefix: "ville/fichiers",
        endpoint: moto.endpoint(),
        key,
    };
    let (first, second, third) = (at("first"), at("second"), at("third"));

    // From a folder to the server.
    let program = Program::start(PARVIS, &["demo", "--data", &first]).await;
    let mut web = Web::on(program.address());
    let file = published(&mut web).await;
    let key = key_of(&mut web, &file).await;
    let (status, content) = read(&mut web, &file).await;
    assert_eq!(status, StatusCode::OK);
    program.stop();
    let kept = names_of(Path::new(&first).join("files").as_path());
    assert!(kept.contains(&key), "{kept:?}");
    done(&["backup", "--data", &first, "--to", &at("first.tar.gz")]).await;
    let restored = store
        .run(&["restore", &at("first.tar.gz"), "--data", &second])
        .await;
    assert_eq!(restored.status.code(), Some(0), "{}", told(&restored));
    assert!(
        !Path::new(&second).join("files").exists(),
        "nothing is kept twice"
    );
    for name in &kept {
        assert!(
            moto.get(&format!("ville/fichiers/{name}")).await.is_some(),
            "{name}"
        );
    }
    let deep = ["doctor", "--data", &second, "--deep", "--format", "json"];
    let looked = store.run(&deep).await;
    assert_eq!(check(&looked, "store")["is_good"], true);
    assert_eq!(check(&looked, "files")["is_good"], true);
    let count = check(&looked, "files")["detail"].clone();

    // Read and written there.
    let place = store.place();
    let with_store = [&["demo", "--data", &second][..], &store.arguments(&place)].concat();
    let program = Program::start(PARVIS, &with_store).await;
    let mut web = Web::on(program.address());
    assert_eq!(read(&mut web, &file).await, (StatusCode::OK, content.clone()));
    web.sign_in("camille@demonstration.example")
        .await
        .expect("signed in");
    assert!(on_bridges(&mut web).await.contains("Marche"));
    let (_, form) = read(&mut web, "/textes/nouveau").await;
    let request = form
        .split("name=\"request_id\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("a form")
        .to_owned();
    let fields = [
        ("request_id", request.as_str()),
        ("title", "Un titre gardé"),
        ("geste", "apercu"),
    ];
    let text: &[u8] = "# Charte\n\nUn alinéa accentué.\n".as_bytes();
    let sent = ("file", "charte.md", text);

    // It no longer answers: the file cannot be read nor written, everything else goes on, nothing typed is lost.
    moto.suspend();
    let (status, said) = read(&mut web, &file).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(said.contains(AWAY), "{said}");
    assert_eq!(read(&mut web, "/textes").await.0, StatusCode::OK);
    let refused = web
        .post_file("/textes/nouveau", &fields, sent)
        .await
        .expect("an answer");
    assert_eq!(
        refused.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "{}",
        refused.text
    );
    for said in [AWAY_FORM, "Un titre gardé"] {
        assert!(refused.text.contains(said), "{said} in {}", refused.text);
    }
    let down = on_bridges(&mut web).await;
    for said in ["En panne", "Dernier échec", "/seau/ville/fichiers/"] {
        assert!(down.contains(said), "{said} in {down}");
    }
    assert!(!down.contains(SECRET), "{down}");
    moto.resume();
    assert_eq!(read(&mut web, &file).await, (StatusCode::OK, content.clone()));
    let back = on_bridges(&mut web).await;
    assert!(
        back.contains("Marche") && !back.contains("Dernier échec"),
        "{back}"
    );
    let shown = web
        .post_file("/textes/nouveau", &fields, sent)
        .await
        .expect("an answer");
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(shown.text.contains("Un alinéa accentué"), "{}", shown.text);

    // Another content under the name is never shown, nor kept as if it were the file.
    let object = format!("ville/fichiers/{key}");
    let whole = moto.get(&object).await.expect("the file");
    assert_eq!(moto.put(&object, b"autre chose").await, 200);
    let (status, said) = read(&mut web, &file).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!said.contains("autre chose"), "{said}");
    // The log is read by a thread of its own.
    let logged = tokio::time::timeout(LOG_TIME_MAX, async {
        while !program.said().contains("no longer has its content") {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    logged.await.expect("the operator is told");
    let damaged = store
        .run(&["backup", "--data", &second, "--to", &at("damaged.tar.gz")])
        .await;
    assert_eq!(damaged.status.code(), Some(1));
    assert!(
        told(&damaged).contains(&key.replace('/', "")),
        "{}",
        told(&damaged)
    );
    assert_eq!(moto.put(&object, &whole).await, 200);
    assert!(!program.said().contains(SECRET) && !program.said().contains("X-Amz"));
    program.stop();

    // And back to a folder.
    let saved = store
        .run(&["backup", "--data", &second, "--to", &at("second.tar.gz")])
        .await;
    assert_eq!(saved.status.code(), Some(0), "{}", told(&saved));
    done(&["restore", &at("second.tar.gz"), "--data", &third]).await;
    let looked = parvis(&["doctor", "--data", &third, "--deep", "--format", "json"]).await;
    assert_eq!(check(&looked, "files")["is_good"], true);
    assert_eq!(check(&looked, "files")["detail"], count);
    let program = Program::start(PARVIS, &["demo", "--data", &third]).await;
    let mut web = Web::on(program.address());
    assert_eq!(read(&mut web, &file).await, (StatusCode::OK, content));
    program.stop();

    // Gone for good: no backup that would look whole, and the doctor says what is wrong.
    drop(moto);
    let failed = store
        .run(&["backup", "--data", &second, "--to", &at("none.tar.gz")])
        .await;
    assert_eq!(failed.status.code(), Some(3), "{}", told(&failed));
    assert!(
        told(&failed).contains("le serveur de fichiers ne répond pas"),
        "{}",
        told(&failed)
    );
    assert!(!folder.path().join("none.tar.gz").exists());
    let looked = store.run(&deep).await;
    assert_eq!(looked.status.code(), Some(1));
    assert_eq!(check(&looked, "store")["is_good"], false);
    let lost = store
        .run(&["restore", &at("first.tar.gz"), "--data", &at("fourth")])
        .await;
    assert_eq!(lost.status.code(), Some(3), "{}", told(&lost));
    assert!(
        !Path::new(&at("fourth")).join("parvis.sqlite").exists(),
        "all or nothing"
    );
}

#[tokio::test]
async fn a_store_half_told_is_refused_with_what_is_missing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().to_str().expect("UTF-8");
    let key = folder.path().join("key");
    std::fs::write(&key, "AWS_ACCESS_KEY_ID=CLE\nAWS_SECRET_ACCESS_KEY=s\n").expect("written");
    let key = key.to_str().expect("UTF-8");
    let endpoint = "--files-endpoint=http://127.0.0.1:9";
    let credentials = format!("--files-credentials={key}");
    for (arguments, said) in [
        (vec!["--files=s3://seau"], "--files-endpoint"),
        (vec!["--files=s3://seau", endpoint], "AWS_ACCESS_KEY_ID"),
        (vec!["--files=seau", endpoint, &credentials], "s3://seau/prefixe"),
        (
            vec!["--files=s3://seau/../a", endpoint, &credentials],
            "s3://seau/prefixe",
        ),
        (
            vec!["--files=s3://seau", "--files-endpoint=seau", &credentials],
            "s3://seau/prefixe",
        ),
        (
            vec!["--files=s3://seau", endpoint, "--files-credentials=/nulle-part"],
            "/nulle-part",
        ),
    ] {
        let asked = [&["doctor", "--data", data][..], &arguments].concat();
        let output = parvis(&asked).await;
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", told(&output));
        assert!(told(&output).contains(said), "{arguments:?}: {}", told(&output));
    }
}
