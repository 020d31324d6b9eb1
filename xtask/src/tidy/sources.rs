//! Invariants read line by line.

use std::path::Path;

use super::Source;

/// Crates that know nothing of Parvis: no input, no output, no async, no database.
pub(super) const CELLAR: &[&str] = &[
    "charts",
    "coedit",
    "columns",
    "counting",
    "documents",
    "editions",
    "gitwire",
    "legistique",
    "minutes",
    "openid",
    "opinions",
    "paper",
    "passkeys",
    "pictures",
    "sortition",
    "scrutin",
    "tables",
    "totem",
];
/// Crates that hold no feature and may not be composed as one.
const GROUND: &[&str] = &[
    "archive", "db", "kernel", "law", "ldap", "outgoing", "search", "tls", "tools", "ui",
];
/// Crates of bridges: each speaks to one sort of servers elsewhere.
pub(super) const BRIDGES: &[&str] = &["addresses", "caldav", "imap", "matrix", "webdav"];
/// Lines a file may have before it tells more than one story.
const LINES_MAX: usize = 600;
/// Nouns of French law and data standards that may name a type: each used must stand in the glossary.
const LEGAL_NOUNS: &[&str] = &[
    "Alinea",
    "Amendement",
    "Arrete",
    "Collectivite",
    "Commune",
    "Conseil",
    "Convocation",
    "Deliberation",
    "Emargement",
    "Epci",
    "Mandat",
    "Parcours",
    "Petition",
    "Procuration",
    "Quorum",
    "Scrutin",
    "Seance",
];

pub(super) fn check(root: &Path, sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    let glossary = std::fs::read_to_string(root.join("GLOSSARY.md")).unwrap_or_default();
    for source in sources {
        leaks(source, &mut faults);
        if !source.path.ends_with(".rs") || source.crate_name() == "" {
            continue;
        }
        length(source, &mut faults);
        if source.ships() {
            sql(source, &mut faults);
            html(source, &mut faults);
            connections(source, &mut faults);
            cellar(source, &mut faults);
            sentences(source, &mut faults);
            law(source, &mut faults);
            bounds(source, &mut faults);
            legal_nouns(source, &glossary, &mut faults);
        }
    }
    faults
}

fn fault(source: &Source, line: usize, why: &str) -> String {
    format!("{}:{line}: {why}", source.path)
}

/// Nothing of the machine it was written on, nothing left to do.
fn leaks(source: &Source, faults: &mut Vec<String>) {
    if source.path.starts_with("xtask/") || source.path.ends_with(".lock") {
        return;
    }
    let words = [
        "/work/",
        "/root/",
        "TODO",
        "FIXME",
        "registry.npmjs.org",
        "static.crates.io",
        "index.crates.io",
    ];
    for (number, line) in source.text.lines().enumerate() {
        // VTODO is a component of RFC 5545.
        let line = line.replace("VTODO", "");
        if let Some(word) = words.iter().find(|word| line.contains(*word)) {
            faults.push(fault(
                source,
                number + 1,
                &format!("« {word} » has no place in the project"),
            ));
        }
    }
}

fn length(source: &Source, faults: &mut Vec<String>) {
    let lines = source.text.lines().count();
    if lines > LINES_MAX {
        faults.push(fault(
            source,
            lines,
            &format!("{lines} lines tell more than one story (at most {LINES_MAX})"),
        ));
    }
}

/// Only `store` and `db` contain SQL.
fn sql(source: &Source, faults: &mut Vec<String>) {
    if source.crate_name() == "db" || is_room(source, "store") {
        return;
    }
    for (number, line) in source.code() {
        let is_sql = ["\"select ", "\"insert into ", "\"update ", "\"delete from "]
            .iter()
            .any(|verb| line.contains(verb));
        if is_sql || line.contains("db::Statement {") {
            faults.push(fault(source, number, "SQL stands in a store"));
        }
    }
}

/// Only `pages` and `ui` contain HTML; exports of documents live with their feature, in `document`.
fn html(source: &Source, faults: &mut Vec<String>) {
    // legistique reads the tags that official texts carry.
    let is_excepted = matches!(source.crate_name(), "ui" | "legistique");
    if is_excepted || is_room(source, "pages") || is_room(source, "document") {
        return;
    }
    for (number, line) in source.code() {
        if line.contains("html! {") || line.contains("</") {
            faults.push(fault(source, number, "HTML stands in pages or in ui"));
        }
    }
}

/// Only `outgoing` opens connections (`db` speaks to its engine).
fn connections(source: &Source, faults: &mut Vec<String>) {
    if matches!(
        source.crate_name(),
        "outgoing" | "testkit" | "test-postgres" | "bench"
    ) {
        return;
    }
    for (number, line) in source.code() {
        if ["reqwest::", "TcpStream", "UdpSocket", "lettre::", "UnixStream"]
            .iter()
            .any(|word| line.contains(word))
        {
            faults.push(fault(source, number, "connections are opened by outgoing alone"));
        }
    }
}

/// The cellar does no input and no output.
fn cellar(source: &Source, faults: &mut Vec<String>) {
    if !CELLAR.contains(&source.crate_name()) {
        return;
    }
    for (number, line) in source.code() {
        if [
            "std::fs",
            "std::net",
            "std::process",
            "std::env",
            "async fn",
            "println!",
            "SystemTime",
            "Timestamp::now",
        ]
        .iter()
        .any(|word| line.contains(word))
        {
            faults.push(fault(
                source,
                number,
                "the cellar is pure: no input, no output, no clock",
            ));
        }
    }
}

/// No sentence outside `locales/`: what is written in French in a string is a sentence that escaped. Excepted: the
/// drafting grammars of the cellar, and the people and texts the demonstration invents.
fn sentences(source: &Source, faults: &mut Vec<String>) {
    if CELLAR.contains(&source.crate_name())
        || matches!(source.crate_name(), "demo" | "testkit" | "search" | "bench")
    {
        return;
    }
    for (number, line) in source.code() {
        let Some((_, after)) = line.split_once('"') else {
            continue;
        };
        let text = after.rsplit_once('"').map_or(after, |(text, _)| text);
        let is_french = text.contains(' ') && text.chars().any(|letter| "éèêàçùîôœÉÈÀ«»’".contains(letter));
        if is_french && !line.contains("panic!") && !line.contains("expect(") {
            faults.push(fault(source, number, "a sentence stands in locales/"));
        }
    }
}

/// No threshold nor delay of law outside `law/rules.toml`: an article cited in code is one that escaped.
fn law(source: &Source, faults: &mut Vec<String>) {
    if matches!(source.crate_name(), "law" | "demo" | "testkit") {
        return;
    }
    for (number, line) in source.code() {
        if line.contains("\"L. 2") || line.contains("\"art. ") || line.contains("CGCT") && line.contains('"')
        {
            faults.push(fault(
                source,
                number,
                "an article of law is cited by law/rules.toml",
            ));
        }
    }
}

/// Every list has a limit.
fn bounds(source: &Source, faults: &mut Vec<String>) {
    if !is_room(source, "store") {
        return;
    }
    let mut statement = String::new();
    for (number, line) in source.code() {
        statement.push_str(line);
        statement.push(' ');
        if !line.trim_end().ends_with(';') {
            continue;
        }
        let is_list = statement.trim_start().starts_with("LIST_") && statement.contains("select ");
        if is_list && !statement.contains("limit ") {
            faults.push(fault(source, number, "a list has no limit"));
        }
        statement.clear();
    }
}

/// A French legal noun used as a type stands in the glossary.
fn legal_nouns(source: &Source, glossary: &str, faults: &mut Vec<String>) {
    for (number, line) in source.code() {
        let Some(name) = line
            .trim_start()
            .strip_prefix("pub struct ")
            .or_else(|| line.trim_start().strip_prefix("pub enum "))
        else {
            continue;
        };
        let name: String = name
            .chars()
            .take_while(|letter| letter.is_alphanumeric())
            .collect();
        if LEGAL_NOUNS.contains(&name.as_str()) && !glossary.contains(&format!("`{name}`")) {
            faults.push(fault(
                source,
                number,
                &format!("« {name} » is not in GLOSSARY.md"),
            ));
        }
    }
}

/// True when the file is the room `name` of its crate: `store.rs`, or a file of the folder `store/`.
fn is_room(source: &Source, name: &str) -> bool {
    source.path.ends_with(&format!("/{name}.rs")) || source.path.contains(&format!("/{name}/"))
}

/// The crates of features: all that is neither cellar, ground, bridge, composition nor tests.
pub(super) fn is_feature(name: &str) -> bool {
    !CELLAR.contains(&name)
        && !GROUND.contains(&name)
        && !BRIDGES.contains(&name)
        && !matches!(
            name,
            "parvis" | "demo" | "testkit" | "test-postgres" | "bench" | "xtask" | ""
        )
}
