//! A room for a meeting and a pad for a group, told from the agent's setting to the member who comes in.

use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, Fault, Feature, PersonId, SubjectRef};
use meetings::{MeetingId, PlanMeeting};
use outgoing::Connections;
use testkit::cast::DOOR;
use testkit::{TestTown, browser_of, on_both_engines, page};
use tools::places::{self, ClosePlace, OpenPlace};
use tools::{Bridges, Capability, SetUpBridge, Typed};

const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    meetings::FEATURE,
    DOOR,
];
const BRIDGES: &[tools::Bridge] = &[addresses::BRIDGE];

struct Circle {
    group: GroupId,
    chair: PersonId,
    member: PersonId,
    passer_by: PersonId,
    meeting: MeetingId,
}

impl Circle {
    async fn meet(town: &mut TestTown) -> Self {
        town.equip(
            |_| {},
            |settings| {
                let connections = Connections::new(settings).expect("the settings are followed");
                vec![Box::new(connections), Box::new(Bridges(BRIDGES))]
            },
        )
        .await;
        let group = testkit::cast::group(town, "Groupe mobilités", GroupKind::Working).await;
        let chair = testkit::cast::person(town, "Nolwenn Le Goff", "nolwenn").await;
        let member = testkit::cast::person(town, "Léa Riou", "lea").await;
        let passer_by = testkit::cast::person(town, "Paul Passant", "paul").await;
        testkit::cast::mandate(town, group, chair, Role::Chair, true).await;
        testkit::cast::mandate(town, group, member, Role::Member, true).await;
        let plan = PlanMeeting {
            group,
            title: "Réunion".to_owned(),
            starts_at: town.now().plus_days(20),
            ends_at: None,
            place: String::new(),
            agenda: Vec::new(),
        };
        let meeting = town.act(Actor::Person(chair), plan).await.expect("planned");
        Self {
            group,
            chair,
            member,
            passer_by,
            meeting,
        }
    }

    fn meeting(&self) -> SubjectRef {
        SubjectRef::new("meeting", self.meeting)
    }

    fn group(&self) -> SubjectRef {
        SubjectRef::new("group", self.group)
    }
}

async fn set_up(town: &TestTown, capability: Capability, version: i64, address: &str) -> Result<(), Fault> {
    let typed = Typed {
        version,
        address: address.to_owned(),
        account: String::new(),
        password: String::new(),
    };
    town.act(Actor::Operator, SetUpBridge { capability, typed }).await
}

fn open(capability: Capability, subject: SubjectRef, address: &str) -> OpenPlace {
    OpenPlace {
        capability,
        subject,
        address: address.to_owned(),
    }
}

async fn address(town: &TestTown, subject: &SubjectRef, capability: Capability) -> Option<String> {
    let found = places::find(&mut town.sql(), town.body, subject, capability).await;
    found.expect("read")
}

#[tokio::test]
async fn a_meeting_has_one_room_that_its_members_alone_are_shown() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let circle = Circle::meet(&mut town).await;
        let (chair, rooms) = (Actor::Person(circle.chair), Capability::Rooms);
        let without = town.act(chair, open(rooms, circle.meeting(), "")).await;
        assert!(
            matches!(without, Err(Fault::Invalid(_))),
            "no server, no address: {without:?}"
        );
        set_up(&town, rooms, 0, "https://visio.example")
            .await
            .expect("set up");
        for who in [circle.member, circle.passer_by] {
            let refused = town
                .act(Actor::Person(who), open(rooms, circle.meeting(), ""))
                .await;
            assert!(matches!(refused, Err(Fault::Forbidden { .. })), "{refused:?}");
        }
        town.act(chair, open(rooms, circle.meeting(), ""))
            .await
            .expect("opened");
        let room = address(&town, &circle.meeting(), rooms).await.expect("a room");
        let name = room
            .strip_prefix("https://visio.example/")
            .expect("on the server set up");
        assert!(
            name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "{room}"
        );
        // Opened again, perhaps by somebody else at once: it is the same.
        town.act(chair, open(rooms, circle.meeting(), ""))
            .await
            .expect("opened");
        assert_eq!(
            address(&town, &circle.meeting(), rooms).await.as_deref(),
            Some(room.as_str())
        );

        let path = format!("/reunions/{}", circle.meeting);
        for (who, sees) in [
            (circle.chair, true),
            (circle.member, true),
            (circle.passer_by, false),
        ] {
            let mut browser = browser_of(&town, who);
            let shown = page(&mut browser, &path).await;
            assert_eq!(shown.contains(&room), sees, "{shown}");
            assert_eq!(
                shown.contains("/outils/visioconference"),
                who == circle.chair,
                "{shown}"
            );
        }
        let visited = page(&mut town.browser(), &path).await;
        assert!(!visited.contains(&room), "{visited}");
        let convene = meetings::SendConvocation {
            meeting: circle.meeting,
            sequence: 0,
        };
        town.act(chair, convene).await.expect("convened");
        let letters = town.letters("lea@exemple.fr").await;
        assert!(
            letters.iter().any(|letter| letter.text.contains(&room)),
            "the convocation says it"
        );

        // The server taken away, what was opened stays; forgotten, it is shown no more.
        let remove = tools::RemoveBridge { capability: rooms };
        town.act(Actor::Operator, remove).await.expect("removed");
        assert!(address(&town, &circle.meeting(), rooms).await.is_some());
        let close = ClosePlace {
            capability: rooms,
            subject: circle.meeting(),
        };
        town.act(chair, close).await.expect("forgotten");
        assert!(address(&town, &circle.meeting(), rooms).await.is_none());
        let own = "https://autre.example/salle";
        town.act(chair, open(rooms, circle.meeting(), own))
            .await
            .expect("opened");
        assert_eq!(
            address(&town, &circle.meeting(), rooms).await.as_deref(),
            Some(own)
        );
    });
}

#[tokio::test]
async fn a_pad_goes_where_the_address_says_and_wrong_addresses_are_refused() {
    on_both_engines!(FEATURES, |mut town: TestTown| async move {
        let circle = Circle::meet(&mut town).await;
        let (chair, pads) = (Actor::Person(circle.chair), Capability::Pads);
        for wrong in [
            "",
            "pad",
            "http://pad.example",
            "https://{nom}.example/",
            "https://a:b@pad.example",
        ] {
            let refused = set_up(&town, pads, 0, wrong).await;
            assert!(matches!(refused, Err(Fault::Invalid(_))), "{wrong}: {refused:?}");
        }
        set_up(&town, pads, 0, "https://pad.example/p/{nom}?lang=fr")
            .await
            .expect("set up");
        town.act(chair, open(pads, circle.group(), ""))
            .await
            .expect("opened");
        let pad = address(&town, &circle.group(), pads).await.expect("a pad");
        assert!(
            pad.starts_with("https://pad.example/p/") && pad.ends_with("?lang=fr"),
            "{pad}"
        );
        // A meeting has no pad, a group no room; an address that is none is refused.
        for (capability, subject, typed) in [
            (pads, circle.meeting(), ""),
            (Capability::Rooms, circle.group(), ""),
            (Capability::Tables, circle.group(), "javascript:alert(1)"),
        ] {
            let refused = town.act(chair, open(capability, subject, typed)).await;
            let is_told = matches!(refused, Err(Fault::Invalid(_) | Fault::NotFound(_)));
            assert!(is_told, "{refused:?}");
        }
    });
}
