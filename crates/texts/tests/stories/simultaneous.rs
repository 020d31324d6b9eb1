//! Several people write one draft at the same time.

use std::net::SocketAddr;
use std::sync::Arc;

use db::{Statement, args};
use groups::EndMandate;
use kernel::{Actor, House, PersonId};
use testkit::{OVER, TestTown, Writer, connect, on_both_engines};
use texts::{OpenDiscussion, TextId, TextState};
use tokio_tungstenite::tungstenite::Message;
use yrs::{Map as _, Transact as _};

use crate::council::{Council, FEATURES, PLAN, browser_of, document, page, send, whole};

const UPDATES: Statement = Statement {
    name: "simultaneous::UPDATES",
    sql: "select count(*) as n from draft_update where document_id = $1",
};
const WRITERS: Statement = Statement {
    name: "simultaneous::WRITERS",
    sql: "select count(*) as n from draft_writer where document_id = $1",
};
const VERSIONS: Statement = Statement {
    name: "simultaneous::VERSIONS",
    sql: "select count(*) as n from journal where kind = 'texts.draft-edited'",
};

/// A node on `house`: two of them share nothing but the database.
pub(crate) async fn node(house: &Arc<House>) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
        .await
        .expect("a port");
    let address = listener.local_addr().expect("an address");
    let site = ui::site(house).into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, site).await });
    address
}

pub(crate) fn cookies(session: &str) -> String {
    format!("parvis={session}")
}

pub(crate) fn socket_of(text: TextId) -> String {
    format!("/textes/{text}/ecrire/fil")
}

pub(crate) async fn join(
    node: SocketAddr,
    person: PersonId,
    text: TextId,
    client: u64,
) -> Result<Writer, u16> {
    Writer::join(node, &cookies(&person.to_string()), &socket_of(text), client).await
}

async fn count(town: &TestTown, statement: Statement, text: Option<TextId>) -> i64 {
    let values = text.map_or_else(Vec::new, |text| args![text]);
    town.sql().count(statement, values).await.expect("a count")
}

#[tokio::test]
async fn two_write_the_same_draft_and_its_version_names_both() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let here = node(&town.house).await;
        let mut secretary_browser = browser_of(&town, council.secretary);
        let shown = page(&mut secretary_browser, &format!("/textes/{text}")).await;
        assert!(shown.contains(&format!("/textes/{text}/ecrire")), "{shown}");
        let desk = page(&mut secretary_browser, &format!("/textes/{text}/ecrire")).await;
        assert!(
            desk.contains("data-together=") && desk.contains("Article ou partie"),
            "{desk}"
        );

        let mut soizic = join(here, council.secretary, text, 1).await.expect("let in");
        let mut nolwenn = join(here, council.chair, text, 2).await.expect("let in");
        assert!(
            soizic.lines().contains("\n## Action 7 – Définir"),
            "{}",
            soizic.lines()
        );
        nolwenn
            .until("both are there", |one| {
                one.names() == ["Soizic Morvan", "Nolwenn Le Goff"]
            })
            .await;

        soizic
            .types_after("recensées chaque année", " par les services")
            .await;
        nolwenn.types_after("Un bilan est publié", " en ligne").await;
        for writer in [&mut soizic, &mut nolwenn] {
            writer
                .until("each has the words of the other", |one| {
                    one.lines().contains("année par les services.")
                        && one.lines().contains("publié en ligne.")
                })
                .await;
        }
        soizic.say(3, b"AQ==,Ag==").await;
        nolwenn
            .until("a caret is seen", |one| {
                one.people.iter().any(|person| person["caret"] == "AQ==,Ag==")
            })
            .await;
        assert_eq!(count(&town, WRITERS, Some(text)).await, 2);
        assert_eq!(
            document(&town, text).await.version,
            1,
            "what is typed is no version"
        );
        assert_eq!(count(&town, VERSIONS, None).await, 0, "nor a line of the journal");

        let path = format!("/textes/{text}/ecrire");
        let saved = send(&town, &mut secretary_browser, &path, &[]).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let kept = document(&town, text).await;
        assert_eq!(kept.version, 2);
        assert!(
            kept.markdown.contains("publié en ligne.\n\n## Action 12"),
            "{}",
            kept.markdown
        );
        assert_eq!(count(&town, VERSIONS, None).await, 1);
        assert_eq!(
            count(&town, WRITERS, Some(text)).await,
            0,
            "who wrote is in the version"
        );
        let history = page(&mut secretary_browser, &format!("/textes/{text}/historique")).await;
        assert!(
            history.contains("Soizic Morvan") && history.contains("Avec Nolwenn Le Goff"),
            "{history}"
        );
        // Whoever pressed the button is not the only one who wrote.
        let written = page(&mut secretary_browser, &format!("/textes/{text}/qui-a-ecrit")).await;
        assert!(written.contains("Soizic Morvan, Nolwenn Le Goff, "), "{written}");
        let repository = texts::repository(&mut town.sql(), town.body, text)
            .await
            .expect("read");
        let commits: Vec<String> = repository
            .objects
            .iter()
            .map(|(_, object)| String::from_utf8_lossy(&object.data).into_owned())
            .filter(|data| data.contains("Co-authored-by: "))
            .collect();
        assert_eq!(commits.len(), 1);
        let address = format!("<{}@personnes.", council.chair);
        assert!(
            commits[0].contains(&address) && !commits[0].contains("Nolwenn"),
            "{}",
            commits[0]
        );
        nolwenn
            .until("a version is announced", |one| {
                one.told.iter().any(|(kind, _)| *kind == 7)
            })
            .await;

        let again = whole(send(&town, &mut secretary_browser, &path, &[]).await, 422);
        assert!(
            again.contains("Rien n’a changé depuis la dernière version."),
            "{again}"
        );
    });
}

#[tokio::test]
async fn who_loses_the_network_and_comes_back_loses_nothing_nor_do_the_others() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.\n\nDeux.").await;
        let first = node(&town.house).await;
        let mut away = join(first, council.secretary, text, 1).await.expect("let in");
        let mut there = join(first, council.chair, text, 2).await.expect("let in");
        away.send(Message::Close(None)).await;
        there
            .until("one is left", |one| one.names() == ["Nolwenn Le Goff"])
            .await;
        away.type_alone(3, " Écrit sans réseau.");
        there.writes_after("Deux.", " Écrit pendant ce temps.").await;
        // The node stopped meanwhile: another one reads everything from the database.
        let second = node(&town.house).await;
        let session = cookies(&council.secretary.to_string());
        away.come_back(second, &session, &socket_of(text)).await;
        let whole = "Un. Écrit sans réseau.\nDeux. Écrit pendant ce temps.";
        away.until("kept", |one| one.kept == 1).await;
        assert_eq!(away.lines(), whole);
        // Two nodes on one database: each reads what the other kept.
        there
            .until("the other node’s words arrive", |one| one.lines() == whole)
            .await;
        there.writes_after("Un.", " Puis.").await;
        away.until("and the other way", |one| one.lines().starts_with("Un. Puis."))
            .await;
    });
}

#[tokio::test]
async fn whoever_may_no_longer_write_is_put_out_within_seconds_and_writes_nothing_meanwhile() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let passer_by = join(here, council.passer_by, text, 9).await;
        assert_eq!(passer_by.err(), Some(OVER));
        let member = join(here, council.lea, text, 9).await;
        assert_eq!(member.err(), Some(OVER), "a member reads and amends");
        let mut soizic = join(here, council.secretary, text, 1).await.expect("let in");
        let mut silent = join(here, council.secretary, text, 3).await.expect("let in");
        soizic.writes_after("Un.", " Deux.").await;
        let kept = count(&town, UPDATES, Some(text)).await;
        let today = town.now().timestamp().to_zoned(jiff::tz::TimeZone::UTC).date();
        let ended = EndMandate {
            group: council.group,
            person: council.secretary,
            on: today,
        };
        town.act(Actor::Person(council.agent), ended)
            .await
            .expect("ended");
        town.advance_days(2).await;
        soizic.types_after("Un.", " Trop tard.").await;
        for writer in [&mut soizic, &mut silent] {
            writer
                .until("put out", |one| one.told.iter().any(|(kind, _)| *kind == 6))
                .await;
            writer.until("closed", |one| one.is_closed).await;
        }
        assert_eq!(
            count(&town, UPDATES, Some(text)).await,
            kept,
            "nothing more was kept"
        );
        let refused = join(here, council.secretary, text, 1).await;
        assert_eq!(refused.err(), Some(OVER));
        let mut chair = join(here, council.chair, text, 2).await.expect("let in");
        assert_eq!(chair.lines(), "Un. Deux.");
        chair.writes_after("Un.", " Et demi.").await;
    });
}

#[tokio::test]
async fn hostile_frames_close_their_own_socket_and_change_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let session = cookies(&council.secretary.to_string());
        let elsewhere = connect(here, &session, &socket_of(text), "https://ailleurs.example").await;
        assert_eq!(elsewhere.err(), Some(403), "a page of another site opens nothing");
        let nobody = Writer::join(here, "parvis=personne", &socket_of(text), 1).await;
        assert_eq!(nobody.err(), Some(OVER), "whoever is not signed in is told so");
        let mut browser = browser_of(&town, council.secretary);
        let plain = browser.get(&format!("/textes/{text}/ecrire/fil")).await;
        assert_eq!(plain.status, 403, "no socket was asked for");

        let mut good = join(here, council.chair, text, 2).await.expect("let in");
        let frames = [
            Message::Text("bonjour".into()),
            Message::Binary(Vec::<u8>::new().into()),
            Message::Binary(vec![42, 1, 2].into()),
            Message::Binary(vec![2, 255, 255, 255, 255, 255].into()),
            Message::Binary(vec![1, 255, 255, 255, 255, 255, 255].into()),
            Message::Binary(b"\x03<script>".to_vec().into()),
            Message::Binary(vec![2; 1_000_100].into()),
            Message::Binary(vec![2; 8_100_000].into()),
        ];
        for frame in frames {
            let mut hostile = join(here, council.secretary, text, 1).await.expect("let in");
            hostile.send(frame).await;
            hostile.until("closed", |one| one.is_closed).await;
        }
        let mut hostile = join(here, council.secretary, text, 1).await.expect("let in");
        let people = hostile.doc.get_or_insert_map("people");
        people.insert(&mut hostile.doc.transact_mut(), "name", "Quelqu’un d’autre");
        let foreign =
            yrs::ReadTxn::encode_state_as_update_v1(&hostile.doc.transact(), &yrs::StateVector::default());
        hostile.say(2, &foreign).await;
        hostile
            .until("refused, and told why", |one| {
                one.told.iter().any(|(kind, _)| *kind == 5)
            })
            .await;
        hostile.until("closed", |one| one.is_closed).await;

        let mut flood = join(here, council.secretary, text, 1).await.expect("let in");
        for _ in 0..200 {
            flood.say(3, b"AQ==,Ag==").await;
        }
        flood.until("closed", |one| one.is_closed).await;

        // Windows of one person are counted.
        let mut windows = Vec::new();
        let refused = loop {
            match join(here, council.secretary, text, 1).await {
                Ok(window) => windows.push(window),
                Err(status) => break status,
            }
            assert!(windows.len() <= 8, "they are bounded");
        };
        assert_eq!(refused, 429);

        good.writes_after("Un.", " Deux.").await;
        assert_eq!(good.lines(), "Un. Deux.");
        assert!(good.told.is_empty(), "nobody else was disturbed: {:?}", good.told);
        assert_eq!(count(&town, UPDATES, Some(text)).await, 2);
    });
}

#[tokio::test]
async fn a_long_session_is_folded_and_read_again_whole() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let mut typed = String::new();
        let mut written = 0;
        // Each comes back before it has said too much at once.
        while written < 230 {
            let mut writer = join(here, council.secretary, text, 10 + written)
                .await
                .expect("let in");
            for _ in 0..40 {
                writer.writes_after("Un.", "a").await;
                typed.push('a');
                written += 1;
            }
            writer.send(Message::Close(None)).await;
            writer.until("closed", |one| one.is_closed).await;
        }
        let rows = count(&town, UPDATES, Some(text)).await;
        assert!(rows < 60, "{rows} rows for {written} changes");
        let other = node(&town.house).await;
        let again = join(other, council.chair, text, 2).await.expect("let in");
        assert_eq!(again.lines(), format!("Un.{typed}"));
    });
}

#[tokio::test]
async fn the_plain_form_is_put_together_with_what_is_being_written() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council
            .import(&town, "# Avis\n\nLe lundi.\n\nLe coût est de 30 euros.\n\nFin.")
            .await;
        let here = node(&town.house).await;
        let mut live = join(here, council.chair, text, 2).await.expect("let in");
        live.writes_after("Fin.", "\nÉcrit ensemble.").await;
        let path = format!("/textes/{text}/modifier");
        let mut secretary = browser_of(&town, council.secretary);
        let title = "Avis sur le plan numérique";
        let mine = "# Avis\n\nLe mardi.\n\nLe coût est de 30 euros.\n\nFin.";
        let typed = [
            ("version", "1"),
            ("title_before", title),
            ("title", title),
            ("markdown", mine),
        ];
        let saved = send(&town, &mut secretary, &path, &typed).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let both = "# Avis\n\nLe mardi.\n\nLe coût est de 30 euros.\n\nFin.\n\nÉcrit ensemble.\n";
        assert_eq!(document(&town, text).await.markdown, both);
        live.until("the form’s words arrive", |one| {
            one.lines().contains("Le mardi.")
        })
        .await;
        assert!(
            live.lines().ends_with("Fin.\nÉcrit ensemble."),
            "{}",
            live.lines()
        );

        // The same alinéa, in two ways, from the version before.
        live.writes_after("Le mardi", " matin").await;
        let mine = "# Avis\n\nLe jeudi.\n\nLe coût est de 30 euros par an.\n\nFin.";
        let typed = [
            ("version", "1"),
            ("title_before", title),
            ("title", "Avis commun"),
            ("markdown", mine),
        ];
        let shown = whole(send(&town, &mut secretary, &path, &typed).await, 409);
        assert!(
            shown.contains("Un endroit a été changé de deux façons"),
            "{shown}"
        );
        for words in [
            "Le lundi.",
            "Le jeudi.",
            "Le mardi matin.",
            "30 euros par an.",
            "Garder les deux",
            "Avis commun",
        ] {
            assert!(shown.contains(words), "{words} in {shown}");
        }
        assert_eq!(document(&town, text).await.markdown, both, "nothing was decided");
        let (_, after) = shown.split_once("name=\"choix-").expect("a choice");
        let name = format!("choix-{}", after.split('"').next().expect("a name"));
        let mut chosen = typed.to_vec();
        chosen.push((&name, "deux"));
        let saved = send(&town, &mut secretary, &path, &chosen).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let kept = document(&town, text).await;
        assert_eq!(kept.title, "Avis commun");
        assert_eq!(
            kept.markdown,
            "# Avis\n\nLe mardi matin.\n\nLe jeudi.\n\nLe coût est de 30 euros par an.\n\nFin.\n\nÉcrit ensemble.\n"
        );
        live.until("and what was chosen", |one| one.lines().contains("Le jeudi."))
            .await;
    });
}

#[tokio::test]
async fn what_is_still_being_written_is_in_the_text_put_to_discussion() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, "Un.").await;
        let here = node(&town.house).await;
        let mut live = join(here, council.secretary, text, 1).await.expect("let in");
        live.writes_after("Un.", "\nDeux.").await;
        town.act(Actor::Person(council.chair), OpenDiscussion { text })
            .await
            .expect("opened");
        let kept = document(&town, text).await;
        assert_eq!(kept.state, TextState::Discussion);
        assert_eq!(kept.base_markdown.as_deref(), Some("Un.\n\nDeux.\n"));
        assert_eq!(count(&town, UPDATES, Some(text)).await, 0);
        live.until("told that it is over", |one| {
            one.told.iter().any(|(kind, _)| *kind == 6)
        })
        .await;
        live.until("closed", |one| one.is_closed).await;
        let late = join(here, council.secretary, text, 1).await;
        assert_eq!(late.err(), Some(OVER));
    });
}
