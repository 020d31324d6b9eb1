//! Documents made here: what is read of them, and those that are refused.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;
use totem::{AccountPlan, Converted, Refusal, Wording, convert, limits};

const PLAN: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Nomenclature Norme="M57" Declinaison="M57_A" Exer="2026"><Nature>
    <Chapitres><Chapitre Code="011" Libelle="Charges à caractère général" Section="F"/>
    <Chapitre Code="16" Libelle="Emprunts et dettes" Section="I"/>
    <Chapitre Code="041" Libelle="Opérations patrimoniales" Section="I"/></Chapitres>
    <Comptes><Compte Code="60" Libelle="Achats"><Compte Code="6064" Libelle="Fournitures « bureau »" DR="011"/></Compte>
    <Compte Code="1641" Libelle="Emprunts en euros" DR="16" RR="16" DOES="040" DOIS="041"/></Comptes></Nature>
    <Fonction><RefFonctionnelles><RefFonc Code="0" Libelle="Services généraux">
    <RefFonc Code="020" Libelle="Administration générale"/></RefFonc></RefFonctionnelles></Fonction></Nomenclature>"#;

fn document(lines: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><DocumentBudgetaire xmlns="http://www.minefi.gouv.fr/cp/demat/docbudgetaire">
        <EnTeteDocBudgetaire><LibelleColl V="AURAY &amp; CIE"/></EnTeteDocBudgetaire>
        <Budget><EnTeteBudget><LibelleEtab V="PRINCIPAL"/><IdEtab V="21560007300013"/><Nomenclature V="M57-M57_A"/></EnTeteBudget>
        <BlocBudget><NatDec V="09"/><Exer V="2026"/><IdEtabPal V="99999999999999"/></BlocBudget>{lines}</Budget></DocumentBudgetaire>"#
    )
}

fn line(said: &str) -> String {
    format!(r#"<LigneBudget>{said}<CodRD V="D"/><MtReal V="12.50"/><OpBudg V="0"/></LigneBudget>"#)
}

fn plan() -> AccountPlan {
    AccountPlan::read(PLAN.as_bytes()).unwrap()
}

fn read(
    document: &[u8],
    wording: Wording,
    plan: Option<&AccountPlan>,
) -> Result<(String, Converted), Refusal> {
    let mut csv = Vec::new();
    let told = convert(
        document,
        wording,
        |_| Ok(plan.cloned()),
        |bytes| {
            csv.extend_from_slice(bytes);
            Ok(())
        },
    )?;
    Ok((String::from_utf8(csv).unwrap(), told))
}

fn refused(document: &[u8]) -> &'static str {
    read(document, Wording::Schema, None).map_or_else(|refusal| refusal.id(), |_| "nothing")
}

fn pressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_line_is_written_with_the_labels_of_its_plan() {
    let text = document(&line(
        r#"<Nature V="6064"/><ContNat V="011"/><Fonction V="020"/>"#,
    ));
    let (csv, told) = read(text.as_bytes(), Wording::Schema, Some(&plan())).unwrap();
    let row = csv.lines().nth(1).unwrap();
    assert_eq!(
        row,
        "compte administratif,2026,21560007300013,AURAY & CIE,011,Charges à caractère général,6064,Fournitures « bureau »,\
         020,Administration générale,,fonctionnement,réel,dépense,12.50,,,,,,,"
    );
    assert_eq!((told.lines, told.unlabelled, told.unplaced), (1, 0, 0));
    assert_eq!(told.budgets.first().unwrap().budget, "PRINCIPAL");
    let (same, _) = read(&pressed(text.as_bytes()), Wording::Schema, Some(&plan())).unwrap();
    assert_eq!(same, csv, "pressed or not");
}

#[test]
fn what_the_reference_leaves_out_is_completed_for_the_schema_alone() {
    let order = r#"<LigneBudget><Nature V="1641"/><CodRD V="D"/><MtReal V="1"/><OpBudg V="1"/><TypOpBudg V="1"/></LigneBudget>"#;
    let own = line(r#"<Nature V="9999"/><CaracSup V="I" Code="Section"/><CaracSup V="F" Code="Other"/>"#);
    let text = document(&format!("{}{order}{own}", line(r#"<Nature V="1641"/>"#)));
    let (reference, told) = read(text.as_bytes(), Wording::Reference, Some(&plan())).unwrap();
    assert!(reference.contains(
        "\r\nCompte administratif,2026,21560007300013,AURAY & CIE,,,1641,Emprunts en euros,,,,,réel,"
    ));
    assert_eq!(told.unplaced, 3);
    let (schema, told) = read(text.as_bytes(), Wording::Schema, Some(&plan())).unwrap();
    let rows: Vec<&str> = schema.lines().skip(1).collect();
    assert!(
        rows[0].contains(",16,Emprunts et dettes,1641,Emprunts en euros,,,,investissement,réel,"),
        "{}",
        rows[0]
    );
    assert!(
        rows[1].contains(",041,Opérations patrimoniales,1641,"),
        "{}",
        rows[1]
    );
    assert!(
        rows[2].contains(",,,9999,,,,,investissement,réel,"),
        "{}",
        rows[2]
    );
    assert_eq!((told.unlabelled, told.unplaced), (1, 0));
}

#[test]
fn a_chapter_that_is_subdivided_has_the_label_of_the_one_it_is_a_part_of() {
    let works = r#"<Chapitre Code="4581" Libelle="Travaux pour autrui" Section="I"/></Chapitres>"#;
    let plan = AccountPlan::read(PLAN.replace("</Chapitres>", works).as_bytes()).ok();
    let text = document(&line(r#"<Nature V="1641"/><ContNat V="4581001"/>"#));
    let (csv, told) = read(text.as_bytes(), Wording::Schema, plan.as_ref()).unwrap();
    assert!(csv.contains(",4581001,Travaux pour autrui,1641,"), "{csv}");
    assert_eq!((told.unlabelled, told.unplaced), (0, 0));
    let (csv, _) = read(text.as_bytes(), Wording::Reference, plan.as_ref()).unwrap();
    assert!(csv.contains(",4581001,,1641,"), "{csv}");
}

#[test]
fn sums_that_software_adds_are_no_lines() {
    let one = line(r#"<Nature V="6064"/>"#);
    let sum = one.replacen("<LigneBudget>", r#"<LigneBudget calculated="true">"#, 1);
    let kept = one.replacen("<LigneBudget>", r#"<LigneBudget calculated="false">"#, 1);
    let (_, told) = read(
        document(&format!("{one}{sum}{kept}")).as_bytes(),
        Wording::Schema,
        None,
    )
    .unwrap();
    assert_eq!(told.lines, 2);
}

#[test]
fn each_budget_of_a_document_says_its_own_establishment() {
    let one = document(&line(r#"<Nature V="1"/>"#));
    let annex = r#"</Budget><Budget><EnTeteBudget><IdEtab V="21560007300021"/><Nomenclature V="M4_X"/></EnTeteBudget>
        <BlocBudget><NatDec V="10"/><Exer V="2025"/></BlocBudget><LigneBudget><Nature V="2"/></LigneBudget></Budget>"#;
    let text = one.replacen("</Budget>", annex, 1);
    let (csv, told) = read(text.as_bytes(), Wording::Schema, None).unwrap();
    assert!(csv.contains("\r\ncompte administratif,2025,21560007300021,AURAY & CIE,,,2,"));
    let plans: Vec<String> = told
        .budgets
        .iter()
        .map(|budget| budget.plan.to_string())
        .collect();
    assert_eq!(plans, ["M57-M57_A 2026", "M4-M4_X 2025"]);
}

#[test]
fn a_plan_of_another_year_is_told_and_one_of_another_nomenclature_refused() {
    let text = document(&line(r#"<Nature V="6064"/>"#));
    let before = AccountPlan::read(PLAN.replace("2026", "2024").as_bytes()).ok();
    let (_, told) = read(text.as_bytes(), Wording::Schema, before.as_ref()).unwrap();
    let named = |told: &Converted| {
        told.other_plans
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(named(&told), ["M57-M57_A 2024"]);
    let variant = AccountPlan::read(PLAN.replace("M57_A", "M57_D").as_bytes()).ok();
    let (_, told) = read(text.as_bytes(), Wording::Schema, variant.as_ref()).unwrap();
    assert_eq!(named(&told), ["M57-M57_D 2026"]);
    let (_, told) = read(text.as_bytes(), Wording::Schema, Some(&plan())).unwrap();
    assert!(told.other_plans.is_empty());
    let other = AccountPlan::read(PLAN.replace(r#"Norme="M57""#, r#"Norme="M14""#).as_bytes()).ok();
    let refusal = read(text.as_bytes(), Wording::Schema, other.as_ref()).unwrap_err();
    assert_eq!(refusal.id(), "totem-refused-plan");
    assert_eq!(refusal.arguments()[0].1, "M14-M57_A 2026");
}

#[test]
fn letters_are_those_of_the_declared_encoding() {
    let text = document(&line(r#"<Nature V="1"/>"#)).replace("AURAY &amp; CIE", "CRACʼH");
    assert!(read(text.as_bytes(), Wording::Schema, None).is_ok());
    let latin = text.replace(r#"version="1.0""#, r#"version="1.0" encoding="ISO-8859-1""#);
    let encoded = |text: &str| {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        bytes.into_owned()
    };
    let named = latin.replace("CRACʼH", "PLUMÉRET");
    let (csv, _) = read(&encoded(&named), Wording::Schema, None).unwrap();
    assert!(csv.contains("PLUMÉRET"));
    let undeclared = named.replace(r#" encoding="ISO-8859-1""#, "");
    assert_eq!(refused(&encoded(&undeclared)), "totem-refused-encoding");
}

#[test]
fn what_is_no_budget_is_refused_with_its_reason() {
    let good = document(&line(r#"<Nature V="1"/>"#));
    let with_types = good.replacen(
        "<DocumentBudgetaire",
        r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><DocumentBudgetaire"#,
        1,
    );
    let cut = &good[..good.len() - 30];
    for (text, why) in [
        ("", "totem-refused-empty"),
        ("nom;montant\n", "totem-refused-not-totem"),
        ("<html><body/></html>", "totem-refused-not-totem"),
        ("<DocumentBudgetaire/>", "totem-refused-missing"),
        (with_types.as_str(), "totem-refused-types"),
        (cut, "totem-refused-damaged"),
        (&good.replace("&amp;", "&unknown;"), "totem-refused-damaged"),
        (
            &good.replace(r#"<NatDec V="09"/>"#, r#"<NatDec V="77"/>"#),
            "totem-refused-code",
        ),
        (&good.replace(r#"<NatDec V="09"/>"#, ""), "totem-refused-missing"),
        (&good.replace(r#"<Exer V="2026"/>"#, ""), "totem-refused-missing"),
        (&"<a>".repeat(limits::DEPTH_MAX + 1), "totem-refused-not-totem"),
        (
            &format!("<DocumentBudgetaire>{}", "<a>".repeat(limits::DEPTH_MAX + 1)),
            "totem-refused-damaged",
        ),
    ] {
        assert_eq!(refused(text.as_bytes()), why, "{text:.200}");
    }
    assert_eq!(refused(&pressed(good.as_bytes())[..40]), "totem-refused-damaged");
}

#[test]
fn what_unfolds_to_too_much_is_refused_before_it_fills_memory() {
    let long = limits::EVENT_BYTES_MAX + (1 << 20);
    let comment = format!(
        "<DocumentBudgetaire><!--{}--></DocumentBudgetaire>",
        "a".repeat(long)
    );
    assert_eq!(refused(&pressed(comment.as_bytes())), "totem-refused-part");
    let value = document(&line(&format!(r#"<Nature V="{}"/>"#, "1".repeat(long))));
    assert_eq!(refused(&pressed(value.as_bytes())), "totem-refused-part");
    let attributes: Vec<String> = (0..=limits::ATTRIBUTES_MAX)
        .map(|at| format!(r#" a{at}="""#))
        .collect();
    let wide = document(&format!("<a{}/>", attributes.concat()));
    assert_eq!(refused(wide.as_bytes()), "totem-refused-part");
    let one = format!(r#"<a x="{}"/>"#, "y".repeat(1_000));
    let many = format!("<Nomenclature>{}", one.repeat(17_000));
    let refusal = AccountPlan::read(&pressed(many.as_bytes())[..]).unwrap_err();
    assert_eq!(refusal.id(), "totem-refused-large");
    for no_plan in ["<Nomenclature/>", "<DocumentBudgetaire/>", "a;b"] {
        let refusal = AccountPlan::read(no_plan.as_bytes()).unwrap_err();
        assert_eq!(refusal.id(), "totem-refused-not-plan");
    }
}

#[test]
fn a_writer_that_fails_is_told() {
    let text = document(&line(r#"<Nature V="1"/>"#));
    let full = |_: &[u8]| Err(std::io::Error::other("the disk is full"));
    let refusal = convert(text.as_bytes(), Wording::Schema, |_| Ok(None), full).unwrap_err();
    assert_eq!(refusal.id(), "totem-refused-reading");
    assert!(refusal.to_string().contains("the disk is full"));
}

proptest! {
    #[test]
    fn no_bytes_make_it_fail(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0_usize..800) {
        let _ = totem::is_totem(&bytes);
        let _ = AccountPlan::read(&bytes[..]);
        let mut text = document(&line(r#"<Nature V="1"/>"#)).into_bytes();
        let at = at.min(text.len());
        text.splice(at..at, bytes);
        // Refused, or a whole table: never a broken one.
        if let Ok((csv, told)) = read(&text, Wording::Schema, None) {
            prop_assert!(told.lines > 0);
            prop_assert!(csv.starts_with("BGT_NATDEC,"));
        }
    }

    #[test]
    fn what_is_written_is_read_back(name in "[^\u{0}-\u{1f}<&\"\u{fffe}\u{ffff}]{1,40}") {
        let text = document(&line(r#"<Nature V="1"/>"#)).replace("AURAY &amp; CIE", &name);
        let (csv, _) = read(text.as_bytes(), Wording::Schema, None).unwrap();
        let rows = tables::write::rows_of(csv.as_bytes(), tables::Dialect {
            line_end: tables::LineEnd::CrLf,
            ..tables::Dialect::default()
        });
        let said = rows.get(1).and_then(|row| row.get(3)).unwrap();
        prop_assert_eq!(&String::from_utf8_lossy(said), &name);
    }
}
