//! A body of demonstration: invented people who decide invented things, so that every page has something true to show.
//!
//! Nothing here writes to the database: the invented people act, through the same deeds as everybody, at dates of the
//! past that the seeding house's clock walks through. The case is the one users described: a development council's
//! working group adjusts its opinion on a plan by three amendments, votes, takes minutes, publishes; beside it, the
//! same kind of parcours stands at each earlier stage, two consultations, one answered and one under way, and the plan
//! itself is followed by indicators and answers what the opinion asks of projects.

mod answers;
mod cases;
mod consultations;
mod content;
mod following;
mod ideas;
mod plans;
mod requirements;
mod scene;

use std::sync::Arc;

use db::Instant;
use kernel::{Collectivite, CollectiviteId, CollectiviteKind, Fault, House, NewCollectivite};

pub use scene::{Invented, PEOPLE};

/// Seeds `house`, which must have no body yet and a clock that can be set. `now` is the day the visitor comes.
pub async fn seed(house: &Arc<House>, now: Instant) -> Result<CollectiviteId, Fault> {
    let body = create_body(house, now.plus_days(-120)).await?;
    let scene = scene::Scene::open(house, body, now).await?;
    let opinion = cases::finished(&scene).await?;
    plans::followed(&scene).await?;
    let sent = answers::awaited(&scene, opinion).await?;
    consultations::answered(&scene).await?;
    answers::given(&scene, sent).await?;
    following::begin(&scene).await?;
    let under_way = consultations::open(&scene).await?;
    cases::in_vote(&scene).await?;
    following::look(&scene).await?;
    consultations::still_open(&scene, &under_way).await?;
    cases::collecting(&scene).await?;
    requirements::asked(&scene).await?;
    cases::draft(&scene).await?;
    house.clock.set(now);
    Ok(body)
}

async fn create_body(house: &House, at: Instant) -> Result<CollectiviteId, Fault> {
    house.clock.set(at);
    let body: CollectiviteId = house.randomness.id(at);
    let new = NewCollectivite {
        slug: "pays-de-parvis".to_owned(),
        name: content::BODY_NAME.to_owned(),
        kind: CollectiviteKind::ConseilDeDeveloppement,
        is_demonstration: true,
    };
    let mut sql = house.db.begin().await?;
    Collectivite::create(&mut sql, body, at, &new).await?;
    sql.commit().await?;
    house.load_collectivites().await?;
    Ok(body)
}
