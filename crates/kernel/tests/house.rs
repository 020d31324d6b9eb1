//! What every action leaves behind, on both engines: a right checked, a line in the journal, effects with their key.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use db::{Id, Uuid, args};
use kernel::{
    Action, Actor, Delivery, EffectLine, EffectState, Event, Fault, Feature, JournalPage, Quality, Right,
    Scope, SubjectRef, Work,
};
use serde_json::json;
use testkit::TestTown;

db::statements! {
    COUNT_EFFECTS = "select count(*) as n from effect where collectivite_id = $1";
    COUNT_JOURNAL = "select count(*) as n from journal where collectivite_id = $1";
}

const RING: Right = Right {
    code: "bell.ring",
    held_by: &[Quality::Person],
};
const FEATURE: Feature = Feature {
    rights: &[RING, kernel::DELIVERIES],
    effects: &[
        ("bell", |_, effect| {
            Box::pin(async move {
                let mut heard = HEARD.lock().unwrap();
                heard.push(effect.key.clone());
                let times = heard.iter().filter(|key| **key == effect.key).count();
                match effect.payload["fails"].as_u64() {
                    Some(fails) if times <= usize::try_from(fails).unwrap() => {
                        Err(Delivery::Again("hoarse".into()))
                    }
                    _ => Ok(()),
                }
            })
        }),
        ("broken", |_, _| {
            Box::pin(async { Err(Delivery::Park("no such bell".into())) })
        }),
    ],
    timers: &[("bell.timer", |work, timer| {
        Box::pin(async move {
            let times = RUNG.fetch_add(1, Ordering::SeqCst);
            if timer.payload["fails"] == true && times == 0 {
                return Err(Fault::Internal("rope broken".into()));
            }
            work.journal(Event::public("bell.rang-by-itself", timer.subject_as("bell")))
                .await
        })
    })],
    reaction: Some(|work, event| {
        Box::pin(async move {
            if event.kind == "bell.rang" && event.payload["echo"] == true {
                work.journal(Event::public("bell.echoed", event.subject.clone()))
                    .await?;
            }
            if event.payload["forbidden"] == true {
                return Err(Fault::refused("silence"));
            }
            Ok(())
        })
    }),
    ..Feature::named("bell")
};
/// Each test runs in a process of its own (nextest) or in turn on one thread: see `story`.
static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());
static RUNG: AtomicUsize = AtomicUsize::new(0);

/// Rings a bell; each part of what an action owes can be left out.
#[derive(Clone)]
struct Ring {
    asks: bool,
    tells: bool,
    effect: Option<(&'static str, serde_json::Value)>,
    payload: serde_json::Value,
}

impl Ring {
    fn properly() -> Self {
        Self {
            asks: true,
            tells: true,
            effect: None,
            payload: json!({}),
        }
    }
}

const BELL: Uuid = Uuid::from_u128(7);

impl Action for Ring {
    const NAME: &'static str = "bell.ring";
    type Output = Uuid;

    async fn run(&self, work: &mut Work) -> Result<Uuid, Fault> {
        if self.asks {
            work.require(&RING, Scope::BODY).await?;
        }
        if let Some((kind, payload)) = &self.effect {
            work.effect(kind, "key-1", payload).await?;
        }
        let subject = SubjectRef {
            kind: "bell".into(),
            id: BELL,
        };
        if self.tells {
            work.journal(Event::public("bell.rang", subject).with(self.payload.clone()))
                .await?;
        }
        Ok(work.new_id::<()>().uuid())
    }
}

fn someone() -> Actor {
    Actor::Person(Id::from_uuid(Uuid::from_u128(1)))
}

async fn counts(town: &TestTown) -> (i64, i64) {
    let mut sql = town.sql();
    (
        sql.count(COUNT_JOURNAL, args![town.body]).await.unwrap(),
        sql.count(COUNT_EFFECTS, args![town.body]).await.unwrap(),
    )
}

#[tokio::test]
async fn nothing_is_kept_of_an_action_that_checked_no_right_or_left_no_line() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        let effect = Some(("bell", json!({})));
        let unasked = Ring {
            asks: false,
            effect: effect.clone(),
            ..Ring::properly()
        };
        assert!(matches!(
            town.act(someone(), unasked).await,
            Err(Fault::Internal(_))
        ));
        let untold = Ring {
            tells: false,
            effect,
            ..Ring::properly()
        };
        assert!(matches!(
            town.act(someone(), untold).await,
            Err(Fault::Internal(_))
        ));
        let forbidden = town.act(Actor::Visitor, Ring::properly()).await;
        assert!(matches!(forbidden, Err(Fault::Forbidden { right: "bell.ring" })));
        assert_eq!(counts(&town).await, (0, 0));
        town.act(someone(), Ring::properly()).await.unwrap();
        assert_eq!(counts(&town).await, (1, 0));
    });
}

#[tokio::test]
async fn a_reaction_that_refuses_undoes_the_whole_action() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        let echoed = Ring {
            payload: json!({ "echo": true }),
            ..Ring::properly()
        };
        town.act(someone(), echoed).await.unwrap();
        assert_eq!(counts(&town).await.0, 2);
        let refused = Ring {
            payload: json!({ "forbidden": true }),
            effect: Some(("bell", json!({}))),
            ..Ring::properly()
        };
        assert!(matches!(
            town.act(someone(), refused).await,
            Err(Fault::Refused { .. })
        ));
        assert_eq!(counts(&town).await, (2, 0));
    });
}

#[tokio::test]
async fn a_form_sent_twice_is_done_once_and_answers_the_same() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        let request = Uuid::from_u128(42);
        let first = town
            .house
            .act_once(town.body, someone(), request, &Ring::properly())
            .await
            .unwrap();
        let second = town
            .house
            .act_once(town.body, someone(), request, &Ring::properly())
            .await
            .unwrap();
        assert_eq!((first, counts(&town).await.0), (second, 1));
        let other = Actor::Person(Id::from_uuid(Uuid::from_u128(2)));
        let stolen = town
            .house
            .act_once(town.body, other, request, &Ring::properly())
            .await;
        assert!(
            matches!(stolen, Err(Fault::Forbidden { .. })),
            "somebody else's answer is not given"
        );
    });
}

#[tokio::test]
async fn forms_sent_at_once_are_done_once() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        let request = Uuid::from_u128(43);
        let mut sent = Vec::new();
        for _ in 0..12 {
            let house = town.house.clone();
            let body = town.body;
            sent.push(tokio::spawn(async move {
                house.act_once(body, someone(), request, &Ring::properly()).await
            }));
        }
        let mut answers = std::collections::BTreeSet::new();
        for answer in sent {
            answers.insert(answer.await.unwrap().unwrap());
        }
        assert_eq!((answers.len(), counts(&town).await.0), (1, 1));
    });
}

#[tokio::test]
async fn an_effect_is_tried_again_with_the_same_key_later_and_later_then_done_and_forgotten() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        HEARD.lock().unwrap().clear();
        let ring = Ring {
            effect: Some(("bell", json!({ "fails": 2 }))),
            ..Ring::properly()
        };
        town.act(someone(), ring).await.unwrap();
        town.settle().await;
        assert_eq!(HEARD.lock().unwrap().len(), 1, "not again before its time");
        town.house.clock.set(town.now().plus_seconds(20));
        town.settle().await;
        town.house.clock.set(town.now().plus_seconds(60));
        town.settle().await;
        town.advance_days(1).await;
        assert_eq!(*HEARD.lock().unwrap(), ["key-1", "key-1", "key-1"]);
        let lines = EffectLine::latest(&mut town.sql(), town.body, 10).await.unwrap();
        assert_eq!(lines[0].state(), EffectState::Done);
    });
}

#[tokio::test]
async fn an_effect_that_cannot_work_is_parked_until_an_agent_asks_again() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        let ring = Ring {
            effect: Some(("broken", json!({}))),
            ..Ring::properly()
        };
        town.act(someone(), ring).await.unwrap();
        town.settle().await;
        let line = EffectLine::latest(&mut town.sql(), town.body, 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!(
            (line.state(), line.last_error.as_deref()),
            (EffectState::Parked, Some("no such bell"))
        );
        let retry = || kernel::RetryEffect { effect: line.id };
        assert!(matches!(
            town.act(someone(), retry()).await,
            Err(Fault::Forbidden { .. })
        ));
        town.act(Actor::Operator, retry()).await.unwrap();
        town.settle().await;
        let again = EffectLine::latest(&mut town.sql(), town.body, 10)
            .await
            .unwrap()
            .remove(0);
        assert_eq!((again.state(), again.attempts), (EffectState::Parked, 1));
    });
}

#[tokio::test]
async fn a_date_acts_once_even_when_its_first_try_fails() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        RUNG.store(0, Ordering::SeqCst);
        town.act(someone(), Set).await.unwrap();
        town.settle().await;
        assert_eq!(counts(&town).await.0, 1);
        town.advance_days(2).await;
        town.advance_days(1).await;
        town.advance_days(1).await;
        assert_eq!((RUNG.load(Ordering::SeqCst), counts(&town).await.0), (2, 2));
    });
}

#[tokio::test]
async fn public_lines_are_numbered_without_hole_and_internal_ones_never() {
    testkit::on_both_engines!(&[FEATURE], |town: TestTown| async move {
        for _ in 0..7 {
            let echoed = Ring {
                payload: json!({ "echo": true }),
                ..Ring::properly()
            };
            town.act(someone(), echoed).await.unwrap();
        }
        town.settle().await;
        let lines = JournalPage::public(&mut town.sql(), town.body, 50, 0)
            .await
            .unwrap();
        let numbers: Vec<Option<i64>> = lines.iter().rev().map(|line| line.number).collect();
        assert_eq!(numbers, (1..=14).map(Some).collect::<Vec<_>>());
    });
}

/// Sets a date on which the bell rings by itself; the first try fails.
struct Set;
impl Action for Set {
    const NAME: &'static str = "bell.set";
    type Output = ();
    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&RING, Scope::BODY).await?;
        let subject = SubjectRef {
            kind: "bell".into(),
            id: BELL,
        };
        let due_at = work.now.plus_days(1);
        work.timer("bell.timer", &subject, due_at, &json!({ "fails": true }))
            .await?;
        work.journal(Event::internal("bell.set", subject)).await
    }
}
