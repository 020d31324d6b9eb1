//! What cannot be drawn is refused, with what is needed to mend it.

mod pools;

use pools::{candidate, quota};
use sortition::{Effort, Method, Problem, Refusal};

fn pool(old: usize, young: usize) -> Vec<sortition::Candidate> {
    let named = |value: &'static str, count: usize| {
        (0..count).map(move |number| candidate(&format!("{value}{number}"), &[("age", value)], None))
    };
    named("old", old).chain(named("young", young)).collect()
}

#[test]
fn a_quota_with_too_few_candidates_is_named_with_what_would_be_enough() {
    let quotas = vec![quota("age", "old", 2, 4), quota("age", "young", 4, 6)];
    let problem = Problem::new(quotas, pool(10, 3), 6).expect("well formed");
    let Err(Refusal::Impossible { changes, .. }) =
        sortition::prepare(&problem, Method::Leximin, Effort::default())
    else {
        panic!("three young people do not fill four seats");
    };
    assert_eq!(changes.len(), 1, "{changes:?}");
    assert_eq!((changes[0].value.as_str(), changes[0].min), ("young", (4, 3)));
    assert_eq!(
        Refusal::Impossible {
            changes,
            is_within_flex: false
        }
        .to_string(),
        "no panel meets all quotas; it would be enough to change 1: age « young » min 4 → 3"
    );
}

#[test]
fn quotas_that_only_fail_together_are_told_with_the_fewest_seats_moved() {
    // Everybody young lives on the hill: two young people and one seat for the hill.
    let quotas = vec![
        quota("age", "old", 0, 4),
        quota("age", "young", 2, 4),
        quota("place", "hill", 0, 1),
        quota("place", "town", 0, 4),
    ];
    let mut people: Vec<_> = (0..5)
        .map(|number| candidate(&format!("o{number}"), &[("age", "old"), ("place", "town")], None))
        .collect();
    people.extend((0..5).map(|number| {
        candidate(
            &format!("y{number}"),
            &[("age", "young"), ("place", "hill")],
            None,
        )
    }));
    let problem = Problem::new(quotas, people, 4).expect("well formed");
    let Err(Refusal::Impossible { changes, .. }) =
        sortition::prepare(&problem, Method::Leximin, Effort::default())
    else {
        panic!("two young people need two seats on the hill");
    };
    let moved: u32 = changes
        .iter()
        .map(|change| change.min.0 - change.min.1 + change.max.1 - change.max.0)
        .sum();
    assert_eq!(moved, 1, "{changes:?}");
}

#[test]
fn flexible_bounds_are_tried_first() {
    let mut quotas = vec![quota("age", "old", 2, 3), quota("age", "young", 3, 4)];
    quotas[0].flex = Some((0, 4));
    quotas[1].flex = Some((2, 6));
    let problem = Problem::new(quotas, pool(10, 2), 6).expect("well formed");
    let Err(Refusal::Impossible {
        changes,
        is_within_flex,
    }) = sortition::prepare(&problem, Method::Legacy, Effort::default())
    else {
        panic!("two young people do not fill three seats");
    };
    assert!(is_within_flex);
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert!(
        changes
            .iter()
            .all(|change| change.max.1 <= 4 && change.min.1 >= 2)
    );
}

#[test]
fn hostile_draws_are_refused_by_name() {
    let two = || vec![quota("age", "old", 0, 4), quota("age", "young", 0, 4)];
    let refused = |quotas, people, seats| {
        Problem::new(quotas, people, seats)
            .map(|_| ())
            .expect_err("refused")
    };
    assert_eq!(refused(two(), pool(3, 3), 0), Refusal::NoSeat);
    assert_eq!(refused(Vec::new(), pool(3, 3), 2), Refusal::NoFeature);
    assert!(matches!(
        refused(two(), pool(1, 1), 4),
        Refusal::TooFewPeople { seats: 4, people: 2 }
    ));
    assert!(matches!(
        refused(two(), pool(9, 9), 9),
        Refusal::SizeOutOfReach { most: 8, .. }
    ));
    assert!(matches!(
        refused(two(), pool(9, 9), u32::MAX),
        Refusal::TooMany { .. }
    ));
    let mut doubled = pool(3, 3);
    doubled.push(doubled[0].clone());
    assert!(matches!(
        refused(two(), doubled, 2),
        Refusal::IdentifierTwice { .. }
    ));
    let mut nameless = pool(3, 3);
    nameless[0].id.clear();
    assert_eq!(refused(two(), nameless, 2), Refusal::NoIdentifier);
    let mut strange = pool(3, 3);
    strange.push(candidate("x", &[("age", "ancient")], None));
    assert!(matches!(refused(two(), strange, 2), Refusal::UnknownValue { .. }));
    let mut long = pool(3, 3);
    long[0].id = "x".repeat(100_000);
    assert!(matches!(refused(two(), long, 2), Refusal::TooMany { .. }));
    let crossed = vec![quota("age", "old", 4, 1), quota("age", "young", 0, 4)];
    assert!(matches!(refused(crossed, pool(3, 3), 2), Refusal::Crossed { .. }));
    let twice = vec![quota("age", "old", 0, 4), quota("age", "old", 0, 4)];
    assert!(matches!(
        refused(twice, pool(3, 0), 2),
        Refusal::ValueTwice { .. }
    ));
    let huge = vec![
        quota("age", "old", u32::MAX, u32::MAX),
        quota("age", "young", u32::MAX, u32::MAX),
    ];
    assert!(matches!(
        refused(huge, pool(3, 3), 2),
        Refusal::SizeOutOfReach { .. }
    ));
    // A household is one person.
    let together = (0..5)
        .map(|number| candidate(&format!("h{number}"), &[("age", "old")], Some("1, Church street")))
        .collect();
    assert!(matches!(
        refused(two(), together, 2),
        Refusal::TooFewPeople { people: 1, .. }
    ));
}

#[test]
fn hostile_files_are_refused_with_their_line() {
    let quotas = |text: &str| sortition::quotas_from_csv(text);
    let good = quotas("feature,value,min,max\nage,old,0,2\nage,young,0,2\n").expect("good");
    assert_eq!(
        quotas("\u{feff}feature;value;min;max\nage;old;0;2\nage;young;0;2\n"),
        Ok(good.clone())
    );
    assert_eq!(
        quotas("category,name,min,max\nage, old ,0,2\nage,young,0,2\n"),
        Ok(good.clone())
    );
    assert!(matches!(quotas(""), Err(Refusal::NoSuchColumn { .. })));
    assert!(matches!(
        quotas("feature,value,min\n"),
        Err(Refusal::NoSuchColumn { .. })
    ));
    assert!(matches!(
        quotas("feature,value,min,max\nage,old,0,2\nage,young,-1,2\n"),
        Err(Refusal::Unreadable { line: 3, .. })
    ));
    assert!(matches!(
        quotas("feature,value,min,max\nage,old,0\n"),
        Err(Refusal::Unreadable { line: 2, .. })
    ));
    assert!(matches!(
        quotas("feature,min,min,value,max\n"),
        Err(Refusal::ColumnTwice { .. })
    ));
    let many = format!("feature,value,min,max\n{}", "age,old,0,2\n".repeat(1_000));
    assert!(matches!(quotas(&many), Err(Refusal::TooMany { .. })));

    let people = |text: &str, address: &[String]| sortition::candidates_from_csv(text, "id", &good, address);
    assert!(matches!(
        people("name,age\na,old\n", &[]),
        Err(Refusal::NoSuchColumn { .. })
    ));
    assert!(matches!(
        people("id\na\n", &[]),
        Err(Refusal::NoSuchColumn { .. })
    ));
    let columns = ["street".to_owned(), "zip".to_owned()];
    assert!(matches!(
        people("id,age,street\na,old,x\n", &columns),
        Err(Refusal::NoSuchColumn { .. })
    ));
    let read = people(
        "id,age,street,zip\na,old,1 Church street,35000\nb,old,,\n",
        &columns,
    )
    .expect("good");
    assert_eq!(read[0].address.as_deref(), Some("1 Church street\n35000"));
    assert_eq!(read[1].address, None);
}

#[test]
fn only_somebody_on_the_panel_can_leave_it() {
    let quotas = vec![quota("age", "old", 0, 4), quota("age", "young", 0, 4)];
    let problem = Problem::new(quotas, pool(3, 3), 2).expect("well formed");
    let panel = ["old0".to_owned(), "young0".to_owned()];
    assert!(matches!(
        problem.replacement(&panel, &["old1".to_owned()], &[]),
        Err(Refusal::NotOnThePanel { .. })
    ));
    assert!(matches!(
        problem.reserves(&["nobody".to_owned()], "1", 3),
        Err(Refusal::NotOnThePanel { .. })
    ));
}
