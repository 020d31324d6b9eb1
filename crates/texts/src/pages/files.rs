//! A text as a file: Markdown, a page that needs nothing else, a word processor's, a printer's, a program's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::IntoResponse as _;
use editions::{akn, odt};
use kernel::{Fault, FileHash, Sentence, slug};
use maud::{Markup, html};
use tokio::sync::Semaphore;
use ui::standalone::POLICY;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit};

use super::find_text;
use crate::document::Edition;
use crate::history;
use crate::model::{TextDocument, TextId, text_path};

/// Files are made again from a text that may have changed: whoever keeps one asks whether it is still the one.
const KEPT: &str = "no-cache";
/// Making a file is work: these many at once, the others wait.
static MAKERS: Semaphore = Semaphore::const_new(2);
/// How long one waits for a file: its request is given no more.
const PATIENCE: Duration = Duration::from_secs(20);

/// Stops the making when whoever waits for it no longer does.
struct Waiting(Arc<AtomicBool>);

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// The files of a text, by the end of their address.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Markdown,
    Html,
    Odt,
    Pdf,
    Akn,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Html, Self::Odt, Self::Pdf, Self::Markdown, Self::Akn];

    fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Odt => "odt",
            Self::Pdf => "pdf",
            Self::Akn => "xml",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Odt => odt::MEDIA_TYPE,
            Self::Pdf => "application/pdf",
            Self::Akn => akn::MEDIA_TYPE,
        }
    }
}

pub(super) async fn markdown(visit: Visit, Path(id): Path<TextId>, headers: HeaderMap) -> Answer {
    file(visit, id, headers, Kind::Markdown).await
}

pub(super) async fn page(visit: Visit, Path(id): Path<TextId>, headers: HeaderMap) -> Answer {
    file(visit, id, headers, Kind::Html).await
}

pub(super) async fn word_processor(visit: Visit, Path(id): Path<TextId>, headers: HeaderMap) -> Answer {
    file(visit, id, headers, Kind::Odt).await
}

pub(super) async fn paper(visit: Visit, Path(id): Path<TextId>, headers: HeaderMap) -> Answer {
    file(visit, id, headers, Kind::Pdf).await
}

pub(super) async fn akoma_ntoso(visit: Visit, Path(id): Path<TextId>, headers: HeaderMap) -> Answer {
    file(visit, id, headers, Kind::Akn).await
}

async fn file(visit: Visit, id: TextId, headers: HeaderMap, kind: Kind) -> Answer {
    let text = find_text(&visit, id).await?;
    let edition = edition(&visit, text).await?;
    // All that any of the files says.
    let said = edition.html(visit.official_words());
    let tag = weak_tag(&format!("{}-{}", FileHash::of(said.as_bytes()), kind.extension()));
    if let Some(unchanged) = unchanged(&headers, &tag, KEPT) {
        return Ok(unchanged);
    }
    let name = format!("{}.{}", slug(&edition.title), kind.extension());
    let bytes = match kind {
        Kind::Markdown => edition.markdown.into_bytes(),
        Kind::Html => said.into_bytes(),
        Kind::Odt | Kind::Pdf | Kind::Akn => made(&visit, edition, kind).await?,
    };
    let own: [(HeaderName, String); 5] = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, KEPT.to_owned()),
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"{name}\""),
        ),
        (header::CONTENT_SECURITY_POLICY, POLICY.to_owned()),
    ];
    Ok((own, bytes).into_response())
}

/// Makes a file off the threads that answer, for as long as somebody waits for it.
async fn made(visit: &Visit, edition: Edition, kind: Kind) -> Result<Vec<u8>, Fault> {
    let busy = || Fault::refused("texts-file-busy");
    let is_awaited = Arc::new(AtomicBool::new(true));
    let _waiting = Waiting(is_awaited.clone());
    let words = visit.official_words();
    let making = async {
        let place = MAKERS.acquire().await;
        let work = tokio::task::spawn_blocking(move || match kind {
            Kind::Pdf => edition
                .pdf(words, &|| is_awaited.load(Ordering::Relaxed))
                .map(|made| made.bytes),
            Kind::Odt => Ok(edition.odt(words)),
            Kind::Markdown | Kind::Html | Kind::Akn => Ok(edition.akn()),
        });
        let made = work.await;
        drop(place);
        made
    };
    let made = tokio::time::timeout(PATIENCE, making).await.map_err(|_| busy())?;
    made.map_err(|error| Fault::Internal(format!("making the file of a text failed: {error}")))?
        .map_err(|fault| match fault {
            paper::Fault::Stopped => busy(),
            paper::Fault::TooLong(pages) => {
                Fault::refused_with(Sentence::new("texts-file-too-long").with("pages", pages))
            }
            paper::Fault::TooWide(columns) => {
                Fault::refused_with(Sentence::new("texts-file-too-wide").with("columns", columns))
            }
            paper::Fault::NotConforming(why) => Fault::Internal(why),
        })
}

async fn edition(visit: &Visit, text: TextDocument) -> Result<Edition, Fault> {
    let group = groups::find(&mut visit.sql(), visit.body.id, text.group_id).await?;
    let zone = visit.body.zone();
    let day = |at: db::Instant| at.timestamp().to_zoned(zone.clone()).date();
    let path = text_path(text.id);
    Ok(Edition {
        body_name: visit.body.name.clone(),
        is_demonstration: visit.body.is_demonstration,
        group_name: group.map(|group| group.name).unwrap_or_default(),
        state: text.state,
        begun_on: day(text.imported_at),
        version_at: text.changed_at,
        version_on: day(text.changed_at),
        commit: history::oid(&text.head_commit)?.to_string(),
        name: format!("{}/{}", visit.body.slug, text.id),
        address: format!("{}{path}", visit.base_url()),
        title: text.title,
        markdown: text.markdown,
    })
}

/// The links to them.
pub(super) fn links(visit: &Visit, text: TextId) -> Markup {
    let words = visit.words;
    html! {
        @for (rank, kind) in Kind::ALL.into_iter().enumerate() {
            @if rank > 0 { " · " }
            a href={ (text_path(text)) "/texte." (kind.extension()) } {
                (words.say(&format!("texts-file-{}", kind.extension())))
            }
        }
    }
}
