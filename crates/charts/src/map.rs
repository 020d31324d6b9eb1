//! Places coloured by their value, in five classes of as many places each.

use std::collections::HashMap;

use crate::figure::{Figure, Label, Undrawn, Writing};
use crate::svg::{Drawing, short};

/// From the least to the most: darker is more, so that the classes are told without colour.
const CLASSES: [&str; 5] = ["#dbeafe", "#93c5fd", "#4d94e0", "#1d5fae", "#0b3564"];
/// A place that has no value.
const NONE: &str = "#f4f4f5";
const MARGIN: f64 = 10.0;

pub(crate) fn draw(figure: &Figure, drawing: &mut Drawing, writing: &dyn Writing) -> Result<(), Undrawn> {
    let series = figure.series.first().ok_or(Undrawn::Nothing)?;
    let values: HashMap<String, f64> = figure
        .labels
        .iter()
        .zip(&series.values)
        .filter_map(|(label, value)| Some((code(label)?, (*value).filter(|value| value.is_finite())?)))
        .collect();
    let mut met: Vec<f64> = figure
        .shapes
        .iter()
        .filter_map(|shape| values.get(&shape.code).copied())
        .collect();
    if met.is_empty() {
        return Err(Undrawn::NoShapes);
    }
    met.sort_by(f64::total_cmp);
    met.dedup();
    let bounds: Vec<f64> = (1..CLASSES.len())
        .filter_map(|class| met.get(met.len() * class / CLASSES.len()).copied())
        .collect();
    let class = |value: f64| {
        // Fewer different values than classes: the last of them are used.
        bounds
            .iter()
            .filter(|bound| value >= **bound)
            .count()
            .min(CLASSES.len() - 1)
    };
    let plane = Plane::of(figure, drawing.width);
    drawing.height = plane.height;
    for shape in &figure.shapes {
        let value = values.get(&shape.code);
        let path: String = shape
            .polygons
            .iter()
            .flatten()
            .map(|outline| plane.path(outline))
            .collect::<Vec<_>>()
            .join(" ");
        let said = match value {
            Some(value) => [&shape.code, "\u{a0}: ", &writing.number(*value)].concat(),
            None => [&shape.code, "\u{a0}: ", &writing.nothing()].concat(),
        };
        let fill = value.map_or(NONE, |value| CLASSES.get(class(*value)).copied().unwrap_or(NONE));
        drawing.titled(
            "path",
            &[
                ("class", "chart-place"),
                ("d", &path),
                ("fill", fill),
                ("fill-rule", "evenodd"),
                ("stroke", "#52525b"),
                ("stroke-width", "0.5"),
            ],
            &said,
        );
    }
    keys(drawing, &met, class, writing);
    Ok(())
}

/// The values of each class that some place is of, under the map.
fn keys(drawing: &mut Drawing, met: &[f64], class: impl Fn(f64) -> usize, writing: &dyn Writing) {
    let mut y = drawing.height + 4.0;
    for (at, fill) in CLASSES.iter().enumerate() {
        let mut of_class = met.iter().filter(|value| class(**value) == at);
        let Some(from) = of_class.next() else {
            continue;
        };
        let said = match of_class.next_back() {
            Some(to) => writing.range(&writing.number(*from), &writing.number(*to)),
            None => writing.number(*from),
        };
        drawing.element(
            "rect",
            &[
                ("class", "chart-key"),
                ("x", "12"),
                ("y", &short(y)),
                ("width", "12"),
                ("height", "12"),
                ("fill", fill),
                ("stroke", "#52525b"),
            ],
        );
        drawing.words((30.0, y + 10.5), "start", &said);
        y += 18.0;
    }
    drawing.height = y + 6.0;
}

fn code(label: &Label) -> Option<String> {
    match label {
        Label::Name(name) => Some(name.clone()),
        Label::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The plane: equal distances at the middle of the places, where shapes keep their look.
struct Plane {
    west: f64,
    north: f64,
    narrowed: f64,
    scale: f64,
    height: f64,
}

impl Plane {
    fn of(figure: &Figure, width: f64) -> Self {
        let corners = || {
            figure
                .shapes
                .iter()
                .flat_map(|shape| shape.polygons.iter().flatten().flatten())
        };
        let (mut west, mut east, mut south, mut north) = (180.0_f64, -180.0_f64, 90.0_f64, -90.0_f64);
        for (x, y) in corners() {
            (west, east) = (west.min(*x), east.max(*x));
            (south, north) = (south.min(*y), north.max(*y));
        }
        let narrowed = f64::midpoint(south, north).to_radians().cos().max(0.05);
        let (across, up) = (((east - west) * narrowed).max(1e-9), (north - south).max(1e-9));
        let room = width - 2.0 * MARGIN;
        let scale = (room / across).min(room * 1.2 / up);
        Self {
            west,
            north,
            narrowed,
            scale,
            height: up * scale + 2.0 * MARGIN,
        }
    }

    /// An outline, without corners that fall on the one before.
    fn path(&self, outline: &[(f64, f64)]) -> String {
        let mut path = String::new();
        let mut before = String::new();
        for (east, north) in outline {
            let x = MARGIN + (east - self.west) * self.narrowed * self.scale;
            let y = MARGIN + (self.north - north) * self.scale;
            let place = [&short(x), " ", &short(y)].concat();
            if place != before {
                path.push(if path.is_empty() { 'M' } else { 'L' });
                path.push_str(&place);
                before = place;
            }
        }
        path.push('Z');
        path
    }
}
