//! A text taken away as a file.

use testkit::{TestTown, on_both_engines};

use crate::council::{Council, FEATURES, PLAN, browser_of, page};

#[tokio::test]
async fn anyone_takes_a_text_away_in_each_format() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.import(&town, PLAN).await;
        let path = format!("/textes/{text}");
        let mut reader = browser_of(&town, council.lea);
        let shown = page(&mut reader, &path).await;
        for (format, media_type, start) in [
            ("odt", "application/vnd.oasis.opendocument.text", "PK"),
            ("pdf", "application/pdf", "%PDF-1."),
            ("html", "text/html; charset=utf-8", "<!DOCTYPE html>"),
            ("xml", "application/akn+xml; charset=utf-8", "<?xml"),
        ] {
            let address = format!("{path}/fichier/{format}");
            assert!(shown.contains(&format!("href=\"{address}\"")), "{format}");
            let file = reader.get(&address).await;
            assert_eq!(file.status, 200, "{format}");
            let header = |name: &str| {
                file.headers
                    .get(name)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default()
            };
            assert_eq!(header("content-type"), media_type, "{format}");
            let disposition = header("content-disposition");
            assert!(
                disposition.starts_with("attachment;") && disposition.ends_with(format),
                "{disposition}"
            );
            assert!(file.text.starts_with(start), "{format}");
        }
        assert_eq!(reader.get(&format!("{path}/fichier/docx")).await.status, 404);
        let other = town.id::<()>();
        assert_eq!(
            reader.get(&format!("/textes/{other}/fichier/odt")).await.status,
            404
        );
    });
}
