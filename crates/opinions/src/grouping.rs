//! Who stands together: k-means, and how many groups there are, by silhouette.
//!
//! As Polis does: a new clustering begins at the first distinct points, in their order; one that goes on begins at the
//! centres its members have now, splitting off the furthest point while there are fewer clusters than asked for. A point
//! goes to the nearest centre, of two as near to the last.

use std::collections::BTreeMap;

use crate::components::Point;
use crate::numbers::real;

/// Centres that all move less than this stand still.
const STILL: f64 = 0.01;

/// Points with names, and how much each counts.
#[derive(Debug, Clone, Default)]
pub struct Points {
    /// Names, unique
    pub names: Vec<u64>,
    /// Places, in the order of the names
    pub places: Vec<Point>,
    /// How many people stand there
    pub weights: Vec<f64>,
}

/// Points that stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// Kept from one update to the next
    pub id: u64,
    /// Names of the points
    pub members: Vec<u64>,
    /// Their weighted mean
    pub centre: Point,
}

/// `count` clusters at most, from the ones of last time if there are any.
pub fn k_means(points: &Points, count: usize, last: &[Cluster], iterations_max: usize) -> Vec<Cluster> {
    let place_of: BTreeMap<u64, usize> = points.names.iter().copied().zip(0..).collect();
    let mut clusters = if last.is_empty() {
        first(points, count)
    } else {
        continued(points, &place_of, count, last)
    };
    for _ in 0..=iterations_max {
        let next = step(points, &clusters);
        let stands_still = is_still(&clusters, &next);
        clusters = next;
        if stands_still {
            break;
        }
    }
    clusters.sort_by_key(|cluster| cluster.id);
    clusters
}

/// The mean silhouette of the points of a clustering: near one when each is far from other clusters, zero for a point
/// alone (and when there is one cluster only).
pub fn silhouette(points: &Points, clusters: &[Cluster]) -> f64 {
    if clusters.len() < 2 {
        return 0.0;
    }
    let place_of: BTreeMap<u64, usize> = points.names.iter().copied().zip(0..).collect();
    let members: Vec<Vec<Point>> = clusters
        .iter()
        .map(|cluster| {
            let places = cluster.members.iter().filter_map(|name| place_of.get(name));
            places.map(|place| points.places[*place]).collect()
        })
        .collect();
    let mut sum = 0.0;
    for (own, places) in members.iter().enumerate() {
        if places.len() < 2 {
            continue;
        }
        for place in places {
            let total = |others: &[Point]| others.iter().map(|other| distance(*place, *other)).sum::<f64>();
            let within = total(places) / real(places.len() - 1);
            let without = members
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != own)
                .map(|(_, others)| total(others) / real(others.len().max(1)))
                .fold(f64::INFINITY, f64::min);
            let most = within.max(without);
            if most > 0.0 {
                sum += (without - within) / most;
            }
        }
    }
    sum / real(members.iter().map(Vec::len).sum::<usize>().max(1))
}

pub(crate) fn distance(one: Point, other: Point) -> f64 {
    squared(one, other).sqrt()
}

fn squared(one: Point, other: Point) -> f64 {
    let (x, y) = (one[0] - other[0], one[1] - other[1]);
    x * x + y * y
}

fn is_same(one: Point, other: Point) -> bool {
    one[0].to_bits() == other[0].to_bits() && one[1].to_bits() == other[1].to_bits()
}

/// Points that stand at different places, at most so many.
fn distinct(points: &Points, most: usize) -> Vec<Point> {
    let mut seen = std::collections::BTreeSet::new();
    let mut distinct = Vec::new();
    for place in &points.places {
        if distinct.len() == most {
            break;
        }
        if seen.insert(place.map(f64::to_bits)) {
            distinct.push(*place);
        }
    }
    distinct
}

fn first(points: &Points, count: usize) -> Vec<Cluster> {
    (0..)
        .zip(distinct(points, count))
        .map(|(id, centre)| Cluster {
            id,
            members: Vec::new(),
            centre,
        })
        .collect()
}

/// One round: every point to its nearest centre, every centre to the mean of its points. Clusters left empty go.
fn step(points: &Points, clusters: &[Cluster]) -> Vec<Cluster> {
    let centres: Vec<Point> = clusters.iter().map(|cluster| cluster.centre).collect();
    let mut sums = vec![([0.0; 2], 0.0, Vec::new()); clusters.len()];
    for ((name, place), weight) in points.names.iter().zip(&points.places).zip(&points.weights) {
        let mut nearest = (f64::INFINITY, 0);
        for (which, centre) in centres.iter().enumerate() {
            let away = squared(*place, *centre);
            if away <= nearest.0 {
                nearest = (away, which);
            }
        }
        if let Some((sum, total, members)) = sums.get_mut(nearest.1) {
            for (part, own) in sum.iter_mut().zip(place) {
                *part += own * weight;
            }
            *total += weight;
            members.push(*name);
        }
    }
    clusters
        .iter()
        .zip(sums)
        .filter(|(_, (_, _, members))| !members.is_empty())
        .map(|(cluster, (sum, total, members))| Cluster {
            id: cluster.id,
            members,
            centre: sum.map(|part| part / total),
        })
        .collect()
}

fn is_still(before: &[Cluster], after: &[Cluster]) -> bool {
    let centres = |clusters: &[Cluster]| {
        let mut centres: Vec<Point> = clusters.iter().map(|cluster| cluster.centre).collect();
        centres.sort_by(|one, other| one[0].total_cmp(&other[0]).then(one[1].total_cmp(&other[1])));
        centres
    };
    centres(before)
        .into_iter()
        .zip(centres(after))
        .all(|(one, other)| distance(one, other) < STILL)
}

/// Last time's clusters at the places their members have now, as many as asked for when there are enough points.
fn continued(
    points: &Points,
    place_of: &BTreeMap<u64, usize>,
    count: usize,
    last: &[Cluster],
) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for cluster in recentred(points, place_of, last.to_vec()) {
        match clusters
            .iter_mut()
            .find(|other| is_same(other.centre, cluster.centre))
        {
            Some(other) => {
                if cluster.members.len() >= other.members.len() {
                    other.id = cluster.id;
                }
                other.members.extend(cluster.members);
            }
            None => clusters.push(cluster),
        }
    }
    let next_id = |clusters: &[Cluster]| clusters.iter().map(|cluster| cluster.id + 1).max().unwrap_or(0);
    if clusters.is_empty() {
        let one = Cluster {
            id: next_id(last),
            members: points.names.clone(),
            centre: [0.0; 2],
        };
        clusters = recentred(points, place_of, vec![one]);
    }
    let possible = distinct(points, count).len();
    while clusters.len() < possible {
        let mut furthest: Option<(f64, usize)> = None;
        for (which, place) in points.places.iter().enumerate() {
            let nearest = clusters
                .iter()
                .map(|cluster| squared(*place, cluster.centre))
                .fold(f64::INFINITY, f64::min);
            if furthest.is_none_or(|(most, _)| nearest >= most) {
                furthest = Some((nearest, which));
            }
        }
        let Some((_, which)) = furthest.filter(|(away, _)| *away > 0.0) else {
            break;
        };
        for cluster in &mut clusters {
            cluster.members.retain(|name| *name != points.names[which]);
        }
        clusters.push(Cluster {
            id: next_id(&clusters).max(next_id(last)),
            members: vec![points.names[which]],
            centre: points.places[which],
        });
        clusters = recentred(points, place_of, clusters);
    }
    clusters
}

/// Clusters at the means of their members; those without a member here go.
fn recentred(points: &Points, place_of: &BTreeMap<u64, usize>, clusters: Vec<Cluster>) -> Vec<Cluster> {
    clusters
        .into_iter()
        .filter_map(|mut cluster| {
            let (mut sum, mut total) = ([0.0; 2], 0.0);
            for place in cluster.members.iter().filter_map(|name| place_of.get(name)) {
                let weight = points.weights[*place];
                for (part, own) in sum.iter_mut().zip(&points.places[*place]) {
                    *part += own * weight;
                }
                total += weight;
            }
            cluster.centre = sum.map(|part| part / total);
            (total > 0.0).then_some(cluster)
        })
        .collect()
}
