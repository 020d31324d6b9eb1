//! The register says what is in use, no more, and leaves as files.

use testkit::{TestTown, on_both_engines, page, send};

use crate::{FEATURES, agent, services};

const REGISTER: &str = "/registre-des-traitements";

#[tokio::test]
async fn the_register_grows_with_what_the_body_uses() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut visitor = town.browser();
        let before = page(&mut visitor, REGISTER).await;
        assert!(before.contains("Comptes et connexion"));
        assert!(!before.contains("Savoir qui siège où"), "no group was created");
        assert!(!before.contains("FranceConnect"), "no provider was set up");
        services(&town).await;
        let after = page(&mut visitor, REGISTER).await;
        for said in [
            "Savoir qui siège où",
            "Mission d’intérêt public",
            "Liens de connexion périmés",
            "7\u{a0}jours",
        ] {
            let plain = said.replace('\u{a0}', " ");
            assert!(
                after.contains(said) || after.contains(&plain),
                "{said} in {after}"
            );
        }
        let csv = visitor.get("/registre-des-traitements.csv").await;
        assert_eq!(csv.status, 200);
        let lines: Vec<&str> = csv.text.lines().collect();
        assert!(
            lines[0].starts_with("code,traitement,finalite,base_legale"),
            "{}",
            lines[0]
        );
        assert!(csv.text.contains("groups.mandates"));
        for column in ["transferts", "responsable", "delegue"] {
            assert!(lines[0].contains(column), "{column} in {}", lines[0]);
        }
        for said in [
            "Responsable des traitements",
            "n’est pas encore désigné",
            "hors de l’Union",
        ] {
            assert!(after.contains(said), "{said} in {after}");
        }
        let odt = visitor.get("/registre-des-traitements.odt").await;
        assert_eq!(odt.status, 200);
        assert!(odt.text.starts_with("PK"), "an ODT is an archive");
    });
}

#[tokio::test]
async fn the_assessment_of_risks_is_for_agents() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let path = "/analyse-d-impact.odt";
        assert_eq!(town.browser().get(path).await.status, 303);
        let begun = agent(&town).await.get(path).await;
        assert_eq!(begun.status, 200);
        assert!(
            begun.text.starts_with("PK") && begun.text.contains("application/vnd.oasis.opendocument.text")
        );
    });
}

/// The text of an ODT.
fn read(odt: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(odt)).expect("an archive");
    let mut text = String::new();
    let mut content = archive.by_name("content.xml").expect("there");
    std::io::Read::read_to_string(&mut content, &mut text).expect("text");
    text
}

#[tokio::test]
async fn what_the_body_does_for_its_security_is_not_told_to_passers_by() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut anne = agent(&town).await;
        let all = [
            ("version", "0"),
            ("officer", "Centre de gestion"),
            ("reach", "dpo@exemple.fr"),
            ("measures", "Pare-feu de la salle B"),
        ];
        let saved = send(&town, &mut anne, "/donnees-personnelles/modifier", &all).await;
        assert_eq!(saved.status, 303);
        let path = "/registre-des-traitements.odt";
        let public = read(&town.browser().get(path).await.bytes);
        assert!(
            public.contains("Centre de gestion") && !public.contains("Pare-feu"),
            "{public}"
        );
        let own = read(&anne.get(path).await.bytes);
        assert!(own.contains("Pare-feu de la salle B"), "{own}");
        let csv = town.browser().get("/registre-des-traitements.csv").await.text;
        assert!(
            csv.contains("dpo@exemple.fr") && !csv.contains("Pare-feu"),
            "{csv}"
        );
    });
}
