//! The sentences written for a change, and texts made to be heavy.

use legistique::{Document, Outcome, Reason, apply, draft, join_sentences, parse_amendment};

const PLAN: &str = "# Plan\n\n## Action 1 – Ouvrir les données\n\nLa commune publie ses données. Elle les met à jour.\n\n\
    - un inventaire ;\n\n- un portail.\n\n| an | jeux |\n|---|---|\n| 2026 | 10 |\n\n## Action 2 – Former\n\nUne formation de 5 jours est proposée.\n\n## Contexte\n\nLe conseil l’a voulu.";

fn drafted(old: &str, new: &str) -> Vec<String> {
    let (old, new) = (PLAN.replace('\r', ""), PLAN.replacen(old, new, 1));
    assert_ne!(old, new);
    let sentences = draft(&Document::parse(&old), &Document::parse(&new)).expect("it can be drafted");
    sentences
        .iter()
        .map(|sentence| sentence.replace('\u{a0}', " "))
        .collect()
}

#[test]
fn drafts_are_the_shortest_clear_sentences() {
    assert_eq!(
        drafted("proposée.", "proposée à tous."),
        ["Compléter l’alinéa 1 de l’action 2 par les mots : « à tous »."]
    );
    assert_eq!(
        drafted("5 jours", "10 jours"),
        ["À l’alinéa 1 de l’action 2, remplacer le mot : « 5 » par le mot : « 10 »."]
    );
    assert_eq!(
        drafted("Former", "Former et outiller"),
        ["Compléter l’intitulé de l’action 2 par les mots : « et outiller »."]
    );
    assert_eq!(
        drafted("- un inventaire ;\n\n- un portail.\n\n", ""),
        ["Supprimer les alinéas 2 et 3 de l’action 1."]
    );
    assert_eq!(
        drafted("Une formation de 5 jours est proposée.", "Chaque agent choisit."),
        ["Rédiger ainsi l’alinéa 1 de l’action 2 : « Chaque agent choisit. »"]
    );
    assert_eq!(
        drafted("les met à jour.", "les met à jour. Elle les relit."),
        ["Compléter l’alinéa 1 de l’action 1 par la phrase suivante : « Elle les relit. »"]
    );
    assert_eq!(
        drafted("l’a voulu", "l’a toujours voulu"),
        ["À l’alinéa 1 de la partie « Contexte », après le mot : « a », insérer le mot : « toujours »."]
    );
    assert_eq!(
        drafted(
            "## Contexte",
            "## Action 3 – Publier\n\nLe code est libre.\n\n## Contexte"
        ),
        ["Après l’action 2, insérer l’action suivante : « Action 3 – Publier\n« Le code est libre. »"]
    );
    assert_eq!(
        drafted("\n\n## Contexte\n\nLe conseil l’a voulu.", ""),
        ["Supprimer la partie « Contexte »."]
    );
    assert_eq!(
        drafted("| 2026 | 10 |", "| 2026 | 12 |"),
        [
            "À la ligne « 2026 », colonne « jeux », du tableau de l’action 1, remplacer le mot : « 10 » par le mot : « 12 »."
        ]
    );
}

#[test]
fn an_anchor_is_lengthened_until_it_is_clear() {
    let (old, new) = (
        "Le maire et le conseil et le public.",
        "Le maire et le conseil et aussi le public.",
    );
    let sentences = draft(&Document::parse(old), &Document::parse(new)).expect("it can be drafted");
    assert_eq!(
        sentences[0].replace('\u{a0}', " "),
        "À l’alinéa 1, après les mots : « conseil et », insérer le mot : « aussi »."
    );
    assert_eq!(join_sentences(&["A.".into(), "B.".into()]), "I. – A.\nII. – B.");
}

#[test]
fn many_changes_make_as_many_sentences() {
    let alineas: Vec<String> = (0..450)
        .map(|number| format!("Alinéa {number} du texte ancien."))
        .collect();
    let old = Document::parse(&alineas.join("\n\n"));
    let new = Document::parse(&old.to_markdown().replace("ancien", "nouveau"));
    let sentences = draft(&old, &new).expect("it can be drafted");
    assert_eq!(sentences.len(), 450);
    assert_eq!(
        sentences[449].replace('\u{a0}', " "),
        "À l’alinéa 450, remplacer le mot : « ancien » par le mot : « nouveau »."
    );
}

#[test]
fn a_word_quoted_a_thousand_times_is_still_found_in_one_pass() {
    let words = "mot ".repeat(20_000);
    let (old, new) = (
        Document::parse(&words),
        Document::parse(&words.replacen("mot mot", "mot mort", 1000)),
    );
    let sentences = draft(&old, &new).expect("it can be drafted");
    assert!(sentences[0].starts_with("Rédiger ainsi l’alinéa 1"));
    let quoted = format!("Remplacer « {} » par « x »", "mot ".repeat(5_000));
    let reading = parse_amendment(&quoted, &old);
    let refused = &apply(&old, &[&reading.edits]).outcomes[0];
    assert!(matches!(
        refused,
        Outcome::Refused(Reason::AnchorAmbiguous { count: 15_001, .. })
    ));
}

#[test]
fn hostile_texts_are_read_in_one_pass() {
    for unit in [
        "un mot ",
        "- a\n",
        "```\n",
        "> a\n",
        "# a\n",
        "« ",
        "a.\n\n",
        "|a|\n",
        "* * * a\n",
        "\\\n",
    ] {
        let markdown = unit.repeat(100_000 / unit.len());
        let document = Document::parse(&markdown);
        assert_eq!(Document::parse(&document.to_markdown()), document);
        let reading = parse_amendment(&markdown, &Document::parse("a"));
        assert!(!reading.not_understood.is_empty(), "{unit:?}");
    }
}

#[test]
fn two_megabytes_are_amended() {
    let line = "La commune publie ses données, les met à jour et rend compte de leur usage chaque année au conseil. ";
    let articles: Vec<String> = (1..=1000)
        .map(|number| format!("## Article {number}\n\n{}\n\nFin {number}.", line.repeat(20)))
        .collect();
    let old = Document::parse(&articles.join("\n\n"));
    assert!(old.to_markdown().len() > 2_000_000);
    let new = Document::parse(&articles.join("\n\n").replace("Fin 500.", "Fin à 500."));
    let sentences = draft(&old, &new).expect("it can be drafted");
    assert_eq!(
        sentences[0].replace('\u{a0}', " "),
        "À l’alinéa 2 de l’article 500, après le mot : « Fin », insérer le mot : « à »."
    );
}
