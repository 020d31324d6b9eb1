//! The sentence that Parvis would write of a passage being rewritten: a script asks for it while one types. Nothing is kept;
//! without a script, the button that checks says the same.

use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use kernel::Fault;
use legistique::Document;
use maud::{Markup, html};
use serde_json::json;
use ui::{Answer, Posted, Visit, t};

use super::amend::{allowed, refuse_when_over};
use super::amend_typed::Typed;
use crate::drafting;
use crate::model::{TextDocument, TextId, text_path};

/// Characters beyond which a sentence is no longer said while one types: the check says it whole.
const SENTENCE_SHOWN_CHARS_MAX: usize = 4_000;

/// Where the sentence is shown, and where it is asked for.
pub(super) fn place(visit: &Visit, text: &TextDocument) -> Markup {
    let words = visit.words;
    html! {
        div.live-diff.live-sentence hidden data-live-sentence={ (text_path(text.id)) "/amender/phrase" } {
            p.live-diff-title { (t!(words, "texts-live-title")) }
            p data-live-sentence-said aria-live="polite" {}
        }
    }
}

/// The form's address opened as a page: the amendment is what was meant.
pub(super) async fn back(Path(id): Path<TextId>) -> Answer {
    Ok(Redirect::to(&format!("{}/amender", text_path(id))).into_response())
}

/// The sentence, or why there is none yet.
pub(super) async fn sentence(visit: Visit, Path(id): Path<TextId>, Posted(typed): Posted<Typed>) -> Answer {
    let text = allowed(&visit, id).await?;
    refuse_when_over(&text)?;
    let base = Document::parse(text.base());
    let typed = typed.with_cells_as_wording(&base);
    let answer = match drafting::draft(&text, &base, &typed.form()) {
        Ok(draft) => json!({ "said": abridged(&draft.understood) }),
        Err(Fault::Invalid(faults)) => {
            let why: Vec<String> = faults.iter().map(|fault| visit.say(&fault.sentence)).collect();
            json!({ "why": why.join(" ") })
        }
        Err(Fault::Stale(_)) => json!({ "why": t!(visit.words, "texts-text-stale") }),
        Err(fault) => return Err(fault.into()),
    };
    Ok(Json(answer).into_response())
}

fn abridged(sentence: &str) -> String {
    if sentence.chars().count() <= SENTENCE_SHOWN_CHARS_MAX {
        return sentence.to_owned();
    }
    sentence
        .chars()
        .take(SENTENCE_SHOWN_CHARS_MAX)
        .chain(['…'])
        .collect()
}
