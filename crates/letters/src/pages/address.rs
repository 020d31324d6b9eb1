//! « Envoyer vos amendements par courriel » : the address of a text, and how to write to it.

use axum::extract::Path;
use db::Uuid;
use kernel::{Fault, Scope};
use maud::{Markup, html};
use serde::Deserialize;
use texts::model::text_path;
use texts::{TextDocument, TextId, TextState};
use tools::mailbox;
use ui::components::{Tone, notice};
use ui::forms::{Form, button};
use ui::words::SOURCE_LANGUAGE;
use ui::{Answer, Page, Posted, Visit, t};

use crate::actions::GiveAddress;
use crate::store;

#[derive(Deserialize)]
pub(super) struct Asked {
    request_id: Uuid,
}

pub(super) async fn show(visit: Visit, Path(id): Path<TextId>) -> Answer {
    let text = read_text(&visit, id).await?;
    let words = visit.words;
    let reference = text.reference();
    let settings = mailbox::settings_for(&visit.house, &mut visit.sql(), visit.body.id, &reference).await?;
    let tag = store::tag_of(&mut visit.sql(), visit.body.id, id).await?;
    let main = match (settings, tag) {
        _ if text.state != TextState::Discussion => notice(
            Tone::Warning,
            &html! { p { (t!(words, "letters-not-in-discussion")) } },
        ),
        (None, _) => notice(Tone::Warning, &html! { p { (t!(words, "letters-no-mailbox")) } }),
        (Some(_), None) => html! {
            p { (t!(words, "letters-address-none")) }
            (Form::post(words, path(id), visit.request_id())
                .content(html! { (button(t!(words, "letters-address-give"))) }))
        },
        (Some(settings), Some(tag)) => how_to(&visit, &mailbox::address_with(&settings, &tag)),
    };
    visit.page(
        Page::new(t!(words, "letters-address-title"), main)
            .lead(t!(words, "letters-address-lead", title = &text.title))
            .under(&text.title, text_path(id))
            .not_indexed(),
    )
}

pub(super) async fn give(visit: Visit, Path(id): Path<TextId>, Posted(asked): Posted<Asked>) -> Answer {
    visit.act(asked.request_id, &GiveAddress { text: id }).await?;
    visit.done(&path(id), "letters-address-given")
}

/// Only for who may amend: the address is not to be found by chance.
async fn read_text(visit: &Visit, id: TextId) -> Result<TextDocument, Fault> {
    let text = texts::find(&mut visit.sql(), visit.body.id, id)
        .await?
        .ok_or(Fault::NotFound("text"))?;
    let right = texts::rights::AMEND;
    if visit.may(&right, Scope::group(text.group_id)).await? {
        Ok(text)
    } else {
        Err(Fault::Forbidden { right: right.code })
    }
}

fn path(id: TextId) -> String {
    format!("{}/courriel", text_path(id))
}

fn how_to(visit: &Visit, address: &str) -> Markup {
    let words = visit.words;
    let official = words.in_language(SOURCE_LANGUAGE);
    html! {
        p { strong { a href={ "mailto:" (address.replace('+', "%2B")) } { (address) } } }
        p { (t!(words, "letters-how-whose")) }
        h2 { (t!(words, "letters-how-title")) }
        ul {
            li { (t!(words, "letters-how-one")) }
            li { (t!(words, "letters-how-why")) }
            li { (t!(words, "letters-how-number")) }
        }
        // Amendments are written in French, whatever one reads in.
        blockquote lang=[words.content_language()] {
            p { (t!(official, "letters-example-first")) }
            p { (t!(official, "letters-example-why")) }
            p { (t!(official, "letters-example-second")) }
        }
        h2 { (t!(words, "letters-how-then-title")) }
        p { (t!(words, "letters-how-then")) }
    }
}
