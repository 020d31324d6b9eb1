//! News: what happened in what one follows, by thing, the latest first. Looking is having seen, on every device; what
//! somebody has seen is no deed, and leaves no line in the journal.

use axum::extract::Query;
use db::Uuid;
use kernel::{Fault, PersonId};
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Tone, list_empty, pagination, tag};
use ui::forms::{Form, button_quiet, hidden};
use ui::paging::page_and_offset;
use ui::{Answer, Page, Posted, Visit, t};

use super::reader;
use crate::gather::{About, LINES_MAX, Line, about};
use crate::model::Choice;
use crate::offers::{ACTIVE, ACTIVITY};
use crate::seen::see;
use crate::store::news::{self, LivingObject};
use crate::store::{follows, readers};

/// Things on a page.
const PAGE_SIZE: i64 = 20;
/// Lines read of a thing whose news were seen: its latest.
const SEEN_LINES: i64 = 5;

#[derive(Deserialize)]
pub(super) struct Asked {
    page: Option<String>,
    /// Up to what number this reading goes, from its first page to its last
    jusqua: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct MarkForm {
    #[serde(rename = "request_id")]
    _request: Uuid,
    jusqua: i64,
}

/// A thing with what is told of it.
struct Block {
    about: About,
    is_new: bool,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let person = reader(&visit)?;
    let (words, body, mut sql) = (visit.words, visit.body.id, visit.sql());
    let seen = readers::find(&mut sql, body, person)
        .await?
        .map(|known| known.seen_number);
    let last = news::last_number(&mut sql, body).await?;
    let up_to = asked.jusqua.unwrap_or(last).clamp(0, last);
    let followed = follows::count_mine(&mut sql, body, person).await?;
    let pages = ui::paging::pages_of(followed, PAGE_SIZE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, PAGE_SIZE);
    let choices = [Choice::Digest, Choice::Site];
    let mut objects = news::objects(&mut sql, body, person, choices, 0, (PAGE_SIZE + 1, offset)).await?;
    let has_more = objects.len() > usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
    let leaves_news = has_more
        && objects
            .last()
            .is_some_and(|object| object.last_number > seen.unwrap_or(0));
    objects.truncate(usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX));
    let seen = seen.unwrap_or(last);
    let blocks = blocks(&visit, person, objects, (seen, up_to)).await?;
    let has_news = blocks.iter().any(|block| block.is_new) || leaves_news;
    if !leaves_news {
        see(&visit.house, body, person, up_to).await;
    }
    let pages = if has_more { pages } else { page };
    let main = html! {
        p { a href="/mes-suivis" { (t!(words, "follow-news-settings")) } }
        @if followed == 0 {
            (list_empty(&t!(words, "follow-news-nothing-followed"), Some((&t!(words, "follow-mine-none-action"), "/parcours"))))
        } @else if blocks.is_empty() {
            (list_empty(&t!(words, "follow-news-none"), None))
        } @else {
            @if has_news && leaves_news { (mark_form(&visit, up_to)) }
            @if !has_news { p { (t!(words, "follow-news-nothing-new")) } }
            (part(&visit, &blocks, true))
            (part(&visit, &blocks, false))
            (pagination(words, page, pages, |page| format!("/nouveautes?page={page}&jusqua={up_to}")))
        }
    };
    visit.page(
        Page::new(t!(words, "follow-news-title"), main)
            .lead(t!(words, "follow-news-lead"))
            .not_indexed(),
    )
}

pub(super) async fn mark(visit: Visit, Posted(form): Posted<MarkForm>) -> Answer {
    let person = reader(&visit)?;
    let last = news::last_number(&mut visit.sql(), visit.body.id).await?;
    see(&visit.house, visit.body.id, person, form.jusqua.clamp(0, last)).await;
    visit.done("/nouveautes", "follow-seen")
}

async fn blocks(
    visit: &Visit,
    person: PersonId,
    objects: Vec<LivingObject>,
    (seen, up_to): (i64, i64),
) -> Result<Vec<Block>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let mut blocks = Vec::new();
    for object in objects {
        let id = object.object_id;
        let mut told = Vec::new();
        if object.last_number > seen {
            told = news::of_object(
                &mut sql,
                body,
                id,
                person,
                (seen, up_to),
                (Choice::Site, LINES_MAX),
            )
            .await?;
        }
        let is_new = !told.is_empty();
        if !is_new {
            told = news::of_object(&mut sql, body, id, person, (0, seen), (Choice::Site, SEEN_LINES)).await?;
        }
        if !told.is_empty() {
            let about = about(object, &told);
            blocks.push(Block { about, is_new });
        }
    }
    Ok(blocks)
}

fn part(visit: &Visit, blocks: &[Block], is_new: bool) -> Markup {
    let words = visit.words;
    let title = if is_new {
        "follow-news-new"
    } else {
        "follow-news-seen"
    };
    let mut shown = blocks.iter().filter(|block| block.is_new == is_new).peekable();
    html! {
        @if shown.peek().is_some() {
            section {
                h2 { (words.say(title)) }
                @for block in shown { (about_section(visit, &block.about)) }
            }
        }
    }
}

fn about_section(visit: &Visit, about: &About) -> Markup {
    let words = visit.words;
    let kind = words.say(&format!("subject-{}", about.object.reference.kind));
    html! {
        article.news {
            h3 { a href=(about.object.path) { (words.written(&about.object.title)) } " " (tag(&kind, Tone::Neutral)) }
            ul { @for line in &about.lines { li { (line_of(visit, line)) } } }
            @if ACTIVE.contains(&about.object.reference.kind.as_str()) {
                p { a href={ (about.object.path) "/" (ACTIVITY) } { (t!(words, "follow-activity-link")) } }
            }
        }
    }
}

fn line_of(visit: &Visit, line: &Line) -> Markup {
    let words = visit.words;
    let zone = visit.body.zone();
    let said = line.said(words, &zone);
    html! {
        @match &line.subject {
            Some((title, path)) => { (t!(words, "follow-said-of", said = said, title = "")) a href=(path) { (words.written(title)) } }
            None => { (said) }
        }
        " " span.hint { (words.datetime_element(line.at.timestamp(), &zone)) }
    }
}

fn mark_form(visit: &Visit, up_to: i64) -> Markup {
    let words = visit.words;
    Form::post(words, "/nouveautes/vu", visit.request_id()).content(html! {
        (hidden("jusqua", &up_to.to_string()))
        (button_quiet(t!(words, "follow-news-mark")))
    })
}
