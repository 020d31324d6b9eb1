//! What authors write, what they get, and what they are told.

use legistique::{
    Applied, Document, Edit, Outcome, Reading, ReadingProblem, Reason, apply, apply_readings, inserted_text,
    parse_amendment,
};

const PLAN: &str = "# Plan\n\n## Action 1 – Ouvrir les données\n\nLa commune publie ses données. Elle les met à jour.\n\n\
    - un inventaire ;\n\n- un portail.\n\n| an | jeux |\n|---|---|\n| 2026 | 10 |\n\n## Action 2 – Former\n\nUne formation de 5 jours est proposée.\n\n## Contexte\n\nLe conseil l’a voulu.";

fn plan() -> Document {
    Document::parse(PLAN)
}

fn after(sentences: &[&str]) -> (Vec<Reading>, Applied) {
    let plan = plan();
    let readings: Vec<Reading> = sentences
        .iter()
        .map(|sentence| parse_amendment(sentence, &plan))
        .collect();
    let applied = apply_readings(&plan, &readings.iter().collect::<Vec<_>>());
    (readings, applied)
}

/// The blocks that one amendment changes: those that go, then those that come.
fn change(sentence: &str) -> (Vec<String>, Vec<String>) {
    let (readings, applied) = after(&[sentence]);
    assert_eq!(applied.outcomes, [Outcome::Applied], "{sentence}\n{readings:?}");
    let blocks = |document: &Document| {
        document
            .to_markdown()
            .trim_end()
            .split("\n\n")
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (old, new) = (blocks(&plan()), blocks(&applied.document));
    let only = |these: &[String], those: &[String]| {
        these
            .iter()
            .filter(|block| !those.contains(block))
            .cloned()
            .collect()
    };
    (only(&old, &new), only(&new, &old))
}

fn gives(sentence: &str, removed: &[&str], added: &[&str]) {
    let (gone, come) = change(sentence);
    assert_eq!(gone, removed, "{sentence}");
    assert_eq!(come, added, "{sentence}");
}

fn refusal(sentence: &str) -> Reason {
    let (readings, applied) = after(&[sentence]);
    assert_eq!(applied.document, plan(), "{sentence}");
    match &applied.outcomes[..] {
        [Outcome::Refused(reason)] => reason.clone(),
        other => panic!("{sentence}: {other:?} {readings:?}"),
    }
}

fn problem(sentence: &str) -> ReadingProblem {
    let reading = parse_amendment(sentence, &plan());
    assert_eq!(refusal(sentence), Reason::NotUnderstood);
    reading
        .not_understood
        .first()
        .unwrap_or_else(|| panic!("{sentence}: {reading:?}"))
        .reason
}

#[test]
fn alineas_are_numbered_by_division_and_tables_are_not() {
    let plan = plan();
    let action = &plan.divisions()[2];
    assert_eq!(
        (action.noun, action.number.as_deref(), &action.intitule[..]),
        (Some("action"), Some("1"), "Ouvrir les données")
    );
    let alineas: Vec<(usize, &str)> = action.alineas().collect();
    assert_eq!(
        alineas,
        [
            (1, "La commune publie ses données. Elle les met à jour."),
            (2, "- un inventaire ;"),
            (3, "- un portail.")
        ]
    );
    assert_eq!(plan.children(1).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(plan.parent(3), Some(1));
}

#[test]
fn words_are_replaced_removed_and_inserted_as_anyone_says_it() {
    let formation = "Une formation de 5 jours est proposée.";
    for sentence in [
        "À l’alinéa 1 de l’action 2, substituer au nombre : « 5 » le nombre : « 10 ».",
        "A l'alinéa 1 de l'action 2,remplacer \"5\" par \"10\"",
        "Dans l’action 2, remplacer le mot « 5 » par le mot « 10 ».",
        "Remplacer “5” par “10” à l’alinéa unique de l’action 2.",
        "Remplacer « 5 » par « 10 » dans l’action 2",
    ] {
        gives(
            sentence,
            &[formation],
            &["Une formation de 10 jours est proposée."],
        );
    }
    gives(
        "À l’action 2, supprimer les mots : « de 5 jours ».",
        &[formation],
        &["Une formation est proposée."],
    );
    gives(
        "À l’action 2, après le mot : « proposée », insérer les mots : « , sur demande, ».",
        &[formation],
        &["Une formation de 5 jours est proposée, sur demande,."],
    );
    gives(
        "À l’action 2, avant le mot : « jours », insérer le mot : « longs ».",
        &[formation],
        &["Une formation de 5 longs jours est proposée."],
    );
    gives(
        "Compléter l’alinéa 1 de l’action 2 par les mots : « à tous ».",
        &[formation],
        &["Une formation de 5 jours est proposée à tous."],
    );
    gives(
        "À l’alinéa 1 de l’action 2, après le mot : « formation », rédiger ainsi la fin de la phrase : « est obligatoire ».",
        &[formation],
        &["Une formation est obligatoire."],
    );
    gives(
        "À la première phrase de l’alinéa 1 de l’action 1, remplacer la 1re occurrence du mot : « données » par le mot : « jeux ».",
        &["La commune publie ses données. Elle les met à jour."],
        &["La commune publie ses jeux. Elle les met à jour."],
    );
}

#[test]
fn alineas_and_divisions_come_and_go() {
    gives(
        "Supprimer les alinéas 2 et 3 de l’action 1.",
        &["- un inventaire ;", "- un portail."],
        &[],
    );
    gives(
        "Rédiger ainsi l’alinéa 2 de l’action 1 : « un registre ; »",
        &["- un inventaire ;"],
        &["- un registre ;"],
    );
    gives(
        "Après l’alinéa 2 de l’action 1, insérer les deux alinéas suivants :\n« - un guide ;\n« - une charte ; »",
        &[],
        &["- un guide ;", "- une charte ;"],
    );
    gives(
        "Ajouter après l’alinéa 1 de l’action 2 : Elle est gratuite.",
        &[],
        &["Elle est gratuite."],
    );
    gives(
        "Supprimer la partie « Contexte ».",
        &["## Contexte", "Le conseil l’a voulu."],
        &[],
    );
    gives(
        "Avant l’action 2, insérer l’action suivante :\n« Action 1 bis – Inventorier\n« Un inventaire est fait. »",
        &[],
        &["## Action 1 bis – Inventorier", "Un inventaire est fait."],
    );
    gives(
        "Remplacer les alinéas 1 à 3 de l’action 1 par l’alinéa suivant : « Tout est ouvert. »",
        &[
            "La commune publie ses données. Elle les met à jour.",
            "- un inventaire ;",
            "- un portail.",
        ],
        &["Tout est ouvert."],
    );
    gives(
        "Supprimer la dernière phrase du premier alinéa de l’action 1.",
        &["La commune publie ses données. Elle les met à jour."],
        &["La commune publie ses données."],
    );
}

#[test]
fn a_completed_title_is_whole_or_added_but_never_doubled() {
    let old = ["## Action 1 – Ouvrir les données"];
    for sentence in [
        "Compléter l’intitulé de l’action 1 comme suit : Ouvrir les données et le code.",
        "Compléter l’intitulé de l’action 1 comme suit : « Ouvrir les données et le code »",
        "Compléter l’intitulé de l’action 1 comme suit : ... et le code.",
        "Compléter l’intitulé de l’action 1 par les mots : « et le code ».",
        "Compléter le titre de l’action 1 par : « et le code »",
        "Remplacer l’intitulé de l’action 1 par ouvrir les données et le code.",
    ] {
        gives(sentence, &old, &["## Action 1 – Ouvrir les données et le code"]);
    }
    let near = "Compléter l’intitulé de l’action 1 comme suit : Ouvrir toutes les données.";
    assert_eq!(problem(near), ReadingProblem::TitleNeitherCompletedNorReplaced);
}

#[test]
fn what_is_not_understood_is_said_and_nothing_is_applied() {
    assert_eq!(problem("Il faudrait faire mieux."), ReadingProblem::NoVerb);
    assert_eq!(problem("Supprimer ce qui gêne."), ReadingProblem::NoObject);
    assert_eq!(
        problem("À l’action 2, remplacer « 5 » par dix"),
        ReadingProblem::NoWords
    );
    assert_eq!(
        problem("À l’action 2, remplacer « 5 » par « 10"),
        ReadingProblem::UnclosedQuotation
    );
    assert_eq!(problem("Supprimer l’alinéa 1."), ReadingProblem::DivisionNotSaid);
    assert_eq!(
        problem("Supprimer l’alinéa 1 de l’action 2 sauf avis contraire."),
        ReadingProblem::Leftover
    );
    assert_eq!(
        problem("Supprimer l’action 2.\nEt voilà pourquoi."),
        ReadingProblem::NoVerb
    );
    assert_eq!(
        problem("Compléter l’action 1 par les mots : « et plus »."),
        ReadingProblem::NoObject
    );
    assert_eq!(
        problem("Compléter l’alinéa 1 de l’action 2 par : et gratuite"),
        ReadingProblem::NoWords
    );
    assert_eq!(
        problem("Remplacer « 5 » par « 10 » et « jours » par « heures »"),
        ReadingProblem::NoVerb
    );
    assert_eq!(
        problem("Supprimer l’alinéa 1 de l’action 2 et l’action 1."),
        ReadingProblem::NoVerb
    );
    assert_eq!(problem(""), ReadingProblem::NoVerb);
}

#[test]
fn refusals_say_what_is_missing() {
    let code = |sentence| refusal(sentence).code();
    assert_eq!(code("Supprimer l’alinéa 9 de l’action 1."), "target-missing");
    assert_eq!(code("Supprimer l’action 7."), "target-missing");
    assert_eq!(
        code("À l’action 2, supprimer le mot : « inconnu »."),
        "anchor-missing"
    );
    assert_eq!(
        code("À l’action 2, remplacer le mot : « une » par le mot : « la »."),
        "anchor-missing"
    );
    assert_eq!(code("Remplacer « données » par « jeux »"), "anchor-ambiguous");
    assert_eq!(
        code("À l’action 2, remplacer « 5 » par « 5 »."),
        "nothing-to-change"
    );
    assert_eq!(
        code("I. – À l’action 2, supprimer le mot : « 5 ».\nII. – Supprimer l’alinéa 1 de l’action 2."),
        "self-overlap"
    );
    assert_eq!(
        code(
            "À l’alinéa 1 de la partie « Contexte », remplacer les mots : « Le conseil » par les mots : « # Le conseil »."
        ),
        "structure-broken"
    );
    let message = refusal("Remplacer « données » par « jeux »").message();
    assert_eq!(
        message,
        "Les mots «\u{a0}données\u{a0}» se trouvent 2 fois (intitulé de l’action 1, alinéa 1 de l’action 1)\u{a0}: dites lesquels."
    );
}

#[test]
fn what_a_removal_covers_falls_whatever_the_order() {
    let word = "À l’alinéa 1 de l’action 2, remplacer « 5 » par « 10 ».";
    let added = "Compléter l’action 2 par l’alinéa suivant : « Gratuite. »";
    let removal = "Supprimer l’action 2.";
    let (_, applied) = after(&[word, removal, added, removal]);
    let fallen = Outcome::Fallen { by: 1 };
    assert_eq!(
        applied.outcomes,
        [
            fallen.clone(),
            Outcome::Applied,
            fallen,
            Outcome::Identical { with: 1 }
        ]
    );
    let (_, reversed) = after(&[removal, added, word]);
    assert_eq!(reversed.document, applied.document);
}

#[test]
fn competing_edits_are_left_to_people() {
    let (_, applied) = after(&[
        "À l’action 2, remplacer « 5 jours » par « dix jours ».",
        "À l’action 2, remplacer « jours est » par « journées est ».",
        "À l’action 2, remplacer « 5 jours » par « six jours ».",
        "À l’intitulé de l’action 2, remplacer « Former » par « Accompagner ».",
    ]);
    assert_eq!(
        applied.outcomes,
        [
            Outcome::Applied,
            Outcome::Refused(Reason::Overlap { with: 0 }),
            Outcome::Fallen { by: 0 },
            Outcome::Applied,
        ]
    );
    assert_eq!(
        applied.document.divisions()[3].blocks[0].text,
        "Une formation de dix jours est proposée."
    );
}

#[test]
fn insertions_at_one_place_keep_the_order_of_the_amendments() {
    let (_, applied) = after(&[
        "Après l’alinéa 1 de l’action 2, insérer l’alinéa suivant : « Un. »",
        "Compléter l’action 2 par l’alinéa suivant : « Deux. »",
        "Compléter l’alinéa 1 de l’action 2 par la phrase suivante : « Zéro. »",
    ]);
    assert_eq!(
        applied.outcomes,
        [Outcome::Applied, Outcome::Applied, Outcome::Applied]
    );
    let texts: Vec<&str> = applied.document.divisions()[3]
        .alineas()
        .map(|(_, text)| text)
        .collect();
    assert_eq!(
        texts,
        ["Une formation de 5 jours est proposée. Zéro.", "Un.", "Deux."]
    );
}

#[test]
fn a_sub_amendment_bears_on_what_its_parent_writes() {
    let parent = parse_amendment(
        "Rédiger ainsi l’alinéa 1 de l’action 2 : « Une formation a lieu chaque an. »",
        &plan(),
    );
    let base = inserted_text(&parent.edits);
    let reading = parse_amendment(
        "Sous-amendement à l’amendement n° 12 : à l’alinéa unique, substituer au mot : « an » le mot : « mois ».",
        &base,
    );
    assert_eq!(reading.sub_amendment_of.as_deref(), Some("12"));
    assert_eq!(
        apply_readings(&base, &[&reading]).document.to_markdown(),
        "Une formation a lieu chaque mois.\n"
    );
}

#[test]
fn an_amendment_of_no_edit_is_never_taken_for_one_without_effect() {
    let none: &[Edit] = &[];
    assert_eq!(
        apply(&plan(), &[none]).outcomes,
        [Outcome::Refused(Reason::NotUnderstood)]
    );
}

/// An additional article is an article: what is not named as one is refused, never added as an alinéa of its neighbour.
#[test]
fn an_additional_article_is_never_read_as_an_alinea() {
    let text =
        Document::parse("## Article 1\n\nLe conseil publie.\n\n## Article 2\n\nLe bilan est annuel.\n");
    for unnamed in [
        "Après l’article 2, insérer un article additionnel ainsi rédigé : « Le conseil rend compte. »",
        "Après l’article 2, insérer un article additionnel ainsi rédigé :\n« Le conseil rend compte. »",
        "Insérer, après l’article 2, un article additionnel : « Le conseil rend compte. »",
        "Après l’article 2, insérer un article 3 ainsi rédigé : « Le conseil rend compte. »",
        "Compléter l’article 2 par un article additionnel ainsi rédigé : « Le conseil rend compte. »",
    ] {
        let reading = parse_amendment(unnamed, &text);
        assert!(reading.edits.is_empty(), "{unnamed}: {:?}", reading.edits);
        assert_eq!(
            reading.not_understood[0].reason,
            ReadingProblem::NewDivisionUnnamed,
            "{unnamed}"
        );
    }
    let named = "Après l’article 2, insérer un article additionnel ainsi rédigé : « Article 3\nLe conseil rend compte. »";
    let reading = parse_amendment(named, &text);
    assert!(reading.not_understood.is_empty(), "{:?}", reading.not_understood);
    let applied = apply(&text, &[&reading.edits]);
    assert_eq!(
        applied.document.to_markdown(),
        "## Article 1\n\nLe conseil publie.\n\n## Article 2\n\nLe bilan est annuel.\n\n## Article 3\n\nLe conseil rend compte.\n"
    );
}
