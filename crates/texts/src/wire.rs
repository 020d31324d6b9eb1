//! Texts as `git` clones them and pushes to them, over HTTP: `git clone https://…/textes/{id}.git`.
//!
//! ```text
//! GET  /textes/{id}.git/info/refs?service=…   the references (protocol 0) or what can be asked (protocol 2)
//! POST /textes/{id}.git/git-upload-pack       clone, fetch, also of the last commits only
//! POST /textes/{id}.git/git-receive-pack      push, with an application token as the password
//! ```
//!
//! Whoever may read a text may clone it: everybody. A push to `refs/heads/amendements/<name>` tables an amendment, or
//! rectifies it, by the same deeds as the pages ([`PushAmendments`]); nothing else can be pushed. What is pushed is read in
//! memory, and nothing of it is written before all of it is accepted, in one transaction.

mod access;
mod clone;
mod content;
mod push;
mod sending;
mod standing;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::House;

pub(crate) use access::git_lines;
pub(crate) use push::rationale_of;
pub use push::{PushAmendments, PushWanted, PushedAmendment};

/// Bytes of a request for objects, before and after it is inflated: forty thousand commits that a client has.
const ASKED_BYTES_MAX: usize = 2_000_000;
/// Bytes of a push: twice the longest text.
const PUSHED_BYTES_MAX: usize = 4_000_000;
/// How the server calls itself to other programs.
const AGENT: &str = "parvis";

pub(crate) fn routes() -> Router<Arc<House>> {
    // The last part of a path is « {id}.git »: a route cannot say so, `access` does.
    Router::new()
        .route("/textes/{id}/info/refs", get(clone::references))
        .route(
            "/textes/{id}/git-upload-pack",
            post(clone::upload).layer(DefaultBodyLimit::max(ASKED_BYTES_MAX)),
        )
        .route(
            "/textes/{id}/git-receive-pack",
            post(push::receive).layer(DefaultBodyLimit::max(PUSHED_BYTES_MAX)),
        )
}
