//! The pages of acts: the list, an act, its file, the feed; publishing is in [`publish`].

mod act;
mod list;
mod publish;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse as _;
use axum::routing::get;
use kernel::{Fault, House};
use serde::Deserialize;
use ui::layout::FeedLink;
use ui::{Answer, Page, Visit, t};

use crate::feed::{ENTRIES_MAX, Place, Published, holds_tag, weak_tag};
use crate::model::{Act, ActId};
use crate::store;

/// The menu entry every page here belongs to.
const MENU: &str = "/actes";
/// The file shows itself and nothing else: its own style, no script, no frame, nothing fetched.
const FILE_POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/actes", get(list_page))
        .route("/actes.atom", get(feed))
        .route("/actes/nouveau", get(publish::show).post(publish::publish))
        .route("/actes/{id}", get(act_page))
        .route("/actes/{id}/fichier", get(file))
}

#[derive(Deserialize)]
struct ListQuery {
    page: Option<u32>,
}

async fn list_page(visit: Visit, Query(query): Query<ListQuery>) -> Answer {
    let main = list::main(&visit, query.page.unwrap_or(1)).await?;
    let feed = FeedLink::atom(
        t!(visit.words, "acts-feed-title", body = &visit.body.name),
        "/actes.atom",
    );
    let page = Page::new(t!(visit.words, "acts-nav"), main)
        .lead(t!(visit.words, "acts-list-lead"))
        .active(MENU);
    // The frame already announces the feed of the whole site.
    let is_announced = visit.frame().feeds.iter().any(|known| known.href == feed.href);
    visit.page(if is_announced { page } else { page.feed(feed) })
}

async fn act_page(visit: Visit, Path(id): Path<ActId>) -> Answer {
    let act = find(&visit, id).await?;
    let main = act::main(&visit, &act).await?;
    let page = Page::new(act.title.clone(), main)
        .lead(t!(
            visit.words,
            "acts-published",
            date = visit.on(act.published_at),
            name = &act.author_name,
            quality = &act.author_quality
        ))
        .under(t!(visit.words, "acts-nav"), MENU)
        .active(MENU);
    visit.page(page)
}

/// The very bytes that were published. They can be kept for ever by whoever asks.
async fn file(visit: Visit, Path(id): Path<ActId>, headers: HeaderMap) -> Answer {
    let act = find(&visit, id).await?;
    let tag = weak_tag(act.sha256.as_str());
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let kept = [
        (header::ETAG, tag.clone()),
        (
            header::CACHE_CONTROL,
            "public, max-age=31536000, immutable".to_owned(),
        ),
    ];
    if known.is_some_and(|known| holds_tag(known, &tag)) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &act.sha256)
        .await?
        .ok_or_else(|| Fault::Internal(format!("the file of act {id} is missing")))?;
    let own = [
        (header::CONTENT_TYPE, media_type),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{}\"", act.file_name()),
        ),
        (header::CONTENT_SECURITY_POLICY, FILE_POLICY.to_owned()),
    ];
    Ok((kept, own, bytes).into_response())
}

async fn feed(visit: Visit, headers: HeaderMap) -> Answer {
    let acts = store::list(&mut visit.sql(), visit.body.id, ENTRIES_MAX, 0).await?;
    let settings = &visit.house.settings;
    let place = Place {
        words: visit.words,
        body: &visit.body,
        base_url: &settings.base_url,
        hub: settings.websub_hub.as_deref(),
    };
    let published = Published::new(&place, &acts);
    let validators = [
        (header::ETAG, published.etag.clone()),
        (header::LAST_MODIFIED, published.last_modified.clone()),
    ];
    if published.is_known_to(&headers) {
        return Ok((StatusCode::NOT_MODIFIED, validators).into_response());
    }
    let media_type = [(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")];
    Ok((validators, media_type, published.xml).into_response())
}

async fn find(visit: &Visit, id: ActId) -> Result<Act, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("act"))
}
