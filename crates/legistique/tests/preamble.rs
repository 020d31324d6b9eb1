//! Visas and considérants, in every dialect.

use legistique::{
    Document, Outcome, PreambleKind, Style, apply_readings, dispositif_json, draft_in, join_sentences,
    parse_in, read_amendment, render_in,
};

const DECISION: &str = "Vu le code général des collectivités territoriales,\n\nVu la délibération du 3 mars,\n\nConsidérant l’urgence,\n\n## Article 1\n\nLe budget est voté.";

#[test]
fn visas_are_read_without_the_text() {
    for (sentence, kind, rank) in [
        ("Supprimer le deuxième visa.", PreambleKind::Visa, 2),
        ("Supprimer le visa 2.", PreambleKind::Visa, 2),
        (
            "Le dernier considérant est supprimé.",
            PreambleKind::Considerant,
            -1,
        ),
    ] {
        let read = parse_in(sentence, None);
        assert!(read.is_complete(), "{sentence}: {read:?}");
        let preamble = read.directives[0].place.preamble.as_ref().expect(sentence);
        assert_eq!(
            (preamble.kind, &preamble.ranks[..]),
            (kind, &[rank][..]),
            "{sentence}"
        );
        let json = dispositif_json(&read, sentence);
        assert_eq!(json["edits"][0]["cible"][kind.name()], rank, "{json}");
    }
}

#[test]
fn visas_are_amended_in_each_dialect() {
    let base = Document::parse(DECISION);
    let after = |from: &str, to: &str| Document::parse(&DECISION.replacen(from, to, 1));
    for (sentence, expected) in [
        (
            "Supprimer le deuxième visa.",
            after("Vu la délibération du 3 mars,\n\n", ""),
        ),
        (
            "Le second visa est supprimé.",
            after("Vu la délibération du 3 mars,\n\n", ""),
        ),
        (
            "Au premier considérant, substituer au mot : « urgence » le mot : « attente ».",
            after("urgence", "attente"),
        ),
        (
            "Au considérant 1, le mot : « urgence » est remplacé par le mot : « attente ».",
            after("urgence", "attente"),
        ),
        (
            "Après le deuxième visa, insérer le visa suivant :\n« Vu le rapport, »",
            after("mars,", "mars,\n\nVu le rapport,"),
        ),
        (
            "Après le dernier visa, il est inséré un alinéa ainsi rédigé : « Vu le rapport, »",
            after("mars,", "mars,\n\nVu le rapport,"),
        ),
        (
            "Compléter les considérants par l’alinéa suivant :\n« Considérant le vote, »",
            after("urgence,", "urgence,\n\nConsidérant le vote,"),
        ),
    ] {
        for told in [Style::Assemblee, Style::Loi] {
            let reading = read_amendment(sentence, Some(told), &base, None);
            let applied = apply_readings(&base, &[&reading]);
            assert_eq!(
                applied.outcomes,
                [Outcome::Applied],
                "{told}: {sentence} {reading:?}"
            );
            assert_eq!(applied.document, expected, "{told}: {sentence}");
        }
    }
    let reading = read_amendment(
        "Supprimer le quatrième visa.",
        Some(Style::Assemblee),
        &base,
        None,
    );
    assert!(matches!(
        apply_readings(&base, &[&reading]).outcomes[..],
        [Outcome::Refused(_)]
    ));
}

#[test]
fn visas_are_said_in_each_dialect() {
    let directive = parse_in("Supprimer le deuxième visa.", None).directives[0].clone();
    for (style, said) in [
        (Style::Assemblee, "Supprimer le deuxième visa."),
        (Style::Senat, "Supprimer le deuxième visa."),
        (Style::Loi, "Le deuxième visa est supprimé."),
    ] {
        assert_eq!(render_in(&directive, style).as_deref(), Some(said));
    }
    let base = Document::parse(DECISION);
    for (from, to) in [
        ("3 mars", "4 mars"),
        ("Vu la délibération du 3 mars,\n\n", ""),
        ("l’urgence", "l’attente"),
    ] {
        let after = Document::parse(&DECISION.replacen(from, to, 1));
        for style in [Style::Assemblee, Style::Loi] {
            let drafted = draft_in(&base, &after, style).expect("a draft");
            let file = join_sentences(&drafted.sentences);
            assert!(drafted.municipal.is_empty(), "{style}: {file}");
            assert!(
                file.contains("visa") || file.contains("considérant"),
                "{style}: {file}"
            );
            let reading = read_amendment(&file, Some(style), &base, None);
            assert_eq!(apply_readings(&base, &[&reading]).document, after, "{file}");
        }
    }
}
