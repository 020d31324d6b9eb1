//! What other catalogues and programs read.

use testkit::{TestTown, on_both_engines, page};

use crate::{FEATURES, People, create, published, resource_of, send};

const TABLE: &[u8] = "code;libellé;note\n00042;Étang;=1+1\n".as_bytes();

#[tokio::test]
async fn a_published_dataset_is_in_every_catalogue_and_a_draft_in_none() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, version) = published(&town, &people, "Plans d’eau", ("eau.csv", TABLE)).await;
        let resource = resource_of(&town, version).await;
        let hidden = create(&town, &people, "Secret de cuisine").await;
        send(&town, &people, hidden, ("cuisine.csv", b"a,b\n1,2\n")).await;
        let mut visitor = town.browser();
        for path in [
            "/catalog.ttl",
            "/catalog-datagouv.ttl",
            "/catalog.jsonld",
            "/catalog.rdf",
            "/catalog.xml",
            "/donnees/catalogue.csv",
            "/donnees.atom",
            "/donnees.json",
            "/api/3/action/package_search",
            "/api/3/action/current_package_list_with_resources",
            "/donnees",
        ] {
            let reply = visitor.get(path).await;
            assert_eq!(reply.status, 200, "{path}");
            assert!(reply.text.contains("Plans d"), "{path}: {}", reply.text);
            assert!(
                !reply.text.contains("Secret") && !reply.text.contains("cuisine"),
                "{path}"
            );
        }
        let turtle = visitor.get("/catalog.ttl").await.text;
        let address = format!("/donnees/fichiers/{resource}/original");
        for said in [
            dataset.to_string().as_str(),
            address.as_str(),
            "licence-ouverte",
            "data-theme/GOVE",
            "frequency/ANNUAL",
            "spdx:",
        ] {
            assert!(turtle.contains(said), "{said}: {turtle}");
        }
        assert_eq!(visitor.get(&address).await.text.as_bytes(), TABLE);
        // udata refuses a digest that is typed.
        let typed = |text: &str| text.contains("hexBinary");
        let for_udata = visitor.get("/catalog-datagouv.ttl").await.text;
        assert!(typed(&turtle) && !typed(&for_udata), "{for_udata}");
    });
}

#[tokio::test]
async fn ckan_is_read_by_get_and_by_post() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, _) = published(&town, &people, "Plans d’eau", ("eau.csv", TABLE)).await;
        published(&town, &people, "Plans d’eau", ("eau.csv", TABLE)).await;
        let mut visitor = town.browser();
        let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        let list = read(&visitor.get("/api/3/action/package_list").await.text);
        assert_eq!(list["success"], true);
        let names = list["result"].as_array().expect("names").clone();
        assert_eq!(names.len(), 2, "two titles alike have two names: {names:?}");
        assert!(names.iter().any(|name| name == "plans-d-eau"), "{names:?}");
        let shown = read(
            &visitor
                .get(&format!("/api/3/action/package_show?id={dataset}"))
                .await
                .text,
        );
        let package = &shown["result"];
        assert_eq!(package["license_id"], "lov2");
        assert_eq!(package["resources"][0]["format"], "CSV");
        assert_eq!(package["resources"][0]["size"], TABLE.len());
        let digest = kernel::FileHash::of(TABLE);
        assert_eq!(package["resources"][0]["hash"], digest.as_str());
        assert_eq!(package["tags"].as_array().map(Vec::len), Some(3));
        let found = read(
            &visitor
                .get("/api/3/action/package_search?q=associations&rows=1")
                .await
                .text,
        );
        assert_eq!(found["result"]["count"], 2);
        assert_eq!(found["result"]["results"].as_array().map(Vec::len), Some(1));
        let none = read(
            &visitor
                .get("/api/3/action/package_search?fq=res_format:XLSX")
                .await
                .text,
        );
        assert_eq!(none["result"]["count"], 0);
        let long = "tags:eau%20".repeat(30);
        let long = visitor
            .get(&format!("/api/3/action/package_search?fq={long}"))
            .await;
        assert_eq!(long.status, 409, "{}", long.text);
        let missing = visitor.get("/api/3/action/package_show?id=rien").await;
        assert_eq!(missing.status, 404);
        assert_eq!(
            read(&missing.text)["success"],
            false,
            "a program is told so in JSON"
        );
        let posted = visitor.post_as_program("/api/3/action/status_show", "{}").await;
        assert_eq!(read(&posted.text)["success"], true, "{}", posted.text);
    });
}

#[tokio::test]
async fn nothing_runs_in_the_spreadsheet_of_who_downloads() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, version) = published(&town, &people, "Plans d’eau", ("eau.csv", TABLE)).await;
        let mut visitor = town.browser();
        let path = format!("/donnees/versions/{version}");
        let safe = visitor.get(&format!("{path}/tableur.csv")).await.text;
        assert!(safe.contains("00042;Étang;'=1+1"), "{safe}");
        let plain = visitor.get(&format!("{path}/table.csv")).await.text;
        assert!(plain.contains("00042,Étang,=1+1"), "{plain}");
        let shown = page(&mut visitor, &format!("/donnees/{dataset}")).await;
        assert!(shown.contains("/tableur.csv"), "{shown}");
        let tag = format!("W/\"{}-tableur\"", kernel::FileHash::of(TABLE));
        let again = visitor.get_again(&format!("{path}/tableur.csv"), &tag).await;
        assert_eq!(again.status, 304);
    });
}
