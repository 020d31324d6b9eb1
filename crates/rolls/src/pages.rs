//! The pages of the electoral roll: proving it, for everybody; the rolls in numbers, for agents.

mod prove;
mod roll;
mod rolls;
mod send;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::{Fault, House, PersonId, Right, Scope};
use ui::Visit;

use crate::model::{FILE_BYTES_MAX, Roll, RollId};
use crate::store;

/// The page where one proves it.
const MENU: &str = "/liste-electorale";
/// The page of agents.
const ROLLS: &str = "/liste-electorale/listes";
/// What the other fields of the form weigh.
const FORM_BYTES_MAX: usize = 64 << 10;

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/liste-electorale", get(prove::show).post(prove::prove))
        .route("/liste-electorale/renoncer", post(prove::give_up))
        .route(
            "/liste-electorale/listes",
            get(rolls::show)
                .post(send::send)
                .layer(DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX)),
        )
        .route("/liste-electorale/listes/{id}", get(roll::show))
        .route("/liste-electorale/listes/{id}/importer", post(roll::bring))
        .route("/liste-electorale/listes/{id}/confirmer", post(roll::confirm))
        .route("/liste-electorale/listes/{id}/effacer", post(roll::erase))
        .route("/liste-electorale/doubles/{id}", post(rolls::release))
}

async fn require(visit: &Visit, right: &Right) -> Result<(), Fault> {
    if visit.may(right, Scope::BODY).await? {
        Ok(())
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}

async fn find_roll(visit: &Visit, id: RollId) -> Result<Roll, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("roll"))
}

/// The name somebody is shown under.
async fn name_of(visit: &Visit, person: PersonId) -> Result<String, Fault> {
    let mut names = identity::names(&mut visit.sql(), visit.body.id, &[person]).await?;
    Ok(names.remove(&person).unwrap_or_default())
}
