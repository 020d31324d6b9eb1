//! Small files, each with what a clerk may have written.

use documents::{Format, Imported, Unreadable, Warning, read};

use crate::made::{docx, odt, odt_with, of_objects, pdf};

fn p(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn item(list: usize, level: usize, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn markdown(bytes: &[u8]) -> String {
    read(bytes).expect("it is read").markdown
}

#[test]
fn a_docx_gives_its_headings_lists_notes_and_tables() {
    let cell = |text: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p("", text));
    let row = |cells: &[&str]| {
        format!(
            "<w:tr>{}</w:tr>",
            cells.iter().map(|text| cell(text)).collect::<Vec<_>>().concat()
        )
    };
    let body = [
        p("TM1", "Plan ..... 1"),
        p("Titre1", "Plan"),
        p("Mien", "Action 7 – Ouvrir &amp; publier"),
        "<w:p><w:r><w:t xml:space=\"preserve\">Les données </w:t></w:r><w:r><w:t>sont publiées</w:t><w:footnoteReference w:id=\"2\"/><w:t>.</w:t><w:br/><w:t>Un bilan suit.</w:t></w:r></w:p>".to_owned(),
        item(1, 0, "Former"),
        item(1, 1, "les agents"),
        item(1, 1, "les élus"),
        item(1, 0, "Publier"),
        item(2, 0, "Une puce"),
        format!("<w:tbl>{}{}{}</w:tbl>", row(&["Action", "Budget"]), row(&["Action 12", "150 K€"]), row(&["A|B", ""])),
    ];
    let read = read(&docx(&body.concat())).expect("it is read");
    assert_eq!(
        read.markdown,
        "# Plan\n\n## Action 7 – Ouvrir & publier\n\nLes données sont publiées (note\u{a0}: Loi du 7 août.).\n\nUn bilan suit.\n\n1. Former\n\na) les agents\n\nb) les élus\n\n2. Publier\n\n- Une puce\n\n| Action | Budget |\n|---|---|\n| Action 12 | 150 K€ |\n| A\\|B |  |\n"
    );
    assert_eq!(read.format, Format::Docx);
    assert_eq!(read.warnings, [Warning::NotesInline { count: 1 }]);
    let found: Vec<(u8, usize)> = read
        .divisions
        .iter()
        .map(|found| (found.level, found.alineas))
        .collect();
    assert_eq!(found, [(1, 0), (2, 7)]);
}

#[test]
fn changes_of_a_docx_are_accepted_and_counted() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">Le budget est de </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>150</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>120</w:t></w:r></w:ins><w:r><w:t xml:space=\"preserve\"> K€</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del w:id=\"3\"/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Fin </w:t></w:r></w:p><w:p><w:r><w:t>jointe.</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr><w:tc><w:p><w:r><w:t>C</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let read = read(&docx(body)).expect("it is read");
    assert_eq!(
        read.markdown,
        "Le budget est de 120 K€\n\nFin jointe.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    );
    assert_eq!(
        read.warnings,
        [Warning::ChangesAccepted { count: 4 }, Warning::NoHeading]
    );
}

#[test]
fn articles_that_word_numbers_are_divisions() {
    let body = [item(3, 0, "Le plan est adopté."), item(3, 0, "Il est publié.")].concat();
    assert_eq!(
        markdown(&docx(&body)),
        "### Article 1\n\nLe plan est adopté.\n\n### Article 2\n\nIl est publié.\n"
    );
}

#[test]
fn an_odt_gives_its_headings_lists_notes_and_tables() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>vieux</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p text:style-name=\"P1\">Plan local</text:p><text:table-of-content><text:p>Action 7 .... 2</text:p></text:table-of-content><text:h text:outline-level=\"2\">Action 7 – Ouvrir</text:h><text:p>Un<text:s text:c=\"3\"/>bilan<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Chaque an.</text:p></text:note-body></text:note> est fait.<text:line-break/>Puis publié.</text:p><text:list text:style-name=\"L1\"><text:list-item><text:p>Un</text:p><text:list><text:list-item><text:p>Sous un</text:p></text:list-item></text:list></text:list-item></text:list><text:list text:style-name=\"L2\"><text:list-item><text:p>Premier</text:p></text:list-item><text:list-item><text:p>Second</text:p></text:list-item></text:list><table:table><table:table-column/><table:table-header-rows><table:table-row><table:table-cell><text:p>Action</text:p></table:table-cell><table:table-cell><text:p>Budget</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Action 12</text:p></table:table-cell><table:table-cell><text:p>150 K€</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell/></table:table-row></table:table>";
    let read = read(&odt(body)).expect("it is read");
    assert_eq!(
        read.markdown,
        "# Plan local\n\n## Action 7 – Ouvrir\n\nUn bilan (note\u{a0}: Chaque an.) est fait.\n\nPuis publié.\n\n- Un\n\n  - Sous un\n\n1. Premier\n\n2. Second\n\n| Action | Budget |\n|---|---|\n| Action 12 | 150 K€ |\n"
    );
    assert_eq!(read.format, Format::Odt);
    assert_eq!(
        read.warnings,
        [
            Warning::ChangesAccepted { count: 1 },
            Warning::NotesInline { count: 1 }
        ]
    );
}

#[test]
fn a_cell_that_holds_bars_and_backslashes_breaks_no_table() {
    let cell = |words: &str| format!("<table:table-cell><text:p>{words}</text:p></table:table-cell>");
    let row = |first: &str, second: &str| {
        format!(
            "<table:table-row>{}{}</table:table-row>",
            cell(first),
            cell(second)
        )
    };
    let body = format!(
        "<table:table>{}{}</table:table>",
        row("Motif", "Sens"),
        row(r"a\|b", r"c|d \")
    );
    assert_eq!(
        markdown(&odt(&body)),
        "| Motif | Sens |\n|---|---|\n| a\\\\\\|b | c\\|d \\ |\n"
    );
}

#[test]
fn articles_numbered_by_lists_that_continue_have_each_their_number() {
    // As LibreOffice writes three lists of one item, the second and third going on (OpenDocument 1.3, sections 19.788
    // and 19.789), each with the style of the first or none.
    let list = |attributes: &str, item: &str, words: &str| {
        format!(
            "<text:list {attributes}><text:list-item {item}><text:p>{words}</text:p></text:list-item></text:list><text:p>Texte.</text:p>"
        )
    };
    let body = [
        list("xml:id=\"a\" text:style-name=\"ART\"", "", "Objet"),
        list(
            "xml:id=\"b\" text:continue-numbering=\"true\" text:style-name=\"ART\"",
            "",
            "Budget",
        ),
        list(
            "text:continue-list=\"b\" text:style-name=\"ART\"",
            "",
            "Calendrier",
        ),
        list("text:style-name=\"ART\"", "text:start-value=\"7\"", "Révision"),
    ]
    .concat();
    let style = "<text:list-style style:name=\"ART\"><text:list-level-style-number text:level=\"1\" style:num-prefix=\"Article \" style:num-format=\"1\"/></text:list-style>";
    let titles: Vec<String> = markdown(&odt_with(style, &body))
        .lines()
        .filter(|line| line.contains("Article"))
        .map(str::to_owned)
        .collect();
    let numbers: Vec<&str> = titles
        .iter()
        .filter_map(|title| title.split_whitespace().last())
        .collect();
    assert_eq!(numbers, ["1", "2", "3", "7"], "{titles:?}");
}

#[test]
fn lists_of_an_odt_go_on_counting() {
    let list = |attributes: &str, item: &str, words: &str| {
        format!(
            "<text:list {attributes}><text:list-item {item}><text:p>{words}</text:p></text:list-item></text:list><text:p>Entre deux.</text:p>"
        )
    };
    let style = "text:style-name=\"L2\"";
    let title = "<text:h text:outline-level=\"2\">Plan</text:h>";
    let body = [
        list(&format!("xml:id=\"un\" {style}"), "", "Premier"),
        list(
            &format!("text:continue-numbering=\"true\" {style}"),
            "",
            "Deuxième",
        ),
        list(style, "", "Recommencé"),
        list(
            "text:continue-list=\"un\" text:style-name=\"L2\"",
            "",
            "Après le premier",
        ),
        list(style, "text:start-value=\"12\"", "Douzième"),
    ];
    let numbers: Vec<String> = markdown(&odt(&format!("{title}{}", body.concat())))
        .lines()
        .filter(|line| line.contains(". "))
        .map(str::to_owned)
        .collect();
    assert_eq!(
        numbers,
        [
            "1. Premier",
            "2. Deuxième",
            "1. Recommencé",
            "2. Après le premier",
            "12. Douzième"
        ]
    );
}

#[test]
fn fields_of_an_odt_are_read_and_what_is_hidden_is_not() {
    let body = "<text:section text:display=\"none\"><text:p>Brouillon</text:p></text:section><text:section text:display=\"condition\"><text:p>Sous condition.</text:p></text:section><text:p>À <text:database-display>Mme DUPONT</text:database-display>, <text:user-field-get>Auray</text:user-field-get> le <text:variable-set>12 mars</text:variable-set><text:hidden-text text:string-value=\"x\">caché</text:hidden-text><text:script>alert()</text:script>.</text:p>";
    let read = read(&odt(body)).expect("it is read");
    assert_eq!(
        read.markdown,
        "Sous condition.\n\nÀ Mme DUPONT, Auray le 12 mars.\n"
    );
    assert!(read.warnings.contains(&Warning::HiddenLeftOut { count: 2 }));
}

#[test]
fn the_numbers_that_parvis_wrote_before_alineas_are_no_words_and_nothing_hides_behind_them() {
    // LibreOffice bases a style of its own on ours when somebody changes how a number looks.
    let style =
        "<style:style style:name=\"T1\" style:family=\"text\" style:parent-style-name=\"Alinea_20_number\"/>";
    let number =
        |style: &str, words: &str| format!("<text:span text:style-name=\"{style}\">{words}</text:span>");
    let body = [
        format!("<text:p>{}12 jours.</text:p>", number("Alinea_20_number", "1 ")),
        format!("<text:p>{}Un bilan.</text:p>", number("T1", "2 ")),
        format!(
            "<text:p>{}sont votés.</text:p>",
            number("Alinea_20_number", "3 crédits ")
        ),
        format!("<text:p>{}4 voix.</text:p>", number("T2", "")),
    ]
    .concat();
    let read = read(&odt_with(style, &body)).expect("it is read");
    assert_eq!(
        read.markdown,
        "12 jours.\n\nUn bilan.\n\ncrédits sont votés.\n\n4 voix.\n"
    );
    // Words were typed in the style of the number before them.
    let doubtful: Vec<&Warning> = read
        .warnings
        .iter()
        .filter(|warning| matches!(warning, Warning::AlineaNumbersDoubtful { .. }))
        .collect();
    assert_eq!(doubtful, [&Warning::AlineaNumbersDoubtful { count: 1 }]);
}

#[test]
fn only_the_number_that_comes_next_before_an_alinea_is_no_word() {
    let number = |words: &str| format!("<text:span text:style-name=\"Alinea_20_number\">{words}</text:span>");
    let body = [
        "<text:h text:outline-level=\"1\">Article 1</text:h>".to_owned(),
        format!("<text:p>{}Le plan.</text:p>", number("1 ")),
        // Somebody added an alinéa, then gave a date, an amount and a cell the look of a number.
        "<text:p>Ajouté.</text:p>".to_owned(),
        format!(
            "<text:p>{}Avant le {} mai, {} euros.</text:p>",
            number("2 "),
            number("3"),
            number("1500")
        ),
        format!("<text:p>{} communes.</text:p>", number("31")),
        format!("<text:p>{} écoles.</text:p>", number("32")),
        format!("<text:p>{}Suite.</text:p>", number("3 ")),
        // Two alinéas were removed here: one number is said, the next ones follow it.
        format!("<text:p>{}Presque la fin.</text:p>", number("6 ")),
        format!("<text:p>{}Fin.</text:p>", number("7 ")),
        format!(
            "<table:table><table:table-row><table:table-cell><text:p>Coût</text:p></table:table-cell><table:table-cell><text:p>{}</text:p></table:table-cell></table:table-row></table:table>",
            number("33")
        ),
        "<text:h text:outline-level=\"1\">Article 2</text:h>".to_owned(),
        format!(
            "<text:list text:style-name=\"L1\"><text:list-item><text:p>{}un</text:p></text:list-item><text:list-item><text:p>{}deux</text:p></text:list-item></text:list>",
            number("1 "),
            number("2 ")
        ),
    ]
    .concat();
    let read = read(&odt(&body)).expect("it is read");
    assert_eq!(
        read.markdown,
        "# Article 1\n\nLe plan.\n\nAjouté.\n\nAvant le 3 mai, 1500 euros.\n\n31 communes.\n\n32 écoles.\n\nSuite.\n\n6 Presque la fin.\n\nFin.\n\n| Coût | 33 |\n|---|---|\n\n# Article 2\n\n- un\n\n- deux\n"
    );
    assert!(
        read.warnings
            .contains(&Warning::AlineaNumbersDoubtful { count: 6 }),
        "{:?}",
        read.warnings
    );
}

#[test]
fn headings_are_guessed_when_no_style_says_them() {
    let body = [
        "TITRE I – OBJET",
        "Article 1er",
        "Le plan est adopté.",
        "Article 2. – Il est publié.",
        "Annexe – Budget",
    ]
    .map(|text| p("", text))
    .concat();
    let read = read(&docx(&body)).expect("it is read");
    assert_eq!(
        read.markdown,
        "### TITRE I – OBJET\n\n#### Article 1er\n\nLe plan est adopté.\n\n#### Article 2\n\nIl est publié.\n\n## Annexe – Budget\n"
    );
    assert_eq!(read.warnings, [Warning::HeadingsGuessed { count: 4 }]);
}

/// Three pages as a town hall prints them.
fn printed() -> Imported {
    let head = (72, 810, 9, "Pays d’Auriac – Plan numérique");
    let pages: [&[(u32, u32, u32, &str)]; 3] = [
        &[
            head,
            (72, 760, 18, "Plan numérique"),
            (72, 720, 12, "Article 1er – Objet"),
            (
                72,
                700,
                12,
                "Les données du pays sont recensées chaque année par le service commu-",
            ),
            (
                72,
                686,
                12,
                "nal, avec les habitants qui le veulent, et un bilan en est dressé puis pu-",
            ),
            (72, 672, 12, "blié."),
            (
                72,
                640,
                12,
                "Un rendez-vous a lieu chaque mois dans une des dix communes du pays.",
            ),
            (290, 30, 9, "Page 1 sur 3"),
        ],
        &[
            head,
            (72, 760, 12, "Article 2 – Budget"),
            (72, 730, 12, "Action"),
            (300, 730, 12, "Budget"),
            (72, 714, 12, "Action 12"),
            (300, 714, 12, "150 000 €"),
            (72, 698, 12, "Action 14"),
            (300, 698, 12, "30 000 €"),
            (72, 682, 12, "Total"),
            (300, 682, 12, "180 000 €"),
            (290, 30, 9, "Page 2 sur 3"),
        ],
        &[
            head,
            (72, 760, 12, "Article 3 – Suivi"),
            (
                72,
                740,
                12,
                "Le présent plan est suivi par le groupe (note) et publié.",
            ),
            (290, 30, 9, "Page 3 sur 3"),
        ],
    ];
    read(&pdf(&pages)).expect("it is read")
}

#[test]
fn a_pdf_gives_its_paragraphs_and_tables_without_its_margins() {
    let read = printed();
    assert!(read.markdown.contains("service communal, avec les habitants qui le veulent, et un bilan en est dressé puis publié.\n\nUn rendez-vous"), "{}", read.markdown);
    assert!(read.markdown.contains("# Plan numérique\n"), "{}", read.markdown);
    assert!(
        read.markdown.contains("Article 1er – Objet\n"),
        "{}",
        read.markdown
    );
    assert!(read.markdown.contains("| Action | Budget |\n|---|---|\n| Action 12 | 150 000 € |\n| Action 14 | 30 000 € |\n| Total | 180 000 € |"), "{}", read.markdown);
    assert!(
        !read.markdown.contains("Auriac") && !read.markdown.contains("sur 3"),
        "{}",
        read.markdown
    );
    let codes: Vec<(&str, usize)> = read
        .warnings
        .iter()
        .map(|warning| (warning.code(), warning.count()))
        .collect();
    assert_eq!(
        codes,
        [
            ("headings-guessed", 3),
            ("tables-guessed", 1),
            ("margins-removed", 6),
            ("hyphens-joined", 2)
        ]
    );
    assert_eq!(read.format, Format::Pdf);
}

#[test]
fn what_gives_no_text_says_why() {
    let image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\u{1}\nendstream";
    let draws = "<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q   \nendstream";
    let scanned = of_objects(&[
        "<< /Type /Catalog /Pages 2 0 R >>".into(),
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>".into(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>".into(),
        image.into(),
        draws.into(),
    ]);
    assert_eq!(read(&scanned), Err(Unreadable::OnlyImages));
    assert_eq!(
        read(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Err(Unreadable::OldWord)
    );
    assert_eq!(read(b"PK\x03\x04cut"), Err(Unreadable::Damaged));
    assert_eq!(read(b"\x89PNG\r\n\x1a\n\0\0"), Err(Unreadable::UnknownFormat));
    for marked in [
        "{\\rtf1\\ansi Bonjour}",
        "\u{feff} <!DOCTYPE html><p>Bonjour",
        "<html>",
        "<?xml version=\"1.0\"?><a/>",
    ] {
        assert_eq!(
            read(marked.as_bytes()),
            Err(Unreadable::UnknownFormat),
            "{marked}"
        );
        assert_eq!(documents::format(marked.as_bytes()), None);
    }
    assert_eq!(read(b"  \n"), Err(Unreadable::Empty));
    assert_eq!(read(&docx("")), Err(Unreadable::Empty));
    assert_eq!(
        read(b"%PDF-1.7\n1 0 obj << /Encrypt 2 0 R >> endobj"),
        Err(Unreadable::Protected)
    );
}

#[test]
fn plain_text_and_markdown_are_kept() {
    assert_eq!(markdown("# Plan\r\n\r\nUn.\r\n".as_bytes()), "# Plan\n\nUn.\n");
    assert_eq!(markdown(b"Un \xe9t\xe9 \x96 deux"), "Un été – deux\n");
    assert_eq!(
        markdown("- un\n- deux\n\n> cité".as_bytes()),
        "- un\n\n- deux\n\n> cité\n"
    );
}
