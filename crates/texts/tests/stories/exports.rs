//! A text taken away as a file.

use axum::body::Body;
use axum::http::{Request, header};
use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::{OpenDiscussion, TextId};
use tower::ServiceExt as _;

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
        // Alinéas are numbered as amendments name them, beside their words and not among them.
        assert!(
            html.contains(
                "<div class=\"alinea\" data-n=\"2\"><span class=\"alinea-number\"><span>Alinéa </span>2 </span><p>Un bilan est publié.</p>"
            ) && html.contains("user-select:none"),
            "{html}"
        );
        let other = town.id::<()>();
        for missing in [format!("{path}/texte.docx"), format!("/textes/{other}/texte.odt")] {
            assert_eq!(reader.get(&missing).await.status, 404, "{missing}");
        }
    });
}

/// The PDF of a text, as it leaves.
async fn pdf(town: &TestTown, text: TextId) -> Vec<u8> {
    let request = Request::get(format!("/textes/{text}/texte.pdf"))
        .header(header::HOST, "localhost:8080")
        .body(Body::empty())
        .expect("a request");
    let answer = ui::site(&town.house).oneshot(request).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    let bytes = axum::body::to_bytes(answer.into_body(), 20_000_000).await;
    bytes.expect("a body").to_vec()
}

#[tokio::test]
async fn the_pdf_of_a_text_is_an_accessible_archive() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        // Headings, lists in lists, numbers that begin late, a table, a quotation, signs that fonts have not.
        let hard = "# Règlement\n\nVu la loi ; 🎉 漢\n\n## Article 1\n\nSont prévus :\n\n- un ;\n    - dedans ;\n- deux.\n\n\
                    3. trois ;\n4. quatre.\n\n## Article 2 – Budget\n\n| Poste | Montant |\n|---|---|\n| Pain | 3 € |\n| Total | 3 € |\n\n\
                    > Cité.\n\nUn **mot** et un [lien](https://exemple.fr/).\n";
        for markdown in [PLAN, hard] {
            let text = council.import(&town, markdown).await;
            let file = pdf(&town, text).await;
            test_pdf::assert_accessible_archive(&file);
            assert!(test_pdf::page_count(&file) >= 1);
        }
    });
}

#[tokio::test]
async fn the_items_of_a_list_stay_together_and_those_under_them_too() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let plan = "## Article 1\n\nSont prévus :\n\n- un ;\n    - dedans ;\n    - encore ;\n- deux.\n\n3. trois ;\n4. quatre.\n";
        let text = council.import(&town, plan).await;
        let path = format!("/textes/{text}");
        let mut reader = browser_of(&town, council.lea);
        let html = reader.get(&format!("{path}/texte.html")).await.text;
        assert!(!html.contains("<pre>"), "{html}");
        let (_, main) = html.split_once("<main>").expect("its words");
        assert_eq!(
            (
                main.matches("<ul>").count(),
                main.matches("<ol start=\"3\">").count()
            ),
            (2, 1),
            "{main}"
        );
        for (number, words) in [
            (2, "un ;"),
            (3, "dedans ;"),
            (4, "encore ;"),
            (5, "deux."),
            (6, "trois ;"),
            (7, "quatre."),
        ] {
            let item = format!(
                "<li class=\"alinea\" data-n=\"{number}\"><span class=\"alinea-number\"><span>Alinéa </span>{number} </span><p>{words}</p>"
            );
            assert!(main.contains(&item), "{item} in {main}");
        }
        // On the page, where amendments stand between them, what is under is no code either.
        let shown = page(&mut reader, &path).await;
        assert!(
            !shown.contains("<pre>") && shown.contains("<div class=\"nested nested-1\">"),
            "{shown}"
        );
    });
}
