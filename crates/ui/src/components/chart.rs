//! Figures over time as a picture. The table of the same figures stands beside it: the picture is for a glance.

use jiff::civil::Date;
use maud::{Markup, html};

/// The picture's size, in its own units: at 360 px a unit is a little less than a pixel, so letters stay readable.
const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 250.0;
/// Room for what is written around the drawing.
const LEFT: f64 = 54.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 30.0;
/// Steps between two written heights, about.
const STEPS: f64 = 4.0;
/// Points that are drawn one by one; more are a line only.
const DOTS_MAX: usize = 60;

/// Values over time, and the straight way to a target.
pub struct LineChart<'a> {
    /// What the picture shows, in one sentence with its first and last values: what is heard in its place
    pub label: String,
    /// The values, oldest first, at most one a day
    pub points: Vec<(Date, f64)>,
    /// Where things started from, and what is to be reached
    pub path: Option<[(Date, f64); 2]>,
    /// A target without a day, drawn across
    pub level: Option<f64>,
    /// How a height is written
    pub height: &'a dyn Fn(f64) -> String,
    /// How a day is written, shortly
    pub day: &'a dyn Fn(Date) -> String,
}

/// The drawing; nothing when there is neither a value nor a way.
pub fn line_chart(chart: &LineChart<'_>) -> Markup {
    let path = chart.path.iter().flatten();
    let days = || chart.points.iter().chain(path.clone()).map(|(day, _)| *day);
    let (Some(first), Some(last)) = (days().min(), days().max()) else {
        return html! {};
    };
    let heights = chart.points.iter().chain(path).map(|(_, height)| *height);
    let scale = Scale::of(first, last, heights.chain(chart.level));
    let at = |(day, height): &(Date, f64)| (scale.x(*day), scale.y(*height));
    let line: Vec<(f64, f64)> = chart.points.iter().map(at).collect();
    let way = chart.path.as_ref().map(|[from, to]| (at(from), at(to)));
    html! {
        svg.chart viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(chart.label) {
            @for tick in &scale.ticks {
                @let y = scale.y(*tick);
                line.chart-grid x1=(LEFT) y1=(short(y)) x2=(WIDTH - RIGHT) y2=(short(y)) {}
                text.chart-text x=(LEFT - 6.0) y=(short(y + 4.0)) text-anchor="end" { ((chart.height)(*tick)) }
            }
            @for (x, anchor, day) in scale.days_written(first, last) {
                text.chart-text x=(short(x)) y=(HEIGHT - 8.0) text-anchor=(anchor) { ((chart.day)(day)) }
            }
            @if let Some((from, to)) = way {
                line.chart-way x1=(short(from.0)) y1=(short(from.1)) x2=(short(to.0)) y2=(short(to.1)) {}
                rect.chart-target x=(short(to.0 - 5.0)) y=(short(to.1 - 5.0)) width="10" height="10" {}
            }
            @if let Some(level) = chart.level {
                @let y = short(scale.y(level));
                line.chart-way x1=(LEFT) y1=(y) x2=(WIDTH - RIGHT) y2=(y) {}
            }
            @if line.len() > 1 { polyline.chart-line points=(points(&line)) {} }
            @if line.len() <= DOTS_MAX {
                @for (x, y) in &line { circle.chart-dot cx=(short(*x)) cy=(short(*y)) r="4" {} }
            }
        }
    }
}

/// What the lines of a picture are: the values and, when it is drawn, the way to the target.
pub fn chart_keys(values: &str, way: Option<&str>) -> Markup {
    html! {
        p.chart-keys {
            span {
                svg viewBox="0 0 32 12" aria-hidden="true" {
                    line.chart-line x1="0" y1="6" x2="32" y2="6" {}
                    circle.chart-dot cx="16" cy="6" r="4" {}
                }
                (values)
            }
            @if let Some(way) = way {
                span {
                    svg viewBox="0 0 32 12" aria-hidden="true" { line.chart-way x1="0" y1="6" x2="32" y2="6" {} }
                    (way)
                }
            }
        }
    }
}

/// From days and figures to places in the picture.
struct Scale {
    first: Date,
    days: f64,
    bottom: f64,
    top: f64,
    ticks: Vec<f64>,
}

impl Scale {
    fn of(first: Date, last: Date, heights: impl Iterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for height in heights {
            (low, high) = (low.min(height), high.max(height));
        }
        // Zero is shown unless all lies far from it: a small change must not look like a fall.
        if low > 0.0 && low < high * 0.75 {
            low = 0.0;
        }
        if high < 0.0 && high > low * 0.75 {
            high = 0.0;
        }
        if high - low < f64::EPSILON * high.abs().max(1.0) {
            let around = if high == 0.0 { 1.0 } else { high.abs() / 2.0 };
            (low, high) = (low - around, high + around);
        }
        let step = round_step((high - low) / STEPS);
        let (bottom, top) = ((low / step).floor() * step, (high / step).ceil() * step);
        let mut ticks = Vec::new();
        let mut tick = bottom;
        // Reckoned from the bottom each time, so that no error adds up; never more than a few.
        while tick <= top + step / 2.0 && ticks.len() < 12 {
            ticks.push((tick / step).round() * step);
            tick += step;
        }
        Self {
            first,
            days: f64::from((last - first).get_days()).max(1.0),
            bottom,
            top,
            ticks,
        }
    }

    fn x(&self, day: Date) -> f64 {
        let since = f64::from((day - self.first).get_days());
        LEFT + (WIDTH - LEFT - RIGHT) * since / self.days
    }

    fn y(&self, height: f64) -> f64 {
        TOP + (HEIGHT - TOP - BOTTOM) * (self.top - height) / (self.top - self.bottom)
    }

    /// The first and the last day, under the ends; one day alone, once.
    fn days_written(&self, first: Date, last: Date) -> Vec<(f64, &'static str, Date)> {
        let mut written = vec![(self.x(first).max(LEFT), "start", first)];
        if last > first {
            written.push((self.x(last), "end", last));
        }
        written
    }
}

/// 1, 2 or 5 times a power of ten, at least `wanted`.
fn round_step(wanted: f64) -> f64 {
    let power = 10_f64.powf(wanted.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .map(|step| step * power)
        .into_iter()
        .find(|step| *step >= wanted * 0.999_999)
        .unwrap_or(10.0 * power)
}

/// A place to a tenth of a unit: pages stay small.
fn short(place: f64) -> String {
    format!("{place:.1}")
}

fn points(line: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = line
        .iter()
        .map(|(x, y)| format!("{},{}", short(*x), short(*y)))
        .collect();
    pairs.join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn chart(points: Vec<(Date, f64)>, path: Option<[(Date, f64); 2]>) -> LineChart<'static> {
        LineChart {
            label: "Agents \"formés\" <b>".to_owned(),
            points,
            path,
            level: None,
            height: &|height| format!("{height}"),
            day: &|day| day.to_string(),
        }
    }

    fn scale(heights: &[f64]) -> Scale {
        Scale::of(date(2026, 1, 1), date(2026, 12, 31), heights.iter().copied())
    }

    #[test]
    fn what_is_drawn_stays_in_the_picture() {
        for heights in [
            &[0.0][..],
            &[5.0],
            &[-3.0, -3.0],
            &[0.000_001, 0.000_002],
            &[999_999_999_999_999.0, -999_999_999_999_999.0],
            &[1_000.0, 1_001.0],
            &[0.1, 0.3],
        ] {
            let scale = scale(heights);
            assert!(scale.ticks.len() >= 2 && scale.ticks.len() <= 12, "{heights:?}");
            for height in heights {
                let y = scale.y(*height);
                assert!(
                    (TOP - 0.1..=HEIGHT - BOTTOM + 0.1).contains(&y),
                    "{heights:?} {y}"
                );
            }
        }
    }

    #[test]
    fn heights_are_round_and_zero_is_there_when_it_is_near() {
        assert_eq!(scale(&[12.0, 97.0]).ticks, [0.0, 50.0, 100.0]);
        let far = scale(&[1_000.0, 1_004.0]).ticks;
        assert_eq!((far[0], far[far.len() - 1]), (1_000.0, 1_004.0));
        let below = scale(&[-40.0, -3.0]).ticks;
        assert_eq!((below[0], below[below.len() - 1]), (-40.0, 0.0));
    }

    #[test]
    fn later_is_to_the_right_and_more_is_higher() {
        let drawn = scale(&[0.0, 10.0]);
        assert!(drawn.x(date(2026, 1, 1)) < drawn.x(date(2026, 6, 1)));
        assert!(drawn.y(10.0) < drawn.y(0.0));
    }

    #[test]
    fn a_picture_says_what_it_shows_and_escapes_it() {
        let one = line_chart(&chart(vec![(date(2026, 3, 31), 4.0)], None)).into_string();
        assert!(
            one.contains("aria-label=\"Agents &quot;formés&quot; &lt;b&gt;\""),
            "{one}"
        );
        assert!(one.contains("circle") && !one.contains("polyline"));
        let way = [(date(2026, 1, 1), 0.0), (date(2028, 1, 1), 30.0)];
        let two = vec![(date(2026, 3, 31), 4.0), (date(2026, 6, 30), 5.5)];
        let drawn = line_chart(&chart(two, Some(way))).into_string();
        assert!(drawn.contains("chart-way") && drawn.contains("polyline") && drawn.contains(">2028-01-01<"));
        assert_eq!(line_chart(&chart(Vec::new(), None)).into_string(), "");
    }
}
