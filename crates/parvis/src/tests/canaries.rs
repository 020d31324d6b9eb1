//! Nothing of somebody else on any page, no secret anywhere, and no page that reaches outside.
//!
//! Somebody is planted in the demonstration with an address, a session, a link, a token and confidences that nobody else is to
//! read. Then people of every sort read everything they find, and what they were shown is searched; so are the journal and
//! what the program logged meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use db::{Schema, Value};
use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::model::SecretHash;
use identity::model::provider::{Kind, Signature};
use identity::{HandSignInLink, RegisterPerson, SetUpProvider, TypedProvider};
use kernel::{Actor, CollectiviteId};
use testkit::{Browser, TestTown};
use tracing_subscriber::fmt::MakeWriter;

use super::apart::{ascii, attributes, enter, shape_of};
use super::hosts::{HERE, THERE, at, name};
use super::laid_down;
use crate::compose::migrations;
use crate::watch::{self, Watcher};

/// The planted person's address.
const CANARY: &str = "canari.discret@voliere.example";
/// What they confide to agents, and to nobody else.
const CONFIDENCE: &str = "motif-confie-aux-agents-7f3a";
/// What the body proves itself with to an identity provider.
const PROVIDER_SECRET: &str = "secret-du-fournisseur-7f3a";
/// Where one leaves for another server, which is not there.
const LEAVING: &str = "/connexion/avec/";
/// Pages each reader opens.
const PAGES_MAX: usize = 700;
/// Pages of one shape that each of them opens.
const PAGES_A_SHAPE: usize = 4;
/// Pages that show addresses on purpose, in a demonstration only: its invented people, whom everybody borrows, and their mailbox.
const OF_A_DEMONSTRATION: [&str; 2] = ["/connexion", "/boite"];
/// Bytes of one file of an archive that are searched.
const OPENED_BYTES_MAX: u64 = 20_000_000;
/// Attributes by which a page makes a browser ask for something, or send something.
const LOADING: [&str; 6] = ["src", "srcset", "action", "formaction", "poster", "data"];

/// What was logged, for the search.
#[derive(Clone, Default)]
struct Logged(Arc<Mutex<Vec<u8>>>);

impl MakeWriter<'_> for Logged {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Write for Logged {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Secrets that open something, in clear and by their digest; each with what it is.
#[derive(Default)]
struct Secrets(Vec<(&'static str, String)>);

impl Secrets {
    fn add(&mut self, what: &'static str, secret: &str) {
        self.0.push((what, secret.to_owned()));
        self.0.push((what, SecretHash::of(secret).to_hex()));
    }

    fn found_in<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        self.0
            .iter()
            .filter(|(_, secret)| text.contains(secret.as_str()))
            .map(|(what, _)| *what)
    }
}

/// Plants the person, what they confide, and what opens their account.
async fn plant(town: &TestTown, body: CollectiviteId) -> Secrets {
    let mut secrets = Secrets::default();
    let register = RegisterPerson {
        name: "Canari Discret".to_owned(),
        email: CANARY.to_owned(),
    };
    town.house.act(body, Actor::Operator, &register).await.unwrap();
    let mut browser = watched(town);
    enter(town, body, &mut browser, CANARY).await;
    secrets.add("a session", browser.cookie("parvis").expect("a session"));
    let link = HandSignInLink {
        email: CANARY.to_owned(),
    };
    let link = town.house.act(body, Actor::Operator, &link).await.unwrap();
    secrets.add("a sign-in link", link.rsplit('/').next().unwrap());

    let provider = SetUpProvider {
        provider: None,
        typed: TypedProvider {
            version: 0,
            kind: Kind::Other,
            label: "Service de la volière".to_owned(),
            issuer: "https://identite.voliere.example".to_owned(),
            client_id: "parvis".to_owned(),
            secret: PROVIDER_SECRET.to_owned(),
            algorithm: Signature::Rs256,
            levels: String::new(),
            sirets: String::new(),
            assistance: String::new(),
            is_silent: false,
            refresh_minutes: 0,
        },
    };
    town.house.act(body, Actor::Operator, &provider).await.unwrap();
    secrets.add("the secret of a provider", PROVIDER_SECRET);

    let post = async |browser: &mut Browser, path: &str, fields: &[(&str, &str)]| {
        let id = town.id::<()>().to_string();
        let mut all = vec![("request_id", id.as_str())];
        all.extend_from_slice(fields);
        browser.post(path, &all).await
    };
    let made = post(&mut browser, "/compte/jetons", &[("name", "Canari")]).await;
    let token = made.text.split("id=\"token-secret\">").nth(1);
    let token = token.and_then(|rest| rest.split('<').next()).expect("a token");
    secrets.add("an application token", token);
    let objection = [("processing", "identity.accounts"), ("words", CONFIDENCE)];
    let objected = post(&mut browser, "/compte/donnees", &objection).await;
    assert_eq!(objected.status, 303, "{}", objected.text);
    secrets
}

/// Somebody who reads, and whether what is confided to agents may be shown to them.
struct Reader {
    name: &'static str,
    browser: Browser,
    is_agent: bool,
}

async fn readers(town: &TestTown, body: CollectiviteId) -> Vec<Reader> {
    let act = async |name: &str, kind: Option<GroupKind>, role: Role| {
        let email = format!("{name}@lecteurs.example");
        let register = RegisterPerson {
            name: format!("Lecteur {name}"),
            email: email.clone(),
        };
        let person = town.house.act(body, Actor::Operator, &register).await.unwrap();
        if let Some(kind) = kind {
            let create = CreateGroup {
                name: format!("Groupe de {name}"),
                kind,
                description: String::new(),
            };
            let group = town.house.act(body, Actor::Operator, &create).await.unwrap();
            let mandate = GiveMandate {
                group,
                person,
                role,
                has_vote: true,
                from: "2026-01-01".parse().unwrap(),
                until: None,
            };
            town.house.act(body, Actor::Operator, &mandate).await.unwrap();
        }
        let mut browser = watched(town);
        enter(town, body, &mut browser, &email).await;
        browser
    };
    vec![
        Reader {
            name: "visitor",
            browser: watched(town),
            is_agent: false,
        },
        Reader {
            name: "citizen",
            browser: act("citoyenne", None, Role::Member).await,
            is_agent: false,
        },
        Reader {
            name: "elected",
            browser: act("elue", Some(GroupKind::Plenary), Role::Member).await,
            is_agent: false,
        },
        Reader {
            name: "chair",
            browser: act("animatrice", Some(GroupKind::Working), Role::Chair).await,
            is_agent: false,
        },
        Reader {
            name: "agent",
            browser: act("agente", Some(GroupKind::Services), Role::Member).await,
            is_agent: true,
        },
    ]
}

#[tokio::test]
async fn nothing_planted_is_found_and_no_page_reaches_outside() {
    let logged = Logged::default();
    // Without colours: their codes would stand amid what is searched.
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(tracing::Level::INFO)
        .with_writer(logged.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    laid_down::on_both_engines(async |town, demonstration| {
        name(&town, demonstration, &[THERE]).await;
        name(&town, town.body, &[HERE]).await;
        let secrets = plant(&town, demonstration).await;
        let own = town.house.base_url(demonstration);
        let mut faults = Vec::new();
        for mut reader in readers(&town, demonstration).await {
            let mut confided = 0;
            let pages = crawl(&mut reader.browser).await;
            assert!(pages.len() > 60, "{} read {} pages", reader.name, pages.len());
            for (path, page, is_page) in &pages {
                let mut fault = |why: String| faults.push(format!("{}: {path}: {why}", reader.name));
                for what in secrets.found_in(page) {
                    fault(format!("holds {what}"));
                }
                let is_invented = OF_A_DEMONSTRATION.iter().any(|one| path.starts_with(one));
                if !is_invented && page.contains(CANARY) {
                    fault("tells the address of somebody else".to_owned());
                }
                if page.contains(CONFIDENCE) {
                    confided += 1;
                    if !reader.is_agent {
                        fault("tells what was confided to agents".to_owned());
                    }
                }
                if *is_page {
                    for outside in outside(page, &own) {
                        fault(format!("reaches {outside}"));
                    }
                }
            }
            if reader.is_agent {
                assert!(
                    confided > 0,
                    "what is confided to agents reaches them: the search finds"
                );
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));

        // A link that opens nothing any more, and one that never did, are no more logged than others.
        let mut lost = watched(&town);
        for token in ["jeton-perdu-7f3a", "jeton-perdu-7f3b"] {
            lost.get(&format!("/connexion/{token}")).await;
            lost.post(&format!("/connexion/{token}"), &[]).await;
        }
        let journal = texts_of(&town, demonstration, "journal").await;
        assert!(journal.len() > 100, "{} texts in the journal", journal.len());
        for text in &journal {
            let found: Vec<_> = secrets.found_in(text).collect();
            assert!(found.is_empty(), "the journal holds {found:?}: {text}");
            let names = [CANARY, CONFIDENCE, "Canari Discret", "@"];
            assert!(
                !names.iter().any(|name| text.contains(name)),
                "the journal names: {text}"
            );
        }
        let log = String::from_utf8_lossy(&logged.0.lock().expect("the log")).into_owned();
        // The search can fail: what was asked is in the log, by the layer that the program itself puts around its pages.
        assert!(
            log.contains("answered") && log.contains("/connexion/{token}"),
            "no request was logged: {log}"
        );
        let found: Vec<_> = secrets.found_in(&log).collect();
        assert!(found.is_empty(), "the log holds {found:?}");
        for word in [CANARY, CONFIDENCE, "Canari Discret", "jeton-perdu-7f3"] {
            assert!(!log.contains(word), "the log holds {word}: {log}");
        }
    })
    .await;
}

/// Every page that links lead to, within bounds, with what it says; and what is confided to agents only, by its address.
/// Whether it is a page, or an archive that was opened, is said of each.
async fn crawl(browser: &mut Browser) -> Vec<(String, String, bool)> {
    let roots = [
        "/",
        "/donnees-personnelles",
        "/droits",
        "/registre-des-traitements",
        "/oppositions",
    ];
    let mut waiting: Vec<String> = roots.iter().map(|path| (*path).to_owned()).collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut pages = Vec::new();
    while let Some(path) = waiting.pop() {
        let times = shapes.entry(shape_of(&path)).or_default();
        if *times >= PAGES_A_SHAPE || pages.len() >= PAGES_MAX {
            continue;
        }
        *times += 1;
        let reply = browser.get(&path).await;
        assert!(
            !reply.status.is_server_error(),
            "GET {path} answers {}",
            reply.status
        );
        let policy = reply.headers.get("content-security-policy");
        if let Some(policy) = policy.and_then(|policy| policy.to_str().ok()) {
            assert!(
                policy.contains("default-src 'self'") || policy.contains("default-src 'none'"),
                "{path}"
            );
            // A map is made to stand in the pages of other sites; nothing can be sent from there.
            let policy = if path.ends_with("/integrer") {
                policy.replace("frame-ancestors *", "")
            } else {
                policy.to_owned()
            };
            assert!(
                !policy.contains("http") && !policy.contains('*'),
                "{path}: {policy}"
            );
        }
        for link in attributes(&reply.text, "href") {
            let link = ascii(link.split('#').next().unwrap_or_default());
            let is_ours = link.starts_with('/')
                && !link.starts_with("/assets")
                && !link.starts_with("/langue/")
                && !link.starts_with(LEAVING);
            if is_ours && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
        match opened(&reply.bytes) {
            Some(text) => pages.push((path, text, false)),
            None => pages.push((path, reply.text, true)),
        }
    }
    pages
}

/// What an archive holds (ZIP: documents, open data, one's own data), its names included; none for anything else. Compressed
/// as it is, nothing would be found in it.
fn opened(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(b"PK") {
        return None;
    }
    let mut archive = zip::ZipArchive::new(io::Cursor::new(bytes)).ok()?;
    let mut text = String::new();
    for place in 0..archive.len() {
        let file = archive.by_index(place).ok()?;
        text.push_str(&file.name().ok()?);
        text.push('\n');
        let mut content = Vec::new();
        io::Read::read_to_end(&mut io::Read::take(file, OPENED_BYTES_MAX), &mut content).ok()?;
        text.push_str(&String::from_utf8_lossy(&content));
        text.push('\n');
    }
    Some(text)
}

/// Somebody who reaches the pages through the layer that logs each request, as the program puts it around them.
fn watched(town: &TestTown) -> Browser {
    let watcher = Arc::new(Watcher::new(town.house.clone(), None, None));
    at(town, THERE).through(|pages| watch::site(pages, watcher))
}

/// What a page makes a browser ask for, or send to, elsewhere than on the site at `own`. A link that somebody follows is no
/// such thing: nothing is asked before they press it.
fn outside(html: &str, own: &str) -> Vec<String> {
    let is_elsewhere = |address: &str| {
        let address = address.trim();
        let is_whole =
            address.starts_with("http:") || address.starts_with("https:") || address.starts_with("//");
        is_whole && !address.starts_with(own)
    };
    let mut found: Vec<String> = LOADING
        .iter()
        .flat_map(|name| attributes(html, name))
        .filter(|address| is_elsewhere(address))
        .collect();
    // Of the links of the head, those that are loaded; `rel="alternate"` and `rel="canonical"` are only told.
    for link in html.split("<link ").skip(1) {
        let tag = format!(" {}", link.split('>').next().unwrap_or_default());
        let rel = attributes(&tag, "rel").join(" ");
        let is_told = rel.contains("alternate") || rel.contains("canonical") || rel.contains("license");
        found.extend(
            attributes(&tag, "href")
                .into_iter()
                .filter(|address| !is_told && is_elsewhere(address)),
        );
    }
    for style in html.split("<style").skip(1) {
        let style = style.split("</style>").next().unwrap_or_default();
        if style.contains("url(") || style.contains("@import") {
            found.push("an address in a style".to_owned());
        }
    }
    found
}

/// Every text of a table of a body.
async fn texts_of(town: &TestTown, body: CollectiviteId, table: &str) -> Vec<String> {
    let schema = Schema::of(&migrations()).unwrap();
    let table = schema.table(table).expect("a table");
    let mut texts = Vec::new();
    let mut sql = town.house.db.snapshot().await.unwrap();
    sql.each_row::<db::Error>(table, Some(body.uuid()), |row| {
        texts.extend(row.into_iter().filter_map(|value| match value {
            Value::Text(text) => text,
            _ => None,
        }));
        Ok(())
    })
    .await
    .unwrap();
    texts
}

#[test]
fn what_reaches_outside_is_recognised() {
    let own = "http://autre.example";
    for page in [
        "<img src=\"https://ailleurs.example/a.png\">",
        "<script src=\"//ailleurs.example/a.js\"></script>",
        "<link rel=\"stylesheet\" href=\"https://ailleurs.example/a.css\">",
        "<form method=\"post\" action=\"https://ailleurs.example/\">",
        "<style>body{background:url(https://ailleurs.example/a.png)}</style>",
    ] {
        assert_eq!(outside(page, own).len(), 1, "{page}");
    }
    for page in [
        "<a href=\"https://ailleurs.example/\">ailleurs</a>",
        "<img src=\"/assets/a.png\">",
        "<link rel=\"canonical\" href=\"https://ailleurs.example/\">",
        "<form method=\"post\" action=\"http://autre.example/compte\">",
    ] {
        assert!(outside(page, own).is_empty(), "{page}");
    }
}

#[test]
fn what_an_archive_holds_is_found_though_it_is_compressed() {
    let mut archive = zip::ZipWriter::new(io::Cursor::new(Vec::new()));
    let options =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("a.txt", options).unwrap();
    let told = format!("{CONFIDENCE} ").repeat(50);
    archive.write_all(told.as_bytes()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    assert!(!String::from_utf8_lossy(&bytes).contains(CONFIDENCE));
    assert!(opened(&bytes).is_some_and(|text| text.contains(CONFIDENCE)));
    assert!(opened(b"<!doctype html>").is_none());
}
