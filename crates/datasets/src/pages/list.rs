//! The catalogue: what is published, found by words, by theme, format and licence.

use axum::extract::Query;
use maud::{Markup, html};
use serde::Deserialize;
use ui::components::{Card, card, cards, list_empty, pagination};
use ui::forms::{button_link, button_quiet, select, text_field};
use ui::layout::FeedLink;
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Page, Visit, t};

use super::{LINES_A_PAGE, MENU, groups_in_charge, harvest, licence_words, portal, produced, theme_words};
use crate::explore::is_within;
use crate::model::{Dataset, Licence, Listed, Theme};
use crate::{published, store};

/// Characters of a description shown in the list.
const EXTRACT_CHARS: usize = 220;
/// Datasets being prepared that the list names.
const PREPARED_MAX: i64 = 50;

#[derive(Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    theme: String,
    #[serde(default)]
    licence: String,
    #[serde(default)]
    format: String,
    page: Option<String>,
}

impl Asked {
    fn takes(&self, listed: &Listed) -> bool {
        let dataset = &listed.dataset;
        (self.theme.is_empty() || dataset.theme.as_str() == self.theme)
            && (self.licence.is_empty() || dataset.licence.as_str() == self.licence)
            && (self.format.is_empty() || listed.formats().contains(&self.format.as_str()))
            && (self.q.trim().is_empty() || search::answers(&self.q, &dataset.searched()))
    }

    fn is_narrowed(&self) -> bool {
        [&self.q, &self.theme, &self.licence, &self.format]
            .iter()
            .any(|asked| !asked.trim().is_empty())
    }

    fn address(&self, page: u32) -> String {
        format!(
            "{MENU}?q={}&theme={}&licence={}&format={}&page={page}",
            query_value(&self.q),
            query_value(&self.theme),
            query_value(&self.licence),
            query_value(&self.format)
        )
    }
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let words = visit.words;
    let all = published(&mut visit.sql(), visit.body.id).await?;
    let found: Vec<&Listed> = all.iter().filter(|listed| asked.takes(listed)).collect();
    let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let pages = pages_of(total, LINES_A_PAGE);
    let (page, offset) = page_and_offset(asked.page.as_deref(), pages, LINES_A_PAGE);
    let skipped = usize::try_from(offset).unwrap_or_default();
    let shown = found
        .iter()
        .skip(skipped)
        .take(usize::try_from(LINES_A_PAGE).unwrap_or_default());
    let lines: Vec<Card> = shown.map(|listed| line(&visit, listed)).collect();
    let may_prepare = !groups_in_charge(&visit).await?.is_empty();
    let prepared = if may_prepare {
        prepared(&visit).await?
    } else {
        Vec::new()
    };
    let main = html! {
        @if may_prepare { p { (button_link(&t!(words, "datasets-new-title"), "/donnees/nouveau")) } }
        @if all.is_empty() {
            (list_empty(&t!(words, "datasets-none"), Some((t!(words, "datasets-ask-title").as_str(), "/demandes-de-donnees/nouvelle"))))
        } @else {
            (filters(&visit, &asked, &all))
            p role="status" { (t!(words, "datasets-count", n = total)) }
            @if lines.is_empty() {
                (list_empty(&t!(words, "datasets-none-found"), Some((t!(words, "datasets-all").as_str(), MENU))))
            } @else { (cards(lines)) }
            (pagination(words, page, pages, |page| asked.address(page)))
        }
        (produced::offered(&visit).await?)
        (harvest::link(&visit).await?)
        (portal::link(&visit).await?)
        @if !prepared.is_empty() {
            section aria-labelledby="en-preparation" {
                h2 #en-preparation { (t!(words, "datasets-prepared")) }
                ul.links {
                    @for dataset in &prepared {
                        li { a href=(dataset.path()) { (words.written(&dataset.title)) } " – "
                            (words.say(&format!("datasets-state-{}", dataset.state.as_str()))) }
                    }
                }
            }
        }
        @if !all.is_empty() {
            p { a href="/demandes-de-donnees" { (t!(words, "datasets-requests-title")) } }
            p { a href="/defis" { (t!(words, "datasets-challenges")) } }
        }
        (reuse(&visit))
    };
    visit.page(
        Page::new(t!(words, "datasets-title"), main)
            .lead(t!(words, "datasets-lead"))
            .feed(FeedLink::atom(t!(words, "datasets-feed"), "/donnees.atom"))
            .active(MENU),
    )
}

/// What the visitor prepares, or withdrew.
async fn prepared(visit: &Visit) -> Result<Vec<Dataset>, kernel::Fault> {
    let all = store::list_prepared(&mut visit.sql(), visit.body.id, PREPARED_MAX).await?;
    let mut kept = Vec::with_capacity(all.len());
    for dataset in all {
        if super::may_prepare(visit, &dataset).await? {
            kept.push(dataset);
        }
    }
    Ok(kept)
}

fn line(visit: &Visit, listed: &Listed) -> Card {
    let words = visit.words;
    let dataset = &listed.dataset;
    let plain = ui::markdown::plain_text(&dataset.description);
    let mut extract: String = plain.chars().take(EXTRACT_CHARS).collect();
    if plain.chars().count() > EXTRACT_CHARS {
        extract.push('…');
    }
    let formats = listed.formats().join(", ").to_uppercase();
    card(&dataset.title)
        .titled_by_its_author(words)
        .href(dataset.path())
        .detail(html! { (theme_words(words, dataset.theme)) })
        .detail(html! { @if formats.is_empty() { (t!(words, "datasets-no-file")) } @else { (formats) } })
        .detail(html! { (t!(words, "datasets-changed-on", date = visit.on(dataset.changed_at))) })
        .body(html! {
            p { (words.written(&extract)) }
            @if let Some(file) = listed.files.iter().find(|file| file.version.is_explorable() && is_within(&file.version)) {
                p { a href=(file.resource.explorer_path()) {
                    (t!(words, "datasets-explore-named", title = file.resource.title.as_str()))
                } }
            }
        })
}

fn filters(visit: &Visit, asked: &Asked, all: &[Listed]) -> Markup {
    let words = visit.words;
    let mut themes = select(words, t!(words, "datasets-field-theme"), "theme")
        .optional()
        .chosen(&asked.theme);
    for theme in Theme::ALL {
        let n = all.iter().filter(|listed| listed.dataset.theme == *theme).count();
        if n > 0 {
            let label = t!(
                words,
                "datasets-filter-count",
                label = theme_words(words, *theme),
                n = n
            );
            themes = themes.choice(theme.as_str(), label);
        }
    }
    let mut licences = select(words, t!(words, "datasets-field-licence"), "licence")
        .optional()
        .chosen(&asked.licence);
    for licence in Licence::ALL {
        licences = licences.choice(licence.as_str(), licence_words(words, *licence));
    }
    let mut known: Vec<&str> = all.iter().flat_map(Listed::formats).collect();
    known.sort_unstable();
    known.dedup();
    let mut formats = select(words, t!(words, "datasets-field-format"), "format")
        .optional()
        .chosen(&asked.format);
    for format in known {
        formats = formats.choice(format, format.to_uppercase());
    }
    html! {
        form method="get" action=(MENU) role="search" aria-label=(t!(words, "datasets-title")) {
            (text_field(words, t!(words, "datasets-field-search"), "q").value(&asked.q).optional())
            details.filters open[asked.is_narrowed()] {
                summary { (t!(words, "datasets-filters")) }
                (themes) (formats) (licences)
            }
            (button_quiet(t!(words, "datasets-search")))
        }
    }
}

/// What programs read: said to who makes something of the data.
fn reuse(visit: &Visit) -> Markup {
    let words = visit.words;
    html! {
        details {
            summary { (t!(words, "datasets-for-programs")) }
            ul.links {
                li { a href="/catalog.ttl" { "DCAT-AP (Turtle)" } ", " a href="/catalog.jsonld" { "JSON-LD" } ", "
                    a href="/catalog.rdf" { "RDF/XML" } }
                li { a href="/catalog-datagouv.ttl" { "DCAT (data.gouv.fr)" } }
                li { a href="/donnees/catalogue.csv" { (t!(words, "datasets-scdl")) } }
                li { a href="/api/3/action/package_search" { "CKAN (API v3)" } }
                li { a href="/ogc" { "OGC API – Features" } }
                li { (t!(words, "datasets-api-where")) " " code { "/api/resources/…/data/" } }
                li { a href="/donnees.atom" { (t!(words, "datasets-feed")) } }
            }
        }
    }
}
