//! Which text, who asks, and what they sent: what each request begins with. Answers are for programs: a line of text that
//! `git` shows after « remote: ».

use std::io::Read as _;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use flate2::read::GzDecoder;
use kernel::{Actor, Collectivite, Fault, PersonId, Scope};
use ui::visit::status_of;
use ui::{Visit, t};

use crate::history;
use crate::model::{TextDocument, TextId};
use crate::rights;
use crate::store::documents;

/// An answer that refuses: a sentence with a status.
pub(super) struct Refused(Box<Response>);

impl Refused {
    /// As it is sent.
    pub(super) fn into_response(self) -> Response {
        *self.0
    }
}

/// The text that « {id}.git » names.
pub(super) async fn text(visit: &Visit, name: &str) -> Result<TextDocument, Refused> {
    let id = name.strip_suffix(".git").and_then(|id| id.parse::<TextId>().ok());
    let found = match id {
        Some(id) => documents::find(&mut visit.sql(), visit.body.id, id).await,
        None => Ok(None),
    };
    match found {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(said(
            StatusCode::NOT_FOUND,
            &t!(visit.words, "texts-wire-no-text"),
        )),
        Err(error) => Err(failed(visit, &error.into())),
    }
}

/// The person whose application token comes as a password (RFC 7617), if they may amend this text.
pub(super) async fn pusher(
    visit: &Visit,
    headers: &HeaderMap,
    text: &TextDocument,
) -> Result<PersonId, Refused> {
    let tokens = format!("{}/compte/jetons", visit.base_url());
    let Some(token) = password(headers) else {
        let sentence = t!(visit.words, "texts-wire-token-wanted", address = tokens);
        return Err(asked_for_token(&sentence));
    };
    let bearer = identity::bearer_of(&visit.house, visit.body.id, &token).await;
    let person = bearer.map_err(|error| failed(visit, &error.into()))?;
    let Some(person) = person else {
        let sentence = t!(visit.words, "texts-wire-token-unknown", address = tokens);
        return Err(asked_for_token(&sentence));
    };
    // A program acts for nobody who may not act themselves before they give a second factor.
    let lacks = identity::lacks_second_factor(&visit.house, visit.body.id, person).await;
    if lacks.map_err(|error| failed(visit, &error.into()))? {
        let address = format!("{}{}", visit.base_url(), ui::visit::SECOND_FACTOR);
        let sentence = t!(visit.words, "texts-wire-second-factor", address = address);
        return Err(said(StatusCode::FORBIDDEN, &sentence));
    }
    let (actor, scope) = (Actor::Person(person), Scope::group(text.group_id));
    let qualities = visit
        .house
        .qualities(&mut visit.sql(), visit.body.id, actor, scope, visit.now())
        .await
        .map_err(|error| failed(visit, &error.into()))?;
    if rights::AMEND.held_with(&qualities) {
        Ok(person)
    } else {
        Err(said(
            StatusCode::FORBIDDEN,
            &t!(visit.words, "texts-wire-not-yours"),
        ))
    }
}

fn password(headers: &HeaderMap) -> Option<String> {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (_, password) = decoded.split_once(':')?;
    (!password.is_empty()).then(|| password.to_owned())
}

/// The body of a request, inflated if `git` compressed it, as it does beyond a kilobyte.
pub(super) async fn body(visit: &Visit, request: Request, bytes_max: usize) -> Result<Bytes, Refused> {
    let too_large = || {
        let sentence = t!(visit.words, "texts-wire-too-large", max = bytes_max / 1_000_000);
        said(StatusCode::PAYLOAD_TOO_LARGE, &sentence)
    };
    let encoding = request.headers().get(header::CONTENT_ENCODING);
    let encoding = encoding
        .and_then(|encoding| encoding.to_str().ok())
        .map(str::to_ascii_lowercase);
    let bytes = Bytes::from_request(request, &visit.house)
        .await
        .map_err(|_| too_large())?;
    match encoding.as_deref() {
        None | Some("identity") => Ok(bytes),
        Some("gzip" | "x-gzip") => {
            let mut inflated = Vec::new();
            let limit = u64::try_from(bytes_max).unwrap_or(u64::MAX);
            let read = GzDecoder::new(&bytes[..])
                .take(limit + 1)
                .read_to_end(&mut inflated);
            match read {
                Ok(_) if inflated.len() <= bytes_max => Ok(inflated.into()),
                Ok(_) => Err(too_large()),
                Err(_) => Err(unreadable(visit)),
            }
        }
        Some(_) => Err(said(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            &t!(visit.words, "texts-wire-unreadable"),
        )),
    }
}

/// The two lines by which somebody's `git` signs as Parvis signs for them.
pub(crate) fn git_lines(body: &Collectivite, person: PersonId) -> [String; 2] {
    let signature = history::signature(body, Actor::Person(person), db::Instant::from_micros(0));
    [
        format!("git config user.name \"{}\"", signature.name),
        format!("git config user.email \"{}\"", signature.email),
    ]
}

/// An answer in one sentence. It is for a program: no page is made of it.
pub(super) fn said(status: StatusCode, sentence: &str) -> Refused {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/plain; charset=utf-8"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        (
            HeaderName::from_static("x-as-is"),
            HeaderValue::from_static("git"),
        ),
    ];
    Refused(Box::new(
        (status, headers, format!("{sentence}\n")).into_response(),
    ))
}

/// The same, that asks for a name and a password.
fn asked_for_token(sentence: &str) -> Refused {
    let mut response = said(StatusCode::UNAUTHORIZED, sentence);
    response.0.headers_mut().insert(
        header::WWW_AUTHENTICATE,
        HeaderValue::from_static("Basic realm=\"Parvis\", charset=\"UTF-8\""),
    );
    response
}

pub(super) fn unreadable(visit: &Visit) -> Refused {
    said(StatusCode::BAD_REQUEST, &t!(visit.words, "texts-wire-unreadable"))
}

/// What only the operator can mend, said without its details.
pub(super) fn failed(visit: &Visit, fault: &Fault) -> Refused {
    tracing::error!(fault = %fault, "a request of git failed");
    said(status_of(fault), &t!(visit.words, "texts-wire-failed"))
}

/// What one program says to the other.
pub(super) fn answered(kind: &'static str, content: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
        // Objects are deflated already: to press them again would only take time.
        (header::CONTENT_ENCODING, HeaderValue::from_static("identity")),
    ];
    (headers, content.into()).into_response()
}
