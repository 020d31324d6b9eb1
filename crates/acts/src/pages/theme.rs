//! « Donner un thème » : its own page, beside an act that does not change.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::forms::{Field, Form, FormErrors, button, error_summary, hidden, text_field};
use ui::{Answer, Page, Posted, Visit, t};

use super::{MENU, find};
use crate::actions::{GiveTheme, is_changed_meanwhile};
use crate::model::{Act, ActId, THEME_CHARS_MAX};
use crate::{rights, store};

/// Themes said in the hint; the browser proposes them all.
const SHOWN_MAX: usize = 12;

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    before: String,
    #[serde(default)]
    theme: String,
}

pub(super) async fn show(visit: Visit, Path(id): Path<ActId>) -> Answer {
    let act = find(&visit, id).await?;
    if !visit.may(&rights::GIVE_THEME, Scope::group(act.group_id)).await? {
        return Err(Fault::Forbidden {
            right: rights::GIVE_THEME.code,
        }
        .into());
    }
    let known = current(&visit, id).await?;
    let page = form_page(&visit, &act, &known, &known, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn give(visit: Visit, Path(id): Path<ActId>, Posted(typed): Posted<Typed>) -> Answer {
    let deed = GiveTheme {
        act: id,
        before: typed.before.clone(),
        theme: typed.theme.clone(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&crate::model::path_of(id), "acts-theme-given"),
        Err(fault) => {
            let is_meanwhile = is_changed_meanwhile(&fault);
            let errors = visit.refusal_of_form("theme", fault)?;
            let act = find(&visit, id).await?;
            // The sentence beside the field says the theme that is there now: the next try replaces that one.
            let before = if is_meanwhile {
                current(&visit, id).await?
            } else {
                typed.before
            };
            let page = form_page(&visit, &act, &before, &typed.theme, &errors).await?;
            visit.refused_page(page.refused(&errors))
        }
    }
}

async fn current(visit: &Visit, act: ActId) -> Result<String, Fault> {
    let given = store::themes::of(&mut visit.sql(), visit.body.id, act).await?;
    Ok(given.map(|given| given.theme).unwrap_or_default())
}

async fn form_page(
    visit: &Visit,
    act: &Act,
    before: &str,
    typed: &str,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let field = theme_field(visit, typed, errors).await?;
    let form: Markup =
        Form::post(words, format!("{}/theme", act.path()), visit.request_id()).content(html! {
            (hidden("before", before))
            (field)
            (button(t!(words, "acts-theme-save")))
        });
    let main = html! { (error_summary(errors, words)) (form) };
    Ok(Page::new(t!(words, "acts-theme-title"), main)
        .lead(t!(words, "acts-theme-lead", title = &act.title))
        .under(&act.title, act.path())
        .active(MENU)
        .not_indexed())
}

/// The field of a theme, with those that the body uses.
pub(super) async fn theme_field(visit: &Visit, typed: &str, errors: &FormErrors) -> Result<Field, Fault> {
    let words = visit.words;
    let themes = kernel::themes_of(&visit.house, &mut visit.sql(), visit.body.id).await?;
    let hint = if themes.is_empty() {
        t!(words, "acts-field-theme-hint")
    } else {
        let shown: Vec<&str> = themes.iter().take(SHOWN_MAX).map(String::as_str).collect();
        t!(words, "acts-field-theme-hint-known", themes = shown.join(", "))
    };
    Ok(text_field(words, t!(words, "acts-field-theme"), "theme")
        .hint(hint)
        .max_length(u32::try_from(THEME_CHARS_MAX).unwrap_or(u32::MAX))
        .value(typed)
        .suggestions(themes)
        .optional()
        .errors(errors))
}
