//! `parvis amend`, as a clerk or another program uses it: what is printed, and the exit codes.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const PLAN: &str = "# Plan\n\n## Article 1 – Ouvrir\n\nUn bilan est fait chaque trimestre. Il est public.\n\nIl est voté.\n\n## Article 2 – Former\n\nUne formation est proposée.\n\nIl est voté.\n";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    }
}

fn amend_with(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .arg("amend")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who refuses its arguments reads nothing.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}

fn amend(arguments: &[&str]) -> Output {
    amend_with(arguments, "")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output.stdout)))
}

#[test]
fn every_status_is_said_with_its_reason() {
    let desk = Desk::new();
    let base = desk.file("base.md", PLAN);
    let files: Vec<String> = [
        (
            "1.txt",
            "À l’article 1, remplacer « chaque trimestre » par « chaque mois ».",
        ),
        (
            "2.txt",
            "À l'article 1, remplacer \"chaque trimestre\" par \"chaque mois\"",
        ),
        ("3.txt", "Supprimer l’alinéa 2 de l’article 2."),
        (
            "4.txt",
            "À l’alinéa 2 de l’article 2, supprimer le mot : « voté ».",
        ),
        (
            "5.txt",
            "À l’article 2, remplacer « formation » par « formation ».",
        ),
        ("6.txt", "Remplacer « Il est voté. » par « Il est adopté. »"),
        (
            "7.txt",
            "À l’alinéa 9 de l’article 1, supprimer le mot : « bilan ».",
        ),
        ("8.txt", "Il faudrait faire mieux."),
        (
            "9.txt",
            "À l’article 1, remplacer « trimestre. Il est public » par « an. Il reste public ».",
        ),
    ]
    .iter()
    .map(|(name, text)| desk.file(name, text))
    .collect();
    let mut arguments = vec!["apply", base.as_str()];
    arguments.extend(files.iter().map(String::as_str));
    arguments.extend(["--format", "json"]);
    let output = amend(&arguments);
    assert_eq!(output.status.code(), Some(1), "some are refused");
    let answer = json(&output);
    assert_eq!(
        answer["text"],
        PLAN.replace("trimestre", "mois")
            .replace("proposée.\n\nIl est voté.\n", "proposée.\n")
    );
    let amendments = answer["amendments"].as_array().unwrap();
    let got: Vec<(&str, &str, &str, usize)> = amendments
        .iter()
        .map(|one| {
            (
                one["num"].as_str().unwrap(),
                one["status"].as_str().unwrap(),
                one["reason"]["code"].as_str().unwrap_or_default(),
                one["reason"]["places"].as_array().map_or(0, Vec::len),
            )
        })
        .collect();
    assert_eq!(
        got,
        [
            ("1", "applied", "", 0),
            ("2", "identical", "identical", 0),
            ("3", "applied", "", 0),
            ("4", "fallen", "fallen", 0),
            ("5", "without_object", "nothing-to-change", 0),
            ("6", "refused", "anchor-ambiguous", 2),
            ("7", "refused", "target-missing", 1),
            ("8", "refused", "not-understood", 0),
            ("9", "refused", "overlap", 0),
        ]
    );
    for one in amendments {
        let is_applied = one["status"] == "applied";
        assert_eq!(one["reason"].is_null(), is_applied, "{one}");
        assert_eq!(
            one["reason"]["message"]
                .as_str()
                .is_some_and(|message| message.len() > 10),
            !is_applied,
            "{one}"
        );
        for edit in one["edits"].as_array().unwrap() {
            assert!(
                edit["op"].is_string() && edit["place"]["path"].is_string() && edit["span"][1].is_u64(),
                "{edit}"
            );
        }
    }
    assert_eq!(
        amendments[5]["reason"]["places"][1]["said"],
        "alinéa 2 de l’article 2"
    );
    assert!(
        amendments[8]["reason"]["message"]
            .as_str()
            .unwrap()
            .contains("l’amendement 1")
    );
    // The same, for people: the text alone on the output, the rest on the error stream.
    arguments.truncate(arguments.len() - 2);
    let output = amend(&arguments);
    assert_eq!(
        (output.status.code(), said(&output.stdout)),
        (Some(1), answer["text"].as_str().unwrap().to_owned())
    );
    let warnings = said(&output.stderr);
    for number in ["2", "4", "5", "6", "7", "8", "9"] {
        assert!(
            warnings.contains(&format!("Amendement {number}")),
            "{number} in {warnings}"
        );
    }
}

#[test]
fn what_is_not_refused_is_no_failure() {
    let desk = Desk::new();
    let base = desk.file("base.md", PLAN);
    let idle = desk.file(
        "1.txt",
        "À l’article 2, remplacer « formation » par « formation ».",
    );
    let output = amend(&["apply", &base, &idle]);
    assert_eq!(
        (output.status.code(), said(&output.stdout).as_str()),
        (Some(0), PLAN),
        "without object is not refused"
    );
    assert!(
        said(&output.stderr).contains("sans objet"),
        "{}",
        said(&output.stderr)
    );
    let good = desk.file("2.txt", "Supprimer l’article 2.");
    let output = amend(&["apply", &base, &good]);
    assert_eq!(
        (output.status.code(), said(&output.stderr).as_str()),
        (Some(0), "")
    );
    assert_eq!(amend(&["apply", &base]).status.code(), Some(2));
    assert_eq!(amend(&["apply", "absent.md", &good]).status.code(), Some(2));
    assert_eq!(
        amend(&["apply", &base, &good, "--style", "latin"]).status.code(),
        Some(2)
    );
}

#[test]
fn an_amendment_comes_from_the_standard_input_and_bears_on_its_division() {
    let desk = Desk::new();
    let base = desk.file("base.md", PLAN);
    for (sentence, style) in [
        ("Remplacer « Il est voté. » par « Il est adopté. »", "auto"),
        (
            "À l’alinéa 2, substituer au mot : « voté » le mot : « adopté ».",
            "auto",
        ),
        (
            "Alinéa 2\nRemplacer le mot :\nvoté\npar le mot :\nadopté",
            "senat",
        ),
        (
            "Au 2e alinéa, le mot : « voté » est remplacé par le mot : « adopté ».",
            "loi",
        ),
        (
            "Rédiger ainsi l’alinéa 2 de cet article : « Il est adopté. »",
            "assemblee",
        ),
    ] {
        let output = amend_with(
            &[
                "apply",
                &base,
                "-",
                "--division",
                "Article 2",
                "--style",
                style,
                "--format",
                "json",
            ],
            sentence,
        );
        let answer = json(&output);
        assert_eq!(output.status.code(), Some(0), "{sentence}: {answer}");
        let expected = PLAN.replace("proposée.\n\nIl est voté.", "proposée.\n\nIl est adopté.");
        assert_eq!(answer["text"], expected, "{sentence}");
    }
    let nowhere = amend_with(
        &["apply", &base, "-", "--division", "Article 9"],
        "Remplacer « trimestre » par « mois »",
    );
    assert_eq!(
        (nowhere.status.code(), said(&nowhere.stdout).as_str()),
        (Some(1), PLAN)
    );
}

#[test]
fn a_sentence_is_parsed_to_its_last_character() {
    let sentence = "I. – À l’alinéa 3, substituer au mot :\n« un »\nle mot :\n« deux ».\nII. – En conséquence, supprimer l’alinéa 4.";
    let output = amend_with(&["parse", "-"], sentence);
    assert_eq!(output.status.code(), Some(0));
    let answer = json(&output);
    assert_eq!(answer["unparsed"], serde_json::json!([]));
    let edits = answer["edits"].as_array().unwrap();
    assert_eq!(
        edits
            .iter()
            .map(|edit| edit["op"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["rempl", "suppr"]
    );
    assert_eq!(
        (
            &edits[0]["cible"]["alinea"],
            &edits[0]["mots"],
            &edits[0]["texte"]
        ),
        (&3.into(), &"un".into(), &"deux".into())
    );
    // Each character stands in an edit or a connective.
    let spans: Vec<(u64, u64)> = ["edits", "connectives"]
        .iter()
        .flat_map(|list| answer[list].as_array().unwrap())
        .map(|one| (one["span"][0].as_u64().unwrap(), one["span"][1].as_u64().unwrap()))
        .collect();
    for (position, letter) in (0..).zip(sentence.chars()) {
        let is_in = spans
            .iter()
            .any(|(start, end)| (*start..*end).contains(&position));
        assert!(letter.is_whitespace() || is_in, "{letter:?} at {position}");
    }
    let output = amend_with(
        &["parse", "-", "--style", "loi", "--division", "Article 7"],
        "Il pleut.",
    );
    let answer = json(&output);
    assert_eq!(
        (output.status.code(), &answer["division"]),
        (Some(0), &"Article 7".into())
    );
    let here = amend_with(
        &["parse", "-", "--division", "Article 7 bis"],
        "Supprimer cet article.",
    );
    let edit = &json(&here)["edits"][0];
    assert_eq!(
        (&edit["division"], &edit["numero"], &edit["cible"]["article"]),
        (&"article 7 bis".into(), &"7 bis".into(), &1.into())
    );
    let unparsed = &answer["unparsed"][0];
    assert!(
        unparsed["reason"].is_string() && unparsed["span"] == serde_json::json!([0, 9]),
        "{answer}"
    );
}

#[test]
fn what_each_amendment_wrote_is_pointed_at_and_doubts_are_said() {
    let desk = Desk::new();
    let base = desk.file("base.md", "I. – Un bilan est fait.\n\nII. – Il est public.\n");
    let words = desk.file("1.txt", "À l’alinéa 1, remplacer « bilan » par « rapport ».");
    let open = desk.file(
        "2.txt",
        "Compléter cet article par l’alinéa suivant :\n« … – Il est voté. »",
    );
    let arguments = ["apply", &base, &words, &open, "--style", "assemblee"];
    let output = amend(&[&arguments[..], &["--format", "json"]].concat());
    let answer = json(&output);
    assert_eq!(output.status.code(), Some(0), "{answer}");
    let text: Vec<char> = answer["text"].as_str().unwrap().chars().collect();
    let wrote = |index: usize| -> String {
        let span = &answer["amendments"][index]["wrote"][0]["span"];
        let place = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
        text[place(0)..place(1)].iter().collect()
    };
    assert_eq!(
        (wrote(0).as_str(), wrote(1).as_str()),
        ("rapport", "III. – Il est voté.")
    );
    let [first, second] = [0_usize, 1].map(|index| &answer["amendments"][index]);
    assert!(
        first["reason"].is_null() && first["warnings"] == serde_json::json!([]),
        "{first}"
    );
    assert_eq!(
        (
            &second["status"],
            &second["reason"]["code"],
            &second["warnings"][0]["code"]
        ),
        (&"applied".into(), &"number-given".into(), &"number-given".into())
    );
    let warned = said(&amend(&arguments).stderr);
    assert!(
        warned.contains("Amendement 2, appliqué") && !warned.contains("Amendement 1"),
        "{warned}"
    );
}

#[test]
fn the_customs_of_an_assembly_are_those_of_who_was_read_so_or_is_said_to_write_so() {
    let desk = Desk::new();
    let quoted = desk.file("quoted.md", "\"Un.\n\n\"Deux.\" ;\n");
    let numbered = desk.file("numbered.md", "1° Vote ;\n\n2° Délibère ;\n\n3° Siège.\n");
    let senat = desk.file("1.txt", "Alinéa 2\n\nSupprimer cet alinéa.");
    let plain = desk.file("2.txt", "Supprimer l’alinéa 2.");
    for (base, amendment, style, expected) in [
        (&quoted, &senat, "auto", "\"Un.\" ;\n"),
        (&quoted, &plain, "auto", "\"Un.\n"),
        (&quoted, &plain, "assemblee", "\"Un.\" ;\n"),
        (&numbered, &senat, "auto", "1° Vote ;\n\n3° Siège.\n"),
        (&numbered, &plain, "auto", "1° Vote ;\n\n3° Siège.\n"),
        (
            &numbered,
            &plain,
            "assemblee",
            "1° Vote ;\n\n2° (Supprimé)\n\n3° Siège.\n",
        ),
    ] {
        let output = amend(&["apply", base, amendment, "--style", style]);
        assert_eq!(said(&output.stdout), expected, "{amendment} as {style}");
    }
}

#[test]
fn a_sentence_that_a_style_cannot_say_is_told() {
    let desk = Desk::new();
    let old = "## Article 1 – Objet\n\nLe conseil examine le rapport.\n\n## Article 2 – Budget\n\n| Action | Budget |\n|---|---|\n| Vélos | 10 € |\n";
    let (old_file, new_file) = (
        desk.file("old.md", old),
        desk.file("new.md", &old.replace("rapport", "bilan").replace("10 €", "20 €")),
    );
    let drafted = amend(&["draft", &old_file, &new_file, "--style", "loi"]);
    let (sentences, warned) = (said(&drafted.stdout), said(&drafted.stderr));
    assert_eq!(drafted.status.code(), Some(0));
    assert!(
        sentences.contains("est remplacé") && sentences.contains("\nII. – "),
        "{sentences}"
    );
    assert!(
        warned.contains("Partie II") && !warned.contains("Partie I\u{a0}"),
        "{warned}"
    );
}

#[test]
fn a_draft_given_back_in_one_file_gives_the_new_text() {
    let desk = Desk::new();
    let new = PLAN
        .replace("trimestre", "mois")
        .replace(" Il est public.", "")
        .replace(
            "Former\n\nUne formation est proposée.",
            "Former\n\nUne formation de deux jours est proposée à tous.\n\n- un inventaire ;\n\n- un guide.",
        );
    let (old_file, new_file) = (desk.file("old.md", PLAN), desk.file("new.md", &new));
    for style in ["commune", "assemblee", "senat", "loi"] {
        let drafted = amend(&["draft", &old_file, &new_file, "--style", style]);
        assert_eq!(drafted.status.code(), Some(0), "{style}");
        let sentences = said(&drafted.stdout);
        assert!(
            sentences.starts_with("I. – ") && sentences.contains("\nII. – "),
            "{style}: {sentences}"
        );
        let amendment = desk.file("drafted.txt", &sentences);
        for read_as in ["auto", style] {
            let applied = amend(&["apply", &old_file, &amendment, "--style", read_as]);
            assert_eq!(
                (applied.status.code(), said(&applied.stdout)),
                (Some(0), new.clone()),
                "{style} as {read_as}: {sentences}"
            );
        }
    }
    let same = amend(&["draft", &old_file, &old_file]);
    assert_eq!((same.status.code(), said(&same.stdout).as_str()), (Some(0), ""));
}

#[test]
fn amendments_are_put_in_order_with_reasons() {
    let desk = Desk::new();
    let line = serde_json::json!({ "division": "Article 1", "ordre_officiel": [
        { "num": "7", "dispositif": "Compléter cet article par l’alinéa suivant :\n« Fin. »" },
        { "num": "3", "dispositif": "À l’alinéa 2, substituer au mot :\n« un »\nle mot :\n« deux »." },
        { "num": "9", "dispositif": "Supprimer cet article." },
        { "num": "12", "dispositif": "À l’alinéa unique, supprimer le mot : « fin ».", "parent": "7" },
        { "num": "8", "dispositif": "Supprimer cet article." },
    ]});
    let file = desk.file("order.jsonl", &format!("{line}\n"));
    let output = amend(&["order", &file, "--format", "json"]);
    assert_eq!(output.status.code(), Some(0));
    let order = &json(&output)["order"];
    let numbers: Vec<&str> = order
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["num"].as_str().unwrap())
        .collect();
    assert_eq!(numbers[2..], ["3", "7", "12"], "{numbers:?}");
    assert!(
        numbers[..2].contains(&"8") && numbers[..2].contains(&"9"),
        "{numbers:?}"
    );
    for one in order.as_array().unwrap() {
        assert!(
            one["reason"].as_str().unwrap().len() > 10 && one["rank"].is_u64(),
            "{one}"
        );
    }
    let text = said(&amend(&["order", &file]).stdout);
    assert!(
        text.starts_with("Article 1\n") && text.lines().count() == 6,
        "{text}"
    );
    assert_eq!(
        amend(&["order", &desk.file("bad.jsonl", "{\n")]).status.code(),
        Some(2)
    );
}

#[test]
fn a_corpus_is_scored() {
    let desk = Desk::new();
    let case = |id: &str, sentence: &str, expected: &str| serde_json::json!({ "id": id, "kind": "apply", "style": "commune", "base": "Un bilan est fait.", "amendments": [{ "num": "1", "text": sentence }], "expected": expected });
    let cases = [
        case("a", "Remplacer « fait » par « rendu »", "Un bilan est rendu."),
        case(
            "b",
            "Remplacer « fait » par « rendu »",
            "Tout autre chose a été écrit.",
        ),
        case("c", "Remplacer « absent » par « rendu »", "Un bilan est fait."),
    ];
    let lines: Vec<String> = cases.iter().map(ToString::to_string).collect();
    let file = desk.file("cases.jsonl", &lines.join("\n"));
    let scores = &json(&amend(&["score", &file, "--format", "json"]))["scores"][0];
    assert_eq!(
        [
            &scores["cases"],
            &scores["exact"],
            &scores["close"],
            &scores["silently_wrong"],
            &scores["explained"],
            &scores["unexplained"]
        ],
        [3, 2, 2, 1, 0, 1]
    );
    let text = said(&amend(&["score", &file, "--failures"]).stdout);
    assert!(
        text.contains("silent wrong: 1, explained: 0, unexplained: 1 (33.33% of the cases)"),
        "{text}"
    );
    assert!(text.contains("\"b\""), "{text}");
}

#[test]
fn the_official_alinea_is_compared_strictly_and_where_both_name_one() {
    let desk = Desk::new();
    let case = |sentence: &str, label: &str| {
        serde_json::json!({
            "id": label, "kind": "parse", "style": "assemblee", "input": sentence, "expected": null,
            "official_alinea": label,
        })
    };
    let cases = [
        case("Supprimer l’alinéa 3.", "3"),
        case("Supprimer l’alinéa 4.", "2"),
        // The label counts the alinéas of an article that is not there to be counted.
        case(
            "Compléter cet article par l’alinéa suivant :\n« Un bilan est fait. »",
            "7",
        ),
    ];
    let lines: Vec<String> = cases.iter().map(ToString::to_string).collect();
    let file = desk.file("cases.jsonl", &lines.join("\n"));
    let text = said(&amend(&["score", &file]).stdout);
    assert!(
        text.contains("as the official one in 1 of 3 labelled sentences (33.33%)")
            && text.contains("where the sentence and the label name one, 1 of 2 (50.00%)"),
        "{text}"
    );
}

#[test]
fn pairs_at_one_same_place_are_counted_apart() {
    let desk = Desk::new();
    let called = |num: &str, sentence: &str| serde_json::json!({ "num": num, "dispositif": sentence });
    let words = |alinea: u8, word: &str| format!("À l’alinéa {alinea}, supprimer le mot :\n« {word} ».");
    let case = serde_json::json!({ "ordre_officiel": [
        called("11", "Supprimer cet article."),
        called("12", &words(2, "un")),
        called("13", &words(3, "deux")),
        called("14", &words(3, "trois")),
        called("15", &words(1, "quatre")),
    ] });
    let file = desk.file("order.jsonl", &case.to_string());
    let text = said(&amend(&["score", &file]).stdout);
    assert!(
        text.contains("of 4 official pairs 2 in order, 1 tied, 1 inverted: 75.00% not inverted, 66.67% in order ties apart"),
        "{text}"
    );
    let scores = &json(&amend(&["score", &file, "--format", "json"]))["scores"][0]["pairs"];
    assert_eq!(
        [&scores["in_order"], &scores["tied"], &scores["inverted"]],
        [2, 1, 1]
    );
}
