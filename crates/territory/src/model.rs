//! A boundary: polygons on the globe, what they measure, and how they are thinned.

use db::Instant;
use serde::{Deserialize, Serialize};

/// The most bytes of a file that gives a boundary.
pub const FILE_BYTES_MAX: usize = 5_000_000;
/// The most points of a boundary that is kept.
pub const POINTS_MAX: usize = 2_000;
/// The longest name of a source, in characters.
pub const SOURCE_CHARS_MAX: usize = 300;
/// One degree of latitude, in kilometres: a quarter of a meridian (10,002 km on the ellipsoid of WGS 84) over ninety.
const DEGREE_KM: f64 = 10_001.966 / 90.0;

/// A longitude and a latitude, in degrees of WGS 84.
pub type Position = (f64, f64);

/// Polygons: each an outer ring and its holes, each ring closed (its last position is its first).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Polygons(pub Vec<Vec<Vec<Position>>>);

/// The boundary of a body.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// One more at each change
    pub version: i64,
    /// Where it is
    pub polygons: Polygons,
    /// Where it comes from, in words
    pub source: String,
    /// When it was given
    pub updated_at: Instant,
}

/// The smallest box that holds polygons, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The lowest longitude
    pub west: f64,
    /// The lowest latitude
    pub south: f64,
    /// The highest longitude
    pub east: f64,
    /// The highest latitude
    pub north: f64,
}

impl Extent {
    /// Kilometres from west to east in the middle, then from south to north.
    pub fn size_km(self) -> (f64, f64) {
        let shrink = self.shrink();
        (
            (self.east - self.west) * DEGREE_KM * shrink,
            (self.north - self.south) * DEGREE_KM,
        )
    }

    /// How much shorter a degree of longitude is than one of latitude, in the middle.
    pub fn shrink(self) -> f64 {
        f64::midpoint(self.south, self.north).to_radians().cos()
    }
}

impl Polygons {
    /// Every ring.
    pub fn rings(&self) -> impl Iterator<Item = &Vec<Position>> {
        self.0.iter().flatten()
    }

    /// How many positions there are.
    pub fn count(&self) -> usize {
        self.rings().map(Vec::len).sum()
    }

    /// The smallest box that holds them; none when there is nothing.
    pub fn extent(&self) -> Option<Extent> {
        let mut all = self.rings().flatten();
        let first = all.next()?;
        let begun = Extent {
            west: first.0,
            south: first.1,
            east: first.0,
            north: first.1,
        };
        Some(all.fold(begun, |extent, (longitude, latitude)| Extent {
            west: extent.west.min(*longitude),
            south: extent.south.min(*latitude),
            east: extent.east.max(*longitude),
            north: extent.north.max(*latitude),
        }))
    }

    /// Their surface in square kilometres, by the plane that touches their middle: good to a percent for a town.
    pub fn surface_km2(&self) -> f64 {
        let Some(extent) = self.extent() else { return 0.0 };
        let square = DEGREE_KM * DEGREE_KM * extent.shrink();
        let of_ring = |ring: &Vec<Position>| {
            let doubled: f64 = ring
                .windows(2)
                .map(|side| side[0].0 * side[1].1 - side[1].0 * side[0].1)
                .sum();
            doubled.abs() / 2.0 * square
        };
        self.0
            .iter()
            .map(|polygon| {
                let holes: f64 = polygon.iter().skip(1).map(of_ring).sum();
                polygon.first().map_or(0.0, of_ring) - holes
            })
            .sum()
    }

    /// The same with at most `most` positions: those that bend an outline least are left out, more and more of them
    /// (Douglas and Peucker, « Algorithms for the reduction of the number of points required to represent a digitized line or
    /// its caricature », Cartographica 10(2), 1973). Rings that vanish are left out; the largest never does.
    #[must_use]
    pub fn thinned(self, most: usize) -> Self {
        /// About ten metres.
        const FIRST_STEP_DEGREES: f64 = 0.000_1;
        let shrink = self.extent().map_or(1.0, Extent::shrink);
        let mut thinned = self;
        let mut step = FIRST_STEP_DEGREES;
        while thinned.count() > most && step < 1.0 {
            for polygon in &mut thinned.0 {
                for ring in polygon.iter_mut() {
                    // Less than a triangle is nothing to see.
                    let fewer = thinned_ring(ring, step, shrink);
                    if fewer.len() >= 4 {
                        *ring = fewer;
                    }
                }
            }
            let largest = thinned.rings().map(Vec::len).max().unwrap_or(0);
            let stays = |ring: &Vec<Position>| ring.len() > 4 || ring.len() == largest;
            for polygon in &mut thinned.0 {
                if polygon.first().is_some_and(|outer| !stays(outer)) {
                    polygon.clear();
                }
                polygon.retain(|ring| ring.len() >= 4);
            }
            thinned.0.retain(|polygon| !polygon.is_empty());
            step *= 1.5;
        }
        // Many islets: the widest stay.
        thinned.0.sort_by(|a, b| width(b).total_cmp(&width(a)));
        while thinned.count() > most && thinned.0.len() > 1 {
            thinned.0.pop();
        }
        thinned
    }
}

/// From west to east, in degrees.
fn width(polygon: &[Vec<Position>]) -> f64 {
    let outer = polygon.first().map_or(&[][..], Vec::as_slice);
    let (west, east) = outer
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(west, east), at| {
            (west.min(at.0), east.max(at.0))
        });
    east - west
}

/// A closed ring is two lines: to the position farthest from where it begins, and back.
fn thinned_ring(ring: &[Position], tolerance: f64, shrink: f64) -> Vec<Position> {
    let Some((first, rest)) = ring.split_first() else {
        return Vec::new();
    };
    let far = rest
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| apart(*first, **a, shrink).total_cmp(&apart(*first, **b, shrink)))
        .map_or(0, |(place, _)| place + 1);
    let mut kept = vec![false; ring.len()];
    let mut waiting = vec![(0, far), (far, ring.len() - 1)];
    for place in [0, far, ring.len() - 1] {
        kept[place] = true;
    }
    while let Some((from, to)) = waiting.pop() {
        let between = from + 1..to;
        let strays = between.map(|place| (place, astray(ring[place], ring[from], ring[to], shrink)));
        let Some((place, distance)) = strays.max_by(|(_, a), (_, b)| a.total_cmp(b)) else {
            continue;
        };
        if distance > tolerance {
            kept[place] = true;
            waiting.push((from, place));
            waiting.push((place, to));
        }
    }
    ring.iter()
        .zip(kept)
        .filter_map(|(position, is_kept)| is_kept.then_some(*position))
        .collect()
}

fn apart(a: Position, b: Position, shrink: f64) -> f64 {
    ((a.0 - b.0) * shrink).hypot(a.1 - b.1)
}

/// How far `of` is from the line between two others, in degrees of latitude.
fn astray(of: Position, from: Position, to: Position, shrink: f64) -> f64 {
    let length = apart(from, to, shrink);
    if length == 0.0 {
        return apart(of, from, shrink);
    }
    let (dx, dy) = ((to.0 - from.0) * shrink, to.1 - from.1);
    ((of.0 - from.0) * shrink * dy - (of.1 - from.1) * dx).abs() / length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(side: f64) -> Vec<Position> {
        vec![(0.0, 0.0), (side, 0.0), (side, side), (0.0, side), (0.0, 0.0)]
    }

    #[test]
    fn a_degree_at_the_equator_measures_what_it_does() {
        let polygons = Polygons(vec![vec![square(1.0)]]);
        let (width, height) = polygons.extent().expect("an extent").size_km();
        assert!(
            (width - 111.1).abs() < 0.1 && (height - 111.1).abs() < 0.1,
            "{width} {height}"
        );
        assert!(
            (polygons.surface_km2() - 12_350.0).abs() < 20.0,
            "{}",
            polygons.surface_km2()
        );
        let with_hole = Polygons(vec![vec![square(1.0), square(0.5)]]);
        assert!((with_hole.surface_km2() / polygons.surface_km2() - 0.75).abs() < 1e-9);
    }

    #[test]
    fn an_outline_is_thinned_without_losing_its_shape() {
        let turn = |place: u32| {
            let angle = f64::from(place % 10_000) / 10_000.0 * std::f64::consts::TAU;
            (-3.0 + 0.03 * angle.cos(), 47.6 + 0.02 * angle.sin())
        };
        let whole = Polygons(vec![vec![(0..=10_000).map(turn).collect()]]);
        let (surface, extent) = (whole.surface_km2(), whole.extent());
        let thinned = whole.thinned(POINTS_MAX);
        assert!(
            thinned.count() <= POINTS_MAX && thinned.count() > 20,
            "{}",
            thinned.count()
        );
        assert_eq!(thinned.0[0][0].first(), thinned.0[0][0].last(), "still closed");
        assert!((thinned.surface_km2() / surface - 1.0).abs() < 0.02);
        let (before, after) = (extent.expect("one"), thinned.extent().expect("one"));
        assert!((before.east - after.east).abs() < 0.001);
    }

    #[test]
    fn many_islets_never_leave_nothing() {
        let islets: Vec<Vec<Vec<Position>>> = (0..1_000)
            .map(|place| {
                let at = f64::from(place) / 100.0;
                vec![square(0.001).into_iter().map(|(x, y)| (x + at, y)).collect()]
            })
            .collect();
        let thinned = Polygons(islets).thinned(POINTS_MAX);
        assert!(thinned.count() > 0);
    }
}
