//! What is in the text as its author wrote it, and that a person must look at: each doubt is said, and only then.

use legistique::{Document, Outcome, Style, apply_readings, read_amendment};

/// The text after amendments that all go in, and the codes of the doubts of each.
fn applied(base: &str, sentences: &[&str]) -> (String, Vec<Vec<&'static str>>) {
    let base = Document::parse(base);
    let readings: Vec<_> = sentences
        .iter()
        .map(|sentence| read_amendment(sentence, Some(Style::Assemblee), &base, None))
        .collect();
    let applied = apply_readings(&base, &readings.iter().collect::<Vec<_>>());
    for (outcome, sentence) in applied.outcomes.iter().zip(sentences) {
        assert_eq!(*outcome, Outcome::Applied, "{sentence}");
    }
    let codes = (0..sentences.len())
        .map(|index| applied.doubts(index).map(legistique::Doubt::code).collect())
        .collect();
    (applied.document.to_markdown(), codes)
}

const LIST: &str = "Le conseil :\n\n1° Vote ;\n\n2° Délibère ;\n\n3° Siège.";

#[test]
fn what_leaves_the_numbers_in_order_is_no_doubt() {
    for sentence in [
        "Supprimer l’alinéa 4.",
        "Après l’alinéa 2, insérer l’alinéa suivant :\n« 1° bis Écoute ; »",
        "À l’alinéa 3, substituer au mot : « Délibère » le mot : « Débat ».",
        "Rédiger ainsi l’alinéa 3 :\n« 2° Débat ; »",
        "Compléter cet article par l’alinéa suivant :\n« 4° Rend compte. »",
    ] {
        let (text, codes) = applied(LIST, &[sentence]);
        assert!(codes[0].is_empty(), "{sentence}: {codes:?} in {text}");
    }
}

#[test]
fn numbers_that_do_not_follow_any_more_are_said() {
    for sentence in [
        "Après l’alinéa 2, insérer l’alinéa suivant :\n« 2° Écoute ; »",
        "Rédiger ainsi l’alinéa 3 :\n« 4° Débat ; »",
        "Compléter cet article par l’alinéa suivant :\n« 5° Rend compte. »",
    ] {
        let (text, codes) = applied(LIST, &[sentence]);
        assert!(codes[0].contains(&"numbering"), "{sentence}: {codes:?} in {text}");
    }
    // As a town removes a number; the assemblies keep it.
    let base = Document::parse(LIST);
    for (style, sentence, expected) in [
        (Style::Commune, "Supprimer l’alinéa 3.", "1° Vote ;\n\n3° Siège."),
        (Style::Loi, "L’alinéa 3 est supprimé.", "1° Vote ;\n\n3° Siège."),
        (
            Style::Assemblee,
            "Supprimer l’alinéa 3.",
            "1° Vote ;\n\n2° (Supprimé)\n\n3° Siège.",
        ),
        (
            Style::Senat,
            "Alinéas 2 et 3\nSupprimer ces alinéas.",
            "1° et 2° (Supprimé)\n\n3° Siège.",
        ),
    ] {
        let reading = read_amendment(sentence, Some(style), &base, None);
        let applied = apply_readings(&base, &[&reading]);
        assert!(
            applied.document.to_markdown().contains(expected),
            "{style}: {}",
            applied.document.to_markdown()
        );
        let is_doubted = applied.doubts(0).any(|doubt| doubt.code() == "numbering");
        assert_eq!(
            is_doubted,
            matches!(style, Style::Commune | Style::Loi),
            "{style}"
        );
    }
    // What was wrong before is not of the amendment's doing.
    let (_, codes) = applied(
        "1° Vote ;\n\n3° Siège.",
        &["À l’alinéa 1, substituer au mot : « Vote » le mot : « Débat »."],
    );
    assert!(codes[0].is_empty(), "{codes:?}");
}

#[test]
fn a_number_left_open_is_given_and_said() {
    let (text, codes) = applied(
        "I. – Le conseil vote.\n\nII. – Il siège.",
        &["Compléter cet article par l’alinéa suivant :\n« … – Il rend compte. »"],
    );
    assert!(text.ends_with("III. – Il rend compte.\n"), "{text}");
    assert_eq!(codes, [["number-given"]]);
}

#[test]
fn two_that_write_at_one_place_are_said_unless_their_numbers_tell() {
    let add = |text: &str| format!("Après l’alinéa 2, insérer l’alinéa suivant :\n« {text} »");
    let (one, other) = (
        add("Il écoute."),
        "Avant l’alinéa 3, insérer l’alinéa suivant :\n« Il répond. »",
    );
    let (_, codes) = applied("Un.\n\nDeux.\n\nTrois.", &[&one, other]);
    assert_eq!(codes, [vec![], vec!["same-place"]]);
    let (ter, bis) = (add("1° ter Il répond ;"), add("1° bis Il écoute ;"));
    let (text, codes) = applied(LIST, &[&ter, &bis]);
    assert!(
        text.contains("1° bis Il écoute ;\n\n1° ter Il répond ;"),
        "{text}"
    );
    assert_eq!(codes, [Vec::<&str>::new(), vec![]]);
}

#[test]
fn the_rest_of_what_nobody_wants_is_said() {
    let (_, codes) = applied("Un seul alinéa.", &["Supprimer cet article."]);
    assert_eq!(codes, [Vec::<&str>::new()]);
    let (_, codes) = applied(
        "Un.\n\nDeux.",
        &["Supprimer l’alinéa 1.", "Supprimer l’alinéa 2."],
    );
    assert_eq!(codes[0], ["nothing-left"]);
    let (text, codes) = applied(
        "Le conseil vote le budget.",
        &["À l’alinéa 1, après le mot : « vote », insérer les mots : « et arrête le »."],
    );
    assert!(text.contains("le le budget"), "{text}");
    assert_eq!(codes, [["word-twice"]]);
    let (_, codes) = applied(
        "Un.\n\nDeux.",
        &["Après l’alinéa 1, insérer l’alinéa suivant :\nLa fin est ainsi rédigée : »le mandat« ."],
    );
    assert_eq!(codes, [["marks-reversed"]]);
}

#[test]
fn each_doubt_is_said_in_french() {
    let base = Document::parse(LIST);
    let sentences = [
        "Supprimer l’alinéa 3.",
        "Après l’alinéa 4, insérer l’alinéa suivant :\n« Un. »",
        "Compléter cet article par l’alinéa suivant :\n« Deux. »",
    ];
    let readings = sentences.map(|sentence| read_amendment(sentence, None, &base, None));
    let applied = apply_readings(&base, &readings.each_ref());
    let numbers = ["12", "13", "14"].map(str::to_owned);
    let said: Vec<String> = applied
        .warnings
        .iter()
        .map(|warning| warning.doubt.message_naming(&numbers))
        .collect();
    assert!(
        said.iter()
            .any(|said| said.contains("«\u{a0}1°\u{a0}» est suivi de «\u{a0}3°\u{a0}»")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|said| said.contains("L’amendement 13 écrit au même endroit")),
        "{said:?}"
    );
}
