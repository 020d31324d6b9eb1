//! What is wrong, what is too much, and who may not.

use datasets::{ChangeDataset, CreateDataset, Described, RestoreDataset, WithdrawDataset, WithdrawFile};
use kernel::{Actor, Fault};
use testkit::{TestTown, browser_of, on_both_engines, page, refusal, whole};

use crate::{FEATURES, People, create, described, examined, publish, published, resource_of, send};

const TABLE: &[u8] = b"a,b\n1,2\n";

#[tokio::test]
async fn what_is_no_file_to_publish_is_refused_in_a_sentence() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let cases: [(&str, Vec<u8>, Option<&str>, &str); 6] = [
            ("vide.csv", Vec::new(), None, "tables-refused-empty"),
            (
                "photo.csv",
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
                None,
                "tables-refused-format",
            ),
            (
                "classeur.xlsx",
                b"PK\x03\x04 nothing more".to_vec(),
                None,
                "tables-refused-damaged",
            ),
            ("vide.pdf", Vec::new(), None, "tables-refused-empty"),
            (
                "plan.pdf",
                b"%PDF-1.7".to_vec(),
                Some("scdl/subventions"),
                "datasets-schema-no-table",
            ),
            (
                "a.csv",
                TABLE.to_vec(),
                Some("nobody/nothing"),
                "datasets-schema-unknown",
            ),
        ];
        for (name, bytes, schema, why) in cases {
            let read = examined(&town, name, &bytes, schema).await;
            assert_eq!(refusal(read.map(|_| ())), why, "{name}");
        }
        let dataset = create(&town, &people, "Essais").await;
        let mut ada = browser_of(&town, people.ada);
        let path = format!("/donnees/{dataset}/deposer");
        page(&mut ada, &path).await;
        let none = whole(
            testkit::send(&town, &mut ada, &path, &[("titre", "Mon fichier")]).await,
            422,
        );
        assert!(
            none.contains("Choisissez un fichier") && none.contains("Mon fichier"),
            "{none}"
        );
        // A document is published too, once somebody looked at it.
        let plan = send(&town, &people, dataset, ("plan.pdf", b"%PDF-1.7")).await;
        let unseen = town.act(people.agent(), publish(plan, b"%PDF-1.7")).await;
        assert_eq!(refusal(unseen), "datasets-personal-reason-empty");
    });
}

#[tokio::test]
async fn every_fault_of_the_form_is_told_at_once() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let deed = CreateDataset {
            group: people.services,
            described: Described {
                email: "pas une adresse".to_owned(),
                covers_from: "2026-02-01".to_owned(),
                covers_to: "2026-01-01".to_owned(),
                ..Described::default()
            },
        };
        let Err(Fault::Invalid(faults)) = town.act(people.agent(), deed).await else {
            panic!("not refused");
        };
        let fields: Vec<&str> = faults.iter().map(|fault| fault.field).collect();
        for field in [
            "titre",
            "description",
            "producteur",
            "territoire",
            "siret",
            "courriel",
            "au",
            "theme",
            "licence",
            "frequence",
            "maille",
        ] {
            assert!(fields.contains(&field), "{field}: {fields:?}");
        }
    });
}

#[tokio::test]
async fn inhabitants_publish_nothing_and_two_agents_do_not_undo_each_other() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let deed = CreateDataset {
            group: people.services,
            described: described("Essais"),
        };
        let outsider = town.act(Actor::Person(people.chloe), deed).await;
        assert_eq!(refusal(outsider), "datasets.prepare");
        assert_eq!(
            browser_of(&town, people.chloe)
                .get("/donnees/nouveau")
                .await
                .status,
            403
        );
        let (dataset, version) = published(&town, &people, "Essais", ("a.csv", TABLE)).await;
        let withdraw = WithdrawFile {
            version,
            reason: "Non.".to_owned(),
        };
        let outsider = town.act(Actor::Person(people.chloe), withdraw).await;
        assert_eq!(refusal(outsider), "datasets.prepare");
        let change = ChangeDataset {
            dataset,
            version: 1,
            described: described("Essais, suite"),
        };
        town.act(people.agent(), change.clone()).await.expect("changed");
        let late = town.act(Actor::Person(people.brice), change).await;
        assert!(matches!(late, Err(Fault::Stale("dataset"))), "{late:?}");
    });
}

#[tokio::test]
async fn what_is_withdrawn_is_given_to_nobody_and_says_why() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, version) = published(&town, &people, "Essais", ("a.csv", TABLE)).await;
        let resource = resource_of(&town, version).await;
        let silent = WithdrawFile {
            version,
            reason: " ".to_owned(),
        };
        let silent = town.act(people.agent(), silent).await;
        assert_eq!(refusal(silent), "datasets-withdraw-reason-empty");
        let withdraw = WithdrawFile {
            version,
            reason: "Une colonne de trop.".to_owned(),
        };
        town.act(people.agent(), withdraw.clone())
            .await
            .expect("withdrawn");
        assert_eq!(
            refusal(town.act(people.agent(), withdraw).await),
            "datasets-already-withdrawn"
        );
        let mut visitor = town.browser();
        for path in [
            format!("/donnees/versions/{version}/original"),
            format!("/donnees/versions/{version}/table.csv"),
            format!("/donnees/fichiers/{resource}/original"),
        ] {
            assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        }
        let told = page(&mut visitor, &format!("/donnees/versions/{version}")).await;
        assert!(told.contains("Une colonne de trop."), "{told}");

        let whole = WithdrawDataset {
            dataset,
            reason: "Publié par erreur.".to_owned(),
        };
        town.act(people.agent(), whole).await.expect("withdrawn");
        let told = page(&mut visitor, &format!("/donnees/{dataset}")).await;
        assert!(
            told.contains("Publié par erreur.") && !told.contains("Fichiers"),
            "{told}"
        );
        let list = visitor.get("/catalog.ttl").await.text;
        assert!(!list.contains(&dataset.to_string()), "{list}");
    });
}

#[tokio::test]
async fn a_withdrawn_dataset_returns_as_a_whole_or_not_at_all() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, version) = published(&town, &people, "Essais", ("a.csv", TABLE)).await;
        let draft = send(&town, &people, dataset, ("b.csv", b"c,d\n3,4\n")).await;
        let withdraw = WithdrawDataset {
            dataset,
            reason: "Publié par erreur.".to_owned(),
        };
        town.act(people.agent(), withdraw).await.expect("withdrawn");
        let one = town.act(people.agent(), publish(draft, b"c,d\n3,4\n")).await;
        assert_eq!(refusal(one), "datasets-withdrawn-first");
        let mut ada = browser_of(&town, people.ada);
        let path = format!("/donnees/{dataset}/remettre");
        let shown = page(&mut ada, &path).await;
        assert!(
            shown.contains("a.csv, version 1") && !shown.contains("b.csv"),
            "{shown}"
        );
        assert_eq!(browser_of(&town, people.chloe).get(&path).await.status, 403);
        let restore = |seen| RestoreDataset { dataset, seen };
        let blind = town.act(people.agent(), restore(Vec::new())).await;
        assert!(matches!(blind, Err(Fault::Stale("dataset"))), "{blind:?}");
        let outsider = town
            .act(Actor::Person(people.chloe), restore(vec![version]))
            .await;
        assert_eq!(refusal(outsider), "datasets.prepare");
        let seen = version.to_string();
        let done = testkit::send(&town, &mut ada, &path, &[("vus", seen.as_str())]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let told = page(&mut town.browser(), &format!("/donnees/{dataset}")).await;
        assert!(
            !told.contains("Publié par erreur.") && told.contains("Fichiers"),
            "{told}"
        );
        let again = town.act(people.agent(), restore(vec![version])).await;
        assert_eq!(refusal(again), "datasets-not-withdrawn");
    });
}

#[tokio::test]
async fn nothing_is_received_from_who_may_not_send_it() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let (dataset, _) = published(&town, &people, "Essais", ("a.csv", TABLE)).await;
        // More than anybody may send: who is refused for what they are was not read.
        let huge = vec![b'a'; 65_000_000];
        let path = format!("/donnees/{dataset}/deposer");
        let outsider = browser_of(&town, people.chloe)
            .post_file(&path, &[], ("fichier", "a.csv", &huge))
            .await;
        assert_eq!(outsider.status, 403);
        let agent = browser_of(&town, people.ada)
            .post_file(&path, &[], ("fichier", "a.csv", &huge))
            .await;
        assert_eq!(agent.status, 413);
    });
}
