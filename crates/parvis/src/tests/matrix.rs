//! Who may do what, held to by real people of every sort: the rights of the house, the public page that tells them, the pages
//! they may open and the forms they may send, on both engines.
//!
//! What a right says is asked of people who hold real mandates, not of the table itself. What a form does is asked of the
//! forms that the demonstration's own people are shown: whoever is not shown one is refused when they send it all the same,
//! and not a row moves.

use std::collections::{BTreeMap, BTreeSet};

use groups::{CreateGroup, EndMandate, GiveMandate, GroupId, GroupKind, Role};
use identity::{EraseAccount, RegisterPerson};
use kernel::{ACTOR_KINDS, Actor, ActorKind, CollectiviteId, PersonId, Quality, ROLES, Scope};
use testkit::{Browser, Reply, TestTown, on_both_engines, page};
use ui::Words;

use super::apart::{ROOMS, Sent};
use super::apart::{
    ascii, attributes, enter, every_form, has_identifier, routes_of, rows_of, send, shape_of,
};
use super::hosts::{HERE, THERE, at, name};
use super::laid_down;
use crate::compose::FEATURES;

/// Forms of one shape that are sent.
const FORMS_A_SHAPE: usize = 3;
/// Pages of one shape that are read.
const PAGES_A_SHAPE: usize = 6;
/// Pages each of the demonstration's people reads.
const PAGES_MAX: usize = 900;
/// What everybody may send though they are shown no button for it: it moves only what is their own, and leaving when one is not there
/// does nothing.
const FOR_ALL: [&str; 5] = [
    "/deconnexion",
    "/nouveautes/vu",
    "/mes-suivis",
    "/mes-suivis/rythme",
    "/suivre",
];
/// Crates with pages that are walked for nothing but their own.
const MORE_ROOMS: [&str; 7] = [
    "moderation",
    "indicators",
    "transmissions",
    "territory",
    "follow",
    "disclosure",
    "maps",
];
/// Pages that one right alone opens.
const GUARDED: [(&str, &str); 13] = [
    ("/apparence", "house.change-appearance"),
    ("/envois", "deliveries.manage"),
    ("/mentions-legales/modifier", "house.edit-legal-notice"),
    ("/comptes/fermer", "identity.erase-account"),
    ("/comptes/deux-agents", "identity.set-four-eyes"),
    ("/moyens-de-connexion", "identity.manage-providers"),
    ("/groupes/nouveau", "groups.create"),
    ("/courriel-recu", "letters.see"),
    ("/passerelles/sms", "phones.set-gateway"),
    ("/a-publier/agents", "disclosure.answer"),
    ("/cartes/nouvelle", "maps.prepare"),
    ("/cartes/importer", "maps.prepare"),
    ("/cartes/fond", "maps.prepare"),
];

/// Somebody of a sort, and the place where they are of it.
struct Somebody {
    name: &'static str,
    actor: Actor,
    scope: Scope,
    /// The line of the table they are in
    quality: Quality,
}

async fn register(town: &TestTown, body: CollectiviteId, name: &str) -> PersonId {
    let deed = RegisterPerson {
        name: format!("{name} de la matrice"),
        email: address(name),
    };
    town.house.act(body, Actor::Operator, &deed).await.unwrap()
}

fn address(name: &str) -> String {
    format!("{}@matrice.example", kernel::slug(name))
}

async fn create(town: &TestTown, body: CollectiviteId, name: &str, kind: GroupKind) -> GroupId {
    let deed = CreateGroup {
        name: name.to_owned(),
        kind,
        description: String::new(),
    };
    town.house.act(body, Actor::Operator, &deed).await.unwrap()
}

async fn entrust(town: &TestTown, body: CollectiviteId, (group, person, role): (GroupId, PersonId, Role)) {
    let deed = GiveMandate {
        group,
        person,
        role,
        has_vote: true,
        from: "2026-01-01".parse().unwrap(),
        until: None,
    };
    town.house.act(body, Actor::Operator, &deed).await.unwrap();
}

/// People of every sort in the town's own body: those of the table, and those whom people ask about.
async fn everybody(town: &TestTown) -> Vec<Somebody> {
    let body = town.body;
    let council = create(town, body, "Conseil de la matrice", GroupKind::Plenary).await;
    let mobility = create(town, body, "Mobilités de la matrice", GroupKind::Working).await;
    let housing = create(town, body, "Logement de la matrice", GroupKind::Working).await;
    let services = create(town, body, "Services de la matrice", GroupKind::Services).await;
    let here = Scope::group(mobility);
    let mut all = vec![Somebody {
        name: "visitor",
        actor: Actor::Visitor,
        scope: here,
        quality: Quality::Visitor,
    }];
    for (name, mandate, scope, quality) in [
        ("citizen", None, here, Quality::Person),
        ("author", None, here, Quality::Author),
        ("member", Some((mobility, Role::Member)), here, Quality::Member),
        (
            "secretary",
            Some((mobility, Role::Secretary)),
            here,
            Quality::Secretary,
        ),
        ("chair", Some((mobility, Role::Chair)), here, Quality::Chair),
        ("agent", Some((services, Role::Member)), here, Quality::Agent),
        (
            "agent at large",
            Some((services, Role::Member)),
            Scope::BODY,
            Quality::Agent,
        ),
        (
            "elected",
            Some((council, Role::Member)),
            Scope::group(council),
            Quality::Member,
        ),
        ("elsewhere", Some((housing, Role::Chair)), here, Quality::Person),
        (
            "member at large",
            Some((mobility, Role::Member)),
            Scope::BODY,
            Quality::Person,
        ),
        ("former", Some((mobility, Role::Chair)), here, Quality::Person),
    ] {
        let person = register(town, body, name).await;
        if let Some((group, role)) = mandate {
            entrust(town, body, (group, person, role)).await;
        }
        let scope = if quality == Quality::Author {
            scope.written_by(person)
        } else {
            scope
        };
        all.push(Somebody {
            name,
            actor: Actor::Person(person),
            scope,
            quality,
        });
    }
    let to_come = register(town, body, "to come").await;
    let deed = GiveMandate {
        group: mobility,
        person: to_come,
        role: Role::Chair,
        has_vote: true,
        from: "2027-06-01".parse().unwrap(),
        until: None,
    };
    town.act(Actor::Operator, deed).await.unwrap();
    all.push(Somebody {
        name: "to come",
        actor: Actor::Person(to_come),
        scope: here,
        quality: Quality::Person,
    });
    let former = all.iter().find(|somebody| somebody.name == "former").unwrap();
    let deed = EndMandate {
        group: mobility,
        person: former.actor.person().unwrap(),
        on: "2026-11-10".parse().unwrap(),
    };
    town.act(Actor::Operator, deed).await.unwrap();
    town.advance_days(2).await;
    all
}

fn line_of(quality: Quality) -> &'static ActorKind {
    ACTOR_KINDS
        .iter()
        .find(|kind| kind.quality == quality)
        .expect("every quality of people has its line")
}

#[test]
fn every_quality_has_its_line_and_every_name_leads_to_one() {
    let lines: BTreeSet<Quality> = ACTOR_KINDS.iter().map(|kind| kind.quality).collect();
    let people: BTreeSet<Quality> = Quality::ALL
        .iter()
        .copied()
        .filter(|quality| *quality != Quality::System)
        .collect();
    assert_eq!(lines, people);
    for (role, quality) in ROLES {
        assert!(lines.contains(quality), "{role}");
    }
}

#[tokio::test]
async fn real_people_of_every_sort_hold_the_rights_of_their_line_and_the_page_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let words = *town.house.extension::<Words>().unwrap();
        let told = page(&mut town.browser(), "/droits").await;
        let rows = rows_told(&told);
        let mut asked = 0;
        for somebody in everybody(&town).await {
            let held = town
                .house
                .qualities(
                    &mut town.sql(),
                    town.body,
                    somebody.actor,
                    somebody.scope,
                    town.now(),
                )
                .await
                .unwrap();
            let line = line_of(somebody.quality);
            let mut sorted = held.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted, line.qualities, "{} acts in {held:?}", somebody.name);
            for right in town.house.rights.iter() {
                let holds = right.held_with(&held);
                let sentence = words.say(&right.words_key());
                let who = rows
                    .get(&sentence)
                    .unwrap_or_else(|| panic!("« {sentence} » is not told"));
                // Who is told as « anyone » or as « a person signed in » need not be told again.
                let is_told = line
                    .qualities
                    .iter()
                    .any(|quality| who.contains(&words.say(&format!("quality-{}", quality.as_str()))));
                assert_eq!(is_told, holds, "{}, {}: {who:?}", somebody.name, right.code);
                asked += 1;
            }
        }
        assert!(asked > 1500, "{asked} pairs");
    });
}

/// What the page tells of each right, by its sentence: who holds it.
fn rows_told(html: &str) -> BTreeMap<String, Vec<String>> {
    let rows = html.split("<tr").filter(|row| row.contains("scope=\"row\""));
    rows.map(|row| {
        let cell = |opening: &str, closing: &str| {
            let after = row.split_once(opening).map_or("", |(_, after)| after);
            let inner = after.split_once('>').map_or("", |(_, inner)| inner);
            inner.split(closing).next().unwrap_or_default().to_owned()
        };
        let who = cell("<td", "</td>");
        let who = who.split("<li>").skip(1);
        let who = who.map(|line| plain(line.split("</li>").next().unwrap_or_default()));
        (plain(&cell("<th scope=\"row\"", "</th>")), who.collect())
    })
    .collect()
}

fn plain(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// A form, and a page that shows it.
struct Shown {
    page: String,
    form: Sent,
}

/// What the demonstration's own people are shown: their pages, and the forms on them, a few of each shape.
#[derive(Default)]
struct Walked {
    pages: BTreeSet<String>,
    forms: Vec<Shown>,
}

async fn walk(browser: &mut Browser, walked: &mut Walked, shapes: &mut BTreeMap<String, usize>) {
    let (mut waiting, mut known) = (vec!["/".to_owned()], BTreeSet::from(["/".to_owned()]));
    let mut own: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = 0;
    while let Some(path) = waiting.pop() {
        let times = own.entry(shape_of(&path)).or_default();
        if *times >= PAGES_A_SHAPE || count >= PAGES_MAX {
            continue;
        }
        *times += 1;
        count += 1;
        let reply = browser.get(&path).await;
        if reply.status != 200 {
            continue;
        }
        walked.pages.insert(path.clone());
        for link in attributes(&reply.text, "href") {
            let link = ascii(link.split('#').next().unwrap_or_default());
            let is_ours =
                link.starts_with('/') && !link.starts_with("/assets") && !link.starts_with("/langue/");
            if is_ours && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
        for form in every_form(&reply.text) {
            let times = shapes.entry(shape_of(&form.path)).or_default();
            if *times < FORMS_A_SHAPE && !FOR_ALL.contains(&form.path.as_str()) {
                *times += 1;
                walked.forms.push(Shown {
                    page: path.clone(),
                    form,
                });
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_not_shown_a_form_is_refused_when_they_send_it_all_the_same() {
    laid_down::on_both_engines(async |town, demonstration| {
        name(&town, demonstration, &[THERE]).await;
        name(&town, town.body, &[HERE]).await;
        let mut walked = Walked::default();
        let mut shapes = BTreeMap::new();
        for person in ["camille", "dominique", "alix", "sacha"] {
            let mut browser = at(&town, THERE);
            let email = format!("{person}@demonstration.example");
            enter(&town, demonstration, &mut browser, &email).await;
            walk(&mut browser, &mut walked, &mut shapes).await;
        }
        assert!(walked.forms.len() > 60, "{} forms", walked.forms.len());

        let elsewhere = create(&town, demonstration, "Groupe d’ailleurs", GroupKind::Working).await;
        let mut faults = Vec::new();
        let mut refused = 0;
        for who in ["visitor", "citizen", "elsewhere", "excluded"] {
            let mut browser = at(&town, THERE);
            if who != "visitor" {
                let person = register(&town, demonstration, who).await;
                if who == "elsewhere" {
                    entrust(&town, demonstration, (elsewhere, person, Role::Chair)).await;
                }
                enter(&town, demonstration, &mut browser, &address(who)).await;
                if who == "excluded" {
                    let deed = EraseAccount { person };
                    town.house
                        .act(demonstration, Actor::Operator, &deed)
                        .await
                        .unwrap();
                }
            }
            let mut kept_from = Vec::new();
            for shown in &walked.forms {
                let opened = browser.get(&shown.page).await;
                let is_offered = opened.status == 200
                    && every_form(&opened.text)
                        .iter()
                        .any(|form| form.path == shown.form.path);
                if !is_offered {
                    kept_from.push(&shown.form);
                }
            }
            let before = rows_of(&town, demonstration).await;
            for form in kept_from {
                let reply = send(&town, &mut browser, form).await;
                refused += 1;
                if !is_refusal(&reply, &form.path) {
                    faults.push(format!("{who}: POST {} answers {}", form.path, reply.status));
                }
            }
            let after = rows_of(&town, demonstration).await;
            let moved = before
                .iter()
                .filter(|(part, hash)| after.get(*part) != Some(hash));
            faults.extend(moved.map(|(part, _)| format!("{who}: rows of {part} moved")));
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(
            refused > 100,
            "{refused} forms were sent by who is not shown them"
        );
    })
    .await;
}

/// Refused: asked to sign in, told no, or sent back to the page the form stands on, where nothing was done.
fn is_refusal(reply: &Reply, path: &str) -> bool {
    let leads_to = reply.leads_to();
    let is_asked_in = reply.status == 303 && leads_to.starts_with("/connexion");
    let is_sent_back = reply.status == 303 && !leads_to.contains("fait=") && path.starts_with(leads_to);
    reply.status.is_client_error() || is_asked_in || is_sent_back
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_answers_every_sort_of_people_as_their_rights_say() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let rooms: Vec<&str> = ROOMS.iter().chain(&MORE_ROOMS).copied().collect();
        let pages: Vec<String> = routes_of(&rooms)
            .into_iter()
            .filter(|route| !route.contains('{'))
            .chain(GUARDED.iter().map(|(path, _)| (*path).to_owned()))
            .collect();
        assert!(pages.len() > 60, "the routes are read: {pages:?}");
        let mut statuses: BTreeMap<&str, BTreeMap<String, u16>> = BTreeMap::new();
        for somebody in everybody(&town).await {
            let mut browser = town.browser();
            if somebody.actor.person().is_some() {
                enter(&town, town.body, &mut browser, &address(somebody.name)).await;
            }
            let own = statuses.entry(somebody.name).or_default();
            for path in &pages {
                let reply = browser.get(path).await;
                assert!(
                    !reply.status.is_server_error(),
                    "{}: GET {path} answers {}",
                    somebody.name,
                    reply.status
                );
                own.insert(path.clone(), reply.status.as_u16());
            }
            let held = town
                .house
                .qualities(
                    &mut town.sql(),
                    town.body,
                    somebody.actor,
                    Scope::BODY,
                    town.now(),
                )
                .await
                .unwrap();
            for (path, code) in GUARDED {
                let right = town.house.rights.iter().find(|right| right.code == code).unwrap();
                let expected = match (right.held_with(&held), somebody.actor) {
                    (true, _) => 200,
                    (false, Actor::Visitor) => 303,
                    (false, _) => 403,
                };
                assert_eq!(own[path], expected, "{}: GET {path}", somebody.name);
            }
        }
        // Whoever proved more reads all that who proved less reads; a page to come in by sends those who are in elsewhere.
        for (less, more) in [
            ("visitor", "citizen"),
            ("citizen", "member"),
            ("citizen", "former"),
            ("member", "secretary"),
            ("member", "chair"),
            ("citizen", "agent"),
        ] {
            for (path, status) in &statuses[less] {
                let of_more = statuses[more][path];
                assert!(
                    *status != 200 || matches!(of_more, 200 | 303),
                    "GET {path}: {less} reads it, {more} is answered {of_more}"
                );
            }
        }
        for (former, citizen) in [
            ("former", "citizen"),
            ("to come", "citizen"),
            ("elsewhere", "citizen"),
        ] {
            let differ = statuses[former]
                .iter()
                .filter(|(path, status)| {
                    !has_identifier(path) && **status == 200 && statuses[citizen][*path] == 403
                })
                .map(|(path, _)| path)
                .collect::<Vec<_>>();
            // Who chairs another group may prepare things there: nothing that is for agents alone.
            let for_agents = GUARDED.iter().map(|(path, _)| *path);
            let opened: Vec<_> = for_agents
                .filter(|path| differ.iter().any(|one| one == path))
                .collect();
            assert!(opened.is_empty(), "{former} opens {opened:?}");
        }
    });
}
