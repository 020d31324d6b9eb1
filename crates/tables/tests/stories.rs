//! What a town's agent meets: files as Excel writes them, faults that say how to mend them, a corrected file.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use tables::{Description, Encoding, Format, LineEnd, Report, Schema, Sort, Source};

const SUBSIDIES: &[u8] = br#"{
    "fields": [
        {"name": "nomBeneficiaire", "constraints": {"required": true}},
        {"name": "idBeneficiaire", "constraints": {"pattern": "^\\d{14}$"}},
        {"name": "dateConvention", "type": "date", "constraints": {"required": true}},
        {"name": "montant", "type": "number", "constraints": {"required": true, "minimum": 0}},
        {"name": "nature", "constraints": {"enum": ["aide en num\u00e9raire", "aide en nature"]}},
        {"name": "notificationUE", "type": "boolean", "trueValues": ["oui"], "falseValues": ["non"]}
    ],
    "custom_checks": [{"name": "french-siret-value", "params": {"column": "idBeneficiaire"}}]
}"#;

fn schema() -> Schema {
    Schema::parse(SUBSIDIES).unwrap()
}

fn check(csv: &[u8]) -> Report {
    tables::check(Source::open(csv).unwrap(), &schema()).unwrap()
}

fn describe(csv: &[u8]) -> Description {
    tables::describe(Source::open(csv).unwrap()).unwrap()
}

fn mended(csv: &[u8]) -> (String, u64) {
    let report = check(csv);
    let mut out = Vec::new();
    let mended = tables::corrected(Source::open(csv).unwrap(), &schema(), &report, |bytes| {
        out.extend_from_slice(bytes);
        Ok(())
    })
    .unwrap();
    (String::from_utf8(out).unwrap(), mended.count)
}

fn places(report: &Report) -> Vec<(&str, Option<u64>, Option<&str>)> {
    report
        .faults
        .iter()
        .map(|fault| (fault.kind, fault.row, fault.field.as_deref()))
        .collect()
}

#[test]
fn a_file_of_excel_is_mended_in_one_go() {
    let csv = "nombeneficiaire;idBeneficiaire;dateConvention;montant;nature;notificationUE\r\n\
        Association A;218601946 00013;15/10/2017;1 234,50 €;Aide en nature;Non\r\n\
        ;;;;;\r\n\
        Association B;;2017-10-16;12,5;aide en numéraire;oui\r\n\
        ;;;;;\r\n";
    let bytes = in_windows_1252(csv);
    let report = check(&bytes);
    assert!(!report.valid);
    assert_eq!(report.trailing_blank_rows, 1);
    assert!(
        report
            .faults
            .iter()
            .any(|fault| fault.kind == "missing-label" && fault.fix.as_ref().unwrap().value.is_some())
    );
    let (text, count) = mended(&bytes);
    assert_eq!(
        text,
        "nomBeneficiaire,idBeneficiaire,dateConvention,montant,nature,notificationUE\n\
         Association A,21860194600013,2017-10-15,1234.50,aide en nature,non\n\
         Association B,,2017-10-16,12.5,aide en numéraire,oui\n"
    );
    assert_eq!(count, 9);
    assert!(check(text.as_bytes()).valid);
}

fn in_windows_1252(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| match letter {
            '€' => 0x80,
            _ => u8::try_from(u32::from(letter)).unwrap(),
        })
        .collect()
}

#[test]
fn what_is_in_doubt_is_left_as_it_is() {
    // One day of the column is American: all with slashes are in doubt.
    let csv = "nomBeneficiaire,dateConvention,montant\nA,10/15/2017,1\nB,03/04/2017,\"1,234,567\"\nC,2017-02-30,2\n";
    let (text, count) = mended(csv.as_bytes());
    assert_eq!(count, 0, "{text}");
    assert_eq!(text, csv);
    let report = check(csv.as_bytes());
    assert_eq!(
        places(&report),
        [
            ("type-error", Some(2), Some("dateConvention")),
            ("type-error", Some(3), Some("dateConvention")),
            ("type-error", Some(3), Some("montant")),
            ("type-error", Some(4), Some("dateConvention")),
        ]
    );
}

#[test]
fn amounts_that_are_no_numbers_are_refused() {
    for value in ["NaN", "INF", "-inf", "１２"] {
        let csv = format!("nomBeneficiaire,dateConvention,montant\nA,2017-10-15,{value}\n");
        let report = check(csv.as_bytes());
        assert_eq!(
            places(&report),
            [("type-error", Some(2), Some("montant"))],
            "{value}"
        );
    }
}

#[test]
fn rows_that_are_short_long_or_blank_are_told_one_by_one() {
    let csv =
        "nomBeneficiaire,dateConvention,montant\nA,2017-10-15\nB,2017-10-15,1,x\n\nC,2017-10-15,2\n\n\n";
    let report = check(csv.as_bytes());
    assert_eq!(
        places(&report),
        [
            ("constraint-error", Some(2), Some("montant")),
            ("missing-cell", Some(2), Some("montant")),
            ("extra-cell", Some(3), None),
            ("blank-row", Some(4), None),
        ]
    );
    assert_eq!((report.rows, report.trailing_blank_rows), (4, 2));
}

#[test]
fn fields_match_as_version_two_says() {
    let schema = |matching: &str| {
        let json = format!(
            r#"{{"fieldsMatch": ["{matching}"], "fields": [{{"name": "a"}}, {{"name": "b", "constraints": {{"required": true}}}}]}}"#
        );
        Schema::parse(json.as_bytes()).unwrap()
    };
    let kinds = |matching: &str, header: &str| -> Vec<&'static str> {
        let csv = format!(
            "{header}\n{}\n",
            header.replace(|letter: char| letter.is_alphabetic(), "1")
        );
        let report = tables::check(Source::open(csv.as_bytes()).unwrap(), &schema(matching)).unwrap();
        report.faults.iter().map(|fault| fault.kind).collect()
    };
    assert!(kinds("exact", "a,b").is_empty());
    assert_eq!(kinds("exact", "b,a"), ["incorrect-label", "incorrect-label"]);
    assert!(kinds("equal", "b,a").is_empty());
    assert_eq!(kinds("equal", "b,a,c"), ["extra-label"]);
    assert!(kinds("subset", "c,b,a").is_empty());
    assert_eq!(kinds("subset", "c,b"), ["missing-label"]);
    assert!(kinds("superset", "b,").len() <= 1);
    assert_eq!(kinds("superset", "b,c"), ["extra-label"]);
    assert!(kinds("partial", "b,c").is_empty());
    assert_eq!(kinds("partial", "c,d"), ["missing-label"]);
}

#[test]
fn keys_are_unique_and_lead_somewhere() {
    let schema = Schema::parse(
        br#"{"fields": [{"name": "id", "type": "integer", "constraints": {"unique": true}}, {"name": "of", "type": "integer"}],
            "primaryKey": "id",
            "foreignKeys": [{"fields": "of", "reference": {"resource": "", "fields": "id"}}]}"#,
    )
    .unwrap();
    let csv = "id,of\n1,2\n2,\n01,9\n";
    let report = tables::check(Source::open(csv.as_bytes()).unwrap(), &schema).unwrap();
    assert_eq!(
        places(&report),
        [
            ("unique-error", Some(4), Some("id")),
            ("primary-key", Some(4), None),
            ("foreign-key", Some(4), None),
        ]
    );
}

#[test]
fn keys_may_lead_to_another_table() {
    let schema = Schema::parse(
        br#"{"fields": [{"name": "programme", "type": "integer"}, {"name": "nom"}],
            "foreignKeys": [{"fields": "programme", "reference": {"resource": "programmes", "fields": "id"}}]}"#,
    )
    .unwrap();
    let csv = "programme,nom\n1,A\n3,B\n,C\n";
    let alone = tables::check(Source::open(csv.as_bytes()).unwrap(), &schema).unwrap();
    assert!(
        alone.valid
            && alone
                .notices
                .iter()
                .any(|notice| notice.id == "tables-notice-key-foreign")
    );
    let programmes = Source::open("titre;id\nUn;01\nDeux;2\n".as_bytes()).unwrap();
    let reference = tables::Reference::read(programmes, &schema, &schema.foreign_keys[0]).unwrap();
    let beside = tables::check_beside(Source::open(csv.as_bytes()).unwrap(), &schema, &[reference]).unwrap();
    assert_eq!(places(&beside), [("foreign-key", Some(3), None)]);
}

#[test]
fn columns_are_known_by_their_values_and_identifiers_keep_their_zeros() {
    let csv = "siret;rna;code_insee;cp;jour;montant;courriel;tel;site;annule;latitude;annee;ref\n\
        21860194600013;W380475558;01004;01500;15/10/2017;1 234,50;a@ville.fr;01 99 00 27 37;https://ville.fr;oui;48.85;2017;007\n\
        23350001600040;W380475558;2A004;20000;16/10/2017;12,5;b@ville.fr;+33 1 99 00 27 38;https://ville.fr/a;non;48.86;2018;12\n";
    let described = describe(csv.as_bytes());
    let sorts: Vec<Sort> = described.columns.iter().map(|column| column.sort).collect();
    assert_eq!(
        sorts,
        [
            Sort::Siret,
            Sort::Rna,
            Sort::CommuneCode,
            Sort::PostalCode,
            Sort::FrenchDate,
            Sort::FrenchDecimal,
            Sort::Email,
            Sort::Phone,
            Sort::Url,
            Sort::Boolean,
            Sort::Latitude,
            Sort::Year,
            Sort::Code,
        ]
    );
    assert_eq!(described.columns[2].examples, ["01004", "2A004"]);
    assert_eq!(described.columns[12].examples, ["007", "12"]);
    assert_eq!((described.rows, described.format), (2, Format::Csv));
    let dialect = described.dialect.unwrap();
    assert_eq!((dialect.separator, dialect.line_end), (b';', LineEnd::Lf));
    assert_eq!(described.encoding, Some(Encoding::Utf8));
}

#[test]
fn days_written_in_two_ways_are_days() {
    let described = describe("jour;n\n15/10/2017;1\n2017-10-16;1\n17/10/2017;1\n".as_bytes());
    assert_eq!(described.columns[0].sort, Sort::FrenchDate);
    // The same figure everywhere is no yes.
    assert_eq!(described.columns[1].sort, Sort::Integer);
    let others = described
        .notices
        .iter()
        .find(|notice| notice.id == "tables-notice-others")
        .unwrap();
    assert_eq!(others.arguments[2], ("number", "1".to_owned()));
}

#[test]
fn a_file_put_together_from_two_encodings_is_read_in_both() {
    let mut bytes = "nom;ville\nÉcole;Orléans\nThéâtre;Nîmes\n".as_bytes().to_vec();
    bytes.extend(in_windows_1252("Lycée;Béziers\n"));
    let described = describe(&bytes);
    assert_eq!(described.encoding, Some(Encoding::Utf8));
    assert_eq!(described.columns[0].examples, ["École", "Théâtre", "Lycée"]);
    assert!(
        described
            .notices
            .iter()
            .any(|notice| notice.id == "tables-notice-mixed")
    );
}

#[test]
fn the_separator_that_excel_writes_first_is_no_row() {
    let described = describe(b"sep=;\r\na;b\r\n1;2\r\n");
    assert_eq!(described.rows, 1);
    assert_eq!(described.columns[1].name, "b");
}

#[test]
fn utf16_is_read_as_excel_writes_it() {
    let text = "nom\tcommune\r\nÉcole\tLyon\r\n";
    let mut bytes = vec![0xff, 0xfe];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let described = describe(&bytes);
    assert_eq!(described.encoding, Some(Encoding::Utf16Le));
    assert_eq!(described.columns[0].examples, ["École"]);
}
