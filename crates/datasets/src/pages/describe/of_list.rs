//! Opening a list of Parvis itself: what is said of it is written already, and one press is enough where the body is known.

use axum::extract::Path;
use axum::response::{IntoResponse as _, Redirect};
use groups::{Group, GroupKind};
use kernel::{Fault, OpenList, Scope};
use maud::html;
use ui::forms::{Form, FormErrors, button, error_summary};
use ui::{Answer, Page, Posted, Visit, Words, t};

use super::{Typed, chosen, fields, group_field, groups_or_refuse, prefilled};
use crate::actions::OpenAsDataset;
use crate::model::{Frequency, Theme, dataset_path};
use crate::pages::{list_path, must_hold, under_catalogue};
use crate::{rights, store};

/// The list of that name, for whoever may open one.
async fn offered(visit: &Visit, name: &str) -> Result<&'static OpenList, Fault> {
    must_hold(visit, &rights::OPEN_LIST, Scope::BODY).await?;
    kernel::find_open_list(&visit.house, name).ok_or(Fault::NotFound("list"))
}

pub(in crate::pages) async fn show(visit: Visit, Path(name): Path<String>) -> Answer {
    let list = offered(&visit, &name).await?;
    let open = store::list_open(&mut visit.sql(), visit.body.id).await?;
    if let Some(opened) = open.iter().find(|opened| opened.list_name == list.name) {
        return Ok(Redirect::to(&dataset_path(opened.dataset_id)).into_response());
    }
    let groups = groups_or_refuse(&visit).await?;
    let typed = written(&visit, list, &groups).await?;
    visit.page(form_page(&visit, list, (&groups, &typed), &FormErrors::default()))
}

pub(in crate::pages) async fn open(
    visit: Visit,
    Path(name): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let list = offered(&visit, &name).await?;
    let groups = groups_or_refuse(&visit).await?;
    // From the catalogue, one presses and types nothing.
    let typed = if typed.is_pressed() {
        Typed {
            request_id: typed.request_id,
            ..written(&visit, list, &groups).await?
        }
    } else {
        typed
    };
    let outcome = match chosen(&groups, &typed) {
        None => Err(Fault::field("groupe", "datasets-group-empty")),
        Some(group) => {
            let deed = OpenAsDataset {
                group: group.id,
                list: list.name.to_owned(),
                described: typed.described(),
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(id) => visit.done(&dataset_path(id), "datasets-list-opened"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(form_page(&visit, list, (&groups, &typed), &errors))
        }
    }
}

impl Typed {
    /// True of a form that held nothing but its button.
    fn is_pressed(&self) -> bool {
        [
            &self.titre,
            &self.description,
            &self.theme,
            &self.licence,
            &self.siret,
        ]
        .iter()
        .all(|typed| typed.is_empty())
    }
}

/// What is said of a list before anybody types, in the language of what is published.
async fn written(visit: &Visit, list: &OpenList, groups: &[Group]) -> Result<Typed, Fault> {
    let words = visit.official_words();
    let known = prefilled(visit, groups).await?;
    let groupe = if known.groupe.is_empty() {
        let services = groups.iter().find(|group| group.kind == GroupKind::Services);
        services
            .or(groups.first())
            .map(|group| group.slug.clone())
            .unwrap_or_default()
    } else {
        known.groupe
    };
    Ok(Typed {
        groupe,
        titre: words.say(&list.words_key("title")),
        description: description(words, list),
        theme: Theme::Government.as_str().to_owned(),
        mots_cles: words.say(&list.words_key("keywords")),
        // It is read each day, and changes when its content does.
        frequence: Frequency::Irregular.as_str().to_owned(),
        ..known
    })
}

/// What the list holds, then what each of its columns means.
fn description(words: Words, list: &OpenList) -> String {
    let mut text = words.say(&list.words_key("description"));
    text.push_str("\n\n");
    if !list.schema.is_empty() {
        text.push_str(&t!(words, "datasets-list-schema", schema = list.schema));
        return text;
    }
    text.push_str(&t!(words, "datasets-list-columns"));
    text.push_str("\n\n");
    for column in list.columns {
        let line = t!(
            words,
            "datasets-list-column",
            name = format!("`{}`", column.name),
            meaning = words.say(&list.words_key(column.name)),
            kind = words.say(column.kind.words_key())
        );
        text.push_str("- ");
        text.push_str(&line);
        text.push('\n');
    }
    text
}

fn form_page(
    visit: &Visit,
    list: &OpenList,
    (groups, typed): (&[Group], &Typed),
    errors: &FormErrors,
) -> Page {
    let words = visit.words;
    let form = Form::post(words, list_path(list.name), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (group_field(visit, groups, typed, errors))
            (fields(visit, typed, errors))
            (button(t!(words, "datasets-list-open-button")))
        }))
    };
    let title = t!(
        words,
        "datasets-list-open-title",
        list = words.say(&list.words_key("title"))
    );
    under_catalogue(visit, Page::new(title, main))
        .lead(t!(words, "datasets-list-open-lead"))
        .refused(errors)
        .not_indexed()
}
