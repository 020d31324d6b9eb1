//! From what stands where to the bytes of the file: krilla writes, and refuses what its two standards forbid.

use std::collections::BTreeMap;

use krilla::action::LinkAction;
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Quadrilateral, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, SpanTag};
use krilla::{Document, SerializeSettings};

use crate::layout::{Item, Laying, Mark, Sheet};
use crate::tree::{ElementId, Role};
use crate::{Fault, Limits, Paper};

/// Draws every page, then ties what was drawn to the structure.
pub(crate) fn draw(paper: &Paper, limits: &Limits, laid: &Laying) -> Result<Vec<u8>, Fault> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| Fault::NotConforming(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut leaves: Vec<Vec<Node>> = vec![Vec::new(); laid.tree.content_count];
    let mut annotations: BTreeMap<ElementId, Vec<Node>> = BTreeMap::new();
    for sheet in &laid.sheets {
        if !(limits.goes_on)() {
            return Err(Fault::Stopped);
        }
        page(&mut document, laid, sheet, &mut leaves, &mut annotations);
    }
    document.set_metadata(metadata(paper));
    document.set_outline(outline(&laid.marks));
    document.set_tag_tree(laid.tree.written(&paper.language, &leaves, &annotations));
    document
        .finish()
        .map_err(|error| Fault::NotConforming(format!("{error:?}")))
}

fn page(
    document: &mut Document,
    laid: &Laying,
    sheet: &Sheet,
    leaves: &mut [Vec<Node>],
    annotations: &mut BTreeMap<ElementId, Vec<Node>>,
) {
    let settings = PageSettings::from_wh(sheet.width(), sheet.height()).expect("a page has a size");
    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let for_the_eye = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout));
    let around = ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther));
    for item in &sheet.items {
        match item {
            Item::Box { edges, color } => {
                let mut path = PathBuilder::new();
                let Some(rect) = rect(edges) else { continue };
                path.push_rect(rect);
                let Some(path) = path.finish() else { continue };
                surface.start_tagged(for_the_eye);
                surface.set_fill(Some(fill(*color)));
                surface.draw_path(&path);
                surface.end_tagged();
            }
            Item::Text {
                text,
                run,
                x,
                y,
                color,
                content,
            } => {
                let tag = if content.is_some() {
                    ContentTag::Span(SpanTag::empty())
                } else {
                    around
                };
                let identifier = surface.start_tagged(tag);
                surface.set_fill(Some(fill(*color)));
                let start = Point::from_xy(*x, *y);
                surface.draw_glyphs(start, &run.glyphs, run.font.clone(), text, run.size, false);
                surface.end_tagged();
                if let Some(content) = content {
                    leaves[*content].push(Node::from(identifier));
                }
            }
        }
    }
    surface.finish();
    for (element, places) in &sheet.links {
        let Role::Link { address, alternate } = laid.tree.role(*element) else {
            continue;
        };
        let quads: Vec<Quadrilateral> = places.iter().filter_map(rect).map(Quadrilateral::from).collect();
        if quads.is_empty() {
            continue;
        }
        let target = Target::Action(LinkAction::new(address.clone()).into());
        let link = LinkAnnotation::new_with_quad_points(quads, target);
        let identifier = page.add_tagged_annotation(Annotation::new_link(link, Some(alternate.clone())));
        annotations
            .entry(*element)
            .or_default()
            .push(Node::from(identifier));
    }
    page.finish();
}

fn rect(edges: &[f32; 4]) -> Option<Rect> {
    Rect::from_ltrb(edges[0], edges[1], edges[2], edges[3])
}

fn fill(color: (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(color.0, color.1, color.2).into(),
        opacity: NormalizedF32::ONE,
        rule: krilla::paint::FillRule::default(),
    }
}

fn metadata(paper: &Paper) -> Metadata {
    let on = paper.made_on;
    let date = DateTime::new(on.year)
        .month(on.month)
        .day(on.day)
        .hour(on.hour)
        .minute(on.minute)
        .second(on.second)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let written = |text: &str| -> String {
        let kept = text.chars().filter(|letter| !letter.is_control());
        kept.take(2_000).collect::<String>().trim().to_owned()
    };
    let title = written(&paper.title);
    let metadata = Metadata::new()
        .title(if title.is_empty() { "–".to_owned() } else { title })
        .language(paper.language.clone())
        .creator(written(&paper.producer))
        .producer(written(&paper.producer))
        .creation_date(date);
    let author = written(&paper.author);
    if author.is_empty() {
        metadata
    } else {
        metadata.authors(vec![author])
    }
}

/// Bookmarks, each under the last one of a lesser level.
fn outline(marks: &[Mark]) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline, level: u8| {
        while open.last().is_some_and(|(last, _)| *last >= level) {
            let Some((_, node)) = open.pop() else { break };
            match open.last_mut() {
                Some((_, above)) => above.push_child(node),
                None => outline.push_child(node),
            }
        }
    };
    for mark in marks {
        close(&mut open, &mut outline, mark.level);
        let place = XyzDestination::new(mark.sheet, Point::from_xy(0.0, (mark.y - 8.0).max(0.0)));
        let node = OutlineNode::new(mark.title.clone(), place).with_open(mark.level < 2);
        open.push((mark.level, node));
    }
    close(&mut open, &mut outline, 0);
    outline
}
