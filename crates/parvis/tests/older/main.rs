//! A real older program and this one on the same data, forward and back: what `cargo xtask peers` (`make test-peers`) builds
//! from an earlier commit. Without it these stories say that they are skipped.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use axum::http::StatusCode;
use testkit::{Program, Web};

const PARVIS: &str = env!("CARGO_BIN_EXE_parvis");
/// Names the older program.
const OLDER: &str = "PARVIS_OLDER";
const PAGES: &[&str] = &[
    "/",
    "/actes",
    "/parcours",
    "/textes",
    "/consultations",
    "/reunions",
    "/journal",
    "/recherche?q=avis",
];
/// Lists of what must stay.
const LISTS: &[&str] = &["/actes", "/parcours", "/textes", "/consultations", "/reunions"];

fn older() -> Option<PathBuf> {
    let Some(path) = std::env::var_os(OLDER) else {
        println!("skipped: {OLDER} names no program (make test-peers builds one)");
        return None;
    };
    Some(path.into())
}

fn run(program: impl AsRef<Path>, arguments: &[&str]) -> Output {
    Command::new(program.as_ref())
        .args(arguments)
        .output()
        .expect("an end")
}

fn done(program: impl AsRef<Path>, arguments: &[&str]) {
    let output = run(program, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", said(&output));
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[output.stdout.as_slice(), &output.stderr].concat()).into_owned()
}

/// The pages answer, and lack no sentence.
async fn pages(web: &mut Web) {
    for path in PAGES {
        let page = web.get(path).await.expect("an answer");
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(!page.text.contains('⟦'), "{path}: a sentence is missing");
    }
}

/// What anybody finds on the lists: the title of every page that they lead to. Programs of different ages frame and word
/// their pages differently; what people wrote stays.
async fn kept(web: &mut Web) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for list in LISTS {
        let page = web.get(list).await.expect("an answer").text;
        let paths: BTreeSet<String> = page
            .split("href=\"")
            .skip(1)
            .filter_map(|link| Some(link.split(['"', '?', '#']).next()?.to_owned()))
            .filter(|path| {
                let id = path.strip_prefix(&format!("{list}/"));
                id.is_some_and(|id| id.len() == 36 && !id.contains('/'))
            })
            .collect();
        assert!(!paths.is_empty(), "{list} leads somewhere");
        for path in paths {
            let page = web.get(&path).await.expect("an answer");
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let title = page
                .text
                .split_once("<h1")
                .and_then(|(_, rest)| rest.split_once('>'));
            let title = title
                .and_then(|(_, rest)| rest.split('<').next())
                .unwrap_or_default();
            found.insert(path, title.trim().to_owned());
        }
    }
    found
}

/// What people wrote, by its page: its title.
type Written = BTreeMap<String, &'static str>;

/// Contributes to the first consultation that is open, by its form; gives the page of what was written.
async fn contribute(web: &mut Web, title: &str) -> String {
    let list = web.get("/consultations").await.expect("an answer").text;
    let consultations: BTreeSet<&str> = list
        .split("href=\"/consultations/")
        .skip(1)
        .filter_map(|link| link.split(['"', '?', '#']).next())
        .filter(|id| id.len() == 36)
        .collect();
    for id in consultations {
        let request = db::Uuid::now_v7().to_string();
        let form = [
            ("request_id", request.as_str()),
            ("titre", title),
            ("texte", "Écrit entre deux versions."),
            ("nom_visible", "oui"),
        ];
        let sent = web
            .post(&format!("/consultations/{id}/contribuer"), &form)
            .await
            .expect("an answer");
        let page = sent.location.filter(|_| sent.status == StatusCode::SEE_OTHER);
        if let Some(page) = page.filter(|page| page.contains("/contributions/")) {
            return page.split(['?', '#']).next().unwrap_or_default().to_owned();
        }
    }
    panic!("no consultation takes contributions")
}

/// All that was written is read by anybody.
async fn read_again(web: &mut Web, written: &Written) {
    for (path, title) in written {
        let page = web.get(path).await.expect("an answer");
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains(title), "{title} in {}", page.text);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn data_of_an_older_program_are_opened_by_this_one_and_by_the_older_again() {
    let Some(older) = older() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let data = at("data");

    // The older one fills a folder; somebody is at work there.
    let program = Program::start(&older, &["demo", "--data", &data]).await;
    let mut camille = Web::on(program.address());
    camille
        .sign_in("camille@demonstration.example")
        .await
        .expect("signed in");
    let before = kept(&mut Web::on(program.address())).await;
    assert!(!before.is_empty());
    pages(&mut camille).await;
    let mut written = Written::new();
    let first = contribute(&mut camille, "Premier passage").await;
    written.insert(first, "Premier passage");
    program.stop();
    let written_by_older = written.clone();
    let (export, backup) = (at("older-export.tar.gz"), at("older-backup.tar.gz"));
    done(
        &older,
        &["export", "--data", &data, "--body", "auray", "--to", &export],
    );
    done(&older, &["backup", "--data", &data, "--to", &backup]);

    // This one keeps it whole, opens it, and those who were signed in still are.
    let program = Program::start(PARVIS, &["serve", "--data", &data]).await;
    let mut camille = camille.also_on(program.address());
    assert_eq!(kept(&mut Web::on(program.address())).await, before);
    pages(&mut camille).await;
    let account = camille.get("/compte").await.expect("an answer");
    assert_eq!(account.status, StatusCode::OK, "still signed in");
    read_again(&mut Web::on(program.address()), &written).await;
    let second = contribute(&mut camille, "Deuxième passage").await;
    written.insert(second, "Deuxième passage");
    let mut sacha = Web::on(program.address());
    sacha
        .sign_in("sacha@demonstration.example")
        .await
        .expect("signed in by this one");
    program.stop();

    // Back: what this one's migrations added does not keep the older one from serving, and it serves who came since.
    let program = Program::start(&older, &["serve", "--data", &data]).await;
    let mut sacha = sacha.also_on(program.address());
    let account = sacha.get("/compte").await.expect("an answer");
    assert_eq!(account.status, StatusCode::OK, "{}", account.text);
    pages(&mut sacha).await;
    assert_eq!(kept(&mut Web::on(program.address())).await, before);
    read_again(&mut Web::on(program.address()), &written).await;
    let third = contribute(&mut sacha, "Troisième passage").await;
    written.insert(third, "Troisième passage");
    program.stop();

    // And forward once more.
    let program = Program::start(PARVIS, &["serve", "--data", &data]).await;
    let mut visitor = Web::on(program.address());
    pages(&mut visitor).await;
    assert_eq!(kept(&mut visitor).await, before);
    read_again(&mut visitor, &written).await;
    program.stop();

    // Archives go forward; back, they are refused by name and nothing is begun.
    let (imported, restored) = (at("imported"), at("restored"));
    done(PARVIS, &["import", &export, "--data", &imported]);
    done(PARVIS, &["restore", &backup, "--data", &restored]);
    for (place, is_signed_in) in [(&imported, false), (&restored, true)] {
        let program = Program::start(PARVIS, &["serve", "--data", place]).await;
        let mut camille = camille.also_on(program.address());
        assert_eq!(kept(&mut Web::on(program.address())).await, before);
        read_again(&mut Web::on(program.address()), &written_by_older).await;
        // The older export held sessions: they do not come in.
        let account = camille.get("/compte").await.expect("an answer");
        assert_eq!(account.status == StatusCode::OK, is_signed_in, "{place}");
        program.stop();
    }
    let (newer, back) = (at("newer-backup.tar.gz"), at("back"));
    done(PARVIS, &["backup", "--data", &data, "--to", &newer]);
    let refused = run(&older, &["restore", &newer, "--data", &back]);
    assert_eq!(refused.status.code(), Some(1), "{}", said(&refused));
    assert!(!Path::new(&back).exists(), "nothing is begun");
    // What was kept before the change goes back to the older one.
    let backups: Vec<_> = std::fs::read_dir(Path::new(&data).join("backups"))
        .expect("kept before the change")
        .flatten()
        .collect();
    let first = backups.first().expect("a backup").path();
    done(
        &older,
        &["restore", first.to_str().expect("UTF-8"), "--data", &back],
    );
    let program = Program::start(&older, &["serve", "--data", &back]).await;
    assert_eq!(kept(&mut Web::on(program.address())).await, before);
    program.stop();
}
