//! The list of acts, newest first.

use std::collections::HashMap;

use kernel::{Exchanges, Fault, Scope};
use maud::{Markup, html};
use ui::components::{Card, Tone, card, cards, list_empty, pagination, tag};
use ui::forms::{Choice, Form, button, button_quiet, hidden, select, text_field};
use ui::paging::pages_of;
use ui::{Visit, t};

use super::asked::{HITS_MAX, Restriction};
use crate::making::EFFECT;
use crate::model::{Act, ActId, Matter, Theme};
use crate::{rights, store};

const ACTS_A_PAGE: i64 = 50;
/// Acts without accessible file counted, at most.
const LOOKED_AT_MAX: i64 = 500;
/// Groups looked at to know whether somebody may publish.
const GROUPS_MAX: i64 = 200;

pub(super) async fn main(visit: &Visit, asked: &Restriction, page: u32) -> Result<Markup, Fault> {
    let words = visit.words;
    let page = page.max(1);
    let mut shown = asked
        .acts(visit, ACTS_A_PAGE, i64::from(page - 1) * ACTS_A_PAGE)
        .await?;
    let pages = pages_of(shown.total, ACTS_A_PAGE);
    let page = if page > pages {
        shown = asked
            .acts(visit, ACTS_A_PAGE, i64::from(pages - 1) * ACTS_A_PAGE)
            .await?;
        pages
    } else {
        page
    };
    let missing = missing_pdfs(visit).await?;
    let ids: Vec<ActId> = shown.acts.iter().map(|act| act.id).collect();
    let given = store::themes::of_these(&mut visit.sql(), visit.body.id, &ids).await?;
    let given: HashMap<ActId, String> = given
        .into_iter()
        .map(|given| (given.act_id, given.theme))
        .collect();
    let (suffix, query) = (asked.suffix(), asked.query());
    let none = if asked.is_empty() {
        t!(words, "acts-list-none")
    } else {
        t!(words, "acts-list-none-such")
    };
    Ok(html! {
        @if may_publish(visit).await? {
            p { a.button.button-quiet href="/actes/nouveau" { (t!(words, "acts-publish")) } }
        }
        (missing)
        (filters(visit, asked).await?)
        @if !asked.is_empty() { p role="status" { (t!(words, "acts-count", n = shown.total)) } }
        @if shown.is_cut { p { (t!(words, "acts-cut", n = HITS_MAX)) } }
        @if shown.acts.is_empty() { (list_empty(&none, None)) }
        @else { (cards(shown.acts.iter().map(|act| one(visit, act, given.get(&act.id))))) }
        (pagination(words, page, pages, |page| match query.as_str() {
            "" => format!("/actes?page={page}"),
            query => format!("/actes?{query}&page={page}"),
        }))
        ul {
            li { a href={ "/actes.atom" (suffix) } { (t!(words, "acts-feed-link")) } }
            li { a href={ "/actes.json" (suffix) } { (t!(words, "acts-feed-link-json")) } }
            li { a href="/actes/donnees-ouvertes" { (t!(words, "acts-open-data")) } }
            @if !asked.is_empty() { li { a href="/actes" { (t!(words, "acts-of-all")) } } }
        }
    })
}

/// Words, a group, a theme; the text whose acts are asked stays.
async fn filters(visit: &Visit, asked: &Restriction) -> Result<Markup, Fault> {
    let words = visit.words;
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let groups = groups::list(&mut sql, body, GROUPS_MAX).await?;
    let groups = groups.iter().map(|group| Choice::new(&group.slug, &group.name));
    let themes = themes_offered(visit, asked).await?;
    let chosen = asked.theme.as_ref().map(Theme::value).unwrap_or_default();
    let group = asked
        .group
        .as_ref()
        .map(|group| group.slug.clone())
        .unwrap_or_default();
    let has_themes = !themes.is_empty();
    let themes = themes
        .into_iter()
        .map(|theme| Choice::new(theme.value(), theme.name));
    Ok(html! {
        form method="get" action="/actes" role="search" aria-label=(t!(words, "acts-filters")) {
            (text_field(words, t!(words, "acts-filter-words"), "q").value(&asked.words).max_length(200).optional())
            (select(words, t!(words, "acts-filter-group"), "groupe").choices(groups).chosen(&group).optional())
            @if has_themes {
                (select(words, t!(words, "acts-filter-theme"), "theme").choices(themes).chosen(&chosen).optional())
            }
            @if let Some(text) = &asked.text { (hidden("texte", &text.id.to_string())) }
            (button(t!(words, "acts-filter-button")))
        }
    })
}

/// The themes that acts bear, given or of their matters, and the one asked; each once, in the order of the alphabet.
async fn themes_offered(visit: &Visit, asked: &Restriction) -> Result<Vec<Theme>, Fault> {
    let (mut sql, body) = (visit.sql(), visit.body.id);
    let matters = store::matters(&mut sql, body).await?;
    let numbers = matters
        .iter()
        .filter_map(|code| Matter::of(code)?.theme_number())
        .filter_map(Theme::numbered);
    let given = store::themes::all(&mut sql, body).await?;
    let mut themes: Vec<Theme> = numbers
        .chain(given.iter().map(|name| Theme::named(name)))
        .chain(asked.theme.clone())
        .collect();
    // The sort keeps the nomenclature's own writing before another one of the same name.
    themes.sort_by_cached_key(Theme::key);
    themes.dedup_by_key(|theme| theme.key());
    Ok(themes)
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

fn one(visit: &Visit, act: &Act, theme: Option<&String>) -> Card {
    let words = visit.words;
    let card = card(act.title.clone())
        .titled_by_its_author(words)
        .href(act.path())
        .status(tag(
            &words.say(&format!("acts-kind-{}", act.kind.as_str())),
            Tone::Neutral,
        ))
        .detail(html! { (t!(words, "acts-on", date = visit.on(act.published_at))) })
        .detail(html! { (t!(words, "acts-author", name = &act.author_name, quality = &act.author_quality)) })
        .body(html! { p lang=[words.content_language()] { (act.extract) } });
    match theme {
        Some(theme) => card.detail(html! { (t!(words, "acts-of-theme", theme = theme)) }),
        None => card,
    }
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
