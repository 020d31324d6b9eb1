//! Which alinéas a sentence bears on, and what `parvis amend parse` says of them: lists, alinéas left unsaid, free style.

use legistique::{
    Document, Outcome, Style, apply_readings, dispositif_json, parse_in, read_amendment, render_in,
};
use serde_json::{Value, json};

fn read(sentence: &str, style: Style) -> Value {
    let dispositif = parse_in(sentence, Some(style));
    assert!(
        dispositif.is_complete(),
        "{sentence}: {:?}",
        dispositif.not_understood
    );
    dispositif_json(&dispositif, sentence)["edits"].clone()
}

/// The text afterwards; none when the amendment is refused.
fn applied(text: &str, sentence: &str, style: Style) -> Option<String> {
    let document = Document::parse(text);
    let reading = read_amendment(sentence, Some(style), &document, None);
    let applied = apply_readings(&document, &[&reading]);
    (applied.outcomes[0] == Outcome::Applied).then(|| applied.document.to_markdown())
}

const THREE: &str = "Le conseil se réunit. Il vote.\n\nLe bureau prépare le vote du conseil.\n\nLe conseil publie. Il rend compte.";

#[test]
fn a_list_of_alineas_is_one_edit() {
    let edits = read("Supprimer les alinéas 3, 5 à 7 et 9.", Style::Assemblee);
    assert_eq!(edits.as_array().map(Vec::len), Some(1));
    assert_eq!(edits[0]["cible"], json!({ "alinea": 3 }));
    assert_eq!(
        edits[0]["autres"],
        json!([{ "alinea": 5, "alinea_fin": 7, "plage": true }, { "alinea": 9 }])
    );
    assert_eq!(
        applied(
            THREE,
            "Alinéas 1, 2 et 3\nRemplacer le mot :\nconseil\npar le mot :\ncomité",
            Style::Senat
        )
        .as_deref(),
        Some(
            "Le comité se réunit. Il vote.\n\nLe bureau prépare le vote du comité.\n\nLe comité publie. Il rend compte.\n"
        )
    );
}

#[test]
fn words_said_without_an_alinea_are_those_of_the_only_one() {
    let sentence = "Substituer au mot :\n« trois »\nle mot :\n« cinq ».";
    let edits = read(sentence, Style::Assemblee);
    assert_eq!(edits[0]["cible"], json!({ "alinea": 1 }));
    assert_eq!(edits[0]["sous_entendu"], json!({ "alinea": 1 }));
    // « cet article » is what the sentence says: the target stays it.
    let edits = read(
        "À cet article, substituer au mot :\n« trois »\nle mot :\n« cinq ».",
        Style::Assemblee,
    );
    assert_eq!(
        (&edits[0]["cible"], &edits[0]["sous_entendu"]),
        (&json!({ "article": 1 }), &json!({ "alinea": 1 }))
    );
}

#[test]
fn an_alinea_without_a_number_is_the_only_one_or_none() {
    let sentence = "Rédiger ainsi l’alinéa :\n« Le conseil vote. »";
    assert_eq!(
        applied("Le conseil se réunit.", sentence, Style::Assemblee).as_deref(),
        Some("Le conseil vote.\n")
    );
    assert_eq!(applied(THREE, sentence, Style::Assemblee), None);
}

#[test]
fn a_sentence_is_one_of_the_alinea_said_last() {
    let sentence = "Alinéas 2, 3, première phrase, et 1\nRemplacer le mot :\nconseil\npar le mot :\ncomité";
    let said: Vec<Value> = read(sentence, Style::Senat)
        .as_array()
        .into_iter()
        .flatten()
        .map(|edit| edit["cible"].clone())
        .collect();
    assert_eq!(
        said,
        [
            json!({ "alinea": 2 }),
            json!({ "alinea": 3, "phrase": 1 }),
            json!({ "alinea": 1 })
        ]
    );
    assert_eq!(
        applied(THREE, sentence, Style::Senat).as_deref(),
        Some(
            "Le comité se réunit. Il vote.\n\nLe bureau prépare le vote du comité.\n\nLe comité publie. Il rend compte.\n"
        )
    );
    // Each of them, when it is said of several.
    let edits = read(
        "Alinéas 1 et 3, premières phrases\nSupprimer ces phrases.",
        Style::Senat,
    );
    assert_eq!(
        edits[0]["cible"],
        json!({ "alinea": 1, "alinea_fin": 3, "phrase": 1 })
    );
    // Several places and several items: which is of which is not guessed.
    let mixed =
        "Alinéa 1, première phrase, et alinéa 3\n1° Supprimer le mot :\nconseil\n2° Supprimer le mot :\nvote";
    assert!(!parse_in(mixed, Some(Style::Senat)).is_complete());
}

#[test]
fn a_label_below_a_place_opens_what_is_done_there() {
    let sentence = "Après l’alinéa 1\nI. – Insérer un alinéa ainsi rédigé :\nLe bureau siège.\nII. – Alinéa 3\nSupprimer cet alinéa.";
    assert_eq!(
        applied("Un.\n\nDeux.\n\nTrois.", sentence, Style::Senat).as_deref(),
        Some("Un.\n\nLe bureau siège.\n\nDeux.\n")
    );
    let sentence = "l’alinéa 2 :\nI. – À l’alinéa 2, après le mot : « bureau », substituer au mot :\n« prépare »\nle mot :\n« organise ».\nII. – Au même alinéa, substituer au mot :\n« vote »\nle mot :\n« scrutin ».";
    assert_eq!(
        applied(THREE, sentence, Style::Assemblee).as_deref(),
        Some(
            "Le conseil se réunit. Il vote.\n\nLe bureau organise le scrutin du conseil.\n\nLe conseil publie. Il rend compte.\n"
        )
    );
}

#[test]
fn words_between_others_are_found() {
    let sentence = "Alinéa 2\nEntre les mots « bureau prépare » et « du conseil », insérez les mots « avant la fin de juin ».";
    let edits = read(sentence, Style::Senat);
    assert_eq!(
        (&edits[0]["op"], &edits[0]["mots"], &edits[0]["apres_mots"]),
        (&"insm".into(), &"du conseil".into(), &"bureau prépare".into())
    );
    assert!(
        applied(THREE, sentence, Style::Senat)
            .is_some_and(|text| text.contains("le vote avant la fin de juin du conseil"))
    );
    let other = sentence.replace("bureau prépare", "bureau refuse");
    assert_eq!(applied(THREE, &other, Style::Senat), None);
}

#[test]
fn what_people_write_is_read() {
    for (sentence, expected) in [
        (
            "Alinéa 2\nAprès les mots « le vote »\nAjoutez les mots « final »",
            "Le bureau prépare le vote final du conseil.",
        ),
        (
            "À l’alinéa 2, avant les mots « Le bureau », commencer la phrase par : « Chaque mois, ».",
            "Chaque mois, Le bureau prépare le vote du conseil.",
        ),
        (
            "Alinéa 2\nFaire précéder cet alinéa de la mention :\n1°",
            "1° Le bureau prépare le vote du conseil.",
        ),
        (
            "À l’alinéa 2, rajouter les mots après les mots « le vote » : « final ».",
            "Le bureau prépare le vote final du conseil.",
        ),
        (
            "À l’alinéa 2, suprimer les mots : « du conseil ».",
            "Le bureau prépare le vote.",
        ),
        (
            "À l’alinéa 2, susbtituer au mot : « bureau » le mot : « comité ».",
            "Le comité prépare le vote du conseil.",
        ),
        (
            "À l’alinéa 2, substituer au mot :\n« bureau » ;\nle mot :\n« comité ».",
            "Le comité prépare le vote du conseil.",
        ),
        (
            "À l’alinéa 2, substituer aux mots et au signe :\n« du conseil. »\nles mots et le signe :\n« du comité. ».",
            "Le bureau prépare le vote du comité.",
        ),
    ] {
        let style = if sentence.starts_with("Alinéa") {
            Style::Senat
        } else {
            Style::Assemblee
        };
        let text = applied(THREE, sentence, style);
        let second = text.as_deref().and_then(|text| text.split("\n\n").nth(1));
        assert_eq!(second, Some(expected), "{sentence}");
    }
}

#[test]
fn the_sentence_said_before_is_named_in_several_ways() {
    let sentence = "I. – À l’alinéa 2, supprimer les mots :\n« du conseil ».\nII. – En conséquence, audit alinéa 2, substituer au mot :\n« bureau »\nle mot :\n« comité ».\nIII. – En conséquence, à l’avant dernière phrase de l’alinéa 3, substituer au mot :\n« publie »\nle mot :\n« imprime ».";
    assert_eq!(
        applied(THREE, sentence, Style::Assemblee).as_deref(),
        Some(
            "Le conseil se réunit. Il vote.\n\nLe comité prépare le vote.\n\nLe conseil imprime. Il rend compte.\n"
        )
    );
}

#[test]
fn the_number_of_another_amendment_is_no_operation_on_the_text() {
    let sentence = "Amendement n° 24 rect.\nAlinéa 2\nSupprimer cet alinéa.";
    assert_eq!(read(sentence, Style::Senat)[0]["cible"], json!({ "alinea": 2 }));
    assert_eq!(applied(THREE, sentence, Style::Senat), None);
    let named = "Sous-amendement n° 3 à l’amendement n° 24\nSupprimer l’alinéa 2.";
    assert_eq!(applied(THREE, named, Style::Assemblee), None);
    // Copied with its own number.
    let own = "Amendement n° 24\nSupprimer l’alinéa 2.";
    assert_eq!(
        applied("Un.\n\nDeux.", own, Style::Commune).as_deref(),
        Some("Un.\n")
    );
}

#[test]
fn marks_the_wrong_way_round_do_not_end_what_is_written() {
    let sentence = "Rédiger ainsi cet article :\n« L’article est ainsi modifié :\n« 1° À la fin, les mots : » destinés aux frais » sont supprimés ;\n« 2° Le second alinéa est supprimé. »";
    assert_eq!(
        read(sentence, Style::Assemblee)[0]["cible"],
        json!({ "article": 1 })
    );
    let glued = "Rédiger ainsi l’alinéa 1 :\n« Les mots : »définis au II« sont supprimés » ; »";
    assert_eq!(read(glued, Style::Assemblee)[0]["cible"], json!({ "alinea": 1 }));
    // A colon that ends what is quoted, and words that begin with a sign, are no such marks.
    let sound = "À l’alinéa 1, les mots « aux points suivants : » sont remplacés par les mots « , comme il est dit, ».";
    let edits = read(sound, Style::Loi);
    assert_eq!(
        (&edits[0]["mots"], &edits[0]["texte"]),
        (&"aux points suivants :".into(), &", comme il est dit,".into())
    );
}

#[test]
fn what_a_dialect_has_no_words_for_is_not_written_otherwise() {
    let between = parse_in(
        "Alinéa 2\nEntre les mots « a » et « b », insérez le mot « c ».",
        Some(Style::Senat),
    );
    let only = parse_in("Rédiger ainsi l’alinéa :\n« x »", Some(Style::Assemblee));
    for style in Style::ALL {
        for directive in [&between.directives[0], &only.directives[0]] {
            if let Some(said) = render_in(directive, style) {
                let again = &parse_in(&said, Some(style)).directives[0];
                assert_eq!(
                    (&again.place, &again.after),
                    (&directive.place, &directive.after),
                    "{said}"
                );
            }
        }
    }
}
