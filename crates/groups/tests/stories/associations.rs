//! Associations: who speaks for them, until when, by whose delegation; and the offices of an assembly.

use db::Instant;
use groups::{
    Association, Delegate, DescribeAssociation, EndDelegation, EndMandate, GroupId, GroupKind, Office, Role,
    WelcomeMember, WelcomeOfficer, represented_by,
};
use jiff::civil::Date;
use kernel::{Actor, Fault, PersonId};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, day, email, group, mandate, open, person, send, signed_in};

async fn officer(
    town: &TestTown,
    association: GroupId,
    name: &str,
    office: Option<Office>,
    until: Option<Date>,
) -> PersonId {
    let deed = WelcomeOfficer {
        mandate: WelcomeMember {
            group: association,
            name: name.to_owned(),
            email: email(name),
            role: Role::Member,
            has_vote: false,
            from: day("2026-11-10"),
            until,
        },
        office,
        title: String::new(),
    };
    town.act(Actor::Operator, deed)
        .await
        .expect("the mandate is given")
}

async fn speaks_on(town: &TestTown, person: PersonId, at: &str) -> Vec<String> {
    let at = Instant::from(at.parse::<jiff::Timestamp>().expect("a timestamp"));
    let found = represented_by(&mut town.sql(), town.body, person, at)
        .await
        .expect("read");
    found.into_iter().map(|one| one.group.name).collect()
}

fn refused_for(outcome: &Result<impl Sized, Fault>) -> String {
    match outcome {
        Err(Fault::Refused { sentence, .. }) => sentence.key.to_owned(),
        Err(Fault::Invalid(faults)) => faults[0].sentence.key.to_owned(),
        Err(other) => panic!("{other}"),
        Ok(_) => "done".to_owned(),
    }
}

#[tokio::test]
async fn an_office_lets_speak_to_its_last_day_and_a_plain_member_never_does() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let velo = group(&town, "Vélocité", GroupKind::Association).await;
        let until = Some(day("2026-12-31"));
        let ada = officer(&town, velo, "Ada", Some(Office::Treasurer), until).await;
        let bob = officer(&town, velo, "Bob", None, None).await;
        // Paris is an hour ahead of universal time in winter: the day turns at 23:00.
        assert!(speaks_on(&town, ada, "2026-11-09T22:59:59Z").await.is_empty());
        assert_eq!(speaks_on(&town, ada, "2026-11-09T23:00:00Z").await, ["Vélocité"]);
        assert_eq!(speaks_on(&town, ada, "2026-12-31T22:59:59Z").await, ["Vélocité"]);
        assert!(speaks_on(&town, ada, "2026-12-31T23:00:00Z").await.is_empty());
        assert!(speaks_on(&town, bob, "2026-11-10T12:00:00Z").await.is_empty());

        let chair = crate::give(&town, velo, bob, Role::Chair, day("2030-01-01"), None).await;
        assert!(
            matches!(&chair, Err(Fault::Invalid(faults)) if faults[0].field == "role"),
            "nobody runs anything here: {chair:?}"
        );
        let mayor = WelcomeOfficer {
            mandate: WelcomeMember {
                group: velo,
                name: "Zoé".to_owned(),
                email: email("Zoé"),
                role: Role::Member,
                has_vote: false,
                from: day("2026-11-10"),
                until: None,
            },
            office: Some(Office::Mayor),
            title: String::new(),
        };
        let refused = town.act(Actor::Operator, mayor).await;
        assert_eq!(refused_for(&refused), "groups-office-unknown");
    });
}

#[tokio::test]
async fn a_delegation_runs_on_its_days_falls_with_the_mandate_and_is_not_passed_on() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let velo = group(&town, "Vélocité", GroupKind::Association).await;
        let ada = officer(&town, velo, "Ada", Some(Office::President), None).await;
        let bob = officer(&town, velo, "Bob", None, None).await;
        let stranger = person(&town, "Zoé").await;
        let to = |holder: PersonId, from: &str, until: &str| Delegate {
            group: velo,
            holder,
            from: day(from),
            until: day(until),
        };
        let as_ada = Actor::Person(ada);
        for (holder, from, until, why) in [
            (
                stranger,
                "2026-11-20",
                "2026-11-30",
                "groups-delegation-no-member",
            ),
            (ada, "2026-11-20", "2026-11-30", "groups-delegation-no-member"),
            (bob, "2026-11-09", "2026-11-30", "groups-delegation-past"),
            (bob, "2026-11-20", "2026-11-19", "groups-until-before-from"),
            (bob, "2026-11-20", "2028-11-20", "groups-delegation-too-long"),
        ] {
            let outcome = town.act(as_ada, to(holder, from, until)).await;
            assert_eq!(refused_for(&outcome), why);
        }
        let by_bob = town
            .act(Actor::Person(bob), to(ada, "2026-11-20", "2026-11-30"))
            .await;
        assert_eq!(
            refused_for(&by_bob),
            "groups-refused-ended",
            "a member has nothing to give"
        );

        let given = town
            .act(as_ada, to(bob, "2026-11-10", "2026-11-30"))
            .await
            .expect("delegated");
        assert_eq!(speaks_on(&town, bob, "2026-11-10T12:00:00Z").await, ["Vélocité"]);
        assert!(speaks_on(&town, bob, "2026-12-01T12:00:00Z").await.is_empty());
        let passed_on = town
            .act(Actor::Person(bob), to(ada, "2026-11-20", "2026-11-30"))
            .await;
        assert_eq!(refused_for(&passed_on), "groups-refused-passed-on");

        let end = EndMandate {
            group: velo,
            person: ada,
            on: day("2026-11-15"),
        };
        town.act(Actor::Operator, end).await.expect("ended");
        assert!(
            speaks_on(&town, bob, "2026-11-16T12:00:00Z").await.is_empty(),
            "it falls with the mandate of who gave it"
        );
        let not_his = EndDelegation {
            group: velo,
            delegation: given,
        };
        assert!(matches!(
            town.act(Actor::Person(bob), not_his).await,
            Err(Fault::Forbidden { .. })
        ));
        let hers = EndDelegation {
            group: velo,
            delegation: given,
        };
        town.act(as_ada, hers).await.expect("ended");
        assert!(speaks_on(&town, bob, "2026-11-10T12:00:00Z").await.is_empty());
    });
}

#[tokio::test]
async fn the_numbers_of_an_association_are_checked_and_kept_as_they_were_typed_when_wrong() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let velo = group(&town, "Vélocité", GroupKind::Association).await;
        officer(&town, velo, "Ada", Some(Office::President), None).await;
        let working = group(&town, "Mobilités", GroupKind::Working).await;
        mandate(&town, services, person(&town, "Agente").await, Role::Member).await;
        let mut agent = signed_in(&town, "Agente").await;
        let path = "/groupes/velocite/association";
        open(&mut agent, path).await;
        let wrong = [("rna", "W35"), ("siret", "7328 2932 0000 75"), ("deux", "oui")];
        let refused = send(&town, &mut agent, path, &wrong).await;
        assert_eq!(refused.status, 422);
        for kept in [
            "value=\"W35\"",
            "value=\"7328 2932 0000 75\"",
            "Ce SIRET est faux",
        ] {
            assert!(refused.text.contains(kept), "{kept}");
        }
        let right = [
            ("rna", "w352 001 234"),
            ("siret", "732 829 320 00074"),
            ("deux", "oui"),
        ];
        let done = send(&town, &mut agent, path, &right).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let page = open(&mut town.browser(), "/groupes/velocite").await;
        for shown in [
            "W352001234",
            "73282932000074",
            "Présidence",
            "Deux personnes mandatées doivent s’accorder",
        ] {
            assert!(page.contains(shown), "{shown}");
        }
        assert!(
            !page.contains("Voix aux votes"),
            "an association votes on nothing here"
        );
        let elsewhere = DescribeAssociation {
            group: working,
            said: Association::default(),
        };
        let refused = town.act(Actor::Operator, elsewhere).await;
        assert_eq!(refused_for(&refused), "groups-refused-no-association");
        let listed = groups::list(&mut town.sql(), town.body, 10).await.expect("read");
        assert!(
            listed.iter().all(|group| group.id != velo),
            "it runs nothing here"
        );
    });
}

#[tokio::test]
async fn the_page_of_the_council_shows_offices_and_political_groups() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = group(&town, "Conseil municipal", GroupKind::Plenary).await;
        let together = group(&town, "Ensemble pour la ville", GroupKind::Political).await;
        let deed = WelcomeOfficer {
            mandate: WelcomeMember {
                group: council,
                name: "Gwénaëlle Le Bouëdec".to_owned(),
                email: "gwenaelle@exemple.fr".to_owned(),
                role: Role::Member,
                has_vote: true,
                from: day("2026-11-10"),
                until: None,
            },
            office: Some(Office::Deputy),
            title: "  à la   culture ".to_owned(),
        };
        let elected = town.act(Actor::Operator, deed).await.expect("given");
        mandate(&town, together, elected, Role::Member).await;
        let page = open(&mut town.browser(), "/groupes/conseil-municipal").await;
        for shown in [
            "Adjoint ou adjointe à la culture",
            "Groupes politiques",
            "Ensemble pour la ville",
        ] {
            assert!(page.contains(shown), "{shown}");
        }
    });
}
