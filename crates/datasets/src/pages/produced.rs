//! The lists of Parvis itself: those that an agent may open, and what is said of a file that Parvis makes.

use axum::extract::Path;
use kernel::{Fault, OpenList, Scope};
use maud::{Markup, html};
use ui::components::{Tone, notice};
use ui::forms::{Form, button, button_quiet, confirm_details};
use ui::{Answer, Posted, Visit, t};

use super::{Pressed, find_resource, list_path};
use crate::actions::{MakeNow, StopMaking};
use crate::model::{Current, Listed, Produced, ResourceId, Trouble, dataset_path};
use crate::{rights, store};

/// The lists that this house offers, to be opened by one press; where those that are open stand.
pub(super) async fn offered(visit: &Visit) -> Result<Markup, Fault> {
    let words = visit.words;
    let lists: Vec<&OpenList> = kernel::open_lists(&visit.house).collect();
    if lists.is_empty() || !visit.may(&rights::OPEN_LIST, Scope::BODY).await? {
        return Ok(html! {});
    }
    let open = store::list_open(&mut visit.sql(), visit.body.id).await?;
    let place = |list: &OpenList| open.iter().find(|opened| opened.list_name == list.name);
    Ok(html! {
        section aria-labelledby="listes" {
            h2 #listes { (t!(words, "datasets-lists")) }
            details open[open.is_empty()] {
                summary { (t!(words, "datasets-lists-summary", n = lists.len(), open = open.len())) }
                p { (t!(words, "datasets-lists-lead")) }
                @for list in lists.iter().copied() {
                    article id={ "liste-" (list.name) } {
                        h3 { (words.say(&list.words_key("title"))) }
                        p { (words.say(&list.words_key("description"))) }
                        @match place(list) {
                            Some(opened) => {
                                p { a href=(dataset_path(opened.dataset_id)) {
                                    (t!(words, "datasets-list-see", list = words.say(&list.words_key("title"))))
                                } }
                            },
                            None => {
                                (Form::post(words, list_path(list.name), visit.request_id())
                                    .content(html! { (button_quiet(t!(words, "datasets-list-open-now", list = words.say(&list.words_key("title"))))) }))
                                p { a href=(list_path(list.name)) {
                                    (t!(words, "datasets-list-open-other", list = words.say(&list.words_key("title"))))
                                } }
                            },
                        }
                    }
                }
            }
        }
    })
}

/// What a file says of itself when Parvis makes it, or made it.
pub(super) fn said(visit: &Visit, produced: &Produced) -> Markup {
    let words = visit.words;
    let list = match kernel::find_open_list(&visit.house, &produced.list_name) {
        Some(list) => words.say(&list.words_key("title")),
        None => produced.list_name.clone(),
    };
    html! {
        p {
            @match produced.stopped_at {
                Some(at) => (t!(words, "datasets-produced-stopped", list = list, date = visit.on(at))),
                None => (t!(words, "datasets-produced", list = list)),
            }
            @if produced.is_running() {
                @match produced.checked_at {
                    Some(at) => { " " (t!(words, "datasets-produced-checked", date = visit.on(at))) },
                    None => { " " (t!(words, "datasets-produced-awaited")) },
                }
            }
        }
    }
}

/// The same, with why no version came of the last reading, to those who may have it made anew or stopped; and what a file that is
/// made no more may hold too much.
pub(super) async fn held(visit: &Visit, listed: &Listed, all: &[Produced]) -> Result<Markup, Fault> {
    let words = visit.words;
    let doubtful: Vec<&Current> = listed
        .files
        .iter()
        .filter(|file| {
            all.iter().any(|produced| {
                produced.resource_id == file.resource.id && produced.may_hold_too_much(&file.version)
            })
        })
        .collect();
    let is_held = all.iter().any(Produced::is_running) || !doubtful.is_empty();
    if !is_held || !visit.may(&rights::OPEN_LIST, listed.dataset.scope()).await? {
        return Ok(html! {});
    }
    Ok(html! {
        @for file in doubtful {
            (notice(Tone::Warning, &html! { p {
                (t!(words, "datasets-produced-doubtful", title = file.resource.title.as_str())) " "
                a href=(file.version.path()) { (t!(words, "datasets-version-details", title = file.resource.title.as_str())) }
            } }))
        }
        @for produced in all.iter().filter(|produced| produced.is_running()) {
            @let path = format!("/donnees/fichiers/{}", produced.resource_id);
            @if produced.trouble != Trouble::Nothing {
                (notice(Tone::Warning, &html! { p {
                    (words.say(&format!("datasets-trouble-{}", produced.trouble.as_str())))
                } }))
            }
            (Form::post(words, format!("{path}/actualiser"), visit.request_id())
                .content(html! { (button_quiet(t!(words, "datasets-make-now"))) }))
            (confirm_details(
                &t!(words, "datasets-stop-making"),
                &t!(words, "datasets-stop-making-what"),
                &Form::post(words, format!("{path}/figer"), visit.request_id())
                    .content(html! { (button(t!(words, "datasets-stop-making-confirm")).danger()) }),
            ))
        }
    })
}

pub(super) async fn make_now(
    visit: Visit,
    Path(id): Path<ResourceId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (resource, dataset) = find_resource(&visit, id).await?;
    let deed = MakeNow {
        resource: resource.id,
    };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&dataset.path(), "datasets-make-asked")
}

pub(super) async fn stop(
    visit: Visit,
    Path(id): Path<ResourceId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    let (resource, dataset) = find_resource(&visit, id).await?;
    let deed = StopMaking {
        resource: resource.id,
    };
    visit.act(pressed.request_id, &deed).await?;
    visit.done(&dataset.path(), "datasets-making-stopped")
}
