//! A citizen explores a published table without a script: filters, sorts, draws, takes away, shows it elsewhere.

use datasets::{PublishFile, ResourceId, WithdrawDataset, WithdrawFile};
use kernel::FileHash;
use testkit::{Browser, TestTown, on_both_engines, page, whole};

use crate::{FEATURES, People, create, published, resource_of, send};

/// Amounts and days as a spreadsheet writes them, and a cell that would run.
pub(crate) const AIDS: &str = "\
objet;commune;montant;jour;public;remarque
Fête du port;Auray;1 234,50 €;15/10/2017;oui;
Cuves de pluie;Vannes;99,90 €;01/02/2018;non;=HYPERLINK(\"x\")
Échecs en salle;Vannes;300 €;29/02/2020;oui;n.c.
Éclairage;Auray;;03/03/2020;non;à revoir
";

/// A published file, and where it is explored.
pub(crate) async fn explored(
    town: &TestTown,
    people: &People,
    (name, bytes): (&str, &[u8]),
) -> (ResourceId, String) {
    let (_, version) = published(town, people, "Aides", (name, bytes)).await;
    let resource = resource_of(town, version).await;
    (resource, format!("/donnees/fichiers/{resource}/explorer"))
}

async fn refused(browser: &mut Browser, path: &str) -> String {
    whole(browser.get(path).await, 422)
}

#[tokio::test]
async fn a_citizen_filters_sorts_and_searches_by_addresses_alone() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, version) = published(&town, &people, "Aides", ("aides.csv", AIDS.as_bytes())).await;
        let resource = resource_of(&town, version).await;
        let explorer = format!("/donnees/fichiers/{resource}/explorer");
        let mut visitor = town.browser();
        for path in [
            "/donnees".to_owned(),
            format!("/donnees/{dataset}"),
            format!("/donnees/versions/{version}"),
        ] {
            let shown = page(&mut visitor, &path).await;
            assert!(shown.contains(&explorer), "{path} leads to it: {shown}");
        }
        let whole_table = page(&mut visitor, &explorer).await;
        for said in [
            "4 lignes sur 4",
            "Fête du port",
            "1\u{202f}234,5",
            "15 octobre 2017",
            "Auray (2)",
            "Vannes (2)",
            "name=\"montant__greater\"",
            "name=\"objet__contains\"",
            "montant, décroissant",
        ] {
            assert!(whole_table.contains(said), "{said}: {whole_table}");
        }

        // What a browser sends of the form, its empty fields too.
        let sent = format!(
            "{explorer}?q=&objet__contains=&commune__choix=Vannes&montant__greater=100&montant__less=\
             &jour__greater=&tri=desc.montant&filtrer=1"
        );
        let sent = visitor.get(&sent).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let address = sent.leads_to().to_owned();
        assert_eq!(
            address,
            format!("{explorer}?montant__greater=100&commune__in=Vannes&montant__sort=desc")
        );
        let kept = page(&mut visitor, &address).await;
        for said in [
            "1 ligne sur 4",
            "Échecs en salle",
            "commune parmi Vannes",
            "montant\u{a0}: au moins 100",
            "value=\"100\"",
            // Another town may be chosen beside: how many rows it would have is told.
            "Auray (1)",
            "lignes.csv?montant__greater=100&amp;commune__in=Vannes&amp;montant__sort=desc",
        ] {
            assert!(kept.contains(said), "{said}: {kept}");
        }
        assert!(!kept.contains("Cuves de pluie"), "{kept}");

        let words = page(&mut visitor, &format!("{explorer}?q=ECHECS")).await;
        assert!(
            words.contains("1 ligne sur 4") && words.contains("Échecs en salle"),
            "{words}"
        );
        let order = page(
            &mut visitor,
            &format!("{explorer}?montant__sort=desc&columns=objet,montant"),
        )
        .await;
        let place = |said: &str| order.find(said).unwrap_or_else(|| panic!("{said}: {order}"));
        assert!(
            place("<th scope=\"row\" role=\"rowheader\">Fête du port") < place("rowheader\">Échecs en salle")
        );
        assert!(
            place("rowheader\">Cuves de pluie") < place("rowheader\">Éclairage"),
            "empty ones last"
        );
        assert!(!order.contains("29 février 2020"), "columns that were not chosen");
        let empty = visitor
            .get(&format!("{explorer}?remarque__choix=&q=&filtrer=1"))
            .await;
        assert_eq!(empty.leads_to(), format!("{explorer}?remarque__isnull"));
        let empty = page(&mut visitor, empty.leads_to()).await;
        assert!(
            empty.contains("1 ligne sur 4") && empty.contains("remarque\u{a0}: sans valeur"),
            "{empty}"
        );
    });
}

#[tokio::test]
async fn what_is_asked_wrong_is_said_beside_its_field_and_nothing_is_lost() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (_, explorer) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut visitor = town.browser();
        let none = page(&mut visitor, &format!("{explorer}?commune__in=Auray&q=echecs")).await;
        assert!(
            none.contains("Aucune ligne ne répond à ces filtres\u{a0}: ôtez-en un.")
                && none.contains("Aucune ligne sur 4")
                && none.contains("Ôter tous les filtres"),
            "{none}"
        );
        // Both ways to take them off lead to the same rows, in the order that was chosen.
        let none = format!("{explorer}?commune__in=Auray&q=echecs&montant__sort=desc");
        let none = page(&mut visitor, &none).await;
        let all = format!("href=\"{explorer}?montant__sort=desc\"");
        assert_eq!(none.matches(&all).count(), 2, "{none}");
        // A day as the file writes it is a day that the field of a browser shows.
        let days = page(&mut visitor, &format!("{explorer}?jour__greater=15/10/2017")).await;
        assert!(
            days.contains("value=\"2017-10-15\"") && !days.contains("value=\"15/10/2017\""),
            "{days}"
        );
        let wrong = refused(
            &mut visitor,
            &format!("{explorer}?montant__greater=beaucoup&commune__in=Auray"),
        )
        .await;
        for said in [
            "«\u{a0}beaucoup\u{a0}» n’est pas une valeur de la colonne",
            "value=\"beaucoup\"",
            "href=\"#colonne-2-de\"",
            "commune parmi Auray",
        ] {
            assert!(wrong.contains(said), "{said}: {wrong}");
        }
        let lost = refused(&mut visitor, &format!("{explorer}?perdu=1&commune__in=Auray")).await;
        assert!(
            lost.contains("«\u{a0}perdu\u{a0}» n’est pas connu") && lost.contains("2 lignes sur 4"),
            "{lost}"
        );
        let absent = refused(&mut visitor, &format!("{explorer}?absente__exact=1")).await;
        assert!(
            absent.contains("Il n’y a pas de colonne «\u{a0}absente\u{a0}»"),
            "{absent}"
        );
        let beyond = page(&mut visitor, &format!("{explorer}?page=9")).await;
        assert!(beyond.contains("Il n’y a pas tant de pages"), "{beyond}");
    });
}

#[tokio::test]
async fn a_long_table_is_read_page_after_page() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let rows = |last: u32| -> String {
            let rows = (1..=last).map(|row| format!("{row};objet {row}\n"));
            ["rang;objet\n".to_owned()].into_iter().chain(rows).collect()
        };
        let file = rows(45);
        let (_, explorer) = explored(&town, &people, ("rangs.csv", file.as_bytes())).await;
        let mut visitor = town.browser();
        let first = page(&mut visitor, &explorer).await;
        assert!(
            first.contains("Lignes 1 à 20, sur 45") && first.contains("?page=3"),
            "{first}"
        );
        let last = page(&mut visitor, &format!("{explorer}?page=3")).await;
        assert!(
            last.contains("Lignes 41 à 45, sur 45")
                && last.contains("objet 45")
                && !last.contains("objet 40<"),
            "{last}"
        );
        let longer = rows(60);
        let (_, explorer) = explored(&town, &people, ("longs.csv", longer.as_bytes())).await;
        let fifty = page(&mut visitor, &format!("{explorer}?page_size=50")).await;
        assert!(
            fifty.contains("Lignes 1 à 50, sur 60") && fifty.contains("?page=2&amp;page_size=50"),
            "{fifty}"
        );
        let rest = page(&mut visitor, &format!("{explorer}?page=2&page_size=50")).await;
        assert!(rest.contains("Lignes 51 à 60, sur 60"), "{rest}");
    });
}

#[tokio::test]
async fn columns_that_are_named_are_shown_and_kept_however_many_there_are() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let row = |cell: &dyn Fn(usize) -> String| (0..70).map(cell).collect::<Vec<_>>().join(";");
        let file = [
            row(&|at| format!("c{at}")),
            row(&|at| format!("nord{at}x")),
            row(&|at| format!("sud{at}x")),
        ];
        let file = [file.join("\n").as_str(), "\n"].concat();
        let (_, explorer) = explored(&town, &people, ("large.csv", file.as_bytes())).await;
        let mut visitor = town.browser();
        let whole = page(&mut visitor, &explorer).await;
        assert!(whole.contains("nord29x") && !whole.contains("nord30x"), "{whole}");
        let names: Vec<String> = (0..35).map(|at| format!("c{at}")).collect();
        let chosen = page(&mut visitor, &format!("{explorer}?columns={}", names.join(","))).await;
        assert!(
            chosen.contains("nord34x") && !chosen.contains("nord35x"),
            "{chosen}"
        );
        let asked = format!("{explorer}?columns=c0,c66&c65__sort=desc");
        let far = page(&mut visitor, &asked).await;
        for said in ["value=\"desc.c65\" selected", "value=\"c66\" checked"] {
            assert!(far.contains(said), "{said}: {far}");
        }
        assert!(!far.contains("value=\"desc.c67\""), "{far}");
        let drawn = format!("{explorer}/dessin?c68__groupby&count&forme=bars");
        let drawn = page(&mut visitor, &drawn).await;
        assert!(drawn.contains("value=\"c68\" selected"), "{drawn}");
    });
}

#[tokio::test]
async fn a_table_that_is_too_wide_is_not_offered_to_be_explored() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let names: Vec<String> = (0..1_001).map(|at| format!("c{at}")).collect();
        let cells: Vec<String> = (0..1_001).map(|at| format!("nord{at}x")).collect();
        let file = [names.join(";"), cells.join(";"), String::new()].join("\n");
        let (dataset, version) = published(&town, &people, "Large", ("large.csv", file.as_bytes())).await;
        let resource = resource_of(&town, version).await;
        let mut visitor = town.browser();
        for path in [
            "/donnees".to_owned(),
            format!("/donnees/{dataset}"),
            format!("/donnees/versions/{version}"),
        ] {
            let shown = page(&mut visitor, &path).await;
            assert!(
                shown.contains("Large") && !shown.contains("/explorer"),
                "{path}: {shown}"
            );
        }
        let explorer = format!("/donnees/fichiers/{resource}/explorer");
        let why = refused(&mut visitor, &explorer).await;
        assert!(why.contains("trop grand pour être exploré ici"), "{why}");
    });
}

#[tokio::test]
async fn files_follow_the_filters_and_nothing_runs_in_them() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (_, explorer) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut visitor = town.browser();
        let csv = visitor
            .get(&format!(
                "{explorer}/lignes.csv?commune__in=Vannes&columns=objet,montant,remarque"
            ))
            .await;
        assert_eq!(csv.status, 200);
        assert_eq!(
            csv.text,
            "objet,montant,remarque\nCuves de pluie,99.9,\"'=HYPERLINK(\"\"x\"\")\"\nÉchecs en salle,300,n.c.\n"
        );
        assert_eq!(csv.headers["access-control-allow-origin"], "*");
        assert!(
            csv.headers["content-disposition"]
                .to_str()
                .is_ok_and(|name| name.contains("aides.lignes.csv"))
        );
        let tag = csv.headers["etag"].to_str().expect("a tag").to_owned();
        let again = format!("{explorer}/lignes.csv?commune__in=Vannes&columns=objet,montant,remarque");
        assert_eq!(visitor.get_again(&again, &tag).await.status, 304);
        let other = visitor.get_again(&format!("{explorer}/lignes.csv"), &tag).await;
        assert_eq!(other.status, 200, "another address is another file");

        let json = visitor
            .get(&format!("{explorer}/lignes.json?public__exact=true"))
            .await;
        let json: serde_json::Value = serde_json::from_str(&json.text).expect("JSON");
        assert_eq!(json.as_array().map(Vec::len), Some(2));
        assert_eq!(json[0]["montant"].to_string(), "1234.5");
        assert_eq!(json[0]["jour"], "2017-10-15");
        for asked in ["", "?commune__in=Auray"] {
            let parquet = visitor.get(&format!("{explorer}/lignes.parquet{asked}")).await;
            assert_eq!(parquet.status, 200);
            let opened = columns::Table::open(bytes::Bytes::from(parquet.bytes)).expect("Parquet");
            assert_eq!(opened.rows(), if asked.is_empty() { 4 } else { 2 });
        }
        // No column of this table is a place.
        assert_eq!(
            visitor.get(&format!("{explorer}/lignes.geojson")).await.status,
            409
        );
        let places = "lieu,latitude,longitude\nMairie,47.6684,-2.9815\nHalle,47.6655,-2.9761\n";
        let (_, explorer) = explored(&town, &people, ("lieux.csv", places.as_bytes())).await;
        assert!(page(&mut visitor, &explorer).await.contains("lignes.geojson"));
        let points = visitor
            .get(&format!("{explorer}/lignes.geojson?lieu__exact=Halle"))
            .await;
        let points: serde_json::Value = serde_json::from_str(&points.text).expect("GeoJSON");
        assert_eq!(points["features"].as_array().map(Vec::len), Some(1));
        assert_eq!(points["features"][0]["geometry"]["type"], "Point");
    });
}

#[tokio::test]
async fn a_picture_is_suggested_described_drawn_and_shown_elsewhere() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (_, explorer) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut visitor = town.browser();
        let pictures = format!("{explorer}/dessin");
        let begun = page(&mut visitor, &pictures).await;
        assert!(
            begun.contains("Dessins proposés") && begun.contains("dessin?proposition=1"),
            "{begun}"
        );
        let suggested = visitor.get(&format!("{pictures}?proposition=1")).await;
        assert_eq!(suggested.status, 303, "{}", suggested.text);
        let shown = page(&mut visitor, suggested.leads_to()).await;
        assert!(
            shown.contains("<svg") && shown.contains("role=\"img\""),
            "{shown}"
        );

        let sent =
            format!("{pictures}?forme=bars&par=commune&mesure=sum&de=montant&montant__less=1000&dessiner=1");
        let sent = visitor.get(&sent).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let address = sent.leads_to().to_owned();
        let drawn = page(&mut visitor, &address).await;
        for said in [
            "Total de montant par commune",
            "Vannes",
            "399,9",
            "montant\u{a0}: au plus 1000",
            "Les chiffres de ce dessin",
            "<title id=\"dessin-title\">Total de montant par commune</title>",
        ] {
            assert!(drawn.contains(said), "{said}: {drawn}");
        }
        let missing = refused(&mut visitor, &format!("{pictures}?forme=bars&par=&dessiner=1")).await;
        assert!(
            missing.contains("Choisissez la colonne selon laquelle dessiner"),
            "{missing}"
        );
        let unfit = visitor
            .get(&format!("{pictures}?forme=lines&par=objet&dessiner=1"))
            .await;
        let unfit = refused(&mut visitor, unfit.leads_to()).await;
        assert!(unfit.contains("choisissez des barres"), "{unfit}");

        let shared = address.replace("/dessin?", "/partager?");
        let shared = page(&mut visitor, &shared).await;
        assert!(
            shared.contains("dessin.svg?") && shared.contains("&lt;img src=") && shared.contains("cadre"),
            "{shared}"
        );
        let image = visitor.get(&address.replace("/dessin?", "/dessin.svg?")).await;
        assert_eq!(image.status, 200, "{}", image.text);
        assert_eq!(image.headers["content-type"], "image/svg+xml");
        assert_eq!(image.headers["access-control-allow-origin"], "*");
        assert!(
            image.text.starts_with("<svg") && !image.text.contains("<script"),
            "{}",
            image.text
        );
        let points = visitor.get(&address.replace("/dessin?", "/dessin.png?")).await;
        assert_eq!(points.status, 200, "{}", points.text);
        assert_eq!(points.headers["content-type"], "image/png");
        assert_eq!(points.headers["access-control-allow-origin"], "*");
        assert!(points.bytes.starts_with(b"\x89PNG\r\n"));
        assert_eq!(points.bytes[16..20], 1_280_u32.to_be_bytes(), "its width");
        assert!(
            drawn.contains("/dessin.png?") && shared.contains("dessin.png?"),
            "{shared}"
        );
        let tag = points.headers["etag"].to_str().expect("a tag").to_owned();
        let again = visitor
            .get_again(&address.replace("/dessin?", "/dessin.png?"), &tag)
            .await;
        assert_eq!(again.status, 304);
        let none = visitor.get(&format!("{explorer}/dessin.png")).await;
        assert_eq!(none.status, 404, "no picture is asked for");
        // The points of a picture are more than one page of the API: the address for programs is one that it answers.
        let points = format!("{explorer}/partager?columns=montant,montant&page_size=5000&forme=points");
        let points = page(&mut visitor, &points).await;
        let api = points
            .split("/api/resources/")
            .nth(1)
            .expect("an address for programs");
        let api = api.split('<').next().unwrap_or_default().replace("&amp;", "&");
        assert!(api.ends_with("page_size=1000"), "{api}");
        assert_eq!(visitor.get(&format!("/api/resources/{api}")).await.status, 200);
        // No page of this house stands in a frame.
        let policy = visitor.get(&address).await.headers["content-security-policy"].clone();
        assert!(
            policy
                .to_str()
                .is_ok_and(|policy| policy.contains("frame-ancestors 'none'"))
        );
    });
}

#[tokio::test]
async fn only_what_anyone_may_download_is_explored() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let mut visitor = town.browser();
        let draft = create(&town, &people, "En préparation").await;
        let draft = send(&town, &people, draft, ("aides.csv", AIDS.as_bytes())).await;
        let draft = resource_of(&town, draft).await;
        let plan = create(&town, &people, "Plans").await;
        let plan_file = send(&town, &people, plan, ("plan.pdf", b"%PDF-1.7")).await;
        let justified = PublishFile {
            version: plan_file,
            seen: FileHash::of(b"%PDF-1.7"),
            revision: 1,
            personal_reason: "Un plan, et personne.".to_owned(),
            note: String::new(),
        };
        town.act(people.agent(), justified).await.expect("published");
        let plan_file = resource_of(&town, plan_file).await;
        let shown = page(&mut visitor, &format!("/donnees/{plan}")).await;
        assert!(
            !shown.contains("/explorer"),
            "a document is not explored: {shown}"
        );
        let (dataset, version) = published(&town, &people, "Aides", ("aides.csv", AIDS.as_bytes())).await;
        let resource = resource_of(&town, version).await;
        assert_eq!(
            visitor
                .get(&format!("/donnees/fichiers/{resource}/explorer"))
                .await
                .status,
            200
        );
        let withdraw = WithdrawFile {
            version,
            reason: "Une colonne de trop.".to_owned(),
        };
        town.act(people.agent(), withdraw).await.expect("withdrawn");
        let (other, version) = published(&town, &people, "Autres", ("aides.csv", AIDS.as_bytes())).await;
        let gone = resource_of(&town, version).await;
        let withdraw = WithdrawDataset {
            dataset: other,
            reason: "Publié par erreur.".to_owned(),
        };
        town.act(people.agent(), withdraw).await.expect("withdrawn");
        assert_ne!(dataset, other);
        for id in [draft, plan_file, resource, gone, town.id()] {
            for end in [
                "explorer",
                "explorer/dessin",
                "explorer/partager",
                "explorer/lignes.csv",
                "explorer/lignes.parquet",
                "explorer/dessin.svg?commune__groupby&count&forme=bars",
            ] {
                let path = format!("/donnees/fichiers/{id}/{end}");
                assert_eq!(visitor.get(&path).await.status, 404, "{path}");
            }
            let path = format!("/api/resources/{id}/data/");
            assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        }
    });
}

#[tokio::test]
async fn a_parquet_file_is_explored_and_a_damaged_one_says_so() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (_, explorer) = explored(&town, &people, ("aides.csv", AIDS.as_bytes())).await;
        let mut visitor = town.browser();
        let made = visitor.get(&format!("{explorer}/lignes.parquet")).await.bytes;
        for (name, bytes, status, said) in [
            ("aides.parquet", made.as_slice(), 200, "4 lignes sur 4"),
            (
                "faux.parquet",
                &b"PAR1 and nothing more"[..],
                422,
                "Le fichier Parquet est abîmé",
            ),
        ] {
            let dataset = create(&town, &people, name).await;
            let version = send(&town, &people, dataset, (name, bytes)).await;
            let justified = PublishFile {
                version,
                seen: FileHash::of(bytes),
                revision: 1,
                personal_reason: "Relu par le service.".to_owned(),
                note: String::new(),
            };
            town.act(people.agent(), justified).await.expect("published");
            let resource = resource_of(&town, version).await;
            let path = format!("/donnees/fichiers/{resource}/explorer");
            let shown = whole(visitor.get(&path).await, status);
            assert!(shown.contains(said), "{said}: {shown}");
            assert!(
                status == 200 || shown.contains(&format!("/donnees/fichiers/{resource}/original")),
                "it is downloaded all the same: {shown}"
            );
        }
    });
}
