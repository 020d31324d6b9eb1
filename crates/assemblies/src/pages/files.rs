//! The files of a draw: what everybody downloads, and what only agents do.

use axum::extract::Path;
use axum::http::header;
use axum::response::IntoResponse as _;
use kernel::{Fault, slug};
use serde_json::json;
use ui::download::attached;
use ui::spreadsheet::moment;
use ui::{Answer, Visit};

use super::seen::Seen;
use crate::model::{AssemblyId, Draw};
use crate::store::{self, Panels};

async fn of(visit: &Visit, seen: &Seen, round: u32) -> Result<(Draw, Panels), Fault> {
    let draw = seen.published(round)?.clone();
    let panels = store::panels(&mut visit.sql(), visit.body.id, seen.assembly.id, round)
        .await?
        .ok_or(Fault::NotFound("draw"))?;
    Ok((draw, panels))
}

/// The published panels, byte for byte what their digest is made of.
pub(super) async fn panels(visit: Visit, Path((id, round)): Path<(AssemblyId, u32)>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let (_, files) = of(&visit, &seen, round).await?;
    Ok(attached(
        "panels.txt",
        "text/plain; charset=utf-8",
        files.content.into_bytes(),
    ))
}

/// The order of the reserve, a number on each line, the first called first.
pub(super) async fn reserve(visit: Visit, Path((id, round)): Path<(AssemblyId, u32)>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let order = seen.published(round)?.reserve();
    if order.is_empty() {
        return Err(Fault::NotFound("draw").into());
    }
    Ok(attached(
        "reserve.txt",
        "text/plain; charset=utf-8",
        (order.join("\n") + "\n").into_bytes(),
    ))
}

/// How many seats each value had.
pub(super) async fn quotas(visit: Visit, Path((id, round)): Path<(AssemblyId, u32)>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let (_, files) = of(&visit, &seen, round).await?;
    Ok(attached(
        "quotas.csv",
        "text/csv; charset=utf-8",
        files.quotas.into_bytes(),
    ))
}

/// What each number answered: crossed, a few answers name somebody in a small town.
pub(super) async fn candidates(visit: Visit, Path((id, round)): Path<(AssemblyId, u32)>) -> Answer {
    let seen = Seen::with_names(&visit, id).await?;
    let (_, files) = of(&visit, &seen, round).await?;
    if files.candidates.is_empty() {
        return Err(Fault::refused("assemblies-refused-erased").into());
    }
    Ok(attached(
        "candidats.csv",
        "text/csv; charset=utf-8",
        files.candidates.into_bytes(),
    ))
}

/// All that proves a draw, without a name: it stays when names are erased.
pub(super) async fn certificate(visit: Visit, Path((id, round)): Path<(AssemblyId, u32)>) -> Answer {
    let seen = Seen::read(&visit, id).await?;
    let draw = seen.published(round)?;
    let successions = store::successions(&mut visit.sql(), visit.body.id, id).await?;
    let at = |instant: Option<db::Instant>| instant.map(moment);
    let seats = if draw.vacated.is_empty() {
        usize::try_from(seen.assembly.settings.seats).unwrap_or(usize::MAX)
    } else {
        draw.vacated.len()
    };
    let said = json!({
        "format": "parvis-sortition-certificate 1",
        "body": visit.body.name,
        "assembly": seen.assembly.settings.name,
        "address": format!("{}{}", visit.base_url(), draw.path(id)),
        "round": draw.round,
        "method": "leximin",
        "seats": seats,
        "vacated": draw.vacated,
        "published_at": at(draw.published_at),
        "commitment": draw.commitment,
        "seed_source": draw.seed_source,
        "seed_numbers": draw.seed_numbers,
        "moved_from": at(draw.moved_from),
        "draw_at": moment(draw.draw_at),
        "drawn_at": at(draw.drawn_at),
        "seed": draw.seed,
        "ticket": draw.ticket,
        "panel": draw.panel,
        "reserve": draw.reserve(),
        "probabilities": draw.figures.probabilities,
        "minimum": draw.figures.minimum,
        "minimum_bound": draw.figures.minimum_bound,
        "rounding": draw.figures.rounding,
        "abandoned": draw.reason,
        "relaxed": draw.relaxed,
        "successions": successions.iter().map(|one| json!({
            "leaving": one.leaving,
            "following": one.following,
            "rank": one.rank,
            "round": one.round,
            "at": moment(one.at),
        })).collect::<Vec<_>>(),
    });
    let name = format!("certificat-{}-{round}.json", slug(&seen.assembly.settings.name));
    let disposition = format!("inline; filename=\"{name}\"");
    let text = serde_json::to_string_pretty(&said).map_err(|error| Fault::Internal(error.to_string()))?;
    let own = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((own, text + "\n").into_response())
}
