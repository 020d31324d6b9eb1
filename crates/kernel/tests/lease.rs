//! A delivery that never ends is given up before its lease does: another node may then take it over, and never while
//! this one is still at it.

use db::Db;
use kernel::{
    Action, Actor, Clock, Collectivite, CollectiviteId, CollectiviteKind, EffectLine, EffectState, Event,
    Fault, Feature, House, HouseBuilder, NewCollectivite, Quality, Randomness, Right, Scope, Settings,
    SubjectRef, Work,
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
    let path = folder.path().join("parvis.sqlite");
    let db = Db::open(path.to_str().expect("a UTF-8 path"))
        .await
        .expect("a database");
    db::migrate(&db, &House::migrations(&[DOOR]))
        .await
        .expect("a schema");
    let house = HouseBuilder {
        db,
        settings: Settings {
            lease_s: 2,
            ..Settings::quiet(folder.path().to_owned())
        },
        clock: Clock::System,
        randomness: Randomness::seeded(2026),
        features: vec![DOOR],
    }
    .build(Vec::new());
    let body: CollectiviteId = house.randomness.id(house.clock.now());
    let new = NewCollectivite {
        slug: "essai".to_owned(),
        name: "Essai".to_owned(),
        kind: CollectiviteKind::Commune,
        is_demonstration: false,
    };
    let mut sql = house.db.begin().await.expect("a transaction");
    Collectivite::create(&mut sql, body, house.clock.now(), &new)
        .await
        .expect("a body");
    sql.commit().await.expect("kept");
    house.load_collectivites().await.expect("known");

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
