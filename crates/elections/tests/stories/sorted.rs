//! Questions of other sorts: lists of candidates, answers that are ranked or graded, whose ballots trustees shuffle before each
//! is decrypted.

use elections::{
    AddCountedQuestion, AddListsQuestion, AskForKeys, CountingRule, CryptoGroup, EditElection, Election,
    ElectionId, Kind, NewCountedQuestion, NewListsQuestion, RecordShuffle, RemoveQuestion, RollSource, State,
    TakeRoll, check_shuffle,
};
use kernel::Actor;
use scrutin::ballot::Plain;
use scrutin::group::Ed25519;
use scrutin::message::Shaped;
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send, whole};

use crate::bureau::{
    Bureau, FEATURES, VOTE_DAYS, cast, give_shuffle, published, settings, shuffled, verified,
};

const ASKED: &str = "Qui préside ?";
const LISTS: &str = "Quartier vivant\nLéa Riou\nMalo Tanguy";

fn counted(rule: CountingRule) -> NewCountedQuestion {
    NewCountedQuestion {
        asked: "Quel nom pour la place ?".to_owned(),
        answers: "Halle\nPlace\nJardin".to_owned(),
        rule,
        seats: 1,
        grades: "Bien\nPassable\nÀ rejeter".to_owned(),
    }
}

/// An election that asks nothing yet.
async fn asking_nothing(town: &TestTown, bureau: &Bureau) -> ElectionId {
    let settings = settings(town, CryptoGroup::Ed25519);
    let election = bureau.prepare(town, settings).await;
    let remove = RemoveQuestion {
        election,
        index: 0,
        asked: ASKED.to_owned(),
    };
    town.act(Actor::Person(bureau.chair), remove)
        .await
        .expect("removed");
    election
}

async fn state_of(town: &TestTown, id: ElectionId) -> Election {
    elections::find(&mut town.sql(), town.body, id)
        .await
        .expect("it reads")
        .expect("it is there")
}

#[tokio::test]
async fn lists_are_written_voted_and_counted_with_the_votes_of_each_candidate() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let id = asking_nothing(&town, &bureau).await;
        let path = format!("/elections/{id}");
        let mut chair = browser_of(&town, bureau.chair);

        // A list alone is refused, and what was typed comes back.
        let lists = format!("{path}/preparer/questions/listes");
        let asked = ("lists_asked", "Quelle liste pour le bureau ?");
        let reply = send(&town, &mut chair, &lists, &[asked, ("lists", "Port ouvert")]).await;
        let refused = whole(reply, 422);
        assert!(
            refused.contains("n’a pas de candidat") && refused.contains("Port ouvert"),
            "{refused}"
        );
        // One list that nobody can refuse is no choice.
        let alone = [asked, ("lists", LISTS), ("lists_blank", "non")];
        let refused = whole(send(&town, &mut chair, &lists, &alone).await, 422);
        assert!(refused.contains("n’est pas un choix"), "{refused}");
        let reply = send(&town, &mut chair, &lists, &[asked, ("lists", LISTS)]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let prepared = page(&mut chair, &format!("{path}/preparer")).await;
        assert!(
            prepared.contains("Quartier vivant") && prepared.contains("Malo Tanguy"),
            "{prepared}"
        );

        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, None).await;
        bureau.open(&town, id).await;
        let booth = page(&mut browser_of(&town, bureau.voters[0]), &format!("{path}/voter")).await;
        for part in [
            "data-list=\"0\"",
            "data-list-answer=\"0.1\"",
            "démarquez ceux que vous rayez",
        ] {
            assert!(booth.contains(part), "{part} is missing: {booth}");
        }
        let choices = booth.split("<input ").filter(|field| field.contains("data-list"));
        let choices: Vec<&str> = choices.collect();
        assert_eq!(choices.len(), 5, "two lists and three candidates");
        assert!(
            choices.iter().all(|field| field.contains("form=\"aucun-envoi\"")),
            "{choices:?}"
        );

        for (place, login, bits) in [
            (0, "lea", [vec![1, 1, 1], vec![0, 0]]),
            (1, "malo", [vec![1, 0, 1], vec![0, 0]]),
            (2, "yann", [vec![0, 0, 0], vec![1, 1]]),
        ] {
            let plain: Plain = Shaped::Nested(bits.to_vec());
            let ballot = secrets.ballot_with(&town, login, &[plain]).await;
            cast(&town, bureau.voters[place], id, ballot)
                .await
                .expect("recorded");
        }
        town.advance_days(VOTE_DAYS).await;
        for trustee in 0..3 {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let tallied = state_of(&town, id).await;
        assert_eq!(tallied.state, State::Tallied);
        let figures = elections::totals(&tallied.questions, &tallied.result.expect("a result"), None);
        assert_eq!(
            (figures[0].blank, figures[0].answers.as_slice()),
            (Some(1), &[2, 1, 2][..])
        );
        let (_, report) = verified(&town, id).await;
        assert!(report.result.is_some());
        for below in ["resultat", "pv"] {
            let shown = page(&mut town.browser(), &format!("{path}/{below}")).await;
            assert!(
                shown.contains("result-bar")
                    && shown.contains("Voix des candidats")
                    && shown.contains("Vote blanc"),
                "{below}: {shown}"
            );
        }
    });
}

#[tokio::test]
async fn ranked_ballots_are_shuffled_by_as_many_trustees_as_decrypt_then_counted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let id = asking_nothing(&town, &bureau).await;
        let path = format!("/elections/{id}");
        let form = [
            ("counted_asked", "Quel nom pour la place ?"),
            ("counted_answers", "Halle\nPlace\nJardin"),
            ("rule", "schulze"),
            ("seats", "1"),
            ("grades", ""),
        ];
        let mut chair = browser_of(&town, bureau.chair);
        let add = format!("{path}/preparer/questions/classement");
        let reply = send(&town, &mut chair, &add, &form).await;
        assert_eq!(reply.status, 303, "{}", reply.text);

        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, Some(2)).await;
        bureau.open(&town, id).await;
        let booth = page(&mut browser_of(&town, bureau.voters[0]), &format!("{path}/voter")).await;
        assert_eq!(
            booth.matches("data-answer=").count(),
            3,
            "a rank for each answer: {booth}"
        );
        assert!(booth.contains("deux réponses peuvent avoir le même"), "{booth}");
        for (place, login, ranks) in [
            (0, "lea", [1, 2, 3]),
            (1, "malo", [1, 2, 0]),
            (2, "yann", [2, 1, 0]),
            (3, "soizic", [0, 0, 0]),
        ] {
            let plain: Plain = Shaped::Flat(ranks.to_vec());
            let ballot = secrets.ballot_with(&town, login, &[plain]).await;
            cast(&town, bureau.voters[place], id, ballot)
                .await
                .expect("recorded");
        }
        town.advance_days(VOTE_DAYS).await;
        assert_eq!(state_of(&town, id).await.state, State::Tallying);

        // Nothing is decrypted before it is shuffled.
        let early = bureau.decrypt(&town, &mut secrets, (0, 0)).await;
        assert_eq!(refusal(early), "elections-refused-shuffles-first");
        let [denez, enora, fanch] = bureau.trustees[..] else {
            panic!("three trustees")
        };
        let asked = town.letters("denez@exemple.fr").await;
        assert!(
            asked.iter().any(|letter| letter.subject.contains("à mélanger")),
            "a letter asks to shuffle"
        );
        let own = page(&mut browser_of(&town, denez), &format!("{path}/cle")).await;
        assert!(own.contains("data-scrutin=\"shuffle\""), "{own}");

        // Two begin from the same ballots: the second to send begins again from those of the first.
        let one = shuffled(&town, &mut secrets).await;
        let same = shuffled(&town, &mut secrets).await;
        let same = check_shuffle(&town.house, town.body, (id, enora), &same)
            .await
            .expect("sound");
        give_shuffle(&town, denez, id, &one).await.expect("the first");
        let late = RecordShuffle { shuffle: same };
        assert_eq!(
            refusal(town.act(Actor::Person(enora), late).await),
            "elections-refused-shuffled-meanwhile"
        );
        let again = shuffled(&town, &mut secrets).await;
        assert_eq!(
            refusal(give_shuffle(&town, denez, id, &again).await),
            "elections-refused-shuffled-already"
        );
        assert_eq!(
            refusal(give_shuffle(&town, fanch, id, &one).await),
            "elections-refused-message",
            "one that is not of what stands"
        );
        assert_eq!(
            refusal(give_shuffle(&town, bureau.chair, id, &again).await),
            "elections-refused-not-trustee"
        );
        let forged = again.replacen("\"alpha\":\"", "\"alpha\":\"0", 1);
        assert_eq!(
            refusal(give_shuffle(&town, fanch, id, &forged).await),
            "elections-refused-message"
        );
        let (running, _) = verified(&town, id).await;
        let conducting = page(&mut chair, &format!("{path}/preparer")).await;
        assert!(conducting.contains("Il faut 2 mélanges"), "{conducting}");

        // Fañch comes by the page, as the last of those who are needed.
        let sent = send(
            &town,
            &mut browser_of(&town, fanch),
            &format!("{path}/cle/melanger"),
            &[("shuffle", &again)],
        )
        .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let over = shuffled(&town, &mut secrets).await;
        assert_eq!(
            refusal(give_shuffle(&town, enora, id, &over).await),
            "elections-refused-shuffled-over"
        );
        for trustee in [0, 2] {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        assert_eq!(state_of(&town, id).await.state, State::Tallied);
        let (archive, report) = verified(&town, id).await;
        assert!(report.result.is_some());
        let (running, archive) = (running.as_bytes(), archive.as_bytes());
        assert!(scrutin::verify_diff(running, archive, archive, &|_| {}).is_valid());

        for below in ["resultat", "pv"] {
            let shown = page(&mut town.browser(), &format!("{path}/{below}")).await;
            for part in [
                "Est choisie",
                "Halle",
                "4 bulletins déchiffrés",
                "Duels",
                "--rule schulze",
            ] {
                assert!(shown.contains(part), "{below}: {part} is missing: {shown}");
            }
        }
        let published = town.browser().get(&format!("{path}/resultat.json")).await;
        let result: serde_json::Value = serde_json::from_str(&published.text).expect("a result");
        assert_eq!(result["result"][0].as_array().map(Vec::len), Some(4), "{result}");
    });
}

#[tokio::test]
async fn nobody_votes_and_grades_are_shuffled_and_counted_all_the_same() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let id = asking_nothing(&town, &bureau).await;
        let add = AddCountedQuestion {
            election: id,
            question: counted(CountingRule::MajorityJudgment),
        };
        town.act(Actor::Person(bureau.chair), add).await.expect("asked");
        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, Some(2)).await;
        bureau.open(&town, id).await;
        town.advance_days(VOTE_DAYS).await;
        for trustee in &bureau.trustees[..2] {
            let made = shuffled(&town, &mut secrets).await;
            give_shuffle(&town, *trustee, id, &made).await.expect("a shuffle");
        }
        for trustee in [0, 1] {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        assert_eq!(state_of(&town, id).await.state, State::Tallied);
        let shown = page(&mut town.browser(), &format!("/elections/{id}/resultat")).await;
        assert!(shown.contains("rien n’est choisi"), "{shown}");
    });
}

#[tokio::test]
async fn grades_that_do_not_count_and_those_that_tie_are_told() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let id = asking_nothing(&town, &bureau).await;
        let add = AddCountedQuestion {
            election: id,
            question: counted(CountingRule::MajorityJudgment),
        };
        town.act(Actor::Person(bureau.chair), add).await.expect("asked");
        let mut secrets = bureau.make_keys::<Ed25519>(&town, id, Some(2)).await;
        bureau.open(&town, id).await;
        for (place, login, grades) in [
            (0, "lea", [1, 1, 3]),
            (1, "malo", [2, 2, 3]),
            (2, "yann", [1, 0, 0]),
            (3, "soizic", [0, 0, 0]),
        ] {
            let plain: Plain = Shaped::Flat(grades.to_vec());
            let ballot = secrets.ballot_with(&town, login, &[plain]).await;
            cast(&town, bureau.voters[place], id, ballot)
                .await
                .expect("recorded");
        }
        town.advance_days(VOTE_DAYS).await;
        let path = format!("/elections/{id}");
        let closed = page(&mut town.browser(), &path).await;
        assert!(closed.contains("mélangent les bulletins"), "{closed}");
        for trustee in &bureau.trustees[..2] {
            let made = shuffled(&town, &mut secrets).await;
            give_shuffle(&town, *trustee, id, &made).await.expect("a shuffle");
            // What they gave is published under its hash: whoever noted it finds it again.
            let hash = scrutin::Hash::of(made.as_bytes()).base64();
            let shown = page(&mut town.browser(), &path).await;
            assert!(shown.contains(&hash), "{hash} is missing: {shown}");
        }
        // A browser rebuilds what it decrypts from what is published here, and from nothing else.
        let own = page(&mut browser_of(&town, bureau.trustees[0]), &format!("{path}/cle")).await;
        assert!(
            own.contains(&format!("data-chain-url=\"{path}/evenements.json\"")),
            "{own}"
        );
        let chain = published(&mut town.browser(), id, "evenements.json").await;
        let chain: serde_json::Value = serde_json::from_str(&chain).expect("a chain");
        let events: Vec<&str> = chain["events"]
            .as_array()
            .expect("events")
            .iter()
            .filter_map(serde_json::Value::as_str)
            .collect();
        let kinds: Vec<serde_json::Value> = events
            .iter()
            .map(|event| serde_json::from_str::<serde_json::Value>(event).expect("an event"))
            .map(|event| event["type"].clone())
            .collect();
        assert_eq!(kinds, ["EncryptedTally", "Shuffle", "Shuffle", "EndShuffles"]);
        for pair in events.windows(2) {
            let parent = scrutin::Hash::of(pair[0].as_bytes()).to_string();
            assert!(pair[1].contains(&parent), "{pair:?}");
        }
        assert_eq!(chain["messages"].as_array().map(Vec::len), Some(6), "{chain}");
        let last = scrutin::Hash::of(events[3].as_bytes()).to_string();
        assert_eq!(state_of(&town, id).await.head, Some(last));

        for trustee in [0, 1] {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        for below in ["resultat", "pv"] {
            let shown = page(&mut town.browser(), &format!("{path}/{below}")).await;
            let shown = shown.replace(['\u{a0}', '\u{202f}'], " ");
            for part in [
                "Égalité",
                "4 bulletins déchiffrés",
                "Blancs : 1",
                // One grades a part of the answers.
                "nuls : 1",
                "--option variant=mieux-voter",
                "la moins bonne des deux mentions",
            ] {
                assert!(shown.contains(part), "{below}: {part} is missing: {shown}");
            }
        }
    });
}

#[tokio::test]
async fn what_cannot_be_shuffled_or_listed_is_refused_before_anybody_makes_a_key() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let chair = Actor::Person(bureau.chair);
        let election = asking_nothing(&town, &bureau).await;
        let question = counted(CountingRule::MajorityJudgment);
        let add = AddCountedQuestion { election, question };
        town.act(chair, add).await.expect("asked");
        let ask = || AskForKeys {
            election,
            threshold: None,
        };

        // A weight would tell whose a ballot is.
        let lines: Vec<String> = (1..=6)
            .map(|number| format!("Personne {number};p{number}@exemple.fr;{}", 1 + number % 2))
            .collect();
        let lines = lines.join("\n");
        let source = RollSource::Pasted(lines);
        town.act(chair, TakeRoll { election, source })
            .await
            .expect("taken");
        assert_eq!(
            refusal(town.act(chair, ask()).await),
            "elections-refused-shuffled-weights"
        );

        // More than trustees shuffle in their browsers.
        let lines: Vec<String> = (1..=2_001)
            .map(|number| format!("Personne {number};p{number}@exemple.fr"))
            .collect();
        let lines = lines.join("\n");
        let source = RollSource::Pasted(lines);
        town.act(chair, TakeRoll { election, source })
            .await
            .expect("taken");
        assert_eq!(
            refusal(town.act(chair, ask()).await),
            "elections-refused-shuffled-max"
        );

        // Paper has no ranks to add.
        let source = RollSource::Members;
        town.act(chair, TakeRoll { election, source })
            .await
            .expect("taken");
        let mut settings = settings(&town, CryptoGroup::Ed25519);
        settings.paper_voters = 3;
        let edit = EditElection {
            election,
            settings: settings.clone(),
        };
        town.act(chair, edit).await.expect("edited");
        assert_eq!(
            refusal(town.act(chair, ask()).await),
            "elections-refused-shuffled-paper"
        );

        // An appointment is by majority, a post at a time.
        settings.paper_voters = 0;
        settings.kind = Kind::Appointment;
        let edit = EditElection { election, settings };
        town.act(chair, edit).await.expect("edited");
        assert_eq!(refusal(town.act(chair, ask()).await), "elections-appointment-one");
        let question = NewListsQuestion {
            asked: "Quelle liste ?".to_owned(),
            lists: LISTS.to_owned(),
            is_blank_allowed: true,
        };
        assert_eq!(
            refusal(town.act(chair, AddListsQuestion { election, question }).await),
            "elections-appointment-one"
        );
        let question = counted(CountingRule::Stv);
        assert_eq!(
            refusal(town.act(chair, AddCountedQuestion { election, question }).await),
            "elections-appointment-one"
        );
    });
}
