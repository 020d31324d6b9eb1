//! What a long history costs: figures, printed. `cargo nextest run --run-ignored only -E 'test(measures)' --no-capture`.

use std::fmt::Write as _;
use std::time::Instant;

use kernel::Actor;
use testkit::TestTown;
use texts::{EditDraft, ImportText, OpenDiscussion, TextId};

use crate::council::{Council, FEATURES};
use crate::wire::{Served, git};

/// The size of the text that is weighed with its amendments, in bytes.
const TEXT_BYTES: usize = 200_000;
/// What its history may take in the database with three thousand amendments, in bytes.
const GIT_OBJECTS_BYTES_MAX: usize = 60_000_000;

/// A text of `articles` articles of about 500 bytes.
fn articles(articles: usize, edition: usize) -> String {
    let mut text = "# Règlement\n\n".to_owned();
    for article in 1..=articles {
        let said = if article == edition % articles + 1 {
            edition
        } else {
            0
        };
        writeln!(text, "## Article {article} – Objet {article}\n").expect("written");
        for alinea in 1..=3 {
            let words = format!("Alinéa {alinea} de l’article {article}, dans son édition {said}. ");
            writeln!(
                text,
                "{}Les habitants en sont tenus informés par l’affichage.\n",
                words.repeat(2)
            )
            .expect("written");
        }
    }
    text
}

async fn import(town: &TestTown, council: &Council, markdown: String) -> TextId {
    let deed = ImportText {
        group: council.group,
        title: "Règlement".to_owned(),
        markdown,
    };
    town.act(Actor::Person(council.secretary), deed)
        .await
        .expect("imported")
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: it makes two thousand commits to measure their clone"]
async fn measures_the_clone_of_two_thousand_commits() {
    let town = TestTown::on_sqlite(FEATURES).await;
    let council = Council::gather(&town).await;
    let text = import(&town, &council, articles(40, 0)).await;
    for version in 1..2_000_i64 {
        let deed = EditDraft {
            title_before: String::new(),
            choices: std::collections::BTreeMap::new(),
            text,
            version,
            title: "Règlement".to_owned(),
            markdown: articles(40, usize::try_from(version).expect("small")),
        };
        town.act(Actor::Person(council.secretary), deed)
            .await
            .expect("edited");
    }
    let Some(served) = Served::begin(&town).await else {
        return;
    };
    for protocol in ["protocol.version=2", "protocol.version=0"] {
        for round in 1..=3 {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let begun = Instant::now();
            git(
                folder.path(),
                &[
                    "-c",
                    protocol,
                    "clone",
                    "--quiet",
                    &served.address(text, None),
                    ".",
                ],
            )
            .await;
            let spent = begun.elapsed();
            let commits = git(folder.path(), &["rev-list", "--count", "main"]).await;
            println!("{protocol}, {round}: clone of {commits} commits in {spent:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "minutes: it makes thousands of amendments to weigh them"]
async fn measures_the_room_of_thousands_of_amendments() {
    let town = TestTown::on_sqlite(FEATURES).await;
    let council = Council::gather(&town).await;
    let base = articles(400, 0);
    println!("a text of {} bytes, in 400 articles", base.len());
    assert!(base.len() >= TEXT_BYTES, "{} bytes", base.len());
    let text = import(&town, &council, base).await;
    town.act(Actor::Person(council.chair), OpenDiscussion { text })
        .await
        .expect("opened");
    let count: usize = std::env::var("AMENDMENTS").map_or(3_000, |count| count.parse().expect("a number"));
    for number in 0..count {
        let path = format!("article-{}/alinea-{}", number % 400 + 1, number / 400 % 3 + 1);
        let words = format!("Les habitants sont informés {number} fois l’an, par tout moyen.");
        crate::council::rewrite(&town, text, council.lea, &path, &words)
            .await
            .expect("tabled");
    }
    let repository = texts::repository(&mut town.sql(), town.body, text)
        .await
        .expect("a reading");
    let file = town.house.settings.data.join("parvis.sqlite");
    let wal = town.house.settings.data.join("parvis.sqlite-wal");
    let size = |path: &std::path::Path| std::fs::metadata(path).map_or(0, |file| file.len());
    println!(
        "{count} amendments: {} objects, {} MB inflated; the whole database {} MB (and {} MB not yet folded in)",
        repository.objects.len(),
        repository
            .objects
            .iter()
            .map(|(_, object)| object.data.len())
            .sum::<usize>()
            / 1_000_000,
        size(&file) / 1_000_000,
        size(&wal) / 1_000_000
    );
    for table in [
        "git_object",
        "amendment",
        "amendment_place",
        "journal",
        "search_posting",
    ] {
        let schema = db::Schema::of(&kernel::House::migrations(FEATURES)).expect("a schema");
        let table = schema.table(table).expect("a table");
        let (mut bytes, mut rows) = (0, 0);
        town.house
            .db
            .snapshot()
            .await
            .expect("a reading")
            .each_row::<db::Error>(table, None, |row| {
                rows += 1;
                bytes += row
                    .iter()
                    .map(|value| match value {
                        db::Value::Bytes(Some(bytes)) => bytes.len(),
                        db::Value::Text(Some(text)) => text.len(),
                        _ => 8,
                    })
                    .sum::<usize>();
                Ok(())
            })
            .await
            .expect("counted");
        if table.name == "git_object" {
            assert!(bytes < GIT_OBJECTS_BYTES_MAX, "{bytes} bytes of Git objects");
        }
        println!(
            "{}: {rows} rows, {:.1} MB",
            table.name,
            f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6
        );
    }
}
