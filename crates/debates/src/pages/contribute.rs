//! The one form of a contribution: to write it, and to edit it.

use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use groups::GroupId;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, notice};
use ui::forms::{
    Form, FormErrors, button, button_link, checkboxes, email_field, error_summary, hidden, select,
    text_field, textarea,
};
use ui::{Answer, Page, Posted, Visit, t};

use super::{chars, find_consultation, find_contribution, under_consultation};
use crate::actions::{Contribute, ContributeByMail, ContributeFor, EditContribution};
use crate::model::{
    Answer as Fate, Consultation, ConsultationId, Contribution, ContributionId, PLACE_CHARS_MAX, Stage,
    State, TEXT_CHARS_MAX, TITLE_CHARS_MAX, WAITING_DAYS, Written, contribution_path,
};
use crate::rights;

/// What the form holds; every field may be missing, so that a mistake is a sentence beside it.
#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    lieu: String,
    #[serde(default)]
    pour: String,
    #[serde(default)]
    nom_visible: String,
    #[serde(default)]
    nom: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    defi: String,
    #[serde(default)]
    preuve: String,
}

impl Typed {
    fn written(&self) -> Written {
        Written {
            title: self.titre.clone(),
            text: self.texte.clone(),
            theme: self.theme.clone(),
            place: self.lieu.clone(),
        }
    }

    fn shows_name(&self) -> bool {
        !self.nom_visible.is_empty()
    }
}

/// What the page of the form is asked.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// Present once a contribution was sent by mail
    envoyee: Option<String>,
}

pub(super) async fn show_new(
    visit: Visit,
    Path(id): Path<ConsultationId>,
    Query(asked): Query<Asked>,
) -> Answer {
    let about = find_consultation(&visit, id).await?;
    if asked.envoyee.is_some() {
        return visit.page(sent_page(&visit, &about));
    }
    if about.stage_at(visit.now()) != Stage::Open {
        return visit.page(not_open_page(&visit, &about));
    }
    let none = FormErrors::default();
    let page = new_page(&visit, &about, &Typed::default(), (&none, None)).await?;
    visit.page(page)
}

/// Where a contribution went.
enum Sent {
    /// Everybody reads it
    Published(ContributionId),
    /// A link was sent to its author
    ByMail,
    /// A second person of this association has to confirm it
    ToConfirm(GroupId),
}

pub(super) async fn send(
    visit: Visit,
    Path(id): Path<ConsultationId>,
    Posted(typed): Posted<Typed>,
) -> Answer {
    let about = find_consultation(&visit, id).await?;
    let outcome = if visit.signed_in.is_some() {
        signed_in(&visit, id, &typed).await
    } else {
        let deed = ContributeByMail {
            consultation: id,
            written: typed.written(),
            shows_name: typed.shows_name(),
            name: typed.nom.clone(),
            email: typed.email.clone(),
            client: visit.client,
            language: visit.device_language,
            effort: identity::effort_brought(typed.defi.clone(), typed.preuve.clone()),
        };
        visit.act(typed.request_id, &deed).await.map(|()| Sent::ByMail)
    };
    match outcome {
        Ok(Sent::Published(published)) => {
            visit.done(&contribution_path(id, published), "debates-contributed")
        }
        Ok(Sent::ToConfirm(association)) => {
            let group = groups::find(&mut visit.sql(), visit.body.id, association)
                .await?
                .ok_or(Fault::NotFound("group"))?;
            let path = format!("{}/a-confirmer", group.subject().path);
            visit.done(&path, "groups-act-to-confirm")
        }
        // Sent elsewhere, so that the browser forgets what was typed: the next person at this screen must not read it.
        Ok(Sent::ByMail) => {
            Ok(Redirect::to(&format!("{}/contribuer?envoyee=oui", about.path())).into_response())
        }
        Err(fault) => {
            let effort = identity::effort_is_asked(&fault).then(|| identity::effort_fields(&visit));
            let errors = visit.refusal_of_form("titre", fault)?;
            let page = new_page(&visit, &about, &typed, (&errors, effort)).await?;
            visit.refused_page(page)
        }
    }
}

/// Contributes in one's own name, or in that of an association one speaks for.
async fn signed_in(visit: &Visit, consultation: ConsultationId, typed: &Typed) -> Result<Sent, Fault> {
    let written = typed.written();
    match groups::chosen_author(&typed.pour)? {
        None => {
            let deed = Contribute {
                consultation,
                written,
                shows_name: typed.shows_name(),
            };
            visit.act(typed.request_id, &deed).await.map(Sent::Published)
        }
        Some(association) => {
            let deed = ContributeFor {
                association,
                consultation,
                written,
            };
            let published = visit.act(typed.request_id, &deed).await?;
            Ok(published.map_or(Sent::ToConfirm(association), Sent::Published))
        }
    }
}

pub(super) async fn show_edit(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
) -> Answer {
    let (about, before) = find_contribution(&visit, (consultation, id)).await?;
    must_be_editable(&visit, &about, &before).await?;
    let typed = Typed {
        version: before.version,
        titre: before.title.clone(),
        texte: before.text.clone(),
        theme: before.theme.clone(),
        lieu: before.place.clone(),
        nom_visible: if before.shows_name { "oui" } else { "" }.to_owned(),
        ..Typed::default()
    };
    visit.page(edit_page(
        &visit,
        &about,
        &before,
        &typed,
        &FormErrors::default(),
        false,
    ))
}

pub(super) async fn edit(
    visit: Visit,
    Path((consultation, id)): Path<(ConsultationId, ContributionId)>,
    Posted(mut typed): Posted<Typed>,
) -> Answer {
    let (about, before) = find_contribution(&visit, (consultation, id)).await?;
    let deed = EditContribution {
        contribution: id,
        version: typed.version,
        written: typed.written(),
        shows_name: typed.shows_name(),
    };
    match visit.act(typed.request_id, &deed).await {
        Ok(()) => visit.done(&before.path(), "debates-edited"),
        Err(Fault::Stale(_)) => {
            let (about, current) = find_contribution(&visit, (consultation, id)).await?;
            typed.version = current.version;
            let none = FormErrors::default();
            let page = edit_page(&visit, &about, &current, &typed, &none, true);
            Ok(visit.page_with(StatusCode::CONFLICT, page))
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(edit_page(&visit, &about, &before, &typed, &errors, false))
        }
    }
}

async fn must_be_editable(visit: &Visit, about: &Consultation, before: &Contribution) -> Result<(), Fault> {
    let scope = Scope::group(about.group_id).written_by(before.author_id);
    if !visit.may(&rights::EDIT, scope).await? {
        return Err(Fault::Forbidden {
            right: rights::EDIT.code,
        });
    }
    if before.state != State::Published {
        return Err(Fault::refused("debates-refused-gone"));
    }
    if before.answer != Fate::Waiting {
        return Err(Fault::refused("debates-refused-answered"));
    }
    Ok(())
}

/// With what the form asks of who asks too often for links.
async fn new_page(
    visit: &Visit,
    about: &Consultation,
    typed: &Typed,
    (errors, effort): (&FormErrors, Option<Markup>),
) -> Result<Page, Fault> {
    let words = visit.words;
    let in_whose_name = groups::author_choice(visit, &typed.pour, errors).await?;
    let action = format!("{}/contribuer", about.path());
    let form = Form::post(words, &action, visit.request_id())
        .autosave(format!("contribution-{}", about.id))
        .later(
            format!("contribution-{}", about.id),
            t!(words, "debates-contribution-to", title = &about.title),
        )
        .closing(&visit.at(about.closes_at));
    let is_visitor = visit.signed_in.is_none();
    let main = html! {
        (error_summary(errors, words))
        // Written before the end, sent after it: nothing is lost, and the page says so.
        @if about.stage_at(visit.now()) != Stage::Open {
            (notice(Tone::Warning, &html! { p { (t!(words, "debates-written-kept")) } }))
        }
        p { strong { (about.question) } }
        p { (t!(words, "debates-open-until", at = visit.at(about.closes_at))) }
        (form.content(html! {
            (written_fields(visit, about, typed, errors))
            @if is_visitor {
                (text_field(words, t!(words, "debates-field-name"), "nom")
                    .hint(t!(words, "debates-field-name-hint"))
                    .autocomplete("name").max_length(chars(identity::model::NAME_CHARS_MAX))
                    .value(&typed.nom).errors(errors))
                (email_field(words, t!(words, "debates-field-email"), "email")
                    .hint(t!(words, "debates-field-email-hint"))
                    .max_length(chars(identity::model::EMAIL_BYTES_MAX))
                    .value(&typed.email).errors(errors))
            }
            (in_whose_name)
            (name_choice(visit, typed))
            (kept(visit, is_visitor))
            @if let Some(effort) = effort { (effort) }
            (button(t!(words, if is_visitor { "debates-send" } else { "debates-publish" })))
        }))
        @if is_visitor {
            p { a href={ "/connexion?retour=" (action) } { (t!(words, "debates-have-account")) } }
        }
    };
    // What a tab, and a device that keeps several of these pages, tells them apart by.
    let page = Page::new(t!(words, "debates-contribution-to", title = &about.title), main)
        .heading(html! { (t!(words, "debates-contribute")) })
        .refused(errors);
    Ok(under_consultation(visit, about, page))
}

/// `is_stale` when somebody (the author, in another window) changed it since the form was opened.
fn edit_page(
    visit: &Visit,
    about: &Consultation,
    before: &Contribution,
    typed: &Typed,
    errors: &FormErrors,
    is_stale: bool,
) -> Page {
    let words = visit.words;
    let form = Form::post(words, format!("{}/modifier", before.path()), visit.request_id());
    let main = html! {
        @if is_stale {
            (notice(Tone::Warning, &html! {
                p { (t!(words, "debates-changed-meanwhile")) }
                p { strong { (before.title) } }
                (words.markdown(&before.text))
            }))
        }
        (error_summary(errors, words))
        p { (t!(words, "debates-edit-kept")) }
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (written_fields(visit, about, typed, errors))
            (name_choice(visit, typed))
            (button(t!(words, "debates-edit-button")))
        }))
    };
    let page = Page::new(t!(words, "debates-edit-title"), main)
        .refused(errors)
        .not_indexed();
    under_consultation(visit, about, page)
}

fn written_fields(visit: &Visit, about: &Consultation, typed: &Typed, errors: &FormErrors) -> Markup {
    let words = visit.words;
    let mut themes = about.themes();
    // A theme no longer proposed stays where it was.
    if !typed.theme.is_empty() && !themes.contains(&typed.theme.as_str()) && typed.version > 0 {
        themes.push(&typed.theme);
    }
    html! {
        (text_field(words, t!(words, "debates-field-contribution-title"), "titre")
            .hint(t!(words, "debates-field-contribution-title-hint"))
            .max_length(chars(TITLE_CHARS_MAX)).value(&typed.titre).errors(errors))
        (textarea(words, t!(words, "debates-field-text"), "texte")
            .hint(t!(words, "debates-field-text-hint"))
            .max_length(chars(TEXT_CHARS_MAX)).rows(8).value(&typed.texte).errors(errors))
        @if !themes.is_empty() {
            @let choices = themes.iter().map(|theme| ui::forms::Choice::new(*theme, *theme));
            (select(words, t!(words, "debates-field-theme"), "theme")
                .choices(choices).chosen(&typed.theme).errors(errors).optional())
        }
        (text_field(words, t!(words, "debates-field-place"), "lieu")
            .hint(t!(words, "debates-field-place-hint"))
            .max_length(chars(PLACE_CHARS_MAX)).value(&typed.lieu).errors(errors).optional())
    }
}

fn name_choice(visit: &Visit, typed: &Typed) -> Markup {
    let words = visit.words;
    let mut choices = checkboxes(words, t!(words, "debates-field-shows-name"), "nom_visible")
        .hint(t!(words, "debates-field-shows-name-hint"))
        .choice("oui", t!(words, "debates-field-shows-name-yes"))
        .optional();
    if typed.shows_name() {
        choices = choices.chosen("oui");
    }
    html! { (choices) }
}

/// What is kept of who contributes, why, and until when (GDPR, article 13): before the button, in plain words.
fn kept(visit: &Visit, is_visitor: bool) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="garde" {
            h2 #garde { (t!(words, "debates-kept-title")) }
            ul {
                li { (t!(words, "debates-kept-content")) }
                @if is_visitor { li { (t!(words, "debates-kept-address", days = WAITING_DAYS)) } }
                li { (t!(words, "debates-kept-name")) }
                li { (t!(words, "debates-kept-withdraw")) }
                li { a href="/mentions-legales" { (t!(words, "debates-kept-more")) } }
            }
        }
    }
}

fn sent_page(visit: &Visit, about: &Consultation) -> Page {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Good, &html! { p { strong { (t!(words, "debates-sent")) } } }))
        p { (t!(words, "debates-sent-next")) }
        p { (t!(words, "debates-sent-until", days = WAITING_DAYS)) }
        @if visit.body.is_demonstration {
            p { (button_link(&t!(words, "debates-demonstration-mailbox"), "/boite")) }
        }
        p { a href=(about.path()) { (t!(words, "debates-back")) } }
    };
    under_consultation(visit, about, Page::new(t!(words, "debates-sent-title"), main)).not_indexed()
}

fn not_open_page(visit: &Visit, about: &Consultation) -> Page {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Info, &html! {
            @if about.stage_at(visit.now()) == Stage::Planned {
                p { (t!(words, "debates-refused-planned", at = visit.at(about.opens_at))) }
            } @else {
                p { (t!(words, "debates-refused-closed", at = visit.at(about.ends_at()))) }
            }
        }))
        p { a href=(about.path()) { (t!(words, "debates-back")) } }
    };
    under_consultation(visit, about, Page::new(t!(words, "debates-contribute"), main)).keeps_drafts()
}
