//! Changing a text before it is put to discussion.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::http::StatusCode;
use coedit::{Choice, Conflict};
use db::Uuid;
use kernel::{Fault, Scope};
use legistique::Document;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_quiet, error_summary, hidden, radios, text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::import::preview;
use super::{find_text, under_text};
use crate::actions::EditDraft;
use crate::model::{TextDocument, TextId, TextState, text_path};
use crate::rights;
use crate::together::apart::{self, Merged, Written};
use crate::together::kept;

#[derive(Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: String,
    /// The title the form was shown with
    #[serde(default)]
    title_before: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    markdown: String,
    #[serde(default)]
    geste: String,
    /// `choix-…`: what is kept of each place that others changed too
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

/// What the name of a choice begins with, in the form.
const CHOICE: &str = "choix-";

impl Typed {
    fn choices(&self) -> BTreeMap<String, Choice> {
        let chosen = self.others.iter().filter_map(|(name, value)| {
            let choice = match value.as_str() {
                "moi" => Choice::Mine,
                "autres" => Choice::Theirs,
                "deux" => Choice::Both,
                _ => return None,
            };
            Some((name.strip_prefix(CHOICE)?.to_owned(), choice))
        });
        chosen.collect()
    }

    fn version(&self) -> i64 {
        self.version.parse().unwrap_or_default()
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = allowed(&visit, id).await?;
    refuse_when_over(&text)?;
    let typed = Typed {
        request_id: Uuid::nil(),
        version: text.version.to_string(),
        title_before: text.title.clone(),
        title: text.title.clone(),
        markdown: text.markdown.clone(),
        geste: String::new(),
        others: BTreeMap::new(),
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
        version: typed.version(),
        title_before: typed.title_before.clone(),
        title: typed.title.clone(),
        markdown: typed.markdown.clone(),
        choices: typed.choices(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&text_path(id), "texts-draft-edited"),
        Err(Fault::Stale(_)) => places_to_decide(&visit, id, typed).await,
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

/// The form again, with each place that was changed in two ways and a choice beside it.
async fn places_to_decide(visit: &Visit, id: TextId, typed: Typed) -> Answer {
    let text = find_text(visit, id).await?;
    let mut sql = visit.sql();
    let read = kept::find(&mut sql, visit.body.id, id).await?;
    // As it would be saved: the choice made for a place is known by its words.
    let title = typed.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mine = Written {
        version: typed.version(),
        title_before: &typed.title_before,
        title: &title,
        document: &Document::parse(&typed.markdown),
    };
    let merged = apart::merge(&mut sql, visit.body.id, (&text, read.as_ref()), &mine).await;
    let mut errors = FormErrors::default();
    let (places, typed) = match merged {
        Ok(merged) => {
            for conflict in merged.conflicts() {
                let name = format!("{CHOICE}{}", conflict.key());
                if !typed.others.contains_key(&name) {
                    errors.add(name, t!(visit.words, "texts-place-undecided"));
                }
            }
            (places(visit, &merged, &typed, &errors), typed)
        }
        // The version the form was made from is unknown here: nothing can be compared, the whole stands beside.
        Err(Fault::Stale(_)) => {
            errors.add("markdown", t!(visit.words, "texts-draft-stale"));
            let version = text.version.to_string();
            (current_version(visit, &text), Typed { version, ..typed })
        }
        Err(fault) => return Err(fault.into()),
    };
    if errors.is_empty() {
        errors.add("markdown", t!(visit.words, "texts-draft-moved"));
    }
    let page = form_with(visit, &text, &typed, &errors, (&html! {}, &places)).refused(&errors);
    Ok(visit.page_with(StatusCode::CONFLICT, page))
}

fn places(visit: &Visit, merged: &Merged, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let count = merged.conflicts().count();
    html! {
        @if count > 0 {
            section.places {
                h2 { (t!(words, "texts-places-title", n = count)) }
                p { (t!(words, "texts-places-lead")) }
                @for (rank, conflict) in (1_usize..).zip(merged.conflicts()) {
                    (place(visit, (rank, conflict), merged.is_of_title(conflict), typed, errors))
                }
            }
        }
    }
}

fn place(
    visit: &Visit,
    (rank, conflict): (usize, &Conflict),
    is_title: bool,
    typed: &Typed,
    errors: &FormErrors,
) -> Markup {
    let words = visit.words;
    let name = format!("{CHOICE}{}", conflict.key());
    let chosen = typed.others.get(&name).map_or("", String::as_str);
    let legend = if is_title {
        t!(words, "texts-place-title-legend")
    } else {
        t!(words, "texts-place-legend", n = rank)
    };
    let wordings = [
        ("texts-place-before", &conflict.before),
        ("texts-place-mine", &conflict.mine),
        ("texts-place-theirs", &conflict.theirs),
    ];
    let choices = radios(words, legend, &name)
        .choice("moi", t!(words, "texts-place-keep-mine"))
        .choice("autres", t!(words, "texts-place-keep-theirs"))
        .chosen(chosen)
        .errors(errors);
    let choices = if is_title {
        choices
    } else {
        choices.choice("deux", t!(words, "texts-place-keep-both"))
    };
    html! {
        div.place {
            dl {
                @for (label, blocks) in wordings {
                    dt { (words.say(label)) }
                    dd {
                        @if blocks.is_empty() { p.hint { (t!(words, "texts-place-nothing")) } }
                        @for block in blocks { p { (words.written(block)) } }
                    }
                }
            }
            (choices)
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
    form_with(visit, text, typed, errors, (above, &html! {}))
}

fn form_with(
    visit: &Visit,
    text: &TextDocument,
    typed: &Typed,
    errors: &FormErrors,
    (above, within): (&Markup, &Markup),
) -> Page {
    let words = visit.words;
    let fields = html! {
        (hidden("version", &typed.version))
        (hidden("title_before", &typed.title_before))
        (within)
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
