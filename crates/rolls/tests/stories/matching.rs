//! Who is found, who is not, and that nobody learns which.

use std::net::{IpAddr, Ipv4Addr};

use identity::EraseAccount;
use kernel::Actor;
use rolls::{GiveUpProof, Outcome, ReleaseElector};
use testkit::cast::person;
use testkit::{TestTown, browser_of, page, refusal, send};

use crate::hall::{FEATURES, Hall, prove, typed};

/// Everything that the same person may type.
const SAME: [(&str, &str, &str, &str); 7] = [
    ("Le Goff Chênevert", "Éloïse", "1974-11-03", "Auray"),
    ("legoff-chenevert", "Marie Eloise", "1974-11-03", "AURAY"),
    ("D’Ornéac", "Jean-Pierre", "1950-07-14", "Paris"),
    ("brumeloup", "jean pierre alain", "1950-07-14", "Paris 12e"),
    ("Songefroy", "Paul Henri", "1980-02-01", "Vannes"),
    ("SONGEFROY", "Émile, Paul", "1980-02-01", "vannes"),
    ("Lukaszewic", "Wieslawa", "1991-12-25", "Pologne"),
];
/// Nearly somebody, or nobody.
const OTHERS: [(&str, &str, &str, &str); 8] = [
    ("Le Goff Chênevert", "Éloïse", "1974-11-04", "Auray"),
    ("Le Goff Chênevert", "Louise", "1974-11-03", "Auray"),
    ("Le Goff", "Éloïse", "1974-11-03", "Auray"),
    ("Le Goff Chênevert", "Éloïse", "1974-11-03", "Brest"),
    ("Absent", "Du Registre", "1974-11-03", "Auray"),
    // Two are so named, born on the same day in the same town: neither is taken for the other.
    ("Songefroy", "Paul", "1980-02-01", "Vannes"),
    // Europe alone.
    ("Parabole", "Ugo", "1991-12-25", "Italie"),
    ("Sansdate", "Inès", "1991-12-25", "Vannes"),
];

#[tokio::test]
async fn names_are_known_however_they_are_written_and_nearly_is_not_enough() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let somebody = person(&town, "Quelqu’un", "quelquun").await;
        for one in SAME {
            town.advance_minutes(20).await;
            assert_eq!(
                prove(&town, somebody, one).await.unwrap(),
                Outcome::Proved,
                "{one:?}"
            );
            assert!(hall.has(&town, somebody).await, "{one:?}");
            town.act(Actor::Person(somebody), GiveUpProof).await.unwrap();
            assert!(!hall.has(&town, somebody).await, "{one:?}");
        }
        for (place, one) in OTHERS.into_iter().enumerate() {
            let somebody = person(&town, "Personne", &format!("personne{place}")).await;
            assert_eq!(
                prove(&town, somebody, one).await.unwrap(),
                Outcome::NotFound,
                "{one:?}"
            );
            assert!(!hall.has(&town, somebody).await, "{one:?}");
        }
        // No place at all is not the place that the roll leaves empty.
        let nowhere = person(&town, "Personne", "nulle-part").await;
        for place in ["75", "12e arrondissement", "–"] {
            let claim = ("Lukaszewic", "Wieslawa", "1991-12-25", place);
            assert_eq!(
                refusal(prove(&town, nowhere, claim).await),
                "rolls-birthplace-empty",
                "{place}"
            );
        }
    });
}

#[tokio::test]
async fn nearly_and_absent_read_the_same_page() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let mut answers = Vec::new();
        for (address, name, given) in [("a", "Songefroy", "Paul"), ("b", "Absentes", "Anne")] {
            let somebody = person(&town, "Même Nom", address).await;
            let mut browser = browser_of(&town, somebody);
            let before = page(&mut browser, "/liste-electorale").await;
            assert!(before.contains("name=\"birthplace\""), "{before}");
            let fields = [
                ("name", name),
                ("given_names", given),
                ("born_on", "1980-02-01"),
                ("birthplace", "Vannes"),
            ];
            let reply = send(&town, &mut browser, "/liste-electorale", &fields).await;
            let (status, text) = (reply.status.as_u16(), reply.text);
            // What was typed is still there, and is all that differs.
            assert!(text.contains(&format!("value=\"{name}\"")), "{text}");
            let errors: Vec<String> = text
                .split("-error\"")
                .skip(1)
                .map(|rest| rest.split('<').next().unwrap_or_default().to_owned())
                .collect();
            answers.push((status, errors, text.contains("Nous ne trouvons pas")));
        }
        assert!(answers[0].2);
        assert_eq!(answers[0], answers[1]);
    });
}

#[tokio::test]
async fn an_elector_is_one_person_and_the_town_hall_settles_who() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let thief = person(&town, "Prosper Voleur-Discret", "voleur").await;
        let true_one = person(&town, "Éloïse Le Goff-Chênevert", "eloise").await;
        let one = ("Le Goff-Chênevert", "Éloïse", "1974-11-03", "Auray");
        assert_eq!(prove(&town, thief, one).await.unwrap(), Outcome::Proved);
        assert_eq!(prove(&town, true_one, one).await.unwrap(), Outcome::Taken);
        assert!(!hall.has(&town, true_one).await);
        // The agent sees who came second, and never who came first.
        let mut browser = browser_of(&town, hall.agent);
        let seen = page(&mut browser, "/liste-electorale/listes").await;
        assert!(seen.contains("Éloïse Le Goff-Chênevert"), "{seen}");
        assert!(!seen.contains("Voleur-Discret"), "{seen}");
        let claims = rolls::claims(&mut town.sql(), town.body, 10).await.unwrap();
        assert_eq!(claims.len(), 1);
        let release = ReleaseElector {
            conflict: claims[0].id,
        };
        town.act(Actor::Person(hall.agent), release).await.unwrap();
        assert!(!hall.has(&town, thief).await);
        assert_eq!(prove(&town, true_one, one).await.unwrap(), Outcome::Proved);
        assert!(hall.has(&town, true_one).await);
    });
}

#[tokio::test]
async fn giving_a_proof_up_or_closing_the_account_lends_the_elector_to_nobody() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let first = person(&town, "Éloïse", "eloise").await;
        let second = person(&town, "Complice", "complice").await;
        let one = ("Le Goff-Chênevert", "Éloïse", "1974-11-03", "Auray");
        assert_eq!(prove(&town, first, one).await.unwrap(), Outcome::Proved);
        town.act(Actor::Person(first), GiveUpProof).await.unwrap();
        assert_eq!(prove(&town, second, one).await.unwrap(), Outcome::Taken);
        assert!(!hall.has(&town, second).await);
        // The same account proves it again.
        assert_eq!(prove(&town, first, one).await.unwrap(), Outcome::Proved);
        town.act(Actor::Person(first), EraseAccount { person: first })
            .await
            .unwrap();
        assert!(!hall.has(&town, first).await);
        assert_eq!(prove(&town, second, one).await.unwrap(), Outcome::Taken);
        // Who shows at the town hall that they are this elector is one again.
        let claims = rolls::claims(&mut town.sql(), town.body, 10).await.unwrap();
        assert_eq!(claims.len(), 1);
        let release = ReleaseElector {
            conflict: claims[0].id,
        };
        town.act(Actor::Person(hall.agent), release).await.unwrap();
        assert_eq!(prove(&town, second, one).await.unwrap(), Outcome::Proved);
    });
}

#[tokio::test]
async fn closing_accounts_gives_no_more_tries() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let mut stopped = 0;
        for place in 0..40 {
            let account = person(&town, "Compte", &format!("compte{place}")).await;
            let mut deed = typed("Absente", "Anne", "1980-02-01", "Vannes");
            deed.client = Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)));
            if town.act(Actor::Person(account), deed).await.is_err() {
                stopped += 1;
            }
            town.act(Actor::Person(account), EraseAccount { person: account })
                .await
                .unwrap();
        }
        assert_eq!(stopped, 10);
    });
}

#[tokio::test]
async fn two_accounts_at_once_are_not_both_the_same_elector() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let one = person(&town, "L’une", "une").await;
        let other = person(&town, "L’autre", "autre").await;
        let claim = ("Lukaszewic", "Wieslawa", "1991-12-25", "Pologne");
        let (first, second) = tokio::join!(prove(&town, one, claim), prove(&town, other, claim));
        let mut outcomes = [first.unwrap(), second.unwrap()].map(|outcome| format!("{outcome:?}"));
        outcomes.sort();
        assert_eq!(outcomes, ["Proved", "Taken"]);
    });
}

#[tokio::test]
async fn fifty_wrong_tries_are_stopped_by_account_and_by_client() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let patient = person(&town, "Anatole Essayeur", "essayeur").await;
        let (mut answered, mut stopped) = (0, 0);
        for day in 0..50 {
            let born_on = format!("19{:02}-01-01", 40 + day);
            match prove(&town, patient, ("Le Goff-Chênevert", "Éloïse", &born_on, "Auray")).await {
                Ok(outcome) => {
                    assert_eq!(outcome, Outcome::NotFound);
                    answered += 1;
                }
                refused => {
                    assert_eq!(refusal(refused), "rolls-refused-too-many");
                    stopped += 1;
                }
            }
        }
        assert_eq!((answered, stopped), (5, 45));
        // Right at last, and refused all the same until it waited.
        let right = ("Le Goff-Chênevert", "Éloïse", "1974-11-03", "Auray");
        assert_eq!(
            refusal(prove(&town, patient, right).await),
            "rolls-refused-too-many"
        );
        town.advance_minutes(61).await;
        assert_eq!(prove(&town, patient, right).await.unwrap(), Outcome::Proved);

        // Many accounts on one line are one client.
        let mut stopped = 0;
        for place in 0..40 {
            let account = person(&town, "Compte", &format!("compte{place}")).await;
            let mut deed = typed("Absente", "Anne", "1980-02-01", "Vannes");
            deed.client = Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)));
            if town.act(Actor::Person(account), deed).await.is_err() {
                stopped += 1;
            }
        }
        assert_eq!(stopped, 10);
    });
}

/// Nothing of an elector stands in clear in the database.
#[tokio::test]
async fn the_roll_is_not_readable_where_it_stands() {
    testkit::on_both_engines!(FEATURES, |town: TestTown| async move {
        let hall = Hall::open(&town).await;
        hall.with_roll(&town).await;
        let schema = town.house.schema().unwrap();
        let table = schema.table("roll_entry").unwrap();
        let mut rows = 0;
        town.sql()
            .each_row(table, Some(town.body.uuid()), |row: Vec<db::Value>| {
                rows += 1;
                for value in &row {
                    if let db::Value::Bytes(Some(bytes)) = value {
                        let text = String::from_utf8_lossy(bytes).to_lowercase();
                        for word in ["goff", "auray", "eloise", "songefroy", "vannes"] {
                            assert!(!text.contains(word), "{word}");
                        }
                    }
                }
                Ok::<(), db::Error>(())
            })
            .await
            .unwrap();
        // Five electors, one of them under two names.
        assert_eq!(rows, 6);
    });
}
