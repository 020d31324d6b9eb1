//! Mandates begin and end; qualities follow, to the day.

use db::Instant;
use groups::{EndMandate, GroupKind, Role, members_on};
use kernel::{Actor, Fault, PersonId, Quality, Scope};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, day, give, group, mandate, person};

/// What `person` is in the group called `id`, at an instant written in universal time.
async fn qualities_at(town: &TestTown, person: PersonId, scope: Scope, at: &str) -> Vec<Quality> {
    let at: Instant = Instant::from(at.parse::<jiff::Timestamp>().expect("a timestamp"));
    let mut sql = town.sql();
    town.house
        .qualities(&mut sql, town.body, Actor::Person(person), scope, at)
        .await
        .expect("qualities")
}

#[tokio::test]
async fn a_mandate_gives_its_qualities_from_its_first_day_to_its_last_and_not_the_day_after() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let housing = group(&town, "Logement", GroupKind::Working).await;
        let ada = person(&town, "Ada").await;
        give(
            &town,
            mobility,
            ada,
            Role::Secretary,
            day("2026-12-01"),
            Some(day("2026-12-31")),
        )
        .await
        .expect("given");
        let here = Scope::group(mobility);
        let plain = [Quality::Visitor, Quality::Person];
        let secretary = [
            Quality::Visitor,
            Quality::Person,
            Quality::Member,
            Quality::Secretary,
        ];
        // Paris is an hour ahead of universal time in winter: the day turns at 23:00.
        for (at, expected) in [
            ("2026-11-30T22:59:59Z", &plain[..]),
            ("2026-11-30T23:00:00Z", &secretary[..]),
            ("2026-12-31T22:59:59Z", &secretary[..]),
            ("2026-12-31T23:00:00Z", &plain[..]),
        ] {
            assert_eq!(qualities_at(&town, ada, here, at).await, expected, "{at}");
        }
        let elsewhere = Scope::group(housing);
        for scope in [elsewhere, Scope::BODY] {
            assert_eq!(
                qualities_at(&town, ada, scope, "2026-12-10T12:00:00Z").await,
                plain
            );
        }
    });
}

#[tokio::test]
async fn an_agent_is_one_everywhere_until_the_mandate_ends() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let ada = person(&town, "Ada").await;
        mandate(&town, services, ada, Role::Member).await;
        let noon = "2026-11-10T12:00:00Z";
        for scope in [Scope::BODY, Scope::group(mobility)] {
            let expected = [Quality::Visitor, Quality::Person, Quality::Agent];
            assert_eq!(qualities_at(&town, ada, scope, noon).await, expected);
        }
        let end = EndMandate {
            group: services,
            person: ada,
            on: day("2026-11-12"),
        };
        town.act(Actor::Operator, end).await.expect("ended");
        let still = qualities_at(&town, ada, Scope::BODY, "2026-11-12T22:00:00Z").await;
        assert!(still.contains(&Quality::Agent));
        let after = qualities_at(&town, ada, Scope::BODY, "2026-11-12T23:00:00Z").await;
        assert!(!after.contains(&Quality::Agent));
    });
}

#[tokio::test]
async fn mandates_of_one_person_follow_one_another_and_never_overlap() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let housing = group(&town, "Logement", GroupKind::Working).await;
        let (ada, bob) = (person(&town, "Ada").await, person(&town, "Bob").await);
        give(
            &town,
            mobility,
            ada,
            Role::Member,
            day("2026-01-01"),
            Some(day("2026-06-30")),
        )
        .await
        .expect("given");
        for (from, until) in [
            ("2026-06-30", None),
            ("2025-01-01", Some("2026-01-01")),
            ("2026-02-01", Some("2026-02-02")),
            ("2025-01-01", None),
        ] {
            let refused = give(&town, mobility, ada, Role::Chair, day(from), until.map(day)).await;
            let Err(Fault::Refused { sentence, .. }) = refused else {
                panic!("{from} {until:?}: {refused:?}");
            };
            assert_eq!(sentence.key, "groups-mandate-overlaps");
            assert_eq!(sentence.arguments[0].1, day("2026-01-01").into());
        }
        // The day after, in another group, or somebody else: no overlap.
        give(&town, mobility, ada, Role::Chair, day("2026-07-01"), None)
            .await
            .expect("follows");
        give(&town, housing, ada, Role::Member, day("2026-01-01"), None)
            .await
            .expect("elsewhere");
        give(&town, mobility, bob, Role::Member, day("2026-01-01"), None)
            .await
            .expect("another");
        let endless = give(&town, mobility, ada, Role::Member, day("2030-01-01"), None).await;
        assert!(
            matches!(&endless, Err(Fault::Refused { sentence, .. }) if sentence.key == "groups-mandate-overlaps-endless"),
            "{endless:?}"
        );
    });
}

#[tokio::test]
async fn what_cannot_be_a_mandate_is_refused() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let ada = person(&town, "Ada").await;
        let backwards = give(
            &town,
            mobility,
            ada,
            Role::Member,
            day("2026-06-02"),
            Some(day("2026-06-01")),
        )
        .await;
        assert!(
            matches!(&backwards, Err(Fault::Invalid(faults)) if faults[0].field == "until"),
            "{backwards:?}"
        );
        let nobody = give(&town, mobility, town.id(), Role::Member, day("2026-06-02"), None).await;
        assert!(matches!(nobody, Err(Fault::NotFound("person"))), "{nobody:?}");
        let nowhere = give(&town, town.id(), ada, Role::Member, day("2026-06-02"), None).await;
        assert!(matches!(nowhere, Err(Fault::NotFound("group"))), "{nowhere:?}");
        let end = EndMandate {
            group: mobility,
            person: ada,
            on: day("2026-11-10"),
        };
        let none = town.act(Actor::Operator, end).await;
        assert!(
            matches!(&none, Err(Fault::Refused { sentence, .. }) if sentence.key == "groups-mandate-none-on"),
            "{none:?}"
        );
    });
}

#[tokio::test]
async fn the_members_of_a_day_come_by_name_with_their_vote() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = group(&town, "Assemblée", GroupKind::Plenary).await;
        for name in ["Zoé", "Élodie", "emma", "Eda"] {
            let somebody = person(&town, name).await;
            mandate(&town, council, somebody, Role::Member).await;
        }
        let late = person(&town, "Anna").await;
        give(
            &town,
            council,
            late,
            Role::Chair,
            day("2026-11-11"),
            Some(day("2026-11-11")),
        )
        .await
        .expect("given");
        let mut names = Vec::new();
        for days in [-1, 0, 1, 2] {
            let members = members_on(&mut town.sql(), town.body, council, town.now().plus_days(days))
                .await
                .expect("members");
            assert!(members.iter().all(|member| member.has_vote));
            names.push(members.into_iter().map(|member| member.name).collect::<Vec<_>>());
        }
        let usual = ["Eda", "Élodie", "emma", "Zoé"];
        assert!(names[0].is_empty());
        assert_eq!(names[1], usual);
        assert_eq!(names[2], ["Anna", "Eda", "Élodie", "emma", "Zoé"]);
        assert_eq!(names[3], usual);
    });
}
