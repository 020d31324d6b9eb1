//! From degrees to the metres of the legal projection of each French territory (decree 2000-1276, as amended).

use std::f64::consts::FRAC_PI_4;

struct Ellipsoid {
    /// Half its great axis, in metres
    axis: f64,
    flattening: f64,
}

const GRS80: Ellipsoid = Ellipsoid {
    axis: 6_378_137.0,
    flattening: 1.0 / 298.257_222_101,
};
/// That of 1924, kept by Wallis.
const HAYFORD: Ellipsoid = Ellipsoid {
    axis: 6_378_388.0,
    flattening: 1.0 / 297.0,
};

enum Projection {
    /// Conic of Lambert, with two parallels: those, the origin (latitude, longitude), and its coordinates
    Lambert {
        parallels: [f64; 2],
        origin: [f64; 2],
        shift: [f64; 2],
    },
    /// Universal transverse Mercator: its zone
    Utm { zone: u8, is_south: bool },
}

use Projection::{Lambert, Utm};

/// A box in degrees (west, south, east, north) and its projection. The first that holds a point is its own, as in the
/// reference validator.
static TERRITORIES: [([f64; 4], Ellipsoid, Projection); 12] = [
    // RGF93, Lambert-93 (EPSG:2154)
    (
        [-9.86, 41.15, 10.38, 51.56],
        GRS80,
        Lambert {
            parallels: [49.0, 44.0],
            origin: [46.5, 3.0],
            shift: [700_000.0, 6_600_000.0],
        },
    ),
    // Antilles, RGAF09 (EPSG:5490)
    ([-63.66, 14.08, -57.52, 18.54], GRS80, utm(20, false)),
    // Guyane, RGFG95 (EPSG:2972)
    ([-54.6, 2.11, -49.46, 8.88], GRS80, utm(22, false)),
    // Réunion, RGR92 (EPSG:2975)
    ([51.83, -24.72, 58.24, -18.28], GRS80, utm(40, true)),
    // Mayotte, RGM04 (EPSG:4471)
    ([43.68, -14.49, 46.7, -11.33], GRS80, utm(38, true)),
    // Saint-Pierre-et-Miquelon, RGSPM06 (EPSG:4467)
    ([-57.1, 43.41, -55.9, 47.37], GRS80, utm(21, false)),
    // Nouvelle-Calédonie, RGNC91-93 (EPSG:3163)
    (
        [163.55, -22.75, 168.2, -19.54],
        GRS80,
        Lambert {
            parallels: [-20.666_666_666_666_67, -22.333_333_333_333_33],
            origin: [-21.5, 166.0],
            shift: [400_000.0, 300_000.0],
        },
    ),
    // Polynésie française, RGPF (EPSG:3296 to 3299)
    ([-155.0, -24.0, -150.0, -9.0], GRS80, utm(5, true)),
    ([-150.0, -29.0, -144.0, -13.0], GRS80, utm(6, true)),
    ([-144.0, -29.0, -138.0, -7.0], GRS80, utm(7, true)),
    ([-138.0, -25.0, -132.0, -18.0], GRS80, utm(8, true)),
    // Wallis, MOP78 (EPSG:2988)
    ([-177.0, -14.0, -176.0, -13.0], HAYFORD, utm(1, true)),
];

const fn utm(zone: u8, is_south: bool) -> Projection {
    Utm { zone, is_south }
}

/// East and north, in metres, of a point in degrees; none outside French territories.
pub(super) fn project(longitude: f64, latitude: f64) -> Option<[f64; 2]> {
    let (_, ellipsoid, projection) = TERRITORIES.iter().find(|([west, south, east, north], _, _)| {
        (*west..=*east).contains(&longitude) && (*south..=*north).contains(&latitude)
    })?;
    Some(match projection {
        Lambert {
            parallels,
            origin,
            shift,
        } => lambert(ellipsoid, (*parallels, *origin, *shift), [longitude, latitude]),
        Utm { zone, is_south } => mercator(ellipsoid, (*zone, *is_south), [longitude, latitude]),
    })
}

/// J. P. Snyder, *Map Projections: A Working Manual* (USGS, 1987), equations 14-15, 15-1 to 15-8.
fn lambert(
    ellipsoid: &Ellipsoid,
    (parallels, origin, shift): ([f64; 2], [f64; 2], [f64; 2]),
    [longitude, latitude]: [f64; 2],
) -> [f64; 2] {
    let square = ellipsoid.flattening * (2.0 - ellipsoid.flattening);
    let eccentricity = square.sqrt();
    let width = |latitude: f64| latitude.cos() / (1.0 - square * latitude.sin().powi(2)).sqrt();
    let height = |latitude: f64| {
        let sine = eccentricity * latitude.sin();
        (FRAC_PI_4 - latitude / 2.0).tan() / ((1.0 - sine) / (1.0 + sine)).powf(eccentricity / 2.0)
    };
    let [first, second] = parallels.map(f64::to_radians);
    let [of_origin, meridian] = origin;
    let cone = (width(first).ln() - width(second).ln()) / (height(first).ln() - height(second).ln());
    let scale = width(first) / (cone * height(first).powf(cone));
    let radius = |latitude: f64| ellipsoid.axis * scale * height(latitude).powf(cone);
    let angle = cone * (longitude - meridian).to_radians();
    let own = radius(latitude.to_radians());
    let [east, north] = shift;
    [
        east + own * angle.sin(),
        north + radius(of_origin.to_radians()) - own * angle.cos(),
    ]
}

/// L. Krüger, *Konforme Abbildung des Erdellipsoids in der Ebene* (1912), as C. F. F. Karney gives his series (2011) to the
/// third order: less than a millimetre in a zone.
fn mercator(
    ellipsoid: &Ellipsoid,
    (zone, is_south): (u8, bool),
    [longitude, latitude]: [f64; 2],
) -> [f64; 2] {
    let third = ellipsoid.flattening / (2.0 - ellipsoid.flattening);
    let radius = ellipsoid.axis / (1.0 + third) * (1.0 + third.powi(2) / 4.0 + third.powi(4) / 64.0);
    let series = [
        third / 2.0 - 2.0 * third.powi(2) / 3.0 + 5.0 * third.powi(3) / 16.0,
        13.0 * third.powi(2) / 48.0 - 3.0 * third.powi(3) / 5.0,
        61.0 * third.powi(3) / 240.0,
    ];
    let meridian = f64::from(zone) * 6.0 - 183.0;
    let aside = (longitude - meridian).to_radians();
    let sine = latitude.to_radians().sin();
    let eccentricity = 2.0 * third.sqrt() / (1.0 + third);
    let conformal = (sine.atanh() - eccentricity * (eccentricity * sine).atanh()).sinh();
    let north = conformal.atan2(aside.cos());
    let east = (aside.sin() / conformal.hypot(1.0)).atanh();
    let (mut east_sum, mut north_sum) = (east, north);
    for (term, order) in series.into_iter().zip([2.0, 4.0, 6.0]) {
        east_sum += term * (order * north).cos() * (order * east).sinh();
        north_sum += term * (order * north).sin() * (order * east).cosh();
    }
    let origin = if is_south { 10_000_000.0 } else { 0.0 };
    [
        500_000.0 + 0.9996 * radius * east_sum,
        origin + 0.9996 * radius * north_sum,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_of_each_territory_are_where_others_put_them() {
        // 20 avenue de Ségur in Paris, Guadeloupe, Martinique, Guyane, Réunion, Mayotte, Saint-Pierre-et-Miquelon.
        for ([longitude, latitude], [east, north]) in [
            ([2.308_310, 48.850_244], [649_242.57, 6_861_355.85]),
            ([-61.540_298, 16.248_957], [655_995.30, 1_797_030.02]),
            ([-61.056_312, 14.608_169], [709_371.91, 1_615_884.45]),
            ([-52.338_867, 4.885_560], [351_541.87, 540_162.02]),
            ([55.447_998, -20.893_366], [338_573.17, 7_688_873.88]),
            ([45.197_995, -12.792_185], [521_488.64, 8_585_837.37]),
            ([-56.315_575, 46.875_213], [552_154.77, 5_191_524.54]),
        ] {
            let [x, y] = project(longitude, latitude).expect("in France");
            assert!(
                (x - east).hypot(y - north) < 0.6,
                "{longitude} {latitude}: {x} {y}"
            );
        }
        assert_eq!(project(-18.984_375, 65.080_666), None);
        assert_eq!(project(f64::NAN, 48.0), None);
    }
}
