//! The shared corpus of French date phrases, every line of it.

use jiff::civil::{Date, date};
use serde_json::{Value, json};

#[test]
fn every_phrase_of_the_corpus_is_read_as_expected() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/minutes/dates.jsonl"
    );
    let Ok(corpus) = std::fs::read_to_string(path) else {
        println!("skipped: shared/data/minutes/dates.jsonl absent");
        return;
    };
    let mut right = 0;
    let mut wrong = Vec::new();
    let cases: Vec<Value> = corpus
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for case in &cases {
        let reference: Date = case["reference_date"].as_str().unwrap().parse().unwrap();
        let input = case["input"].as_str().unwrap();
        let read = minutes::date::parse(input, reference).to_json();
        let expected = json!({ "expected": case["expected"], "warning": case["warning"] });
        if read == expected {
            right += 1;
        } else {
            wrong.push(format!(
                "{} « {input} »\n  expected {expected}\n  read     {read}",
                case["id"]
            ));
        }
    }
    println!("dates {right}/{}", cases.len());
    assert!(wrong.is_empty() && right > 0, "{}", wrong.join("\n"));
}

#[test]
fn other_ways_of_saying_when() {
    let read = |phrase: &str| {
        let reading = minutes::date::parse(phrase, date(2026, 11, 10));
        let when = reading.when.map_or_else(String::new, |when| {
            let end = when.end.map(|end| format!(" – {end}")).unwrap_or_default();
            let place = when.place.map(|place| format!(" @ {place}")).unwrap_or_default();
            format!("{}{end}{place}", when.start)
        });
        (when, reading.warning.map_or("", |warning| warning.code()))
    };
    for (phrase, when, code) in [
        (
            "mardi 8 décembre de 18 à 20h",
            "2026-12-08T18:00 – 2026-12-08T20:00",
            "",
        ),
        (
            "mardi 8 décembre 18-20h en mairie",
            "2026-12-08T18:00 – 2026-12-08T20:00 @ mairie",
            "",
        ),
        (
            "mardi 8 décembre entre 18h et 20 heures",
            "2026-12-08T18:00 – 2026-12-08T20:00",
            "",
        ),
        (
            "mardi 8 décembre de 22h à 1h",
            "2026-12-08T22:00 – 2026-12-09T01:00",
            "",
        ),
        (
            "mardi 8 décembre, salle 2, 18h30",
            "2026-12-08T18:30 @ salle 2",
            "",
        ),
        (
            "Salle 2, mardi 8 décembre à 18h30",
            "2026-12-08T18:30 @ Salle 2",
            "",
        ),
        ("mardi 8 à 18h", "2026-12-08T18:00", ""),
        ("lundi 10 à 18h", "2026-11-10T18:00", "weekday-mismatch"),
        ("8 et 9 décembre à 18h", "2026-12-08T18:00", "second-meeting"),
        ("29 février à 18h", "2028-02-29T18:00", ""),
        (
            "8 décembre à midi et demi, au 12 rue du 8 mai 1945",
            "2026-12-08T12:30 @ 12 rue du 8 mai 1945",
            "",
        ),
        ("8 décembre 18h (heure de Nouméa)", "2026-12-08T18:00", ""),
        ("8 décembre à 18h75", "", "impossible-time"),
        ("0/0/0", "", "impossible-month"),
        ("semaine prochaine", "", "period-without-date"),
        ("S48", "", "period-without-date"),
        ("dans deux semaines", "", "relative-date"),
        ("99999999999999999999/12/2026", "", ""),
        ("on verra", "", ""),
    ] {
        assert_eq!(read(phrase), (when.to_owned(), code), "{phrase}");
    }
}
