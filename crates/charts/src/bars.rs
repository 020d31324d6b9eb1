//! Bars: lying, a group for each label; standing side by side over numbers or days.

use crate::axes::Axis;
use crate::figure::{Figure, Undrawn, Writing};
use crate::limits::BARS_MAX;
use crate::svg::{Drawing, shade, short};

/// Room for names on the left, and around.
const LEFT: f64 = 226.0;
const RIGHT: f64 = 70.0;
const TOP: f64 = 12.0;
const BAR: f64 = 16.0;
const GAP: f64 = 8.0;

pub(crate) fn lying(figure: &Figure, drawing: &mut Drawing, writing: &dyn Writing) {
    let series = figure.drawn_series();
    let mut top = TOP;
    if series.len() > 1 {
        let names: Vec<String> = series.iter().map(|series| series.name.clone()).collect();
        top += drawing.keys(&names, top);
    }
    let shown = figure.labels.len().min(BARS_MAX);
    #[expect(clippy::cast_precision_loss, reason = "a few dozen bars")]
    let (of_label, labels) = (BAR * series.len().max(1) as f64 + GAP, shown as f64);
    let bottom = top + of_label * labels;
    drawing.height = bottom + 30.0;
    let values = series
        .iter()
        .flat_map(|series| series.values.iter().take(shown).flatten().copied());
    let axis = Axis::heights(values, true, LEFT, drawing.width - RIGHT);
    for tick in &axis.ticks {
        let x = axis.at(*tick);
        drawing.grid((x, top), (x, bottom));
        drawing.words((x, bottom + 18.0), "middle", &writing.number(*tick));
    }
    let mut y = top + GAP / 2.0;
    for (at, label) in figure.labels.iter().take(shown).enumerate() {
        let name = label.written(writing);
        drawing.words((LEFT - 8.0, y + (of_label - GAP) / 2.0 + 4.0), "end", &name);
        for (which, series) in series.iter().enumerate() {
            let value = series
                .values
                .get(at)
                .copied()
                .flatten()
                .filter(|value| value.is_finite());
            if let Some(value) = value {
                bar(drawing, &axis, (y, which), (&name, value), writing);
            }
            y += BAR;
        }
        y += GAP;
    }
}

fn bar(
    drawing: &mut Drawing,
    axis: &Axis,
    (y, series): (f64, usize),
    (name, value): (&str, f64),
    writing: &dyn Writing,
) {
    let (zero, end) = (axis.zero(), axis.at(value));
    let (x, width) = (zero.min(end), (end - zero).abs().max(1.0));
    let said = writing.number(value);
    let class = ["chart-bar chart-series-", &(series + 1).to_string()].concat();
    drawing.titled(
        "rect",
        &[
            ("class", &class),
            ("x", &short(x)),
            ("y", &short(y)),
            ("width", &short(width)),
            ("height", &short(BAR - 2.0)),
            ("fill", shade(series).0),
        ],
        &[name, "\u{a0}: ", &said].concat(),
    );
    let (place, anchor) = if value < 0.0 {
        (x - 4.0, "end")
    } else {
        (x + width + 4.0, "start")
    };
    drawing.words((place, y + BAR - 5.0), anchor, &said);
}

pub(crate) fn standing(figure: &Figure, drawing: &mut Drawing, writing: &dyn Writing) -> Result<(), Undrawn> {
    let Some(series) = figure.series.first() else {
        return Err(Undrawn::Nothing);
    };
    let ends = || {
        let edges = figure
            .labels
            .iter()
            .flat_map(|label| [label.place(), label.end()]);
        edges.flatten().filter(|edge| edge.is_finite())
    };
    let low = ends().fold(f64::INFINITY, f64::min);
    let high = ends().fold(f64::NEG_INFINITY, f64::max);
    if low > high {
        return Err(Undrawn::NotNumbers);
    }
    let (left, bottom) = (70.0, drawing.height - 34.0);
    let across = Axis::between(low, high, left, drawing.width - 24.0);
    let up = Axis::heights(series.values.iter().flatten().copied(), true, bottom, TOP);
    for tick in &up.ticks {
        let y = up.at(*tick);
        drawing.grid((left, y), (drawing.width - 24.0, y));
        drawing.words((left - 6.0, y + 4.0), "end", &writing.number(*tick));
    }
    for (label, value) in figure.labels.iter().zip(&series.values) {
        let (Some(from), Some(to), Some(value)) = (label.place(), label.end(), *value) else {
            continue;
        };
        let (x1, x2) = (across.at(from), across.at(to));
        let (zero, end) = (up.zero(), up.at(value));
        let said = [&label.written(writing), "\u{a0}: ", &writing.number(value)].concat();
        drawing.titled(
            "rect",
            &[
                ("class", "chart-bar chart-series-1"),
                ("x", &short(x1 + 0.5)),
                ("y", &short(zero.min(end))),
                ("width", &short((x2 - x1 - 1.0).max(1.0))),
                ("height", &short((end - zero).abs())),
                ("fill", shade(0).0),
            ],
            &said,
        );
    }
    crate::lines::places_written(figure, drawing, (&across, low, high), bottom + 20.0, writing);
    Ok(())
}
