//! What an operator sees of what waits, and a duty that one node at a time takes.

use kernel::worker::WorkerMark;
use kernel::{
    Action, Actor, Delivery, Event, Fault, Feature, Quality, Queues, Right, Scope, SubjectRef, Work, duty,
};
use testkit::TestTown;

const RING: Right = Right {
    code: "bell.ring",
    held_by: &[Quality::Visitor],
};

const BELL: Feature = Feature {
    rights: &[RING],
    effects: &[
        ("hoarse", |_, _| {
            Box::pin(async { Err(Delivery::Again("hoarse".into())) })
        }),
        ("broken", |_, _| {
            Box::pin(async { Err(Delivery::Park("broken".into())) })
        }),
    ],
    timers: &[("rest", |_, _| Box::pin(async { Ok(()) }))],
    ..Feature::named("bell")
};

/// Rings a hoarse bell and a broken one, and will rest in a day.
struct Ring;

impl Action for Ring {
    const NAME: &'static str = "bell.ring";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&RING, Scope::BODY).await?;
        work.effect("hoarse", "once", &serde_json::Value::Null).await?;
        work.effect("broken", "once", &serde_json::Value::Null).await?;
        let bell = SubjectRef::new("bell", work.new_id::<Ring>());
        work.timer("rest", &bell, work.now.plus_days(1), &serde_json::Value::Null)
            .await?;
        work.journal(Event::public("bell.rang", bell)).await
    }
}

async fn look(town: &TestTown) -> (Queues, i64) {
    let queues = Queues::look(&mut town.sql(), town.now())
        .await
        .expect("the queues");
    let unnumbered = town.house.unnumbered(&mut town.sql()).await.expect("a count");
    (queues, unnumbered)
}

#[tokio::test]
async fn what_waits_is_counted_until_it_is_done_or_given_up() {
    testkit::on_both_engines!(&[BELL], |town| async move {
        let rang_at = town.now();
        town.act(Actor::Visitor, Ring).await.expect("it rings");
        let waiting = Queues {
            effects_waiting: 2,
            effects_parked: 0,
            effect_due_since: Some(rang_at),
            timers_due: 0,
            timers: 1,
        };
        assert_eq!(look(&town).await, (waiting, 1));
        assert_eq!(
            town.house.last_line_at(&mut town.sql()).await.expect("a line"),
            Some(rang_at)
        );
        town.settle().await;
        let tried = Queues {
            effects_waiting: 1,
            effects_parked: 1,
            effect_due_since: None,
            ..waiting
        };
        assert_eq!(
            look(&town).await,
            (tried, 0),
            "one comes back later, one is given up"
        );
        town.house.clock.set(town.now().plus_days(2));
        let (late, _) = look(&town).await;
        assert_eq!((late.timers_due, late.timers), (1, 1));
        assert!(
            late.effect_due_since
                .is_some_and(|due| due > rang_at && due < town.now())
        );
        town.settle().await;
        assert_eq!(look(&town).await.0.timers, 0);
    });
}

#[tokio::test]
async fn a_duty_is_held_by_one_until_it_is_done_or_its_holder_is_gone() {
    testkit::on_both_engines!(&[BELL], |town| async move {
        let (one, two) = (town.id::<WorkerMark>(), town.id::<WorkerMark>());
        let house = &town.house;
        let take = async |who| {
            let until = house.clock.now().plus_seconds(60);
            duty::take(house, "sweep", who, until).await.expect("an answer")
        };
        assert!(take(one).await);
        assert!(!take(two).await, "held");
        assert!(!take(one).await, "not twice, even by its holder");
        house.clock.set(house.clock.now().plus_seconds(61));
        assert!(take(two).await, "its holder is gone");
        let next = house.clock.now().plus_days(1);
        duty::hand_back(house, "sweep", one, next)
            .await
            .expect("an answer");
        assert!(!take(one).await, "the one who lost it hands nothing back");
        duty::hand_back(house, "sweep", two, next)
            .await
            .expect("an answer");
        assert!(!take(one).await, "not before it is due again");
        house.clock.set(next);
        assert!(take(one).await);
    });
}
