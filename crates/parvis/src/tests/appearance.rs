//! An agent chooses how the body looks; what could not be read is refused, and every page wears the rest.

use identity::RegisterPerson;
use kernel::{Actor, JournalPage};
use testkit::{Browser, TestTown, on_both_engines, page, send, sign_in, whole};

use super::hosts::{HERE, THERE, at, two};
use crate::compose::FEATURES;

const PATH: &str = "/apparence";
const EMBLEM: &str = "/apparence/embleme";
/// The smallest picture: one pixel (ISO/IEC 15948).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

/// An agent of the body called `host`.
async fn agent(town: &TestTown, host: &str) -> Browser {
    use groups::{CreateGroup, GiveMandate, GroupKind, Role};
    let register = RegisterPerson {
        name: "Anne Agent".to_owned(),
        email: "anne@exemple.fr".to_owned(),
    };
    let person = town.act(Actor::Operator, register).await.unwrap();
    let services = CreateGroup {
        name: "Services".to_owned(),
        kind: GroupKind::Services,
        description: String::new(),
    };
    let group = town.act(Actor::Operator, services).await.unwrap();
    let mandate = GiveMandate {
        group,
        person,
        role: Role::Member,
        has_vote: false,
        from: "2026-01-01".parse().unwrap(),
        until: None,
    };
    town.act(Actor::Operator, mandate).await.unwrap();
    let mut browser = at(town, host);
    sign_in(town, &mut browser, "anne@exemple.fr").await;
    browser
}

/// The address of the style sheet of the colours that a page wears, if it wears any.
fn worn(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("href=\"/assets/colours-")?;
    rest.split('"').next()
}

#[tokio::test]
async fn colours_are_worn_by_one_body_and_not_by_the_other() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        two(&town).await;
        let mut anne = agent(&town, HERE).await;
        assert_eq!(
            worn(&page(&mut at(&town, HERE), "/").await),
            None,
            "those of Parvis at first"
        );
        let form = page(&mut anne, PATH).await;
        assert!(
            form.contains("value=\"#1f5a66\"") && form.contains("value=\"#a8441f\""),
            "{form}"
        );
        let fields = [
            ("version", "0"),
            ("short_name", "Essai"),
            ("main_colour", "#5A1F66"),
            ("accent_colour", "a8441f"),
        ];
        let chosen = send(&town, &mut anne, PATH, &fields).await;
        assert_eq!(chosen.status, 303, "{}", chosen.text);

        let home = page(&mut at(&town, HERE), "/").await;
        assert_eq!(worn(&home), Some("5a1f66-a8441f.css"));
        assert!(
            home.contains("<strong>Essai</strong>") && home.contains("· Essai")
                || home.contains("Essai</title>")
        );
        let sheet = at(&town, HERE).get("/assets/colours-5a1f66-a8441f.css").await;
        assert!(
            sheet
                .text
                .starts_with(":root{--town:#5a1f66;--town-accent:#a8441f}")
        );
        assert!(
            sheet.headers["cache-control"]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
        let other = page(&mut at(&town, THERE), "/").await;
        assert_eq!(worn(&other), None);
        assert!(!other.contains("Essai"));

        let lines = JournalPage::public(&mut town.sql(), town.body, 50, 0)
            .await
            .unwrap();
        assert_eq!(
            lines
                .iter()
                .filter(|line| line.kind == "house.appearance-changed")
                .count(),
            1
        );

        let own = send(
            &town,
            &mut anne,
            PATH,
            &[("version", "1"), ("own", "oui"), ("main_colour", "#5a1f66")],
        )
        .await;
        assert_eq!(own.status, 303);
        let home = page(&mut at(&town, HERE), "/").await;
        assert_eq!(worn(&home), None);
        assert!(home.contains("<strong>Conseil de développement d’essai</strong>"));
    });
}

#[tokio::test]
async fn a_colour_that_cannot_be_read_is_refused_and_the_nearest_is_a_press_away() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut anne = agent(&town, "localhost:8080").await;
        let fields = |main: &'static str, accent: &'static str| {
            vec![
                ("version", "0"),
                ("short_name", "Essai"),
                ("main_colour", main),
                ("accent_colour", accent),
            ]
        };
        let refused = whole(
            send(&town, &mut anne, PATH, &fields("#ffcc00", "#00b0f0")).await,
            422,
        );
        for said in [
            "trop pâle",
            "value=\"#ffcc00\"",
            "value=\"#00b0f0\"",
            "value=\"Essai\"",
            "name=\"take_accent_colour\"",
        ] {
            assert!(refused.contains(said), "{said} in {refused}");
        }
        let (_, taken) = refused.split_once("name=\"take_main_colour\" value=\"").unwrap();
        let nearest = taken.split('"').next().unwrap().to_owned();
        assert!(refused.contains(&format!("Prendre {nearest}")));
        let unreadable = whole(send(&town, &mut anne, PATH, &fields("bleu", "")).await, 422);
        assert!(
            unreadable.contains("six chiffres hexadécimaux, par exemple"),
            "{unreadable}"
        );
        let hostile = whole(
            send(&town, &mut anne, PATH, &fields("\"><script>", "#1f5a66;}")).await,
            422,
        );
        assert!(!hostile.contains("<script>\""), "{hostile}");

        let mut pressed = fields("#ffcc00", "#a8441f");
        pressed.push(("take_main_colour", &nearest));
        assert_eq!(send(&town, &mut anne, PATH, &pressed).await.status, 303);
        let home = page(&mut town.browser(), "/").await;
        assert_eq!(
            worn(&home),
            Some(format!("{}-a8441f.css", &nearest[1..]).as_str())
        );

        // Somebody who chose at the same time is told, with what they had chosen.
        let late = whole(send(&town, &mut anne, PATH, &fields("#123456", "")).await, 409);
        assert!(late.contains("Quelqu’un a changé l’apparence") && late.contains("value=\"#123456\""));
        assert!(late.contains("name=\"version\" value=\"1\""));
    });
}

#[tokio::test]
async fn an_emblem_is_a_picture_of_this_body_only() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        two(&town).await;
        let mut anne = agent(&town, HERE).await;
        let give = async |anne: &mut Browser, version: &str, words: &str, bytes: &[u8]| {
            let request_id = town.id::<()>().to_string();
            let fields = [
                ("request_id", request_id.as_str()),
                ("version", version),
                ("words", words),
            ];
            anne.post_file(EMBLEM, &fields, ("emblem", "blason.png", bytes))
                .await
        };
        let svg = give(&mut anne, "0", "", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>").await;
        assert!(whole(svg, 422).contains("ni une image PNG"));
        let mut large = PNG.to_vec();
        large.resize(300_000, 0);
        assert!(whole(give(&mut anne, "0", "", &large).await, 422).contains("trop lourde"));
        let none = send(
            &town,
            &mut anne,
            EMBLEM,
            &[("version", "0"), ("words", "Un phare")],
        )
        .await;
        assert!(whole(none, 422).contains("Choisissez une image"));
        assert_eq!(
            give(&mut anne, "0", "Blason : un phare <b>", PNG).await.status,
            303
        );

        let home = page(&mut at(&town, HERE), "/").await;
        let (_, rest) = home.split_once("src=\"/apparence/embleme/").unwrap();
        let digest = rest.split('"').next().unwrap().to_owned();
        assert!(home.contains("alt=\"Blason : un phare &lt;b&gt;\""), "{home}");
        let path = format!("{EMBLEM}/{digest}");
        let picture = at(&town, HERE).get(&path).await;
        assert_eq!(
            (
                picture.status.as_u16(),
                picture.headers["content-type"].to_str().unwrap()
            ),
            (200, "image/png")
        );
        assert!(
            picture.headers["cache-control"]
                .to_str()
                .unwrap()
                .contains("immutable")
        );
        assert_eq!(
            at(&town, THERE).get(&path).await.status,
            404,
            "not through the other body"
        );
        assert!(!page(&mut at(&town, THERE), "/").await.contains("embleme"));

        let removed = send(&town, &mut anne, EMBLEM, &[("version", "1"), ("remove", "oui")]).await;
        assert_eq!(removed.status, 303);
        assert!(!page(&mut at(&town, HERE), "/").await.contains("embleme"));
        assert_eq!(at(&town, HERE).get(&path).await.status, 404);
    });
}

#[tokio::test]
async fn only_agents_change_how_the_body_looks() {
    let town = TestTown::on_sqlite(FEATURES).await;
    assert_eq!(town.browser().get(PATH).await.status, 303);
    let register = RegisterPerson {
        name: "Paul Passant".to_owned(),
        email: "paul@exemple.fr".to_owned(),
    };
    town.act(Actor::Operator, register).await.unwrap();
    let mut paul = town.browser();
    sign_in(&town, &mut paul, "paul@exemple.fr").await;
    assert_eq!(paul.get(PATH).await.status, 403);
    for path in [PATH, EMBLEM] {
        let refused = send(
            &town,
            &mut paul,
            path,
            &[("version", "0"), ("main_colour", "#5a1f66")],
        )
        .await;
        assert_eq!(refused.status, 403);
    }
    assert!(!page(&mut paul, "/").await.contains("href=\"/apparence\""));
}
