//! Every pair of the shared corpus: budgets of real bodies, and the table that megalis-bretagne/yatotem2scdl makes of each.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::fs::File;
use std::io::{BufReader, Write as _};
use std::path::{Path, PathBuf};

use tables::{Schema, Source};
use totem::{AccountPlan, Converted, Header, Refusal, Wording, convert, is_totem};

const ROOT: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/data/samples/totem2scdl"
);
/// The schema, as it is published.
const SCHEMA: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../shared/data/tableschema/catalogue/site/.vuepress/public/schemas/scdl/budget/0.8.3/schema.json"
);
/// What the corpus has at least, so that one read by halves is not taken for a whole one.
const PAIRS_MIN: usize = 5;

fn root() -> Option<&'static Path> {
    let root = Path::new(ROOT);
    if root.exists() {
        return Some(root);
    }
    assert!(
        std::env::var_os("PARVIS_TEST_EVERYTHING").is_none(),
        "{ROOT} is absent, and PARVIS_TEST_EVERYTHING wants everything tried"
    );
    // Not println: what a test that passes prints there is not shown.
    let _ = writeln!(std::io::stderr(), "skipped: {ROOT} is absent");
    None
}

fn plan_of(root: &Path, header: &Header) -> Result<Option<AccountPlan>, Refusal> {
    let name = &header.plan;
    let file = root
        .join("plans_de_comptes")
        .join(&name.year)
        .join(&name.norm)
        .join(&name.variant)
        .join("planDeCompte.xml");
    AccountPlan::read(File::open(file)?).map(Some)
}

fn pairs(root: &Path) -> Vec<PathBuf> {
    let folders = std::fs::read_dir(root).unwrap();
    let folders = folders.map(|entry| entry.unwrap().path());
    folders
        .filter(|folder| folder.join("totem.xml").exists())
        .collect()
}

fn converted(root: &Path, folder: &Path, wording: Wording) -> (Vec<u8>, Converted) {
    let mut csv = Vec::new();
    let file = BufReader::new(File::open(folder.join("totem.xml")).unwrap());
    let told = convert(
        file,
        wording,
        |header| plan_of(root, header),
        |bytes| {
            csv.extend_from_slice(bytes);
            Ok(())
        },
    );
    let told = told.unwrap_or_else(|refusal| panic!("{}: {refusal}", folder.display()));
    (csv, told)
}

#[test]
fn every_pair_of_the_corpus_is_equal() {
    let Some(root) = root() else { return };
    let pairs = pairs(root);
    assert!(pairs.len() >= PAIRS_MIN, "{} pairs", pairs.len());
    for folder in pairs {
        assert!(is_totem(&std::fs::read(folder.join("totem.xml")).unwrap()));
        let expected = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
        let (csv, told) = converted(root, &folder, Wording::Reference);
        let csv = String::from_utf8(csv).unwrap();
        for (row, (line, wanted)) in csv.lines().zip(expected.lines()).enumerate() {
            assert_eq!(line, wanted, "{} row {row}", folder.display());
        }
        assert_eq!(csv, expected, "{}", folder.display());
        assert_eq!(told.lines + 1, expected.lines().count() as u64);
    }
}

#[test]
fn what_is_written_in_the_words_of_the_schema_follows_it() {
    let Some(root) = root() else { return };
    let schema = Schema::parse(&std::fs::read(SCHEMA).unwrap()).unwrap();
    for folder in pairs(root) {
        let (csv, _) = converted(root, &folder, Wording::Schema);
        let report = tables::check(Source::open(&csv[..]).unwrap(), &schema).unwrap();
        println!("{}: {} faults", folder.display(), report.fault_count);
        // What is left is what the document itself does not say, or what its plan does not know; never a step or a section that
        // the schema does not allow.
        for fault in &report.faults {
            let column = fault.field.as_deref().unwrap_or_default();
            assert!(
                ![
                    "BGT_NATDEC",
                    "BGT_SECTION",
                    "BGT_OPBUDG",
                    "BGT_CODRD",
                    "BGT_ARTSPE"
                ]
                .contains(&column),
                "{}: {fault:?}",
                folder.display()
            );
        }
        let (reference, _) = converted(root, &folder, Wording::Reference);
        let before = tables::check(Source::open(&reference[..]).unwrap(), &schema).unwrap();
        assert!(report.fault_count < before.fault_count, "{}", folder.display());
    }
}
