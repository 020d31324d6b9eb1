//! What an agent who has still to give a second factor, or to have one, may do before that: the places they are not led away from, and
//! what is given back of a form they were writing.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest as _, Multipart};
use axum::http::header;
use axum::http::request::Parts;

use crate::posted::form_of;
use crate::site::BODY_BYTES_MAX;

/// Where a person sees their second factor, and is led to have one where the body wants one of its agents.
pub const SECOND_FACTOR: &str = "/compte/second-facteur";

/// Signing in: the page, and those of its ways that stand under it.
const SIGN_IN: &str = "/connexion";
/// Ways that have an address of two parts. Not « passage », that lends one's account to another body.
const WAYS: [&str; 4] = ["avec", "retour", "arrivee", "ailleurs"];
/// Places of one address each: passkeys, which stand for a second factor; signing out; languages; who is answerable for the site.
const PLACES: [&str; 7] = [
    SECOND_FACTOR,
    "/compte/appareils",
    "/compte/appareils/cles",
    "/deconnexion",
    "/langues",
    "/mentions-legales",
    "/accessibilite",
];

/// What is done without one all the same: having one, signing out, signing in as somebody else, choosing a language, reading who is
/// answerable for the site.
pub(crate) fn comes_before(path: &str) -> bool {
    let under = |place: &str| path.strip_prefix(place).and_then(|rest| rest.strip_prefix('/'));
    let is_sign_in = path == SIGN_IN
        || under(SIGN_IN).is_some_and(|rest| match rest.split_once('/') {
            None => true,
            Some((way, _)) => WAYS.contains(&way),
        });
    is_sign_in
        || PLACES.contains(&path)
        || [SECOND_FACTOR, "/langue"]
            .into_iter()
            .any(|place| under(place).is_some())
}

/// The texts of a form that is not sent further, as an ordinary form: its files, if any, are still where they came from. None when
/// it is no form.
pub(crate) async fn texts_of(parts: &Parts, body: Body) -> Option<Bytes> {
    let kind = parts.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let bytes = to_bytes(body, BODY_BYTES_MAX).await.ok()?;
    if kind.starts_with("application/x-www-form-urlencoded") {
        return Some(bytes);
    }
    if !kind.starts_with("multipart/form-data") {
        return None;
    }
    let request = axum::http::Request::post("/")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(bytes))
        .ok()?;
    let mut sent = Multipart::from_request(request, &()).await.ok()?;
    let mut fields = Vec::new();
    // What cannot be read ends the form: what came before it is given back.
    while let Ok(Some(part)) = sent.next_field().await {
        if part.file_name().is_some() {
            continue;
        }
        let name = part.name().unwrap_or_default().to_owned();
        let Ok(text) = part.text().await else { break };
        fields.push((name, text));
    }
    Some(Bytes::from(form_of(&fields)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_in_and_what_stands_for_a_factor_come_before_it_and_nothing_else() {
        for path in [
            "/connexion",
            "/connexion/second-facteur",
            "/connexion/cle",
            "/connexion/a1b2c3",
            "/connexion/avec/12",
            "/connexion/arrivee/abc",
            "/compte/second-facteur",
            "/compte/second-facteur/commencer",
            "/compte/appareils",
            "/compte/appareils/cles",
            "/langue/en",
            "/deconnexion",
        ] {
            assert!(comes_before(path), "{path}");
        }
        for path in [
            "/",
            "/compte",
            "/compte/jetons",
            "/compte/appareils/cles/retirer",
            "/connexion/passage/1/2",
            "/connexions",
            "/compte/second-facteurs",
            "/comptes/second-facteur",
        ] {
            assert!(!comes_before(path), "{path}");
        }
    }

    #[tokio::test]
    async fn the_texts_of_a_form_with_a_file_are_read_without_it() {
        let form = "--x\r\nContent-Disposition: form-data; name=\"texte\"\r\n\r\nLes haies et l’eau\r\n\
            --x\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"a.pdf\"\r\n\r\nun deux\r\n--x--\r\n";
        let request = axum::http::Request::post("/")
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .body(())
            .expect("a request");
        let (parts, ()) = request.into_parts();
        let read = texts_of(&parts, Body::from(form)).await.expect("a form");
        let read = String::from_utf8_lossy(&read).into_owned();
        assert!(read.contains("texte=Les") && !read.contains("deux"), "{read}");
    }
}
