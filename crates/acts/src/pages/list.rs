//! The list of acts, newest first.

use groups::Group;
use kernel::{Exchanges, Fault, Scope};
use maud::{Markup, html};
use ui::components::{Card, Tone, card, cards, list_empty, pagination, tag};
use ui::forms::{Form, button_quiet};
use ui::paging::pages_of;
use ui::{Visit, t};

use crate::making::EFFECT;
use crate::model::Act;
use crate::{rights, store};

const ACTS_A_PAGE: i64 = 50;
/// Acts without accessible file counted, at most.
const LOOKED_AT_MAX: i64 = 500;
/// Groups looked at to know whether somebody may publish.
const GROUPS_MAX: i64 = 200;

/// What follows the address of a list or of a feed of one group.
pub(super) fn suffix(group: Option<&Group>) -> String {
    group
        .map(|group| format!("?groupe={}", group.slug))
        .unwrap_or_default()
}

pub(super) async fn main(visit: &Visit, group: Option<&Group>, page: u32) -> Result<Markup, Fault> {
    let words = visit.words;
    let mut sql = visit.sql();
    let only = group.map(|group| group.id);
    let count = store::count(&mut sql, visit.body.id, only).await?;
    let pages = pages_of(count, ACTS_A_PAGE);
    let page = page.clamp(1, pages);
    let offset = i64::from(page - 1) * ACTS_A_PAGE;
    let acts = store::list(&mut sql, visit.body.id, only, ACTS_A_PAGE, offset).await?;
    let missing = missing_pdfs(visit).await?;
    Ok(html! {
        @if may_publish(visit).await? {
            p { a.button.button-quiet href="/actes/nouveau" { (t!(words, "acts-publish")) } }
        }
        (missing)
        @if acts.is_empty() { (list_empty(&t!(words, "acts-list-none"), None)) }
        @else { (cards(acts.iter().map(|act| one(visit, act)))) }
        (pagination(words, page, pages, |page| match group {
            None => format!("/actes?page={page}"),
            Some(group) => format!("/actes?groupe={}&page={page}", group.slug),
        }))
        ul {
            li { a href={ "/actes.atom" (suffix(group)) } { (t!(words, "acts-feed-link")) } }
            li { a href={ "/actes.json" (suffix(group)) } { (t!(words, "acts-feed-link-json")) } }
            li { a href="/actes/donnees-ouvertes" { (t!(words, "acts-open-data")) } }
            @if group.is_some() { li { a href="/actes" { (t!(words, "acts-of-all")) } } }
        }
    })
}

/// For an agent: acts older than the accessible files have none until it is asked for.
async fn missing_pdfs(visit: &Visit) -> Result<Markup, Fault> {
    if visit.signed_in.is_none() || !visit.may(&rights::MAKE_PDF, Scope::BODY).await? {
        return Ok(html! {});
    }
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let without = store::without_pdf(&mut sql, body, LOOKED_AT_MAX).await?.len();
    let waiting = Exchanges::of(&mut sql, body, EFFECT).await?.waiting;
    if without == 0 || waiting > 0 {
        return Ok(html! {});
    }
    Ok(
        Form::post(visit.words, "/actes/pdf", visit.request_id()).content(html! {
            p { (t!(visit.words, "acts-pdf-missing", n = without)) }
            (button_quiet(t!(visit.words, "acts-pdf-ask-missing")))
        }),
    )
}

fn one(visit: &Visit, act: &Act) -> Card {
    let words = visit.words;
    card(act.title.clone())
        .titled_by_its_author(words)
        .href(act.path())
        .status(tag(
            &words.say(&format!("acts-kind-{}", act.kind.as_str())),
            Tone::Neutral,
        ))
        .detail(html! { (t!(words, "acts-on", date = visit.on(act.published_at))) })
        .detail(html! { (t!(words, "acts-author", name = &act.author_name, quality = &act.author_quality)) })
        .body(html! { p lang=[words.content_language()] { (act.extract) } })
}

/// True when the visitor may publish for the body, or for one of its groups.
async fn may_publish(visit: &Visit) -> Result<bool, Fault> {
    if visit.signed_in.is_none() {
        return Ok(false);
    }
    for group in groups::list(&mut visit.sql(), visit.body.id, GROUPS_MAX).await? {
        if visit.may(&rights::PUBLISH, Scope::group(group.id)).await? {
            return Ok(true);
        }
    }
    visit.may(&rights::PUBLISH, Scope::BODY).await
}
