//! One map: drawn on the server, then its places in a list that is searched and turned page by page. Every state is an address; a
//! script that is asked for moves the same places.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::IntoResponse as _;
use kernel::{Fault, Sentence};
use maud::{DOCTYPE, Markup, html};
use serde_json::Value as Json;
use territory::Boundary;
use ui::components::{Tone, list_empty, notice, pagination, status};
use ui::forms::{Form, button, button_link, button_quiet, text_field};
use ui::paging::{page_and_offset, pages_of, query_value};
use ui::{Answer, Page, Visit, assets, t};

use super::drawing::{Frame, Numbered, drawn, undrawn};
use super::{MENU, background_of, boundary_of, number, readable, with_policy, written};
use crate::model::{Background, Choice, IGN, Layer, LayerId, MapId, SCOPE, TownMap};
use crate::sight::{Place, Seen, all_seen, plain};
use crate::{rights, store};

/// Places on a page of the list.
const PAGE_SIZE: i64 = 30;
/// What is said of a place in the list: so many cells, each of so many characters.
const CELLS_SHOWN: usize = 6;
const CELL_CHARS_SHOWN: usize = 160;
/// The longest search, in characters.
const SEARCH_CHARS_MAX: usize = 200;

/// What an address asks of a map.
#[derive(Default)]
struct Wanted {
    search: String,
    /// The layers that are shown; all when there are none
    layers: Vec<LayerId>,
    page: Option<String>,
}

impl Wanted {
    fn read(query: &str) -> Self {
        let mut wanted = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "q" => wanted.search = value.trim().chars().take(SEARCH_CHARS_MAX).collect(),
                "couche" => wanted.layers.extend(value.parse::<LayerId>()),
                "page" => wanted.page = Some(value.into_owned()),
                _ => {}
            }
        }
        wanted
    }

    fn shows(&self, layer: LayerId) -> bool {
        self.layers.is_empty() || self.layers.contains(&layer)
    }

    /// The address of one page of what is asked.
    fn address(&self, path: &str, page: u32) -> String {
        let mut address = format!("{path}?page={page}");
        if !self.search.is_empty() {
            address.push_str("&q=");
            address.push_str(&query_value(&self.search));
        }
        for layer in &self.layers {
            address.push_str("&couche=");
            address.push_str(&layer.to_string());
        }
        address
    }
}

/// Everything a page of a map is made of.
struct Sight {
    map: TownMap,
    /// Every layer, whichever are shown
    layers: Vec<Layer>,
    shown: Vec<Seen>,
    boundary: Option<Boundary>,
    background: Background,
    wanted: Wanted,
    page: u32,
    pages: u32,
    offset: i64,
}

impl Sight {
    async fn of(visit: &Visit, id: MapId) -> Result<Self, Fault> {
        let map = readable(visit, id).await?;
        let wanted = Wanted::read(&visit.query);
        let layers = store::list_layers(&mut visit.sql(), visit.body.id, id).await?;
        let asked: Vec<Layer> = layers
            .iter()
            .filter(|layer| wanted.shows(layer.id))
            .cloned()
            .collect();
        let house = (visit.house.as_ref(), visit.body.id);
        let shown = all_seen(house, asked, &wanted.search).await?;
        let total: usize = shown.iter().map(|seen| seen.places.len()).sum();
        let pages = pages_of(number(total), PAGE_SIZE);
        let (page, offset) = page_and_offset(wanted.page.as_deref(), pages, PAGE_SIZE);
        Ok(Self {
            boundary: boundary_of(visit).await?,
            background: background_of(visit).await?,
            map,
            layers,
            shown,
            wanted,
            page,
            pages,
            offset,
        })
    }

    fn total(&self) -> usize {
        self.shown.iter().map(|seen| seen.places.len()).sum()
    }

    /// The places of this page of the list, each with its number and its layer.
    fn listed(&self) -> Vec<(i64, &Layer, &Place)> {
        let all = self
            .shown
            .iter()
            .flat_map(|seen| seen.places.iter().map(move |place| (&seen.layer, place)));
        let skipped = usize::try_from(self.offset).unwrap_or_default();
        let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
        let listed = all.skip(skipped).take(size).zip(1_i64..);
        listed
            .map(|((layer, place), rank)| (self.offset + rank, layer, place))
            .collect()
    }
}

pub(super) async fn show(visit: Visit, Path(id): Path<MapId>) -> Answer {
    let words = visit.words;
    let sight = Sight::of(&visit, id).await?;
    let may_prepare = visit.may(&rights::PREPARE, SCOPE).await?;
    let map = &sight.map;
    let main = html! {
        @if may_prepare { (steps(&visit, &sight)) }
        (written(words, &map.description))
        (picture(&visit, &sight, true))
        (searching(&visit, &sight))
        (listing(&visit, &sight))
        @if map.is_public() { (taking(&visit, &sight)) }
    };
    let page = Page::new(&map.title, main)
        .titled_by_its_author()
        .under(t!(words, "maps-title"), MENU)
        .active(MENU)
        .wide();
    let is_whole = visit.query.is_empty() && map.is_public();
    let page = if is_whole { page } else { page.not_indexed() };
    let response = visit.page_with(StatusCode::OK, page);
    Ok(with_policy(response, sight.background.choice, false))
}

/// What an agent does next.
fn steps(visit: &Visit, sight: &Sight) -> Markup {
    let words = visit.words;
    let path = sight.map.path();
    html! {
        @if !sight.map.is_public() {
            p { (status(&t!(words, "maps-draft"), Tone::Warning)) " " (t!(words, "maps-draft-explained")) }
            @if !sight.layers.is_empty() {
                (Form::post(words, format!("{path}/publier"), visit.request_id())
                    .content(html! { (button(t!(words, "maps-publish"))) }))
            }
        }
        p { (button_link(&t!(words, "maps-change"), &format!("{path}/modifier"))) }
    }
}

/// The drawing with its key, and the button by which it moves. Places have the numbers of the list, where there is one.
fn picture(visit: &Visit, sight: &Sight, has_list: bool) -> Markup {
    let words = visit.words;
    let Some(frame) = Frame::of(sight.boundary.as_ref(), &sight.shown) else {
        return html! {};
    };
    let total = sight.total();
    let (title, n) = (&sight.map.title, number(total));
    let label = if has_list {
        t!(words, "maps-drawn", title = title, n = n)
    } else {
        t!(words, "maps-drawn-alone", title = title, n = n)
    };
    let listed = if has_list { sight.listed() } else { Vec::new() };
    let numbered: Vec<Numbered<'_>> = listed
        .iter()
        .map(|(number, _, place)| Numbered {
            number: *number,
            place,
        })
        .collect();
    let undrawn = undrawn(frame, &sight.shown);
    html! {
        figure {
            div data-map-drawing {
                (drawn(frame, sight.boundary.as_ref(), (sight.shown.as_slice(), numbered.as_slice()), &label))
            }
            (moving(visit, sight, frame))
            figcaption.map-credit {
                ul.map-keys { @for seen in &sight.shown { (key(visit, seen)) } }
                @if undrawn > 0 && has_list { p { (t!(words, "maps-undrawn", n = number(undrawn))) } }
                @if let Some(boundary) = &sight.boundary {
                    p { (t!(words, "maps-credit", source = &boundary.source)) }
                }
            }
        }
    }
}

fn key(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    html! {
        li {
            svg.map-key viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" {
                circle cx="7" cy="7" r="5" fill=(seen.layer.colour.hex()) {}
            }
            " " (words.written(&seen.layer.name)) " ("
            (t!(words, "maps-layer-colour", colour = words.say(&format!("maps-colour-{}", seen.layer.colour.as_str()))))
            ")"
        }
    }
}

/// What a script needs to have the map move, hidden until it is there: it writes no sentence of its own.
fn moving(visit: &Visit, sight: &Sight, frame: Frame) -> Markup {
    let words = visit.words;
    let bounds = frame.bounds;
    let extent = format!(
        "{},{},{},{}",
        bounds.west, bounds.south, bounds.east, bounds.north
    );
    let attribution = match sight.background.choice {
        Choice::File => sight.background.attribution.clone(),
        Choice::Outline | Choice::Plan | Choice::Photos => String::new(),
    };
    html! {
        div hidden data-map data-map-engine=(assets::url("maps-engine.js")) data-map-style=(assets::url("maps-engine.css"))
            data-map-worker=(assets::url("maps-worker.js")) data-map-background="/cartes/fond.json"
            data-map-bounds=(extent) data-map-search=(sight.wanted.search)
            data-say-label=(t!(words, "maps-moving-label", title = &sight.map.title))
            data-say-zoom-in=(t!(words, "maps-zoom-in")) data-say-zoom-out=(t!(words, "maps-zoom-out"))
            data-say-north=(t!(words, "maps-north")) data-say-close=(t!(words, "maps-close"))
            data-say-credit=(t!(words, "maps-credit-button")) data-say-failed=(t!(words, "maps-moving-failed"))
            data-say-nameless=(t!(words, "maps-place-nameless"))
            data-say-wheel=(t!(words, "maps-gesture-wheel", key = "Ctrl")) data-say-wheel-mac=(t!(words, "maps-gesture-wheel", key = "⌘"))
            data-say-fingers=(t!(words, "maps-gesture-fingers")) {
            @for seen in sight.shown.iter().rev() {
                data data-map-layer=(seen.layer.places_path()) data-map-colour=(seen.layer.colour.hex())
                    value=(seen.layer.id) {}
            }
            @if sight.background.choice.is_elsewhere() {
                p { (t!(words, "maps-moving-privacy", server = IGN)) }
            }
            p { button.button.button-quiet type="button" data-map-start { (t!(words, "maps-moving-start")) } }
            p role="status" data-map-said {}
            div.map-live data-map-live hidden {}
            @if !attribution.is_empty() { p { (t!(words, "maps-credit", source = attribution)) } }
        }
        script type="module" src=(assets::url("maps.js")) {}
    }
}

/// The form by which places are looked for and layers chosen.
fn searching(visit: &Visit, sight: &Sight) -> Markup {
    let words = visit.words;
    let wanted = &sight.wanted;
    html! {
        form method="get" action=(sight.map.path()) role="search" aria-label=(t!(words, "maps-search")) {
            (text_field(words, t!(words, "maps-search"), "q").value(&wanted.search)
                .max_length(super::chars(SEARCH_CHARS_MAX)).optional())
            @if sight.layers.len() > 1 {
                fieldset.field.choices {
                    legend { (t!(words, "maps-layers")) }
                    @for layer in &sight.layers {
                        @let id = format!("couche-{}", layer.id);
                        div.choice {
                            input type="checkbox" id=(id) name="couche" value=(layer.id) checked[wanted.shows(layer.id)];
                            label for=(id) { (words.written(&layer.name)) }
                        }
                    }
                }
            }
            (button_quiet(t!(words, "maps-search-button")))
        }
    }
}

/// The places, a page at a time.
fn listing(visit: &Visit, sight: &Sight) -> Markup {
    let words = visit.words;
    let total = sight.total();
    let path = sight.map.path();
    html! {
        section {
            h2 #lieux { (t!(words, "maps-places")) }
            p role="status" { (t!(words, "maps-count", n = number(total))) }
            @for seen in &sight.shown { (missing(visit, seen)) }
            @if total == 0 {
                @let action = t!(words, "maps-search-all");
                (list_empty(&t!(words, "maps-places-none"), (!visit.query.is_empty()).then_some((action.as_str(), path.as_str()))))
            } @else {
                ol.map-places start=(sight.offset + 1) {
                    @for (_, layer, place) in sight.listed() { (entry(visit, layer, place)) }
                }
            }
            (pagination(words, sight.page, sight.pages, |page| sight.wanted.address(&path, page)))
        }
    }
}

/// What a layer does not show, and where it is.
fn missing(visit: &Visit, seen: &Seen) -> Markup {
    let words = visit.words;
    let name = &seen.layer.name;
    let refused = seen
        .refused
        .as_ref()
        .map(|sentence: &Sentence| visit.say(sentence));
    html! {
        @if let Some(why) = refused {
            (notice(Tone::Warning, &html! { p { (t!(words, "maps-layer-refused", name = name)) " " (why) } }))
        }
        @if !seen.is_whole {
            (notice(Tone::Info, &html! {
                p {
                    (t!(words, "maps-layer-cut", name = name, n = number(seen.places.len())))
                    @if let Some(file) = seen.layer.resource_id {
                        " " a href={ "/donnees/fichiers/" (file) "/explorer" } { (t!(words, "maps-layer-rows")) }
                    }
                }
            }))
        }
    }
}

fn entry(visit: &Visit, layer: &Layer, place: &Place) -> Markup {
    let words = visit.words;
    let said: Vec<(&str, String)> = place
        .cells
        .iter()
        .map(|(name, value)| (name.as_str(), shortened(value)))
        .filter(|(_, value)| !value.is_empty() && *value != place.name)
        .take(CELLS_SHOWN)
        .collect();
    html! {
        li {
            strong {
                @if place.name.is_empty() { (t!(words, "maps-place-nameless")) } @else { (place.name) }
            }
            " – " (words.written(&layer.name))
            @if !said.is_empty() {
                br;
                span.map-said {
                    @for (rank, (name, value)) in said.iter().enumerate() {
                        @if rank > 0 { " · " }
                        (name) "\u{a0}: " (value)
                    }
                }
            }
        }
    }
}

fn shortened(value: &Json) -> String {
    let text = plain(value);
    if text.chars().count() <= CELL_CHARS_SHOWN {
        return text;
    }
    let mut cut: String = text.chars().take(CELL_CHARS_SHOWN).collect();
    cut.push('…');
    cut
}

/// What leaves the map: files, and the lines by which another site shows it.
fn taking(visit: &Visit, sight: &Sight) -> Markup {
    let words = visit.words;
    let path = sight.map.path();
    let lines = html! {
        iframe src={ (visit.base_url()) (path) "/integrer" } title=(sight.map.title) width="100%" height="600" loading="lazy" {}
    };
    html! {
        section {
            h2 { (t!(words, "maps-taking")) }
            ul.links {
                li { a href={ (path) "/carte.umap" } { (t!(words, "maps-taking-umap")) } }
                @for layer in &sight.layers {
                    li {
                        a href=(layer.places_path()) { (t!(words, "maps-taking-geojson", name = &layer.name)) }
                    }
                }
                li { a href={ (path) "/integrer" } { (t!(words, "maps-taking-embedded")) } }
            }
            div.field {
                label for="code-html" { (t!(words, "maps-taking-html")) }
                textarea id="code-html" rows="3" readonly spellcheck="false" { "\n" (lines.into_string()) }
            }
            p { (t!(words, "maps-taking-umap-explained")) }
        }
    }
}

/// The map alone, to stand in a page of another site: a published one, as anybody sees it.
pub(super) async fn embedded(visit: Visit, Path(id): Path<MapId>) -> Answer {
    let words = visit.words;
    let sight = Sight::of(&visit, id).await?;
    if !sight.map.is_public() {
        return Err(Fault::NotFound("map").into());
    }
    let whole = format!("{}{}", visit.base_url(), sight.map.path());
    let page = html! {
        (DOCTYPE)
        html lang=(words.language()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (sight.map.title) " – " (visit.body.name) }
                link rel="stylesheet" href=(assets::url("style.css"));
            }
            body {
                main #main {
                    h1.map-embedded-title { (words.written(&sight.map.title)) }
                    (picture(&visit, &sight, false))
                    p {
                        a href=(whole) target="_blank" rel="noopener" { (t!(words, "maps-embedded-whole", name = &visit.body.name)) }
                    }
                }
            }
        }
    };
    let response = page.into_response();
    Ok(with_policy(response, sight.background.choice, true))
}
