//! Amending tables: a budget moved from one action to another, and the total that must follow.

use legistique::{
    Document, Outcome, Path, ReadingProblem, Reason, Table, apply_readings, draft, join_sentences,
    parse_amendment, recomputed_totals, wrong_totals,
};
use proptest::prelude::*;

const PLAN: &str = "# Schéma du numérique\n\n## Article 3 – Budget\n\nLe budget est réparti ainsi.\n\n| Action | Budget | Part |\n|---|---:|---|\n| Action 12 – Recenser | 150 K€ | 83 % |\n| Action 14 | 30 K€ | 17 % |\n| **Total** | **180 K€** | 100 % |\n\n## Annexe – Calendrier\n\n| Action | 2026 |\n|---|---|\n| Action 12 | avril |\n\n| Autre | 2026 |\n|---|---|\n| x | 1 |\n";

fn plan() -> Document {
    Document::parse(PLAN)
}

fn amended(sentence: &str) -> Result<Document, Reason> {
    let plan = plan();
    let reading = parse_amendment(sentence, &plan);
    assert!(
        reading.not_understood.is_empty(),
        "{sentence}\n{:?}",
        reading.not_understood
    );
    let applied = apply_readings(&plan, &[&reading]);
    match applied.outcomes.into_iter().next() {
        Some(Outcome::Applied) => Ok(applied.document),
        Some(Outcome::Refused(reason)) => Err(reason),
        other => panic!("{other:?}"),
    }
}

/// The lines that change.
fn changed(sentence: &str) -> Vec<String> {
    let after = amended(sentence)
        .unwrap_or_else(|reason| panic!("{sentence}\n{reason:?}"))
        .to_markdown();
    let before = plan().to_markdown();
    let old: Vec<&str> = before.lines().collect();
    after
        .lines()
        .filter(|line| !old.contains(line))
        .map(str::to_owned)
        .collect()
}

#[test]
fn cells_are_amended_as_people_say_it() {
    let moved = ["| Action 12 – Recenser | 120 K€ | 83 % |"];
    for sentence in [
        "À la ligne “Action 12” du tableau de l’article 3, remplacer le montant : “150 K€” par : “120 K€”.",
        "À la ligne « Action 12 », colonne « Budget », du tableau de l’article 3, remplacer le montant : « 150 K€ » par le montant : « 120 K€ ».",
        "Dans le tableau de l’article 3, ligne “Action 12”, colonne “Budget”, remplacer “150 K€” par “120 K€”",
        "Dans le tableau de l'article 3, à la ligne « Action 12 » et à la colonne « Budget », substituer au montant : « 150 K€ » le montant : « 120 K€ ».",
        "À la première ligne de la deuxième colonne du tableau de l’article 3, remplacer « 150 K€ » par « 120 K€ ».",
        "Remplacer le montant de la ligne « Action 12 », colonne « Budget », du tableau de l’article 3 par : « 120 K€ ».",
        "Rédiger ainsi la ligne « Action 12 », colonne « Budget », du tableau de l’article 3 : « 120 K€ ».",
        "À la ligne « action 12 – recenser » du tableau de l’article 3, remplacer « 150 » par « 120 ».",
    ] {
        assert_eq!(changed(sentence), moved, "{sentence}");
    }
    assert_eq!(
        changed("À la ligne « Action 12 » du 1er tableau de l’annexe, remplacer « avril » par « mai »."),
        ["| Action 12 | mai |"]
    );
}

#[test]
fn rows_come_and_go() {
    let without = amended("Supprimer la ligne « Action 14 » du tableau de l’article 3.").unwrap();
    assert!(!without.to_markdown().contains("Action 14") && without.to_markdown().contains("| **Total** |"));
    assert_eq!(
        changed(
            "Après la ligne « Action 12 » du tableau de l’article 3, insérer la ligne suivante : « | Action 13 | 10 K€ | – | »"
        ),
        ["| Action 13 | 10 K€ | – |"]
    );
    assert_eq!(
        changed(
            "Rédiger ainsi la dernière ligne du tableau de l’article 3 : « | Ensemble | 180 K€ | 100 % | »"
        ),
        ["| Ensemble | 180 K€ | 100 % |"]
    );
}

#[test]
fn what_cannot_be_done_in_a_table_is_said() {
    let refused = |sentence: &str| amended(sentence).expect_err(sentence).code();
    for (sentence, code) in [
        (
            "À la ligne « Action 9 » du tableau de l’article 3, remplacer « 1 » par « 2 ».",
            "target-missing",
        ),
        (
            "À la ligne « Action 14 », colonne « Prix », du tableau de l’article 3, remplacer « 1 » par « 2 ».",
            "target-missing",
        ),
        (
            "À la ligne « Action 14 » du tableau de l’article 3, remplacer « 31 K€ » par « 2 ».",
            "anchor-missing",
        ),
        (
            "Dans la colonne « Part » du tableau de l’article 3, remplacer « % » par « pour cent ».",
            "anchor-ambiguous",
        ),
        (
            "Après la ligne « Action 12 » du tableau de l’article 3, insérer la ligne suivante : « | Action 13 | »",
            "structure-broken",
        ),
        (
            "Supprimer la ligne « Action 14 », colonne « Budget », du tableau de l’article 3.",
            "structure-broken",
        ),
    ] {
        assert_eq!(refused(sentence), code, "{sentence}");
    }
    // A bar in a cell stays in it.
    let barred =
        changed("À la ligne « Action 14 » du tableau de l’article 3, remplacer « 30 K€ » par « 3|0 ».");
    assert_eq!(barred, ["| Action 14 | 3\\|0 | 17 % |"]);
    let reading = parse_amendment(
        "À la ligne « x » du tableau de l’annexe, remplacer « 1 » par « 2 ».",
        &plan(),
    );
    assert_eq!(reading.not_understood[0].reason, ReadingProblem::TableNotSaid);
}

#[test]
fn two_amendments_of_one_table_are_both_applied() {
    let plan = plan();
    let readings = [
        "À la ligne « Action 12 » du tableau de l’article 3, remplacer « 150 K€ » par « 120 K€ ».",
        "À la ligne « Action 14 » du tableau de l’article 3, remplacer « 30 K€ » par « 60 K€ ».",
        "À la ligne « Action 12 » du tableau de l’article 3, remplacer « 150 K€ » par « 100 K€ ».",
    ]
    .map(|sentence| parse_amendment(sentence, &plan));
    let applied = apply_readings(&plan, &[&readings[0], &readings[1]]);
    assert_eq!(applied.outcomes, [Outcome::Applied, Outcome::Applied]);
    // Each alone leaves the total wrong; together they are right.
    assert!(wrong_totals(&plan, &applied.document).is_empty());
    let disputed = apply_readings(&plan, &[&readings[0], &readings[2]]);
    assert_eq!(disputed.outcomes[1], Outcome::Fallen { by: 0 });
}

/// Seed 002: « rééquilibrage des budgets entre actions 12 (150 K€) et 14 (30 K€) ».
#[test]
fn a_budget_moves_and_its_total_follows() {
    let plan = plan();
    let balanced = Document::parse(&PLAN.replace("| 150 K€", "| 110 K€").replace("| 30 K€", "| 70 K€"));
    let sentences = draft(&plan, &balanced).unwrap();
    assert_eq!(
        sentences
            .iter()
            .map(|sentence| sentence.replace('\u{a0}', " "))
            .collect::<Vec<_>>(),
        [
            "À la ligne « Action 12 – Recenser », colonne « Budget », du tableau de l’article 3, remplacer le montant : « 150 K€ » par le montant : « 110 K€ ».",
            "À la ligne « Action 14 », colonne « Budget », du tableau de l’article 3, remplacer le montant : « 30 K€ » par le montant : « 70 K€ ».",
        ]
    );
    assert!(wrong_totals(&plan, &balanced).is_empty());

    let cut =
        amended("À la ligne « Action 12 » du tableau de l’article 3, remplacer « 150 K€ » par « 120 K€ ».")
            .unwrap();
    let wrong = wrong_totals(&plan, &cut);
    assert_eq!(wrong.len(), 1);
    assert_eq!(
        wrong[0].path.machine(),
        "article-3/tableau/ligne:Total/colonne:Budget"
    );
    let sentence = wrong[0].sentence.clone().unwrap();
    assert_eq!(
        sentence.replace('\u{a0}', " "),
        "En conséquence, à la ligne « Total », colonne « Budget », du tableau de l’article 3, remplacer le montant : « 180 K€ » par le montant : « 150 K€ »."
    );
    let both = format!(
        "À la ligne « Action 12 » du tableau de l’article 3, remplacer « 150 K€ » par « 120 K€ ».\n{sentence}"
    );
    let mended = amended(&both).unwrap();
    assert!(
        mended
            .to_markdown()
            .contains("| **Total** | **150 K€** | 100 % |")
    );
    assert!(wrong_totals(&plan, &mended).is_empty());
    assert_eq!(recomputed_totals(&plan, &cut), mended);
    let drafted = draft(&plan, &mended).unwrap();
    assert!(
        drafted[1].starts_with("En conséquence, à la ligne"),
        "{drafted:?}"
    );
}

/// What « En conséquence » says of a total is true of one amendment: of several, the total is what its lines add up to.
#[test]
fn amendments_that_each_bring_a_total_in_line_are_all_applied() {
    let plan = plan();
    let with_total = |row: &str, old: &str, new: &str, total: &str| {
        let sentence = format!(
            "À la ligne « {row} » du tableau de l’article 3, remplacer « {old} » par « {new} ».\nEn conséquence, à la ligne « Total » du tableau de l’article 3, remplacer « 180 K€ » par « {total} »."
        );
        parse_amendment(&sentence, &plan)
    };
    let less = with_total("Action 12", "150 K€", "120 K€", "150 K€");
    let more = with_total("Action 14", "30 K€", "50 K€", "200 K€");
    let applied = apply_readings(&plan, &[&less, &more]);
    assert_eq!(applied.outcomes, [Outcome::Applied, Outcome::Applied]);
    let text = applied.document.to_markdown();
    assert!(
        text.contains("| Action 14 | 50 K€ |") && text.contains("| **Total** | **170 K€** |"),
        "{text}"
    );
    assert_eq!(applied.document, apply_readings(&plan, &[&more, &less]).document);
    // Each says the same total: it is not taken for the right one.
    let same = with_total("Action 14", "30 K€", "0 K€", "150 K€");
    let text = apply_readings(&plan, &[&less, &same]).document.to_markdown();
    assert!(text.contains("| **Total** | **120 K€** |"), "{text}");
    // A total that does not add up is what the amendment asks for: the other one cannot have it too.
    let capped = with_total("Action 14", "30 K€", "50 K€", "190 K€");
    let disputed = apply_readings(&plan, &[&less, &capped]);
    assert_eq!(disputed.outcomes[0], Outcome::Applied);
    assert_eq!(
        disputed.outcomes[1],
        Outcome::Refused(Reason::Overlap { with: 0 })
    );
    // Two that move the same line exclude each other, whatever they say of the total.
    let other = with_total("Action 12", "150 K€", "100 K€", "130 K€");
    let disputed = apply_readings(&plan, &[&less, &other]);
    assert_eq!(
        (&disputed.outcomes[0], disputed.outcomes[1] == Outcome::Applied),
        (&Outcome::Applied, false)
    );
    assert!(
        disputed
            .document
            .to_markdown()
            .contains("| **Total** | **150 K€** |")
    );
    // One alone is applied as it is written.
    let text = apply_readings(&plan, &[&capped]).document.to_markdown();
    assert!(text.contains("| **Total** | **190 K€** |"), "{text}");
}

fn a_table() -> impl Strategy<Value = Vec<Vec<i64>>> {
    (1..4_usize).prop_flat_map(|columns| {
        prop::collection::vec(prop::collection::vec(0..10_000_000_i64, columns), 1..6)
    })
}

fn written(rows: &[Vec<i64>], unit: &str) -> String {
    let columns = rows[0].len();
    let heads = (0..columns)
        .map(|column| format!(" A{column} |"))
        .collect::<Vec<_>>()
        .concat();
    // Grouped: two short numbers may add up to a long one, which is then written as typography wants.
    let grouped = |whole: i64| match whole {
        0..1_000 => whole.to_string(),
        _ => format!("{}\u{a0}{:03}", whole / 1_000, whole % 1_000),
    };
    let amount = |centimes: i64| match unit {
        "K€" => format!("{},{:05} K€", grouped(centimes / 100_000), centimes % 100_000),
        _ => format!("{},{:02} €", grouped(centimes / 100), centimes % 100),
    };
    let line = |label: String, cells: &mut dyn Iterator<Item = i64>| {
        format!(
            "| {label} |{}",
            cells
                .map(|cell| format!(" {} |", amount(cell)))
                .collect::<Vec<_>>()
                .concat()
        )
    };
    let body: Vec<String> = rows
        .iter()
        .enumerate()
        .map(|(rank, row)| line(format!("Action {rank}"), &mut row.iter().copied()))
        .collect();
    let total = line(
        "Total".into(),
        &mut (0..columns).map(|column| rows.iter().map(|row| row[column]).sum()),
    );
    format!(
        "## Article 1\n\n| Poste |{heads}\n|---|{}\n{}\n{total}\n",
        "---|".repeat(columns),
        body.join("\n")
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Read, applied, rendered and drafted back: a table leads to another, and its totals are those of its cells.
    #[test]
    fn tables_go_round(rows in a_table(), new in a_table(), unit in prop::sample::select(vec!["€", "K€"]), at in any::<(usize, usize)>(), value in 0..9_000_000_i64) {
        let before = Document::parse(&written(&rows, unit));
        // One cell changes: sentence, application, totals.
        let (row, column) = (at.0 % rows.len(), at.1 % rows[0].len());
        let mut moved = rows.clone();
        moved[row][column] = value;
        let table = Table::read(&before.divisions()[1].blocks[0].text).unwrap();
        let goal = Document::parse(&written(&moved, unit));
        let cell = Table::read(&goal.divisions()[1].blocks[0].text).unwrap().cell(row, column + 1).unwrap();
        let cut = Document::parse(&format!("## Article 1\n\n{}", table.with_cell(row, column + 1, &cell)));
        prop_assert_eq!(&recomputed_totals(&before, &cut), &goal);
        let wrong = wrong_totals(&before, &cut);
        prop_assert_eq!(wrong.is_empty(), moved == rows);
        let mut sentences = draft(&before, &cut).unwrap();
        prop_assert!(sentences.len() <= 1);
        sentences.extend(wrong.into_iter().filter_map(|total| total.sentence));
        if !sentences.is_empty() {
            let reading = parse_amendment(&join_sentences(&sentences), &before);
            let applied = apply_readings(&before, &[&reading]);
            prop_assert_eq!(applied.outcomes, [Outcome::Applied]);
            prop_assert_eq!(applied.document, goal);
        }
        // Any table leads to any other.
        let other = Document::parse(&written(&new, unit));
        let sentences = draft(&before, &other).unwrap();
        if before != other {
            let reading = parse_amendment(&join_sentences(&sentences), &before);
            let applied = apply_readings(&before, &[&reading]);
            prop_assert_eq!(&applied.document, &other, "{:?}", sentences);
        }
    }

    /// Every cell moved by an amendment of its own, each with its consequence: all are in, and the totals add up.
    #[test]
    fn one_amendment_a_cell_leads_where_all_of_them_say(rows in a_table(), new in a_table(), unit in prop::sample::select(vec!["€", "K€"])) {
        let before = Document::parse(&written(&rows, unit));
        let mut goal = rows.clone();
        let mut readings = Vec::new();
        for (row, column) in (0..rows.len()).flat_map(|row| (0..rows[0].len()).map(move |column| (row, column))) {
            let Some(value) = new.get(row).and_then(|cells| cells.get(column)) else { continue };
            goal[row][column] = *value;
            let mut moved = rows.clone();
            moved[row][column] = *value;
            let sentences = draft(&before, &Document::parse(&written(&moved, unit))).unwrap();
            if !sentences.is_empty() {
                readings.push(parse_amendment(&join_sentences(&sentences), &before));
            }
        }
        let applied = apply_readings(&before, &readings.iter().collect::<Vec<_>>());
        prop_assert!(applied.outcomes.iter().all(|outcome| *outcome == Outcome::Applied), "{:?}", applied.outcomes);
        prop_assert_eq!(applied.document, Document::parse(&written(&goal, unit)));
    }

    #[test]
    fn paths_of_cells_are_read_back(number in prop::option::of(1..9_usize), label in "[a-zA-Zé0-9/ :%«»|-]{1,12}", rank in 1..30_usize, shape in 0..3_u8) {
        let table = number.map_or("tableau".to_owned(), |number| format!("tableau-{number}"));
        let named = Path { target: legistique::Target::Cell(Box::new(legistique::CellPlace { table: number, row: Some(legistique::Header::Named(label)), column: (shape > 0).then_some(legistique::Header::Rank(rank)) })), ..Path::WHOLE };
        prop_assert_eq!(named.machine().parse::<Path>().unwrap(), named);
        let ranked = format!("article-3/{table}/colonne-{rank}");
        prop_assert_eq!(ranked.parse::<Path>().unwrap().machine(), ranked);
    }
}
