//! What programs read of maps: places as `GeoJSON`, a `.umap` file, the style of the background.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use kernel::{Fault, FileHash};
use serde_json::Value as Json;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit};

use super::drawing::Frame;
use super::{background_of, boundary_of, layer_of, readable};
use crate::document::{Site, bounds_of, collection, exported, style};
use crate::model::{LayerId, MapId};
use crate::sight::{all_seen, seen};
use crate::store;

/// What was given may change with what is published: whoever has it asks again.
const KEPT: &str = "no-cache";

/// The places of a layer: `?bbox=west,south,east,north` keeps those within, `?q=` those that say some words.
pub(super) async fn places(
    visit: Visit,
    Path((id, layer)): Path<(MapId, LayerId)>,
    asked: HeaderMap,
) -> Answer {
    readable(&visit, id).await?;
    let layer = layer_of(&visit, id, layer).await?;
    let mut bounds = None;
    let mut search = String::new();
    for (name, value) in form_urlencoded::parse(visit.query.as_bytes()) {
        match &*name {
            "bbox" => {
                let read = bounds_of(&value).ok_or_else(|| Fault::refused("maps-bbox-unreadable"))?;
                bounds = Some(read);
            }
            "q" => search = value.into_owned(),
            _ => {}
        }
    }
    let house = (visit.house.as_ref(), visit.body.id);
    let seen = seen(house, layer, (bounds, search.as_str())).await?;
    if let Some(sentence) = &seen.refused {
        return Err(Fault::refused_with(sentence.clone()).into());
    }
    Ok(given("application/geo+json", &collection(&seen), &asked))
}

/// The whole map, for uMap.
pub(super) async fn umap(visit: Visit, Path(id): Path<MapId>, asked: HeaderMap) -> Answer {
    let map = readable(&visit, id).await?;
    let layers = store::list_layers(&mut visit.sql(), visit.body.id, id).await?;
    let house = (visit.house.as_ref(), visit.body.id);
    let all = all_seen(house, layers, "").await?;
    let boundary = boundary_of(&visit).await?;
    let frame = Frame::of(boundary.as_ref(), &all);
    let base_url = visit.base_url();
    let site = Site {
        base_url: &base_url,
        // The middle of the mainland, when nothing stands anywhere.
        middle: frame.map_or((2.5, 46.6), Frame::middle),
    };
    let mut response = given("application/json", &exported(&site, &map, &all), &asked);
    let name = HeaderValue::from_static("attachment; filename=\"carte.umap\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// The style of the background of every map.
pub(super) async fn background_style(visit: Visit, asked: HeaderMap) -> Answer {
    let background = background_of(&visit).await?;
    let boundary = boundary_of(&visit).await?;
    let credit = visit.official_words().say("maps-credit-ign");
    let style = style(&background, boundary.as_ref(), &credit);
    Ok(given("application/json", &style, &asked))
}

/// Scripts of other sites read it too (Fetch Standard, « CORS protocol »): what is given of a draft is asked with a session, which
/// `*` lets no other site send.
fn given(media_type: &'static str, content: &Json, asked: &HeaderMap) -> Response {
    let bytes = content.to_string().into_bytes();
    let tag = weak_tag(FileHash::of(&bytes).as_str());
    let mut response = unchanged(asked, &tag, KEPT)
        .unwrap_or_else(|| ([(header::CONTENT_TYPE, media_type)], bytes).into_response());
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(KEPT));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}
