//! What is done again and again is one effect: asked anew once it ended, it is done anew at once, whatever was left of its lease.

mod common;

use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{Action, Actor, Event, Fault, Feature, Quality, Right, Scope, SubjectRef, Work};

const LOOK: Right = Right {
    code: "door.look",
    held_by: &[Quality::Visitor],
};

static LOOKED: AtomicUsize = AtomicUsize::new(0);

const DOOR: Feature = Feature {
    rights: &[LOOK],
    effects: &[("look", |_, _| {
        LOOKED.fetch_add(1, Ordering::SeqCst);
        Box::pin(std::future::ready(Ok(())))
    })],
    ..Feature::named("door")
};

struct Look;

impl Action for Look {
    const NAME: &'static str = "door.look";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&LOOK, Scope::BODY).await?;
        work.effect_again("look", "the door").await?;
        let door = SubjectRef::new("door", work.new_id::<Look>());
        work.journal(Event::internal("door.looked", door)).await
    }
}

#[tokio::test]
async fn what_is_asked_anew_once_it_ended_waits_for_no_lease() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (house, body) = common::house(folder.path(), &DOOR, |settings| settings.lease_s = 600).await;
    for times in 1..=3 {
        house.act(body, Actor::Visitor, &Look).await.expect("asked");
        kernel::worker::settle(&house).await.expect("settled");
        assert_eq!(LOOKED.load(Ordering::SeqCst), times);
    }
    // Twice before it is done is once.
    for _ in 0..2 {
        house.act(body, Actor::Visitor, &Look).await.expect("asked");
    }
    kernel::worker::settle(&house).await.expect("settled");
    assert_eq!(LOOKED.load(Ordering::SeqCst), 4);
}
