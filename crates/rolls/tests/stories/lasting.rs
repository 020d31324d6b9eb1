//! How long a proof lasts: no longer than the roll, and through its replacement for those who are on both.
#![expect(clippy::unwrap_used, reason = "a story stops at what fails")]

use groups::{GiveMandate, GroupKind, Role};
use jiff::civil::date;
use kernel::Actor;
use rolls::{EraseRoll, Outcome, State};
use testkit::cast::{group, person};
use testkit::{TestTown, browser_of, page, refusal};

use crate::hall::{FEATURES, HEADER, Hall, LINES, prove, read};

const ELOISE: (&str, &str, &str, &str) = ("Le Goff-Chênevert", "Éloïse", "1974-11-03", "Auray");
const PAUL: (&str, &str, &str, &str) = ("Songefroy", "Paul Henri", "1980-02-01", "Vannes");

async fn count_entries(town: &TestTown) -> u64 {
    let schema = town.house.schema().unwrap();
    let table = schema.table("roll_entry").unwrap();
    town.sql()
        .each_row(table, Some(town.body.uuid()), |_| Ok::<(), db::Error>(()))
        .await
        .unwrap()
}

#[tokio::test]
async fn a_newer_roll_keeps_the_proofs_of_those_who_are_on_it_and_the_former_is_erased() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let first = hall.with_roll(&town).await;
        let eloise = person(&town, "Éloïse", "eloise").await;
        let paul = person(&town, "Paul", "paul").await;
        for (who, claim) in [(eloise, ELOISE), (paul, PAUL)] {
            assert_eq!(prove(&town, who, claim).await.unwrap(), Outcome::Proved);
        }
        // Paul moved away; Éloïse votes in another place.
        let lines: String = LINES
            .lines()
            .filter(|line| !line.contains("PAUL HENRI"))
            .flat_map(|line| [line.replace(";0001;", ";0009;"), "\n".to_owned()])
            .collect();
        let text = format!("{HEADER}{lines}");
        let older = hall
            .send(&town, text.as_bytes(), date(2026, 10, 1))
            .await
            .unwrap();
        let by = Actor::Person(hall.agent);
        town.act(by, rolls::BringIn { roll: older }).await.unwrap();
        town.settle().await;
        let confirm = rolls::ConfirmRoll { roll: older };
        let refused = town.act(Actor::Person(hall.colleague), confirm).await;
        assert_eq!(refusal(refused), "rolls-refused-older");
        town.act(by, EraseRoll { roll: older }).await.unwrap();

        let second = hall
            .send(&town, text.as_bytes(), date(2026, 11, 9))
            .await
            .unwrap();
        hall.serve(&town, second).await;
        assert_eq!(read(&town, first).await.state, State::Replaced);
        assert!(hall.has(&town, eloise).await);
        assert!(!hall.has(&town, paul).await);
        let proof = rolls::proof_of(&mut town.sql(), town.body, eloise)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((proof.roll, proof.bureau.as_str()), (second, "0009"));
        assert!(
            rolls::proof_of(&mut town.sql(), town.body, paul)
                .await
                .unwrap()
                .is_none()
        );
        // Four electors, one of them under two names; nothing of the former rolls.
        assert_eq!(count_entries(&town).await, 5);
    });
}

#[tokio::test]
async fn a_proof_ends_with_its_roll() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let roll = hall.with_roll(&town).await;
        let eloise = person(&town, "Éloïse", "eloise").await;
        assert_eq!(prove(&town, eloise, ELOISE).await.unwrap(), Outcome::Proved);
        town.advance_days(100).await;
        assert!(hall.has(&town, eloise).await);
        town.advance_days(200).await;
        town.settle().await;
        assert_eq!(read(&town, roll).await.state, State::Erased);
        assert!(!hall.has(&town, eloise).await);
        assert_eq!(count_entries(&town).await, 0);
        assert_eq!(refusal(prove(&town, eloise, ELOISE).await), "rolls-refused-none");
    });
}

#[tokio::test]
async fn an_erased_roll_leaves_no_line_and_no_proof() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        let roll = hall.with_roll(&town).await;
        let eloise = person(&town, "Éloïse", "eloise").await;
        assert_eq!(prove(&town, eloise, ELOISE).await.unwrap(), Outcome::Proved);
        town.act(Actor::Person(hall.agent), EraseRoll { roll })
            .await
            .unwrap();
        assert_eq!(
            read(&town, roll).await.state,
            State::Serving,
            "one agent only asked"
        );
        assert!(hall.has(&town, eloise).await);
        let again = town.act(Actor::Person(hall.agent), EraseRoll { roll }).await;
        assert_eq!(refusal(again), "identity-four-eyes-asked");
        town.act(Actor::Person(hall.colleague), EraseRoll { roll })
            .await
            .unwrap();
        assert_eq!(refusal(prove(&town, eloise, ELOISE).await), "rolls-refused-none");
        town.settle().await;
        assert_eq!(count_entries(&town).await, 0);
        assert!(!hall.has(&town, eloise).await);
    });
}

#[tokio::test]
async fn a_group_of_electors_names_nobody_and_nobody_is_appointed_to_it() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let eloise = person(&town, "Éloïse Le Goff-Chênevert", "eloise").await;
        assert_eq!(prove(&town, eloise, ELOISE).await.unwrap(), Outcome::Proved);
        let give = GiveMandate {
            group: hall.electors,
            person: hall.agent,
            role: Role::Member,
            has_vote: true,
            from: date(2026, 1, 1),
            until: None,
        };
        let refused = town.act(Actor::Person(hall.agent), give).await;
        assert_eq!(refusal(refused), "groups-electors-by-proof");
        for reader in [hall.agent, hall.colleague] {
            let mut browser = browser_of(&town, reader);
            let shown = page(&mut browser, "/groupes/electrices-et-electeurs").await;
            assert!(!shown.contains("Chênevert"), "{shown}");
            assert!(shown.contains("/liste-electorale"), "{shown}");
        }
        // One that is created later has those who proved it before.
        let later = group(&town, "Référendum local", GroupKind::Electors).await;
        town.settle().await;
        let members = groups::members_on(&mut town.sql(), town.body, later, town.now())
            .await
            .unwrap();
        assert_eq!(members.len(), 1);
        assert_eq!(members[0].person, eloise);
    });
}
