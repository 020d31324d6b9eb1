//! The boundary as a drawing: one path, and a line that tells its scale.

use maud::{Markup, html};

use crate::model::{Polygons, Position};

/// Units of the drawing, from west to east at most.
const WIDTH: f64 = 640.0;
/// And from north to south at most: a valley is no reason to fill the page.
const HEIGHT: f64 = 480.0;
/// Around the outline.
const MARGIN: f64 = 8.0;
/// Under it, for the scale.
const FOOT: f64 = 34.0;
/// Lengths a scale may have, in kilometres.
const LENGTHS_KM: [f64; 10] = [0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
/// The part of the width a scale takes at most.
const SCALE_PART: f64 = 0.3;

/// Draws polygons; `label` says in words what is seen, `length` how a length in kilometres is written. Nothing when there is
/// nothing to draw.
pub(crate) fn outline(polygons: &Polygons, label: &str, length: &dyn Fn(f64) -> String) -> Markup {
    let Some(extent) = polygons.extent() else {
        return html! {};
    };
    let (width_km, height_km) = extent.size_km();
    if width_km <= 0.0 || height_km <= 0.0 {
        return html! {};
    }
    let units_per_km = (WIDTH / width_km).min(HEIGHT / height_km);
    let (width, height) = (width_km * units_per_km, height_km * units_per_km);
    let at = |(longitude, latitude): Position| {
        (
            MARGIN + (longitude - extent.west) / (extent.east - extent.west) * width,
            MARGIN + (extent.north - latitude) / (extent.north - extent.south) * height,
        )
    };
    let scale_km = LENGTHS_KM
        .into_iter()
        .rev()
        .find(|km| km * units_per_km <= width * SCALE_PART)
        .unwrap_or(LENGTHS_KM[0]);
    let (right, foot) = (MARGIN + scale_km * units_per_km, MARGIN + height + FOOT / 2.0);
    let view = format!(
        "0 0 {:.0} {:.0}",
        width + 2.0 * MARGIN,
        height + 2.0 * MARGIN + FOOT
    );
    html! {
        svg.map viewBox=(view) role="img" aria-label=(label) {
            path.map-land d=(path(polygons, &at)) fill-rule="evenodd" {}
            path.map-scale d=(format!("M{MARGIN:.0} {foot:.1}v6H{right:.1}v-6")) {}
            text.map-text x=(format!("{:.1}", right + 8.0)) y=(format!("{:.1}", foot + 8.0)) { (length(scale_km)) }
        }
    }
}

fn path(polygons: &Polygons, at: &dyn Fn(Position) -> (f64, f64)) -> String {
    use std::fmt::Write as _;
    let mut path = String::new();
    for ring in polygons.rings() {
        // The last position is the first: `Z` says it.
        for (place, position) in ring.iter().take(ring.len().saturating_sub(1)).enumerate() {
            let (x, y) = at(*position);
            let _ = write!(path, "{}{x:.1} {y:.1}", if place == 0 { "M" } else { "L" });
        }
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(west: f64, east: f64, south: f64, north: f64) -> String {
        let ring = vec![(west, south), (east, south), (east, north), (west, south)];
        outline(&Polygons(vec![vec![ring]]), "Contour", &|km| format!("{km} km")).into_string()
    }

    #[test]
    fn north_is_up_and_the_scale_is_a_round_length() {
        let auray = drawn(-3.0168, -2.964, 47.655, 47.6816);
        assert!(auray.contains("viewBox=\"0 0 656 "), "{auray}");
        // South-west, south-east, north-east: the latitude goes down the page.
        assert!(auray.contains("d=\"M8.0 "), "{auray}");
        assert!(auray.contains("L648.0 8.0Z"), "{auray}");
        assert!(auray.contains(">1 km<"), "{auray}");
        assert!(drawn(0.0, 6.0, 44.0, 48.0).contains("km<"), "a whole region");
        // High and narrow: the height decides.
        let narrow = drawn(0.0, 0.01, 47.0, 47.5);
        assert!(narrow.contains(" 530\""), "{narrow}");
        assert_eq!(
            outline(&Polygons::default(), "", &|_| String::new()).into_string(),
            ""
        );
    }
}
