//! Every act that the body of demonstration published can be read by everyone: its file, with the text and the minutes it
//! holds, and its PDF.

use super::laid_down;

/// More than the demonstration has.
const ACTS_MAX: i64 = 200;

/// What is wrong in a published file, as far as reading its tags says: language, title, headings in order, headers and
/// captions of tables, alternatives of pictures.
fn faults(text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let count = |tag: &str| text.matches(tag).count();
    if !text.to_lowercase().starts_with("<!doctype html>") || count("<html lang=\"fr\"") != 1 {
        faults.push("its kind or its language is not said".to_owned());
    }
    let title = text
        .split("<title>")
        .nth(1)
        .and_then(|rest| rest.split('<').next());
    if title.is_none_or(|title| title.trim().is_empty()) || count("<h1") != 1 {
        faults.push("not one title".to_owned());
    }
    let mut before = 0;
    for rest in text.split("<h").skip(1) {
        let mut letters = rest.chars();
        let (Some(level), Some(' ' | '>')) =
            (letters.next().and_then(|one| one.to_digit(10)), letters.next())
        else {
            continue;
        };
        if level > before + 1 {
            faults.push(format!("level {level} after level {before}"));
        }
        before = level;
    }
    for table in text.split("<table").skip(1) {
        let table = table.split("</table>").next().unwrap_or_default();
        if !table.contains("<caption") || !table.contains("<th") {
            faults.push(format!("a table without caption or headers: {table}"));
        }
        if table.matches("<th").count() - table.matches("<thead").count() != table.matches("scope=").count() {
            faults.push(format!("a header that is of nothing: {table}"));
        }
    }
    for picture in text.split("<img").skip(1) {
        if !picture.split('>').next().unwrap_or_default().contains(" alt=") {
            faults.push("a picture without alternative".to_owned());
        }
    }
    faults
}

#[tokio::test]
async fn every_published_act_of_the_demonstration_can_be_read_by_everyone() {
    laid_down::on_both_engines(async |town, body| {
        town.settle().await;
        let published = acts::latest(&mut town.sql(), body, ACTS_MAX)
            .await
            .expect("a reading");
        assert!(!published.is_empty());
        let (mut with_minutes, mut with_text) = (0, 0);
        for act in &published {
            with_minutes += usize::from(act.meeting_id.is_some());
            with_text += usize::from(act.text_id.is_some());
            let (media_type, bytes) = town
                .house
                .file(body, &act.sha256)
                .await
                .expect("a reading")
                .expect("its file is kept");
            assert_eq!(media_type, "text/html; charset=utf-8", "{}", act.title);
            let text = String::from_utf8(bytes).expect("text");
            assert_eq!(faults(&text), Vec::<String>::new(), "{}\n{text}", act.title);
            let pdf = acts::pdf(&mut town.sql(), body, act.id)
                .await
                .expect("a reading")
                .expect("its PDF is made");
            let (media_type, bytes) = town
                .house
                .file(body, &pdf.sha256)
                .await
                .expect("a reading")
                .expect("its PDF is kept");
            assert_eq!(media_type, "application/pdf", "{}", act.title);
            test_pdf::assert_accessible_archive(&bytes);
            assert_eq!(pdf.substituted, "", "{}: every character is drawn", act.title);
        }
        assert!(with_minutes > 0 && with_text > 0, "{with_minutes} {with_text}");
    })
    .await;
}

#[test]
fn each_fault_of_a_file_is_found() {
    let good = "<!doctype html><html lang=\"fr\"><title>Avis</title><h1>Avis</h1><h2 id=\"a\">Un</h2><img src=\"x\" alt=\"\">\
        <table><caption>Votes</caption><thead><tr><th scope=\"col\">Pour</th></tr></thead></table>";
    assert_eq!(faults(good), Vec::<String>::new());
    for (change, by) in [
        (" lang=\"fr\"", ""),
        ("<title>Avis", "<title> "),
        ("<h1>Avis</h1>", ""),
        ("<h2 ", "<h3 "),
        ("<caption>Votes</caption>", ""),
        (" scope=\"col\"", ""),
        (" alt=\"\"", ""),
    ] {
        assert_eq!(faults(&good.replace(change, by)).len().min(1), 1, "{change}");
    }
}
