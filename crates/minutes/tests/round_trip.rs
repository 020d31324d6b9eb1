//! What is written is read back, whatever was said.

use jiff::civil::{Date, Time, date, time};
use minutes::{
    Action, Decision, Document, Echange, Minutes, Moment, NextMeeting, Person, Vote, parse, render_markdown,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn without_warnings(mut minutes: Minutes) -> Minutes {
    minutes.warnings.clear();
    minutes
}

fn day() -> impl Strategy<Value = Date> {
    (0_i64..4000).prop_map(|days| date(2020, 1, 1).saturating_add(jiff::Span::new().days(days)))
}

fn clock() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| time(hour, minute, 0, 0))
}

/// Words and, among them, all that could be taken for something else.
fn sentence() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => "[a-zéèœ]{1,8}",
        1 => "[A-ZÉ][a-z]{1,6}",
        1 => prop::sample::select(vec![
            "Décision : x", "Alix : y", "@alix", "(pour : 3, contre : 1)", "(D1)", "(sans vote)", "avant le 1er décembre",
            "– échéance : 2026-12-01", "**D1**", "A2", "D3 :", "[ ]", "- x", "à l’unanimité", "18h30", "8 décembre 2026",
            "(Alix, S48)", "https://example.org/a_(b)", "\\", "##", "→", "néant", "Service voirie : z", "Échanges", "|", "\"", "#", ":",
        ]).prop_map(str::to_owned),
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        3 => sentence(),
        1 => prop::sample::select(vec![
            "## Décisions", "### Titre", "Décision : non", "→ faire", "\\→ faire", "\\\\## Actions", "DÉCISIONS", "Contexte : x", "POINT DEUX",
            "Présents : Anne", "| a | b |", "  en retrait", "", "---", "Prochaine réunion : mardi",
        ]).prop_map(str::to_owned),
    ];
    vec(line, 1..5)
        .prop_map(|lines| lines.join("\n"))
        .prop_filter("not blank around", |text| {
            text.trim() == text.trim_matches(' ')
                && !text.trim().is_empty()
                && !text.starts_with('\n')
                && !text.ends_with(['\n', ' '])
        })
}

/// The words of an item: one line, and perhaps sub-items.
fn item() -> impl Strategy<Value = String> {
    ("[a-zé]{2,8}", sentence(), vec("- [a-z]{1,6}", 0..2)).prop_map(|(first, words, under)| {
        let mut text = format!("{first} {words} fin");
        for line in under {
            text.push('\n');
            text.push_str(&line);
        }
        text
    })
}

fn name() -> impl Strategy<Value = String> {
    "(M\\. |Mme |)[A-ZÉ][a-zé]{2,7} (Le |)[A-Z][a-z]{2,7}"
}

fn person() -> impl Strategy<Value = Person> {
    (
        name(),
        option::of("(élue|adjointe) [a-zé]{3,8}(, [a-z]{3,6})?"),
        option::of(name()),
    )
        .prop_map(|(nom, qualite, pouvoir_a)| Person {
            nom,
            qualite,
            pouvoir_a,
        })
}

fn decision() -> impl Strategy<Value = Decision> {
    let vote = (option::of(0_u32..40), 0_u32..9, 0_u32..9).prop_map(|(pour, contre, abstention)| Vote {
        pour,
        contre,
        abstention,
    });
    ("D[1-9]", item(), option::of(vote)).prop_map(|(id, texte, vote)| Decision { id, texte, vote })
}

fn action() -> impl Strategy<Value = Action> {
    let owner = prop_oneof![
        "[a-z]{2,6}\\.[a-z]{2,6}",
        name(),
        Just("tous".to_owned()),
        Just("Service voirie".to_owned()),
        "le service [a-z]{3,6}"
    ];
    (
        "A[1-9]",
        item(),
        vec(owner, 0..3),
        option::of(day()),
        option::of("D[1-9]"),
        any::<bool>(),
    )
        .prop_map(|(id, texte, responsables, echeance, decision, fait)| Action {
            id,
            texte,
            responsables,
            echeance,
            decision,
            fait,
        })
}

fn next() -> impl Strategy<Value = NextMeeting> {
    let tz = prop_oneof![4 => Just("Europe/Paris"), 1 => Just("Indian/Reunion")];
    (
        day(),
        option::of(clock()),
        option::of(clock()),
        tz,
        option::of(sentence()),
    )
        .prop_map(|(date, start, end, tz, lieu)| NextMeeting {
            start: Moment { date, time: start },
            end: start
                .and(end)
                .map(|end| Moment::at(date.saturating_add(jiff::Span::new().days(1)), end)),
            tz: tz.to_owned(),
            lieu: lieu.map(|place| format!("Salle {place} bleue")),
        })
}

fn minutes() -> impl Strategy<Value = Minutes> {
    let head = (
        option::of(sentence()),
        option::of(day()),
        option::of(clock()),
        option::of(clock()),
        option::of(sentence()),
        vec(name(), 0..3),
    );
    let people = (
        vec(person(), 0..4),
        vec(person(), 0..3),
        vec(person(), 0..2),
        vec(person(), 0..2),
    );
    let echange = (option::of(sentence()), text()).prop_map(|(titre, texte)| Echange { titre, texte });
    let texts = (option::of(text()), option::of(text()), vec(echange, 0..4));
    let document = (
        "[A-Z][a-z\\[\\]]{2,9}",
        option::of("https://example\\.org/[a-z()]{1,9}"),
    )
        .prop_map(|(titre, url)| Document {
            titre: if url.is_none() {
                titre.replace(['[', ']'], "") + "s"
            } else {
                titre
            },
            url,
        });
    let lists = (
        vec(decision(), 0..4),
        vec(action(), 0..4),
        option::of(next()),
        vec(document, 0..3),
    );
    (head, people, texts, lists).prop_map(|(head, people, texts, lists)| {
        let says_something = |text: String| format!("Le {text} x");
        Minutes {
            groupe: head.0.map(says_something),
            date: head.1,
            debut: head.2,
            fin: head.3,
            lieu: head.4.map(says_something),
            redaction: head.5,
            statut: None,
            presents: people.0,
            excuses: people.1,
            absents: people.2,
            invites: people.3,
            contexte: texts.0,
            objectif: texts.1,
            echanges: texts.2,
            decisions: lists.0,
            actions: lists.1,
            prochaine_reunion: lists.2,
            documents: lists.3,
            warnings: Vec::new(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn minutes_written_are_read_back(minutes in minutes()) {
        let written = render_markdown(&minutes);
        let read = without_warnings(parse(&written));
        prop_assert_eq!(read, minutes, "{}", written);
    }

    #[test]
    fn anything_read_is_stable_once_written(lines in vec(text(), 0..12)) {
        let read = without_warnings(parse(&lines.join("\n")));
        let written = render_markdown(&read);
        prop_assert_eq!(without_warnings(parse(&written)), read, "{}", written);
    }

    #[test]
    fn nothing_makes_the_reader_fail(text in "\\PC{0,200}", day in day()) {
        let read = minutes::parse_with_reference(&text, Some(day));
        let json = serde_json::to_string(&read).unwrap();
        prop_assert_eq!(serde_json::from_str::<Minutes>(&json).unwrap(), read);
        let reading = minutes::date::parse(&text, day);
        prop_assert!(reading.to_json().is_object());
    }
}
