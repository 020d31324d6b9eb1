//! Changing a text before it is put to discussion.

use axum::extract::Path;
use axum::http::StatusCode;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, error_summary, hidden, text_field, textarea};
use ui::{Answer, Page, Posted, Visit, t};

use super::import::preview;
use super::{find_text, under_text};
use crate::actions::EditDraft;
use crate::model::{TextDocument, TextId, TextState, text_path};
use crate::rights;

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    title: String,
    #[serde(default)]
    markdown: String,
    #[serde(default)]
    geste: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = allowed(&visit, id).await?;
    refuse_when_over(&text)?;
    let typed = Typed {
        request_id: Uuid::nil(),
        version: text.version,
        title: text.title.clone(),
        markdown: text.markdown.clone(),
        geste: String::new(),
    };
    visit.page(form_page(
        &visit,
        &text,
        &typed,
        &FormErrors::default(),
        &html! {},
    ))
}

pub(super) async fn edit(visit: Visit, Path(id): Path<TextId>, Posted(typed): Posted<Typed>) -> Answer {
    let text = allowed(&visit, id).await?;
    if typed.geste == "apercu" {
        let found = preview(&visit, &typed.markdown);
        return visit.page(form_page(&visit, &text, &typed, &FormErrors::default(), &found));
    }
    let deed = EditDraft {
        text: id,
        version: typed.version,
        title: typed.title.clone(),
        markdown: typed.markdown.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&text_path(id), "texts-draft-edited"),
        Err(Fault::Stale(_)) => {
            let text = find_text(&visit, id).await?;
            let mut errors = FormErrors::default();
            errors.add("markdown", t!(visit.words, "texts-draft-stale"));
            let current = current_version(&visit, &text);
            let typed = Typed {
                version: text.version,
                ..typed
            };
            let page = form_page(&visit, &text, &typed, &errors, &current).refused(&errors);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let text = find_text(&visit, id).await?;
            let is_over = refuse_when_over(&text).is_err();
            let errors = visit.refusal_of_form("markdown", fault)?;
            if is_over {
                let page = form_page(&visit, &text, &typed, &errors, &html! {}).refused(&errors);
                return Ok(visit.page_with(StatusCode::CONFLICT, page));
            }
            visit.refused_page(form_page(&visit, &text, &typed, &errors, &html! {}).refused(&errors))
        }
    }
}

async fn allowed(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = find_text(visit, id).await?;
    if !visit
        .may(&rights::EDIT_DRAFT, Scope::group(text.group_id))
        .await?
    {
        return Err(Fault::Forbidden {
            right: rights::EDIT_DRAFT.code,
        });
    }
    Ok(text)
}

/// Apart from who may write: a form already filled comes back filled when the text was put to discussion meanwhile.
fn refuse_when_over(text: &TextDocument) -> Result<(), Fault> {
    if text.state == TextState::Draft {
        Ok(())
    } else {
        Err(Fault::refused("texts-no-longer-draft"))
    }
}

/// The text as somebody else left it meanwhile, beside what this person typed.
fn current_version(visit: &Visit, text: &TextDocument) -> Markup {
    let words = visit.words;
    notice(
        Tone::Warning,
        &html! {
            p { strong { (t!(words, "texts-draft-current")) } }
            p { (text.title) }
            div.field {
                label for="current" { (t!(words, "texts-markdown")) }
                textarea #current rows="12" readonly { "\n" (text.markdown) }
            }
        },
    )
}

fn form_page(visit: &Visit, text: &TextDocument, typed: &Typed, errors: &FormErrors, above: &Markup) -> Page {
    let words = visit.words;
    let fields = html! {
        (hidden("version", &typed.version.to_string()))
        (text_field(words, t!(words, "texts-title"), "title").value(&typed.title).max_length(200).errors(errors))
        (textarea(words, t!(words, "texts-markdown"), "markdown").rows(24).value(&typed.markdown).errors(errors))
        @if refuse_when_over(text).is_err() {
            p.hint { (t!(words, "texts-typed-kept-here")) }
        } @else {
            p.actions {
                (button_quiet(t!(words, "texts-preview-button")).sends("geste", "apercu"))
                " " (button(t!(words, "texts-save-button")).sends("geste", "garder"))
            }
        }
    };
    let form = Form::post(
        words,
        format!("{}/modifier", text_path(text.id)),
        visit.request_id(),
    )
    .autosave(format!("texte-{}", text.id))
    .content(fields);
    let main = html! { (error_summary(errors, words)) (above) (form) };
    under_text(visit, text, Page::new(t!(words, "texts-edit-title"), main))
}
