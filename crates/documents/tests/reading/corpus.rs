//! Every text of the shared data, written by `LibreOffice` as ODT, DOCX and PDF, then read: the words must all be there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use documents::{Format, read};

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

/// The words of a text, whatever their marks: what must not be lost, nor come.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// How many of the words are found again, in a hundred.
fn kept(before: &str, after: &str) -> usize {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words(after) {
        *counts.entry(word).or_default() += 1;
    }
    let all = words(before);
    let found = all
        .iter()
        .filter(|word| {
            counts.get_mut(*word).is_some_and(|count| {
                let has = *count > 0;
                *count -= usize::from(has);
                has
            })
        })
        .count();
    100 * found / all.len().max(1)
}

/// Texts to import: minutes, the users' own words, the base texts of the amendments' cases.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in ["need", "data/minutes"] {
        let Ok(entries) = std::fs::read_dir(shared().join(folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.extension().is_some_and(|end| end == "txt" || end == "md")
                && path.file_name().is_some_and(|name| name != "README.md")
                && let Ok(text) = std::fs::read_to_string(&path)
            {
                texts.push((entry.file_name().to_string_lossy().into_owned(), text));
            }
        }
    }
    let cases = std::fs::read_to_string(shared().join("data/amendments/cases.jsonl")).unwrap_or_default();
    let bases = cases.lines().filter_map(|line| {
        let case: serde_json::Value = serde_json::from_str(line).ok()?;
        (case["kind"] == "apply").then(|| case["base"].as_str().map(str::to_owned))?
    });
    for (rank, base) in bases.filter(|base| base.len() > 1_500).take(12).enumerate() {
        texts.push((format!("base-{rank}"), base));
    }
    texts.sort();
    texts
}

/// A text as the HTML that `LibreOffice` opens: headings, lists and paragraphs.
fn html(text: &str) -> String {
    let mut html = "<html><head><meta charset=\"utf-8\"></head><body>".to_owned();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let escaped = line.replace('&', "&amp;").replace('<', "&lt;");
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let _ = if (1..=6).contains(&level) {
            write!(
                html,
                "<h{level}>{}</h{level}>",
                escaped.trim_start_matches('#').trim()
            )
        } else {
            write!(html, "<p>{escaped}</p>")
        };
    }
    html + "<table border=1 width=\"100%\"><tr><th>Action</th><th>Budget</th></tr><tr><td>Action 12</td><td>150 K€</td></tr><tr><td>Total</td><td>150 K€</td></tr></table></body></html>"
}

fn converted(folder: &Path, sources: &[PathBuf], filter: &str) -> bool {
    let outcome = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}/profile",
            folder.display()
        ))
        // Without it LibreOffice opens HTML as a page of the web, which it cannot write as DOCX.
        .args(
            sources[0]
                .extension()
                .is_some_and(|end| end == "html")
                .then_some("--infilter=HTML (StarWriter)"),
        )
        .args(["--headless", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .args(sources)
        .output();
    outcome.is_ok_and(|output| output.status.success())
}

#[test]
fn what_libreoffice_writes_is_read_back() {
    let texts = texts();
    if texts.is_empty() {
        eprintln!("skipped: no shared texts beside the project");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut sources = Vec::new();
    for (rank, (_, text)) in texts.iter().enumerate() {
        let path = folder.path().join(format!("t{rank}.html"));
        std::fs::write(&path, html(text)).expect("a file is written");
        sources.push(path);
    }
    if !converted(folder.path(), &sources, "odt:writer8") {
        test_postgres::absent("LibreOffice");
        return;
    }
    let sources: Vec<PathBuf> = (0..texts.len())
        .map(|rank| folder.path().join(format!("t{rank}.odt")))
        .collect();
    assert!(
        converted(folder.path(), &sources, "docx:MS Word 2007 XML"),
        "ODT to DOCX"
    );
    assert!(converted(folder.path(), &sources, "pdf"), "ODT to PDF");
    let mut board = String::new();
    for format in [Format::Odt, Format::Docx, Format::Pdf] {
        let (mut total, mut lowest, mut headings, mut said, mut tables) = (0, 100, 0, 0, 0);
        for (rank, (name, text)) in texts.iter().enumerate() {
            let path = folder.path().join(format!("t{rank}.{}", format.extension()));
            let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let read = read(&bytes).unwrap_or_else(|error| panic!("{name} as {format:?}: {error}"));
            let share = kept(text, &read.markdown);
            let bar = if format == Format::Pdf { 95 } else { 99 };
            assert!(
                share >= bar,
                "{name} as {format:?}: {share} % of its words\n{}",
                read.markdown
            );
            total += share;
            lowest = lowest.min(share);
            headings += read.divisions.iter().filter(|found| found.level > 0).count();
            said += text
                .lines()
                .filter(|line| line.trim_start().starts_with('#'))
                .count();
            tables += usize::from(read.markdown.contains("| Action 12 | 150 K€ |"));
        }
        let _ = writeln!(
            board,
            "{format:?}: {} files, words kept {} % (lowest {lowest} %), {headings} headings found where {said} are written with #, {tables} tables",
            texts.len(),
            total / texts.len()
        );
        assert_eq!(tables, texts.len(), "tables of {format:?}");
    }
    println!("{board}");
}
