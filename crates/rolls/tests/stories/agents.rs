//! What agents do: send, read, bring in, confirm, erase; and what they are refused.

use std::fmt::Write as _;

use jiff::civil::date;
use kernel::Actor;
use rolls::{BringIn, ConfirmRoll, EraseRoll, State};
use testkit::cast::person;
use testkit::{TestTown, browser_of, page, refusal, whole};

use crate::hall::{FEATURES, HEADER, Hall, LINES, prove, read};

#[tokio::test]
async fn a_file_is_looked_at_before_it_is_brought_in_and_two_agents_are_needed() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let text = format!("{HEADER}{LINES}");
        let mut browser = browser_of(&town, hall.agent);
        page(&mut browser, "/liste-electorale/listes").await;
        let request_id = town.id::<()>().to_string();
        let fields = [
            ("request_id", request_id.as_str()),
            ("dated_on", "2026-11-01"),
            ("ends_on", "2027-06-30"),
        ];
        let file = ("fichier", "liste été.csv", text.as_bytes());
        let reply = browser.post_file("/liste-electorale/listes", &fields, file).await;
        assert_eq!(reply.status.as_u16(), 303, "{}", reply.text);
        town.settle().await;
        let path = reply.leads_to().split('?').next().unwrap().to_owned();
        let roll = path.rsplit('/').next().unwrap().parse().unwrap();
        let seen = read(&town, roll).await.seen();
        assert_eq!(
            (seen.lines, seen.electors, seen.european, seen.refused),
            (7, 5, 1, 1)
        );
        assert_eq!(seen.refusals[0].line, 8);
        assert_eq!(seen.bureaus["0002"], ("MAIRIE INVENTÉE".to_owned(), 3));
        let shown = page(&mut browser, &path).await;
        assert!(
            shown.contains("liste été.csv") && shown.contains("MAIRIE INVENTÉE"),
            "{shown}"
        );
        // Counts, and nobody.
        assert!(
            !shown.contains("SONGEFROY") && !shown.contains("ÉLOÏSE"),
            "{shown}"
        );

        let by = Actor::Person(hall.agent);
        town.act(by, BringIn { roll }).await.unwrap();
        assert_eq!(
            refusal(town.act(by, BringIn { roll }).await),
            "rolls-refused-changed"
        );
        town.settle().await;
        assert_eq!(read(&town, roll).await.state, State::Ready);
        assert_eq!(
            refusal(town.act(by, ConfirmRoll { roll }).await),
            "rolls-refused-four-eyes"
        );
        let somebody = person(&town, "Wiesława", "wieslawa").await;
        let claim = ("Lukaszewic", "Wieslawa", "1991-12-25", "Pologne");
        assert_eq!(refusal(prove(&town, somebody, claim).await), "rolls-refused-none");
        let outsider = Actor::Person(somebody);
        assert_eq!(
            refusal(town.act(outsider, ConfirmRoll { roll }).await),
            "rolls.confirm"
        );
        town.act(Actor::Person(hall.colleague), ConfirmRoll { roll })
            .await
            .unwrap();
        let other = Actor::Person(hall.colleague);
        assert_eq!(
            refusal(town.act(other, ConfirmRoll { roll }).await),
            "rolls-refused-changed"
        );
        assert_eq!(read(&town, roll).await.state, State::Serving);
    });
}

#[tokio::test]
async fn two_agents_at_once_decide_once() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let text = format!("{HEADER}{LINES}");
        let roll = hall
            .send(&town, text.as_bytes(), date(2026, 11, 1))
            .await
            .unwrap();
        town.act(Actor::Person(hall.agent), BringIn { roll })
            .await
            .unwrap();
        town.settle().await;
        let by = Actor::Person(hall.colleague);
        // The same agent in two windows.
        let (one, other) = tokio::join!(
            town.act(by, ConfirmRoll { roll }),
            town.act(by, ConfirmRoll { roll })
        );
        assert_ne!(one.is_ok(), other.is_ok());
        assert_eq!(read(&town, roll).await.state, State::Serving);

        let roll = hall
            .send(&town, text.as_bytes(), date(2026, 11, 2))
            .await
            .unwrap();
        town.act(Actor::Person(hall.agent), BringIn { roll })
            .await
            .unwrap();
        town.settle().await;
        let (one, other) = tokio::join!(
            town.act(by, ConfirmRoll { roll }),
            town.act(by, EraseRoll { roll })
        );
        // Whichever came first: erased at once before it serves; once it serves, another agent has to do it too.
        let state = read(&town, roll).await.state;
        assert!(other.is_ok());
        match one {
            Ok(()) => assert_eq!(state, State::Serving),
            Err(refused) => {
                assert_eq!(state, State::Erased);
                assert_eq!(refusal::<()>(Err(refused)), "rolls-refused-changed");
            }
        }
    });
}

#[tokio::test]
async fn a_file_that_is_no_roll_says_what_it_lacks() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let by = Actor::Person(hall.agent);
        let other = "nom;prénom;ville\nInventé;Ada;Auray\n".as_bytes();
        let roll = hall.send(&town, other, date(2026, 11, 1)).await.unwrap();
        assert_eq!(read(&town, roll).await.seen().missing, ["naissance", "bureau"]);
        assert_eq!(
            refusal(town.act(by, BringIn { roll }).await),
            "rolls-refused-nothing"
        );
        let mut browser = browser_of(&town, hall.agent);
        let shown = page(&mut browser, &format!("/liste-electorale/listes/{roll}")).await;
        assert!(shown.contains("Date de naissance"), "{shown}");

        let spreadsheet = b"PK\x03\x04 not lines\n";
        let refused = hall.send(&town, spreadsheet, date(2026, 11, 1)).await;
        assert_eq!(refusal(refused), "rolls-refused-no-csv");
        let later = hall.send(&town, HEADER.as_bytes(), date(2027, 1, 1)).await;
        assert_eq!(refusal(later), "rolls-dated-later");

        // From a page, what was typed comes back, and nothing of the file stays.
        let request_id = town.id::<()>().to_string();
        let fields = [
            ("request_id", request_id.as_str()),
            ("dated_on", "2026-11-01"),
            ("ends_on", "n’importe quand"),
        ];
        let file = ("fichier", "liste.csv", HEADER.as_bytes());
        let reply = browser.post_file("/liste-electorale/listes", &fields, file).await;
        let shown = whole(reply, 422);
        assert!(shown.contains("value=\"2026-11-01\""), "{shown}");
    });
}

#[tokio::test]
async fn ten_thousand_lines_come_in_by_parts_once_each() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let mut text = HEADER.to_owned();
        for number in 0..10_000 {
            let (day, month) = (number % 28 + 1, number / 28 % 12 + 1);
            let used = if number % 4 == 0 { "USAGEINVENTÉ" } else { "" };
            writeln!(
                text,
                "99999;liste principale;NOMINVENTÉ{number};{used};PRÉNOM {number};F;{day:02}/{month:02}/1970;AURAY;FRANCE;{:04};BUREAU \
                 D’UN NOM ASSEZ LONG POUR QUE LE FICHIER AIT PLUSIEURS PARTIES ET QU’IL FAILLE LE COUPER;{number}",
                number % 12
            )
            .unwrap();
        }
        let roll = hall
            .send(&town, text.as_bytes(), date(2026, 11, 1))
            .await
            .unwrap();
        let looked = read(&town, roll).await;
        assert!(looked.part_count > 1, "{}", looked.part_count);
        let seen = looked.seen();
        assert_eq!((seen.lines, seen.electors, seen.refused), (10_000, 10_000, 0));
        assert_eq!(seen.bureaus.len(), 12);
        hall.serve(&town, roll).await;
        assert_eq!(read(&town, roll).await.entry_count, 12_500);
        let last = person(&town, "La dernière", "derniere").await;
        let (day, month) = (9_999 % 28 + 1, 9_999 / 28 % 12 + 1);
        let born_on = format!("1970-{month:02}-{day:02}");
        let claim = ("nominventé9999", "prénom 9999", born_on.as_str(), "Auray");
        let outcome = prove(&town, last, claim).await.unwrap();
        assert_eq!(outcome, rolls::Outcome::Proved);
    });
}
