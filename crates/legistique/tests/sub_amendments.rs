//! Sub-amendments, on the amendment's own text.

use legistique::{
    Addition, Document, Edit, Operation, Outcome, Path, Reason, Side, Span, apply, apply_readings,
    parse_amendment, parse_in, sub_amended,
};
use serde_json::Value;

const TEXT: &str = "## Article 1\n\nUn bilan est fait chaque an.\n\n## Article 2\n\nLe maire rend compte.";

/// The text once the amendment, so sub-amended, is adopted.
fn after(amendment: &str, sub_amendments: &[&str]) -> (Vec<Outcome>, String) {
    let text = Document::parse(TEXT);
    let parent = parse_amendment(amendment, &text);
    assert!(parent.is_complete(), "{amendment}: {parent:?}");
    let changed = sub_amended(&text, amendment, &parent.edits, sub_amendments);
    let applied = apply(&text, &[&changed.edits]);
    (changed.outcomes, applied.document.to_markdown())
}

fn gives(amendment: &str, sub_amendments: &[&str], old: &str, new: &str) {
    let (outcomes, text) = after(amendment, sub_amendments);
    assert!(
        outcomes.iter().all(|outcome| *outcome == Outcome::Applied),
        "{sub_amendments:?}: {outcomes:?}"
    );
    let expected = Document::parse(&TEXT.replacen(old, new, 1)).to_markdown();
    assert_eq!(text, expected, "{sub_amendments:?}");
}

fn refused(amendment: &str, sub_amendment: &str, code: &str) {
    let (outcomes, text) = after(amendment, &[sub_amendment]);
    let [Outcome::Refused(reason)] = &outcomes[..] else {
        panic!("{sub_amendment}: {outcomes:?}")
    };
    assert_eq!(reason.code(), code, "{sub_amendment}");
    assert!(!reason.message().is_empty());
    assert_eq!(text, after(amendment, &[]).1, "{sub_amendment}");
}

const ON_ONE_LINE: &str =
    "Rédiger ainsi l’alinéa 1 de l’article 1 : « Un bilan complet est fait deux fois par an. »";
const PRINTED: &str = "Après l’alinéa 1 de l’article 1, insérer les alinéas suivants :\n« Il est public.\n« Il est débattu.\n« Il est voté. »";

#[test]
fn what_an_amendment_writes_is_sub_amended() {
    let bilan = "Un bilan est fait chaque an.";
    for said in [
        "Sous-amendement à l’amendement n° 5 : à l’alinéa unique, substituer au mot : « deux » le mot : « trois ».",
        "Remplacer « deux » par « trois »",
        "À l’alinéa 1, substituer au mot : « deux » le mot : « trois ».",
        "Dans cet amendement, remplacer le mot « deux » par le mot « trois ».",
    ] {
        gives(
            ON_ONE_LINE,
            &[said],
            bilan,
            "Un bilan complet est fait trois fois par an.",
        );
    }
    gives(
        ON_ONE_LINE,
        &[
            "Supprimer le mot : « complet ».",
            "Compléter l’alinéa unique par la phrase suivante : « Il est public. »",
        ],
        bilan,
        "Un bilan est fait deux fois par an. Il est public.",
    );
    gives(
        "À l’article 1, remplacer « chaque an » par « chaque mois ».",
        &["Remplacer « mois » par « semestre »"],
        "chaque an",
        "chaque semestre",
    );
    gives(
        ON_ONE_LINE,
        &["Compléter cet amendement par l’alinéa suivant : « Il est public. »"],
        bilan,
        "Un bilan complet est fait deux fois par an.\n\nIl est public.",
    );
}

#[test]
fn alineas_are_counted_as_the_amendment_is_printed() {
    let bilan = "Un bilan est fait chaque an.";
    // Alinéa 1 is « Après l’alinéa 1… ».
    gives(
        PRINTED,
        &[
            "À l’alinéa 2, substituer au mot : « public » le mot : « publié ».",
            "Supprimer l’alinéa 4.",
        ],
        bilan,
        "Un bilan est fait chaque an.\n\nIl est publié.\n\nIl est débattu.",
    );
    gives(
        PRINTED,
        &["Après l’alinéa 3, insérer l’alinéa suivant : « Il est affiché. »"],
        bilan,
        "Un bilan est fait chaque an.\n\nIl est public.\n\nIl est débattu.\n\nIl est affiché.\n\nIl est voté.",
    );
    gives(PRINTED, &["Supprimer les alinéas 2 à 4."], bilan, bilan);
    refused(PRINTED, "Supprimer l’alinéa 1.", "not-written");
    refused(
        PRINTED,
        "À l’alinéa 1, substituer au mot : « alinéas » le mot : « mots ».",
        "not-written",
    );
    refused(PRINTED, "Supprimer l’alinéa 9.", "target-missing");
    refused(PRINTED, "Remplacer « est » par « sera »", "anchor-ambiguous");
    refused(PRINTED, "Faire mieux.", "not-understood");
}

#[test]
fn a_sub_amendment_may_add_an_instruction() {
    let changed = after(
        ON_ONE_LINE,
        &[
            "Compléter cet amendement par l’alinéa suivant :\n« II. – En conséquence, supprimer l’alinéa 1 de l’article 2. »",
        ],
    );
    assert_eq!(changed.0, [Outcome::Applied]);
    assert_eq!(
        changed.1,
        "## Article 1\n\nUn bilan complet est fait deux fois par an.\n\n## Article 2\n"
    );
}

#[test]
fn sub_amendments_clash_fall_and_repeat_as_amendments_do() {
    let outcomes = |said: &[&str]| after(PRINTED, said).0;
    assert_eq!(
        outcomes(&[
            "Supprimer l’alinéa 2.",
            "À l’alinéa 2, supprimer le mot : « public »."
        ]),
        [Outcome::Applied, Outcome::Fallen { by: 0 }]
    );
    assert_eq!(
        outcomes(&["Supprimer l’alinéa 2.", "Supprimer l’alinéa 2 ."]),
        [Outcome::Applied, Outcome::Identical { with: 0 }]
    );
    // The wider of two that touch the same words takes in the other; two that cross are for a person to tell.
    assert_eq!(
        outcomes(&[
            "À l’alinéa 2, remplacer « public » par « publié »",
            "À l’alinéa 2, remplacer « est public » par « reste »"
        ]),
        [Outcome::Fallen { by: 1 }, Outcome::Applied]
    );
    assert_eq!(
        outcomes(&[
            "À l’alinéa 2, remplacer « Il est » par « Ils sont »",
            "À l’alinéa 2, remplacer « est public » par « reste »"
        ])[1],
        Outcome::Refused(Reason::Overlap { with: 0 })
    );
    // Nothing left to write: the amendment loses its object.
    let text = Document::parse(TEXT);
    let parent = parse_amendment(ON_ONE_LINE, &text);
    let changed = sub_amended(&text, ON_ONE_LINE, &parent.edits, &["Supprimer l’alinéa unique."]);
    assert!(matches!(
        changed.outcomes[..],
        [Outcome::Refused(Reason::StructureBroken { .. })]
    ));
    let insertion = "Après l’alinéa 1 de l’article 1, insérer l’alinéa suivant : « Il est public. »";
    let parent = parse_amendment(insertion, &text);
    let changed = sub_amended(&text, insertion, &parent.edits, &["Supprimer l’alinéa unique."]);
    assert_eq!(
        (changed.outcomes, changed.edits),
        (vec![Outcome::Applied], Vec::new())
    );
}

/// What the amendment of a corpus writes: the text it amends is not there, so all of it is inserted.
fn edits_of(dispositif: &str) -> Vec<Edit> {
    let read = parse_in(dispositif, None);
    let inserted = |text: &str| {
        let blocks = text.lines().map(str::to_owned).collect();
        let operation = Operation::InsererBlocs {
            path: Path::alinea(None, 1),
            side: Side::Apres,
            blocks,
        };
        let words = Operation::Completer {
            path: Path::alinea(None, 1),
            addition: Addition::Mots(text.to_owned()),
        };
        let span = Span::default();
        Edit {
            operation: if text.contains('\n') { operation } else { words },
            span,
        }
    };
    if read.is_complete() {
        let written = read
            .directives
            .iter()
            .filter(|directive| !directive.text.is_empty());
        written.map(|directive| inserted(&directive.text)).collect()
    } else {
        // An additional article is tabled by its text alone.
        let lines: Vec<&str> = dispositif
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        vec![inserted(&lines.join("\n"))]
    }
}

#[test]
fn sub_amendments_of_the_assembly_find_their_place_in_their_amendment() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/amendments/sub-amendments.jsonl"
    );
    let Ok(corpus) = std::fs::read_to_string(path) else {
        println!("skipped: sub-amendments.jsonl is not beside the project");
        return;
    };
    let mut codes = std::collections::BTreeMap::<String, usize>::new();
    let mut all = 0;
    let text = Document::parse("Un.");
    for line in corpus.lines() {
        let pair: Value = serde_json::from_str(line).expect("a line is JSON");
        let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (parent, sub) = (said(&pair["parent"]["dispositif"]), said(&pair["dispositif"]));
        let edits = edits_of(&parent);
        if parent.is_empty() || edits.is_empty() {
            continue;
        }
        all += 1;
        let changed = sub_amended(&text, &parent, &edits, &[&sub]);
        let code = match &changed.outcomes[0] {
            Outcome::Applied => "applied".to_owned(),
            Outcome::Refused(reason) => reason.code().to_owned(),
            other => format!("{other:?}"),
        };
        if std::env::var_os("SHOW").is_some() && code != "applied" {
            println!(
                "---- {code} {:?}\nP: {parent}\nS: {sub}",
                changed.readings[0].not_understood
            );
        }
        *codes.entry(code).or_default() += 1;
    }
    println!("{all} pairs: {codes:?}");
    let applied = codes.get("applied").copied().unwrap_or_default();
    assert!(applied * 100 >= all * 80, "{applied} of {all}");
}

#[test]
fn nothing_changes_without_sub_amendments() {
    let text = Document::parse(TEXT);
    let parent = parse_amendment(PRINTED, &text);
    assert_eq!(
        sub_amended(&text, PRINTED, &parent.edits, &[]).edits,
        parent.edits
    );
    assert_eq!(apply_readings(&text, &[&parent]).outcomes, [Outcome::Applied]);
}
