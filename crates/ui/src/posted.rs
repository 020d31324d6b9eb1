//! Posted forms, with or without a file; what cannot be read is refused as a page.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use db::Uuid;
use kernel::{Fault, House};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::visit::{Problem, SentForm};

/// A posted form, read into `T`. What cannot be read is refused as a page, never as a bare line of text.
///
/// The form's `request_id` becomes an id of the whole request, address and content included: the same form sent twice is
/// one request, and a form gone back to, changed and sent again is another one.
pub struct Posted<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Arc<House>> for Posted<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let sent = Request::from_parts(parts.clone(), body);
        let Ok(bytes) = Bytes::from_request(sent, house).await else {
            return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
        };
        if let Some(sent) = parts.extensions.get::<SentForm>() {
            sent.set(bytes.clone());
        }
        let named = with_request_named(parts.uri.path(), &without_nul(&bytes));
        match axum::Form::<T>::from_request(Request::from_parts(parts, named.into()), house).await {
            Ok(axum::Form(value)) => Ok(Self(value)),
            Err(_) => Err(Problem::from(Fault::refused("form-unreadable")).into_response()),
        }
    }
}

/// A file sent with a form.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// Its name where it comes from, without folders
    pub name: String,
    /// Its content
    pub bytes: Bytes,
}

/// A posted form that may hold one file, read into `T` and the file; a field left without file sends none. Sent as an
/// ordinary form, it is one. Its request id is made like that of [`Posted`], the file included.
pub struct PostedWithFile<T>(pub T, pub Option<SentFile>);

/// Fields of a form that holds a file, and what they weigh together, the file not counted.
const PARTS_MAX: usize = 50;
const FIELDS_BYTES_MAX: usize = 5 * 1024 * 1024;

impl<T: DeserializeOwned> FromRequest<Arc<House>> for PostedWithFile<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &Arc<House>) -> Result<Self, Response> {
        let is_multipart = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("multipart/form-data"));
        if !is_multipart {
            return Posted::from_request(request, house)
                .await
                .map(|Posted(form)| Self(form, None));
        }
        let unreadable = || Problem::from(Fault::refused("form-unreadable")).into_response();
        let path = request.uri().path().to_owned();
        let sent = request.extensions().get::<SentForm>().cloned();
        let mut parts = Multipart::from_request(request, house)
            .await
            .map_err(|_| unreadable())?;
        let mut fields = Vec::new();
        let mut file = None;
        let (mut count, mut weight) = (0, 0);
        while let Some(part) = parts
            .next_field()
            .await
            .map_err(|error| too_large_or_unreadable(&error))?
        {
            count += 1;
            if count > PARTS_MAX {
                return Err(unreadable());
            }
            let name = part.name().unwrap_or_default().to_owned();
            let file_name = part.file_name().map(base_name);
            let bytes = part
                .bytes()
                .await
                .map_err(|error| too_large_or_unreadable(&error))?;
            match file_name {
                Some(file_name) if !bytes.is_empty() => {
                    file = Some(SentFile {
                        name: file_name,
                        bytes,
                    });
                }
                Some(_) => {}
                None => {
                    weight += bytes.len();
                    if weight > FIELDS_BYTES_MAX {
                        return Err(StatusCode::PAYLOAD_TOO_LARGE.into_response());
                    }
                    fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
                }
            }
        }
        let digest = file
            .as_ref()
            .map(|file| format!("{:x?}", Sha256::digest(&file.bytes)));
        let mut form = form_of(&fields);
        if let Some(digest) = digest {
            form.push_str(&form_of(&[("file-digest".to_owned(), digest)]));
        }
        let form = without_nul(form.trim_end_matches('&').as_bytes());
        if let Some(sent) = sent {
            sent.set(Bytes::from(form.clone()));
        }
        let named = with_request_named(&path, &form);
        let request = axum::http::Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(named.into())
            .map_err(|_| unreadable())?;
        match axum::Form::<T>::from_request(request, house).await {
            Ok(axum::Form(value)) => Ok(Self(value, file)),
            Err(_) => Err(unreadable()),
        }
    }
}

fn too_large_or_unreadable(error: &MultipartError) -> Response {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        StatusCode::PAYLOAD_TOO_LARGE.into_response()
    } else {
        Problem::from(Fault::refused("form-unreadable")).into_response()
    }
}

/// « C:\\Textes\\plan.odt » is « plan.odt ».
fn base_name(name: &str) -> String {
    const CHARS_MAX: usize = 150;
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars()
        .filter(|letter| !letter.is_control())
        .take(CHARS_MAX)
        .collect()
}

/// Fields as an ordinary form holds them, each followed by `&` (URL Standard, application/x-www-form-urlencoded).
pub(crate) fn form_of(fields: &[(String, String)]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let mut form = String::new();
    for (name, value) in fields {
        for (text, end) in [(name, '='), (value, '&')] {
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
                    form.push(char::from(byte));
                } else {
                    form.push('%');
                    form.push(DIGITS[usize::from(byte >> 4)]);
                    form.push(DIGITS[usize::from(byte & 15)]);
                }
            }
            form.push(end);
        }
    }
    form
}

/// A form without U+0000: no keyboard types it, and PostgreSQL refuses text that holds it where SQLite takes it.
fn without_nul(form: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(form.len());
    let mut rest = form;
    while let Some((first, after)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(b"%00") {
            rest = after;
            continue;
        }
        if *first != 0 {
            kept.push(*first);
        }
        rest = after;
    }
    kept
}

/// The form with its `request_id` replaced by a UUID (version 8, RFC 9562 section 5.8) of the address and the content.
fn with_request_named(path: &str, form: &[u8]) -> Vec<u8> {
    const FIELD: &[u8] = b"request_id=";
    let starts = form.split_inclusive(|byte| *byte == b'&').scan(0, |at, pair| {
        let start = *at;
        *at += pair.len();
        Some((start, pair))
    });
    let Some((start, pair)) = starts.into_iter().find(|(_, pair)| pair.starts_with(FIELD)) else {
        return form.to_vec();
    };
    let value = pair[FIELD.len()..]
        .strip_suffix(b"&")
        .unwrap_or(&pair[FIELD.len()..]);
    if Uuid::try_parse_ascii(value).is_err() {
        return form.to_vec();
    }
    let digest = Sha256::new()
        .chain_update(path)
        .chain_update([0])
        .chain_update(form)
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let (from, to) = (start + FIELD.len(), start + FIELD.len() + value.len());
    [
        &form[..from],
        Uuid::from_bytes(bytes).to_string().as_bytes(),
        &form[to..],
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::{with_request_named, without_nul};

    const ID: &str = "request_id=0190d0c0-0000-7000-8000-000000000001";

    #[test]
    fn the_same_form_is_one_request_and_another_content_or_address_another() {
        let name = |path: &str, form: String| with_request_named(path, form.as_bytes());
        let first = name("/votes/1", format!("{ID}&choice=pour"));
        assert_eq!(first, name("/votes/1", format!("{ID}&choice=pour")));
        assert_ne!(first, name("/votes/2", format!("{ID}&choice=pour")));
        assert!(!first.starts_with(name("/votes/1", format!("{ID}&choice=contre"))[..47].as_ref()));
        assert!(first.ends_with(b"&choice=pour"));
    }

    #[test]
    fn what_postgresql_refuses_is_left_out() {
        assert_eq!(without_nul(b"a=b%00c\0d&e=100%2500"), b"a=bcd&e=100%2500");
        assert_eq!(without_nul(b""), b"");
    }

    #[test]
    fn what_is_no_request_id_is_left_to_be_refused() {
        for form in ["request_id=&a=1", "request_id=x", "a=1", "", "a=1&request_id=%30"] {
            assert_eq!(with_request_named("/", form.as_bytes()), form.as_bytes());
        }
    }
}
