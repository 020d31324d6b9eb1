//! One click off, from a letter: opening the link shows what it will do, the button does it. A mail program that knows
//! RFC 8058 sends the same by itself, without a page, a cookie nor a form of ours.

use axum::extract::Path;
use db::Uuid;
use kernel::{Actor, Fault, Subject, SubjectRef};
use maud::html;
use ui::components::{Tone, notice};
use ui::forms::{Form, button};
use ui::{Answer, Page, Visit, t};

use crate::actions::{StopDigest, StopFollowing};
use crate::model::can_be_followed;
use crate::store::readers;

pub(super) async fn ask(visit: Visit, Path(token): Path<String>) -> Answer {
    known(&visit, &token).await?;
    let words = visit.words;
    let main = Form::post(words, format!("/recapitulatif/{token}"), visit.request_id())
        .content(html! { (button(t!(words, "follow-off-button"))) });
    visit.page(
        Page::new(t!(words, "follow-off-title"), main)
            .lead(t!(words, "follow-off-lead"))
            .not_indexed(),
    )
}

/// Whatever the body of the request says: a form of ours, or `List-Unsubscribe=One-Click`.
pub(super) async fn stop(visit: Visit, Path(token): Path<String>) -> Answer {
    let deed = StopDigest { token };
    act(&visit, &deed).await?;
    let words = visit.words;
    done_page(&visit, &t!(words, "follow-off-done"))
}

pub(super) async fn ask_one(visit: Visit, Path((token, kind, id)): Path<(String, String, Uuid)>) -> Answer {
    known(&visit, &token).await?;
    let object = followed(&visit, kind, id)?;
    let subject = Subject::find(&mut visit.sql(), visit.body.id, &object)
        .await?
        .ok_or(Fault::NotFound("subject"))?;
    let words = visit.words;
    let address = format!(
        "/recapitulatif/{token}/{}/{}",
        subject.reference.kind, subject.reference.id
    );
    let title = t!(words, "follow-off-one-title", title = &subject.title);
    let main = html! {
        p { a href=(subject.path) { (subject.title) } }
        (Form::post(words, address, visit.request_id()).content(html! { (button(t!(words, "follow-stop"))) }))
    };
    visit.page(
        Page::new(title, main)
            .lead(t!(words, "follow-off-one-lead"))
            .not_indexed(),
    )
}

pub(super) async fn stop_one(visit: Visit, Path((token, kind, id)): Path<(String, String, Uuid)>) -> Answer {
    let object = followed(&visit, kind, id)?;
    let deed = StopFollowing {
        token,
        object: object.clone(),
    };
    act(&visit, &deed).await?;
    let words = visit.words;
    let subject = Subject::find(&mut visit.sql(), visit.body.id, &object).await?;
    let title = subject.map_or_else(|| t!(words, "follow-mine-gone"), |subject| subject.title);
    done_page(&visit, &t!(words, "follow-off-one-done", title = title))
}

/// As a visitor: the link is enough, and who is signed in here has no part in it.
async fn act<A: kernel::Action>(visit: &Visit, deed: &A) -> Result<A::Output, Fault> {
    visit.house.act(visit.body.id, Actor::Visitor, deed).await
}

async fn known(visit: &Visit, token: &str) -> Result<(), Fault> {
    readers::find_by_token(&mut visit.sql(), visit.body.id, token)
        .await?
        .map(|_| ())
        .ok_or(Fault::NotFound("reader"))
}

/// What an address names, when it can be followed: the link of a letter tells the title of nothing else.
fn followed(visit: &Visit, kind: String, id: Uuid) -> Result<SubjectRef, Fault> {
    if !can_be_followed(&visit.house, &kind) {
        return Err(Fault::NotFound("subject"));
    }
    Ok(SubjectRef { kind, id })
}

fn done_page(visit: &Visit, said: &str) -> Answer {
    let words = visit.words;
    let main = html! {
        (notice(Tone::Good, &html! { p { (said) } }))
        p { a href="/mes-suivis" { (t!(words, "follow-mine-title")) } }
    };
    visit.page(Page::new(t!(words, "follow-off-done-title"), main).not_indexed())
}
