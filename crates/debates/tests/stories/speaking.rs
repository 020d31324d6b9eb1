//! Contributing in the name of an association: by who is mandated today, with both names, and by two where it wants two.

use debates::{EditContribution, contributions_after, find_contribution};
use groups::{
    Association, ConfirmAct, DeclineAct, DescribeAssociation, EndMandate, GroupId, GroupKind, Office, Role,
    WelcomeMember, WelcomeOfficer,
};
use jiff::civil::date;
use kernel::{Actor, Fault, PersonId};
use testkit::cast::group;
use testkit::{TestTown, on_both_engines};

use crate::{
    CITIZEN, Circle, FEATURES, NEIGHBOUR, contribute, email, follow, hides, open, says, send, signed_in,
    written,
};

async fn officer(town: &TestTown, association: GroupId, name: &str) -> PersonId {
    let deed = WelcomeOfficer {
        mandate: WelcomeMember {
            group: association,
            name: name.to_owned(),
            email: email(name),
            role: Role::Member,
            has_vote: false,
            from: date(2026, 1, 1),
            until: None,
        },
        office: Some(Office::President),
        title: String::new(),
    };
    town.act(Actor::System, deed).await.expect("mandated")
}

async fn wants_two(town: &TestTown, association: GroupId) {
    let deed = DescribeAssociation {
        group: association,
        said: Association {
            needs_two: true,
            ..Association::default()
        },
    };
    town.act(Actor::System, deed).await.expect("described");
}

#[tokio::test]
async fn a_mandated_person_contributes_in_the_name_of_their_association() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let association = group(&town, "Vélocité", GroupKind::Association).await;
        officer(&town, association, CITIZEN).await;
        let path = format!("/consultations/{id}/contribuer");
        let mut neighbour = signed_in(&town, NEIGHBOUR).await;
        hides(&open(&mut neighbour, &path).await, &["Au nom de qui"]);
        let mut browser = signed_in(&town, CITIZEN).await;
        says(
            &open(&mut browser, &path).await,
            &["Au nom de qui", "En mon nom propre", "Vélocité"],
        );
        let chosen = association.to_string();
        let fields = [
            ("titre", "Des arceaux devant la gare"),
            ("texte", "Trente suffiraient."),
            ("theme", "Vélo"),
            ("lieu", ""),
            ("pour", chosen.as_str()),
        ];
        // Somebody else writes the identifier by hand: they hold no mandate, and keep what they typed.
        let forged = send(&town, &mut neighbour, &path, &fields).await;
        assert_eq!(forged.status, 422);
        says(
            &forged.text,
            &[
                "Des arceaux devant la gare",
                "Vous n’avez pas aujourd’hui de mandat",
            ],
        );

        let sent = send(&town, &mut browser, &path, &fields).await;
        let page = follow(&mut browser, &sent).await;
        let both = format!("Vélocité, par {CITIZEN}");
        says(&page, &["Des arceaux devant la gare", &both, "/groupes/velocite"]);
        let list = open(&mut town.browser(), &format!("/consultations/{id}")).await;
        says(&list, &[&both]);
    });
}

/// Sends a contribution in the name of whoever `pour` says.
async fn send_as(
    (town, path): (&TestTown, &str),
    browser: &mut testkit::Browser,
    title: &str,
    pour: &str,
) -> testkit::Reply {
    let fields = [
        ("titre", title),
        ("texte", "Trente suffiraient, *à l’abri*."),
        ("theme", "Vélo"),
        ("pour", pour),
    ];
    send(town, browser, path, &fields).await
}

#[tokio::test]
async fn a_mandate_that_ended_refuses_and_keeps_what_was_typed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let association = group(&town, "Vélocité", GroupKind::Association).await;
        let president = officer(&town, association, CITIZEN).await;
        let path = format!("/consultations/{id}/contribuer");
        let mut browser = signed_in(&town, CITIZEN).await;
        open(&mut browser, &path).await;
        let chosen = association.to_string();
        let first = send_as((&town, &path), &mut browser, "Des arceaux", &chosen).await;
        assert_eq!(first.status, 303, "{}", first.text);
        let end = EndMandate {
            group: association,
            person: president,
            on: date(2026, 1, 2),
        };
        town.act(Actor::System, end).await.expect("ended");
        let refused = send_as((&town, &path), &mut browser, "Un abri", &chosen).await;
        assert_eq!(refused.status, 422);
        says(
            &refused.text,
            &[
                "value=\"Un abri\"",
                "Trente suffiraient",
                "ou il a pris fin",
                "En mon nom propre",
            ],
        );
        let own = send_as((&town, &path), &mut browser, "Un abri", "moi").await;
        assert_eq!(own.status, 303, "in one’s own name it goes on: {}", own.text);

        // What was said in its name stays, and is no longer changed by who left.
        let nil = debates::ContributionId::from_uuid(db::Uuid::nil());
        let all = contributions_after(&mut town.sql(), town.body, id, nil, 10)
            .await
            .expect("read");
        assert_eq!(all.len(), 2);
        let edit = EditContribution {
            contribution: all[0].id,
            version: all[0].version,
            written: written("Autre chose"),
            shows_name: true,
        };
        let refused = town.act(Actor::Person(president), edit).await;
        assert!(
            matches!(&refused, Err(Fault::Refused { sentence, .. }) if sentence.key == "groups-refused-ended"),
            "{refused:?}"
        );
    });
}

#[tokio::test]
async fn where_an_association_wants_two_people_nothing_shows_before_the_second() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let association = group(&town, "Vélocité", GroupKind::Association).await;
        let first = officer(&town, association, CITIZEN).await;
        let second = officer(&town, association, NEIGHBOUR).await;
        wants_two(&town, association).await;
        let write = |title: &str| debates::ContributeFor {
            association,
            consultation: id,
            written: written(title),
        };
        let waits = town
            .act(Actor::Person(first), write("Des arceaux"))
            .await
            .expect("kept");
        assert_eq!(waits, None);
        let list = format!("/consultations/{id}");
        hides(&open(&mut town.browser(), &list).await, &["Des arceaux"]);

        let mut browser = signed_in(&town, NEIGHBOUR).await;
        let page = open(&mut browser, "/groupes/velocite/a-confirmer").await;
        says(&page, &["Des arceaux", CITIZEN, "Confirmer et publier"]);
        let act: groups::ActId = page
            .split("name=\"acte\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .and_then(|id| id.parse().ok())
            .expect("an act to confirm");
        let alone = town.act(Actor::Person(first), ConfirmAct { act }).await;
        assert!(
            matches!(&alone, Err(Fault::Refused { sentence, .. }) if sentence.key == "groups-refused-same-voice"),
            "{alone:?}"
        );
        let stranger = town.act(Actor::Person(circle.chair), ConfirmAct { act }).await;
        assert!(matches!(stranger, Err(Fault::Forbidden { .. })), "{stranger:?}");

        let act_text = act.to_string();
        let confirm = [("acte", act_text.as_str())];
        let done = send(
            &town,
            &mut browser,
            "/groupes/velocite/a-confirmer/confirmer",
            &confirm,
        )
        .await;
        follow(&mut browser, &done).await;
        says(
            &open(&mut town.browser(), &list).await,
            &["Des arceaux", &format!("Vélocité, par {CITIZEN}")],
        );
        let found = find_contribution(
            &mut town.sql(),
            town.body,
            debates::ContributionId::from_uuid(act.uuid()),
        )
        .await
        .expect("read")
        .expect("published");
        assert_eq!(found.author_id, first, "who wrote it is its author");
        let again = town.act(Actor::Person(second), ConfirmAct { act }).await;
        assert!(matches!(again, Err(Fault::NotFound("act"))), "{again:?}");

        town.act(Actor::Person(first), write("Un abri"))
            .await
            .expect("kept");
        let page = open(&mut browser, "/groupes/velocite/a-confirmer").await;
        let act: groups::ActId = page
            .split("name=\"acte\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .and_then(|id| id.parse().ok())
            .expect("an act to confirm");
        town.act(Actor::Person(second), DeclineAct { act })
            .await
            .expect("declined");
        hides(&open(&mut town.browser(), &list).await, &["Un abri"]);
        says(
            &open(&mut browser, "/groupes/velocite/a-confirmer").await,
            &["Rien n’attend de confirmation."],
        );
    });
}

#[tokio::test]
async fn a_comment_bears_both_names_and_waits_where_two_are_wanted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let circle = Circle::meet(&town).await;
        let id = circle.open(&town).await;
        let about = contribute(&town, circle.neighbour, id, "Une rampe").await;
        let association = group(&town, "Vélocité", GroupKind::Association).await;
        officer(&town, association, CITIZEN).await;
        let path = format!("/consultations/{id}/contributions/{about}");
        let chosen = association.to_string();
        let mut browser = signed_in(&town, CITIZEN).await;
        says(&open(&mut browser, &path).await, &["Au nom de qui", "Vélocité"]);
        let address = format!("{path}/commenter");
        let fields = [
            ("sens", "pour"),
            ("texte", "Nos adhérents la demandent."),
            ("pour", chosen.as_str()),
        ];
        let sent = send(&town, &mut browser, &address, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        says(
            &open(&mut town.browser(), &path).await,
            &["Nos adhérents la demandent.", &format!("Vélocité, par {CITIZEN}")],
        );
        let mut neighbour = signed_in(&town, NEIGHBOUR).await;
        let forged = send(&town, &mut neighbour, &address, &fields).await;
        assert_eq!(forged.status, 422);
        says(&forged.text, &["Vous n’avez pas aujourd’hui de mandat"]);

        officer(&town, association, NEIGHBOUR).await;
        wants_two(&town, association).await;
        let second = [("sens", "pour"), ("texte", "Et un garage."), fields[2]];
        let sent = send(&town, &mut browser, &address, &second).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        hides(&open(&mut town.browser(), &path).await, &["Et un garage."]);
        let page = open(&mut neighbour, "/groupes/velocite/a-confirmer").await;
        let act: groups::ActId = page
            .split("name=\"acte\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .and_then(|id| id.parse().ok())
            .expect("an act to confirm");
        town.act(Actor::Person(circle.neighbour), ConfirmAct { act })
            .await
            .expect("confirmed");
        says(
            &open(&mut town.browser(), &path).await,
            &["Et un garage.", &format!("avec l’accord de {NEIGHBOUR}")],
        );
    });
}
