//! Proposing an idea in the name of an association: both are named; where it wants two people, the second makes it readable.

use budgets::{CloseIdeas, ProposeIdeaFor};
use groups::{
    ActId, Association, ConfirmAct, DescribeAssociation, GroupId, GroupKind, Office, Role, WelcomeMember,
    WelcomeOfficer,
};
use jiff::civil::date;
use kernel::{Actor, Fault};
use testkit::{TestTown, browser_of, cast, on_both_engines, page};

use crate::{FEATURES, INHABITANTS, People, described, open, proposed};

async fn treasurer(town: &TestTown, association: GroupId, place: usize) {
    let name = INHABITANTS[place];
    let deed = WelcomeOfficer {
        mandate: WelcomeMember {
            group: association,
            name: format!("{name} Habitante"),
            email: format!("{}@exemple.fr", cast::address_of(name)),
            role: Role::Member,
            has_vote: false,
            from: date(2026, 1, 1),
            until: None,
        },
        office: Some(Office::Treasurer),
        title: String::new(),
    };
    town.act(Actor::System, deed).await.expect("mandated");
}

async fn read(town: &TestTown, path: &str) -> String {
    let reply = town.browser().get(path).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text);
    reply.text
}

/// The identifier of what waits there, as the page of who confirms says it.
async fn waiting(town: &TestTown, people: &People) -> ActId {
    let mut browser = browser_of(town, people.inhabitants[1]);
    let text = page(&mut browser, "/groupes/jardins-partages/a-confirmer").await;
    text.split("name=\"acte\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .and_then(|id| id.parse().ok())
        .expect("an act waits")
}

#[tokio::test]
async fn an_idea_bears_the_name_of_the_association_and_of_who_spoke() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let association = cast::group(&town, "Jardins partagés", GroupKind::Association).await;
        treasurer(&town, association, 0).await;
        let deed = |association| ProposeIdeaFor {
            association,
            budget,
            proposed: proposed("Un verger", ""),
        };
        let stranger = town.act(people.inhabitant(1), deed(association)).await;
        assert!(
            matches!(&stranger, Err(Fault::Invalid(faults)) if faults[0].field == "pour"),
            "{stranger:?}"
        );
        let idea = town
            .act(people.inhabitant(0), deed(association))
            .await
            .expect("proposed")
            .expect("at once");
        let both = format!("Jardins partagés, par {} Habitante", INHABITANTS[0]);
        for path in [format!("/idees/{idea}"), format!("/budgets/{budget}")] {
            assert!(read(&town, &path).await.contains(&both), "{path}");
        }
    });
}

#[tokio::test]
async fn a_second_person_confirms_while_ideas_are_collected_and_no_longer_after() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let people = People::meet(&town).await;
        let budget = open(&town, &people, described()).await;
        let association = cast::group(&town, "Jardins partagés", GroupKind::Association).await;
        for place in [0, 1] {
            treasurer(&town, association, place).await;
        }
        let two = DescribeAssociation {
            group: association,
            said: Association {
                needs_two: true,
                ..Association::default()
            },
        };
        town.act(Actor::System, two).await.expect("described");
        let deed = |title: &str| ProposeIdeaFor {
            association,
            budget,
            proposed: proposed(title, ""),
        };
        let list = format!("/budgets/{budget}");
        let waits = town
            .act(people.inhabitant(0), deed("Un verger"))
            .await
            .expect("kept");
        assert_eq!(waits, None);
        assert!(!read(&town, &list).await.contains("Un verger"));
        let act = waiting(&town, &people).await;
        town.act(people.inhabitant(1), ConfirmAct { act })
            .await
            .expect("confirmed");
        assert!(read(&town, &list).await.contains("Un verger"));

        town.act(people.inhabitant(0), deed("Une mare"))
            .await
            .expect("kept");
        town.act(people.agent(), CloseIdeas { budget })
            .await
            .expect("closed");
        let latest = waiting(&town, &people).await;
        let late = town.act(people.inhabitant(1), ConfirmAct { act: latest }).await;
        assert!(
            matches!(&late, Err(Fault::Refused { sentence, .. }) if sentence.key == "budgets-refused-no-more-ideas"),
            "{late:?}"
        );
    });
}
