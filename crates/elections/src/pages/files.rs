//! What is published, to the byte: the election, its trustees, its encrypted tally, its archive.

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use kernel::Fault;
use ui::{Answer, Visit};

use super::seen::Seen;
use super::verify::file_name;
use crate::actions::{chain, setup_of};
use crate::archive::Archive;
use crate::model::ElectionId;
use crate::protocol::text_of;

/// What browsers and programs know archives and messages by.
const JSON: &str = "application/json; charset=utf-8";
const TAR: &str = "application/x-tar";

pub(super) async fn election(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = archived(&visit, id).await?;
    let election = crate::published(&mut visit.sql(), visit.body.id, &seen.election).await?;
    Ok(json(election))
}

pub(super) async fn trustees(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = archived(&visit, id).await?;
    let setup = setup_of(&mut visit.sql(), visit.body.id, &seen.election).await?;
    Ok(json(setup.trustees))
}

pub(super) async fn credentials(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = archived(&visit, id).await?;
    let setup = setup_of(&mut visit.sql(), visit.body.id, &seen.election).await?;
    Ok(json(setup.credentials))
}

pub(super) async fn encrypted_tally(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = archived(&visit, id).await?;
    let tally = crate::encrypted_tally(&mut visit.sql(), visit.body.id, &seen.election).await?;
    Ok(json(tally))
}

/// The events that follow the closing, with their messages: what a trustee's browser rebuilds the tally from.
pub(super) async fn events(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = archived(&visit, id).await?;
    let chain = chain(&mut visit.sql(), visit.body.id, &seen.election).await?;
    if chain.events.is_empty() {
        return Err(Fault::NotFound("election").into());
    }
    Ok(json(text_of(&chain).into_bytes()))
}

/// What was decrypted, as whoever counts it again reads it: it stays when the archive is destroyed.
pub(super) async fn result(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let result = seen.election.result.as_ref().ok_or(Fault::NotFound("election"))?;
    Ok(json(text_of(result).into_bytes()))
}

pub(super) async fn archive(visit: Visit, Path(id): Path<ElectionId>) -> Answer {
    let seen = archived(&visit, id).await?;
    let archive =
        Archive::of(visit.house.clone(), visit.body.id, &seen.election).ok_or(Fault::NotFound("election"))?;
    let disposition = format!("attachment; filename=\"{}\"", file_name(&seen.election));
    let stream = futures_util::stream::try_unfold(archive, |mut archive| async move {
        let part = archive.next().await.inspect_err(|fault| {
            tracing::error!(fault = %fault, "an archive could not be sent whole");
        })?;
        Ok::<_, Fault>(part.map(|part| (Bytes::from(part), archive)))
    });
    let headers = [
        (header::CONTENT_TYPE, TAR.to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, Body::from_stream(stream)).into_response())
}

/// The election, while its archive can be downloaded.
async fn archived(visit: &Visit, id: ElectionId) -> Result<Seen, Fault> {
    let seen = Seen::read(visit, id).await?;
    if seen.has_archive() {
        Ok(seen)
    } else {
        Err(Fault::NotFound("election"))
    }
}

/// Bytes that are read by a script of this page alone, and by whoever verifies.
pub(super) fn json(bytes: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, JSON)], bytes).into_response()
}
