//! What a vote fixes when it opens, and how others read it.

use db::Uuid;
use groups::{EndMandate, Role};
use jiff::civil::date;
use kernel::{Actor, SubjectRef};
use testkit::{TestTown, on_both_engines};
use votes::{Choice, CloseScrutin, Mode, OpenScrutin, Outcome};

use crate::assembly::{Assembly, FEATURES, browser_of, cast, mandate, page, refusal};

#[tokio::test]
async fn the_electoral_list_is_the_one_of_the_opening() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let scrutin = people.open(&town, Mode::Ordinaire).await;
        mandate(&town, people.group, people.passer_by, Role::Member, true).await;
        assert_eq!(
            refusal(cast(&town, scrutin, people.passer_by, Choice::Pour).await),
            "votes-refused-not-elector"
        );
        let end = EndMandate {
            group: people.group,
            person: people.malo,
            on: date(2026, 11, 10),
        };
        town.act(Actor::System, end).await.expect("a mandate ends");
        town.advance_days(1).await;
        cast(&town, scrutin, people.malo, Choice::Pour)
            .await
            .expect("a vote given at the opening stays");
        let found = votes::find(&mut town.sql(), town.body, scrutin)
            .await
            .expect("it reads")
            .expect("it is there");
        assert_eq!(found.inscrits, 5);
    });
}

#[tokio::test]
async fn a_vote_that_cannot_be_held_does_not_open() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let opening = || people.opening(&town, Mode::Ordinaire);
        let past = OpenScrutin {
            closes_at: town.now(),
            ..opening()
        };
        assert_eq!(
            refusal(town.act(Actor::System, past).await),
            "votes-closes-in-the-past"
        );
        let silent = OpenScrutin {
            question: " \n ".to_owned(),
            ..opening()
        };
        assert_eq!(
            refusal(town.act(Actor::System, silent).await),
            "votes-question-empty"
        );
        let endless = OpenScrutin {
            question: "?".repeat(501),
            ..opening()
        };
        assert_eq!(
            refusal(town.act(Actor::System, endless).await),
            "votes-question-too-long"
        );
        let nobody = OpenScrutin {
            group: town.id(),
            ..opening()
        };
        assert_eq!(
            refusal(town.act(Actor::System, nobody).await),
            "votes-refused-no-elector"
        );
        town.act(Actor::System, opening()).await.expect("the first opens");
        assert_eq!(
            refusal(town.act(Actor::System, opening()).await),
            "votes-refused-open-already"
        );
    });
}

#[tokio::test]
async fn two_who_open_the_same_vote_at_once_open_one() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let (first, second) = tokio::join!(
            town.act(Actor::Person(people.nolwenn), people.opening(&town, Mode::Public)),
            town.act(Actor::Person(people.soizic), people.opening(&town, Mode::Public)),
        );
        let (opened, refused) = if first.is_ok() {
            (first, second)
        } else {
            (second, first)
        };
        opened.expect("one of them opens");
        assert_eq!(refusal(refused), "votes-refused-open-already");
    });
}

#[tokio::test]
async fn the_votes_on_many_subjects_are_read_together_the_latest_of_each() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = Assembly::gather(&town).await;
        let subjects: Vec<SubjectRef> = (0..120)
            .map(|_| SubjectRef::new("amendment", town.id::<Uuid>()))
            .collect();
        for subject in subjects.iter().step_by(2) {
            let opening = OpenScrutin {
                on: subject.clone(),
                ..people.opening(&town, Mode::Ordinaire)
            };
            town.act(Actor::System, opening).await.expect("it opens");
        }
        let first = votes::of_subject(&mut town.sql(), town.body, &subjects[0])
            .await
            .expect("it reads")
            .expect("a vote");
        town.act(Actor::System, CloseScrutin { scrutin: first.id })
            .await
            .expect("it closes");
        let again = OpenScrutin {
            on: subjects[0].clone(),
            ..people.opening(&town, Mode::Ordinaire)
        };
        let again = town.act(Actor::System, again).await.expect("it opens again");

        let found = votes::summaries(&mut town.sql(), town.body, &subjects)
            .await
            .expect("they read");
        assert_eq!(found.len(), 60);
        assert!(
            subjects
                .iter()
                .step_by(2)
                .all(|subject| found.contains_key(subject))
        );
        assert_eq!(
            (found[&subjects[0]].id, found[&subjects[0]].is_open),
            (again, true)
        );
        assert!(
            votes::summaries(&mut town.sql(), town.body, &[])
                .await
                .expect("nothing reads")
                .is_empty()
        );

        let latest = votes::of_subjects(&mut town.sql(), town.body, "amendment", 10)
            .await
            .expect("they read");
        assert_eq!((latest.len(), latest[0].1.id), (10, again));
        town.house.clock.set(town.now().plus_days(1));
        town.act(Actor::System, CloseScrutin { scrutin: again })
            .await
            .expect("it closes");
        let closed = votes::of_subject(&mut town.sql(), town.body, &subjects[0])
            .await
            .expect("it reads")
            .expect("a vote");
        assert_eq!((closed.is_open, closed.outcome), (false, Some(Outcome::NoQuorum)));
        assert_eq!(closed.tally.expect("counts").inscrits, 5);

        // 59 open: two pages. 2 closed: under them, and on a page of their own.
        let mut visitor = browser_of(&town, people.passer_by);
        let list = page(&mut visitor, "/votes").await;
        assert_eq!(list.matches("class=\"card\"").count(), 52, "50 open, 2 closed");
        assert!(list.contains("/votes?page=2"));
        let second = page(&mut visitor, "/votes?page=2").await;
        assert_eq!(second.matches("class=\"card\"").count(), 11, "9 open, 2 closed");
        let closed = page(&mut visitor, "/votes?etat=clos&page=9").await;
        assert_eq!(closed.matches("class=\"card\"").count(), 2);
    });
}

#[tokio::test]
async fn pages_without_any_vote_say_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        Assembly::gather(&town).await;
        let mut visitor = town.browser();
        assert!(
            page(&mut visitor, "/votes")
                .await
                .contains("Aucun vote n’est ouvert en ce moment.")
        );
        assert!(
            page(&mut visitor, "/votes?etat=clos")
                .await
                .contains("Aucun vote n’a encore été clos.")
        );
        let unknown = visitor.get(&format!("/votes/{}", town.id::<Uuid>())).await;
        assert_eq!(unknown.status.as_u16(), 404);
    });
}
