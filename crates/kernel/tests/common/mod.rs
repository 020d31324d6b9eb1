//! A house of one feature and one body, on SQLite and the machine's clock: for stories of what takes time.

use std::path::Path;
use std::sync::Arc;

use db::Db;
use kernel::{
    Clock, Collectivite, CollectiviteId, CollectiviteKind, Feature, House, HouseBuilder, NewCollectivite,
    Randomness, Settings,
};

/// Builds it in `folder`, with settings that `change` made its own.
pub(crate) async fn house(
    folder: &Path,
    feature: &Feature,
    change: impl FnOnce(&mut Settings),
) -> (Arc<House>, CollectiviteId) {
    let path = folder.join("parvis.sqlite");
    let db = Db::open(path.to_str().expect("a UTF-8 path"))
        .await
        .expect("a database");
    db::migrate(&db, &House::migrations(std::slice::from_ref(feature)))
        .await
        .expect("a schema");
    let mut settings = Settings::quiet(folder.to_owned());
    change(&mut settings);
    let house = HouseBuilder {
        db,
        settings,
        clock: Clock::System,
        randomness: Randomness::seeded(2026),
        features: vec![*feature],
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
    (house, body)
}
