//! A text taken away as a file.

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::OpenDiscussion;

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
            ("md", "text/markdown; charset=utf-8", ""),
            ("xml", "application/akn+xml", "<?xml"),
        ] {
            let address = format!("{path}/texte.{format}");
            assert!(shown.contains(&format!("href=\"{address}\"")), "{format}");
            let file = reader.get(&address).await;
            assert_eq!(file.status, 200, "{format}");
            let header = |name: &str| {
                file.headers
                    .get(name)
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default()
                    .to_owned()
            };
            assert_eq!(header("content-type"), media_type, "{format}");
            let disposition = header("content-disposition");
            assert!(
                disposition.starts_with("inline;") && disposition.ends_with(&format!(".{format}\"")),
                "{disposition}"
            );
            assert!(file.text.starts_with(start), "{format}");
            // Nothing again for who has it, and another one once the text changed.
            let tag = header("etag");
            let known = reader.get_again(&address, &tag).await;
            assert_eq!(
                (known.status.as_u16(), known.text.as_str()),
                (304, ""),
                "{format}"
            );
        }
        let address = format!("{path}/texte.odt");
        let tag = |reply: &testkit::Reply| reply.headers["etag"].to_str().expect("a tag").to_owned();
        let draft = tag(&reader.get(&address).await);
        // The same words in another state make another file.
        let deed = OpenDiscussion { text };
        town.act(Actor::Person(council.chair), deed).await.expect("open");
        let opened = reader.get_again(&address, &draft).await;
        assert_eq!(opened.status, 200);
        assert_ne!(tag(&opened), draft);
        let html = reader.get(&format!("{path}/texte.html")).await.text;
        assert!(html.contains("En discussion") && html.contains(&path), "{html}");
        let other = town.id::<()>();
        for missing in [format!("{path}/texte.docx"), format!("/textes/{other}/texte.odt")] {
            assert_eq!(reader.get(&missing).await.status, 404, "{missing}");
        }
    });
}
