//! What is kept no more is erased by the worker, counted, and told.

use std::collections::{BTreeMap, BTreeSet};

use db::Statement;
use kernel::{Actor, Due, Erased, Fault, Feature, Kept, RecordErasing, Retention, RetentionRun, privacy};
use testkit::{TestTown, on_both_engines, page};

use crate::{FEATURES, citizen};

const PAGE: &str = "/durees-de-conservation";

async fn apply(town: &TestTown) -> BTreeMap<String, u64> {
    let done = privacy::apply(&town.house, town.body, &Due::All)
        .await
        .expect("applied");
    assert!(done.failed.is_empty(), "{:?}", done.failed);
    done.counts
}

#[tokio::test]
async fn what_is_too_old_is_erased_and_the_page_says_how_much() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mut visitor = town.browser();
        let before = page(&mut visitor, PAGE).await;
        assert!(before.contains("pas encore été appliquées") && before.contains("Sessions terminées"));
        let (paul, mut signed_in) = citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        assert_eq!(signed_in.get("/compte").await.status, 200);

        // Nobody but the house itself applies the rules.
        let refused = town.act(Actor::Person(paul), RecordErasing::default()).await;
        assert!(matches!(refused, Err(Fault::Forbidden { .. })));

        // Today, nothing of him is too old.
        let counts = apply(&town).await;
        assert!(!counts.contains_key("identity.sessions"), "{counts:?}");
        assert_eq!(signed_in.get("/compte").await.status, 200);

        town.advance_days(40).await;
        let counts = apply(&town).await;
        assert_eq!(counts.get("identity.sessions"), Some(&1), "{counts:?}");
        assert!(counts.contains_key("identity.sign-in-links"), "{counts:?}");
        let runs = RetentionRun::latest(&mut town.sql(), town.body, 10)
            .await
            .expect("read");
        assert_eq!(runs.len(), 2);
        assert_eq!(runs[0].counts, counts);
        let again = apply(&town).await;
        assert!(
            !again.contains_key("identity.sessions"),
            "nothing is left: {again:?}"
        );
        let after = page(&mut visitor, PAGE).await;
        assert!(!after.contains("pas encore été appliquées"), "{after}");
    });
}

#[tokio::test]
async fn the_worker_applies_the_rules_once_a_day_whatever_the_nodes() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let (one, two) = (town.id(), town.id());
        let apply = async |me| privacy::apply_when_due(&town.house, me).await.expect("the duty");
        assert!(apply(one).await);
        assert!(!apply(two).await, "the other node finds it done");
        // An hour later it is looked at again, for what is kept for hours: the day is not told twice.
        town.advance_minutes(61).await;
        assert!(apply(two).await);
        town.advance_days(2).await;
        assert!(apply(two).await);
        let runs = RetentionRun::latest(&mut town.sql(), town.body, 10)
            .await
            .expect("read");
        assert_eq!(runs.len(), 2);
    });
}

#[tokio::test]
async fn between_two_days_only_what_is_kept_for_hours_is_erased() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        town.advance_days(40).await;
        let hourly = Due::Hourly(BTreeSet::new());
        let done = privacy::apply(&town.house, town.body, &hourly)
            .await
            .expect("applied");
        assert!(!done.counts.contains_key("identity.sessions"), "{done:?}");
        let runs = RetentionRun::latest(&mut town.sql(), town.body, 10).await;
        assert!(
            runs.expect("read").is_empty(),
            "an hour is not told: it would bury the days"
        );
        let failed = Due::Hourly(BTreeSet::from(["identity.sessions".to_owned()]));
        let done = privacy::apply(&town.house, town.body, &failed)
            .await
            .expect("applied");
        assert_eq!(done.counts.get("identity.sessions"), Some(&1), "{done:?}");
    });
}

/// A feature whose rule cannot be applied.
const BROKEN: Feature = Feature {
    retentions: &[Retention {
        code: "broken.rule",
        processing: "house.journal",
        kept: Kept::Days(1),
        erased: Erased::ByWorker(Statement {
            name: "broken::RULE",
            sql: "delete from nowhere where collectivite_id = $1 and at < $2",
        }),
    }],
    ..Feature::named("broken")
};

#[tokio::test]
async fn a_rule_that_fails_is_named_and_undoes_nothing_of_the_others() {
    let features = &[
        BROKEN,
        outgoing::FEATURE,
        search::FEATURE,
        identity::FEATURE,
        groups::FEATURE,
        ::privacy::FEATURE,
    ];
    on_both_engines!(features, |town: TestTown| async move {
        citizen(&town, "Paul Passant", "paul@exemple.fr").await;
        town.advance_days(40).await;
        let done = privacy::apply(&town.house, town.body, &Due::All)
            .await
            .expect("applied");
        assert_eq!(done.counts.get("identity.sessions"), Some(&1), "{done:?}");
        let runs = RetentionRun::latest(&mut town.sql(), town.body, 10)
            .await
            .expect("read");
        assert_eq!(runs[0].failed, BTreeSet::from(["broken.rule".to_owned()]));
    });
}
