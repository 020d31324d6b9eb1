//! A place on the globe, and where it falls on a drawing of the town.

use territory::model::Extent;

/// A longitude and a latitude in millionths of a degree (WGS 84): eleven centimetres, more than a finger shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) longitude_e6: i64,
    pub(crate) latitude_e6: i64,
}

/// Degrees as millionths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "degrees are within ±180: a million times that is far within 64 bits"
)]
fn millionths(degrees: f64) -> i64 {
    (degrees.clamp(-180.0, 180.0) * 1e6).round() as i64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "within ±180 000 000: exact in a double"
)]
fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}

impl Point {
    /// Degrees, as they were typed (`-2,98` or `-2.98`). None outside the globe.
    pub(crate) fn parse(longitude: &str, latitude: &str) -> Option<Self> {
        let read = |typed: &str, most: f64| {
            let number: f64 = typed.trim().replace(',', ".").parse().ok()?;
            (number.is_finite() && number.abs() <= most).then_some(number)
        };
        Some(Self::of(read(longitude, 180.0)?, read(latitude, 90.0)?))
    }

    pub(crate) fn of(longitude: f64, latitude: f64) -> Self {
        Self {
            longitude_e6: millionths(longitude),
            latitude_e6: millionths(latitude),
        }
    }

    /// East, then north, in degrees.
    pub(crate) fn degrees(self) -> (f64, f64) {
        (degrees(self.longitude_e6), degrees(self.latitude_e6))
    }

    /// As forms and files write it: five decimals, about a metre.
    pub(crate) fn written(self) -> (String, String) {
        let (longitude, latitude) = self.degrees();
        (format!("{longitude:.5}"), format!("{latitude:.5}"))
    }
}

/// How a town is laid on a drawing: north is up, one unit is a pixel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    extent: Extent,
    /// From west to east, margins included
    pub(crate) width: f64,
    /// From north to south, margins included
    pub(crate) height: f64,
}

/// Around the town.
const MARGIN: f64 = 10.0;

impl Frame {
    /// The town within `width`, never higher than one and a half times that. None for what has no size.
    pub(crate) fn within(extent: Extent, width: f64) -> Option<Self> {
        let (east_km, north_km) = extent.size_km();
        if east_km <= 0.0 || north_km <= 0.0 {
            return None;
        }
        let most = width * 1.5;
        let scale = ((width - 2.0 * MARGIN) / east_km).min((most - 2.0 * MARGIN) / north_km);
        Some(Self {
            extent,
            width: (east_km * scale + 2.0 * MARGIN).round(),
            height: (north_km * scale + 2.0 * MARGIN).round(),
        })
    }

    /// Where a longitude and a latitude fall.
    pub(crate) fn at(self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let Extent {
            west,
            south,
            east,
            north,
        } = self.extent;
        (
            MARGIN + (longitude - west) / (east - west) * (self.width - 2.0 * MARGIN),
            MARGIN + (north - latitude) / (north - south) * (self.height - 2.0 * MARGIN),
        )
    }

    /// The place under a pixel; none outside the box of the town, where a key pressed instead of a finger also falls (0, 0).
    pub(crate) fn place(self, x: f64, y: f64) -> Option<Point> {
        let Extent {
            west,
            south,
            east,
            north,
        } = self.extent;
        let across = (x - MARGIN) / (self.width - 2.0 * MARGIN);
        let down = (y - MARGIN) / (self.height - 2.0 * MARGIN);
        let is_inside = (0.0..=1.0).contains(&across) && (0.0..=1.0).contains(&down);
        is_inside.then(|| Point::of(west + across * (east - west), north - down * (north - south)))
    }

    /// True for a place on the drawing.
    pub(crate) fn holds(self, point: Point) -> bool {
        let (x, y) = self.at(point.degrees());
        (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AURAY: Extent = Extent {
        west: -3.0168,
        south: 47.655,
        east: -2.964,
        north: 47.6816,
    };

    #[test]
    fn a_place_goes_to_the_drawing_and_back() {
        let frame = Frame::within(AURAY, 300.0).expect("a town has a size");
        let port = Point::of(-2.978, 47.665);
        let (x, y) = frame.at(port.degrees());
        let back = frame.place(x, y).expect("inside");
        assert!((back.longitude_e6 - port.longitude_e6).abs() <= 1, "{back:?}");
        assert!((back.latitude_e6 - port.latitude_e6).abs() <= 1, "{back:?}");
        assert!(frame.holds(port) && !frame.holds(Point::of(2.35, 48.85)));
        assert_eq!(frame.place(0.0, 0.0), None, "a key presses the corner");
        let north_west = frame.place(10.0, 10.0).expect("the corner of the town");
        assert_eq!(north_west, Point::of(-3.0168, 47.6816));
    }

    #[test]
    fn degrees_are_read_with_a_comma_or_a_point() {
        assert_eq!(
            Point::parse(" -2,978", "47.665 "),
            Some(Point::of(-2.978, 47.665))
        );
        for (longitude, latitude) in [("", ""), ("200", "1"), ("1", "91"), ("NaN", "1"), ("1", "inf")] {
            assert_eq!(Point::parse(longitude, latitude), None, "{longitude} {latitude}");
        }
    }
}
