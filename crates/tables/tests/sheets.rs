//! Spreadsheets: what is written in them, what they hide, and those made to hurt.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::io::{Cursor, Write as _};
use std::path::Path;

use tables::{Description, Format, Refusal, Sort, Source, describe};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, part) in parts {
        zip.start_file(*name, deflated).unwrap();
        zip.write_all(part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn xlsx(sheet: &str) -> Vec<u8> {
    archive(&[
        (
            "xl/workbook.xml",
            br#"<workbook xmlns:r="r"><sheets><sheet name="Vide" sheetId="1" r:id="rId1"/><sheet name="Aides" sheetId="2" r:id="rId2"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>"#,
        ),
        (
            "xl/sharedStrings.xml",
            "<sst><si><t>code</t></si><si><r><t>jo</t></r><r><t>ur</t></r></si><si><t>montant</t></si><si><t>École &amp; C<rPh><t>x</t></rPh></t></si></sst>".as_bytes(),
        ),
        (
            "xl/styles.xml",
            br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData/></worksheet>"),
        ("xl/worksheets/sheet2.xml", sheet.as_bytes()),
    ])
}

fn described(bytes: &[u8]) -> Description {
    describe(Source::open(bytes).unwrap()).unwrap()
}

#[test]
fn days_codes_and_words_of_a_workbook_are_what_it_shows() {
    let bytes = xlsx(
        r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><t>nom</t></is></c></row>
        <row r="2"><c r="A2" s="2"><v>1000</v></c><c r="B2" s="1"><v>44197</v></c><c r="C2"><f>1+1</f><v>12.5</v></c><c r="D2" t="s"><v>3</v></c></row>
        <row r="4"><c r="A4" s="2"><v>59000</v></c></row>
        </sheetData></worksheet>"#,
    );
    let described = described(&bytes);
    assert_eq!(described.format, Format::Xlsx);
    assert_eq!(described.rows, 3);
    let names: Vec<&str> = described
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["code", "jour", "montant", "nom"]);
    assert_eq!(described.columns[0].examples, ["01000", "59000"]);
    assert_eq!(described.columns[1].sort, Sort::IsoDate);
    assert_eq!(described.columns[1].examples, ["2021-01-01"]);
    assert_eq!(described.columns[3].examples, ["École & C"]);
    let ids: Vec<&str> = described.notices.iter().map(|notice| notice.id).collect();
    assert!(
        ids.contains(&"tables-notice-sheets") && ids.contains(&"tables-notice-blank"),
        "{ids:?}"
    );
}

#[test]
fn a_far_cell_costs_what_it_holds() {
    let bytes = xlsx(
        r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="B1048576"><v>2</v></c></row></sheetData></worksheet>"#,
    );
    assert_eq!(described(&bytes).rows, 1_048_575);
    let bytes =
        xlsx(r#"<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>"#);
    assert!(matches!(
        Source::open(bytes.as_slice()),
        Err(Refusal::TooManyColumns { .. })
    ));
}

fn ods(content: &str) -> Vec<u8> {
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn repeated_cells_and_rows_are_counted_not_spread() {
    let bytes = ods(
        r#"<office:document-content><office:body><office:spreadsheet><table:table table:name="Aides">
        <table:table-row><table:table-cell><text:p>code</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>jour</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16381"/></table:table-row>
        <table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1000"><text:p>01000</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2021-01-01"><text:p>01/01/21</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="12.5"><office:annotation><text:p>note</text:p></office:annotation><text:p>12,5</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#,
    );
    let described = described(&bytes);
    assert_eq!((described.format, described.rows), (Format::Ods, 3));
    let examples: Vec<&str> = described
        .columns
        .iter()
        .map(|column| column.examples[0].as_str())
        .collect();
    assert_eq!(examples, ["01000", "2021-01-01", "12.5"]);
}

#[test]
fn bombs_are_refused() {
    let laughs = r#"<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><office:document-content><table:table><table:table-row><table:table-cell><text:p>&c;</text:p></table:table-cell></table:table-row></table:table></office:document-content>"#;
    assert!(matches!(
        Source::open(ods(laughs).as_slice()),
        Err(Refusal::Damaged(_))
    ));
    let repeated = r#"<a><table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="4000"><text:p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</text:p></table:table-cell></table:table-row></table:table></a>"#;
    assert!(matches!(
        Source::open(ods(repeated).as_slice()),
        Err(Refusal::TooLarge { .. })
    ));
    let deep = format!("<a>{}", "<b>".repeat(100_000));
    assert!(matches!(
        Source::open(ods(&deep).as_slice()),
        Err(Refusal::Damaged(_))
    ));
}

#[test]
fn fixtures_of_csv_detective_are_read() {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/samples/csv-detective-fixtures/tests/data"
    ));
    if !folder.exists() {
        let _ = writeln!(std::io::stderr(), "skipped: {} is absent", folder.display());
        return;
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let opened = Source::open(std::fs::File::open(&path).unwrap());
        if name.ends_with(".gz") || name.ends_with(".parquet") {
            assert!(matches!(opened, Err(Refusal::UnknownFormat(_))), "{name}");
            continue;
        }
        if name.ends_with(".json") {
            assert!(
                matches!(opened, Err(Refusal::Damaged(_))),
                "{name} is no array of objects"
            );
            continue;
        }
        let described = describe(opened.unwrap_or_else(|refusal| panic!("{name}: {refusal}")))
            .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        println!("{name}: {} rows", described.rows);
        for column in &described.columns {
            println!(
                "    {} {:?} {:.3} {:?}",
                column.name, column.sort, column.share, column.examples
            );
        }
        assert!(described.rows > 0 && described.columns.len() > 1, "{name}");
    }
}
