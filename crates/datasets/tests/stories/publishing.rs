//! From a flawed file to what everybody downloads, and from one version to the next.

use datasets::{Before, DatasetState, Examined, SendFile, VersionState};
use kernel::{Actor, FileHash};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, send as post, whole};

use crate::{FEATURES, GRANTS, People, create, publish, published, resource_of, send};

/// The identifier in an address such as `/donnees/versions/{id}?fait=…`.
fn id_in(address: &str, before: &str) -> String {
    let after = address.split(before).nth(1).expect("the address goes on");
    after.split(['?', '/', '#']).next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_flawed_file_is_shown_mended_and_published() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let mut ada = browser_of(&town, people.ada);
        let empty = page(&mut town.browser(), "/donnees").await;
        assert!(
            empty.contains("Aucun jeu de données n’est encore publié"),
            "{empty}"
        );

        let fields = [
            ("titre", "Subventions 2025"),
            ("description", "Ce que la Ville donne."),
            ("theme", "GOVE"),
            ("licence", "lov2"),
            ("frequence", "ANNUAL"),
            ("producteur", "Service des associations"),
            ("siret", "218 601 946 00014"),
            ("maille", "communale"),
            ("territoire", "Plouharnel"),
        ];
        page(&mut ada, "/donnees/nouveau").await;
        let refused = whole(post(&town, &mut ada, "/donnees/nouveau", &fields).await, 422);
        assert!(
            refused.contains("14 chiffres") && refused.contains("Subventions 2025"),
            "{refused}"
        );
        let fields = fields.map(|(name, value)| {
            if name == "siret" {
                (name, "21860194600013")
            } else {
                (name, value)
            }
        });
        let created = post(&town, &mut ada, "/donnees/nouveau", &fields).await;
        assert_eq!(created.status, 303, "{}", created.text);
        let form = created.location.expect("the form of the file");
        let dataset = id_in(&form, "/donnees/");

        // A French day and a French amount: what spreadsheets write.
        let flawed = GRANTS
            .replace("2025-03-04,D1", "04/03/2025,D1")
            .replace("1200.50", "\"1 200,50\"");
        let request = town.id::<()>().to_string();
        let fields = [("request_id", request.as_str()), ("schema", "scdl/subventions")];
        let sent = ada
            .post_file(
                &format!("/donnees/{dataset}/deposer"),
                &fields,
                ("fichier", "subventions_2025.csv", flawed.as_bytes()),
            )
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let version = id_in(&sent.location.expect("the draft"), "/donnees/versions/");
        let path = format!("/donnees/versions/{version}");
        let draft = page(&mut ada, &path).await;
        for said in [
            "2 erreurs à corriger",
            "04/03/2025",
            "Il faut une date",
            "ligne 2, montant",
            "Corriger ce qui peut l’être",
        ] {
            assert!(draft.contains(said), "{said}: {draft}");
        }
        assert!(
            !draft.contains("Publier ce fichier"),
            "a file with faults is not published"
        );
        let digest = FileHash::of(flawed.as_bytes());
        let early = post(
            &town,
            &mut ada,
            &format!("{path}/publier"),
            &[("vu", digest.as_str()), ("revision", "1")],
        )
        .await;
        let early = whole(early, 422);
        assert!(early.contains("Il reste 2"), "{early}");

        // Nobody else reads it.
        assert_ne!(town.browser().get(&path).await.status, 200);
        assert_eq!(browser_of(&town, people.chloe).get(&path).await.status, 404);
        assert_eq!(
            browser_of(&town, people.chloe)
                .get(&format!("/donnees/{dataset}"))
                .await
                .status,
            404
        );

        let file = ada.get(&format!("{path}/corrige.csv")).await;
        assert!(
            file.text.contains("2025-03-04,D1") && file.text.contains(",1200.50,"),
            "{}",
            file.text
        );
        let blind = post(&town, &mut ada, &format!("{path}/corriger"), &[]).await;
        let blind = whole(blind, 422);
        assert!(blind.contains("Relisez-le d’abord"), "{blind}");
        let read = [("vu", digest.as_str()), ("revision", "1")];
        let mended = post(&town, &mut ada, &format!("{path}/corriger"), &read).await;
        assert_eq!(mended.status, 303, "{}", mended.text);
        let draft = page(&mut ada, &path).await;
        assert!(
            draft.contains("Aucune erreur") && draft.contains("2 valeurs corrigées"),
            "{draft}"
        );
        let digest = FileHash::of(file.text.as_bytes());
        let done = post(
            &town,
            &mut ada,
            &format!("{path}/publier"),
            &[("vu", digest.as_str()), ("revision", "2")],
        )
        .await;
        assert_eq!(done.status, 303, "{}", done.text);

        let mut visitor = town.browser();
        let shown = page(&mut visitor, &format!("/donnees/{dataset}")).await;
        for said in [
            "Licence Ouverte 2.0",
            "scdl/subventions 2.1.1",
            digest.as_str(),
            "Qualité",
            "1 ligne",
            "Service des associations",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let given = visitor.get(&format!("{path}/original")).await;
        assert_eq!(given.text, file.text, "to the byte");
        let json = visitor.get(&format!("{path}/table.json")).await;
        assert!(
            json.text.contains("\"idAttribuant\":\"21860194600013\""),
            "{}",
            json.text
        );
        let found = page(&mut visitor, "/donnees?q=subvention&theme=GOVE&format=csv").await;
        assert!(
            found.contains("Subventions 2025") && found.contains("1 jeu de données"),
            "{found}"
        );
        let none = page(&mut visitor, "/donnees?q=piscine").await;
        assert!(none.contains("Aucun jeu de données ne répond"), "{none}");
    });
}

#[tokio::test]
async fn personal_data_stops_a_publication_until_somebody_says_why() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let bytes: &[u8] = "prenom;nom;courriel\nZoé;Le Gall;zoe@exemple.fr\n".as_bytes();
        let dataset = create(&town, &people, "Inscrits").await;
        let version = send(&town, &people, dataset, ("inscrits.csv", bytes)).await;
        let mut ada = browser_of(&town, people.ada);
        let path = format!("/donnees/versions/{version}");
        let draft = page(&mut ada, &path).await;
        for said in [
            "peut contenir des données personnelles",
            "noms de personnes",
            "adresses électroniques",
            "(ligne 2)",
        ] {
            assert!(draft.contains(said), "{said}: {draft}");
        }
        assert!(
            !draft.contains("zoe@exemple.fr"),
            "what was found is not shown again"
        );
        let silent = town.act(people.agent(), publish(version, bytes)).await;
        assert_eq!(refusal(silent), "datasets-personal-reason-empty");
        let digest = FileHash::of(bytes);
        let silent = post(
            &town,
            &mut ada,
            &format!("{path}/publier"),
            &[("vu", digest.as_str()), ("revision", "1")],
        )
        .await;
        let silent = whole(silent, 422);
        assert!(silent.contains("ce motif sera public"), "{silent}");
        let fields = [
            ("vu", digest.as_str()),
            ("revision", "1"),
            ("motif", "Les personnes ont signé un accord."),
        ];
        let done = post(&town, &mut ada, &format!("{path}/publier"), &fields).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let shown = page(&mut town.browser(), &path).await;
        assert!(shown.contains("Les personnes ont signé un accord."), "{shown}");
        let told = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        assert!(told.contains("a été justifiée"), "the journal says it: {told}");
    });
}

#[tokio::test]
async fn another_version_says_what_changed_and_the_first_stays() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let old: &[u8] = b"id,montant\n001,10\n002,20\n";
        let new: &[u8] = b"id,montant,objet\n001,10,a\n003,30,b\n004,40,c\n";
        let (dataset, first) = published(&town, &people, "Aides", ("aides.csv", old)).await;
        let resource = resource_of(&town, first).await;
        let before = Before {
            id: first,
            table: Some(old.to_vec()),
        };
        let examined = Examined::read("aides.csv".to_owned(), new.to_vec(), None, Some(before))
            .await
            .expect("a table");
        let deed = SendFile {
            dataset,
            resource: Some(resource),
            title: String::new(),
            examined,
        };
        let second = town.act(people.agent(), deed.clone()).await.expect("sent");
        // One draft at a time.
        let twice = town.act(Actor::Person(people.brice), deed).await;
        assert_eq!(refusal(twice), "datasets-draft-there");
        town.act(people.agent(), publish(second, new))
            .await
            .expect("published");
        let shown = page(&mut town.browser(), &format!("/donnees/versions/{second}")).await;
        for said in [
            "version 2",
            "2 lignes ajoutées",
            "1 ligne disparue",
            "1 ligne inchangée",
            "Colonnes ajoutées",
            "objet",
            "Premières lignes ajoutées",
            "003",
        ] {
            assert!(shown.contains(said), "{said}: {shown}");
        }
        let mut visitor = town.browser();
        let current = visitor
            .get(&format!("/donnees/fichiers/{resource}/original"))
            .await;
        assert_eq!(current.text.as_bytes(), new);
        let former = visitor.get(&format!("/donnees/versions/{first}/original")).await;
        assert_eq!(former.text.as_bytes(), old, "who cites a version finds it again");
        let kept = datasets::version(&mut town.sql(), town.body, first)
            .await
            .expect("read");
        assert_eq!(kept.expect("there").state, VersionState::Former);
    });
}

#[tokio::test]
async fn what_was_read_is_what_is_published() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let bytes: &[u8] = b"a,b\n1,2\n";
        let dataset = create(&town, &people, "Comptages").await;
        let version = send(&town, &people, dataset, ("comptages.csv", bytes)).await;
        let other = town
            .act(people.agent(), publish(version, b"something else"))
            .await;
        assert_eq!(refusal(other), "datasets-draft-changed");
        let found = datasets::find(&mut town.sql(), town.body, dataset)
            .await
            .expect("read");
        assert_eq!(found.expect("there").state, DatasetState::Draft);
        town.act(people.agent(), publish(version, bytes))
            .await
            .expect("published");
        let again = town
            .act(Actor::Person(people.brice), publish(version, bytes))
            .await;
        assert_eq!(refusal(again), "datasets-draft-changed");
    });
}

#[tokio::test]
async fn a_draft_checked_otherwise_since_it_was_read_is_not_published() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let dataset = create(&town, &people, "Subventions").await;
        let version = send(&town, &people, dataset, ("aides.csv", GRANTS.as_bytes())).await;
        let mut brice = browser_of(&town, people.brice);
        let path = format!("/donnees/versions/{version}");
        page(&mut brice, &path).await;
        let digest = FileHash::of(GRANTS.as_bytes());
        let fields = [
            ("vu", digest.as_str()),
            ("revision", "1"),
            ("schema", "scdl/subventions"),
        ];
        let checked = post(&town, &mut brice, &format!("{path}/verifier"), &fields).await;
        assert_eq!(checked.status, 303, "{}", checked.text);
        // The same bytes, beside another schema than the one that was read.
        let late = town
            .act(people.agent(), publish(version, GRANTS.as_bytes()))
            .await;
        assert_eq!(refusal(late), "datasets-draft-changed");
        let again = post(&town, &mut brice, &format!("{path}/verifier"), &fields).await;
        let again = whole(again, 422);
        assert!(again.contains("Relisez-le d’abord"), "{again}");
    });
}

const ADDRESSES: &str = "cle_interop;commune_insee;commune_nom;voie_nom;numero;suffixe;position;long;lat;x;y;source;date_der_maj\n\
     31591_xxxx_00009;31591;Escoulis;Rue des 3 Places;009;;Entree;1.028392;43.111637;539416.13;6225601.11;Mairie;2020-11-09\n";

#[tokio::test]
async fn a_file_of_addresses_is_held_to_the_rules_of_its_format() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let dataset = create(&town, &people, "Adresses").await;
        let examined = crate::examined(
            &town,
            "adresses.csv",
            ADDRESSES.as_bytes(),
            Some("etalab/schema-bal"),
        )
        .await
        .expect("a file of addresses");
        let deed = SendFile {
            dataset,
            resource: None,
            title: "Adresses".to_owned(),
            examined,
        };
        let version = town.act(people.agent(), deed).await.expect("sent");
        let mut ada = browser_of(&town, people.ada);
        let path = format!("/donnees/versions/{version}");
        let draft = page(&mut ada, &path).await;
        for said in [
            "Une erreur à corriger",
            "Le numéro commence par des zéros",
            "remarques",
            "Le type de position n’est pas écrit comme le format le demande",
        ] {
            assert!(draft.contains(said), "{said}: {draft}");
        }
        let mended = page(&mut ada, &format!("{path}/corrige.csv")).await;
        let right = ADDRESSES.replace("009;;Entree", "9;;entrée");
        assert!(mended.ends_with(&right), "{mended}");
    });
}

#[tokio::test]
async fn a_draft_is_replaced_by_another_file_under_the_same_schema() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let dataset = create(&town, &people, "Comptages").await;
        let version = send(&town, &people, dataset, ("comptages.csv", b"a,b\n1,2\n")).await;
        let mut ada = browser_of(&town, people.ada);
        let path = format!("/donnees/versions/{version}");
        let draft = page(&mut ada, &path).await;
        assert!(draft.contains("Remplacer le fichier"), "{draft}");
        let digest = FileHash::of(b"a,b\n1,2\n");
        let request = town.id::<()>().to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("vu", digest.as_str()),
            ("revision", "1"),
        ];
        let other: &[u8] = b"a,b\n1,3\n4,5\n";
        let replaced = ada
            .post_file(
                &format!("{path}/remplacer"),
                &fields,
                ("fichier", "comptages-2.csv", other),
            )
            .await;
        assert_eq!(replaced.status, 303, "{}", replaced.text);
        let given = ada.get(&format!("{path}/original")).await;
        assert_eq!(given.text.as_bytes(), other);
        let kept = datasets::version(&mut town.sql(), town.body, version)
            .await
            .expect("read")
            .expect("there");
        assert_eq!((kept.revision, kept.row_count), (2, Some(2)));
        let stranger = browser_of(&town, people.chloe)
            .post_file(&format!("{path}/remplacer"), &fields, ("fichier", "a.csv", other))
            .await;
        assert_eq!(stranger.status, 404);
    });
}

#[tokio::test]
async fn what_is_not_in_the_table_stops_a_publication_too() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let bytes: &[u8] = "lieu;entrées\nGymnase;12;Zoé Le Gall\n".as_bytes();
        let dataset = create(&town, &people, "Entrées").await;
        let version = send(&town, &people, dataset, ("entrees.csv", bytes)).await;
        let silent = town.act(people.agent(), publish(version, bytes)).await;
        assert_eq!(refusal(silent), "datasets-personal-reason-empty");
        let mut ada = browser_of(&town, people.ada);
        let draft = page(&mut ada, &format!("/donnees/versions/{version}")).await;
        for said in [
            "n’est pas dans le tableau",
            "Lignes plus longues que celle des noms",
        ] {
            assert!(draft.contains(said), "{said}: {draft}");
        }
    });
}

#[tokio::test]
async fn rows_of_a_withdrawn_version_are_shown_by_no_other() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let old: &[u8] = b"id,lieu\n001,secret\n002,b\n";
        let new: &[u8] = b"id,lieu\n002,b\n";
        let (dataset, first) = published(&town, &people, "Lieux", ("lieux.csv", old)).await;
        let before = Before {
            id: first,
            table: Some(old.to_vec()),
        };
        let examined = Examined::read("lieux.csv".to_owned(), new.to_vec(), None, Some(before))
            .await
            .expect("a table");
        let deed = SendFile {
            dataset,
            resource: Some(resource_of(&town, first).await),
            title: String::new(),
            examined,
        };
        let second = town.act(people.agent(), deed).await.expect("sent");
        town.act(people.agent(), publish(second, new))
            .await
            .expect("published");
        let path = format!("/donnees/versions/{second}");
        assert!(page(&mut town.browser(), &path).await.contains("secret"));
        let withdraw = datasets::WithdrawFile {
            version: first,
            reason: "Une ligne de trop.".to_owned(),
        };
        town.act(people.agent(), withdraw).await.expect("withdrawn");
        assert!(!page(&mut town.browser(), &path).await.contains("secret"));
        let kept = datasets::version(&mut town.sql(), town.body, second)
            .await
            .expect("read")
            .expect("there");
        assert!(!kept.differences.contains("secret"), "{}", kept.differences);
    });
}
