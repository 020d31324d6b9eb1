//! Two amendments that touch other alinéas merge in Git into what applying both gives: the real `git` is asked.

use std::path::Path;
use std::process::Command;

use legistique::{Document, Outcome, apply, draft_edits};
use proptest::prelude::*;

fn has_git() -> bool {
    let answers = Command::new("git").arg("--version").output().is_ok();
    if !answers {
        test_postgres::absent("git");
    }
    answers
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let done = Command::new("git")
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .args([
            "-c",
            "user.name=Essai",
            "-c",
            "user.email=essai@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .output()
        .expect("git answers");
    done.status
        .success()
        .then(|| String::from_utf8(done.stdout).expect("git says it in UTF-8"))
}

/// Alinéas that look alike, repeat one another, are items, quotations, or empty of words.
fn an_alinea() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(vec!["la", "commune", "publie", "un", "bilan", "10 000 €", "l’avis", "« libre »", "et"]), 2..9)
            .prop_map(|words| words.join(" ") + "."),
        2 => Just("Le maire rend compte.".to_owned()),
        1 => Just("- un point ;".to_owned()),
        1 => Just("> cité".to_owned()),
        1 => (1..4_usize).prop_map(|number| format!("## Article {number}")),
    ]
}

/// What is done to one alinéa: rewritten, reworded, removed, or followed by another.
fn changed(blocks: &[String], at: usize, way: usize) -> Vec<String> {
    let mut blocks = blocks.to_vec();
    match way % 4 {
        0 => "Tout autre chose est décidé ici.".clone_into(&mut blocks[at]),
        1 if !blocks[at].starts_with('#') => blocks[at] = blocks[at].replacen(' ', " vraiment ", 1),
        2 if !blocks[at].starts_with('#') => drop(blocks.remove(at)),
        _ => blocks.insert(at + 1, "Un alinéa de plus.".to_owned()),
    }
    blocks
}

fn document(blocks: &[String]) -> Document {
    Document::parse(&blocks.join("\n\n"))
}

fn merged(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("base", base), ("ours", ours), ("theirs", theirs)] {
        std::fs::write(folder.path().join(name), text).expect("it is written");
    }
    git(folder.path(), &["merge-file", "-p", "ours", "base", "theirs"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_disjoint_amendments_is_applying_both(
        blocks in prop::collection::vec(an_alinea(), 6..14),
        (first, gap) in (0..6_usize, 3..8_usize),
        (one, other) in (0..4_usize, 0..4_usize),
    ) {
        if !has_git() {
            return Ok(());
        }
        // Each is three alinéas from the other, and what repeats is made to differ there: Git aligns lines, not numbers.
        let mut blocks = blocks;
        for (number, block) in blocks.iter_mut().enumerate() {
            if !block.starts_with('#') {
                *block = format!("{block} ({number})");
            }
        }
        let (first, second) = (first % blocks.len(), (first + gap) % blocks.len());
        prop_assume!(first.abs_diff(second) >= 3);
        let base = document(&blocks);
        let (ours, theirs) = (document(&changed(&blocks, first, one)), document(&changed(&blocks, second, other)));
        let (Ok(ours_edits), Ok(theirs_edits)) = (draft_edits(&base, &ours), draft_edits(&base, &theirs)) else {
            return Err(TestCaseError::fail("a change could not be drafted"));
        };
        let both = apply(&base, &[&ours_edits, &theirs_edits]);
        // Whole texts rewritten are not disjoint: headings that two divisions share.
        prop_assume!(both.outcomes == [Outcome::Applied, Outcome::Applied]);
        let swapped = apply(&base, &[&theirs_edits, &ours_edits]);
        prop_assert_eq!(&swapped.document, &both.document);
        let merged = merged(&base.to_markdown(), &ours.to_markdown(), &theirs.to_markdown());
        prop_assert_eq!(merged, Some(both.document.to_markdown()));
    }
}

#[test]
fn branches_of_two_amendments_merge_into_both() {
    if !has_git() {
        return;
    }
    let text = "# Plan\n\n## Article 1\n\nUn bilan est fait chaque trimestre.\n\n- un inventaire ;\n\n- un portail.\n\n## Article 2\n\nUne formation est proposée. Elle dure un jour.\n\nLe maire en rend compte.\n";
    let base = Document::parse(text);
    let amendments = [
        "À l’alinéa 1 de l’article 1, remplacer le mot : « trimestre » par le mot : « mois ».",
        "À l’alinéa 1 de l’article 2, supprimer la seconde phrase.",
        "Après l’article 2, insérer l’article suivant : « Article 3\n« Le maire rend compte. »",
    ];
    let readings = amendments.map(|sentence| legistique::parse_amendment(sentence, &base));
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let file = at.join("texte.md");
    let write = |text: &str| std::fs::write(&file, text).expect("it is written");
    let done = |arguments: &[&str]| git(at, arguments).unwrap_or_else(|| panic!("git {arguments:?}"));
    done(&["init", "-q"]);
    write(&base.to_markdown());
    done(&["add", "."]);
    done(&["commit", "-q", "-m", "Texte mis en discussion"]);
    for (number, reading) in readings.iter().enumerate() {
        let branch = format!("amendements/{number}");
        done(&["checkout", "-q", "-b", &branch, "main"]);
        write(
            &legistique::apply_readings(&base, &[reading])
                .document
                .to_markdown(),
        );
        done(&["commit", "-q", "-a", "-m", amendments[number]]);
    }
    done(&["checkout", "-q", "main"]);
    for number in [2, 0, 1] {
        done(&[
            "merge",
            "-q",
            "--no-ff",
            "--no-edit",
            &format!("amendements/{number}"),
        ]);
    }
    let merged = std::fs::read_to_string(&file).expect("the file is there");
    let both = legistique::apply_readings(&base, &readings.each_ref());
    assert_eq!(both.outcomes, [const { Outcome::Applied }; 3]);
    assert_eq!(merged, both.document.to_markdown());
}
