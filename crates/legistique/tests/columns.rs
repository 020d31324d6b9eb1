//! Amending columns of tables: named or ranked, renamed, removed, added, rewritten; by the town and by the assemblies.

use legistique::{
    Document, Outcome, Path, Reason, Style, apply_readings, draft, join_sentences, parse_amendment,
    read_amendment,
};
use proptest::prelude::*;

const PLAN: &str = "# Plan\n\n## Article 4 – Budget\n\nLe budget est réparti ainsi.\n\n| Action | Montant | Part |\n|---|---:|---|\n| Recenser | 150 € | 83 % |\n| Former | 30 € | 17 % |\n\n## Article 5\n\nCe plan est public.\n";

fn plan() -> Document {
    Document::parse(PLAN)
}

fn outcome(sentences: &[&str]) -> (Vec<Outcome>, String) {
    let plan = plan();
    let readings: Vec<_> = sentences
        .iter()
        .map(|sentence| {
            let reading = parse_amendment(sentence, &plan);
            assert!(
                reading.not_understood.is_empty(),
                "{sentence}\n{:?}",
                reading.not_understood
            );
            reading
        })
        .collect();
    let applied = apply_readings(&plan, &readings.iter().collect::<Vec<_>>());
    (applied.outcomes, applied.document.to_markdown())
}

/// The lines of the table, once amended.
fn table(sentence: &str) -> Vec<String> {
    let (outcomes, text) = outcome(&[sentence]);
    assert_eq!(outcomes, [Outcome::Applied], "{sentence}");
    lines(&text)
}

fn lines(text: &str) -> Vec<String> {
    let rows = text.lines().filter(|line| line.starts_with('|'));
    rows.map(str::to_owned).collect()
}

fn refused(sentence: &str) -> &'static str {
    match &outcome(&[sentence]).0[0] {
        Outcome::Refused(reason) => reason.code(),
        other => panic!("{sentence}: {other:?}"),
    }
}

const WITHOUT_PART: [&str; 4] = [
    "| Action | Montant |",
    "|---|---:|",
    "| Recenser | 150 € |",
    "| Former | 30 € |",
];

#[test]
fn a_column_is_named_as_people_name_it() {
    let moved = [
        "| Action | Montant | Part |",
        "|---|---:|---|",
        "| Recenser | 150 € | 83 % |",
        "| Former | 40 € | 17 % |",
    ];
    for sentence in [
        "À la deuxième colonne du tableau de l’article 4, remplacer « 30 € » par « 40 € ».",
        "À la colonne intitulée « Montant » du tableau de l’article 4, remplacer « 30 € » par « 40 € ».",
        "À la colonne intitulée : « Montant » du tableau de l’article 4, remplacer le montant : « 30 € » par le montant : « 40 € ».",
        "Dans la colonne « montant » du tableau de l’article 4, substituer au montant : « 30 € » le montant : « 40 € ».",
        "Dans le tableau de l’article 4, à l’avant-dernière colonne, remplacer « 30 € » par « 40 € ».",
        "À la colonne dénommée « Montant », à la ligne « Former » du tableau de l’article 4, remplacer « 30 € » par « 40 € ».",
    ] {
        assert_eq!(table(sentence), moved, "{sentence}");
    }
}

#[test]
fn a_column_is_renamed() {
    for sentence in [
        "À l’intitulé de la colonne « Montant » du tableau de l’article 4, remplacer le mot : « Montant » par les mots : « Montant en euros ».",
        "Remplacer l’intitulé de la deuxième colonne du tableau de l’article 4 par : « Montant en euros ».",
        "À la colonne « Montant » du tableau de l’article 4, remplacer « Montant » par « Montant en euros ».",
        "À la colonne « Montant » du tableau de l’article 4, après le mot : « Montant », insérer les mots : « en euros ».",
    ] {
        assert_eq!(
            table(sentence)[0],
            "| Action | Montant en euros | Part |",
            "{sentence}"
        );
    }
    assert_eq!(
        refused(
            "À l’intitulé de la colonne « Montant » du tableau de l’article 4, remplacer « 30 € » par « 40 € »."
        ),
        "anchor-missing"
    );
    assert_eq!(
        refused("Supprimer l’intitulé de la colonne « Montant » du tableau de l’article 4."),
        "structure-broken"
    );
}

#[test]
fn columns_come_and_go() {
    for sentence in [
        "Supprimer la colonne « Part » du tableau de l’article 4.",
        "Supprimer la troisième colonne du tableau de l’article 4.",
        "Supprimer la dernière colonne du tableau de l’article 4.",
        "Dans le tableau de l’article 4, supprimer la colonne intitulée « Part ».",
    ] {
        assert_eq!(table(sentence), WITHOUT_PART, "{sentence}");
    }
    let first = table("Supprimer la première colonne du tableau de l’article 4.");
    assert_eq!(
        first,
        [
            "| Montant | Part |",
            "|---:|---|",
            "| 150 € | 83 % |",
            "| 30 € | 17 % |"
        ]
    );

    let with_year = [
        "| Action | Montant | Année | Part |",
        "|---|---:|---|---|",
        "| Recenser | 150 € | 2026 | 83 % |",
        "| Former | 30 € | 2027 | 17 % |",
    ];
    for sentence in [
        "Après la colonne « Montant » du tableau de l’article 4, insérer la colonne suivante : « | Année |\n|---|\n| 2026 |\n| 2027 | »",
        "Avant la dernière colonne du tableau de l’article 4, insérer une colonne ainsi rédigée : « | Année |\n| 2026 |\n| 2027 | »",
        "Après la deuxième colonne du tableau de l’article 4, ajouter la colonne suivante : « Année\n2026\n2027 »",
    ] {
        assert_eq!(table(sentence), with_year, "{sentence}");
    }
    for sentence in [
        "Compléter le tableau de l’article 4 par la colonne suivante : « | Année |\n|---|\n| 2026 |\n| | »",
        "Compléter le tableau de l’article 4 par une colonne ainsi rédigée : « | Année |\n| 2026 |\n| | »",
    ] {
        let completed = table(sentence);
        assert_eq!(completed[0], "| Action | Montant | Part | Année |", "{sentence}");
        assert_eq!(completed[1], "|---|---:|---|---|", "{sentence}");
        assert_eq!(completed[3], "| Former | 30 € | 17 % | |", "{sentence}");
    }
    assert_eq!(
        table("Compléter le tableau de l’article 4 par la ligne suivante : « | Ouvrir | 0 € | 0 % | »")
            .last()
            .map(String::as_str),
        Some("| Ouvrir | 0 € | 0 % |")
    );
}

#[test]
fn a_column_is_rewritten() {
    let cells = table("Rédiger ainsi la colonne « Part » du tableau de l’article 4 : « | 80 % |\n| 20 % | »");
    assert_eq!(cells[0], "| Action | Montant | Part |");
    assert_eq!(
        cells[2..],
        ["| Recenser | 150 € | 80 % |", "| Former | 30 € | 20 % |"]
    );
    let whole = table(
        "Rédiger ainsi la dernière colonne du tableau de l’article 4 : « | Reste |\n|---|\n| a \\| b |\n| 20 % | »",
    );
    assert_eq!(whole[0], "| Action | Montant | Reste |");
    assert_eq!(whole[2], "| Recenser | 150 € | a \\| b |");
}

#[test]
fn what_does_not_fit_the_table_is_refused() {
    for (sentence, code) in [
        (
            "Supprimer la colonne « Prix » du tableau de l’article 4.",
            "target-missing",
        ),
        (
            "Supprimer la neuvième colonne du tableau de l’article 4.",
            "target-missing",
        ),
        (
            "À la colonne « Part » du tableau de l’article 4, remplacer « % » par « pour cent ».",
            "anchor-ambiguous",
        ),
        (
            "Après la colonne « Montant » du tableau de l’article 4, insérer la colonne suivante : « | Année |\n| 2026 | »",
            "structure-broken",
        ),
        (
            "Après la colonne « Montant » du tableau de l’article 4, insérer la colonne suivante : « | Année | Lieu |\n| 2026 | ici |\n| 2027 | là | »",
            "structure-broken",
        ),
        (
            "Rédiger ainsi la colonne « Part » du tableau de l’article 4 : « | 80 % | »",
            "structure-broken",
        ),
        (
            "Supprimer la colonne « Action » du tableau de l’article 4.\nSupprimer la colonne « Montant » du tableau de l’article 4.\nSupprimer la colonne « Part » du tableau de l’article 4.",
            "structure-broken",
        ),
        (
            "Supprimer la colonne « Part » du tableau de l’article 4.\nAprès la ligne « Former » du tableau de l’article 4, insérer la ligne suivante : « | Ouvrir | 0 € | 0 % | »",
            "structure-broken",
        ),
    ] {
        assert_eq!(refused(sentence), code, "{sentence}");
    }
    let alone = Document::parse("## Article 4\n\n| Action |\n|---|\n| Recenser |\n");
    let reading = parse_amendment(
        "Supprimer la colonne « Action » du tableau de l’article 4.",
        &alone,
    );
    let applied = apply_readings(&alone, &[&reading]);
    assert!(
        matches!(
            applied.outcomes[0],
            Outcome::Refused(Reason::StructureBroken { .. })
        ),
        "{:?}",
        applied.outcomes
    );
}

#[test]
fn several_amendments_of_one_table_go_in_together_or_say_why_not() {
    let less = "Supprimer la colonne « Part » du tableau de l’article 4.";
    let more = "Après la colonne « Montant » du tableau de l’article 4, insérer la colonne suivante : « | Année |\n| 2026 |\n| 2027 | »";
    let (outcomes, text) = outcome(&[
        "À la ligne « Former » du tableau de l’article 4, remplacer « 30 € » par « 40 € ».",
        more,
    ]);
    assert_eq!(outcomes, [Outcome::Applied, Outcome::Applied]);
    assert!(text.contains("| Former | 40 € | 2027 | 17 % |"), "{text}");
    // Words of a column that goes fall with it.
    let (outcomes, text) = outcome(&[
        "À la ligne « Former » du tableau de l’article 4, remplacer « 17 % » par « 18 % ».",
        less,
    ]);
    assert_eq!(outcomes, [Outcome::Fallen { by: 1 }, Outcome::Applied]);
    assert_eq!(lines(&text), WITHOUT_PART);
    let (outcomes, _) = outcome(&[less, less]);
    assert_eq!(outcomes[1], Outcome::Identical { with: 0 });
    // A row written for three columns does not fit four, nor two.
    for other in [less, more] {
        let (outcomes, _) = outcome(&[
            "Après la ligne « Former » du tableau de l’article 4, insérer la ligne suivante : « | Ouvrir | 0 € | 0 % | »",
            other,
        ]);
        assert_eq!(
            outcomes,
            [Outcome::Applied, Outcome::Refused(Reason::Overlap { with: 0 })],
            "{other}"
        );
    }
    let (outcomes, _) = outcome(&[
        less,
        "Supprimer la colonne « Montant » du tableau de l’article 4.",
    ]);
    assert_eq!(outcomes[1], Outcome::Refused(Reason::Overlap { with: 0 }));
    // Two add a column at one place: both are there, in the order of the amendments.
    let (outcomes, text) = outcome(&[more, &more.replace("Année", "Lieu")]);
    assert_eq!(outcomes, [Outcome::Applied, Outcome::Applied]);
    assert_eq!(lines(&text)[0], "| Action | Montant | Année | Lieu | Part |");
    // The whole table goes: what was in it falls.
    let (outcomes, text) = outcome(&[more, "Supprimer le tableau de l’article 4."]);
    assert_eq!(outcomes, [Outcome::Fallen { by: 1 }, Outcome::Applied]);
    assert!(lines(&text).is_empty());
}

/// What is drafted is read back and gives the new text, in as few words as it can be said.
#[test]
fn columns_are_drafted() {
    let plan = plan();
    for (new, said) in [
        (
            PLAN.replace(" Part |", "")
                .replace("---:|---|", "---:|")
                .replace(" 83 % |", "")
                .replace(" 17 % |", ""),
            vec!["Supprimer la colonne « Part » du tableau de l’article 4."],
        ),
        (
            PLAN.replace("| Montant |", "| Montant en euros |"),
            vec![
                "À l’intitulé de la colonne « Montant » du tableau de l’article 4, remplacer le mot : « Montant » par les mots : « Montant en euros ».",
            ],
        ),
        (
            PLAN.replace(" Part |", " Année | Part |")
                .replace("---:|---|", "---:|:-:|---|")
                .replace(" 83 % |", " 2026 | 83 % |")
                .replace(" 17 % |", " 2027 | 18 % |"),
            vec![
                "Après la colonne « Montant » du tableau de l’article 4, insérer la colonne suivante : « | Année |\n|:-:|\n| 2026 |\n| 2027 | »",
                "À la ligne « Former », colonne « Part », du tableau de l’article 4, remplacer le mot : « 17 % » par le mot : « 18 % ».",
            ],
        ),
    ] {
        let goal = Document::parse(&new);
        let sentences = draft(&plan, &goal).expect("it is said");
        let plain: Vec<String> = sentences
            .iter()
            .map(|sentence| sentence.replace('\u{a0}', " "))
            .collect();
        assert_eq!(plain, said);
        let reading = parse_amendment(&join_sentences(&sentences), &plan);
        let applied = apply_readings(&plan, &[&reading]);
        assert_eq!(applied.document, goal, "{sentences:?}");
    }
}

#[test]
fn the_assemblies_and_laws_say_it_too() {
    let plan = plan();
    for (sentence, style) in [
        (
            "Supprimer la troisième colonne du tableau de l’article 4.",
            Style::Assemblee,
        ),
        (
            "La troisième colonne du tableau de l’article 4 est supprimée.",
            Style::Loi,
        ),
        (
            "La colonne intitulée : « Part » du tableau de l’article 4 est supprimée.",
            Style::Loi,
        ),
        (
            "Article 4, tableau, troisième colonne\nSupprimer cette colonne.",
            Style::Senat,
        ),
    ] {
        let reading = read_amendment(sentence, Some(style), &plan, None);
        let applied = apply_readings(&plan, &[&reading]);
        assert_eq!(applied.outcomes, [Outcome::Applied], "{sentence}\n{reading:?}");
        assert_eq!(lines(&applied.document.to_markdown()), WITHOUT_PART, "{sentence}");
    }
    let added = "Après la deuxième colonne du tableau de l’article 4, insérer une colonne ainsi rédigée :\n« | Année |\n| 2026 |\n| 2027 | »";
    let reading = read_amendment(added, Some(Style::Assemblee), &plan, None);
    let applied = apply_readings(&plan, &[&reading]);
    assert_eq!(applied.outcomes, [Outcome::Applied], "{reading:?}");
    assert_eq!(
        lines(&applied.document.to_markdown())[0],
        "| Action | Montant | Année | Part |"
    );
}

#[test]
fn the_place_of_a_heading_has_a_name() {
    let path: Path = "article-4/tableau/ligne-0/colonne:Montant"
        .parse()
        .expect("a path");
    assert_eq!(path.machine(), "article-4/tableau/ligne-0/colonne:Montant");
    assert_eq!(
        path.with_article().replace('\u{a0}', " "),
        "l’intitulé de la colonne « Montant » du tableau de l’article 4"
    );
    for wrong in [
        "article-4/tableau/ligne-0",
        "article-4/tableau/colonne-0",
        "article-4/tableau/ligne:x/colonne-0",
    ] {
        assert!(wrong.parse::<Path>().is_err(), "{wrong}");
    }
}

/// A table whose columns are called by some of these words, and whose rows are the first ones of the same list.
fn a_table() -> impl Strategy<Value = String> {
    let headings = prop::sample::subsequence(vec!["Action", "Montant", "Part", "Année", "Lieu"], 1..5);
    (headings, prop::collection::vec(0..4_u8, 20), 0..4_usize).prop_map(|(headings, cells, rows)| {
        let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let mut lines = vec![
            line(headings.iter().map(|heading| (*heading).to_owned()).collect()),
            format!("|{}", "---|".repeat(headings.len())),
        ];
        lines.extend((0..rows).map(|row| {
            let cells = (0..headings.len()).map(|column| match cells[row * 5 + column] {
                0 => "x".to_owned(),
                word => format!("mot {word}"),
            });
            line(cells.collect())
        }));
        format!(
            "## Article 4\n\nLe budget est réparti ainsi.\n\n{}\n",
            lines.join("\n")
        )
    })
}

/// What random tables once showed: a row is added where the next one, of the same name as another, is removed.
#[test]
fn a_row_added_where_the_next_is_removed_stands_in_its_place() {
    let head = "Le budget est réparti ainsi.\n\n| Action | Montant | Part | Année |\n|---|---|---|---|\n| mot 1 | x | x | x |\n";
    let old = [head, "| mot 2 | x | x | x |\n| mot 2 | x | x | x |\n"].concat();
    let new = [head, "| x | x | x | x |\n"].concat();
    let (before, goal) = (Document::parse(&old), Document::parse(&new));
    let sentences = draft(&before, &goal).expect("it is said");
    let reading = parse_amendment(&join_sentences(&sentences), &before);
    let applied = apply_readings(&before, &[&reading]);
    assert_eq!(applied.outcomes, [Outcome::Applied], "{sentences:?}");
    assert_eq!(applied.document, goal, "{sentences:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever columns come, go and are renamed: what is drafted is read back and gives the other table.
    #[test]
    fn any_table_leads_to_any_other(old in a_table(), new in a_table()) {
        let (before, goal) = (Document::parse(&old), Document::parse(&new));
        let sentences = draft(&before, &goal).expect("it is said");
        if before != goal {
            let reading = parse_amendment(&join_sentences(&sentences), &before);
            let applied = apply_readings(&before, &[&reading]);
            prop_assert_eq!(&applied.outcomes, &[Outcome::Applied], "{:?}", &sentences);
            prop_assert_eq!(applied.document, goal, "{:?}", sentences);
        }
    }
}
