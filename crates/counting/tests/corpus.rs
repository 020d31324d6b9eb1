//! Every case of the shared corpus, with a scorecard: pabutools, abcvoting, Droop, Mieux Voter, Debian.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use counting::corpus::{CorpusFile, Judged, judge, scorecard};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/counting");

fn gather(root: &Path, folder: &Path, files: &mut Vec<CorpusFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
}

fn corpus() -> Option<Vec<CorpusFile>> {
    let root = Path::new(ROOT);
    if !root.exists() {
        assert!(
            std::env::var_os("PARVIS_TEST_EVERYTHING").is_none(),
            "{ROOT} is absent, and PARVIS_TEST_EVERYTHING wants everything tried"
        );
        // Not println: what a test that passes prints there is not shown.
        let _ = writeln!(std::io::stderr(), "skipped: {ROOT} is absent");
        return None;
    }
    let mut files = Vec::new();
    gather(root, root, &mut files);
    files.sort();
    Some(files)
}

/// How many expectations each suite has at least, so that a corpus read by halves is not taken for a whole one.
const CASES_MIN: &[(&str, usize)] = &[
    ("abcvoting", 9_000),
    ("budget", 22),
    ("debian", 6),
    ("droop", 40),
    ("mieux-voter", 9),
];

#[test]
fn every_expectation_of_the_peers_is_met() {
    let Some(files) = corpus() else { return };
    let verdicts = judge(&files);
    let mut suites: BTreeMap<&str, usize> = BTreeMap::new();
    for ((suite, check), score) in scorecard(&verdicts) {
        println!(
            "{suite:<12} {check:<40} {:>5} of {:>5}, {} explained, {} not offered",
            score.same, score.cases, score.explained, score.not_offered
        );
        *suites.entry(suite).or_default() += score.cases;
    }
    for (suite, min) in CASES_MIN {
        let found = suites.get(suite).copied().unwrap_or(0);
        assert!(found >= *min, "{suite}: {found} cases, at least {min} are there");
    }
    let failed: Vec<_> = verdicts
        .iter()
        .filter(|verdict| matches!(verdict.judged, Judged::Different { .. }))
        .collect();
    for verdict in failed.iter().take(20) {
        println!("{verdict:#?}");
    }
    assert!(failed.is_empty(), "{} expectations are not met", failed.len());
}
