//! The figures as tables, each beside its target.

use std::fmt;
use std::time::Duration;

use crate::load::{Measured, NEVER};

/// p95 of any list of 10,000 items.
const LIST_P95_MS: u64 = 50;
/// From nothing to the first page.
pub(crate) const START_MS: u64 = 1000;
/// Memory of a program nobody uses.
pub(crate) const IDLE_MIB: u64 = 100;

/// What was measured of one program.
pub(crate) struct Figures {
    /// How long filling it took
    pub(crate) seeding: Option<Duration>,
    /// Cold start: median and worst
    pub(crate) start: Option<(Duration, Duration)>,
    /// Memory after the first page
    pub(crate) idle_mib: Option<u64>,
    /// Memory after every page was asked for
    pub(crate) loaded_mib: Option<u64>,
    /// Page by page
    pub(crate) pages: Vec<PageFigures>,
}

/// What was measured of one page.
pub(crate) struct PageFigures {
    /// What it is called, the same for the program and its peer
    pub(crate) name: &'static str,
    /// At the fixed rate
    pub(crate) measured: Measured,
    /// Answers a second at most
    pub(crate) saturation: f64,
}

/// Figures, to be printed.
pub(crate) struct Table<'a> {
    title: &'a str,
    figures: &'a Figures,
}

impl<'a> Table<'a> {
    /// The table of one program.
    pub(crate) fn of(title: &'a str, figures: &'a Figures) -> Self {
        Self { title, figures }
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figures = self.figures;
        writeln!(f, "\n{}", self.title)?;
        if let Some(time) = figures.seeding {
            writeln!(f, "  seeding through the forms: {} s", time.as_secs())?;
        }
        if let Some((median, worst)) = figures.start {
            writeln!(
                f,
                "  cold start to the first page: {} ms, at worst {} ms (target {START_MS})",
                median.as_millis(),
                worst.as_millis()
            )?;
        }
        if let (Some(idle), Some(loaded)) = (figures.idle_mib, figures.loaded_mib) {
            writeln!(
                f,
                "  memory: {idle} MiB idle (target {IDLE_MIB}), {loaded} MiB after all the pages below"
            )?;
        }
        writeln!(
            f,
            "  {:<26} {:>8} {:>8} {:>8} {:>8} {:>7} {:>8} {:>10}",
            "ms (target p95 50)", "p50", "p95", "p99", "max", "errors", "KiB", "at most/s"
        )?;
        for page in &figures.pages {
            let time = |percent| milliseconds(page.measured.within(percent));
            writeln!(
                f,
                "  {:<26} {:>8} {:>8} {:>8} {:>8} {:>7} {:>8} {:>10.0}{}",
                page.name,
                time(50),
                time(95),
                time(99),
                time(100),
                page.measured.errors,
                page.measured.bytes.div_ceil(1024),
                page.saturation,
                page.measured.flag(Duration::from_millis(LIST_P95_MS))
            )?;
        }
        Ok(())
    }
}

/// The program's figures over its peer's, for the pages both have.
pub(crate) fn ratios(ours: &Figures, theirs: &Figures) -> String {
    use std::fmt::Write as _;
    let mut said = String::from("\nParvis on SQLite over Datasette\n");
    for their in &theirs.pages {
        let Some(our) = ours.pages.iter().find(|page| page.name == their.name) else {
            continue;
        };
        let ratio = |percent| {
            our.measured.within(percent).as_secs_f64() / their.measured.within(percent).as_secs_f64()
        };
        let _ = writeln!(
            said,
            "  {:<26} p50 × {:.2}, p95 × {:.2}, at most/s × {:.1}",
            our.name,
            ratio(50),
            ratio(95),
            our.saturation / their.saturation
        );
    }
    said
}

/// « 12.3 »; « failed » for what never came.
pub(crate) fn milliseconds(time: Duration) -> String {
    if time == NEVER {
        return "failed".to_owned();
    }
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_came_has_no_milliseconds() {
        let times = vec![Duration::from_millis(1), Duration::from_millis(2)];
        assert_eq!(milliseconds(Measured::of(times.clone(), 0).within(99)), "2.0");
        assert_eq!(milliseconds(Measured::of(times, 1).within(99)), "failed");
    }
}
