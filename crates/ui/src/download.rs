//! Files that a browser saves under a name.

use axum::http::header;
use axum::response::{IntoResponse as _, Response};

use crate::paging::query_value;

/// A file to be saved, never shown here: RFC 6266, its name with accents as RFC 8187 writes them.
pub fn attached(name: &str, media_type: impl Into<String>, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename*=UTF-8''{}", query_value(name));
    (
        [
            (header::CONTENT_TYPE, media_type.into()),
            (header::CONTENT_DISPOSITION, disposition),
        ],
        bytes,
    )
        .into_response()
}
