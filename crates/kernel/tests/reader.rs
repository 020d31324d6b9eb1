//! The features that read the journal, on both engines: each line once and in order, and one that cannot go on holds
//! nobody else back.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{
    Action, Actor, BoxFuture, Event, Fault, Feature, NumberedLine, Quality, Right, Scope, SubjectRef, Work,
};
use testkit::{Postgres, TestTown};

const SPEAK: Right = Right {
    code: "crier.speak",
    held_by: &[Quality::Visitor],
};
static HEARD: Mutex<Vec<(i64, String)>> = Mutex::new(Vec::new());
static STUMBLED: Mutex<Vec<i64>> = Mutex::new(Vec::new());
static STUMBLES: AtomicBool = AtomicBool::new(true);

const STUMBLER: Feature = Feature {
    rights: &[SPEAK],
    reader: Some(stumble),
    ..Feature::named("stumbler")
};
const LISTENER: Feature = Feature {
    reader: Some(listen),
    ..Feature::named("listener")
};

fn listen<'a>(_: &'a mut Work, lines: &'a [NumberedLine]) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        let mut heard = HEARD.lock().unwrap();
        heard.extend(lines.iter().map(|line| (line.number, line.kind.clone())));
        Ok(())
    })
}

fn stumble<'a>(_: &'a mut Work, lines: &'a [NumberedLine]) -> BoxFuture<'a, Result<(), Fault>> {
    Box::pin(async move {
        if STUMBLES.load(Ordering::SeqCst) {
            return Err(Fault::Internal("a stone".into()));
        }
        STUMBLED
            .lock()
            .unwrap()
            .extend(lines.iter().map(|line| line.number));
        Ok(())
    })
}

/// Says something, in public or not.
struct Speak {
    is_public: bool,
}

impl Action for Speak {
    const NAME: &'static str = "crier.speak";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&SPEAK, Scope::BODY).await?;
        let subject = SubjectRef::new("crier", work.new_id::<()>());
        let event = if self.is_public {
            Event::public("crier.cried", subject)
        } else {
            Event::internal("crier.whispered", subject)
        };
        work.journal(event).await
    }
}

async fn story(town: TestTown) {
    HEARD.lock().unwrap().clear();
    STUMBLED.lock().unwrap().clear();
    STUMBLES.store(true, Ordering::SeqCst);
    for place in 0..230 {
        let deed = Speak {
            is_public: place % 10 != 0,
        };
        town.act(Actor::Visitor, deed).await.unwrap();
    }
    town.settle().await;
    let heard = HEARD.lock().unwrap().clone();
    assert_eq!(
        heard.iter().map(|(number, _)| *number).collect::<Vec<_>>(),
        (1..=207).collect::<Vec<_>>()
    );
    assert!(heard.iter().all(|(_, kind)| kind == "crier.cried"));
    assert!(STUMBLED.lock().unwrap().is_empty());
    // Once nothing stands in its way, it reads on from where it stopped.
    STUMBLES.store(false, Ordering::SeqCst);
    town.act(Actor::Visitor, Speak { is_public: true }).await.unwrap();
    town.settle().await;
    assert_eq!(*STUMBLED.lock().unwrap(), (1..=208).collect::<Vec<_>>());
    assert_eq!(HEARD.lock().unwrap().len(), 208, "each line once");
}

#[tokio::test]
async fn lines_are_read_once_in_order_and_nobody_waits_for_who_stumbles() {
    story(TestTown::on_sqlite(&[STUMBLER, LISTENER]).await).await;
    if let Some(postgres) = Postgres::shared() {
        story(TestTown::on_postgres(&[STUMBLER, LISTENER], &postgres).await).await;
    }
}
