//! Who may do what: each deed tried in every quality.

use groups::{CreateGroup, EndMandate, GiveMandate, GroupKind, Role, WelcomeMember};
use identity::RegisterPerson;
use kernel::{Action, Actor, Fault};
use testkit::{TestTown, on_both_engines};

use crate::{FEATURES, day, group, mandate, person};

async fn is_allowed<A: Action>(town: &TestTown, actor: Actor, deed: A) -> bool {
    match town.act(actor, deed).await {
        Ok(_) => true,
        Err(Fault::Forbidden { .. }) => false,
        Err(other) => panic!("{}: {other}", A::NAME),
    }
}

#[tokio::test]
async fn rights_are_those_of_the_table() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let services = group(&town, "Mairie", GroupKind::Services).await;
        let mobility = group(&town, "Mobilités", GroupKind::Working).await;
        let housing = group(&town, "Logement", GroupKind::Working).await;
        let mut actors = Vec::new();
        // (who, in which group, in what role; may they create a group, register somebody, give and end mandates in « Mobilités »?)
        for (name, place, role, expected) in [
            ("simple citoyenne", None, Role::Member, [false, false, false]),
            ("membre", Some(mobility), Role::Member, [false, false, false]),
            (
                "secretaire",
                Some(mobility),
                Role::Secretary,
                [false, false, false],
            ),
            ("animatrice", Some(mobility), Role::Chair, [false, false, true]),
            (
                "animateur ailleurs",
                Some(housing),
                Role::Chair,
                [false, false, false],
            ),
            ("agent", Some(services), Role::Member, [true, true, true]),
        ] {
            let somebody = person(&town, name).await;
            if let Some(place) = place {
                mandate(&town, place, somebody, role).await;
            }
            actors.push((name, Actor::Person(somebody), expected));
        }
        actors.push(("visiteuse", Actor::Visitor, [false, false, false]));
        actors.push(("exploitant", Actor::Operator, [true, true, true]));

        for (place, (name, actor, [create, register, mandates])) in actors.into_iter().enumerate() {
            let deed = CreateGroup {
                name: format!("Groupe {place}"),
                kind: GroupKind::Working,
                description: String::new(),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, create, "{name} creates");
            let deed = RegisterPerson {
                name: format!("Inscrit {place}"),
                email: format!("inscrit{place}@exemple.fr"),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, register, "{name} registers");
            let deed = WelcomeMember {
                group: mobility,
                name: format!("Venue {place}"),
                email: format!("venue{place}@exemple.fr"),
                role: Role::Member,
                has_vote: true,
                from: day("2026-11-10"),
                until: None,
            };
            assert_eq!(is_allowed(&town, actor, deed).await, mandates, "{name} welcomes");
            let newcomer = person(&town, &format!("Autre {place}")).await;
            let deed = GiveMandate {
                group: mobility,
                person: newcomer,
                role: Role::Member,
                has_vote: false,
                from: day("2026-11-10"),
                until: None,
            };
            assert_eq!(is_allowed(&town, actor, deed).await, mandates, "{name} gives");
            if !mandates {
                mandate(&town, mobility, newcomer, Role::Member).await;
            }
            let deed = EndMandate {
                group: mobility,
                person: newcomer,
                on: day("2026-11-10"),
            };
            assert_eq!(is_allowed(&town, actor, deed).await, mandates, "{name} ends");
        }
    });
}

#[tokio::test]
async fn every_statement_prepares_on_both_engines() {
    async fn prepare_all(town: &TestTown) {
        for statement in groups::FEATURE.statements.iter().copied().flatten() {
            let prepared = town.house.db.prepare(*statement).await;
            assert!(prepared.is_ok(), "{}: {prepared:?}", statement.name);
        }
    }
    on_both_engines!(FEATURES, |town: TestTown| async move { prepare_all(&town).await });
}
