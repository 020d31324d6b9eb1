use jiff::civil::date;

use super::*;

fn ground(kind: CollectiviteKind, population: Option<i64>) -> Ground {
    Ground {
        kind,
        is_assembly: true,
        place: Place {
            population,
            is_alsace_moselle: false,
        },
    }
}

/// What is said first of a convocation with so many clear days: its weight, its key, its article.
fn said(ground: Ground, clear_days: u32, is_urgent: bool) -> (Weight, &'static str, String) {
    let sent = date(2026, 12, 1);
    let opinions = convocation(ground, sent, law::clear_days(sent, clear_days), is_urgent).unwrap();
    let (weight, sentence, article) = &opinions[0];
    (
        *weight,
        sentence.key.strip_prefix("parcours-law-").unwrap(),
        article.clone().unwrap_or_default(),
    )
}

use Weight::{Doubtful, Forbidden, Told};

#[test]
fn three_or_five_clear_days_by_population() {
    let small = ground(CollectiviteKind::Commune, Some(3_499));
    let large = ground(CollectiviteKind::Commune, Some(3_500));
    let short = "CGCT, art. L. 2121-11".to_owned();
    let long = "CGCT, art. L. 2121-12".to_owned();
    assert_eq!(said(small, 3, false), (Told, "delay-kept", short.clone()));
    assert_eq!(said(small, 2, false), (Forbidden, "delay-short", short));
    assert_eq!(said(large, 5, false), (Told, "delay-kept", long.clone()));
    assert_eq!(said(large, 4, false), (Forbidden, "delay-short", long));
}

#[test]
fn an_unknown_population_forbids_what_nobody_may_and_doubts_the_rest() {
    let unknown = ground(CollectiviteKind::Epci, None);
    assert_eq!(said(unknown, 2, false).0, Forbidden);
    let (weight, key, article) = said(unknown, 4, false);
    assert_eq!((weight, key), (Doubtful, "delay-population"));
    assert!(article.contains("L. 5211-1"), "{article}");
    assert_eq!(said(unknown, 5, false).0, Told);
}

#[test]
fn urgency_shortens_to_one_clear_day_never_less() {
    let large = ground(CollectiviteKind::Commune, Some(60_000));
    assert_eq!(said(large, 1, true).0, Doubtful);
    assert_eq!(
        said(large, 0, true),
        (
            Forbidden,
            "delay-urgent-short",
            "CGCT, art. L. 2121-11 et L. 2121-12".to_owned()
        )
    );
    assert_eq!(said(large, 5, true).1, "delay-kept");
}

#[test]
fn small_communes_of_alsace_and_moselle_follow_local_law() {
    let mut place = ground(CollectiviteKind::Commune, Some(900));
    place.place.is_alsace_moselle = true;
    // Sent on the 1st for the 4th: three days before, of which two are clear.
    let local = "CGCT, art. L. 2541-2".to_owned();
    assert_eq!(said(place, 2, false), (Told, "delay-kept", local.clone()));
    assert_eq!(said(place, 1, false), (Forbidden, "delay-short", local.clone()));
    assert_eq!(said(place, 0, true), (Doubtful, "delay-urgent", local));
    place.place.population = Some(4_000);
    assert_eq!(
        said(place, 4, false),
        (Forbidden, "delay-short", "CGCT, art. L. 2121-12".to_owned())
    );
}

#[test]
fn who_is_free_is_told_so_and_never_refused() {
    for kind in [
        CollectiviteKind::ConseilDeDeveloppement,
        CollectiviteKind::Association,
    ] {
        assert_eq!(said(ground(kind, None), 0, false).0, Doubtful);
        assert_eq!(said(ground(kind, None), 0, false).1, "free-short");
        assert_eq!(said(ground(kind, None), 5, false).1, "free-kept");
    }
    let committee = Ground {
        is_assembly: false,
        ..ground(CollectiviteKind::Commune, Some(60_000))
    };
    assert_eq!(said(committee, 0, false), (Told, "not-assembly", String::new()));
}

#[test]
fn closings_on_days_off_and_a_vote_that_misses_the_meeting_are_warned_of() {
    use std::collections::BTreeMap;

    let template = Template::parse(crate::template::SHIPPED[2]).unwrap();
    let zone = TimeZone::get("Europe/Paris").unwrap();
    let said = |days: &[(&str, u32)]| {
        let days: BTreeMap<String, u32> = days
            .iter()
            .map(|(name, days)| ((*name).to_owned(), *days))
            .collect();
        let planned = crate::model::plan(&template, date(2026, 11, 23), &days, &zone);
        let ground = ground(CollectiviteKind::Commune, Some(900));
        let remarks = check(
            &template,
            &planned,
            ground,
            &Vocabulary::default(),
            date(2026, 11, 23),
            &zone,
        );
        let told = |remark: Remark| format!("{} {}", remark.step.unwrap_or_default(), remark.sentence.key);
        let doubtful = |remark: &Remark| remark.weight == Doubtful;
        remarks
            .unwrap()
            .into_iter()
            .filter(doubtful)
            .map(told)
            .collect::<Vec<_>>()
    };
    // The draft closes on Sunday 6 December, the amendments on Sunday 13, the minutes on Sunday 14 March.
    assert_eq!(
        said(&[]),
        [
            "Écrire le projet de délibération parcours-law-closes-day-off",
            "Amender le projet parcours-law-closes-day-off",
            "Arrêter le procès-verbal parcours-law-closes-day-off",
        ]
    );
    let missed = said(&[
        ("projet", 9),
        ("convocation", 5),
        ("amendements", 7),
        ("proces-verbal", 89),
    ]);
    assert_eq!(
        missed,
        ["Voter les amendements en séance parcours-law-meeting-elsewhere"]
    );
}

#[test]
fn a_consultation_and_a_publication_are_told_with_their_articles() {
    use std::collections::BTreeMap;

    let zone = TimeZone::get("Europe/Paris").unwrap();
    let told = |template: &str, kind| {
        let template = Template::parse(template).unwrap();
        let monday = date(2026, 11, 23);
        let planned = crate::model::plan(&template, monday, &BTreeMap::new(), &zone);
        let ground = ground(kind, Some(900));
        let vocabulary = Vocabulary::default();
        let remarks = check(&template, &planned, ground, &vocabulary, monday, &zone).unwrap();
        let cited = |remark: Remark| {
            let key = remark.sentence.key.strip_prefix("parcours-law-").unwrap();
            format!("{key}: {}", remark.article.unwrap_or_default())
        };
        remarks
            .into_iter()
            .filter(|remark| remark.weight == Told)
            .map(cited)
            .collect::<Vec<_>>()
    };
    let consultation = include_str!("../../templates/consultation.toml");
    let of_acts = [
        "act-in-force: CGCT, art. L. 2131-1 et L. 2131-2",
        "act-online: CGCT, art. R. 2131-1",
        "list-of-acts: CGCT, art. L. 2121-25",
    ];
    let expected = [
        "consultation: CRPA, art. L. 131-1",
        "consultation-environment: ",
        "not-a-referendum: CGCT, art. LO 1112-12",
    ];
    assert_eq!(
        told(consultation, CollectiviteKind::Commune),
        [expected.as_slice(), &of_acts].concat()
    );
    assert_eq!(
        told(consultation, CollectiviteKind::Epci)[3],
        "act-in-force: CGCT, art. L. 2131-1 et L. 2131-2, par l’art. L. 5211-3"
    );
    // Who is free by law is told nothing that would bind others.
    assert!(told(consultation, CollectiviteKind::ConseilDeDeveloppement).is_empty());
    let deliberation = include_str!("../../templates/deliberation.toml");
    let all = told(deliberation, CollectiviteKind::Commune);
    assert!(
        of_acts.iter().all(|line| all.iter().any(|told| told == line)),
        "{all:?}"
    );
}
