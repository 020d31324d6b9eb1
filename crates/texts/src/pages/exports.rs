//! A text as a file to keep, print, edit or hand to another program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::extract::Path;
use kernel::{Fault, Sentence};
use legistique::Document;
use maud::{Markup, html};
use tokio::sync::Semaphore;
use ui::download::attached;
use ui::{Answer, Visit, Words, t};

use super::find_text;
use crate::document::{Exported, Format, Unprintable, export};
use crate::model::{TextDocument, TextId, TextState, text_path};

/// Files made at once: laying out pages takes a processor, and pages come first.
const AT_ONCE: usize = 2;
static MAKING: Semaphore = Semaphore::const_new(AT_ONCE);

/// Far more than the longest text takes.
const MAKING_TIME_MAX: Duration = Duration::from_secs(30);

/// Says that nobody waits for the file any more.
struct Awaited(Arc<AtomicBool>);

impl Drop for Awaited {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

pub(super) async fn file(visit: Visit, Path((id, extension)): Path<(TextId, String)>) -> Answer {
    let format = Format::ALL
        .into_iter()
        .find(|format| format.extension() == extension)
        .ok_or(Fault::NotFound("file"))?;
    let text = find_text(&visit, id).await?;
    let name = format!("{}.{}", file_name(&text.title), format.extension());
    let made = made(&visit, text, format).await?;
    Ok(attached(&name, format.media_type(), made))
}

async fn made(visit: &Visit, text: TextDocument, format: Format) -> Result<Vec<u8>, Fault> {
    // What is published is French, whoever asks for it.
    let words = Words::of(&visit.house)?;
    let at = text.consolidated_at.unwrap_or(text.changed_at);
    let day = at.timestamp().to_zoned(visit.body.zone()).date();
    let body_name = visit.body.name.clone();
    let state = words.say(&format!("texts-state-{}", text.state.as_str()));
    let address = format!("{}{}", visit.base_url(), text_path(text.id));
    let permit = MAKING.acquire().await;
    let is_awaited = Arc::new(AtomicBool::new(true));
    let awaited = Awaited(Arc::clone(&is_awaited));
    let task = tokio::task::spawn_blocking(move || {
        let document = Document::parse(&text.markdown);
        let exported = Exported {
            document: &document,
            id: text.id.to_string(),
            title: &text.title,
            body_name: &body_name,
            state: &state,
            is_consolidated: text.state == TextState::Consolidated,
            at,
            day,
            address,
        };
        let start = Instant::now();
        let goes_on = || is_awaited.load(Ordering::Relaxed) && start.elapsed() < MAKING_TIME_MAX;
        export(words, &exported, format, &goes_on)
    });
    let made = task.await;
    drop(awaited);
    drop(permit);
    match made {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(Unprintable::Paper(why))) => {
            tracing::info!(%why, "a text was not put on paper");
            Err(Fault::Refused {
                sentence: Sentence::new("texts-export-refused"),
                article: None,
            })
        }
        Ok(Err(Unprintable::Other(fault))) => Err(fault),
        Err(stopped) => Err(Fault::Internal(format!("making a file: {stopped}"))),
    }
}

/// A title as a file's name: without what systems refuse.
fn file_name(title: &str) -> String {
    let name: String = title
        .chars()
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            other if other.is_control() => '-',
            other => other,
        })
        .take(80)
        .collect();
    let name = name.trim_matches([' ', '.', '-']);
    if name.is_empty() {
        "texte".to_owned()
    } else {
        name.to_owned()
    }
}

/// The files a text may be had as.
pub(super) fn links(visit: &Visit, id: TextId) -> Markup {
    let words = visit.words;
    html! {
        h2 { (t!(words, "texts-exports")) }
        ul {
            @for format in Format::ALL {
                li {
                    a href={ (text_path(id)) "/fichier/" (format.extension()) } {
                        (words.say(&format!("texts-export-{}", format.extension())))
                    }
                }
            }
            li { a href={ (text_path(id)) "/texte.md" } { (t!(words, "texts-export-md")) } }
        }
    }
}
