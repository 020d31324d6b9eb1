//! Tabling an amendment in the name of an association: both are named; where it wants two people, the second one tables it.

use groups::{
    ActId, Association, ConfirmAct, DescribeAssociation, EndMandate, GroupId, GroupKind, Office, Role,
    WelcomeMember, WelcomeOfficer,
};
use jiff::civil::date;
use kernel::{Actor, Fault, PersonId};
use testkit::cast::group;
use testkit::{TestTown, on_both_engines};
use texts::{AmendmentForm, ProposeAmendment, ProposeAmendmentFor, RectifyAmendment, TextId};

use crate::council::{Council, FEATURES, amendment, browser_of, page, refusal, send};

const SENTENCE: &str = "Supprimer l’action 14.";

async fn treasurer(town: &TestTown, association: GroupId, (name, address): (&str, &str)) {
    let deed = WelcomeOfficer {
        mandate: WelcomeMember {
            group: association,
            name: name.to_owned(),
            email: format!("{address}@exemple.fr"),
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

fn written(text: TextId) -> ProposeAmendment {
    ProposeAmendment {
        text,
        form: AmendmentForm::Sentence(SENTENCE.to_owned()),
        rationale: "Les ateliers existent déjà.".to_owned(),
    }
}

async fn table(
    town: &TestTown,
    by: PersonId,
    association: GroupId,
    text: TextId,
) -> Result<Option<i64>, Fault> {
    let deed = ProposeAmendmentFor {
        association,
        proposed: written(text),
    };
    town.act(Actor::Person(by), deed).await
}

#[tokio::test]
async fn an_amendment_bears_the_name_of_the_association_and_of_who_spoke() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let association = group(&town, "Clic citoyen", GroupKind::Association).await;
        treasurer(&town, association, ("Léa Riou", "lea")).await;
        let stranger = table(&town, council.malo, association, text).await;
        assert_eq!(refusal(stranger), "groups-for-ended");

        let path = format!("/textes/{text}/amender");
        let mut lea = browser_of(&town, council.lea);
        assert!(page(&mut lea, &path).await.contains("Au nom de qui"));
        let chosen = association.to_string();
        let fields = [
            ("ou", ""),
            ("version", "1"),
            ("text_version", "1"),
            ("sentence", SENTENCE),
            ("rationale", ""),
            ("pour", chosen.as_str()),
            ("geste", "proposer"),
        ];
        let sent = send(&town, &mut lea, &path, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let shown = format!("/textes/{text}/amendements/1");
        let read = page(&mut browser_of(&town, council.malo), &shown).await;
        assert!(read.contains("Clic citoyen, par Léa Riou"), "{read}");

        let end = EndMandate {
            group: association,
            person: council.lea,
            on: date(2026, 1, 2),
        };
        town.act(Actor::System, end).await.expect("ended");
        let tabled = amendment(&town, text, 1).await;
        let rectify = RectifyAmendment {
            amendment: tabled.id,
            version: tabled.version,
            form: AmendmentForm::Sentence(SENTENCE.to_owned()),
            rationale: "Autrement.".to_owned(),
        };
        let refused = town.act(Actor::Person(council.lea), rectify).await;
        assert_eq!(refusal(refused), "groups-refused-ended");
    });
}

#[tokio::test]
async fn where_it_wants_two_the_second_one_tables_it_and_no_longer_once_the_discussion_is_closed() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        let association = group(&town, "Clic citoyen", GroupKind::Association).await;
        treasurer(&town, association, ("Léa Riou", "lea")).await;
        treasurer(&town, association, ("Paul Passant", "passant")).await;
        let two = DescribeAssociation {
            group: association,
            said: Association {
                needs_two: true,
                ..Association::default()
            },
        };
        town.act(Actor::System, two).await.expect("described");
        let waits = table(&town, council.lea, association, text).await.expect("kept");
        assert_eq!(waits, None);
        let mut paul = browser_of(&town, council.passer_by);
        let act = waiting(&mut paul).await;
        town.act(Actor::Person(council.passer_by), ConfirmAct { act })
            .await
            .expect("confirmed");
        let tabled = amendment(&town, text, 1).await;
        assert_eq!(tabled.author_id, council.lea, "who wrote it is its author");
        let shown = page(&mut paul, &format!("/textes/{text}/amendements/1")).await;
        assert!(
            shown.contains("Clic citoyen, par Léa Riou, avec l’accord de Paul Passant"),
            "{shown}"
        );

        table(&town, council.lea, association, text).await.expect("kept");
        council.close(&town, text).await;
        let act = waiting(&mut paul).await;
        let late = town
            .act(Actor::Person(council.passer_by), ConfirmAct { act })
            .await;
        assert_eq!(refusal(late), "texts-not-in-discussion");
    });
}

#[tokio::test]
async fn an_argument_bears_both_names_and_waits_where_two_are_wanted() {
    on_both_engines!(FEATURES, |town: TestTown| async move {
        let council = Council::gather(&town).await;
        let text = council.discuss(&town).await;
        town.act(Actor::Person(council.malo), written(text))
            .await
            .expect("tabled");
        let association = group(&town, "Clic citoyen", GroupKind::Association).await;
        treasurer(&town, association, ("Léa Riou", "lea")).await;
        let path = format!("/textes/{text}/amendements/1");
        let chosen = association.to_string();
        let said = |words: &'static str, pour| [("side", "pour"), ("body", words), ("pour", pour)];
        let arguments = format!("{path}/arguments");
        let mut lea = browser_of(&town, council.lea);
        let fields = said("Les bénévoles suffisent.", chosen.as_str());
        let sent = send(&town, &mut lea, &arguments, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let read = page(&mut browser_of(&town, council.malo), &path).await;
        for shown in ["Les bénévoles suffisent.", "Clic citoyen, par Léa Riou"] {
            assert!(read.contains(shown), "{shown}: {read}");
        }
        let listed = page(&mut town.browser(), "/contributions").await;
        assert!(listed.contains("Clic citoyen, par Léa Riou"), "{listed}");
        let mut malo = browser_of(&town, council.malo);
        let forged = send(&town, &mut malo, &arguments, &fields).await;
        assert_eq!(forged.status, 422);
        assert!(
            forged.text.contains("Les bénévoles suffisent."),
            "nothing typed is lost: {}",
            forged.text
        );

        treasurer(&town, association, ("Paul Passant", "passant")).await;
        let two = DescribeAssociation {
            group: association,
            said: Association {
                needs_two: true,
                ..Association::default()
            },
        };
        town.act(Actor::System, two).await.expect("described");
        let fields = said("Et les locaux aussi.", chosen.as_str());
        let sent = send(&town, &mut lea, &arguments, &fields).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let read = page(&mut malo, &path).await;
        assert!(!read.contains("Et les locaux aussi."), "{read}");
        let mut paul = browser_of(&town, council.passer_by);
        let act = waiting(&mut paul).await;
        town.act(Actor::Person(council.passer_by), ConfirmAct { act })
            .await
            .expect("confirmed");
        let read = page(&mut malo, &path).await;
        for shown in ["Et les locaux aussi.", "avec l’accord de Paul Passant"] {
            assert!(read.contains(shown), "{shown}: {read}");
        }
    });
}

/// The identifier of what waits there, as the page of who confirms says it.
async fn waiting(browser: &mut testkit::Browser) -> ActId {
    let text = page(browser, "/groupes/clic-citoyen/a-confirmer").await;
    text.split("name=\"acte\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .and_then(|id| id.parse().ok())
        .expect("an act waits")
}
