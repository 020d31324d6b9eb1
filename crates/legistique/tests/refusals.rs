//! What is understood and must not be written all the same: the words of others, counts that are wrong, quotations closed before.

use legistique::{
    Document, Outcome, Reading, ReadingProblem, Style, apply_readings, close_quotations, closed_as_read,
    parse_in, read_amendment, read_sub_amendment, sub_amended,
};

fn reasons(reading: &Reading) -> Vec<ReadingProblem> {
    reading
        .not_understood
        .iter()
        .map(|problem| problem.reason)
        .collect()
}

#[test]
fn a_line_said_twice_loses_its_mark_only_where_it_was_amended() {
    let before = Document::parse(
        "## Article 1\n\n\"Un bilan.\n\n\"Il est public.\" ;\n\n## Article 2\n\n\"Le maire signe.\n\n\"Il est public.\" ;",
    );
    let after = Document::parse(
        "## Article 1\n\n\"Un bilan.\n\n\"Il est public.\" ;\n\n\"Il est lu.\" ;\n\n## Article 2\n\n\"Le maire signe.\n\n\"Il est public.\" ;",
    );
    let closed = close_quotations(&before, &after).to_markdown();
    assert_eq!(
        closed,
        "## Article 1\n\n\"Un bilan.\n\n\"Il est public.\n\n\"Il est lu.\" ;\n\n## Article 2\n\n\"Le maire signe.\n\n\"Il est public.\" ;\n"
    );
}

#[test]
fn what_was_closed_before_stays_closed() {
    // Each alinéa is a quotation of its own: what changes in one leaves the other.
    let before = Document::parse("\"Un.\" ;\n\n\"Deux.\" ;\n\n\"Trois.\" ;");
    let after = Document::parse("\"Un.\" ;\n\n\"Deux.\" ;\n\n\"Quatre.\" ;");
    assert_eq!(close_quotations(&before, &after), after);
    // Two quotations that the removal of what stood between them joins.
    let before = Document::parse("\"Un.\" ;\n\nPuis :\n\n\"Deux.\" ;");
    let after = Document::parse("\"Un.\" ;\n\n\"Deux.\" ;");
    assert_eq!(close_quotations(&before, &after), after);
}

#[test]
fn quotations_are_closed_for_who_was_read_as_a_parliament_writes() {
    let text = Document::parse("\"Un.\n\n\"Deux.\" ;");
    for (sentence, is_parliamentary, expected) in [
        ("Alinéa 2\n\nSupprimer cet alinéa.", true, "\"Un.\" ;\n"),
        // It looks like the Assemblée’s; the municipal reader understood it.
        ("Supprimer l’alinéa 2.", false, "\"Un.\n"),
    ] {
        let reading = read_amendment(sentence, None, &text, None);
        assert_eq!(reading.is_parliamentary, is_parliamentary, "{sentence}");
        let applied = apply_readings(&text, &[&reading]);
        let closed = closed_as_read(&text, applied, &[(&reading.edits, reading.is_parliamentary)]);
        assert_eq!(closed.document.to_markdown(), expected, "{sentence}");
    }
}

#[test]
fn an_amendment_is_not_the_text_it_amends() {
    let text = Document::parse(
        "## Article 1\n\nUn bilan est fait.\n\nIl est public.\n\n## Article 2\n\nLe maire signe.",
    );
    for sentence in [
        "Compléter cet amendement par l’alinéa suivant :\n« Il est lu. »",
        "Compléter cet amendement par un alinéa ainsi rédigé : « Il est lu. »",
        "À l’alinéa 2 de cet amendement, substituer au mot : « public » le mot : « lu ».",
        "Supprimer l’alinéa 2 de ce sous-amendement.",
        "Rédiger ainsi cet amendement :\n« Il est lu. »",
    ] {
        for style in [None, Some(Style::Assemblee)] {
            for division in [None, Some("Article 1")] {
                let reading = read_amendment(sentence, style, &text, division);
                assert!(reading.edits.is_empty(), "{sentence}: {reading:?}");
                assert_eq!(reasons(&reading), [ReadingProblem::AmendmentNamed], "{sentence}");
            }
        }
    }
    let alone = Document::parse("Un bilan est fait.");
    let sentence = "Compléter cet amendement par l’alinéa suivant :\n« Il est lu. »";
    assert!(read_sub_amendment(sentence, None, &alone, None).is_complete());
    let parent = "Rédiger ainsi l’alinéa 1 :\n« Un bilan a lieu. »";
    let reading = read_amendment(parent, None, &alone, None);
    let changed = sub_amended(&alone, parent, &reading.edits, &[sentence]);
    assert_eq!(changed.outcomes, [Outcome::Applied], "{changed:?}");
}

#[test]
fn as_many_alineas_are_written_as_are_announced() {
    let text = Document::parse("Un bilan est fait.\n\nIl est public.");
    let miscounted = [
        "Après l’alinéa 1, insérer l’alinéa suivant :\n« Il est lu.\n« Il est court. »",
        "Après l’alinéa 1, insérer les trois alinéas suivants :\n« Il est lu.\n« Il est court. »",
        "Après l’alinéa 1\n\nInsérer deux alinéas ainsi rédigés :\n\nIl est lu.",
        "Après l’alinéa 1\n\nInsérer un alinéa ainsi rédigé :\n\nIl est lu.\n\nCar il le faut.",
        "Après l’alinéa 1, il est inséré deux alinéas ainsi rédigés :\n« Il est lu. »",
        "Après l’alinéa 1, insérer deux alinéas ainsi rédigés : « Il est lu. »",
    ];
    for sentence in miscounted {
        let reading = read_amendment(sentence, None, &text, None);
        assert!(reading.edits.is_empty(), "{sentence}: {reading:?}");
        assert_eq!(
            reasons(&reading),
            [ReadingProblem::AlineasMiscounted],
            "{sentence}"
        );
    }
    let counted = [
        "Après l’alinéa 1, insérer l’alinéa suivant :\n« Il est lu. »",
        "Après l’alinéa 1, insérer les deux alinéas suivants :\n« Il est lu.\n« Il est court. »",
        "Après l’alinéa 1\n\nInsérer deux alinéas ainsi rédigés :\n\nIl est lu.\n\nIl est court.",
        "Après l’alinéa 1, insérer un alinéa ainsi rédigé : « Il est lu. »",
    ];
    for sentence in counted {
        let reading = read_amendment(sentence, None, &text, None);
        assert!(reading.is_complete(), "{sentence}: {reading:?}");
    }
    let said = parse_in(counted[1], Some(Style::Assemblee));
    assert_eq!(said.directives[0].announced, Some(2));
}

#[test]
fn the_heading_of_the_reasons_is_never_written() {
    let text = Document::parse("Un bilan est fait.\n\nIl est public.");
    for heading in ["Objet", "Objet :", "Exposé sommaire", "EXPOSÉ DES MOTIFS"] {
        let sentence = format!(
            "Après l’alinéa 1\n\nInsérer plusieurs alinéas ainsi rédigés :\n\nIl est lu.\n\n{heading}\n\nCar il le faut."
        );
        let read = parse_in(&sentence, Some(Style::Senat));
        assert_eq!(read.directives[0].text, "Il est lu.", "{sentence}");
        assert!(
            !read_amendment(&sentence, None, &text, None).is_complete(),
            "{sentence}"
        );
    }
}

#[test]
fn parts_of_a_sub_amendment_are_not_parts_of_an_amendment() {
    let text = Document::parse("Un bilan est fait.\n\nIl est public.");
    let sentence =
        "I. – Supprimer l’alinéa 1.\nII. – Sous-amendement à l’amendement n° 5 : Supprimer l’alinéa 2.";
    let reading = read_amendment(sentence, None, &text, None);
    assert!(
        !reading.is_complete() || reading.sub_amendment_of.is_some(),
        "{reading:?}"
    );
}

#[test]
fn only_who_asks_for_the_dialect_of_an_assembly_keeps_its_numbers() {
    let text = Document::parse("1° Vote ;\n\n2° Délibère ;\n\n3° Siège.");
    for (style, expected) in [
        (None, "1° Vote ;\n\n3° Siège.\n"),
        (Some(Style::Senat), "1° Vote ;\n\n2° (Supprimé)\n\n3° Siège.\n"),
    ] {
        let reading = read_amendment("Alinéa 2\nSupprimer cet alinéa.", style, &text, None);
        let applied = apply_readings(&text, &[&reading]);
        assert_eq!(applied.document.to_markdown(), expected, "{style:?}");
    }
}
