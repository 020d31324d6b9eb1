//! `parvis table`, as an agent or another program uses it: what is printed, what is written, and the exit codes.
#![expect(clippy::unwrap_used, reason = "a test stops at what fails")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const SCHEMA: &str = r#"{"fields": [
    {"name": "nom", "constraints": {"required": true}},
    {"name": "siret", "constraints": {"pattern": "^\\d{14}$"}},
    {"name": "jour", "type": "date"},
    {"name": "montant", "type": "number"}
], "custom_checks": [{"name": "french-siret-value", "params": {"column": "siret"}}]}"#;

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn file(&self, name: &str, text: &str) -> String {
        std::fs::write(self.folder.path().join(name), text).unwrap();
        self.path(name)
    }
}

fn table(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .arg("table")
        .args(arguments)
        .output()
        .unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn a_table_is_described_for_people_and_for_programs() {
    let desk = Desk::new();
    let file = desk.file(
        "subventions.csv",
        "nom;siret;jour;montant\nVille de Poitiers;21860194600013;15/10/2017;1 234,50\n",
    );
    let described = table(&["describe", &file]);
    assert_eq!(described.status.code(), Some(0));
    let text = said(&described.stdout);
    for expected in [
        "Séparateur",
        "siret\tSIRET\t100,0\u{a0}%\t1\t0\t1\t21860194600013",
        "date (jj/mm/aaaa)",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains('⟦'), "{text}");
    let described = json(&table(&["describe", &file, "--format", "json"]));
    assert_eq!(described["dialect"]["separator"], ";");
    assert_eq!(described["encoding"], "utf-8");
    assert_eq!(described["rows"], 1);
    assert_eq!(described["columns"][1]["sort"], "siret");
    assert_eq!(described["columns"][3]["sort"], "decimal-fr");
    assert_eq!(described["columns"][1]["examples"][0], "21860194600013");
}

#[test]
fn a_table_is_checked_mended_and_then_valid() {
    let desk = Desk::new();
    let schema = desk.file("schema.json", SCHEMA);
    let file = desk.file(
        "subventions.csv",
        "nom;siret;jour;montant\nA;21860194600013;15/10/2017;1 234,50\nB;;2017-10-16;12\n\n",
    );
    let checked = table(&["check", &file, "--schema", &schema]);
    assert_eq!(checked.status.code(), Some(1));
    let text = said(&checked.stdout);
    assert!(
        text.contains("ligne 2, jour") && text.contains("écrivez 2017-10-15"),
        "{text}"
    );
    assert!(text.contains("lignes vides à la fin"), "{text}");
    assert!(!text.contains('⟦'), "{text}");

    let fixed = desk.path("corrige.csv");
    let checked = table(&[
        "check", &file, "--schema", &schema, "--fix", &fixed, "--format", "json",
    ]);
    assert_eq!(checked.status.code(), Some(1));
    let report = json(&checked);
    assert_eq!(report["valid"], false);
    assert_eq!(report["errors"][0]["type"], "type-error");
    assert_eq!(report["errors"][0]["row"], 2);
    assert_eq!(report["errors"][0]["field"], "jour");
    assert_eq!(report["errors"][0]["value"], "15/10/2017");
    assert_eq!(report["errors"][0]["fix_value"], "2017-10-15");
    assert_eq!(report["fixed"]["valid"], true);
    assert_eq!(
        std::fs::read_to_string(&fixed).unwrap(),
        "nom,siret,jour,montant\nA,21860194600013,2017-10-15,1234.50\nB,,2017-10-16,12\n"
    );
    let checked = table(&["check", &fixed, "--schema", &schema]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked.stdout));

    let same = table(&["check", &file, "--schema", &schema, "--fix", &file]);
    assert_eq!(same.status.code(), Some(2));
    assert!(std::fs::read_to_string(&file).unwrap().contains("15/10/2017"));
}

#[test]
fn a_file_of_addresses_is_checked_by_the_rules_of_its_format() {
    let desk = Desk::new();
    let header = "cle_interop;commune_insee;commune_nom;voie_nom;numero;suffixe;position;long;lat;x;y;source;date_der_maj";
    let row = |number: &str, position: &str| {
        format!(
            "31591_xxxx_00009;31591;Escoulis;Rue des 3 Places;{number};;{position};1.028392;43.111637;539416.13;\
             6225601.11;Mairie;2020-11-09"
        )
    };
    let file = desk.file("adresses.csv", &format!("{header}\n{}\n", row("009", "Entree")));
    let checked = table(&["check", &file, "--schema", "bal"]);
    assert_eq!(checked.status.code(), Some(1), "{}", said(&checked.stderr));
    let text = said(&checked.stdout);
    for expected in [
        "ligne 2, numero",
        "(numero.contient_prefixe)",
        "écrivez 9",
        "avertissement, ligne 2, position",
        "profil 1.3",
        "la liste des communes n’a pas été donnée",
    ] {
        assert!(text.contains(expected), "{expected} in {text}");
    }
    assert!(!text.contains('⟦'), "{text}");

    let fixed = desk.path("corrige.csv");
    let checked = json(&table(&[
        "check", &file, "--schema", "bal-1.3", "--fix", &fixed, "--format", "json",
    ]));
    assert_eq!(checked["errors"][0]["type"], "numero.contient_prefixe");
    assert_eq!(checked["errors"][0]["level"], "error");
    assert_eq!(checked["errors"][0]["fix_value"], "9");
    assert_eq!(checked["fixed"]["valid"], true);
    assert_eq!(
        std::fs::read_to_string(&fixed).unwrap(),
        format!("{header}\n{}\n", row("9", "entrée"))
    );

    let communes = desk.file(
        "communes.csv",
        "code,nom,anciensCodes\n31591,Escoulis-sur-Arbas,\n",
    );
    let reference = format!("communes={communes}");
    let checked = table(&[
        "check",
        &fixed,
        "--schema",
        "bal",
        "--reference",
        &reference,
        "--format",
        "json",
    ]);
    assert_eq!(checked.status.code(), Some(0), "{}", said(&checked.stdout));
    let remarks = json(&checked)["remarks"].to_string();
    assert!(remarks.contains("row.commune_nom_invalide"), "{remarks}");

    for wrong in [
        ["check", &file, "--schema", "bal-9.9"].as_slice(),
        [
            "check",
            &file,
            "--schema",
            "bal",
            "--reference",
            "voies=voies.csv",
        ]
        .as_slice(),
    ] {
        let refused = table(wrong);
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused.stdout));
        assert!(!said(&refused.stderr).contains('⟦'), "{}", said(&refused.stderr));
    }
}

#[test]
fn what_cannot_be_opened_is_told_from_what_is_no_table() {
    let desk = Desk::new();
    let schema = desk.file("schema.json", SCHEMA);
    let empty = desk.file("vide.csv", "");
    let checked = table(&["check", &empty, "--schema", &schema, "--format", "json"]);
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(json(&checked)["errors"][0]["type"], "source-error");
    assert_eq!(said(&checked.stderr).lines().count(), 1);
    let absent = desk.path("absent.csv");
    assert_eq!(
        table(&["check", &absent, "--schema", &schema]).status.code(),
        Some(2)
    );
    let broken = desk.file("broken.json", "{");
    assert_eq!(
        table(&["check", &empty, "--schema", &broken]).status.code(),
        Some(2)
    );
    assert_eq!(table(&["describe", &empty]).status.code(), Some(1));
}

const SUBSIDIES: &str = "beneficiaire;commune;montant;jour\n\
Les Amis de l’École;01000;1 234,50;15/10/2017\n\
Club d’échecs;56007;99,90;01/02/2018\n\
Comité des fêtes;56007;300;29/02/2020\n";

#[test]
fn a_table_becomes_a_parquet_file_that_is_asked_and_described_as_well() {
    let desk = Desk::new();
    let csv = desk.file("subventions.csv", SUBSIDIES);
    let folder = desk.path(".");
    let imported = json(&table(&["import", &csv, "--to", &folder, "--format", "json"]));
    assert_eq!(imported["rows"], 3);
    let parquet = imported["file"].as_str().unwrap().to_owned();
    assert!(parquet.ends_with(&format!("{}.parquet", imported["sha256"].as_str().unwrap())));
    let described = json(&table(&["describe", &parquet, "--format", "json"]));
    assert_eq!(described["format"], "parquet");
    assert_eq!(described["columns"][1]["examples"][0], "01000");
    for file in [&csv, &parquet] {
        let asked = table(&["query", file, "commune__groupby&montant__sum", "--format", "json"]);
        assert_eq!(asked.status.code(), Some(0), "{}", said(&asked.stderr));
        // In the order of columns, which a reader of JSON as a map would lose.
        let rows = table(&[
            "query",
            file,
            "columns=montant,commune&page_size=1",
            "--format",
            "json",
        ]);
        let rows: String = said(&rows.stdout).split_whitespace().collect();
        assert!(
            rows.contains(r#"[{"montant":1234.5,"commune":"01000"}]"#),
            "{rows}"
        );
        let asked = json(&asked);
        assert_eq!(asked["data"][1]["commune"], "56007");
        assert_eq!(asked["data"][1]["montant__sum"].to_string(), "399.9");
        assert_eq!(asked["meta"]["total"], 2);
    }
}

#[test]
fn a_question_is_answered_for_people_and_for_spreadsheets() {
    let desk = Desk::new();
    let csv = desk.file("subventions.csv", SUBSIDIES);
    let towns = desk.file("communes.csv", "code;nom\n01000;Bourg\n56007;Auray\n");
    let text = said(&table(&["query", &csv, "q=ecole amis"]).stdout);
    assert!(
        text.contains("Les Amis de l’École\t01000\t1\u{202f}234,5\t2017-10-15"),
        "{text}"
    );
    assert!(text.contains("1 sur 1"), "{text}");
    let joined = table(&[
        "query",
        &csv,
        "join=communes,commune,code&communes.nom__groupby&montant__max",
        "--join",
        &format!("communes={towns}"),
        "--format",
        "csv",
    ]);
    assert_eq!(
        said(&joined.stdout),
        "communes.nom,montant__max\nAuray,300\nBourg,1234.5\n"
    );
    for (question, reason) in [
        ("absente__exact=1", "absente"),
        ("beneficiaire__sum", "beneficiaire"),
        ("montant__less=peu", "peu"),
        ("inconnu=1", "inconnu"),
    ] {
        let refused = table(&["query", &csv, question]);
        assert_eq!(refused.status.code(), Some(2), "{question}");
        let why = said(&refused.stderr);
        assert!(why.contains(reason) && !why.contains('⟦'), "{why}");
    }
    let absent = desk.path("absent.csv");
    assert_eq!(table(&["query", &absent]).status.code(), Some(2));
    let empty = desk.file("vide.csv", "");
    assert_eq!(table(&["query", &empty]).status.code(), Some(1));
}

#[test]
fn a_picture_has_its_title_its_sentence_and_its_figures() {
    let desk = Desk::new();
    let csv = desk.file("subventions.csv", SUBSIDIES);
    let question = "commune__groupby&montant__sum";
    let text = said(&table(&["chart", &csv, question]).stdout);
    assert!(text.starts_with("Total de montant par commune\n"), "{text}");
    assert!(
        text.contains("la plus grande est celle de 01000 : 1\u{202f}234,5"),
        "{text}"
    );
    assert!(text.contains("56007\t399,9"), "{text}");
    assert!(!text.contains('⟦'), "{text}");
    let svg = said(&table(&["chart", &csv, question, "--format", "svg", "--title", "Aides"]).stdout);
    assert!(
        svg.starts_with("<svg") && svg.contains(">Aides</title>") && svg.contains("la plus grande"),
        "{svg}"
    );
    let png = table(&["chart", &csv, question, "--format", "png"]).stdout;
    assert!(png.starts_with(b"\x89PNG\r\n"), "{} bytes", png.len());
    assert_eq!(png[16..20], 1_280_u32.to_be_bytes());
    let vega = json(&table(&["chart", &csv, question, "--format", "vega"]));
    assert_eq!(vega["data"]["values"][0]["value"], 1234.5);
    let found = table(&["chart", &csv, "--format", "json"]);
    assert_eq!(found.status.code(), Some(0), "{}", said(&found.stderr));
    assert!(json(&found)["suggestions"].as_array().unwrap().len() <= 3);
    let wrong = table(&["chart", &csv, question, "--form", "lines"]);
    assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong.stdout));
}

#[test]
fn every_sentence_of_the_libraries_has_its_words() {
    let words = include_str!("../locales/table.ftl");
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders: Vec<_> = ["tables/src", "columns/src", "charts/src"]
        .map(|own| crates.join(own))
        .into();
    let is_key = |piece: &&str| {
        ["tables-", "columns-", "charts-"]
            .iter()
            .any(|family| piece.starts_with(family))
    };
    let mut found = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for key in text.split('"').filter(is_key) {
                found += 1;
                let line = [key, " = "].concat();
                assert!(
                    words.lines().any(|known| known.starts_with(&line)),
                    "{key} in {} has no words",
                    path.display()
                );
            }
        }
    }
    assert!(found > 110, "{found} sentences");
}

#[test]
fn verdicts_of_another_program_are_compared() {
    let desk = Desk::new();
    desk.file("schema.json", SCHEMA);
    desk.file("a.csv", "nom,siret\nA,21860194600014\n");
    let verdicts = desk.file(
        "verdicts.json",
        r#"{"tool": "essai", "cases": [{"id": "a", "schema": "schema.json", "csv": "a.csv",
            "validata": {"valid": false, "errors": [{"type": "custom-check-error", "field": "siret", "row": 2}]}}]}"#,
    );
    let scored = table(&["score", &verdicts, "--format", "json"]);
    assert_eq!(scored.status.code(), Some(0), "{}", said(&scored.stdout));
    assert_eq!(json(&scored)["score"]["faults_same"], 1);
    let wrong = std::fs::read_to_string(&verdicts)
        .unwrap()
        .replace("false", "true");
    std::fs::write(&verdicts, wrong).unwrap();
    let scored = table(&["score", &verdicts, "--failures"]);
    assert_eq!(scored.status.code(), Some(1));
    assert!(
        said(&scored.stdout).contains("differs a"),
        "{}",
        said(&scored.stdout)
    );
}

#[test]
fn a_budget_sent_to_the_state_is_written_as_a_table() {
    let desk = Desk::new();
    let document = r#"<?xml version="1.0"?><DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="AURAY"/></EnTeteDocBudgetaire><Budget>
        <EnTeteBudget><IdEtab V="21560007300013"/><Nomenclature V="M57-M57_A"/></EnTeteBudget><BlocBudget><NatDec V="01"/><Exer V="2026"/>
        </BlocBudget><LigneBudget><Nature V="6064"/><ContNat V="011"/><CodRD V="D"/><MtPrev V="12.50"/><OpBudg V="0"/></LigneBudget>
        </Budget></DocumentBudgetaire>"#;
    let plan = r#"<Nomenclature Norme="M57" Declinaison="M57_A" Exer="2026"><Nature><Chapitres>
        <Chapitre Code="011" Libelle="Charges à caractère général" Section="F"/></Chapitres><Comptes>
        <Compte Code="6064" Libelle="Fournitures"/></Comptes></Nature></Nomenclature>"#;
    let document = desk.file("budget.xml", document);
    let plan = desk.file("planDeCompte.xml", plan);
    let written = table(&["totem", &document, "--nomenclature", &plan]);
    assert_eq!(written.status.code(), Some(0), "{}", said(&written.stderr));
    let csv = said(&written.stdout);
    let row = "\r\nBudget primitif,2026,21560007300013,AURAY,011,Charges à caractère général,6064,Fournitures,,,,fonctionnement,";
    assert!(csv.contains(row), "{csv}");
    assert!(written.stderr.is_empty(), "{}", said(&written.stderr));
    let without = table(&["totem", &document, "--wording", "schema", "--format", "json"]);
    assert_eq!(without.status.code(), Some(0));
    assert!(said(&without.stderr).contains("--nomenclature"));
    let answered = json(&without);
    assert_eq!(answered["rows"][0]["BGT_NATDEC"], "budget primitif");
    assert_eq!(answered["rows"][0]["BGT_MTPREV"], "12.50");
    assert_eq!(answered["lines"], 1);
    assert_eq!(answered["unlabelled"], 1);
    let no_budget = table(&["totem", &plan, "--format", "json"]);
    assert_eq!(no_budget.status.code(), Some(1));
    assert_eq!(json(&no_budget)["error"], "totem-refused-not-totem");
    let other = desk.file("autre.xml", "<Nomenclature Norme=\"M14\" Declinaison=\"M14_X\"><Nature><Chapitre Code=\"1\"/></Nature></Nomenclature>");
    let refused = table(&["totem", &document, "--nomenclature", &other]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        said(&refused.stderr).contains("M14-M14_X"),
        "{}",
        said(&refused.stderr)
    );
    assert_eq!(table(&["totem", &desk.path("absent.xml")]).status.code(), Some(2));
}
