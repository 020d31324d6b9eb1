//! Which passage of a text a sentence of an assembly means; what is not sure is refused.

use legistique::{Document, Outcome, Style, apply_readings, parse_in, read_amendment};

const TEXT: &str = "I. – Le conseil vote.\n\n1° Il siège le lundi, puis le mardi ;\n\n2° Il rend compte. Le maire signe.\n\nII. – Le maire exécute.\n\nIl informe le conseil.\n\nIl signe les actes.";

/// The text after one amendment that goes in.
fn after(style: Style, sentence: &str) -> String {
    let base = Document::parse(TEXT);
    let reading = read_amendment(sentence, Some(style), &base, None);
    let applied = apply_readings(&base, &[&reading]);
    assert_eq!(applied.outcomes, [Outcome::Applied], "{sentence}: {reading:?}");
    applied.document.to_markdown().trim_end().to_owned()
}

fn is_refused(style: Style, sentence: &str, division: Option<&str>) -> bool {
    let base = Document::parse(TEXT);
    let reading = read_amendment(sentence, Some(style), &base, division);
    let applied = apply_readings(&base, &[&reading]);
    matches!(applied.outcomes[..], [Outcome::Refused(_)]) && applied.document == base
}

#[test]
fn the_place_said_is_the_one_changed() {
    for (style, sentence, from, to) in [
        // Counted inside « II », not from the beginning of the article.
        (
            Style::Assemblee,
            "Au deuxième alinéa du II, substituer au mot : « conseil » le mot : « maire ».",
            "informe le conseil",
            "informe le maire",
        ),
        (
            Style::Assemblee,
            "Supprimer le dernier alinéa du II.",
            "\n\nIl signe les actes.",
            "",
        ),
        (
            Style::Senat,
            "Alinéa 2, 1°\nRemplacer le mot :\nlundi\npar le mot :\njeudi",
            "lundi",
            "jeudi",
        ),
        (
            Style::Senat,
            "Alinéa 2\n1° Remplacer le mot :\nlundi\npar le mot :\njeudi",
            "lundi",
            "jeudi",
        ),
        (
            Style::Senat,
            "Alinéa 2\nI. Après le mot :\nlundi,\ninsérer le mot :\nmatin",
            "lundi, puis",
            "lundi, matin puis",
        ),
        (
            Style::Assemblee,
            "Rédiger ainsi le début de l’alinéa 4 :\n« II. – L’exécutif, dont le maire… (le reste sans changement). »",
            "II. – Le maire",
            "II. – L’exécutif, dont le maire",
        ),
        (
            Style::Loi,
            "Après le mot : « lundi », la fin de l’alinéa 2 est supprimée.",
            "lundi, puis le mardi ;",
            "lundi ;",
        ),
        (
            Style::Loi,
            "À l’alinéa 2, le mot : « le » est remplacé à chaque occurrence par le mot : « chaque ».",
            "le lundi, puis le mardi",
            "chaque lundi, puis chaque mardi",
        ),
    ] {
        assert_eq!(after(style, sentence), TEXT.replacen(from, to, 1), "{sentence}");
    }
}

#[test]
fn two_places_said_one_after_another_are_two() {
    let text = after(
        Style::Senat,
        "Alinéa 3, seconde phrase, et alinéa 4\nRemplacer les mots :\nLe maire\npar les mots :\nLa maire",
    );
    assert_eq!(text.matches("La maire").count(), 2, "{text}");
    // « deux fois »: once in each.
    let text = after(
        Style::Senat,
        "Alinéas 5 et 6\nRemplacer (deux fois) le mot :\nIl\npar le mot :\nElle",
    );
    assert_eq!(text.matches("Elle ").count(), 2, "{text}");
}

#[test]
fn what_is_not_sure_is_refused() {
    for sentence in [
        "Au neuvième alinéa du II, supprimer le mot : « conseil ».",
        "Au deuxième alinéa du IV, supprimer le mot : « conseil ».",
        "À l’alinéa 5 de l’article L. 758-1, supprimer le mot : « conseil ».",
        "Rédiger ainsi le début de l’alinéa 4 :\n« II. – Tout autre chose… (le reste sans changement). »",
        "Rédiger ainsi le début de l’alinéa 2 :\n« 1° Le conseil siège le… (le reste sans changement). »",
    ] {
        // The last one has two « le »: « siège le » stands once.
        let is_sure = sentence.contains("siège le…");
        assert_eq!(
            is_refused(Style::Assemblee, sentence, None),
            !is_sure,
            "{sentence}"
        );
    }
    let elsewhere = "À l’alinéa 5 de l’article 14, supprimer le mot : « conseil ».";
    assert!(is_refused(Style::Assemblee, elsewhere, Some("Article 2")));
    assert!(!is_refused(Style::Assemblee, elsewhere, Some("Article 14")));
}

#[test]
fn lines_below_say_what_is_modified() {
    let sentence = "L’article 8 est modifié comme suit :\nI. – À l’alinéa 1, après le mot :\n« vote »\ninsérer les mots :\n« le budget ».\nII. – En conséquence, supprimer l’alinéa 5.";
    let read = parse_in(sentence, Some(Style::Assemblee));
    let asked: Vec<_> = read
        .directives
        .iter()
        .map(|one| (one.act.code(), one.place.alineas[0].first))
        .collect();
    assert!(read.is_complete());
    assert_eq!(asked, [("insm", 1), ("suppr", 5)]);
}

/// As many as one wants, one in another: reading stays flat.
#[test]
fn what_repeats_itself_is_read_without_end() {
    for part in [
        "Alinéa 5 est modifié comme suit :\n",
        "vingt ",
        "I. – Alinéa 5\n",
        "de de de ",
        "et alinéa 3, ",
    ] {
        let sentence = format!("Alinéa 5, {}", part.repeat(20_000));
        let read = parse_in(&sentence, Some(Style::Senat));
        assert!(!read.is_complete() || !read.directives.is_empty());
    }
}
