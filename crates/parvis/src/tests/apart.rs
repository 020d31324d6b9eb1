//! Nothing of one body through another: every address that takes an identifier is asked for in the other body, by somebody
//! who may do everything there.
//!
//! The demonstration is read by its people, who find the addresses and the forms; then an agent of the other body, who also
//! chairs its group, opens those addresses and sends those forms at home. None may answer with anything, and not a row of the
//! demonstration may have moved. A route that nobody's page led to is asked for with identifiers that were seen.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use groups::{CreateGroup, GiveMandate, GroupKind, Role};
use identity::{HandSignInLink, RegisterPerson};
use kernel::{Actor, CollectiviteId};
use testkit::{Browser, Reply, TestTown};

use super::hosts::{HERE, THERE, at, name};
use super::laid_down;
use crate::compose;

/// Pages read by each of the demonstration's people.
const PAGES_MAX: usize = 2000;
/// Pages of one shape that each of them reads.
const PAGES_A_SHAPE: usize = 12;
/// Crates whose routes are walked.
pub(super) const ROOMS: [&str; 21] = [
    "identity",
    "groups",
    "parcours",
    "debates",
    "conversations",
    "votes",
    "elections",
    "assemblies",
    "rolls",
    "phones",
    "texts",
    "letters",
    "meetings",
    "acts",
    "requirements",
    "budgets",
    "privacy",
    "datasets",
    "desk",
    "helpers",
    "parvis",
];
/// What is the same in every body: files of the program, the templates that come with it, and what can be set up or opened
/// anywhere.
const SAME_EVERYWHERE: [&str; 5] = [
    "/assets/",
    "/donnees/listes/",
    "/langue/",
    "/parcours/modeles/",
    "/moyens-de-connexion/nouveau/",
];

/// A form as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sent {
    pub(super) path: String,
    fields: Vec<(String, String)>,
}

impl Sent {
    /// What it holds, a value a line.
    fn typed(&self) -> String {
        let values: Vec<&str> = self.fields.iter().map(|(_, value)| value.as_str()).collect();
        values.join("\n")
    }
}

/// What the demonstration's people found.
#[derive(Default)]
struct Found {
    paths: BTreeSet<String>,
    forms: BTreeSet<Sent>,
    titles: BTreeSet<String>,
}

impl Found {
    /// The titles that an answer tells, but those it was sent.
    fn told_by<'a>(&'a self, reply: &'a Reply, sent: &'a str) -> impl Iterator<Item = &'a String> {
        let is_told = |title: &&String| reply.text.contains(title.as_str()) && !sent.contains(title.as_str());
        self.titles.iter().filter(is_told)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_address_of_a_body_answers_in_another() {
    laid_down::on_both_engines(async |town, demonstration| {
        name(&town, demonstration, &[THERE]).await;
        name(&town, town.body, &[HERE]).await;
        let mut found = Found::default();
        for person in ["camille", "dominique", "alix", "sacha"] {
            let mut browser = at(&town, THERE);
            enter(
                &town,
                demonstration,
                &mut browser,
                &format!("{person}@demonstration.example"),
            )
            .await;
            read_everything(&mut browser, &mut found).await;
        }
        let before = rows_of(&town, demonstration).await;
        let mut agent = agent_of(&town).await;
        let routes = routes();
        let taking: Vec<&String> = routes.iter().filter(|route| route.contains('{')).collect();
        assert!(taking.len() > 90, "the routes are read: {taking:?}");
        let mut walked = BTreeSet::new();
        let mut faults = Vec::new();

        for path in &found.paths {
            let reply = agent.get(path).await;
            faults.extend(
                found
                    .told_by(&reply, "")
                    .map(|title| format!("GET {path} tells « {title} »")),
            );
            let Some(route) = route_of(&routes, path) else {
                continue;
            };
            walked.insert(format!("GET {route}"));
            let is_common = SAME_EVERYWHERE.iter().any(|common| path.starts_with(common));
            if route.contains('{') && !is_common && !matches!(reply.status.as_u16(), 403 | 404) {
                faults.push(format!("GET {path} answers {}", reply.status));
            }
        }
        for form in &found.forms {
            let reply = send(&town, &mut agent, form).await;
            let sent = form.typed();
            let told = found.told_by(&reply, &sent);
            faults.extend(told.map(|title| format!("POST {} tells « {title} »", form.path)));
            let route = route_of(&routes, &form.path);
            walked.extend(route.map(|route| format!("POST {route}")));
            // A form that holds an identifier without being at its address may be shown again; it does nothing.
            let is_at_it = route.is_some_and(|route| route.contains('{'));
            let is_refused = reply.status.is_client_error() || !is_at_it && reply.status == 200;
            if !is_refused {
                faults.push(format!("POST {} {sent} answers {}", form.path, reply.status));
            }
        }
        for (route, path) in unseen(&taking, &found, &walked) {
            walked.insert(format!("unseen {route}"));
            let reply = agent.get(&path).await;
            // What is only sent leads back to the page it is sent from, which is asked for above.
            let leads_back = reply.location.as_deref().is_some_and(|to| path.starts_with(to));
            if !reply.status.is_client_error() && !leads_back {
                faults.push(format!("GET {path} answers {}", reply.status));
            }
            let form = Sent {
                path: path.clone(),
                fields: Vec::new(),
            };
            let reply = send(&town, &mut agent, &form).await;
            // Who is signed in and presses an old link again is sent home.
            let is_old_link = route == "/connexion/{token}" && reply.location.as_deref() == Some("/");
            if !reply.status.is_client_error() && !is_old_link {
                faults.push(format!("POST {path} answers {}", reply.status));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert_eq!(
            rows_of(&town, demonstration).await,
            before,
            "a row of the demonstration moved"
        );

        let is_seen = |route: &&&String| {
            walked.contains(&format!("GET {route}")) || walked.contains(&format!("POST {route}"))
        };
        let seen = taking.iter().filter(is_seen).count();
        println!(
            "{} addresses, {} forms and {} titles of another body; {} routes, {seen} of them by a page's own link or form",
            found.paths.len(),
            found.forms.len(),
            found.titles.len(),
            taking.len()
        );
        assert!(seen >= 50, "{seen} routes only by a page’s own link or form");
    })
    .await;
}

/// Signs in by a link from the operator's hand.
pub(super) async fn enter(town: &TestTown, body: CollectiviteId, browser: &mut Browser, email: &str) {
    let deed = HandSignInLink {
        email: email.to_owned(),
    };
    let link = town.house.act(body, Actor::Operator, &deed).await.unwrap();
    let (_, token) = link.rsplit_once('/').unwrap();
    let entered = browser.post(&format!("/connexion/{token}"), &[]).await;
    assert_eq!(entered.status, 303, "{}", entered.text);
}

/// An agent of the town, who also chairs its group.
async fn agent_of(town: &TestTown) -> Browser {
    let register = RegisterPerson {
        name: "Brigitte Voisine".to_owned(),
        email: "brigitte@exemple.fr".to_owned(),
    };
    let person = town.act(Actor::Operator, register).await.unwrap();
    for (name, kind) in [
        ("Bureaux d’à côté", GroupKind::Services),
        ("Groupe d’à côté", GroupKind::Working),
    ] {
        let create = CreateGroup {
            name: name.to_owned(),
            kind,
            description: String::new(),
        };
        let group = town.act(Actor::Operator, create).await.unwrap();
        let mandate = GiveMandate {
            group,
            person,
            role: Role::Chair,
            has_vote: true,
            from: "2026-01-01".parse().unwrap(),
            until: None,
        };
        town.act(Actor::Operator, mandate).await.unwrap();
    }
    let mut browser = at(town, HERE);
    enter(town, town.body, &mut browser, "brigitte@exemple.fr").await;
    browser
}

/// Every row and every file of a body, by their hashes.
pub(super) async fn rows_of(town: &TestTown, body: CollectiviteId) -> BTreeMap<String, String> {
    let migrations = compose::migrations();
    let slug = town.house.collectivite(body).unwrap().slug;
    let place = compose::archive_place(
        &town.house.db,
        &town.house.settings.data,
        &town.house.files,
        &migrations,
    );
    let folder = tempfile::tempdir().unwrap();
    let done = archive::export(place, &slug, &folder.path().join("body.tar.gz"))
        .await
        .unwrap();
    let parts = done.manifest.parts.iter();
    parts
        .map(|part| (part.path.clone(), part.sha256.clone()))
        .collect()
}

/// Follows the links of a body and keeps the addresses, the forms and the titles.
async fn read_everything(browser: &mut Browser, found: &mut Found) {
    let (mut waiting, mut known) = (vec!["/".to_owned()], BTreeSet::from(["/".to_owned()]));
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    while let Some(path) = waiting.pop() {
        let times = shapes.entry(shape_of(&path)).or_default();
        if *times >= PAGES_A_SHAPE || count >= PAGES_MAX {
            continue;
        }
        *times += 1;
        count += 1;
        let reply = browser.get(&path).await;
        if reply.status != 200 {
            continue;
        }
        for link in attributes(&reply.text, "href") {
            let link = ascii(link.split('#').next().unwrap_or_default());
            if link.starts_with('/') && !link.starts_with("/assets") && known.insert(link.clone()) {
                found.paths.insert(link.clone());
                waiting.push(link);
            }
        }
        found.forms.extend(forms(&reply.text));
        if has_identifier(&path) && !SAME_EVERYWHERE.iter().any(|common| path.starts_with(common)) {
            let title = reply
                .text
                .split("<title>")
                .nth(1)
                .and_then(|rest| rest.split(" – ").next());
            found
                .titles
                .extend(title.filter(|title| title.len() > 30).map(str::to_owned));
        }
    }
}

pub(super) fn has_identifier(path: &str) -> bool {
    path.split(['/', '?', '=', '&']).any(is_identifier)
}

fn is_identifier(segment: &str) -> bool {
    segment.len() == 36 && segment.bytes().filter(|byte| *byte == b'-').count() == 4
}

/// `/textes/…/amendements/…?page`
pub(super) fn shape_of(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let segments = path.split('/').map(|segment| {
        let is_name = is_identifier(segment) || segment.bytes().any(|byte| byte.is_ascii_digit());
        if is_name { "…" } else { segment }
    });
    let asked: Vec<&str> = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .collect();
    format!("{}?{}", segments.collect::<Vec<_>>().join("/"), asked.join("&"))
}

/// An address as browsers send it (URL Standard, section 1.3).
pub(super) fn ascii(link: &str) -> String {
    link.bytes()
        .map(|byte| match byte {
            byte if byte.is_ascii_alphanumeric() || b"-._~/?=&%+:@!$,;".contains(&byte) => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// The values of an attribute, in order.
pub(super) fn attributes(html: &str, name: &str) -> Vec<String> {
    let opening = format!(" {name}=\"");
    let values = html.split(opening.as_str()).skip(1);
    values
        .filter_map(|rest| rest.split('"').next())
        .map(unescaped)
        .collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

/// The forms of a page that say something of the body: by their address, or by what they hold. Fields left to be filled
/// are filled.
fn forms(html: &str) -> Vec<Sent> {
    let mut read = every_form(html);
    read.retain(|form| {
        has_identifier(&form.path) || form.fields.iter().any(|(_, value)| is_identifier(value))
    });
    read
}

/// Every form of a page that is posted.
pub(super) fn every_form(html: &str) -> Vec<Sent> {
    let pieces = html.split("<form ").skip(1);
    let read = pieces.filter_map(|piece| {
        let form = piece.split("</form>").next()?;
        if !form.split('>').next()?.contains("method=\"post\"") {
            return None;
        }
        let path = ascii(&unescaped(form.split("action=\"").nth(1)?.split('"').next()?));
        let fields = fields(form);
        Some(Sent { path, fields })
    });
    read.collect()
}

fn fields(form: &str) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut add = |name: Option<String>, value: String| {
        if let Some(name) = name.filter(|name| name != "request_id") {
            fields.push((name, value));
        }
    };
    let attribute = |tag: &str, name: &str| attributes(&format!(" {tag}"), name).into_iter().next();
    for tag in form.split('<') {
        let (kind, head) = (
            tag.split([' ', '>']).next().unwrap_or_default(),
            tag.split('>').next().unwrap_or_default(),
        );
        let value = attribute(head, "value").filter(|value| !value.is_empty());
        match kind {
            "input" if head.contains("type=\"radio\"") || head.contains("type=\"checkbox\"") => {
                add(attribute(head, "name"), value.unwrap_or_else(|| "oui".to_owned()));
            }
            "input" if head.contains("type=\"date\"") => {
                add(
                    attribute(head, "name"),
                    value.unwrap_or_else(|| "2026-12-01".to_owned()),
                );
            }
            "input" if !head.contains("type=\"file\"") => {
                add(
                    attribute(head, "name"),
                    value.unwrap_or_else(|| "Essai d’à côté".to_owned()),
                );
            }
            "button" => {
                if let (Some(name), Some(value)) = (attribute(head, "name"), value) {
                    add(Some(name), value);
                }
            }
            "textarea" => {
                let text = unescaped(tag.split_once('>').map_or("", |(_, text)| text).trim());
                add(
                    attribute(head, "name"),
                    if text.is_empty() {
                        "Essai d’à côté".to_owned()
                    } else {
                        text
                    },
                );
            }
            _ => {}
        }
    }
    // A list of choices: the last one, since the first is often empty.
    for select in form.split("<select ").skip(1) {
        let select = select.split("</select>").next().unwrap_or_default();
        let name = attributes(&format!(" {select}"), "name").into_iter().next();
        let option = attributes(select.split_once('>').map_or("", |(_, options)| options), "value");
        add(name, option.into_iter().next_back().unwrap_or_default());
    }
    fields
}

/// Sends a form of another body here; a name that comes several times comes once more often than not.
pub(super) async fn send(town: &TestTown, browser: &mut Browser, form: &Sent) -> Reply {
    let request_id = town.id::<()>().to_string();
    let mut fields = vec![("request_id", request_id.as_str())];
    let mut named = BTreeSet::new();
    for (name, value) in &form.fields {
        if named.insert(name) {
            fields.push((name, value));
        }
    }
    browser.post(&form.path, &fields).await
}

/// The routes, as the features' own text writes them.
fn routes() -> Vec<String> {
    routes_of(&ROOMS)
}

/// The same of some crates.
pub(super) fn routes_of(rooms: &[&str]) -> Vec<String> {
    let mut routes = BTreeSet::new();
    for room in rooms {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(room)
            .join("src");
        let mut waiting = vec![folder];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.ends_with("tests") {
                    continue;
                }
                if path.is_dir() {
                    waiting.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    routes.extend(routes_in(&std::fs::read_to_string(path).unwrap()));
                }
            }
        }
    }
    routes.into_iter().collect()
}

fn routes_in(source: &str) -> Vec<String> {
    let literal = |rest: &str| {
        rest.trim_start()
            .strip_prefix('"')?
            .split('"')
            .next()
            .map(str::to_owned)
    };
    let named =
        |opening: &str| -> Vec<String> { source.split(opening).skip(1).filter_map(literal).collect() };
    let mut routes = named(".route(");
    // A feature may give the beginning a name.
    for one in named("let one =") {
        routes.extend(named("&under(").iter().map(|rest| format!("{one}/{rest}")));
        routes.push(one);
    }
    routes
}

/// The route that takes this path: the one with the fewest things to fill.
fn route_of<'a>(routes: &'a [String], path: &str) -> Option<&'a String> {
    let path = path.split('?').next().unwrap_or_default();
    let takes = |pattern: &&String| {
        let (pattern, path): (Vec<&str>, Vec<&str>) =
            (pattern.split('/').collect(), path.split('/').collect());
        let is_taken =
            |(wanted, given): (&&str, &&str)| wanted == given || wanted.starts_with('{') && !given.is_empty();
        pattern.len() == path.len() && pattern.iter().zip(&path).all(is_taken)
    };
    routes
        .iter()
        .filter(takes)
        .min_by_key(|pattern| pattern.matches('{').count())
}

/// Addresses for the routes that no page led to, filled with what was seen in their place; with any identifier where
/// nothing was.
fn unseen(taking: &[&String], found: &Found, walked: &BTreeSet<String>) -> Vec<(String, String)> {
    let seen: Vec<Vec<&str>> = found
        .paths
        .iter()
        .chain(found.forms.iter().map(|form| &form.path))
        .map(|path| path.split('?').next().unwrap_or_default().split('/').collect())
        .collect();
    let any = seen.iter().flatten().find(|segment| is_identifier(segment));
    let any = any.expect("an identifier was seen");
    let mut paths = Vec::new();
    let left = taking.iter().filter(|pattern| {
        !walked.contains(&format!("GET {pattern}")) || !walked.contains(&format!("POST {pattern}"))
    });
    for pattern in left {
        let mut filled: Vec<&str> = Vec::new();
        for wanted in pattern.split('/') {
            let known = || {
                seen.iter()
                    .filter(|path| path.len() > filled.len() && path[..filled.len()] == filled[..])
                    .map(|path| path[filled.len()])
                    .find(|given| is_identifier(given) || given.parse::<u32>().is_ok())
            };
            let given = if wanted.starts_with('{') {
                known().unwrap_or(any)
            } else {
                wanted
            };
            filled.push(given);
        }
        paths.push(((*pattern).clone(), filled.join("/")));
    }
    paths
}
