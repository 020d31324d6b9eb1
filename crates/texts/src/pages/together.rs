//! Writing a draft with others, at the same time.

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use tokio_tungstenite::tungstenite::handshake::server::create_response_with_body;
use ui::components::{Tone, notice};
use ui::forms::{Form, FormErrors, button, error_summary};
use ui::visit::{cookie, session_cookie_name};
use ui::{Answer, Page, Posted, Visit, t};

use super::{find_text, under_text};
use crate::actions::SaveTogether;
use crate::model::{TITLE_CHARS_MAX, TextDocument, TextId, TextState, text_path};
use crate::rights;
use crate::together::rooms::Rooms;
use crate::together::socket::{MESSAGE_BYTES_MAX, Writer, talk, turn_away};

/// The field where one comes to from an error.
const FIELD: &str = "together-title";
/// What an alinéa can be made, by the name the script knows it by.
const LINES: [(&str, &str); 6] = [
    ("alinea", "texts-together-line-alinea"),
    ("title-1", "texts-together-line-title"),
    ("title-2", "texts-together-line-article"),
    ("title-3", "texts-together-line-subtitle"),
    ("item", "texts-together-line-item"),
    ("note", "texts-together-line-note"),
];
/// What can be done besides.
const TOOLS: [(&str, &str); 5] = [
    ("bold", "texts-together-bold"),
    ("italic", "texts-together-italic"),
    ("table", "texts-together-table"),
    ("undo", "texts-together-undo"),
    ("redo", "texts-together-redo"),
];

async fn allowed(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = find_text(visit, id).await?;
    let scope = Scope::group(text.group_id);
    if !visit.may(&rights::EDIT_DRAFT, scope).await? {
        return Err(Fault::Forbidden {
            right: rights::EDIT_DRAFT.code,
        });
    }
    if text.state == TextState::Draft {
        Ok(text)
    } else {
        Err(Fault::refused("texts-no-longer-draft"))
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = allowed(&visit, id).await?;
    Ok(page(&visit, &text, &FormErrors::default()))
}

#[derive(Deserialize)]
pub(super) struct Saved {
    request_id: Uuid,
}

pub(super) async fn save(visit: Visit, Path(id): Path<TextId>, Posted(saved): Posted<Saved>) -> Answer {
    match visit.act(saved.request_id, &SaveTogether { text: id }).await {
        Ok(()) => visit.done(&text_path(id), "texts-draft-edited"),
        Err(fault) => {
            let text = allowed(&visit, id).await?;
            let said = visit.refusal_of_form(FIELD, fault)?;
            // Whatever is wrong is mended above the form, where one writes.
            let mut errors = FormErrors::default();
            for (_, sentence) in said.iter() {
                errors.add(FIELD, sentence);
            }
            Ok(page(&visit, &text, &errors))
        }
    }
}

/// The editor puts its own style sheet in the page: this page alone allows it, by a word that is used once.
fn page(visit: &Visit, text: &TextDocument, errors: &FormErrors) -> Response {
    let words = visit.words;
    let once = visit.house.randomness.secret();
    let main = html! {
        (error_summary(errors, words))
        div data-together-without {
            (notice(Tone::Info, &html! {
                p { (t!(words, "texts-together-without")) }
                p { a href={ (text_path(text.id)) "/modifier" } { (t!(words, "texts-edit-button")) } }
            }))
        }
        (desk(visit, text, &once))
        script type="module" src=(ui::assets::url("together.js")) {}
    };
    let page = Page::new(t!(words, "texts-together-title"), main)
        .lead(t!(words, "texts-together-lead"))
        .refused(errors);
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let mut response = visit.page_with(status, under_text(visit, text, page));
    let socket = visit.base_url().replacen("http", "ws", 1);
    let policy = format!(
        "default-src 'self'; style-src 'self' 'nonce-{once}'; connect-src 'self' {socket}; img-src 'self' data:; \
         object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response
            .headers_mut()
            .insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Everything the script needs, hidden until it is there: it writes no sentence of its own.
fn desk(visit: &Visit, text: &TextDocument, once: &str) -> Markup {
    let words = visit.words;
    let path = format!("{}/ecrire", text_path(text.id));
    // What waits in a browser that several people use is sent under the name of who wrote it alone.
    let person = visit
        .signed_in
        .as_ref()
        .map_or_else(String::new, |who| who.person.to_string());
    html! {
        section.together hidden data-together={ (path) "/fil" }
            data-draft=(text.id) data-person=(person) data-bytes-max=(MESSAGE_BYTES_MAX)
            data-once=(once)
            data-say-connecting=(t!(words, "texts-together-connecting"))
            data-say-kept=(t!(words, "texts-together-kept"))
            data-say-sending=(t!(words, "texts-together-sending"))
            data-say-offline=(t!(words, "texts-together-offline"))
            data-say-back=(t!(words, "texts-together-back"))
            data-say-arrived=(t!(words, "texts-together-arrived", name = "%nom%"))
            data-say-left=(t!(words, "texts-together-left", name = "%nom%"))
            data-say-you=(t!(words, "texts-together-you", name = "%nom%"))
            data-say-cell=(t!(words, "texts-together-cell"))
            data-say-leaving=(t!(words, "texts-together-leaving"))
            data-say-too-long=(t!(words, "texts-together-too-long")) {
            details.together-left data-left hidden {
                summary { (t!(words, "texts-together-left-over")) }
                p { (t!(words, "texts-together-left-over-lead")) }
                textarea readonly rows="8" lang="fr" aria-label=(t!(words, "texts-together-left-over")) {}
                p.actions {
                    button.button.button-quiet type="button" data-forget { (t!(words, "texts-together-left-over-forget")) }
                }
            }
            div.together-bar {
                p.together-state data-state { (t!(words, "texts-together-connecting")) }
                div.together-present {
                    h2 #together-people { (t!(words, "texts-together-people")) }
                    ul aria-labelledby="together-people" data-people {}
                }
            }
            p.together-said role="status" data-said {}
            div.field {
                label for="together-title" { (t!(words, "texts-title")) }
                input #together-title type="text" maxlength=(TITLE_CHARS_MAX) autocomplete="off" lang="fr";
            }
            p.label #together-label { (t!(words, "texts-markdown")) }
            p.hint #together-hint { (t!(words, "texts-together-hint")) }
            div.together-tools role="group" aria-label=(t!(words, "texts-together-lines")) {
                @for (line, key) in LINES {
                    button.button.button-quiet type="button" data-line=(line) aria-pressed="false" { (words.say(key)) }
                }
            }
            div.together-tools role="group" aria-label=(t!(words, "texts-together-tools")) {
                @for (tool, key) in TOOLS {
                    button.button.button-quiet type="button" data-tool=(tool) { (words.say(key)) }
                }
            }
            div.together-editor data-editor lang="fr" {}
            (Form::post(words, path, visit.request_id())
                .needs_network(t!(words, "texts-together-save-network"))
                .content(html! {
                    p.hint { (t!(words, "texts-together-save-hint")) }
                    p.actions { (button(t!(words, "texts-together-save")).needs_network()) }
                }))
        }
    }
}

/// The socket of a draft: only for a page of this site, since a browser sends its cookies whatever page opens it.
pub(super) async fn socket(
    visit: Visit,
    Path(id): Path<TextId>,
    Extension(rooms): Extension<Rooms>,
    mut request: Request,
) -> Answer {
    let found = allowed(&visit, id).await;
    if !is_from_here(request.headers(), &visit.base_url()) {
        found?;
        return Ok(StatusCode::FORBIDDEN.into_response());
    }
    let Ok(response) = create_response_with_body(&request, Body::empty) else {
        found?;
        return Ok((StatusCode::UPGRADE_REQUIRED, [(header::UPGRADE, "websocket")]).into_response());
    };
    let (text, person) = match (found, visit.signed_in.clone()) {
        (Ok(text), Some(person)) => (text, person),
        (outcome, person) => {
            let sentence = visit.words.say(why_not(outcome, person.is_some())?);
            let upgrade = hyper::upgrade::on(&mut request);
            tokio::spawn(async move {
                if let Ok(io) = upgrade.await {
                    turn_away(io, &sentence).await;
                }
            });
            return Ok(response);
        }
    };
    let session = cookie(request.headers(), session_cookie_name(&visit.house));
    let session = session.unwrap_or_default().to_owned();
    let who = (person.person, person.name.as_str());
    let Some(seat) = rooms.enter(&visit.house, (visit.body.id, id), who) else {
        return Ok(too_many());
    };
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        let writer = Writer {
            visit,
            person: person.person,
            session,
        };
        if let Ok(io) = upgrade.await {
            talk(io, writer, text, seat).await;
        }
    });
    Ok(response)
}

/// The sentence for whoever may not write here; a failure of the program is no sentence, the browser comes back.
fn why_not(outcome: Result<TextDocument, Fault>, is_signed_in: bool) -> Result<&'static str, Fault> {
    match outcome {
        _ if !is_signed_in => Ok("texts-together-signed-out"),
        Ok(_) | Err(Fault::Forbidden { .. }) => Ok("texts-together-forbidden"),
        Err(Fault::Refused { .. } | Fault::NotFound(_)) => Ok("texts-together-over"),
        Err(fault) => Err(fault),
    }
}

fn too_many() -> Response {
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "10")]).into_response()
}

/// Browsers say which page opens a socket (RFC 6455, section 10.2): one of this site, by the scheme of its address, at the
/// address itself or at the host that was asked.
fn is_from_here(headers: &HeaderMap, base_url: &str) -> bool {
    let said = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    let (Some((scheme, origin)), Some((own_scheme, own))) = (
        said(header::ORIGIN).and_then(|origin| origin.split_once("://")),
        base_url.split_once("://"),
    ) else {
        return false;
    };
    let is_own = origin.eq_ignore_ascii_case(own.trim_end_matches('/'));
    let is_asked = said(header::HOST).is_some_and(|host| origin.eq_ignore_ascii_case(host));
    scheme.eq_ignore_ascii_case(own_scheme) && (is_own || is_asked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_of_this_site_opens_a_socket() {
        let is_let_in = |origin: &str, host: &str, base_url: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ORIGIN, HeaderValue::try_from(origin).expect("plain"));
            headers.insert(header::HOST, HeaderValue::try_from(host).expect("plain"));
            is_from_here(&headers, base_url)
        };
        let site = "https://ville.example";
        assert!(is_let_in(site, "ville.example", site));
        assert!(
            is_let_in("https://Ville.example", "127.0.0.1:8080", site),
            "behind a proxy"
        );
        assert!(is_let_in(
            "http://127.0.0.1:8080",
            "127.0.0.1:8080",
            "http://localhost:8080"
        ));
        for origin in [
            "http://ville.example",
            "https://ailleurs.example",
            "null",
            "https://ville.example.org",
        ] {
            assert!(!is_let_in(origin, "ville.example", site), "{origin}");
        }
        assert!(
            !is_from_here(&HeaderMap::new(), site),
            "and one that says nothing opens none"
        );
    }
}
