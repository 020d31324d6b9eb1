//! A budget sent to the State, recognised among the files that are sent, and told to everybody once published.

use kernel::FileHash;
use testkit::{Browser, Reply, TestTown, browser_of, on_both_engines, page, send as post, whole};

use crate::{FEATURES, People, create};

const PLAN: &str = r#"<Nomenclature Norme="M57" Declinaison="M57_A" Exer="2026"><Nature><Chapitres>
    <Chapitre Code="011" Libelle="Charges à caractère général" Section="F"/>
    <Chapitre Code="73" Libelle="Impôts et taxes" Section="F"/>
    <Chapitre Code="21" Libelle="Immobilisations corporelles" Section="I"/></Chapitres>
    <Comptes><Compte Code="6064" Libelle="Fournitures administratives"/><Compte Code="73111" Libelle="Impôts directs locaux"/>
    <Compte Code="2135" Libelle="Aménagements des constructions"/></Comptes></Nature>
    <Fonction><RefFonctionnelles><RefFonc Code="213" Libelle="Classes regroupées"/></RefFonctionnelles></Fonction></Nomenclature>"#;

fn line(side: &str, account: &str, chapter: &str, (amount, order): (&str, &str)) -> String {
    format!(
        r#"<LigneBudget><Nature V="{account}"/><ContNat V="{chapter}"/><Fonction V="213"/><CodRD V="{side}"/><MtPrev V="{amount}"/>
        <OpBudg V="{order}"/></LigneBudget>"#
    )
}

fn budget() -> String {
    let lines = [
        line("D", "6064", "011", ("1200.50", "0")),
        line("D", "2135", "21", ("300000", "0")),
        line("D", "2135", "21", ("777777", "1")),
        line("R", "73111", "73", ("450000.25", "0")),
    ];
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><DocumentBudgetaire><EnTeteDocBudgetaire><LibelleColl V="PLOUHARNEL"/></EnTeteDocBudgetaire>
        <Budget><EnTeteBudget><IdEtab V="21860194600013"/><Nomenclature V="M57-M57_A"/></EnTeteBudget>
        <BlocBudget><NatDec V="01"/><Exer V="2026"/></BlocBudget>{}</Budget></DocumentBudgetaire>"#,
        lines.concat()
    )
}

fn id_in(address: &str, before: &str) -> String {
    let after = address.split(before).nth(1).expect("the address goes on");
    after.split(['?', '/', '#']).next().unwrap_or_default().to_owned()
}

async fn sent(town: &TestTown, browser: &mut Browser, form: &str, bytes: &[u8]) -> Reply {
    let request = town.id::<()>().to_string();
    let fields = [("request_id", request.as_str())];
    browser
        .post_file(form, &fields, ("fichier", "budget-2026.xml", bytes))
        .await
}

#[tokio::test]
async fn a_budget_becomes_a_table_and_everybody_reads_where_the_money_goes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let dataset = create(&town, &people, "Budget de la ville").await;
        let mut ada = browser_of(&town, people.ada);
        let form = format!("/donnees/{dataset}/deposer");
        assert!(page(&mut ada, &form).await.contains("TOTEM"));
        let budget = budget();

        // Nobody installed its account plan: the table is written, and what it lacks is said.
        let kept = sent(&town, &mut ada, &form, budget.as_bytes()).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let address = kept.location.expect("the draft");
        assert!(address.contains("datasets-totem-unlabelled"), "{address}");
        let version = id_in(&address, "/donnees/versions/");

        // A document that is damaged, or that declares entities, is refused with its reason.
        let cut = &budget.as_bytes()[..budget.len() - 20];
        let refused = whole(sent(&town, &mut ada, &form, cut).await, 422);
        assert!(refused.contains("abîmé ou coupé"), "{refused}");
        let bomb = budget.replacen(
            "<DocumentBudgetaire>",
            r#"<!DOCTYPE DocumentBudgetaire [<!ENTITY a "aaaa">]><DocumentBudgetaire>"#,
            1,
        );
        let refused = whole(sent(&town, &mut ada, &form, bomb.as_bytes()).await, 422);
        assert!(refused.contains("déclare des types"), "{refused}");

        let folder = town.house.settings.data.join("plans-de-comptes/2026/M57/M57_A");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("planDeCompte.xml"), PLAN).expect("written");
        let draft = format!("/donnees/versions/{version}");
        let read = page(&mut ada, &draft).await;
        assert!(read.contains("BGT_CONTNAT_LABEL"), "labels are missing: {read}");
        let table = ada.get(&format!("{draft}/original")).await;
        let digest = FileHash::of(table.text.as_bytes());
        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("vu", digest.as_str()),
            ("revision", "1"),
        ];
        let replaced = ada
            .post_file(
                &format!("{draft}/remplacer"),
                &fields,
                ("fichier", "budget-2026.xml", budget.as_bytes()),
            )
            .await;
        assert_eq!(replaced.status, 303, "{}", replaced.text);
        let table = ada.get(&format!("{draft}/original")).await;
        assert!(
            table.text.contains(
                "budget primitif,2026,21860194600013,PLOUHARNEL,011,Charges à caractère général,6064,"
            ),
            "{}",
            table.text
        );
        let digest = FileHash::of(table.text.as_bytes());
        let fields = [("vu", digest.as_str()), ("revision", "2")];
        let published = post(&town, &mut ada, &format!("{draft}/publier"), &fields).await;
        assert_eq!(published.status, 303, "{}", published.text);

        let seen = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        for said in [
            "Où va l’argent",
            "budget primitif 2026",
            "Dépenses par nature",
            "Recettes par fonction",
            "Immobilisations corporelles",
            "Classes regroupées",
            "<svg",
            "1\u{202f}200,50",
            "450\u{202f}000,25",
        ] {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        assert!(
            !seen.contains("777\u{202f}777"),
            "no money moves in operations of order: {seen}"
        );
    });
}

#[tokio::test]
async fn a_dataset_without_budget_tells_of_none() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, _) = crate::published(&town, &people, "Lieux", ("lieux.csv", b"nom\nMairie\n")).await;
        let seen = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        assert!(!seen.contains("Où va l’argent"), "{seen}");
        let mut ada = browser_of(&town, people.ada);
        let request = town.id::<()>().to_string();
        let sent = ada
            .post_file(
                &format!("/donnees/{dataset}/deposer"),
                &[("request_id", request.as_str()), ("titre", "Autre")],
                ("fichier", "autre.xml", b"<a>Un autre XML</a>".as_slice()),
            )
            .await;
        assert_eq!(
            sent.status, 303,
            "an XML that is no budget is kept as it is: {}",
            sent.text
        );
    });
}
