//! Marking a passage: it is chosen in the text, then named; and changing what is said of a requirement.

use axum::extract::{Path, Query};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::html;
use serde::Deserialize;
use texts::{TextDocument, TextId, TextState};
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary, hidden};
use ui::paging::query_value;
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, Said, fields, find, read_reach};
use crate::actions::{ChangeRequirement, MarkRequirement};
use crate::model::{Reach, Requirement, RequirementId};
use crate::rights;

#[derive(Deserialize)]
pub(super) struct Asked {
    texte: TextId,
    #[serde(default)]
    ou: String,
}

#[derive(Deserialize)]
pub(super) struct MarkForm {
    #[serde(default)]
    request_id: Uuid,
    texte: TextId,
    #[serde(default)]
    ou: String,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    portee: String,
}

async fn allowed_text(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = texts::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("text"))?;
    if !visit.may(&rights::MARK, Scope::group(text.group_id)).await? {
        let right = rights::MARK.code;
        return Err(Fault::Forbidden { right });
    }
    Ok(text)
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let text = allowed_text(&visit, asked.texte).await?;
    if asked.ou.is_empty() || texts::passage(&text.markdown, &asked.ou).is_none() {
        return visit.page(choosing_page(&visit, &text));
    }
    let form = MarkForm {
        request_id: Uuid::nil(),
        texte: text.id,
        ou: asked.ou,
        titre: String::new(),
        theme: String::new(),
        portee: Reach::All.as_str().to_owned(),
    };
    let page = naming_page(&visit, &text, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn mark(visit: Visit, Posted(form): Posted<MarkForm>) -> Answer {
    let text = allowed_text(&visit, form.texte).await?;
    let outcome = match read_reach(&form.portee) {
        Ok(reach) => {
            let deed = MarkRequirement {
                text: text.id,
                place: form.ou.clone(),
                title: form.titre.clone(),
                theme: form.theme.clone(),
                reach,
            };
            visit.act(form.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(id) => visit.done(&format!("/exigences/{id}"), "requirements-marked"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = naming_page(&visit, &text, &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

/// The text, with a link under each passage.
fn choosing_page(visit: &Visit, text: &TextDocument) -> Page {
    let words = visit.words;
    let main = html! {
        @if text.state == TextState::Consolidated {
            p { (t!(words, "requirements-choose-passage")) }
            (texts::text_with(visit, &text.markdown, &|passage| html! {
                p.alinea-amend {
                    a href={ "/exigences/nouvelle?texte=" (text.id) "&ou=" (query_value(&passage.place)) } {
                        (t!(words, "requirements-choose-this", place = &passage.name))
                    }
                }
            }))
        } @else {
            (notice(Tone::Info, &html! { p { (t!(words, "requirements-text-not-adopted")) } }))
        }
    };
    under_text(visit, text, Page::new(t!(words, "requirements-mark"), main))
}

async fn naming_page(
    visit: &Visit,
    text: &TextDocument,
    form: &MarkForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let passage = texts::passage(&text.markdown, &form.ou);
    let said = Said {
        title: &form.titre,
        theme: &form.theme,
        reach: &form.portee,
    };
    let asked = fields(visit, &said, errors).await?;
    let main = html! {
        (error_summary(errors, words))
        @if let Some(passage) = &passage {
            figure {
                blockquote { (ui::markdown::render_markdown(&passage.words)) }
                figcaption { (t!(words, "requirements-passage-of", place = &passage.name, text = &text.title)) }
            }
        }
        p #ou { a href={ "/exigences/nouvelle?texte=" (text.id) } { (t!(words, "requirements-choose-other")) } }
        (Form::post(words, "/exigences/nouvelle", visit.request_id())
            .autosave(format!("exigence-{}-{}", text.id, form.ou))
            .content(html! {
                (hidden("texte", &text.id.to_string()))
                (hidden("ou", &form.ou))
                (asked)
                (button(t!(words, "requirements-mark")))
            }))
    };
    let page = Page::new(t!(words, "requirements-mark"), main).refused(errors);
    Ok(under_text(visit, text, page))
}

fn under_text(visit: &Visit, text: &TextDocument, page: Page) -> Page {
    page.active(MENU)
        .under(t!(visit.words, "requirements-title"), MENU)
        .under(&text.title, texts::text_path(text.id))
        .not_indexed()
}

#[derive(Deserialize)]
pub(super) struct ChangeForm {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    portee: String,
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
    Ok(requirement)
}

pub(super) async fn show_change(visit: Visit, Path(id): Path<RequirementId>) -> Answer {
    let requirement = allowed(&visit, id).await?;
    let form = ChangeForm {
        request_id: Uuid::nil(),
        version: requirement.version,
        titre: requirement.title.clone(),
        theme: requirement.theme.clone(),
        portee: requirement.reach.as_str().to_owned(),
    };
    let page = change_page(&visit, &requirement, &form, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn change(
    visit: Visit,
    Path(id): Path<RequirementId>,
    Posted(form): Posted<ChangeForm>,
) -> Answer {
    let requirement = allowed(&visit, id).await?;
    let outcome = match read_reach(&form.portee) {
        Ok(reach) => {
            let deed = ChangeRequirement {
                requirement: id,
                version: form.version,
                title: form.titre.clone(),
                theme: form.theme.clone(),
                reach,
            };
            visit.act(form.request_id, &deed).await
        }
        Err(fault) => Err(fault),
    };
    match outcome {
        Ok(()) => visit.done(&requirement.path(), "requirements-changed"),
        Err(Fault::Stale(_)) => {
            // What was typed stays; sent again, it takes the place of what the other wrote, which is shown.
            let mut errors = FormErrors::default();
            errors.add(
                "titre",
                t!(
                    visit.words,
                    "requirements-changed-meanwhile",
                    title = &requirement.title,
                    theme = &requirement.theme
                ),
            );
            let form = ChangeForm {
                version: requirement.version,
                ..form
            };
            let page = change_page(&visit, &requirement, &form, &errors).await?;
            visit.refused_page(page)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = change_page(&visit, &requirement, &form, &errors).await?;
            visit.refused_page(page)
        }
    }
}

async fn change_page(
    visit: &Visit,
    requirement: &Requirement,
    form: &ChangeForm,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let said = Said {
        title: &form.titre,
        theme: &form.theme,
        reach: &form.portee,
    };
    let asked = fields(visit, &said, errors).await?;
    let address = format!("{}/modifier", requirement.path());
    let main = html! {
        (error_summary(errors, words))
        (Form::post(words, &address, visit.request_id()).autosave(format!("exigence-{}", requirement.id)).content(html! {
            (hidden("version", &form.version.to_string()))
            (asked)
            (button(t!(words, "requirements-save")))
        }))
    };
    Ok(Page::new(t!(words, "requirements-change"), main)
        .active(MENU)
        .under(&requirement.title, requirement.path())
        .refused(errors)
        .not_indexed())
}
