//! The pages of acts: the list, an act, its files, the feeds; publishing is in [`publish`], open data in [`open_data`].

mod act;
mod asked;
mod list;
mod open_data;
mod publish;
mod theme;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse as _;
use axum::routing::{get, post};
use db::Uuid;
use kernel::{Fault, House};
use serde::Deserialize;
use ui::feed::FeedFormat;
use ui::layout::FeedLink;
use ui::standalone::POLICY;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Page, Posted, Visit, t};

use self::asked::Asked;
use crate::actions::{AskMissingPdfs, AskPdf};
use crate::feed::{ENTRIES_MAX, Of, feed_of};
use crate::model::{Act, ActId};
use crate::store;

/// The menu entry every page here belongs to.
const MENU: &str = "/actes";

pub(crate) fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/actes", get(list_page))
        .route("/actes.atom", get(feed))
        .route("/actes.json", get(feed))
        .route("/actes/pdf", post(ask_missing_pdfs))
        .route(
            "/actes/donnees-ouvertes",
            get(open_data::show).post(open_data::set_siret),
        )
        .route("/actes/deliberations.csv", get(open_data::table))
        .route("/actes/nouveau", get(publish::show).post(publish::publish))
        .route("/actes/{id}", get(act_page))
        .route("/actes/{id}/fichier", get(file))
        .route("/actes/{id}/pdf", get(pdf).post(ask_pdf))
        .route("/actes/{id}/theme", get(theme::show).post(theme::give))
        .route(
            "/actes/{id}/deliberation",
            get(open_data::describe_form).post(open_data::describe),
        )
}

async fn list_page(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let page_number = asked.page.unwrap_or(1);
    let asked = asked.read(&visit).await?;
    let main = list::main(&visit, &asked, page_number).await?;
    let name = asked.name(&visit);
    let page = match &name {
        None => Page::new(t!(visit.words, "acts-nav"), main),
        Some(name) => {
            let title = t!(visit.words, "acts-of-group", group = name);
            Page::new(title, main).under(t!(visit.words, "acts-nav"), MENU)
        }
    };
    let page = page.lead(t!(visit.words, "acts-list-lead")).active(MENU);
    let feed = FeedLink::atom(
        t!(
            visit.words,
            "acts-feed-title",
            body = name.as_ref().unwrap_or(&visit.body.name)
        ),
        format!("/actes.atom{}", asked.suffix()),
    );
    // The frame already announces the feed of the whole site.
    let is_announced = visit.frame().feeds.iter().any(|known| known.href == feed.href);
    visit.page(if is_announced { page } else { page.feed(feed) })
}

async fn act_page(visit: Visit, Path(id): Path<ActId>) -> Answer {
    let act = find(&visit, id).await?;
    let main = act::main(&visit, &act).await?;
    let of_text = match act.text_id {
        Some(text) => texts::find(&mut visit.sql(), visit.body.id, text).await?,
        None => None,
    };
    let mut page = Page::new(act.title.clone(), main)
        .titled_by_its_author()
        .lead(t!(
            visit.words,
            "acts-published",
            date = visit.on(act.published_at),
            name = &act.author_name,
            quality = &act.author_quality
        ))
        .under(t!(visit.words, "acts-nav"), MENU)
        .active(MENU);
    if let Some(text) = of_text {
        page = page.feed(FeedLink::atom(
            t!(visit.words, "acts-feed-title", body = &text.title),
            format!("/actes.atom?texte={}", text.id),
        ));
    }
    for theme in act::themes_of(&visit, &act).await? {
        page = page.feed(FeedLink::atom(
            t!(visit.words, "acts-feed-title", body = &theme.name),
            format!("/actes.atom?{}", theme.query()),
        ));
    }
    visit.page(page)
}

/// The very bytes that were published. They can be kept for ever by whoever asks.
async fn file(visit: Visit, Path(id): Path<ActId>, headers: HeaderMap) -> Answer {
    let act = find(&visit, id).await?;
    let tag = weak_tag(act.sha256.as_str());
    let kept = "public, max-age=31536000, immutable";
    if let Some(unchanged) = unchanged(&headers, &tag, kept) {
        return Ok(unchanged);
    }
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &act.sha256)
        .await?
        .ok_or_else(|| Fault::Internal(format!("the file of act {id} is missing")))?;
    let own = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, kept.to_owned()),
        (header::CONTENT_TYPE, media_type),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{}\"", act.file_name()),
        ),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    Ok((own, bytes).into_response())
}

/// The act on paper. It may be made again, so that nobody keeps it without asking.
async fn pdf(visit: Visit, Path(id): Path<ActId>, headers: HeaderMap) -> Answer {
    let act = find(&visit, id).await?;
    let pdf = store::pdf(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("pdf"))?;
    let tag = weak_tag(pdf.sha256.as_str());
    let kept = "public, no-cache";
    if let Some(unchanged) = unchanged(&headers, &tag, kept) {
        return Ok(unchanged);
    }
    let (media_type, bytes) = visit
        .house
        .file(visit.body.id, &pdf.sha256)
        .await?
        .ok_or_else(|| Fault::Internal(format!("the accessible file of act {id} is missing")))?;
    let own = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, kept.to_owned()),
        (header::CONTENT_TYPE, media_type),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{}\"", act.pdf_name()),
        ),
    ];
    Ok((own, bytes).into_response())
}

/// A form of one button.
#[derive(Deserialize)]
struct Pressed {
    request_id: Uuid,
}

async fn ask_pdf(visit: Visit, Path(id): Path<ActId>, Posted(pressed): Posted<Pressed>) -> Answer {
    visit.act(pressed.request_id, &AskPdf { act: id }).await?;
    visit.done(&crate::model::path_of(id), "acts-pdf-asked")
}

async fn ask_missing_pdfs(visit: Visit, Posted(pressed): Posted<Pressed>) -> Answer {
    visit.act(pressed.request_id, &AskMissingPdfs).await?;
    visit.done(MENU, "acts-pdfs-asked")
}

async fn feed(visit: Visit, format: FeedFormat, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    let asked = asked.read(&visit).await?;
    let shown = asked.acts(&visit, ENTRIES_MAX, 0).await?;
    let of = Of {
        name: asked.name(&visit),
        query: asked.query(),
        page: match (&asked.group, asked.query()) {
            (_, query) if query.is_empty() => MENU.to_owned(),
            (Some(group), query) if query == format!("groupe={}", group.slug) => {
                format!("/groupes/{}", group.slug)
            }
            (_, query) => format!("{MENU}?{query}"),
        },
    };
    let feed = feed_of(&visit, of, &shown.acts).await?;
    Ok(feed.answer(format, &headers))
}

async fn find(visit: &Visit, id: ActId) -> Result<Act, Fault> {
    store::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("act"))
}
