//! The map as a drawing: who stands where, each group within its outline, and the reader for the reader alone.
//!
//! Nothing is moved at random: a point is the mean place of a few people who answered alike, the larger the more they are. Groups
//! that are too small to be shown are not drawn.

use maud::{Markup, html};
use opinions::{Cluster, Group, Point};

use crate::model::group_letter;

/// The picture's size, in its own units: at 360 px a unit is a little less than a pixel.
const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 340.0;
/// Room for the largest point and for what is written beside it.
const MARGIN: f64 = 28.0;
/// Radii of a point for one person, and at most.
const RADIUS_MIN: f64 = 4.0;
const RADIUS_MAX: f64 = 14.0;
/// Ways of drawing a group, by dashes and by colour.
const STYLES: usize = 5;

/// What is drawn.
pub(super) struct Drawn<'a> {
    /// The groups that are shown
    pub(super) groups: Vec<&'a Group>,
    /// The places that groups are made of
    pub(super) bases: &'a [Cluster],
    /// Where the reader stands
    pub(super) own: Option<Point>,
    /// What is seen, in words
    pub(super) label: String,
    /// The word beside the reader
    pub(super) own_word: String,
}

/// The drawing; nothing when no group is shown.
pub(super) fn drawing(drawn: &Drawn<'_>) -> Markup {
    let of_groups: Vec<Vec<&Cluster>> = drawn
        .groups
        .iter()
        .map(|group| {
            let bases = drawn.bases.iter();
            bases
                .filter(|base| group.cluster.members.contains(&base.id))
                .collect()
        })
        .collect();
    let places = of_groups.iter().flatten().map(|base| base.centre);
    let Some(frame) = Frame::around(places.chain(drawn.own)) else {
        return html! {};
    };
    html! {
        svg.opinion-map viewBox=(format!("0 0 {WIDTH:.0} {HEIGHT:.0}")) role="img" aria-label=(drawn.label) {
            @for (place, bases) in of_groups.iter().enumerate() {
                @let outline = hull(bases.iter().map(|base| frame.at(base.centre)).collect());
                @if outline.len() > 2 {
                    polygon class=(format!("opinion-hull opinion-group-{}", place % STYLES)) points=(points(&outline)) {}
                }
            }
            @for (place, bases) in of_groups.iter().enumerate() {
                @for base in bases {
                    @let (x, y) = frame.at(base.centre);
                    circle class=(format!("opinion-dot opinion-group-{}", place % STYLES))
                        cx=(short(x)) cy=(short(y)) r=(short(radius(base.members.len()))) {}
                }
            }
            @for group in &drawn.groups {
                @let (x, y) = frame.at(group.cluster.centre);
                text.opinion-letter x=(short(x)) y=(short(y + 8.0)) text-anchor="middle" { (group_letter(group.cluster.id)) }
            }
            @if let Some(own) = drawn.own {
                @let (x, y) = frame.at(own);
                circle.opinion-own cx=(short(x)) cy=(short(y)) r="9" {}
                @let (beside, anchor) = if x > WIDTH - 90.0 { (x - 14.0, "end") } else { (x + 14.0, "start") };
                text.opinion-own-word x=(short(beside)) y=(short(y + 5.0)) text-anchor=(anchor) { (drawn.own_word) }
            }
        }
    }
}

fn short(value: f64) -> String {
    format!("{value:.1}")
}

fn points(outline: &[(f64, f64)]) -> String {
    let written: Vec<String> = outline.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    written.join(" ")
}

/// The surface of a point grows with how many people it stands for.
fn radius(people: usize) -> f64 {
    let people = f64::from(u32::try_from(people).unwrap_or(u32::MAX));
    (RADIUS_MIN * people.sqrt()).min(RADIUS_MAX)
}

/// From places of the map to places of the picture, with one scale both ways.
struct Frame {
    west: f64,
    south: f64,
    scale: f64,
    shift: (f64, f64),
}

impl Frame {
    fn around(places: impl Iterator<Item = Point>) -> Option<Self> {
        let (mut west, mut east, mut south, mut north) =
            (f64::INFINITY, f64::NEG_INFINITY, f64::INFINITY, f64::NEG_INFINITY);
        for [x, y] in places {
            (west, east) = (west.min(x), east.max(x));
            (south, north) = (south.min(y), north.max(y));
        }
        if !(west.is_finite() && south.is_finite()) {
            return None;
        }
        let room = (WIDTH - 2.0 * MARGIN, HEIGHT - 2.0 * MARGIN);
        // Everybody at one place is drawn in the middle.
        let (width, height) = ((east - west).max(1e-6), (north - south).max(1e-6));
        let scale = (room.0 / width).min(room.1 / height);
        Some(Self {
            west,
            south,
            scale,
            shift: (
                MARGIN + (room.0 - (east - west) * scale) / 2.0,
                MARGIN + (room.1 - (north - south) * scale) / 2.0,
            ),
        })
    }

    fn at(&self, [x, y]: Point) -> (f64, f64) {
        (
            self.shift.0 + (x - self.west) * self.scale,
            HEIGHT - self.shift.1 - (y - self.south) * self.scale,
        )
    }
}

/// The convex hull (Andrew's monotone chain), anticlockwise.
fn hull(mut places: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    places.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    places.dedup();
    if places.len() < 3 {
        return places;
    }
    let mut outline = half(places.iter().copied());
    outline.pop();
    let mut back = half(places.iter().rev().copied());
    back.pop();
    outline.extend(back);
    outline
}

fn half(places: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
    let mut chain: Vec<(f64, f64)> = Vec::new();
    for place in places {
        while let [.., before, last] = chain.as_slice()
            && turn(*before, *last, place) <= 0.0
        {
            chain.pop();
        }
        chain.push(place);
    }
    chain
}

/// Positive when one turns left at `last`.
fn turn(before: (f64, f64), last: (f64, f64), next: (f64, f64)) -> f64 {
    (last.0 - before.0) * (next.1 - before.1) - (last.1 - before.1) * (next.0 - before.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_holds_the_corners_and_nothing_inside() {
        let square = vec![
            (0.0, 0.0),
            (2.0, 0.0),
            (1.0, 1.0),
            (2.0, 2.0),
            (0.0, 2.0),
            (1.0, 0.0),
        ];
        let outline = hull(square);
        assert_eq!(outline.len(), 4, "{outline:?}");
        assert!(!outline.contains(&(1.0, 1.0)));
        assert_eq!(hull(vec![(1.0, 1.0), (1.0, 1.0)]).len(), 1);
    }

    fn group(id: u64, bases: Vec<u64>, centre: Point) -> Group {
        Group {
            cluster: Cluster {
                id,
                members: bases,
                centre,
            },
            members: (0..6).collect(),
            counts: Vec::new(),
            said: Vec::new(),
        }
    }

    #[test]
    fn what_belongs_to_no_group_that_is_shown_is_not_drawn() {
        let base = |id: u64, centre: Point| Cluster {
            id,
            members: vec![id],
            centre,
        };
        let bases = [base(0, [0.0, 0.0]), base(1, [1.0, 2.0]), base(2, [9.0, 9.0])];
        let shown = group(0, vec![0, 1], [0.5, 1.0]);
        let drawn = Drawn {
            groups: vec![&shown],
            bases: &bases,
            own: None,
            label: "Carte".to_owned(),
            own_word: "Vous".to_owned(),
        };
        let picture = drawing(&drawn).into_string();
        assert_eq!(picture.matches("<circle").count(), 2, "{picture}");
        assert!(
            picture.contains(">A</text>") && !picture.contains("Vous"),
            "{picture}"
        );
        let nobody = Drawn {
            groups: Vec::new(),
            ..drawn
        };
        assert_eq!(drawing(&nobody).into_string(), "");
    }
}
