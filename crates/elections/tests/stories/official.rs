//! The official program verifies what was held here, in the group that the one Debian distributes knows.

use std::process::Command;

use elections::{
    AddCountedQuestion, CountingRule, CryptoGroup, Election, ElectionId, NewCountedQuestion, RollSource,
    TakeRoll,
};
use kernel::Actor;
use scrutin::ballot::Plain;
use scrutin::group::Rfc3526Group;
use scrutin::message::Shaped;
use testkit::{TestTown, absent, on_both_engines};

use crate::bureau::{Bureau, FEATURES, VOTE_DAYS, cast, give_shuffle, settings, shuffled, verified};

/// What the official program says of an archive; none where it is not installed.
fn official(election: &Election, archive: &str) -> Option<bool> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(format!("{}.bel", election.uuid));
    std::fs::write(file, archive).expect("written");
    let verify = Command::new("belenios-tool")
        .args(["election", "verify", "--dir"])
        .arg(folder.path())
        .output();
    let Ok(output) = verify else {
        absent("belenios-tool");
        return None;
    };
    if !output.status.success() {
        println!("{}", String::from_utf8_lossy(&output.stderr));
    }
    Some(output.status.success())
}

async fn found(town: &TestTown, id: ElectionId) -> Election {
    elections::find(&mut town.sql(), town.body, id)
        .await
        .expect("it reads")
        .expect("it is there")
}

#[tokio::test]
async fn belenios_tool_verifies_an_election_while_it_runs_and_when_it_is_over() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let mut secrets = bureau
            .opened::<Rfc3526Group>(&town, CryptoGroup::Rfc3526, Some(2))
            .await;
        let id = secrets.election;
        for (place, login, bits) in [
            (0, "lea", [0, 1, 0]),
            (1, "malo", [1, 0, 0]),
            (2, "yann", [0, 0, 1]),
        ] {
            let ballot = secrets.ballot(&town, login, &bits).await;
            cast(&town, bureau.voters[place], id, ballot)
                .await
                .expect("recorded");
        }
        let election = found(&town, id).await;
        let (running, _) = verified(&town, id).await;
        assert_ne!(official(&election, &running), Some(false), "while it runs");
        town.advance_days(VOTE_DAYS).await;
        for trustee in [1, 2] {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let (over, report) = verified(&town, id).await;
        assert!(report.result.is_some());
        assert_ne!(official(&election, &over), Some(false), "when it is over");
        // It would not accept anything: a ballot changed is refused.
        let changed = over.replacen("\"response\":\"1", "\"response\":\"2", 1);
        assert_ne!(official(&election, &changed), Some(true), "what was changed");
    });
}

#[tokio::test]
async fn belenios_tool_verifies_ballots_that_trustees_shuffled() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Rfc3526);
        let id = bureau.prepare(&town, settings).await;
        let question = NewCountedQuestion {
            asked: "Quel nom ?".to_owned(),
            answers: "Halle\nPlace\nJardin".to_owned(),
            rule: CountingRule::MajorityJudgment,
            seats: 1,
            grades: "Bien\nPassable\nÀ rejeter".to_owned(),
        };
        let add = AddCountedQuestion {
            election: id,
            question,
        };
        town.act(Actor::Person(bureau.chair), add).await.expect("asked");
        let mut secrets = bureau.make_keys::<Rfc3526Group>(&town, id, Some(2)).await;
        bureau.open(&town, id).await;
        for (place, login, bits, grades) in [
            (0, "lea", [0, 1, 0], [1, 2, 3]),
            (1, "malo", [1, 0, 0], [2, 1, 3]),
            (2, "yann", [0, 0, 1], [1, 1, 1]),
        ] {
            let plains: [Plain; 2] = [Shaped::Flat(bits.to_vec()), Shaped::Flat(grades.to_vec())];
            let ballot = secrets.ballot_with(&town, login, &plains).await;
            cast(&town, bureau.voters[place], id, ballot)
                .await
                .expect("recorded");
        }
        let election = found(&town, id).await;
        town.advance_days(VOTE_DAYS).await;
        for trustee in [0, 1] {
            let made = shuffled(&town, &mut secrets).await;
            give_shuffle(&town, bureau.trustees[trustee], id, &made)
                .await
                .expect("a shuffle");
        }
        for trustee in [1, 2] {
            bureau
                .decrypt(&town, &mut secrets, (trustee, trustee))
                .await
                .expect("a part");
        }
        let (over, report) = verified(&town, id).await;
        assert!(report.result.is_some());
        assert_ne!(official(&election, &over), Some(false), "when it is over");
        // Nor does it accept another order than the one that was proved.
        let (before, after) = over
            .split_once("\"ciphertexts\":[[{\"alpha\":\"")
            .expect("a shuffle stands in the archive");
        let digit = if after.starts_with('1') { "2" } else { "1" };
        let rest = after.get(1..).expect("a number");
        let changed = format!("{before}\"ciphertexts\":[[{{\"alpha\":\"{digit}{rest}");
        assert_eq!(changed.len(), over.len());
        assert_ne!(official(&election, &changed), Some(true), "what was changed");
    });
}

#[tokio::test]
async fn belenios_tool_verifies_ballots_of_several_weights() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let bureau = Bureau::gather(&town).await;
        let settings = settings(&town, CryptoGroup::Rfc3526);
        let id = bureau.prepare(&town, settings).await;
        // Three at least hold each weight.
        let weights = [
            ("lea", 1),
            ("malo", 1),
            ("yann", 1),
            ("soizic", 2),
            ("gwen", 2),
            ("passant", 2),
        ];
        let lines = weights.map(|(login, weight)| format!("{login};{login}@exemple.fr;{weight}"));
        let take = TakeRoll {
            election: id,
            source: RollSource::Pasted(lines.join("\n")),
        };
        town.act(Actor::Person(bureau.chair), take).await.expect("taken");
        let mut secrets = bureau.make_keys::<Rfc3526Group>(&town, id, None).await;
        bureau.open(&town, id).await;
        for (place, login, bits) in [
            (0, "lea", [0, 1, 0]),
            (2, "yann", [1, 0, 0]),
            (3, "soizic", [0, 0, 1]),
        ] {
            let ballot = secrets.ballot(&town, login, &bits).await;
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
        let election = found(&town, id).await;
        let result = election.result.clone().expect("a result");
        let figures = elections::totals(&election.questions, &result, None);
        assert_eq!(
            (figures[0].blank, figures[0].answers.as_slice()),
            (Some(1), &[1, 2][..])
        );
        let (over, _) = verified(&town, id).await;
        assert_ne!(official(&election, &over), Some(false), "when it is over");
    });
}
