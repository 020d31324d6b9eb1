//! Every file that the body of demonstration published can be read by everyone: the acts with the texts and the minutes
//! they hold, in HTML and in PDF, the pages that give them, and what is downloaded beside.

use testkit::{TestTown, on_both_engines, page};

use super::hosts::{at, name};
use crate::compose::FEATURES;

/// The name of the demonstration, beside the body of the tests.
const HOST: &str = "demonstration.example.fr";

/// More than the demonstration has.
const ACTS_MAX: i64 = 200;

#[tokio::test]
async fn every_published_file_of_the_demonstration_can_be_read_by_everyone() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let body = demo::seed(&town.house, town.now())
            .await
            .expect("a demonstration");
        kernel::worker::settle(&town.house)
            .await
            .expect("what waits is done");
        let acts = acts::latest(&mut town.sql(), body, ACTS_MAX)
            .await
            .expect("a reading");
        assert!(!acts.is_empty());
        let kept = |hash: kernel::FileHash| {
            let house = town.house.clone();
            async move {
                let found = house.file(body, &hash).await.expect("a reading");
                found.expect("the file is kept")
            }
        };
        let (mut with_minutes, mut with_text) = (0, 0);
        for act in &acts {
            with_minutes += usize::from(act.meeting_id.is_some());
            with_text += usize::from(act.text_id.is_some());
            let (media_type, bytes) = kept(act.sha256.clone()).await;
            assert_eq!(media_type, "text/html; charset=utf-8", "{}", act.title);
            let text = String::from_utf8(bytes).expect("text");
            let faults = test_html::faults(&text);
            assert!(faults.is_empty(), "{}: {}\n{text}", act.title, faults.join("\n"));
            let pdf = acts::pdf(&mut town.sql(), body, act.id)
                .await
                .expect("a reading")
                .expect("its PDF is made");
            let (media_type, bytes) = kept(pdf.sha256.clone()).await;
            assert_eq!(media_type, "application/pdf", "{}", act.title);
            let faults = test_pdf::faults(&bytes);
            assert!(faults.is_empty(), "{}: {}", act.title, faults.join("\n"));
            assert_eq!(pdf.substituted, "", "{}: every character is drawn", act.title);
        }
        assert!(with_minutes > 0 && with_text > 0, "{with_minutes} {with_text}");
    });
}

/// The pages around are read by everyone too: the same checks, on what a visitor opens first.
#[tokio::test]
async fn the_pages_that_give_published_files_are_well_written() {
    let town = TestTown::on_sqlite(FEATURES).await;
    let body = demo::seed(&town.house, town.now())
        .await
        .expect("a demonstration");
    kernel::worker::settle(&town.house)
        .await
        .expect("what waits is done");
    name(&town, body, &[HOST]).await;
    let acts = acts::latest(&mut town.sql(), body, ACTS_MAX)
        .await
        .expect("a reading");
    let mut visitor = at(&town, HOST);
    let mut paths = vec!["/actes".to_owned(), "/transmissions".to_owned()];
    paths.extend(acts.iter().map(acts::Act::path));
    for path in paths {
        let text = page(&mut visitor, &path).await;
        let faults = test_html::faults(&text);
        assert!(faults.is_empty(), "{path}: {}", faults.join("\n"));
    }
}
