//! A town with the bridge, and who meets there.

use groups::{GroupId, GroupKind, Role};
use kernel::{Actor, EffectLine, Exchanges, Feature, PersonId, SubjectRef};
use meetings::{MeetingId, PlanMeeting};
use outgoing::Connections;
use testkit::TestTown;
use testkit::cast::{DOOR, group, mandate, person};
use tools::messages::{EFFECT, Room, Said};
use tools::{Bridges, Capability, SetUpBridge, Typed};

/// The features of these stories, lowest first.
pub(crate) const FEATURES: &[Feature] = &[
    outgoing::FEATURE,
    tools::FEATURE,
    search::FEATURE,
    identity::FEATURE,
    groups::FEATURE,
    parcours::FEATURE,
    moderation::FEATURE,
    debates::FEATURE,
    votes::FEATURE,
    texts::FEATURE,
    meetings::FEATURE,
    follow::FEATURE,
    DOOR,
];
pub(crate) const PASSWORD: &str = "sésame, ouvre-toi";
const BRIDGES: &[tools::Bridge] = &[matrix::BRIDGE];

pub(crate) async fn with_bridge(town: &mut TestTown) {
    town.equip(
        |settings| settings.private_network_allowed = true,
        |settings| {
            let connections = Connections::new(settings).expect("the settings are followed");
            vec![
                Box::new(connections),
                Box::new(Bridges(BRIDGES)),
                Box::new(tools::Switches(&[parcours::switched_on])),
            ]
        },
    )
    .await;
}

pub(crate) fn typed(version: i64, address: &str, account: &str, password: &str) -> SetUpBridge {
    SetUpBridge {
        capability: Capability::Messages,
        typed: Typed {
            version,
            address: address.to_owned(),
            account: account.to_owned(),
            password: password.to_owned(),
        },
    }
}

pub(crate) async fn set_up(town: &TestTown, version: i64, address: &str, password: &str) {
    let deed = typed(version, address, "parvis", password);
    town.act(Actor::Operator, deed).await.expect("set up");
}

/// A group, its chair, an agent and somebody who is neither.
pub(crate) struct Circle {
    pub(crate) group: GroupId,
    pub(crate) chair: PersonId,
    pub(crate) agent: PersonId,
    pub(crate) reader: PersonId,
}

impl Circle {
    pub(crate) async fn meet(town: &TestTown) -> Self {
        let working = group(town, "Groupe mobilités", GroupKind::Working).await;
        let chair = person(town, "Nolwenn Le Goff", "nolwenn").await;
        mandate(town, working, chair, Role::Chair, true).await;
        let services = group(town, "Services", GroupKind::Services).await;
        let agent = person(town, "Anne Agent", "agent").await;
        mandate(town, services, agent, Role::Member, false).await;
        Self {
            group: working,
            chair,
            agent,
            reader: person(town, "Paul Passant", "paul").await,
        }
    }

    pub(crate) async fn plan(&self, town: &TestTown, title: &str, in_days: i64) -> MeetingId {
        let plan = PlanMeeting {
            group: self.group,
            title: title.to_owned(),
            starts_at: town.now().plus_days(in_days),
            ends_at: None,
            place: String::new(),
            agenda: Vec::new(),
        };
        let planned = town.act(Actor::Person(self.chair), plan).await;
        town.settle().await;
        planned.expect("planned")
    }
}

pub(crate) async fn room_of(town: &TestTown, of: &SubjectRef) -> Room {
    let found = Room::of(&mut town.sql(), town.body, of).await;
    found.expect("read").expect("it has a room")
}

pub(crate) async fn address_of(town: &TestTown, of: &SubjectRef) -> String {
    room_of(town, of).await.address.expect("it is there")
}

/// What is known here of what is said there, oldest first: who, and what.
pub(crate) async fn known(town: &TestTown, of: &SubjectRef) -> Vec<(String, String)> {
    let room = room_of(town, of).await;
    let said = Said::latest(&mut town.sql(), town.body, &room, 1_000).await;
    let said = said.expect("read").into_iter().rev();
    said.map(|one| (one.author, one.words)).collect()
}

pub(crate) async fn exchanges(town: &TestTown, kind: &str) -> Exchanges {
    let found = Exchanges::of(&mut town.sql(), town.body, kind).await;
    found.expect("the exchanges are read")
}

/// Why rooms were not made, or things not said.
pub(crate) async fn reasons(town: &TestTown) -> Vec<String> {
    let left = EffectLine::left(&mut town.sql(), town.body, EFFECT, 50).await;
    let left = left.expect("what is left is read");
    left.into_iter().filter_map(|line| line.last_error).collect()
}
