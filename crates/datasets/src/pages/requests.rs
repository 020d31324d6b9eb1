//! What people ask the body to publish, and what it answers.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Redirect};
use db::Uuid;
use kernel::Fault;
use maud::{Markup, html};
use moderation::Target;
use serde::Deserialize;
use ui::components::{Tone, card, cards, definition_list, list_empty, notice, pagination};
use ui::forms::{
    Form, FormErrors, button, button_link, button_quiet, checkboxes, error_summary, hidden, radios, select,
    text_field, textarea,
};
use ui::offers::offers_of;
use ui::paging::{page_and_offset, pages_of};
use ui::subject_timeline::timeline_of;
use ui::{Answer, Page, Posted, Visit, t};

use super::{
    LINES_A_PAGE, Pressed, answering_group, author, chars, find_group, find_request, must_hold, names_of,
    request_status, under_catalogue,
};
use crate::actions::{AnswerRequest, AskForData, WithdrawRequest};
use crate::model::{
    DATASETS_MAX, NAME_CHARS_MAX, REQUEST_WORD, Request, RequestId, RequestState, TEXT_CHARS_MAX,
};
use crate::{rights, store};

/// The list of requests.
const LIST: &str = "/demandes-de-donnees";

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
}

#[derive(Clone, Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    request_id: Uuid,
    #[serde(default)]
    version: i64,
    #[serde(default)]
    titre: String,
    #[serde(default)]
    texte: String,
    #[serde(default)]
    nom_visible: String,
    #[serde(default)]
    etat: String,
    #[serde(default)]
    reponse: String,
    #[serde(default)]
    jeu: String,
}

pub(super) async fn list(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let pages = pages_of(store::count_requests(&mut sql, body).await?, LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, LINES_A_PAGE);
    let requests = store::list_requests(&mut sql, body, LINES_A_PAGE, offset).await?;
    let lines: Vec<_> = requests
        .iter()
        .map(|request| {
            card(&request.title)
                .titled_by_its_author(words)
                .href(request.path())
                .status(request_status(words, request.state))
                .detail(html! { (t!(words, "datasets-asked-on", date = visit.on(request.created_at))) })
        })
        .collect();
    let main = html! {
        p { (button_link(&t!(words, "datasets-ask-title"), "/demandes-de-donnees/nouvelle")) }
        @if lines.is_empty() { (list_empty(&t!(words, "datasets-requests-none"), None)) }
        @else { (cards(lines)) }
        (pagination(words, page, pages, |page| format!("{LIST}?page={page}")))
    };
    let page =
        Page::new(t!(words, "datasets-requests-title"), main).lead(t!(words, "datasets-requests-lead"));
    visit.page(under_catalogue(&visit, page))
}

fn under_list(visit: &Visit, page: Page) -> Page {
    under_catalogue(visit, page).under(t!(visit.words, "datasets-requests-title"), LIST)
}

pub(super) async fn show(visit: Visit, Path(id): Path<RequestId>) -> Answer {
    let words = visit.words;
    let request = find_request(&visit, id).await?;
    if !request.is_shown() {
        let page = gone(&visit, &request).await?;
        return visit.page(page);
    }
    let group = find_group(&visit, request.group_id).await?;
    let names = names_of(&visit, vec![(request.author_id, request.shows_name)]).await?;
    let may_answer = visit.may(&rights::ANSWER, request.scope()).await?;
    let own = request.scope().written_by(request.author_id);
    let may_take_back = request.state == RequestState::Awaiting && visit.may(&rights::TAKE_BACK, own).await?;
    let facts = [
        (
            t!(words, "datasets-request-by"),
            html! { (author(words, &names, (request.author_id, request.shows_name))) },
        ),
        (
            t!(words, "datasets-request-to"),
            html! { a href={ "/groupes/" (group.slug) } { (group.name) } },
        ),
        (
            t!(words, "datasets-request-on"),
            html! { (visit.on(request.created_at)) },
        ),
    ];
    let main = html! {
        p { (request_status(words, request.state)) }
        (offers_of(&visit, &request.subject()).await?)
        (words.markdown(&request.content))
        (definition_list(&facts))
        (answer_section(&visit, &request).await?)
        @if may_answer {
            p { (button_link(&t!(words, "datasets-answer-title"), &format!("{}/repondre", request.path()))) }
        }
        @if may_take_back {
            (Form::post(words, format!("{}/retirer", request.path()), visit.request_id())
                .content(html! { (button_quiet(t!(words, "datasets-take-back"))) }))
        }
        (moderation::links(&visit, &Target::new(REQUEST_WORD, id), request.group_id).await?)
        section aria-labelledby="histoire" {
            h2 #histoire { (t!(words, "datasets-history")) }
            (timeline_of(&visit, &request.reference(), &|_| None).await?)
        }
    };
    let page = Page::new(&request.title, main).titled_by_its_author();
    visit.page(under_list(&visit, page))
}

async fn answer_section(visit: &Visit, request: &Request) -> Result<Markup, Fault> {
    let words = visit.words;
    if request.answer.is_empty() {
        return Ok(notice(
            Tone::Info,
            &html! { p { (t!(words, "datasets-request-awaited")) } },
        ));
    }
    let dataset = match request.dataset_id {
        None => None,
        Some(id) => store::find(&mut visit.sql(), visit.body.id, id).await?,
    };
    Ok(html! {
        section aria-labelledby="reponse" {
            h2 #reponse { (t!(words, "datasets-answer")) }
            @if let Some(at) = request.answered_at { p.muted { (t!(words, "datasets-answered-on", date = visit.on(at))) } }
            (words.markdown(&request.answer))
            @if let Some(dataset) = dataset.filter(crate::model::Dataset::is_public) {
                p { a href=(dataset.path()) { (words.written(&dataset.title)) } }
            }
        }
    })
}

/// What nobody reads any more leaves its date, and its reason where moderation removed it.
async fn gone(visit: &Visit, request: &Request) -> Result<Page, Fault> {
    let words = visit.words;
    let removals = moderation::removals_of(&mut visit.sql(), visit.body.id, &request.reference()).await?;
    let main = match removals.first() {
        Some(decision) if request.state == RequestState::Removed => {
            let own = html! { (super::written(words, &request.content)) };
            moderation::stub(visit, (decision, request.group_id), request.author_id, &own).await?
        }
        _ => notice(
            Tone::Neutral,
            &html! { p { (t!(words, "datasets-request-taken-back")) } },
        ),
    };
    Ok(under_list(visit, Page::new(t!(words, "datasets-request-gone"), main)).not_indexed())
}

pub(super) async fn show_new(visit: Visit) -> Answer {
    must_hold(&visit, &rights::REQUEST, kernel::Scope::BODY).await?;
    visit.page(new_page(&visit, &Typed::default(), &FormErrors::default()))
}

pub(super) async fn ask(visit: Visit, Posted(typed): Posted<Typed>) -> Answer {
    must_hold(&visit, &rights::REQUEST, kernel::Scope::BODY).await?;
    let outcome = match answering_group(&visit).await? {
        None => Err(Fault::refused("datasets-nobody-answers")),
        Some(group) => {
            let deed = AskForData {
                group: group.id,
                title: typed.titre.clone(),
                content: typed.texte.clone(),
                shows_name: !typed.nom_visible.is_empty(),
            };
            visit.act(typed.request_id, &deed).await
        }
    };
    match outcome {
        Ok(id) => visit.done(&format!("{LIST}/{id}"), "datasets-requested"),
        Err(fault) => {
            let errors = visit.refusal_of_form("titre", fault)?;
            visit.refused_page(new_page(&visit, &typed, &errors))
        }
    }
}

fn new_page(visit: &Visit, typed: &Typed, errors: &FormErrors) -> Page {
    let words = visit.words;
    let form =
        Form::post(words, format!("{LIST}/nouvelle"), visit.request_id()).autosave("demande-de-donnees");
    let main = html! {
        (error_summary(errors, words))
        (form.content(html! {
            (text_field(words, t!(words, "datasets-field-request-title"), "titre")
                .hint(t!(words, "datasets-field-request-title-hint"))
                .max_length(chars(NAME_CHARS_MAX)).value(&typed.titre).errors(errors))
            (textarea(words, t!(words, "datasets-field-request-text"), "texte")
                .hint(t!(words, "datasets-field-request-text-hint")).rows(6)
                .max_length(chars(TEXT_CHARS_MAX)).value(&typed.texte).errors(errors))
            (checkboxes(words, t!(words, "datasets-field-name"), "nom_visible")
                .choice("oui", t!(words, "datasets-field-name-yes"))
                .chosen(&typed.nom_visible).optional())
            (button(t!(words, "datasets-ask-button")))
        }))
    };
    under_list(visit, Page::new(t!(words, "datasets-ask-title"), main))
        .lead(t!(words, "datasets-ask-lead"))
        .refused(errors)
        .not_indexed()
}

async fn answerable(visit: &Visit, id: RequestId) -> Result<Request, Fault> {
    let request = find_request(visit, id).await?;
    must_hold(visit, &rights::ANSWER, request.scope()).await?;
    if !request.is_shown() {
        return Err(Fault::NotFound("request"));
    }
    Ok(request)
}

pub(super) async fn show_answer(visit: Visit, Path(id): Path<RequestId>) -> Answer {
    let request = answerable(&visit, id).await?;
    let typed = Typed {
        version: request.version,
        etat: request.answered_state.clone(),
        reponse: request.answer.clone(),
        jeu: request.dataset_id.map(|id| id.to_string()).unwrap_or_default(),
        ..Typed::default()
    };
    let page = answer_page(&visit, &request, &typed, &FormErrors::default()).await?;
    visit.page(page)
}

pub(super) async fn answer(visit: Visit, Path(id): Path<RequestId>, Posted(typed): Posted<Typed>) -> Answer {
    let request = answerable(&visit, id).await?;
    let deed = AnswerRequest {
        request: id,
        version: typed.version,
        state: RequestState::parse(&typed.etat),
        answer: typed.reponse.clone(),
        dataset: typed.jeu.parse().ok(),
    };
    let (typed, errors) = match visit.act(typed.request_id, &deed).await {
        Ok(()) => return visit.done(&request.path(), "datasets-answered"),
        Err(Fault::Stale(_)) => {
            let mut errors = FormErrors::default();
            errors.add("reponse", t!(visit.words, "datasets-changed-meanwhile"));
            let typed = Typed {
                version: request.version,
                ..typed
            };
            (typed, errors)
        }
        Err(fault) => {
            let errors = visit.refusal_of_form("reponse", fault)?;
            (typed, errors)
        }
    };
    visit.refused_page(answer_page(&visit, &request, &typed, &errors).await?)
}

async fn answer_page(
    visit: &Visit,
    request: &Request,
    typed: &Typed,
    errors: &FormErrors,
) -> Result<Page, Fault> {
    let words = visit.words;
    let mut states = radios(words, t!(words, "datasets-field-state"), "etat")
        .chosen(&typed.etat)
        .errors(errors);
    for state in [RequestState::Planned, RequestState::Met, RequestState::Refused] {
        let label = words.say(&format!("datasets-request-{}", state.as_str()));
        states = states.choice(state.as_str(), label);
    }
    let mut datasets = select(words, t!(words, "datasets-field-dataset"), "jeu")
        .hint(t!(words, "datasets-field-dataset-hint"))
        .chosen(&typed.jeu)
        .errors(errors)
        .optional();
    for dataset in store::list_public(&mut visit.sql(), visit.body.id, DATASETS_MAX).await? {
        datasets = datasets.choice(dataset.id.to_string(), &dataset.title);
    }
    let form = Form::post(words, format!("{}/repondre", request.path()), visit.request_id());
    let main = html! {
        (error_summary(errors, words))
        (words.markdown(&request.content))
        (form.content(html! {
            (hidden("version", &typed.version.to_string()))
            (states)
            (textarea(words, t!(words, "datasets-answer"), "reponse")
                .hint(t!(words, "datasets-field-answer-hint")).rows(5)
                .max_length(chars(TEXT_CHARS_MAX)).value(&typed.reponse).errors(errors))
            (datasets)
            (button(t!(words, "datasets-answer-button")))
        }))
    };
    let page = under_list(visit, Page::new(t!(words, "datasets-answer-title"), main))
        .under(&request.title, request.path());
    Ok(page.refused(errors).not_indexed())
}

pub(super) async fn withdraw(
    visit: Visit,
    Path(id): Path<RequestId>,
    Posted(pressed): Posted<Pressed>,
) -> Answer {
    visit
        .act(pressed.request_id, &WithdrawRequest { request: id })
        .await?;
    visit.done(LIST, "datasets-taken-back")
}

/// The address of a form, opened as a page: the page the form is in.
pub(super) async fn back(visit: Visit, Path(id): Path<RequestId>) -> Answer {
    let request = find_request(&visit, id).await?;
    Ok(Redirect::to(&request.path()).into_response())
}
