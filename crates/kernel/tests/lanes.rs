//! What takes long has lanes of its own: what is done in a moment never waits behind it.

mod common;

use std::time::Duration;

use kernel::{
    Action, Actor, CollectiviteId, EffectLine, EffectState, Event, Fault, Feature, House, Quality, Right,
    Scope, SubjectRef, Work,
};
use tokio::sync::{Semaphore, watch};

/// Time a quick effect may take to be done while slow ones are under way.
const QUICK_TIME_MAX: Duration = Duration::from_secs(10);

/// Slow deliveries go on until they are let go.
static LET_GO: Semaphore = Semaphore::const_new(0);

const ASK: Right = Right {
    code: "office.ask",
    held_by: &[Quality::Visitor],
};

const OFFICE: Feature = Feature {
    rights: &[ASK],
    effects: &[
        ("letter", |_, _| Box::pin(async { Ok(()) })),
        ("paper", |_, _| {
            Box::pin(async {
                let _place = LET_GO.acquire().await;
                Ok(())
            })
        }),
    ],
    slow: &["paper"],
    ..Feature::named("office")
};

/// Asks for papers, then for letters.
struct Ask {
    papers: usize,
    letters: usize,
}

impl Action for Ask {
    const NAME: &'static str = "office.ask";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&ASK, Scope::BODY).await?;
        let wanted = [("paper", self.papers), ("letter", self.letters)];
        for (kind, count) in wanted {
            for number in 0..count {
                let key = format!("{kind}-{number}");
                work.effect(kind, &key, &serde_json::Value::Null).await?;
            }
        }
        let office = SubjectRef::new("office", work.new_id::<Ask>());
        work.journal(Event::internal("office.asked", office)).await
    }
}

/// How many of a kind are done.
async fn done(house: &House, body: CollectiviteId, kind: &str) -> usize {
    let lines = EffectLine::latest(&mut house.db.read(), body, 100)
        .await
        .expect("effects");
    let is_done = |line: &&EffectLine| line.kind == kind && line.state() == EffectState::Done;
    lines.iter().filter(is_done).count()
}

async fn until_done(house: &House, body: CollectiviteId, kind: &str, count: usize) {
    let waited = tokio::time::timeout(QUICK_TIME_MAX, async {
        while done(house, body, kind).await < count {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    assert!(waited.await.is_ok(), "{count} of {kind} not done in time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn letters_leave_while_papers_are_being_made_and_papers_are_finished_before_the_end() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (house, body) = common::house(folder.path(), &OFFICE, |_| {}).await;
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(kernel::worker::run(house.clone(), stopped));
    let ask = Ask {
        papers: 5,
        letters: 12,
    };
    house.act(body, Actor::Visitor, &ask).await.expect("asked");
    until_done(&house, body, "letter", 12).await;
    assert_eq!(done(&house, body, "paper").await, 0, "none is let go yet");
    LET_GO.add_permits(3);
    until_done(&house, body, "paper", 5).await;
    let _ = stop.send(true);
    tokio::time::timeout(QUICK_TIME_MAX, worker)
        .await
        .expect("it stops")
        .expect("and well");
}
