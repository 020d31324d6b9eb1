//! What must hold of every rule, and what a reader can check by hand.

use jiff::civil::date;

use super::*;

const KINDS: [&str; 4] = ["commune", "epci", "conseil-de-developpement", "association"];

#[test]
fn every_rule_names_its_article_its_source_and_a_known_kind() {
    assert!(all().len() > 50);
    for rule in all() {
        let name = format!("{} ({})", rule.key, rule.kind);
        assert!(!rule.article.trim().is_empty(), "{name} has no article");
        assert!(!rule.source.trim().is_empty(), "{name} has no source");
        assert!(!rule.unit.trim().is_empty(), "{name} has no unit");
        assert!(
            !rule.article.contains('{') && !rule.source.contains('{'),
            "{name}"
        );
        assert!(rule.kind == "*" || KINDS.contains(&rule.kind.as_str()), "{name}");
        assert!(rule.until.is_none_or(|until| rule.from <= until), "{name}");
    }
}

#[test]
fn one_rule_at_most_applies_to_a_kind_on_a_day() {
    for (index, rule) in all().iter().enumerate() {
        for other in &all()[index + 1..] {
            let same_name = rule.key == other.key;
            let same_kind = rule.kind == other.kind || rule.kind == "*" || other.kind == "*";
            let one_after_the_other = rule.until.is_some_and(|until| until < other.from)
                || other.until.is_some_and(|until| until < rule.from);
            assert!(
                !same_name || !same_kind || one_after_the_other,
                "{} applies twice to {}",
                rule.key,
                rule.kind
            );
        }
    }
}

#[test]
fn where_the_law_is_silent_the_rule_says_it_is_a_proposal() {
    for rule in all()
        .iter()
        .filter(|rule| rule.kind == "conseil-de-developpement")
    {
        assert_eq!(rule.article, "règlement intérieur type", "{}", rule.key);
        assert!(rule.source.contains("L. 5211-10-1"), "{}", rule.key);
    }
    for rule in all() {
        let is_free = matches!(rule.kind.as_str(), "conseil-de-developpement" | "association");
        assert_eq!(rule.is_proposal, is_free, "{} for {}", rule.key, rule.kind);
    }
}

#[test]
fn the_same_questions_have_an_answer_for_every_kind() {
    let today = date(2026, 11, 22);
    for key in all().iter().map(|rule| &rule.key) {
        for kind in KINDS {
            let has_population = matches!(kind, "commune" | "epci");
            let is_local = key.contains("alsace-moselle");
            let expected = if is_local {
                kind == "commune"
            } else {
                has_population || key != "convocation.population-threshold"
            };
            assert_eq!(rule(key, kind, today).is_ok(), expected, "{key} for {kind}");
        }
    }
}

#[test]
fn quorums_and_shares_count_as_the_senate_guide_does() {
    let today = date(2026, 11, 22);
    let quorum = rule("quorum.members", "commune", today)
        .unwrap()
        .fraction()
        .unwrap();
    assert_eq!(
        [8, 11, 15, 29].map(|members| quorum.least(members)),
        [5, 6, 8, 15]
    );
    assert!(!quorum.is_reached(4, 8));
    assert!(quorum.is_reached(5, 8));
    let public = rule("ballot.public-request-share", "epci", today).unwrap();
    let public = public.fraction().unwrap();
    assert_eq!([8, 9, 12].map(|present| public.least(present)), [2, 3, 3]);
    assert!(public.is_reached(2, 8));
    assert!(!public.is_reached(2, 9));
    assert!(!public.is_reached(0, 0));
}

#[test]
fn a_rule_does_not_apply_before_its_first_day() {
    let key = "publication.minutes-days";
    assert_eq!(rule(key, "commune", date(2022, 7, 1)).unwrap().int(), Ok(7));
    assert!(matches!(
        rule(key, "commune", date(2022, 6, 30)),
        Err(LawError::Absent { .. })
    ));
}

#[test]
fn a_value_is_read_as_what_it_is_only() {
    let rule = rule("majority.casting-vote", "commune", date(2026, 1, 1)).unwrap();
    assert_eq!(rule.word(), Ok("except-secret-ballot"));
    assert!(matches!(rule.int(), Err(LawError::Type { .. })));
    assert!(matches!(rule.fraction(), Err(LawError::Type { .. })));
}

#[test]
fn a_malformed_file_is_refused_with_the_name_of_its_rule() {
    let entry = |value: &str| {
        format!(
            "[transposition]\n[[rule]]\nkey = \"k\"\nkinds = [\"commune\"]\nunit = \"u\"\narticle = \"a\"\nsource = \"s\"\nfrom = \"2000-01-01\"\n{value}"
        )
    };
    assert_eq!(read(&entry("value = 3")).unwrap().len(), 1);
    for wrong in [
        "value = \"1/2\"",
        "value = \"3/2\"\nbound = \"at-least\"",
        "value = \"1/0\"\nbound = \"at-least\"",
        "value = \"0/2\"\nbound = \"more-than\"",
        "value = 3\nbound = \"at-least\"",
        "value = 3\ntransposed = [\"epci\"]",
    ] {
        let refusal = read(&entry(wrong)).unwrap_err().to_string();
        assert!(refusal.contains("k: "), "{wrong}: {refusal}");
    }
    assert!(read(&entry("value = 3\nextra = 1")).is_err());
}
