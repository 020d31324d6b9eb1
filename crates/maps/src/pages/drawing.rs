//! A map drawn on the server: the boundary of the town, then the layers, the first over the others. It needs no script, no network
//! and no colour: places of the page’s list have its numbers.

use std::fmt::Write as _;

use datasets::Bounds;
use maud::{Markup, html};
use serde_json::Value as Json;
use territory::Boundary;

use crate::sight::{Place, Seen};

/// Units of the drawing, from west to east and from north to south at most.
const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 540.0;
/// Around what is drawn.
const MARGIN: f64 = 14.0;
/// How far from the town places are still drawn, in widths of the town.
const AROUND: f64 = 1.0;
/// The smallest box that is drawn, in degrees: a lone place stands in a quarter.
const SMALLEST: f64 = 0.01;
/// The shortest step of a line, in units of the drawing: closer positions are one dot on a screen.
const STEP: f64 = 0.8;
/// Places drawn of one layer.
const DRAWN_MAX: usize = 1_000;

/// What of the globe is drawn, and how large.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) bounds: Bounds,
    across: f64,
    up: f64,
    width: f64,
    height: f64,
}

impl Frame {
    /// What holds the town and its places; none when there is neither.
    pub(super) fn of(boundary: Option<&Boundary>, all: &[Seen]) -> Option<Self> {
        let town = boundary.and_then(|boundary| boundary.polygons.extent());
        let town = town.map(|extent| Bounds {
            west: extent.west,
            south: extent.south,
            east: extent.east,
            north: extent.north,
        });
        let reach = town.map(|town| {
            let (across, up) = (
                (town.east - town.west) * AROUND,
                (town.north - town.south) * AROUND,
            );
            Bounds {
                west: town.west - across,
                south: town.south - up,
                east: town.east + across,
                north: town.north + up,
            }
        });
        let places = all.iter().flat_map(|seen| &seen.places).map(|place| place.at);
        let near = places.filter(|at| reach.is_none_or(|reach| reach.holds(*at)));
        let whole = near.fold(town, |whole, (longitude, latitude)| {
            let whole = whole.unwrap_or(Bounds {
                west: longitude,
                south: latitude,
                east: longitude,
                north: latitude,
            });
            Some(Bounds {
                west: whole.west.min(longitude),
                south: whole.south.min(latitude),
                east: whole.east.max(longitude),
                north: whole.north.max(latitude),
            })
        });
        whole.map(Self::around)
    }

    fn around(bounds: Bounds) -> Self {
        let (middle_x, middle_y) = (
            f64::midpoint(bounds.west, bounds.east),
            f64::midpoint(bounds.south, bounds.north),
        );
        let (half_x, half_y) = (
            ((bounds.east - bounds.west) / 2.0).max(SMALLEST / 2.0),
            ((bounds.north - bounds.south) / 2.0).max(SMALLEST / 2.0),
        );
        let narrowed = middle_y.to_radians().cos().max(0.05);
        let scale = ((WIDTH - 2.0 * MARGIN) / (2.0 * half_x * narrowed))
            .min((HEIGHT - 2.0 * MARGIN) / (2.0 * half_y));
        Self {
            bounds: Bounds {
                west: middle_x - half_x,
                south: middle_y - half_y,
                east: middle_x + half_x,
                north: middle_y + half_y,
            },
            across: scale * narrowed,
            up: scale,
            width: 2.0 * half_x * narrowed * scale + 2.0 * MARGIN,
            height: 2.0 * half_y * scale + 2.0 * MARGIN,
        }
    }

    /// Where the middle is: longitude, latitude.
    pub(super) fn middle(self) -> (f64, f64) {
        (
            f64::midpoint(self.bounds.west, self.bounds.east),
            f64::midpoint(self.bounds.south, self.bounds.north),
        )
    }

    fn at(self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        (
            MARGIN + (longitude - self.bounds.west) * self.across,
            MARGIN + (self.bounds.north - latitude) * self.up,
        )
    }
}

/// A place of the list beside the drawing, with its number there.
pub(super) struct Numbered<'a> {
    pub(super) number: i64,
    pub(super) place: &'a Place,
}

/// The drawing; `label` says in words what is seen.
pub(super) fn drawn(
    frame: Frame,
    boundary: Option<&Boundary>,
    (all, numbered): (&[Seen], &[Numbered<'_>]),
    label: &str,
) -> Markup {
    let view = format!("0 0 {:.0} {:.0}", frame.width, frame.height);
    html! {
        svg.map.map-wide viewBox=(view) role="img" aria-label=(label) {
            @if let Some(boundary) = boundary {
                path.map-land d=(outlines(frame, boundary.polygons.rings())) fill-rule="evenodd" {}
            }
            @for seen in all.iter().rev() {
                @let colour = seen.layer.colour.hex();
                @for place in seen.places.iter().take(DRAWN_MAX) { (shape(frame, place, &colour)) }
            }
            @for one in numbered {
                @if frame.bounds.holds(one.place.at) {
                    @let (x, y) = frame.at(one.place.at);
                    text.map-place-number x=(format!("{x:.1}")) y=(format!("{:.1}", y - 9.0)) text-anchor="middle" {
                        (one.number)
                    }
                }
            }
        }
    }
}

/// How many places stand outside the drawing, or are more than it holds.
pub(super) fn undrawn(frame: Frame, all: &[Seen]) -> usize {
    all.iter()
        .map(|seen| {
            let shown = seen.places.iter().take(DRAWN_MAX);
            let shown = shown.filter(|place| frame.bounds.holds(place.at)).count();
            seen.places.len() - shown
        })
        .sum()
}

fn shape(frame: Frame, place: &Place, colour: &str) -> Markup {
    if !frame.bounds.holds(place.at) {
        return html! {};
    }
    let coordinates = &place.geometry["coordinates"];
    match place.geometry["type"].as_str().unwrap_or_default() {
        "Polygon" => surface(&outlines(frame, rings(coordinates).iter()), colour),
        "MultiPolygon" => {
            let parts = coordinates.as_array().map_or(&[][..], Vec::as_slice);
            let all: Vec<Vec<(f64, f64)>> = parts.iter().flat_map(rings).collect();
            surface(&outlines(frame, all.iter()), colour)
        }
        "LineString" => line(&way(frame, &positions(coordinates)), colour),
        "MultiLineString" => {
            let ways: Vec<String> = rings(coordinates).iter().map(|ring| way(frame, ring)).collect();
            line(&ways.concat(), colour)
        }
        _ => {
            let (x, y) = frame.at(place.at);
            html! {
                circle.map-place cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="5" fill=(colour) {}
            }
        }
    }
}

fn surface(path: &str, colour: &str) -> Markup {
    html! {
        path d=(path) fill=(colour) fill-opacity="0.3" stroke=(colour) stroke-width="2" fill-rule="evenodd" {}
    }
}

fn line(path: &str, colour: &str) -> Markup {
    html! { path d=(path) fill="none" stroke=(colour) stroke-width="3" {} }
}

fn outlines<'a>(frame: Frame, rings: impl Iterator<Item = &'a Vec<(f64, f64)>>) -> String {
    rings.fold(String::new(), |mut path, ring| {
        path.push_str(&way(frame, ring));
        path.push('Z');
        path
    })
}

fn way(frame: Frame, positions: &[(f64, f64)]) -> String {
    let mut path = String::new();
    let mut drawn = None;
    for (place, position) in positions.iter().enumerate() {
        let (x, y) = frame.at(*position);
        let is_last = place + 1 == positions.len();
        let is_near =
            |(drawn_x, drawn_y): (f64, f64)| (drawn_x - x).abs() < STEP && (drawn_y - y).abs() < STEP;
        if !is_last && drawn.is_some_and(is_near) {
            continue;
        }
        let _ = write!(path, "{}{x:.1} {y:.1}", if place == 0 { "M" } else { "L" });
        drawn = Some((x, y));
    }
    path
}

fn rings(coordinates: &Json) -> Vec<Vec<(f64, f64)>> {
    let all = coordinates.as_array().map_or(&[][..], Vec::as_slice);
    all.iter().map(positions).collect()
}

fn positions(coordinates: &Json) -> Vec<(f64, f64)> {
    let all = coordinates.as_array().map_or(&[][..], Vec::as_slice);
    all.iter()
        .filter_map(|position| Some((position[0].as_f64()?, position[1].as_f64()?)))
        .collect()
}
