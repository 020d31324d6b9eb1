//! A delivery that never ends is given up before its lease does: another node may then take it over, and never while
//! this one is still at it.

mod common;

use kernel::{
    Action, Actor, EffectLine, EffectState, Event, Fault, Feature, Quality, Right, Scope, SubjectRef, Work,
};

const KNOCK: Right = Right {
    code: "door.knock",
    held_by: &[Quality::Visitor],
};

const DOOR: Feature = Feature {
    rights: &[KNOCK],
    effects: &[("knock", |_, _| Box::pin(std::future::pending()))],
    ..Feature::named("door")
};

struct Knock;

impl Action for Knock {
    const NAME: &'static str = "door.knock";
    type Output = ();

    async fn run(&self, work: &mut Work) -> Result<(), Fault> {
        work.require(&KNOCK, Scope::BODY).await?;
        work.effect("knock", "once", &serde_json::Value::Null).await?;
        let door = SubjectRef::new("door", work.new_id::<Knock>());
        work.journal(Event::internal("door.knocked", door)).await
    }
}

#[tokio::test]
async fn a_delivery_that_hangs_is_given_up_before_its_lease_ends() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (house, body) = common::house(folder.path(), &DOOR, |settings| settings.lease_s = 2).await;

    let begun = house.clock.now();
    house.act(body, Actor::Visitor, &Knock).await.expect("done");
    kernel::worker::settle(&house).await.expect("settled");

    let lines = EffectLine::latest(&mut house.db.read(), body, 10)
        .await
        .expect("effects");
    assert_eq!(lines.len(), 1);
    assert_eq!((lines[0].state(), lines[0].attempts), (EffectState::Waiting, 1));
    assert_eq!(lines[0].last_error.as_deref(), Some("not delivered within 1.5s"));
    assert!(
        lines[0].due_at >= begun.plus_seconds(15),
        "not before the first pause"
    );
}
