//! Lines, areas and points over numbers or days.

use crate::axes::Axis;
use crate::figure::{Figure, Form, Label, Undrawn, Writing};
use crate::svg::{Drawing, shade, short};

const LEFT: f64 = 70.0;
const RIGHT: f64 = 24.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 34.0;
/// Points of a line that are drawn one by one; more are a line only.
const DOTS_MAX: usize = 60;

pub(crate) fn draw(figure: &Figure, drawing: &mut Drawing, writing: &dyn Writing) -> Result<(), Undrawn> {
    let series = figure.drawn_series();
    let all: Vec<Vec<(f64, f64)>> = series.iter().map(|series| figure.points(series)).collect();
    let places = || all.iter().flatten().map(|(place, _)| *place);
    let low = places().fold(f64::INFINITY, f64::min);
    let high = places().fold(f64::NEG_INFINITY, f64::max);
    if low > high {
        return Err(Undrawn::NotNumbers);
    }
    let mut top = TOP;
    if series.len() > 1 {
        let names: Vec<String> = series.iter().map(|series| series.name.clone()).collect();
        let keys = drawing.keys(&names, top);
        top += keys;
        drawing.height += keys;
    }
    let bottom = drawing.height - BOTTOM;
    let across = Axis::between(low, high, LEFT, drawing.width - RIGHT);
    let heights = all.iter().flatten().map(|(_, height)| *height);
    let up = Axis::heights(heights, figure.form == Form::Areas, bottom, top);
    for tick in &up.ticks {
        let y = up.at(*tick);
        drawing.grid((LEFT, y), (drawing.width - RIGHT, y));
        drawing.words((LEFT - 6.0, y + 4.0), "end", &writing.number(*tick));
    }
    for (at, points) in all.iter().enumerate() {
        let (colour, dashes) = shade(at);
        let class = ["chart-series-", &(at + 1).to_string()].concat();
        let placed: Vec<(f64, f64)> = points.iter().map(|(x, y)| (across.at(*x), up.at(*y))).collect();
        if figure.form == Form::Areas {
            let under = [placed.first(), placed.last()].map(|end| end.map_or(LEFT, |(x, _)| *x));
            let mut outline = vec![(under[0], up.zero())];
            outline.extend(&placed);
            outline.push((under[1], up.zero()));
            drawing.element(
                "polygon",
                &[
                    ("class", &["chart-area ", &class].concat()),
                    ("points", &written(&outline)),
                    ("fill", colour),
                    ("fill-opacity", "0.25"),
                ],
            );
        }
        if figure.form != Form::Points {
            drawing.element(
                "polyline",
                &[
                    ("class", &["chart-line ", &class].concat()),
                    ("points", &written(&placed)),
                    ("fill", "none"),
                    ("stroke", colour),
                    ("stroke-width", "2.5"),
                    ("stroke-dasharray", dashes),
                ],
            );
        }
        if figure.form == Form::Points || placed.len() <= DOTS_MAX {
            for ((x, y), (place, height)) in placed.iter().zip(points) {
                let said = [
                    &said(figure, *place, writing),
                    "\u{a0}: ",
                    &writing.number(*height),
                ]
                .concat();
                drawing.titled(
                    "circle",
                    &[
                        ("class", &["chart-dot ", &class].concat()),
                        ("cx", &short(*x)),
                        ("cy", &short(*y)),
                        ("r", if figure.form == Form::Points { "3" } else { "4" }),
                        ("fill", colour),
                    ],
                    &said,
                );
            }
        }
    }
    places_written(figure, drawing, (&across, low, high), bottom + 20.0, writing);
    Ok(())
}

/// A place of the axis as its labels are written.
fn said(figure: &Figure, place: f64, writing: &dyn Writing) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "days and years of labels are of 32 bits"
    )]
    let whole = place.round() as i32;
    match figure.labels.first() {
        Some(label) if label.is_day() => writing.day(whole),
        Some(Label::Year(_)) => whole.to_string(),
        _ => writing.number(place),
    }
}

/// Under an axis: both ends of days, which are not round in figures; round values of numbers.
pub(crate) fn places_written(
    figure: &Figure,
    drawing: &mut Drawing,
    (across, low, high): (&Axis, f64, f64),
    y: f64,
    writing: &dyn Writing,
) {
    if figure.labels.first().is_some_and(Label::is_time) || across.ticks.is_empty() {
        drawing.words((across.at(low), y), "start", &said(figure, low, writing));
        if high > low {
            drawing.words((across.at(high), y), "end", &said(figure, high, writing));
        }
        return;
    }
    for tick in &across.ticks {
        drawing.words((across.at(*tick), y), "middle", &writing.number(*tick));
    }
}

fn written(points: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = points
        .iter()
        .map(|(x, y)| [&short(*x), ",", &short(*y)].concat())
        .collect();
    pairs.join(" ")
}
