//! Noting that the passage of a requirement was changed by another text, or repealed.

use axum::extract::{Path, Query};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use texts::{TextDocument, TextId, TextState};
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, button_quiet, confirm_details, error_summary, hidden, textarea};
use ui::paging::query_value;
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, choose, find, passages_of, quoted, text_title};
use crate::actions::NotePassageChange;
use crate::model::{Ending, Requirement, RequirementId, TEXT_CHARS_MAX};
use crate::rights;

/// Adopted texts the form offers: the latest.
const TEXTS_MAX: i64 = 200;

#[derive(Default, Deserialize)]
pub(super) struct Asked {
    texte: Option<TextId>,
    #[serde(default)]
    ou: String,
}

#[derive(Deserialize)]
pub(super) struct NoteForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    fin: String,
    texte: Option<TextId>,
    #[serde(default)]
    ou: String,
    #[serde(default)]
    note: String,
}

async fn allowed(visit: &Visit, id: RequirementId) -> Result<Requirement, Fault> {
    let requirement = find(visit, id).await?;
    if !visit
        .may(&rights::MARK, Scope::group(requirement.group_id))
        .await?
    {
        let right = rights::MARK.code;
        return Err(Fault::Forbidden { right });
    }
    if requirement.ended_at.is_some() {
        return Err(Fault::refused("requirements-repealed-already"));
    }
    Ok(requirement)
}

async fn adopted_text(visit: &Visit, id: Option<TextId>) -> Result<Option<TextDocument>, Fault> {
    let Some(id) = id else { return Ok(None) };
    let text = texts::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("text"))?;
    Ok(Some(text).filter(|text| text.state == TextState::Consolidated))
}

pub(super) async fn show(visit: Visit, Path(id): Path<RequirementId>, Query(asked): Query<Asked>) -> Answer {
    let requirement = allowed(&visit, id).await?;
    let typed = Typed {
        version: requirement.version,
        ou: asked.ou,
        note: String::new(),
    };
    let text = adopted_text(&visit, asked.texte).await?;
    let page = page(
        &visit,
        &requirement,
        text.as_ref(),
        &typed,
        &FormErrors::default(),
    )
    .await?;
    visit.page(page)
}

pub(super) async fn note(
    visit: Visit,
    Path(id): Path<RequirementId>,
    Posted(form): Posted<NoteForm>,
) -> Answer {
    let requirement = allowed(&visit, id).await?;
    let ending = Ending::parse(&form.fin).ok_or(Fault::NotFound("ending"))?;
    let deed = NotePassageChange {
        requirement: id,
        version: form.version,
        ending,
        now: form.texte.map(|text| (text, form.ou.clone())),
        note: form.note.clone(),
    };
    let done = match ending {
        Ending::Changed => "requirements-passage-changed",
        Ending::Repealed => "requirements-repealed",
    };
    let (errors, version) = match visit.act(form.request_id, &deed).await {
        Ok(()) => return visit.done(&requirement.path(), done),
        Err(Fault::Stale(_)) => {
            let mut errors = FormErrors::default();
            errors.add("note", t!(visit.words, "requirements-noted-meanwhile"));
            (errors, requirement.version)
        }
        Err(fault) => (visit.refusal_of_form("note", fault)?, form.version),
    };
    let typed = Typed {
        version,
        ou: form.ou,
        note: form.note,
    };
    let text = adopted_text(&visit, form.texte).await?;
    let page = page(&visit, &requirement, text.as_ref(), &typed, &errors).await?;
    visit.refused_page(page)
}

struct Typed {
    version: i64,
    ou: String,
    note: String,
}

async fn page(
    visit: &Visit,
    requirement: &Requirement,
    text: Option<&TextDocument>,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let passages = passages_of(visit, requirement.id).await?;
    let before = passages.last().ok_or(Fault::NotFound("passage"))?;
    let title = text_title(visit, before).await?;
    let adopted = texts::adopted(&mut visit.sql(), visit.body.id, TEXTS_MAX).await?;
    let address = format!("{}/passage", requirement.path());
    let found = text.and_then(|text| texts::passage(&text.markdown, &typed.ou));
    let send = |ending: Ending, label: &str, more: Markup| {
        Form::post(words, &address, visit.request_id()).content(html! {
            (hidden("version", &typed.version.to_string()))
            (hidden("fin", ending.as_str()))
            (more)
            (textarea(words, t!(words, "requirements-field-note"), "note")
                .hint(t!(words, "requirements-field-note-hint"))
                .value(&typed.note)
                .rows(3)
                .max_length(u32::try_from(TEXT_CHARS_MAX).unwrap_or(u32::MAX))
                .optional()
                .errors(errors))
            (button(label))
        })
    };
    let main = html! {
        (error_summary(errors, words))
        (quoted(visit, before, &title))
        @if let (Some(text), Some(found)) = (text, &found) {
            h2 #ou { (t!(words, "requirements-new-wording")) }
            figure {
                blockquote { (ui::markdown::render_markdown(&found.words)) }
                figcaption { (t!(words, "requirements-passage-of", place = &found.name, text = &text.title)) }
            }
            @if found.words == before.words {
                (notice(Tone::Info, &html! { p { (t!(words, "requirements-same-words")) } }))
            }
            (send(Ending::Changed, &t!(words, "requirements-note-change"), html! {
                (hidden("texte", &text.id.to_string()))
                (hidden("ou", &typed.ou))
            }))
            p { a href={ (address) "?texte=" (text.id) } { (t!(words, "requirements-choose-other")) } }
        } @else if let Some(text) = text {
            p #ou { (t!(words, "requirements-choose-new-passage")) }
            (texts::text_with(visit, &text.markdown, &|passage| html! {
                p.alinea-amend {
                    a href={ (address) "?texte=" (text.id) "&ou=" (query_value(&passage.place)) } {
                        (t!(words, "requirements-choose-this", place = &passage.name))
                    }
                }
            }))
        } @else {
            h2 #ou { (t!(words, "requirements-was-changed")) }
            form method="get" action=(address) {
                (choose(visit, t!(words, "requirements-field-new-text"), "texte",
                    adopted.iter().map(|line| (line.id.to_string(), line.title.as_str())), &FormErrors::default()))
                (button_quiet(t!(words, "requirements-continue")))
            }
            h2 { (t!(words, "requirements-was-repealed")) }
            (confirm_details(&t!(words, "requirements-note-repeal"), &t!(words, "requirements-note-repeal-what"),
                &send(Ending::Repealed, &t!(words, "requirements-note-repeal"), html! {})))
        }
    };
    Ok(Page::new(t!(words, "requirements-passage-title"), main)
        .active(MENU)
        .under(&requirement.title, requirement.path())
        .refused(errors)
        .not_indexed())
}
