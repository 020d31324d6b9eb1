//! Bringing a text in from a file: read, looked at, mended, kept with its file.

use std::io::{Cursor, Write as _};

use kernel::Actor;
use testkit::{TestTown, on_both_engines};
use texts::OpenDiscussion;
use zip::write::SimpleFileOptions;

use crate::council::{Council, FEATURES, browser_of, document, page, send, whole};

/// A DOCX whose budget stands in a table, with one change tracked.
pub(crate) fn plan_docx() -> Vec<u8> {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let row = |cells: &[&str]| {
        let cells = cells
            .iter()
            .map(|text| format!("<w:tc>{}</w:tc>", p(text)))
            .collect::<Vec<_>>()
            .concat();
        format!("<w:tr>{cells}</w:tr>")
    };
    let body = [
        p("Article 1er – Objet"),
        "<w:p><w:r><w:t xml:space=\"preserve\">Le schéma est </w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>étudié</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>adopté</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>".to_owned(),
        p("Article 3 – Budget"),
        p("Le budget du schéma territorial du numérique est réparti ainsi."),
        format!(
            "<w:tbl>{}{}{}{}</w:tbl>",
            row(&["Action", "Budget"]),
            row(&["Action 12", "150 K€"]),
            row(&["Action 14", "30 K€"]),
            row(&["Total", "180 K€"])
        ),
    ]
    .concat();
    let document = format!("<w:document {space}><w:body>{body}</w:body></w:document>");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default())
        .expect("a part starts");
    zip.write_all(document.as_bytes()).expect("a part is written");
    zip.finish().expect("an archive ends").into_inner()
}

/// What a form sends back, read from its page.
pub(crate) fn field(page: &str, name: &str) -> String {
    let opening = format!("name=\"{name}\" value=\"");
    let rest = page
        .split(&opening)
        .nth(1)
        .unwrap_or_else(|| panic!("{name} in {page}"));
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Reads a file, mends nothing, brings the text in; gives its address.
pub(crate) async fn bring(town: &TestTown, council: &Council, name: &str, bytes: &[u8]) -> String {
    let mut secretary = browser_of(town, council.secretary);
    let request = town.id::<()>().to_string();
    let group = council.group.to_string();
    let fields = [
        ("request_id", request.as_str()),
        ("group", &group),
        ("title", ""),
        ("markdown", ""),
        ("geste", "apercu"),
    ];
    let shown = whole(
        secretary
            .post_file("/textes/nouveau", &fields, ("file", name, bytes))
            .await,
        200,
    );
    let markdown = shown
        .split("name=\"markdown\"")
        .nth(1)
        .and_then(|rest| rest.split('>').nth(1))
        .expect("a text");
    let markdown = markdown
        .split("</textarea")
        .next()
        .unwrap_or_default()
        .trim_start_matches('\n')
        .to_owned();
    let (source, title) = (field(&shown, "source"), "Schéma du numérique".to_owned());
    let kept = [
        ("group", group.as_str()),
        ("title", &title),
        ("markdown", &markdown),
        ("source", &source),
        ("source_name", name),
        ("geste", "importer"),
    ];
    let reply = send(town, &mut secretary, "/textes/nouveau", &kept).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply
        .location
        .expect("the text")
        .split('?')
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[tokio::test]
async fn a_file_is_looked_at_before_anything_is_brought_in() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let mut secretary = browser_of(&town, council.secretary);
        let empty = page(&mut secretary, "/textes/nouveau").await;
        assert!(
            empty.contains("type=\"file\"") && empty.contains("multipart/form-data"),
            "{empty}"
        );
        let request = town.id::<()>().to_string();
        let group = council.group.to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("group", &group),
            ("title", "Mon titre"),
            ("geste", "importer"),
        ];
        let docx = plan_docx();
        let shown = whole(
            secretary
                .post_file(
                    "/textes/nouveau",
                    &fields,
                    ("file", "C:\\Textes\\Schéma.docx", &docx),
                )
                .await,
            200,
        );
        for said in [
            "«\u{a0}Schéma.docx\u{a0}» a été lu.",
            "2 modifications suivies ont été lues comme acceptées.",
            "2 ont été trouvés d’après leurs mots",
            "2 parties trouvées",
            "Article 3 – Budget",
            "| Action 12 | 150 K€ |",
            "Mon titre",
        ] {
            assert!(shown.contains(said), "{said} in {shown}");
        }
        assert!(!shown.contains("étudié"));
        assert!(
            page(&mut secretary, "/textes").await.contains("Aucun texte"),
            "nothing is brought in yet"
        );

        let address = bring(&town, &council, "Schéma.docx", &docx).await;
        let reading = page(&mut secretary, &address).await;
        assert!(
            reading.contains("Fichier d’origine") && reading.contains("Schéma.docx"),
            "{reading}"
        );
        let original = secretary.get(&format!("{address}/original")).await;
        assert_eq!(original.status, 200);
        // It may hold what the text does not: only those who work on the draft see it.
        let mut visitor = town.browser();
        assert!(!page(&mut visitor, &address).await.contains("Fichier d’origine"));
        assert_ne!(visitor.get(&format!("{address}/original")).await.status, 200);
        let mut passer_by = browser_of(&town, council.passer_by);
        assert_eq!(passer_by.get(&format!("{address}/original")).await.status, 403);
    });
}

#[tokio::test]
async fn a_file_that_cannot_be_read_says_why_and_loses_nothing() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let mut secretary = browser_of(&town, council.secretary);
        let request = town.id::<()>().to_string();
        let group = council.group.to_string();
        let fields = [
            ("request_id", request.as_str()),
            ("group", &group),
            ("title", "Un titre gardé"),
            ("markdown", "Des mots gardés."),
            ("geste", "apercu"),
        ];
        for (bytes, said) in [
            (&b"PK\x03\x04 coup\xe9"[..], "abîmé ou incomplet"),
            (b"\x89PNG\r\n\x1a\n\0", "ni un ODT"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", "Word d’avant 2007"),
            (b" ", "ne contient aucun texte"),
        ] {
            let shown = whole(
                secretary
                    .post_file("/textes/nouveau", &fields, ("file", "a.docx", bytes))
                    .await,
                422,
            );
            for kept in [said, "Un titre gardé", "Des mots gardés."] {
                assert!(shown.contains(kept), "{kept} in {shown}");
            }
        }
        // No file chosen: the pasted words are what counts.
        let shown = whole(
            secretary
                .post_file("/textes/nouveau", &fields, ("file", "", b""))
                .await,
            200,
        );
        assert!(shown.contains("1 partie trouvée"), "{shown}");
        // A file that nobody read cannot be said to be the source.
        let invented = [
            ("group", group.as_str()),
            ("title", "T"),
            ("markdown", "Un."),
            ("source", &"0".repeat(64)),
            ("geste", "importer"),
        ];
        let refused = whole(
            send(&town, &mut secretary, "/textes/nouveau", &invented).await,
            422,
        );
        assert!(refused.contains("n’est plus là"), "{refused}");
        // Who may bring nothing in has nothing read.
        let mut passer_by = browser_of(&town, council.passer_by);
        let reply = passer_by
            .post_file("/textes/nouveau", &fields, ("file", "a.docx", &plan_docx()))
            .await;
        assert_eq!(reply.status, 403);
    });
}

#[tokio::test]
async fn what_was_read_may_be_mended_before_it_is_kept() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let address = bring(
            &town,
            &council,
            "notes.txt",
            "# Plan\n\n## Article 1er\n\nUn.".as_bytes(),
        )
        .await;
        let text = address.rsplit('/').next().expect("an id").parse().expect("an id");
        assert_eq!(
            document(&town, text).await.markdown,
            "# Plan\n\n## Article 1er\n\nUn.\n"
        );
        town.act(Actor::Person(council.chair), OpenDiscussion { text })
            .await
            .expect("it is put to discussion");
    });
}

/// Has a file read; gives its name in the store.
async fn have_read(town: &TestTown, council: &Council, who: kernel::PersonId, bytes: &[u8]) -> String {
    let mut browser = browser_of(town, who);
    let (request, group) = (town.id::<()>().to_string(), council.group.to_string());
    let fields = [
        ("request_id", request.as_str()),
        ("group", &group),
        ("geste", "apercu"),
    ];
    let reply = browser
        .post_file("/textes/nouveau", &fields, ("file", "notes.txt", bytes))
        .await;
    field(&whole(reply, 200), "source")
}

#[tokio::test]
async fn the_name_of_a_file_gives_it_to_nobody_who_did_not_have_it_read() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let read = have_read(&town, &council, council.secretary, b"# Secret\n\nUn.").await;
        let group = council.group.to_string();
        let kept = [
            ("group", group.as_str()),
            ("title", "T"),
            ("markdown", "Un."),
            ("source", &read),
            ("source_name", "notes.txt"),
            ("geste", "importer"),
        ];
        let mut chair = browser_of(&town, council.chair);
        let refused = whole(send(&town, &mut chair, "/textes/nouveau", &kept).await, 422);
        assert!(refused.contains("n’est plus là"), "{refused}");
        assert!(page(&mut chair, "/textes").await.contains("Aucun texte"));
        let mut secretary = browser_of(&town, council.secretary);
        let brought = send(&town, &mut secretary, "/textes/nouveau", &kept).await;
        assert_eq!(brought.status, 303, "{}", brought.text);
    });
}

#[tokio::test]
async fn a_file_that_nobody_brought_a_text_in_from_is_forgotten_after_a_day() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let forgotten = have_read(&town, &council, council.secretary, b"# Oubli\n\nUn.").await;
        let again = have_read(&town, &council, council.secretary, b"# Relu\n\nUn.").await;
        let address = bring(&town, &council, "gardé.txt", "# Gardé\n\nUn.".as_bytes()).await;
        let is_there = async |hash: &str| {
            let hash = kernel::FileHash::parse(hash).expect("a name");
            town.house.files.get(&hash).await.expect("a reading").is_some()
        };
        // What was stored within a day of the real clock is not removed.
        let grow_old = |hash: &str| {
            let hash = kernel::FileHash::parse(hash).expect("a name");
            let path = town.house.files.path(&hash).expect("a folder");
            let file = std::fs::File::options().append(true).open(path).expect("a file");
            let two_days = std::time::Duration::from_hours(48);
            let then = std::time::SystemTime::now() - two_days;
            file.set_modified(then).expect("older");
        };
        grow_old(&forgotten);
        town.advance_minutes(12 * 60).await;
        // Read once more, by another: it waits for them.
        assert_eq!(
            have_read(&town, &council, council.chair, b"# Relu\n\nUn.").await,
            again
        );
        assert!(is_there(&forgotten).await && is_there(&again).await);
        town.advance_minutes(12 * 60 + 5).await;
        assert!(!is_there(&forgotten).await, "forgotten");
        assert!(is_there(&again).await, "still looked at");
        grow_old(&again);
        town.advance_days(1).await;
        assert!(!is_there(&again).await);
        let mut secretary = browser_of(&town, council.secretary);
        assert_eq!(
            secretary.get(&format!("{address}/original")).await.status,
            200,
            "what a text came from stays"
        );
    });
}
