//! A text as a file: Markdown, a page that needs nothing else, a word processor's, a printer's, a program's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, header};
use axum::response::IntoResponse as _;
use editions::{akn, odt};
use kernel::{Fault, Sentence, slug};
use maud::{Markup, html};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};
use ui::standalone::POLICY;
use ui::validators::{unchanged, weak_tag};
use ui::{Answer, Visit};

use super::find_text;
use crate::document::Edition;
use crate::model::{TextDocument, TextId, text_path};
use crate::{history, remembered};

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
    let tag = weak_tag(&format!("{}-{}", edition.fingerprint(), kind.extension()));
    if let Some(unchanged) = unchanged(&headers, &tag, KEPT) {
        return Ok(unchanged);
    }
    let name = format!("{}.{}", slug(&edition.title), kind.extension());
    let bytes = match kind {
        Kind::Markdown => edition.markdown.into(),
        Kind::Html => edition.html(visit.official_words()).into(),
        Kind::Odt | Kind::Pdf | Kind::Akn => match remembered::file(&tag) {
            Some(file) => file,
            None => made(&visit, edition, (kind, &tag)).await?,
        },
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

/// Does a piece of work off the threads that answer, for as long as somebody waits for it. Its place is taken until it ends,
/// not until nobody waits: work that nobody awaits any more still has a processor.
async fn apart<T: Send + 'static>(
    places: &'static Semaphore,
    work: impl FnOnce(&dyn Fn() -> bool) -> Result<T, paper::Fault> + Send + 'static,
) -> Result<Result<T, paper::Fault>, JoinError> {
    let is_awaited = Arc::new(AtomicBool::new(true));
    let _waiting = Waiting(is_awaited.clone());
    let place = places.acquire().await;
    let doing = spawn_blocking(move || {
        let _place = place;
        let goes_on = || is_awaited.load(Ordering::Relaxed);
        if goes_on() {
            work(&goes_on)
        } else {
            Err(paper::Fault::Stopped)
        }
    });
    doing.await
}

/// Makes a file, for who waits for it and those after.
async fn made(visit: &Visit, edition: Edition, (kind, tag): (Kind, &str)) -> Result<Bytes, Fault> {
    let busy = || Fault::refused("texts-file-busy");
    let words = visit.official_words();
    let tag = tag.to_owned();
    let making = apart(&MAKERS, move |goes_on| {
        // Who had the place before may have made it.
        if let Some(file) = remembered::file(&tag) {
            return Ok(file);
        }
        let made = match kind {
            Kind::Pdf => edition.pdf(words, goes_on).map(|made| made.bytes),
            Kind::Odt => edition.odt(words, goes_on),
            Kind::Markdown | Kind::Html | Kind::Akn => Ok(edition.akn()),
        }?;
        Ok(remembered::keep_file(&tag, made.into()))
    });
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

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_place_is_taken_until_the_work_ends_though_nobody_waits() {
        static PLACES: Semaphore = Semaphore::const_new(1);
        let (begun, has_begun) = tokio::sync::oneshot::channel();
        let (go, may_end) = mpsc::channel();
        let (say, said) = tokio::sync::oneshot::channel();
        let first = tokio::spawn(apart(&PLACES, move |goes_on| {
            let _ = begun.send(());
            let _ = may_end.recv();
            let _ = say.send(goes_on());
            Ok(())
        }));
        has_begun.await.expect("it begins");
        first.abort();
        assert!(first.await.is_err(), "nobody waits any more");
        assert_eq!(PLACES.available_permits(), 0);
        go.send(()).expect("it still works");
        assert_eq!(said.await, Ok(false), "it is told that nobody waits");

        // The next one has the place as soon as the first ends.
        let second = apart(&PLACES, |goes_on| Ok(goes_on()));
        let second = tokio::time::timeout(PATIENCE, second)
            .await
            .expect("it has a place");
        assert!(matches!(second, Ok(Ok(true))), "{second:?}");
    }
}
