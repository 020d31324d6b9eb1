//! One page with every piece, filled with invented French data: to look at, to test, to print.

use std::sync::LazyLock;

use jiff::civil::date;
use maud::{Markup, Render, html};

use crate::components::{
    Article, BoardColumn, Change, ComparedAlinea, ResultPart, Shade, Step, StepState, TimelineLine, Tone,
    alinea, board, card, cards, definition_list, list_empty, notice, pagination, progress, receipt,
    result_bar, status, steps_line, strike_underline, table, tag, three_columns, timeline, why,
};
use crate::forms::{
    Choice, Form, FormErrors, button, button_link, button_quiet, checkboxes, confirm_details, date_field,
    email_field, error_summary, file_field, number_field, radios, select, text_field, textarea, time_field,
    url_field,
};
use crate::icons::Icon;
use crate::layout::{FeedLink, Frame, NavItem, Page, layout};
use crate::markdown::render_markdown;
use crate::t;
use crate::words::Words;

static SAMPLE_WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::build(&[("fr", include_str!("../locales/sample.ftl"))]));

/// The whole document: frame and every component, as a town of the demonstration would show them.
pub fn sample() -> Markup {
    let words = *SAMPLE_WORDS;
    let mut frame = Frame::new(words, t!(words, "sample-town"), t!(words, "sample-kind"));
    frame.is_demonstration = true;
    "/modele".clone_into(&mut frame.path);
    frame.person = Some(t!(words, "sample-person"));
    frame.notice = Some(t!(words, "sample-done"));
    frame.nav = ["parcours", "textes", "reunions", "votes", "decisions", "suivi"]
        .map(|name| NavItem::new(words.say(&format!("sample-nav-{name}")), format!("/{name}")))
        .to_vec();
    frame
        .feeds
        .push(FeedLink::atom(t!(words, "sample-feed"), "/flux/decisions.atom"));
    frame.feeds.push(FeedLink::calendar(
        t!(words, "sample-calendar"),
        "/flux/reunions.ics",
    ));

    let errors = sample_errors(words);
    let sections = [
        ("sample-part-steps", steps(words)),
        ("sample-part-lists", lists(words)),
        ("sample-part-texts", texts(words)),
        ("sample-part-votes", votes(words)),
        ("sample-part-form", form(words, &errors)),
        ("sample-part-messages", messages(words)),
    ];
    let main = html! {
        (error_summary(&errors, words))
        @for (title, content) in &sections {
            section { h2 { (words.say(title)) } (content) }
        }
    };
    let title = t!(words, "sample-title");
    let heading = html! { (title) " " (status(&t!(words, "sample-open"), Tone::Info)) };
    let page = Page::new(&title, main)
        .heading(heading)
        .lead(t!(words, "sample-lead"))
        .under(t!(words, "sample-nav-parcours"), "/parcours")
        .active("/parcours")
        .refused(&errors)
        .not_indexed();
    layout(&frame, page)
}

fn steps(words: Words) -> Markup {
    let step = |name: &str, dates: Option<String>, state| Step {
        label: words.say(&format!("sample-step-{name}")),
        href: Some(format!("#{name}")),
        dates,
        state,
    };
    let steps = [
        step("opinion", Some(words.date(date(2026, 11, 30))), StepState::Done),
        step("amend", Some(words.date(date(2026, 12, 1))), StepState::Current),
        step("meet", Some(words.date(date(2026, 12, 15))), StepState::Next),
        step("second", None, StepState::Skipped),
        step("decide", Some(words.date(date(2027, 1, 19))), StepState::Next),
    ];
    let article = Article {
        title: t!(words, "sample-article"),
        href: Some("https://exemple.fr/article".to_owned()),
    };
    let lines = [
        TimelineLine {
            when: words.date_element(date(2026, 12, 1)),
            who: Some(t!(words, "sample-person")),
            what: html! { a href="/textes/7" { (t!(words, "sample-event-amended")) } },
            why: None,
        },
        TimelineLine {
            when: words.date_element(date(2026, 11, 30)),
            who: None,
            what: html! { (t!(words, "sample-event-closed")) },
            why: Some(why(
                words,
                &html! { p { (t!(words, "sample-reason")) } },
                Some(&article),
            )),
        },
    ];
    html! {
        (steps_line(words, &steps))
        (timeline(&lines))
        (progress(words, "import", &t!(words, "sample-import"), 1_250, 5_000, Some(&t!(words, "sample-import-now"))))
    }
}

fn lists(words: Words) -> Markup {
    let petition = |name: &str, tone| {
        card(words.say(&format!("sample-card-{name}")))
            .href(format!("/parcours/{name}"))
            .status(status(&words.say(&format!("sample-card-{name}-state")), tone))
            .detail(html! { (t!(words, "sample-card-until", date = words.date(date(2026, 12, 8)))) })
            .detail(html! { (t!(words, "sample-card-people", n = 128)) })
            .body(html! { p { (t!(words, "sample-card-body")) } })
            .under_h2()
    };
    let members = table(t!(words, "sample-table"))
        .column(t!(words, "sample-table-name"))
        .column(t!(words, "sample-table-role"))
        .column_of_numbers(t!(words, "sample-table-voices"))
        .row([
            html! { "Nolwenn Le Goff" },
            html! { (t!(words, "sample-role-chair")) },
            html! { "2" },
        ])
        .row([
            html! { "Yann Kervella" },
            html! { (t!(words, "sample-role-member")) },
            html! { "1" },
        ]);
    let facts = [
        (
            t!(words, "sample-fact-when"),
            words.date_element(date(2026, 12, 8)),
        ),
        (
            t!(words, "sample-fact-file"),
            html! { a href="/fichiers/avis.pdf" { "avis.pdf" } " · " (words.file_size(312_400)) },
        ),
        (
            t!(words, "sample-fact-theme"),
            html! { (tag(&t!(words, "sample-theme"), Tone::Neutral)) },
        ),
    ];
    let column = |name: &str, count, cards| BoardColumn {
        title: words.say(&format!("sample-board-{name}")),
        count,
        cards,
    };
    let columns = vec![
        column(
            "todo",
            2,
            vec![
                card(t!(words, "sample-action-1")),
                card(t!(words, "sample-action-2")),
            ],
        ),
        column(
            "doing",
            1,
            vec![card(t!(words, "sample-action-3")).href("/suivi/3")],
        ),
        column("done", 0, Vec::new()),
    ];
    html! {
        (cards([petition("path", Tone::Info), petition("school", Tone::Good)]))
        (members)
        (definition_list(&facts))
        (pagination(words, 6, 48, |page| format!("?page={page}")))
        (board(words, &t!(words, "sample-board"), columns))
        (list_empty(&t!(words, "sample-empty"), Some((&t!(words, "sample-empty-action"), "/parcours/nouveau"))))
    }
}

fn texts(words: Words) -> Markup {
    let changes = [
        Change::Keep(t!(words, "sample-change-start")),
        Change::Delete(t!(words, "sample-change-out")),
        Change::Insert(t!(words, "sample-change-in")),
        Change::Keep(t!(words, "sample-change-end")),
    ];
    let struck = strike_underline(words, &changes);
    let before = html! {
        (t!(words, "sample-change-start")) (t!(words, "sample-change-out")) (t!(words, "sample-change-end"))
    };
    let lines = [
        ComparedAlinea {
            id: None,
            is_heading: false,
            number: Some(2),
            before,
            sentence: html! { (t!(words, "sample-amendment")) },
            after: struck.clone(),
        },
        ComparedAlinea {
            id: None,
            is_heading: false,
            number: None,
            before: html! {},
            sentence: html! { (t!(words, "sample-amendment-added")) },
            after: html! { ins { (t!(words, "sample-added")) } },
        },
    ];
    html! {
        div.text {
            (alinea(words, 1, &html! { (t!(words, "sample-alinea")) }))
            (alinea(words, 2, &struck))
        }
        (three_columns(words, &t!(words, "sample-compared"), &lines))
        (render_markdown(&t!(words, "sample-markdown")))
    }
}

fn votes(words: Words) -> Markup {
    let parts = [
        ResultPart::favour(words, 15),
        ResultPart::against(words, 9),
        ResultPart::abstain(words, 3),
        ResultPart {
            label: t!(words, "sample-absent"),
            count: 2,
            shade: Shade::Other,
        },
    ];
    let ballot = html! {
        (radios(words, t!(words, "sample-question"), "vote").large()
            .choice("for", t!(words, "result-favour"))
            .choice("against", t!(words, "result-against"))
            .choice("abstain", t!(words, "result-abstain")))
        (button(t!(words, "sample-vote")).icon(Icon::Vote))
    };
    html! {
        (Form::post(words, "/votes/3", "018f-1").content(ballot))
        (receipt(words, &t!(words, "sample-receipt"), "7KQ4-M2XD-93PA"))
        (result_bar(words, &t!(words, "sample-result"), &parts))
    }
}

fn sample_errors(words: Words) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add("title", t!(words, "sample-error-title"));
    errors.add("place", t!(words, "sample-error-place"));
    errors
}

fn form(words: Words, errors: &FormErrors) -> Markup {
    let label = |name: &str| words.say(&format!("sample-field-{name}"));
    let original = t!(words, "sample-original");
    let fields = html! {
        (text_field(words, label("title"), "title").hint(t!(words, "sample-hint")).max_length(120).errors(errors))
        (textarea(words, label("body"), "body").value(t!(words, "sample-typed")).original(original))
        (radios(words, label("place"), "place")
            .choices([Choice::new("here", label("place-here")).hint(t!(words, "sample-hint-place"))])
            .choice("elsewhere", label("place-elsewhere")).errors(errors))
        (checkboxes(words, label("topics"), "topics")
            .choice("roads", label("topic-roads")).choice("trees", label("topic-trees")).chosen("trees").optional())
        (select(words, label("group"), "group").choice("1", label("group-1")).choice("2", label("group-2")))
        (date_field(words, label("date"), "date").value("2026-12-08"))
        (time_field(words, label("time"), "time").value("18:30"))
        (number_field(words, label("people"), "people").optional())
        (email_field(words, label("email"), "email"))
        (url_field(words, label("link"), "link").optional())
        (file_field(words, label("file"), "file").accept(".pdf,.odt").optional())
        (button(t!(words, "sample-send")))
        (button_quiet(t!(words, "sample-draft")).sends("later", "1"))
    };
    let withdraw = Form::post(words, "/contributions/9/retirer", "018f-3");
    let withdraw = withdraw.content(button(t!(words, "sample-withdraw")).danger().render());
    html! {
        (Form::post(words, "/contributions", "018f-2").autosave("contribution-9").with_files().content(fields))
        (confirm_details(&t!(words, "sample-withdraw-ask"), &t!(words, "sample-withdraw-what"), &withdraw))
    }
}

fn messages(words: Words) -> Markup {
    let tones = [
        ("neutral", Tone::Neutral),
        ("info", Tone::Info),
        ("good", Tone::Good),
        ("warning", Tone::Warning),
        ("bad", Tone::Bad),
    ];
    html! {
        @for (name, tone) in tones {
            (notice(tone, &html! { p { (words.say(&format!("sample-message-{name}"))) } }))
        }
        p { (button_link(&t!(words, "sample-next"), "/parcours")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Elements that never have an end.
    const EMPTY_ELEMENTS: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];

    #[test]
    fn every_piece_renders_with_all_its_words() {
        let page = sample().into_string();
        assert!(!page.contains('⟦'), "a sentence is missing: {page}");
    }

    #[test]
    fn ids_are_unique_and_every_reference_finds_its_target() {
        let page = sample().into_string();
        let ids = values(&page, " id=\"");
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(ids.len(), unique.len(), "an id is used twice: {ids:?}");
        for attribute in [" for=\"", " aria-describedby=\"", " aria-labelledby=\""] {
            for reference in values(&page, attribute).iter().flat_map(|list| list.split(' ')) {
                assert!(ids.contains(&reference), "{attribute}{reference} has no target");
            }
        }
    }

    #[test]
    fn elements_close_in_order_and_no_style_is_inline() {
        let page = sample().into_string();
        let mut open: Vec<&str> = Vec::new();
        for piece in page.split('<').skip(1).filter(|piece| !piece.starts_with('!')) {
            let name = piece.split([' ', '>']).next().unwrap_or_default();
            match name.strip_prefix('/') {
                Some(closed) => assert_eq!(open.pop(), Some(closed)),
                None if EMPTY_ELEMENTS.contains(&name) => {}
                None => open.push(name),
            }
        }
        assert!(open.is_empty(), "left open: {open:?}");
        assert!(!page.contains(" style=") && !page.contains("<style"));
    }

    #[test]
    fn titles_go_down_one_level_at_a_time() {
        let page = sample().into_string();
        let mut last = 0;
        for (place, _) in page.match_indices("<h") {
            let Some(level) = page[place + 2..]
                .chars()
                .next()
                .and_then(|digit| digit.to_digit(10))
            else {
                continue;
            };
            assert!(
                level <= last + 1,
                "h{level} after h{last}: {}",
                &page[place..place + 40]
            );
            last = level;
        }
        assert_eq!(page.matches("<h1").count(), 1);
    }

    fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
        page.match_indices(attribute)
            .filter_map(|(place, _)| page[place + attribute.len()..].split('"').next())
            .collect()
    }
}
