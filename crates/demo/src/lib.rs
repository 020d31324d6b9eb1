//! A town of demonstration: invented people who decide invented things, so that every page has something true to show.
//!
//! Nothing here writes to the database: the invented people act, through the same deeds as everybody, at dates of the past
//! that the seeding house's clock walks through, for a little more than a year until the day the visitor comes.
//!
//! What they say is in `data/`, one file a matter: a parcours (or the ordinary business of the council), its texts and
//! contributions, and its [deeds](script::Deed), each with its day. [`play`] reads all the files as one calendar. A file
//! more is a parcours more.
//!
//! ```text
//! data/*.toml        what is said, and when
//! data/auray.geojson the boundary of the town, and where it comes from
//! people             who is there
//! scene              the house, its clock, its groups
//! play               the calendar of all the files
//! deeds              how each deed is done by the features' own actions
//! opinion_map        a conversation begun elsewhere, and going on here
//! assembly           an assembly drawn by lot, from its call to its reserve
//! electoral_roll a roll of invented electors, confirmed by two agents, and one of them who proved it
//! at_desk            letters with a code, and somebody received at the desk
//! personal_data      who watches over personal data, and somebody who objects
//! open_data          what the town publishes, and brings up to date
//! secret_votes       two elections, and what each of their people does in a browser
//! ```

mod assembly;
mod at_desk;
mod deeds;
mod electoral_roll;
mod following;
mod open_data;
mod opinion_map;
mod people;
mod personal_data;
mod plans;
mod play;
mod scene;
mod script;
mod secret_votes;

use std::sync::Arc;

use db::Instant;
use kernel::{Collectivite, CollectiviteId, CollectiviteKind, Fault, House, NewCollectivite};

pub use people::{Invented, PEOPLE};

/// The town's name: real, so that everybody sees what their own town would look like; and said to be a demonstration
/// wherever a name goes alone (acts, feeds, exports).
pub const BODY_NAME: &str = "Ville d’Auray (démonstration)";
/// Its name in addresses.
pub const SLUG: &str = "auray";
/// The boundary of Auray, with its source and licence.
pub const BOUNDARY: &str = include_str!("../data/auray.geojson");
/// Days before the visitor comes when everything begins.
const BEGINS_DAYS: i64 = 430;

/// Seeds `house`, which must have a clock that can be set. `now` is the day the visitor comes.
pub async fn seed(house: &Arc<House>, now: Instant) -> Result<CollectiviteId, Fault> {
    seed_times(house, now, 1).await
}

/// The same with every parcours, text, contribution, meeting and act `times` times over (at most [`TIMES_MAX`]), among
/// the same people: what a town would weigh after many years.
pub async fn seed_times(house: &Arc<House>, now: Instant, times: u32) -> Result<CollectiviteId, Fault> {
    let scripts = script::all()?;
    let body = create_body(house, now.plus_days(-BEGINS_DAYS)).await?;
    let scene = scene::Scene::open(house, body, now, times.clamp(1, TIMES_MAX)).await?;
    play::play(&scene, &scripts).await?;
    personal_data::tell(&scene, now).await?;
    electoral_roll::bring(&scene).await?;
    at_desk::tell(&scene).await?;
    house.clock.set(now);
    scene.settle().await?;
    Ok(body)
}

/// The most times the content may be there: beyond, copies would no longer fit in their days.
pub const TIMES_MAX: u32 = 50;

async fn create_body(house: &House, at: Instant) -> Result<CollectiviteId, Fault> {
    house.clock.set(at);
    let body: CollectiviteId = house.randomness.id(at);
    let new = NewCollectivite {
        slug: SLUG.to_owned(),
        name: BODY_NAME.to_owned(),
        kind: CollectiviteKind::Commune,
        is_demonstration: true,
    };
    let mut sql = house.db.begin().await?;
    Collectivite::create(&mut sql, body, at, &new).await?;
    sql.commit().await?;
    house.load_collectivites().await?;
    Ok(body)
}
