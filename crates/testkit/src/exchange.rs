//! What goes to a site and comes back: forms, cookies, replies.

use std::collections::BTreeMap;

use axum::http::response::Parts;
use axum::http::{HeaderMap, StatusCode, header};

/// What came back.
#[derive(Debug)]
pub struct Reply {
    /// The status
    pub status: StatusCode,
    /// Where it sends to, if it does
    pub location: Option<String>,
    /// Its headers
    pub headers: HeaderMap,
    /// Its body, as text
    pub text: String,
    /// Its body as it came: archives and documents are no text
    pub bytes: Vec<u8>,
}

impl Reply {
    /// Where it sends to; nothing when it does not.
    pub fn leads_to(&self) -> &str {
        self.location.as_deref().unwrap_or_default()
    }

    pub(crate) fn of(parts: &Parts, body: &[u8]) -> Self {
        Self {
            status: parts.status,
            location: parts
                .headers
                .get(header::LOCATION)
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned),
            headers: parts.headers.clone(),
            text: String::from_utf8_lossy(body).into_owned(),
            bytes: body.to_vec(),
        }
    }
}

/// The cookies one browser keeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cookies(BTreeMap<String, String>);

impl Cookies {
    pub(crate) fn put(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), value.to_owned());
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Keeps those an answer sets.
    pub(crate) fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all(header::SET_COOKIE) {
            let pair = cookie
                .to_str()
                .unwrap_or_default()
                .split(';')
                .next()
                .unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.put(name, value);
            }
        }
    }

    /// As a request carries them.
    pub(crate) fn header(&self) -> String {
        let pairs: Vec<String> = self
            .0
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        pairs.join("; ")
    }
}

/// The body of a form (URL Standard, application/x-www-form-urlencoded).
pub(crate) fn form_of(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.join("&")
}

/// The media type and the body of a form that holds a file: its field, its name and its bytes (RFC 7578).
pub(crate) fn form_with_file(fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> (String, Vec<u8>) {
    const BOUNDARY: &str = "parvis-boundary-7MA4YWxkTrZu0gW";
    let mut body = Vec::new();
    for (name, value) in fields {
        let part =
            format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let (name, file_name, bytes) = file;
    let part = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\ncontent-type: application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(part.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'*' => {
                encoded.push(char::from(byte));
            }
            b' ' => encoded.push('+'),
            other => {
                let _ = write!(encoded, "%{other:02X}");
            }
        }
        encoded
    })
}
