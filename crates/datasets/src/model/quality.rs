//! How well a dataset is published, on a hundred points, each with its reason: what is missing is what to do next.

use db::Instant;

use super::{Frequency, Listed};

/// Characters from which a description says something.
const DESCRIPTION_CHARS_MIN: usize = 100;
/// Keywords that make a dataset findable.
const KEYWORDS_MIN: usize = 3;
/// Formats that any program reads.
const OPEN_FORMATS: [&str; 10] = [
    "csv", "json", "geojson", "ods", "xml", "parquet", "txt", "ics", "gpx", "kml",
];
/// A day, in microseconds.
const DAY_US: i64 = 86_400_000_000;

/// A score and its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quality {
    /// From 0 to 100
    pub(crate) score: u32,
    /// Each criterion: its word, its points, whether it has them
    pub(crate) reasons: Vec<(&'static str, u32, bool)>,
}

/// How well `listed` is published, at an instant.
pub(crate) fn quality(listed: &Listed, now: Instant) -> Quality {
    let dataset = &listed.dataset;
    let files = &listed.files;
    let described = dataset.description.chars().count() >= DESCRIPTION_CHARS_MIN;
    // What is said of the data may change without them: only a version brings them up to date.
    let published_at = files.iter().filter_map(|file| file.version.published_at).max();
    let age_days = published_at.map(|at| (now.micros() - at.micros()) / DAY_US);
    let is_on_time = match dataset.frequency.late_after_days() {
        Some(days) => age_days.is_some_and(|age| age <= days),
        None => dataset.frequency != Frequency::Unknown,
    };
    let is_open = files
        .iter()
        .all(|file| OPEN_FORMATS.contains(&file.version.format.as_str()));
    let mut tables = files.iter().filter(|file| file.version.is_table()).peekable();
    let has_tables = tables.peek().is_some();
    let is_checked = has_tables && tables.all(|file| !file.version.schema_name.is_empty());
    let reasons = vec![
        ("description", 15, described),
        ("keywords", 10, dataset.words().count() >= KEYWORDS_MIN),
        ("contact", 15, !dataset.email.is_empty()),
        ("period", 10, dataset.covers_from.is_some()),
        ("frequency", 10, dataset.frequency != Frequency::Unknown),
        ("on-time", 15, !files.is_empty() && is_on_time),
        ("format", 15, !files.is_empty() && is_open),
        ("schema", 10, is_checked),
    ];
    Quality {
        score: reasons
            .iter()
            .filter(|(_, _, is_met)| *is_met)
            .map(|(_, points, _)| points)
            .sum(),
        reasons,
    }
}
