//! What leaves a budget as files: its ideas, its certificate, its vote as Pabulib publishes them, the map one presses.

use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse as _;
use kernel::Fault;
use serde::Deserialize;
use ui::download::attached;
use ui::feed::FeedFormat;
use ui::spreadsheet::Csv;
use ui::{Answer, Visit};

use super::find_budget;
use super::map::{PLACES_MAX, Town};
use super::result::{counted_of, kept_certificate, projects_of};
use super::shown::unreadable;
use crate::counted::{aside, election_of};
use crate::document;
use crate::model::{BudgetId, Idea};
use crate::store;

pub(super) async fn table(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    let mut ideas = store::list_all(&mut visit.sql(), visit.body.id, id).await?;
    ideas.retain(Idea::is_shown);
    let name = format!("idees-{id}.csv");
    Ok(attached(
        &name,
        Csv::MEDIA_TYPE,
        document::table(&budget, &ideas)?,
    ))
}

pub(super) async fn feed(
    visit: Visit,
    format: FeedFormat,
    Path(id): Path<BudgetId>,
    headers: HeaderMap,
) -> Answer {
    let budget = find_budget(&visit, id).await?;
    let ideas = store::list_latest(&mut visit.sql(), visit.body.id, id, document::ENTRIES_MAX).await?;
    Ok(document::feed_of(&visit, &budget, &ideas).answer(format, &headers))
}

pub(super) async fn certificate(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let certificate = kept_certificate(&visit, id).await?;
    let name = format!("certificat-{id}.json");
    Ok(attached(&name, "application/json", certificate.into_bytes()))
}

#[derive(Deserialize)]
pub(super) struct Asked {
    /// The place of an envelope, from 0, where there are several
    enveloppe: Option<usize>,
}

pub(super) async fn pabulib(visit: Visit, Path(id): Path<BudgetId>, Query(asked): Query<Asked>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    let counted = counted_of(&visit, id).await?;
    let projects = projects_of(&visit, id).await?;
    let envelopes = budget.envelopes();
    let envelope = match asked.enveloppe {
        _ if budget.districts.is_empty() => None,
        None => envelopes.first().map(|(name, _)| *name),
        Some(place) => Some(
            envelopes
                .get(place)
                .map(|(name, _)| *name)
                .ok_or(Fault::NotFound("envelope"))?,
        ),
    };
    let zone = visit.body.zone();
    let day = |at: Option<db::Instant>| {
        at.map(|at| at.timestamp().to_zoned(zone.clone()).date())
            .map(|day| format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()))
            .unwrap_or_default()
    };
    let decided = budget.decided_at.unwrap_or(budget.created_at);
    let about = document::About {
        title: &budget.title,
        town: &visit.body.name,
        year: decided.timestamp().to_zoned(zone.clone()).date().year(),
        dates: [day(budget.vote_opened_at), day(budget.vote_closes_at)],
        envelope,
    };
    let certificate = kept_certificate(&visit, id).await?;
    let election = aside(move || election_of(&certificate))
        .await?
        .map_err(|refusal| unreadable(&refusal))?;
    let file = document::pabulib(&election, &counted.count, &projects, &about);
    let name = match asked.enveloppe {
        Some(place) => format!("budget-{id}-{place}.pb"),
        None => format!("budget-{id}.pb"),
    };
    Ok(attached(&name, "text/plain; charset=utf-8", file.into_bytes()))
}

/// The map one presses to say where an idea is, with those that are there.
pub(super) async fn map(visit: Visit, Path(id): Path<BudgetId>) -> Answer {
    let budget = find_budget(&visit, id).await?;
    let town = Town::read(&visit).await?.ok_or(Fault::NotFound("boundary"))?;
    let drawn_max = i64::try_from(PLACES_MAX).unwrap_or(i64::MAX);
    let ideas = store::list_placed(&mut visit.sql(), visit.body.id, budget.id, drawn_max).await?;
    let ideas: Vec<&Idea> = ideas.iter().collect();
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ];
    Ok((headers, town.picture(&ideas)).into_response())
}
