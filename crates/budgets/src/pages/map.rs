//! The town with its projects on it, drawn on the server: inside a page, and as a picture on which one chooses a place.
//!
//! The drawing never comes alone: the same places stand in a list beside it, with the same numbers.

use std::fmt::Write as _;

use kernel::Fault;
use maud::{Markup, html};
use territory::Polygons;
use ui::Visit;

use crate::model::{Frame, Idea};

/// Units of the drawing in a page, from west to east.
const PAGE_WIDTH: f64 = 600.0;
/// Pixels of the picture one presses: it fits the smallest screens as it is, since where one pressed is told in its pixels.
const PICK_WIDTH: f64 = 280.0;
/// The most places drawn.
pub(super) const PLACES_MAX: usize = 500;

/// The town and how it is laid.
pub(super) struct Town {
    polygons: Polygons,
    source: String,
    /// On the picture that is pressed
    pub(super) pick: Frame,
    page: Frame,
}

impl Town {
    /// The town, when it gave its boundary.
    pub(super) async fn read(visit: &Visit) -> Result<Option<Self>, Fault> {
        let boundary = territory::boundary(&mut visit.sql(), visit.body.id).await?;
        Ok(boundary.and_then(|boundary| {
            let extent = boundary.polygons.extent()?;
            Some(Self {
                pick: Frame::within(extent, PICK_WIDTH)?,
                page: Frame::within(extent, PAGE_WIDTH)?,
                polygons: boundary.polygons,
                source: boundary.source,
            })
        }))
    }

    /// Where the outline comes from.
    pub(super) fn source(&self) -> &str {
        &self.source
    }

    /// True when one of these stands on the drawing.
    pub(super) fn shows(&self, ideas: &[&Idea]) -> bool {
        ideas
            .iter()
            .filter_map(|idea| idea.point())
            .any(|point| self.page.holds(point))
    }

    /// The drawing in a page; `label` says in words what is seen.
    pub(super) fn drawn(&self, ideas: &[&Idea], label: &str) -> Markup {
        let frame = self.page;
        let view = format!("0 0 {:.0} {:.0}", frame.width, frame.height);
        let places = places(frame, ideas);
        html! {
            svg.map viewBox=(view) role="img" aria-label=(label) {
                path.map-land d=(self.outline(frame)) fill-rule="evenodd" {}
                @for (number, x, y) in &places {
                    circle.map-point cx=(x) cy=(y) r="15" {}
                    text.map-number x=(x) y=(y) dy="6" text-anchor="middle" { (number) }
                }
            }
        }
    }

    /// The picture that is pressed, as a file of its own: no style sheet reaches it.
    pub(super) fn picture(&self, ideas: &[&Idea]) -> String {
        let frame = self.pick;
        let (width, height) = (format!("{:.0}", frame.width), format!("{:.0}", frame.height));
        let view = format!("0 0 {width} {height}");
        let places = places(frame, ideas);
        let drawing = html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) viewBox=(view) {
                rect width="100%" height="100%" fill="#ffffff" {}
                path d=(self.outline(frame)) fill-rule="evenodd" fill="#dbe8ea" stroke="#1f5a66" stroke-width="2" {}
                @for (_, x, y) in &places { circle cx=(x) cy=(y) r="5" fill="#1f5a66" {} }
            }
        };
        drawing.into_string()
    }

    fn outline(&self, frame: Frame) -> String {
        let mut path = String::new();
        for ring in self.polygons.rings() {
            // The last position is the first: `Z` says it.
            for (place, position) in ring.iter().take(ring.len().saturating_sub(1)).enumerate() {
                let (x, y) = frame.at(*position);
                let _ = write!(path, "{}{x:.1} {y:.1}", if place == 0 { "M" } else { "L" });
            }
            path.push('Z');
        }
        path
    }
}

/// The number of each idea and where it falls, those outside the town left out.
fn places(frame: Frame, ideas: &[&Idea]) -> Vec<(i64, String, String)> {
    ideas
        .iter()
        .filter_map(|idea| Some((idea.number, idea.point()?)))
        .filter(|(_, point)| frame.holds(*point))
        .take(PLACES_MAX)
        .map(|(number, point)| {
            let (x, y) = frame.at(point.degrees());
            (number, format!("{x:.1}"), format!("{y:.1}"))
        })
        .collect()
}
